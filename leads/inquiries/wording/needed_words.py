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
from typing import NamedTuple

from leads.inquiries.wording.letters import folded, words_of
from leads.inquiries.wording.pattern_shapes import BEGINNING, fragment_in, skeletons_of, words_in

_Search = Callable[..., re.Match[str] | None]

_MOST_TOGETHER = 2
_OF_ONE_MAIL = 128
"""Texts and lines that are looked at by pattern after pattern while one mail is read."""


class Told(NamedTuple):
    """A text as needs are compared with it.

    Attributes:
        text: With letters folded.
        words: Its words, and their beginnings.
    """

    text: str
    words: AbstractSet[str]


_BEGINNING_OF = itemgetter(slice(BEGINNING))


@lru_cache(maxsize=_OF_ONE_MAIL)
def told_by(text: str) -> Told:
    """What a text tells of its words."""
    text = folded(text)
    words = set(words_of(text))
    words.update(list(map(_BEGINNING_OF, words)))
    return Told(text, words)


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
    return Needs(frozenset(groups), frozenset(fragments))


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
        for word in told.words & self._words:
            numbers.update([one for one, beside in self._by_word[word] if beside in told.words])
        for fragment in filter(told.text.__contains__, self._plain):
            numbers.update(self._by_fragment[fragment])
        if self._others and not told.text.isascii():
            for fragment in filter(told.text.__contains__, self._others):
                numbers.update(self._by_fragment[fragment])
        return sorted(numbers)


def gate_of(needs: Needs) -> Callable[[str], bool]:
    """Tells whether a text may hold what a single pattern needs."""
    beside = _beside(needs)
    first_words = frozenset(beside)
    plain = tuple(filter(str.isascii, needs.fragments))
    foreign = tuple(needs.fragments.difference(plain))

    def is_open_to(text: str) -> bool:
        """Whether the pattern may match."""
        if not text:
            return False
        folded_text, words = told_by(text)
        if not words.isdisjoint(first_words):
            for word in words & first_words:
                if not words.isdisjoint(beside[word]):
                    return True
        if plain and any(map(folded_text.__contains__, plain)):
            return True
        return (
            bool(foreign)
            and not folded_text.isascii()
            and any(map(folded_text.__contains__, foreign))
        )

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
        words = told_by(text)[1]
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
