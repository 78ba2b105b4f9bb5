"""The bell rings when mail comes, never raises, and lets go at once."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from imapclient import IMAPClient  # type: ignore[import-untyped]  # it ships no types

from connectors import mailbox_bell
from connectors.config import MailboxSection
from connectors.mailbox_bell import ImapBell
from standin.mail import MailStandin
from tests.connectors.test_inbox_contract import mail, mailbox_on
from tests.fakes.inbox import ARRIVAL
from tests.servers.dovecot import Dovecot


@pytest.fixture
def bell(dovecot: Dovecot) -> Iterator[ImapBell]:
    bell = ImapBell(mailbox_on(dovecot), dovecot.tls)
    yield bell
    bell.close()


def test_mail_that_comes_rings_before_the_wait_is_over(dovecot: Dovecot, bell: ImapBell) -> None:
    assert not bell.wait(0.3)  # connects, hears nothing
    threading.Timer(0.1, dovecot.deliver, [mail("first")]).start()
    started = time.monotonic()

    assert bell.wait(30)
    assert time.monotonic() - started < 15


def test_mail_that_came_between_two_waits_rings_in_the_second(
    dovecot: Dovecot, bell: ImapBell
) -> None:
    bell.wait(0.3)
    dovecot.deliver(mail("first"))
    time.sleep(1)

    assert bell.wait(1)


def test_nobody_writing_means_no_ringing(bell: ImapBell) -> None:
    started = time.monotonic()

    assert not bell.wait(0.5)
    assert time.monotonic() - started >= 0.5


def test_closing_wakes_a_waiting_thread_at_once(bell: ImapBell) -> None:
    bell.wait(0.3)
    heard: list[bool] = []
    waiter = threading.Thread(target=lambda: heard.append(bell.wait(30)))
    waiter.start()
    time.sleep(0.1)

    bell.close()
    waiter.join(15)

    assert heard == [False]  # long before the half minute was over
    assert not bell.wait(1)


def test_dropped_connection_is_no_error_and_rings_once_it_is_back(
    dovecot: Dovecot, bell: ImapBell, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While it was away something may have come."""
    monkeypatch.setattr(mailbox_bell, "BACK_OFF_S", (0.1, 0.2))
    bell.wait(0.3)
    dovecot.stop()
    assert not bell.wait(0.5)
    dovecot.start()

    assert bell.wait(5)


def test_server_that_is_not_there_is_waited_for_without_knocking_all_the_time(
    dovecot: Dovecot, monkeypatch: pytest.MonkeyPatch
) -> None:
    knocks: list[float] = []

    def knock(mailbox: MailboxSection, tls: object) -> None:
        knocks.append(time.monotonic())
        raise ConnectionRefusedError

    monkeypatch.setattr(mailbox_bell, "log_in", knock)
    monkeypatch.setattr(mailbox_bell, "BACK_OFF_S", (0.2, 300.0))
    bell = ImapBell(mailbox_on(dovecot))

    assert not bell.wait(1.5)
    bell.close()
    assert 3 <= len(knocks) <= 5


def test_idle_is_asked_for_anew_before_anybody_forgets_it(
    dovecot: Dovecot, bell: ImapBell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailbox_bell, "REISSUE_S", 0.2)
    assert not bell.wait(1)
    threading.Timer(0.3, dovecot.deliver, [mail("first")]).start()

    assert bell.wait(5)


def test_server_without_idle_is_no_error(
    dovecot: Dovecot, bell: ImapBell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(IMAPClient, "has_capability", lambda _, name: name != "IDLE")
    dovecot.deliver(mail("first"))

    assert not bell.wait(0.3)
    assert not bell.wait(0.3)


def test_it_rings_on_pymap_too(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("secret")
    with MailStandin(
        address="leads@example.com",
        password="secret",
        folder=tmp_path / "mail",
        clock=lambda: ARRIVAL,
    ) as provider:
        bell = ImapBell(
            MailboxSection.model_validate(
                {
                    "name": "sales",
                    "host": "127.0.0.1",
                    "port": provider.imap_port,
                    "security": "none",
                    "user": "leads@example.com",
                    "password_file": tmp_path / "password",
                }
            )
        )
        bell.wait(0.3)
        threading.Timer(0.1, provider.deliver, [mail("first")]).start()

        assert bell.wait(5)
        bell.close()
