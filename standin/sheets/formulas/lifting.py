"""How does a function of single values meet arrays? Value by value; single rows and columns are repeated."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

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
    lines: list[list[Value] | None] = [
        None if place in whole or not isinstance(one, Area) else _line(one, stored, width)
        for place, one in enumerate(operands)
    ]
    given = [one for one in lines if one is not None]

    def worked_out(values: tuple[Value, ...]) -> Value:
        """`act` on one value of each array."""
        rest = iter(values)
        return _one(
            act(
                [
                    two if one is None else next(rest)
                    for one, two in zip(lines, operands, strict=True)
                ]
            )
        )

    results = _each_once(worked_out, given)
    rows: Rows = (
        [[one] for one in results]
        if width == 1
        else [results[start : start + width] for start in range(0, len(results), width)]
    )
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


_DISTINCT = {str, int, type(None)}
"""Values of these types are equal only when they are the same: 1 is no TRUE, and an error no text."""


def _each_once(act: Callable[[tuple[Value, ...]], Value], given: list[list[Value]]) -> list[Value]:
    """`act` on the values at each place, worked out once for each combination: a column of stages holds few."""
    made: dict[object, Value]
    if len(given) == 1 and set(map(type, given[0])) <= _DISTINCT:
        made = {one: act((one,)) for one in dict.fromkeys(given[0])}
        return list(map(made.__getitem__, given[0]))
    kinds = [map(type, one) for one in given]
    keys = list(zip(zip(*given, strict=True), zip(*kinds, strict=True), strict=True))
    made = {key: act(key[0]) for key in dict.fromkeys(keys)}
    return list(map(made.__getitem__, keys))


def _line(area: Area, stored: int, width: int) -> list[Value]:
    """The first `stored` rows of an array as wide as its partners, row by row."""
    if area.width != width or area.height < max(stored, 2):
        return [_at(area, row, column) for row in range(stored) for column in range(width)]
    line = list(chain.from_iterable(area.rows[:stored]))
    return line + [None] * (stored * width - len(line))


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
