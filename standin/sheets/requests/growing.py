"""How does a grid grow? New rows and columns take over format and validation from their neighbour."""

from __future__ import annotations

from standin.sheets.cells import EMPTY, Cell
from standin.sheets.errors import invalid
from standin.sheets.requests.context import Work
from standin.sheets.shifting import Dimension
from standin.sheets.tab import Tab

MOST_COLUMNS = 18_278


def grow(work: Work, tab: Tab, dimension: Dimension, count: int) -> None:
    """Add rows at the bottom or columns at the right."""
    old = tab.measure(dimension)
    if dimension == "ROWS":
        tab.rows += count
        work.book.check_size()
        dress_rows(tab, old - 1, range(old, old + count))
    else:
        tab.columns += count
        if tab.columns > MOST_COLUMNS:
            raise invalid(
                f"This action would create more than the maximum of {MOST_COLUMNS} columns."
            )
        work.book.check_size()
        dress_columns(tab, old - 1, range(old, old + count))


def dress_rows(tab: Tab, model: int, fresh: range) -> None:
    """Give new rows the format and validation of the row `model`."""
    if not 0 <= model < len(tab.grid.rows):
        return
    styles = [_style(cell) for cell in tab.grid.rows[model].cells]
    if not any(style is not None for style in styles):
        return
    for row in fresh:
        cells = tab.grid.writable(row)
        cells[:] = styles


def dress_columns(tab: Tab, model: int, fresh: range) -> None:
    """Give new columns the format and validation of the column `model`, row by row."""
    if model < 0:
        return
    for row in range(len(tab.grid.rows)):
        style = _style(tab.grid.cell(row, model))
        if style is not None:
            for column in fresh:
                tab.grid.put(row, column, style)


def _style(cell: Cell | None) -> Cell | None:
    if cell is None or (cell.format is None and cell.validation is None):
        return None
    style = cell.only_style()
    return None if style == EMPTY else style
