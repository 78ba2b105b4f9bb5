from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from leads.following_up.working_time import (
    digest_due,
    is_working_day,
    next_workday,
    previous_working_day,
    start_of,
    week_start,
)
from leads.settings import Member

EVERY_DAY = frozenset(range(7))


def member(
    zone: str = "Europe/Berlin",
    at: time | None = time(8),
    *,
    days: frozenset[int] = EVERY_DAY,
    holidays: str = "",
    away_from: date | None = None,
    away_until: date | None = None,
) -> Member:
    return Member(
        name="Priya",
        email="priya@example.com",
        digest_at=at,
        zone=ZoneInfo(zone),
        days=days,
        holidays=holidays,
        away_from=away_from,
        away_until=away_until,
    )


def test_days_of_the_team_tab_are_the_working_days() -> None:
    sunday_to_thursday = member(days=frozenset({6, 0, 1, 2, 3}))

    week = [date(2026, 11, 16) + timedelta(days=n) for n in range(7)]
    assert [is_working_day(sunday_to_thursday, day) for day in week] == [
        *(True, True, True, True),
        *(False, False, True),
    ]


@pytest.mark.parametrize(
    ("calendar", "day", "works"),
    [
        ("IE", date(2026, 3, 17), False),  # St Patrick's Day
        ("GB-SCT", date(2026, 11, 30), False),  # St Andrew's Day, in Scotland only
        ("GB-ENG", date(2026, 11, 30), True),
        ("gb-sct", date(2026, 11, 30), False),
        ("US", date(2026, 11, 26), False),  # Thanksgiving
        ("", date(2026, 12, 25), True),
        ("XX", date(2026, 12, 25), True),  # a calendar nobody knows keeps nobody from their digest
    ],
)
def test_public_holidays_are_no_working_days(calendar: str, day: date, works: bool) -> None:
    assert is_working_day(member(holidays=calendar), day) is works


def test_first_and_last_day_away_are_both_away() -> None:
    away = member(away_from=date(2026, 11, 17), away_until=date(2026, 11, 18))

    works = [is_working_day(away, date(2026, 11, day)) for day in (16, 17, 18, 19)]
    assert works == [True, False, False, True]


def test_an_open_side_of_an_absence_never_ends() -> None:
    gone = member(away_from=date(2026, 11, 17))
    back = member(away_until=date(2026, 11, 17))

    assert [is_working_day(gone, date(2026, 11, day)) for day in (16, 17, 30)] == [
        True,
        False,
        False,
    ]
    assert [is_working_day(back, date(2026, 11, day)) for day in (1, 17, 18)] == [
        False,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("local", "due"),
    [
        ("07:59:59", False),
        ("08:00:00", True),
        ("13:59:59", True),
        ("14:00:00", False),
    ],
)
def test_digest_is_due_from_its_time_until_two_in_the_afternoon(local: str, due: bool) -> None:
    now = datetime.combine(
        date(2026, 11, 20), time.fromisoformat(local), tzinfo=ZoneInfo("Europe/Berlin")
    )

    assert digest_due(member(), now) == (date(2026, 11, 20) if due else None)


def test_late_digest_may_be_caught_up_for_six_hours() -> None:
    zone = ZoneInfo("Europe/Berlin")
    late = member(at=time(12))

    assert digest_due(late, datetime(2026, 11, 20, 17, 59, tzinfo=zone)) == date(2026, 11, 20)
    assert digest_due(late, datetime(2026, 11, 20, 18, 0, tzinfo=zone)) is None


def test_evening_digest_is_never_due_on_the_next_date() -> None:
    zone = ZoneInfo("Europe/Berlin")
    evening = member(at=time(21))

    assert digest_due(evening, datetime(2026, 11, 20, 23, 59, tzinfo=zone)) == date(2026, 11, 20)
    assert digest_due(evening, datetime(2026, 11, 21, 0, 1, tzinfo=zone)) is None


def test_weekday_is_the_members_not_the_servers() -> None:
    office = frozenset(range(5))
    friday_evening_in_utc = datetime(2026, 11, 20, 22, 30, tzinfo=UTC)

    assert digest_due(member("Australia/Brisbane", days=office), friday_evening_in_utc) is None
    new_york = member("America/New_York", time(17), days=office)
    assert digest_due(new_york, friday_evening_in_utc) == date(2026, 11, 20)


def test_no_digest_for_the_inactive_the_away_and_those_without_a_time() -> None:
    now = datetime(2026, 11, 20, 9, tzinfo=ZoneInfo("Europe/Berlin"))
    inactive = Member(name="Ana", digest_at=time(8), active=False, days=EVERY_DAY)

    assert digest_due(inactive, now) is None
    assert digest_due(member(at=None), now) is None
    assert (
        digest_due(member(away_from=date(2026, 11, 20), away_until=date(2026, 11, 20)), now) is None
    )


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        digest_due(member(), datetime(2026, 11, 20, 9))  # noqa: DTZ001  # that is the point


@pytest.mark.parametrize(
    ("zone", "days"),
    [
        ("Europe/Berlin", (date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 25))),
        ("America/New_York", (date(2026, 3, 8), date(2026, 11, 1))),
        ("Australia/Lord_Howe", (date(2026, 4, 5), date(2026, 10, 4))),  # jumps half an hour
        ("Pacific/Apia", (date(2011, 12, 29), date(2011, 12, 31))),  # around the day it skipped
        ("America/Santiago", (date(2026, 9, 6), date(2026, 4, 5))),  # jumps at midnight
    ],
)
def test_digest_comes_at_the_same_wall_clock_time_when_clocks_change(
    zone: str, days: tuple[date, ...]
) -> None:
    for day in days:
        first = _first_due(member(zone), day)

        assert first.astimezone(ZoneInfo(zone)).time() == time(8)


def test_digest_whose_time_is_jumped_over_comes_once_as_much_later() -> None:
    jumped = member("Europe/Berlin", time(2, 30))

    first = _first_due(jumped, date(2026, 3, 29))

    assert first == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert first.astimezone(ZoneInfo("Europe/Berlin")).time() == time(3, 30)


def test_digest_whose_time_comes_twice_is_due_from_the_first() -> None:
    repeated = member("Europe/Berlin", time(2, 30))

    assert _first_due(repeated, date(2026, 10, 25)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    before_the_second = datetime(2026, 10, 25, 1, 15, tzinfo=UTC)
    assert digest_due(repeated, before_the_second) == date(2026, 10, 25)


def test_a_date_that_never_was_has_no_digest() -> None:
    """Samoa went from 29 to 31 December 2011."""
    samoa = member("Pacific/Apia")

    hours = (datetime(2011, 12, 29, tzinfo=UTC) + timedelta(hours=n) for n in range(72))
    days = {digest_due(samoa, hour) for hour in hours} - {None}
    assert days == {date(2011, 12, 29), date(2011, 12, 31), date(2012, 1, 1)}


def test_previous_working_day_skips_weekend_and_holiday() -> None:
    rep = member(days=frozenset(range(5)), holidays="IE")

    after_easter_monday = date(2026, 4, 7)
    assert previous_working_day(rep, after_easter_monday) == date(2026, 4, 3)


def test_next_workday_skips_weekend_and_holiday_but_no_absence() -> None:
    rep = member(
        days=frozenset(range(5)),
        holidays="IE",
        away_from=date(2026, 4, 1),
        away_until=date(2026, 4, 30),
    )

    saturday_before_easter = date(2026, 4, 4)
    assert next_workday(rep, saturday_before_easter) == date(2026, 4, 7)
    assert next_workday(rep, date(2026, 4, 8)) == date(2026, 4, 8)


def test_a_day_from_which_no_working_day_is_near_is_itself() -> None:
    assert next_workday(member(days=frozenset()), date(2026, 4, 4)) == date(2026, 4, 4)
    assert next_workday(member(days=frozenset({0})), date.max) == date.max


def test_week_starts_on_sunday_for_who_works_sundays() -> None:
    gulf = member(days=frozenset({6, 0, 1, 2, 3}))

    assert week_start(member(days=frozenset(range(5))), date(2026, 11, 20)) == date(2026, 11, 16)
    assert week_start(gulf, date(2026, 11, 20)) == date(2026, 11, 15)


def test_a_day_begins_at_local_midnight() -> None:
    assert start_of(member("America/New_York"), date(2026, 11, 1)) == datetime(
        2026, 11, 1, 4, tzinfo=UTC
    )


def _first_due(rep: Member, day: date) -> datetime:
    """The first minute, over three days, at which this day's digest is due."""
    begin = datetime.combine(day, time(0), tzinfo=UTC) - timedelta(days=1)
    minutes = (begin + timedelta(minutes=n) for n in range(3 * 24 * 60))
    return next(minute for minute in minutes if digest_due(rep, minute) == day)
