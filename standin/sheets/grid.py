"""How are a tab's cells kept? Sparse rows that copies share until one of them writes."""

from __future__ import annotations

import itertools
from collections.abc import Iterable

from standin.sheets.cells import EMPTY, Cell, Formula

_uids = itertools.count(1)


class Row:
    """One row's cells, as far right as any is filled. Its uid is its identity in the store."""

    __slots__ = ("cells", "uid")

    def __init__(self, cells: list[Cell | None], uid: int | None = None) -> None:
        self.cells = cells
        self.uid = next(_uids) if uid is None else uid


def reserve_uids(above: int) -> None:
    """Rows made from now on get uids above this one (rows read back from a store keep theirs)."""
    global _uids  # noqa: PLW0603 - one counter for every grid of the process
    _uids = itertools.count(max(above + 1, next(_uids)))


class Grid:
    """Cells by zero-based row and column; whatever was never written is blank.

    `copy()` is cheap: rows are shared, and copied by whoever writes first. `touched` holds the uids of the
    rows written since the copy was made; `rearranged` says that their order or number changed.
    """

    __slots__ = ("_formulas", "_own", "rearranged", "rows", "touched")

    def __init__(self, rows: list[Row] | None = None) -> None:
        self.rows: list[Row] = rows if rows is not None else []
        self.touched: set[int] = set()
        self.rearranged = False
        self._own: set[int] = set()
        self._formulas: frozenset[int] | None = (
            None  # uids of rows that held any before; None: look at all
        )

    def copy(self) -> Grid:
        """A grid that may be changed without this one noticing."""
        self._formulas = frozenset(self.rows[row].uid for row in self.formula_rows())
        made = Grid(list(self.rows))
        made._formulas = self._formulas
        return made

    def formula_rows(self) -> list[int]:
        """The rows that hold a formula. Only rows written since the copy was made are looked into."""
        suspects = None if self._formulas is None else self._formulas | self.touched
        return [
            number
            for number, row in enumerate(self.rows)
            if (suspects is None or row.uid in suspects)
            and any(cell is not None and type(cell.value) is Formula for cell in row.cells)
        ]

    def cell(self, row: int, column: int) -> Cell:
        """The cell there, blank when nothing was ever written."""
        if row < len(self.rows):
            cells = self.rows[row].cells
            if column < len(cells):
                return cells[column] or EMPTY
        return EMPTY

    def cells_of(self, row: int) -> list[Cell | None]:
        """A row's cells for reading only; shorter than the grid is wide."""
        return self.rows[row].cells if row < len(self.rows) else []

    def writable(self, row: int) -> list[Cell | None]:
        """A row's cells for writing."""
        while len(self.rows) <= row:
            self._adopt(len(self.rows), Row([]))
        kept = self.rows[row]
        if kept.uid not in self._own:
            kept = Row(list(kept.cells), kept.uid)
            self.rows[row] = kept
            self._own.add(kept.uid)
            self.touched.add(kept.uid)
        return kept.cells

    def _adopt(self, row: int, fresh: Row) -> None:
        self.rows.insert(row, fresh)
        self._own.add(fresh.uid)
        self.touched.add(fresh.uid)
        self.rearranged = True

    def put(self, row: int, column: int, cell: Cell) -> None:
        """Write one cell; a blank one leaves nothing behind."""
        if cell == EMPTY and (
            row >= len(self.rows)
            or column >= len(self.rows[row].cells)
            or self.rows[row].cells[column] is None
        ):
            return
        cells = self.writable(row)
        if column >= len(cells):
            cells.extend([None] * (column + 1 - len(cells)))
        cells[column] = None if cell == EMPTY else cell

    def put_row(self, row: int, column: int, painted: list[Cell]) -> None:
        """Write neighbouring cells of one row."""
        fresh = [None if cell == EMPTY else cell for cell in painted]
        if row >= len(self.rows) and not any(fresh):
            return
        cells = self.writable(row)
        if column > len(cells):
            cells.extend([None] * (column - len(cells)))
        cells[column : column + len(fresh)] = fresh

    def insert_rows(self, at: int, count: int) -> None:
        if at < len(self.rows):
            for _ in range(count):
                self._adopt(at, Row([]))

    def delete_rows(self, start: int, end: int) -> None:
        if start < len(self.rows):
            del self.rows[start:end]
            self.rearranged = True

    def move_rows(self, start: int, end: int, to: int) -> None:
        """Move rows so that they stand before what is row `to` now."""
        if start < len(self.rows) or to < len(self.rows):
            self._fill_up_to(max(end, to))
            moved = self.rows[start:end]
            del self.rows[start:end]
            at = to if to <= start else to - len(moved)
            self.rows[at:at] = moved
            self.rearranged = True

    def _fill_up_to(self, rows: int) -> None:
        while len(self.rows) < rows:
            self._adopt(len(self.rows), Row([]))

    def insert_columns(self, at: int, count: int) -> None:
        for row, kept in enumerate(self.rows):
            if at < len(kept.cells):
                self.writable(row)[at:at] = [None] * count

    def delete_columns(self, start: int, end: int) -> None:
        for row, kept in enumerate(self.rows):
            if start < len(kept.cells):
                del self.writable(row)[start:end]

    def move_columns(self, start: int, end: int, to: int) -> None:
        """Move columns so that they stand before what is column `to` now."""
        for row, kept in enumerate(self.rows):
            if min(start, to) < len(kept.cells):
                cells = self.writable(row)
                cells.extend([None] * (max(end, to) - len(cells)))
                moved = cells[start:end]
                del cells[start:end]
                at = to if to <= start else to - len(moved)
                cells[at:at] = moved

    def order_rows(self, places: list[int], order: Iterable[int]) -> None:
        """Put whole rows, named by their present numbers in `order`, at `places`."""
        self._fill_up_to(max(places, default=-1) + 1)
        rows = [self.rows[number] for number in order]
        for place, row in zip(places, rows, strict=True):
            self.rows[place] = row
        self.rearranged = True

    def crop(self, rows: int, columns: int) -> None:
        """Drop what lies outside a grid of this size."""
        self.delete_rows(rows, len(self.rows))
        self.delete_columns(columns, max((len(row.cells) for row in self.rows), default=0))

    def last_row(self) -> int:
        """One beyond the last row that holds a value, and 0 when none does."""
        for row in range(len(self.rows) - 1, -1, -1):
            if any(cell is not None and cell.value is not None for cell in self.rows[row].cells):
                return row + 1
        return 0
