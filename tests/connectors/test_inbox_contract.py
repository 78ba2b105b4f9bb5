"""What every Inbox promises: in memory, on pymap and on a real Dovecot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

import pytest

from connectors.config import MailboxSection, Security
from connectors.mailbox import ImapInbox
from connectors.ports import Fetched, Inbox
from leads.model import Cursor
from standin.mail import MailStandin
from tests.fakes.inbox import ARRIVAL, InMemoryInbox
from tests.servers.dovecot import Dovecot


class Mailbox(Protocol):
    """One mailbox, seen from the other side."""

    def inbox(self) -> Inbox: ...
    def deliver(self, raw: bytes, at: datetime) -> None: ...
    def rebuild(self) -> None: ...


class InMemory:
    def __init__(self) -> None:
        self._inbox = InMemoryInbox()

    def inbox(self) -> Inbox:
        return self._inbox

    def deliver(self, raw: bytes, at: datetime) -> None:
        self._inbox.deliver(raw, at)

    def rebuild(self) -> None:
        self._inbox.rebuild()


class OnPymap:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        (folder / "password").write_text("secret\n")
        self._provider = self._started(0)

    def inbox(self) -> Inbox:
        return ImapInbox(
            MailboxSection(
                name="sales",
                host="127.0.0.1",
                port=self._provider.imap_port,
                security=Security.NONE,
                user="leads@example.com",
                password_file=self._folder / "password",
            )
        )

    def deliver(self, raw: bytes, at: datetime) -> None:
        self._provider.deliver(raw, at)

    def rebuild(self) -> None:
        port = self._provider.imap_port
        self._provider.close()
        self._provider = self._started(port)

    def close(self) -> None:
        self._provider.close()

    def _started(self, port: int) -> MailStandin:
        return MailStandin(
            address="leads@example.com",
            password="secret",
            folder=self._folder / "mail",
            clock=lambda: ARRIVAL,
            imap_port=port,
        ).start()


class OnDovecot:
    def __init__(self, server: Dovecot) -> None:
        self._server = server

    def inbox(self) -> Inbox:
        return ImapInbox(mailbox_on(self._server), self._server.tls)

    def deliver(self, raw: bytes, at: datetime) -> None:
        self._server.deliver(raw, at.timestamp())

    def rebuild(self) -> None:
        self._server.rebuild()


def mailbox_on(server: Dovecot, **changed: object) -> MailboxSection:
    given: dict[str, object] = {
        "name": "sales",
        "host": server.host,
        "port": server.tls_port,
        "user": server.user,
        "password_file": server.password_file,
    }
    return MailboxSection.model_validate({**given, **changed})


@pytest.fixture(params=["in memory", "pymap", pytest.param("dovecot", marks=pytest.mark.dovecot)])
def mailbox(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Mailbox]:
    match request.param:
        case "in memory":
            yield InMemory()
        case "pymap":
            on_pymap = OnPymap(tmp_path)
            yield on_pymap
            on_pymap.close()
        case _:
            yield OnDovecot(request.getfixturevalue("dovecot"))


@pytest.fixture
def inbox(mailbox: Mailbox) -> Iterator[Inbox]:
    inbox = mailbox.inbox()
    yield inbox
    inbox.close()


Deliver = Callable[[str], None]


@pytest.fixture
def deliver(mailbox: Mailbox) -> Deliver:
    return lambda subject: mailbox.deliver(mail(subject), ARRIVAL)


def mail(subject: str) -> bytes:
    return (
        f"From: Ana Lopez <ana@example.com>\r\nTo: sales@example.org\r\nSubject: {subject}\r\n"
        f"Message-ID: <{subject}@example.com>\r\n\r\nPlease quote for {subject}.\r\n"
    ).encode()


def subjects(fetched: Fetched) -> list[str]:
    return [received.mail.subject for received in fetched.mails]


def cursor_of(fetched: Fetched) -> Cursor:
    return Cursor(uidvalidity=fetched.uidvalidity, uid=fetched.mails[-1].uid)


def test_empty_mailbox_brings_nothing(inbox: Inbox) -> None:
    fetched = inbox.fetch(None)

    assert (fetched.mails, fetched.more) == ((), False)
    assert fetched.uidvalidity > 0


def test_without_a_cursor_everything_comes_in_the_order_it_arrived(
    inbox: Inbox, deliver: Deliver
) -> None:
    for subject in ("first", "second", "third"):
        deliver(subject)

    fetched = inbox.fetch(None)

    assert subjects(fetched) == ["first", "second", "third"]
    uids = [received.uid for received in fetched.mails]
    assert uids == sorted(set(uids))
    assert {received.uidvalidity for received in fetched.mails} == {fetched.uidvalidity}
    assert {received.mailbox for received in fetched.mails} == {"sales"}


def test_only_what_lies_above_the_cursor_comes(inbox: Inbox, deliver: Deliver) -> None:
    deliver("first")
    cursor = cursor_of(inbox.fetch(None))
    deliver("second")

    assert subjects(inbox.fetch(cursor)) == ["second"]


def test_cursor_at_the_newest_mail_brings_nothing(inbox: Inbox, deliver: Deliver) -> None:
    """A server answers `UID 4:*` with mail 3 when 3 is the highest."""
    deliver("first")

    assert inbox.fetch(cursor_of(inbox.fetch(None))).mails == ()


def test_cursor_of_another_epoch_brings_everything(inbox: Inbox, deliver: Deliver) -> None:
    deliver("first")
    elsewhere = Cursor(uidvalidity=1, uid=4_000_000)

    assert subjects(inbox.fetch(elsewhere)) == ["first"]


def test_rebuilt_mailbox_is_read_from_the_beginning(
    mailbox: Mailbox, inbox: Inbox, deliver: Deliver
) -> None:
    deliver("first")
    before = inbox.fetch(None)
    mailbox.rebuild()
    deliver("second")

    after = inbox.fetch(cursor_of(before))

    assert after.uidvalidity != before.uidvalidity
    assert sorted(subjects(after)) == ["first", "second"]


def test_arrival_time_is_the_servers_and_carries_a_zone(mailbox: Mailbox, inbox: Inbox) -> None:
    at = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    mailbox.deliver(mail("late"), at)

    (received,) = inbox.fetch(None).mails

    assert received.received_at == at
    assert received.received_at.tzinfo is not None


@pytest.mark.parametrize(
    "raw",
    [
        b"no headers at all",
        b"Content-Type: multipart/mixed; boundary=x\r\nSubject: half\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\nHi",
        b"Subject: =?utf-9?q?=ff?=\r\nDate: yesterday\r\nFrom: @@\r\n\r\n\xff\xfe\x00\r\n",
    ],
    ids=["no headers", "cut off", "nonsense"],
)
def test_broken_mail_comes_through_between_its_neighbours(
    mailbox: Mailbox, inbox: Inbox, deliver: Deliver, raw: bytes
) -> None:
    deliver("before")
    mailbox.deliver(raw, ARRIVAL)
    deliver("after")

    before, broken, after = inbox.fetch(None).mails

    assert (before.mail.subject, after.mail.subject) == ("before", "after")
    assert len(broken.mail.digest) == 64


def test_two_different_mails_of_one_message_id_both_come(mailbox: Mailbox, inbox: Inbox) -> None:
    mailbox.deliver(mail("x"), ARRIVAL)
    mailbox.deliver(mail("x").replace(b"quote", b"offer"), ARRIVAL)

    one, other = inbox.fetch(None).mails

    assert one.mail.message_id == other.mail.message_id
    assert one.mail.digest != other.mail.digest


def test_two_readers_see_the_same(mailbox: Mailbox, inbox: Inbox, deliver: Deliver) -> None:
    deliver("first")
    other = mailbox.inbox()

    assert other.fetch(None) == inbox.fetch(None)
    other.close()


def test_closing_twice_is_no_error_and_fetching_goes_on_afterwards(
    inbox: Inbox, deliver: Deliver
) -> None:
    deliver("first")
    inbox.close()
    inbox.close()

    assert subjects(inbox.fetch(None)) == ["first"]


def test_listing_tells_uids_and_message_ids_without_bodies(
    inbox: Inbox, mailbox: Mailbox, deliver: Deliver
) -> None:
    folded = b"From: a@example.com\r\nMessage-ID:\r\n <one@example.com>\r\n\r\nHello\r\n"
    mailbox.deliver(folded, ARRIVAL)
    mailbox.deliver(b"From: b@example.com\r\n\r\nMessage-ID: <no@example.com>\r\n", ARRIVAL)
    deliver("three")
    listing = inbox.listed(ARRIVAL - timedelta(days=2))
    fetched = inbox.fetch(None)

    assert [one.message_id for one in listing.mails] == ["one@example.com", "", "three@example.com"]
    assert [one.uid for one in listing.mails] == [one.uid for one in fetched.mails]
    assert listing.uidvalidity == fetched.uidvalidity


def test_mails_are_fetched_by_uid_and_deleted_ones_left_out(inbox: Inbox, deliver: Deliver) -> None:
    deliver("a")
    deliver("b")
    uids = [one.uid for one in inbox.listed(ARRIVAL - timedelta(days=2)).mails]
    found = inbox.fetch_only([uids[1], 99_999])

    assert [one.mail.subject for one in found] == ["b"]
    assert inbox.fetch_only([]) == ()
