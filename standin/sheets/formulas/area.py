"""The operands of a formula: single values, and areas of cells with an index for counting by criteria."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from standin.sheets.a1 import Box
from standin.sheets.cells import ErrorValue, Value
from standin.sheets.tab import Tab

ReadCell = Callable[[Tab, int, int], Value]


class Area:
    """A rectangle of values, read row by row when first needed; blank rows below the grid's last are not stored."""

    def __init__(
        self, height: int, width: int, box: Box | None, read: Callable[[], list[list[Value]]]
    ) -> None:
        self.height = height
        self.width = width
        self.box = box
        self._read = read
        self._rows: list[list[Value]] | None = None
        self._index: dict[Value, frozenset[int]] | None = None
        self.kept: dict[str, frozenset[int]] = {}

    @classmethod
    def of_cells(cls, box: Box, tab: Tab, value_at: ReadCell) -> Area:
        def read() -> list[list[Value]]:
            bottom = min(box.bottom, len(tab.grid.rows))
            return [
                [value_at(tab, r, c) for c in range(box.left, box.right)]
                for r in range(box.top, bottom)
            ]

        return cls(box.height, box.width, box, read)

    @classmethod
    def of_values(cls, rows: list[list[Value]]) -> Area:
        return cls(len(rows), max((len(row) for row in rows), default=0), None, lambda: rows)

    @property
    def rows(self) -> list[list[Value]]:
        """The stored rows; may be fewer than `height`, the rest is blank."""
        if self._rows is None:
            self._rows = self._read()
        return self._rows

    def at(self, row: int, column: int) -> Value:
        return self.rows[row][column] if row < len(self.rows) else None

    def values(self) -> Iterator[Value]:
        """The stored values, row by row."""
        for row in self.rows:
            yield from row

    def places_of(self, key: Value) -> frozenset[int]:
        """Where (counted row by row) a value stands, letter case aside; from an index made once."""
        if self._index is None:
            index: dict[Value, set[int]] = {}
            for place, value in enumerate(self.values()):
                index.setdefault(folded(value), set()).add(place)
            self._index = {value: frozenset(places) for value, places in index.items()}
        return self._index.get(key, frozenset())


Operand = Value | Area


def folded(value: Value) -> Value:
    """A value as a key: text without letter case, booleans apart from numbers."""
    if isinstance(value, ErrorValue):
        return "\x00" + value
    if isinstance(value, bool):
        return "\x01" + str(value)
    return value.casefold() if isinstance(value, str) else value


def single(operand: Operand, row: int, column: int) -> Value:
    """One value of an operand: of a column the cell in this row, of a row the cell in this column."""
    if not isinstance(operand, Area):
        return operand
    if operand.height == 1 and operand.width == 1:
        return operand.at(0, 0)
    box = operand.box
    if box is None:
        return operand.at(0, 0) if operand.rows else None
    if box.width == 1 and box.top <= row < box.bottom:
        return operand.at(row - box.top, 0)
    if box.height == 1 and box.left <= column < box.right:
        return operand.at(0, column - box.left)
    return ErrorValue("#VALUE!")
