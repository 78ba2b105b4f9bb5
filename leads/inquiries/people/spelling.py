"""Is this name the one that an address spells? "Jana Müller" and jana.mueller@, "Tuttle & Finch" and
tuttlefinch.example.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from leads.folding import without_accents
from leads.inquiries.wording.patterns import late_pattern

_LATIN = str.maketrans({
    **dict(zip("абвгдезийклмнопрстуфхцыэіїєґў", "abvgdeziyklmnoprstufhcyeiieghu"[:29], strict=True)),
    "ё": "e", "ж": "zh", "ч": "ch", "ш": "sh", "щ": "sch", "ъ": "", "ь": "", "ю": "yu", "я": "ya",
    **dict(zip("αβγδεζηικλμνξοπρστυφχω", "avgdeziiklmnxoprstyfho", strict=True)), "ς": "s", "θ": "th", "ψ": "ps",
    "ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d",
})  # fmt: skip
_LONG = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_WORD = late_pattern(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SMALL = frozenset(
    "und and et y e i og och en de der die das van von den du des la le les del della di da do dos of für zu".split()  # noqa: SIM905
)
_SHORTEST_PART, _SHORTEST_LABEL, _SHORT_WORD = 4, 3, 5


_OF_ONE_MAIL = 128
"""Words that are compared again and again while one mail is read."""


@lru_cache(maxsize=2_048)
def spellings(word: str) -> frozenset[str]:
    """The ways an address may spell a word, in bare lower-case letters and digits: "müller" -> mueller, muller."""
    if word.isascii():
        return frozenset((bare(word),))
    low = unicodedata.normalize("NFC", word.casefold())
    return frozenset((bare(low), bare(low.translate(_LONG))))


@lru_cache(maxsize=_OF_ONE_MAIL)
def bare(word: str) -> str:
    """In lower-case Latin letters and digits, without accents."""
    if word.isascii():
        return word.lower() if word.isalnum() else "".join(filter(str.isalnum, word.lower()))
    plain = without_accents(word.casefold()).replace("ου", "ou").translate(_LATIN)
    return plain if plain.isalnum() else "".join(filter(str.isalnum, plain))


def goes_with(short: str, full: str) -> bool:
    """Whether a word is one of a name's: "Mueller" of "Jana Müller"."""
    return any(spellings(short) & spellings(word) for word in full.split())


def names_domain(name: str, label: str) -> bool:
    """Whether an organisation's name is what its domain's own word says, whole, in part or by initials."""
    wanted = bare(label)
    if is_domains_own(name, label):
        return True
    if len(wanted) < _SHORTEST_LABEL or not name:
        return False
    for whole in spellings(name):
        if len(wanted) > _SHORTEST_PART and wanted in whole:
            return True
        if len(whole) > _SHORTEST_PART and whole in wanted:
            return True
    parts = [bare(part) for part in re.split(r"[-_]", label)] if "-" in label else []
    words = {spelled for word in _WORD.findall(name) for spelled in spellings(word)}
    if any(
        len(word) > _SHORT_WORD and word in wanted and 2 * len(word) > len(wanted) for word in words
    ):
        return True  # "Zorggroep De Waterlelie" of zgwaterlelie
    return any(len(part) > _SHORTEST_PART and part in words for part in parts)


def is_domains_own(name: str, label: str) -> bool:
    """Whether a name is the domain's word, wholly: "Tuttle & Finch" of tuttlefinch, "Van der Velden Interieurs"
    of vdvi.
    """
    wanted = bare(label)
    if len(wanted) < _SHORTEST_LABEL or not name:
        return False
    return wanted in spellings(name) or _pieced(name, wanted)


def _pieced(name: str, wanted: str) -> bool:
    """Whether the beginnings of the name's words, in their order, make the label: "cc-valdorbise", "vdvi"."""
    words = _WORD.findall(name)[:8]
    rests = {(wanted, 0)}
    for word in words:
        further = set(rests) if word.casefold() in _SMALL or len(words) > 2 else set()
        for rest, used in rests:
            for spelled in spellings(word):
                longest = _shared(spelled, rest)
                further.update((rest[cut:], used + 1) for cut in range(1, longest + 1))
        rests = further
    telling = [used for rest, used in rests if not rest]
    enough = 3 if len(wanted) <= _SHORTEST_PART else 2
    return any(used >= enough for used in telling)


def _shared(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


_PARTS = late_pattern(r"[^\W\d_]+")
_INITIALS = 2


def names_mailbox(name: str, email: str) -> bool:
    """Whether the local part of an address spells this person: jana.mueller, j.mueller, jmueller, mueller.jana,
    jana.
    """
    words = [spellings(word) for word in _WORD.findall(name)]
    parts = [bare(part) for part in _PARTS.findall(email.partition("@")[0].casefold())]
    if not words or not parts:
        return False
    joined = {"".join(min(word, key=len) for word in words[at:]) for at in range(1, len(words))}
    known = frozenset({spelled for word in words for spelled in word} | joined)
    spelled = [part for part in parts if part in known and len(part) > _INITIALS]
    if len(parts) > 1:
        firsts = {letter[:1] for letter in known}
        others = [part for part in parts if part not in known]
        return bool(spelled) and all(len(p) <= _INITIALS and p[:1] in firsts for p in others)
    return bool(spelled) or _run_together(words, known, parts[0])


def _run_together(words: list[frozenset[str]], known: frozenset[str], whole: str) -> bool:
    """Two names, or an initial and a name, written as one word: jmueller, muellerj, janamueller."""
    given = words[0]
    return any(
        whole in {one + other, other + one, one[:1] + other, other + one[:1], one + other[:1]}
        for one in given
        for other in known - given
    )
