"""Functions about the cells themselves: where they are, how many, and references made from text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from standin.sheets.a1 import Box, column_letters, quoted_title
from standin.sheets.cells import ErrorValue, Formula, Value
from standin.sheets.errors import ApiError
from standin.sheets.formulas import arithmetic, reading
from standin.sheets.formulas.area import Area, Operand, area_of
from standin.sheets.formulas.known import Known, family, taking
from standin.sheets.formulas.parsing import Node

if TYPE_CHECKING:
    from standin.sheets.formulas.calculator import Calculator

Lazy = Callable[["Calculator", tuple[Node, ...]], Operand]


def _position(*, rows: bool) -> Lazy:
    """ROW and COLUMN: of the formula's own cell unless another is given; in an array formula of each cell."""

    def function(calc: Calculator, nodes: tuple[Node, ...]) -> Operand:
        if not nodes:
            _, row, column = calc.place or (None, 0, 0)
            return (row if rows else column) + 1
        area = calc.evaluate(nodes[0])
        box = area.box if isinstance(area, Area) else None
        if box is None:
            return ErrorValue("#N/A", "Argument must be a range.")
        if calc.is_array and rows:
            return Area.of_values([[number + 1] for number in range(box.top, box.bottom)])
        if calc.is_array:
            return Area.of_values([[number + 1 for number in range(box.left, box.right)]])
        return int(box.top if rows else box.left) + 1

    return function


def _offset(calc: Calculator, nodes: tuple[Node, ...]) -> Operand:
    area = calc.evaluate(nodes[0])
    if not isinstance(area, Area) or area.box is None:
        return ErrorValue("#N/A", "Argument must be a range.")
    box = area.box
    numbers = [int(arithmetic.number(calc.scalar(one), calc.locale)) for one in nodes[1:]]
    down, right, *size = numbers
    height, width = (*size, *(box.height, box.width)[len(size) :])
    tab = calc.book.tab(box.sheet_id)
    top, left = box.top + down, box.left + right
    if top < 0 or left < 0 or top + height > tab.rows or left + width > tab.columns:
        return ErrorValue("#REF!", "OFFSET evaluates to an out of bounds range.")
    return calc.area(Box(box.sheet_id, top, left, top + height, left + width))


def _is_formula(calc: Calculator, nodes: tuple[Node, ...]) -> Operand:
    area = calc.evaluate(nodes[0])
    if not isinstance(area, Area) or area.box is None:
        return ErrorValue("#N/A", "Argument must be a range.")
    cell = calc.book.tab(area.box.sheet_id).grid.cell(area.box.top, area.box.left)
    return type(cell.value) is Formula


def _indirect(calc: Calculator, operands: list[Operand]) -> Operand:
    wanted = reading.text(calc, operands, 0)
    named = calc.book.named(wanted)
    try:
        if named is not None:
            return calc.area(calc.book.box_of_range(named["range"]))
        own = calc.place[0].title if calc.place else ""
        where = wanted if "!" in wanted else f"{quoted_title(own)}!{wanted}"
        return calc.area(calc.book.box_of(where.replace("$", "")))
    except ApiError:
        why = f"Function INDIRECT parameter 1 value is '{wanted}'. It is not a valid cell/range reference."
        return ErrorValue("#REF!", why)


def _address(calc: Calculator, operands: list[Operand]) -> Value:
    row, column = (int(reading.number(calc, operands, place)) for place in (0, 1))
    kind = int(reading.number(calc, operands, 2, 1))
    if row < 1 or column < 1 or kind not in {1, 2, 3, 4}:
        return ErrorValue("#VALUE!")
    fixed_column, fixed_row = ("$" if kind in {1, 3} else ""), ("$" if kind in {1, 2} else "")
    cell = f"{fixed_column}{column_letters(column - 1)}{fixed_row}{row}"
    title = reading.text(calc, operands, 4, "")
    return f"{quoted_title(title)}!{cell}" if title else cell


LAZY_REFERENCES: dict[str, Lazy] = {
    "ROW": _position(rows=True),
    "COLUMN": _position(rows=False),
    "OFFSET": _offset,
    "ISFORMULA": _is_formula,
}

REFERENCES: dict[str, Known] = {
    **taking(
        {0},
        {
            "ROWS": lambda _calc, operands: area_of(operands[0]).height,
            "COLUMNS": lambda _calc, operands: area_of(operands[0]).width,
        },
    ),
    **family({"INDIRECT": _indirect, "ADDRESS": _address}),
}
