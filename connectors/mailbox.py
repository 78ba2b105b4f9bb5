"""A mailbox read over IMAP, above a cursor of UIDs; flags and folders stay as they are.

Only EXAMINE, UID SEARCH and UID FETCH of BODY.PEEK[], RFC822.SIZE and INTERNALDATE are used: servers stumble over
ENVELOPE and BODYSTRUCTURE of odd mails, RFC822 would mark them as seen, and keywords are not to be had everywhere.
"""

from __future__ import annotations

import hashlib
import re
import ssl
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple, TypeVar

from imapclient import IMAPClient  # type: ignore[import-untyped]  # it ships no types
from imapclient.exceptions import (  # type: ignore[import-untyped]
    IMAPClientAbortError,
    IMAPClientError,
    ProtocolError,
)

from connectors.config import MailboxSection
from connectors.errors import LeadsheetError, NoSuchFolder, SourceUnavailable
from connectors.mailbox_login import BROKEN, OpenFolder, broken, log_in, open_folder, shut
from connectors.ports import Fetched, Listing
from connectors.sent_folder import holds, ids_to
from leads.inquiries.mail import Mail, ReceivedMail
from leads.model import Cursor
from leads.reconciling import Listed

T = TypeVar("T")

MB = 1_000_000

MAX_MAILS, MAX_BYTES = 2_000, 64 * MB
"""What one fetch brings at most; the rest waits for the next."""
BATCH_MAILS, BATCH_BYTES = 50, 8 * MB
BEGINNING = 262_144
"""Bytes that are read of a mail that is too large: its headers and mostly all of its text."""

WHOLE, START = "BODY.PEEK[]", f"BODY.PEEK[]<0.{BEGINNING}>"
ID_LINE = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)]"
_ANSWERS = {WHOLE: b"BODY[]", START: b"BODY[]<0>", ID_LINE: b"BODY[HEADER.FIELDS (MESSAGE-ID)]"}
LISTED_AT_ONCE = 500
_ID = re.compile(rb"(?im)^message-id:((?:.*)(?:\r?\n[ \t].*)*)")

_ONE_ANSWER = 80_000
"""UIDs that surely fit one line of a SEARCH answer; imaplib refuses lines over 1,000,000 bytes."""
_EPOCH = datetime.fromtimestamp(0, UTC)
_YEARS = (1900, 9999)
# IMAPClient's parser, on answers that violate the protocol.
_NONSENSE = (ProtocolError, ValueError, IndexError)
_TROUBLE = (*BROKEN, *_NONSENSE)
_LOST = (IMAPClientAbortError, ProtocolError)
"""Of the former those that tell of a connection that was lost, or of an answer that was cut."""
# Servers that die over a mail end the connection (an IMAPClientError too).
_MISREAD = (IMAPClientError, *_NONSENSE)


_WAIT = re.compile(
    r"(?i)\[(UNAVAILABLE|INUSE|LIMIT|OVERQUOTA|THROTTLED)\]|bandwidth|throttl|try again later|temporar"
)
"""How servers say that the trouble is theirs or ours, and not the mail's (RFC 5530, Gmail, Exchange)."""


class Waiting(NamedTuple):
    """A mail above the cursor whose body was not fetched yet."""

    uid: int
    size: int
    received_at: datetime | None


class ImapInbox:
    """ports.Inbox over IMAP. The connection is kept between turns and rebuilt when it breaks."""

    def __init__(self, mailbox: MailboxSection, tls: ssl.SSLContext | None = None) -> None:
        self._mailbox = mailbox
        self._tls = tls
        self._kept: IMAPClient | None = None
        self._opened = OpenFolder(0, 0, 0)

    @property
    def name(self) -> str:
        return self._mailbox.name

    def fetch(self, cursor: Cursor | None) -> Fetched:
        """See ports.Inbox."""
        if self._kept is not None:
            # Servers hang up on idle connections; a fresh one gets a chance before anybody hears of it.
            try:
                return self._fetch(cursor)
            except _TROUBLE:
                self._drop()
        try:
            return self._fetch(cursor)
        except _TROUBLE as error:
            self._drop()
            raise broken(self._mailbox, error) from error

    def listed(self, since: datetime) -> Listing:
        """See ports.Inbox: one SEARCH, and the Message-ID lines of what it finds."""
        try:
            folder = self._open()
            # SINCE knows days only, in the server's zone.
            day = since.date() - timedelta(days=1)
            uids: list[int] = sorted(self._client().search(["SINCE", day]))
            mails = [
                one
                for start in range(0, len(uids), LISTED_AT_ONCE)
                for one in self._message_ids(uids[start : start + LISTED_AT_ONCE])
            ]
        except _TROUBLE as error:
            self._drop()
            raise broken(self._mailbox, error) from error
        return Listing(mails=tuple(mails), uidvalidity=folder.uidvalidity)

    def _message_ids(self, uids: list[int]) -> list[Listed]:
        said = self._client().fetch(uids, [ID_LINE])
        return [
            Listed(uid=uid, message_id=_message_id(said[uid].get(_ANSWERS[ID_LINE]) or b""))
            for uid in uids
            if uid in said
        ]

    def fetch_only(self, uids: Sequence[int]) -> tuple[ReceivedMail, ...]:
        """See ports.Inbox."""
        if not uids:
            return ()
        try:
            folder = self._open()
            wanted = list(fitting(self._waiting(sorted(uids)[:MAX_MAILS]), self._largest))
            return tuple(
                mail
                for batch in batches(wanted, self._largest)
                for mail in self._read(batch, folder)
            )
        except _TROUBLE as error:
            self._drop()
            raise broken(self._mailbox, error) from error

    def search_sent(self, message_id: str) -> bool | None:
        """See ports.SentFolder: one EXAMINE and one SEARCH."""
        return self._ask_sent(lambda client: holds(client, message_id))

    def search_sent_to(self, address: str, since: datetime) -> tuple[str, ...] | None:
        """See ports.SentFolder: one EXAMINE, one SEARCH, and the headers of what it finds."""
        return self._ask_sent(lambda client: ids_to(client, address, since))

    def _ask_sent(self, question: Callable[[IMAPClient], T]) -> T | None:
        if not self._mailbox.sent_folder:
            return None
        if self._kept is not None:  # servers hang up on idle connections, see `fetch`
            try:
                return self._answered(question)
            except (*_TROUBLE, LeadsheetError):
                self._drop()
        try:
            return self._answered(question)
        except (*_TROUBLE, LeadsheetError) as error:
            self._drop()
            if _is_for_good(error):
                return None
            if isinstance(error, SourceUnavailable):
                raise
            raise broken(self._mailbox, error) from error

    def _answered(self, question: Callable[[IMAPClient], T]) -> T:
        open_folder(self._client(), self._mailbox.sent_folder, self._mailbox)
        return question(self._client())

    def close(self) -> None:
        """Log out; never raises."""
        if self._kept is not None:
            try:
                self._kept.logout()
            except _TROUBLE:
                shut(self._kept)
            self._kept = None

    def _client(self) -> IMAPClient:
        if self._kept is None:
            self._kept = log_in(self._mailbox, self._tls)
        return self._kept

    def _drop(self) -> None:
        if self._kept is not None:
            shut(self._kept)
            self._kept = None

    def _open(self) -> OpenFolder:
        self._opened = open_folder(self._client(), self._mailbox.folder, self._mailbox)
        return self._opened

    def _fetch(self, cursor: Cursor | None) -> Fetched:
        # Opened anew each time: that is how UIDVALIDITY and new mail are noticed for certain.
        folder = self._open()
        known = cursor is not None and cursor.uidvalidity == folder.uidvalidity
        uids = self._uids_above(cursor.uid if cursor and known else 0, folder)
        wanted = list(fitting(self._waiting(uids[:MAX_MAILS]), self._largest))
        mails = [
            mail for batch in batches(wanted, self._largest) for mail in self._read(batch, folder)
        ]
        last = wanted[-1].uid if wanted else 0
        return Fetched(
            mails=tuple(mails),
            uidvalidity=folder.uidvalidity,
            more=bool(wanted) and uids[-1] > last,
            highest=max(folder.uidnext - 1, last),
        )

    @property
    def _largest(self) -> int:
        return int(self._mailbox.max_mail_mb * MB)

    def _uids_above(self, last: int, folder: OpenFolder) -> list[int]:
        """Ascending; all of them, or in a very large folder at least more than one fetch brings."""
        if folder.exists <= _ONE_ANSWER or not folder.uidnext:
            return self._search(last + 1, "*")
        found: list[int] = []
        first, width = last + 1, _ONE_ANSWER
        while first < folder.uidnext and len(found) <= MAX_MAILS:
            found += self._search(first, first + width - 1)
            first, width = first + width, width if found else width * 2
        return found

    def _search(self, first: int, end: int | str) -> list[int]:
        uids: list[int] = self._client().search(["UID", f"{first}:{end}"])
        # `1001:*` means "1001 to the highest, or the other way round": an old mail may be in the answer.
        return sorted({uid for uid in uids if uid >= first})

    def _waiting(self, uids: list[int]) -> Iterator[Waiting]:
        for start in range(0, len(uids), 500):
            asked = uids[start : start + 500]
            yield from self._sizes(asked)

    def _sizes(self, uids: list[int]) -> list[Waiting]:
        """Without those that somebody deleted in between."""
        try:
            said = self._client().fetch(uids, ["RFC822.SIZE", "INTERNALDATE"])
        except _NONSENSE:
            # A date that is none, mostly. It is looked for one by one, and the mail taken without it.
            self._start_over()
            if len(uids) > 1:
                return [one for uid in uids for one in self._sizes([uid])]
            said = self._client().fetch(uids, ["RFC822.SIZE"])
        return [
            Waiting(
                uid, int(said[uid].get(b"RFC822.SIZE", 0)), _aware(said[uid].get(b"INTERNALDATE"))
            )
            for uid in uids
            if uid in said
        ]

    def _read(self, batch: list[Waiting], folder: OpenFolder) -> Iterator[ReceivedMail]:
        item = START if batch[0].size > self._largest else WHOLE
        bodies = self._bodies([waiting.uid for waiting in batch], item)
        for waiting in batch:
            if waiting.uid in bodies:
                where = f"{self.name} {folder.uidvalidity} {waiting.uid}"
                mail = mail_of(bodies[waiting.uid], waiting.size, where)
                yield ReceivedMail(
                    mail=mail,
                    mailbox=self.name,
                    uidvalidity=folder.uidvalidity,
                    uid=waiting.uid,
                    received_at=waiting.received_at or mail.date or _EPOCH,
                )

    def _bodies(self, uids: list[int], item: str) -> dict[int, bytes | str]:
        """What the server has, or in words why it cannot be had; deleted ones are left out.

        One mail that makes server or client stumble is cut out by halving, so that it never holds up the others.
        """
        try:
            return self._bytes(uids, item)
        except _MISREAD as error:
            self._heed(error)
            self._start_over()
        if len(uids) == 1:
            return self._second_try(uids[0])
        middle = len(uids) // 2
        return self._bodies(uids[:middle], item) | self._bodies(uids[middle:], item)

    def _second_try(self, uid: int) -> dict[int, bytes | str]:
        try:
            return self._bytes([uid], START)
        except _MISREAD as error:
            self._heed(error)
            self._start_over()
            return {uid: f"the server's answer cannot be read: {error}"}

    def _bytes(self, uids: list[int], item: str) -> dict[int, bytes | str]:
        said = self._client().fetch(uids, [item])
        return {uid: said[uid].get(_ANSWERS[item]) or b"" for uid in uids if uid in said}

    def _heed(self, error: Exception) -> None:
        """Raise SourceUnavailable when the server wants us to wait: no mail is to blame."""
        if _WAIT.search(str(error)):
            raise SourceUnavailable(
                f"mailbox {self.name}: the server wants us to wait ({error}). It is tried again"
            ) from error

    def _start_over(self) -> None:
        """After an answer that made no sense, where the next one begins is anybody's guess."""
        before = self._opened
        self._drop()
        if self._open().uidvalidity != before.uidvalidity:
            raise IMAPClientError("the mailbox was rebuilt while it was read")


def _is_for_good(error: Exception) -> bool:
    """Whether the Sent folder tells nothing later, either: there is none, or the server takes no such question."""
    if isinstance(error, NoSuchFolder):
        return True
    is_refusal = isinstance(error, IMAPClientError) and not isinstance(error, _LOST)
    return is_refusal and not _WAIT.search(str(error))


def _message_id(line: bytes) -> str:
    """From a header of one line; "" when there is none. One that cannot be read is found out by its body."""
    found = _ID.search(line)
    return " ".join(found[1].decode("ascii", "replace").split()).strip("<> ") if found else ""


def fitting(waiting: Iterable[Waiting], largest: int) -> Iterator[Waiting]:
    """As many from the beginning as one fetch may bring; at least one."""
    total = 0
    for place, mail in enumerate(waiting):
        total += mail.size if mail.size <= largest else BEGINNING
        if place and total > MAX_BYTES:
            return
        yield mail


def batches(waiting: list[Waiting], largest: int) -> Iterator[list[Waiting]]:
    """In order, a few at a time; mails that are too large go alone, as only their beginning is asked for."""
    batch: list[Waiting] = []
    for mail in waiting:
        alone = mail.size > largest
        total = sum(each.size for each in batch) + mail.size
        if batch and (alone or len(batch) == BATCH_MAILS or total > BATCH_BYTES):
            yield batch
            batch = []
        batch.append(mail)
        if alone:
            yield batch
            batch = []
    if batch:
        yield batch


def mail_of(body: bytes | str, size: int, where: str) -> Mail:
    """The bytes as a Mail, whatever they are. `body` in words says why there are none; then `where` identifies it."""
    from connectors.mail_reader import read_mail

    if isinstance(body, str):
        return Mail(digest=hashlib.sha256(where.encode()).hexdigest(), size=size, unreadable=body)
    try:
        mail = read_mail(body)
    except Exception as error:  # noqa: BLE001  # around one message: it must never hold up the others
        why = f"could not be read: {type(error).__name__}: {error}"
        return Mail(digest=hashlib.sha256(body).hexdigest(), size=size, unreadable=why)
    if len(body) == BEGINNING < size:
        only = f"only its beginning was fetched ({size / MB:.1f} MB in all)"
        return replace(mail, size=size, defects=(*mail.defects, only))
    return mail


def _aware(internal_date: datetime | None) -> datetime | None:
    """None when the server tells none, or one of a year that cannot be told in every zone."""
    if internal_date is None or not _YEARS[0] < internal_date.year < _YEARS[1]:
        return None
    return (
        internal_date if internal_date.tzinfo else internal_date.replace(tzinfo=UTC)
    ).astimezone(UTC)
