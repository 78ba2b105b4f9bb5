"""Whom a display name names: a person, a desk, an organisation, or a person of one."""

from __future__ import annotations

import re

from leads.inquiries.companies.domains import domain_label
from leads.inquiries.companies.legal_forms import LEGAL_FORM, has_legal_form
from leads.inquiries.companies.organisations import (
    is_kind,
    names_organisation,
    reads_as_organisation,
)
from leads.inquiries.people.given_names import is_given_name
from leads.inquiries.people.names import (
    NameFound,
    clean_name,
    looks_like_name,
    written_large,
)
from leads.inquiries.people.roles import is_role, names_desk
from leads.inquiries.people.spelling import is_domains_own, names_domain
from leads.inquiries.people.titles import NAME_SUFFIX, without_degrees, without_stray_marks
from leads.inquiries.wording.patterns import late_pattern

BRACKETS = late_pattern(r"(?:(?<!\s)\s++)?[(\[{<][^)\]}>]*[)\]}>]?\s*")
_VIA = late_pattern(
    r"(?i)(?<!\s)\s++(?:via|über|par|through|durch|from|at|bei|hos|bij|chez|z)\s++.+$"
)
_BESIDE = late_pattern(
    r"(?:(?<!\s)\s++)?(?:\||•|·|//|(?<=\s)(?:[–—-]|@|/)\s|(?<=\w{3})/(?=\w{3}))\s*"
)


def person_of_display_name(display: str, email: str) -> NameFound | None:
    """The person a display name names: "Lopez, Dr. Ana (Purchasing)" is Ana Lopez; None for machines and offices."""
    words = _in_one_line(display).strip("'")
    if not words:
        return None
    words = words if has_legal_form(f" {words}") else _VIA.sub("", words).strip()
    mailbox = email.partition("@")[0].lower()
    is_mailbox = words.islower() and " " not in words and words == mailbox
    if not words or "@" in words or is_mailbox or _DEVICE.search(words):
        return None
    is_whole = not _BESIDE.search(words) and "," not in words and "(" not in words
    if is_whole and has_legal_form(f" {words}"):
        return None
    if _is_of_two(words, email):
        return NameFound(words, display, 0.8)
    company = ""
    if bracketed := re.search(r"[(\[]([^)\]]{2,60})[)\]]", words):
        company = bracketed[1] if names_firm(bracketed[1]) else ""
    words = BRACKETS.sub(" ", words).strip()
    first, *beside = [part for part in _BESIDE.split(words) if part] or [""]
    if beside and not _is_a_persons(first) and is_given_name(beside[0].split()[0]):
        first, beside = beside[0], [first, *beside[1:]]  # "Hotel Adler | Anna Berg"
    first, company = _without_company(first, company or next((part for part in beside if part), ""))
    company = "" if is_role(company) and not has_legal_form(f" {company}") else company
    if " " not in company and (label := domain_label(email)) and not names_domain(company, label):
        company = ""  # "Ilse Vermeulen | Notaris"
    name = written_large(clean_name(first))
    if not name or not _is_a_persons(name) or _NICKNAME.fullmatch(name):
        return None
    confidence = 0.9 if " " in name else 0.6
    return NameFound(name, display, confidence, company.strip(" ,"))


def _is_of_two(words: str, email: str) -> bool:
    """Whether two people share a mailbox: "Beth & Graham Ollerenshaw", and no firm is called so."""
    two = _TWO.fullmatch(words)
    if two is None or not (is_given_name(two["one"]) and is_given_name(two["other"])):
        return False
    return not (names_organisation(words) or is_domains_own(words, domain_label(email)))


_TWO = late_pattern(
    r"(?P<one>[^\W\d_][\w-]+) (?:&|\+|and|und|et|och|og|ja|en|y|e|i) (?P<other>[^\W\d_][\w-]+)"
    r"(?: (?:von|van|de|der|den|la|le|Mc|di|da))*+(?: [^\W\d_a-zß-öø-ÿ][\w'’-]+){1,2}"
)
_NICKNAME = late_pattern(r"(?=\S*[\d_])\S+")
"""One word that is typed for a mailbox: "nelu_t", "hansi62"."""


def _in_one_line(display: str) -> str:
    """Without quotes and runs of blanks; the beginning of a name without end, which is nobody's."""
    return " ".join(without_stray_marks(display[:_LONGEST].replace('"', "")).split())


_LONGEST = 200


def _is_a_persons(words: str) -> bool:
    if words.partition(" ")[0].casefold() in _PLAIN_ARTICLES or _goes_on_small(words):
        return False
    return looks_like_name(words) or not (
        reads_as_organisation(words) or names_desk(words) or has_legal_form(f" {words}")
    )


def _goes_on_small(words: str) -> bool:
    """Whether words begin large and go on small, as titles of offices do: "Greffe municipal"."""
    first, *others = words.split()
    if not others or not first[0].isupper() or is_given_name(first):
        return False
    return any(
        word.islower() and len(word) > _LONGEST_PARTICLE and not is_given_name(word)
        for word in others
    )


_LONGEST_PARTICLE = 5
_PLAIN_ARTICLES = frozenset({"the", "les", "das", "het", "los", "las", "il", "os", "as", "gli"})
"""Articles that begin no surname, as "La", "Le", "De" and "El" do."""


def names_firm(words: str) -> bool:
    """Whether words name a firm, by its legal form or its kind."""
    return has_legal_form(f" {words}") or names_organisation(words)


def organisation_of_display_name(display: str, email: str = "") -> str:
    """The organisation a display name names, without its desk: "Recepção Pousada do Mar" is Pousada do Mar.

    "" where it says nothing of an organisation: a desk's name alone is none. Of several parts the one that the
    address spells comes first.
    """
    words = BRACKETS.sub(" ", _in_one_line(display)).strip(" '")
    if not words or "@" in words:
        return ""
    parts = [part.strip(" ,") for part in _BESIDE.split(words) if part.strip(" ,")]
    label = domain_label(email)
    firm = next((part for part in parts if len(parts) > 1 and is_domains_own(part, label)), "")
    firm = firm or next((part for part in parts if names_firm(part)), "")
    firm = firm or next((part for part in parts if reads_as_organisation(part)), "")
    return without_desk(firm)


def without_desk(words: str) -> str:
    """Without the desk at either end: "Team Einkauf Stadtwerke Musterstadt", "Deniz Otel Resepsiyon"."""
    if has_legal_form(f" {words}"):
        return words
    left = _in_one_line(words).split()
    while len(left) > 1 and _is_desks(left[-1]):
        left = left[:-1]
    while len(left) > 1 and _is_desks(left[0]):
        left = left[1:]
    while 1 < len(left) < len(words.split()) and left[0].casefold() in _JOINING:
        left = left[1:]
    return "" if len(left) == 1 and _is_desks(left[0]) else " ".join(left).strip(" ,")


_JOINING = frozenset(
    {"der", "des", "vom", "von", "of", "the", "de", "du", "del", "da", "do", "van", "-", "–"}
)


def _is_desks(word: str) -> bool:
    return (names_desk(word) or is_role(word)) and not is_kind(word)


_OFFICE_DEVICES = (
    r"\b(?:scan(?:s|ner|2mail|tomail)?|drucker|kopierer|printer|copier|photocopier|mfp|bizhub|multifunktionsgerät|copieur|"
    r"imprimante|escáner|impresora|stampante|fotocopiatrice|impressora|skaner|drukarka|kopiarka|tiskárna|kopírka)\b"
)
_DEVICE = late_pattern(
    r"(?i)\b(?:ipad|iphone|macbook|imac|laptop|handy|samsung|galaxy|smartphone|android)\b|"
    + _OFFICE_DEVICES
)


def is_office_device(display: str, email: str) -> bool:
    """Whether a scanner or copier sends what somebody laid on it: "Kopierer 2.OG" <scanner@...>."""
    return bool(_SCANS.search(display) or _SCANS.match(email.partition("@")[0]))


_SCANS = late_pattern(rf"(?i){_OFFICE_DEVICES}")


_OWNER = late_pattern(
    r"(?i)(?:inh(?:aber(?:in)?|\.)|prop(?:rietor|\.)|owner|titular|titolare|eigenaar|c/o|z\. ?hd\.|attn\.?|"
    r"geschäftsführer(?:in)?)[:.]?\s+"
)


def _firm_beside(words: str, head: str, tail: str, company: str) -> tuple[str, str] | None:
    """The person and the firm where a comma parts them; None where it parts a person's names."""
    if LEGAL_FORM.fullmatch(f" {tail}"):
        return words, company or words
    if has_legal_form(f" {tail}"):
        return head, company or tail
    if names_desk(tail) or is_role(tail):
        return head, company
    return (words, company) if has_legal_form(f" {head}") else None


def _without_company(words: str, company: str) -> tuple[str, str]:
    """Turn "Last, First" round; cut ", ACME Ltd"."""
    head, comma, tail = words.partition(",")
    if not comma or not tail.strip():
        return words, company
    if owner := _OWNER.match(tail.strip()):
        return tail.strip()[owner.end() :], company or head
    if (found := _firm_beside(words, head, tail.strip(), company)) is not None:
        return found
    tail = without_degrees(tail)
    if not tail or NAME_SUFFIX.match(tail):
        return head, company
    given, _, rest = tail.partition(",")
    if rest or len(given.split()) > 3 or len(head.split()) > 4:
        return head, company
    return f"{given.strip()} {head.strip()}", company
