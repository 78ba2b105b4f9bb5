"""Patterns that are compiled when first looked for, and looked for only where they can be.

The readers of mail hold some three hundred patterns; compiling them takes a quarter of a second of
processor time, which a worker without new mail need not wait for. Most texts have none of the words
without which a pattern matches nothing: those are not searched at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from importlib.resources import files
from typing import Any, cast

from leads.inquiries.needed_words import gate_of, needs_of

_PATTERNS_KEPT = 2_048

if vars(re).get("_MAXCACHE", _PATTERNS_KEPT) < _PATTERNS_KEPT:
    # Python keeps 512 compiled patterns. The numbering plans of the world, which `phonenumbers` compiles by
    # `re.compile` whenever it looks at a number, are a thousand: compiling them again took longer than reading.
    vars(re)["_MAXCACHE"] = _PATTERNS_KEPT

_PLAIN_METHODS = ("match", "fullmatch", "findall", "sub", "subn", "split", "pattern", "flags")


class _Late:
    """Stands for a pattern; the compiled one's own methods replace it at the first use."""

    def __init__(self, source: str, flags: int, *, is_plain: bool = False) -> None:
        self._source, self._flags, self._is_plain = source, flags, is_plain

    def __getattr__(self, name: str) -> Any:
        """Asked for what is not there yet: make it, and hand it over for good."""
        if name.startswith("__"):
            raise AttributeError(name)
        if name in {"search", "finditer"}:
            self.__dict__.update(search=self._searching(), finditer=self._finding())
        else:
            self.__dict__.update(
                {method: getattr(self._compiled, method) for method in _PLAIN_METHODS}
            )
        return self.__dict__[name]

    def _searching(self) -> Callable[..., re.Match[str] | None]:
        is_open_to = self._gate()
        if is_open_to is None:
            return self._compiled.search

        def search(text: str, *span: int) -> re.Match[str] | None:
            return self._compiled.search(text, *span) if is_open_to(text) else None

        return search

    def _finding(self) -> Callable[..., Iterator[re.Match[str]]]:
        is_open_to = self._gate()
        if is_open_to is None:
            return self._compiled.finditer

        def finditer(text: str, *span: int) -> Iterator[re.Match[str]]:
            return self._compiled.finditer(text, *span) if is_open_to(text) else iter(())

        return finditer

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)

    def _gate(self) -> Callable[[str], bool] | None:
        """What tells whether a text is worth a search; None where that cannot be told, or costs as much."""
        needs = None if self._is_plain else needs_of(self._source, self._flags)
        return gate_of(needs) if needs else None


def late_pattern(source: str, flags: int = 0, *, of_names: bool = False) -> re.Pattern[str]:
    """What `re.compile` gives, compiled at its first use. A faulty one is found by the tests, not at start.

    `of_names`: looked for in names and other short texts, where a search takes no longer than a look at the words.
    """
    return cast("re.Pattern[str]", _Late(source, flags, is_plain=of_names))


def compiled(value: object) -> re.Pattern[str] | None:
    """The pattern that a value is or stands for, compiled; None for anything else."""
    if isinstance(value, _Late):
        return re.compile(value._source, value._flags)  # noqa: SLF001  # its own module's
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        return value
    return None


def any_of(table: str) -> str:
    """The lines of a table of words/ as the alternatives of one pattern."""
    text = files("leads.inquiries").joinpath("words", table).read_text("utf-8")
    return "|".join(line for line in text.splitlines() if line and not line.startswith("#"))
