"""Which cells does a criterion like ">5", "A*" or a plain value mean? For COUNTIFS and its kin."""

from __future__ import annotations

import bisect
import datetime as dt
import re
from typing import Any

from standin.sheets.cells import ErrorValue, Value
from standin.sheets.entering import entered
from standin.sheets.formulas.area import Area, folded
from standin.sheets.formulas.arithmetic import NoValueError
from standin.sheets.locales import Locale

_SIGNS = ("<>", "<=", ">=", "=", "<", ">")
_SOME_DAY = dt.date(2000, 1, 1)


def places(area: Area, criterion: Value, locale: Locale) -> frozenset[int]:
    """The places (counted row by row over the stored cells) that meet a criterion."""
    if isinstance(criterion, ErrorValue):
        raise NoValueError(criterion)
    key = f"{type(criterion).__name__}:{criterion}"
    kept = area.kept.get(key)
    if kept is None:
        kept = _found(area, criterion, locale)
        area.kept[key] = kept
    return kept


def meets_blank(criterion: Value, locale: Locale) -> bool:
    """Whether a blank cell meets it: only an empty text does, and <> with something."""
    if criterion is None:
        return False
    sign, wanted = _split(criterion, locale)
    if sign == "=":
        return wanted == "" and criterion != ""
    return sign == "<>" and wanted != ""


def _split(criterion: Value, locale: Locale) -> tuple[str, Value]:
    if not isinstance(criterion, str):
        return "=", 0 if criterion is None else criterion
    sign = next((one for one in _SIGNS if criterion.startswith(one)), "")
    rest = criterion[len(sign) :]
    if rest == "":
        return sign or "=", ""
    read = entered(rest, locale, _SOME_DAY)[0]
    return sign or "=", rest if isinstance(read, str) or read is None else read


def _found(area: Area, criterion: Value, locale: Locale) -> frozenset[int]:
    sign, wanted = _split(criterion, locale)
    if sign in {"=", "<>"}:
        same = _same(area, wanted, criterion)
        if sign == "=":
            return same
        return frozenset(range(len(area.rows) * area.width)) - same
    return _ordered(area, sign, wanted)


def _same(area: Area, wanted: Value, criterion: Value) -> frozenset[int]:
    if wanted == "":
        blank = area.places_of(None)
        return (
            blank
            if isinstance(criterion, str) and criterion in {"=", "<>"}
            else blank | area.places_of("")
        )
    if isinstance(wanted, str) and re.search(r"[*?]", wanted):
        pattern = wildcards(wanted)
        return frozenset(
            p
            for p, value in enumerate(area.values())
            if isinstance(value, str)
            and not isinstance(value, ErrorValue)
            and pattern.fullmatch(value)
        )
    places_there = area.places_of(folded(wanted))
    if isinstance(wanted, int | float) and isinstance(criterion, str):
        places_there |= area.places_of(criterion.lstrip("=").casefold())
    return places_there


def wildcards(text: str) -> re.Pattern[str]:
    """* stands for any text, ? for one character, ~ takes that away."""
    parts = re.split(r"(~[*?~]|[*?])", text)
    return re.compile("".join(_wildcard(part) for part in parts), re.IGNORECASE | re.DOTALL)


def _wildcard(part: str) -> str:
    if part == "*":
        return ".*"
    if part == "?":
        return "."
    return re.escape(part[1:] if re.fullmatch(r"~[*?~]", part) else part)


def _ordered(area: Area, sign: str, wanted: Value) -> frozenset[int]:
    """Numbers are compared with numbers only, text with text; from a sorted list made once."""
    is_text = isinstance(wanted, str)
    keys, sorted_places = _sorted(area, is_text=is_text)
    bound = wanted.casefold() if isinstance(wanted, str) else wanted
    cut = (bisect.bisect_left if sign in {"<", ">="} else bisect.bisect_right)(keys, bound)
    return frozenset(sorted_places[:cut] if sign in {"<", "<="} else sorted_places[cut:])


def _sorted(area: Area, *, is_text: bool) -> tuple[list[Any], list[int]]:
    """The numbers, or the texts without letter case, in order, and where each stands."""
    name = "sorted texts" if is_text else "sorted numbers"
    kept: tuple[list[Any], list[int]] | None = area.kept.get(name)
    if kept is None:
        found: list[tuple[Any, int]] = []
        for place, value in enumerate(area.values()):
            if isinstance(value, bool | ErrorValue) or value is None:
                continue
            if isinstance(value, str) == is_text:
                found.append((value.casefold() if isinstance(value, str) else value, place))
        found.sort()
        kept = area.kept[name] = [key for key, _ in found], [place for _, place in found]
    return kept
