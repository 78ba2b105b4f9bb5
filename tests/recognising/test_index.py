"""The index finds whoever shares something telling, however the register came together."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.model import Contact, Lead
from leads.recognising.index import MOST_CANDIDATES, Index
from leads.recognising.normalising import Fingerprint, contact_of, fingerprint

GEO = Contact(name="Geo Ellis", email="geo.ellis@gmail.com", phone="+12025550123", city="Houston")


def ids(found: list[tuple[str, Fingerprint]]) -> list[str]:
    return [lead_id for lead_id, _ in found]


def test_a_lead_is_found_by_mailbox_phone_and_company_domain() -> None:
    lead = Lead(
        lead_id="L-7", name="Ana", email="Ana+web@mail.acme.co.uk", phone="+44 20 7946 0123"
    )
    index = Index([lead])

    assert ids(index.with_email("ana@mail.acme.co.uk")) == ["L-7"]
    assert ids(index.with_phone("02079460123")) == ["L-7"]
    assert ids(index.at_domain("acme.co.uk")) == ["L-7"]
    assert index.with_email("bo@mail.acme.co.uk") == []


def test_a_misspelt_name_in_the_same_city_is_found_without_mailbox_or_phone() -> None:
    index = Index()
    index.add_contact("L-7", GEO)

    wanted = fingerprint(Contact(name="Geo Elis", city="Houston"))

    assert ids(index.candidates(wanted)) == ["L-7"]


def test_whoever_shares_most_comes_first_and_the_others_are_limited() -> None:
    index = Index()
    for number in range(500):
        index.add_contact(f"L-{number}", Contact(name=f"Kim {number:x}", phone=GEO.phone))
    index.add_contact("L-500", GEO)

    found = ids(index.candidates(fingerprint(GEO)))

    assert found[0] == "L-500"
    assert len(found) == MOST_CANDIDATES


@pytest.mark.parametrize(("others", "is_found"), [(1, True), (30, False)])
def test_a_word_of_a_name_and_four_digits_find_somebody_while_few_share_them(
    others: int, *, is_found: bool
) -> None:
    index = Index()
    for number in range(others):
        last = f"Ze{'bcdfgklmnprstv'[number % 14]}a{'kptm'[number // 14]}u"
        index.add_contact(f"L-{number}", Contact(name=f"Geo {last}", phone=f"+1202{number:03}0123"))

    wanted = fingerprint(Contact(name="Geo Ellis", phone="+442079460123"))

    assert bool(index.candidates(wanted)) is is_found


def test_the_order_of_arrival_does_not_change_who_is_found() -> None:
    people = [
        Contact(name=f"{first} Ellis", email=f"{first}@gmail.com".lower(), city="Houston")
        for first in ("Geo", "Marta", "Tim", "Uma")
    ]
    forwards, shuffled = Index(), Index()
    numbered = list(enumerate(people))
    for number, person in numbered:
        forwards.add_contact(f"L-{number}", person)
    random.Random(1).shuffle(numbered)
    for number, person in numbered:
        shuffled.add_contact(f"L-{number}", person)

    wanted = fingerprint(GEO)

    assert set(ids(forwards.candidates(wanted))) == set(ids(shuffled.candidates(wanted)))


def test_a_row_that_somebody_copied_with_its_id_is_read() -> None:
    geo = Lead(lead_id="L-1", name="Geo Ellis", email="geo@example.org")
    ana = Lead(lead_id="L-2", name="Ana Silva", email="ana@example.net")
    index = Index([geo])

    index.update([geo, ana, ana])

    assert ids(index.with_email("ana@example.net")) == ["L-2", "L-2"]


@given(st.permutations(range(7)), st.sets(st.integers(0, 6)))
def test_rows_that_only_moved_are_not_read_again(order: list[int], deleted: set[int]) -> None:
    leads = [Lead(lead_id=f"L-{n}", name=f"Geo Ellis{'abcdefg'[n]}") for n in range(7)]
    index = Index(leads)

    assert index.update([leads[n] for n in order if n not in deleted]) == 0
    assert len(index) == 7 - len(deleted)


LEADS = st.lists(
    st.builds(
        Lead,
        lead_id=st.integers(1, 6).map("L-{}".format),
        name=st.sampled_from(["Geo Ellis", "Ana Silva", "Bo Lind", ""]),
        email=st.sampled_from(["geo@example.org", "ana@example.net", ""]),
        phone=st.sampled_from(["+12025550123", "+442079460188", ""]),
    ),
    unique_by=lambda lead: lead.lead_id,
)


@given(st.lists(LEADS, max_size=4), LEADS)
def test_an_index_kept_from_reading_to_reading_finds_what_a_new_one_finds(
    readings: list[list[Lead]], last: list[Lead]
) -> None:
    kept = Index()
    for reading in [*readings, last]:
        kept.update(reading)
    new = Index(last)

    assert len(kept) == len(new)
    assert sorted(kept) == sorted(new)
    for lead in last:
        wanted = fingerprint(contact_of(lead))
        assert sorted(kept.candidates(wanted)) == sorted(new.candidates(wanted))


def test_company_whose_rows_were_edited_often_is_still_found_by_its_name() -> None:
    """What a row once said shares nothing: a worker that runs for weeks finds what a new one finds."""
    index = Index()
    for day in range(70):
        index.update(
            [Lead(lead_id="L-1", name="Ana Silva", company="Crumb & Co", phone=f"+4420794601{day}")]
        )
    wanted = fingerprint(Contact(name="Ana Silva", company="Crumb & Co"))

    assert ids(index.candidates(wanted)) == ["L-1"]
    assert Index(over=index).candidates(wanted) == index.candidates(wanted)


@given(LEADS, LEADS)
def test_an_index_over_another_finds_what_both_hold_and_leaves_the_lower_as_it_was(
    lower: list[Lead], upper: list[Lead]
) -> None:
    below, together = Index(lower), Index(lower)
    before = list(below)
    above = Index(over=below)
    for lead in upper:
        above.add(lead)
        together.add(lead)

    assert list(below) == before
    assert list(above) == list(together)
    for lead in [*lower, *upper]:
        wanted = fingerprint(contact_of(lead))
        assert above.candidates(wanted) == together.candidates(wanted)


@pytest.mark.parametrize("typed", ["Maaja Luczak", "Luczzak, Maja", "Maja Łuczeak"])
def test_name_with_a_vowel_or_a_double_letter_too_many_is_found_by_nothing_else(typed: str) -> None:
    everybody = [Lead(lead_id="L-1", name="Maja Łuczak", email="m@example.org")]

    found = Index(everybody).candidates(fingerprint(Contact(name=typed)))

    assert [lead_id for lead_id, _ in found] == ["L-1"]


def test_name_is_found_beside_a_city_that_is_misspelt() -> None:
    index = Index()
    index.add_contact("L-1", Contact(name="Leo Burton", city="Newcastle-upon-Tyne"))

    found = index.candidates(fingerprint(Contact(name="Leon Burton", city="Newcastlle upon-Tyne")))

    assert [lead_id for lead_id, _ in found] == ["L-1"]
