"""What keeps a likely lead from being a certain one? Cases in which being wrong would lose a customer."""

from __future__ import annotations

from collections.abc import Iterator

from leads.recognising.candidates import Candidate
from leads.recognising.comparing import (
    AddressLevel,
    CompanyLevel,
    EmailLevel,
    PhoneLevel,
    PlaceLevel,
    house_numbers,
    same_number,
)
from leads.recognising.mailboxes import MailboxLevel
from leads.recognising.names import NameLevel, name_level
from leads.recognising.normalising import Fingerprint
from leads.recognising.person_names import PersonName
from leads.recognising.scoring import is_same_number

OTHER_PERSONS = frozenset(
    {
        NameLevel.FIRST_DIFFERS,
        NameLevel.FIRST_ALIKE,
        NameLevel.FIRST_NEAR,
        NameLevel.FIRST_BEGINS,
        NameLevel.LAST_ALIKE,
        NameLevel.LAST_DIFFERS,
        NameLevel.SUFFIX_DIFFERS,
        NameLevel.DIFFERENT,
    }
)
"""Names that two people have more often than one."""

_FULL_NAME = frozenset({NameLevel.SAME, NameLevel.VARIANT})
_A_PART = frozenset({NameLevel.PART, NameLevel.INITIAL, NameLevel.SAME_PART})
_HALF_A_NAME = _A_PART | {NameLevel.ONE_MISSING}
_OWN_EMAIL = frozenset(
    {EmailLevel.SAME, EmailLevel.DOMAIN, EmailLevel.MARKS, EmailLevel.TYPO, EmailLevel.SAME_LOCAL}
)
_AN_EMAIL = _OWN_EMAIL | {EmailLevel.SAME_ROLE}
_SAME_COMPANY = frozenset({CompanyLevel.SAME, CompanyLevel.LIKE})
_SAME_PLACE = frozenset({PlaceLevel.POSTCODE, PlaceLevel.CITY})
_MOST_FIRST_NAMES_AT_HOME = 2


def veto(wanted: Fingerprint, best: Candidate, found: tuple[Candidate, ...]) -> str:
    """Why `best` must not be taken for certain, in words a rep reads; "" when nothing speaks against it."""
    return next(_against(wanted, best, found), "")


def _against(wanted: Fingerprint, best: Candidate, found: tuple[Candidate, ...]) -> Iterator[str]:
    c = best.comparison
    if c.name in OTHER_PERSONS:
        yield "two people may share an address or a phone"
    if c.email is EmailLevel.DIGITS and not (
        c.phone is PhoneLevel.SAME and c.name in _FULL_NAME and len(wanted.name.words) > 1
    ):
        yield "mailboxes that differ by a number are often two people's"
    if not (_is_reachable(best) or _is_same_shop(best) or _is_same_colleague(wanted, best)):
        yield "neither e-mail nor phone agree"
    alone = c.phone is not PhoneLevel.SAME and c.place not in _SAME_PLACE
    is_shared = alone and _is_shared(wanted, best, found, _MOST_FIRST_NAMES_AT_HOME)
    if c.email in _AN_EMAIL and is_shared:
        yield "many write from this mailbox, and nothing but the name agrees"
    if c.email in _OWN_EMAIL:
        yield from _against_mailbox(wanted, best, found)
    else:
        yield from _against_phone(wanted, best, found)


def _against_mailbox(
    wanted: Fingerprint, best: Candidate, found: tuple[Candidate, ...]
) -> Iterator[str]:
    """The mailbox agrees; is it one person's?"""
    c = best.comparison
    if c.name in _HALF_A_NAME and _is_shared(wanted, best, found, most=1):
        yield "others share this mailbox or phone, and the name is not complete"
    if c.name in _A_PART and c.mailbox is MailboxLevel.NEITHER:
        yield "the mailbox may be a relative's, and the name is not complete"
    spelt = c.mailbox is not MailboxLevel.BOTH and c.name is NameLevel.PART
    if spelt and c.phone is not PhoneLevel.SAME and _is_surname_alone(wanted.name, best.known.name):
        yield "only the surname is given, and a family may share a mailbox"
    if (
        c.email is not EmailLevel.SAME
        and c.phone is not PhoneLevel.SAME
        and c.name not in _FULL_NAME
        and not (c.email is EmailLevel.DOMAIN and c.name is NameLevel.TYPO)
    ):
        yield "mailbox and name are both not quite the same"


def _is_surname_alone(one: PersonName, other: PersonName) -> bool:
    """Whether one says no more than the other's last word, or both no more than a word that is misspelt."""
    short, long = sorted((one.words, other.words), key=len)
    return len(short) == 1 and short[0] != long[0]


def _against_phone(
    wanted: Fingerprint, best: Candidate, found: tuple[Candidate, ...]
) -> Iterator[str]:
    """Nothing but a phone, an office or a company agrees."""
    c = best.comparison
    if c.phone is PhoneLevel.NEIGHBOUR:
        yield "neighbouring phone numbers are often two desks'"
    if c.name is NameLevel.TYPO and c.email is EmailLevel.DIFFERENT:
        yield "only the phone agrees, and the names are not quite the same"
    if c.name is NameLevel.ONE_MISSING:
        yield "only an office's mailbox or phone agrees"
    if c.name is NameLevel.BOTH_MISSING:
        if is_same_number(c):
            yield from _against_one_number(wanted, found)
        else:
            yield from _against_one_shop(wanted, best)
    if c.name in _A_PART:
        yield "only the phone agrees, and the name is not complete"
    if _is_shared(wanted, best, found, _MOST_FIRST_NAMES_AT_HOME) and not (
        c.name in _FULL_NAME and len(wanted.name.words) > 1
    ):
        yield "the phone is a switchboard's"


def _against_one_number(wanted: Fingerprint, found: tuple[Candidate, ...]) -> Iterator[str]:
    """Nobody is named, and nothing is told but a number."""
    for other in found:
        if other.known.name.words and any(_has_number(other.known, p) for p in wanted.phones):
            yield "nobody is named, and the phone may be that of somebody we know by name"
            return


def _against_one_shop(wanted: Fingerprint, best: Candidate) -> Iterator[str]:
    """Nobody is named, so it is the company that must be one, and its site."""
    c = best.comparison
    same_door = c.address is AddressLevel.SAME and c.company is CompanyLevel.LIKE
    if c.email is not EmailLevel.SAME_ROLE and c.company is not CompanyLevel.SAME and not same_door:
        yield "nobody is named, and the companies are not quite the same"
    here, there = house_numbers(wanted.address), house_numbers(best.known.address)
    if here and there and here.isdisjoint(there):
        yield "nobody is named, and the addresses differ"


def _is_reachable(best: Candidate) -> bool:
    """Whether both can be reached by the same mailbox or phone."""
    c = best.comparison
    return c.email in _AN_EMAIL or c.email is EmailLevel.DIGITS or c.phone is PhoneLevel.SAME


def _is_same_shop(best: Candidate) -> bool:
    """Same company at the same address, and no person named: as much the same as a nameless row can be."""
    c = best.comparison
    return (
        c.name is NameLevel.BOTH_MISSING
        and c.company is CompanyLevel.SAME
        and c.address is AddressLevel.SAME
    )


def _is_same_colleague(wanted: Fingerprint, best: Candidate) -> bool:
    """The same full name at the same company and place, and no other mailbox or phone that speaks against it."""
    c = best.comparison
    return (
        c.name is NameLevel.SAME
        and len(wanted.name.words) > 1
        and c.company in _SAME_COMPANY
        and c.place in _SAME_PLACE
        and c.email is not EmailLevel.DIFFERENT
    )


def _is_shared(
    wanted: Fingerprint, best: Candidate, found: tuple[Candidate, ...], most: int
) -> bool:
    """Whether more than `most` different people are known by the e-mail or phone that the two share."""
    emails = set(wanted.emails) & set(best.known.emails)
    if best.comparison.email is EmailLevel.DOMAIN:  # one mailbox in two spellings
        emails = set(wanted.emails) | set(best.known.emails)
    phones = [p for p in wanted.phones if _has_number(best.known, p)]
    names = [wanted.name]
    for other in found:
        reached = emails.intersection(other.known.emails) or any(
            _has_number(other.known, phone) for phone in phones
        )
        if reached and _is_another(other.known.name, names):
            names.append(other.known.name)
    return len(names) > most


def _has_number(known: Fingerprint, phone: str) -> bool:
    return any(same_number(phone, other) for other in known.phones)


def _is_another(name: PersonName, names: list[PersonName]) -> bool:
    return all(name_level(name, known) in OTHER_PERSONS for known in names)
