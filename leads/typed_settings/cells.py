"""What does this one settings cell mean? Each reader answers None for what it cannot understand.

A cell holds text, a number (also for dates: days since 30 December 1899, and for times of day:
a fraction of a day) or a tick box, as the Sheets API gives them unformatted.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones

from leads.countries import LANGUAGES
from leads.folding import fold
from leads.model import Cell
from leads.typed_settings.calendar_words import month, weekday

_SHEET_EPOCH = date(1899, 12, 30)
_LAST_SERIAL = 2_958_465  # 31 December 9999, the last day a sheet shows
_MINUTES_A_DAY = 24 * 60

_YES = frozenset(
    (  # noqa: SIM905  # a word list reads best as words
        "yes y ja j oui o si s sim sí tak da true wahr vrai vero verdadero x 1 on ok active aktiv "
        "actif ✓ ✔ ☑ ✅"
    ).split()
)
_NO = frozenset(
    (  # noqa: SIM905  # a word list reads best as words
        "no n nein non nao não nee nie net false falsch faux falso 0 off - – inactive inaktiv "
        "inactif left ✗ ✘ ☐ ❌"
    ).split()
)
_NEVER = frozenset({"no", "none", "never", "off", "nein", "nie", "non", "-", "–"})
_ALL_DAYS = frozenset(
    {"daily", "every day", "all", "all days", "7 days", "taglich", "tous les jours"}
)
_WORKDAYS = frozenset({"weekdays", "working days", "werktags", "workdays"})


def text_of(cell: Cell) -> str:
    """The cell as a person would read it aloud: trimmed, whole numbers without ".0"; "" when blank."""
    match cell:
        case None:
            return ""
        case bool():
            return "TRUE" if cell else "FALSE"
        case float() if math.isfinite(cell) and cell == int(cell):
            return str(int(cell))
        case datetime() | date():
            return cell.isoformat()
        case _:
            return str(cell).strip()


def shown(cell: Cell) -> str:
    """The cell quoted in a sentence: one line, not too long."""
    text = " ".join(text_of(cell).split())
    return f"“{text[:57]}...”" if len(text) > 60 else f"“{text}”"


def nearest(text: str, choices: Iterable[str], cutoff: int = 65) -> str:
    """The choice most like the text, letter case aside; "" when none is near (`cutoff`: 0..100)."""
    from rapidfuzz import fuzz, process, utils

    found = process.extractOne(
        text[:100],
        list(choices),
        scorer=fuzz.WRatio,
        processor=utils.default_process,
        score_cutoff=cutoff,
    )
    return found[0] if found else ""


def did_you_mean(text: str, choices: Iterable[str]) -> str:
    """A closing sentence that names the nearest choice, or "" when there is none."""
    near = nearest(text, choices)
    return f" Did you mean “{near}”?" if near else ""


def parts_of(text: str) -> tuple[str, ...]:
    """A typed list ("Ana, Ben; Cem") as its parts, without blanks."""
    return tuple(part for part in (p.strip() for p in re.split(r"[,;\n]", text)) if part)


def yes_or_no(cell: Cell) -> bool | None:
    if isinstance(cell, bool):
        return cell
    text = text_of(cell).casefold()
    # "yes, since May" and "no (left us)" are answers; "yesterday" is none.
    first = re.split(r"[\s,.;:(!]", text, maxsplit=1)[0]
    if first in _YES:
        return True
    return False if first in _NO else None


def whole_number(cell: Cell) -> int | None:
    """A count of 0 or more, typed as a number or as text."""
    if isinstance(cell, bool):
        return None
    text = text_of(cell)
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None


def days_long(cell: Cell) -> int | None:
    """A length in days: 3, "3 days", "2 weeks", "6 months" (of 30 days), "1 year"."""
    plain = whole_number(cell)
    if plain is not None:
        return plain
    found = re.fullmatch(
        r"([0-9]{1,4})\s*(days?|d|tage?n?|jours?|weeks?|w|wochen?|months?|monate?n?|years?|jahre?n?)",
        text_of(cell).casefold(),
    )
    if not found:
        return None
    lengths = {"d": 1, "t": 1, "j": 1, "w": 7, "m": 30, "y": 365}
    unit = "y" if found[2].startswith("jahr") else found[2][0]
    return int(found[1]) * lengths[unit]


def wants_none(cell: Cell) -> bool:
    """Whether the cell says in so many words that nothing is wanted ("never", "-")."""
    return cell is False or text_of(cell).casefold() in _NEVER


def time_of_day(cell: Cell) -> time | None:
    """08:00 from "08:00", "8am", "8.30", "8h30", "8 Uhr", a sheet's 0.3333, or a bare 8."""
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        return _time_of_number(float(cell))
    return _time_of_text(text_of(cell).casefold())


def _time_of_number(number: float) -> time | None:
    if 0 <= number < 1:
        minutes = round(number * _MINUTES_A_DAY)
        return _clock(minutes // 60, minutes % 60)
    if not 1 <= number < 24:
        return None
    # "8.30" typed where the point is the decimal sign arrives as 8.3. Half and quarter
    # hours written as decimals (8.5, 8.25, 8.75) could mean either, so they mean neither.
    hundredths = round((number - int(number)) * 100)
    if hundredths in {25, 50, 75}:
        return None
    return _clock(int(number), hundredths)


def _time_of_text(text: str) -> time | None:
    half = re.fullmatch(r"(\d{1,2})(?:[:.](\d{2}))?\s*([ap])\.?\s?m\.?", text)
    if half:
        hour = int(half[1])
        if not 1 <= hour <= 12:
            return None
        return _clock(hour % 12 + (12 if half[3] == "p" else 0), int(half[2] or 0))
    plain = re.fullmatch(r"(\d{1,2})\s*(?:[:.h]|uhr|$)\s*(\d{2})?(?::\d{2})?\s*(?:uhr|h)?", text)
    return _clock(int(plain[1]), int(plain[2] or 0)) if plain else None


def _clock(hour: int, minute: int) -> time | None:
    return time(hour, minute) if 0 <= hour < 24 and 0 <= minute < 60 else None


def calendar_date(cell: Cell) -> date | None:
    """A date from a serial number, ISO text, "21 Nov 2026", "Nov 21, 2026" or "21.11.2026".

    "03/04/2026" may be March or April, so it is none.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _SHEET_EPOCH + timedelta(days=int(cell)) if 1 <= cell <= _LAST_SERIAL else None
    return _date_of_text(text_of(cell)[:60])


def _date_of_text(text: str) -> date | None:
    if found := re.match(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:$|[T\s])", text):
        return _day(found[1], int(found[2]), found[3])
    if found := re.fullmatch(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})", text):
        return _day(found[3], int(found[2]), found[1])
    if found := re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", text):
        return _unambiguous_day(found[3], found[1], found[2])
    if found := re.fullmatch(
        r"(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+(?:de\s+)?(\D+?)[\s,-]+(?:de\s+)?(\d{4})", text
    ):
        return _day(found[3], month(found[2]), found[1])
    if found := re.fullmatch(r"(\D+?)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", text):
        return _day(found[3], month(found[1]), found[2])
    return None


def _unambiguous_day(year: str, first: str, second: str) -> date | None:
    readings = {_day(year, int(second), first), _day(year, int(first), second)} - {None}
    return readings.pop() if len(readings) == 1 else None


def _day(year: str, month_number: int | None, day: str) -> date | None:
    try:
        return date(int(year), month_number or 0, int(day))
    except ValueError:
        return None


def weekdays(cell: Cell, language: str = "en") -> frozenset[int] | None:
    """Working days, 0 = Monday: "Mon-Fri", "Mon, Wed, Fri", "Sun-Thu", "Mo-Fr", "lun-ven", "daily"."""
    return _weekdays_of(text_of(cell)[:120], language)


@lru_cache(maxsize=512)
def _weekdays_of(text: str, language: str) -> frozenset[int] | None:
    plain = fold(text)
    if plain in _ALL_DAYS:
        return frozenset(range(7))
    if plain in _WORKDAYS:
        return frozenset(range(5))
    # One language at a time: "Ma" is Tuesday in French and Monday in Dutch.
    first = (language,) if language in LANGUAGES else ()
    readings = (_days_in(text, spoken) for spoken in (*first, *LANGUAGES))
    return next((days for days in readings if days), None)


def _days_in(text: str, language: str) -> frozenset[int] | None:
    days: set[int] = set()
    for stretch in re.split(r"[,;/&+\n]|\b(?:and|und|et|y|e|en|i)\b", text.casefold()):
        if not stretch.strip(" ."):
            continue
        ends = re.split(r"\s*(?:[-–—]|\b(?:to|bis|au|a|al|tot|do)\b(?=\s))\s*", stretch.strip(" ."))
        numbers = [weekday(end, language) for end in ends]
        if len(numbers) > 2 or None in numbers:
            return None
        opening, closing = numbers[0] or 0, numbers[-1] or 0
        days.update((opening + step) % 7 for step in range((closing - opening) % 7 + 1))
    return frozenset(days)


def time_zone(text: str) -> ZoneInfo | None:
    """The IANA zone of this name; letter case, blanks for "_" and a city alone ("Berlin") are forgiven."""
    name = _zone_names().get(text.casefold().replace(" ", "_"))
    return ZoneInfo(name) if name else None


def zone_names() -> tuple[str, ...]:
    return tuple(sorted(available_timezones()))


@cache
def _zone_names() -> dict[str, str]:
    names = available_timezones()
    cities: dict[str, list[str]] = {}
    for name in names:
        cities.setdefault(name.rpartition("/")[2].casefold(), []).append(name)
    alone = {city: found[0] for city, found in cities.items() if len(found) == 1}
    return alone | {name.casefold(): name for name in names}


@lru_cache(maxsize=512)
def holiday_calendar(text: str) -> bool:
    """Whether `holidays` knows this country ("IE") or country-subdivision ("GB-SCT")."""
    if not re.fullmatch(r"[A-Z]{2}(-[A-Z0-9]{1,4})?", text):
        return False
    import holidays

    country, _, subdivision = text.partition("-")
    try:
        holidays.country_holidays(country, subdiv=subdivision or None)
    except NotImplementedError:
        return False
    return True


def language_code(text: str) -> str:
    """ISO 639-1 from "de", "de-AT", "German" or "Deutsch"; "" when it means none we know."""
    wanted = text.casefold().replace("_", "-")
    known = _languages()
    return known.get(wanted) or known.get(wanted.partition("-")[0], "")


def language_names() -> tuple[str, ...]:
    return tuple(_languages())


@cache
def _languages() -> dict[str, str]:
    from babel import Locale

    found: dict[str, str] = {}
    for code, name in Locale.parse("en").languages.items():
        if len(str(code)) == 2:
            found |= {str(code): str(code), str(name).casefold(): str(code)}
    for code in LANGUAGES:
        found[str(Locale.parse(code).get_language_name(code)).casefold()] = code
    return found
