"""Letters that cannot leave: told, tried again, given up, asked about; and a log that forgot."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from automations.turn_report import TurnReport
from connectors.errors import DeliveryFailed, DeliveryInDoubt, OutboxUnavailable
from leads.model import LetterState, ReviewCase
from leads.picture import Picture
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


def without_its_log(room: PostRoom) -> Picture:
    """Somebody restores the version before this morning's letters; what the worker that wrote them remembers."""
    remembered = room.workbook.read()
    room.workbook = InMemoryWorkbook(clock=room.clock)
    room.clock.advance(61)
    return remembered


@pytest.mark.parametrize("away_minutes", [1, 16, 200])
def test_restored_file_sends_no_second_digest_while_the_sent_folder_cannot_be_looked_into(
    room: PostRoom, away_minutes: int
) -> None:
    """The worker sees that its log was taken back: the digests wait as long as nobody can tell."""
    room.outbox.has_sent_folder = True
    room.turn()
    remembered = without_its_log(room)
    room.outbox.sent_folder_down = True
    report = room.turn(remembered)
    assert {room.last_state(name) for name in NAMES} == {LetterState.QUEUED}
    assert any("looked up" in words for words in report.trouble)

    turns(room, timedelta(minutes=away_minutes), timedelta(minutes=1))
    room.outbox.sent_folder_down = False
    turns(room, timedelta(minutes=20), timedelta(minutes=1))
    assert room.outbox.recipients == list(NAMES)
    assert {room.last_state(name) for name in NAMES} == {LetterState.SENT}


def test_digest_that_nobody_could_look_up_for_half_a_day_is_held_and_told(room: PostRoom) -> None:
    room.outbox.has_sent_folder = True
    room.turn()
    remembered = without_its_log(room)
    room.outbox.sent_folder_down = True
    room.turn(remembered)
    reports = turns(room, timedelta(hours=13), timedelta(minutes=10))

    assert room.outbox.recipients == list(NAMES)
    assert {room.last_state(name) for name in NAMES} == {LetterState.HELD}
    assert any("held back" in words for report in reports for words in report.trouble)


def test_who_starts_on_a_restored_file_waits_for_the_sent_folder(room: PostRoom) -> None:
    """It cannot see that the file was restored, so it waits some minutes, whoever asks again then."""
    room.outbox.has_sent_folder = True
    room.turn()
    without_its_log(room)
    room.outbox.sent_folder_down = True
    report = room.turn()
    assert {room.last_state(name) for name in NAMES} == {LetterState.UNASKED}
    assert report.unreachable
    assert any("waits until the Sent folder" in w or "wait until" in w for w in report.trouble)

    picture = report.picture
    for _ in range(10):
        room.clock.advance(60)
        picture = room.turn(picture).picture
    room.outbox.sent_folder_down = False
    turns(room, timedelta(minutes=20), timedelta(minutes=1))
    assert room.outbox.recipients == list(NAMES)
    assert {room.last_state(name) for name in NAMES} == {LetterState.SENT}


def test_letters_of_who_starts_in_an_outage_of_the_mailbox_leave_within_half_an_hour(
    room: PostRoom,
) -> None:
    room.outbox.has_sent_folder = room.outbox.sent_folder_down = True
    turns(room, timedelta(minutes=20), timedelta(minutes=1))
    assert room.outbox.sent == []

    turns(room, timedelta(minutes=10), timedelta(minutes=1))
    assert room.outbox.recipients == list(NAMES)
    assert {room.last_state(name) for name in NAMES} == {LetterState.SENT}


def test_outage_of_the_mailbox_holds_no_letter_back_where_the_log_is_whole(room: PostRoom) -> None:
    """Nor one that the mail server took only at its second try."""
    room.outbox.has_sent_folder = room.outbox.sent_folder_down = True
    remembered: Picture | None = room.workbook.read()
    refuse(room, "Ben", DeliveryFailed("451 try again later", permanent=False))
    remembered = room.turn(remembered).picture
    assert room.outbox.recipients == ["Ana", "Cho", "Dee"]

    room.outbox.before = lambda _: None
    room.clock.advance(61)
    room.turn(remembered)
    assert room.outbox.recipients == ["Ana", "Cho", "Dee", "Ben"]


def test_sent_folder_that_is_away_is_knocked_at_once_a_turn(room: PostRoom) -> None:
    room.outbox.has_sent_folder = room.outbox.sent_folder_down = True
    room.turn()

    assert room.outbox.questions == 1


def test_letter_without_an_answer_is_looked_up_once_the_sent_folder_is_back(room: PostRoom) -> None:
    """It was held at once, although an hour later the folder could have told that it had not left."""
    room.outbox.has_sent_folder = True
    remembered: Picture | None = room.workbook.read()
    room.outbox.sent_folder_down = True
    room.outbox.fail_next(DeliveryInDoubt("no answer after the last byte"))
    remembered = room.turn(remembered).picture
    for _ in range(60):
        room.clock.advance(60)
        remembered = room.turn(remembered).picture
    assert room.last_state("Ana") is LetterState.QUEUED

    room.outbox.sent_folder_down = False
    turns(room, timedelta(minutes=5), timedelta(minutes=1))
    assert room.outbox.recipients.count("Ana") == 1
    assert room.last_state("Ana") is LetterState.SENT
