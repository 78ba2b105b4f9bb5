"""What of a contact can be compared? E-mail, phone, name, company and place without their dress.

Two spellings of one thing get one key; junk ("none@none.com", 0000000000, "n/a") gets none.
The originals stay where they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from leads.countries import country_code
from leads.folding import fold
from leads.model import Contact, Lead
from leads.recognising.companies import company_domain, company_key
from leads.recognising.person_names import NOBODY, PersonName, person_name
from leads.recognising.tables import leaving_out

PHONE_KEY_DIGITS = 8
"""A national and an international spelling of one number end alike in these, whatever the trunk prefix."""

_FEWEST_PHONE_DIGITS = 7
_FEWEST_DISTINCT_DIGITS = 3
_RUNS_UP = "1234567890" * 3
_RUNS_DOWN = "9876543210" * 3
_MOST_CHARACTERS = 300  # of a cell; what is longer is no name and no address

_JUNK_MAILBOXES = frozenset(
    (  # noqa: SIM905  # reads best as words
        "test none no noemail nomail na n.a null nobody unknown asdf qwerty x xx xxx a aa aaa abc "
        "noreply no-reply donotreply do-not-reply"
    ).split()
)
GMAIL = frozenset({"gmail.com", "googlemail.com"})
_JUNK_DOMAINS = frozenset({"none.com", "no.com", "na.com", "test.com", "noemail.com", "nomail.com"})
ROLE_MAILBOXES = frozenset(
    (  # noqa: SIM905  # reads best as words
        "info sales office contact hello mail admin support service team leads enquiries enquiry "
        "inquiries inquiry post kontakt vertrieb verkauf buero anfrage einkauf zentrale empfang "
        "accueil commercial contacto ventas compras administracion contatto vendite acquisti "
        "segreteria biuro sprzedaz purchasing procurement accounts accounting billing invoices "
        "marketing hr jobs reception secretary booking bookings reservations webmaster orders "
        "help helpdesk customerservice general main company"
    ).split()
)
_EXTENSION = re.compile(
    r"(?:\bext(?:ension|n)?\b\.?|\bx(?=\s*\d)|(?<=\d)x(?=\d)|#|durchwahl|\bdw\b|\bposte\b|;ext=|;).*$",
    re.IGNORECASE,
)


class Fingerprint(NamedTuple):
    """A contact as comparable keys; "" and () mean not given, or junk.

    Attributes:
        emails: E-mail keys; a cell may hold several addresses.
        phones: Significant digits of each number, without international or trunk prefix signs.
        domain: The registered domain of a company's own address; never a free-mail one.
    """

    name: PersonName = NOBODY
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    domain: str = ""
    company: str = ""
    city: str = ""
    postcode: str = ""
    region: str = ""
    address: str = ""
    country: str = ""


folded_often = lru_cache(maxsize=16_384)(fold)  # cities, regions and postcodes come again and again


def squeezed_postcode(postcode: str) -> str:
    """Folded, without spaces."""
    if postcode.isdecimal() and postcode.isascii() and len(postcode) < _MOST_CHARACTERS:
        return postcode  # as most are, in most countries
    return folded_often(postcode).replace(" ", "")


_STREET_WORDS = {
    **dict.fromkeys(("street", "strasse", "str"), "st"),
    "avenue": "ave",
    "av": "ave",
    "boulevard": "blvd",
    "road": "rd",
    "drive": "dr",
    "place": "pl",
    "lane": "ln",
    "court": "ct",
    "square": "sq",
    "highway": "hwy",
    "terrace": "tce",
    "crescent": "cres",
    "circuit": "cct",
    "close": "cl",
    "parade": "pde",
    "north": "n",
    "south": "s",
    "east": "e",
    "west": "w",
}


def _folded_address(text: str) -> str:
    """Folded, with the usual words for streets cut short as people cut them."""
    return " ".join(_STREET_WORDS.get(word, word) for word in fold(text).split())


def fingerprint(contact: Contact) -> Fingerprint:
    """Everything comparable about a contact."""
    emails = email_keys(contact.email) if contact.email else ()
    told = (
        person_name(contact.name) if contact.name else NOBODY,
        emails,
        phone_digits(contact.phone) if contact.phone else (),
        _domain(emails) if emails else "",
        company_key(contact.company) if contact.company else "",
        folded_often(contact.city) if contact.city else "",
        squeezed_postcode(contact.postcode) if contact.postcode else "",
        folded_often(contact.region) if contact.region else "",
        _folded_address(contact.address) if contact.address else "",
        contact.country,
    )
    return _new(Fingerprint, told)


def fingerprint_of_cells(cells: Cells) -> Fingerprint:
    """As `fingerprint(contact_of(lead))` for `cells_of(lead)`; no contact is made, which takes longer than this."""
    name, company, email, phone, country, region, postcode, _ = cells
    emails = email_keys(email) if email else ()
    told = (
        person_name(name) if name else NOBODY,
        emails,
        phone_digits(phone) if phone else (),
        _domain(emails) if emails else "",
        company_key(company) if company else "",
        "",
        squeezed_postcode(postcode),
        folded_often(region),
        "",
        country_code(country),
    )
    return _new(Fingerprint, told)


_new = tuple.__new__  # what a named tuple's own does, in half the time


def _domain(emails: tuple[str, ...]) -> str:
    """The first company domain among the mailboxes."""
    for email in emails:
        if domain := company_domain(email):
            return domain
    return ""


def contact_of(lead: Lead) -> Contact:
    """Who a lead is about, as its row says."""
    return Contact(
        name=lead.name,
        company=lead.company,
        email=lead.email,
        phone=lead.phone,
        country=country_code(lead.country),
        region=lead.region,
        postcode=lead.postcode,
    )


Cells = tuple[str, str, str, str, str, str, str, str]
cells_of: Callable[[Lead], Cells] = attrgetter(
    "name", "company", "email", "phone", "country", "region", "postcode", "lead_id"
)
"""All of a lead that recognising reads, as its row shows it."""


# --- E-mail ---


_ONE_ADDRESS = re.compile(r"[a-z0-9._+-]{1,100}@[a-z0-9.-]{1,150}")
_AS_IT_IS = r"([a-z0-9_-][a-z0-9._-]{0,99})@([a-z0-9.-]{1,120}\.[a-z0-9-]{2,20})"
"""One address without a tag and without marks at its ends: nothing is to be taken off it."""
_IS_AS_IT_IS = re.compile(_AS_IT_IS).fullmatch
_EACH_AS_IT_IS = re.compile(rf"^(?:{_AS_IT_IS}|.*)$", re.MULTILINE).findall


def email_keys(text: str) -> tuple[str, ...]:
    """The mailboxes a cell names: lower case, +tag and Gmail's dots off, junk dropped."""
    found = _IS_AS_IT_IS(text)
    if found and found[1] not in _JUNK_MAILBOXES:
        if found[2] not in _UNPLAIN_DOMAINS:
            return (text,)
        if found[2] in GMAIL and (local := found[1].replace(".", "")) not in _JUNK_MAILBOXES:
            return (f"{local}@gmail.com",)
    return _email_keys(text)


def plain_emails(lines: str) -> list[tuple[str, str]]:
    """Mailbox and domain of the cell on each line; twice nothing for one that may be more, or less, than one."""
    parted: list[tuple[str, str]] = _EACH_AS_IT_IS(lines)
    for at, (local, domain) in enumerate(parted):
        if domain in _UNPLAIN_DOMAINS or local in _JUNK_MAILBOXES:
            parted[at] = _at_gmail(local) if domain in GMAIL else ("", "")
    return parted


def _at_gmail(local: str) -> tuple[str, str]:
    local = local.replace(".", "")
    return ("", "") if local in _JUNK_MAILBOXES else (local, "gmail.com")


_UNPLAIN_DOMAINS = GMAIL | _JUNK_DOMAINS


def _email_keys(text: str) -> tuple[str, ...]:
    """As `email_keys`, of any cell."""
    if "@" not in text:
        return ()
    one = text.strip().lower()
    if _ONE_ADDRESS.fullmatch(one):
        key = _email_key(one)
        return (key,) if key else ()
    plain = unicodedata.normalize("NFKC", text[:_MOST_CHARACTERS]).lower()
    parts = re.split(r"[\s,;<>()\[\]\"'|]+|mailto:", plain)
    return tuple(dict.fromkeys(filter(None, map(_email_key, parts))))


def _email_key(address: str) -> str:
    local, at, domain = address.strip(".:").rpartition("@")
    if not (local and at and _is_domain(domain)) or "@" in local:
        return ""
    local = local.partition("+")[0] or local
    if domain in GMAIL:
        local, domain = local.replace(".", ""), "gmail.com"
    return "" if local in _JUNK_MAILBOXES or domain in _JUNK_DOMAINS else f"{local}@{domain}"


def _is_domain(text: str) -> bool:
    """Also one whose dot was forgotten: "gmailcom", but not "localhost"."""
    return "." in text or text.endswith(_ENDINGS)


_ENDINGS = ("com", "net", "org", "couk", "comau")


def is_role(email_key: str) -> bool:
    """Whether the mailbox belongs to an office and not to a person: info@, sales@."""
    return is_role_mailbox(email_key.partition("@")[0])


def is_role_mailbox(local: str) -> bool:
    """As `is_role`, of what stands before the @."""
    return local.rstrip("0123456789.-_") in ROLE_MAILBOXES


# --- Phone ---


_NO_MARKS = leaving_out(" ()-.+\u00a0")


def phone_digits(text: str) -> tuple[str, ...]:
    """The significant digits of the numbers in a cell; extensions off, junk dropped.

    "+44 (0)20 7946 0123", "020 7946 0123" and "00442079460123" differ here only in what stands
    before the national number, and are one number to `phone_key`.
    """
    # As the register mostly has it, in E.164.
    if _is_e164(text) and (text[-3:] in _PLAIN_ENDS or not _is_junk_abroad(text[1:])):
        return (text[1:],)
    return _phone_digits(text)


def plain_phones(lines: str) -> list[str]:
    """The digits of one number as the register mostly has it, in E.164, on each line; "" for any other cell."""
    return [
        digits if digits[-3:] in _PLAIN_ENDS or (digits and not _is_junk_abroad(digits)) else ""
        for digits in _each_e164(lines)
    ]


_E164 = r"\+([1-9][0-9]{6,14})"
_is_e164 = re.compile(_E164).fullmatch
_each_e164 = re.compile(rf"^(?:{_E164}|.*)$", re.MULTILINE).findall


def _phone_digits(text: str) -> tuple[str, ...]:
    """As `phone_digits`, of any cell."""
    text = text[:_MOST_CHARACTERS].strip()
    if not text:
        return ()
    if "(0)" not in text:
        bare = text.translate(_NO_MARKS)
        if bare.isdecimal() and bare.isascii():  # as most cells are: one number and nothing else
            digits = bare.lstrip("0")[:15]
            return () if _is_junk(digits, text) else (digits,)
    numbers = [one for part in _BETWEEN.split(text) for one in _slashed(part)]
    whole = _significant(text) if len(numbers) > 1 else ""
    found = [_significant(number) for number in numbers]
    kept = tuple(dict.fromkeys(filter(None, found)))
    return kept if kept or not whole else (whole,)


_BETWEEN = re.compile(r"[,|\n]|\bor\b|\boder\b")


def _slashed(text: str) -> list[str]:
    """One number for "089/1234567", whose area code is told apart; two for "089 1234567 / 0171 1234567"."""
    numbers, before = [], ""
    for part in text.split("/"):
        before = f"{before} {part}"
        if sum(map(str.isdecimal, before)) >= _FEWEST_PHONE_DIGITS:
            numbers.append(before)
            before = ""
    return [*numbers, before] if before else numbers


def _significant(text: str) -> str:
    bare = _EXTENSION.sub("", text).replace("(0)", "")
    # Digits of other scripts ("٠٢٠") are digits, too.
    digits = re.sub(r"\D+", "", bare)
    if not digits.isascii():
        digits = "".join(str(unicodedata.decimal(c)) for c in digits)
    digits = digits.lstrip("0")[:15]
    return "" if _is_junk(digits, text) else digits


def _is_junk(digits: str, typed: str) -> bool:
    if len(digits) < _FEWEST_PHONE_DIGITS:
        return True
    is_abroad = typed.lstrip(" (").startswith(("+", "00"))
    return _is_junk_abroad(digits) if is_abroad else _is_made_up(digits)


def _is_junk_abroad(digits: str) -> bool:
    """Of a number with its calling code: 1234567890 is nobody's, and becomes +441234567890 in the register."""
    return _is_made_up(_national(digits))  # which is the end of any that is made up as a whole


def _is_made_up(digits: str) -> bool:
    few = len(set(digits)) < _FEWEST_DISTINCT_DIGITS
    return few or digits in _RUNS_UP or digits in _RUNS_DOWN


def _national(digits: str) -> str:
    """What follows the calling code, which has one digit, two or three."""
    if digits[0] in "17":
        return digits[1:]
    return digits[2:] if digits[:2] in _CODES_OF_TWO else digits[3:]


_CODES_OF_TWO = frozenset(
    (  # noqa: SIM905  # ITU-T E.164, list of assigned codes; reads best as words
        "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 "
        "64 65 66 81 82 84 86 90 91 92 93 94 95 98"
    ).split()
)


_PLAIN_ENDS = frozenset(
    end
    for end in map("{:03}".format, range(1000))
    if len(set(end)) == _FEWEST_DISTINCT_DIGITS and end not in _RUNS_UP and end not in _RUNS_DOWN
)
"""No junk number ends like this."""


def phone_key(digits: str) -> str:
    """What one number's spellings have in common: its last digits."""
    return digits[-PHONE_KEY_DIGITS:]


def international(phone: str, country: str = "", region: str = "") -> str:
    """The number in E.164 ("+442079460123"); "" when that cannot be told.

    Args:
        phone: As typed.
        country: The contact's own, as a code or a name; it decides for numbers without a prefix.
        region: ISO alpha-2 assumed when the contact's country is not known.
    """
    import phonenumbers

    where = country_code(country) or region or None
    try:
        number = phonenumbers.parse(phone[:_MOST_CHARACTERS], where)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(number):
        return ""
    number.extension = None
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
