"""Is a line nothing but when a mail was sent? Programs put that below a form's answers."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from leads.inquiries.wording.patterns import late_pattern

_LONGEST = 100
_MOST_BESIDE_MOMENT = 4
_DAY = late_pattern(
    r"(?<!\d)\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d{2}(?![.\d])|(?<!\d)20\d{2}[./-]\d{1,2}[./-]\d{1,2}(?!\d)|"
    r"(?<!\d)\d{1,2}\. ?\d{1,2}\. ?20\d{2}(?!\d)|"
    r"(?<!\d)\d{1,2}\.? (?:de |d')?[^\W\d_]{3,12}\.?,? (?:de )?20\d{2}|[^\W\d_]{3,12} \d{1,2},? 20\d{2}"
)
_TIME = late_pattern(r"(?<![\d.])\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?![\d.])")
_TO_THE_SECOND = late_pattern(r"(?<![\d.])\d{1,2}([:.])\d{2}\1\d{2}(?![\d])")


def is_moment(text: str, sent: datetime | None) -> bool:
    """Whether a line is nothing but when something was sent: to the second, or in the minute of the mail."""
    if len(text) > _LONGEST or not _TIME.search(text):
        return False
    found = _DAY.search(text)
    if found is None or _others(text) > _MOST_BESIDE_MOMENT:
        return False
    if _TO_THE_SECOND.search(text):
        return True
    clock = _TIME.search(_DAY.sub(" ", text))
    if sent is None or clock is None:
        return False
    numbers = {int(number) for number in re.findall(r"\d+", found[0])}
    near = {(sent + timedelta(days)).day for days in (-1, 0, 1)}
    is_day = not near.isdisjoint(numbers) and not {sent.year, sent.year % 100}.isdisjoint(numbers)
    apart = (int(re.findall(r"\d+", clock[0])[1]) - sent.minute) % _ZONES_APART
    return is_day and min(apart, _ZONES_APART - apart) <= _SENT_WITHIN


def is_day(text: str) -> bool:
    """Whether words are nothing but a day, with its weekday ahead and the hour behind: "Saturday, June 12, 2027"."""
    found = _DAY.search(text) if len(text) <= _LONGEST else None
    if found is None:
        return False
    ahead, behind = text[: found.start()], _TIME.sub(" ", text[found.end() :])
    return bool(_WEEKDAY.fullmatch(ahead)) and not _WORD.search(behind)


_WEEKDAY = late_pattern(r"\W*[^\W\d_]*(?:-[^\W\d_]+)?\W*")
_WORD = late_pattern(r"\d|[^\W\d_]{4}")
_ZONES_APART, _SENT_WITHIN = 30, 3
"""Minutes between the clocks of two zones, and those until a mail is sent."""


def _others(text: str) -> int:
    """How many words a line has beside the day and the time."""
    for pattern in (_DAY, _TIME):
        text = pattern.sub(" ", text)
    return sum(any(map(str.isalpha, word)) for word in text.split())
