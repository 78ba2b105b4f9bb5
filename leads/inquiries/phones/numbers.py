"""The phone numbers of a line, each with how surely somebody is called on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from leads.inquiries.forms.label import Label
from leads.inquiries.forms.profiles import label_of
from leads.inquiries.people.given_names import is_given_name
from leads.inquiries.phones.labels import (
    CALL_ME,
    DIRECT,
    MOBILE,
    NO_PHONE,
    OF_A_THING,
    OF_SOMEBODY_ELSE,
    OTHER_THINGS,
    PHONE,
    REGISTERED,
    SWITCHBOARD,
    is_bare,
    is_count,
    is_date,
    is_fax,
)
from leads.inquiries.phones.lines import (
    AMERICAN,
    CALLED_WITHIN,
    Line,
    may_hold_further,
    without,
)
from leads.inquiries.phones.plans import may_hold_valid
from leads.inquiries.wording.patterns import late_pattern


@dataclass(frozen=True, slots=True)
class PhoneFound:
    """A number in E.164.

    Attributes:
        line: What it was read from.
        region: ISO 3166 alpha-2 of the number; "" when not told.
        is_international: It was written with its country code, so that its region is no guess of ours.
        is_grouped: Its digits stand in the groups that its country writes them in; True of digits in one run too.
        is_solid: Its digits stand in one run.
        is_misnamed: Called a mobile, while it is none by its country's numbering plan.
        is_service: Of those that callers pay nothing or more for; nobody calls them from abroad.
        national: The digits as written.
        raw: The same with what stands between them.
    """

    number: str
    line: str
    confidence: float
    region: str = ""
    is_international: bool = False
    is_valid: bool = True
    is_grouped: bool = True
    is_solid: bool = False
    is_mobile: bool = False
    is_misnamed: bool = False
    is_service: bool = False
    national: str = ""
    raw: str = ""


_OF_ONE_COUNTRY = frozenset({39, 44, 47, 61, 358})


def region_of(number: Any) -> str:
    import phonenumbers

    region = phonenumbers.region_code_for_number(number)
    region = region or phonenumbers.region_code_for_country_code(number.country_code)
    if number.country_code in _OF_ONE_COUNTRY:  # Guernsey's mobiles are numbered among Britain's
        region = phonenumbers.region_code_for_country_code(number.country_code)
    return region if len(region) == 2 and region.isalpha() and region != "ZZ" else ""


_OF_ONE_MAIL = 64


@lru_cache(maxsize=_OF_ONE_MAIL)
def _found_in(line: str, home: str, leniency: int) -> tuple[Any, ...]:
    import phonenumbers

    return tuple(phonenumbers.PhoneNumberMatcher(line, home or None, leniency))


def _matches(line: str, home: str, leniency: int) -> list[Any]:
    """What the library finds in a line; one line is looked at once for each country that may be meant."""
    return list(_found_in(line, home, leniency))


def numbers(
    lines: Sequence[Line], region: str, bonus: float, tried: tuple[str, ...] = ()
) -> Iterator[PhoneFound]:
    """The numbers of lines as `region` writes them; where others were `tried` in vain, only what its plan knows."""
    import phonenumbers

    for numbered in lines:
        line, home = numbered.text, numbered.home(region)
        if home in map(numbered.home, tried):
            continue
        matches = []
        if may_hold_valid(line, home):
            matches = _matches(line, home, phonenumbers.Leniency.VALID)
        valid = {match.start for match in matches}
        if not tried and (numbered.is_american or may_hold_further(without(line, matches))):
            # Numbering plans grow faster than their lists.
            possible = phonenumbers.Leniency.POSSIBLE
            further = _matches(line, home, possible)
            ends = [(match.start, match.end) for match in matches]
            matches += [
                match
                for match in further
                if all(match.end <= start or match.start >= end for start, end in ends)
            ]
        for match in matches:
            is_valid = match.start in valid
            before = line[: match.start]
            label = before if before.strip(" +(") else numbered.above
            ahead = f"{numbered.led} {before}"[-CALLED_WITHIN:]
            phone = _judged(match, line, label, ahead, bonus if is_valid else bonus - 0.02)
            is_written_so = numbered.is_american and AMERICAN.fullmatch(match.raw_string)
            if phone and (is_valid or is_written_so or is_called_phone(match, label)):
                yield replace(phone, is_valid=is_valid)


def _judged(match: Any, line: str, before: str, ahead: str, bonus: float) -> PhoneFound | None:
    """`before`: what labels the number, from its line or the one above; `ahead`: the words of its sentence."""
    import phonenumbers

    number, raw = match.number, str(match.raw_string)
    near = OTHER_THINGS.split(before)[-1][-45:].rstrip(" (+").strip()
    if is_fax(near) or _is_of_thing(near) or is_date(raw):
        return None
    is_international = raw.lstrip("( ").startswith(("+", "00"))
    if not is_international and _CUT_OFF.search(line[: match.start]):
        return None
    if _DAY_AHEAD.search(line[: match.start]):
        return None
    says_phone = bool(PHONE.search(near)) or label_of(near.strip()) in {Label.PHONE, Label.MOBILE}
    says_mobile = bool(MOBILE.search(near))
    is_of_others = bool(OF_SOMEBODY_ELSE.search(line[max(match.start - 80, 0) : match.start]))
    asks_for_call = bool(CALL_ME.search(ahead + line[match.start : match.end + 60]))
    asks_for_call = asks_for_call and not is_of_others
    says_phone = says_phone or asks_for_call
    kind = phonenumbers.number_type(number)
    is_mobile = kind == phonenumbers.PhoneNumberType.MOBILE
    is_said = is_international or says_phone or says_mobile
    if not is_said and is_bare(raw) and not (is_mobile and _stands_alone(line, match)):
        return None
    if not is_said and is_count(raw):
        return None
    confidence = (
        0.3
        + bonus
        + 0.05 * is_international
        + 0.1 * says_phone
        + 0.22 * max(says_mobile, is_mobile)
        + 0.05 * (says_mobile and is_mobile)
        + 0.3 * asks_for_call
        + 0.04 * bool(DIRECT.search(near))
        - 0.04 * bool(SWITCHBOARD.search(near))
        - 0.35 * is_of_others
    )
    return PhoneFound(
        phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164),
        line.strip(),
        min(confidence, 0.99),
        region_of(number),
        is_international,
        is_grouped=is_international or is_grouped(number, raw) or _is_by_threes(number, raw),
        is_solid=raw.isdigit(),
        is_mobile=is_mobile,
        is_misnamed=says_mobile and kind == phonenumbers.PhoneNumberType.FIXED_LINE,
        is_service=is_service(kind),
        national="".join(filter(str.isdigit, raw)),
        raw=raw,
    )


def _is_of_thing(near: str) -> bool:
    """Whether what stands ahead of a number makes it an order's, a register's, a case's, not a phone's."""
    return any(pattern.search(near) for pattern in (NO_PHONE, REGISTERED, OF_A_THING))


_CUT_OFF = late_pattern(r"(?<![\d+])(?<!\d[ ./-])\(?0\d{1,5}\)?[ .]?[-–/ ]{1,3}$")
"""An area code ahead of what another country's plan takes for a whole number."""
_DAY_AHEAD = late_pattern(r"(?<!\d)[0-3]?\d[./-][01]?\d[./-]$")
"""Day and month ahead of a year that a plan of short numbers takes for one."""


def _stands_alone(line: str, match: Any) -> bool:
    """Whether bare digits have their line for themselves, as in a signature, or end it with who is called on them."""
    before, behind = (
        line[: match.start].strip(" •·|-"),
        _BRACKETS.sub("", line[match.end :]).strip(),
    )
    if not before or _RUSSIAN.fullmatch(str(match.raw_string)):
        return not any(map(str.isalnum, behind))
    return behind.isalpha() and is_given_name(behind)


_RUSSIAN = late_pattern(r"[78][79]\d{9}")
"""A mobile of Russia or Kazakhstan, eleven digits in one run as most write it: "89161234567"."""
_BRACKETS = late_pattern(r"\([^()\d]{0,20}\d{0,2}[^()\d]{0,20}\)")
"""A remark behind a number: "(po 16)", "(bis 18 Uhr)"."""


def is_service(kind: int) -> bool:
    import phonenumbers

    types = phonenumbers.PhoneNumberType
    return kind in {types.TOLL_FREE, types.PREMIUM_RATE, types.SHARED_COST, types.UAN, types.PAGER}


def is_grouped(number: Any, raw: str) -> bool:
    """Whether digits are parted as the number's own country parts them: 0478 12 34 56 is Belgian, not French."""
    import phonenumbers

    if raw.isdigit():
        return True
    usual = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL)
    return re.findall(r"\d+", usual) == re.findall(r"\d+", raw)


def _is_by_threes(number: Any, raw: str) -> bool:
    """Whether a number is parted as Spaniards do, too, whatever its area: "952 555 208" as well as "952 55 52 08"."""
    return number.country_code == _SPAIN and bool(_BY_THREES.fullmatch(raw))


_SPAIN, _BY_THREES = 34, late_pattern(r"\(?\d{3}\)?[ .-]\d{3}[ .-]\d{3}")


def is_called_phone(match: Any, before: str) -> bool:
    """Whether a number that no numbering plan knows is said to be a phone: by its label or its country code."""
    raw = str(match.raw_string)
    digits = sum(letter.isdigit() for letter in raw)
    near = before[-30:]
    return digits >= _LEAST_DIGITS and (
        raw.lstrip("( ").startswith("+")
        or (
            raw.startswith(("0", "("))
            and bool(
                PHONE.search(near.strip())
                or MOBILE.search(near.strip())
                or CALL_ME.search(before[-90:])
            )
        )
    )


_LEAST_DIGITS = 8
