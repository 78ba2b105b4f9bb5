"""Registers' numbers and postcodes are found wherever they stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from connectors.mail_reader import read_mail
from leads.inquiries.places import national_codes
from leads.inquiries.places.national_codes import country_by_its_codes
from leads.inquiries.places.place import place_in

GOLD = Path(__file__).parents[2] / "mail"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Pague com boleto, por favor", "BR"),
        ("Cerâmicas do Norte, Lda. | NIF 501 338 276", "PT"),
        ("Talleres Norte | NIF B12345678", "ES"),
        ("Juan Ruiz, NIF 12345678Z", "ES"),
        ("wir, CHE-123.456.789 MWST", "CH"),
        ("Aceros del Norte S.A. de C.V.", "MX"),
        ("no code at all, AB12", ""),
        ("the ABN follows, but first 1 Main St, Sydney NSW 2000", "AU"),
        ("xABN is a word of its own; K1A 0B1 is not", "CA"),
    ],
)
def test_codes_tell_the_country(text: str, country: str) -> None:
    assert country_by_its_codes(text)[0] == country


def test_evidence_is_the_very_line() -> None:
    text = "Mit freundlichen Grüßen\n  Amtsgericht Potsdam HRB 12345 P\nGeschäftsführer: A. Weiß"

    assert country_by_its_codes(text) == ("DE", "Amtsgericht Potsdam HRB 12345 P")


def test_looking_at_capitals_only_misses_no_code() -> None:
    for path in sorted(GOLD.glob("*.eml")):
        text = read_mail(path.read_bytes()).text
        found = national_codes._NATIONAL.search(text[: national_codes._LOOKED_AT])
        country, line = country_by_its_codes(text)
        assert country == (found.lastgroup if found else ""), path.name
        assert (found[0] if found else "") in line, path.name


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Chattanooga, TN", ("US", "Chattanooga", "TN")),
        ("Bologna, BO", ("", "", "")),
        ("Springfield, ZZ", ("", "", "")),
    ],
)
def test_a_town_with_its_state_on_a_line_of_its_own_is_a_place(
    line: str, told: tuple[str, ...]
) -> None:
    place = place_in(("Ana Lopez", "Buyer", line))

    assert (place.country, place.city, place.region) == told
