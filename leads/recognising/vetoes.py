"""What keeps a likely lead from being a certain one? Cases in which being wrong would lose a customer."""

from __future__ import annotations

from collections.abc import Iterator

from leads.recognising.candidates import Candidate
from leads.recognising.comparing import (
    CompanyLevel,
    EmailLevel,
    PhoneLevel,
    PlaceLevel,
    house_numbers,
)
from leads.recognising.names import NameLevel, compare_names
from leads.recognising.normalising import Fingerprint, phone_key
from leads.recognising.person_names import PersonName

_OTHER_PERSONS = frozenset(
    {
        NameLevel.FIRST_DIFFERS,
        NameLevel.FIRST_ALIKE,
        NameLevel.LAST_DIFFERS,
        NameLevel.SUFFIX_DIFFERS,
        NameLevel.DIFFERENT,
    }
)
_HALF_A_NAME = frozenset({NameLevel.PART, NameLevel.ONE_MISSING})
_OWN_EMAIL = frozenset({EmailLevel.SAME, EmailLevel.TYPO, EmailLevel.SAME_LOCAL})
_MOST_FIRST_NAMES_AT_HOME = 2


def veto(wanted: Fingerprint, best: Candidate, found: tuple[Candidate, ...]) -> str:
    """Why `best` must not be taken for certain, in words a rep reads; "" when nothing speaks against it."""
    return next(_against(wanted, best, found), "")


def _against(wanted: Fingerprint, best: Candidate, found: tuple[Candidate, ...]) -> Iterator[str]:
    c = best.comparison
    own_email = c.email in _OWN_EMAIL
    if c.name in _OTHER_PERSONS:
        yield "two people may share an address or a phone"
    if c.email is EmailLevel.DIGITS:
        yield "mailboxes that differ by a number are often two people's"
    if not (_is_reachable(best) or _is_same_shop(best)):
        yield "neither e-mail nor phone agree"
    if c.phone is PhoneLevel.NEIGHBOUR and not own_email:
        yield "neighbouring phone numbers are often two desks'"
    if c.name is NameLevel.TYPO and c.email is EmailLevel.DIFFERENT:
        yield "only the phone agrees, and the names are not quite the same"
    if c.name is NameLevel.ONE_MISSING and not own_email:
        yield "only an office's mailbox or phone agrees"
    if c.name is NameLevel.BOTH_MISSING and not own_email:
        yield from _against_one_shop(wanted, best)
    if c.name in _HALF_A_NAME and _is_shared(wanted, best, found, most=1):
        yield "others share this mailbox or phone, and the name is not complete"
    if not own_email and _is_shared(wanted, best, found, _MOST_FIRST_NAMES_AT_HOME):
        yield "the phone is a switchboard's"


def _against_one_shop(wanted: Fingerprint, best: Candidate) -> Iterator[str]:
    """Nobody is named, so it is the company that must be one, and its site."""
    c = best.comparison
    same_door = c.place is PlaceLevel.SAME and c.company is CompanyLevel.LIKE
    if c.email is not EmailLevel.SAME_ROLE and c.company is not CompanyLevel.SAME and not same_door:
        yield "nobody is named, and the companies are not quite the same"
    here, there = house_numbers(wanted.address), house_numbers(best.known.address)
    if here and there and here.isdisjoint(there):
        yield "nobody is named, and the addresses differ"


def _is_reachable(best: Candidate) -> bool:
    """Whether both can be reached by the same mailbox or phone."""
    c = best.comparison
    return c.email in _OWN_EMAIL or c.email is EmailLevel.SAME_ROLE or c.phone is PhoneLevel.SAME


def _is_same_shop(best: Candidate) -> bool:
    """Same company at the same address, and no person named: as much the same as a nameless row can be."""
    c = best.comparison
    return (
        c.name is NameLevel.BOTH_MISSING
        and c.company is CompanyLevel.SAME
        and c.place is PlaceLevel.SAME
    )


def _is_shared(
    wanted: Fingerprint, best: Candidate, found: tuple[Candidate, ...], most: int
) -> bool:
    """Whether more than `most` different people are known by the e-mail or phone that the two share."""
    emails = set(wanted.emails) & set(best.known.emails)
    phones = set(map(phone_key, wanted.phones)) & set(map(phone_key, best.known.phones))
    names = [wanted.name]
    for other in found:
        reached = emails.intersection(other.known.emails) or phones.intersection(
            map(phone_key, other.known.phones)
        )
        if reached and _is_another(other.known.name, names):
            names.append(other.known.name)
    return len(names) > most


def _is_another(name: PersonName, names: list[PersonName]) -> bool:
    return all(compare_names(name, known)[0] in _OTHER_PERSONS for known in names)
