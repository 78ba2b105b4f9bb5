"""A mailbox that is away is not knocked at every minute, so that it never holds up its neighbours."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import TypeVar

from connectors.errors import LeadsheetError, SourceUnavailable
from connectors.ports import Fetched, Inbox, Listing, Outbox
from leads.inquiries.mail import ReceivedMail
from leads.model import Cursor, Letter

T = TypeVar("T")

FIRST_WAIT_S, LONGEST_WAIT_S = 30.0, 300.0


def jittered(seconds: float) -> float:
    """Between half of it and all of it: not all workers of a server that was away shall knock at once."""
    return seconds * random.uniform(0.5, 1.0)  # noqa: S311  # no secret


@dataclass(slots=True)
class _Patience:
    """After a failure the same is said again for a while, without asking anybody.

    The wait doubles with each failure in a row, from half a minute to five.
    """

    failures: int = 0
    not_before: float = 0.0
    why: str = ""

    def ask(self, question: Callable[[], T], elapsed_s: Callable[[], float]) -> T:
        if self.failures and elapsed_s() < self.not_before:
            raise SourceUnavailable(self.why)
        try:
            answer = question()
        except LeadsheetError as error:
            wait_s = min(FIRST_WAIT_S * 2.0**self.failures, LONGEST_WAIT_S)
            self.failures = min(self.failures + 1, 10)
            self.why, self.not_before = str(error), elapsed_s() + jittered(wait_s)
            raise
        self.failures = 0
        return answer


@dataclass(slots=True)
class PatientInbox:
    """ports.Inbox that is fetched from with patience."""

    inbox: Inbox
    elapsed_s: Callable[[], float] = time.monotonic
    _patience: _Patience = field(default_factory=_Patience)

    @property
    def name(self) -> str:
        return self.inbox.name

    def fetch(self, cursor: Cursor | None) -> Fetched:
        """See ports.Inbox."""
        return self._patience.ask(lambda: self.inbox.fetch(cursor), self.elapsed_s)

    def listed(self, since: datetime) -> Listing:
        """See ports.Inbox. Asked for only after a `fetch` went well."""
        return self.inbox.listed(since)

    def fetch_only(self, uids: Sequence[int]) -> tuple[ReceivedMail, ...]:
        """See ports.Inbox."""
        return self.inbox.fetch_only(uids)

    def close(self) -> None:
        """See ports.Inbox."""
        self.inbox.close()


@dataclass(slots=True)
class PatientOutbox:
    """ports.Outbox whose Sent folder is asked with patience: a letter in doubt may be looked up for hours."""

    outbox: Outbox
    elapsed_s: Callable[[], float] = time.monotonic
    _patience: _Patience = field(default_factory=_Patience)

    def send(self, letter: Letter) -> None:
        """See ports.Outbox."""
        self.outbox.send(letter)

    def was_sent(self, message_id: str) -> bool | None:
        """See ports.Outbox."""
        return self._patience.ask(lambda: self.outbox.was_sent(message_id), self.elapsed_s)

    def sent_to(self, address: str, since: datetime) -> tuple[str, ...] | None:
        """See ports.Outbox."""
        return self._patience.ask(lambda: self.outbox.sent_to(address, since), self.elapsed_s)

    def close(self) -> None:
        """See ports.Outbox."""
        self.outbox.close()
