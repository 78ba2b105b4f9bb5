"""How are values written? `values.update` and its kin: null skips, "" clears, RAW or as a person types."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass, field
from textwrap import indent
from typing import Any

from standin.sheets.a1 import Box, column_letters, range_name
from standin.sheets.book import Book, exceeds
from standin.sheets.cells import Cell, Value, tidy
from standin.sheets.entering import entered
from standin.sheets.errors import Json, invalid
from standin.sheets.locales import locale_named
from standin.sheets.tab import Tab
from standin.sheets.view import number_format

LONGEST_CELL = 50_000


@dataclass(slots=True)
class Written:
    """What one ValueRange wrote: the rectangle, and the rows, columns and cells that were not skipped."""

    box: Box
    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    cells: int = 0

    def boxes(self) -> list[Box]:
        """The cells that were not skipped, a box a column."""
        if not self.rows:
            return []
        top, bottom = min(self.rows), max(self.rows) + 1
        return [Box(self.box.sheet_id, top, c, bottom, c + 1) for c in sorted(self.columns)]

    def summary(self, book: Book) -> Json:
        """As an UpdateValuesResponse; counts of nothing are left out."""
        counts = {
            "updatedRows": len(self.rows),
            "updatedColumns": len(self.columns),
            "updatedCells": self.cells,
        }
        made: Json = {
            "spreadsheetId": book.spreadsheet_id,
            "updatedRange": range_name(book.tab(self.box.sheet_id).title, self.box),
        }
        return made | {name: count for name, count in counts.items() if count}


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes values into a book, RAW or as typed on the day `today`."""

    book: Book
    as_typed: bool
    today: dt.date

    def write(self, box: Box, rows: list[list[Any]], *, bounded: bool) -> Written:
        """Write rows from the box's upper left corner.

        A bounded box refuses values beyond it; nothing may lie outside the grid.
        """
        height, width = len(rows), max((len(row) for row in rows), default=0)
        tab = self.book.tab(box.sheet_id)
        if bounded:
            _check_inside(tab, box, height, width)
        target = Box(
            box.sheet_id, box.top, box.left, box.top + max(height, 1), box.left + max(width, 1)
        )
        if target.bottom > tab.rows or target.right > tab.columns:
            raise exceeds(range_name(tab.title, target), tab)
        written = Written(target)
        for row, values in enumerate(rows, box.top):
            for column, value in enumerate(values, box.left):
                if value is not None:
                    _check_plain(value, row - box.top, column - box.left)
                    self._put(tab, row, column, value)
                    written.rows.add(row)
                    written.columns.add(column)
                    written.cells += 1
        return written

    def _put(self, tab: Tab, row: int, column: int, value: Any) -> None:
        old = tab.grid.cell(row, column)
        tab.grid.put(row, column, self._cell(old, checked_value(value)))

    def _cell(self, old: Cell, value: Value) -> Cell:
        if value is None:
            return old.with_value(None)
        if not (self.as_typed and isinstance(value, str)):
            return old.with_value(value)
        return typed_into(old, value, self.book.locale, self.today)


def typed_into(old: Cell, text: str, locale: str, today: dt.date) -> Cell:
    """The cell after a person typed this into it; a cell formatted as plain text keeps every character."""
    own = number_format(old)
    if own and own.get("type") == "TEXT":
        return old.with_value(text)
    value, brought = entered(text, locale_named(locale), today)
    cell = old.with_value(value)
    if brought is None or (own and own.get("type") == brought.get("type")):
        return cell
    return cell._replace(format={**(old.format or {}), "numberFormat": brought})


def _check_plain(value: Any, row: int, column: int) -> None:
    """Lists and objects are no values of a cell; they come back in the refusal as protobuf writes them."""
    if isinstance(value, list | dict):
        raise invalid(f"Invalid values[{row}][{column}]: {_as_protobuf(value)}\n")


def _as_protobuf(value: Any) -> str:
    match value:
        case list():
            kind, parts = "list_value", [f"values {{\n{_indented(one)}\n}}" for one in value]
        case dict():
            kind = "struct_value"
            parts = [
                f'fields {{\n  key: "{key}"\n  value {{\n{_indented(one, 4)}\n  }}\n}}'
                for key, one in value.items()
            ]
        case None:
            return "null_value: NULL_VALUE"
        case bool():
            return f"bool_value: {str(value).lower()}"
        case str():
            return f"string_value: {json.dumps(value, ensure_ascii=False)}"
        case _:
            return f"number_value: {value}"
    inner = "".join(indent(part, "  ") + "\n" for part in parts)
    return f"{kind} {{\n{inner}}}"


def _indented(value: Any, by: int = 2) -> str:
    return indent(_as_protobuf(value), " " * by)


def checked_value(value: str | float | bool) -> Value:  # noqa: FBT001 - a cell holds booleans
    """A value of the request as a cell's value: "" is blank."""
    if isinstance(value, str):
        if len(value) > LONGEST_CELL:
            raise invalid(
                "Your input contains more than the maximum of 50000 characters in a single cell."
            )
        return value or None
    if isinstance(value, bool | int):
        return value
    return tidy(value)


def rows_of(body: Json) -> list[list[Any]]:
    """The values of a ValueRange, row by row whatever its major dimension."""
    values: list[list[Any]] = body.get("values", [])
    if body.get("majorDimension") != "COLUMNS":
        return values
    height = max((len(column) for column in values), default=0)
    return [
        [column[row] if row < len(column) else None for column in values] for row in range(height)
    ]


def _check_inside(tab: Tab, box: Box, height: int, width: int) -> None:
    named = range_name(tab.title, box)
    if height > box.height:
        raise invalid(
            f"Requested writing within range [{named}], but tried writing to row [{box.bottom + 1}]"
        )
    if width > box.width:
        raise invalid(
            f"Requested writing within range [{named}], but tried writing to column "
            f"[{column_letters(box.right)}]"
        )


def clear(book: Book, box: Box) -> None:
    """Empty the cells of a box; formats, notes and validation stay."""
    tab = book.tab(box.sheet_id)
    for row in range(box.top, min(box.bottom, len(tab.grid.rows))):
        kept = tab.grid.cells_of(row)
        full = [c for c in range(box.left, min(box.right, len(kept))) if _has_value(kept[c])]
        for column in full:
            tab.grid.put(row, column, tab.grid.cell(row, column).with_value(None))


def _has_value(cell: Cell | None) -> bool:
    return cell is not None and cell.value is not None


def totals(book: Book, made: list[Written]) -> Json:
    """The totals of several writes: unions of rows and columns per tab, sum of cells, number of tabs."""
    rows = {(one.box.sheet_id, row) for one in made for row in one.rows}
    columns = {(one.box.sheet_id, column) for one in made for column in one.columns}
    counts = {
        "totalUpdatedRows": len(rows),
        "totalUpdatedColumns": len(columns),
        "totalUpdatedCells": sum(one.cells for one in made),
        "totalUpdatedSheets": len({one.box.sheet_id for one in made if one.cells}),
    }
    answer: Json = {"spreadsheetId": book.spreadsheet_id}
    return answer | {name: count for name, count in counts.items() if count}
