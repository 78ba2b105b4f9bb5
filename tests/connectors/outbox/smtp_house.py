"""An SMTP server of our own that accepts, refuses, and hangs up at the worst moments; and the letter it is given."""

from __future__ import annotations

import asyncio
import datetime as dt
import email
import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import default
from typing import Any, Protocol

import pytest
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session

from connectors.config import OutgoingSection
from connectors.errors import DeliveryFailed
from connectors.outbox import SmtpOutbox
from leads.model import Letter

NOW = dt.datetime(2026, 11, 20, 8, 0, 5, tzinfo=dt.UTC)


PASSWORD = "correct horse"


LETTER = Letter(
    message_id="digest.priya=example.com.2026-11-20@leads.example.com",
    to="priya@example.com",
    subject="2 overdue, 1 new - start with Ana López (Acme)",
    text="Good morning\n.a line with a dot before it\nGrüße\n",
    html="<p>Good morning</p>",
)


@dataclass
class Post:
    """What a mail server keeps, and how it misbehaves: replies by command, commands at which it hangs up."""

    replies: dict[str, str] = field(default_factory=dict)
    hangs_up_at: str = ""
    received: list[bytes] = field(default_factory=list)
    recipients: list[list[str]] = field(default_factory=list)
    signed_in: list[bytes] = field(default_factory=list)
    connections: int = 0

    @property
    def mails(self) -> list[EmailMessage]:
        return [email.message_from_bytes(one, policy=default) for one in self.received]

    def authenticate(
        self, server: object, session: object, envelope: object, mechanism: str, data: LoginPassword
    ) -> AuthResult:
        self.signed_in.append(data.login)
        return AuthResult(success=data.password == PASSWORD.encode(), handled=False)

    async def handle_RCPT(  # noqa: N802  # aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self._hang_up(server, "RCPT")
        if "RCPT" in self.replies:
            return self.replies["RCPT"]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802  # aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        if "DATA" in self.replies:
            return self.replies["DATA"]
        assert isinstance(envelope.content, bytes)
        self.received.append(envelope.content)
        self.recipients.append(list(envelope.rcpt_tos))
        self._hang_up(server, "DATA")
        return "250 OK"

    def _hang_up(self, server: SMTP, moment: str) -> None:
        if self.hangs_up_at == moment:
            self.hangs_up_at = ""
            assert server.transport is not None
            server.transport.abort()  # type: ignore[attr-defined]  # a TCP transport has it


@dataclass(frozen=True)
class Server:
    port: int
    post: Post
    hang_up: Callable[[], None]
    """End the idle connections, as servers do after a while."""


Serve = Callable[..., Server]


def abort(connections: list[SMTP]) -> None:
    for connection in connections:
        if connection.transport is not None:
            connection.transport.abort()  # type: ignore[attr-defined]  # a TCP transport has it


def call_in(loop: asyncio.AbstractEventLoop, what: Callable[[], object]) -> None:
    async def called() -> None:
        what()

    asyncio.run_coroutine_threadsafe(called(), loop).result(10)


async def finished() -> None:
    others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    await asyncio.sleep(0)


@dataclass(frozen=True)
class Certificate:
    server: ssl.SSLContext
    client: ssl.SSLContext


Outgoing = Callable[..., OutgoingSection]


class Opened(Protocol):
    def __call__(
        self, section: OutgoingSection, tls: ssl.SSLContext | None = None, **how: Any
    ) -> SmtpOutbox: ...


def failure_of(outbox: SmtpOutbox) -> DeliveryFailed:
    with pytest.raises(DeliveryFailed) as caught:
        outbox.send(LETTER)
    return caught.value


class Scripted:
    """A server that answers each line from a script, swallows the letter and then gives `last`, or nothing."""

    def __init__(self, script: list[bytes], last: bytes) -> None:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._script, self._last = script, last
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self) -> int:
        self._thread.start()
        return int(self._listener.getsockname()[1])

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join(10)
        self._listener.close()

    def _serve(self) -> None:
        connection, _ = self._listener.accept()
        with connection, connection.makefile("rb") as lines:
            connection.sendall(b"220 ready\r\n")
            for reply in self._script:
                lines.readline()
                connection.sendall(reply)
            while lines.readline() not in {b".\r\n", b""}:
                pass
            connection.sendall(self._last)
            self._over.wait(10)
