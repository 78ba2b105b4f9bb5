"""Rings when mail comes: IMAP IDLE on a connection of its own. Only ever a hint."""

from __future__ import annotations

import random
import select
import socket
import ssl
import threading
import time

from imapclient import IMAPClient  # type: ignore[import-untyped]  # it ships no types

from connectors.config import MailboxSection
from connectors.errors import LeadsheetError
from connectors.mailbox_login import BROKEN, log_in, open_folder, shut

REISSUE_S = 540.0
"""RFC 2177 allows 29 minutes; some providers and many routers forget a silent connection after ten."""
BACK_OFF_S = (1.0, 300.0)

# ValueError and IndexError: IMAPClient's parser, on answers that violate the protocol.
_TROUBLE = (*BROKEN, LeadsheetError, ValueError, IndexError)


class ImapBell:
    """ports.Bell over IMAP. IDLE stays in force between two waits, so that nothing is missed in between."""

    def __init__(self, mailbox: MailboxSection, tls: ssl.SSLContext | None = None) -> None:
        self._mailbox = mailbox
        self._tls = tls
        self._kept: IMAPClient | None = None
        self._idle_since = 0.0
        self._failures = 0
        self._not_before = 0.0
        self._was_connected = False
        self._can_idle = True
        self._closed = False
        self._ear, self._waker = socket.socketpair()
        self._in_use = threading.Lock()

    def wait(self, timeout_s: float) -> bool:
        """See ports.Bell. Also True after a broken connection was rebuilt: there may be news from the gap."""
        until = time.monotonic() + timeout_s
        with self._in_use:
            while not self._closed and (left := until - time.monotonic()) > 0:
                try:
                    if self._step(left):
                        return True
                except _TROUBLE:
                    self._back_off()
        return False

    def close(self) -> None:
        """End at once, also for a thread that is waiting; never raises."""
        if self._closed:
            return
        self._closed = True
        self._waker.send(b"!")
        # A waiting thread lets go at once, unless it is just connecting; then its connection ends with the process.
        if self._in_use.acquire(timeout=1):
            self._drop()
            self._ear.close()
            self._waker.close()
            self._in_use.release()

    def _step(self, left_s: float) -> bool:
        """Wait for one thing: news, the end of a pause, or the time to ask anew."""
        pause = self._not_before - time.monotonic()
        if pause > 0 or not self._can_idle:
            self._listen(None, min(left_s, pause) if self._can_idle else left_s)
            return False
        if self._kept is None:
            return self._connect()
        due = self._idle_since + REISSUE_S - time.monotonic()
        if due <= 0:
            return self._ask_anew(self._kept)
        if not self._listen(self._kept, min(left_s, due)):
            return False
        answers = self._kept.idle_check(timeout=0)
        if not answers:
            # Readable, yet nothing to read: the server has hung up.
            raise ConnectionResetError("the server ended the connection")
        return _is_news(answers)

    def _listen(self, client: IMAPClient | None, seconds: float) -> bool:
        """Whether the server said something; `close` ends the waiting early."""
        if client is None:
            select.select([self._ear], [], [], seconds)
            return False
        line = client.socket()
        if isinstance(line, ssl.SSLSocket) and line.pending():
            return True
        readable, _, _ = select.select([line, self._ear], [], [], seconds)
        return line in readable

    def _connect(self) -> bool:
        client = self._kept = log_in(self._mailbox, self._tls)
        if not client.has_capability("IDLE"):
            self._can_idle = False
            self._drop()
            return False
        open_folder(client, self._mailbox.folder, self._mailbox)
        client.idle()
        self._idle_since = time.monotonic()
        self._failures = 0
        again, self._was_connected = self._was_connected, True
        return again

    def _ask_anew(self, client: IMAPClient) -> bool:
        _, answers = client.idle_done()
        client.idle()
        self._idle_since = time.monotonic()
        return _is_news(answers)

    def _back_off(self) -> None:
        self._drop()
        shortest, longest = BACK_OFF_S
        pause = min(longest, shortest * 2**self._failures)
        self._failures = min(self._failures + 1, 10)
        # Not all workers of a provider that was away shall knock in the same second.
        self._not_before = time.monotonic() + pause * random.uniform(0.5, 1.0)  # noqa: S311  # no secret

    def _drop(self) -> None:
        if self._kept is not None:
            shut(self._kept)
            self._kept = None


def _is_news(answers: list[tuple[object, ...]]) -> bool:
    """`* 12 EXISTS` is news; "Still here", flags that people set and deletions are not."""
    return any(answer[1:2] == (b"EXISTS",) for answer in answers)
