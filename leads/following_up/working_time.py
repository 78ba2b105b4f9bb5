"""When does a colleague work, and when is their digest due? In their own zone, by their own calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache

from leads.model import aware
from leads.settings import Member

CATCH_UP_UNTIL = time(14)
CATCH_UP_FOR = timedelta(hours=6)
"""A digest that downtime kept back is still sent until 14:00 local, or for six hours, whichever is later."""

_LOOK_DAYS = 31


def is_working_day(member: Member, day: date) -> bool:
    """Whether they work on this local date: one of their days, no public holiday, not away."""
    return _is_workday(member, day) and not _is_away(member, day)


def local_date(member: Member, moment: datetime) -> date:
    return aware(moment).astimezone(member.zone).date()


def digest_due(member: Member, now: datetime) -> date | None:
    """The member's local date whose digest may go out at `now`; None when none may.

    The digest time is a wall-clock time. Where clocks jump over it, it comes as much later as they
    jump; where they repeat it, its first occurrence counts. It is never due on another local date
    than its own. Whether it has been sent already is for the letter log to say.
    """
    if not member.active or member.digest_at is None:
        return None
    day = local_date(member, now)
    if not _opens(member, day, member.digest_at) <= now < _closes(member, day, member.digest_at):
        return None
    return day if is_working_day(member, day) else None


def previous_working_day(member: Member, day: date) -> date:
    """The nearest working day before `day`; simply the day before when a month holds none."""
    before = (day - timedelta(days=back) for back in range(1, _LOOK_DAYS))
    return next((d for d in before if is_working_day(member, d)), day - timedelta(days=1))


def next_workday(member: Member, day: date) -> date:
    """`day`, or the nearest one after it that is one of their days and no public holiday.

    Being away postpones nothing: what is due meanwhile is for somebody else to see.
    """
    try:
        later = [day + timedelta(days=ahead) for ahead in range(_LOOK_DAYS)]
    except OverflowError:
        return day
    return next((d for d in later if _is_workday(member, d)), day)


def week_start(member: Member, day: date) -> date:
    """First day of the member's week: Sunday for who works Sundays but not Saturdays, else Monday."""
    first = 6 if 6 in member.days and 5 not in member.days else 0
    return day - timedelta(days=(day.weekday() - first) % 7)


def start_of(member: Member, day: date) -> datetime:
    """The instant at which this local date begins for them."""
    return _instant(member, day, time.min)


def _opens(member: Member, day: date, digest_at: time) -> datetime:
    return _instant(member, day, digest_at)


def _closes(member: Member, day: date, digest_at: time) -> datetime:
    return max(
        _instant(member, day, CATCH_UP_UNTIL),
        _instant(member, day, digest_at) + CATCH_UP_FOR,
    )


def _instant(member: Member, day: date, wall: time) -> datetime:
    # In UTC, because comparing and adding within one zone ignores daylight saving (PEP 495).
    return datetime.combine(day, wall, tzinfo=member.zone).astimezone(UTC)


def _is_workday(member: Member, day: date) -> bool:
    return day.weekday() in member.days and not _is_holiday(member.holidays, day)


def _is_away(member: Member, day: date) -> bool:
    first, last = member.away_from, member.away_until
    if first is None and last is None:
        return False
    return (first or date.min) <= day <= (last or date.max)


def _is_holiday(calendar: str, day: date) -> bool:
    return bool(calendar) and day in _public_holidays(calendar.strip().upper(), day.year)


@lru_cache(maxsize=256)
def _public_holidays(calendar: str, year: int) -> frozenset[date]:
    """Public holidays of "IE" or "GB-SCT". None for a calendar nobody knows: better a digest too many than none."""
    import holidays

    country, _, subdivision = calendar.partition("-")
    try:
        return frozenset(holidays.country_holidays(country, subdiv=subdivision or None, years=year))
    except NotImplementedError:
        return frozenset()
