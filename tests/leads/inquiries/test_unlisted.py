"""A place that no list has, where somebody says outright to live in it; no region, and no word of a sentence."""

from __future__ import annotations

import pytest

from leads.inquiries.places.towns_told import town_told


@pytest.mark.parametrize(
    ("country", "text", "town"),
    [
        ("CH", "abitiamo in una casetta a Capriasca e vorremmo coprire il terrazzo", "Capriasca"),
        ("DE", "wir wohnen in Lembeck und suchen einen Treppenlift", "Lembeck"),
        ("FR", "Nous habitons à Saint-Machin-le-Petit.", "Saint-Machin-le-Petit"),
        ("DE", "Wir wohnen in Miete.", ""),
        ("DE", "Wir wohnen in Süddeutschland.", ""),
        ("DE", "wir wohnen in Österreich", ""),
        ("GB", "I live in Victorian terraces", ""),
        ("GB", "We live in Cornwall.", ""),
        ("DE", "Wir wohnen in Wien und suchen", ""),
    ],
)
def test_a_place_of_no_list_counts_where_somebody_lives(country: str, text: str, town: str) -> None:
    found = town_told((), text, country)

    assert (found.name if found else "") == town
