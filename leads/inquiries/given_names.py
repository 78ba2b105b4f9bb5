"""Which of two words is the given name? A few hundred of the commonest, where header and address leave it open."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from leads.inquiries.spelling import spellings


@cache
def _names() -> frozenset[str]:
    words = files("leads.inquiries").joinpath("words", "given_names.txt").read_text("utf-8")
    return frozenset(words.split())


def is_given_name(word: str) -> bool:
    """Whether a word is a common given name, or two of them with a hyphen: "Karl-Heinz"."""
    return all(spellings(part) & _names() for part in word.split("-") if part) and bool(word)
