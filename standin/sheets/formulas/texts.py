"""Functions on text."""

from __future__ import annotations

import re
import urllib.parse
from collections.abc import Callable
from typing import TYPE_CHECKING

from standin.sheets.cells import ErrorValue, Value
from standin.sheets.entering import entered
from standin.sheets.formatting import shown
from standin.sheets.formulas import arithmetic, reading
from standin.sheets.formulas.area import Area, Operand, plain
from standin.sheets.formulas.arithmetic import NoValueError
from standin.sheets.formulas.known import ALL, Every, Known, family, taking
from standin.sheets.formulas.logic import is_number

if TYPE_CHECKING:
    from standin.sheets.formulas.calculator import Calculator

Function = Callable[["Calculator", list[Operand]], Operand]


def _of_text(act: Callable[[str], Value]) -> Function:
    def function(calc: Calculator, operands: list[Operand]) -> Value:
        return act(reading.text(calc, operands, 0))

    return function


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


def _joined(calc: Calculator, operands: list[Operand]) -> Value:
    return "".join(arithmetic.text(value, calc.locale) for value in reading.everything(operands))


def _split(calc: Calculator, operands: list[Operand]) -> Operand:
    """At each of the delimiter's characters, or at the whole of it; empty pieces are left out unless asked for."""
    text, delimiter = reading.text(calc, operands, 0), reading.text(calc, operands, 1)
    by_each, drops_empty = (
        place >= len(operands) or arithmetic.truth(reading.one(calc, operands[place]), calc.locale)
        for place in (2, 3)
    )
    if not text or not delimiter:
        return ErrorValue("#VALUE!", "Function SPLIT parameter value should be non-empty.")
    pattern = "[" + re.escape(delimiter) + "]" if by_each else re.escape(delimiter)
    parts = [part for part in re.split(pattern, text) if part or not drops_empty]
    return plain(Area.of_values([[_typed(calc, part) for part in parts]]))


def _typed(calc: Calculator, text: str) -> Value:
    """A piece as if it were typed: numbers and dates become numbers."""
    read = entered(text, calc.locale, calc.today())[0] if text and text[0] not in "='" else text
    return read if is_number(read) else text


def _char(calc: Calculator, operands: list[Operand]) -> Value:
    number = int(reading.number(calc, operands, 0))
    return chr(number) if 0 < number < 0x110000 else ErrorValue("#NUM!")


def _code(calc: Calculator, operands: list[Operand]) -> Value:
    text = reading.text(calc, operands, 0)
    return ord(text[0]) if text else ErrorValue("#VALUE!")


def _replace(calc: Calculator, operands: list[Operand]) -> Value:
    text, new = reading.text(calc, operands, 0), reading.text(calc, operands, 3)
    start, count = (int(reading.number(calc, operands, place)) for place in (1, 2))
    return text[: start - 1] + new + text[start - 1 + count :]


def _proper(text: str) -> str:
    """Each run of letters with a capital first, also after an apostrophe, as Google does."""
    return re.sub(r"[^\W\d_]+", lambda m: m[0][:1].upper() + m[0][1:].lower(), text)


def _fixed(calc: Calculator, operands: list[Operand]) -> Value:
    places = int(reading.number(calc, operands, 1, 2))
    whole = "0" if len(operands) > 2 and reading.one(calc, operands[2]) else "#,##0"
    pattern = whole + ("." + "0" * places if places > 0 else "")
    return shown(reading.number(calc, operands, 0), {"pattern": pattern}, calc.locale)


def _dollar(calc: Calculator, operands: list[Operand]) -> Value:
    return shown(reading.number(calc, operands, 0), {"type": "CURRENCY"}, calc.locale)


TEXTS: dict[str, Known] = {
    **taking(ALL, {"CONCATENATE": _joined}),
    **taking(Every(1), {"JOIN": _join}),
    **taking(Every(2), {"TEXTJOIN": _textjoin}),
    **family(
        {
            "CONCAT": _joined,
            "LEN": _of_text(len),
            "UPPER": _of_text(str.upper),
            "LOWER": _of_text(str.lower),
            "PROPER": _of_text(_proper),
            "TRIM": _of_text(lambda text: " ".join(part for part in text.split(" ") if part)),
            "CLEAN": _of_text(lambda text: re.sub(r"[\x00-\x1f]", "", text)),
            "ENCODEURL": _of_text(lambda text: urllib.parse.quote(text, safe="")),
            "LEFT": _left,
            "RIGHT": _right,
            "MID": _mid,
            "SUBSTITUTE": _substitute,
            "REPLACE": _replace,
            "FIND": _find,
            "SEARCH": _search,
            "TEXT": _text,
            "VALUE": _value,
            "REPT": _rept,
            "EXACT": _exact,
            "SPLIT": _split,
            "FIXED": _fixed,
            "DOLLAR": _dollar,
            "CHAR": _char,
            "UNICHAR": _char,
            "CODE": _code,
            "UNICODE": _code,
            "T": _t,
            "N": _n,
            "TO_TEXT": lambda calc, operands: reading.text(calc, operands, 0),
        }
    ),
}
