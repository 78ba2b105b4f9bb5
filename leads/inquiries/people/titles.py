"""What stands ahead of a name or behind it and is none of it: courtesy, degrees, orders, the family born into.

The words are data, words/titles.toml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from leads.inquiries.people.given_names import is_given_name
from leads.inquiries.wording.patterns import late_pattern
from leads.inquiries.words import table_of

NAME_SUFFIX = late_pattern(r"(?i)^(?:jr|sr|ii|iii|iv|junior|senior)\.?$")


@dataclass(frozen=True, slots=True)
class _Titles:
    """The lists of words/titles.toml; see there what each is."""

    ahead: frozenset[str]
    loose: frozenset[str]
    dotted: frozenset[str]
    behind: frozenset[str]
    behind_in_capitals: frozenset[str]
    families: frozenset[str]


@cache
def _titles() -> _Titles:
    told: dict[str, str] = table_of("titles")
    return _Titles(**{name: frozenset(words.split()) for name, words in told.items()})


def without_titles(words: str) -> str:
    """A name alone: "AL Mag. Elisabeth Stöckl, MBA" is Elisabeth Stöckl; of titles alone the last word is left."""
    left = words.split()
    for at in range(_WHOLE_NAME, len(left) - 1):
        if _plain(left[at]) in _titles().families:
            left = left[:at]
            break
    if len(left) > _WHOLE_NAME + 1 and _is_office_ahead_of_degree(left):
        left = left[1:]
    count = 0
    while len(left) > 1 and _is_ahead(left, is_first=not count):
        left, count = left[1:], count + 1
    while len(left) > 1 and _is_behind(left):
        left = left[:-1]
    return " ".join(left).strip(" ,;")


def without_degrees(words: str) -> str:
    """Words without the degrees at their end; "" where they are nothing else: ", MBA" behind a name."""
    left = words.split()
    while left and _is_behind([",", *left]):
        left = left[:-1]
    return " ".join(left).strip(" ,")


def _is_office_ahead_of_degree(words: list[str]) -> bool:
    """Whether letters of an office lead: "AL Mag. ...", "GF Ing. ...": nobody's name stands ahead of a degree."""
    first, second = words[:2]
    is_letters = first.isupper() and len(first) <= _OFFICE and first.isalpha()
    is_named = not is_given_name(first) and any(map(is_given_name, words[2:]))
    return is_letters and is_named and second.endswith(".") and _is_title(second, _titles().loose)


def _is_ahead(words: list[str], *, is_first: bool) -> bool:
    word, known = words[0], _titles()
    if word == "Di" or (word.casefold() == "di" and not word.isupper()):
        return False  # the beginning of a surname, and no engineer's degree
    if word == "DI" or _is_title(word, known.ahead):
        return True
    if _SMALL_LETTERS.fullmatch(word) and len(words) > _WHOLE_NAME and is_given_name(words[1]):
        return True
    is_dotted = word.rstrip(",").endswith(".")
    if _is_title(word, known.loose):
        return is_dotted or word.islower() or len(words) > _WHOLE_NAME
    return _is_title(word, known.dotted) and (is_dotted or (word.islower() and not is_first))


def _is_title(word: str, more: frozenset[str]) -> bool:
    """Whether a word is a title, or every piece of it: "Dr", "Dipl.-Ing.", "Dr.phil."; `more`: further ones."""
    ahead = _titles().ahead
    plain = _plain(word)
    if plain in ahead or plain in more:
        return True
    if plain.isalpha():
        return False  # it is all one piece
    pieces = [piece for piece in _PIECES.split(plain) if piece]
    return (
        len(pieces) > 1
        and pieces[0] in (ahead | _titles().loose) - {"m"}
        and all(_is_piece(piece) for piece in pieces)
    )


def _is_piece(word: str) -> bool:
    known = _titles()
    return word in known.ahead or word in known.loose or word in known.dotted


def _is_behind(words: list[str]) -> bool:
    """Whether the last word is a degree; without a dot or comma only behind a whole name."""
    word, known = words[-1], _titles()
    if word in known.behind_in_capitals:
        return True
    plain = _plain(word)
    is_told = "." in word or words[-2].endswith(",") or word.isupper() or not word.isalpha()
    is_told = is_told or word.lower() == word.upper()  # a script without capitals
    is_sure = is_told or len(words) > _WHOLE_NAME or len(plain) > _OFFICE
    return is_sure and (
        plain in known.behind
        or plain.startswith("dipl.-")
        or (plain == "ma" and words[-2].endswith(","))
    )


def _plain(word: str) -> str:
    """In small letters, without marks at either end: "arq.ª" is arqª."""
    return word.casefold().strip(".,;").replace(".ª", "ª").replace(".º", "º")


_PIECES = late_pattern(r"[.-]")
_SMALL_LETTERS = late_pattern(r"(?:[^\W\d_A-Z]{1,3}\.){2,4}")
"""Small letters with dots, ahead of a whole name: "p.i.", "i.a."; initials are capitals."""
_WHOLE_NAME, _OFFICE = 2, 3


def without_stray_marks(words: str) -> str:
    """Without pictures and signs: "🌻 Kaylee Brandt 🌻"; blank where nothing else is left."""
    return " ".join(PICTURES.sub(" ", words).split()) if not words.isascii() else words


PICTURES = re.compile(
    "[\u2190-\u2bff\u2600-\u27bf\U0001f000-\U0001faff\ufe0f\u200d\u20e3\u00ae\u00a9\u2122]+"
)
"""Emoji, arrows, dingbats and what joins or colours them (Unicode's charts)."""
