"""A register read again is not indexed again, and nobody sees a difference but in time."""

from __future__ import annotations

from dataclasses import replace

from leads.model import Lead
from leads.recognising.kept import index_of

GEO = Lead(lead_id="L-1", name="Geo Ellis", email="geo.ellis@gmail.com")
ANA = Lead(lead_id="L-2", name="Ana Silva", email="ana@example.net")


def test_what_a_turn_adds_is_gone_with_the_turn() -> None:
    index_of([GEO]).add(ANA)

    assert index_of([GEO]).with_email("ana@example.net") == []


def test_what_people_changed_between_two_readings_is_seen() -> None:
    index_of([GEO, ANA])

    again = index_of([GEO, replace(ANA, email="ana@example.org")])

    assert again.with_email("ana@example.net") == []
    assert [lead_id for lead_id, _ in again.with_email("ana@example.org")] == ["L-2"]


def test_a_turn_under_way_does_not_see_the_next_reading() -> None:
    turn = index_of([GEO])

    index_of([GEO, ANA])

    assert turn.with_email("ana@example.net") == []


def test_a_register_without_leads_is_an_index_of_nobody() -> None:
    assert list(index_of([])) == []
