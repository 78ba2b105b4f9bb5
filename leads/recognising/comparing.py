"""How do two contacts compare? One level a field, each in words; how much it counts is for the weights."""

from __future__ import annotations

from typing import NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio, token_set_ratio

from leads.recognising.companies import squeezed_company
from leads.recognising.levels import Level
from leads.recognising.mailboxes import MailboxLevel, compare_mailboxes, spells_the_other
from leads.recognising.names import NameLevel, in_words, name_level
from leads.recognising.normalising import Fingerprint, is_role
from leads.recognising.person_names import NOBODY, PersonName

_LIKE_COMPANY = 88  # token_set_ratio, 0..100
_LIKE_ADDRESS = 85
_SHORTEST_TELLING_MAILBOX = 5
_SHORTEST_TELLING_DOMAIN = 5
_MARKS = str.maketrans("", "", "._-")
_NO_LETTERS = str.maketrans("", "", "0123456789._-")
_SURE_DIGITS = 9


class EmailLevel(Level):
    SAME = "same e-mail"
    SAME_ROLE = "same office mailbox"
    MARKS = "e-mails differ by a dot or a dash"
    TYPO = "e-mails differ by a typing error"
    DIGITS = "e-mails differ by a number"
    SAME_LOCAL = "same mailbox name at another provider"
    SAME_DOMAIN = "same company domain"
    DIFFERENT = "e-mails differ"
    MISSING = ""


class PhoneLevel(Level):
    SAME = "same phone"
    TYPO = "phones differ by a typing error"
    NEIGHBOUR = "phones differ in the last two digits"
    DIFFERENT = "phones differ"
    MISSING = ""


class CompanyLevel(Level):
    SAME = "same company"
    LIKE = "similar company"
    SHORT = "company names have words in common"
    DIFFERENT = "companies differ"
    MISSING = ""


class AddressLevel(Level):
    SAME = "same address"
    NUMBER = "same house number"
    STREET = "same street, other number"
    DIFFERENT = "addresses differ"
    MISSING = ""


class PlaceLevel(Level):
    POSTCODE = "same postcode"
    CODE_ALONE = "same postcode, another city"
    CITY = "same city"
    NEAR = "postcodes differ by a digit"
    DIFFERENT = "places differ"
    MISSING = ""


class Comparison(NamedTuple):
    """Two contacts, field by field.

    Attributes:
        mailbox: Whose name the mailbox that they share, or nearly share, spells.
        persons: The two names, for telling how they compare.
    """

    name: NameLevel
    email: EmailLevel
    phone: PhoneLevel
    company: CompanyLevel
    address: AddressLevel
    place: PlaceLevel
    mailbox: MailboxLevel
    persons: tuple[PersonName, PersonName]

    @property
    def names(self) -> str:
        """How the names compare in words a rep reads ("first names differ: Ana / Marco"), or ""."""
        return in_words(self.name, *self.persons)

    @property
    def nameless(self) -> Comparison:
        """The levels alone: equal for all pairs that compare alike."""
        return self._replace(persons=(NOBODY, NOBODY))

    @property
    def because(self) -> str:
        """What speaks for and against it: "same phone; first names differ: Ana / Marco"."""
        told = (self.email, self.phone, self.names, self.company, self.address, self.place)
        return "; ".join(filter(None, (*told, self.mailbox)))


_ALIKE_EMAILS = frozenset(
    {
        EmailLevel.SAME,
        EmailLevel.MARKS,
        EmailLevel.TYPO,
        EmailLevel.DIGITS,
        EmailLevel.SAME_LOCAL,
    }
)


def compare(one: Fingerprint, other: Fingerprint) -> Comparison:
    """Compare field by field; the order of the two does not matter but in the words."""
    name = name_level(one.name, other.name)
    email = _emails(one, other)
    mailbox = MailboxLevel.NOT_ASKED
    if email in _ALIKE_EMAILS:
        if name is not NameLevel.BOTH_MISSING:
            mailbox = compare_mailboxes(one, other)
    elif name in _MAY_BE_SPELT and spells_the_other(one, other):
        mailbox = MailboxLevel.OTHERS
    levels = (
        name,
        email,
        _phones(one, other),
        _companies(one, other),
        _addresses(one.address, other.address) if one.address and other.address else _NO_ADDRESS,
        _places(one, other),
        mailbox,
        (one.name, other.name),
    )
    return tuple.__new__(Comparison, levels)  # what a named tuple's own does, in half the time


_MAY_BE_SPELT = frozenset(
    {
        NameLevel.FIRST_ALIKE,
        NameLevel.FIRST_BEGINS,
        NameLevel.FIRST_DIFFERS,
        NameLevel.LAST_ALIKE,
        NameLevel.LAST_DIFFERS,
        NameLevel.DIFFERENT,
        NameLevel.ONE_MISSING,
    }
)


# --- e-mail ---


def _emails(one: Fingerprint, other: Fingerprint) -> EmailLevel:
    if not (one.emails and other.emails):
        return EmailLevel.MISSING
    if len(one.emails) == len(other.emails) == 1:  # as most have
        shared = {one.emails[0]} if one.emails == other.emails else None
    else:
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
    if _may_begin_alike(local, other_local):
        if domain == other_domain and local.translate(_MARKS) == other_local.translate(_MARKS):
            return EmailLevel.MARKS
        if local.translate(_NO_LETTERS) == other_local.translate(_NO_LETTERS):
            return EmailLevel.DIGITS
    allowed = 2 if len(local) > 7 else 1
    is_near = abs(len(one) - len(other)) <= allowed
    if is_near and OSA.distance(one, other, score_cutoff=allowed) <= allowed:
        return EmailLevel.TYPO
    return EmailLevel.DIFFERENT


def _may_begin_alike(one: str, other: str) -> bool:
    """Whether they do once marks and digits are taken off."""
    return one[0] == other[0] or not (one[0].isalpha() and other[0].isalpha())


# --- phone ---


def _phones(one: Fingerprint, other: Fingerprint) -> PhoneLevel:
    if not (one.phones and other.phones):
        return PhoneLevel.MISSING
    if len(one.phones) == len(other.phones) == 1:
        return _two_phones(one.phones[0], other.phones[0])
    levels = {_two_phones(a, b) for a in one.phones for b in other.phones}
    return next(level for level in PhoneLevel if level in levels)


def _two_phones(one: str, other: str) -> PhoneLevel:
    if one[-1] == other[-1] and same_number(one, other):
        return PhoneLevel.SAME
    one, other = one[-_SURE_DIGITS:], other[-_SURE_DIGITS:]
    if one[:-2] == other[:-2]:
        return PhoneLevel.NEIGHBOUR
    # Judged on eight digits: a ninth may belong to what stands before the national number.
    if OSA.distance(one[-8:], other[-8:], score_cutoff=1) <= 1:
        return PhoneLevel.TYPO
    return PhoneLevel.DIFFERENT


def same_number(one: str, other: str) -> bool:
    """Whether two spellings mean one number, with or without what stands before the national one."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if long.endswith(short):
        return True
    # "+61 0247..." and "0247...": a zero that belongs to one spelling only.
    return len(short) != len(long) and short[-_SURE_DIGITS:] == long[-_SURE_DIGITS:]


# --- company and place ---


def _companies(one: Fingerprint, other: Fingerprint) -> CompanyLevel:
    if not (one.company and other.company):
        return _company_by_domain(one, other)
    if one.company == other.company:
        return CompanyLevel.SAME
    if squeezed_company(one.company) == squeezed_company(other.company):
        return CompanyLevel.SAME
    like = token_set_ratio(one.company, other.company, score_cutoff=50)
    if like >= _LIKE_COMPANY:
        return _same_words(one.company, other.company)
    return CompanyLevel.SHORT if like >= 60 else CompanyLevel.DIFFERENT


_NUMERALS = frozenset("i ii iii iv v vi vii 1 2 3 4 5 6 7 8 9 10".split())  # noqa: SIM905
"""What tells the houses of one company apart: "Little Tykes I" and "Little Tykes II"."""


def _same_words(one: str, other: str) -> CompanyLevel:
    """Most words are shared; but "Ritz Cafe Atlanta" and "Ritz Bar Atlanta" are two."""
    words, others = set(one.split()), set(other.split())
    if words == others:
        return CompanyLevel.SAME
    numbers, other_numbers = words & _NUMERALS, others & _NUMERALS
    if numbers != other_numbers and numbers and other_numbers:
        return CompanyLevel.SHORT
    if words <= others or others <= words or ratio(one, other) >= _LIKE_COMPANY:
        return CompanyLevel.LIKE
    return CompanyLevel.SHORT


def _company_by_domain(one: Fingerprint, other: Fingerprint) -> CompanyLevel:
    """One names the company, the other only writes from its domain."""
    company, domain = (one.company, other.domain) if one.company else (other.company, one.domain)
    if not (company and domain):
        return CompanyLevel.MISSING
    site = domain.partition(".")[0].replace("-", "").rstrip("0123456789")
    squeezed = squeezed_company(company)
    if min(len(site), len(squeezed)) < _SHORTEST_TELLING_DOMAIN:
        return CompanyLevel.MISSING
    return CompanyLevel.SAME if squeezed.startswith(site) else CompanyLevel.MISSING


def _addresses(one: str, other: str) -> AddressLevel:
    if one == other:
        return AddressLevel.SAME
    here, there = house_numbers(one), house_numbers(other)
    like = token_set_ratio(one, other, score_cutoff=_LIKE_ADDRESS) or ratio(
        one.replace(" ", ""), other.replace(" ", ""), score_cutoff=_LIKE_ADDRESS
    )
    if here == there or (here and there and not here.isdisjoint(there)):
        return AddressLevel.SAME if like else AddressLevel.NUMBER
    return AddressLevel.STREET if like else AddressLevel.DIFFERENT


_NO_ADDRESS = AddressLevel.MISSING


def _places(one: Fingerprint, other: Fingerprint) -> PlaceLevel:
    cities = one.city and other.city
    same_city = cities and OSA.distance(one.city, other.city, score_cutoff=2) <= (
        2 if max(len(one.city), len(other.city)) > 5 else 1
    )
    if one.postcode and one.postcode == other.postcode:
        return PlaceLevel.CODE_ALONE if cities and not same_city else PlaceLevel.POSTCODE
    if same_city:
        # One city, two postcodes: two quarters of it, or a slip; it says nothing more.
        return PlaceLevel.CITY
    codes = one.postcode and other.postcode
    if codes and OSA.distance(one.postcode, other.postcode, score_cutoff=1) <= 1:
        return PlaceLevel.NEAR
    return PlaceLevel.DIFFERENT if cities or codes else PlaceLevel.MISSING


def house_numbers(address: str) -> frozenset[str]:
    """The words of a folded address that begin with a digit: what tells two doors of a street apart."""
    words = (word for word in address.split() if word[0].isdigit())
    return frozenset(word for word in words if not word.endswith(_ORDINALS))


_ORDINALS = ("st", "nd", "rd", "th")  # 35th Street is the street's name
