"""How do two contacts compare? One level a field, each in words; how much it counts is for the weights."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio, token_set_ratio

from leads.recognising.companies import is_free_mail, squeezed_company
from leads.recognising.levels import Level
from leads.recognising.mailboxes import MailboxLevel, compare_mailboxes, spells
from leads.recognising.names import NameLevel, in_words, name_level
from leads.recognising.normalising import Fingerprint, is_role
from leads.recognising.person_names import NOBODY, PersonName
from leads.recognising.tables import leaving_out

_LIKE_COMPANY = 88  # token_set_ratio, 0..100
_LIKE_ADDRESS = 85
_SHORTEST_TELLING_MAILBOX = 5
_SHORTEST_TELLING_DOMAIN = 5
_SHORTEST_MISSPELT_DOMAIN = 7  # with its ending; of a shorter one two letters may be a neighbour's
_DIGITS = "0123456789"
_NO_LETTER = f"{_DIGITS}._-"
_MARKS = leaving_out("._-")
_NO_LETTERS = leaving_out(_NO_LETTER)
_SURE_DIGITS = 9


class EmailLevel(Level):
    SAME = "same e-mail"
    SAME_ROLE = "same office mailbox"
    DOMAIN = "same mailbox, domain misspelt"
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
        EmailLevel.DOMAIN,
        EmailLevel.MARKS,
        EmailLevel.TYPO,
        EmailLevel.DIGITS,
        EmailLevel.SAME_LOCAL,
    }
)


def compare(one: Fingerprint, other: Fingerprint) -> Comparison:
    """Compare field by field; the order of the two does not matter but in the words."""
    # Taken apart once: looking an attribute up takes as long as many a comparison.
    person, emails, phones, domain, company, city, postcode, _, address, _ = one
    person2, emails2, phones2, domain2, company2, city2, postcode2, _, address2, _ = other
    name = name_level(person, person2)
    email, phone, firm, door, mailbox = _NOTHING_TO_COMPARE
    if emails and emails2:
        email = _emails(emails, emails2)
        if domain and domain == domain2 and email is _OTHER_EMAIL:
            email = EmailLevel.SAME_DOMAIN
    if phones and phones2:
        phone = _phones(phones, phones2)
    if (company and (company2 or domain2)) or (company2 and domain):
        firm = (
            _companies(company, company2)
            if company and company2
            else _company_by_domain(company or company2, domain2 if company else domain)
        )
    if address and address2:
        door = _addresses(address, address2)
    if email in _ALIKE_EMAILS:
        if name is not NameLevel.BOTH_MISSING:
            mailbox = compare_mailboxes(one, other)
    elif name in _MAY_BE_SPELT:
        # A partner's mailbox, or one from before a wedding.
        words, words2 = person[0], person2[0]
        if (len(words2) > 1 and spells(emails, words2)) or (
            len(words) > 1 and spells(emails2, words)
        ):
            mailbox = MailboxLevel.OTHERS
    place = _places(city, city2, postcode, postcode2)
    levels = (name, email, phone, firm, door, place, mailbox, (person, person2))
    return tuple.__new__(Comparison, levels)  # what a named tuple's own does, in half the time


# Not looked up in their classes for each pair: on Python 3.11 that takes four times as long as a comparison.
_NOTHING_TO_COMPARE = (
    EmailLevel.MISSING,
    PhoneLevel.MISSING,
    CompanyLevel.MISSING,
    AddressLevel.MISSING,
    MailboxLevel.NOT_ASKED,
)
_ANOTHER_NUMBER, _OTHER_EMAIL = EmailLevel.DIGITS, EmailLevel.DIFFERENT
_OTHER_PHONE = PhoneLevel.DIFFERENT
_OTHER_PLACE, _NO_PLACE = PlaceLevel.DIFFERENT, PlaceLevel.MISSING
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


def _emails(one: tuple[str, ...], other: tuple[str, ...]) -> EmailLevel:
    if len(one) == 1 == len(other) and one != other:
        return _differing_emails(one[0], other[0])
    shared = set(one).intersection(other)
    if shared:
        return EmailLevel.SAME_ROLE if all(map(is_role, shared)) else EmailLevel.SAME
    return _differing_emails(one[0], other[0])


def _differing_emails(one: str, other: str) -> EmailLevel:
    local, numberless, letters = _parted(one)
    other_local = other.rpartition("@")[0]
    if local == other_local:
        return _at_another_domain(one, other, is_same=True)
    if numberless == other_local.rstrip(_DIGITS):
        return _ANOTHER_NUMBER
    # Of most pairs taking all marks and digits off would tell no more, and take much longer.
    ends_alike = letters[-1:] == other_local.rstrip(_NO_LETTER)[-1:]
    if ends_alike and letters == other_local.translate(_NO_LETTERS):
        return _same_letters(one, other)
    allowed = 2 if len(local) > 7 else 1
    is_near = -allowed <= len(one) - len(other) <= allowed
    if is_near and OSA.distance(one, other, score_cutoff=allowed) <= allowed:
        return EmailLevel.TYPO
    return _OTHER_EMAIL


@lru_cache(maxsize=64)  # one mailbox is compared with some ten others
def _parted(email: str) -> tuple[str, str, str]:
    """What stands before the @; the same without a number at its end; its letters alone."""
    local = email.rpartition("@")[0]
    return local, local.rstrip(_DIGITS), local.translate(_NO_LETTERS)


def _same_letters(one: str, other: str) -> EmailLevel:
    """Two mailboxes that differ in dots, dashes and digits alone."""
    local, _, domain = one.rpartition("@")
    other_local, _, other_domain = other.rpartition("@")
    if local.translate(_MARKS) != other_local.translate(_MARKS):
        return EmailLevel.DIGITS
    if domain == other_domain:
        return EmailLevel.MARKS
    return _at_another_domain(one, other, is_same=False)


def _at_another_domain(one: str, other: str, *, is_same: bool) -> EmailLevel:
    """What stands before the @ is the same, or the same but for dots and dashes."""
    local, _, domain = one.rpartition("@")
    other_domain = other.rpartition("@")[2]
    telling = len(local) >= _SHORTEST_TELLING_MAILBOX and not is_role(one)
    if OSA.distance(domain, other_domain, score_cutoff=2) <= 2:
        # Of a mailbox at gmial.com we do not know that dots do not count there.
        may_be_one = is_same or "gmail.com" in (domain, other_domain)
        misspelt = telling and may_be_one and _is_misspelt_domain(domain, other_domain)
        return EmailLevel.DOMAIN if misspelt else EmailLevel.TYPO
    return EmailLevel.SAME_LOCAL if telling else EmailLevel.DIFFERENT


def _is_misspelt_domain(one: str, other: str) -> bool:
    """gmial.com is gmail.com; but mail.com, gmx.de and gmx.net are providers of their own."""
    if min(len(one), len(other)) < _SHORTEST_MISSPELT_DOMAIN:
        return False
    return not (is_free_mail(one) and is_free_mail(other))


# --- phone ---


def _phones(one: tuple[str, ...], other: tuple[str, ...]) -> PhoneLevel:
    if len(one) == len(other) == 1:
        return _two_phones(one[0], other[0])
    levels = {_two_phones(a, b) for a in one for b in other}
    return next(level for level in PhoneLevel if level in levels)


def _two_phones(one: str, other: str) -> PhoneLevel:
    if one[-1] == other[-1] and same_number(one, other):
        return PhoneLevel.SAME
    if one[-_SURE_DIGITS:-2] == other[-_SURE_DIGITS:-2]:
        return PhoneLevel.NEIGHBOUR
    # Judged on eight digits: a ninth may belong to what stands before the national number.
    if OSA.distance(one[-8:], other[-8:], score_cutoff=1) <= 1:
        return PhoneLevel.TYPO
    return _OTHER_PHONE


def same_number(one: str, other: str) -> bool:
    """Whether two spellings mean one number, with or without what stands before the national one."""
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if long.endswith(short):
        return True
    # "+61 0247..." and "0247...": a zero that belongs to one spelling only.
    return len(short) != len(long) and short[-_SURE_DIGITS:] == long[-_SURE_DIGITS:]


# --- company and place ---


def _companies(one: str, other: str) -> CompanyLevel:
    if one == other or squeezed_company(one) == squeezed_company(other):
        return CompanyLevel.SAME
    like = token_set_ratio(one, other, score_cutoff=50)
    if like >= _LIKE_COMPANY:
        return _same_words(one, other)
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


def _company_by_domain(company: str, domain: str) -> CompanyLevel:
    """One names the company, the other only writes from its domain."""
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


def _places(city: str, city2: str, postcode: str, postcode2: str) -> PlaceLevel:
    cities = city and city2
    same_city = cities and OSA.distance(city, city2, score_cutoff=2) <= (
        2 if max(len(city), len(city2)) > 5 else 1
    )
    if postcode and postcode == postcode2:
        return PlaceLevel.CODE_ALONE if cities and not same_city else PlaceLevel.POSTCODE
    if same_city:
        # One city, two postcodes: two quarters of it, or a slip; it says nothing more.
        return PlaceLevel.CITY
    codes = postcode and postcode2
    if codes and OSA.distance(postcode, postcode2, score_cutoff=1) <= 1:
        return PlaceLevel.NEAR
    return _OTHER_PLACE if cities or codes else _NO_PLACE


def house_numbers(address: str) -> frozenset[str]:
    """The words of a folded address that begin with a digit: what tells two doors of a street apart."""
    words = (word for word in address.split() if word[0].isdigit())
    return frozenset(word for word in words if not word.endswith(_ORDINALS))


_ORDINALS = ("st", "nd", "rd", "th")  # 35th Street is the street's name
