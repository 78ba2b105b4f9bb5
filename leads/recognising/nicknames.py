"""Short and pet names that mean the same first name, in the languages our correspondents have.

words/nicknames.txt has one line a first name: its own form, then how else people write it; folded, lower case.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def may_be_same_first_name(one: str, other: str) -> bool:
    """Whether one folded first name is a short or pet form of the other: Bob and Robert."""
    return other in _forms().get(one, _NONE) or one in _forms().get(other, _NONE)


def are_forms_of_one_name(one: str, other: str) -> bool:
    """Whether both may stand for a third: Margie and Meg are both Margaret, and may be sisters."""
    return not _meant().get(one, _NONE).isdisjoint(_meant().get(other, _NONE))


def are_two_first_names(one: str, other: str) -> bool:
    """Whether both are names that people bear: Mark and Mary differ by a letter, and are no slip.

    Where they are not, neither is one a form of the other.
    """
    known = _meant()
    return one in known and other in known


_NONE: frozenset[str] = frozenset()


@cache
def _forms() -> dict[str, frozenset[str]]:
    """Name -> how else people write it."""
    text = files("leads.recognising").joinpath("words", "nicknames.txt").read_text("utf-8")
    return {name: frozenset(forms) for name, *forms in map(str.split, text.splitlines())}


@cache
def _meant() -> dict[str, frozenset[str]]:
    """Form -> the names that it may stand for."""
    meant: dict[str, set[str]] = {}
    for name, forms in _forms().items():
        for form in (name, *forms):
            meant.setdefault(form, set()).add(name)
    return {form: frozenset(names) for form, names in meant.items()}
