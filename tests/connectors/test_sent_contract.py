"""What every Outbox tells of the letters that left: in memory, by pymap's and by a real Dovecot's Sent folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

import pytest
from imapclient import IMAPClient  # type: ignore[import-untyped]  # it ships no types

from connectors.config import MailboxSection, OutgoingSection, Security
from connectors.mailbox import ImapInbox
from connectors.outbox import SmtpOutbox
from connectors.ports import Outbox
from leads.model import Letter
from standin.mail import MailStandin
from tests.connectors.test_inbox_contract import mailbox_on
from tests.fakes.clock import Clock
from tests.fakes.post import InMemoryOutbox
from tests.servers.dovecot import Dovecot

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
ANA, ANNA = "ana@acme.example", "anna@acme.example"


class Account(Protocol):
    """An account that letters leave by."""

    outbox: Outbox

    def sent(self, message_id: str, to: str, at: datetime, name: str = "") -> None:
        """A letter left then; `name` stands before its recipient's address."""


class InMemory:
    def __init__(self) -> None:
        self._clock = Clock(NOON)
        self._memory = InMemoryOutbox(has_sent_folder=True, clock=self._clock)
        self.outbox: Outbox = self._memory

    def sent(self, message_id: str, to: str, at: datetime, name: str = "") -> None:
        self._clock.now = at
        self._memory.send(Letter(message_id=message_id, to=to, subject="Pumps", text="Hello"))


class OnImap:
    def __init__(self, inbox: ImapInbox, client: IMAPClient) -> None:
        outgoing = OutgoingSection(host="127.0.0.1", port=2525, sender="leads@example.com")
        self.outbox: Outbox = SmtpOutbox(outgoing, sent_folder=inbox)
        self._client = client

    def sent(self, message_id: str, to: str, at: datetime, name: str = "") -> None:
        head = {
            "From": "Ours <leads@example.com>",
            "To": f"{name} <{to}>" if name else to,
            "Subject": "Pumps",
            "Date": at.strftime("%a, %d %b %Y %H:%M:%S +0000"),
            "Message-ID": f"<{message_id}>",
        }
        lines = "".join(f"{field}: {value}\r\n" for field, value in head.items())
        self._client.append("Sent", f"{lines}\r\nHello\r\n".encode(), msg_time=at)


def section_of(provider: MailStandin, folder: Path) -> MailboxSection:
    secret = folder / "password"
    secret.write_text("secret\n")
    return MailboxSection(
        name="sales",
        host="127.0.0.1",
        port=provider.imap_port,
        security=Security.NONE,
        user="leads@example.com",
        password_file=secret,
        sent_folder="Sent",
    )


@pytest.fixture(params=["in memory", "pymap", pytest.param("dovecot", marks=pytest.mark.dovecot)])
def account(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Account]:
    match request.param:
        case "in memory":
            yield InMemory()
        case "pymap":
            provider = MailStandin(
                address="leads@example.com",
                password="secret",
                folder=tmp_path / "mail",
                clock=lambda: NOON,
            ).start()
            with (
                closing(provider),
                IMAPClient("127.0.0.1", provider.imap_port, ssl=False) as client,
                closing(ImapInbox(section_of(provider, tmp_path))) as inbox,
            ):
                client.login("leads@example.com", "secret")
                yield OnImap(inbox, client)
        case _:
            server: Dovecot = request.getfixturevalue("dovecot")
            section = mailbox_on(server, sent_folder="Sent")
            with (
                IMAPClient(server.host, server.tls_port, ssl_context=server.tls) as client,
                closing(ImapInbox(section, server.tls)) as inbox,
            ):
                client.login(server.user, server.password)
                yield OnImap(inbox, client)


def test_letter_that_left_is_known_by_its_message_id(account: Account) -> None:
    account.sent("one@ours.example", ANA, NOON)

    assert account.outbox.was_sent("one@ours.example") is True
    assert account.outbox.was_sent("other@ours.example") is False


def test_letters_to_an_address_are_told_from_an_hour_on_and_of_nobody_else(
    account: Account,
) -> None:
    account.sent("yesterday@ours.example", ANA, NOON - timedelta(hours=25))
    account.sent("morning@ours.example", ANA, NOON - timedelta(hours=23))
    account.sent("longer@ours.example", f"jo{ANA}", NOON)
    account.sent("other@ours.example", ANNA, NOON)
    account.sent("now@ours.example", ANA, NOON)

    day = NOON - timedelta(hours=24)
    assert account.outbox.sent_to(ANA, day) == ("morning@ours.example", "now@ours.example")
    assert account.outbox.sent_to(ANA.title(), day) == account.outbox.sent_to(ANA, day)
    assert account.outbox.sent_to("nobody@acme.example", day) == ()


def test_address_is_known_whatever_name_stands_before_it(account: Account) -> None:
    account.sent("one@ours.example", ANA, NOON, name='"Lopez, Ana"')
    account.sent("long@ours.example", ANA, NOON, name="=?utf-8?q?=C3=81na?= Lopez\r\n")

    known = account.outbox.sent_to(ANA, NOON - timedelta(hours=1))
    assert known == ("one@ours.example", "long@ours.example")


@pytest.mark.parametrize("odd", ['a"b@acme.example', "a\\b@acme.example", "o'hara+x@acme.example"])
def test_odd_address_is_asked_for_like_any_other(account: Account, odd: str) -> None:
    account.sent("one@ours.example", ANA, NOON)

    assert account.outbox.sent_to(odd, NOON - timedelta(hours=1)) == ()
    assert account.outbox.was_sent("one@ours.example") is True
