"""Which of two words is the given name? Where header and address leave it open, a list tells.

words/given_names.txt has seventeen thousand from sixty countries, in Latin letters without accents; most are drawn
from Faker's lists (words/LICENSE-given_names.md). None of them is a word that letters have in small letters, too.
"""

from __future__ import annotations

from functools import cache

from leads.inquiries.people.spelling import spellings
from leads.inquiries.words import text_of


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(text_of(f"{name}.txt").split())


def is_given_name(word: str) -> bool:
    """Whether a word is a common given name, or two of them with a hyphen: "Karl-Heinz"."""
    names = _listed("given_names")
    if "-" in word:
        return not any(names.isdisjoint(spellings(part)) for part in word.split("-") if part)
    return bool(word) and not names.isdisjoint(spellings(word))


def is_only_given(word: str) -> bool:
    """The same, where hardly anybody bears it as surname: "Milan", but not "Martin" or "Scott"."""
    return is_given_name(word) and not (spellings(word) & _listed("given_as_surnames"))
