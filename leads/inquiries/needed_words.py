"""Which words must a text hold before a pattern can match it? Read off the pattern itself.

Hundreds of phrases are looked for in each mail, and hardly any is there. Looking at a text's words once
tells which patterns are worth a search. What cannot be read off a pattern does no harm: it is then
always searched.

A pattern is drawn as its skeletons, one for each way through its alternatives: literal letters,
EDGE where a word begins or ends, GAP where anything may stand, or nothing.
"""

from __future__ import annotations

from functools import lru_cache
from operator import itemgetter

from leads.inquiries.languages import is_small_word
from leads.inquiries.patterns import late_pattern

EDGE, GAP = "\0", "\1"

_MOST_SKELETONS = 300
_MOST_JOINED = 20_000
_SHORT_BEGINNING, _BEGINNING = 3, 4
"""Letters of a word's beginning that tell it where its end is open."""
_FIRST_THREE, _FIRST_FOUR = itemgetter(slice(_SHORT_BEGINNING)), itemgetter(slice(_BEGINNING))
_MOST_LETTERS_OF_CLASS = 6
_MOST_TOGETHER = 2
_MOST_FRAGMENTS = 60
_MARKS = "$£€!?@"
"""Signs that tell a text as words do."""

_WORDS = late_pattern(r"\w+")
_WORDS_OF_SKELETON = late_pattern(r"(?<=[^\w\x01])(\w+)([^\w\x01])?")
_HEAD = late_pattern(r"\W?\w*\W?")
_TAIL = late_pattern(r".?\w*\Z")
_LITERALS = late_pattern(r"[^\\()\[\]|.^$*+?{}]+(?![*+?{])")
_REPEATED = late_pattern(r"\{(\d*)(?:,\d*)?\}")
_CLASS = late_pattern(r"\[(\^?\]?(?:[^\]\\]|\\.)*)\]")
_GROUP = late_pattern(r"\((?:\?(?::|P<\w+>|(?P<look>=|!|<=|<!)))?(?!\?)")

_Skeletons = frozenset[str]
_NOTHING: _Skeletons = frozenset({""})
_ANYTHING: _Skeletons = frozenset({GAP})
_EDGE: _Skeletons = frozenset({EDGE})
_ESCAPED = {"b": _EDGE, "B": _NOTHING, "s": frozenset({" "}), **dict.fromkeys("wWdDS", _ANYTHING)}


@lru_cache(maxsize=16)
def words_told(flat: str) -> frozenset[str]:
    """The words of a text, their beginnings and its marks: what `words_needed` is compared with."""
    words = frozenset(_WORDS.findall(flat))
    marks = [mark for mark in _MARKS if mark in flat]
    return words.union(map(_FIRST_FOUR, words), map(_FIRST_THREE, words), marks)


def words_needed(pattern: str) -> frozenset[tuple[str, ...]]:
    """One or two words or beginnings: every text that the pattern matches has all of at least one of these groups.

    Empty where nobody can tell. The pattern has no flags, and is looked for in text as
    `tongues.flattened` gives it, where the only white space is a blank.
    """
    drawn = _drawn(pattern)
    if not _needed(drawn):
        return frozenset()
    groups = (sorted(set(_words_in(skeleton)), key=_frequency) for skeleton in drawn)
    return frozenset(tuple(group[:_MOST_TOGETHER]) for group in groups)


def fragments_needed(pattern: str) -> frozenset[str]:
    """Pieces of text, one of which stands in every text that the pattern matches; none where nobody can tell.

    For patterns that look inside words, as those for languages that glue their words together.
    """
    pieces = (skeleton.replace(EDGE, "").split(GAP) for skeleton in _drawn(pattern))
    longest = frozenset(max(inner, key=len) for inner in pieces)
    is_telling = len(longest) <= _MOST_FRAGMENTS and all(len(piece) > 1 for piece in longest)
    return longest if is_telling else frozenset()


def _drawn(pattern: str) -> _Skeletons:
    try:
        drawing = _Drawing(pattern)
        drawn = drawing.alternatives()
    except ValueError:
        return _ANYTHING
    return _ANYTHING if drawing.is_open else drawn


def _needed(drawn: _Skeletons) -> frozenset[str]:
    """The most telling word of each skeleton; none when one of them has none."""
    told = {min(_words_in(skeleton), key=_frequency, default="") for skeleton in drawn}
    return frozenset() if "" in told else frozenset(told)


def _words_in(skeleton: str) -> list[str]:
    """Whole words, beginnings of those that may go on, and telling marks."""
    words = [
        word if is_whole else word[:_BEGINNING]
        for word, is_whole in _WORDS_OF_SKELETON.findall(skeleton)
        if is_whole or len(word) >= _SHORT_BEGINNING
    ]
    return words + [mark for mark in _MARKS if mark in skeleton]


def _frequency(word: str) -> float:
    """Guessed share of texts that hold the word."""
    return 0.9 if is_small_word(word) else 0.8 / len(word) ** 2


def _more_telling(one: frozenset[str], other: frozenset[str]) -> frozenset[str]:
    """Of two sets of needed words the rarer; an empty one tells nothing."""
    if not one or not other:
        return one or other
    return min(one, other, key=lambda words: sum(map(_frequency, words)))


def _joined(before: _Skeletons, after: _Skeletons) -> _Skeletons:
    if len(before) * len(after) > _MOST_JOINED:
        raise ValueError("too many ways through it")
    return frozenset([head + tail for head in before for tail in after])


def _needing(words: frozenset[str]) -> _Skeletons:
    """Skeletons that say no more than that one of these words or beginnings is there."""
    beginnings = {_SHORT_BEGINNING, _BEGINNING}
    return frozenset(
        f"{GAP}{EDGE}{word}{GAP if len(word) in beginnings else EDGE + GAP}" for word in words
    )


class _Drawing:
    """A pattern being drawn from left to right. ValueError for what this cannot read."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._at = 0

    @property
    def is_open(self) -> bool:
        """Whether something is left to draw."""
        return self._at < len(self._pattern)

    def alternatives(self) -> _Skeletons:
        """Up to the end of the pattern or group."""
        found = self._sequence()
        while self._takes("|"):
            found |= self._sequence()
        if len(found) <= _MOST_SKELETONS:
            return found
        if words := _needed(found):
            return _needing(words)
        heads = frozenset(map(_head, found))
        return heads if len(heads) <= _MOST_SKELETONS else _ANYTHING

    def _sequence(self) -> _Skeletons:
        drawn, told = _NOTHING, frozenset[str]()
        while self.is_open and self._pattern[self._at] not in "|)":
            piece = self._repeated(self._piece())
            if len(drawn) * len(piece) > _MOST_SKELETONS:
                told = _more_telling(told, _needed(drawn))
                drawn = frozenset(GAP + _tail(skeleton) for skeleton in drawn)
            if len(drawn) * len(piece) > _MOST_SKELETONS:
                told = _more_telling(told, _needed(_joined(_ANYTHING, piece)))
                piece = frozenset(map(_head, piece))
            if len(drawn) * len(piece) > _MOST_SKELETONS:
                drawn, piece = _ANYTHING, _NOTHING
            drawn = _joined(drawn, piece)
        if told and _more_telling(told, _needed(drawn)) == told:
            return _needing(told)
        return drawn

    def _piece(self) -> _Skeletons:
        if literals := _LITERALS.match(self._pattern, self._at):
            self._at = literals.end()
            return frozenset({literals[0]})
        letter = self._pattern[self._at]
        if letter == "(":
            return self._group()
        if letter == "[":
            return self._class()
        self._at += 1
        if letter == "\\":
            return self._escaped()
        if letter in "^$":
            return _EDGE
        if letter in "*+?{":
            raise ValueError(letter)
        return _ANYTHING if letter == "." else frozenset({letter})

    def _repeated(self, drawn: _Skeletons) -> _Skeletons:
        if self._takes("?"):
            drawn = drawn | _NOTHING
        elif self._takes("*"):
            drawn = _NOTHING | _joined(_ANYTHING, drawn)
        elif self._takes("+"):
            drawn = drawn | _joined(drawn, _joined(_ANYTHING, drawn))
        elif times := _REPEATED.match(self._pattern, self._at):
            self._at = times.end()
            more = _joined(_ANYTHING, drawn)
            drawn = drawn | _joined(drawn, more) if int(times[1] or 0) else _NOTHING | more
        else:
            return drawn
        if not self._takes("?"):  # a lazy one finds the same
            self._takes("+")
        return drawn

    def _group(self) -> _Skeletons:
        opened = _GROUP.match(self._pattern, self._at)
        if opened is None:
            raise ValueError("flags and back references")
        self._at = opened.end()
        drawn = self.alternatives()
        if not self._takes(")"):
            raise ValueError(")")
        return _NOTHING if opened["look"] else drawn

    def _class(self) -> _Skeletons:
        whole = _CLASS.match(self._pattern, self._at)
        if whole is None:
            raise ValueError("[")
        self._at = whole.end()
        letters = whole[1]
        is_range = "-" in letters[1:-1] or "\\" in letters or letters.startswith("^")
        if is_range or len(letters) > _MOST_LETTERS_OF_CLASS:
            return _ANYTHING
        return frozenset(letters)

    def _escaped(self) -> _Skeletons:
        letter = self._pattern[self._at : self._at + 1]
        self._at += 1
        if letter in _ESCAPED:
            return _ESCAPED[letter]
        if not letter or letter.isalnum():
            raise ValueError(letter)
        return frozenset({letter})

    def _takes(self, letter: str) -> bool:
        is_there = self._pattern.startswith(letter, self._at)
        self._at += is_there
        return is_there


def _head(skeleton: str) -> str:
    """The word that it begins with, which what stands before it may complete."""
    found = _HEAD.match(skeleton)
    return found[0] + GAP if found and found[0] != skeleton else skeleton


def _tail(skeleton: str) -> str:
    """What decides whether a word begins or goes on behind it."""
    found = _TAIL.search(skeleton)
    return found[0] if found else ""
