"""Functions with regular expressions. Google's are RE2: looking around and going back to a group are not in it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from standin.sheets.cells import ErrorValue, Value
from standin.sheets.formulas import reading
from standin.sheets.formulas.area import Area, Operand, plain
from standin.sheets.formulas.arithmetic import NoValueError
from standin.sheets.formulas.known import Known, family

if TYPE_CHECKING:
    from standin.sheets.formulas.calculator import Calculator

_NOT_IN_RE2 = re.compile(r"(?<!\\)(?:\\\\)*(?:\(\?(?:[=!#>(]|<[=!]|P=)|\\[1-9Z]|[*+?}]\+)")
_ONLY_IN_RE2 = {r"\z": r"\Z", r"\C": r"."}
_CLASSES = {
    "[:alpha:]": "a-zA-Z",
    "[:digit:]": "0-9",
    "[:alnum:]": "a-zA-Z0-9",
    "[:upper:]": "A-Z",
    "[:lower:]": "a-z",
    "[:space:]": r"\s",
    "[:punct:]": r"!-/:-@\[-`{-~",
    "[:word:]": r"\w",
}


@lru_cache(maxsize=256)
def _compiled(source: str) -> re.Pattern[str] | None:
    if _NOT_IN_RE2.search(source):
        return None
    for theirs, ours in {**_ONLY_IN_RE2, **_CLASSES}.items():
        source = source.replace(theirs, ours)
    try:
        return re.compile(source, re.ASCII if r"\p" not in source else 0)
    except re.error:
        return None


def _pattern(calc: Calculator, operands: list[Operand]) -> re.Pattern[str]:
    source = reading.text(calc, operands, 1)
    made = _compiled(source)
    if made is None:
        why = f'Function REGEXMATCH parameter 2 value "{source}" is not a valid regular expression.'
        raise NoValueError(ErrorValue("#REF!", why))
    return made


def _text(calc: Calculator, operands: list[Operand]) -> str:
    """The text to be searched; a number is refused, as Google does."""
    value = reading.one(calc, operands[0])
    if value is not None and not isinstance(value, str):
        why = (
            f"Function REGEXMATCH parameter 1 expects text values. But '{value}' is a number "
            "and cannot be coerced to a text."
        )
        raise NoValueError(ErrorValue("#VALUE!", why))
    return value or ""


def _matches(calc: Calculator, operands: list[Operand]) -> Value:
    return _pattern(calc, operands).search(_text(calc, operands)) is not None


def _extract(calc: Calculator, operands: list[Operand]) -> Operand:
    """What matches, or its groups side by side."""
    match = _pattern(calc, operands).search(_text(calc, operands))
    if match is None:
        why = f'Function REGEXEXTRACT parameter 2 value does not match text "{_text(calc, operands)}".'
        return ErrorValue("#N/A", why)
    groups: list[Value] = list(match.groups(default=""))
    return plain(Area.of_values([groups or [match[0]]]))


def _replaced(calc: Calculator, operands: list[Operand]) -> Value:
    r"""$1 or \1 in the new text stands for the first group."""
    new, pattern = reading.text(calc, operands, 2), _pattern(calc, operands)

    def made(match: re.Match[str]) -> str:
        return re.sub(
            r"[$\\](\d)",
            lambda m: (match[int(m[1])] or "") if int(m[1]) <= pattern.groups else "",
            new,
        )

    return pattern.sub(made, _text(calc, operands))


PATTERNS: dict[str, Known] = family(
    {"REGEXMATCH": _matches, "REGEXEXTRACT": _extract, "REGEXREPLACE": _replaced}
)
