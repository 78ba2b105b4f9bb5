"""When no letter goes out to a customer: the Rules tab's quiet hours, in the spreadsheet's zone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from leads.settings import Settings
from leads.typed_settings.cells import time_of_day, wants_none

QUIET_HOURS = "quiet hours"
"""Named setting: "20:00-07:00"; blank, "off" or the same time twice mean none."""

_SPAN = re.compile(r"(.+?)\s*(?:-|–|—|\bto\b|\bbis\b|\bà\b)\s*(.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From one wall-clock time to another, mostly over midnight; none when they are the same."""

    begin: time = time()
    close: time = time()

    def end(self, now: datetime, zone: ZoneInfo) -> datetime | None:
        """When the quiet hours that `now` lies in are over; None when it lies in none."""
        local = now.astimezone(zone)
        for days_ago in (0, 1):
            first = local.date() - timedelta(days=days_ago)
            begin = datetime.combine(first, self.begin, tzinfo=zone).astimezone(UTC)
            last = first + timedelta(days=1) if self.close < self.begin else first
            end = datetime.combine(last, self.close, tzinfo=zone).astimezone(UTC)
            if begin <= now < end:
                return end
        return None


def read_quiet_hours(text: str) -> QuietHours | None:
    """What the setting means; None when it means nothing."""
    if not text.strip() or wants_none(text):
        return QuietHours()
    span = _SPAN.fullmatch(text.strip())
    if span is None:
        return None
    begin, close = time_of_day(span[1].strip()), time_of_day(span[2].strip())
    return QuietHours(begin, close) if begin is not None and close is not None else None


def quiet_hours_of(settings: Settings) -> QuietHours:
    """Those in force; none when nothing, or nothing that can be understood, is set."""
    return read_quiet_hours(settings.named.get(QUIET_HOURS, "")) or QuietHours()
