"""Functions that look something up."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from standin.sheets.cells import ErrorValue, Value
from standin.sheets.formulas import arithmetic, reading
from standin.sheets.formulas.area import Area, Operand, folded
from standin.sheets.formulas.arithmetic import NoValueError

if TYPE_CHECKING:
    from standin.sheets.formulas.calculator import Calculator

Function = Callable[["Calculator", list[Operand]], Operand]
_NOT_FOUND = ErrorValue("#N/A")


def _exact(values: list[Value], wanted: Value) -> int:
    key = folded(wanted)
    for place, value in enumerate(values):
        if value is not None and folded(value) == key:
            return place
    raise NoValueError(_NOT_FOUND)


def _at_most(values: list[Value], wanted: Value) -> int:
    """The last of the ascending values that is not above the wanted one."""
    found = -1
    for place, value in enumerate(values):
        if (
            value is not None
            and isinstance(value, str) == isinstance(wanted, str)
            and arithmetic.compare(value, wanted) <= 0
        ):
            found = place
    if found < 0:
        raise NoValueError(_NOT_FOUND)
    return found


def _column(area: Area, column: int) -> list[Value]:
    return [row[column] for row in area.rows]


def _line(area: Area) -> list[Value]:
    return list(area.values())


def _vlookup(calc: Calculator, operands: list[Operand]) -> Operand:
    wanted, area = reading.one(calc, operands[0]), reading.area(operands[1])
    column = int(reading.number(calc, operands, 2)) - 1
    if not 0 <= column < area.width:
        raise NoValueError(ErrorValue("#REF!"))
    nearest = len(operands) < 4 or arithmetic.truth(reading.one(calc, operands[3]), calc.locale)
    keys = _column(area, 0)
    place = _at_most(keys, wanted) if nearest else _exact(keys, wanted)
    return area.at(place, column)


def _match(calc: Calculator, operands: list[Operand]) -> Operand:
    wanted, line = reading.one(calc, operands[0]), _line(reading.area(operands[1]))
    kind = reading.number(calc, operands, 2, 1)
    return (_exact(line, wanted) if kind == 0 else _at_most(line, wanted)) + 1


def _index(calc: Calculator, operands: list[Operand]) -> Operand:
    area = reading.area(operands[0])
    row, column = (
        int(reading.number(calc, operands, 1, 1)),
        int(reading.number(calc, operands, 2, 1)),
    )
    if area.height == 1 and len(operands) == 2:
        row, column = 1, row
    if not (1 <= row <= area.height and 1 <= column <= area.width):
        raise NoValueError(ErrorValue("#NUM!"))
    return area.at(row - 1, column - 1)


def _xlookup(calc: Calculator, operands: list[Operand]) -> Operand:
    results = reading.area(operands[2])
    try:
        place = _exact(_line(reading.area(operands[1])), reading.one(calc, operands[0]))
    except NoValueError:
        if len(operands) > 3 and operands[3] is not None:
            return operands[3]
        raise
    return results.at(0, place) if results.height == 1 else results.at(place, 0)


def _rows(_calc: Calculator, operands: list[Operand]) -> Operand:
    return reading.area(operands[0]).height


def _columns(_calc: Calculator, operands: list[Operand]) -> Operand:
    return reading.area(operands[0]).width


LOOKUPS: dict[str, Function] = {
    "VLOOKUP": _vlookup,
    "MATCH": _match,
    "INDEX": _index,
    "XLOOKUP": _xlookup,
    "ROWS": _rows,
    "COLUMNS": _columns,
}
