"""A mailbox in memory: ports.Inbox without a server."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from connectors.errors import SourceUnavailable
from connectors.mailbox import mail_of
from connectors.ports import Fetched, Listing
from leads.inquiries.mail import ReceivedMail
from leads.model import Cursor, aware
from leads.reconciling import Listed

ARRIVAL = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


class InMemoryInbox:
    """Mails as they were delivered, in UID order.

    Attributes:
        at_once: How many mails one fetch brings at most.
        unavailable: When set, what `fetch` complains of.
    """

    def __init__(self, name: str = "sales", *, uidvalidity: int = 7, at_once: int = 2_000) -> None:
        self._name = name
        self._uidvalidity = uidvalidity
        self._next_uid = 1
        self._held: dict[int, tuple[bytes, datetime]] = {}
        self.at_once = at_once
        self.unavailable = ""
        self.fetched_again = 0
        """How many bodies were asked for by UID."""

    @property
    def name(self) -> str:
        return self._name

    def fetch(self, cursor: Cursor | None) -> Fetched:
        if self.unavailable:
            raise SourceUnavailable(f"mailbox {self._name}: {self.unavailable}")
        known = cursor is not None and cursor.uidvalidity == self._uidvalidity
        last = cursor.uid if cursor and known else 0
        above = [uid for uid in sorted(self._held) if uid > last]
        return Fetched(
            mails=tuple(self._received(uid) for uid in above[: self.at_once]),
            uidvalidity=self._uidvalidity,
            more=len(above) > self.at_once,
            highest=self._next_uid - 1,
        )

    def listed(self, since: datetime) -> Listing:
        if self.unavailable:
            raise SourceUnavailable(f"mailbox {self._name}: {self.unavailable}")
        held = sorted((uid, raw) for uid, (raw, at) in self._held.items() if at >= since)
        mails = (Listed(uid=uid, message_id=self._received(uid).mail.message_id) for uid, _ in held)
        return Listing(mails=tuple(mails), uidvalidity=self._uidvalidity)

    def fetch_only(self, uids: Sequence[int]) -> tuple[ReceivedMail, ...]:
        self.fetched_again += len(uids)
        return tuple(self._received(uid) for uid in sorted(uids) if uid in self._held)

    def close(self) -> None:
        """Nothing to log out from."""

    def deliver(self, raw: bytes, at: datetime = ARRIVAL) -> int:
        """A mail arrives; its UID."""
        uid, self._next_uid = self._next_uid, self._next_uid + 1
        self._held[uid] = (raw, aware(at))
        return uid

    def deliver_late(self, uid: int, raw: bytes, at: datetime = ARRIVAL) -> None:
        """A mail appears under a UID that was passed already; servers should not, and some do."""
        self._held[uid] = (raw, aware(at))

    def delete(self, uid: int) -> None:
        """Somebody deletes a mail."""
        del self._held[uid]

    def rebuild(self) -> None:
        """The provider restores the mailbox: same mails, other UIDs, another UIDVALIDITY."""
        kept = [self._held[uid] for uid in sorted(self._held)]
        self._uidvalidity += 1
        self._held = dict(enumerate(kept, start=1))
        self._next_uid = len(kept) + 1

    def _received(self, uid: int) -> ReceivedMail:
        raw, at = self._held[uid]
        return ReceivedMail(
            mail=mail_of(raw, len(raw), f"{self._name} {self._uidvalidity} {uid}"),
            mailbox=self._name,
            uidvalidity=self._uidvalidity,
            uid=uid,
            received_at=at,
        )
