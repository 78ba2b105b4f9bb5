"""Until when is somebody away? The date an automatic answer names, in a dozen languages.

Read with care: only beside a word that says until or back, only within a year, and only one reading
of 03/04 - the nearer one that lies ahead. Where it cannot be told, nothing is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from leads.inquiries.tongues import flattened

_MONTHS = (
    "jan|januar|january|janvier|enero|ene|gennaio|gen|janeiro|styczni|stycznia|januari|tammikuu|ledn|ledna",
    "feb|februar|february|février|févr|febrero|febbraio|fevereiro|fev|lutego|luty|februari|helmikuu|února|únor",
    "mar|march|märz|maerz|mars|marzo|março|marca|marzec|maart|mrt|marts|maaliskuu|března|březen",
    "apr|april|avril|avr|abril|abr|aprile|kwietnia|kwiecień|huhtikuu|dubna|duben",
    "may|mai|mayo|maggio|mag|maio|maja|maj|mei|toukokuu|května|květen",
    "jun|june|juni|juin|junio|giugno|giu|junho|czerwca|czerwiec|kesäkuu|června|červen",
    "jul|july|juli|juillet|juil|julio|luglio|lug|julho|lipca|lipiec|heinäkuu|července|červenec",
    "aug|august|août|aout|agosto|ago|sierpnia|sierpień|augustus|augusti|elokuu|srpna|srpen",
    "sep|sept|september|septembre|septiembre|settembre|set|setembro|września|wrzesień|syyskuu|září",
    "okt|oct|october|oktober|octobre|octubre|ottobre|ott|outubro|października|październik|lokakuu|října|říjen",
    "nov|november|novembre|noviembre|novembro|listopada|listopad|marraskuu|listopadu",
    "dez|dec|dic|december|dezember|décembre|déc|diciembre|dicembre|dezembro|grudnia|grudzień|joulukuu|prosince",
)
_MONTH_OF = {name: at for at, names in enumerate(_MONTHS, start=1) for name in names.split("|")}
_NAMES = "|".join(sorted(map(re.escape, _MONTH_OF), key=len, reverse=True))

_UNTIL = (
    r"until|till|through|thru|up to|to and including|bis|jusqu'au|jusqu'à|hasta|fino a\w*|fino|al|tot|t/m|até|do|"
    r"t\.?o\.?m\.?|til|tot en met|saakka|-|to|and|und|et|y|e|en|och|og"
)
_BACK = (
    r"back|return\w*|ab|wieder ab|zurück|rückkehr|de retour|retour|avant|vuelta|regreso|"
    r"reincorporo|vuelvo|rientr\w+|torn\w+|"
    r"terug|aanwezig|bereikbaar|volta|retorno|wracam|wrócę|tillbaka|åter|tilbage|tilbake|"
    r"palaan|takaisin|zpět|vrátím|before"
)
_DATE = (
    rf"(?:(?P<iso>20\d\d-\d\d-\d\d)|"
    rf"(?P<d1>\d{{1,2}})\.? ?[./-] ?(?P<m1>\d{{1,2}})\.?(?:[./-] ?(?P<y1>\d{{4}}|\d{{2}})\b)?|"
    rf"(?P<d2>\d{{1,2}})(?:st|nd|rd|th|er|º|°|\.)?(?: de|"
    rf" of)? (?P<m2>{_NAMES})\w{{0,3}}\.?(?:,? (?:de )?(?P<y2>20\d\d))?|"
    rf"(?P<m3>{_NAMES})\w{{0,3}}\.? (?:the )?(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<y3>20\d\d))?)"
)
_BETWEEN = r"(?:[ ,.:(]+(?!bis\b|until\b)[^\W\d_]+\.?){0,5}?[ ,.:(]+"
_AWAY_UNTIL = re.compile(rf"(?<!\w)(?:{_UNTIL}){_BETWEEN}{_DATE}")
_BACK_ON = re.compile(rf"(?<!\w)(?:{_BACK}){_BETWEEN}{_DATE}")
_LOOKED_AT = 1_200
_FARTHEST = timedelta(days=400)


def away_until(text: str, told_on: date) -> date | None:
    """The last day away that a text names; None when it names none. `told_on` is the day it arrived."""
    flat = flattened(text[:_LOOKED_AT])
    back = [day - timedelta(days=1) for day in _dates(_BACK_ON, flat, told_on)]
    until = back or list(_dates(_AWAY_UNTIL, flat, told_on))
    return max(until, default=None)


def _dates(pattern: re.Pattern[str], flat: str, told_on: date) -> Iterator[date]:
    for match in pattern.finditer(flat):
        day = _date_of(match.groupdict(), told_on)
        if day and told_on - timedelta(days=1) <= day <= told_on + _FARTHEST:
            yield day


def _date_of(said: dict[str, str | None], told_on: date) -> date | None:
    if said["iso"]:
        return _made(*map(int, said["iso"].split("-")))
    for day, month, year in (("d1", "m1", "y1"), ("d2", "m2", "y2"), ("d3", "m3", "y3")):
        if said[day] and said[month]:
            number = said[month] or ""
            months = int(number) if number.isdecimal() else _MONTH_OF.get(number, 0)
            days = int(said[day] or 0)
            readings = [(days, months)] + ([(months, days)] if number.isdecimal() else [])
            found = [
                moment
                for d, m in readings
                if (moment := _in_year(said[year], m, d, told_on)) and moment >= told_on
            ]
            return min(found, default=None)
    return None


def _in_year(year: str | None, month: int, day: int, told_on: date) -> date | None:
    """The date in the year said, else the next one that lies ahead."""
    if year:
        return _made(int(year) + (2000 if len(year) == 2 else 0), month, day)
    soon = _made(told_on.year, month, day)
    return soon if soon and soon >= told_on else _made(told_on.year + 1, month, day)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
