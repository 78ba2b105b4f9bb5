"""Quiet hours: as people type them, over midnight, and on days when clocks change."""

from __future__ import annotations

from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

import pytest

from leads.following_up.quiet_hours import QuietHours, quiet_hours_of, read_quiet_hours
from leads.settings import Settings

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    "typed", ["20:00-07:00", "20:00 - 7:00", "8pm to 7am", "20 Uhr bis 7 Uhr", "20h – 7h"]
)
def test_it_is_read_however_it_is_typed(typed: str) -> None:
    hours = read_quiet_hours(typed)

    assert hours is not None
    assert (hours.begin.hour, hours.close.hour) == (20, 7)


@pytest.mark.parametrize("typed", ["off", "", "never", "-"])
def test_none_are_none(typed: str) -> None:
    assert read_quiet_hours(typed) == QuietHours()
    assert QuietHours().end(datetime(2026, 11, 20, 0, tzinfo=UTC), BERLIN) is None


@pytest.mark.parametrize("typed", ["at night", "20:00", "25:00-07:00", "20:00-07:00-08:00 or so"])
def test_nonsense_means_nothing_and_nothing_is_quiet(typed: str) -> None:
    assert read_quiet_hours(typed) is None
    assert quiet_hours_of(Settings(named={"quiet hours": typed})) == QuietHours()


@pytest.mark.parametrize(
    ("local", "ends"),
    [
        ("2026-11-20T19:59", None),
        ("2026-11-20T20:00", "2026-11-21T07:00"),
        ("2026-11-21T06:59", "2026-11-21T07:00"),
        ("2026-11-21T07:00", None),
        ("2026-10-25T01:30", "2026-10-25T07:00"),
        ("2027-03-27T23:30", "2027-03-28T07:00"),
    ],
)
def test_they_end_in_the_morning_by_the_clock_on_the_wall(local: str, ends: str | None) -> None:
    now = datetime.fromisoformat(local).replace(tzinfo=BERLIN)
    end = QuietHours(time(20), time(7)).end(now, BERLIN)
    wanted = datetime.fromisoformat(ends).replace(tzinfo=BERLIN) if ends else None

    assert end == (wanted.astimezone(UTC) if wanted else None)


def test_they_may_lie_within_a_day() -> None:
    siesta = read_quiet_hours("13:00-15:00")
    assert siesta is not None

    assert siesta.end(datetime(2026, 11, 20, 14, tzinfo=BERLIN), BERLIN) is not None
    assert siesta.end(datetime(2026, 11, 20, 15, tzinfo=BERLIN), BERLIN) is None
