"""Functions that count and sum what meets criteria."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from standin.sheets.cells import ErrorValue, Value, tidy
from standin.sheets.formulas import criteria, reading
from standin.sheets.formulas.area import Area, Operand, area_of, folded
from standin.sheets.formulas.arithmetic import NoValueError
from standin.sheets.formulas.known import ALL, Every, Known, taking
from standin.sheets.formulas.logic import is_number

if TYPE_CHECKING:
    from standin.sheets.formulas.calculator import Calculator

Counted = Callable[["Calculator", list[Operand]], Operand]


def _met(calc: Calculator, pairs: list[Operand]) -> frozenset[int]:
    """The places that meet every (range, criterion) pair; the ranges must have one size."""
    found: list[frozenset[int]] = []
    size = None
    for operand, wanted in zip(pairs[::2], pairs[1::2], strict=True):
        area = area_of(operand)
        if size not in (None, (area.height, area.width)):
            raise NoValueError(
                ErrorValue("#VALUE!", "Array arguments to COUNTIFS are of different size.")
            )
        size = (area.height, area.width)
        found.append(criteria.places(area, reading.one(calc, wanted), calc.locale))
    found.sort(key=len)
    return frozenset.intersection(*found) if found else frozenset()


def _blank_tail(calc: Calculator, pairs: list[Operand]) -> int:
    """How many cells below the last stored row meet every criterion: blank ones count too."""
    areas = [area_of(one) for one in pairs[::2]]
    if not all(criteria.meets_blank(reading.one(calc, one), calc.locale) for one in pairs[1::2]):
        return 0
    return (areas[0].height - max(len(area.rows) for area in areas)) * areas[0].width


def _countifs(calc: Calculator, operands: list[Operand]) -> Value:
    return len(_met(calc, operands)) + max(0, _blank_tail(calc, operands))


def _picked(calc: Calculator, values: Area, pairs: list[Operand]) -> list[Value]:
    """The values of an area at the places that meet the criteria."""
    met = _met(calc, pairs)
    stored: list[Value] = values.kept.setdefault("line", list(values.values())) if met else []
    return [stored[place] for place in sorted(met) if place < len(stored)]


def _numbers(values: list[Value]) -> list[int | float]:
    return [v for v in values if isinstance(v, int | float) and not isinstance(v, bool)]


def _by_criteria(act: Callable[[list[int | float]], float]) -> Counted:
    return lambda calc, operands: tidy(
        act(_numbers(_picked(calc, area_of(operands[0]), operands[1:])))
    )


def _by_criterion(act: Callable[[list[int | float]], float]) -> Counted:
    def function(calc: Calculator, operands: list[Operand]) -> Value:
        values = operands[2] if len(operands) > 2 else operands[0]
        return tidy(act(_numbers(_picked(calc, area_of(values), operands[:2]))))

    return function


def mean(values: list[int | float]) -> float:
    if not values:
        raise NoValueError(
            ErrorValue("#DIV/0!", "Evaluation of function AVERAGE caused a divide by zero error.")
        )
    return math.fsum(values) / len(values)


def _count(_calc: Calculator, operands: list[Operand]) -> Value:
    return sum(is_number(v) for v in reading.everything(operands))


def _counta(_calc: Calculator, operands: list[Operand]) -> Value:
    return sum(v is not None for v in reading.everything(operands))


def _countblank(_calc: Calculator, operands: list[Operand]) -> Value:
    areas = [area_of(one) for one in operands]
    full = sum(v not in (None, "") for area in areas for v in area.values())
    return sum(area.height * area.width for area in areas) - full


def _countunique(_calc: Calculator, operands: list[Operand]) -> Value:
    return len({folded(v) for v in reading.everything(operands) if v is not None})


def _countuniqueifs(calc: Calculator, operands: list[Operand]) -> Value:
    picked = _picked(calc, area_of(operands[0]), operands[1:])
    return len({folded(v) for v in picked if v is not None})


COUNTING: dict[str, Known] = {
    **taking(
        ALL,
        {
            "COUNT": _count,
            "COUNTA": _counta,
            "COUNTBLANK": _countblank,
            "COUNTUNIQUE": _countunique,
        },
    ),
    **taking(Every(0, 2), {"COUNTIF": _countifs, "COUNTIFS": _countifs}),
    **taking(
        {0, 2},
        {"SUMIF": _by_criterion(math.fsum), "AVERAGEIF": _by_criterion(mean)},
    ),
    **taking(
        {0, *range(1, 255, 2)},
        {
            "SUMIFS": _by_criteria(math.fsum),
            "AVERAGEIFS": _by_criteria(mean),
            "MAXIFS": _by_criteria(lambda values: max(values, default=0)),
            "MINIFS": _by_criteria(lambda values: min(values, default=0)),
            "COUNTUNIQUEIFS": _countuniqueifs,
        },
    ),
}
