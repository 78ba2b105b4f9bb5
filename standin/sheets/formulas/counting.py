"""Functions that count, sum, round and decide."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from typing import TYPE_CHECKING

from standin.sheets.cells import ErrorValue, Value, tidy
from standin.sheets.formulas import arithmetic, criteria, reading
from standin.sheets.formulas.area import Area, Operand, folded
from standin.sheets.formulas.arithmetic import NoValueError

if TYPE_CHECKING:
    from standin.sheets.formulas.calculator import Calculator


def _met(calc: Calculator, pairs: list[Operand]) -> frozenset[int]:
    """The places that meet every (range, criterion) pair; the ranges must have one size."""
    met: frozenset[int] | None = None
    size = None
    for operand, wanted in zip(pairs[::2], pairs[1::2], strict=True):
        area = reading.area(operand)
        if size not in (None, (area.height, area.width)):
            raise NoValueError(ErrorValue("#VALUE!"))
        size = (area.height, area.width)
        found = criteria.places(area, reading.one(calc, wanted), calc.locale)
        met = found if met is None else met & found
    return met or frozenset()


def _blank_tail(calc: Calculator, pairs: list[Operand]) -> int:
    """How many cells below the last stored row meet every criterion: blank ones count too."""
    areas = [reading.area(one) for one in pairs[::2]]
    if not all(criteria.meets_blank(reading.one(calc, one), calc.locale) for one in pairs[1::2]):
        return 0
    return (areas[0].height - max(len(area.rows) for area in areas)) * areas[0].width


def countifs(calc: Calculator, operands: list[Operand]) -> Value:
    return len(_met(calc, operands)) + max(0, _blank_tail(calc, operands))


def _picked(calc: Calculator, values: Area, pairs: list[Operand]) -> list[int | float]:
    """The numbers of an area at the places that meet the criteria."""
    stored = list(values.values())
    picked = [stored[p] for p in sorted(_met(calc, pairs)) if p < len(stored)]
    return [v for v in picked if isinstance(v, int | float) and not isinstance(v, bool)]


def _by_criteria(
    act: Callable[[list[int | float]], float],
) -> Callable[[Calculator, list[Operand]], Value]:
    def function(calc: Calculator, operands: list[Operand]) -> Value:
        return tidy(act(_picked(calc, reading.area(operands[0]), operands[1:])))

    return function


def _by_criterion(
    act: Callable[[list[int | float]], float],
) -> Callable[[Calculator, list[Operand]], Value]:
    def function(calc: Calculator, operands: list[Operand]) -> Value:
        values = operands[2] if len(operands) > 2 else operands[0]
        return tidy(act(_picked(calc, reading.area(values), operands[:2])))

    return function


def _mean(values: list[int | float]) -> float:
    if not values:
        raise NoValueError(ErrorValue("#DIV/0!"))
    return math.fsum(values) / len(values)


def _total(values: list[int | float]) -> float:
    return math.fsum(values)


def _of_numbers(
    act: Callable[[list[int | float]], float],
) -> Callable[[Calculator, list[Operand]], Value]:
    def function(calc: Calculator, operands: list[Operand]) -> Value:
        return tidy(act(list(reading.numbers(calc, operands))))

    return function


def _of_one(act: Callable[[float], float]) -> Callable[[Calculator, list[Operand]], Value]:
    def function(calc: Calculator, operands: list[Operand]) -> Value:
        return tidy(act(reading.number(calc, operands, 0)))

    return function


def _rounding(mode: str) -> Callable[[Calculator, list[Operand]], Value]:
    def function(calc: Calculator, operands: list[Operand]) -> Value:
        value, places = reading.number(calc, operands, 0), int(reading.number(calc, operands, 1, 0))
        step = Decimal(1).scaleb(-places)
        return tidy(float((Decimal(repr(value)) / step).quantize(Decimal(1), rounding=mode) * step))

    return function


def _mod(calc: Calculator, operands: list[Operand]) -> Value:
    return tidy(reading.number(calc, operands, 0) % reading.number(calc, operands, 1))


def _power(calc: Calculator, operands: list[Operand]) -> Value:
    return arithmetic.binary(
        "^", reading.one(calc, operands[0]), reading.one(calc, operands[1]), calc.locale
    )


def _count(_calc: Calculator, operands: list[Operand]) -> Value:
    return sum(
        isinstance(v, int | float) and not isinstance(v, bool) for v in reading.everything(operands)
    )


def _counta(_calc: Calculator, operands: list[Operand]) -> Value:
    return sum(v is not None for v in reading.everything(operands))


def _countblank(_calc: Calculator, operands: list[Operand]) -> Value:
    areas = [reading.area(one) for one in operands]
    full = sum(v not in (None, "") for area in areas for v in area.values())
    return sum(area.height * area.width for area in areas) - full


def _countunique(_calc: Calculator, operands: list[Operand]) -> Value:
    return len({folded(v) for v in reading.everything(operands) if v is not None})


def _truths(calc: Calculator, operands: list[Operand]) -> list[bool]:
    """The conditions: areas skip text and blanks."""
    made = []
    for operand in operands:
        if isinstance(operand, Area):
            kept = (v for v in operand.values() if v is not None)
            made += [
                arithmetic.truth(v, calc.locale)
                for v in kept
                if not isinstance(v, str) or isinstance(v, ErrorValue)
            ]
        else:
            made.append(arithmetic.truth(operand, calc.locale))
    return made


def _and(calc: Calculator, operands: list[Operand]) -> Value:
    return all(_truths(calc, operands))


def _or(calc: Calculator, operands: list[Operand]) -> Value:
    return any(_truths(calc, operands))


def _xor(calc: Calculator, operands: list[Operand]) -> Value:
    return sum(_truths(calc, operands)) % 2 == 1


def _not(calc: Calculator, operands: list[Operand]) -> Value:
    return not arithmetic.truth(reading.one(calc, operands[0]), calc.locale)


def _asking(test: Callable[[Value], bool]) -> Callable[[Calculator, list[Operand]], Value]:
    """A function that looks at a value without minding errors."""

    def function(calc: Calculator, operands: list[Operand]) -> Value:
        try:
            return test(reading.one(calc, operands[0]))
        except NoValueError as failed:
            return test(failed.value)

    return function


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


COUNTING: dict[str, Callable[[Calculator, list[Operand]], Operand]] = {
    "SUM": _of_numbers(_total),
    "AVERAGE": _of_numbers(_mean),
    "MIN": _of_numbers(lambda values: min(values, default=0)),
    "MAX": _of_numbers(lambda values: max(values, default=0)),
    "MEDIAN": _of_numbers(lambda values: statistics.median(values) if values else 0),
    "PRODUCT": _of_numbers(lambda values: math.prod(values) if values else 0),
    "COUNT": _count,
    "COUNTA": _counta,
    "COUNTBLANK": _countblank,
    "COUNTUNIQUE": _countunique,
    "COUNTIF": countifs,
    "COUNTIFS": countifs,
    "SUMIF": _by_criterion(_total),
    "SUMIFS": _by_criteria(_total),
    "AVERAGEIF": _by_criterion(_mean),
    "AVERAGEIFS": _by_criteria(_mean),
    "MAXIFS": _by_criteria(lambda values: max(values, default=0)),
    "MINIFS": _by_criteria(lambda values: min(values, default=0)),
    "ROUND": _rounding(ROUND_HALF_UP),
    "ROUNDUP": _rounding(ROUND_UP),
    "ROUNDDOWN": _rounding(ROUND_DOWN),
    "TRUNC": _rounding(ROUND_DOWN),
    "ABS": _of_one(abs),
    "INT": _of_one(math.floor),
    "SQRT": _of_one(math.sqrt),
    "MOD": _mod,
    "POWER": _power,
    "AND": _and,
    "OR": _or,
    "XOR": _xor,
    "NOT": _not,
    "ISBLANK": _asking(lambda value: value is None),
    "ISNUMBER": _asking(_is_number),
    "ISTEXT": _asking(lambda value: isinstance(value, str) and not isinstance(value, ErrorValue)),
    "ISNONTEXT": _asking(lambda value: not isinstance(value, str) or isinstance(value, ErrorValue)),
    "ISLOGICAL": _asking(lambda value: isinstance(value, bool)),
    "ISERROR": _asking(lambda value: isinstance(value, ErrorValue)),
    "ISERR": _asking(lambda value: isinstance(value, ErrorValue) and value != "#N/A"),
    "ISNA": _asking(lambda value: isinstance(value, ErrorValue) and value == "#N/A"),
}
