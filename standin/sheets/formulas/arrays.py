"""Functions that make arrays of arrays: FILTER, SORT, UNIQUE and their kin."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from standin.sheets.cells import ErrorValue, Value, tidy
from standin.sheets.formulas import arithmetic, reading
from standin.sheets.formulas.area import Area, Operand, Rows, area_of, folded, plain
from standin.sheets.formulas.arithmetic import NoValueError
from standin.sheets.formulas.known import Known, reshaping, taking

if TYPE_CHECKING:
    from standin.sheets.formulas.calculator import Calculator

_NOTHING = ErrorValue("#N/A", "No matches are found in FILTER evaluation.")
_SIZES = ErrorValue("#N/A", "FILTER has mismatched range sizes.")


def made(rows: Rows) -> Operand:
    """The rows as an array, or as a value when there is one only."""
    return plain(Area.of_values(rows))


def turned(rows: Rows) -> Rows:
    return [list(column) for column in zip(*rows, strict=True)]


def _filter(calc: Calculator, operands: list[Operand]) -> Operand:
    """Rows (or, by conditions in a row, columns) for which every condition is true."""
    area = area_of(operands[0])
    conditions = [area_of(one) for one in operands[1:]]
    by_columns = area.height == 1 or (conditions[0].height == 1 and conditions[0].width > 1)
    rows = turned(area.all_rows) if by_columns else area.rows
    count = area.width if by_columns else area.height
    kept: list[bool] = [True] * len(rows)
    for condition in conditions:
        line = condition.line()
        if not condition.is_line or len(line) != count:
            return _SIZES
        kept = [
            so_far and (one is True or (one is not False and _holds(calc, one)))
            for so_far, one in zip(kept, line, strict=False)
        ]
    chosen = [row for row, keep in zip(rows, kept, strict=True) if keep]
    if not chosen:
        return _NOTHING
    return made(turned(chosen) if by_columns else chosen)


def _holds(calc: Calculator, value: Value) -> bool:
    if isinstance(value, ErrorValue):
        return False
    try:
        return arithmetic.truth(value, calc.locale)
    except NoValueError:
        return False


def order_key(value: Value) -> tuple[int, int | float | str]:
    """Numbers before text before booleans before errors; blanks are for the end."""
    if isinstance(value, ErrorValue):
        return 3, str(value)
    if isinstance(value, bool):
        return 2, value
    if isinstance(value, str):
        return 1, value.casefold()
    return 0, value or 0


def sorted_places(keys: Sequence[tuple[Sequence[Value], bool]], count: int) -> list[int]:
    """The order of rows by several keys (values, ascending); blanks last either way, equals as they stood."""
    places = list(range(count))
    for values, ascending in reversed(keys):
        filled = [place for place in places if values[place] is not None]
        blank = [place for place in places if values[place] is None]
        filled.sort(key=lambda place: order_key(values[place]), reverse=not ascending)
        places = filled + blank
    return places


def _keys(calc: Calculator, area: Area, operands: list[Operand]) -> list[tuple[list[Value], bool]]:
    """Pairs of (column number or column beside, ascending)."""
    keys: list[tuple[list[Value], bool]] = []
    for by, ascending in zip(operands[::2], [*operands[1::2], True], strict=False):
        up = arithmetic.truth(reading.one(calc, ascending), calc.locale)
        if isinstance(by, Area) and (by.height, by.width) != (1, 1):
            values = by.line()
            if len(values) != area.height:
                raise NoValueError(ErrorValue("#N/A", "SORT has mismatched range sizes."))
        else:
            number = int(arithmetic.number(reading.one(calc, by), calc.locale))
            if not 1 <= number <= area.width:
                raise NoValueError(ErrorValue("#VALUE!"))
            values = [row[number - 1] for row in area.all_rows]
        keys.append((values, up))
    return keys or [([row[0] for row in area.all_rows], True)]


def _sort(calc: Calculator, operands: list[Operand]) -> Operand:
    area = area_of(operands[0])
    rows = area.all_rows
    return made([rows[n] for n in sorted_places(_keys(calc, area, operands[1:]), len(rows))])


def _sortn(calc: Calculator, operands: list[Operand]) -> Operand:
    """The first n rows; ties mode 1 adds rows equal to the last, 2 counts no row twice, 3 keeps one of each twin."""
    area, count = area_of(operands[0]), int(reading.number(calc, operands, 1, 1))
    ties = int(reading.number(calc, operands, 2, 0))
    keys, rows = _keys(calc, area, operands[3:]), area.all_rows
    places = sorted_places(keys, len(rows))

    def key(place: int) -> tuple[Value, ...]:
        return tuple(folded(values[place]) for values, _ in keys)

    if ties == 1 and len(places) > count > 0:
        last = key(places[count - 1])
        places = places[:count] + [one for one in places[count:] if key(one) == last]
        return made([rows[n] for n in places])
    if ties in {2, 3}:
        seen: dict[tuple[Value, ...], int] = {}
        for place in places:
            whole = tuple(folded(v) for v in rows[place]) if ties == 2 else key(place)
            seen.setdefault(whole, place)
        places = list(seen.values())
    return made([rows[n] for n in places[:count]])


def _unique(calc: Calculator, operands: list[Operand]) -> Operand:
    area = area_of(operands[0])
    by_columns = len(operands) > 1 and arithmetic.truth(reading.one(calc, operands[1]), calc.locale)
    once = len(operands) > 2 and arithmetic.truth(reading.one(calc, operands[2]), calc.locale)
    rows = turned(area.all_rows) if by_columns else area.all_rows
    counts: dict[tuple[Value, ...], list[int]] = {}
    for place, row in enumerate(rows):
        counts.setdefault(tuple(_exactly(v) for v in row), []).append(place)
    chosen = [rows[places[0]] for places in counts.values() if not once or len(places) == 1]
    if not chosen:
        return _NOTHING
    return made(turned(chosen) if by_columns else chosen)


def _exactly(value: Value) -> Value:
    return f"\x01{value}" if isinstance(value, bool) else value


def _transpose(_calc: Calculator, operands: list[Operand]) -> Operand:
    return made(turned(area_of(operands[0]).all_rows))


def _sequence(calc: Calculator, operands: list[Operand]) -> Operand:
    height, width = (int(reading.number(calc, operands, i, 1)) for i in range(2))
    start, step = (reading.number(calc, operands, i, 1) for i in (2, 3))
    if height < 1 or width < 1:
        return ErrorValue("#NUM!")
    return made(
        [
            [tidy(start + step * (row * width + column)) for column in range(width)]
            for row in range(height)
        ]
    )


def _constrain(calc: Calculator, operands: list[Operand]) -> Operand:
    area = area_of(operands[0])
    height, width = (int(reading.number(calc, operands, i)) for i in (1, 2))
    return made([row[:width] for row in area.all_rows[:height]])


def _flatten(_calc: Calculator, operands: list[Operand]) -> Operand:
    return made([[value] for one in operands for value in area_of(one).line()])


def _stacked(*, sideways: bool) -> Callable[[Calculator, list[Operand]], Operand]:
    """HSTACK and VSTACK; what is missing becomes #N/A."""

    def function(_calc: Calculator, operands: list[Operand]) -> Operand:
        areas = [area_of(one) for one in operands]
        tables = [turned(one.all_rows) if sideways else one.all_rows for one in areas]
        width = max(len(row) for table in tables for row in table)
        missing = ErrorValue("#N/A")
        rows = [row + [missing] * (width - len(row)) for table in tables for row in table]
        return made(turned(rows) if sideways else rows)

    return function


def _in_line(*, down: bool) -> Callable[[Calculator, list[Operand]], Operand]:
    """TOCOL and TOROW: ignore 1 leaves out blanks, 2 errors, 3 both; by rows unless asked for columns."""

    def function(calc: Calculator, operands: list[Operand]) -> Operand:
        area, ignore = area_of(operands[0]), int(reading.number(calc, operands, 1, 0))
        by_columns = len(operands) > 2 and arithmetic.truth(
            reading.one(calc, operands[2]), calc.locale
        )
        rows = turned(area.all_rows) if by_columns else area.all_rows
        values = [
            value
            for row in rows
            for value in row
            if not (value is None and ignore & 1)
            and not (isinstance(value, ErrorValue) and ignore & 2)
        ]
        if not values:
            return ErrorValue("#N/A")
        return made([[value] for value in values] if down else [values])

    return function


def _chosen(*, columns: bool) -> Callable[[Calculator, list[Operand]], Operand]:
    """CHOOSECOLS and CHOOSEROWS; a negative number counts from the end."""

    def function(calc: Calculator, operands: list[Operand]) -> Operand:
        area = area_of(operands[0])
        rows = turned(area.all_rows) if columns else area.all_rows
        numbers = [
            int(arithmetic.number(value, calc.locale)) for value in reading.everything(operands[1:])
        ]
        if any(n == 0 or abs(n) > len(rows) for n in numbers):
            return ErrorValue("#VALUE!")
        kept = [rows[n - 1 if n > 0 else n] for n in numbers]
        return made(turned(kept) if columns else kept)

    return function


def _product_sum(_calc: Calculator, operands: list[Operand]) -> Operand:
    """The sum of products of values at the same place; text counts as 0."""
    areas = [area_of(one) for one in operands]
    if len({(one.height, one.width) for one in areas}) > 1:
        return ErrorValue("#VALUE!", "SUMPRODUCT has mismatched range sizes.")
    total: float = 0
    for values in zip(*(one.values() for one in areas), strict=False):
        product: float = 1
        for value in values:
            if isinstance(value, ErrorValue):
                return value
            product *= value if isinstance(value, int | float) else 0
        total += product
    return tidy(total)


def _matrix_product(calc: Calculator, operands: list[Operand]) -> Operand:
    one, other = (
        [[arithmetic.number(value, calc.locale) for value in row] for row in area_of(all_).all_rows]
        for all_ in operands
    )
    if len(one[0]) != len(other):
        return ErrorValue("#VALUE!", "MMULT has incompatible matrix sizes.")
    columns = list(zip(*other, strict=True))
    return made(
        [
            [tidy(math.fsum(a * b for a, b in zip(row, column, strict=True))) for column in columns]
            for row in one
        ]
    )


ARRAYS: dict[str, Known] = {
    **reshaping(
        {
            "FILTER": _filter,
            "SORT": _sort,
            "SORTN": _sortn,
            "UNIQUE": _unique,
            "TRANSPOSE": _transpose,
            "ARRAY_CONSTRAIN": _constrain,
            "FLATTEN": _flatten,
            "HSTACK": _stacked(sideways=True),
            "VSTACK": _stacked(sideways=False),
            "TOCOL": _in_line(down=True),
            "TOROW": _in_line(down=False),
            "CHOOSECOLS": _chosen(columns=True),
            "CHOOSEROWS": _chosen(columns=False),
            "SUMPRODUCT": _product_sum,
            "MMULT": _matrix_product,
        }
    ),
    **taking((), {"SEQUENCE": _sequence}),
}
