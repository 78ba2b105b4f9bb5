"""Organisations that a letter tells of in passing: "for our Green Gables Hotel", "unsere Tagespflege Sonnenschein",
"l'association Les Jardins". Only what the writer calls theirs: a name beside it may be anybody's.
"""

from __future__ import annotations

from leads.inquiries.companies.organisations import is_kind, names_organisation
from leads.inquiries.wording.patterns import late_pattern

_OURS = late_pattern(
    r"(?i)(?:^|(?<=[^\w]))(?:(?:our|my|unser(?:e[nmrs]?)?|mein(?:e[nmrs]?)?|notre|mon|ma|nuestr[oa]|mi|nossa?o?|meu|"
    r"minha|(?:il |la |del |della |nel |nella |al |alla )?(?:nostr[oa]|mi[oa])|onze?|mijn|nasz(?:ej|ego|ym|ą|a)?|"
    r"naš(?:e|í|eho|em|u)?|vår[at]?|vores|min|mitt|mit|nostru|noastră|нашего|нашей|наш|наша|наше|нашу|нашому|нашої|"
    r"μας)"
    r"|(?:au nom|pour le compte|membres?|responsable|directeur|directrice|gérante?|présidente?|propriétaire) "
    r"(?:de|du|des)|"
    r"(?:director|manager|head|owner|chair|chairman|secretary|treasurer|landlord|landlady|member|headteacher|bursar|"
    r"clerk|warden|vicar|caretaker) (?:of|at)|(?:i|we) (?:run|own|manage|work at|work for)|here at|from us at|"
    r"(?:i|we) (?:coach|teach|work|volunteer|cook|buy|order|help out|look after)(?: [\w-]+){0,3} (?:at|for|with)|"
    r"(?:i|we) (?:manage|lead|chair|represent|look after)(?: [\w-]+){1,4} (?:at|of|for)|"
    r"(?:i|we) (?:manage|lead|chair|represent|look after)|"
    r"(?:inhaber(?:in)?|\w*leiter(?:in)?|betreiber(?:in)?|vorstand|vorsitzende[r]?|kassier(?:er)?|wirt(?:in)?|"
    r"eigentümer(?:in)?|direktor(?:in)?|rektor(?:in)?|pfarrer(?:in)?|trainer(?:in)?|lehrer(?:in)?|obmann|obfrau|"
    r"mitarbeiter(?:in)?|hausmeister(?:in)?|sekretär(?:in)?) (?:de[sr]|vom|von)|"
    r"(?:dueñ[oa]|propietari[oa]|director|directora|encargad[oa]|gerente) (?:del|de)|"
    r"(?:titolare|gestore|direttore|direttrice|responsabile|proprietari[oa]) (?:del(?:l['’]|la|lo)?|di)|"
    r"(?:dono|dona|proprietári[oa]|gerente|diretora?) (?:da|do|de)|(?:eigenaar|eigenaresse|beheerder) van)\s+"
    r"(?:(?:the|le|la|les|l['’]|el|los|las|il|lo|i|gli|o|a|os|as|de|het|der|die|das) ?)?"
    r"(?P<small>(?-i:(?:[^\W\d_A-ZÀ-ÖØ-Þ][\w’'-]*\s+){0,2}))"
)
_RUN = late_pattern(
    r"(?:[\"“„«»]\s?)?(?P<name>[^\W\d_a-zß-öø-ÿ][\w’'.&-]*(?:\s(?:(?:&|de|des|du|la|le|les|del|della|di|da|do|dos|das|"
    r"van|der|den|het|und|and|et|y|e|en|i|of|the|am|an|im|zum|zur|à|au|aux|pod|na|u|св\.|św\.|sv\.|st\.)\s)*\s?"
    r"[^\W\d_a-zß-öø-ÿ][\w’'.&-]*){0,5})(?P<next>.{0,24})"
)
_GOES_ON = late_pattern(
    r"(?i)^[\"”“»«]?\s*(?:$|[,.;:!?()–-]|(?:in|im|aus|à|a|en|em|w|v|ve|i|på|te|near|bei|suche[n]?|brauche[n]?|benötige[n]?|"
    r"bräuchte[n]?|möchte[n]?|plane[n]?|hätte[n]?|wünsche[n]?|and|und|et|y|e|we|i|is|are|was|has|needs?|wants?|"
    r"nous|nos|ci|cerchiamo|vorremmo|buscamos|necesitamos|precisamos|zoeken|zoek|willen|potrzebujemy|szukamy|"
    r"potřebujeme|hledáme|behöver|söker|trenger|ønsker|søger|mangler)\b)"
)
_GERMAN_GOES_ON = late_pattern(
    r"^[\"”“»«]?\s*(?:in|im|aus|bei|am|suche[n]?|brauche[n]?|benötige[n]?|bräuchte[n]?|möchte[n]?|plane[n]?|hätte[n]?|"
    r"wünsche[n]?|sucht|braucht|benötigt|möchte|plant|wünscht|wird|ist|hat|sind)\b"
)
"""German writes all nouns large: behind "für unser Hotel" may stand its name or what it needs."""
_GENERIC = frozenset(
    "association verein society charity asociación associazione associação stichting vereniging stowarzyszenie société "  # noqa: SIM905
    "company firma firmy empresa azienda ditta bedrijf entreprise spolek förening forening fondation fundación".split()
)
_ARTICLES = (
    "les ",
    "le ",
    "la ",
    "el ",
    "los ",
    "las ",
    "il ",
    "de ",
    "het ",
    "the ",
    "chez ",
    "da ",
    "al ",
    "l'",
    "u ",
    "pod ",
)
_SENTENCE_END = late_pattern(r"(?<=[^\W\d_]{3})\.\s")
_LINES, _LONGEST_LINE, _MOST_TAKEN = 25, 400, 6


def organisation_told(text: str) -> tuple[str, str]:
    """The organisation that the writer calls theirs, and the line; ("", "") where none is."""
    for line in (whole[:_LONGEST_LINE] for whole in text.split("\n")[:_LINES]):
        if line.isupper():
            continue  # where all is large, large letters name nothing
        for ours in _OURS.finditer(line):
            run = _RUN.match(line, ours.end())
            if run and (name := _named(run["name"], ours["small"], run["next"], ours[0])):
                return name, line.strip()
        if (asking := _ASKING.match(line)) and names_organisation(asking["name"]):
            return asking["name"], line.strip()
    return "", ""


_ASKING = late_pattern(
    r"(?:(?:The|Die|Der|Das|La|Le|L['’]|El|Il|Lo|O|A|De|Het|l['’]) ?)?"
    r"(?P<name>[^\W\d_a-zß-öø-ÿ][\w'’.-]*(?: (?:[^\W\d_a-zß-öø-ÿ][\w'’-]*|\d{1,3}|nr\.?|im\.|św\.|sv\.|st\.|"
    r"w|we|z|ze|v|ve|i|in|of|for|and|the|für|und|am|an der|de|du|des|la|le|les|del|della|di|da|do|dos|van|der|den|och|"
    r"og|en|et|e|y)){1,8}) "
    r"(?:sucht|benötigt|braucht|möchte|plant|beabsichtigt|wünscht|bittet|is looking|would like|needs|requires|"
    r"is seeking|wishes|intends|recherche|souhaite|cherche|envisage|sollicite|intende|desidera|necessita|richiede|"
    r"chiede|necesita|desea|solicita|requiere|pretende|procura|precisa|zoekt|wenst|zwraca się|poszukuje|prosi|planuje|"
    r"potrzebuje|poptává|žádá|potřebuje|hľadá|žiada|potrebuje|behöver|söker|önskar|planerar|søger|ønsker|trenger|"
    r"solicită|dorește) "
)
"""Of themselves as of a third: "Szkoła Podstawowa nr 4 w Lubartowie zwraca się z prośbą o ..."."""
_PLACE_AHEAD = frozenset("in at near from outside à en em a bei aus w we v i på te".split())  # noqa: SIM905
"""Behind these stands where an organisation is, and not what it is called."""


def _is_role_of(words: str) -> bool:
    """Whether it says what somebody is there, which only a name follows: "Direktorin der"."""
    return bool(_ROLE_OF.match(words))


_ROLE_OF = late_pattern(r"(?i)^[^\W\d_]{4,} (?:de[sr]|vom|von)\s")


def _is_german(words: str) -> bool:
    return words.lower().lstrip().startswith(("unser", "mein"))


def _named(run: str, small: str, behind: str, ours: str) -> str:
    """The organisation's name in a run of large words, with the small word of its kind ahead of it; "" for none."""
    run, *rest = _SENTENCE_END.split(run)
    behind = "." if rest else behind
    words = run.rstrip(" .,").split()
    if len(words) > _MOST_TAKEN:
        return ""
    if _PLACE_AHEAD.intersection(small.casefold().split()[-1:]):
        return ""  # "our school in Gulu"
    if kind := next((word for word in reversed(small.split()) if is_kind(word)), ""):
        is_named = run.casefold().startswith(_ARTICLES) or kind.casefold() in _GENERIC
        return " ".join(words) if is_named else " ".join((kind[0].upper() + kind[1:], *words))
    if len(words) < 2 or all(map(is_kind, words)):  # a kind and a name
        return ""
    goes_on = _GERMAN_GOES_ON if _is_german(ours) else _GOES_ON
    leads = is_kind(words[0]) and (_is_role_of(ours) or bool(goes_on.match(behind)))
    return " ".join(words) if leads or is_kind(words[-1]) else ""
