"""A mailbox that is away is not knocked at every minute, so that it never holds up its neighbours."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from connectors.errors import LeadsheetError, SourceUnavailable
from connectors.ports import Fetched, Inbox, Listing
from leads.inquiries.mail import ReceivedMail
from leads.model import Cursor

FIRST_WAIT_S, LONGEST_WAIT_S = 30.0, 300.0


def jittered(seconds: float) -> float:
    """Between half of it and all of it: not all workers of a server that was away shall knock at once."""
    return seconds * random.uniform(0.5, 1.0)  # noqa: S311  # no secret


@dataclass(slots=True)
class PatientInbox:
    """ports.Inbox that, after a failure, says the same again for a while without asking anybody.

    The wait doubles with each failure in a row, from half a minute to five.
    """

    inbox: Inbox
    elapsed_s: Callable[[], float] = time.monotonic
    _failures: int = 0
    _not_before: float = 0.0
    _why: str = ""

    @property
    def name(self) -> str:
        return self.inbox.name

    def fetch(self, cursor: Cursor | None) -> Fetched:
        """See ports.Inbox."""
        if self._failures and self.elapsed_s() < self._not_before:
            raise SourceUnavailable(self._why)
        try:
            fetched = self.inbox.fetch(cursor)
        except LeadsheetError as error:
            wait_s = min(FIRST_WAIT_S * 2.0**self._failures, LONGEST_WAIT_S)
            self._failures = min(self._failures + 1, 10)
            self._why, self._not_before = str(error), self.elapsed_s() + jittered(wait_s)
            raise
        self._failures = 0
        return fetched

    def listed(self, since: datetime) -> Listing:
        """See ports.Inbox. Asked for only after a `fetch` went well."""
        return self.inbox.listed(since)

    def fetch_only(self, uids: Sequence[int]) -> tuple[ReceivedMail, ...]:
        """See ports.Inbox."""
        return self.inbox.fetch_only(uids)

    def close(self) -> None:
        """See ports.Inbox."""
        self.inbox.close()
