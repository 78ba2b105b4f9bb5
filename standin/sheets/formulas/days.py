"""Functions on dates and times: serial numbers of the spreadsheet's own zone."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from standin.sheets.cells import ErrorValue, Value
from standin.sheets.formatting import moment_of, serial_of
from standin.sheets.formulas import reading
from standin.sheets.formulas.area import Operand
from standin.sheets.formulas.arithmetic import NoValueError

if TYPE_CHECKING:
    from standin.sheets.formulas.calculator import Calculator

Function = Callable[["Calculator", list[Operand]], Operand]


def _serial(day: dt.date) -> int:
    return int(serial_of(dt.datetime.combine(day, dt.time())))


def _moment(calc: Calculator, operands: list[Operand], place: int = 0) -> dt.datetime:
    return moment_of(reading.number(calc, operands, place))


def _day(calc: Calculator, operands: list[Operand], place: int = 0) -> dt.date:
    return _moment(calc, operands, place).date()


def _part(act: Callable[[dt.datetime], int]) -> Function:
    return lambda calc, operands: act(_moment(calc, operands))


def _today(calc: Calculator, _operands: list[Operand]) -> Value:
    return _serial(calc.now.date())


def _now(calc: Calculator, _operands: list[Operand]) -> Value:
    return serial_of(calc.now.replace(microsecond=0))


def _date(calc: Calculator, operands: list[Operand]) -> Value:
    """Months and days beyond their usual bounds run over into the next."""
    year, month, day = (int(reading.number(calc, operands, i)) for i in range(3))
    year += 1900 if 0 <= year < 1900 else 0
    months = year * 12 + month - 1
    first = dt.date(months // 12, months % 12 + 1, 1)
    return _serial(first + dt.timedelta(days=day - 1))


def _time(calc: Calculator, operands: list[Operand]) -> Value:
    hours, minutes, seconds = (reading.number(calc, operands, i) for i in range(3))
    return (hours * 3600 + minutes * 60 + seconds) / 86400 % 1


def _months_later(day: dt.date, count: int, *, end: bool) -> dt.date:
    months = day.year * 12 + day.month - 1 + count
    year, month = months // 12, months % 12 + 1
    last = calendar.monthrange(year, month)[1]
    return dt.date(year, month, last if end else min(day.day, last))


def _edate(calc: Calculator, operands: list[Operand]) -> Value:
    return _serial(
        _months_later(_day(calc, operands), int(reading.number(calc, operands, 1)), end=False)
    )


def _eomonth(calc: Calculator, operands: list[Operand]) -> Value:
    return _serial(
        _months_later(_day(calc, operands), int(reading.number(calc, operands, 1)), end=True)
    )


def _weekday(calc: Calculator, operands: list[Operand]) -> Value:
    day, kind = _day(calc, operands), int(reading.number(calc, operands, 1, 1))
    if kind not in {1, 2, 3}:
        raise NoValueError(ErrorValue("#NUM!"))
    return {1: day.isoweekday() % 7 + 1, 2: day.isoweekday(), 3: day.weekday()}[kind]


def _days(calc: Calculator, operands: list[Operand]) -> Value:
    return (_day(calc, operands) - _day(calc, operands, 1)).days


def _free_days(calc: Calculator, operands: list[Operand], place: int) -> set[dt.date]:
    return {moment_of(v).date() for v in reading.numbers(calc, operands[place:])}


def _networkdays(calc: Calculator, operands: list[Operand]) -> Value:
    start, end = _day(calc, operands), _day(calc, operands, 1)
    sign = 1 if end >= start else -1
    start, end = min(start, end), max(start, end)
    free = _free_days(calc, operands, 2)
    days = (start + dt.timedelta(days=n) for n in range((end - start).days + 1))
    return sign * sum(day.weekday() < 5 and day not in free for day in days)


def _workday(calc: Calculator, operands: list[Operand]) -> Value:
    day, left = _day(calc, operands), int(reading.number(calc, operands, 1))
    free, step = _free_days(calc, operands, 2), dt.timedelta(days=1 if left >= 0 else -1)
    left = abs(left)
    while left:
        day += step
        left -= day.weekday() < 5 and day not in free
    return _serial(day)


def _datedif(calc: Calculator, operands: list[Operand]) -> Value:
    start, end = _day(calc, operands), _day(calc, operands, 1)
    if end < start:
        raise NoValueError(ErrorValue("#NUM!"))
    unit = reading.text(calc, operands, 2).upper()
    months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day)
    match unit:
        case "D":
            return (end - start).days
        case "M":
            return months
        case "Y":
            return months // 12
        case "YM":
            return months % 12
        case "MD":
            return (end - _months_later(start, months, end=False)).days
    raise NoValueError(ErrorValue("#NUM!"))


DAYS: dict[str, Function] = {
    "TODAY": _today,
    "NOW": _now,
    "DATE": _date,
    "TIME": _time,
    "DATEVALUE": lambda calc, operands: int(reading.number(calc, operands, 0)),
    "TO_DATE": lambda calc, operands: reading.number(calc, operands, 0),
    "YEAR": _part(lambda moment: moment.year),
    "MONTH": _part(lambda moment: moment.month),
    "DAY": _part(lambda moment: moment.day),
    "HOUR": _part(lambda moment: moment.hour),
    "MINUTE": _part(lambda moment: moment.minute),
    "SECOND": _part(lambda moment: moment.second),
    "ISOWEEKNUM": _part(lambda moment: moment.isocalendar().week),
    "WEEKDAY": _weekday,
    "EDATE": _edate,
    "EOMONTH": _eomonth,
    "DAYS": _days,
    "NETWORKDAYS": _networkdays,
    "WORKDAY": _workday,
    "DATEDIF": _datedif,
}
