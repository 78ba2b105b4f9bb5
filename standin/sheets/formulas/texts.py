"""Functions on text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from standin.sheets.cells import ErrorValue, Value
from standin.sheets.formatting import shown
from standin.sheets.formulas import arithmetic, reading
from standin.sheets.formulas.area import Operand
from standin.sheets.formulas.arithmetic import NoValueError

if TYPE_CHECKING:
    from standin.sheets.formulas.calculator import Calculator

Function = Callable[["Calculator", list[Operand]], Operand]


def _plain(act: Callable[[str], Value]) -> Function:
    def function(calc: Calculator, operands: list[Operand]) -> Value:
        return act(reading.text(calc, operands, 0))

    return function


def _joined(calc: Calculator, operands: list[Operand]) -> Value:
    return "".join(arithmetic.text(value, calc.locale) for value in reading.everything(operands))


def _join(calc: Calculator, operands: list[Operand]) -> Value:
    between = reading.text(calc, operands, 0)
    return between.join(
        arithmetic.text(value, calc.locale) for value in reading.everything(operands[1:])
    )


def _textjoin(calc: Calculator, operands: list[Operand]) -> Value:
    between = reading.text(calc, operands, 0)
    skips = arithmetic.truth(reading.one(calc, operands[1]), calc.locale)
    parts = [arithmetic.text(value, calc.locale) for value in reading.everything(operands[2:])]
    return between.join(part for part in parts if part or not skips)


def _left(calc: Calculator, operands: list[Operand]) -> Value:
    return reading.text(calc, operands, 0)[: int(reading.number(calc, operands, 1, 1))]


def _right(calc: Calculator, operands: list[Operand]) -> Value:
    text, count = reading.text(calc, operands, 0), int(reading.number(calc, operands, 1, 1))
    return text[max(0, len(text) - count) :]


def _mid(calc: Calculator, operands: list[Operand]) -> Value:
    start = int(reading.number(calc, operands, 1)) - 1
    return reading.text(calc, operands, 0)[start : start + int(reading.number(calc, operands, 2))]


def _substitute(calc: Calculator, operands: list[Operand]) -> Value:
    text, old, new = (reading.text(calc, operands, i) for i in range(3))
    if not old:
        return text
    if len(operands) < 4:
        return text.replace(old, new)
    parts, which = text.split(old), int(reading.number(calc, operands, 3))
    if which >= len(parts):
        return text
    return old.join(parts[:which]) + new + old.join(parts[which:])


def _found(text: str, wanted: str, start: int) -> Value:
    place = text.find(wanted, start - 1)
    if place < 0:
        raise NoValueError(ErrorValue("#VALUE!"))
    return place + 1


def _find(calc: Calculator, operands: list[Operand]) -> Value:
    start = int(reading.number(calc, operands, 2, 1))
    return _found(reading.text(calc, operands, 1), reading.text(calc, operands, 0), start)


def _search(calc: Calculator, operands: list[Operand]) -> Value:
    start = int(reading.number(calc, operands, 2, 1))
    return _found(
        reading.text(calc, operands, 1).lower(), reading.text(calc, operands, 0).lower(), start
    )


def _text(calc: Calculator, operands: list[Operand]) -> Value:
    value = reading.one(calc, operands[0])
    if isinstance(value, str):
        try:
            value = arithmetic.number(value, calc.locale)
        except NoValueError:
            return value
    return shown(
        0 if value is None else value, {"pattern": reading.text(calc, operands, 1)}, calc.locale
    )


def _value(calc: Calculator, operands: list[Operand]) -> Value:
    return reading.number(calc, operands, 0)


def _rept(calc: Calculator, operands: list[Operand]) -> Value:
    return reading.text(calc, operands, 0) * int(reading.number(calc, operands, 1))


def _exact(calc: Calculator, operands: list[Operand]) -> Value:
    return reading.text(calc, operands, 0) == reading.text(calc, operands, 1)


def _hyperlink(calc: Calculator, operands: list[Operand]) -> Value:
    return reading.one(calc, operands[1]) if len(operands) > 1 else reading.text(calc, operands, 0)


def _pattern(calc: Calculator, operands: list[Operand]) -> re.Pattern[str]:
    try:
        return re.compile(reading.text(calc, operands, 1))
    except re.error:
        raise NoValueError(ErrorValue("#REF!")) from None


def _regexmatch(calc: Calculator, operands: list[Operand]) -> Value:
    return _pattern(calc, operands).search(reading.text(calc, operands, 0)) is not None


def _regexextract(calc: Calculator, operands: list[Operand]) -> Value:
    match = _pattern(calc, operands).search(reading.text(calc, operands, 0))
    if match is None:
        raise NoValueError(ErrorValue("#N/A"))
    return match[1] if match.re.groups else match[0]


def _regexreplace(calc: Calculator, operands: list[Operand]) -> Value:
    new = re.sub(r"\$(\d)", r"\\\1", reading.text(calc, operands, 2))
    return _pattern(calc, operands).sub(new, reading.text(calc, operands, 0))


def _t(calc: Calculator, operands: list[Operand]) -> Value:
    value = reading.one(calc, operands[0])
    return value if isinstance(value, str) else ""


def _n(calc: Calculator, operands: list[Operand]) -> Value:
    value = reading.one(calc, operands[0])
    return (
        0
        if value is None or isinstance(value, str)
        else int(value)
        if isinstance(value, bool)
        else value
    )


TEXTS: dict[str, Function] = {
    "CONCATENATE": _joined,
    "CONCAT": _joined,
    "JOIN": _join,
    "TEXTJOIN": _textjoin,
    "LEN": _plain(len),
    "UPPER": _plain(str.upper),
    "LOWER": _plain(str.lower),
    "PROPER": _plain(str.title),
    "TRIM": _plain(lambda text: " ".join(part for part in text.split(" ") if part)),
    "CLEAN": _plain(lambda text: re.sub(r"[\x00-\x1f]", "", text)),
    "LEFT": _left,
    "RIGHT": _right,
    "MID": _mid,
    "SUBSTITUTE": _substitute,
    "FIND": _find,
    "SEARCH": _search,
    "TEXT": _text,
    "VALUE": _value,
    "REPT": _rept,
    "EXACT": _exact,
    "HYPERLINK": _hyperlink,
    "REGEXMATCH": _regexmatch,
    "REGEXEXTRACT": _regexextract,
    "REGEXREPLACE": _regexreplace,
    "CHAR": lambda calc, operands: chr(int(reading.number(calc, operands, 0))),
    "T": _t,
    "N": _n,
}
