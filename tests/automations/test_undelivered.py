"""Letters that cannot leave: told, tried again, given up, asked about; and a log that forgot."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from automations.turn_report import TurnReport
from connectors.errors import DeliveryFailed, DeliveryInDoubt, OutboxUnavailable
from leads.model import LetterState, ReviewCase
from leads.telling.outgoing import DOUBT_AFTER
from tests.automations.test_posting import NAMES, START, PostRoom, letter
from tests.fakes.workbook import InMemoryWorkbook

NO_SERVER = "mail server smtp.example.com:1 cannot be used: nothing listens there. Next: check port"


@pytest.fixture
def room() -> PostRoom:
    return PostRoom()


def refuse(room: PostRoom, name: str, error: Exception) -> None:
    """The server refuses one recipient, every time."""

    def before(sent: object) -> None:
        if getattr(sent, "to", "").startswith(name.lower()):
            raise error

    room.outbox.before = before


def turns(room: PostRoom, lasting: timedelta, step: timedelta) -> list[TurnReport]:
    reports = []
    end = room.clock.now + lasting
    while room.clock.now < end:
        reports.append(room.turn())
        room.clock.advance(step.total_seconds())
    return reports


def test_one_refused_recipient_stops_none_of_the_others(room: PostRoom) -> None:
    refuse(room, "Ben", DeliveryFailed("550 no such user", permanent=True))
    report = room.turn()

    assert room.outbox.recipients == ["Ana", "Cho", "Dee"]
    assert room.last_state("Ben") is LetterState.FAILED
    [words] = report.trouble
    assert "Ben (ben@example.com) was given up: 550 no such user" in words
    assert "Next: check the address on the Team tab" in words


def test_letter_that_was_given_up_is_asked_about_in_review(room: PostRoom) -> None:
    refuse(room, "Ben", DeliveryFailed("550 no such user", permanent=True))
    room.turn()
    room.turn()

    [case] = room.workbook.review
    assert case.kind == ReviewCase.UNDELIVERED
    assert "Ben" in case.why
    assert "550" in case.why


def test_later_is_tried_later_and_later_and_leaves_once(room: PostRoom) -> None:
    refuse(room, "Ben", DeliveryFailed("451 try again later", permanent=False))
    reports = turns(room, timedelta(hours=1), timedelta(minutes=1))
    tries = [
        row.at for row in room.workbook.letters if row.about == "Ben" and row.state == "queued"
    ]
    waits = [later - earlier for earlier, later in pairwise(tries)]
    assert waits == sorted(waits)
    assert 3 <= len(tries) <= 6
    assert all(report.unreachable for report in reports)
    assert all(any("451" in words for words in report.trouble) for report in reports)

    room.outbox.before = lambda _: None
    report = turns(room, timedelta(hours=2), timedelta(minutes=5))[-1]
    assert room.outbox.recipients.count("Ben") == 1
    assert (report.unreachable, report.trouble) == (False, ())


def test_unreachable_mail_server_is_knocked_at_once_a_turn_and_told_in_one_sentence(
    room: PostRoom,
) -> None:
    knocks: list[object] = []

    def nobody_there(sent: object) -> None:
        knocks.append(sent)
        raise OutboxUnavailable(NO_SERVER)

    room.outbox.before = nobody_there
    report = room.turn()

    assert len(knocks) == 1
    assert [room.last_state(name) for name in NAMES] == [LetterState.DEFERRED] * 4
    [words] = report.trouble
    assert words.startswith("4 digests for Ana (ana@example.com), Ben")
    assert NO_SERVER in words
    assert report.unreachable


def test_trouble_of_a_letter_lasts_until_it_left(room: PostRoom) -> None:
    room.outbox.fail_next(OutboxUnavailable(NO_SERVER))
    room.turn()
    room.clock.advance(20)
    quiet = room.turn()

    assert room.outbox.sent == []
    assert any(NO_SERVER in words for words in quiet.trouble)


def test_letter_without_an_answer_is_looked_up_and_noted_as_sent(room: PostRoom) -> None:
    """The server had taken it; the Sent folder shows it a little later."""
    room.outbox.has_sent_folder = True
    room.outbox.fail_next(DeliveryInDoubt("no answer after the last byte"))
    report = room.turn()
    assert room.last_state("Ana") is LetterState.QUEUED
    assert any("Ana" in words and "looked up" in words for words in report.trouble)

    taken = next(row for row in room.workbook.letters if row.about == "Ana")
    room.outbox.sent.append(
        room.outbox.sent[0].__class__(
            message_id=taken.message_id, to=taken.to, subject="digest", text=""
        )
    )
    room.clock.advance(DOUBT_AFTER.total_seconds())
    room.turn()
    assert room.last_state("Ana") is LetterState.SENT
    assert room.outbox.recipients.count("Ana") == 1


def test_digest_without_an_answer_is_held_where_nobody_can_tell(room: PostRoom) -> None:
    room.outbox.fail_next(DeliveryInDoubt("no answer after the last byte"))
    report = room.turn()

    assert room.last_state("Ana") is LetterState.HELD
    assert any("Ana" in words and "held back" in words for words in report.trouble)
    turns(room, timedelta(hours=1), timedelta(minutes=10))
    assert "Ana" not in room.outbox.recipients


def test_restored_file_sends_no_second_digest(room: PostRoom) -> None:
    """The log of the restored version knows nothing of this morning's letters; the Sent folder does."""
    room.outbox.has_sent_folder = True
    room.turn()
    room.workbook = InMemoryWorkbook(clock=room.clock)
    room.clock.advance(600)
    room.turn()

    assert room.outbox.recipients == list(NAMES)
    assert {room.last_state(name) for name in NAMES} == {LetterState.SENT}


def test_restored_file_sends_no_second_digest_by_a_worker_that_slept(room: PostRoom) -> None:
    """Its log was as empty in the evening as the restored one is: between them another worker wrote to everybody."""
    room.outbox.has_sent_folder = True
    asleep = room.workbook.read()
    room.clock.advance(9 * 3600)
    room.turn()
    room.workbook = InMemoryWorkbook(clock=room.clock)
    room.turn(asleep)

    assert room.outbox.recipients == list(NAMES)
    assert {room.last_state(name) for name in NAMES} == {LetterState.SENT}


def test_letter_queued_by_a_clock_a_day_ahead_does_not_wait_for_that_day(room: PostRoom) -> None:
    tomorrow = START + timedelta(days=1)
    room.workbook.letters = [letter(name, START, LetterState.SENT) for name in NAMES[2:]]
    room.workbook.letters += [letter("Ana", tomorrow), letter("Ben", tomorrow)]
    room.workbook.letters.append(letter("Ben", tomorrow, LetterState.DEFERRED))
    room.outbox.has_sent_folder = True
    turns(room, timedelta(minutes=10), timedelta(minutes=1))

    assert sorted(room.outbox.recipients) == ["Ana", "Ben"]
