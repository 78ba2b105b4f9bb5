"""What does a text become when a person types it? Numbers, dates, money, booleans, formulas, by locale."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

from standin.sheets.cells import Formula, Style, Value, tidy
from standin.sheets.formatting import serial_of
from standin.sheets.locales import Locale

_MONTH_NAMES = {
    name: number
    for number, names in enumerate(
        (
            "jan january januar janv janvier ene enero",
            "feb february februar févr février febrero",
            "mar march märz mars marzo",
            "apr april avr avril abril",
            "may mai mayo",
            "jun june juni juin junio",
            "jul july juli juil juillet julio",
            "aug august août agosto",
            "sep sept september septembre septiembre",
            "oct okt october oktober octobre octubre",
            "nov november novembre noviembre",
            "dec dez december dezember déc décembre dic diciembre",
        ),
        1,
    )
    for name in names.split()
}
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?\s*([ap]\.?m\.?)?", re.IGNORECASE)
_CURRENCIES = "$€£₹¥"
_DIGIT = re.compile(r"\d")


def entered(text: str, locale: Locale, today: dt.date) -> tuple[Value, Style | None]:
    """The typed value of a text, and the number format it brings along (None: leaves the cell's own).

    `today` gives the year of a date typed without one.
    """
    if text.startswith("'"):
        return text[1:], None
    if text.startswith("=") and len(text) > 1:
        return Formula(text), None
    stripped = text.strip()
    upper = stripped.upper()
    if upper in {"TRUE", locale.words[0]}:
        return True, None
    if upper in {"FALSE", locale.words[1]}:
        return False, None
    if not _DIGIT.search(stripped):  # neither a number nor a date
        return text, None
    return _number(stripped, locale) or _date_or_time(stripped, locale, today) or (text, None)


def _number(text: str, locale: Locale) -> tuple[Value, Style | None] | None:
    negative, body = _sign(text)
    symbol, body = _currency(body, locale)
    if symbol and not negative:
        negative, body = _sign(body)
    percent = body.endswith("%")
    if percent:
        body = body[:-1].strip()
    value = _plain(body, locale)
    if value is None or (percent and symbol):
        return None
    value = tidy(-value if negative else value)
    if percent:
        return tidy(value / 100), _format("PERCENT", "0.00%" if locale.decimal in body else "0%")
    if symbol:
        return value, _money_format(symbol, has_cents=locale.decimal in body, locale=locale)
    return value, _number_format(body, locale)


def _sign(text: str) -> tuple[bool, str]:
    if text.startswith("(") and text.endswith(")"):
        return True, text[1:-1]
    if text[:1] in {"-", "+"}:
        return text[0] == "-", text[1:].lstrip()
    return False, text


def _currency(text: str, locale: Locale) -> tuple[str, str]:
    for symbol in (locale.currency, *_CURRENCIES):
        if text.startswith(symbol):
            return symbol, text[len(symbol) :].strip()
        if text.endswith(symbol):
            return symbol, text[: -len(symbol)].strip()
    return "", text


def _plain(text: str, locale: Locale) -> int | float | None:
    if not _number_pattern(locale.group, locale.decimal).fullmatch(text):
        return None
    plain = text.replace(locale.group, "").replace(locale.decimal, ".")
    number = float(plain)
    if number in (float("inf"), float("-inf")):
        return None
    return int(plain) if plain.isdigit() and len(plain) <= 15 else tidy(number)


@cache
def _number_pattern(group: str, decimal: str) -> re.Pattern[str]:
    group, decimal = re.escape(group), re.escape(decimal)
    whole = rf"\d{{1,3}}(?:{group}\d{{3}})+|\d+"
    return re.compile(rf"(?:(?:{whole})(?:{decimal}\d*)?|{decimal}\d+)(?:[eE][+-]?\d+)?")


def _number_format(body: str, locale: Locale) -> Style | None:
    if "e" in body.lower():
        return _format("SCIENTIFIC", "0.00E+00")
    if locale.group in body:
        return _format("NUMBER", "#,##0.00" if locale.decimal in body else "#,##0")
    return None


def _money_format(symbol: str, *, has_cents: bool, locale: Locale) -> Style:
    digits = "#,##0.00" if has_cents else "#,##0"
    after = locale.currency_after and symbol == locale.currency
    return _format("CURRENCY", f"{digits} [${symbol}]" if after else f"[${symbol}]{digits}")


def _format(kind: str, pattern: str) -> Style:
    return {"type": kind, "pattern": pattern}


def _date_or_time(text: str, locale: Locale, today: dt.date) -> tuple[Value, Style | None] | None:
    match = _TIME.search(text)
    day_text, of_day, pattern = text, None, ""
    if match and match.end() == len(text):
        of_day = _day_fraction(match)
        day_text = text[: match.start()].rstrip().rstrip("T,").rstrip()
        pattern = _time_pattern(match)
        if of_day is None:
            return None
        if not day_text:
            return tidy(of_day), _format("TIME", pattern)
    day = _day(day_text, locale, today)
    if day is None:
        return None
    date, date_pattern = day
    serial = serial_of(dt.datetime.combine(date, dt.time()))
    if of_day is None:
        return serial, _format("DATE", date_pattern)
    return tidy(serial + of_day), _format("DATE_TIME", f"{date_pattern} {pattern}")


def _day_fraction(match: re.Match[str]) -> float | None:
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    half = (match[5] or "").lower()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if minute > 59 or second > 59:
        return None
    return (hour * 3600 + minute * 60 + second + float(match[4] or 0)) / 86400


def _time_pattern(match: re.Match[str]) -> str:
    hours = "h" if match[5] else "hh"
    return f"{hours}:mm" + (":ss" if match[3] else "") + (" am/pm" if match[5] else "")


def _day(text: str, locale: Locale, today: dt.date) -> tuple[dt.date, str] | None:
    separators = "/.-" if locale.dot_dates else "/-"
    parts = re.fullmatch(rf"(\d{{1,4}})([{re.escape(separators)}])(\d{{1,2}})\2(\d{{1,4}})", text)
    if parts:
        return _numbered_day(parts, locale)
    short = re.fullmatch(r"(\d{1,2})/(\d{1,2})", text)
    if short:
        return _day_of_this_year(short, locale, today)
    return _worded_day(text)


def _numbered_day(parts: re.Match[str], locale: Locale) -> tuple[dt.date, str] | None:
    first, _, second, third = parts.groups()
    if len(first) == 4:
        date = _date(int(first), int(second), int(third))
        return (
            None
            if date is None
            else (date, "yyyy-mm-dd" if parts[2] == "-" else f"yyyy{parts[2]}m{parts[2]}d")
        )
    if len(first) > 2 or len(third) == 3:
        return None
    year = _full_year(third)
    day, month = (first, second) if locale.order == "dmy" else (second, first)
    date = _date(year, int(month), int(day))
    return None if date is None else (date, locale.date)


def _day_of_this_year(
    short: re.Match[str], locale: Locale, today: dt.date
) -> tuple[dt.date, str] | None:
    day, month = (1, 2) if locale.order == "dmy" else (2, 1)
    date = _date(today.year, int(short[month]), int(short[day]))
    return None if date is None else (date, "d/m" if locale.order == "dmy" else "m/d")


def _worded_day(text: str) -> tuple[dt.date, str] | None:
    words = re.findall(r"[^\W\d_]+|\d+", text)
    if len(words) != 3 or re.search(r"[^\w\s.,/-]", text):
        return None
    named = [w for w in words if not w.isdigit()]
    if len(named) != 1 or named[0].lower() not in _MONTH_NAMES:
        return None
    month = _MONTH_NAMES[named[0].lower()]
    numbers = [w for w in words if w.isdigit()]
    if words[0] == named[0]:
        date, pattern = _date(_full_year(numbers[1]), month, int(numbers[0])), "mmm d, yyyy"
    else:
        date, pattern = _date(_full_year(numbers[1]), month, int(numbers[0])), "d mmm yyyy"
    return None if date is None else (date, pattern)


def _full_year(text: str) -> int:
    year = int(text)
    if len(text) > 2:
        return year
    return year + (2000 if year < 30 else 1900)


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
