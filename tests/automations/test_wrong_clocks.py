"""Clocks that jump: a day ahead or back, and the days on which they are meant to."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
import schedule

from automations.send_digests import send_digests
from automations.worker import Worker
from leads.changes import Change, Changes
from leads.model import Event, LetterState
from leads.picture import Arrivals, Picture
from leads.telling.digest_log import news_since
from tests.automations.test_send_digests import days_of_minutes, rep, workbook
from tests.automations.test_worker import house
from tests.fakes.workbook import InMemoryWorkbook

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def morning_after_morning(picture: Picture, moments: list[datetime]) -> tuple[Picture, list[date]]:
    """Digests queued at these moments, as the clock tells them, and sent at once."""
    days = []
    for now in moments:
        for row in send_digests(picture, Arrivals(), now).letters:
            sent = replace(row, state=LetterState.SENT, at=now + timedelta(seconds=1), data={})
            picture = picture.after(Changes.of(Change(letters=(row,)), Change(letters=(sent,))))
            days.append(row.day)
    return picture, days


def clock_off(off_by: timedelta, for_hours: int) -> list[datetime]:
    """Five days by a clock that is wrong from Tuesday 06:30 on."""
    begin = datetime(2026, 11, 16, 0, 30, tzinfo=UTC)
    true = [begin + n * HOUR / 2 for n in range(5 * 48)]
    wrong_from, wrong_until = begin + DAY + 6 * HOUR, begin + DAY + (6 + for_hours) * HOUR
    return [now + off_by if wrong_from <= now < wrong_until else now for now in true]


@pytest.mark.parametrize("off_by", [DAY, -DAY])
@pytest.mark.parametrize("for_hours", [1, 5])
def test_clock_that_is_a_day_off_for_hours_costs_no_digest_and_doubles_none(
    off_by: timedelta, for_hours: int
) -> None:
    _, days = morning_after_morning(workbook(rep()), clock_off(off_by, for_hours))

    assert sorted(days) == [date(2026, 11, 16 + n) for n in range(5)]


@pytest.mark.parametrize("off_by", [DAY, -DAY])
@pytest.mark.parametrize("for_hours", [20, 30, 48])
def test_clock_that_is_a_day_off_for_a_day_doubles_no_digest(
    off_by: timedelta, for_hours: int
) -> None:
    """A date that the clock never showed in the morning has none; Google lets no such clock sign in."""
    _, days = morning_after_morning(workbook(rep()), clock_off(off_by, for_hours))

    assert len(set(days)) == len(days) >= 3


def test_news_of_the_day_the_clock_skipped_is_told_when_it_is_right_again() -> None:
    """Monday's digest came after Tuesday's: what happened since Monday is still news on Wednesday."""
    member, monday = rep(), datetime(2026, 11, 16, 9, tzinfo=UTC)
    picture, days = morning_after_morning(workbook(member), [monday + DAY, monday])
    assert days == [date(2026, 11, 17), date(2026, 11, 16)]

    wrote = Event(at=monday + 3 * HOUR, lead_id="L-1001", who="worker", what=Event.TOUCH)
    assert news_since(picture.letters, member, monday + 2 * DAY) < wrote.at
    assert news_since(picture.letters, member, monday + HOUR) == monday


@pytest.mark.parametrize(
    ("zone", "begin", "missing"),
    [
        ("Europe/Berlin", date(2027, 3, 20), ()),
        ("Europe/Berlin", date(2026, 10, 20), ()),
        ("America/New_York", date(2027, 3, 7), ()),
        ("America/New_York", date(2026, 10, 25), ()),
        ("Australia/Lord_Howe", date(2027, 3, 28), ()),
        ("Australia/Lord_Howe", date(2026, 9, 27), ()),
        ("Pacific/Apia", date(2011, 12, 24), (date(2011, 12, 30),)),
        ("Pacific/Apia", date(2011, 9, 18), ()),
        ("Pacific/Apia", date(2012, 3, 25), ()),
    ],
)
@pytest.mark.parametrize("at", [time(0, 15), time(2, 15), time(2, 45), time(23, 30)])
def test_every_local_day_there_is_has_one_digest(
    zone: str, begin: date, missing: tuple[date, ...], at: time
) -> None:
    """Apia had no 30 December 2011 at all; Lord Howe moves its clocks by half an hour."""
    place = ZoneInfo(zone)
    first = datetime.combine(begin, time(), tzinfo=place).astimezone(UTC)
    every_day = workbook(rep(zone=zone, digest_at=at, days=frozenset(range(7))))
    went_out = days_of_minutes(every_day, first, first + 14 * DAY, timedelta(minutes=15))

    days = [day for _, _, day in went_out]
    wanted = [begin + n * DAY for n in range(15) if begin + n * DAY not in missing]
    assert days == wanted[: len(days)]
    assert len(days) >= 13
    assert all(moment.astimezone(place).date() == day for _, moment, day in went_out)


def test_clock_put_back_by_a_day_does_not_stop_the_ticks() -> None:
    ticker = schedule.Scheduler()
    worker = Worker(house(InMemoryWorkbook(), lambda: datetime.now(UTC)))
    worker._wind_up(ticker)
    assert 0 < (ticker.idle_seconds or 0) <= 60

    due = ticker.jobs[0].next_run
    assert due is not None
    ticker.jobs[0].next_run = due + DAY  # what a clock put back by a day makes of it
    worker._wind_up(ticker)
    assert 0 < (ticker.idle_seconds or 0) <= 60
