"""What the automations need from the world, as Protocols; each method's promise and errors stated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from leads.changes import Changes
from leads.inquiries.mail import ReceivedMail
from leads.model import Cursor, Letter
from leads.picture import Picture
from leads.reconciling import Listed


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What lay above the cursor.

    Attributes:
        mails: Ascending by UID; at most one turn's worth.
        uidvalidity: The mailbox's epoch now.
        more: Further mails wait beyond these.
        highest: The highest UID the mailbox has given out so far.
    """

    mails: tuple[ReceivedMail, ...]
    uidvalidity: int
    more: bool = False
    highest: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a mailbox holds, by UID and Message-ID; ascending by UID."""

    mails: tuple[Listed, ...]
    uidvalidity: int


class Inbox(Protocol):
    """A mailbox that is only ever read: no flag and no folder changes."""

    @property
    def name(self) -> str:
        """Its name in the configuration; the key of its cursor."""

    def fetch(self, cursor: Cursor | None) -> Fetched:
        """Mails above the cursor; all of them when it is None or of another epoch.

        Raises SourceUnavailable. A mail that cannot be read comes as `Mail(unreadable=...)`, never as an error.
        """

    def listed(self, since: datetime) -> Listing:
        """Every mail that came since (to the day), without bodies. Raises SourceUnavailable."""

    def fetch_only(self, uids: Sequence[int]) -> tuple[ReceivedMail, ...]:
        """These mails, those that somebody deleted left out. Raises SourceUnavailable."""

    def close(self) -> None:
        """Log out; never raises."""


class Bell(Protocol):
    """Rings when mail comes (IMAP IDLE). Only ever a hint: polling goes on regardless."""

    def wait(self, timeout_s: float) -> bool:
        """Wait for news at most this long; True when there is some. Never raises."""

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Committed:
    """It landed (now, or earlier when the reply had been lost).

    Attributes:
        version: The workbook's version now.
        landed: What landed.
        left: What did not fit this reading and must be decided again after a new one; usually empty.
    """

    version: int
    landed: Changes
    left: Changes = field(default_factory=Changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Another commit took the version first: nothing of this one applies. Read and decide again."""

    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """The request itself is wrong (a 4xx): nothing applied, and repeating it will not help.

    Attributes:
        landed: Parts of the same changes that had landed in earlier versions.
        barred: We may write nothing at all (not shared with us, say): no change is to blame.
    """

    error: str
    landed: Changes = field(default_factory=Changes)
    barred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """No answer told whether it landed. Read and decide again; the fence keeps it from landing twice."""

    error: str


Outcome = Committed | Refused | Rejected | Unknown


class Workbook(Protocol):
    """The shared spreadsheet: the system of record."""

    @property
    def reads(self) -> int:
        """Sheets read requests made so far."""

    @property
    def writes(self) -> int:
        """Sheets write requests made so far."""

    def open(self) -> None:
        """Sign in and find the tabs: one Sheets read, which the first reading makes otherwise. Raises as `read`."""

    def read(self) -> Picture:
        """Read everything at one version. Raises WorkbookUnavailable, WorkbookBroken."""

    def commit(self, changes: Changes, picture: Picture) -> Outcome:
        """Write `changes`, decided on `picture`, as the next version (several when over 2 MB), all or nothing each.

        Never raises for what the server or the network does; those are outcomes.
        """


class Letters(Protocol):
    """Wording: data in, a rendered letter out. Pure but for reading its templates."""

    def render(self, kind: str, message_id: str, to: str, data: Mapping[str, object]) -> Letter: ...


class SentFolder(Protocol):
    """What the account that letters leave by keeps of them.

    Each answer may be None: there is no such folder, so nobody can tell. Raises SourceUnavailable while it cannot
    be looked into: who asks again later may hear more.
    """

    def search_sent(self, message_id: str) -> bool | None:
        """Whether it holds this Message-ID."""

    def search_sent_to(self, address: str, since: datetime) -> tuple[str, ...] | None:
        """Message-IDs of the letters to this address that it got since then, oldest first."""


class Outbox(Protocol):
    """The way out for mail."""

    def send(self, letter: Letter) -> None:
        """Hand the letter over. Returning means the server took it.

        Raises DeliveryFailed (surely not sent) or DeliveryInDoubt (nobody can tell).
        """

    def was_sent(self, message_id: str) -> bool | None:
        """Whether the account's Sent folder holds this Message-ID; None where nobody can tell, since there is none.

        Raises SourceUnavailable while that folder cannot be looked into.
        """

    def sent_to(self, address: str, since: datetime) -> tuple[str, ...] | None:
        """Message-IDs of what the account's Sent folder got for this address since then; None and errors as above."""

    def close(self) -> None:
        """Hang up after a batch of letters; the next `send` connects again. Never raises."""
