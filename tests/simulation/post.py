"""The mail provider: mailboxes as an IMAP server shows them, a Sent folder, and a way out that may lose its reply.

What IMAPClient and smtplib would talk to; everything above them is the real connector.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from imapclient import IMAPClient  # type: ignore[import-untyped]  # it ships no types

from connectors.config import MailboxSection, OutgoingSection
from connectors.errors import DeliveryFailed, SourceUnavailable
from connectors.mailbox import ImapInbox
from connectors.outbox import SmtpOutbox
from connectors.ports import SentFolder

Boundary = Callable[[str], None]
"""Tells the world that an effect is about to happen or has happened; there a worker may die."""

_HEADER = re.compile(rb"(?m)^([\w-]+):\s+([^\r\n]*)")
_MESSAGE_ID = re.compile(rb"(?im)^Message-ID:\s*<([^>]*)>")


@dataclass(slots=True)
class Folder:
    """A folder of an IMAP account: UIDs ascend, within one UIDVALIDITY none is given twice."""

    uidvalidity: int = 7
    uidnext: int = 1
    mails: dict[int, tuple[bytes, datetime]] = field(default_factory=dict)
    kept_free: list[int] = field(default_factory=list)

    def keep_free(self) -> None:
        """A mail got its UID, and shows only later."""
        self.kept_free.append(self.uidnext)
        self.uidnext += 1

    def deliver_late(self, raw: bytes, at: datetime) -> int:
        """A mail shows whose UID is lower than those of others that were there before it."""
        if not self.kept_free:
            return self.deliver(raw, at)
        uid = self.kept_free.pop()
        self.mails[uid] = (raw, at)
        return uid

    def deliver(self, raw: bytes, at: datetime) -> int:
        uid, self.uidnext = self.uidnext, self.uidnext + 1
        self.mails[uid] = (raw, at)
        return uid

    def rebuild(self, skip: int = 0) -> None:
        """The provider restores the mailbox: other UIDs, some of them used before, another UIDVALIDITY."""
        kept = [self.mails[uid] for uid in sorted(self.mails)]
        self.uidvalidity += 1
        self.kept_free.clear()
        self.mails = dict(enumerate(kept, start=1 + skip))
        self.uidnext = len(kept) + 1 + skip


class Server:
    """One account: an inbox, and the Sent folder beside it. `down` is why nobody can log in just now."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.inbox = Folder()
        self.sent = Folder()
        self.is_down: Callable[[], bool] = lambda: False
        self.cut = 0
        """After how many further commands the connection breaks; 0 for never."""

    def asked(self) -> None:
        """Every command passes here."""
        if self.is_down():
            raise ConnectionResetError("the mail server is down")
        if self.cut:
            self.cut -= 1
            if not self.cut:
                raise ConnectionResetError("the connection was cut")


class ImapLine:
    """What IMAPClient offers, as far as ImapInbox asks for it."""

    AbortError = IMAPClient.AbortError

    def __init__(self, server: Server) -> None:
        self._server = server
        self._folder = server.inbox

    def select_folder(self, folder: str, *, readonly: bool) -> dict[bytes, int]:
        assert readonly, "a mailbox is only ever read"
        self._server.asked()
        self._folder = self._server.sent if folder == "Sent" else self._server.inbox
        return {
            b"UIDVALIDITY": self._folder.uidvalidity,
            b"UIDNEXT": self._folder.uidnext,
            b"EXISTS": len(self._folder.mails),
        }

    def search(self, criteria: list[str]) -> list[int]:
        self._server.asked()
        held = self._folder.mails
        if criteria[0] == "HEADER":
            wanted = criteria[2].strip("<>").encode()
            return [uid for uid, (raw, _) in held.items() if wanted in _MESSAGE_ID.findall(raw)]
        if criteria[0] == "TO":
            to = criteria[1].encode()
            return [
                uid for uid, (raw, _) in held.items() if to in dict(_HEADER.findall(raw))[b"To"]
            ]
        if criteria[0] != "UID":
            return sorted(held)
        first, _, end = criteria[1].partition(":")
        highest = max(held, default=0)
        low, high = sorted((int(first), highest if end == "*" else int(end)))
        return [uid for uid in held if low <= uid <= high]

    def fetch(self, uids: Iterable[int], what: list[str]) -> dict[int, dict[bytes, Any]]:
        self._server.asked()
        held = self._folder.mails
        found = {uid: held[uid] for uid in uids if uid in held}
        if what[0].startswith("BODY.PEEK[]"):
            return {uid: {b"BODY[]": raw, b"BODY[]<0>": raw} for uid, (raw, _) in found.items()}
        if what[0].startswith("BODY"):
            return {
                uid: {_named(what[0]): raw, b"INTERNALDATE": at} for uid, (raw, at) in found.items()
            }
        return {
            uid: {b"RFC822.SIZE": len(raw), b"INTERNALDATE": at} for uid, (raw, at) in found.items()
        }

    def logout(self) -> None: ...

    def shutdown(self) -> None: ...


def _named(asked: str) -> bytes:
    return asked.replace(".PEEK", "").encode()


class SimInbox(ImapInbox):
    """The real inbox, over a line of ours."""

    def __init__(self, mailbox: MailboxSection, server: Server, boundary: Boundary) -> None:
        super().__init__(mailbox)
        self._server = server
        self._boundary = boundary

    def fetch(self, cursor: Any) -> Any:
        self._boundary("before fetch")
        fetched = super().fetch(cursor)
        self._boundary("after fetch")
        return fetched

    def _client(self) -> Any:
        if self._kept is None:
            if self._server.is_down():
                raise SourceUnavailable(f"mailbox {self.name}: the server is down")
            self._kept = ImapLine(self._server)
        return self._kept


class Fate(StrEnum):
    """What becomes of a letter that is handed over."""

    TAKEN = "taken"
    REPLY_LOST = "taken, but the reply is lost"
    RESET = "reset after the dot, not taken"
    CUT = "cut before the dot"
    LATER = "450 at the recipient"
    NEVER = "550 at the recipient"
    LATER_AT_DOT = "451 after the dot"
    NEVER_AT_DOT = "554 after the dot"


@dataclass(frozen=True, slots=True)
class Accepted:
    """A letter that the mail server took: it will arrive.

    Attributes:
        unseen: For how long nobody had been able to look into the Sent folder by then.
    """

    message_id: str
    to: str
    at: datetime
    unseen: timedelta


class PostOffice:
    """Where letters end. `accepted` is the truth about what left."""

    def __init__(self, clock: Callable[[], datetime], sent: Folder | None) -> None:
        self._clock = clock
        self._sent = sent
        self.accepted: list[Accepted] = []
        self.fates: list[Fate] = []
        self.doubts = 0
        """How many letters were handed over without their sender hearing what became of them."""
        self.is_down: Callable[[], bool] = lambda: False
        self.unseen: Callable[[], timedelta] = timedelta

    def take(self, raw: bytes) -> None:
        head = dict(_HEADER.findall(raw.partition(b"\r\n\r\n")[0]))
        self.accepted.append(
            Accepted(
                message_id=head[b"Message-ID"].decode().strip("<> "),
                to=head[b"To"].decode().strip(),
                at=self._clock(),
                unseen=self.unseen(),
            )
        )
        if self._sent is not None:
            self._sent.deliver(raw, self._clock())


class SmtpLine:
    """What smtplib.SMTP offers, as far as SmtpOutbox asks for it."""

    def __init__(self, office: PostOffice) -> None:
        self._office = office
        self._fate = Fate.TAKEN
        self._content = b""
        self.sock: Any = self

    def settimeout(self, seconds: float) -> None: ...

    def noop(self) -> tuple[int, bytes]:
        return 250, b"ok"

    def mail(self, _sender: str) -> tuple[int, bytes]:
        self._fate = self._office.fates.pop(0) if self._office.fates else Fate.TAKEN
        return 250, b"ok"

    def rcpt(self, _recipient: str) -> tuple[int, bytes]:
        match self._fate:
            case Fate.LATER:
                return 450, b"mailbox busy"
            case Fate.NEVER:
                return 550, b"no such user"
            case _:
                return 250, b"ok"

    def docmd(self, _command: str) -> tuple[int, bytes]:
        return 354, b"go on"

    def send(self, content: bytes) -> None:
        if self._fate is Fate.CUT:
            raise ConnectionResetError("cut in the middle of the letter")
        self._content = content

    def getreply(self) -> tuple[int, bytes]:
        match self._fate:
            case Fate.LATER_AT_DOT:
                return 451, b"try again later"
            case Fate.NEVER_AT_DOT:
                return 554, b"we do not like it"
            case Fate.RESET:
                self._office.doubts += 1
                raise ConnectionResetError("reset after the dot")
        self._office.take(self._content)
        if self._fate is Fate.REPLY_LOST:
            self._office.doubts += 1
            raise ConnectionResetError("the reply was lost")
        return 250, b"queued"

    def quit(self) -> None: ...

    def close(self) -> None: ...


class SimOutbox(SmtpOutbox):
    """The real outbox, over a line of ours."""

    def __init__(
        self,
        outgoing: OutgoingSection,
        office: PostOffice,
        boundary: Boundary,
        clock: Callable[[], datetime],
        sent_folder: SentFolder | None,
    ) -> None:
        super().__init__(outgoing, clock=clock, sent_folder=sent_folder)
        self._office = office
        self._boundary = boundary

    def send(self, letter: Any) -> None:
        try:
            super().send(letter)
        finally:
            self._boundary("after send")

    def _connected(self) -> Any:
        self._boundary("before send")
        if self._office.is_down():
            raise DeliveryFailed("mail server: it is down", permanent=False)
        return SmtpLine(self._office)
