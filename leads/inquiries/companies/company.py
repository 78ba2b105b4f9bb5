"""Which company does a person write for? Legal forms, lines beside the name, the domain as last resort."""

from __future__ import annotations

import re
from dataclasses import dataclass

from leads.inquiries.companies.domains import domain_label
from leads.inquiries.companies.legal_forms import (
    ASIAN_FORM,
    HOUSING_FORM,
    LEADING_FORM,
    LEGAL_FORM,
    has_legal_form,
)
from leads.inquiries.companies.organisations import (
    firm_behind_job,
    is_japanese_organisation,
    is_job,
    names_organisation,
    without_job,
)
from leads.inquiries.people.given_names import is_given_name
from leads.inquiries.people.names import clean_name, without_proxy
from leads.inquiries.people.roles import is_role
from leads.inquiries.people.sign_offs import is_sign_off, name_behind_sign_off
from leads.inquiries.people.spelling import is_domains_own, names_domain
from leads.inquiries.places.place import is_street
from leads.inquiries.places.towns import countries_with_town
from leads.inquiries.wording.patterns import late_pattern

_SPLIT = late_pattern(
    r"(?:(?<!\s)\s+)?(?:\||•|·|(?i:\b(?:v/|c/o\b|t/as?\b))\s?|/(?!S\b)|\s[–—-]\s|;|\t|\b(?:Inh|Prop)\.:?\s)\s*"
)
_AT = late_pattern(r"(?i)\b(?:at|bei|chez|bij|hos|presso|@)\s+(?P<name>[A-ZÀ-Þ].{1,60})$")


@dataclass(frozen=True, slots=True)
class CompanyFound:
    """A company, the line it was read from, and how sure we are (0..1)."""

    name: str
    line: str
    confidence: float


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
        and (name := firm_behind_job(_of_name(segment, person), label)) and _LETTERS.search(name)
        and not is_ours(name, own_domains)
    ]  # fmt: skip
    if named:
        # A signature may name a parent, a bank or a partner beside the writer's own firm.
        return next((found for found in named if names_domain(found.name, label)), named[0])
    for segment, line in segments:
        name = _behind_role(without_job(_of_name(segment, person)))
        if (
            not (_is_the_person(name, person) or name_behind_sign_off(segment)[0])
            and _may_be_a_name(name, segment, label)
            and names_domain(name, label)
            and not _is_relative(name, person)
            and not is_ours(name, own_domains)
        ):
            return CompanyFound(name, line, 0.85)
    return (
        _japanese(segments, own_domains)
        or _above_name(lines, person, own_domains)
        or _beside_job(lines, person, own_domains)
        or _organisation(segments, person, own_domains)
        or _below_name(lines, person, own_domains)
    )


def _japanese(segments: list[tuple[str, str]], own_domains: frozenset[str]) -> CompanyFound | None:
    """The Japanese organisation that leads a line: "例示建設　大塚 健吾", "旅館みずべ荘"."""
    for segment, line in segments:
        name = segment.split()[0]
        if not name.isascii() and is_japanese_organisation(name) and not is_ours(name, own_domains):
            return CompanyFound(name, line, 0.7)
    return None


def _above_name(
    lines: tuple[str, ...], person: str, own_domains: frozenset[str]
) -> CompanyFound | None:
    """The Japanese line above the writer's own name, jobs and departments left out: "松月堂" above "水野 由紀"."""
    name = "".join(person.split())
    if not name or not _JAPANESE_NAME.fullmatch(name):
        return None
    at = next((i for i, line in enumerate(lines) if "".join(line.split()).endswith(name)), 0)
    for line in reversed(lines[:at]):
        firm = line.strip(" *_-=~・●◆■□【】")
        if _JOB_IN_JAPANESE.search(firm):
            continue
        is_one = _JAPANESE_FIRM.fullmatch(firm) and not is_sign_off(line)
        is_one = is_one and not is_ours(firm, own_domains)
        return CompanyFound(firm, line, 0.7) if is_one else None
    return None


_JAPANESE_NAME = late_pattern(r"[\u3040-\u30ff\u4e00-\u9fff々]{2,8}")
_JOB_IN_JAPANESE = late_pattern(
    r"(?:部|課|係|室|担当|支店|営業所|本店|支社|店長|社長|代表|女将|店主)$"
)
_JAPANESE_FIRM = late_pattern(
    r"(?!.*(?:ます|ません|です|ください|でした|致し|よろしく|宜しく|ありがとう|敬具|草々|かしこ|以上|"
    r"様$|御中$|谢|謝|此致|敬上|敬礼|敬禮|祝|颂|頌|您好|你好))[\w・＆&ー々 ]{2,24}"
)


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
        below = [_without_town(without_job(other)) for other in lines[at + 1 : at + 4]]
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
            left = _of_name(segment, person)
            if (
                " " not in left and "," not in segment
            ):  # "Mafalda Serrão Fotografia" is no "Fotografia"
                left = segment.strip(" ,*")
            name = without_job(left)
            return CompanyFound(_without_town(name), line, 0.6)
    return None


def _beside_address(segment: str) -> tuple[str, ...]:
    """What stands ahead of a postcode and its town: "Napraforgó Óvoda, 2600 Vác"; () where none does."""
    head, _, behind = segment.partition(", ")
    return (head,) if _POSTCODE.match(behind) and _LONG_NUMBER.search(behind) else ()


_LONG_NUMBER = late_pattern(r"\d{4}|\d{2} \d{3}|\d{3} \d{2}|\d{2}-\d{3}")


def _without_town(name: str) -> str:
    """Without the town behind a comma: "Salong Rönn, Växjö"."""
    head, _, town = name.partition(", ")
    return head if head.count(" ") and countries_with_town(town) else name


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


def _of_name(segment: str, person: str) -> str:
    """A segment without the person, the job and what follows the legal form."""
    segment = segment.strip(" ,*_-–")
    if (
        not ASIAN_FORM.search(segment)
        and LEADING_FORM.match(segment)
        and not LEGAL_FORM.search(segment)
    ):
        quoted = _QUOTED.match(segment)
        return quoted[0] if quoted else _without_town(_TOWN_BEHIND.sub("", segment))
    if ASIAN_FORM.match(segment):
        form, *behind = segment.split()  # the department stands behind a blank
        segment = " ".join((form, *behind[:1])) if ASIAN_FORM.fullmatch(form) else form
    rest = segment[len(person) :].strip(" ,-–|(")
    is_theirs = person and segment.lower().startswith(person.lower())
    if is_theirs and not (rest and is_all_form(rest)):
        segment = OF_FIRM.sub("", rest)
    segment = _behind_given_name(segment, person)
    if match := _AT.search(segment):
        segment = match["name"]
    segment = _IN_NAME_OF.sub("", segment)
    pieces = [piece.strip() for piece in segment.split(",") if piece.strip()]
    if len(pieces) > 1:
        with_form = next((i for i, piece in enumerate(pieces) if has_legal_form(piece)), None)
        if with_form is not None:
            only_form = LEGAL_FORM.fullmatch(pieces[with_form])
            start = with_form - 1 if only_form and with_form else with_form
            end = with_form + 1
            while end < len(pieces) and is_all_form(pieces[end]):
                end += 1  # "Textile Co., Ltd."
            segment = ", ".join(pieces[start:end])
        else:
            segment = next((piece for piece in pieces if not is_job(piece)), pieces[0])
    forms = list(LEGAL_FORM.finditer(segment))
    if HOUSING_FORM.match(segment) or (forms and _PARTNERS.match(segment, forms[-1].end())):
        return segment
    if forms and forms[-1].start() > 0:
        tail = segment[forms[-1].end() :]
        segment = segment[: forms[-1].end()] + (
            "." if tail[:1] == "." and forms[-1][0][-2:-1] == "." else ""
        )
    segment = _PLACE_BEHIND.sub("", segment)
    return "" if is_all_form(segment) else _INHABITED.sub("", segment).strip(" ,*_(")


_QUOTED = late_pattern(r"[^«\"“„,]{1,12}[«\"“„][^»\"”“]{2,50}[»\"”“]")
_TOWN_BEHIND = late_pattern(r",\s+(?:г|м|гр|с|ул|вул|пр|обл)\.\s.*$")
"""What stands behind a firm whose form leads: ТОО «Актау», г. Актау."""
_PLACE_BEHIND = late_pattern(
    r"(?<!\s)\s++(?:\((?:[A-ZÀ-Þ][\w-]+|[A-Z]{2})\)(?:\s+[A-Z]\d[A-Z] ?\d[A-Z]\d)?|[A-Z]\d[A-Z] ?\d[A-Z]\d)$"
)
"""A region in brackets and a Canadian postcode on the line of the firm."""


_PARTNERS = late_pattern(
    r"(?<!\s)\s++di [^,;|]{2,40}(?:& ?C\.?|e C\.?|& Figli[ao]?|e Figli[ao]?|& ?F\.lli)\s*$"
)
"""Italian partnerships name their partners behind the form: "Brambilla S.n.c. di Brambilla W. & C."."""


def is_all_form(text: str) -> bool:
    """Whether there is nothing but a legal form: "Inc."."""
    match = LEGAL_FORM.match(text.strip())
    return bool(match) and not text.strip()[match.end() :].strip(" .") if match else False


OF_FIRM = late_pattern(
    r"^(?:from|of|at|with|von(?: der)?|vom|bei(?: der)?|für|de(?: la)?|chez|di|della|presso|per|da|van|bij|"
    r"från|"
    r"på|fra|hos|i|z|za|firma)\s+(?:firma\s+)?"
)


def _behind_given_name(segment: str, person: str) -> str:
    """The firm in brackets behind the writer's given name: "Niamh (Corrigan's Pharmacy)"."""
    bracketed = _IN_BRACKETS.fullmatch(segment)
    return bracketed["firm"] if bracketed and person.startswith(bracketed["who"]) else segment


_IN_BRACKETS = late_pattern(r"(?P<who>[^\W\d_][\w'’ -]{1,40}) \((?P<firm>[^()]{3,60})\)?")
_IN_NAME_OF = late_pattern(
    r"(?i)^(?:for(?: and on behalf of)?|on behalf of|all (?:of us )?at|(?:from )?the team at|für(?: die| den|"
    r" das)?|"
    r"im (?:auftrag|namen) (?:de[rs]|von)|pour(?: le compte de)?|por|per(?: conto di)?|voor|namens|"
    r"w imieniu|za|på vegne a[vf]|i\. ?a\.) (?=(?-i:[^\W\d_a-zß-öø-ÿ]))"
)
_INHABITED = late_pattern(
    r"(?i)^(?:firma|fa\.|société|empresa|ditta|firmy|firmę|компания)\s+(?=\S)"
)


def _beside_job(
    lines: tuple[str, ...], person: str, own_domains: frozenset[str]
) -> CompanyFound | None:
    """After "at" on the line of the job, or the line below it."""
    for at, line in enumerate(lines[:6]):
        if not is_job(line):
            continue
        if match := _AT.search(line):
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


EASTERN_NAME = late_pattern(
    r"\b[А-ЯІЇЄҐЎ]{2,5}[а-я]{0,2}[А-ЯІЇЄҐЎ]{0,2} ?[«\"“][^»\"”]{2,50}[»\"”]"
)
"""A form by its letters, and the name in quotes: ООО «Мир», ФГ «Зелений Яр», ОСББ «Дім»."""


def _key(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())


def is_ours(name: str, own_domains: frozenset[str]) -> bool:
    words = _key(name)
    return any(
        len(key) >= 4 and key in words
        for key in (_key(domain.split(".")[0]) for domain in own_domains)
    )
