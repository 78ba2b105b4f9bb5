"""Functions that name things, and functions that are given a function: LET, LAMBDA, MAP and their kin."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from standin.sheets.cells import ErrorValue, Value
from standin.sheets.formulas import arithmetic
from standin.sheets.formulas.area import Area, Operand, area_of, plain
from standin.sheets.formulas.arithmetic import NoValueError
from standin.sheets.formulas.lifting import lifted
from standin.sheets.formulas.parsing import Name, Node

if TYPE_CHECKING:
    from standin.sheets.formulas.calculator import Calculator, Closure

Lazy = Callable[["Calculator", tuple[Node, ...]], Operand]

_WRONG = ErrorValue("#N/A", "Wrong number of arguments.")


def _let(calc: Calculator, nodes: tuple[Node, ...]) -> Operand:
    """LET(name, value, ..., formula): each value may use the names before it."""
    if len(nodes) < 3 or len(nodes) % 2 == 0:
        return _WRONG
    names = dict(calc.names)
    for name, value in zip(nodes[:-1:2], nodes[1:-1:2], strict=True):
        if not isinstance(name, Name):
            return ErrorValue("#NAME?", "LET expects a name.")
        with calc.naming(names):
            try:
                given: Operand | Closure = calc.callable(value)
            except NoValueError:
                given = calc.evaluate(value)
        names = {**names, name.name.upper(): given}
    with calc.naming(names):
        return calc.evaluate(nodes[-1])


def _lambda(_calc: Calculator, _nodes: tuple[Node, ...]) -> Operand:
    return ErrorValue("#N/A", "A LAMBDA must be called.")


def _arrays(calc: Calculator, nodes: tuple[Node, ...]) -> tuple[list[Area], Closure]:
    if len(nodes) < 2:
        raise NoValueError(_WRONG)
    with calc.arrays(on=True):
        areas = [area_of(calc.evaluate(one)) for one in nodes[:-1]]
    return areas, calc.callable(nodes[-1])


def _value(calc: Calculator, closure: Closure, values: list[Operand]) -> Value:
    made = plain(calc.apply(closure, values))
    if isinstance(made, Area):
        return made.at(0, 0) if made.box is None else ErrorValue("#VALUE!")
    return made


def _map(calc: Calculator, nodes: tuple[Node, ...]) -> Operand:
    areas, closure = _arrays(calc, nodes)
    return lifted(lambda values: _value(calc, closure, values), list(areas))


def _by_row(calc: Calculator, nodes: tuple[Node, ...]) -> Operand:
    (area, *_), closure = _arrays(calc, nodes)
    rows = [[_value(calc, closure, [Area.of_values([row])])] for row in area.all_rows]
    return plain(Area.of_values(rows))


def _by_column(calc: Calculator, nodes: tuple[Node, ...]) -> Operand:
    (area, *_), closure = _arrays(calc, nodes)
    columns = zip(*area.all_rows, strict=True)
    return plain(
        Area.of_values(
            [[_value(calc, closure, [Area.of_values([[v] for v in one])]) for one in columns]]
        )
    )


def _folding(*, keeps_all: bool) -> Lazy:
    """REDUCE and SCAN: the first argument is where it begins."""

    def function(calc: Calculator, nodes: tuple[Node, ...]) -> Operand:
        if len(nodes) != 3:
            return _WRONG
        so_far: Operand = plain(calc.evaluate(nodes[0]))
        (area, *_), closure = _arrays(calc, nodes[1:])
        made: list[list[Value]] = []
        for row in area.all_rows:
            line: list[Value] = []
            for value in row:
                so_far = plain(calc.apply(closure, [so_far, value]))
                line.append(so_far if not isinstance(so_far, Area) else so_far.at(0, 0))
            made.append(line)
        return plain(Area.of_values(made)) if keeps_all else so_far

    return function


def _make_array(calc: Calculator, nodes: tuple[Node, ...]) -> Operand:
    if len(nodes) != 3:
        return _WRONG
    height, width = (int(arithmetic.number(calc.scalar(one), calc.locale)) for one in nodes[:2])
    closure = calc.callable(nodes[2])
    return plain(
        Area.of_values(
            [
                [_value(calc, closure, [row + 1, column + 1]) for column in range(width)]
                for row in range(height)
            ]
        )
    )


def _array_formula(calc: Calculator, nodes: tuple[Node, ...]) -> Operand:
    if len(nodes) != 1:
        return _WRONG
    with calc.arrays(on=True):
        made = calc.evaluate(nodes[0])
    if isinstance(made, Area) and made.box is not None:
        return Area.of_values(made.all_rows)
    return made


LAZY_LAMBDAS: dict[str, Lazy] = {
    "ARRAYFORMULA": _array_formula,
    "LET": _let,
    "LAMBDA": _lambda,
    "MAP": _map,
    "BYROW": _by_row,
    "BYCOL": _by_column,
    "REDUCE": _folding(keeps_all=False),
    "SCAN": _folding(keeps_all=True),
    "MAKEARRAY": _make_array,
}
