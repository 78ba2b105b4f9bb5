"""What does a name say, its dress aside? Words in order, titles off, Jr and Sr apart."""

from __future__ import annotations

import re
from typing import NamedTuple

from leads.folding import fold

_MOST_CHARACTERS = 300  # of a cell; what is longer is no name
_MOST_WORDS = 12

_JUNK_NAMES = frozenset(
    {
        "",
        "test",
        "test test",
        "n a",
        "na",
        "none",
        "no name",
        "noname",
        "unknown",
        "anonymous",
        "anonym",
        "asdf",
        "qwerty",
        "x",
        "customer",
        "null",
    }
)
_TITLES = frozenset(
    (  # noqa: SIM905  # reads best as words
        "mr mrs ms miss mx dr prof sir madam herr frau hr fr dott dottssa sig sigra signor signora "
        "monsieur madame mme mlle m sr sra srta senor senora don dona pan pani ing dipl mag phd "
        "mba msc bsc md esq"
    ).split()
)
_SUFFIXES = {
    "jr": "jr",
    "jnr": "jr",
    "junior": "jr",
    "jun": "jr",
    "sr": "sr",
    "snr": "sr",
    "senior": "sr",
    "sen": "sr",
    "ii": "ii",
    "iii": "iii",
    "iv": "iv",
}


class PersonName(NamedTuple):
    """A name as comparable words.

    Attributes:
        words: Folded, titles off, in "First Last" order as far as a comma told it.
        suffix: "jr", "sr", "ii", ... or "": father and son differ in nothing else.
        shown: As typed, for reasons that people read.
    """

    words: tuple[str, ...] = ()
    suffix: str = ""
    shown: str = ""


NOBODY = PersonName()
_NEW = tuple.__new__  # what a named tuple's own does, in half the time
_DRESS = _TITLES | _SUFFIXES.keys()
UNPLAIN_WORDS = _DRESS.union(*(name.split() for name in _JUNK_NAMES))
"""A name of two words or more without any of these is its words."""


def person_name(text: str) -> PersonName:
    """The name as words: "Ellis, Dr. Geo Jr." is geo ellis, suffix jr."""
    typed = text[:_MOST_CHARACTERS].split()
    shown = " ".join(typed)
    if len(typed) > 1 and shown.isascii() and "".join(typed).isalpha():
        folded = shown.lower()
        words = folded.split()
        if _DRESS.isdisjoint(words) and len(words[-1]) > 1 and folded not in _JUNK_NAMES:
            # As most are: nothing to take off.
            return _NEW(PersonName, (tuple(words[:_MOST_WORDS]), "", shown))
    return _person_name(shown)


def _person_name(shown: str) -> PersonName:
    """As `person_name`, of any name whose spaces are single."""
    turned = _turned(shown.replace("'", "").replace("’", ""))
    words = [word for word in fold(turned).split() if not word.isdecimal()]
    if _is_junk(words):
        return NOBODY
    if _DRESS.isdisjoint(words) and len(words[-1]) > 1:
        return PersonName(tuple(words[:_MOST_WORDS]), "", shown)
    untitled = _without_titles(words)
    suffix = next((_SUFFIXES[word] for word in untitled[1:] if word in _SUFFIXES), "")
    kept = tuple(word for i, word in enumerate(untitled) if i == 0 or word not in _SUFFIXES)
    if not suffix and len(kept) > 2 and kept[-1] in _CUT_SUFFIXES:
        kept, suffix = kept[:-1], _CUT_SUFFIXES[kept[-1]]
    return PersonName(words=kept[:_MOST_WORDS], suffix=suffix, shown=shown)


_CUT_SUFFIXES = {"j": "jr", "r": "jr", "s": "sr"}
"""What a slip leaves of "Jr" after a full name; taken for a middle initial it would merge father and son."""


def squeezed_name(words: tuple[str, ...]) -> str:
    """The letters of a name in order of the alphabet: whatever was turned or swapped is one."""
    return "".join(sorted("".join(words)))


def _is_junk(words: list[str]) -> bool:
    return not words or (len(words) < 3 and " ".join(words) in _JUNK_NAMES)


def _turned(text: str) -> str:
    """First name first: Geo Ellis from "Ellis, Geo", Anna Yuan from "AnnaYuan"."""
    last, comma, first = text.partition(",")
    if comma and first.strip() and fold(first) not in _SUFFIXES:
        text = _first_name_first(first.split(), last.split())
    # Only a word standing alone: "McDonald" beside a first name is one word.
    return _TWO_IN_ONE.sub(" ", text) if len(text.split()) == 1 else text


_TWO_IN_ONE = re.compile(r"(?<=[a-z][a-z])(?<!\bMac)(?=[A-Z])")
"""Where AnnaYuan is two words, while McAllister, MacDonald and "eLbedev", which is a slip, are one."""


def _first_name_first(first: list[str], last: list[str]) -> str:
    """Of "Dr. Ellis, Geo" and "Ellis, Geo, Dr." the title would come to stand amid the name: it goes."""
    while len(last) > 1 and fold(last[0]) in _TITLES:
        del last[0]
    while len(first) > 1 and fold(first[-1]) in _TITLES_BEHIND:
        del first[-1]
    return " ".join((*first, *last))


_TITLES_BEHIND = frozenset(title for title in _TITLES - _SUFFIXES.keys() if len(title) > 1)
"""Not "m", which behind a first name is an initial."""


def _without_titles(words: list[str]) -> list[str]:
    """Leading and trailing titles off, but never the last word left: "Don" may be all there is."""
    start, end = 0, len(words)
    while start < end - 1 and words[start] in _TITLES:
        start += 1
    while end > start + 2 and words[end - 1] in _TITLES and words[end - 1] not in _SUFFIXES:
        end -= 1
    return words[start:end]
