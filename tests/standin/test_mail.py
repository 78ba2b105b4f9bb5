"""The stand-in of the mail provider, asked by the same clients that the worker uses."""

from __future__ import annotations

import smtplib
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from imapclient import IMAPClient  # type: ignore[import-untyped]  # it ships no types

from standin.mail import MailStandin

OURS = "inquiries@fernhill.example"
NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
MAIL = (
    b"From: ana@example.com\r\nSubject: Two pumps\r\nMessage-ID: <1@example.com>\r\n\r\nHello\r\n"
)


def standin(folder: Path) -> MailStandin:
    return MailStandin(address=OURS, password="secret", folder=folder, clock=lambda: NOW)


@pytest.fixture
def mail(tmp_path: Path) -> Iterator[MailStandin]:
    with standin(tmp_path) as running:
        yield running


@pytest.fixture
def imap(mail: MailStandin) -> Iterator[IMAPClient]:
    client = IMAPClient("127.0.0.1", mail.imap_port, ssl=False, timeout=5)
    client.login(OURS, "secret")
    yield client
    client.shutdown()


def send(mail: MailStandin, sender: str, to: str, raw: bytes = MAIL) -> None:
    with smtplib.SMTP("127.0.0.1", mail.smtp_port, timeout=5) as smtp:
        smtp.sendmail(sender, [to], raw)


def bodies(client: IMAPClient, folder: str = "INBOX") -> list[bytes]:
    client.select_folder(folder, readonly=True)
    found = client.fetch(client.search(), ["BODY.PEEK[]"])
    return [found[uid][b"BODY[]"] for uid in sorted(found)]


def test_delivered_mail_is_read_by_imap_byte_by_byte_with_its_time(
    mail: MailStandin, imap: IMAPClient
) -> None:
    at = datetime(2026, 11, 19, 16, 30, tzinfo=UTC)
    mail.deliver(MAIL, at)

    imap.normalise_times = False
    imap.select_folder("INBOX", readonly=True)
    (fetched,) = imap.fetch(imap.search(), ["BODY.PEEK[]", "INTERNALDATE", "FLAGS"]).values()
    assert fetched[b"BODY[]"] == MAIL
    assert fetched[b"INTERNALDATE"] == at
    assert b"\\Seen" not in fetched[b"FLAGS"]


def test_mail_to_our_address_lands_in_the_mailbox_and_does_not_count_as_sent(
    mail: MailStandin, imap: IMAPClient
) -> None:
    send(mail, "ana@example.com", OURS.upper())

    (body,) = bodies(imap)
    assert body.startswith(b"Return-Path: <ana@example.com>\r\n")
    assert body.endswith(MAIL)
    assert mail.sent.all() == ()


def test_mail_to_others_is_kept_as_a_file_and_in_the_sent_folder(
    mail: MailStandin, imap: IMAPClient, tmp_path: Path
) -> None:
    send(mail, OURS, "priya@fernhill.example")

    assert [path.read_bytes() for path in (tmp_path / "sent").glob("*.eml")] == [MAIL]
    assert bodies(imap, "Sent") == [MAIL]
    assert bodies(imap) == []
    assert imap.search(["HEADER", "Message-ID", "<1@example.com>"]) == []  # INBOX is selected


def test_mail_from_us_to_us_goes_out_and_comes_in(mail: MailStandin, imap: IMAPClient) -> None:
    send(mail, OURS, OURS)

    assert len(mail.sent.all()) == len(bodies(imap)) == 1


def test_lines_longer_than_the_standard_allows_are_taken(
    mail: MailStandin, imap: IMAPClient
) -> None:
    long = MAIL + b"x" * 50_000 + b"\r\n"
    send(mail, "ana@example.com", OURS, long)

    assert bodies(imap)[0].endswith(long)


@pytest.mark.parametrize(
    "raw",
    [
        b"Content-Type: message/rfc822\r\n\r\n" * 3000,
        b"Message-ID: " + b"(" * 5000 + b"\r\n\r\n",
        b"Subject: no separator after this",
        b"no header at all\n\xff\xfe\n",
        b"\r\n",
    ],
)
def test_mail_that_breaks_a_parser_is_given_back_byte_by_byte(
    mail: MailStandin, imap: IMAPClient, raw: bytes
) -> None:
    mail.deliver(raw)
    mail.deliver(MAIL)

    assert bodies(imap) == [raw, MAIL]


def test_wrong_password_is_refused_by_both_servers(mail: MailStandin) -> None:
    client = IMAPClient("127.0.0.1", mail.imap_port, ssl=False, timeout=5)
    with pytest.raises(Exception, match=r"(?i)auth|invalid"):
        client.login(OURS, "wrong")
    client.shutdown()
    with smtplib.SMTP("127.0.0.1", mail.smtp_port, timeout=5) as smtp:
        smtp.login(OURS, "secret")
    with (
        smtplib.SMTP("127.0.0.1", mail.smtp_port, timeout=5) as smtp,
        pytest.raises(smtplib.SMTPAuthenticationError),
    ):
        smtp.login(OURS, "wrong")


def test_mails_survive_a_restart_under_another_uidvalidity(tmp_path: Path) -> None:
    epochs = []
    for _ in range(2):
        with standin(tmp_path) as mail:
            if not mail.inbox.all():
                mail.deliver(MAIL)
            client = IMAPClient("127.0.0.1", mail.imap_port, ssl=False, timeout=5)
            client.login(OURS, "secret")
            assert bodies(client) == [MAIL]
            epochs.append(client.folder_status("INBOX", ["UIDVALIDITY"])[b"UIDVALIDITY"])
            client.shutdown()

    assert epochs[0] != epochs[1]


def test_appended_mail_survives_a_restart(tmp_path: Path) -> None:
    with standin(tmp_path) as mail:
        client = IMAPClient("127.0.0.1", mail.imap_port, ssl=False, timeout=5)
        client.login(OURS, "secret")
        client.append("INBOX", MAIL)
        client.shutdown()

    with standin(tmp_path) as again:
        assert [kept.raw for kept in again.inbox.all()] == [MAIL]


def test_reset_empties_mailbox_and_sent_mails_and_drops_who_is_connected(
    mail: MailStandin, imap: IMAPClient, tmp_path: Path
) -> None:
    mail.deliver(MAIL)
    send(mail, OURS, "priya@fernhill.example")
    mail.reset()

    assert list(tmp_path.rglob("*.eml")) == []
    with pytest.raises(Exception, match=r"(?i)eof|reset|abort"):
        imap.noop()
    again = IMAPClient("127.0.0.1", mail.imap_port, ssl=False, timeout=5)
    again.login(OURS, "secret")
    assert bodies(again) == []
    again.shutdown()


def test_idle_is_told_of_a_new_mail(mail: MailStandin, imap: IMAPClient) -> None:
    imap.select_folder("INBOX", readonly=True)
    imap.idle()
    mail.deliver(MAIL)

    assert (1, b"EXISTS") in imap.idle_check(timeout=5)
    imap.idle_done()


def test_closing_takes_less_than_a_second_with_somebody_connected(tmp_path: Path) -> None:
    mail = standin(tmp_path).start()
    client = IMAPClient("127.0.0.1", mail.imap_port, ssl=False, timeout=5)
    client.login(OURS, "secret")
    client.select_folder("INBOX")
    client.idle()
    begun = time.monotonic()
    mail.close()

    assert time.monotonic() - begun < 1
    client.shutdown()


def test_taken_port_is_said_at_once(mail: MailStandin, tmp_path: Path) -> None:
    with pytest.raises(OSError, match="in use"):
        MailStandin(
            address=OURS,
            password="secret",
            folder=tmp_path,
            clock=lambda: NOW,
            smtp_port=mail.smtp_port,
        )


def test_file_a_person_put_into_the_folder_is_delivered(tmp_path: Path) -> None:
    (tmp_path / "mailbox").mkdir()
    (tmp_path / "mailbox" / "from a friend.eml").write_bytes(MAIL)

    with standin(tmp_path) as mail:
        client = IMAPClient("127.0.0.1", mail.imap_port, ssl=False, timeout=5)
        client.login(OURS, "secret")
        assert bodies(client) == [MAIL]
        client.shutdown()
