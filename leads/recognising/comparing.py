"""How do two contacts compare? One level a field, each in words; how much it counts is for the weights."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import token_set_ratio

from leads.recognising.names import NameLevel, compare_names
from leads.recognising.normalising import Fingerprint, is_role, phone_key

_LIKE_COMPANY = 88  # token_set_ratio, 0..100
_LIKE_ADDRESS = 85
_SHORTEST_TELLING_MAILBOX = 5
_NO_LETTERS = str.maketrans("", "", "0123456789._-")


class EmailLevel(StrEnum):
    SAME = "same e-mail"
    SAME_ROLE = "same office mailbox"
    TYPO = "e-mails differ by a typing error"
    DIGITS = "e-mails differ by a number"
    SAME_LOCAL = "same mailbox name at another provider"
    SAME_DOMAIN = "same company domain"
    DIFFERENT = "e-mails differ"
    MISSING = ""


class PhoneLevel(StrEnum):
    SAME = "same phone"
    TYPO = "phones differ by a typing error"
    NEIGHBOUR = "phones differ in the last two digits"
    DIFFERENT = "phones differ"
    MISSING = ""


class CompanyLevel(StrEnum):
    SAME = "same company"
    LIKE = "similar company"
    DIFFERENT = "companies differ"
    MISSING = ""


class PlaceLevel(StrEnum):
    SAME = "same address"
    POSTCODE = "same postcode"
    CITY = "same city"
    DIFFERENT = "places differ"
    MISSING = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two contacts, field by field.

    Attributes:
        names: How the names compare in words a rep reads ("first names differ: Ana / Marco"), or "".
    """

    name: NameLevel
    email: EmailLevel
    phone: PhoneLevel
    company: CompanyLevel
    place: PlaceLevel
    names: str

    @property
    def because(self) -> str:
        """What speaks for and against it: "same phone; first names differ: Ana / Marco"."""
        told = (self.email, self.phone, self.names, self.company, self.place)
        return "; ".join(filter(None, told))


def compare(one: Fingerprint, other: Fingerprint) -> Comparison:
    """Compare field by field; the order of the two does not matter but in the words."""
    name, names = compare_names(one.name, other.name)
    return Comparison(
        name=name,
        email=_emails(one, other),
        phone=_phones(one, other),
        company=_companies(one, other),
        place=_places(one, other),
        names=names,
    )


def _emails(one: Fingerprint, other: Fingerprint) -> EmailLevel:
    if not (one.emails and other.emails):
        return EmailLevel.MISSING
    shared = set(one.emails) & set(other.emails)
    if shared:
        return EmailLevel.SAME_ROLE if all(map(is_role, shared)) else EmailLevel.SAME
    level = _differing_emails(one.emails[0], other.emails[0])
    if level is EmailLevel.DIFFERENT and one.domain and one.domain == other.domain:
        return EmailLevel.SAME_DOMAIN
    return level


def _differing_emails(one: str, other: str) -> EmailLevel:
    local, _, domain = one.rpartition("@")
    other_local, _, other_domain = other.rpartition("@")
    if local == other_local:
        if OSA.distance(domain, other_domain, score_cutoff=2) <= 2:
            return EmailLevel.TYPO
        telling = len(local) >= _SHORTEST_TELLING_MAILBOX and not is_role(one)
        return EmailLevel.SAME_LOCAL if telling else EmailLevel.DIFFERENT
    if _letters(local) == _letters(other_local):
        return EmailLevel.DIGITS
    if OSA.distance(one, other, score_cutoff=2) <= (2 if len(local) > 7 else 1):
        return EmailLevel.TYPO
    return EmailLevel.DIFFERENT


def _letters(local: str) -> str:
    return local.translate(_NO_LETTERS)


def _phones(one: Fingerprint, other: Fingerprint) -> PhoneLevel:
    if not (one.phones and other.phones):
        return PhoneLevel.MISSING
    levels = {_two_phones(a, b) for a in one.phones for b in other.phones}
    return next(level for level in PhoneLevel if level in levels)


def _two_phones(one: str, other: str) -> PhoneLevel:
    one, other = phone_key(one), phone_key(other)
    if one == other:
        return PhoneLevel.SAME
    if one[:-2] == other[:-2]:
        return PhoneLevel.NEIGHBOUR
    if OSA.distance(one, other, score_cutoff=1) <= 1:
        return PhoneLevel.TYPO
    return PhoneLevel.DIFFERENT


def _companies(one: Fingerprint, other: Fingerprint) -> CompanyLevel:
    if not (one.company and other.company):
        return CompanyLevel.MISSING
    if one.company == other.company:
        return CompanyLevel.SAME
    like = token_set_ratio(one.company, other.company, score_cutoff=_LIKE_COMPANY)
    return CompanyLevel.LIKE if like else CompanyLevel.DIFFERENT


def _places(one: Fingerprint, other: Fingerprint) -> PlaceLevel:
    if one.address and other.address:
        like = token_set_ratio(one.address, other.address, score_cutoff=_LIKE_ADDRESS)
        if like and house_numbers(one.address) == house_numbers(other.address):
            return PlaceLevel.SAME
    if one.postcode and one.postcode == other.postcode:
        return PlaceLevel.POSTCODE
    if not (one.city and other.city):
        both = one.postcode and other.postcode
        return PlaceLevel.DIFFERENT if both else PlaceLevel.MISSING
    if OSA.distance(one.city, other.city, score_cutoff=2) <= (2 if len(one.city) > 5 else 1):
        # One city, two postcodes: two quarters of it, or a slip; it says nothing more.
        return PlaceLevel.CITY
    return PlaceLevel.DIFFERENT


def house_numbers(address: str) -> frozenset[str]:
    """The words of a folded address that begin with a digit: what tells two doors of a street apart."""
    return frozenset(word for word in address.split() if word[:1].isdigit())
