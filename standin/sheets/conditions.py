"""Does a cell meet a condition? For conditional formats, filters and validation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from standin.sheets.cells import Value
from standin.sheets.entering import entered
from standin.sheets.errors import Json
from standin.sheets.formatting import serial_of
from standin.sheets.view import View

_RELATIVE_DAYS = {
    "TODAY": 0,
    "TOMORROW": 1,
    "YESTERDAY": -1,
    "PAST_WEEK": -7,
    "PAST_MONTH": -30,
    "PAST_YEAR": -365,
}

_TEXT_TESTS: dict[str, Callable[[str, str], bool]] = {
    "TEXT_EQ": lambda text, wanted: text == wanted,
    "TEXT_CONTAINS": lambda text, wanted: wanted in text,
    "TEXT_NOT_CONTAINS": lambda text, wanted: wanted not in text,
    "TEXT_STARTS_WITH": lambda text, wanted: text.startswith(wanted),
    "TEXT_ENDS_WITH": lambda text, wanted: text.endswith(wanted),
}

_NUMBER_TESTS: dict[str, Callable[[float, list[float]], bool]] = {
    "NUMBER_EQ": lambda number, bounds: number == bounds[0],
    "NUMBER_NOT_EQ": lambda number, bounds: number != bounds[0],
    "NUMBER_GREATER": lambda number, bounds: number > bounds[0],
    "NUMBER_GREATER_THAN_EQ": lambda number, bounds: number >= bounds[0],
    "NUMBER_LESS": lambda number, bounds: number < bounds[0],
    "NUMBER_LESS_THAN_EQ": lambda number, bounds: number <= bounds[0],
    "NUMBER_BETWEEN": lambda number, bounds: bounds[0] <= number <= bounds[1],
    "NUMBER_NOT_BETWEEN": lambda number, bounds: not bounds[0] <= number <= bounds[1],
    "DATE_EQ": lambda number, bounds: int(number) == int(bounds[0]),
    "DATE_NOT_EQ": lambda number, bounds: int(number) != int(bounds[0]),
    "DATE_BEFORE": lambda number, bounds: number < bounds[0],
    "DATE_AFTER": lambda number, bounds: number >= bounds[0] + 1,
    "DATE_ON_OR_BEFORE": lambda number, bounds: number < bounds[0] + 1,
    "DATE_ON_OR_AFTER": lambda number, bounds: number >= bounds[0],
    "DATE_BETWEEN": lambda number, bounds: bounds[0] <= number < bounds[1] + 1,
}

MODELLED = {"BLANK", "NOT_BLANK", "CUSTOM_FORMULA", *_TEXT_TESTS, *_NUMBER_TESTS}


def meets(
    view: View, condition: Json, value: Value, text: str, *, formula: Callable[[str], Value]
) -> bool:
    """Whether a cell with this value and text meets a BooleanCondition.

    `formula` evaluates a custom formula as it reads at the cell. A kind that is not modelled is never met.
    """
    kind: str = condition.get("type", "")
    values: list[Json] = condition.get("values") or []
    if kind in {"BLANK", "NOT_BLANK"}:
        return (value is None or text == "") == (kind == "BLANK")
    if kind == "CUSTOM_FORMULA":
        return bool(formula(str(values[0].get("userEnteredValue", ""))) is True)
    if kind in _TEXT_TESTS:
        wanted = str(values[0].get("userEnteredValue", ""))
        return _TEXT_TESTS[kind](text.casefold(), wanted.casefold())
    if kind in _NUMBER_TESTS and isinstance(value, int | float) and not isinstance(value, bool):
        bounds = [_bound(view, one, formula) for one in values]
        return all(b is not None for b in bounds) and _NUMBER_TESTS[kind](
            value, [b or 0 for b in bounds]
        )
    return False


def _bound(view: View, value: Json, formula: Callable[[str], Value]) -> float | None:
    today = view.calculator.now.date()
    relative = value.get("relativeDate")
    if relative:
        day = today + dt.timedelta(days=_RELATIVE_DAYS.get(relative, 0))
        return serial_of(dt.datetime.combine(day, dt.time()))
    text = str(value.get("userEnteredValue", ""))
    read: Any = formula(text) if text.startswith("=") else entered(text, view.locale, today)[0]
    return read if isinstance(read, int | float) and not isinstance(read, bool) else None
