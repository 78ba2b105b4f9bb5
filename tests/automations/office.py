"""A sheet, a mailbox and a clock, with people who type: what the tests of decisions share."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from automations import ALL
from automations.house import House
from automations.turn import take_turn
from automations.turn_report import TurnReport
from leads.model import Cell, Lead, ReviewCase, Screened, Workspace
from leads.settings import Member, Role, Settings, Stage, StageKind
from tests.automations.mails import mail
from tests.fakes.inbox import InMemoryInbox
from tests.fakes.post import InMemoryOutbox, PlainLetters
from tests.fakes.workbook import InMemoryWorkbook

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
STAGES = Settings(
    team=(
        Member(name="Mara Lind", email="mara@ours.example", role=Role.MANAGER, digest_at=time(8)),
    ),
    stages=(
        Stage(name="New"),
        Stage(name="Quoted"),
        Stage(name="Won", kind=StageKind.WON),
        Stage(name="Junk", kind=StageKind.JUNK),
    ),
)


class Office:
    """A sheet, a mailbox, and a clock that people turn."""

    def __init__(self, *rows: dict[str, Cell]) -> None:
        self.now = NOW
        self.workbook = InMemoryWorkbook(clock=lambda: self.now, settings=STAGES)
        self.workbook.next_lead = 1010
        self.inbox = InMemoryInbox("sales")
        for row in rows:
            self.workbook.type_row(**row)
        self.work()

    def house(self) -> House:
        return House(
            workbook=self.workbook,
            inboxes=(self.inbox,),
            letters=PlainLetters(),
            outbox=InMemoryOutbox(),
            workspace=Workspace(own_domains=frozenset({"ours.example"}), region="GB"),
            roster=ALL,
            clock=lambda: self.now,
        )

    def turn(self) -> TurnReport:
        """One turn of a worker that has just started."""
        return take_turn(self.house())

    def work(self) -> None:
        """Turns, until nothing is left to do."""
        if not any(self.turn().idle for _ in range(5)):
            pytest.fail("it never becomes idle")

    def ask(self, one: str, other: str, decision: str = "", kind: str = "possible repeat") -> int:
        """A question in Review, perhaps with a decision typed beside it; its place."""
        case = ReviewCase(
            raised_at=self.now,
            kind=kind,
            why="same phone",
            score=0.7,
            lead_a=one,
            lead_b=other,
            decision=decision,
        )
        self.workbook.review.append(case)
        return len(self.workbook.review) - 1

    def decide(self, place: int, decision: str) -> None:
        self.workbook.review[place] = replace(self.workbook.review[place], decision=decision)

    def case(self, place: int = 0) -> ReviewCase:
        return self.workbook.review[place]

    def lead(self, lead_id: str) -> Lead:
        return self.workbook.leads[lead_id]

    def write(self, sender: str, text: str, message_id: str, **headers: str) -> None:
        raw = mail(
            sender=sender, subject="A question", message_id=message_id, text=text, headers=headers
        )
        self.inbox.deliver(raw, self.now)

    def screened(self, place: int = 0) -> Screened:
        return self.workbook.screened[place]

    def type_in_screened(self, decision: str, place: int = 0) -> None:
        self.workbook.screened[place] = replace(self.screened(place), decision=decision)
