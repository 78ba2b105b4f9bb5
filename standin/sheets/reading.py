"""How are values read? `values.get` and its kin: rectangles of values, trailing blanks left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from standin.sheets.a1 import Box, range_name
from standin.sheets.cells import EMPTY, Cell, Formula, Value
from standin.sheets.errors import Json
from standin.sheets.tab import Tab
from standin.sheets.view import View

RENDER_OPTIONS = ("FORMATTED_VALUE", "UNFORMATTED_VALUE", "FORMULA")
DATE_OPTIONS = ("SERIAL_NUMBER", "FORMATTED_STRING")
DIMENSIONS = ("ROWS", "COLUMNS")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """How values are wanted."""

    render: str = "FORMATTED_VALUE"
    dates: str = "SERIAL_NUMBER"
    dimension: str = "ROWS"


def rendering(options: Json, prefix: str = "") -> Rendering:
    """Read the options of a request; `prefix` is `response` for the values that a write gives back."""

    def named(name: str) -> str:
        return prefix + name[0].upper() + name[1:] if prefix else name

    return Rendering(
        render=_one_of(options, named("valueRenderOption"), RENDER_OPTIONS),
        dates=_one_of(options, named("dateTimeRenderOption"), DATE_OPTIONS),
        dimension=_one_of(options, "majorDimension", DIMENSIONS),
    )


def _one_of(options: Json, name: str, allowed: tuple[str, ...]) -> str:
    """The option, or the default when it is missing or says so."""
    value = options.get(name)
    return value if value in allowed else allowed[0]


def value_range(view: View, box: Box, how: Rendering) -> Json:
    """A ValueRange: canonical range, dimension, and the values when there are any."""
    title = view.book.tab(box.sheet_id).title
    made: Json = {"range": range_name(title, box), "majorDimension": how.dimension}
    rows = values_in(view, box, how)
    if how.dimension == "COLUMNS":
        rows = _turned(rows)
    if rows:
        made["values"] = rows
    return made


def values_in(view: View, box: Box, how: Rendering) -> list[list[Any]]:
    """The values row by row; blanks inside are "", trailing ones are left out."""
    tab = view.book.tab(box.sheet_id)
    read_cell = _reader(view, tab, how)
    spread = view.spread(tab)
    bottom = max([len(tab.grid.rows), *(row + 1 for row, _ in spread)])
    rows: list[list[Any]] = []
    filled = 0
    for row in range(box.top, min(box.bottom, bottom)):
        cells = tab.grid.cells_of(row)[box.left : box.right]
        if not spread:
            _drop_trailing_blanks(cells)
        read = [
            ""
            if cell is None or (cell.value is None and not (spread and (row, column) in spread))
            else cell.value
            if type(cell.value) is str
            else read_cell(row, column, cell)
            for column, cell in enumerate(cells, box.left)
        ]
        if spread:
            _lay_over(read, row, box, spread, read_cell)
        while read and read[-1] == "":
            read.pop()
        rows.append(read)
        if read:
            filled = len(rows)
    return rows[:filled]


def _drop_trailing_blanks(cells: list[Cell | None]) -> None:
    """Most of a furnished tab is rows of them, with nothing but a format and a list to choose from."""
    filled = len(cells)
    while filled and ((last := cells[filled - 1]) is None or last.value is None):
        filled -= 1
    del cells[filled:]


def _lay_over(
    read: list[Any],
    row: int,
    box: Box,
    spread: dict[tuple[int, int], Value],
    read_cell: Callable[[int, int, Cell], Any],
) -> None:
    """What array formulas elsewhere spread into blank cells of this row."""
    for there, column in spread:
        if there == row and box.left <= column < box.right:
            read += [""] * (column + 1 - box.left - len(read))
            read[column - box.left] = read_cell(row, column, EMPTY)


def _reader(view: View, tab: Tab, how: Rendering) -> Callable[[int, int, Cell], Any]:
    """How one filled cell is read."""
    dates_as_text = how.dates == "FORMATTED_STRING"

    def read(row: int, column: int, cell: Cell) -> Any:
        value = cell.value
        if how.render == "FORMATTED_VALUE":
            return view.text(tab, row, column, cell)
        if how.render == "FORMULA" and type(value) is Formula:
            return str(value)
        plain = view.plain(tab, row, column, cell, dates_as_text=dates_as_text)
        return "" if plain is None else plain

    return read


def _turned(rows: list[list[Any]]) -> list[list[Any]]:
    width = max((len(row) for row in rows), default=0)
    columns = [[row[c] if c < len(row) else "" for row in rows] for c in range(width)]
    for column in columns:
        while column and column[-1] == "":
            column.pop()
    return columns
