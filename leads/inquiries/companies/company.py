"""Which company does a person write for? Legal forms, lines beside the name, the domain as last resort."""

from __future__ import annotations

import re
from collections.abc import Iterator

from leads.inquiries.companies.domains import domain_label
from leads.inquiries.companies.found import CompanyFound, is_ours
from leads.inquiries.companies.japanese import firm_above_name, japanese_firm
from leads.inquiries.companies.legal_forms import LEADING_FORM, has_legal_form
from leads.inquiries.companies.organisations import (
    firm_behind_job,
    is_job,
    names_organisation,
    without_job,
)
from leads.inquiries.companies.segments import AT, EASTERN_NAME, firm_in_segment, without_town
from leads.inquiries.people.given_names import is_given_name
from leads.inquiries.people.names import clean_name, without_proxy
from leads.inquiries.people.roles import is_role
from leads.inquiries.people.sign_offs import name_behind_sign_off
from leads.inquiries.people.spelling import is_domains_own, names_domain
from leads.inquiries.places.place import is_street
from leads.inquiries.wording.patterns import late_pattern

_SPLIT = late_pattern(
    r"(?:(?<!\s)\s+)?(?:\||•|·|(?i:\b(?:v/|c/o\b|t/as?\b))\s?|/(?!S\b)|\s[–—-]\s|;|\t|\b(?:Inh|Prop)\.:?\s)\s*"
)


def company_in_signature(
    lines: tuple[str, ...], person: str, email: str, own_domains: frozenset[str]
) -> CompanyFound | None:
    """The company named in a signature: by its legal form, by the sender's domain, or beside the job."""
    label = domain_label(email)
    segments = [
        (segment.strip(" ,*_•|"), line)
        for line in lines[:_LINES]
        for segment in _SPLIT.split(_without_host(line, label))
        if segment.strip(" ,*_•|")
    ]
    named = [
        CompanyFound(name, line, 0.95)
        for segment, line in segments
        for segment in (segment, *_pieces(segment))
        if len(segment) <= _LONGEST and has_legal_form(segment) and not _is_small_print(line)
        and (name := firm_behind_job(firm_in_segment(segment, person), label)) and _LETTERS.search(name)
        and not is_ours(name, own_domains)
    ]  # fmt: skip
    if named:
        # A signature may name a parent, a bank or a partner beside the writer's own firm.
        return next((found for found in named if names_domain(found.name, label)), named[0])
    if spelled := [*_of_domain(segments, person, label, own_domains)]:
        # "Stiefelhagen", who signs above "Weingut Stiefelhagen", is the writer.
        return next((one for one in spelled if not _is_within(one.name, person)), spelled[0])
    return (
        japanese_firm(segments, own_domains)
        or firm_above_name(lines, person, own_domains)
        or _beside_job(lines, person, own_domains)
        or _organisation(segments, person, own_domains)
        or _below_name(lines, person, own_domains)
    )


def _of_domain(
    segments: list[tuple[str, str]], person: str, label: str, own_domains: frozenset[str]
) -> Iterator[CompanyFound]:
    """The pieces of a signature that the sender's domain is called after."""
    for segment, line in segments:
        name = _behind_role(without_job(firm_in_segment(segment, person)))
        if (
            not (_is_the_person(name, person) or name_behind_sign_off(segment)[0])
            and _may_be_a_name(name, segment, label)
            and names_domain(name, label)
            and not _is_relative(name, person)
            and not is_ours(name, own_domains)
        ):
            yield CompanyFound(name, line, 0.85)


def _is_within(name: str, person: str) -> bool:
    """Whether all words are of the writer's own name."""
    return set(name.split()) <= set(person.split())


def _without_host(line: str, label: str) -> str:
    """Without the house where post is left for them, "c/o Tischlerei Wendt GmbH", unless it is their domain's."""
    own, _, host = line.partition("c/o ")
    return own if host and not names_domain(host, label) else line


def _is_the_person(name: str, person: str) -> bool:
    """Whether words are but the writer's own name: "Dr.-Ing. Rolf Tauber", "Ihre Antje Behrens", "R. Tauber"."""
    words, theirs = clean_name(without_proxy(name)).split(), person.split()
    if not theirs or len(words) != len(theirs):
        return False
    return sorted(words) == sorted(theirs) or all(map(_stands_for, words, theirs))


def _stands_for(word: str, whole: str) -> bool:
    """Whether a word is a name's, or its initial."""
    return word == whole or (word.endswith(".") and whole.startswith(word[:-1]))


def _is_relative(name: str, person: str) -> bool:
    """Whether two words are the writer under another first name: "Sepp Huber" of "Josef Huber"."""
    words, theirs = name.split(), person.split()
    is_person = len(words) == len(theirs) == 2 and is_given_name(words[0])
    return is_person and words[1] == theirs[1] and words[0] != theirs[0]


_LINES, _LONGEST = 18, 90
_LETTERS = late_pattern(r"[^\W\d_]{2}.*\W|[\u3040-\u9fff\uac00-\ud7af]{2}")


def _pieces(segment: str) -> list[str]:
    """What stands between commas, where a form leads, and an eastern name behind a job: "Irina, ООО «Mir», tel."."""
    if (eastern := EASTERN_NAME.search(segment)) and eastern.start():
        return [eastern[0]]
    return (
        [piece for piece in segment.split(", ") if LEADING_FORM.match(piece)]
        if ", " in segment
        else []
    )


def _may_be_a_name(name: str, segment: str, label: str) -> bool:
    return (
        1 < len(name) <= _LONGEST * 2 // 3
        and "@" not in segment
        and not _ADDRESS.search(segment)
        and (is_domains_own(name, label) or not (is_job(name) or name[:1].islower()))
    )


_ADDRESS = late_pattern(r"(?i)www\.|https?:|\.(?:com|net|org|example|[a-z]{2})\b\S*$|\d{4,}")


def _below_name(
    lines: tuple[str, ...], person: str, own_domains: frozenset[str]
) -> CompanyFound | None:
    """The line below the writer's own, above an address or a number; it is often a firm without a legal form."""
    for at, line in enumerate(lines[:6]):
        if not person or not line.strip(" *_").casefold().startswith(person.casefold()):
            continue
        below = [without_town(without_job(other)) for other in lines[at + 1 : at + 4]]
        below = [other for other in below if not is_job(other)]
        if (
            len(below) > 1
            and _reads_as_company(below[0], person)
            and len(below[0].split()) > 1
            and _CONTACT.search(below[1])
            and not is_ours(below[0], own_domains)
            and not (_HOUSE_NUMBER.search(below[0]) and _POSTCODE.match(below[1]))
        ):
            return CompanyFound(below[0].strip(" ,*"), below[0], 0.5)
    return None


_HOUSE_NUMBER = late_pattern(r"^\W*\d{1,4}[a-zA-Z]?\b,? |[ ,]\d{1,4} ?[a-zA-Z]?\W*$")
_POSTCODE = late_pattern(r"^\W*(?:[A-Z]{1,2}[- ])?\d{2,6}(?:[ -]\d{2,4})?\b[ ,]*[^\W\d_]")
"""The town's line below a street's: streets have a house number, whatever they are called ("Am Brink 5")."""


def _organisation(
    segments: list[tuple[str, str]], person: str, own_domains: frozenset[str]
) -> CompanyFound | None:
    """A school, council or clinic that a line of the signature names; a part of one only where nothing else is.

    It may stand behind a job, "styrar, Fjordbygda barnehage", or ahead of an address.
    """
    parts_last = sorted(segments, key=lambda pair: bool(_PART_OF_ONE.search(pair[0])))
    said = [
        (piece, line)
        for segment, line in parts_last
        for piece in (segment, *_beside_address(segment), *segment.split(", ")[1:])
    ]
    for whole, line in said:
        segment = without_job(whole)
        if (
            names_organisation(segment)
            and _reads_as_company(segment, person, _WORDS_OF_OFFICE)
            and " " in segment
            and not is_ours(segment, own_domains)
        ):
            left = firm_in_segment(segment, person)
            if (
                " " not in left and "," not in segment
            ):  # "Mafalda Serrão Fotografia" is no "Fotografia"
                left = segment.strip(" ,*")
            name = without_job(left)
            return CompanyFound(without_town(name), line, 0.6)
    return None


def _beside_address(segment: str) -> tuple[str, ...]:
    """What stands ahead of a postcode and its town: "Napraforgó Óvoda, 2600 Vác"; () where none does."""
    head, _, behind = segment.partition(", ")
    return (head,) if _POSTCODE.match(behind) and _LONG_NUMBER.search(behind) else ()


_LONG_NUMBER = late_pattern(r"\d{4}|\d{2} \d{3}|\d{3} \d{2}|\d{2}-\d{3}")


_PART_OF_ONE = late_pattern(
    r"(?i)\b(?:ministry|committee|office|section|comité|comisión|comissão)$"
)


def _is_small_print(segment: str) -> bool:
    return bool(
        re.search(
            r"(?i)\b(?:HRB?|VAT|USt|registered|amtsgericht|handelsregister|geschäftsführer|confidential)\b",
            segment,
        )
    )


def _beside_job(
    lines: tuple[str, ...], person: str, own_domains: frozenset[str]
) -> CompanyFound | None:
    """After "at" on the line of the job, or the line below it."""
    for at, line in enumerate(lines[:6]):
        if not is_job(line):
            continue
        if match := AT.search(line):
            return CompanyFound(match["name"].strip(" ,"), line, 0.7)
        below = lines[at + 1] if at + 1 < len(lines) else ""
        if _reads_as_company(below, person) and not is_ours(below, own_domains):
            return CompanyFound(below.strip(" ,*"), below, 0.6)
    return None


def _behind_role(line: str) -> str:
    """What stands behind what its writer does: "Staff Writer, The Workbench"."""
    role, comma, firm = line.partition(", ")
    is_one = comma and is_role(role) and firm[:1].isupper() and not is_role(firm)
    return firm if is_one else line


_CONTACT = late_pattern(
    r"(?i)@|www\.|https?:|\d{4}|\b(?:tel|phone|fax|mobil|street|straße|strasse|road|rue|via|calle)\b|:"
)


_WORDS_OF_FIRM, _WORDS_OF_OFFICE = 5, 8


def _reads_as_company(line: str, person: str, most: int = _WORDS_OF_FIRM) -> bool:
    words = line.split()
    return (
        1 <= len(words) <= most
        and line.strip() != person
        and not (_CONTACT.search(line) or is_street(line))
        and not is_job(line)
        and line.strip()[:1].isupper()
        and not line.strip().endswith((".", "?", "!"))
    )
