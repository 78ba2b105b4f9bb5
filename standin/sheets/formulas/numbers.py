"""Functions on numbers: sums, rounding, remainders."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from typing import TYPE_CHECKING

from standin.sheets.cells import ErrorValue, Value, tidy
from standin.sheets.formulas import arithmetic, reading
from standin.sheets.formulas.area import Operand
from standin.sheets.formulas.arithmetic import NoValueError
from standin.sheets.formulas.known import ALL, Known, family, taking

if TYPE_CHECKING:
    from standin.sheets.formulas.calculator import Calculator

Numeric = Callable[["Calculator", list[Operand]], Operand]


def of_numbers(act: Callable[[list[int | float]], float]) -> Numeric:
    """A function of all numbers in its arguments."""
    return lambda calc, operands: tidy(act(list(reading.numbers(calc, operands))))


def _of_one(act: Callable[[float], float]) -> Numeric:
    return lambda calc, operands: tidy(act(reading.number(calc, operands, 0)))


def _rounding(mode: str) -> Numeric:
    """Exactly, as people count with decimals: 2.675 to two places is 2.68."""

    def function(calc: Calculator, operands: list[Operand]) -> Value:
        value, places = reading.number(calc, operands, 0), int(reading.number(calc, operands, 1, 0))
        step = Decimal(1).scaleb(-places)
        return tidy(float((Decimal(repr(value)) / step).quantize(Decimal(1), rounding=mode) * step))

    return function


def _to_multiple(act: Callable[[float], int]) -> Numeric:
    """CEILING, FLOOR and MROUND: to a multiple of the factor (1)."""

    def function(calc: Calculator, operands: list[Operand]) -> Value:
        value, factor = reading.number(calc, operands, 0), reading.number(calc, operands, 1, 1)
        if value > 0 > factor:
            return ErrorValue("#NUM!")
        if factor == 0:
            return 0
        exact = Decimal(repr(value)) / Decimal(repr(factor))
        return tidy(float(act(float(exact)) * Decimal(repr(factor))))

    return function


def _half_away(value: float) -> int:
    return math.floor(abs(value) + 0.5) * (1 if value >= 0 else -1)


def _mod(calc: Calculator, operands: list[Operand]) -> Value:
    number, by = reading.number(calc, operands, 0), reading.number(calc, operands, 1)
    if by == 0:
        return ErrorValue("#DIV/0!", "Function MOD parameter 2 cannot be zero.")
    return tidy(number % by)


def _quotient(calc: Calculator, operands: list[Operand]) -> Value:
    return int(reading.number(calc, operands, 0) / reading.number(calc, operands, 1))


def _sqrt(calc: Calculator, operands: list[Operand]) -> Value:
    value = reading.number(calc, operands, 0)
    if value < 0:
        why = (
            f"Function SQRT parameter 1 value is {value}. It should be greater than or equal to 0."
        )
        return ErrorValue("#NUM!", why)
    return tidy(math.sqrt(value))


def _logarithm(calc: Calculator, operands: list[Operand]) -> Value:
    value, base = reading.number(calc, operands, 0), reading.number(calc, operands, 1, 10)
    if value <= 0 or base <= 0:
        raise NoValueError(ErrorValue("#NUM!"))
    return tidy(math.log(value) / math.log(base))


def _operator(sign: str) -> Numeric:
    """An operator by its name: DIVIDE, GTE ..."""

    def function(calc: Calculator, operands: list[Operand]) -> Value:
        left, right = (reading.plain(calc, operands[place]) for place in (0, 1))
        return arithmetic.binary(sign, left, right, calc.locale)

    return function


_OPERATORS = {
    "ADD": "+",
    "MINUS": "-",
    "MULTIPLY": "*",
    "DIVIDE": "/",
    "POWER": "^",
    "POW": "^",
    "EQ": "=",
    "NE": "<>",
    "LT": "<",
    "LTE": "<=",
    "GT": ">",
    "GTE": ">=",
}


NUMBERS: dict[str, Known] = {
    **taking(
        ALL,
        {
            "SUM": of_numbers(math.fsum),
            "PRODUCT": of_numbers(lambda values: math.prod(values) if values else 0),
            "SUMSQ": of_numbers(lambda values: math.fsum(v * v for v in values)),
        },
    ),
    **family(
        {
            "ROUND": _rounding(ROUND_HALF_UP),
            "ROUNDUP": _rounding(ROUND_UP),
            "ROUNDDOWN": _rounding(ROUND_DOWN),
            "TRUNC": _rounding(ROUND_DOWN),
            "CEILING": _to_multiple(math.ceil),
            "FLOOR": _to_multiple(math.floor),
            "MROUND": _to_multiple(_half_away),
            "ABS": _of_one(abs),
            "INT": _of_one(math.floor),
            "SIGN": _of_one(lambda value: (value > 0) - (value < 0)),
            "EXP": _of_one(math.exp),
            "LN": _of_one(math.log),
            "ISEVEN": lambda calc, operands: int(reading.number(calc, operands, 0)) % 2 == 0,
            "ISODD": lambda calc, operands: int(reading.number(calc, operands, 0)) % 2 == 1,
            "LOG": _logarithm,
            "LOG10": _logarithm,
            "SQRT": _sqrt,
            "MOD": _mod,
            "QUOTIENT": _quotient,
            "PI": lambda _calc, _operands: math.pi,
            **{name: _operator(sign) for name, sign in _OPERATORS.items()},
        }
    ),
}
