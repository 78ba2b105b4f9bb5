"""On which days does the story play? On the last working day and the one before, so that it is always of today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/London")
OPENING = time(8, 0)
"""When the page opens: the local morning, digests gone out."""

_SATURDAY, _SUNDAY = 5, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The story's calendar, local dates in ZONE.

    Attributes:
        today: The most recent working day; the page opens on its morning.
        before: The working day before it, when most of the mails arrive.
    """

    today: date
    before: date

    @classmethod
    def around(cls, now: datetime) -> Days:
        """The days as seen at `now`."""
        today = working_day_at_or_before(now.astimezone(ZONE).date())
        return cls(today=today, before=working_day_at_or_before(today - timedelta(days=1)))

    @property
    def first(self) -> datetime:
        """When the team set everything up: the Saturday before, when nobody waits for a digest."""
        back = (self.before.weekday() - _SATURDAY) % 7 or 7
        return at(self.before - timedelta(days=back), time(10, 0))

    @property
    def afternoon(self) -> datetime:
        return at(self.before, time(16, 30))

    @property
    def opening(self) -> datetime:
        return at(self.today, OPENING)

    def moment(self, words: str) -> datetime:
        """The moment that "day before 09:12" or "that morning 06:50" names; ValueError for other words."""
        day, _, clock = words.strip().rpartition(" ")
        dates = {"day before": self.before, "that morning": self.today}
        if day not in dates:
            raise ValueError(f"no day of the story: {words!r}")
        return at(dates[day], time.fromisoformat(clock))


def at(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, tzinfo=ZONE)


def working_day_at_or_before(day: date) -> date:
    while day.weekday() in {_SATURDAY, _SUNDAY}:
        day -= timedelta(days=1)
    return day


def next_morning(now: datetime) -> datetime:
    """08:00 on the next working day."""
    day = now.astimezone(ZONE).date() + timedelta(days=1)
    while day.weekday() in {_SATURDAY, _SUNDAY}:
        day += timedelta(days=1)
    return at(day, OPENING)
