"""What mailboxes do to us, one by one: every inquiry ends in exactly one place all the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from automations.turn import take_turn
from connectors.errors import SourceUnavailable
from connectors.ports import Fetched
from leads.model import Cursor, Event
from leads.picture import Picture
from tests.automations.mails import ANA, NEWSLETTER, mail
from tests.automations.post_room import NOW, PostRoom
from tests.fakes.inbox import InMemoryInbox
from tests.fakes.workbook import InMemoryWorkbook

WITHOUT_ID = ANA.replace(b"Message-ID: <one@acme.example>\r\n", b"")
EMPTY_ID = ANA.replace(b"<one@acme.example>", b"<>")


@pytest.mark.parametrize("raw", [WITHOUT_ID, EMPTY_ID], ids=["missing", "empty"])
def test_mail_without_a_message_id_is_filed_once_also_after_a_rebuild(raw: bytes) -> None:
    office = PostRoom()
    office.deliver(raw)
    office.turn()
    office.inbox.rebuild()
    office.turn()

    assert office.filed() == [Event.FILED]


def test_two_mails_without_a_message_id_are_two_inquiries() -> None:
    office = PostRoom()
    office.deliver(WITHOUT_ID, WITHOUT_ID.replace(b"40 units", b"75 units"))
    office.turn()

    assert office.filed() == [Event.FILED, Event.TOUCH]


def test_same_message_id_with_other_text_is_another_inquiry() -> None:
    office = PostRoom()
    office.deliver(ANA, ANA.replace(b"40 units", b"75 units"))
    office.turn()

    assert office.filed() == [Event.FILED, Event.TOUCH]


def test_same_mail_in_two_mailboxes_or_through_two_addresses_is_one_inquiry() -> None:
    other = InMemoryInbox("info")
    office = PostRoom(InMemoryInbox(), other)
    office.deliver(ANA)
    by_other_way = (
        b"Received: from elsewhere.example by mx.example; x\r\nDelivered-To: info@ours.example\r\n"
    )
    other.deliver(by_other_way + ANA, NOW)
    office.turn()

    assert office.filed() == [Event.FILED]
    assert [row.verdict for row in office.workbook.screened] == ["copy"]


def test_uid_that_is_used_again_in_a_new_epoch_hides_no_mail() -> None:
    office = PostRoom()
    office.deliver(ANA)
    office.turn()
    inbox = office.inbox
    inbox.delete(1)
    inbox.rebuild()
    office.deliver(
        mail(
            sender="Cy <cy@new.example>",
            subject="Ladders",
            message_id="c@new.example",
            text="Please quote 5 ladders. Cy Dee",
        )
    )
    office.turn()

    assert office.filed() == [Event.FILED, Event.FILED]
    assert office.workbook.cursors["sales"] == Cursor(uidvalidity=8, uid=1)


class BreakingInbox(InMemoryInbox):
    """The token expires, or the line breaks, in the middle of a fetch."""

    breaks = 1

    def fetch(self, cursor: Cursor | None) -> Fetched:
        fetched = super().fetch(cursor)
        if fetched.mails and self.breaks:
            self.breaks -= 1
            raise SourceUnavailable("the login of sales was refused in the middle of a fetch")
        return fetched


def test_login_refused_in_mid_fetch_loses_nothing_and_moves_no_cursor() -> None:
    office = PostRoom(BreakingInbox())
    office.deliver(ANA, NEWSLETTER)
    report = office.turn()
    assert report.unreachable
    assert office.workbook.cursors == {}
    office.turn()

    assert office.filed() == [Event.FILED]
    assert len(office.workbook.screened) == 1


def test_poison_mail_is_screened_and_the_cursor_goes_on() -> None:
    office = PostRoom()
    poison: Sequence[bytes] = (
        b"\xff\xfe\x00\x00",
        b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--x\r\n" * 3_000,
        b"From: " + b"<" * 50_000 + b"\r\n\r\nhello",
        b"",
    )
    office.deliver(*poison, ANA)
    office.turn()

    assert office.filed().count(Event.FILED) >= 1
    assert "Ana Lopez" in {lead.name for lead in office.workbook.leads.values()}
    assert office.workbook.cursors["sales"].uid == len(poison) + 1


@pytest.mark.parametrize("jump", [-24, 24])
def test_clock_a_day_off_freezes_and_doubles_nothing(jump: int) -> None:
    office = PostRoom()
    office.deliver(ANA)
    office.turn()
    office.turn(hours=jump)
    office.workbook.edit("L-1001", comment="while the clock was wrong")
    office.deliver(NEWSLETTER)
    office.turn()
    office.turn(hours=-jump)
    office.workbook.edit("L-1001", comment="when it was right again")
    office.turn()
    office.turn()

    told = [e.new for e in office.workbook.events if e.what == "Comment"]
    assert told == ["while the clock was wrong", "when it was right again"]
    assert office.filed() == [Event.FILED]
    assert len(office.workbook.screened) == 1


def test_restored_older_file_is_refilled_without_a_storm_in_history() -> None:
    office = PostRoom()
    office.deliver(ANA)
    office.turn()
    office.workbook.edit("L-1001", comment="before the copy")
    office.turn()
    copy = vars(office.workbook).copy()
    kept = {key: list(v) if isinstance(v, list) else v for key, v in copy.items()}
    kept["rows"] = [dict(row) for row in office.workbook.rows]
    kept["cursors"], kept["memory"] = dict(copy["cursors"]), dict(copy["memory"])
    office.workbook.edit("L-1001", comment="lost by the restore")
    office.deliver(
        mail(
            sender="Cy <cy@new.example>",
            subject="Ladders",
            message_id="c@new.example",
            text="Please quote 5 ladders. Cy Dee",
        )
    )
    office.turn()
    vars(office.workbook).update(kept)
    office.turn()
    office.turn()

    assert office.filed() == [Event.FILED, Event.FILED]
    told = [e.new for e in office.workbook.events if e.what == "Comment"]
    assert told == ["before the copy"]


def test_sleep_between_decision_and_commit_files_once() -> None:
    office = PostRoom()
    office.deliver(ANA)

    class Sleepy(InMemoryWorkbook):
        naps = 1

        def read(self) -> Picture:
            picture = super().read()
            if self.naps:
                self.naps -= 1
                office.clock.advance(8 * 3600)
            return picture

    office.workbook = Sleepy(clock=office.clock)
    office.turn()

    assert office.filed() == [Event.FILED]


def test_three_workers_that_take_turns_at_once_file_and_tell_everything_once() -> None:
    office = PostRoom()
    office.deliver(ANA, NEWSLETTER)
    office.turn()
    office.workbook.edit("L-1001", comment="Spoke to her.")
    office.deliver(
        mail(
            sender="Cy <cy@new.example>",
            subject="Ladders",
            message_id="c@new.example",
            text="Please quote 5 ladders. Cy Dee",
        )
    )
    office.clock.advance(120)
    others = [replace(office.house) for _ in range(2)]
    office.workbook.meanwhile = [lambda: take_turn(others[0]), lambda: take_turn(others[1])]
    office.turn()
    office.turn()

    assert office.filed() == [Event.FILED, Event.FILED]
    assert len(office.workbook.screened) == 1
    assert [e.new for e in office.workbook.events if e.what == "Comment"] == ["Spoke to her."]
