"""Who says "My name is ..." and "I work for ...": names and firms that people tell in so many words, in twenty
languages.
"""

from __future__ import annotations

from dataclasses import dataclass

from leads.inquiries.companies.legal_forms import has_legal_form
from leads.inquiries.companies.organisations import is_kind, names_organisation
from leads.inquiries.people.given_names import is_given_name
from leads.inquiries.people.said_names import name_said
from leads.inquiries.wording.patterns import late_pattern

_NAME_IS = late_pattern(
    r"(?i)(?:^|(?<=[^\w]))(?:my name is|my name's|mein name ist|ich hei(?:ß|ss)e|mein name lautet|je m['’]appelle|"
    r"je me nomme|mon nom est|me llamo|mi nombre es|mi chiamo|"
    r"il mio nome è|(?:o )?meu nome é|chamo-me|me chamo|(?:mijn|m['’]n) naam is|ik heet|nazywam się|mam na imię|"
    r"moje imię i nazwisko to|jag heter|mitt namn är|"
    r"jeg hedder|mit navn er|jeg heter|(?:mitt )?navn(?:et mitt)? er|nimeni on|jmenuji se|jmenuju se|moje jméno "
    r"je|volám sa|a nevem|mă numesc|numele meu este|mă cheamă|"
    r"(?:benim )?adım|ismim|меня зовут|мене звати|моё имя|ονομάζομαι|με λένε|λέγομαι|moje ime je|zovem se|ime mi "
    r"je|mano vardas|mani sauc|minu nimi on|nama saya|perkenalkan,? saya|我叫|我的名字是)\s*[:,]?\s*"
)
_I_AM = late_pattern(
    r"(?i)(?:^|(?<=[^\w]))(?:i am|i'm|i’m|this is|ich bin|hier ist|hier schreibt|hier spricht|mein name:|je suis|"
    r"soy|les escribe|le escribe|sono|ik ben|eu sou|sou(?: [oa])?|aqui (?:é|fala)(?: [oa])?|"
    r"ici|jestem|z tej strony|jag är|jeg er|dette er|olen|täällä|jsem|tady|sunt|ben|bendeniz|это|я|είμαι(?: [οη])?)\s+"
)
_HERE = late_pattern(
    r"(?:^|[.!,] )(?P<name>[^\W\d_a-zß-öø-ÿ][\w'’-]+(?: [^\W\d_a-zß-öø-ÿ][\w'’-]+){1,2}),? "
    r"(?:here|ici|aquí|aqui)\b(?! in)(?P<apart>,| from\b)?"
)
"""Somebody's name, and that they are there: "Hiya, Geraint Pugh-Morgan here, ..."."""
_CONNECTOR = late_pattern(
    r"(?i)^\s*+[,(–-]?\s*+(?:(?:and|und|et|y|e|en|i|og|och|ja|a|és|și|ve|и|και)\s+)?"
    r"(?:(?:i|we) (?:am|are|work|'m)\s+|ich (?:arbeite|bin|schreibe|komme|melde mich|vertrete)\s+|je (?:travaille|"
    r"vous écris|représente|vous contacte)\s+|(?:trabajo|escribo|represento|les escribo)\s+|"
    r"(?:lavoro|scrivo|rappresento)\s+|ik (?:werk|schrijf)\s+|(?:trabalho|escrevo|represento)\s+|(?:sou|soy|sono|"
    r"suis)\s+|(?:pracuję|piszę|reprezentuję|kontaktuję się)\s+|(?:jobbar|arbetar|arbejder|jobber|skriver)\s+|"
    r"(?:pracuji|píši|píšu|zastupuji)\s+|(?:reprezint|lucrez|scriu)\s+|я представляю\s+|представляю\s+|γράφω\s+|"
    r"εργάζομαι\s+)?"
    r"(?:(?:der|die|das|eine?)\s[\w -]{2,40}?\s++|(?:the|an?|le|la|l['’]|une?|el|los?|il|lo|uno|una|o|a|um|uma|de|het|"
    r"een)\s*(?-i:[a-zà-öø-ÿ][a-zà-öø-ÿ '’-]{1,39}?)\s++)?"
    r"(?:from|of|with|at|for|on behalf of|representing|von|vom|bei|für|im auftrag|namens|chez|pour|de la part|au "
    r"nom|de|d['’]|del|da|do|desde|en|na|no|em|en nombre de|per conto|per|presso|di|dell['’]|della|dello|"
    r"bij|voor|van|w imieniu|w|z|na|från|på|hos|för|fra|i|av|z|za|pro|u|ve|la|din partea|στην?|από|εκ μέρους|из|"
    r"от имени|от|компанию|компании|dari|mewakili|,)(?:(?<=['’,])|(?!\w))"
    r"\s*(?:(?:der|die|das|dem|the|de|di|da|do|of|la|le|el|l['’]|een|het|της|του|la)\s+)?"
    r"(?:(?:company|firma|fa\.|firm|firmy|firmę|firmě|firmou|société|entreprise|empresa|compañía|sociedad|azienda|"
    r"ditta|società|bedrijf|spółki|spółkę|företaget|firmaet|virksomheden|bedriften|yrityksessä|společnost|"
    r"společnosti|компании?ю?|εταιρε[ίι]α[ς]?|S\.C\.)\s+)?"
)
_WORKS_FOR = late_pattern(
    r"(?i)(?:^|(?<=[^\w]))(?:(?:i|we) (?:work|write|am writing|are writing) (?:for|at|with|from|on behalf of)|on "
    r"behalf of|here at|we at|i(?: am|'m|’m) (?:an? |the )?[\w /&-]{3,45}? (?:at|for|with|of)|we(?: are|'re|’re)|"
    r"ich (?:arbeite|schreibe|melde mich) (?:bei|für|im auftrag)(?: der| des| von)?|im (?:auftrag|namen)(?: de[rs]| "
    r"von|vom)?|wir,? (?:von der|von|bei der|bei)|(?-i:wir,|Wir,?) die|"
    r"wir sind(?: die| das)?|unsere firma|für die firma|von der firma|"
    r"je travaille (?:chez|pour|à)|pour le compte de|au nom de|de la part de|nous sommes|la société|"
    r"l['’]entreprise|notre société|notre entreprise|"
    r"trabajo (?:en|para)|"
    r"(?:l[eo]s? )?escrib(?:o|imos) (?:de|desde|por|en nombre de)|en nombre de|de parte de|"
    r"de la empresa|nuestra empresa|somos|lavoro (?:per|presso|in)|"
    r"per conto di|della ditta|dell['’]azienda|la nostra azienda|siamo|"
    r"(?:vi |le )?scriv(?:o|iamo) (?:da|dal|dalla|per|per conto di)|"
    r"escrev(?:o|emos)(?:-vos|-lhes)? (?:da|do|pela|pelo|em nome d[ao])|"
    r"(?:je vous |nous vous )écri(?:s|vons) (?:de|pour|de la part de|au nom de)|ik schrijf (?:namens|voor|van)|"
    r"ik werk (?:bij|voor)|namens|wij zijn|wij van|van het bedrijf|trabalho (?:na|no|em|para)|em nome da?o?|da "
    r"empresa|somos a|sou da|pracuję w|w imieniu(?: firmy)?|reprezentuję(?: firmę)?|z firmy|"
    r"(?:jag )?(?:jobbar|arbetar) (?:på|hos|i|för)|vi på|vi är|för företaget|(?:jeg )?arbejder (?:hos|i|for)|vi "
    r"hos|vi er|på vegne a[fv]|(?:jeg )?jobber (?:hos|i|for)|vi i|olen töissä(?: yrityksessä)?|edustan|"
    r"pracuji (?:v|ve|pro|u)|za (?:firmu|společnost)|píši za(?: firmu)?|zastupuji|reprezint(?: firma)?|din "
    r"partea(?: firmei)?|lucrez la|представляю|от имени|компания|εκ μέρους της?|εργάζομαι στην?)\s+"
    r"(?:(?:the|die|der|das|la|le|el|l['’]|de|het|a|firma|firmy|company)\s+){0,2}"
)
_BEFORE = late_pattern(
    r"(?:(?P<org>[^\s、。，,のはをにがと]{2,20}(?:株式会社|有限会社)|(?:株式会社|有限会社|"
    r"合同会社)[^\s、。，,のはをにがと]{2,20})の?)?(?P<ja>[\u4e00-\u9fff々ぁ-んァ-ヶー]{2,8})(?:と申します|でございます)"
    r"|(?:^|[。、！!\s])(?P<of>[^\s、。，,のはをにがとで]{0,18}?(?:水産|商店|商会|商事|工業|産業|建設|工務店|製作所|製菓|製麺|"
    r"食品|印刷|設備|電機|電気|運輸|運送|農園|牧場|酒造|旅館|ホテル|病院|医院|クリニック|歯科|薬局|事務所|学校|高校|大学|幼稚園|"
    r"保育園|協会|組合|不動産|サービス|センター|(?:株式|有限|合同)会社)|(?:株式会社|有限会社|合同会社)[^\s、。のはをにがと]{2,20})"
    r"(?:[の\s][^\s、。の]{1,12}(?:部|課|室|係|担当))?の(?P<by>[\u4e00-\u9fff々]{2,6}|[\u4e00-\u9fff々ぁ-んァ-ヶー]{2,8}?)です"
    r"(?=[。、.！!\s]|$)"
    r"|我(?:是|叫)(?P<zh_of>[^\s，。,、]{2,24}?(?:公司|厂|集团|学校|大学|医院|酒店|公司))的?(?P<zh>[\u4e00-\u9fff]{2,4})(?=[，。,.\s]|$)"
    r"|(?P<ko>[\uac00-\ud7af]{2,5})(?:라고 합니다|이라고 합니다|입니다)"
)
_IN_NAME_OF = late_pattern(
    r"(?:^|[.,:;!?] )(?:[Aa]z? )?(?:[a-záéíóöőúüű-]{2,30} ){0,2}(?P<firm>[A-ZÁÉÍÓÖŐÚÜŰ][^.,:;!?]{3,60}) nevében\b"
)
"""In Hungarian whom they write for stands ahead: "A soproni Lővér Egyesület nevében írok"."""
_AS_TURKS_SAY = late_pattern(
    r"(?:^|[.,:;!?] )(?:[Bb]iz,? )?(?P<firm>[A-ZÇĞİÖŞÜ][\w.'’-]+(?: (?:(?:ve|&) )?[A-ZÇĞİÖŞÜ][\w.'’-]*){1,6})"
    r" (?:firması |şirketi |ailesi )?(?:olarak|adına)\b"
)
"""The same in Turkish: "Anadolu Rota Turizm olarak", "Biz Çınar Mobilya adına"."""
_TURKISH = late_pattern(r",\s*+(?P<company>[^,.]{3,60}?)(?<!\s)\s++adına\b")
_TOKEN = late_pattern(r"[^\W\d_][\w'’.-]*|&|\d[\w-]*|[«\"“„][^»\"”“\n]{2,50}[»\"”]")
_NAME_JOINS = frozenset(
    "van von der den de la le du del della di da dos das ter ten el al af av zu zur y e ben bin".split()  # noqa: SIM905
)
_FIRM_JOINS = frozenset(
    "& und and et y e en i og och der die das de van of für for la le del di du des do da von dei degli delle the a z "  # noqa: SIM905
    "ve и".split()
)
_LINES = 25
_MOST_OF_NAME, _MOST_OF_FIRM = 4, 7


@dataclass(frozen=True, slots=True)
class Introduced:
    """What a line tells of its writer; "" for what it does not. `is_named`: it says "name", and does not merely
    say "I am".
    """

    name: str
    company: str
    line: str
    is_named: bool


def introduction_in(text: str) -> Introduced | None:
    """Who says who they are, within the first lines."""
    for line in (whole[:400] for whole in text.split("\n")[:_LINES]):
        if found := _BEFORE.search(line):
            name = found["ja"] or found["by"] or found["zh"] or found["ko"] or ""
            firm = found["org"] or found["of"] or found["zh_of"] or ""
            return Introduced(name, firm, line.strip(), is_named=True)
        for pattern in (_NAME_IS, _I_AM):
            for match in pattern.finditer(line):
                name, rest = _taken(line[match.end() :], _NAME_JOINS, _MOST_OF_NAME)
                is_named = pattern is _NAME_IS
                if name and (is_named or " " in name):
                    return Introduced(name, _firm_in(rest), line.strip(), is_named=is_named)
        found = _HERE.search(line)
        if found and (found["apart"] or is_given_name(found["name"].split()[0])):
            firm = _firm_in(line[found.start("apart") if found["apart"] else found.end() :])
            return Introduced(found["name"], firm, line.strip(), is_named=False)
    for line in (whole[:400] for whole in text.split("\n")[:_LINES]):
        name, end = name_said(line)
        if name:
            firm = _firm_in(line[end:])
            is_firm = names_organisation(firm) or has_legal_form(f" {firm}")  # and no town
            return Introduced(name, firm if is_firm else "", line.strip(), is_named=False)
    return None


def firm_told(text: str) -> tuple[str, str]:
    """The firm somebody says they work for, and the line; ("", "") when nobody says so."""
    for line in (whole[:400] for whole in text.split("\n")[:_LINES]):
        if ahead := _IN_NAME_OF.search(line) or _AS_TURKS_SAY.search(line):
            return ahead["firm"].strip(), line.strip()
        for match in _WORKS_FOR.finditer(line):
            firm, _ = _taken(line[match.end() :], _FIRM_JOINS, _MOST_OF_FIRM)
            if len(firm) > 2 and not _are_people(firm):
                return _nominative(_without_place(firm), match[0]), line.strip()
    flat = " ".join(text[:_BEGINNING].split("\n"))
    if found := _RUNS.search(flat):
        line = next((line for line in text.split("\n") if found["name"] in line), "")
        return found["name"], line.strip()
    return "", ""


def _are_people(words: str) -> bool:
    """Whether people are told, and no firm: "wir sind Jule und Tarek", "im Auftrag von Herrn Kessler"."""
    if _COURTESY.match(words):
        return not (has_legal_form(f" {words}") or names_organisation(words))
    names = [word for word in words.split() if word[:1].isupper()]
    joins = [word for word in words.split() if word in _AND]
    return len(joins) == len(names) - 1 and all(map(is_given_name, names)) and len(names) > 1


_COURTESY = late_pattern(
    r"(?i)(?:herrn?|frau|mr|mrs|ms|mme|madame|monsieur|m\.|señora?|sra?|signora?|sig|dhr|mevr|mevrouw|meneer|de heer|"
    r"pana|pani|paní|fru|senhora?|doamn[aei]i?|domnului?)[.]? [^\W\d_]"
)
_AND = frozenset("& + und and et y e en i og och és și ve ja a".split())  # noqa: SIM905
_BEGINNING = 1_500
_RUNS = late_pattern(
    r"(?i)\b(?:(?:i|we) (?:run|own|manage|operate|organi[sz]e)|(?:ich|wir) (?:betreiben?|führen?|leiten?)|"
    r"(?:je tiens|nous tenons)|(?:llevo|llevamos|regento)|(?:gestisco|gestiamo)|(?:wij runnen|ik run)|"
    r"(?:prowadzę|prowadzimy)|(?:driver)) (?:(?:an?|the|eine?n?|une?|una?|um|uma|een) )?[^().!?]{3,70}"
    r"\((?P<name>(?-i:[A-ZÀ-Þ][\w'’&-]+(?: (?:(?:de|la|le|du|of|the|am|zum|zur|&) )?[A-ZÀ-Þ&][\w'’&-]*){1,4}))(?=[,)])"
)
"""What somebody runs, its name in brackets behind: "I run a trail race in Kobe (Rokko Hill Runners, about ...)"."""


def _without_place(firm: str) -> str:
    """Without the town behind it: "Ferretería El Tornillo Feliz en Rionegro"."""
    name, place, _ = firm.rpartition(" en ")
    return name if place and " " in name else firm


def _nominative(firm: str, ahead: str) -> str:
    """Without the s that German adds behind "des": "des Musikvereins Oberdorf"."""
    first, blank, rest = firm.partition(" ")
    if ahead.casefold().rstrip().endswith(" des") and first.endswith("s") and is_kind(first[:-1]):
        return f"{first[:-1]}{blank}{rest}"
    return firm


def _firm_in(rest: str) -> str:
    if turkish := _TURKISH.match(rest):
        return turkish["company"]
    match = _CONNECTOR.match(rest)
    if not match:
        return ""
    for word in _TOKEN.finditer(match[0]):
        if word[0][:1].isupper() and is_kind(word[0]):
            return _taken(rest[word.start() :], _FIRM_JOINS, _MOST_OF_FIRM)[0]
    firm = _taken(rest[match.end() :], _FIRM_JOINS, _MOST_OF_FIRM)[0]
    return firm or _firm_behind_job(rest)


def _firm_behind_job(rest: str) -> str:
    """The organisation that a job of several words is at: ", profesora de tecnología del IES Sierra Mágina"."""
    sentence = _ENDED.split(rest[:_LONGEST_JOB], maxsplit=1)[0]
    for at in _AT_WHICH.finditer(sentence):
        firm = _taken(rest[at.end() :], _FIRM_JOINS, _MOST_OF_FIRM)[0]
        is_kind_told = at["kind"] is not None and is_kind(
            at["kind"]
        )  # "del taller Maquinados Ortega"
        if firm and (is_kind_told or names_organisation(firm) or has_legal_form(f" {firm}")):
            return firm
    return ""


_LONGEST_JOB = 90
_ENDED = late_pattern(r"[.?!;]\s")
_AT_WHICH = late_pattern(
    r"\b(?:of|at|from|with|for|the|der|des|vom|von|bei[m]?|am|du|des|de la|de|del|della|dell['’]|di|da|do|en el|en la|"
    r"van|bij|aan|w|z|ze|na|på|ved|hos|fra|från|v|ve)\s*(?:(?P<kind>[a-zß-öø-ÿ]{4,20})\s+)?(?=[^\W\d_a-zß-öø-ÿ])"
)


def _taken(rest: str, joins: frozenset[str], most: int) -> tuple[str, str]:
    """The run of capitalised words that a text begins with, joins inside it allowed, and what follows."""
    end = taken = 0
    at = 0
    while taken < most:
        match = _TOKEN.match(rest, at + len(rest[at:]) - len(rest[at:].lstrip(" \t")))
        if match is None:
            break
        word = match[0]
        at = match.end()
        if word[:1].isupper() or word[:1].isdigit() or word[:1] in '«"“„' or not _is_cased(word):
            taken += 1
            end = at
            is_long = len(word) > 4 or (joins is _NAME_JOINS and taken > 1 and len(word) > 2)
            if word.endswith(".") and is_long and (joins is _NAME_JOINS or _ends(word)):
                break
        elif word.casefold() not in joins or (
            joins is _NAME_JOINS and _names_firm(rest[at:], taken)
        ):
            break
        if rest[at : at + 1] in {",", ";", ":", "!", "?", "(", ")"}:
            break
    return rest[:end].strip(" .,"), rest[end:]


def _ends(word: str) -> bool:
    """Whether a sentence ends with a word, which is no shortened form of a firm."""
    return "." not in word[:-1] and word not in {"Ltda.", "Corp."}


def _names_firm(rest: str, taken: int) -> bool:
    """Whether a firm, and no further name, follows the "di" in "Chiara Bernasconi di Bernasconi Arredi"."""
    if taken < _WHOLE_NAME:
        return False
    return len(_taken(rest, _FIRM_JOINS, _MOST_OF_FIRM)[0].split()) >= _WHOLE_NAME


_WHOLE_NAME = 2


def _is_cased(word: str) -> bool:
    return word.lower() != word.upper()
