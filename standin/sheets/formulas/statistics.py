"""Functions on a set of numbers: averages, medians, percentiles, ranks."""

from __future__ import annotations

import math
import statistics
from collections.abc import Callable
from typing import TYPE_CHECKING

from standin.sheets.cells import ErrorValue, Value, tidy
from standin.sheets.formulas import arithmetic, reading
from standin.sheets.formulas.area import Operand, area_of
from standin.sheets.formulas.arithmetic import NoValueError
from standin.sheets.formulas.counting import mean
from standin.sheets.formulas.known import ALL, Known, taking
from standin.sheets.formulas.numbers import of_numbers

if TYPE_CHECKING:
    from standin.sheets.formulas.calculator import Calculator

_NO_NUMBERS = ErrorValue("#NUM!", "There are no numbers to work on.")


def _median(values: list[int | float]) -> float:
    if not values:
        raise NoValueError(_NO_NUMBERS)
    return statistics.median(values)


def _spread(
    act: Callable[[list[int | float]], float], least: int
) -> Callable[[list[int | float]], float]:
    def function(values: list[int | float]) -> float:
        if len(values) < least:
            raise NoValueError(ErrorValue("#DIV/0!"))
        return act(values)

    return function


def _at_share(values: list[int | float], share: float) -> float:
    """Between the two nearest of the sorted values, in proportion."""
    if not values or not 0 <= share <= 1:
        raise NoValueError(_NO_NUMBERS)
    place = share * (len(values) - 1)
    low, high = math.floor(place), math.ceil(place)
    return values[low] + (values[high] - values[low]) * (place - low)


def _numbers(calc: Calculator, operand: Operand) -> list[int | float]:
    return sorted(reading.numbers(calc, [operand]))


def _percentile(calc: Calculator, operands: list[Operand]) -> Value:
    return tidy(_at_share(_numbers(calc, operands[0]), reading.number(calc, operands, 1)))


def _quartile(calc: Calculator, operands: list[Operand]) -> Value:
    return tidy(_at_share(_numbers(calc, operands[0]), int(reading.number(calc, operands, 1)) / 4))


def _nth(*, largest: bool) -> Callable[[Calculator, list[Operand]], Operand]:
    def function(calc: Calculator, operands: list[Operand]) -> Value:
        values, n = _numbers(calc, operands[0]), int(reading.number(calc, operands, 1))
        if not 1 <= n <= len(values):
            return ErrorValue("#NUM!", f"There is no value number {n}.")
        return tidy(values[-n] if largest else values[n - 1])

    return function


def _rank(calc: Calculator, operands: list[Operand]) -> Value:
    value, values = reading.number(calc, operands, 0), _numbers(calc, operands[1])
    upwards = len(operands) > 2 and arithmetic.truth(reading.one(calc, operands[2]), calc.locale)
    if value not in values:
        return ErrorValue("#N/A")
    return 1 + sum(one < value if upwards else one > value for one in values)


def _mode(values: list[int | float]) -> float:
    common = statistics.multimode(values)
    if not values or values.count(common[0]) < 2:
        raise NoValueError(ErrorValue("#N/A"))
    return common[0]


def _weighted(calc: Calculator, operands: list[Operand]) -> Value:
    values, weights = (
        [arithmetic.number(one, calc.locale) for one in area_of(operand).values()]
        for operand in operands[:2]
    )
    return tidy(math.fsum(v * w for v, w in zip(values, weights, strict=True)) / math.fsum(weights))


STATISTICS: dict[str, Known] = {
    **taking(
        ALL,
        {
            "AVERAGE": of_numbers(mean),
            "MIN": of_numbers(lambda values: min(values, default=0)),
            "MAX": of_numbers(lambda values: max(values, default=0)),
            "MEDIAN": of_numbers(_median),
            "MODE": of_numbers(_mode),
            "STDEV": of_numbers(_spread(statistics.stdev, 2)),
            "STDEVP": of_numbers(_spread(statistics.pstdev, 1)),
            "VAR": of_numbers(_spread(statistics.variance, 2)),
            "VARP": of_numbers(_spread(statistics.pvariance, 1)),
            "AVERAGE.WEIGHTED": _weighted,
        },
    ),
    **taking(
        {0},
        {
            "PERCENTILE": _percentile,
            "QUARTILE": _quartile,
            "LARGE": _nth(largest=True),
            "SMALL": _nth(largest=False),
        },
    ),
    **taking({1}, {"RANK": _rank}),
}
