"""Words beside a place, as words/place_words.toml lists them, as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from leads.inquiries.words import table_of


@cache
def place_words() -> dict[str, list[str]]:
    """The words, by what they do; its comments say what that is."""
    told: dict[str, list[str]] = table_of("place_words")
    return told


def one_of(words: Iterable[str]) -> str:
    """A pattern for one of some words, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
