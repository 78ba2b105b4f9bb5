"""What the page shows of a mail. Mails are hostile: what is broken is shown as well as can be, and nothing raises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr

_PREVIEW = 160
_RAW_SHOWN = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class MailView:
    """A mail, decoded for people.

    Attributes:
        sender, to, reply_to: As the headers name them.
        text: The plain part; "" when there is none.
        html: The HTML part as sent: hostile, only ever shown in a sandboxed frame.
        headers: In order, decoded.
        files: Names of attachments.
    """

    sender: str
    to: str
    reply_to: str
    subject: str
    message_id: str
    text: str
    html: str
    headers: tuple[tuple[str, str], ...]
    files: tuple[str, ...]

    @property
    def preview(self) -> str:
        """The first words, in one line."""
        return " ".join((self.text or _without_tags(self.html)).split())[:_PREVIEW]

    def as_object(self) -> dict[str, object]:
        return {
            "from": self.sender,
            "to": self.to,
            "subject": self.subject,
            "text": self.text,
            "has_html": bool(self.html),
            "headers": [list(header) for header in self.headers],
            "files": list(self.files),
        }


def view(raw: bytes) -> MailView:
    """Read a mail for showing; one that the library cannot read at all is shown as it lies there."""
    try:
        return _view(raw)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return _as_it_lies(raw)


def _as_it_lies(raw: bytes) -> MailView:
    return MailView(
        sender="",
        to="",
        reply_to="",
        subject="(unreadable)",
        message_id="",
        text=raw[:_RAW_SHOWN].decode("latin-1"),
        html="",
        headers=(),
        files=(),
    )


def _view(raw: bytes) -> MailView:
    message = message_from_bytes(raw, policy=policy.compat32)
    return MailView(
        sender=_header(message, "From"),
        to=_header(message, "To"),
        reply_to=_header(message, "Reply-To"),
        subject=_header(message, "Subject"),
        message_id=_header(message, "Message-ID"),
        text=_first(message, "text/plain"),
        html=_first(message, "text/html"),
        headers=tuple((str(name), _decoded(value)) for name, value in message.items()),
        files=tuple(_files(message)),
    )


def quoted(mail: MailView, at: datetime, reply: str) -> str:
    """A reply above what it answers, the way mail programs write it."""
    lines = "\r\n".join(f"> {line}" for line in mail.text.splitlines())
    when = f"{at:%d %B %Y at %H:%M}".lstrip("0")
    return f"{reply.rstrip()}\r\n\r\nOn {when}, {name_in(mail.sender)} wrote:\r\n{lines}\r\n"


def name_in(header: str) -> str:
    """Who an address header names first: the name, else the address."""
    name, address = parseaddr(header)
    return name or address or header


def _header(message: Message, name: str) -> str:
    return _decoded(message.get(name, ""))


def _decoded(value: object) -> str:
    """What an encoded header says; of a part in an unknown charset, its bytes as Latin-1."""
    try:
        parts = decode_header(str(value))
    except ValueError:
        parts = [(str(value), None)]
    text = "".join(_text(part, charset) for part, charset in parts)
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())


def _text(part: bytes | str, charset: str | None) -> str:
    if isinstance(part, str):
        return part
    try:
        return part.decode(charset or "utf-8", "replace")
    except LookupError:
        return part.decode("latin-1")


def _first(message: Message, content_type: str) -> str:
    parts = (part for part in message.walk() if part.get_content_type() == content_type)
    part = next((part for part in parts if not part.get_filename()), None)
    return "" if part is None else _body(part)


def _body(part: Message) -> str:
    payload = part.get_payload(decode=True)
    data = (
        payload
        if isinstance(payload, bytes)
        else str(part.get_payload()).encode("utf-8", "replace")
    )
    return _text(data, part.get_content_charset())


def _files(message: Message) -> Iterator[str]:
    for part in message.walk():
        if name := part.get_filename():
            yield _decoded(name)


def _without_tags(html: str) -> str:
    bare = re.sub(r"(?is)<(style|script|head)\b.*?</\1\s*>|<[^>]*>", " ", html[:8_000])
    return bare.replace("&nbsp;", " ")
