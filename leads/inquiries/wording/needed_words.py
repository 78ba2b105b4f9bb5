"""Which words must a text hold before a pattern can match it?

Hundreds of patterns are looked for in each mail and its lines, and hardly any is there. Looking at a text's
words once tells which are worth a search. What cannot be read off a pattern does no harm: it is then always
searched.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from leads.inquiries.wording.letters import folded, words_of
from leads.inquiries.wording.pattern_shapes import BEGINNING, fragment_in, skeletons_of, words_in

_Search = Callable[..., re.Match[str] | None]

_MOST_TOGETHER = 2
_OF_ONE_MAIL = 128
"""Texts and lines that are looked at by pattern after pattern while one mail is read."""


_BEGINNING_OF = itemgetter(slice(BEGINNING))


class Told:
    """A text as needs are compared with it.

    Attributes:
        text: With letters folded.
    """

    __slots__ = ("_words", "text")

    def __init__(self, text: str) -> None:
        self.text = folded(text)
        self._words: set[str] | None = None

    @property
    def words(self) -> AbstractSet[str]:
        """Its words, and their beginnings; taken when first asked for, as fragments tell of many a text."""
        if self._words is None:
            words = self._words = set(words_of(self.text))
            words.update(list(map(_BEGINNING_OF, words)))
        return self._words


@lru_cache(maxsize=_OF_ONE_MAIL)
def told_by(text: str) -> Told:
    """What a text tells of its words."""
    return Told(text)


@dataclass(frozen=True, slots=True)
class Needs:
    """What every text has that a pattern matches: all words of at least one group, or one of the fragments."""

    groups: frozenset[tuple[str, ...]]
    fragments: frozenset[str]


@lru_cache(maxsize=2_048)
def needs_of(pattern: str, flags: int = 0) -> Needs | None:
    """What a pattern needs; None where nobody can tell."""
    groups, fragments = set(), set()
    for skeleton in skeletons_of(pattern, flags):
        if words := words_in(skeleton):
            groups.add(tuple(words[:_MOST_TOGETHER]))
        elif fragment := fragment_in(skeleton):
            fragments.add(fragment)
        else:
            return None
    return Needs(frozenset(groups), _shortest(fragments))


def _shortest(fragments: Iterable[str]) -> frozenset[str]:
    """Without those that have another in them: no text has them without that one."""
    kept: list[str] = []
    for fragment in sorted(fragments, key=len):
        if not any(map(fragment.__contains__, kept)):
            kept.append(fragment)
    return frozenset(kept)


class Sieve:
    """Patterns by what they need, so that one look at a text tells which of them may match."""

    def __init__(self, needs: Iterable[Needs | None]) -> None:
        self._by_word: dict[str, list[tuple[int, str]]] = {}
        self._by_fragment: dict[str, list[int]] = {}
        self._always: list[int] = []
        for number, need in enumerate(needs):
            if need is None:
                self._always.append(number)
                continue
            for group in need.groups:
                self._by_word.setdefault(group[0], []).append((number, group[-1]))
            for fragment in need.fragments:
                self._by_fragment.setdefault(fragment, []).append(number)
        self._words = frozenset(self._by_word)
        self._plain = tuple(filter(str.isascii, self._by_fragment))
        self._others = tuple(self._by_fragment.keys() - set(self._plain))

    def worth_a_search(self, text: str) -> Sequence[int]:
        """The numbers of the patterns that may match, in their order."""
        told = told_by(text)
        numbers = set(self._always)
        words = told.words
        for word in words & self._words:
            numbers.update([one for one, beside in self._by_word[word] if beside in words])
        for fragment in filter(told.text.__contains__, self._plain):
            numbers.update(self._by_fragment[fragment])
        if self._others and not told.text.isascii():
            for fragment in filter(told.text.__contains__, self._others):
                numbers.update(self._by_fragment[fragment])
        return sorted(numbers)


def gate_of(needs: Needs) -> Callable[[str], bool]:
    """Tells whether a text may hold what a single pattern needs."""
    plain = tuple(filter(str.isascii, needs.fragments))
    foreign = tuple(needs.fragments.difference(plain))

    def holds_fragment(folded_text: str) -> bool:
        """Whether one of the fragments is in it."""
        if plain and any(map(folded_text.__contains__, plain)):
            return True
        return (
            bool(foreign)
            and not folded_text.isascii()
            and any(map(folded_text.__contains__, foreign))
        )

    if not needs.groups and all(one.lower() == one.upper() for one in needs.fragments):
        return holds_fragment  # signs and letters that have no case stand in every text as they are

    beside = _beside(needs)
    first_words = frozenset(beside)

    def is_open_to(text: str) -> bool:
        """Whether the pattern may match."""
        if not text:
            return False
        told = told_by(text)
        if holds_fragment(told.text):
            return True
        if not first_words:
            return False
        words = told.words
        if words.isdisjoint(first_words):
            return False
        return any(not words.isdisjoint(beside[word]) for word in words & first_words)

    return is_open_to


def search_behind(needs: Needs, search: _Search) -> _Search:
    """A pattern's `search` for the texts that hold what it needs; None of others."""
    if needs.fragments:
        is_open_to = gate_of(needs)

        def gated(text: str, *span: int) -> re.Match[str] | None:
            return search(text, *span) if is_open_to(text) else None

        return gated

    beside = _beside(needs)
    first_words = frozenset(beside)

    def by_words(text: str, *span: int) -> re.Match[str] | None:
        words = told_by(text).words
        if words.isdisjoint(first_words):
            return None
        for word in words & first_words:
            if not words.isdisjoint(beside[word]):
                return search(text, *span)
        return None

    return by_words


def _beside(needs: Needs) -> dict[str, set[str]]:
    """The first word of each group -> those of which one must stand beside it, itself where it is the only one."""
    beside: dict[str, set[str]] = {}
    for first, *others in needs.groups:
        beside.setdefault(first, set()).add(others[0] if others else first)
    return beside
