"""Bytes to Mail: mail-parser reads, behind repairs that keep its known traps and hostile mail away.

mail-parser 4.8 gives lists for repeated headers, breaks on broken boundaries, appends the text of
attached messages and leaves some charsets undecoded. So the tree is walked here, and mail-parser is
asked only for what it does best: addresses, each from the first header of its name, decoded from 8 bits
(see mail_addresses.py).
Where it still fails, the standard library reads the same headers, and `defects` says so.
"""

from __future__ import annotations

import hashlib
import re
from datetime import datetime
from email.message import Message
from email.parser import BytesHeaderParser
from email.utils import parsedate_to_datetime
from functools import lru_cache
from itertools import islice

from connectors.mail_addresses import by_mail_parser, by_standard_library, salvaged
from connectors.mail_certified import out_of_envelope
from connectors.mail_parts import MAX_TEXT, Parts, parts_of
from connectors.mail_tree import tree_of
from connectors.mail_words import (
    decode_bytes,
    decode_words,
    from_eight_bit,
    harmless_text,
    one_line,
    unfold,
)
from leads.inquiries.mail import Address, Mail
from leads.inquiries.text.html_text import MAX_HTML, text_of_html

MAX_BYTES = 12_000_000
"""Bytes that are parsed; texts come before files, so a bigger mail still says what it wants."""
MAX_HEADER_BYTES = 200_000
MAX_HEADERS = 400
MAX_VALUE = 8_000
MAX_PARTS_DECLARED = 120
"""Boundaries and attached messages; the standard library's parser slows down with each level."""
MAX_LINE_CHECKS = 5_000_000
MAX_BOUNDARY_LINES = 20_000
_MAX_INNER_LEVELS = 3

_ADDRESS_HEADERS = ("From", "Reply-To", "To", "Cc")
_PARSED_HEADERS = {name.lower(): name for name in (*_ADDRESS_HEADERS, "Date")}
_MAIL_HEADERS = frozenset(
    {"from", "to", "subject", "date", "received", "message-id", "return-path", "mime-version"}
    | {"content-type", "reply-to", "delivered-to", "sender", "cc", "x-mailer", "list-id"}
)
_LEADING_NOISE = re.compile(rb"\A(?:\xef\xbb\xbf|[\r\n]+(?=[A-Za-z-]{2,40}:))*(?:>?From [^\n]*\n)?")
_END_OF_HEADERS = re.compile(rb"\r?\n\r?\n|\r\r")
_LOOKS_LIKE_HTML = re.compile(
    r"(?i)\A\s*(<!doctype html|<\?xml [^>]*>\s*<html|<(html|body|div|p|table|meta|head|span|blockquote)\b)"
)
_MESSAGE_ID = re.compile(r"<\s*+([^<>\s][^<>]{0,900}?)(?:(?<!\s)\s++)?>")
_TEXT_PART = re.compile(rb"(?i)\ncontent-type:\s*text/plain[^\n]*\n(?:[^\r\n]+\n)*\r?\n")


def read_mail(raw: bytes) -> Mail:
    """The mail, as far as it can be read. Never raises; under two seconds whatever the bytes."""
    digest, size = hashlib.sha256(raw).hexdigest(), len(raw)
    if not raw or raw.isspace():
        return Mail(digest=digest, size=size, unreadable="the message is empty")
    try:
        return _read(raw, digest, size)
    except Exception as err:  # noqa: BLE001  # around one message: whatever a sender sends, the mailbox goes on
        reason = one_line(f"{type(err).__name__}: {err}", 200)
        return Mail(digest=digest, size=size, unreadable=f"could not be read: {reason}")


def _read(raw: bytes, digest: str, size: int) -> Mail:
    bounded, levels, defects = _bounded(raw)
    message, broken = _parsed(bounded, levels)
    if broken:
        return _read_flat(bounded, digest, size, (*defects, broken))
    if not _has_mail_headers(message):
        return _read_body_only(bounded, digest, size, tuple(defects))
    mail = _mail_of(message, digest=digest, size=size, defects=tuple(defects), level=0)
    return out_of_envelope(mail) if mail.attached else mail


def _bounded(raw: bytes) -> tuple[bytes, int, list[str]]:
    """The bytes without mailbox noise, cut where no inquiry reaches; how many levels it declares; what was cut."""
    defects = []
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        raw = raw[:MAX_BYTES].decode("utf-16", "replace").encode()
    raw = raw[noise.end() :] if (noise := _LEADING_NOISE.match(raw)) else raw
    end = _END_OF_HEADERS.search(raw, 0, MAX_BYTES) if len(raw) > MAX_HEADER_BYTES else None
    headers = end.start() if end else len(raw)
    if headers > MAX_HEADER_BYTES and _HEADER_START.match(raw):
        cut = raw.rfind(b"\n", 0, MAX_HEADER_BYTES)
        raw = (
            raw[: cut if cut > 0 else MAX_HEADER_BYTES]
            + b"\n\n"
            + (raw[end.end() :] if end else b"")
        )
        defects.append(f"headers longer than {MAX_HEADER_BYTES} bytes were cut")
    if len(raw) > MAX_BYTES:
        raw = raw[:MAX_BYTES]
        defects.append(f"only the first {MAX_BYTES} bytes were read")
    levels = _levels_declared(raw)
    parsable = _parsable(raw, min(levels, MAX_PARTS_DECLARED))
    if len(parsable) < len(raw):
        defects.append(f"too many lines and parts: only the first {len(parsable)} bytes were read")
        levels = _levels_declared(parsable)
    return parsable, levels, defects


_HEADER_START = re.compile(rb"\A[!-9;-~]{1,100}:")


def _parsed(raw: bytes, levels: int) -> tuple[Message, str]:
    """The MIME tree, or the headers alone and why there is no tree."""
    if levels > MAX_PARTS_DECLARED:
        return BytesHeaderParser().parsebytes(raw), f"more than {MAX_PARTS_DECLARED} nested parts"
    try:
        return tree_of(raw), ""
    except (
        RecursionError,
        ValueError,
        LookupError,
        AttributeError,
        TypeError,
        AssertionError,
    ) as err:
        return BytesHeaderParser().parsebytes(
            raw
        ), f"MIME structure is broken ({type(err).__name__})"


def _levels_declared(raw: bytes) -> int:
    lowered = raw.lower()
    return lowered.count(b"boundary=") + lowered.count(b"message/rfc822")


def _parsable(raw: bytes, declared: int) -> bytes:
    """Cut until the standard library's parser has at most a second's work.

    It compares every line with the boundary of every open level, and builds an object for each part.
    """
    while _is_long(raw, declared):
        raw = raw[: len(raw) // 2]
    return raw


def _is_long(raw: bytes, declared: int) -> bool:
    if len(raw) <= MAX_BOUNDARY_LINES and len(raw) * declared <= MAX_LINE_CHECKS:
        return False  # even if each byte were a line
    return raw.count(b"\n") * declared > MAX_LINE_CHECKS or raw.count(b"\n--") > MAX_BOUNDARY_LINES


def _has_mail_headers(message: Message) -> bool:
    return any(name.lower() in _MAIL_HEADERS for name, _ in message.raw_items())


def _read_flat(raw: bytes, digest: str, size: int, defects: tuple[str, ...]) -> Mail:
    """A mail whose structure is a bomb or broken: its headers and the first plain part."""
    headers = BytesHeaderParser().parsebytes(raw)
    found = Parts(types=[one_line(headers.get_content_type(), 100)])
    start = _TEXT_PART.search(raw, 0, MAX_TEXT * 4)
    end = _END_OF_HEADERS.search(raw)
    begin = start.end() if start else (end.end() if end else len(raw))
    body = raw[begin : begin + MAX_TEXT]
    body = body.partition(b"\n--")[0] if start else body
    found.plain.append(harmless_text(decode_bytes(body)[0]))
    return _assemble(headers, found, digest=digest, size=size, defects=defects, attached=())


def _read_body_only(raw: bytes, digest: str, size: int, defects: tuple[str, ...]) -> Mail:
    """A text or HTML without any mail header: all of it is the body."""
    if b"\0" in raw[:_SAMPLE] or _is_mostly_control(raw[:_SAMPLE]):
        return Mail(
            digest=digest,
            size=size,
            defects=defects,
            unreadable="no mail: binary data without headers",
        )
    text, guess = decode_bytes(raw[: 4 * MAX_TEXT])
    text = harmless_text(text)[:MAX_TEXT]
    is_html = bool(_LOOKS_LIKE_HTML.match(text))
    notes = [*defects, "no mail headers: taken as a bare text", *([guess] if guess else [])]
    return Mail(
        digest=digest,
        size=size,
        text=text_of_html(text) if is_html else text,
        html=text[:MAX_HTML] if is_html else "",
        content_type="text/html" if is_html else "text/plain",
        part_types=("text/html" if is_html else "text/plain",),
        defects=tuple(notes),
    )


_SAMPLE = 4_000


def _is_mostly_control(sample: bytes) -> bool:
    """Whether a tenth of the bytes are control characters that no text holds."""
    odd = len(sample) - len(sample.translate(None, _IN_NO_TEXT))
    return odd * 10 > len(sample)


_IN_NO_TEXT = bytes(byte for byte in range(32) if byte not in b"\t\r\n\f\x1b")


def _mail_of(
    message: Message, *, digest: str, size: int, defects: tuple[str, ...], level: int
) -> Mail:
    found = parts_of(message)
    attached = (
        tuple(_inner(inner, level + 1) for inner in found.attached)
        if level < _MAX_INNER_LEVELS
        else ()
    )
    return _assemble(
        message,
        found,
        digest=digest,
        size=size,
        defects=defects,
        attached=attached,
        is_inner=level > 0,
    )


def _inner(message: Message, level: int) -> Mail:
    """A message inside a message. Its digest is taken of its headers and first bytes as parsed."""
    payload = message.get_payload()
    seen = repr(list(message.raw_items())) + (payload[:10_000] if isinstance(payload, str) else "")
    digest = hashlib.sha256(seen.encode("utf-8", "replace")).hexdigest()
    return _mail_of(message, digest=digest, size=len(seen), defects=(), level=level)


def _assemble(
    message: Message,
    found: Parts,
    *,
    digest: str,
    size: int,
    defects: tuple[str, ...],
    attached: tuple[Mail, ...],
    is_inner: bool = False,
) -> Mail:
    headers = _headers_of(message)
    first = {name.lower(): value for name, value in reversed(headers)}
    repaired = _repaired(message)
    # An attached message is mostly a bounced one of ours: the standard library is good and quick enough.
    written = {name: repaired.get(name, "") for name in _ADDRESS_HEADERS}
    addresses, trouble = (by_standard_library(written), "") if is_inner else by_mail_parser(written)
    froms = addresses["From"] or salvaged(written["From"])
    return Mail(
        digest=digest,
        size=size,
        message_id=_message_id(first.get("message-id", "")),
        headers=headers,
        sender=froms[0] if froms else Address("", ""),
        reply_to=addresses["Reply-To"],
        to=addresses["To"],
        cc=addresses["Cc"],
        subject=first.get("subject", "")[:1000],
        date=_zoned(repaired.get("Date", "")),
        text="\n\n".join(text.strip("\n") for text in found.plain if text.strip())[:MAX_TEXT],
        html="\n".join(found.html)[:MAX_HTML],
        attached=attached,
        attachments=tuple(found.attachments),
        content_type=one_line(unfold(from_eight_bit(str(message.get("Content-Type", "")))), 500)
        or "text/plain",
        part_types=tuple(found.types),
        defects=tuple(dict.fromkeys([*defects, *found.defects, *([trouble] if trouble else [])])),
    )


def _headers_of(message: Message) -> tuple[tuple[str, str], ...]:
    return tuple(
        (_name_of(name), _value_of(str(raw)))
        for name, raw in islice(message.raw_items(), MAX_HEADERS)
    )


@lru_cache(maxsize=1_024)
def _name_of(header: str) -> str:
    return one_line(header, 100)


def _value_of(raw: str) -> str:
    """A header's value, decoded."""
    if "=?" not in raw and (plain := _plain(raw)) is not None:
        return plain
    return one_line(decode_words(unfold(from_eight_bit(raw[: 2 * MAX_VALUE]))), MAX_VALUE)


def _plain(raw: str) -> str | None:
    """A value that nothing has to be done to but to unfold it, as most; None for all others."""
    if len(raw) > MAX_VALUE or not raw.isascii():
        return None
    words = " ".join(raw.split())
    return words if words.isprintable() else None


def _message_id(value: str) -> str:
    found = _MESSAGE_ID.search(value)
    return found[1] if found else ("" if "<" in value else value.strip())


def _repaired(message: Message) -> dict[str, str]:
    """The first of each header that is parsed, 8-bit letters decoded, without controls."""
    repaired: dict[str, str] = {}
    for name, raw in islice(message.raw_items(), MAX_HEADERS):  # .get() spoils 8-bit letters
        wanted = _PARSED_HEADERS.get(name.lower())
        if wanted and wanted not in repaired:
            text = str(raw)
            value = _plain(text)
            if value is None:
                value = one_line(unfold(from_eight_bit(text[: 2 * MAX_VALUE])), 2 * MAX_VALUE)
            repaired[wanted] = value if wanted == "Date" else _with_its_address(value, text)
    return repaired


def _with_its_address(value: str, raw: str) -> str:
    """The value with the address that stood behind what was cut off."""
    last = _LAST_ADDRESS.search(raw[-1_000:]) if len(raw) > 2 * MAX_VALUE else None
    return f'"{one_line(value, 100).strip(chr(34))}" <{last[1]}>' if last else value


_LAST_ADDRESS = re.compile(r"<([^<>\s]{1,320}@[^<>\s]{1,255})>\s*\Z")


def _zoned(value: str) -> datetime | None:
    """The Date header as an instant; None without a zone, because that names a different instant for everybody."""
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError, OSError):
        return None
    if not 1900 < moment.year < 9999:  # cannot be told in every zone
        return None
    return moment if moment.tzinfo is not None else None
