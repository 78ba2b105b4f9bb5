"""Does a cell meet a condition? For conditional formats, filters and validation."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from standin.sheets.cells import Value
from standin.sheets.entering import entered
from standin.sheets.errors import ApiError, Json, invalid
from standin.sheets.formatting import serial_of
from standin.sheets.reading import Rendering, values_in
from standin.sheets.tab import Tab
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
    "TEXT_NOT_EQ": lambda text, wanted: text != wanted,
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
    "DATE_NOT_BETWEEN": lambda number, bounds: not bounds[0] <= number < bounds[1] + 1,
}

_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_URL = re.compile(
    r"((https?|ftp)://|mailto:)\S+|(www\.)?[\w-]+(\.[\w-]+)*\.[a-z]{2,}(/\S*)?", re.IGNORECASE
)

_FOR_VALIDATION = {
    "TEXT_IS_EMAIL",
    "TEXT_IS_URL",
    "DATE_NOT_BETWEEN",
    "DATE_IS_VALID",
    "ONE_OF_RANGE",
    "ONE_OF_LIST",
    "BOOLEAN",
}
"""Kinds that Google's reference allows in data validation only, and nothing else in it speaks against that."""

_MANY = 10_000
_TAKES: dict[str, tuple[int, int]] = {
    **dict.fromkeys((*_TEXT_TESTS, *_NUMBER_TESTS, "CUSTOM_FORMULA", "ONE_OF_RANGE"), (1, 1)),
    **dict.fromkeys((kind for kind in _NUMBER_TESTS if kind.endswith("BETWEEN")), (2, 2)),
    **dict.fromkeys(("TEXT_IS_EMAIL", "TEXT_IS_URL", "DATE_IS_VALID"), (0, 0)),
    **dict.fromkeys(("BLANK", "NOT_BLANK"), (0, 0)),
    "TEXT_EQ": (1, _MANY),
    "NUMBER_EQ": (1, _MANY),
    "DATE_EQ": (1, _MANY),
    "ONE_OF_LIST": (1, _MANY),
    "BOOLEAN": (0, 2),
    "FILTER_EXPRESSION": (1, 1),
}
"""The least and the most ConditionValues of a kind. FILTER_EXPRESSION is never met: its patterns are not documented."""


def check_condition(condition: Json, *, validates: bool = False) -> None:
    """400 when a condition has no type, a type that is not for its place, or too few or too many values."""
    kind = condition.get("type")
    if not kind:
        raise invalid("BooleanCondition must have a type.")
    if kind in _FOR_VALIDATION and not validates:
        raise invalid(f"Condition type {kind} is supported by data validation only.")
    count = len(condition.get("values") or [])
    least, most = _TAKES[kind]
    if count < least:
        raise invalid(f"ConditionValue.userEnteredValue must be set for condition type {kind}.")
    if count > most:
        raise invalid(f"Condition type {kind} takes {most} values, not {count}.")


def meets(
    view: View, condition: Json, value: Value, text: str, *, formula: Callable[[str], Value]
) -> bool:
    """Whether a cell with this value and text meets a BooleanCondition.

    `formula` evaluates a custom formula as it reads at the cell.
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
    if kind in _FOR_VALIDATION and kind not in _NUMBER_TESTS:
        return _is_valid(view, kind, values, value, text)
    if kind in _NUMBER_TESTS and isinstance(value, int | float) and not isinstance(value, bool):
        bounds = [_bound(view, one, formula) for one in values]
        return all(b is not None for b in bounds) and _NUMBER_TESTS[kind](
            value, [b or 0 for b in bounds]
        )
    return False


def _is_valid(view: View, kind: str, values: list[Json], value: Value, text: str) -> bool:
    """The kinds that only data validation has. A list is compared by what the cells show."""
    listed = [str(one.get("userEnteredValue", "")) for one in values]
    match kind:
        case "TEXT_IS_EMAIL":
            return _EMAIL.fullmatch(text) is not None
        case "TEXT_IS_URL":
            return _URL.fullmatch(text) is not None
        case "DATE_IS_VALID":
            return _is_date(view, value, text)
        case "ONE_OF_LIST":
            return text in listed
        case "ONE_OF_RANGE":
            return text in shown_in(view, listed[0])
    return text in listed if listed else isinstance(value, bool)


def _is_date(view: View, value: Value, text: str) -> bool:
    """A number that shows as a date, or a text that would be one if it were typed."""
    today = view.calculator.now.date()
    form = entered(text, view.locale, today)[1]
    is_date = form is not None and form.get("type") in {"DATE", "DATE_TIME"}
    return is_date and isinstance(value, int | float | str) and not isinstance(value, bool)


def shown_in(view: View, range_text: str) -> set[str]:
    """What the cells of a range show, which is written as in a condition: `=Team!A2:A`; blanks left out."""
    try:
        box = view.book.box_of(range_text.removeprefix("=").replace("$", ""))
    except ApiError:
        return set()
    rows = values_in(view, box, Rendering())
    return {str(one) for row in rows for one in row if one != ""}


def breaks_rule(view: View, tab: Tab, row: int, column: int) -> bool:
    """Whether what stands in a cell is refused by its own strict data validation; a blank never is."""
    cell = tab.grid.cell(row, column)
    rule = cell.validation or {}
    if not rule.get("strict") or cell.value is None:
        return False

    def formula(source: str) -> Value:
        return view.calculator.evaluate_at(source, tab, row, column)

    value, text = view.value(tab, row, column, cell), view.text(tab, row, column, cell)
    return not meets(view, rule["condition"], value, text, formula=formula)


def _bound(view: View, value: Json, formula: Callable[[str], Value]) -> float | None:
    today = view.calculator.now.date()
    relative = value.get("relativeDate")
    if relative:
        day = today + dt.timedelta(days=_RELATIVE_DAYS.get(relative, 0))
        return serial_of(dt.datetime.combine(day, dt.time()))
    text = str(value.get("userEnteredValue", ""))
    read: Any = formula(text) if text.startswith("=") else entered(text, view.locale, today)[0]
    return read if isinstance(read, int | float) and not isinstance(read, bool) else None
