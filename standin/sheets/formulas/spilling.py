"""Where do the values of array formulas go? Into the blank cells beside and below, unless something is in the way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from standin.sheets.a1 import Box, column_letters
from standin.sheets.cells import ErrorValue, Formula, Value
from standin.sheets.formulas.area import Area, Operand, Rows
from standin.sheets.tab import Tab

if TYPE_CHECKING:
    from standin.sheets.formulas.calculator import Calculator

_MAY_SPREAD = re.compile(
    r"\{|\b(?:ARRAYFORMULA|ARRAY_CONSTRAIN|FILTER|SORTN?|UNIQUE|TRANSPOSE|SEQUENCE|QUERY|SPLIT|FLATTEN|INDEX"
    r"|[HV]STACK|TOCOL|TOROW|WRAP(?:ROW|COL)S|CHOOSE(?:ROW|COL)S|MMULT|MAP|BYROW|BYCOL|SCAN|REDUCE|MAKEARRAY|LET"
    r"|LAMBDA|REGEXEXTRACT|XLOOKUP|OFFSET|INDIRECT|FREQUENCY|RANDARRAY|TAKE|DROP)\s*\(",
    re.IGNORECASE,
)
"""A formula without any of these comes to one value."""

Spot = tuple[int, int]


class Spills:
    """The array formulas of each tab, and the cells they have spread into so far."""

    def __init__(self, calc: Calculator) -> None:
        self._calc = calc
        self._rows: dict[int, frozenset[int]] = {}
        self._anchors: dict[int, dict[Spot, None]] = {}
        self._settled: dict[int, set[Spot]] = {}
        self._values: dict[int, dict[Spot, Value]] = {}
        self._firsts: dict[tuple[int, int, int], Value] = {}
        self._origins: dict[tuple[int, int, int], Spot] = {}

    def value_at(self, tab: Tab, row: int, column: int) -> Value:
        """What an array formula elsewhere spreads into a blank cell; None for nothing."""
        if not self._anchors_of(tab):
            return None
        return self.into(tab, Box(tab.sheet_id, row, column, row + 1, column + 1)).get(
            (row, column)
        )

    def into(self, tab: Tab, box: Box) -> dict[Spot, Value]:
        """All values spread on this tab, complete for this rectangle."""
        settled = self._settled.setdefault(tab.sheet_id, set())
        for row, column in self._anchors_of(tab):
            reaches = row < box.bottom and column < box.right
            if (
                reaches
                and (row, column) not in settled
                and not self._calc.is_open(tab, row, column)
            ):
                self.first_value(tab, row, column)
        return self._values.setdefault(tab.sheet_id, {})

    def everywhere(self, tab: Tab) -> dict[Spot, Value]:
        """All values spread on this tab."""
        anchors = self._anchors_of(tab)
        if not anchors:
            return {}
        if len(self._settled.get(tab.sheet_id, ())) == len(anchors):
            return self._values.get(tab.sheet_id, {})
        return self.into(tab, Box(tab.sheet_id, 0, 0, tab.rows, tab.columns))

    def rows_of(self, tab: Tab, box: Box) -> Rows:
        """The values of a rectangle, formulas evaluated; blank rows below the last filled one are left out."""
        calc, width = self._calc, box.width
        spread = self.into(tab, box) if self._anchors_of(tab) else {}
        bottom = max([len(tab.grid.rows), *(row + 1 for row, _ in spread)])
        formulas = self._formula_rows(tab)
        if not spread and width == 1:
            return [[value] for value in self._column(tab, box, formulas)]
        rows: Rows = []
        for number in range(box.top, min(box.bottom, bottom)):
            cells = tab.grid.cells_of(number)
            values = [None if cell is None else cell.value for cell in cells[box.left : box.right]]
            if len(values) < width:
                values += [None] * (width - len(values))
            if spread or number in formulas:
                for place, value in enumerate(values):
                    if type(value) is Formula:
                        values[place] = calc.value_at(tab, number, box.left + place)
                    elif value is None and spread:
                        values[place] = spread.get((number, box.left + place))
            rows.append(values)
        return rows

    def has_formulas(self, tab: Tab, box: Box) -> bool:
        """Whether the values of a rectangle may be those of formulas, its own or such as spread."""
        if self._anchors_of(tab):
            return True
        return any(
            type(tab.grid.cell(row, column).value) is Formula
            for row in self._formula_rows(tab)
            if box.top <= row < box.bottom
            for column in range(box.left, box.right)
        )

    def _column(self, tab: Tab, box: Box, formulas: frozenset[int]) -> list[Value]:
        """One column alone, the usual operand of COUNTIFS."""
        column = box.left
        values: list[Value] = []
        for row in tab.grid.rows[box.top : box.bottom]:
            cell = row.cells[column] if column < len(row.cells) else None
            values.append(None if cell is None else cell.value)
        for number in formulas:
            place = number - box.top
            if 0 <= place < len(values) and type(values[place]) is Formula:
                values[place] = self._calc.value_at(tab, number, column)
        return values

    def origin_of(self, tab: Tab, row: int, column: int) -> Spot | None:
        """Where the formula of a column stands that spread into this cell."""
        return self._origins.get((tab.sheet_id, row, column))

    def first_value(self, tab: Tab, row: int, column: int) -> Value:
        """The value shown in the formula's own cell; an array is spread from there."""
        key = (tab.sheet_id, row, column)
        if key in self._firsts:
            return self._firsts[key]
        was_open = self._calc.is_open(tab, row, column)
        made = self._calc.result_at(tab, row, column) if not was_open else _circular()
        if was_open:
            return made if not isinstance(made, Area) else None
        if (row, column) in self._anchors_of(tab):
            self._settled.setdefault(tab.sheet_id, set()).add((row, column))
        if isinstance(made, Area):
            made = self._spread(tab, row, column, made)
        self._firsts[key] = made
        return made

    def _spread(self, tab: Tab, row: int, column: int, area: Area) -> Value:
        if not area.height or not area.width:
            return None
        spread = self._values.setdefault(tab.sheet_id, {})
        spots = {
            (row + down, column + right): value
            for down, line in enumerate(area.all_rows)
            for right, value in enumerate(line)
        }
        first = spots.pop((row, column))
        # Google adds rows and columns to the grid for what does not fit; here it is cut off at the edge.
        inside = {
            spot: one for spot, one in spots.items() if spot[0] < tab.rows and spot[1] < tab.columns
        }
        for spot in inside:
            if tab.grid.cell(*spot).value is not None or spread.get(spot) is not None:
                where = f"{column_letters(spot[1])}{spot[0] + 1}"
                return ErrorValue(
                    "#REF!",
                    f"Array result was not expanded because it would overwrite data in {where}.",
                )
        spread.update({spot: one for spot, one in inside.items() if one is not None})
        if area.width == 1:
            self._origins |= {(tab.sheet_id, *spot): (row, column) for spot in inside}
        return first

    def _formula_rows(self, tab: Tab) -> frozenset[int]:
        found = self._rows.get(tab.sheet_id)
        if found is None:
            found = self._rows[tab.sheet_id] = frozenset(tab.grid.formula_rows())
        return found

    def _anchors_of(self, tab: Tab) -> dict[Spot, None]:
        """Where formulas stand that may come to an array."""
        found = self._anchors.get(tab.sheet_id)
        if found is None:
            found = {
                (row, column): None
                for row in sorted(self._formula_rows(tab))
                for column, cell in enumerate(tab.grid.cells_of(row))
                if cell is not None
                and type(cell.value) is Formula
                and _MAY_SPREAD.search(cell.value)
            }
            self._anchors[tab.sheet_id] = found
        return found


def _circular() -> Operand:
    from standin.sheets.formulas.calculator import CIRCULAR

    return CIRCULAR
