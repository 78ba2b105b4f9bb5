from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from leads.following_up.due import DueLead, Urgency, due
from leads.model import Event, Lead
from leads.picture import Picture
from leads.settings import Member, Settings, Stage, StageKind

DUBLIN = ZoneInfo("Europe/Dublin")
NOW = datetime(2026, 11, 18, 8, tzinfo=DUBLIN)  # a Wednesday
TODAY = NOW.date()
SINCE = NOW - timedelta(days=1)

STAGES = (
    Stage(name="New", remind_after=1),
    Stage(name="Quoted", remind_after=10),
    Stage(name="Won", kind=StageKind.WON),
    Stage(name="Later", kind=StageKind.LATER),
    Stage(name="Junk", kind=StageKind.JUNK),
)
PRIYA = Member(name="Priya Nair", zone=DUBLIN)


def lead(number: int = 1001, **fields: Any) -> Lead:
    return Lead(lead_id=f"L-{number}", **{"owner": "Priya Nair", "stage": "Quoted", **fields})


def event(what: str, at: datetime, number: int = 1001, **fields: Any) -> Event:
    return Event(at=at, lead_id=f"L-{number}", who="take_in_inquiries", what=what, **fields)


def found(
    *leads: Lead, events: tuple[Event, ...] = (), member: Member = PRIYA, now: datetime = NOW
) -> tuple[DueLead, ...]:
    picture = Picture(leads=leads, events=events, settings=Settings(stages=STAGES))
    return due(picture, member, now, SINCE)


def told(
    *leads: Lead, events: tuple[Event, ...] = (), now: datetime = NOW
) -> list[tuple[Urgency, str]]:
    return [(one.urgency, one.because) for one in found(*leads, events=events, now=now)]


@pytest.mark.parametrize(
    ("days", "urgency", "because"),
    [
        (-6, Urgency.OVERDUE, "6 days overdue"),
        (-1, Urgency.OVERDUE, "1 day overdue"),
        (0, Urgency.TODAY, "due today"),
        (1, Urgency.LATER, "Thursday 19 Nov"),
        (4, Urgency.LATER, "Sunday 22 Nov"),
    ],
)
def test_next_action_decides_the_section(days: int, urgency: Urgency, because: str) -> None:
    assert told(lead(next_action=TODAY + timedelta(days=days))) == [(urgency, because)]


def test_next_week_is_not_told() -> None:
    assert told(lead(next_action=date(2026, 11, 23))) == []


def test_lead_without_any_reason_rests() -> None:
    assert told(lead()) == []


def test_days_are_counted_where_the_member_lives() -> None:
    now = datetime(2026, 11, 18, 22, tzinfo=UTC)  # already Thursday in Auckland
    auckland = Member(name="Priya Nair", zone=ZoneInfo("Pacific/Auckland"))

    [here] = found(lead(next_action=date(2026, 11, 18)), now=now)
    [there] = found(lead(next_action=date(2026, 11, 18)), now=now, member=auckland)
    assert (here.because, there.because) == ("due today", "1 day overdue")


def test_only_ones_own_leads_are_told_whatever_the_letter_case() -> None:
    leads = (
        lead(1001, next_action=TODAY, owner=" priya nair"),
        lead(1002, next_action=TODAY, owner="Marco"),
        lead(1003, next_action=TODAY, owner=""),
    )

    assert [one.lead.lead_id for one in found(*leads)] == ["L-1001"]


def test_won_and_junk_leads_are_left_in_peace() -> None:
    assert (
        told(lead(stage="Won", next_action=TODAY), lead(1002, stage="Junk", next_action=TODAY))
        == []
    )


def test_lead_put_off_for_later_speaks_up_on_its_date() -> None:
    assert told(lead(stage="Later", next_action=TODAY)) == [(Urgency.TODAY, "due today")]


def test_lead_in_an_unknown_stage_is_better_seen_than_lost() -> None:
    assert told(lead(stage="Qouted", next_action=TODAY)) == [(Urgency.TODAY, "due today")]


@pytest.mark.parametrize(
    ("inquiries", "because"),
    [
        (0, "wrote again"),
        (2, "wrote again, 2nd time"),
        (3, "wrote again, 3rd time"),
        (4, "wrote again, 4th time"),
        (11, "wrote again, 11th time"),
        (21, "wrote again, 21st time"),
        (112, "wrote again, 112th time"),
    ],
)
def test_touch_since_the_last_digest_is_told_with_its_count(inquiries: int, because: str) -> None:
    touch = event(Event.TOUCH, SINCE + timedelta(hours=2), new="Any news?")

    [one] = found(lead(inquiries=inquiries), events=(touch,))
    assert (one.urgency, one.because, one.said) == (Urgency.WROTE_AGAIN, because, "Any news?")


def test_touch_that_the_last_digest_told_is_no_news() -> None:
    assert told(lead(), events=(event(Event.TOUCH, SINCE),)) == []


def test_lead_is_told_once_under_its_most_urgent_reason() -> None:
    touch = event(Event.TOUCH, NOW - timedelta(hours=3), new="Hello?")

    [one] = found(lead(next_action=TODAY - timedelta(days=2), inquiries=3), events=(touch,))
    assert one.urgency is Urgency.OVERDUE
    assert one.because == "2 days overdue; wrote again, 3rd time"
    assert one.said == "Hello?"


@pytest.mark.parametrize(
    ("stage", "because"),
    [
        ("Won", 'wrote again, 2nd time, and the lead is closed ("Won")'),
        ("Later", 'wrote again, 2nd time, and the lead is put off ("Later")'),
    ],
)
def test_customer_who_writes_on_a_closed_lead_is_heard(stage: str, because: str) -> None:
    touch = event(Event.TOUCH, NOW - timedelta(hours=3))

    assert told(lead(stage=stage, inquiries=2), events=(touch,)) == [(Urgency.WROTE_AGAIN, because)]


@pytest.mark.parametrize(
    ("arrived", "because"),
    [
        (datetime(2026, 11, 18, 7, 10, tzinfo=DUBLIN), "came 07:10 today by web form"),
        (datetime(2026, 11, 17, 17, 40, tzinfo=DUBLIN), "came 17:40 yesterday by web form"),
        (datetime(2026, 11, 15, 17, 40, tzinfo=DUBLIN), "came Sunday 17:40 by web form"),
        (datetime(2026, 11, 2, 17, 40, tzinfo=DUBLIN), "came 2 Nov by web form"),
        (None, "came 07:30 today by web form"),
    ],
)
def test_new_lead_says_when_and_how_it_came(arrived: datetime | None, because: str) -> None:
    filed = event(Event.FILED, NOW - timedelta(minutes=30), new="We need 12.", source_ref="m1")

    [one] = found(lead(stage="New", source="Web form", first_contact=arrived), events=(filed,))
    assert (one.urgency, one.because, one.said) == (Urgency.NEW, because, "We need 12.")


def test_row_typed_by_a_person_has_no_message_to_show() -> None:
    filed = event(Event.FILED, NOW - timedelta(minutes=30), new="Ana Lopez")

    [one] = found(lead(stage="New", source="Phone"), events=(filed,))
    assert (one.because, one.said) == ("came 07:30 today by phone", "")


def test_lead_given_to_a_colleague_is_new_to_them() -> None:
    given = event(
        "Owner", NOW - timedelta(hours=1), old="Marco", new="Priya Nair", because="Marco is away"
    )
    taken = event("Owner", NOW - timedelta(hours=1), 1002, old="Priya Nair", new="Marco")

    assert told(lead(), lead(1002, owner="Marco"), events=(given, taken)) == [
        (Urgency.NEW, "given to you 07:00 today: Marco is away")
    ]


def test_news_that_somebody_answered_and_dated_rests_until_its_date() -> None:
    filed = event(Event.FILED, NOW - timedelta(hours=20))
    worked_on = event("Comment", NOW - timedelta(hours=18), new="Called, ring again in December")
    planned = lead(next_action=date(2026, 12, 1))

    assert told(planned, events=(filed, worked_on)) == []
    assert told(lead(), events=(filed, worked_on)) == [(Urgency.NEW, "came 12:00 yesterday")]
    assert told(planned, events=(worked_on, filed)) == []


def test_news_after_somebody_planned_is_told_again() -> None:
    worked_on = event("Stage", NOW - timedelta(hours=18), new="Quoted")
    touch = event(Event.TOUCH, NOW - timedelta(hours=2))

    assert told(lead(next_action=date(2026, 12, 1)), events=(worked_on, touch)) == [
        (Urgency.WROTE_AGAIN, "wrote again")
    ]


def test_lead_nobody_touches_and_nobody_dated_comes_back() -> None:
    last = datetime(2026, 11, 7, 12, tzinfo=DUBLIN)

    assert told(lead(last_touch=last)) == [
        (Urgency.UNTOUCHED, "untouched for 11 days, and no next action is set")
    ]
    assert told(lead(last_touch=last + timedelta(days=1))) == []  # Quoted may wait 10 days
    assert told(lead(last_touch=last, next_action=date(2026, 12, 1))) == []
    assert told(lead(last_touch=last, stage="Unknown")) == []


def test_oldest_times_priority_comes_first() -> None:
    leads = (
        lead(1001, next_action=TODAY - timedelta(days=3), priority="D"),  # (3+1) x 1
        lead(1002, next_action=TODAY - timedelta(days=1), priority="A"),  # (1+1) x 4
        lead(1003, next_action=TODAY - timedelta(days=9), priority=""),  # (9+1) x 2
        lead(1004, next_action=TODAY - timedelta(days=1), priority="a"),
        lead(1005, next_action=TODAY),
        lead(1006, next_action=TODAY, priority="B"),
        lead(1007, next_action=TODAY + timedelta(days=2), priority="A"),
        lead(1008, next_action=TODAY + timedelta(days=1), priority="D"),
    )

    ids = [one.lead.number for one in found(*leads)]
    assert ids == [1003, 1002, 1004, 1001, 1006, 1005, 1008, 1007]
