"""The name of a form's visitor, however the form asks for it: given name first, without courtesy words.

Chinese, Japanese and Korean names have the order of their own script, and Hungarian and Vietnamese ones that of their
language, also where a form asks for their parts one by one.
"""

from __future__ import annotations

from leads.inquiries.companies.domains import domain_label
from leads.inquiries.forms.answers import ADDRESS, FormAnswers, address_in
from leads.inquiries.forms.label import Label
from leads.inquiries.forms.labels import folded
from leads.inquiries.forms.values import is_person
from leads.inquiries.people.given_names import is_given_name
from leads.inquiries.people.names import PARTICLES, clean_name
from leads.inquiries.people.roles import is_role
from leads.inquiries.people.spelling import bare
from leads.inquiries.people.spoken_order import (
    SURNAMES_AHEAD,
    as_written,
    in_spoken_order,
    keeps_order,
)
from leads.inquiries.wording.patterns import late_pattern

_NAME_AND_ADDRESS = late_pattern(
    r"^(?P<name>[^<>\[\]@]{0,100}?)\s*+[<\[](?:mailto:)?[^<>\[\]\s][^<>\[\]\s@]*+@[^<>\[\]\s]++[>\]]"
)
_COURTESY = late_pattern(
    r"(?i)^(?:de heer en mevrouw|de heer|mevrouw|meneer|monsieur et madame|monsieur|madame|m\. et mme|herr und frau|"
    r"herrn|frau|señor(?:a|ita)?|signor(?:a|e|ina)?|senhora?|sra?\.|pan[íi]?|gospođa|gospodin|gospa|gospod|г-н|г-жа|"
    r"господин|госпожа|пан|пані|κ\.|κα\.?|κος|السيدة|السيد|الأستاذ|الاستاذ|الدكتور|ông|bà|anh|chị|bapak|bpk\.?|ibu|bay|"
    r"bayan|sayın|sn\.?|herra|rouva|härra|proua|kungs|kundze|ponas|ponia)\s+(?=\S)"
)
_COURTESY_BEHIND = late_pattern(
    r"(?:(?<=\S)\s+|(?<=\S{2}))(?:小姐|先生|女士|太太|老師|老师|經理|经理|總經理|样|様|さま|さん|殿|님|씨|贵|귀하|bey|hanım|hanim)$",
)
_OWN_ORDER = late_pattern(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_SURNAME_ASKED_FIRST = late_pattern(
    r"^(?:(?:cognome|nazwisko|nachname|name|zuname|nom|apellidos?|sobrenome|achternaam|familienaam|efternamn|efternavn|"
    r"etternavn|sukunimi|prijmeni|priezvisko|prezime|priimek|vezeteknev|csaladnev|nume de familie|nume|soyad\w*|"
    r"фамилия|прізвище|презиме|επωνυμο|pavarde|uzvards|perekonnanimi|last name|surname|family name)"
    r"(?:\s*+(?:[,/&+-]|e|es|i|y|et|en|und|og|och|ja|a|si|in|ve|and|и|та|і|и|και|ir|un))?\s++"
    r"(?:nome|imie|vorname|prenoms?|nombres?|voornaam|fornamn|fornavn|etunimi|jmeno|krstne|meno|ime|keresztnev|utonev|"
    r"prenume|ad|imie|имя|ім'я|име|ονομα|vardas|vards|eesnimi|first name|given name)|"
    r"фио|ф\.? ?и\.? ?о|піб|п\.? ?і\.? ?б)"
)
_PATRONYMIC = late_pattern(
    r"(?i)^[^\W\d_]+(?:ович|евич|ёвич|овна|евна|ична|инична|ійович|івна|ївна|йович)$"
)
_MOST_WORDS = 4
_ASKS_MORE = late_pattern(
    r"\b(?:role|position|job|title|company|organi[sz]ation|funktion|firma|rolle|fonction|poste|societe|entreprise|cargo|"
    r"puesto|empresa|ruolo|azienda|functie|bedrijf|stanowisko|firmy|befattning|foretag|stilling|firma)\b"
)
_MORE = late_pattern(r"[,;/|(\n]|\s[-–—]\s")
"""What parts a name from what its bearer does, where a form asks for both."""


def name_in(form: FormAnswers, language: str = "") -> str:
    """First and last name together, however the form splits them."""
    first, last, name = (
        form.value(label) for label in (Label.FIRST_NAME, Label.LAST_NAME, Label.NAME)
    )
    if first:
        last, name = _OF_FAMILY.sub("", last), _OF_FAMILY.sub("", name)
    if " " in first and not last and is_person(first):
        name, first = first, ""  # "Nome de contacto" beside "Nome dos noivos"
    if first and (last or name) and first.lower() not in (last or name).lower():
        return _plain(_together(_plain(first), last or name, language))
    if name and last and not first and last.lower() not in name.lower():
        return _plain(_together(name, last, language))
    asked = form.get(Label.NAME) or form.get(Label.FIRST_NAME) or form.get(Label.LAST_NAME)
    heading = asked.heading if asked else ""
    if name and _ASKS_MORE.search(folded(heading)):
        name = _MORE.split(name.strip(), maxsplit=1)[0]
    whole = _plain(name or " ".join(filter(None, (first, last))))
    if keeps_order(language):
        return as_written(whole, name)
    house = f"{domain_label(address_in(form))} {form.value(Label.COMPANY)}"
    if _is_called_after(house, whole):
        return whole
    if language in _REGISTERED_LANGUAGES and _is_registered(house, whole):
        surname, *given = whole.split()
        return " ".join((*given, surname))
    return given_first(whole, heading, language)


_OF_FAMILY = late_pattern(
    r"(?i)^(?:familie|fam\.?|family|famille|familia|família|famiglia|rodina|rodzina)\s+(?=\S)"
)
"""Ahead of a surname that a form asks for beside a given name."""


def _together(given: str, surname: str, language: str) -> str:
    """What a form asks for apart, as one name: in the order that its language has, and parted so: 山田 太郎, 王小明."""
    is_own = bool(_OWN_ORDER.search(given) and _OWN_ORDER.search(surname))
    if is_own and language in _UNPARTED:
        return f"{surname}{given}"
    is_surname_led = is_own or keeps_order(language)
    is_surname_led = is_surname_led or (language == "vi" and bare(surname) in SURNAMES_AHEAD)
    return f"{surname} {given}" if is_surname_led else f"{given} {surname}"


_UNPARTED = frozenset({"zh", "ko"})


def _is_registered(house: str, name: str) -> bool:
    """Whether a house bears the first word of a name, and only the others are given names: "Huber Josef", Huber KG."""
    first, *others = name.split() or [""]
    called = {bare(word) for word in house.replace("-", " ").split()}
    if not 0 < len(others) <= _MOST_GIVEN or bare(first) not in called:
        return False
    is_of_house = any(bare(one) in called for one in others)
    return not (is_of_house or is_given_name(first)) and all(map(is_given_name, others))


_REGISTERED_LANGUAGES = frozenset({"de", "it", "cs", "sk", "pl", "hr", "sl", "sr", "ro"})
"""Where people sign as registers write them, and a house is seldom called by a given name that no list has."""


def _is_called_after(house: str, name: str) -> bool:
    """Whether a house bears the last word of a name, and no other: the surname stands where one says it."""
    *others, last = [bare(word) for word in name.split()] or [""]
    plain = bare(house)
    return len(last) > _SHORT and last in plain and not any(one in plain for one in others)


_SHORT = 3


def name_in_preface(text: str, form: FormAnswers) -> tuple[str, str]:
    """The person whom the sentence above the answers names ("... von Herr Björn Quast gesendet"), and the line."""
    first = next((answer.line for answer in form.answers if answer.line), "")
    preface = text[:_LONGEST_PREFACE].partition(first.split("\n")[0])[0] if first else ""
    for line in preface.split("\n")[:_LINES_OF_PREFACE]:
        found = _SENT_BY.search(line)
        for rest in (found["rest"] if found else "", line if _DOES.search(line) else ""):
            words = _NAME_WORD.findall(rest)[:_MOST_WORDS]
            for count in range(len(words), 1, -1):
                name = " ".join(words[:count])
                if is_person(name) and all(word[0].isupper() for word in words[:count]):
                    return name, line.strip()
        if found and is_given_name(found["rest"].strip(" .:")):
            return found["rest"].strip(" .:"), line.strip()
    return "", ""


_LONGEST_PREFACE, _LINES_OF_PREFACE = 1_500, 6
_SENT_BY = late_pattern(
    r"(?i)\b(?:from|by|von|durch|de la part de|par|de|por|da|di|van|door|od|przez|fr[åa]n|av|fra|af)\s+"
    r"(?:(?:herrn?|frau|mr|mrs|ms|m|mme|monsieur|madame|sra?|señor(?:a)?|sig(?:ra|nora?)?|dhr|mevr(?:ouw)?|pana?|pan[ií])\.?\s+)?"
    r"(?-i:(?P<rest>[^\W\d_a-zß-öø-ÿ].{2,80}))"
)
_DOES = late_pattern(
    r"(?i)\b(?:is interested|has (?:sent|asked|requested|submitted)|sent you|wrote|would like|wants|interessiert sich|"
    r"hat (?:ihnen|dir|euch|eine|das|sich)|m[öo]chte|s['’]int[ée]resse|vous a|a (?:envoy[ée]|[ée]crit|demand[ée])|"
    r"souhaite|est[áa] interesad|le ha|ha (?:enviado|escrito|inviato|scritto|richiesto)|quiere|vuole|[èe] interessat|"
    r"heeft|wil graag|enviou|quer |wys[łl]a|chce|har (?:skickat|sendt)|vill|l[äa]hetti)"
)
"""What a sentence that begins with the visitor's name goes on with."""
_NAME_WORD = late_pattern(r"[^\W\d_][\w'’.-]*")


def _plain(words: str) -> str:
    """Without an address, brackets, and the words of courtesy around a name."""
    words = _NAME_AND_ADDRESS.sub(r"\g<name>", words)
    bare = ADDRESS.sub("", words)
    words = bare.strip(" \"'<>()[]-–|,") if bare != words else words.strip(" \"'")
    words = _turned_round(_without_job(_COURTESY.sub("", words)))
    return _COURTESY_BEHIND.sub("", words).strip()


def _without_job(words: str) -> str:
    """Without the job behind a whole name, where a form asks for both: "Siobhan Tetlow, school business manager"."""
    if (found := _IN_BRACKETS.match(words)) and is_role(found["job"]):
        return found["name"]
    name, comma, job = words.partition(",")
    return name if comma and " " in name.strip() and is_role(job) else words


_IN_BRACKETS = late_pattern(r"(?P<name>[^()]{2,80}?)(?:(?<!\s)\s++)?\((?P<job>[^()]{2,60})\)\Z")


def _turned_round(words: str) -> str:
    """As in "Harmsen, Wiebke": the family name ahead of a comma, and nothing but a given name behind it."""
    last, comma, first = (part.strip() for part in words.partition(","))
    is_given = bool(comma) and 0 < len(first.split()) <= _MOST_GIVEN and "\n" not in words
    return f"{first} {last}" if last and is_given and is_given_name(first.split()[0]) else words


_MOST_GIVEN = 2


def given_first(name: str, heading: str, language: str) -> str:
    """A name turned round where the form asks for the surname first, and its language does not write it so."""
    words = name.split()
    if not 1 < len(words) <= _MOST_WORDS or "," in name or _OWN_ORDER.search(name):
        return name
    if len(words) > 2 and _PATRONYMIC.match(words[-1]) and not _PATRONYMIC.match(words[-2]):
        return " ".join((*words[1:], words[0]))
    if not _is_turned(name, heading):
        return in_spoken_order(name, language)
    at = len(words) - 1
    while at > 1 and is_given_name(words[at]) and is_given_name(words[at - 1]):
        at -= 1
    return " ".join((*words[at:], *words[:at]))


def _is_turned(name: str, heading: str) -> bool:
    """Whether a name has its surname in front, as asked for; capitals or titles in it tell the surname better."""
    words = name.split()
    if not _SURNAME_ASKED_FIRST.match(folded(heading)):
        return False
    if name.isupper() or clean_name(name) != name or words[-2].lower() in PARTICLES:
        return False
    return not is_given_name(words[0]) or is_given_name(words[-1])
