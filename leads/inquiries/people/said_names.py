"""Who says who they are in passing: "ici Karim de la boulangerie", "hier ist die Frau Maier vom Kindergarten".

Less than a sentence about a name, so the first word must be a known given name, or a courtesy stand ahead of it.
"""

from __future__ import annotations

from leads.inquiries.companies.organisations import names_organisation
from leads.inquiries.people.given_names import is_given_name
from leads.inquiries.wording.patterns import late_pattern

_OPENING = (
    r"hier ist|hier schreibt|hier spricht|hier|ich bin|da ist|ici|c['’]est|je suis|moi c['’]est|moi,? c['’]est|"
    r"this is|it['’]?s|i['’]m|i am|here is|soy|aquí|aqui|habla|les saluda|le saluda|sono|qui|sou|eu sou|aqui é|"
    r"daqui|jestem|z tej strony|tu|tutaj|tady|jsem|tu je|som|här är|det är|jag är|det er|her er|jeg er|dit is|"
    r"met|ik ben|je spreekt met|u spreekt met|täällä|täällä on|olen|itt|sunt|aici|ben|bendeniz|это|пишет|"
    r"вас беспокоит|εδώ|είμαι|ovdje|tukaj|sem"
)
_ARTICLE = r"(?:(?:die|der|the|la|le|el|o|a|il|de|het|ο|η) |l['’])?"
_COURTESY = (
    r"frau|herr|fam\.|familie|mme|madame|monsieur|mrs\.?|mr\.?|ms\.?|miss|paní|pani|pan|pán|señora?|sra?\.|signora?|"
    r"sig\.(?:ra)?|senhora?|dona|doña|fru|rouva|mevrouw|mevr\.|mw\.|meneer|dhr\.|doamna|domnul|κυρία|κα|gospa|gospođa"
)
_WORD = r"[^\W\d_a-zß-öø-ÿа-яα-ω][\w'’-]+"
_GREETING = (
    r"bonjour|salut|bonsoir|hallo|moin|servus|grüezi|hi|hello|hey|hola|buenas|ciao|buongiorno|salve|hej|hei|moi|olá|oi|"
    r"bom dia|boa tarde|hoi|goedendag|goedemorgen|goedemiddag|dzień dobry|cześć|dobrý den|ahoj|zdravím|bună ziua|bună|"
    r"merhaba|привет|здравствуйте|добрый день|γεια σας|szia|üdv|pozdravljeni|dobar dan|guten tag|tag"
)
_NEXT = (
    r"(?=\s*(?:[,.!(–]|$)|\s(?:from|of|at|with|and|de|du|des|d['’]\w|del|da|do|das|di|dal|dalla|della|von|vom|aus|bei|"
    r"und|van|uit|en|et|y|e|i|og|och|från|på|hos|fra|z|ze|od|iz|din|из|от|από|και)\b)"
)
_SAID = late_pattern(
    rf"(?:^|[.,!:)]\s|(?i:{_GREETING})\s)(?i:{_OPENING}) {_ARTICLE}(?:(?P<courtesy>(?i:{_COURTESY})) )?"
    rf"(?P<name>{_WORD}(?: (?:(?:van|von|de|der|den|da|do|dos|di|del|la|le) ){{0,2}}{_WORD}){{0,2}}){_NEXT}"
)
_AHEAD = late_pattern(
    rf"^(?P<name>{_WORD}(?: {_WORD}){{1,2}}),? (?i:from|of|at|vom|von|bei|de chez|de la|del|van|dalla?|från|fra|z)"
    r" (?=(?:the |der |de |la |l['’])?[^\W\d_a-z])"
)
"""A whole name that begins a line, and where from: "Oluwaseun Bright from Bright & Mould Ceramics"."""


def name_said(line: str) -> tuple[str, int]:
    """The name somebody says in passing, and where in the line it ends; ("", 0) where nobody does."""
    for pattern in (_SAID, _AHEAD):
        for found in pattern.finditer(line):
            has_courtesy = pattern is _SAID and found["courtesy"]
            first = found["name"].split()[0]
            if not (has_courtesy or is_given_name(first)):
                continue
            if names_organisation(found["name"]):  # "Luca di Pizzeria Vesuvio"
                return first, found.start("name") + len(first)
            return found["name"], found.end("name")
    return "", 0
