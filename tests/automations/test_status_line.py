"""The Dashboard's line on the last turn: it names what is wrong, costs no write of its own, and clears."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from automations.automation import Automation
from automations.house import House
from automations.retry_letters import retry_letters
from automations.status_line import HEARD_FOR, MOST, TROUBLE, in_words
from automations.turn import take_turn
from connectors.errors import OutboxUnavailable
from leads.changes import Changes
from leads.model import Workspace
from leads.picture import Arrivals, Picture
from leads.tabs import REVIEW
from tests.automations.orders import give_owner
from tests.automations.test_isolation import OwnerProtected
from tests.automations.test_turn import file_one_lead, queue_digest
from tests.fakes.clock import Clock
from tests.fakes.inbox import InMemoryInbox
from tests.fakes.post import InMemoryOutbox, PlainLetters
from tests.fakes.workbook import InMemoryWorkbook


class Room:
    """A house with one mailbox, and the line as its Dashboard shows it."""

    def __init__(self) -> None:
        self.clock = Clock(datetime(2027, 3, 1, 9, tzinfo=UTC))
        self.workbook = InMemoryWorkbook(clock=self.clock)
        self.inbox = InMemoryInbox("sales")
        self.outbox = InMemoryOutbox()
        self.house = House(
            workbook=self.workbook,
            inboxes=(self.inbox,),
            letters=PlainLetters(),
            outbox=self.outbox,
            workspace=Workspace(),
            roster=(),
            clock=self.clock,
        )
        self._remembered: Picture | None = None

    def order(self, *decisions: object) -> None:
        roster = tuple(Automation(f"order {n}", "", one) for n, one in enumerate(decisions))  # type: ignore[arg-type]
        self.house = replace(self.house, roster=roster)

    def turn(self) -> None:
        """One turn of a worker that goes on, and the minute until the next."""
        self._remembered = take_turn(self.house, self._remembered).picture
        self.clock.advance(50)

    @property
    def line(self) -> str:
        return self.workbook.memory.get(TROUBLE, "")


@pytest.fixture
def room() -> Room:
    return Room()


def test_mailbox_that_is_down_is_named_until_it_is_up_again(room: Room) -> None:
    room.inbox.unavailable = "no answer"
    room.turn()
    down = room.line
    room.inbox.unavailable = ""
    room.turn()

    assert down == "mailbox sales cannot be read"
    assert room.line == ""


def test_trouble_of_one_worker_of_two_is_written_once_and_stays_on_the_line(room: Room) -> None:
    well = replace(room.house, worker="other", inboxes=(InMemoryInbox("sales"),))
    room.inbox.unavailable = "no answer"
    room.turn()
    after_one = room.workbook.writes
    for _ in range(10):
        take_turn(well)
        room.turn()

    assert room.line == "mailbox sales cannot be read"
    assert room.workbook.writes == after_one


def test_words_of_a_worker_that_died_leave_the_line_within_half_an_hour(room: Room) -> None:
    well = replace(room.house, worker="other", inboxes=(InMemoryInbox("sales"),))
    room.inbox.unavailable = "no answer"
    room.turn()
    take_turn(well)
    at_once = room.line
    room.clock.advance(HEARD_FOR.total_seconds())
    take_turn(well)

    assert at_once == "mailbox sales cannot be read"
    assert room.line == ""


def test_same_trouble_of_two_workers_is_said_once(room: Room) -> None:
    room.inbox.unavailable = "no answer"
    room.turn()
    take_turn(replace(room.house, worker="other"))
    assert room.line == "mailbox sales cannot be read"

    room.inbox.unavailable = ""
    room.turn()
    take_turn(replace(room.house, worker="other"))
    assert room.line == ""


def test_trouble_that_stays_is_written_once(room: Room) -> None:
    room.inbox.unavailable = "no answer"
    room.turn()
    after_one = room.workbook.writes
    for reason in ("no answer", "greeting took too long", "no answer"):
        room.inbox.unavailable = reason
        room.turn()

    assert after_one == room.workbook.writes == 1


def test_a_turn_without_trouble_writes_no_line(room: Room) -> None:
    room.turn()

    assert room.workbook.writes == 0


def test_trouble_rides_with_what_the_turn_writes(room: Room) -> None:
    room.inbox.unavailable = "no answer"
    room.order(file_one_lead)
    room.turn()

    assert [row["lead_id"] for row in room.workbook.rows] == ["L-1001"]
    assert room.line == "mailbox sales cannot be read"
    assert room.workbook.writes == 1


def test_letters_that_cannot_leave_are_counted(room: Room) -> None:
    room.outbox.fail_next(OutboxUnavailable("nothing listens there"))
    room.order(queue_digest, retry_letters)
    room.turn()
    room.turn()
    waiting = room.line
    for _ in range(4):
        room.turn()

    assert waiting == "1 letter could not leave yet"
    assert [letter.to for letter in room.outbox.sent] == ["priya@example.com"]
    assert room.line == ""


def test_cells_that_the_sheet_refuses_are_named() -> None:
    room = Room()
    workbook = OwnerProtected(room.clock)
    workbook.type_row(lead_id="L-1001", name="Zoe")
    room.workbook = workbook
    room.house = replace(room.house, workbook=workbook)
    room.order(give_owner)
    room.turn()
    named, asked = room.line, workbook.asked
    room.turn()
    room.turn()

    assert named == room.line == "cannot write L-1001 (owner)"
    assert workbook.asked == asked


def test_an_automation_that_breaks_is_named(room: Room) -> None:
    def broken(picture: Picture, arrivals: Arrivals, now: datetime) -> Changes:
        raise ZeroDivisionError

    room.order(broken)
    room.turn()

    assert room.line == "order 0 failed"


def test_columns_and_forms_that_are_missing_are_named() -> None:
    picture = Picture(
        missing={
            "Leads": ("Country", "Tags"),
            "Answers": ("form contact: the tab Answers is not there",),
        }
    )

    assert in_words(picture, Arrivals(), (), ()) == (
        "cannot find Answers: form contact; cannot find Leads: Country, Tags"
    )


def test_tab_that_somebody_deleted_is_named_without_its_columns() -> None:
    picture = Picture(missing={"Review": tuple(column.heading for column in REVIEW.columns)})

    assert in_words(picture, Arrivals(), (), ()) == "the tab Review is not there"


def test_the_line_has_an_end() -> None:
    arrivals = Arrivals(unavailable={f"mailbox of branch {n:03}": "no answer" for n in range(99)})

    words = in_words(Picture(), arrivals, (), ())

    assert len(words) == MOST
    assert words.endswith("…")
