"""Operators of formulas, and how values become numbers and texts."""

from __future__ import annotations

import datetime as dt
import math
import operator
from collections.abc import Callable

from standin.sheets.cells import ErrorValue, Value, tidy
from standin.sheets.entering import entered
from standin.sheets.formatting import plain_number
from standin.sheets.locales import Locale

NO_DIVISION = ErrorValue("#DIV/0!", "Function DIVIDE parameter 2 cannot be zero.")
_SOME_DAY = dt.date(2000, 1, 1)  # only for texts with a year: "3/4" alone is not meant in a formula


class NoValueError(Exception):
    """An argument was an error, or could not be what the function needs."""

    def __init__(self, value: ErrorValue) -> None:
        super().__init__(str(value))
        self.value = value


def number(value: Value, locale: Locale) -> int | float:
    """A value as a number; raises NoValueError for errors and for text that is none."""
    if isinstance(value, ErrorValue):
        raise NoValueError(value)
    if value is None or value == "":
        return 0
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, str):
        read = entered(value, locale, _SOME_DAY)[0]
        if isinstance(read, str) or read is None:
            raise NoValueError(_no_number(value))
        return int(read) if isinstance(read, bool) else read
    return value


def _no_number(value: str) -> ErrorValue:
    return ErrorValue(
        "#VALUE!",
        f"Function expects number values. But '{value}' is a text and cannot be coerced to a number.",
    )


def text(value: Value, locale: Locale) -> str:
    """A value as text; raises NoValueError for errors."""
    if isinstance(value, ErrorValue):
        raise NoValueError(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    return value if isinstance(value, str) else plain_number(value, locale)


def truth(value: Value, locale: Locale) -> bool:
    """A value as a condition; raises NoValueError for errors and for text other than TRUE and FALSE."""
    if isinstance(value, str) and not isinstance(value, ErrorValue):
        if value.upper() in {"TRUE", "FALSE", ""}:
            return value.upper() == "TRUE"
        raise NoValueError(ErrorValue("#VALUE!"))
    return bool(number(value, locale))


def unary(sign: str, value: Value, locale: Locale) -> Value:
    try:
        if sign == "+":
            return value
        plain = number(value, locale)
    except NoValueError as failed:
        return failed.value
    return tidy(plain / 100) if sign == "%" else -plain


def binary(sign: str, left: Value, right: Value, locale: Locale) -> Value:  # noqa: PLR0911 - each way to fail is its own answer
    for value in (left, right):
        if isinstance(value, ErrorValue):
            return value
    if sign in _COMPARISONS:
        return _COMPARISONS[sign](compare(left, right), 0)
    try:
        if sign == "&":
            return text(left, locale) + text(right, locale)
        return tidy(_calculated(sign, number(left, locale), number(right, locale)))
    except NoValueError as failed:
        return failed.value
    except ZeroDivisionError:
        return NO_DIVISION
    except (OverflowError, ValueError):
        return ErrorValue("#NUM!")


_COMPARISONS: dict[str, Callable[[int, int], bool]] = {
    "=": operator.eq,
    "<>": operator.ne,
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
}


def _calculated(sign: str, left: float, right: float) -> float:
    match sign:
        case "+":
            return left + right
        case "-":
            return left - right
        case "*":
            return left * right
        case "/":
            return left / right
    made = left**right
    if isinstance(made, complex):
        raise ValueError("root of a negative number")  # noqa: TRY004 - a matter of the value, shown as #NUM!
    return math.inf if made is None else made


def compare(left: Value, right: Value) -> int:
    """Below, at or above: numbers before text before booleans; text without letter case; a blank is 0 or ""."""
    left, right = _filled(left, right), _filled(right, left)
    one, other = _rank(left), _rank(right)
    return (one > other) - (one < other)


def _filled(value: Value, beside: Value) -> Value:
    if value is not None:
        return value
    if isinstance(beside, bool):
        return False
    return "" if isinstance(beside, str) else 0


def _rank(value: Value) -> tuple[int, float, str]:
    if isinstance(value, bool):
        return 2, value, ""
    if isinstance(value, str):
        return 1, 0, value.casefold()
    return 0, value or 0, ""
