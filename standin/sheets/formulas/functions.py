"""The functions that formulas may call, by name. `LAZY` ones get their arguments unevaluated."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from standin.sheets.cells import ErrorValue, Value
from standin.sheets.formulas import arithmetic
from standin.sheets.formulas.area import Operand
from standin.sheets.formulas.arithmetic import NoValueError
from standin.sheets.formulas.counting import COUNTING
from standin.sheets.formulas.days import DAYS
from standin.sheets.formulas.lookups import LOOKUPS
from standin.sheets.formulas.parsing import Node
from standin.sheets.formulas.texts import TEXTS

if TYPE_CHECKING:
    from standin.sheets.formulas.calculator import Calculator

Eager = Callable[["Calculator", list[Operand]], Operand]
Lazy = Callable[["Calculator", tuple[Node, ...]], Operand]


def _truth(calc: Calculator, node: Node) -> bool:
    return arithmetic.truth(calc.scalar(node), calc.locale)


def _if(calc: Calculator, nodes: tuple[Node, ...]) -> Operand:
    try:
        chosen = 1 if _truth(calc, nodes[0]) else 2
    except NoValueError as failed:
        return failed.value
    if chosen < len(nodes):
        return calc.evaluate(nodes[chosen])
    return False


def _ifs(calc: Calculator, nodes: tuple[Node, ...]) -> Operand:
    try:
        for condition, result in zip(nodes[::2], nodes[1::2], strict=True):
            if _truth(calc, condition):
                return calc.evaluate(result)
    except NoValueError as failed:
        return failed.value
    return ErrorValue("#N/A")


def _iferror(calc: Calculator, nodes: tuple[Node, ...]) -> Operand:
    value = calc.scalar(nodes[0])
    if isinstance(value, ErrorValue):
        return calc.evaluate(nodes[1]) if len(nodes) > 1 else None
    return value


def _ifna(calc: Calculator, nodes: tuple[Node, ...]) -> Operand:
    value = calc.scalar(nodes[0])
    return calc.evaluate(nodes[1]) if value == "#N/A" and isinstance(value, ErrorValue) else value


def _switch(calc: Calculator, nodes: tuple[Node, ...]) -> Operand:
    value, pairs = calc.scalar(nodes[0]), nodes[1:]
    for case, result in zip(pairs[::2], pairs[1::2], strict=False):
        if arithmetic.compare(value, calc.scalar(case)) == 0:
            return calc.evaluate(result)
    return calc.evaluate(pairs[-1]) if len(pairs) % 2 else ErrorValue("#N/A")


def _choose(calc: Calculator, nodes: tuple[Node, ...]) -> Operand:
    try:
        chosen = int(arithmetic.number(calc.scalar(nodes[0]), calc.locale))
    except NoValueError as failed:
        return failed.value
    return calc.evaluate(nodes[chosen]) if 0 < chosen < len(nodes) else ErrorValue("#NUM!")


def _row(calc: Calculator, nodes: tuple[Node, ...]) -> Operand:
    return _position(calc, nodes, rows=True)


def _column(calc: Calculator, nodes: tuple[Node, ...]) -> Operand:
    return _position(calc, nodes, rows=False)


def _position(calc: Calculator, nodes: tuple[Node, ...], *, rows: bool) -> Value:
    if nodes:
        area = calc.evaluate(nodes[0])
        box = getattr(area, "box", None)
        if box is None:
            return ErrorValue("#VALUE!")
        return int(box.top if rows else box.left) + 1
    assert calc.place is not None
    _, row, column = calc.place
    return (row if rows else column) + 1


LAZY: dict[str, Lazy] = {
    "IF": _if,
    "IFS": _ifs,
    "IFERROR": _iferror,
    "IFNA": _ifna,
    "SWITCH": _switch,
    "CHOOSE": _choose,
    "ROW": _row,
    "COLUMN": _column,
}

FUNCTIONS: dict[str, Eager] = {**COUNTING, **TEXTS, **DAYS, **LOOKUPS}
