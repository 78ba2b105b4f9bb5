"""Functions on dates and times: serial numbers of the spreadsheet's own zone."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

from standin.sheets.cells import ErrorValue, Value, tidy
from standin.sheets.entering import entered
from standin.sheets.formatting import moment_of, serial_of
from standin.sheets.formulas import reading
from standin.sheets.formulas.area import Operand
from standin.sheets.formulas.arithmetic import NoValueError
from standin.sheets.formulas.known import Known, family
from standin.sheets.formulas.logic import is_number

if TYPE_CHECKING:
    from standin.sheets.formulas.calculator import Calculator

Function = Callable[["Calculator", list[Operand]], Operand]


def serial_day(day: dt.date) -> int:
    return int(serial_of(dt.datetime.combine(day, dt.time())))


def _moment(calc: Calculator, operands: list[Operand], place: int = 0) -> dt.datetime:
    return moment_of(reading.number(calc, operands, place))


def day_of(calc: Calculator, operands: list[Operand], place: int = 0) -> dt.date:
    return _moment(calc, operands, place).date()


def _part(act: Callable[[dt.datetime], int]) -> Function:
    return lambda calc, operands: act(_moment(calc, operands))


def _today(calc: Calculator, _operands: list[Operand]) -> Value:
    return serial_day(calc.today())


def _now(calc: Calculator, _operands: list[Operand]) -> Value:
    return serial_of(calc.moment().replace(microsecond=0))


def _date(calc: Calculator, operands: list[Operand]) -> Value:
    """Months and days beyond their usual bounds run over into the next."""
    year, month, day = (int(reading.number(calc, operands, i)) for i in range(3))
    year += 1900 if 0 <= year < 1900 else 0
    months = year * 12 + month - 1
    first = dt.date(months // 12, months % 12 + 1, 1)
    return serial_day(first + dt.timedelta(days=day - 1))


def _months_later(day: dt.date, count: int, *, end: bool) -> dt.date:
    months = day.year * 12 + day.month - 1 + count
    year, month = months // 12, months % 12 + 1
    last = calendar.monthrange(year, month)[1]
    return dt.date(year, month, last if end else min(day.day, last))


def _edate(calc: Calculator, operands: list[Operand]) -> Value:
    return serial_day(
        _months_later(day_of(calc, operands), int(reading.number(calc, operands, 1)), end=False)
    )


def _eomonth(calc: Calculator, operands: list[Operand]) -> Value:
    return serial_day(
        _months_later(day_of(calc, operands), int(reading.number(calc, operands, 1)), end=True)
    )


def _weekday(calc: Calculator, operands: list[Operand]) -> Value:
    day, kind = day_of(calc, operands), int(reading.number(calc, operands, 1, 1))
    if kind not in {1, 2, 3}:
        raise NoValueError(ErrorValue("#NUM!"))
    return {1: day.isoweekday() % 7 + 1, 2: day.isoweekday(), 3: day.weekday()}[kind]


def _days(calc: Calculator, operands: list[Operand]) -> Value:
    return (day_of(calc, operands) - day_of(calc, operands, 1)).days


def _datedif(calc: Calculator, operands: list[Operand]) -> Value:
    start, end = day_of(calc, operands), day_of(calc, operands, 1)
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
        case "YD":
            return (end - _months_later(start, months // 12 * 12, end=False)).days
    raise NoValueError(ErrorValue("#NUM!"))


def _time(calc: Calculator, operands: list[Operand]) -> Value:
    hours, minutes, seconds = (int(reading.number(calc, operands, i)) for i in range(3))
    return tidy((hours * 3600 + minutes * 60 + seconds) / 86400 % 1)


def _week_number(calc: Calculator, operands: list[Operand]) -> Value:
    """The week of the year; the first is the one with 1 January (21: as ISO counts)."""
    day, kind = day_of(calc, operands), int(reading.number(calc, operands, 1, 1))
    if kind == 21:
        return day.isocalendar().week
    begins = {1: 6, 2: 0, **{10 + n: n - 1 for n in range(1, 8)}}.get(kind)
    if begins is None:
        raise NoValueError(ErrorValue("#NUM!"))
    first = dt.date(day.year, 1, 1)
    return (day.timetuple().tm_yday - 1 + (first.weekday() - begins) % 7) // 7 + 1


def _date_value(calc: Calculator, operands: list[Operand]) -> Value:
    wanted = reading.one(calc, operands[0])
    read = entered(wanted, calc.locale, calc.today())[0] if isinstance(wanted, str) else wanted
    if not is_number(read):
        why = f"DATEVALUE parameter '{wanted}' cannot be parsed to date/time."
        raise NoValueError(ErrorValue("#VALUE!", why))
    return int(read)  # type: ignore[arg-type]  # a number, as just checked


def _time_value(calc: Calculator, operands: list[Operand]) -> Value:
    return tidy(reading.number(calc, operands, 0) % 1)


def _year_share(calc: Calculator, operands: list[Operand]) -> Value:
    """Of a year of 360 days with twelve equal months (0), or of the days there are (1 to 3)."""
    start, end = sorted((day_of(calc, operands), day_of(calc, operands, 1)))
    basis = int(reading.number(calc, operands, 2, 0))
    if basis == 0:
        first, last = min(start.day, 30), end.day
        last = 30 if last == 31 and first == 30 else last
        days = (end.year - start.year) * 360 + (end.month - start.month) * 30 + last - first
        return tidy(days / 360)
    return tidy((end - start).days / {1: 365.25, 2: 360, 3: 365}.get(basis, 365))


DAYS: dict[str, Known] = family(
    {
        "TODAY": _today,
        "NOW": _now,
        "DATE": _date,
        "TIME": _time,
        "DATEVALUE": _date_value,
        "TIMEVALUE": _time_value,
        "TO_DATE": lambda calc, operands: reading.number(calc, operands, 0),
        "YEAR": _part(lambda moment: moment.year),
        "MONTH": _part(lambda moment: moment.month),
        "DAY": _part(lambda moment: moment.day),
        "HOUR": _part(lambda moment: moment.hour),
        "MINUTE": _part(lambda moment: moment.minute),
        "SECOND": _part(lambda moment: moment.second),
        "ISOWEEKNUM": _part(lambda moment: moment.isocalendar().week),
        "WEEKNUM": _week_number,
        "WEEKDAY": _weekday,
        "EDATE": _edate,
        "EOMONTH": _eomonth,
        "DAYS": _days,
        "DATEDIF": _datedif,
        "YEARFRAC": _year_share,
    }
)
