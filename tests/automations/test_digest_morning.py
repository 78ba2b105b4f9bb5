"""A rep's mornings through whole turns: queued, rendered, sent, noted; with crashes and a mail server that is down."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from automations import retry_letters, send_digests
from automations.house import House
from automations.turn import take_turn
from connectors.errors import DeliveryFailed, DeliveryInDoubt
from connectors.letters import JinjaLetters
from leads.model import Event, LetterState, Workspace
from leads.settings import Member, Settings, Stage
from tests.fakes.post import InMemoryOutbox
from tests.fakes.workbook import InMemoryWorkbook

DUBLIN = ZoneInfo("Europe/Dublin")
PRIYA = Member(name="Priya", email="priya@example.com", digest_at=time(8), zone=DUBLIN)
MARCO = Member(
    name="Marco", email="marco@example.com", digest_at=time(8), zone=ZoneInfo("America/New_York")
)


class Office:
    """A workbook, an outbox and a clock; the worker itself keeps nothing, so each turn is a restart."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 18, 7, 55, tzinfo=UTC)
        settings = Settings(team=(PRIYA, MARCO), stages=(Stage(name="New"),))
        self.workbook = InMemoryWorkbook(clock=lambda: self.now, settings=settings)
        self.outbox = InMemoryOutbox()

    def lead(
        self, number: int, owner: str = "Priya", due: date | None = date(2026, 11, 14)
    ) -> None:
        self.workbook.rows.append(
            {
                "lead_id": f"L-{number}",
                "name": f"Lead {number}",
                "owner": owner,
                "stage": "New",
                "next_action": due,
            }
        )

    def touch(self, number: int) -> None:
        self.workbook.events.append(
            Event(at=self.now, lead_id=f"L-{number}", who="x", what=Event.TOUCH, new="Any news?")
        )

    def turns(self, until: datetime, every: timedelta = timedelta(minutes=1)) -> None:
        while self.now < until:
            take_turn(self._house())
            self.now += every

    def fates(self, name: str = "Priya") -> list[tuple[date, LetterState]]:
        return [(row.day, row.state) for row in self.workbook.letters if row.about == name]

    def _house(self) -> House:
        return House(
            workbook=self.workbook,
            inboxes=(),
            letters=JinjaLetters(Path(__file__).parents[2] / "templates"),
            outbox=self.outbox,
            workspace=Workspace(mail_domain="leads.example.com"),
            roster=(retry_letters.AUTOMATION, send_digests.AUTOMATION),
            clock=lambda: self.now,
        )


@pytest.fixture
def office() -> Office:
    return Office()


def test_each_rep_gets_one_letter_in_their_own_morning(office: Office) -> None:
    office.lead(1001, "Priya")
    office.lead(1002, "Marco")

    office.turns(office.now + timedelta(days=1), timedelta(minutes=5))
    assert [(letter.to, letter.subject) for letter in office.outbox.sent] == [
        ("priya@example.com", "1 overdue - start with Lead 1001"),
        ("marco@example.com", "1 overdue - start with Lead 1002"),
    ]
    queued = [row for row in office.workbook.letters if row.state is LetterState.QUEUED]
    assert [row.at.astimezone(UTC).time() for row in queued] == [time(8), time(13)]


def test_nothing_to_say_sends_nothing_all_day(office: Office) -> None:
    office.turns(office.now + timedelta(hours=1))
    office.lead(1001)
    office.turns(office.now + timedelta(hours=8), timedelta(minutes=30))

    assert office.outbox.sent == []
    assert office.fates() == [(date(2026, 11, 18), LetterState.EMPTY)]


def test_mail_server_that_is_back_by_noon_still_brings_the_letter_once(office: Office) -> None:
    office.lead(1001)
    for _ in range(3):
        office.outbox.fail_next(DeliveryFailed("451 try later", permanent=False))

    office.turns(office.now + timedelta(hours=4))
    assert len(office.outbox.sent) == 1
    assert office.fates()[-1] == (date(2026, 11, 18), LetterState.SENT)


@pytest.mark.parametrize(
    ("fault", "fate"),
    [
        (DeliveryInDoubt("cut after the last byte"), LetterState.HELD),
        (DeliveryFailed("550 no such mailbox", permanent=True), LetterState.FAILED),
    ],
)
def test_what_a_lost_digest_said_is_in_the_next(
    office: Office, fault: Exception, fate: LetterState
) -> None:
    office.lead(1001, due=None)
    office.touch(1001)
    office.outbox.fail_next(fault)
    office.turns(office.now + timedelta(hours=12), timedelta(minutes=5))
    assert office.outbox.sent == []

    office.turns(office.now + timedelta(hours=13), timedelta(minutes=5))
    assert [letter.subject for letter in office.outbox.sent] == [
        "1 wrote again - start with Lead 1001"
    ]
    assert (date(2026, 11, 18), fate) in office.fates()

    office.turns(office.now + timedelta(days=1), timedelta(minutes=5))
    assert len(office.outbox.sent) == 1
    assert office.fates()[-1] == (date(2026, 11, 20), LetterState.EMPTY)


def test_what_came_after_the_digest_is_in_the_next(office: Office) -> None:
    office.lead(1001, due=None)
    office.lead(1002)
    office.turns(datetime(2026, 11, 18, 8, 30, tzinfo=UTC))
    office.touch(1001)
    office.turns(datetime(2026, 11, 20, 8, 30, tzinfo=UTC), timedelta(minutes=5))

    assert [letter.subject for letter in office.outbox.sent if letter.to == PRIYA.email] == [
        "1 overdue - start with Lead 1002",
        "1 overdue, 1 wrote again - start with Lead 1002",
        "1 overdue - start with Lead 1002",
    ]
