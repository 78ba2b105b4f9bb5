"""Functions that look something up."""

from __future__ import annotations

import bisect
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from standin.sheets.a1 import Box
from standin.sheets.cells import ErrorValue, Value
from standin.sheets.formulas import arithmetic, reading
from standin.sheets.formulas.area import Area, Operand, area_of, folded
from standin.sheets.formulas.arithmetic import NoValueError
from standin.sheets.formulas.arrays import made, turned
from standin.sheets.formulas.criteria import wildcards
from standin.sheets.formulas.known import Known, reshaping, taking

if TYPE_CHECKING:
    from standin.sheets.formulas.calculator import Calculator


def _not_found(wanted: Value, function: str) -> NoValueError:
    return NoValueError(
        ErrorValue("#N/A", f"Did not find value '{wanted}' in {function} evaluation.")
    )


def _column(calc: Calculator, area: Area, column: int) -> Area:
    """One column, as an area of its own that is indexed once."""
    if area.width == 1:
        return area
    if area.box is not None:
        left = area.box.left + column
        return calc.area(Box(area.box.sheet_id, area.box.top, left, area.box.bottom, left + 1))
    columns: dict[int, Area] = area.kept.setdefault("columns", {})
    if column not in columns:
        columns[column] = Area.of_values([[row[column]] for row in area.all_rows])
    return columns[column]


def _exact(keys: Area, wanted: Value, function: str) -> int:
    """Where a value stands first, letter case aside; * and ? stand for anything."""
    if isinstance(wanted, ErrorValue):
        raise NoValueError(wanted)
    place = keys.first_place_of(folded("" if wanted is None else wanted))
    if place is None and isinstance(wanted, str) and re.search(r"[*?]", wanted):
        pattern = wildcards(wanted)
        place = next(
            (n for n, v in enumerate(keys.values()) if isinstance(v, str) and pattern.fullmatch(v)),
            None,
        )
    if place is None:
        raise _not_found(wanted, function)
    return place


def _at_most(values: Sequence[Value], wanted: Value, function: str) -> int:
    """The last of ascending values that is not above the wanted one."""
    alike = [
        (n, value)
        for n, value in enumerate(values)
        if value is not None and isinstance(value, str) == isinstance(wanted, str)
    ]
    place = bisect.bisect_right(alike, 0, key=lambda one: arithmetic.compare(one[1], wanted))
    if not place:
        raise _not_found(wanted, function)
    return alike[place - 1][0]


def _at_least(values: Sequence[Value], wanted: Value, function: str) -> int:
    """The last of descending values that is not below the wanted one."""
    found = -1
    for place, value in enumerate(values):
        if value is None or isinstance(value, str) != isinstance(wanted, str):
            continue
        if arithmetic.compare(value, wanted) < 0:
            break
        found = place
    if found < 0:
        raise _not_found(wanted, function)
    return found


def _vlookup(calc: Calculator, operands: list[Operand]) -> Operand:
    return _looked_up(calc, operands, area_of(operands[1]), "VLOOKUP")


def _hlookup(calc: Calculator, operands: list[Operand]) -> Operand:
    area = Area.of_values(turned(area_of(operands[1]).all_rows))
    return _looked_up(calc, operands, area, "HLOOKUP")


def _looked_up(calc: Calculator, operands: list[Operand], area: Area, function: str) -> Operand:
    wanted, column = reading.one(calc, operands[0]), int(reading.number(calc, operands, 2)) - 1
    if column < 0:
        return ErrorValue("#VALUE!")
    if column >= area.width:
        return ErrorValue("#REF!", f"{function} evaluates to an out of bounds range.")
    is_sorted = len(operands) < 4 or arithmetic.truth(reading.one(calc, operands[3]), calc.locale)
    keys = _column(calc, area, 0)
    place = _at_most(keys.line(), wanted, function) if is_sorted else _exact(keys, wanted, function)
    return area.at(place, column)


def _match(calc: Calculator, operands: list[Operand]) -> Operand:
    wanted, area = reading.one(calc, operands[0]), area_of(operands[1])
    if not area.is_line:
        return ErrorValue("#N/A", "MATCH range must be a single row or a single column.")
    kind = reading.number(calc, operands, 2, 1)
    if kind == 0:
        return _exact(area, wanted, "MATCH") + 1
    return (_at_most if kind > 0 else _at_least)(area.line(), wanted, "MATCH") + 1


def _lookup(calc: Calculator, operands: list[Operand]) -> Operand:
    wanted, keys = reading.one(calc, operands[0]), area_of(operands[1])
    results = area_of(operands[2]).line() if len(operands) > 2 else None
    if results is None and not keys.is_line:
        results = [row[-1] for row in keys.all_rows]
        keys = _column(calc, keys, 0)
    return (results or keys.line())[_at_most(keys.line(), wanted, "LOOKUP")]


def _index(calc: Calculator, operands: list[Operand]) -> Operand:
    """A cell; a whole row or column where the other number is 0 or, of several rows, left out."""
    area = area_of(operands[0])
    row, column = (int(reading.number(calc, operands, place, 0)) for place in (1, 2))
    if area.height == 1 and len(operands) == 2:
        row, column = 1, row
    if row < 0 or column < 0:
        return ErrorValue("#NUM!")
    if row > area.height or column > area.width:
        return ErrorValue("#NUM!", "Function INDEX parameter value is out of range.")
    box = area.box
    if box is not None:
        top, bottom = (box.top + row - 1, box.top + row) if row else (box.top, box.bottom)
        left, right = (
            (box.left + column - 1, box.left + column) if column else (box.left, box.right)
        )
        if row and (column or area.width == 1):
            return area.at(row - 1, max(column - 1, 0))
        return Area.of_values(calc.area(Box(box.sheet_id, top, left, bottom, right)).all_rows)
    rows = area.all_rows if row == 0 else [area.all_rows[row - 1]]
    return made([line if column == 0 else [line[column - 1]] for line in rows])


def _xplace(calc: Calculator, operands: list[Operand], modes: int, function: str) -> int:
    """Where XLOOKUP and XMATCH find a value; the match mode stands at `modes`, the search mode after it."""
    wanted, area = reading.one(calc, operands[0]), area_of(operands[1])
    mode, backwards = (reading.number(calc, operands, modes + n, 1 if n else 0) for n in (0, 1))
    if backwards >= 0 and mode in (0, 2):
        return _exact(area, wanted, function)
    line = area.line()
    places = range(len(line) - 1, -1, -1) if backwards < 0 else range(len(line))
    best: int | None = None
    for place in places:
        value = line[place]
        if value is None or isinstance(value, str) != isinstance(wanted, str):
            continue
        order = arithmetic.compare(value, wanted)
        if order == 0:
            return place
        nearer = best is None or arithmetic.compare(value, line[best]) == -order
        if mode and order == mode and nearer:
            best = place
    if best is None:
        raise _not_found(wanted, function)
    return best


def _xlookup(calc: Calculator, operands: list[Operand]) -> Operand:
    keys, results = area_of(operands[1]), area_of(operands[2])
    try:
        place = _xplace(calc, operands, 4, "XLOOKUP")
    except NoValueError as failed:
        is_given = len(operands) > 3 and operands[3] is not None
        if failed.value != "#N/A" or not is_given:
            raise
        return operands[3]
    if results.is_line:
        return results.at(place, 0) if results.width == 1 else results.at(0, place)
    rows = results.all_rows
    return made([rows[place]] if keys.width == 1 else [[row[place]] for row in rows])


def _xmatch(calc: Calculator, operands: list[Operand]) -> Operand:
    return _xplace(calc, operands, 2, "XMATCH") + 1


LOOKUPS: dict[str, Known] = {
    **taking({1}, {"VLOOKUP": _vlookup, "HLOOKUP": _hlookup, "MATCH": _match, "XMATCH": _xmatch}),
    **taking({1, 2}, {"XLOOKUP": _xlookup, "LOOKUP": _lookup}),
    **reshaping({"INDEX": _index}, {0}),
}
