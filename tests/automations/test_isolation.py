"""What a turn does when the workbook rejects: one culprit is set aside; a workbook that takes nothing ends the turn."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from automations import ALL
from automations.automation import Automation
from automations.house import House
from automations.isolation import MOST_CULPRITS
from automations.turn import take_turn
from connectors.ports import Outcome, Rejected
from leads.changes import Change, Changes
from leads.model import Workspace
from leads.picture import Picture
from tests.automations.mails import mail
from tests.automations.orders import FIRST_COME, give_owner
from tests.fakes.clock import Clock
from tests.fakes.inbox import InMemoryInbox
from tests.fakes.post import InMemoryOutbox, PlainLetters
from tests.fakes.workbook import InMemoryWorkbook

NINE = datetime(2027, 3, 1, 9, tzinfo=UTC)
ENOUGH = 60
"""More commits than any turn here may need."""


class Picky(InMemoryWorkbook):
    """A workbook that rejects what it is told to reject, and counts how often it was asked."""

    def __init__(self, *, barred: bool = False) -> None:
        super().__init__(clock=lambda: NINE)
        self.asked = 0
        self._barred = barred

    def rejects(self, part: Change) -> bool:
        raise NotImplementedError

    def commit(self, changes: Changes, picture: Picture) -> Outcome:
        self.asked += 1
        assert self.asked < ENOUGH, "the turn does not end"
        if any(map(self.rejects, changes)):
            return Rejected(error="Invalid requests[3]", barred=self._barred)
        return super().commit(changes, picture)


class Full(Picky):
    """As when the spreadsheet is full: whatever is sent, it is rejected."""

    def rejects(self, part: Change) -> bool:
        return True


class NoNewRows(Picky):
    """As when somebody protected the Leads tab: no lead can be added, all else can."""

    def rejects(self, part: Change) -> bool:
        return part.new_lead is not None


def house_of(workbook: InMemoryWorkbook, mails: int) -> House:
    inbox = InMemoryInbox("inquiries")
    for number in range(mails):
        inbox.deliver(
            mail(
                sender=f"Buyer {number} <buyer{number}@firm{number}.example>",
                subject="A price, please",
                message_id=f"{number}@firm{number}.example",
                text=f"Hello, what do {number + 10} units cost? Buyer {number}",
            )
        )
    return House(
        workbook=workbook,
        inboxes=(inbox,),
        letters=PlainLetters(),
        outbox=InMemoryOutbox(),
        workspace=Workspace(own_domains=frozenset({"ours.example"})),
        roster=ALL,
        clock=lambda: NINE,
    )


def test_workbook_that_rejects_everything_ends_the_turn_and_the_mails_wait() -> None:
    workbook = Full()
    report = take_turn(house_of(workbook, 20))

    assert (workbook.rows, workbook.screened, workbook.cursors) == ([], [], {})
    assert any("whatever it holds" in sentence for sentence in report.trouble)
    assert report.picture is None


def test_workbook_we_may_not_write_to_is_asked_once() -> None:
    """Not shared any more, say: no single change is to blame, so none is set aside."""
    workbook = Full(barred=True)
    report = take_turn(house_of(workbook, 20))

    assert workbook.asked == 1
    assert (workbook.screened, workbook.cursors) == ([], {})
    assert any("Invalid requests[3]" in sentence for sentence in report.trouble)


def test_a_turn_sets_aside_a_few_changes_at_most() -> None:
    """A protected tab is no reason to turn a thousand inquiries into screened rows."""
    workbook = NoNewRows()
    report = take_turn(house_of(workbook, 20))

    assert len(workbook.screened) <= MOST_CULPRITS
    assert workbook.cursors["inquiries"].uid == len(workbook.screened)
    assert any("one change after another" in sentence for sentence in report.trouble)


class OwnerProtected(Picky):
    """As when somebody protected the Owner of one lead."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock

        self.protected = True

    def rejects(self, part: Change) -> bool:
        cells = {(cell.lead_id, cell.attribute) for cell in part.cells}
        return self.protected and ("L-1001", "owner") in cells


def test_protected_cell_is_tried_again_ever_more_rarely_and_told_once() -> None:
    clock = Clock(NINE)
    workbook = OwnerProtected(clock)
    workbook.type_row(lead_id="L-1001", name="Zoe")
    workbook.type_row(lead_id="L-1002", name="Adam")
    house = replace(
        house_of(workbook, mails=0), roster=(Automation("give", "", give_owner),), clock=clock
    )
    first = take_turn(house)
    tried = workbook.asked
    for _ in range(3):
        clock.advance(70)
        assert take_turn(house).trouble == ()
    calm = workbook.asked
    clock.advance(301)
    again = take_turn(house)
    tried_twice = workbook.asked
    for _ in range(8):
        clock.advance(70)
        take_turn(house)

    assert [row["owner"] for row in workbook.rows] == ["", FIRST_COME]
    assert any("L-1001 (owner)" in sentence for sentence in first.trouble)
    assert calm == tried
    assert workbook.asked == tried_twice > calm
    assert any("L-1001 (owner)" in sentence for sentence in again.trouble)
    assert [(case.kind, "L-1001 (owner)" in case.why) for case in workbook.review] == [
        ("cannot be written", True)
    ]


def test_cell_is_written_minutes_after_its_protection_is_lifted() -> None:
    clock = Clock(NINE)
    workbook = OwnerProtected(clock)
    workbook.type_row(lead_id="L-1001", name="Zoe")
    house = replace(
        house_of(workbook, mails=0), roster=(Automation("give", "", give_owner),), clock=clock
    )
    take_turn(house)
    workbook.protected = False
    clock.advance(301)
    take_turn(house)

    assert [row["owner"] for row in workbook.rows] == [FIRST_COME]
