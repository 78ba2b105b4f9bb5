"""Who is writing? A name from the display name, the signature or an introduction; never from the address."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from leads.inquiries.companies import domain_label
from leads.inquiries.given_names import is_given_name
from leads.inquiries.introductions import Introduced, introduction_in
from leads.inquiries.legal_forms import LEGAL_FORM, has_legal_form
from leads.inquiries.patterns import late_pattern
from leads.inquiries.roles import is_role, names_desk, names_organisation
from leads.inquiries.sign_offs import is_sign_off, name_behind_sign_off
from leads.inquiries.spelling import bare, is_domains_own, names_mailbox, spellings

_TITLES = late_pattern(
    r"(?i)^(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|herr|frau|hr|fr|ing|dipl|dipl\.-\w+|"
    r"mag|geom|lic|licda?|arq|cand|dott\.?ssa|m|mme|mlle|monsieur|madame|"
    r"sr|sra|srta|don|doña|dott|dott\.ssa|sig|sig\.ra|sig\.na|ing|avv|arch|dhr|mevr|mw|ir|drs|pan|pani|"
    r"dr\.-ing|med|rer|nat|h\.c|univ|mgr|bc|doc|rndr|mudr|judr|phdr|inż|med\.|jur)\.?,?\s+)+(?=\S)"
)
_SUFFIXES = late_pattern(
    r"(?i),?\s+(?:ph\.?\s?d\.?|m\.?\s?sc\.?|b\.?\s?sc\.?|mba|m\.?\s?a\.?|b\.?\s?a\.?|"
    r"ll\.?m\.?|cpa|pmp|fcls|esq\.?|dipl\.[\w-]+|csc\.?)$"
)
_NAME_SUFFIX = late_pattern(r"(?i)^(?:jr|sr|ii|iii|iv|junior|senior)\.?$")
_BRACKETS = late_pattern(r"\s*[(\[{<][^)\]}>]*[)\]}>]?\s*")
_VIA = late_pattern(r"(?i)\s+(?:via|über|par|through|durch|from|at|bei|hos|bij|chez|z)\s+.+$")
_BESIDE = late_pattern(r"\s*(?:\||•|·|//|\s[–—-]\s|\s@\s|\s/\s)\s*")

_NAME_WORD = late_pattern(r"^(?:[^\W\d_]\.?|[^\W\d_][^\W\d_'’`.-]*(?:['’`.-][^\W\d_]+)*\.?)$")
_PARTICLES = frozenset(
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
        "ibn",
        "e",
        "y",
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


def person_of_display_name(display: str, email: str) -> NameFound | None:
    """The person a display name names: "Lopez, Dr. Ana (Purchasing)" is Ana Lopez; None for machines and offices."""
    words = display.strip().strip("'\"")
    words = words if has_legal_form(f" {words}") else _VIA.sub("", words).strip()
    if (
        not words
        or "@" in words
        or _DEVICE.search(words)
        or (
            words.lower() == email.partition("@")[0].lower()
            and " " not in words
            and words.islower()
        )
    ):
        return None
    is_whole = not _BESIDE.search(words) and "," not in words and "(" not in words
    if is_whole and has_legal_form(f" {words}"):
        return None
    company = ""
    if bracketed := re.search(r"[(\[]([^)\]]{2,60})[)\]]", words):
        company = bracketed[1] if has_legal_form(f" {bracketed[1]}") else ""
    words = _BRACKETS.sub(" ", words).strip()
    first, *beside = [part for part in _BESIDE.split(words) if part] or [""]
    first, company = _without_company(first, company or next((part for part in beside if part), ""))
    company = "" if is_role(company) and not has_legal_form(f" {company}") else company
    name = _written_large(clean_name(first))
    if names_organisation(name):
        return None
    if not name or names_desk(name) or has_legal_form(f" {name}"):
        return None
    confidence = 0.9 if " " in name else 0.6
    return NameFound(name, display, confidence, company.strip(" ,"))


_OWNER = late_pattern(
    r"(?i)(?:inh(?:aber(?:in)?|\.)|prop(?:rietor|\.)|owner|titular|titolare|eigenaar|c/o|z\. ?hd\.|attn\.?|"
    r"geschäftsführer(?:in)?)[:.]?\s+"
)


def _written_large(name: str) -> str:
    """In all small letters "ana lopez" is Ana Lopez; initials and nicknames stay as typed."""
    words = name.split()
    if not name.islower() or len(words) < 2 or any(len(word.strip(".")) < 3 for word in words):
        return name
    return " ".join(word if word in _PARTICLES else _calm(word) for word in words)


_DEVICE = late_pattern(
    r"(?i)\b(?:ipad|iphone|macbook|imac|laptop|handy|samsung|galaxy|smartphone|android|scanner|drucker|printer)\b"
)


def _firm_beside(words: str, head: str, tail: str, company: str) -> tuple[str, str] | None:
    """The person and the firm where a comma parts them; None where it parts a person's names."""
    if LEGAL_FORM.fullmatch(f" {tail}"):
        return words, company or words
    if has_legal_form(f" {tail}"):
        return head, company or tail
    if names_desk(tail) or is_role(tail):
        return head, company
    return (words, company) if has_legal_form(f" {head}") else None


def _without_company(words: str, company: str) -> tuple[str, str]:
    """Turn "Last, First" round; cut ", ACME Ltd"."""
    head, comma, tail = words.partition(",")
    if not comma or not tail.strip():
        return words, company
    if owner := _OWNER.match(tail.strip()):
        return tail.strip()[owner.end() :], company or head
    if (found := _firm_beside(words, head, tail.strip(), company)) is not None:
        return found
    tail = _SUFFIXES.sub("", f" {tail}").strip(" ,")
    if not tail or _NAME_SUFFIX.match(tail):
        return head, company
    given, _, rest = tail.partition(",")
    if rest or len(given.split()) > 3 or len(head.split()) > 4:
        return head, company
    return f"{given.strip()} {head.strip()}", company


def clean_name(words: str) -> str:
    """A name without titles, degrees and stray marks; as typed otherwise."""
    words = " ".join(words.split()).strip(" ,;-–_*'\"|")
    words = words if _DOTTED_SUFFIX.search(words) else words.strip(" .")
    words = _TITLES.sub("", f"{words} ").strip()
    before = None
    while before != words:
        before, words = words, _SUFFIXES.sub("", words).strip(" ,")
        words = _without_letters(words)
    return _surname_last(words)


def _without_letters(words: str) -> str:
    """Without the letters of a degree or body behind a whole name: "Philippa Hughes RVN"."""
    *name, last = words.split() or [""]
    is_letters = _POST_NOMINAL.fullmatch(last) or (last.isupper() and not _VOWEL.search(last))
    if len(name) > 1 and 1 < len(last) < _LONGEST_LETTERS and is_letters and not words.isupper():
        return " ".join(name).strip(" ,")
    return words


_VOWEL = late_pattern(r"(?i)[aeiouyäöüáéíóúàèìòùåæø]")
_LONGEST_LETTERS = 7
_POST_NOMINAL = late_pattern(
    r"(?:MRICS|FRICS|RIBA|ARB|OBE|MBE|CBE|JP|MA|BA|MSc|BSc|BEng|MEng|PhD|DPhil|MBA|MD|DDS|DMD|DVM|RN|RVN|CPA|PE|"
    r"PMP|FCA|ACA|ACCA|CIPS|MCIPS|FCIPS|CEng|MIET|LEED|AIA|RA|Esq|LLM|LLB|CSc|DiS)"
)
_DOTTED_SUFFIX = late_pattern(r"(?i)\s(?:jr|sr)\.$")
_CAPITALS = late_pattern(r"^[^\W\d_a-zß-öø-ÿ][^\W\d_a-zß-öø-ÿ'’-]+$")


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
        if ahead and len(parts[0]) > 2 and not any(loud[ahead:]):
            parts = [*parts[ahead:], *parts[:ahead]]
    return " ".join(
        part.lower()
        if at and part.isupper() and part.lower() in _PARTICLES
        else _calm(part)
        if len(part) > 2 and part.isupper() and _CAPITALS.match(part)
        else part
        for at, part in enumerate(parts)
    )


def _calm(word: str) -> str:
    return re.sub(r"[^\W\d_]+", lambda piece: piece[0].capitalize(), word)


_OF_ONE_MAIL = 64
"""Lines that are asked about again and again while one mail is read."""


@lru_cache(maxsize=_OF_ONE_MAIL)
def looks_like_name(line: str) -> bool:
    """Whether a line can be a person's name: one to four capitalised words, no digits, no job, no company."""
    words = clean_name(line).split()
    if not 1 <= len(words) <= 5 or len(line) > 50:
        return False
    if is_role(line) or has_legal_form(f" {line}") or names_desk(line) or names_organisation(line):
        return False
    if any(word.lower().strip(".,") in _NOT_NAMES for word in words):
        return False
    return all(
        _NAME_WORD.match(word)
        and (
            word[0].isupper()
            or word.lower() in _PARTICLES
            or (not word[0].isascii() and not word[0].islower())
        )
        for word in words
    )


_AHEAD_OF_NAME = late_pattern(
    r"(?i)^(?:[*_/~–—-]+\s*)?(?:i\. ?[av]\.|ppa\.?|p\. ?p\.|pp\.?|gez\.|p\. ?o\.|w\. ?z\.|im auftrag|by|yours,?|"
    r"your|ihre?|deine?|dein|votre|tu|su|jouw|uw|din|contact:?|ansprechpartner(?:in)?:?|name:)\s+"
)
_SEGMENTS = late_pattern(r"\s*(?:\||•|·|,|\s[–—-]\s|\t|\s/\s)\s*")
_LEAST, _WELCOME_LINES, _LINES = 0.5, 2, 14


def person_in_signature(
    lines: tuple[str, ...], shown: str = "", email: str = ""
) -> NameFound | None:
    """The name people sign with: beside or below the closing phrase, or the line that their address spells.

    `shown` is the header's display name, `email` the sender's address: what they spell is likelier.
    """
    found: list[tuple[float, NameFound]] = []
    names = 0
    for at, line in enumerate(lines[:_LINES]):
        behind, is_sure = name_behind_sign_off(line)
        if behind and looks_like_name(behind):
            name = clean_name(behind)
            points = (0.75 if is_sure else 0.45) + _agreement(name, shown, email)
            found.append((points, NameFound(name, line, 0.8 if " " in name else 0.5)))
            names += 1
        elif is_sign_off(line):
            continue
        elif candidate := _signed_by(line):
            below = lines[at + 1] if at + 1 < len(lines) else ""
            points = 0.6 if names < _WELCOME_LINES else 0.3
            names += 1
            points += 0.15 * (" " in candidate.name) + _agreement(candidate.name, shown, email)
            points += 0.15 * (is_role(below) or is_role(line))
            found.append((points, candidate))
    best = max(found, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] >= _LEAST else None


def _signed_by(line: str) -> NameFound | None:
    """The name that a line of a signature begins with."""
    words = _AHEAD_OF_NAME.sub("", _BRACKETS.sub(" ", line.strip().lstrip("*_/-–~ "))).strip()
    head, *behind = _SEGMENTS.split(words)
    if behind and _DEGREE.fullmatch(behind[0]):
        behind = behind[1:]
    if not looks_like_name(head):
        return None
    name = clean_name(head)
    return NameFound(name, line, 0.8 if " " in name else 0.5)


_DEGREE = late_pattern(r"(?i)(?:[a-z]{1,5}\.?){1,3}|jr\.?|sr\.?")


def _agreement(name: str, shown: str, email: str) -> float:
    """How well a name agrees with the header: its display name and its address; less than 0 for the firm's own."""
    if names_mailbox(name, email):
        return 0.35
    if is_domains_own(name, domain_label(email)):
        return -0.4
    if has_legal_form(f" {shown}"):
        return 0.0
    words = {spelled for word in name.split() for spelled in spellings(word) if len(spelled) > 1}
    known = {spelled for word in re.findall(r"[^\W\d_]{2,}", shown) for spelled in spellings(word)}
    if words and words <= known and len(known) <= 2 * _MOST_WORDS:
        return 0.3
    return 0.2 if words & known else 0.0


_MOST_WORDS = 4


def person_introduced(text: str) -> NameFound | None:
    """Who says "My name is ..." within the first lines, in twenty languages."""
    said: Introduced | None = introduction_in(text)
    if said is None or not looks_like_name(said.name):
        return None
    return NameFound(clean_name(said.name), said.line, 0.7, said.company)


_FAMILY = late_pattern(
    r"(?i)^(?:die |the )?(?:"
    r"(?:familien?|fam\.?|family|famille|familia|famiglia|rodina|rodzina|perhe) (?P<ahead>[^\W\d_][\w'’-]+)"
    r"|(?P<behind>[^\W\d_][\w'’-]+) family)$"
)


def person_of_family(display: str, signed: NameFound | None) -> NameFound | None:
    """A family and who signs for it: "Familie Brenner", signed "Sabine", is Sabine Brenner."""
    family = _FAMILY.match(display.strip())
    if family is None or signed is None or " " in signed.name or not is_given_name(signed.name):
        return None
    return NameFound(f"{signed.name} {family['ahead'] or family['behind']}", display, 0.7)


def person_spelled(text: str, email: str) -> NameFound | None:
    """Two words of a text that an address spells in full: "Mariusz Zając" of mariusz.zajac.81@."""
    parts = [bare(part) for part in _LONG_PART.findall(email.partition("@")[0])]
    if len(parts) != _SPELLED_PARTS:
        return None
    words = list(_NAME_IN_TEXT.finditer(text[-_END_OF_TEXT:]))
    for first, second in pairwise(words):
        is_pair = text[-_END_OF_TEXT:][first.end() : second.start()] == " "
        if is_pair and parts[0] in spellings(first[0]) and parts[1] in spellings(second[0]):
            return NameFound(_written_large(f"{first[0]} {second[0]}"), email, 0.7)
    return None


_LONG_PART, _NAME_IN_TEXT = late_pattern(r"[^\W\d_]{3,}"), late_pattern(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SPELLED_PARTS, _END_OF_TEXT = 2, 500


def _fullest(display: NameFound, signed: NameFound) -> bool:
    """Whether the signature spells out the very name that the header shortens: "PJ Smit", "R. Paschke"."""
    shown, spelled = display.name.split(), signed.name.split()
    if len(shown) < 2 or len(spelled) < 2 or bare(shown[-1]) != bare(spelled[-1]):
        return False
    longer, shorter = bare(spelled[0]), bare(shown[0])
    if len(longer) > len(shorter) > 2 and longer.endswith(shorter):
        return True  # Seun is Oluwaseun, Beth Elisabeth
    is_short = (len(shown[0].strip(".")) <= 2 and shown[0].isupper()) or shown[0].endswith(".")
    return is_short and spelled[0][:1] == shown[0][:1] and len(spelled[0]) > len(shown[0])


def best_name(
    display: NameFound | None,
    signed: NameFound | None,
    introduced: NameFound | None,
    email: str = "",
) -> NameFound | None:
    """The fullest of what is known: a display name of one word is completed by the signature that holds it."""
    found = [name for name in (display, signed, introduced) if name]
    if not found:
        return None
    for spelled in (signed, introduced):
        if display and spelled and " " in display.name:
            if _same_words(display.name, spelled.name):
                return spelled  # "Mäkinen Juhani" signs as "Juhani Mäkinen"
            if _fullest(display, spelled):
                return spelled
            # "Jean COLAS" signs as "Jean Colas", "inês reis" as "Inês Reis": the same name, nicer.
            is_same = bare(spelled.name) == bare(display.name)
            if is_same and display.name != display.name.title():
                return spelled
    if display and " " in display.name:
        return replace(
            display, name=_given_first(display.name, email, signed, is_loud=display.line.isupper())
        )
    full = [name for name in (signed, introduced) if name and " " in name.name]
    written_out = [
        name for name in full if not _INITIALS.search(name.name)
    ]  # better than "C. Renner"
    alone = [name for name in found if name in (display, signed)]
    if display and full and not _goes_with(display.name, full[0].name):
        full = [name for name in full if _goes_with(display.name, name.name)] or full
    return next(iter([*written_out, *full, *alone, *found]), None)


def _goes_with(short: str, full: str) -> bool:
    return any(spellings(short) & spellings(word) for word in full.split())


def _given_first(name: str, email: str, signed: NameFound | None, *, is_loud: bool) -> str:
    """Turned round where the address has the same two words the other way, or they sign with the second alone.

    "Hruska Milan", milan.hruska@; "Obermaier Florian", who signs as Florian. `is_loud`: all in capitals, as registers
    write them, the surname first.
    """
    words = name.split()
    if len(words) != 2:
        return name
    is_turned = is_given_name(words[1]) and not is_given_name(words[0])
    is_loud = is_loud and not is_given_name(words[0])
    if signed and bare(signed.name) == bare(words[1]) and (is_turned or is_loud):
        return f"{words[1]} {words[0]}"
    parts = re.findall(r"[^\W\d_]+", email.partition("@")[0])
    if email.endswith(".hu"):
        return name
    if is_turned:
        return f"{words[1]} {words[0]}"
    if len(parts) != 2 or is_given_name(words[0]):
        return name
    first, last = spellings(words[0]), spellings(words[1])
    return f"{words[1]} {words[0]}" if parts[0] in last and parts[1] in first else name


_INITIALS = late_pattern(r"(?:^|\s)[^\W\d_]\.(?=\s)")


def _same_words(one: str, other: str) -> bool:
    return one != other and sorted(map(bare, one.split())) == sorted(map(bare, other.split()))


def is_office(
    display: NameFound, signed: NameFound | None, signature: tuple[str, ...], email: str = ""
) -> bool:
    """Whether a display name is the organisation's: it stands in the signature below somebody else's name."""
    if signed is None or bare(signed.name) == bare(display.name):
        return False
    if (
        is_domains_own(display.name, domain_label(email))
        and (not names_mailbox(display.name, email) or names_mailbox(signed.name, email))
        and not _goes_with(signed.name.split()[0], display.name)
    ):
        return True
    if " " not in signed.name:
        return False
    name = display.name.casefold()
    return any(
        line.strip(" ,*").casefold() == name or (len(name) >= _SPELLED and name in line.casefold())
        for line in signature
        if line != signed.line and "@" not in line
    )


_SPELLED = 8
"""Letters of a display name that stand within another line of the signature by no accident."""
