"""How does a function of single values meet arrays? Value by value; single rows and columns are repeated."""

from __future__ import annotations

from collections.abc import Callable

from standin.sheets.cells import ErrorValue, Linked, Value
from standin.sheets.formulas.area import Area, Operand, Rows, plain
from standin.sheets.formulas.known import NONE, Places

_BEYOND = ErrorValue("#N/A", "Argument has different size.")


def is_many(operand: Operand) -> bool:
    """Whether it holds more than one value."""
    return isinstance(operand, Area) and (operand.height, operand.width) != (1, 1)


def lifted(
    act: Callable[[list[Operand]], Operand], operands: list[Operand], whole: Places = NONE
) -> Operand:
    """Call `act` for each value of the arrays among the operands; those at the `whole` places are left whole."""
    lists = [
        one
        for place, one in enumerate(operands)
        if place not in whole and isinstance(one, Area) and is_many(one)
    ]
    if not lists:
        return act(operands)
    height = max(one.height for one in lists)
    width = max(one.width for one in lists)
    stored = max(len(one.rows) if one.height > 1 else 1 for one in lists)
    made: dict[tuple[object, ...], Value] = {}

    def called(values: tuple[Value, ...]) -> Value:
        """Each combination of values is worked out once: a column of stages holds few."""
        key = (*values, *map(type, values))
        if key not in made:
            given = iter(values)
            taken = [
                next(given) if one is not None else two
                for one, two in zip(lines, operands, strict=True)
            ]
            made[key] = _one(act(taken))
        return made[key]

    lines: list[list[Value] | None] = [
        None
        if place in whole or not isinstance(one, Area)
        else [_at(one, row, column) for row in range(stored) for column in range(width)]
        for place, one in enumerate(operands)
    ]
    results = [
        called(values) for values in zip(*(one for one in lines if one is not None), strict=True)
    ]
    rows: Rows = [results[start : start + width] for start in range(0, len(results), width)]
    if stored < height:
        tail = [
            _one(
                act(
                    [
                        one if place in whole else _at(one, stored, column)
                        for place, one in enumerate(operands)
                    ]
                )
            )
            for column in range(width)
        ]
        rows += [tail] * (height - stored)
    return plain(Area.of_values(rows))


def _at(operand: Operand, row: int, column: int) -> Value:
    if not isinstance(operand, Area):
        return operand
    row = 0 if operand.height == 1 else row
    column = 0 if operand.width == 1 else column
    if row >= operand.height or column >= operand.width:
        return _BEYOND
    return operand.at(row, column)


def _one(made: Operand) -> Value:
    """One value of an answer: a formula of arrays cannot hold arrays in its cells."""
    if isinstance(made, Area):
        made = made.at(0, 0) if made.rows else None
    return str(made) if type(made) is Linked else made
