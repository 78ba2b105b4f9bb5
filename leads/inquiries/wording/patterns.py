"""Patterns that are compiled when first looked for, and looked for only where they can be.

The readers of mail hold some three hundred patterns; compiling them takes a quarter of a second of
processor time, which a worker without new mail need not wait for. Most texts have none of the words
or signs without which a pattern matches nothing: those are not searched at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, cast

from leads.inquiries.wording.needed_signs import gate_of_signs, signs_of
from leads.inquiries.wording.needed_words import gate_of, needs_of, search_behind
from leads.inquiries.words import text_of

_PATTERNS_KEPT = 2_048

if vars(re).get("_MAXCACHE", _PATTERNS_KEPT) < _PATTERNS_KEPT:
    # Python keeps 512 compiled patterns. The numbering plans of the world, which `phonenumbers` compiles by
    # `re.compile` whenever it looks at a number, are a thousand: compiling them again took longer than reading.
    vars(re)["_MAXCACHE"] = _PATTERNS_KEPT

_OF_WORDS = ("search", "finditer")
_OF_SIGNS = ("findall", "sub", "subn", "split")
_AS_COMPILED = ("match", "fullmatch", "pattern", "flags")
"""The methods that words and signs gate. What looks at one place takes no longer than a look for a sign."""

_Gate = Callable[[str], bool]


class _Late:
    """Stands for a pattern; the compiled one's own methods replace it at the first use."""

    def __init__(self, source: str, flags: int, *, is_plain: bool = False) -> None:
        self._source, self._flags, self._is_plain = source, flags, is_plain

    def __getattr__(self, name: str) -> Any:
        """Asked for what is not there yet: make it, and hand it over for good."""
        if name.startswith("__"):
            raise AttributeError(name)
        if name in _OF_WORDS:
            self.__dict__.update(self._searches())
        else:
            self.__dict__.update(self._others())
        return self.__dict__[name]

    def _searches(self) -> dict[str, Callable[..., Any]]:
        """The methods that words gate, or signs where nobody can tell of words, or they cost as much."""
        search, finditer = (getattr(self._compiled, name) for name in _OF_WORDS)
        needs = None if self._is_plain else needs_of(self._source, self._flags)
        if needs:
            gated = _behind(gate_of(needs), "finditer", finditer)
            return {"search": search_behind(needs, search), "finditer": gated}
        return self._behind_signs({"search": search, "finditer": finditer})

    def _others(self) -> dict[str, Any]:
        plain = {name: getattr(self._compiled, name) for name in _AS_COMPILED}
        return plain | self._behind_signs({n: getattr(self._compiled, n) for n in _OF_SIGNS})

    def _behind_signs(
        self, methods: dict[str, Callable[..., Any]]
    ) -> dict[str, Callable[..., Any]]:
        signs = signs_of(self._source, self._flags)
        if not signs:
            return methods
        gate = gate_of_signs(signs)
        return {name: _behind(gate, name, method) for name, method in methods.items()}

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._source, self._flags)


def _behind(gate: _Gate, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
    """A pattern's method for the texts that a gate is open to; of others it is plain what it says."""

    def search(text: str, *span: int) -> re.Match[str] | None:
        return method(text, *span) if gate(text) else None

    def finditer(text: str, *span: int) -> Iterator[re.Match[str]]:
        return method(text, *span) if gate(text) else iter(())

    def findall(text: str, *span: int) -> list[Any]:
        return method(text, *span) if gate(text) else []

    def split(text: str, maxsplit: int = 0) -> list[Any]:
        return method(text, maxsplit) if gate(text) else [text]

    def sub(new: Any, text: str, count: int = 0) -> str:
        return method(new, text, count) if gate(text) else text

    def subn(new: Any, text: str, count: int = 0) -> tuple[str, int]:
        return method(new, text, count) if gate(text) else (text, 0)

    gated: tuple[Callable[..., Any], ...] = (search, finditer, findall, split, sub, subn)
    return next(one for one in gated if one.__name__ == name)


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
    return "|".join(
        line for line in text_of(table).splitlines() if line and not line.startswith("#")
    )
