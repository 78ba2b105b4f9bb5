"""What does every text look like that a pattern matches? Read off the pattern itself.

A pattern is drawn as its skeletons, one for each way through its alternatives: literal letters, EDGE where
a word begins or ends, SIGN for one or more characters that are part of no word, GAP where anything may stand,
or nothing. Letters are folded as `letters.folded` does, whatever the pattern says of their case.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from leads.inquiries.wording.letters import folded
from leads.inquiries.wording.small_words import is_small_word

try:
    from re import _parser  # type: ignore[attr-defined]  # Python's own reading of a pattern
except ImportError:  # it is undocumented, and another Python may have it elsewhere
    _parser = None

EDGE, GAP, SIGN = "\0", "\1", "\2"
_OUR_MARKS = frozenset({EDGE, GAP, SIGN})

Skeletons = frozenset[str]
_NOTHING: Skeletons = frozenset({""})
_ANYTHING: Skeletons = frozenset({GAP})

_MOST_SKELETONS = 128
"""Ways through two pieces of a pattern that are told apart; where there are more, the more telling piece is kept."""
_MOST_LETTERS_OF_CLASS = 6
BEGINNING = 4
"""Letters of a word's beginning that tell it where its end is open."""
_MARKS = "$£€!?@"
"""Signs that tell something of a text."""

_WORDS = re.compile(r"(?<=[^\w\x01])(\w+)([^\w\x01])?")
_TAIL = re.compile(r".?\w*\Z", re.DOTALL)
_LITERAL = re.compile(r"[^\x00-\x02]+")


def skeletons_of(source: str, flags: int = 0) -> Skeletons:
    """Those of a pattern as `re.compile` takes it; GAP alone where they cannot be drawn.

    That is also so where a Python reads patterns in pieces that nobody has heard of here: its patterns are all
    searched for, which takes longer and finds the same.
    """
    if _parser is None:
        return _ANYTHING
    try:
        return _sequence(_parser.parse(source, flags))
    except (re.error, RecursionError, AttributeError, TypeError, ValueError, LookupError):
        return _ANYTHING


def words_in(skeleton: str) -> list[str]:
    """Whole words, and beginnings of those that may go on; the rarest first."""
    words = {
        word if is_whole else word[:BEGINNING]
        for word, is_whole in _WORDS.findall(skeleton)
        if is_whole or len(word) >= BEGINNING
    }
    return sorted(words, key=lambda word: (_frequency(word), word))


def fragment_in(skeleton: str) -> str:
    """The longest piece of text that stands in it as it is; "" where there is none that tells anything."""
    longest = max(_LITERAL.findall(skeleton), key=len, default="")
    is_telling = len(longest) > 1 or longest in _MARKS or not longest.isascii()
    return longest if is_telling else ""


def _frequency(word: str) -> float:
    """Guessed share of texts that hold the word."""
    return 0.9 if is_small_word(word) else 0.8 / len(word) ** 2


def _share(drawn: Skeletons) -> float:
    """Guessed share of texts that look like one of these; infinite where nobody can tell."""
    return sum(map(_share_of, drawn))


def _share_of(skeleton: str) -> float:
    if words := words_in(skeleton):
        return _frequency(words[0])
    fragment = fragment_in(skeleton)
    return 1.0 / len(fragment) if fragment else math.inf


def _sequence(pieces: Iterable[tuple[Any, Any]]) -> Skeletons:
    drawn, told = _NOTHING, _ANYTHING
    for piece in _drawn(pieces):
        if _are_too_many(drawn, piece):
            told = min(told, drawn, key=_share)
            drawn = frozenset(GAP + _tail(skeleton) for skeleton in drawn)
        if _are_too_many(drawn, piece):
            drawn = _behind(drawn)
        drawn = _joined(drawn, piece)
    return drawn if told is _ANYTHING else min(drawn, _joined(told, _ANYTHING), key=_share)


def _are_too_many(drawn: Skeletons, piece: Skeletons) -> bool:
    return min(len(drawn), len(piece)) > 1 and len(drawn) * len(piece) > _MOST_SKELETONS


def _joined(before: Skeletons, after: Skeletons) -> Skeletons:
    return frozenset([head + tail for head in before for tail in after])


def _behind(drawn: Skeletons) -> Skeletons:
    """Anything that ends as these do: an edge where each ends with a sign."""
    return frozenset({GAP + EDGE if all(map(_ends_a_word, drawn)) else GAP})


def _ends_a_word(skeleton: str) -> bool:
    return skeleton[-1:] not in {"", GAP} and not _is_of_word(skeleton[-1])


def _tail(skeleton: str) -> str:
    """What decides whether a word begins or goes on behind it."""
    found = _TAIL.search(skeleton)
    return found[0] if found else ""


def _drawn(pieces: Iterable[tuple[Any, Any]]) -> Iterator[Skeletons]:
    """The pieces of a pattern, letters that follow one another as one; `kind` is what Python's parser calls each."""
    letters = ""
    for kind, content in pieces:
        if kind.name == "LITERAL" and len(letter := folded(chr(content))) == 1:
            letters += letter if letter not in _OUR_MARKS else GAP
            continue
        if letters:
            yield frozenset({letters})
            letters = ""
        draw = _KINDS.get(kind.name)
        yield draw(content) if draw else _ANYTHING
    if letters:
        yield frozenset({letters})


def _branch(content: tuple[None, list[Any]]) -> Skeletons:
    return _with_one_edge(frozenset().union(*map(_sequence, content[1])))


def _group(content: tuple[Any, ...]) -> Skeletons:
    return _sequence(content[-1])


def _atomic(content: Any) -> Skeletons:
    return _sequence(content)


def _repeat(content: tuple[int, int, Any]) -> Skeletons:
    least, most, repeated = content
    drawn = _sequence(repeated)
    if most > 1:
        if all(map(_is_blank, drawn)):
            drawn = frozenset({SIGN})
        else:
            more = _joined(drawn, _behind(drawn))
            drawn = more if least > 1 else drawn | more
    if any(not skeleton.strip(GAP) and skeleton for skeleton in drawn):
        return _ANYTHING
    return drawn if least else drawn | _NOTHING


def _is_sign(skeleton: str) -> bool:
    return bool(skeleton) and not any(map(_is_of_word, skeleton)) and GAP not in skeleton


def _is_of_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _class(content: list[tuple[Any, Any]]) -> Skeletons:
    names = [kind.name for kind, _ in content]
    categories = {value.name for kind, value in content if kind.name == "CATEGORY"}
    if names[0] == "NEGATE":
        return frozenset({SIGN}) if "CATEGORY_WORD" in categories else _ANYTHING
    if "RANGE" in names or not categories <= {"CATEGORY_SPACE", "CATEGORY_NOT_WORD"}:
        return _ANYTHING
    letters = {folded(chr(value)) for kind, value in content if kind.name == "LITERAL"}
    drawn = _with_one_edge(frozenset(letters | {SIGN} if categories else letters))
    return drawn if len(drawn) <= _MOST_LETTERS_OF_CLASS else _ANYTHING


def _with_one_edge(drawn: Skeletons) -> Skeletons:
    """With all signs that tell nothing as one: at each of them a word ends."""
    blanks = frozenset(filter(_is_blank, drawn))
    return drawn - blanks | {EDGE} if len(blanks) > 1 else drawn


def _is_blank(skeleton: str) -> bool:
    """Whether it is a sign that tells nothing of a text."""
    return _is_sign(skeleton) and not any(map(_MARKS.count, skeleton))


def _at(where: Any) -> Skeletons:
    return _NOTHING if where.name == "AT_NON_BOUNDARY" else frozenset({EDGE})


def _look(content: tuple[int, Any]) -> Skeletons:
    """Of what has to stand beside: an edge where it is no part of a word."""
    drawn = _sequence(content[1])
    return frozenset({EDGE}) if all(map(_is_sign, drawn)) else _NOTHING


def _look_not(content: tuple[int, Any]) -> Skeletons:
    """Of what must not stand beside: an edge where it is any part of a word."""
    pieces = list(content[1])
    if len(pieces) != 1 or pieces[0][0].name != "IN":
        return _NOTHING
    told = {getattr(value, "name", "") for _, value in pieces[0][1]}
    is_negated = pieces[0][1][0][0].name == "NEGATE"
    return frozenset({EDGE}) if "CATEGORY_WORD" in told and not is_negated else _NOTHING


_KINDS: dict[str, Callable[[Any], Skeletons]] = {
    "BRANCH": _branch,
    "SUBPATTERN": _group,
    "ATOMIC_GROUP": _atomic,
    "MAX_REPEAT": _repeat,
    "MIN_REPEAT": _repeat,
    "POSSESSIVE_REPEAT": _repeat,
    "IN": _class,
    "AT": _at,
    "ASSERT": _look,
    "ASSERT_NOT": _look_not,
}
"""What Python's parser calls the pieces of a pattern; of any other, anything may stand there."""
