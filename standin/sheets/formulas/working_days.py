"""Functions that count working days: weekends and holidays left out."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from standin.sheets.cells import ErrorValue, Value
from standin.sheets.formatting import moment_of
from standin.sheets.formulas import reading
from standin.sheets.formulas.area import Operand
from standin.sheets.formulas.arithmetic import NoValueError
from standin.sheets.formulas.days import day_of, serial_day
from standin.sheets.formulas.known import Known, taking

if TYPE_CHECKING:
    from standin.sheets.formulas.calculator import Calculator

_USUAL = frozenset({5, 6})
_DAY = dt.timedelta(days=1)


def _weekend(calc: Calculator, operands: list[Operand], place: int) -> frozenset[int]:
    """The free days of the week, Monday 0: by number (1 Saturday and Sunday, 11 Sunday alone ...) or as "0000011"."""
    if place >= len(operands) or operands[place] is None:
        return _USUAL
    given = reading.one(calc, operands[place])
    if isinstance(given, str):
        if len(given) != 7 or set(given) - {"0", "1"} or "0" not in given:
            raise NoValueError(ErrorValue("#VALUE!"))
        return frozenset(day for day, mark in enumerate(given) if mark == "1")
    number = int(reading.number(calc, operands, place))
    if 1 <= number <= 7:
        return frozenset({(number + 4) % 7, (number + 5) % 7})
    if 11 <= number <= 17:
        return frozenset({(number - 5) % 7})
    raise NoValueError(ErrorValue("#NUM!"))


def _holidays(calc: Calculator, operands: list[Operand], place: int) -> set[dt.date]:
    return {moment_of(v).date() for v in reading.numbers(calc, operands[place : place + 1])}


def _counted(start: dt.date, end: dt.date, weekend: frozenset[int], holidays: set[dt.date]) -> int:
    """Both ends included; negative backwards."""
    sign = 1 if end >= start else -1
    start, end = min(start, end), max(start, end)
    weeks, rest = divmod((end - start).days + 1, 7)
    days = weeks * (7 - len(weekend))
    days += sum((start.weekday() + n) % 7 not in weekend for n in range(rest))
    days -= sum(start <= day <= end and day.weekday() not in weekend for day in holidays)
    return sign * days


def _reached(start: dt.date, count: int, weekend: frozenset[int], holidays: set[dt.date]) -> int:
    day, step, left = start, _DAY if count >= 0 else -_DAY, abs(count)
    while left:
        day += step
        left -= day.weekday() not in weekend and day not in holidays
    return serial_day(day)


def _networkdays(calc: Calculator, operands: list[Operand]) -> Value:
    start, end = day_of(calc, operands), day_of(calc, operands, 1)
    return _counted(start, end, _USUAL, _holidays(calc, operands, 2))


def _networkdays_intl(calc: Calculator, operands: list[Operand]) -> Value:
    start, end = day_of(calc, operands), day_of(calc, operands, 1)
    return _counted(start, end, _weekend(calc, operands, 2), _holidays(calc, operands, 3))


def _workday(calc: Calculator, operands: list[Operand]) -> Value:
    count = int(reading.number(calc, operands, 1))
    return _reached(day_of(calc, operands), count, _USUAL, _holidays(calc, operands, 2))


def _workday_intl(calc: Calculator, operands: list[Operand]) -> Value:
    count, weekend = int(reading.number(calc, operands, 1)), _weekend(calc, operands, 2)
    return _reached(day_of(calc, operands), count, weekend, _holidays(calc, operands, 3))


WORKING_DAYS: dict[str, Known] = {
    **taking({2}, {"NETWORKDAYS": _networkdays, "WORKDAY": _workday}),
    **taking({3}, {"NETWORKDAYS.INTL": _networkdays_intl, "WORKDAY.INTL": _workday_intl}),
}
