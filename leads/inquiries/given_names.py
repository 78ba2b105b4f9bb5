"""Which of two words is the given name? A few thousand of the commonest, where header and address leave it open."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from leads.inquiries.spelling import spellings


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(
        files("leads.inquiries").joinpath("words", f"{name}.txt").read_text("utf-8").split()
    )


def is_given_name(word: str) -> bool:
    """Whether a word is a common given name, or two of them with a hyphen: "Karl-Heinz"."""
    names = _listed("given_names")
    return all(spellings(part) & names for part in word.split("-") if part) and bool(word)


def is_only_given(word: str) -> bool:
    """The same, where hardly anybody bears it as surname: "Milan", but not "Martin" or "Scott"."""
    return is_given_name(word) and not (spellings(word) & _listed("given_as_surnames"))
