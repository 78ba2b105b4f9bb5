"""The firm in a piece of a signature's line, cut free of the person, the job, the place and the partners."""

from __future__ import annotations

from leads.inquiries.companies.legal_forms import (
    ASIAN_FORM,
    HOUSING_FORM,
    LEADING_FORM,
    LEGAL_FORM,
    has_legal_form,
)
from leads.inquiries.companies.organisations import is_job
from leads.inquiries.places.towns import countries_with_town
from leads.inquiries.wording.patterns import late_pattern

AT = late_pattern(r"(?i)\b(?:at|bei|chez|bij|hos|presso|@)\s+(?P<name>[A-ZÀ-Þ].{1,60})$")
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
OF_FIRM = late_pattern(
    r"^(?:from|of|at|with|von(?: der)?|vom|bei(?: der)?|für|de(?: la)?|chez|di|della|presso|per|da|van|bij|"
    r"från|"
    r"på|fra|hos|i|z|za|firma)\s+(?:firma\s+)?"
)
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
EASTERN_NAME = late_pattern(
    r"\b[А-ЯІЇЄҐЎ]{2,5}[а-я]{0,2}[А-ЯІЇЄҐЎ]{0,2} ?[«\"“][^»\"”]{2,50}[»\"”]"
)
"""A form by its letters, and the name in quotes: ООО «Мир», ФГ «Зелений Яр», ОСББ «Дім»."""


def firm_in_segment(segment: str, person: str) -> str:
    """A segment without the person, the job and what follows the legal form; "" where no more than a form is left."""
    segment = segment.strip(" ,*_-–")
    if not ASIAN_FORM.search(segment) and _leads_with_form(segment):
        quoted = _QUOTED.match(segment)
        return quoted[0] if quoted else without_town(_TOWN_BEHIND.sub("", segment))
    if ASIAN_FORM.match(segment):
        form, *behind = segment.split()  # the department stands behind a blank
        segment = " ".join((form, *behind[:1])) if ASIAN_FORM.fullmatch(form) else form
    segment = _behind_given_name(_behind_person(segment, person), person)
    if match := AT.search(segment):
        segment = match["name"]
    segment = _between_commas(_IN_NAME_OF.sub("", segment))
    forms = list(LEGAL_FORM.finditer(segment))
    if HOUSING_FORM.match(segment) or (forms and _PARTNERS.match(segment, forms[-1].end())):
        return segment
    if forms and forms[-1].start() > 0:
        ends = forms[-1].end()
        is_abbreviation = segment[ends : ends + 1] == "." == forms[-1][0][-2:-1]
        segment = segment[: ends + is_abbreviation]
    segment = _PLACE_BEHIND.sub("", segment)
    return "" if is_all_form(segment) else _INHABITED.sub("", segment).strip(" ,*_(")


def is_all_form(text: str) -> bool:
    """Whether there is nothing but a legal form: "Inc."."""
    match = LEGAL_FORM.match(text.strip())
    return bool(match) and not text.strip()[match.end() :].strip(" .") if match else False


def without_town(name: str) -> str:
    """Without the town behind a comma: "Salong Rönn, Växjö"."""
    head, _, town = name.partition(", ")
    return head if head.count(" ") and countries_with_town(town) else name


def _leads_with_form(segment: str) -> bool:
    return bool(LEADING_FORM.match(segment)) and not LEGAL_FORM.search(segment)


def _behind_person(segment: str, person: str) -> str:
    """What stands behind the writer's name; the whole where that is but a form: "Ana Pohl e.K."."""
    rest = segment[len(person) :].strip(" ,-–|(")
    is_theirs = bool(person) and segment.lower().startswith(person.lower())
    return segment if not is_theirs or (rest and is_all_form(rest)) else OF_FIRM.sub("", rest)


def _behind_given_name(segment: str, person: str) -> str:
    """The firm in brackets behind the writer's given name: "Niamh (Corrigan's Pharmacy)"."""
    bracketed = _IN_BRACKETS.fullmatch(segment)
    return bracketed["firm"] if bracketed and person.startswith(bracketed["who"]) else segment


def _between_commas(segment: str) -> str:
    """The piece with the legal form, and every form behind it ("Textile Co., Ltd."); else the first that is no job."""
    pieces = [piece.strip() for piece in segment.split(",") if piece.strip()]
    if len(pieces) < 2:
        return segment
    at = next((i for i, piece in enumerate(pieces) if has_legal_form(piece)), None)
    if at is None:
        return next((piece for piece in pieces if not is_job(piece)), pieces[0])
    ends = at + 1
    while ends < len(pieces) and is_all_form(pieces[ends]):
        ends += 1
    starts = at - 1 if at and LEGAL_FORM.fullmatch(pieces[at]) else at
    return ", ".join(pieces[starts:ends])
