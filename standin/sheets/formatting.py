"""What text does a cell show? Numbers, dates and text through number-format patterns."""

from __future__ import annotations

import datetime as dt
import math
import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from standin.sheets.cells import Style, Value, tidy
from standin.sheets.locales import Locale

EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - serial dates carry no zone; the spreadsheet gives it
_DATE_TYPES = {"DATE", "TIME", "DATE_TIME"}
_DEFAULTS = {
    "NUMBER": "#,##0.00",
    "PERCENT": "0.00%",
    "SCIENTIFIC": "0.00E+00",
    "CURRENCY": "#,##0.00",
}
_TOKENS = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|\[\$(?P<symbol>[^\]-]*)[^\]]*\]|\[(?P<elapsed>[hms]+)\]'
    r"|\[(?P<note>[^\]]*)\]|(?P<half>am/pm|a/p)|(?P<fraction>\.0+)|(?P<date>d+|m+|y+|h+|s+)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def is_date_format(number_format: Style | None) -> bool:
    """Whether a number in this format is shown as a date or time."""
    if not number_format:
        return False
    kind = number_format.get("type", "")
    return kind in _DATE_TYPES or (not kind and _has_date_codes(number_format.get("pattern", "")))


@lru_cache(maxsize=512)
def _has_date_codes(pattern: str) -> bool:
    return any(m["date"] for m in _TOKENS.finditer(pattern.split(";", maxsplit=1)[0]))


def shown(value: Value, number_format: Style | None, locale: Locale) -> str:
    """The formatted value, as the API's formattedValue and as the page shows it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return locale.words[0] if value else locale.words[1]
    if isinstance(value, str):
        return value
    kind = (number_format or {}).get("type", "")
    pattern = (number_format or {}).get("pattern") or _default_pattern(kind, locale)
    return _number_text(value, pattern, locale)


def _default_pattern(kind: str, locale: Locale) -> str:
    match kind:
        case "DATE":
            return locale.date
        case "TIME":
            return locale.time
        case "DATE_TIME":
            return locale.date_time
        case "CURRENCY":
            money = f'"{locale.currency}"'
            return f"#,##0.00 {money}" if locale.currency_after else f"{money}#,##0.00"
    return _DEFAULTS.get(kind, "")


@lru_cache(maxsize=65536)
def _number_text(number: float, pattern: str, locale: Locale) -> str:
    if not pattern or pattern.lower() == "general" or pattern == "@":
        return plain_number(number, locale)
    if _has_date_codes(pattern):
        return _date_text(number, pattern.split(";", maxsplit=1)[0])
    return _sectioned(number, pattern, locale)


def plain_number(number: float, locale: Locale, digits: int = 15) -> str:
    """A number without a format: as many digits as it needs, at most `digits`."""
    if math.isnan(number) or math.isinf(number):
        return "#NUM!"
    text = str(number) if isinstance(number, int) else f"{number:.{digits}g}"
    if abs(number) >= 1e15 or 0 < abs(number) < 1e-5:
        mantissa, _, exponent = f"{number:.5E}".partition("E")
        text = f"{mantissa.rstrip('0').rstrip('.')}E{exponent[0]}{exponent[1:].zfill(2)}"
    elif "e" in text:
        text = f"{number:.10f}".rstrip("0").rstrip(".")
    return text.replace(".", locale.decimal)


def _sectioned(number: float, pattern: str, locale: Locale) -> str:
    sections = _split_sections(pattern)
    if number < 0 and len(sections) > 1:
        return _one_section(-number, sections[1], locale)
    if number == 0 and len(sections) > 2:
        return _one_section(number, sections[2], locale)
    sign = "-" if number < 0 else ""
    return sign + _one_section(abs(number), sections[0], locale)


def _split_sections(pattern: str) -> list[str]:
    return re.findall(r'(?:"[^"]*"|\\.|[^;"\\])+|(?<=;)(?=;|$)', pattern) or [""]


def _one_section(number: float, section: str, locale: Locale) -> str:
    match = re.search(
        r"[#0?](?:[#0?,.]*[#0?])?(?:E\+?0+)?", _masked_literals(section), re.IGNORECASE
    )
    if not match:
        return _literal(section)
    digits = section[match.start() : match.end()]
    after = section[match.end() :]
    if "%" in _masked_literals(section):
        number *= 100
    trailing = len(after) - len(after.lstrip(","))
    number /= 1000**trailing
    body = (
        _scientific(number, digits, locale)
        if "e" in digits.lower()
        else _decimal(number, digits, locale)
    )
    return _literal(section[: match.start()]) + body + _literal(after[trailing:])


def _masked_literals(section: str) -> str:
    """The section with quoted and bracketed parts blanked out, same length."""
    return re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', lambda m: " " * len(m[0]), section)


def _literal(text: str) -> str:
    made = []
    for m in _TOKENS.finditer(text):
        if m["note"] is not None or m["elapsed"]:
            continue
        if m["other"] in {"_", "*"}:
            continue
        kept = m["quoted"] if m["quoted"] is not None else m["escaped"] or m["symbol"]
        made.append(kept if kept is not None else m[0])
    return "".join(made)


def _decimal(number: float, digits: str, locale: Locale) -> str:
    whole, _, fraction = digits.partition(".")
    least = fraction.count("0")
    text = str(_rounded(number, len(fraction)))
    left, _, right = text.partition(".")
    while len(right) > least and right.endswith("0"):
        right = right[:-1]
    if left == "0" and "0" not in whole:
        left = ""
    left = left.zfill(whole.count("0")) if left else left
    if "," in whole:
        left = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", lambda _: locale.group, left)
    return left + (locale.decimal + right if right else "")


def _rounded(number: float, places: int) -> Decimal:
    return Decimal(repr(number)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def _scientific(number: float, digits: str, locale: Locale) -> str:
    mantissa, _, power = re.split(r"(e)", digits, maxsplit=1, flags=re.IGNORECASE)
    places = len(mantissa.partition(".")[2])
    made, _, exponent = f"{number:.{places}E}".partition("E")
    width = power.count("0")
    sign = "-" if exponent.startswith("-") else "+" if "+" in power else ""
    return made.replace(".", locale.decimal) + "E" + sign + exponent[1:].lstrip("0").zfill(width)


def moment_of(serial: float) -> dt.datetime:
    """Days since 30 December 1899, as a local time without a zone; raises OverflowError far out."""
    return EPOCH + dt.timedelta(milliseconds=round(serial * 86_400_000))


def serial_of(moment: dt.datetime) -> int | float:
    """The serial number of a local time without a zone."""
    gone = moment - EPOCH
    return tidy(gone.days + gone.seconds / 86400 + gone.microseconds / 86_400_000_000)


def _date_text(serial: float, pattern: str) -> str:
    try:
        moment = moment_of(serial)
    except OverflowError:
        return "#NUM!"
    tokens = list(_TOKENS.finditer(pattern))
    twelve = any(m["half"] for m in tokens)
    return "".join(
        _date_part(m, i, tokens, moment, serial, twelve=twelve) for i, m in enumerate(tokens)
    )


def _date_part(
    m: re.Match[str],
    place: int,
    tokens: list[re.Match[str]],
    moment: dt.datetime,
    serial: float,
    *,
    twelve: bool,
) -> str:
    if m["quoted"] is not None or m["escaped"] or m["symbol"] is not None:
        return m["quoted"] if m["quoted"] is not None else m["escaped"] or m["symbol"]
    if m["half"]:
        half = "PM" if moment.hour >= 12 else "AM"
        return half if len(m["half"]) > 3 else half[0].lower()
    if m["fraction"]:
        return f".{moment.microsecond:06d}"[: len(m["fraction"])]
    if m["elapsed"]:
        unit = {"h": 24, "m": 1440, "s": 86400}[m["elapsed"][0].lower()]
        return str(int(serial * unit + 1e-6)).zfill(len(m["elapsed"]))
    if m["date"]:
        return _code_text(
            m["date"].lower(), moment, twelve=twelve, minutes=_means_minutes(place, tokens)
        )
    return "" if m["note"] is not None else m[0]


def _means_minutes(place: int, tokens: list[re.Match[str]]) -> bool:
    """`m` is minutes right after hours and right before seconds."""
    codes = [(i, (m["date"] or m["elapsed"] or "").lower()) for i, m in enumerate(tokens)]
    before = [c for i, c in codes if i < place and c]
    after = [c for i, c in codes if i > place and c]
    return bool((before and before[-1][0] == "h") or (after and after[0][0] == "s"))


def _code_text(  # noqa: PLR0911 - one line a letter of the pattern reads best
    code: str, moment: dt.datetime, *, twelve: bool, minutes: bool
) -> str:
    width = len(code)
    match code[0]:
        case "y":
            return f"{moment.year:04d}" if width > 2 else f"{moment.year % 100:02d}"
        case "d":
            if width > 2:
                day = _DAYS[moment.weekday()]
                return day[:3] if width == 3 else day
            return str(moment.day).zfill(width)
        case "h":
            hour = (moment.hour % 12 or 12) if twelve else moment.hour
            return str(hour).zfill(min(width, 2))
        case "s":
            return str(moment.second).zfill(min(width, 2))
    if minutes:
        return str(moment.minute).zfill(min(width, 2))
    if width > 2:
        month = _MONTHS[moment.month - 1]
        return month[:3] if width == 3 else month[0] if width == 5 else month
    return str(moment.month).zfill(width)
