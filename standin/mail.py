"""The mail provider on this machine: an IMAP mailbox and an SMTP server, both in one daemon thread.

    anybody --SMTP--> our address        -> mailbox/*.eml, and the INBOX that the worker reads
    worker  --SMTP--> reps, customers    -> sent/*.eml, and the account's Sent folder
                                            (nothing is passed on: mail ends here)

pymap keeps its mailbox in memory, so the .eml files are delivered again at every start.
The UIDVALIDITY is then another one, as it is when a real provider rebuilds a mailbox.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self, TypeVar

from standin.eml_folder import EmlFolder, KeptMail
from standin.serving import listening_socket

if TYPE_CHECKING:
    from standin.mail_servers import Connections, ImapHouse

T = TypeVar("T")

_START_LIMIT_S = 10.0
_STOP_LIMIT_S = 0.8


class MailStandin:
    """One mail account with its two servers.

    Attributes:
        address: Our inquiry address; also the user name for IMAP and SMTP.
        inbox: The mails in the mailbox.
        sent: The mails that went out.
        imap_port, smtp_port: Where the servers listen, on 127.0.0.1, without TLS.
    """

    def __init__(
        self,
        *,
        address: str,
        password: str,
        folder: Path,
        clock: Callable[[], datetime],
        imap_port: int = 0,
        smtp_port: int = 0,
    ) -> None:
        """Bind both ports (0 takes any free one); OSError when one is taken. `start` begins to serve."""
        self.address = address
        self.password = password
        self.inbox = EmlFolder(folder / "mailbox")
        self.sent = EmlFolder(folder / "sent")
        self._clock = clock
        self._imap_socket = listening_socket("127.0.0.1", imap_port)
        try:
            self._smtp_socket = listening_socket("127.0.0.1", smtp_port)
        except OSError:
            self._imap_socket.close()
            raise
        self.imap_port: int = self._imap_socket.getsockname()[1]
        self.smtp_port: int = self._smtp_socket.getsockname()[1]
        self._started = threading.Event()
        self._thread = threading.Thread(target=self._run, name="mail standin", daemon=True)
        self._failure: BaseException | None = None
        self._loop: asyncio.AbstractEventLoop
        self._stop: asyncio.Event
        self._imap: ImapHouse
        self._connections: Connections

    def start(self) -> Self:
        self._thread.start()
        if not self._started.wait(_START_LIMIT_S) or self._failure:
            raise RuntimeError("the local mail servers did not start") from self._failure
        return self

    def close(self) -> None:
        """Stop both servers and drop their connections, within a second. The files stay."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join(_STOP_LIMIT_S)
        self._imap_socket.close()
        self._smtp_socket.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.close()

    def deliver(self, raw: bytes, at: datetime | None = None) -> KeptMail:
        """Put a mail into the mailbox byte by byte, as if it had arrived at `at` (default: now)."""
        return self._wait_for(self._deliver(raw, at or self._clock()))

    def reset(self) -> None:
        """Empty the mailbox and the sent mails; whoever is connected is dropped and finds a new UIDVALIDITY."""
        self._wait_for(self._reset())

    def _wait_for(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(_START_LIMIT_S)

    async def _deliver(self, raw: bytes, at: datetime) -> KeptMail:
        mail = self.inbox.keep(raw, at)
        await self._imap.put("INBOX", mail)
        return mail

    async def _reset(self) -> None:
        self.inbox.clear()
        self.sent.clear()
        await self._imap.empty()
        self._connections.drop()

    async def _take(self, raw: bytes, sender: str, recipients: list[str]) -> None:
        """What a provider does with a mail it was handed: ours is delivered, all other mail goes out.

        "Goes out" also means: comes from us, whoever it is for.
        """
        ours = [to for to in recipients if to.casefold() == self.address.casefold()]
        if len(ours) < len(recipients) or sender.casefold() == self.address.casefold():
            await self._imap.put("Sent", self.sent.keep(raw, self._clock()))
        if ours:
            trace = f"Return-Path: <{sender}>\r\nDelivered-To: {self.address}\r\n"
            await self._deliver(trace.encode("utf-8", "surrogateescape") + raw, self._clock())

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except BaseException as error:  # noqa: BLE001  # whatever it is, start() must say it
            self._failure = error
        finally:
            self._started.set()

    async def _serve(self) -> None:
        from standin.mail_servers import Connections, ImapHouse, smtp_protocol

        self._loop = asyncio.get_running_loop()
        self._stop = asyncio.Event()
        self._connections = Connections()
        self._imap = await ImapHouse.open(self.address, self.password)
        for folder, mails in (("INBOX", self.inbox), ("Sent", self.sent)):
            for mail in mails.all():
                await self._imap.put(folder, mail)
        self._imap.keep_appended(self.inbox)
        imap = await asyncio.start_server(
            self._connections.tracked(self._imap.talk), sock=self._imap_socket
        )
        smtp = await self._loop.create_server(
            lambda: smtp_protocol(self._take, self.address, self.password, self._connections),
            sock=self._smtp_socket,
        )
        self._started.set()
        await self._stop.wait()
        imap.close()
        smtp.close()
        self._connections.drop()
        await asyncio.sleep(0)
