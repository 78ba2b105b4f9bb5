"""Which company does running text name? By its legal form, and only the writer's own: "we are Hansen Boats ApS"."""

from __future__ import annotations

from leads.inquiries.companies.found import CompanyFound, is_ours
from leads.inquiries.companies.legal_forms import FORMS, LEGAL_FORM, has_legal_form
from leads.inquiries.companies.segments import EASTERN_NAME, OF_FIRM, is_all_form
from leads.inquiries.wording.patterns import any_of, late_pattern

_WORD = (
    r"(?:[A-ZÀ-ÖØ-ÞŁŚŻŹĆČŠŽĐÅÄÖÜİ0-9][\w&'’.+-]*|&|\+|-|–|und|and|et|y|e|i|og|och|en|"
    r"de|der|van|of|für|for|la|le|del|di|du|des)"
)
COMPANY_IN_TEXT = late_pattern(
    rf"(?P<name>[A-ZÀ-ÖØ-ÞŁŚŻŹĆČŠŽĐÅÄÖÜ0-9][\w&'’.+-]{{0,60}}(?: {_WORD}){{0,5}}?),? "
    rf"(?P<form>{FORMS})(?=$|[\s,.;:!?)|])"
)


def company_in_text(
    text: str, own_domains: frozenset[str], person: str = ""
) -> CompanyFound | None:
    """A company with its legal form in running text, as in "we are Hansen Boats ApS from Aarhus"."""
    for line in _lines_of(text):
        for match in COMPANY_IN_TEXT.finditer(line[:400]):
            name = neat_firm(_OPENERS.sub("", _OF_NUMBER.sub("", match[0])))
            if person and name.casefold().startswith(person.casefold()):
                name = OF_FIRM.sub("", name[len(person) :].strip(" ,"))
            ahead = line[: match.start()].strip()
            if is_all_form(name) or _is_anothers(name, ahead):
                continue
            if name.endswith(".") and ahead and match.end() == len(line.rstrip()):
                name = _FULL_STOP.sub("", name)
            if has_legal_form(f" {name}") and name.count(" ") and not is_ours(name, own_domains):
                return CompanyFound(name, line.strip(), 0.6)
        asian = _ASIAN_NAME.search(line[:400])
        if asian and not (is_ours(asian[0], own_domains) or _ADDRESSED.search(line)):
            return CompanyFound(asian[0].strip(), line.strip(), 0.6)
        for pattern in (_LEADING_NAME, EASTERN_NAME):
            led = pattern.search(line[:400])
            if led and not (is_ours(led[0], own_domains) or is_of_others(line[: led.start()])):
                return CompanyFound(led[0].strip(" .,"), line.strip(), 0.6)
    return None


def _lines_of(text: str) -> list[str]:
    """The first lines of a text, where there may be a name in any of them."""
    lines = text.split("\n")[:60]
    looked_at = "\n".join(line[:400] for line in lines)
    return lines if any(pattern.search(looked_at) for pattern in _NAMES) else []


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


def _is_anothers(name: str, ahead: str) -> bool:
    """Whether a firm is greeted, or is somebody else's: "our supplier Acme Ltd", "unser Lieferant Kettler GmbH"."""
    if _GREETED.match(ahead.rpartition(",")[2].lstrip()) or is_of_others(ahead):
        return True
    return bool(_OURS.search(ahead)) and is_of_others(f"{ahead} {name.partition(' ')[0]}")


_OURS = late_pattern(
    r"(?i)\b(?:our|my|unser\w*|mein\w*|notre|mon|nuestr[oa]|mi|nostr[oa]|mi[oa]|onze?|mijn|nosso|nossa|vår|mitt?)"
    r"(?: \w+)?$"
)
"""Ahead of what German writes large: "unser bisheriger Lieferant"."""
_OF_NUMBER = late_pattern(
    r"^(?:\d{4}|(?:\S++ )*?(?!(?:1[5-9]|20)\d\d )(?=[^\s\d]*\d[^\s\d]*\d[^\s\d]*\d)\S++) "
    r"(?:(?:de|del|der|des|di|du|for|für|of|van)(?: l[ae])?) (?=\S)"
)
"""The number of an order ahead of whose it is: "P00418 de Vivers S.L."; clubs have years in their names."""


def is_of_others(ahead: str) -> bool:
    """Whether the words ahead of a firm make it somebody else's: "our previous supplier", "the insurer,"."""
    return ahead.endswith("c/o") or bool(_OF_OTHERS.search(ahead[-_AHEAD:]))


_AHEAD = 60
_OF_OTHERS = late_pattern(
    rf"(?i)\b(?:(?:{any_of('firms_of_others.txt')})"
    r"(?: of (?:the|our|this) [^\W\d_]+)?"
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
_ADDRESSED = late_pattern(r"(?:様|さま|御中|殿|各位)\s*$")
"""At the end of the line that says whom a Japanese letter is for: "株式会社… 営業ご担当者様"."""
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
_NAMES = (COMPANY_IN_TEXT, _ASIAN_NAME, _LEADING_NAME, EASTERN_NAME)
"""What is in none of a text's lines where it is not in the text: each takes a line's end for any other blank."""
"""A form that leads: "notre exploitation (GAEC Le Goff Frères)", "PT Maju Jaya"."""
