"""Digests go out once on each local working day, across zones, daylight saving, holidays and restarts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from automations.send_digests import AUTOMATION, send_digests
from leads.changes import Change, Changes
from leads.model import Lead, LetterEvent, LetterState, Workspace
from leads.picture import Arrivals, Picture
from leads.settings import Member, Settings, Stage

NOTHING = Arrivals()
BERLIN = ZoneInfo("Europe/Berlin")
FRIDAY = date(2026, 11, 20)


def rep(name: str = "Priya", zone: str = "Europe/Berlin", **more: Any) -> Member:
    usual = {"email": f"{name.lower()}@example.com", "digest_at": time(8), "zone": ZoneInfo(zone)}
    return Member(name=name, **{**usual, **more})


def workbook(*team: Member, due: Iterable[str] | None = None) -> Picture:
    """One overdue lead for each of the team, or for those named."""
    owners = [member.name for member in team] if due is None else due
    leads = [
        Lead(
            lead_id=f"L-{1001 + n}",
            name="Ana",
            owner=owner,
            stage="New",
            next_action=date(2026, 1, 1),
        )
        for n, owner in enumerate(owners)
    ]
    return Picture(
        leads=tuple(leads),
        settings=Settings(team=team, stages=(Stage(name="New"),)),
        workspace=Workspace(mail_domain="leads.example.com"),
    )


def at(clock: str, day: date = FRIDAY, zone: ZoneInfo = BERLIN) -> datetime:
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=zone)


def rows(picture: Picture, now: datetime) -> tuple[LetterEvent, ...]:
    return send_digests(picture, NOTHING, now).letters


def days_of_minutes(
    picture: Picture, begin: datetime, end: datetime, step: timedelta, *, restarts: bool = False
) -> list[tuple[str, datetime, date]]:
    """Run the worker from `begin` to `end`; who was sent a letter when, for which day."""
    went_out = []
    now = begin
    while now < end:
        wanted = send_digests(picture, NOTHING, now)
        picture = picture.after(wanted)
        for row in wanted.letters:
            went_out.append((row.about, row.at, row.day))
            picture = picture.after(_noted(row, LetterState.SENT))
        if restarts:  # nothing but the workbook is left
            picture = replace(picture, read_at=now)
        now += step
    return went_out


def _noted(row: LetterEvent, state: LetterState) -> Changes:
    note = replace(row, state=state, at=row.at + timedelta(seconds=1), data={})
    return Changes.of(Change(letters=(note,)))


def test_due_digest_is_queued_with_all_that_is_needed_to_send_it_later() -> None:
    now = at("08:00:20")

    [row] = rows(workbook(rep()), now)
    assert replace(row, data={}) == LetterEvent(
        message_id="digest.priya=example.com.2026-11-20@leads.example.com",
        kind="digest",
        to="priya@example.com",
        about="Priya",
        day=FRIDAY,
        state=LetterState.QUEUED,
        at=now,
    )
    assert row.data["summary"] == "1 overdue"


def test_nothing_to_say_is_noted_so_that_noon_brings_no_digest() -> None:
    empty = workbook(rep(), due=())
    morning = send_digests(empty, NOTHING, at("08:00"))

    assert [row.state for row in morning.letters] == [LetterState.EMPTY]
    came_at_eleven = replace(workbook(rep()), letters=empty.after(morning).letters)
    assert rows(came_at_eleven, at("12:00")) == ()


@pytest.mark.parametrize("state", list(LetterState))
def test_no_second_digest_for_a_day_whatever_became_of_the_first(state: LetterState) -> None:
    first = send_digests(workbook(rep()), NOTHING, at("08:00"))
    later = workbook(rep()).after(first).after(_noted(first.letters[0], state))

    assert rows(later, at("08:01")) == ()


def test_running_it_again_on_its_own_result_changes_nothing() -> None:
    before = workbook(rep(), rep("Marco"))
    after = before.after(send_digests(before, NOTHING, at("08:00")))

    assert not send_digests(after, NOTHING, at("08:00"))


def test_changed_address_or_name_brings_no_second_digest() -> None:
    first = send_digests(workbook(rep()), NOTHING, at("08:00"))
    letters = workbook(rep()).after(first).letters

    new_address = replace(workbook(rep(email="p.nair@example.com")), letters=letters)
    new_name = replace(workbook(rep(name="Priya", email="priya@example.com")), letters=letters)
    renamed = replace(
        new_name, settings=replace(new_name.settings, team=(replace(rep(), name="Priya N."),))
    )
    assert rows(new_address, at("08:05")) == ()
    assert rows(renamed, at("08:05")) == ()


@pytest.mark.parametrize(
    "email", ["", "priya", "priya@example", "priya@example.com, x@example.net"]
)
def test_without_a_usable_address_nothing_goes_out(email: str) -> None:
    assert rows(workbook(rep(email=email)), at("08:00")) == ()


def test_digest_is_caught_up_after_downtime_but_not_in_the_afternoon() -> None:
    assert len(rows(workbook(rep()), at("13:30"))) == 1
    assert rows(workbook(rep()), at("14:30")) == ()


def test_colleagues_who_share_an_address_each_get_theirs() -> None:
    both = workbook(rep(email="sales@example.com"), rep("Marco", email="sales@example.com"))

    queued = rows(both, at("08:00"))
    assert len({row.message_id for row in queued}) == 2
    assert not send_digests(
        both.after(send_digests(both, NOTHING, at("08:00"))), NOTHING, at("09:00")
    )


def test_one_digest_a_local_working_day_in_two_zones_across_restarts() -> None:
    """Two weeks over both American and European clock changes, a worker restarted before every minute."""
    team = workbook(rep("Priya", "Europe/Dublin", holidays="IE"), rep("Marco", "America/New_York"))
    begin, end = datetime(2026, 10, 19, tzinfo=UTC), datetime(2026, 11, 9, tzinfo=UTC)

    went_out = days_of_minutes(team, begin, end, timedelta(minutes=10), restarts=True)
    weekdays = [
        begin.date() + timedelta(days=n)
        for n in range(21)
        if (begin.date() + timedelta(days=n)).weekday() < 5
    ]
    october_bank_holiday = date(2026, 10, 26)
    for name, zone, expected in (
        ("Priya", "Europe/Dublin", [day for day in weekdays if day != october_bank_holiday]),
        ("Marco", "America/New_York", weekdays),
    ):
        own = [
            (moment.astimezone(ZoneInfo(zone)), day) for who, moment, day in went_out if who == name
        ]
        assert [day for _, day in own] == expected
        assert {moment.time() for moment, _ in own} == {time(8)}
        assert all(moment.date() == day for moment, day in own)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"])
def test_one_digest_a_day_at_the_hour_that_clocks_jump_over_or_repeat(zone: str) -> None:
    every_day = workbook(rep(zone=zone, digest_at=time(2, 15), days=frozenset(range(7))))
    for begin in (datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 10, 1, tzinfo=UTC)):
        went_out = days_of_minutes(
            every_day, begin, begin + timedelta(days=40), timedelta(minutes=15)
        )

        days = [day for _, _, day in went_out]
        assert len(days) == len(set(days)) >= 39
        assert days == [days[0] + timedelta(days=n) for n in range(len(days))]


def test_none_while_away_and_all_of_it_on_the_day_of_return() -> None:
    away = rep(away_from=date(2026, 11, 17), away_until=date(2026, 11, 19))
    begin = datetime(2026, 11, 16, tzinfo=UTC)

    went_out = days_of_minutes(
        workbook(away), begin, begin + timedelta(days=5), timedelta(minutes=30)
    )
    assert [day for _, _, day in went_out] == [date(2026, 11, 16), FRIDAY]


def test_one_colleagues_digest_never_waits_for_anothers() -> None:
    team = workbook(rep(digest_at=time(7)), rep("Marco", digest_at=time(9)))

    assert [row.about for row in rows(team, at("07:30"))] == ["Priya"]


def test_its_line_in_the_roster_says_what_it_does() -> None:
    assert AUTOMATION.name == "send_digests"
    assert AUTOMATION.purpose.endswith(".")
