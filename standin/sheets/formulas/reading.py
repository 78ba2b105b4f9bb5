"""How a function reads its arguments: as one value, a number, a text, or all numbers of areas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from standin.sheets.cells import ErrorValue, Value
from standin.sheets.formulas import arithmetic
from standin.sheets.formulas.area import Area, Operand, single
from standin.sheets.formulas.arithmetic import NoValueError

if TYPE_CHECKING:
    from standin.sheets.formulas.calculator import Calculator


def plain(calc: Calculator, operand: Operand) -> Value:
    """One value, which may be an error."""
    if not isinstance(operand, Area):
        return operand
    _, row, column = calc.place or (None, 0, 0)
    return single(operand, row, column)


def one(calc: Calculator, operand: Operand) -> Value:
    """One value; raises NoValueError when it is an error."""
    value = plain(calc, operand)
    if isinstance(value, ErrorValue):
        raise NoValueError(value)
    return value


def number(
    calc: Calculator, operands: list[Operand], place: int, otherwise: float | None = None
) -> int | float:
    """The number at a place; the default when it was left out."""
    if place >= len(operands) or (operands[place] is None and otherwise is not None):
        if otherwise is None:
            raise NoValueError(ErrorValue("#N/A"))
        return otherwise
    return arithmetic.number(one(calc, operands[place]), calc.locale)


def text(
    calc: Calculator, operands: list[Operand], place: int, otherwise: str | None = None
) -> str:
    """The text at a place; the default when it was left out."""
    if place >= len(operands):
        if otherwise is None:
            raise NoValueError(ErrorValue("#N/A"))
        return otherwise
    return arithmetic.text(one(calc, operands[place]), calc.locale)


def everything(operands: list[Operand]) -> Iterator[Value]:
    """All values, of areas and singles alike; blanks as None."""
    for operand in operands:
        if isinstance(operand, Area):
            yield from operand.values()
        else:
            yield operand


def numbers(calc: Calculator, operands: list[Operand]) -> Iterator[int | float]:
    """The numbers to be summed: areas skip text and booleans, a text argument must be a number."""
    for operand in operands:
        if isinstance(operand, Area):
            for value in operand.values():
                if isinstance(value, ErrorValue):
                    raise NoValueError(value)
                if isinstance(value, int | float) and not isinstance(value, bool):
                    yield value
        elif operand is not None:
            yield arithmetic.number(operand, calc.locale)
