"""What a name looks like, and a name without what is none of it: titles, degrees, capitals, stray marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from leads.inquiries.companies.legal_forms import has_legal_form
from leads.inquiries.companies.organisations import names_organisation
from leads.inquiries.people.given_names import is_given_name
from leads.inquiries.people.roles import is_role, names_desk
from leads.inquiries.people.titles import without_stray_marks, without_titles
from leads.inquiries.wording.patterns import late_pattern

_NAME_WORD = late_pattern(r"^(?:[^\W\d_]\.?|[^\W\d_][^\W\d_'’`.-]*(?:['’`.-][^\W\d_]+)*\.?)$")
PARTICLES = frozenset(
    [
        "von",
        "van",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "do",
        "dos",
        "das",
        "du",
        "la",
        "le",
        "zu",
        "zur",
        "ter",
        "ten",
        "el",
        "al",
        "bin",
        "binti",
        "bint",
        "ibn",
        "e",
        "y",
        "i",
        "af",
        "av",
        "und",
    ]
)
_NOT_NAMES = frozenset(
    [
        "regards",
        "thanks",
        "thank",
        "best",
        "dear",
        "hello",
        "hi",
        "hallo",
        "sent",
        "phone",
        "tel",
        "mobile",
        "email",
        "mail",
        "fax",
        "web",
        "website",
        "address",
        "street",
        "the",
        "and",
        "from",
        "please",
        "kind",
        "yours",
        "sincerely",
        "grüße",
        "danke",
        "bonjour",
        "merci",
        "hola",
        "gracias",
        "buongiorno",
        "grazie",
        "germany",
        "deutschland",
        "france",
        "italia",
        "españa",
        "england",
        "london",
    ]
)


@dataclass(frozen=True, slots=True)
class NameFound:
    """A person's name, the line it was read from, how sure we are (0..1), and a company said in the same breath."""

    name: str
    line: str
    confidence: float
    company: str = ""


def written_large(name: str) -> str:
    """In all small letters "ana lopez" is Ana Lopez, and so is "Ana lopez"; initials and nicknames stay as typed."""
    words = name.split()
    whole = [word for word in words if word not in PARTICLES]
    if len(whole) < _WHOLE_NAME or any(len(word.strip(".")) < 3 for word in (whole[0], whole[-1])):
        return name
    is_half = words[0][0].isupper() and words[-1].islower() and words[-1].isalpha()
    if is_half and whole[-1] is words[-1] and is_given_name(words[0]):  # and no "Greffe municipal"
        return f"{name[: -len(words[-1])]}{_calm(words[-1])}"
    if not name.islower():
        return name
    return " ".join(word if word in PARTICLES else _calm(word) for word in words)


def small_name(line: str) -> str:
    """A whole name written in small letters, written large: "uwe schmidt"; "" where a line is none."""
    words = line.strip(" .,!-*").split()
    if len(words) != _WHOLE_NAME or not line.islower() or not is_given_name(words[0]):
        return ""
    if not all(word.replace("-", "").replace("'", "").isalpha() for word in words):
        return ""
    return " ".join(map(_calm, words))


_OF_ONE_MAIL = 64
"""Lines that are asked about again and again while one mail is read."""


@lru_cache(maxsize=_OF_ONE_MAIL)
def clean_name(words: str) -> str:
    """A name without titles, degrees and stray marks; as typed otherwise."""
    words = " ".join(without_stray_marks(words).split()).strip(" ,;-–_*'\"|")
    words = words if _DOTTED_SUFFIX.search(words) else words.strip(" .")
    words = _GLUED_INITIAL.sub(r"\1 ", words)
    before = None
    while before != words:
        before, words = words, _without_letters(without_titles(words))
    return _surname_last(words)


_GLUED_INITIAL = late_pattern(r"((?:^|[\s.])[^\W\d_]\.)(?=[^\W\d_]{3})")
"""An initial without a blank behind it: "H.Tiedemann"."""


def _without_letters(words: str) -> str:
    """Without the letters of a degree or body behind a whole name: "Philippa Hughes RVN"."""
    *name, last = words.split() or [""]
    before = (
        name[-1] if name else ""
    )  # a surname in capitals stands behind given names: "Sandrine LE GOFF"
    is_surname = bool(_VOWEL.search(last)) and (is_given_name(before) or before.isupper())
    is_letters = _POST_NOMINAL.fullmatch(last) or (last.isupper() and not is_surname)
    if len(name) > 1 and 1 < len(last) < _LONGEST_LETTERS and is_letters and not words.isupper():
        return " ".join(name).strip(" ,")
    return words


_VOWEL = late_pattern(r"(?i)[aeiouyäöüáéíóúàèìòùåæø]")
_LONGEST_LETTERS = 10
_POST_NOMINAL = late_pattern(
    r"(?:MRICS|FRICS|RIBA|ARB|OBE|MBE|CBE|JP|MA|BA|MSc|BSc|BEng|MEng|PhD|DPhil|MBA|MD|DDS|DMD|DVM|RN|RVN|CPA|PE|"
    r"PMP|FCA|ACA|ACCA|CIPS|MCIPS|FCIPS|MIET|LEED|AIA|RA|Esq|LLM|LLB|CSc|DiS|"
    r"[BMCDIP]{1,2}(?:Eng|Sc|Ed|Arch|Mus|Chem|Tech|Env|Build|Psychol|Pharm)|[MFA][A-Z]+[a-z]+[A-Z]+)"
)
_DOTTED_SUFFIX = late_pattern(r"(?i)\s(?:jr|sr|[^\W\d_])\.$")
_CAPITALS = late_pattern(r"^[^\W\d_a-zß-öø-ÿ](?:[^\W\d_a-zß-öø-ÿ]|['’-])+$")


def _surname_last(words: str) -> str:
    """Capitals name the surname, in front or behind: "BERNARD Sophie" is Sophie Bernard."""
    parts = words.split()
    if not 2 <= len(parts) <= 4 or not words.isprintable():
        return words
    loud = [len(part) > 1 and bool(_CAPITALS.match(part)) and part.isupper() for part in parts]
    if not any(loud) or (all(loud) and max(map(len, parts)) <= 3):
        return words
    if not all(loud):
        ahead = next(at for at, is_loud in enumerate([*loud, False]) if not is_loud)
        is_surname = len(parts[0]) > 2 or (ahead > 1 and parts[0].lower() in PARTICLES)
        if ahead and is_surname and not any(loud[ahead:]):
            parts = [*parts[ahead:], *parts[:ahead]]
    return " ".join(
        part.lower()
        if at and part.isupper() and part.lower() in PARTICLES - _LARGE_PARTICLES
        else _calm(part)
        if (len(part) > 2 or part.lower() in _LARGE_PARTICLES)
        and part.isupper()
        and _CAPITALS.match(part)
        else part
        for at, part in enumerate(parts)
    )


_LARGE_PARTICLES = frozenset({"le", "la", "el", "al", "di"})
"""Those that surnames have in large letters, too: Josiane Le Bihan, Fatima El Idrissi, Marco Di Stefano."""


def _calm(word: str) -> str:
    if _TURKISH.search(word):
        word = word.translate(_TURKISH_SMALL).capitalize()
    large = re.sub(r"[^\W\d_]+", lambda piece: piece[0].capitalize(), word)
    return _SCOTTISH.sub(lambda found: f"Mc{found[1].upper()}", large)


_TURKISH = late_pattern(r"[İĞ]")
_TURKISH_SMALL = str.maketrans({"İ": "i", "I": "ı"})
"""Turkish has two letters I, and each keeps its dot or goes without in small letters, too."""


def in_letters_of(name: str, text: str) -> str:
    """A name that somebody signs in two scripts, in that of their letter: "洪巧玲 Qiaoling Hong" in an English one."""
    foreign = _IDEOGRAPHS.sub(" ", name)
    latin = " ".join(foreign.split()).strip(" ()/,")
    if not latin or foreign == name or not looks_like_name(latin):
        return name
    if len(_IDEOGRAPHS.findall(text)) > len(text) // _FEW_IDEOGRAPHS:
        return " ".join(_IDEOGRAPHS.findall(name))
    return latin


_IDEOGRAPHS = late_pattern(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af々]+")
_FEW_IDEOGRAPHS = 40


def without_proxy(words: str) -> str:
    """Without what stands before the name of who signs: "i. A.", "Yours,", "Ihre"."""
    return _AHEAD_OF_NAME.sub("", words).strip()


_AHEAD_OF_NAME = late_pattern(
    r"(?i)^(?:[*_/~–—-]+\s*)?(?:i\. ?[av]\.|ppa\.?|p\. ?p\.|pp\.?|gez\.|(?-i:v\.|v/)|p\. ?o\.|"
    r"w\. ?z\.|im auftrag|by|yours,?|"
    r"your|ihre?|deine?|dein|votre|tu|su|jouw|uw|din|contact:?|ansprechpartner(?:in)?:?|name:)\s+"
)

_STREET = late_pattern(
    r"(?i)^(?:rua|via|viale|calle|c/|avenida|avda?\.|av\.|rue|avenue|boulevard|place|plaza|piazza|praça|travessa|"
    r"ulica|ul\.|al\.|ulice|strada|str\.|carrer|corso|largo|chemin|route|impasse|quai|allée|οδός|улица|ул\.)\s|"
    r"[^\W\d_]{3}(?:straße|strasse|str\.|gasse|platz|allee|gatan|vägen|vej|gade|veien|gata|katu|tie|straat|laan|"
    r"plein)$|\s(?:street|road|lane|avenue|drive|close|terrace|crescent|weg|straße|strasse|utca|út|caddesi|sokak)$"
)


def _is_jobs_surname(words: list[str]) -> bool:
    """Whether the surname alone sounds like a job: "Anna Hofmeister", "Emily Post"."""
    if len(words) != _WHOLE_NAME or not is_given_name(words[0]) or is_role(words[0]):
        return False
    return bool(_JOBS_SURNAME.fullmatch(words[1]))


_WHOLE_NAME = 2
_JOBS_SURNAME = late_pattern(
    r"(?:[A-ZÄÖÜ][a-zäöü]+meister|Kaufmann|Kaufhold|Post|Head|Chef|Principal|Clerk|Leiter|Partner|Chairman|Form|"
    r"Planner|Verwalter|Surveyor|Foreman|Buyer)"
)


_SCOTTISH = late_pattern(r"^Mc([a-z])(?=[a-z]{2})")


def _is_acronym(word: str) -> bool:
    """Whether a word is capitals that nobody can say: "PGD"."""
    return len(word) > _WHOLE_NAME and word.isupper() and word.isalpha() and not _VOWEL.search(word)


def _names_street(line: str, words: list[str]) -> bool:
    """Whether it is a street: "Av. Paulista"; but "Av. Nihal Sezgin" is a Turkish lawyer."""
    is_lawyer = line.startswith("Av. ") and is_given_name(words[0])
    return bool(_STREET.search(line)) and not is_lawyer


_ELIDED = late_pattern(r"(?:d|dell|l|t)['’][^\W\d_a-z]")
"""A particle that clings to its name: "d'Aubigny", "dell'Orto"."""


@lru_cache(maxsize=_OF_ONE_MAIL)
def looks_like_name(line: str) -> bool:
    """Whether a line can be a person's name: one to four capitalised words, no digits, no job, no company."""
    if len(line) > _LONGEST:
        return False
    words = clean_name(line).split()
    if not 1 <= len(words) <= _MOST_WORDS or not all(map(_is_written_as_name, words)):
        return False
    if any(word.lower().strip(".,") in _NOT_NAMES for word in words) or _names_street(line, words):
        return False
    if has_legal_form(f" {line}") or names_organisation(line):
        return False
    if (is_role(line) or names_desk(line)) and not _is_jobs_surname(words):
        return False
    return any(map(is_given_name, words)) or not any(map(_is_acronym, line.split()))


_LONGEST, _MOST_WORDS = 50, 5


def _is_written_as_name(word: str) -> bool:
    """Whether a word has the letters of a name: large at first, or a particle, or of a script without large ones."""
    if not _NAME_WORD.match(word):
        return False
    return (
        word[0].isupper()
        or word.lower() in PARTICLES
        or bool(_ELIDED.match(word))
        or not (word[0].isascii() or word[0].islower())
    )
