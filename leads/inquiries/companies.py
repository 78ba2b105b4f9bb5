"""Which company does a person write for? Legal forms, lines beside the name, the domain as last resort."""

from __future__ import annotations

import re
from dataclasses import dataclass

from leads.inquiries.domains import domain_label
from leads.inquiries.given_names import is_given_name
from leads.inquiries.legal_forms import (
    ASIAN_FORM,
    FORMS,
    HOUSING_FORM,
    LEADING_FORM,
    LEGAL_FORM,
    has_legal_form,
)
from leads.inquiries.names import clean_name, without_proxy
from leads.inquiries.organisations import is_job, names_organisation, without_job
from leads.inquiries.patterns import late_pattern
from leads.inquiries.places import is_street
from leads.inquiries.sign_offs import name_behind_sign_off
from leads.inquiries.spelling import is_domains_own, names_domain

_WORD = (
    r"(?:[A-ZÀ-ÖØ-ÞŁŚŻŹĆČŠŽĐÅÄÖÜİ0-9][\w&'’.+-]*|&|\+|-|–|und|and|et|y|e|i|og|och|en|"
    r"de|der|van|of|für|for|la|le|del|di|du|des)"
)
COMPANY_IN_TEXT = late_pattern(
    rf"(?P<name>[A-ZÀ-ÖØ-ÞŁŚŻŹĆČŠŽĐÅÄÖÜ0-9][\w&'’.+-]{{0,60}}(?: {_WORD}){{0,5}}?),? "
    rf"(?P<form>{FORMS})(?=$|[\s,.;:!?)|])"
)
_SPLIT = late_pattern(
    r"(?:(?<!\s)\s+)?(?:\||•|·|(?i:\b(?:v/|c/o\b|t/a\b))\s?|/(?!S\b)|\s[–—-]\s|;|\t|\b(?:Inh|Prop)\.:?\s)\s*"
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
    segments = [
        (segment.strip(" ,*_•|"), line)
        for line in lines[:_LINES]
        for segment in _SPLIT.split(line)
        if segment.strip(" ,*_•|")
    ]
    label = domain_label(email)
    named = [
        CompanyFound(name, line, 0.95)
        for segment, line in segments
        for segment in (segment, *_pieces(segment))
        if len(segment) <= _LONGEST and has_legal_form(segment) and not _is_small_print(line)
        and (name := _of_name(segment, person)) and _LETTERS.search(name) and not is_ours(name, own_domains)
    ]  # fmt: skip
    if named:
        # A signature may name a parent, a bank or a partner beside the writer's own firm.
        return next((found for found in named if names_domain(found.name, label)), named[0])
    for segment, line in segments:
        name = without_job(_of_name(segment, person))
        if (
            not (_is_the_person(name, person) or name_behind_sign_off(segment)[0])
            and _may_be_a_name(name, segment, label)
            and names_domain(name, label)
            and not _is_relative(name, person)
            and not is_ours(name, own_domains)
        ):
            return CompanyFound(name, line, 0.85)
    return (
        _beside_job(lines, person, own_domains)
        or _organisation(segments, person, own_domains)
        or _below_name(lines, person, own_domains)
    )


def _is_the_person(name: str, person: str) -> bool:
    """Whether words are but the writer's own name: "Dr.-Ing. Rolf Tauber", "Ihre Antje Behrens"."""
    return bool(person) and sorted(clean_name(without_proxy(name)).split()) == sorted(
        person.split()
    )


def _is_relative(name: str, person: str) -> bool:
    """Whether two words are the writer under another first name: "Sepp Huber" of "Josef Huber"."""
    words, theirs = name.split(), person.split()
    is_person = len(words) == len(theirs) == 2 and is_given_name(words[0])
    return is_person and words[1] == theirs[1] and words[0] != theirs[0]


_LINES, _LONGEST = 18, 90
_LETTERS = late_pattern(r"[^\W\d_]{2}.*\W|[\u3040-\u9fff\uac00-\ud7af]{2}")


def _pieces(segment: str) -> list[str]:
    """What stands between commas, where a form leads, and an eastern name behind a job: "Irina, ООО «Mir», tel."."""
    if (eastern := _EASTERN_NAME.search(segment)) and eastern.start():
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
        below = [other for other in lines[at + 1 : at + 4] if not is_job(other)]
        if (
            len(below) > 1
            and _reads_as_company(below[0], person)
            and len(below[0].split()) > 1
            and _CONTACT.search(below[1])
            and not is_ours(below[0], own_domains)
        ):
            return CompanyFound(below[0].strip(" ,*"), below[0], 0.5)
    return None


def _organisation(
    segments: list[tuple[str, str]], person: str, own_domains: frozenset[str]
) -> CompanyFound | None:
    """A school, council or clinic that a line of the signature names; a part of one only where nothing else is."""
    parts_last = sorted(segments, key=lambda pair: bool(_PART_OF_ONE.search(pair[0])))
    for segment, line in parts_last:
        if (
            names_organisation(segment)
            and _reads_as_company(segment, person, _WORDS_OF_OFFICE)
            and " " in segment
            and not is_ours(segment, own_domains)
        ):
            name = without_job(_of_name(segment, person) or segment.strip(" ,*"))
            return CompanyFound(name, line, 0.6)
    return None


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
        return quoted[0] if quoted else _TOWN_BEHIND.sub("", segment)
    if ASIAN_FORM.match(segment):
        form, *behind = segment.split()  # the department stands behind a blank
        segment = " ".join((form, *behind[:1])) if ASIAN_FORM.fullmatch(form) else form
    rest = segment[len(person) :].strip(" ,-–|(")
    is_theirs = person and segment.lower().startswith(person.lower())
    if is_theirs and not (rest and is_all_form(rest)):
        segment = _OF_FIRM.sub("", rest)
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


_OF_FIRM = late_pattern(
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


def company_in_text(
    text: str, own_domains: frozenset[str], person: str = ""
) -> CompanyFound | None:
    """A company with its legal form in running text, as in "we are Hansen Boats ApS from Aarhus"."""
    for line in text.split("\n")[:60]:
        for match in COMPANY_IN_TEXT.finditer(line[:400]):
            name = neat_firm(_OPENERS.sub("", match[0]))
            if person and name.casefold().startswith(person.casefold()):
                name = _OF_FIRM.sub("", name[len(person) :].strip(" ,"))
            ahead = line[: match.start()].strip()
            if _GREETED.match(ahead) or is_all_form(name) or is_of_others(ahead):
                continue
            if name.endswith(".") and ahead and match.end() == len(line.rstrip()):
                name = _FULL_STOP.sub("", name)
            if has_legal_form(f" {name}") and name.count(" ") and not is_ours(name, own_domains):
                return CompanyFound(name, line.strip(), 0.6)
        if (asian := _ASIAN_NAME.search(line[:400])) and not is_ours(asian[0], own_domains):
            return CompanyFound(asian[0].strip(), line.strip(), 0.6)
        for pattern in (_LEADING_NAME, _EASTERN_NAME):
            led = pattern.search(line[:400])
            if led and not (is_ours(led[0], own_domains) or is_of_others(line[: led.start()])):
                return CompanyFound(led[0].strip(" .,"), line.strip(), 0.6)
    return None


def neat_firm(name: str) -> str:
    """Without the sentence that goes on behind it: "Nordlicht SARL. Nous" is Nordlicht SARL, "Acme S.r.l." stays."""
    name = name.strip(" ,;").replace("..", ".")
    form = next((match for match in LEGAL_FORM.finditer(name) if match.start()), None)
    behind = name[form.end() :] if form else ""
    if form and (form[0].endswith(".") or behind[:1] == ".") and behind.strip(" .")[:1].isupper():
        name = name[: form.end()]
    last = name.rpartition(" ")[2]
    return (
        name[:-1]
        if last.endswith(".")
        and "." not in last[:-1]
        and len(last) > 2
        and last not in _DOTTED  # "Sp. k."
        else name
    )


_FULL_STOP = late_pattern(r"(?<=Ltd|Inc|Lda|Kft)\.$")
"""The dot that ends a sentence behind a form that goes without one, too."""
_DOTTED = frozenset(
    {"Inc.", "Ltd.", "Corp.", "Co.", "Lda.", "Kft.", "Bt.", "Zrt.", "Şti.", "Pty.", "Ltda."}
)
_OPENERS = late_pattern(
    r"^(?:(?:We|Wir|I|Ich|Firma|Fa\.|The|Die|Der|Das|From|Von|Für|Dear|At|Bei|La|Le|El|Nous|Our|Unsere|Société|"
    r"Empresa|Ditta|Bei|Als|Im|"
    r"Notre|Nuestra|Nossa|Wij|Vi|My|Meine|Since|Seit|Here|Hier|Hos|Per|For|On|In|An|Am|A|L['’]) )+"
)


def is_of_others(ahead: str) -> bool:
    """Whether the words ahead of a firm make it somebody else's: "our previous supplier", "the insurer,"."""
    return bool(_OF_OTHERS.search(ahead[-_AHEAD:]))


_AHEAD = 60
_OF_OTHERS = late_pattern(
    r"(?i)\b(?:(?:suppliers?|vendors?|insurers?|landlords?|dealers?|distributors?|manufacturers?|buyers?|"
    r"customers?|clients?|"
    r"competitors?|contractors?|bank|makers?|"
    r"\w*lieferant(?:en|in)?|\w*händlers?|hersteller|versicher(?:er|ung)|kund(?:e|en|in)|auftraggeber|"
    r"vermieter|wettbewerber|"
    r"fournisseurs?|assureur|assurance|clients?|concurrent|revendeur|fabricant|"
    r"proveedor(?:es)?|aseguradora|cliente|clienta|distribuidor|fabricante|fornecedor(?:es)?|seguradora|"
    r"fornitor[ei]|assicurazione|assistit[aoi]|rivenditore|produttore|"
    r"leverancier|verzekeraar|klant|dealer|fabrikant|dostawc\w+|klient\w*|ubezpieczyciel\w*|dodavatel\w*|"
    r"leverantör|leverandør|försäkringsbolag|kund|kunde|поставщик\w*|дилер\w*|клиент\w*|заказчик\w*|"
    r"insurance|builders?|installers?|agents?|broker|architects?|surveyors?|\w*versicherung|\w*verwaltung|"
    r"bauträger|generalunternehmer(?:in)?|\w*makler|architekt(?:en|in)?|installateur|spediteur|vorlieferant|"
    r"syndic|maître d['’]œuvre|constructeur|installateur|courtier|administrador[a]?|constructora|contratista|"
    r"instalador|corredor|construtora|empreiteira|administradora|impresa|esecutrice|appaltatrice|costruttore|"
    r"installatore|amministratore|aannemer|installateur|beheerder|wykonawca|zarządca|zhotovitel|správce)"
    r"(?: (?!(?:is|are|of|for|at|with|und|and|et|y|e|von|bei|de|des|du|di|der)\b)[^\W\d_]+)?"
    r"(?: (?:is|was|ist|war|est|es|era|è|é|in|называется)|, (?:die|der|das))?"
    r"|(?:bought|purchased|ordered|got (?:it|them|one)|gekauft|bestellt|"
    r"achetée?s?|compr(?:ado|amos|é|ata|ati|ato)|gekocht|kupi\w+|know me|kennen (?:sie|jullie|u) mi(?:ch|"
    r"j)(?: noch| nog)?|"
    r"connaissez(?: \w+)?|conoce\w*|conosce\w*|worked|gearbeitet|gewerkt|travaillé|trabaj(?:é|ado)|lavorato) "
    r"(?:\w+ )?(?:from|at|for|bei|von|chez|à|en|a|da|na|no|bij|van|u|w))"
    r"\s*+[,:(„«\"“–-]{0,2}+\s*+$"
)
"""What firms are to a writer: whoever sells to them, insures them, buys from them."""
_GREETED = late_pattern(r"(?i)(?:dear|hello|hi|hallo|sehr|guten|bonjour|hola|liebe)")
_ASIAN_NAME = late_pattern(
    r"(?:株式会社|有限会社|合同会社|㈱|주식회사 ?|\(주\)|(?:社会福祉|医療|学校|社団|財団|NPO)法人)[^\W\d_]{2,20}?"
    r"(?=の|で|は|と|が|に|を|、|。|\s|$|[（(])|"
    r"[^\W\d_]{2,20}(?:株式会社|有限会社|有限公司|有限责任公司)"
)
_LEADING_NAME = late_pattern(
    r"\b(?:GAEC|EARL|SARL|EURL|SASU|SCEA|SCI|SNC|UAB|SIA|OÜ|PT) (?:(?:de |du |des |la |le |les |d['’])*"
    r"[^\W\d_a-zß-öø-ÿ][\w'’-]+(?:\s(?=[^\W\d_a-zß-öø-ÿ]|(?:de|du|des|la|le|les|et|&) ))?"
    r"(?:(?:de|du|des|la|le|les|et|&) )*){1,5}"
)
"""A form that leads: "notre exploitation (GAEC Le Goff Frères)", "PT Maju Jaya"."""
_EASTERN_NAME = late_pattern(
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
