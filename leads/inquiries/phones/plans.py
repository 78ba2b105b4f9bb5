"""May a line hold a number that a country's numbering plan knows? Told by its digits, before the library looks.

To find the numbers of a line takes the library a tenth of a millisecond for each country that may be meant, ten for a
letter in English. Most lines with digits are dates, prices and articles, in which no plan's numbers can be.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from leads.inquiries.wording.patterns import late_pattern

_OF_ONE_MAIL = 64
_BETWEEN = r"-x\u2010-\u2015\u2212\u30fc\uff0d-\uff0f \xa0\xad\u200b\u2060\u3000()（）［］.\[\]/~\u2053\u223c\uff5e"
"""What may stand between the digits of one number, up to four of them."""
_RUN = late_pattern(rf"\d(?:[{_BETWEEN}]{{0,4}}\d)+")
_FROM_ABROAD = late_pattern(
    rf"[+\uff0b][{_BETWEEN}+\uff0b]{{0,9}}(?!0)\d(?:[{_BETWEEN}]{{0,4}}\d){{5}}"
)
"""A plus and the six digits that the shortest numbers have with their country's code; no code begins with 0."""


def may_hold_valid(line: str, home: str) -> bool:
    """Whether a number may stand in a line that is valid where `home` is dialled from; "" knows only +44...

    The library finds none where this is False: whatever it takes for a number lies within a run of digits, and what
    it takes for valid matches its country's plan, or stands behind what one dials for abroad.
    """
    if _FROM_ABROAD.search(line):
        return True
    return bool(home) and _plan(home).search(_runs(line)) is not None


@lru_cache(maxsize=_OF_ONE_MAIL)
def _runs(line: str) -> str:
    """The runs of a line's digits, each as digits of ASCII, with blanks between."""
    runs = ("".join(filter(str.isdecimal, run)) for run in _RUN.findall(line))
    return " ".join(
        run if run.isascii() else "".join(str(int(digit)) for digit in run) for run in runs
    )


@cache
def _plan(home: str) -> re.Pattern[str]:
    """The numbers of all that share a country's code, and whatever is dialled abroad from there.

    Where a plan adds digits to what is dialled within a town, any digits may be a number.
    """
    import phonenumbers

    code = phonenumbers.country_code_for_region(home)
    national, abroad = [], ""
    for region in phonenumbers.region_codes_for_country_code(code):
        plan = phonenumbers.PhoneMetadata.metadata_for_region(region, None)
        if plan is None or plan.general_desc is None:
            continue
        if region == home and plan.national_prefix_transform_rule:
            return re.compile(r"\d")
        if region == home and plan.international_prefix:
            abroad = rf"(?:{plan.international_prefix})[1-9]\d{{5}}"
        national.append(plan.general_desc.national_number_pattern)
    return re.compile("|".join(filter(None, dict.fromkeys((*national, abroad)))) or "(?!)")
