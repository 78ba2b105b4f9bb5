"""What one cell holds: our values as Google's typed cells, and back.

Dates travel as serial numbers (days since 30 December 1899) in the spreadsheet's own zone; text
travels as text, so that `=HYPERLINK(...)`, `+44...` and `007` from a stranger stay what they are.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from leads.model import Cell
from leads.tabs import Kind

Json = dict[str, Any]

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  # a sheet's day 0 belongs to no zone
LAST_SERIAL = 2_958_101
"""The first day of 9999. A day of that year is another year's in other zones, which no `date` can tell."""
FIRST_YEAR = 1900

TEXT_LIMIT = 50_000
CUT_MARK = " [cut here: a cell holds 50,000 characters]"

NUMBER_FORMATS: Mapping[Kind, Json] = {
    Kind.DATE: {"type": "DATE", "pattern": "d mmm yyyy"},
    Kind.DATE_TIME: {"type": "DATE_TIME", "pattern": "d mmm yyyy hh:mm"},
    Kind.INTEGER: {"type": "NUMBER", "pattern": "0"},
    Kind.NUMBER: {"type": "NUMBER", "pattern": "0.00"},
    Kind.CURRENCY: {"type": "NUMBER", "pattern": "#,##0.00"},
}
AS_TEXT: Json = {"type": "TEXT"}
"""Keeps the plus sign and leading zeros also of what people type."""

KEPT_AS_TEXT = frozenset({"phone", "postcode", "lead_id"})
"""Columns of Leads whose numbers are names."""


def number_format(kind: Kind, attribute: str) -> Json | None:
    """How a column's cells are shown; None leaves it to the sheet."""
    return AS_TEXT if attribute in KEPT_AS_TEXT else NUMBER_FORMATS.get(kind)


# -- ours to theirs


def cell_data(value: Cell, zone: ZoneInfo) -> Json:
    """A CellData that sets the value and nothing else; {} makes the cell blank."""
    entered = entered_value(value, zone)
    return {} if entered is None else {"userEnteredValue": entered}


def entered_value(value: Cell, zone: ZoneInfo) -> Json | None:
    """An ExtendedValue, typed, never a formula; None for a blank cell."""
    match value:
        case None | "":
            return None
        case bool():
            return {"boolValue": value}
        case int() | float():
            return {"numberValue": value} if math.isfinite(value) else {"stringValue": str(value)}
        case date():
            return {"numberValue": serial(value, zone)}
        case _:
            return {"stringValue": fitting(str(value))}


def entered(value: Cell, zone: ZoneInfo) -> Cell:
    """The value as a later reading shows the cell that holds it."""
    shown: Cell = next(iter((entered_value(value, zone) or {"": None}).values()))
    return shown


def serial(moment: date, zone: ZoneInfo) -> float:
    """Days since the sheet's day 0; a datetime in whole seconds of `zone`."""
    if not isinstance(moment, datetime):
        return (moment - EPOCH.date()).days
    local = moment.astimezone(zone).replace(tzinfo=None, microsecond=0)
    return (local - EPOCH) / timedelta(days=1)


def fitting(text: str) -> str:
    """The text as one cell can hold it: no NUL, no half of a surrogate pair, at most 50,000 UTF-16 units."""
    clean = text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
    units = clean.encode("utf-16-le")
    if len(units) <= 2 * TEXT_LIMIT:
        return clean
    kept = units[: 2 * (TEXT_LIMIT - len(CUT_MARK))]
    return kept.decode("utf-16-le", "ignore") + CUT_MARK


def in_words(value: Cell, zone: ZoneInfo) -> Cell:
    """A cell's value as History tells it: dates readable without a format, in the spreadsheet's zone."""
    match value:
        case datetime():
            return value.astimezone(zone).replace(tzinfo=None).isoformat(" ", "seconds")
        case date():
            return value.isoformat()
        case _:
            return value


# -- theirs to ours


def text(raw: Cell) -> str:
    """The cell as text: trimmed; 2079460123.0 as "2079460123"; "" when blank."""
    match raw:
        case None:
            return ""
        case bool():
            return str(raw).upper()
        case float() if math.isfinite(raw) and raw == int(raw):
            return str(int(raw))
        case _:
            return str(raw).strip()


def value_of(raw: Cell, kind: Kind, zone: ZoneInfo) -> Cell:
    """The cell as its column means it; None when it says something else ("next week" under a date)."""
    match kind:
        case Kind.DATE:
            return day(raw)
        case Kind.DATE_TIME:
            return moment(raw, zone)
        case Kind.INTEGER:
            number = numeric(raw)
            return None if number is None else int(number)
        case Kind.NUMBER | Kind.CURRENCY:
            return numeric(raw)
        case _:
            return text(raw)


def day(raw: Cell) -> date | None:
    found = _naive(raw)
    return found.date() if found else None


def moment(raw: Cell, zone: ZoneInfo) -> datetime | None:
    """The instant, to the second; a local time that occurs twice means the first."""
    found = _naive(raw)
    return found.replace(tzinfo=zone) if found else None


def numeric(raw: Cell) -> float | None:
    if isinstance(raw, str):
        try:
            raw = float(raw)
        except ValueError:
            return None
    is_number = isinstance(raw, int | float) and not isinstance(raw, bool) and math.isfinite(raw)
    return float(raw) if is_number else None  # type: ignore[arg-type]  # just checked


def _naive(raw: Cell) -> datetime | None:
    if isinstance(raw, str):
        try:
            told = datetime.fromisoformat(raw.strip()).replace(tzinfo=None)
        except ValueError:
            return None
        return told if FIRST_YEAR <= told.year < 9999 else None
    number = numeric(raw)
    if number is None or not 0 < number < LAST_SERIAL:
        return None
    return EPOCH + timedelta(seconds=round(number * 86_400))
