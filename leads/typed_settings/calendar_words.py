"""Which day, which month? Their names in the languages people type, from CLDR."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal

from leads.countries import LANGUAGES
from leads.folding import fold

_SHORTEST_PREFIX = 2


def weekday(word: str, language: str) -> int | None:
    """0 for Monday in this language, 6 for Sunday; None when it is no day there.

    Full names, CLDR's short forms, and any beginning of two letters or more that fits one day only.
    """
    return _meant(word, _names("days", language))


def month(word: str) -> int | None:
    """1 for January in any language we know; None when it is no month."""
    found = (_meant(word, _names("months", language)) for language in LANGUAGES)
    return next((number for number in found if number is not None), None)


def _meant(word: str, names: dict[str, int]) -> int | None:
    wanted = fold(word)
    if wanted in names:
        return names[wanted]
    if len(wanted) < _SHORTEST_PREFIX:
        return None
    fitting = {number for name, number in names.items() if name.startswith(wanted)}
    return fitting.pop() if len(fitting) == 1 else None


@cache
def _names(what: Literal["days", "months"], language: str) -> dict[str, int]:
    names: dict[str, int] = {}
    for number, name in _spellings(what, language):
        names.setdefault(fold(name), number)
    names.pop("", None)
    return names


def _spellings(what: Literal["days", "months"], language: str) -> Iterator[tuple[int, str]]:
    """(number, name), the fullest names first, so that they win over a short form that looks alike."""
    from babel import Locale

    locale = Locale.parse(language)
    contexts = locale.days if what == "days" else locale.months
    for width in ("wide", "abbreviated", "short"):
        for context in ("format", "stand-alone"):
            names = contexts[context]
            if width in names:
                yield from names[width].items()
