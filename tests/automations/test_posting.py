"""Letters: each leaves once or not at all, whatever happens between queueing, sending and noting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from automations.automation import Automation
from automations.house import House
from automations.retry_letters import retry_letters
from automations.turn import take_turn
from automations.turn_report import TurnReport
from connectors.errors import WorkbookUnavailable
from connectors.ports import Outcome, Rejected
from leads.changes import Change, Changes
from leads.model import Letter, LetterEvent, LetterState, Workspace
from leads.picture import Arrivals, Picture
from leads.telling.outgoing import DOUBT_AFTER
from tests.fakes.clock import Clock
from tests.fakes.post import InMemoryOutbox, PlainLetters
from tests.fakes.workbook import InMemoryWorkbook

START = datetime(2027, 3, 1, 8, tzinfo=UTC)
NAMES = ("Ana", "Ben", "Cho", "Dee")


def letter(name: str, at: datetime, state: LetterState = LetterState.QUEUED) -> LetterEvent:
    return LetterEvent(
        message_id=f"digest.{name.lower()}.2027-03-01@example.com",
        kind="digest",
        to=f"{name.lower()}@example.com",
        about=name,
        day=START.date(),
        state=state,
        at=at,
        data={"name": name},
    )


def queue_each(picture: Picture, arrivals: Arrivals, now: datetime) -> Changes:
    """One letter for everybody."""
    known = {row.about for row in picture.letters}
    return Changes(
        tuple(Change(letters=(letter(name, now),)) for name in NAMES if name not in known)
    )


class Outbox(InMemoryOutbox):
    """Somebody may do something before each letter leaves."""

    def __init__(self, before: Callable[[Letter], object] = lambda _: None) -> None:
        super().__init__()
        self.before = before

    def send(self, letter: Letter) -> None:
        self.before(letter)
        super().send(letter)

    @property
    def recipients(self) -> list[str]:
        return [sent.to.partition("@")[0].title() for sent in self.sent]


class PostRoom:
    def __init__(self, workbook: InMemoryWorkbook | None = None) -> None:
        self.clock = Clock(START)
        self.workbook = workbook or InMemoryWorkbook()
        self.workbook.clock = self.clock
        self.outbox = Outbox()

    def turn(self, remembered: Picture | None = None) -> TurnReport:
        return take_turn(
            House(
                workbook=self.workbook,
                inboxes=(),
                letters=PlainLetters(),
                outbox=self.outbox,
                workspace=Workspace(),
                roster=(
                    Automation("retry", "", retry_letters),
                    Automation("queue", "", queue_each),
                ),
                clock=self.clock,
            ),
            remembered,
        )

    def last_state(self, name: str) -> LetterState:
        return [row.state for row in self.workbook.letters if row.about == name][-1]


@pytest.fixture
def room() -> PostRoom:
    return PostRoom()


def test_letters_of_a_commit_whose_reply_was_lost_leave_in_the_same_turn(room: PostRoom) -> None:
    room.workbook.lose_reply()
    room.turn()

    assert room.outbox.recipients == list(NAMES)
    assert {room.last_state(name) for name in NAMES} == {LetterState.SENT}


def test_letters_of_a_lost_reply_leave_once_though_noting_fails(room: PostRoom) -> None:
    room.workbook.lose_reply()
    room.outbox.before = lambda _: setattr(room.workbook, "version", room.workbook.version + 1)
    room.turn()
    room.turn()

    assert room.outbox.recipients == list(NAMES)


def test_letter_that_somebody_else_queued_in_that_moment_is_theirs(room: PostRoom) -> None:
    room.workbook.letters = [letter(name, START - timedelta(seconds=1)) for name in NAMES]
    room.workbook.lose_reply()
    room.turn()

    assert room.outbox.sent == []


def test_slow_mail_server_never_brings_a_letter_into_two_hands(room: PostRoom) -> None:
    """Who queued a letter begins to send it soon or not at all: later others may look it up."""
    begun: list[timedelta] = []

    def slowly(letter: Letter) -> None:
        queued = [row.at for row in room.workbook.letters if row.message_id == letter.message_id]
        begun.append(room.clock.now - queued[-1])
        room.clock.advance(90)

    room.outbox.before = slowly
    for _ in range(6):
        room.turn()
        room.clock.advance(120)

    assert sorted(room.outbox.recipients) == list(NAMES)
    assert max(begun) < timedelta(minutes=2)
    assert max(begun) + timedelta(minutes=8) < DOUBT_AFTER


def test_surprise_around_one_letter_stops_none_of_the_others(room: PostRoom) -> None:
    def surprise(letter: Letter) -> None:
        if letter.to.startswith("ben"):
            raise KeyError("a mistake of ours")

    room.outbox.before = surprise
    report = room.turn()

    assert room.outbox.recipients == ["Ana", "Cho", "Dee"]
    assert room.last_state("Ben") is LetterState.HELD
    assert report.letters == 3


def test_workbook_that_cannot_be_read_while_noting_ends_no_turn(room: PostRoom) -> None:
    """The letters left; the report says so, and the log is mended later."""

    def others_commit_and_it_goes_down(_: Letter) -> None:
        room.workbook.version += 1
        room.workbook.fail_reads()

    room.outbox.before = others_commit_and_it_goes_down
    report = room.turn()

    assert report.letters == len(NAMES)


def test_look_up_that_was_overtaken_is_not_noted(room: PostRoom) -> None:
    """A worker looks a letter up and falls asleep; another one meanwhile sends it after all."""
    room.workbook.letters = [letter(name, START, LetterState.SENT) for name in NAMES[1:]]
    room.workbook.letters.append(letter("Ana", START))
    room.outbox.has_sent_folder = True
    room.clock.advance(DOUBT_AFTER.total_seconds())

    def another_worker_sends_it() -> None:
        now = room.clock.now
        states = (LetterState.DEFERRED, LetterState.QUEUED, LetterState.SENT)
        room.workbook.letters += [letter("Ana", now, state) for state in states]
        room.workbook.commit_of_another()

    room.workbook.meanwhile.append(another_worker_sends_it)
    for _ in range(3):
        room.turn()
        room.clock.advance(600)

    assert room.last_state("Ana") is LetterState.SENT
    assert room.outbox.sent == []


def test_letters_that_landed_before_a_rejected_part_leave() -> None:
    class HalfRejecting(InMemoryWorkbook):
        """The first version of a split commit lands, the second is rejected."""

        half = True

        def commit(self, changes: Changes, picture: Picture) -> Outcome:
            if not self.half or len(changes) < 2:
                return super().commit(changes, picture)
            self.half = False
            first = Changes(changes.parts[:2])
            super().commit(first, picture)
            return Rejected(error="Invalid requests[7]", landed=first)

    room = PostRoom(HalfRejecting())
    room.turn()

    assert sorted(room.outbox.recipients) == list(NAMES)
    assert len({row.message_id for row in room.workbook.letters}) == len(NAMES)


def test_workbook_that_is_gone_is_told_before_anything_is_sent(room: PostRoom) -> None:
    room.workbook.fail_reads()

    with pytest.raises(WorkbookUnavailable):
        room.turn()
    assert room.outbox.sent == []
