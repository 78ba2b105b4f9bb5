"""New, repeat, returning or possible: certain only when nothing speaks against it."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.model import Contact, Lead
from leads.recognising.deciding import (
    DEFAULT_WINDOW,
    New,
    Possible,
    Recognised,
    Repeat,
    Returning,
    duplicate_window,
    recognise,
)
from leads.recognising.index import Index
from leads.settings import Settings

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

ANA = Contact(
    name="Ana Silva",
    company="Silva Tiles Ltd",
    email="ana.silva@silvatiles.example.com",
    phone="+442079460123",
    country="GB",
    city="London",
    postcode="SW1A 1AA",
)
GEO = Contact(name="Geo Ellis", email="geo.ellis@gmail.com", phone="+12025550123", city="Houston")


def register(*contacts: Contact) -> Index:
    index = Index()
    for number, contact in enumerate(contacts, start=1001):
        index.add_contact(f"L-{number}", contact)
    return index


def met(contact: Contact, *known: Contact) -> Recognised:
    return recognise(contact, register(*known), lambda _: None, NOW)


def is_possible(found: Recognised, *words: str) -> bool:
    assert isinstance(found, Possible), found
    assert all(word in found.because for word in words), found.because
    return True


# --- certain ---


@pytest.mark.parametrize(
    "again",
    [
        replace(GEO, name="ELLIS, GEO"),
        replace(GEO, name="Dr. Geo Ellis", phone=""),
        replace(GEO, name="G. Ellis", email="GeoEllis+promo@googlemail.com"),
        replace(GEO, name="Géo Éllis", phone="001 (202) 555-0123 ext 4"),
        replace(GEO, phone="+12025550999"),
        replace(GEO, email="other@example.net"),
        replace(GEO, email="", city=""),
        replace(GEO, name="", phone=""),
    ],
)
def test_the_same_mailbox_or_phone_with_a_compatible_name_is_a_repeat(again: Contact) -> None:
    found = met(again, GEO)

    assert isinstance(found, Repeat), found
    assert found.lead_id == "L-1001"
    assert "same e-mail" in found.because or "same phone" in found.because


def test_what_they_ask_for_now_does_not_matter() -> None:
    lead = Lead(lead_id="L-7", name=GEO.name, email=GEO.email, interest="pumps")

    assert isinstance(recognise(GEO, Index([lead]), lambda _: None, NOW), Repeat)


def test_one_person_filed_twice_is_still_one_person() -> None:
    found = met(GEO, GEO, replace(GEO, phone=""))

    assert isinstance(found, Repeat)
    assert found.lead_id == "L-1001"


def test_a_lead_is_found_by_all_it_was_ever_known_by() -> None:
    index = register(GEO)
    index.add_contact("L-1001", replace(GEO, email="geo@ellis.example.org", phone="+12025550188"))

    found = recognise(
        replace(GEO, email="geo@ellis.example.org", phone=""), index, lambda _: None, NOW
    )

    assert isinstance(found, Repeat)
    assert found.lead_id == "L-1001"


@pytest.mark.parametrize("phone", ["", "+12025550999"])
def test_a_slip_in_a_name_and_another_in_the_domain_of_its_mailbox_are_still_one_person(
    phone: str,
) -> None:
    again = replace(GEO, name="Geo Elils", email="geo.ellis@gmial.com", phone=phone)

    assert isinstance(met(again, GEO), Repeat)


def test_a_mailbox_of_the_same_name_at_another_provider_is_not_misspelt() -> None:
    again = replace(GEO, name="Geo Elils", email="geo.ellis@ymail.com", phone="")

    assert not isinstance(met(again, GEO), Repeat)


def test_half_a_name_at_the_misspelt_mailbox_of_a_family_is_asked_about() -> None:
    couple = replace(GEO, name="Marta Ellis")

    assert is_possible(met(replace(GEO, name="Ellis", email="geo.ellis@gmial.com"), GEO, couple))


# --- never certain ---


def test_a_family_that_shares_phone_and_mailbox_is_asked_about() -> None:
    found = met(replace(GEO, name="Marta Ellis"), GEO)

    assert is_possible(found, "same e-mail", "same phone", "first names differ: Marta / Geo")


def test_names_that_differ_in_their_ending_only_are_asked_about() -> None:
    maria = replace(GEO, name="Maria Rossi")

    assert is_possible(met(replace(GEO, name="Mario Rossi"), maria), "Mario / Maria")


def test_father_and_son_are_asked_about_in_any_order_of_their_names() -> None:
    son = replace(GEO, name="Ellis Jr., Geo")

    assert is_possible(met(son, GEO), "junior or senior")
    assert is_possible(met(GEO, son), "junior or senior")


def test_a_single_letter_is_an_initial_and_another_persons_where_it_is_not_ones_own() -> None:
    for mine, theirs in ((GEO, replace(GEO, name="K.")), (replace(GEO, name="K."), GEO)):
        assert is_possible(met(mine, theirs), "names differ")
    for mine, theirs in ((GEO, replace(GEO, name="X")), (replace(GEO, name="-"), GEO)):
        assert isinstance(met(mine, theirs), Repeat), "nobody is called that"


def test_mailboxes_that_differ_by_a_number_are_never_merged() -> None:
    one = Contact(name="Jo Smith", email="jsmith1@gmail.com", city="Leeds")
    found = met(replace(one, email="jsmith2@gmail.com"), one)

    assert not isinstance(found, Repeat | Returning)


def test_an_office_mailbox_alone_merges_nobody() -> None:
    office = Contact(name="Paul Nelson", company="Metro Labs", email="info@metrolabs.example.com")

    assert not isinstance(met(replace(office, name="Kaye Pena"), office), Repeat)
    assert not isinstance(met(replace(office, name=""), office), Repeat)


def test_colleagues_on_one_switchboard_are_not_merged() -> None:
    boss = replace(ANA, name="Bo Lind", email="bo.lind@silvatiles.example.com")
    clerk = replace(ANA, name="Cy Ode", email="cy.ode@silvatiles.example.com")

    assert not isinstance(met(clerk, ANA, boss), Repeat)


def test_half_a_name_at_a_shared_mailbox_is_asked_about() -> None:
    couple = replace(GEO, name="Marta Ellis")

    assert is_possible(met(replace(GEO, name="Ellis"), GEO, couple))


@pytest.mark.parametrize("phone", [GEO.phone, "+12025550999"])
def test_a_surname_alone_may_be_a_relatives_and_is_asked_about(phone: str) -> None:
    assert is_possible(met(replace(GEO, name="Ellis", phone=phone), GEO), "same e-mail")


@pytest.mark.parametrize("name", ["Ana", "Ana Lima"])
def test_a_row_typed_in_a_hurry_is_known_by_the_mailbox_that_spells_its_name(name: str) -> None:
    typed = Contact(name="Ana", email="ana@acme.example")

    assert isinstance(met(replace(typed, name=name, phone="+442079460123"), typed), Repeat)


def test_colleagues_are_told_of_but_not_asked_about() -> None:
    found = met(replace(ANA, name="Bo Lind", email="bo.lind@silvatiles.example.com", phone=""), ANA)

    assert isinstance(found, New)
    assert found.colleague == "L-1001"
    assert "a colleague of L-1001" in found.because


def test_namesakes_without_a_common_mailbox_or_phone_are_not_merged() -> None:
    found = met(replace(GEO, email="g77@example.net", phone="+12025550177"), GEO)

    assert not isinstance(found, Repeat)


def test_two_people_who_fit_equally_well_are_both_named() -> None:
    known = (
        replace(GEO, phone="", city="Boston", name="Geo Ellis"),
        replace(GEO, email="", city="Denver", name="Geo M Ellis Sr"),
    )

    found = met(GEO, *known)

    assert not isinstance(found, New)


# --- new ---


def test_somebody_else_is_new_and_it_is_said_why() -> None:
    assert met(GEO, ANA) == New(because="nobody with this e-mail, phone, name or company")


@pytest.mark.parametrize("phone", ["0000000000", "+441234567890"])
def test_junk_is_nothing_to_recognise_anybody_by(phone: str) -> None:
    junk = Contact(name="n/a", email="none@none.com", phone=phone)

    assert met(junk, junk) == New(because="they left nothing to recognise them by")


def test_free_mail_is_no_company() -> None:
    neighbour = Contact(name="Zoe Young", email="zoe.young@gmail.com")

    assert isinstance(met(neighbour, GEO), New)


# --- returning ---


def test_a_lead_closed_longer_ago_than_the_window_makes_a_returning_one() -> None:
    index = register(GEO)
    closed = NOW - DEFAULT_WINDOW - timedelta(days=1)

    found = recognise(GEO, index, lambda _: closed, NOW)

    assert isinstance(found, Returning)
    assert found.lead_id == "L-1001"
    assert "closed 181 days ago" in found.because


def test_a_lead_closed_within_the_window_is_a_repeat() -> None:
    found = recognise(GEO, register(GEO), lambda _: NOW - DEFAULT_WINDOW, NOW)

    assert isinstance(found, Repeat)


def test_the_window_is_a_named_setting() -> None:
    assert duplicate_window(Settings()) == timedelta(days=180)
    assert duplicate_window(Settings(named={"duplicate window": "6 weeks"})) == timedelta(days=42)


# --- properties ---

FIRST = st.sampled_from(["Ana", "Björn", "Chloé", "Dmitri", "Ewa", "Fatima", "George", "Łukasz"])
LAST = st.sampled_from(["Silva", "Ødegård", "O'Brien", "García Márquez", "Novák", "Smith-Jones"])
CONTACTS = st.builds(
    lambda first, last, number, company: Contact(
        name=f"{first} {last}",
        company=company,
        email=f"{'xyz'[number % 3]}{first.encode().hex()[:6]}k@mail{number % 7}.example.com",
        phone=f"+44 20 7946 0{number:03}",
    ),
    FIRST,
    LAST,
    st.integers(123, 987),
    st.sampled_from(["", "Acme Ltd", "Beta GmbH"]),
)


def _upper(contact: Contact) -> Contact:
    return replace(contact, name=contact.name.upper(), email=contact.email.upper())


def _spaced(contact: Contact) -> Contact:
    return replace(
        contact, name=f"  {contact.name.replace(' ', '   ')} ", email=f" {contact.email} "
    )


def _plain(contact: Contact) -> Contact:
    letters = str.maketrans("öéłøåíáŁØ", "oeloaiaLO")
    return replace(contact, name=contact.name.translate(letters))


def _national(contact: Contact) -> Contact:
    return replace(contact, phone=contact.phone.replace("+44 ", "0").replace(" ", "-"))


def _tagged(contact: Contact) -> Contact:
    return replace(contact, email=contact.email.replace("@", "+web@"))


def _turned(contact: Contact) -> Contact:
    first, _, last = contact.name.partition(" ")
    return replace(contact, name=f"{last}, {first}")


@given(
    CONTACTS, st.sets(st.sampled_from([_upper, _spaced, _plain, _national, _tagged])), st.booleans()
)
def test_a_contact_always_matches_itself_however_it_is_written(
    contact: Contact, dresses: set[object], turn: bool
) -> None:
    again = _turned(contact) if turn else contact
    for dress in dresses:
        again = dress(again)  # type: ignore[operator]

    found = met(again, contact)

    assert isinstance(found, Repeat), (again, found)


@given(CONTACTS, st.lists(CONTACTS, max_size=5))
def test_adding_an_unrelated_lead_changes_no_decision(
    contact: Contact, known: list[Contact]
) -> None:
    stranger = Contact(name="Quentin Xu", email="qx@strangers.example.org", phone="+12025550142")
    before = met(contact, *known)

    assert met(contact, *known, stranger) == before


@given(CONTACTS, CONTACTS)
def test_who_came_first_does_not_change_what_is_certain(one: Contact, other: Contact) -> None:
    assert isinstance(met(one, other), Repeat) == isinstance(met(other, one), Repeat)


@given(st.lists(CONTACTS, max_size=6, unique=True), st.randoms(use_true_random=False))
def test_in_no_order_are_two_people_filed_as_one(
    contacts: list[Contact], dice: random.Random
) -> None:
    dice.shuffle(contacts)
    index = Index()
    filed: dict[str, set[str]] = {}
    for number, contact in enumerate(contacts):
        found = recognise(contact, index, lambda _: None, NOW)
        lead_id = found.lead_id if isinstance(found, Repeat) else f"L-{number}"
        filed.setdefault(lead_id, set()).add(contact.name)
        index.add_contact(lead_id, contact)

    assert all(len(names) == 1 for names in filed.values()), filed


@given(
    st.builds(
        Contact, name=st.text(), company=st.text(), email=st.text(), phone=st.text(), city=st.text()
    )
)
def test_whatever_is_typed_is_judged(contact: Contact) -> None:
    assert met(contact, contact, GEO).because


# --- found on streams kept back ---


def test_a_namesake_at_an_agencys_mailbox_is_asked_about_when_nothing_else_agrees() -> None:
    desk = "anna@agency.example.com"
    clients = (
        Contact(name="Francesco Ricci", email=desk, phone="+39845092811"),
        Contact(name="Paola Quattro", email=desk, phone="+39776509957"),
        Contact(name="Giuseppe Colombo", email=desk, phone="+39321451422"),
    )
    again = Contact(name="Giuseppe Colombo", email=desk, city="Milano")

    assert is_possible(met(again, *clients), "many write from this mailbox")


@pytest.mark.parametrize("surname", ["Millersen", "Milersen"])
def test_a_surname_alone_from_a_relatives_mailbox_is_asked_about(surname: str) -> None:
    known = Contact(name="Ethan Millersen", email="millersen.ethan4@gmx.de", postcode="81284")
    again = Contact(name=surname, email="millersen.ethan4@gmx.de", postcode="81284")

    assert isinstance(met(again, known), Possible)


def test_mark_and_mary_of_one_family_mailbox_and_phone_are_not_one() -> None:
    home = {"email": "lee.family@gmail.com", "phone": "+12025550123", "city": "Houston"}

    assert not isinstance(
        met(Contact(name="Mark Lee", **home), Contact(name="Mary Lee", **home)), Repeat
    )


def test_a_nameless_mail_is_theirs_whose_name_its_mailbox_spells() -> None:
    known = Contact(name="Elena Ferrari", phone="+39249085670", city="Roma")

    assert isinstance(
        met(Contact(email="elenaferrari73@outlook.com", city="Roma"), known), Possible
    )


def test_another_name_at_the_mailbox_that_spells_theirs_is_asked_about() -> None:
    known = Contact(
        name="Harley White", email="brigitte.white81@gmail.com", city="Harbord", postcode="2306"
    )
    again = Contact(name="Brigitte White", city="Harbord", postcode="2306")

    assert isinstance(met(again, known), Possible)


def test_a_number_that_calls_again_without_a_name_is_one_lead() -> None:
    caller = Contact(phone="+44 20 7946 0123", country="GB")

    assert isinstance(met(replace(caller, phone="020 7946 0123"), caller), Repeat)


def test_a_nameless_call_from_the_phone_of_people_we_know_is_asked_about() -> None:
    caller = Contact(phone="+44 20 7946 0123")
    ana = replace(caller, name="Ana Silva", email="ana@example.org")

    assert is_possible(met(caller, ana, caller), "somebody we know by name")


def test_an_office_that_writes_again_without_a_name_is_one_lead() -> None:
    office = Contact(company="Acme Tiles Ltd", email="info@acmetiles.example", city="Leeds")

    assert isinstance(met(replace(office, company="ACME Tiles", city=""), office), Repeat)
    assert not isinstance(met(replace(office, city="Porto"), office), Repeat)
