"""Requests that push cells aside: insertRange and deleteRange."""

from __future__ import annotations

from standin.sheets.a1 import Box
from standin.sheets.cells import EMPTY
from standin.sheets.errors import Json, invalid
from standin.sheets.requests.context import Act, Work, needed
from standin.sheets.requests.merging import boxes_of_merges, touch
from standin.sheets.tab import Tab


def check_place(tab: Tab, bottom: int, right: int) -> None:
    """400 when a block would reach beyond the grid."""
    if bottom > tab.rows or right > tab.columns:
        raise invalid(
            f"The block does not fit the grid of {tab.rows} rows and {tab.columns} columns."
        )


def insert_range(work: Work, request: Json) -> None:
    """Push cells down or to the right; the grid grows when filled cells would fall off its edge."""
    box = work.book.box_of_range(needed(request, "range"))
    tab = work.book.tab(box.sheet_id)
    _check_no_merges(work, tab, box)
    if request.get("shiftDimension", "ROWS") == "ROWS":
        last = tab.grid.last_row()
        tab.rows = max(tab.rows, last + box.height)
        for row in range(max(last, box.top) + box.height - 1, box.top - 1, -1):
            for column in range(box.left, box.right):
                source = (
                    tab.grid.cell(row - box.height, column)
                    if row - box.height >= box.top
                    else EMPTY
                )
                tab.grid.put(row, column, source)
    else:
        for row in range(box.top, box.bottom):
            cells = [tab.grid.cell(row, c) for c in range(box.left, len(tab.grid.cells_of(row)))]
            tab.columns = max(tab.columns, box.right + len(cells))
            for offset, cell in enumerate([EMPTY] * box.width + cells):
                tab.grid.put(row, box.left + offset, cell)
    work.book.check_size()


def delete_range(work: Work, request: Json) -> None:
    """Take cells out and pull those below or to the right of them in."""
    box = work.book.box_of_range(needed(request, "range"))
    tab = work.book.tab(box.sheet_id)
    _check_no_merges(work, tab, box)
    if request.get("shiftDimension", "ROWS") == "ROWS":
        for row in range(box.top, max(len(tab.grid.rows), box.bottom)):
            for column in range(box.left, box.right):
                tab.grid.put(row, column, tab.grid.cell(row + box.height, column))
    else:
        for row in range(box.top, box.bottom):
            for column in range(box.left, max(len(tab.grid.cells_of(row)), box.right)):
                tab.grid.put(row, column, tab.grid.cell(row, column + box.width))


def _check_no_merges(work: Work, tab: Tab, box: Box) -> None:
    if any(touch(box, one) for one in boxes_of_merges(work, tab)):
        raise invalid("You can't shift cells across merged cells. Unmerge the cells and try again.")


ACTS: dict[str, Act] = {"insertRange": insert_range, "deleteRange": delete_range}
