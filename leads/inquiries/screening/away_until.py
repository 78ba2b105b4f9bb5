"""Until when is somebody away? The date an automatic answer names, in a dozen languages.

Read with care: only beside a word that says until or back, only within a year, and only one reading
of 03/04 - the nearer one that lies ahead. Where it cannot be told, nothing is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from leads.inquiries.wording.patterns import late_pattern
from leads.inquiries.wording.tongues import flattened

_MONTHS = (
    (
        "jan|januar|january|janvier|enero|ene|gennaio|gen|janeiro|styczni|stycznia|januari|tammikuu|ledn|ledna|"
        "január|ianuarie|ocak|ιανουαρίου|ιαν|января|янв"
    ),
    (
        "feb|februar|february|février|févr|febrero|febbraio|fevereiro|fev|lutego|luty|februari|helmikuu|února|únor|"
        "február|februarie|şubat|φεβρουαρίου|φεβ|февраля|фев"
    ),
    (
        "mar|march|märz|maerz|mars|marzo|março|marca|marzec|maart|mrt|marts|maaliskuu|března|březen|"
        "március|márc|martie|mart|μαρτίου|μαρ|марта|мар"
    ),
    (
        "apr|april|avril|avr|abril|abr|aprile|kwietnia|kwiecień|huhtikuu|dubna|duben|"
        "április|ápr|aprilie|nisan|απριλίου|απρ|апреля|апр"
    ),
    (
        "may|mai|mayo|maggio|mag|maio|maja|maj|mei|toukokuu|května|květen|"
        "május|máj|mayıs|μαΐου|μαίου|мая"
    ),
    (
        "jun|june|juni|juin|junio|giugno|giu|junho|czerwca|czerwiec|kesäkuu|června|červen|"
        "június|jún|iunie|haziran|ιουνίου|ιουν|июня|июн"
    ),
    (
        "jul|july|juli|juillet|juil|julio|luglio|lug|julho|lipca|lipiec|heinäkuu|července|červenec|"
        "július|júl|iulie|temmuz|ιουλίου|ιουλ|июля|июл"
    ),
    (
        "aug|august|août|aout|agosto|ago|sierpnia|sierpień|augustus|augusti|elokuu|srpna|srpen|"
        "augusztus|ağustos|αυγούστου|αυγ|августа|авг"
    ),
    (
        "sep|sept|september|septembre|septiembre|settembre|set|setembro|września|wrzesień|syyskuu|září|"
        "szeptember|szept|septembrie|eylül|σεπτεμβρίου|σεπ|сентября|сент"
    ),
    (
        "okt|oct|october|oktober|octobre|octubre|ottobre|ott|outubro|października|październik|lokakuu|října|říjen|"
        "október|octombrie|ekim|οκτωβρίου|οκτ|октября|окт"
    ),
    (
        "nov|november|novembre|noviembre|novembro|listopada|listopad|marraskuu|listopadu|"
        "noiembrie|kasım|νοεμβρίου|νοε|ноября|нояб"
    ),
    (
        "dez|dec|dic|december|dezember|décembre|déc|diciembre|dicembre|dezembro|grudnia|grudzień|joulukuu|prosince|"
        "decembrie|aralık|δεκεμβρίου|δεκ|декабря|дек"
    ),
)
_MONTH_OF = {name: at for at, names in enumerate(_MONTHS, start=1) for name in names.split("|")}
_NAMES = "|".join(sorted(map(re.escape, _MONTH_OF), key=len, reverse=True))

_UNTIL = (
    r"until|till|through|thru|up to|to and including|bis|jusqu'au|jusqu'à|hasta|fino a\w*|fino|al|tot|t/m|até|do|"
    r"t\.?o\.?m\.?|til|tot en met|saakka|-|to|and|und|et|y|e|en|och|og|"
    r"până|έως|ως|μέχρι|до|по"
)
_BACK = (
    r"back|return\w*|ab|wieder ab|zurück|rückkehr|de retour|retour|avant|vuelta|regreso|"
    r"reincorporo|vuelvo|rientr\w+|torn\w+|"
    r"terug|aanwezig|bereikbaar|volta|retorno|wracam|wrócę|tillbaka|åter|tilbage|tilbake|"
    r"palaan|takaisin|zpět|vrátím|before|förrän|før|ennen|revin|întorc|επιστρέφω|επιστρέψω|"
    r"вернусь|visszatérek|visszajövök"
)
_DATE = (
    rf"(?:(?P<iso>20\d\d-\d\d-\d\d)|"
    rf"(?P<d1>\d{{1,2}})\.? ?[./-] ?(?P<m1>\d{{1,2}})\.?(?:[./-] ?(?P<y1>\d{{4}}|\d{{2}})\b)?|"
    rf"(?P<d2>\d{{1,2}})(?:st|nd|rd|th|er|º|°|\.)?(?: de|"
    rf" of)? (?P<m2>{_NAMES})\w{{0,3}}\.?(?:,? (?:de )?(?P<y2>20\d\d))?|"
    rf"(?P<m3>{_NAMES})\w{{0,3}}\.? (?:the )?(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,? (?P<y3>20\d\d))?)"
)
_TURNED = (
    rf"(?:(?:(?P<y4>20\d\d)(?:\. ?|年))?"
    rf"(?:(?P<m4>{_NAMES})\.? (?P<d4>\d{{1,2}})|(?P<m5>\d{{1,2}})月(?P<d5>\d{{1,2}})日))"
)
"""Year, month, day: in this order before the word for until."""
_AFTERWARDS = r"(?:asti|saakka|kadar|tarihine kadar|dek|değin|-?ig\b|まで|迄|마?까지)"
_BETWEEN = r"(?:[ ,.:(]+(?!bis\b|until\b)[^\W\d_]+\.?){0,5}?[ ,.:(]+"
_AWAY_UNTIL = late_pattern(rf"(?<!\w)(?:{_UNTIL}){_BETWEEN}{_DATE}")
_TILL = late_pattern(rf"(?<!\w)(?:{_DATE})(?:'?[^\W\d_]{{1,3}}\b)? ?{_AFTERWARDS}")
_TILL_TURNED = late_pattern(rf"{_TURNED}(?:\([^)]{{1,3}}\)|（[^）]{{1,3}}）)? ?{_AFTERWARDS}")
_UNTIL_FORMS = (_AWAY_UNTIL, _TILL, _TILL_TURNED)
_BACK_ON = late_pattern(rf"(?<!\w)(?:{_BACK}){_BETWEEN}{_DATE}")
_LOOKED_AT = 1_200
_FARTHEST = timedelta(days=400)


def away_until(text: str, told_on: date) -> date | None:
    """The last day away that a text names; None when it names none. `told_on` is the day it arrived."""
    flat = flattened(text[:_LOOKED_AT])
    back = [day - timedelta(days=1) for day in _dates(_BACK_ON, flat, told_on)]
    until = back or [day for form in _UNTIL_FORMS for day in _dates(form, flat, told_on)]
    return max(until, default=None)


def _dates(pattern: re.Pattern[str], flat: str, told_on: date) -> Iterator[date]:
    for match in pattern.finditer(flat):
        day = _date_of(match.groupdict(), told_on)
        if day and told_on - timedelta(days=1) <= day <= told_on + _FARTHEST:
            yield day


def _date_of(said: dict[str, str | None], told_on: date) -> date | None:
    if iso := said.get("iso"):
        return _made(*map(int, iso.split("-")))
    for at in "12345":
        day, month, year = f"d{at}", f"m{at}", f"y{min(at, '4')}"
        if said.get(day) and said.get(month):
            number = said[month] or ""
            months = int(number) if number.isdecimal() else _MONTH_OF.get(number, 0)
            days = int(said[day] or 0)
            readings = [(days, months)] + ([(months, days)] if at == "1" else [])
            found = [
                moment
                for d, m in readings
                if (moment := _in_year(said.get(year), m, d, told_on)) and moment >= told_on
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
