"""What holds of every register: who came first, who else is there and how it was typed decide nothing.

People here are made of few names, mailboxes and phones, so that they often share some and not others.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leads.model import Contact
from leads.recognising.deciding import New, Possible, Recognised, Repeat, recognise
from leads.recognising.index import Index
from leads.recognising.linking import link_of
from leads.recognising.normalising import fingerprint, phone_key

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)

FIRST = st.sampled_from(["Ana", "Anna", "Jürgen", "Sofía", "Robert", "Rob", "Bob", "Łukasz", "Li"])
LAST = st.sampled_from(["Silva", "Ødegård", "O'Brien", "García Márquez", "Novák", "Silver"])
NUMBER = st.integers(100, 103).map("+44 20 7946 0{}".format)
MAILBOX = st.sampled_from(
    ["ana.silva@gmail.com", "silva@web.example", "info@acme.example", "r.novak@acme.example"]
)
CONTACTS = st.builds(
    lambda first, last, email, phone, company, city: Contact(
        name=f"{first} {last}", email=email, phone=phone, company=company, city=city
    ),
    FIRST,
    LAST,
    MAILBOX | st.just(""),
    NUMBER | st.just(""),
    st.sampled_from(["", "Acme Ltd"]),
    st.sampled_from(["", "Porto", "Leeds"]),
)
REACHABLE = CONTACTS.filter(lambda c: bool(c.phone or c.email) and not c.email.startswith("info@"))
"""With a mailbox or phone of their own; a name alone is nobody's."""

NEAR = st.builds(
    lambda name, email, phone: Contact(name=name, email=email, phone=phone),
    st.sampled_from(["Ana Silva", "Anna Silva", "A. Silva", "Silva", "Rob Silva", "Robert Silva"]),
    st.sampled_from(["ana.silva@gmail.com", "silva@web.example", ""]),
    st.sampled_from(["+44 20 7946 0100", "+44 20 7946 0101", ""]),
)
"""Two persons or three, so near each other that some are certain to be filed as one."""

STRANGERS = st.builds(
    lambda name, number: Contact(
        name=name, email=f"q{number}x@strangers.example", phone=f"+1 202 555 0{number}"
    ),
    st.sampled_from(["Quentin Xu", "Zhanna Yerzhanova", "Wim Wouters"]),
    st.integers(140, 190),
)


def _phone(change: Callable[[str], str]) -> Callable[[Contact], Contact]:
    return lambda contact: replace(contact, phone=contact.phone and change(contact.phone))


def _without_accents(name: str) -> str:
    plain = unicodedata.normalize("NFD", name.translate(str.maketrans("ŁłØøÅå", "LlOoAa")))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


DRESSES: list[Callable[[Contact], Contact]] = [
    lambda c: replace(c, name=c.name.upper(), email=c.email.upper(), company=c.company.upper()),
    lambda c: replace(c, name=c.name.lower()),
    lambda c: replace(c, name=f" {c.name.replace(' ', '   ')}\t", email=f" {c.email} "),
    lambda c: replace(c, name=unicodedata.normalize("NFD", c.name)),
    lambda c: replace(c, name=_without_accents(c.name)),
    lambda c: replace(c, name=f"Dr. {c.name}"),
    lambda c: replace(c, name=", ".join(reversed(c.name.split(" ", 1)))),
    lambda c: replace(c, email=c.email.replace("@", "+web@")),
    lambda c: replace(c, email=c.email.replace("ana.silva@gmail", "anasilva@googlemail")),
    _phone(lambda n: n.replace("+44 ", "0").replace(" ", "-")),
    _phone(lambda n: n.replace("+44 20", "+44 (0)20")),
    _phone(lambda n: n.replace("+44", "0044")),
    _phone(lambda n: f"{n} ext. 12"),
]


def index_of(contacts: Sequence[Contact]) -> Index:
    index = Index()
    for number, contact in enumerate(contacts):
        index.add_contact(f"L-{number}", contact)
    return index


def met(contact: Contact, index: Index) -> Recognised:
    return recognise(contact, index, lambda _: None, NOW)


@given(REACHABLE, st.lists(st.sampled_from(DRESSES), max_size=4))
def test_who_can_be_reached_matches_themselves_however_they_are_typed(
    contact: Contact, dresses: list[Callable[[Contact], Contact]]
) -> None:
    again = contact
    for dress in dresses:
        again = dress(again)

    assert isinstance(met(again, index_of([contact])), Repeat), again


@pytest.mark.parametrize("dress", DRESSES)
@settings(max_examples=40)
@given(contact=CONTACTS)
def test_dress_leaves_what_is_compared_as_it_is(
    dress: Callable[[Contact], Contact], contact: Contact
) -> None:
    again = dress(contact)

    assert compared(again) == compared(contact), again


def compared(contact: Contact) -> tuple[object, ...]:
    known = fingerprint(contact)
    phones = tuple(map(phone_key, known.phones))
    return sorted(known.name.words), known.emails, phones, known.domain, known.company, known.city


@given(CONTACTS, st.lists(CONTACTS, max_size=6), st.lists(STRANGERS, min_size=1, max_size=4))
def test_unrelated_leads_change_no_decision(
    contact: Contact, known: list[Contact], strangers: list[Contact]
) -> None:
    alone, crowded = index_of(known), index_of([*known, *strangers])

    assert met(contact, crowded) == met(contact, alone)


@settings(max_examples=200)
@given(st.lists(NEAR, min_size=2, max_size=6, unique=True), st.data())
def test_who_is_one_person_in_one_order_is_filed_as_one_or_asked_about_in_any(
    contacts: list[Contact], data: st.DataObject
) -> None:
    """Asked about are they, or the leads that they came to, in this order: also where what binds them comes last."""
    order = data.draw(st.permutations(range(len(contacts))))
    homes, _ = filed(contacts, range(len(contacts)))
    others, asked = filed(contacts, order)

    for one, other in pairs_of(homes):
        together = others[one] == others[other]
        leads = {others[one], others[other]}
        is_asked = any({one, other} & pair or leads <= pair for pair in asked)
        assert together or is_asked, (contacts[one], contacts[other])


def filed(
    contacts: Sequence[Contact], order: Sequence[int]
) -> tuple[dict[int, int], list[set[int]]]:
    """Contact -> the first contact of its lead; and the leads about which a person is asked whether they are one."""
    index, homes, asked = Index(), {}, []
    for number in order:
        contact = contacts[number]
        found = met(contact, index)
        match found:
            case Repeat(lead_id=lead_id):
                homes[number] = _number_of(lead_id)
                if link := link_of(contact, lead_id, index, is_certain=True):
                    asked.append({homes[number], _number_of(link.lead_id)})
            case Possible() | New():
                homes[number] = number
                if isinstance(found, Possible):
                    asked += [{number, _number_of(known)} for known, _, _ in found.candidates]
        index.add_contact(f"L-{homes[number]}", contact)
    return homes, asked


def _number_of(lead_id: str) -> int:
    return int(lead_id.removeprefix("L-"))


def pairs_of(homes: dict[int, int]) -> list[tuple[int, int]]:
    """Those who are filed on one lead directly: by way of a third nobody is one."""
    return [(number, home) for number, home in homes.items() if number != home]
