"""Headings that ask as a request does: "Describe your project", "Please enter your e-mail", "Tell us your name".

The words are data: words/requests.toml.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import takewhile

from leads.inquiries.forms.folding import folded
from leads.inquiries.words import table_of


class Wish(StrEnum):
    """What a request asks for: prose, what it names or else prose, or only what it names."""

    PROSE = "prose"
    TELL = "tell"
    GIVE = "give"


@dataclass(frozen=True, slots=True)
class Request:
    """A heading that asks as a request.

    Attributes:
        named: What stands behind the verb; "" for nothing.
    """

    wish: Wish
    named: str


@dataclass(frozen=True, slots=True)
class _Words:
    """By their first word, longest first: what begins a request, and what ends one."""

    begun: Mapping[str, tuple[tuple[str, Wish], ...]]
    ended: tuple[tuple[str, Wish], ...]
    politely: tuple[str, ...]
    ends: tuple[str, ...]


@cache
def _words() -> _Words:
    told = table_of("requests")
    begun: dict[str, list[tuple[str, Wish]]] = {}
    for wish in Wish:
        for phrase in map(folded, told[wish]):
            begun.setdefault(_first_of(phrase), []).append((phrase, wish))
    ended = [(folded(phrase), wish) for wish in Wish for phrase in told["ends"][wish]]
    longest = {first: tuple(_longest_first(phrases)) for first, phrases in begun.items()}
    politely = tuple(f"{folded(courtesy)} " for courtesy in told["politely"])
    ends = tuple(f" {phrase}" for phrase, _ in ended)
    return _Words(longest, tuple(_longest_first(ended)), politely, ends)


def _longest_first(phrases: Iterable[tuple[str, Wish]]) -> list[tuple[str, Wish]]:
    return sorted(phrases, key=lambda phrase: -len(phrase[0]))


def _first_of(phrase: str) -> str:
    """The letters that a phrase begins with."""
    return "".join(takewhile(str.isalpha, phrase))


def request_in(word: str) -> Request | None:
    """What a folded heading asks for as a request; None where it is none."""
    words = _words()
    plain = _without_courtesy(word, words.politely)
    for phrase, wish in words.begun.get(_first_of(plain), ()):
        rest = plain[len(phrase) :]
        if plain.startswith(phrase) and not rest[:1].isalpha():
            return Request(wish, _without_end(rest.lstrip(" ,-"), words))
    if not plain.endswith(words.ends):
        return None
    return next(
        (
            Request(wish, plain[: -len(phrase)].rstrip())
            for phrase, wish in words.ended
            if wish is not Wish.GIVE and plain.endswith(f" {phrase}")
        ),
        None,
    )


def _without_courtesy(word: str, politely: tuple[str, ...]) -> str:
    if not word.startswith(politely):
        return word
    begun = next(courtesy for courtesy in politely if word.startswith(courtesy))
    return word[len(begun) :].lstrip(" ,:")


def _without_end(named: str, words: _Words) -> str:
    """As in "Geben Sie Ihre E-Mail ein": without the verb's other part."""
    return next(
        (
            named[: -len(phrase)].rstrip()
            for phrase, wish in words.ended
            if wish is Wish.GIVE and named.endswith(f" {phrase}")
        ),
        named,
    )
