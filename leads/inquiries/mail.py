"""A mail as it was read: decoded, bounded, harmless; nothing is judged yet."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Address:
    """A mailbox as a header names it. `email` is lower case; "" when the header had none."""

    name: str
    email: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file that came along. Its name is sanitised; its bytes stay in the mailbox.

    Attributes:
        is_disguised: By its name a picture or a PDF, by its first bytes an archive, an office document or a program.
    """

    name: str
    content_type: str
    size: int
    is_disguised: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """One message.

    Attributes:
        digest: sha256 (hex) of the bytes as the server gave them.
        size: Of those bytes.
        message_id: With angle brackets stripped; "" when missing or empty.
        headers: Decoded, unfolded, in order; names as written. Values hold no NUL and no line break.
        date: The Date header, zone-aware; None when missing, without zone or unreadable.
        text: Plain text of the message's own body (from HTML when there is no plain part); never of attached messages.
        html: The HTML part as sent: hostile, never shown as is.
        attached: Messages inside it (message/rfc822), outermost first.
        content_type: Of the whole message ("multipart/report; report-type=delivery-status").
        part_types: Content types of all parts, in order.
        defects: What had to be repaired while reading, in words.
        unreadable: Why it could not be read at all; then all else may be empty.
    """

    digest: str
    size: int
    message_id: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    sender: Address = Address("", "")
    reply_to: tuple[Address, ...] = ()
    to: tuple[Address, ...] = ()
    cc: tuple[Address, ...] = ()
    subject: str = ""
    date: datetime | None = None
    text: str = ""
    html: str = ""
    attached: tuple[Mail, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    content_type: str = ""
    part_types: tuple[str, ...] = ()
    defects: tuple[str, ...] = ()
    unreadable: str = ""
    _first: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # Screening asks for some forty headers of each mail.
        first = {name.lower(): value for name, value in reversed(self.headers)}
        object.__setattr__(self, "_first", first)

    def header(self, name: str) -> str:
        """The first header of this name, any letter case; "" when there is none."""
        return self._first.get(name.lower(), "")

    def all_headers(self, name: str) -> tuple[str, ...]:
        wanted = name.lower()
        return tuple(value for key, value in self.headers if key.lower() == wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedMail:
    """A mail and where it lies.

    Attributes:
        mailbox: The mailbox's name in the configuration.
        uid: Within the epoch `uidvalidity`.
        received_at: INTERNALDATE, zone-aware.
    """

    mail: Mail
    mailbox: str
    uidvalidity: int
    uid: int
    received_at: datetime
