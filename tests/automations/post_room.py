"""Mailboxes, a sheet and a clock, and one turn at a time: what the tests of mailboxes and of comparing share."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from automations import ALL
from automations.house import House
from automations.turn import take_turn
from automations.turn_report import TurnReport
from leads.model import Event, Workspace
from tests.fakes.clock import Clock
from tests.fakes.inbox import InMemoryInbox
from tests.fakes.post import InMemoryOutbox, PlainLetters
from tests.fakes.workbook import InMemoryWorkbook

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)


class PostRoom:
    """One process and its world; without `known` it is a new process that looks at the same world."""

    def __init__(self, *inboxes: InMemoryInbox) -> None:
        self.clock = Clock(NOW)
        self.inboxes = inboxes or (InMemoryInbox(),)
        self.workbook = InMemoryWorkbook(clock=self.clock)
        self.known: TurnReport | None = None

    @property
    def inbox(self) -> InMemoryInbox:
        """The first mailbox."""
        return self.inboxes[0]

    @property
    def house(self) -> House:
        return House(
            workbook=self.workbook,
            inboxes=self.inboxes,
            letters=PlainLetters(),
            outbox=InMemoryOutbox(),
            workspace=Workspace(),
            roster=ALL,
            clock=self.clock,
        )

    def turn(self, *, hours: float = 0.05) -> TurnReport:
        self.clock.advance(hours * 3600)
        picture = self.known.picture if self.known else None
        self.known = take_turn(self.house, picture, picture)
        return self.known

    def deliver(self, *raws: bytes) -> None:
        for raw in raws:
            self.inbox.deliver(raw, NOW - timedelta(hours=1))

    def filed(self) -> list[str]:
        """What each inquiry became, in order."""
        wanted = (Event.FILED, Event.TOUCH)
        return [event.what for event in self.workbook.events if event.what in wanted]

    def names(self) -> list[str]:
        return sorted(one.name for one in self.workbook.leads.values())
