"""Patterns that are compiled when first looked for, not when the program starts.

The readers of mail hold some three hundred patterns; compiling them takes a quarter of a second of
processor time, which a worker without new mail need not wait for.
"""

from __future__ import annotations

import re
from typing import Any, cast

_PATTERNS_KEPT = 2_048

if vars(re).get("_MAXCACHE", _PATTERNS_KEPT) < _PATTERNS_KEPT:
    # Python keeps 512 compiled patterns. The numbering plans of the world, which `phonenumbers` compiles by
    # `re.compile` whenever it looks at a number, are a thousand: compiling them again took longer than reading.
    vars(re)["_MAXCACHE"] = _PATTERNS_KEPT


class _Late:
    """Stands for a pattern; the compiled one's own methods replace it at the first use."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        """Asked for what is not there yet: compile, and hand over for good."""
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self._source, self._flags)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return self.__dict__[name]


_METHODS = (
    "search",
    "match",
    "fullmatch",
    "finditer",
    "findall",
    "sub",
    "subn",
    "split",
    "pattern",
    "flags",
)


def late_pattern(source: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, compiled at its first use. A faulty one is found by the tests, not at start."""
    return cast("re.Pattern[str]", _Late(source, flags))


def compiled(value: object) -> re.Pattern[str] | None:
    """The pattern that a value is or stands for, compiled; None for anything else."""
    if isinstance(value, _Late):
        return re.compile(value._source, value._flags)  # noqa: SLF001  # its own module's
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        return value
    return None
