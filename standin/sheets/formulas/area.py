"""The operands of a formula: single values, and areas of cells with an index for counting by criteria."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from standin.sheets.a1 import Box
from standin.sheets.cells import ErrorValue, Value
from standin.sheets.formulas.arithmetic import NoValueError

Rows = list[list[Value]]


class Area:
    """A rectangle of values, read row by row when first needed; blank rows below the grid's last are not stored.

    Attributes:
        box: The cells it stands for; None when a function made it.
        kept: What was worked out from its values once and for all, by name.
    """

    def __init__(
        self, height: int, width: int, box: Box | None, read: Callable[[], Rows] | None
    ) -> None:
        self.height = height
        self.width = width
        self.box = box
        self.kept: dict[str, Any] = {}
        self._read = read
        self._rows: Rows | None = None
        self._index: dict[Value, frozenset[int]] | None = None

    @classmethod
    def of_values(cls, rows: Rows) -> Area:
        """An area that a function made; short rows are filled up with blanks."""
        width = max((len(row) for row in rows), default=0)
        even = [row if len(row) == width else row + [None] * (width - len(row)) for row in rows]
        made = cls(len(even), width, None, None)
        made._rows = even
        return made

    @property
    def rows(self) -> Rows:
        """The stored rows; may be fewer than `height`, the rest is blank."""
        if self._rows is None:
            assert self._read is not None
            self._rows = self._read()
            self._read = None  # and with it the state of the spreadsheet it reads from
        return self._rows

    @property
    def is_read(self) -> bool:
        """Whether its values are here."""
        return self._rows is not None

    @property
    def all_rows(self) -> Rows:
        """All rows, blank ones at the end included."""
        missing = self.height - len(self.rows)
        return self.rows + [[None] * self.width for _ in range(missing)] if missing else self.rows

    def at(self, row: int, column: int) -> Value:
        return self.rows[row][column] if row < len(self.rows) else None

    def values(self) -> Iterator[Value]:
        """The stored values, row by row."""
        for row in self.rows:
            yield from row

    @property
    def is_line(self) -> bool:
        return self.height == 1 or self.width == 1

    def line(self) -> list[Value]:
        """All values, row by row."""
        return [value for row in self.all_rows for value in row]

    def places_of(self, key: Value) -> frozenset[int]:
        """Where (counted row by row) a value stands, letter case aside; from an index made once."""
        if self._index is None:
            index: dict[Value, list[int]] = {}
            for place, value in enumerate(self.values()):
                index.setdefault(folded(value), []).append(place)
            self._index = {value: frozenset(places) for value, places in index.items()}
        return self._index.get(key, frozenset())

    def first_place_of(self, key: Value) -> int | None:
        """The first of them; None when there is none."""
        places = self.places_of(key)
        return min(places) if places else None


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
    return ErrorValue("#VALUE!", "An array value could not be found.")


def area_of(operand: Operand) -> Area:
    """An area; a single value is one of one cell. Raises NoValueError for an error."""
    if isinstance(operand, ErrorValue):
        raise NoValueError(operand)
    return operand if isinstance(operand, Area) else Area.of_values([[operand]])


def plain(operand: Operand) -> Operand:
    """A made area of one cell as its value."""
    if isinstance(operand, Area) and operand.box is None and operand.height == operand.width == 1:
        return operand.at(0, 0)
    return operand
