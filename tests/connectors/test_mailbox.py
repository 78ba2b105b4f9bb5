"""The IMAP inbox on a real server: what only a wire can do wrong."""

from __future__ import annotations

import socket
import ssl
import threading
import tracemalloc
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from imapclient import IMAPClient  # type: ignore[import-untyped]  # it ships no types
from imapclient.exceptions import IMAPClientError, ProtocolError  # type: ignore[import-untyped]

from automations.house import House
from automations.take_in_inquiries import AUTOMATION as TAKE_IN
from automations.turn import take_turn
from connectors import mailbox as under_test
from connectors.config import MailboxSection, Security
from connectors.errors import SourceUnavailable
from connectors.mailbox import BEGINNING, ImapInbox, Waiting, batches, fitting
from leads.model import Cursor, Workspace
from tests.connectors.test_inbox_contract import mail, mailbox_on, subjects
from tests.fakes.inbox import ARRIVAL
from tests.fakes.post import InMemoryOutbox, PlainLetters
from tests.fakes.workbook import InMemoryWorkbook
from tests.servers.dovecot import Dovecot


@pytest.fixture
def inbox(dovecot: Dovecot) -> Iterator[ImapInbox]:
    inbox = ImapInbox(mailbox_on(dovecot), dovecot.tls)
    yield inbox
    inbox.close()


def refused(mailbox: MailboxSection, tls: ssl.SSLContext | None = None) -> str:
    inbox = ImapInbox(mailbox, tls)
    with pytest.raises(SourceUnavailable) as caught:
        inbox.fetch(None)
    inbox.close()
    return str(caught.value)


def test_reading_leaves_flags_and_folders_as_they_are(dovecot: Dovecot, inbox: ImapInbox) -> None:
    for number in range(3):
        dovecot.deliver(mail(f"m{number}"))

    first = inbox.fetch(None)
    inbox.fetch(None)
    inbox.close()

    assert len(first.mails) == 3
    assert set(dovecot.flags().values()) == {""}


def test_connection_that_was_dropped_is_rebuilt_without_a_word(
    dovecot: Dovecot, inbox: ImapInbox
) -> None:
    dovecot.deliver(mail("first"))
    inbox.fetch(None)
    dovecot.stop()
    dovecot.start()

    assert subjects(inbox.fetch(None)) == ["first"]


def test_server_that_is_away_is_source_unavailable_and_comes_back(
    dovecot: Dovecot, inbox: ImapInbox
) -> None:
    dovecot.deliver(mail("first"))
    inbox.fetch(None)
    dovecot.stop()

    with pytest.raises(SourceUnavailable, match=r"mailbox sales: nothing listens at localhost:\d+"):
        inbox.fetch(None)
    dovecot.start()
    assert subjects(inbox.fetch(None)) == ["first"]


def test_mail_that_is_too_large_comes_with_its_beginning(dovecot: Dovecot) -> None:
    inbox = ImapInbox(mailbox_on(dovecot, max_mail_mb=0.5), dovecot.tls)
    dovecot.deliver(mail("before"))
    dovecot.deliver(mail("brochure") + b"x" * 2_000_000)
    dovecot.deliver(mail("after"))

    fetched = inbox.fetch(None)
    inbox.close()

    assert subjects(fetched) == ["before", "brochure", "after"]
    large = fetched.mails[1].mail
    assert large.text.startswith("Please quote for brochure.")
    assert large.size > 2_000_000
    assert "only its beginning was fetched (2.0 MB in all)" in large.defects


def test_more_than_one_fetch_may_bring_waits_for_the_next(
    dovecot: Dovecot, inbox: ImapInbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(under_test, "MAX_MAILS", 2)
    for number in range(5):
        dovecot.deliver(mail(f"m{number}"))

    got, cursor = [], None
    while True:
        fetched = inbox.fetch(cursor)
        got.append(subjects(fetched))
        cursor = Cursor(uidvalidity=fetched.uidvalidity, uid=fetched.mails[-1].uid)
        if not fetched.more:
            break

    assert got == [["m0", "m1"], ["m2", "m3"], ["m4"]]


def test_very_large_folder_is_searched_in_pieces(
    dovecot: Dovecot, inbox: ImapInbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One answer with all UIDs would be longer than imaplib reads."""
    monkeypatch.setattr(under_test, "_ONE_ANSWER", 3)
    monkeypatch.setattr(under_test, "MAX_MAILS", 4)
    for number in range(10):
        dovecot.deliver(mail(f"m{number}"))

    fetched = inbox.fetch(None)

    assert subjects(fetched) == ["m0", "m1", "m2", "m3"]
    assert fetched.more


def test_mail_whose_answer_makes_no_sense_does_not_hold_up_the_others(
    dovecot: Dovecot, inbox: ImapInbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        dovecot.deliver(mail(f"m{number}"))
    honest = IMAPClient.fetch

    def stumbling(client: IMAPClient, uids: list[int], items: list[str]) -> object:
        if 3 in uids and "BODY" in items[0]:
            raise ProtocolError("a bracket too many")
        return honest(client, uids, items)

    monkeypatch.setattr(IMAPClient, "fetch", stumbling)
    fetched = inbox.fetch(None)

    assert subjects(fetched) == ["m0", "m1", "", "m3", "m4"]
    assert (
        fetched.mails[2].mail.unreadable == "the server's answer cannot be read: a bracket too many"
    )


@pytest.mark.parametrize(
    "words",
    [
        "fetch failed: [OVERQUOTA] Account exceeded command or bandwidth limits.",
        "fetch failed: [UNAVAILABLE] Storage is down",
    ],
)
def test_server_that_wants_us_to_wait_makes_no_mail_unreadable(
    inbox: ImapInbox, dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    for number in range(3):
        dovecot.deliver(mail(f"m{number}"))
    plainly = IMAPClient.fetch

    def throttled(client: IMAPClient, uids: list[int], items: list[str]) -> object:
        if any(item.startswith("BODY") for item in items):
            raise IMAPClientError(words)
        return plainly(client, uids, items)

    monkeypatch.setattr(IMAPClient, "fetch", throttled)
    with pytest.raises(SourceUnavailable, match="wants us to wait"):
        inbox.fetch(None)
    monkeypatch.undo()

    assert subjects(inbox.fetch(None)) == ["m0", "m1", "m2"]


def test_search_answer_that_makes_no_sense_is_source_unavailable(
    inbox: ImapInbox, dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dovecot.deliver(mail("first"))

    def nonsense(client: IMAPClient, criteria: list[str]) -> list[int]:
        raise ValueError("invalid literal for int() with base 10: b'1x'")

    monkeypatch.setattr(IMAPClient, "search", nonsense)
    with pytest.raises(SourceUnavailable):
        inbox.fetch(None)
    monkeypatch.undo()

    assert subjects(inbox.fetch(None)) == ["first"]


@pytest.mark.parametrize("year", [1, 9999])
def test_arrival_in_a_year_that_no_zone_can_tell_is_none(
    inbox: ImapInbox, dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch, year: int
) -> None:
    """A mail dated so would break every turn that writes it into the sheet."""
    dovecot.deliver(mail("first"))
    plainly = IMAPClient.fetch
    odd = datetime(year, 1, 1, tzinfo=timezone(timedelta(hours=14)))

    def oddly(
        client: IMAPClient, uids: list[int], items: list[str]
    ) -> dict[int, dict[bytes, object]]:
        said: dict[int, dict[bytes, object]] = plainly(client, uids, items)
        for answer in said.values():
            if b"INTERNALDATE" in answer:
                answer[b"INTERNALDATE"] = odd
        return said

    monkeypatch.setattr(IMAPClient, "fetch", oddly)
    (received,) = inbox.fetch(None).mails

    assert 1900 < received.received_at.year < 9999


def test_mail_that_the_reader_cannot_take_is_unreadable_not_an_error(
    dovecot: Dovecot, inbox: ImapInbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumbling(raw: bytes) -> None:
        raise RuntimeError("out of words")

    monkeypatch.setattr("connectors.mail_reader.read_mail", stumbling)
    dovecot.deliver(mail("m"))

    (received,) = inbox.fetch(None).mails

    assert received.mail.unreadable == "could not be read: RuntimeError: out of words"


def test_thousand_waiting_mails_come_in_one_fetch(dovecot: Dovecot, inbox: ImapInbox) -> None:
    for number in range(1_000):
        dovecot.deliver(mail(f"m{number}"), ARRIVAL.timestamp() + number)

    fetched = inbox.fetch(None)

    assert len(fetched.mails) == 1_000
    assert not fetched.more


def test_wrong_password_says_what_to_check(dovecot: Dovecot, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong"
    wrong.write_text("not it")

    said = refused(mailbox_on(dovecot, password_file=wrong), dovecot.tls)

    assert said.startswith("mailbox sales: localhost refused the login of leads")
    assert "password_env or password_file" in said
    assert "not it" not in said
    assert "b'" not in said


def test_folder_that_is_not_there_names_the_nearest(dovecot: Dovecot) -> None:
    said = refused(mailbox_on(dovecot, folder="inquirys"), dovecot.tls)

    assert "there is no folder 'inquirys'; nearest: 'Inquiries'. Next: correct `folder`" in said


def test_certificate_nobody_vouches_for_is_not_trusted(dovecot: Dovecot) -> None:
    assert "is not trusted (self-signed certificate)" in refused(mailbox_on(dovecot))


def test_tls_where_the_server_speaks_plain_says_which_settings_to_check(dovecot: Dovecot) -> None:
    said = refused(mailbox_on(dovecot, port=dovecot.port), dovecot.tls)

    assert "do not agree on TLS" in said
    assert "`security` and `port`" in said


def test_starttls_reads_the_same_mail(dovecot: Dovecot) -> None:
    dovecot.deliver(mail("first"))
    inbox = ImapInbox(
        mailbox_on(dovecot, port=dovecot.port, security=Security.STARTTLS), dovecot.tls
    )

    assert subjects(inbox.fetch(None)) == ["first"]
    inbox.close()


def test_unknown_host_and_closed_port_are_told_apart(dovecot: Dovecot) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

    assert "no server is known by the name" in refused(mailbox_on(dovecot, host="imap.invalid"))
    assert f"nothing listens at localhost:{port}" in refused(mailbox_on(dovecot, port=port))


def test_server_that_hangs_up_instead_of_greeting_is_source_unavailable(dovecot: Dovecot) -> None:
    with socket.create_server(("127.0.0.1", 0)) as rude:
        hang_up = threading.Thread(target=lambda: rude.accept()[0].close())  # noqa: PLW0108  # accept waits
        hang_up.start()
        port = rude.getsockname()[1]
        said = refused(mailbox_on(dovecot, host="127.0.0.1", port=port, security="none"))
        hang_up.join()

    assert said.startswith(f"mailbox sales: the connection to 127.0.0.1:{port} broke")


def test_sent_folder_tells_whether_a_letter_left(dovecot: Dovecot) -> None:
    inbox = ImapInbox(mailbox_on(dovecot, sent_folder="Sent"), dovecot.tls)
    inbox.fetch(None)
    with IMAPClient(dovecot.host, dovecot.tls_port, ssl_context=dovecot.tls) as client:
        client.login(dovecot.user, dovecot.password)
        client.append("Sent", mail("digest"))

    assert inbox.search_sent("digest@example.com") is True
    assert inbox.search_sent("other@example.com") is False
    dovecot.deliver(mail("first"))
    assert subjects(inbox.fetch(None)) == ["first"]
    inbox.close()


def test_sent_folder_is_asked_over_a_new_connection_where_the_old_one_was_dropped(
    dovecot: Dovecot,
) -> None:
    inbox = ImapInbox(mailbox_on(dovecot, sent_folder="Sent"), dovecot.tls)
    inbox.fetch(None)
    dovecot.stop()
    dovecot.start()

    assert inbox.search_sent("digest@example.com") is False
    inbox.close()


def test_without_a_sent_folder_nobody_can_tell(dovecot: Dovecot) -> None:
    unset = ImapInbox(mailbox_on(dovecot), dovecot.tls)
    gone = ImapInbox(mailbox_on(dovecot, sent_folder="Gesendet"), dovecot.tls)

    assert unset.search_sent("digest@example.com") is None
    assert gone.search_sent("digest@example.com") is None


def test_sent_folder_whose_server_is_away_cannot_be_looked_into_until_it_is_back(
    dovecot: Dovecot,
) -> None:
    inbox = ImapInbox(mailbox_on(dovecot, sent_folder="Sent"), dovecot.tls)
    inbox.fetch(None)
    dovecot.stop()
    with pytest.raises(SourceUnavailable, match="nothing listens"):
        inbox.search_sent("digest@example.com")
    dovecot.start()

    assert inbox.search_sent("digest@example.com") is False
    inbox.close()


def waiting(*sizes: int) -> list[Waiting]:
    return [Waiting(uid, size, ARRIVAL) for uid, size in enumerate(sizes, start=1)]


def test_batches_hold_a_few_megabytes_and_large_mails_go_alone() -> None:
    sizes = (3_000_000, 4_000_000, 2_000_000, 30_000_000, 1_000)

    grouped = [[mail.size for mail in batch] for batch in batches(waiting(*sizes), 25_000_000)]

    assert grouped == [[3_000_000, 4_000_000], [2_000_000], [30_000_000], [1_000]]


def test_batches_hold_at_most_fifty_mails() -> None:
    assert [len(batch) for batch in batches(waiting(*[10] * 120), 25_000_000)] == [50, 50, 20]


def test_one_fetch_brings_at_most_64_megabytes_but_always_one_mail() -> None:
    huge = fitting(waiting(70_000_000, 1), 100_000_000)
    many = fitting(waiting(*[20_000_000] * 5), 25_000_000)
    beginnings = fitting(waiting(*[90_000_000] * 5), 25_000_000)

    assert (len(list(huge)), len(list(many)), len(list(beginnings))) == (1, 3, 5)
    assert BEGINNING < 1_000_000


@pytest.mark.slow
def test_mail_of_sixty_megabytes_is_filed_from_its_beginning_in_bounded_memory(
    dovecot: Dovecot,
) -> None:
    inbox = ImapInbox(mailbox_on(dovecot), dovecot.tls)
    dovecot.deliver(mail("before"))
    workbook = InMemoryWorkbook()
    house = House(
        workbook=workbook,
        inboxes=(inbox,),
        letters=PlainLetters(),
        outbox=InMemoryOutbox(),
        workspace=Workspace(),
        roster=(TAKE_IN,),
        clock=workbook.clock,
    )
    take_turn(house)  # what every process reads once, word lists and weights, is not the mail's
    dovecot.deliver(mail("brochure") + (b"x" * 76 + b"\r\n") * (60_000_000 // 78))
    dovecot.deliver(mail("after"))
    tracemalloc.start()
    try:
        report = take_turn(house)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
        inbox.close()

    assert report.mails == 2
    assert workbook.cursors["sales"].uid == 3
    assert peak < 30_000_000
