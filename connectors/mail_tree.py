"""A mail's parts, taken apart by its boundaries instead of line by line.

The standard library's parser takes each line of a mail in hand. Nearly all mails are regular, and where one is,
its parts lie between a blank line and a boundary: the same tree comes of a few searches. Whatever is irregular
is left to the standard library, whose ways with broken mail this does not copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes
from email.message import Message

from connectors.mail_part_head import Part, PartHead

_A_FIELD = r"(?m:^)[!-9;-~]++:[^\n]*\n(?:[ \t][^\n]*\n)*+"
_FIELD, _FIELDS = re.compile(_A_FIELD), re.compile(rf"(?:{_A_FIELD})*+")
"""A header with the lines that it is folded into; all of them, one below the other."""
_LONE_RETURN = re.compile(r"\r(?!\n)")
_ODD_FIELD = re.compile(r"From |[!-9;-~]*:|[ \t]")
"""What else the standard library takes for one, or for a piece of one."""


class _Irregular(Exception):  # noqa: N818  # no error: an answer
    """The standard library is to read this mail."""


def tree_of(raw: bytes) -> Message:
    """What `message_from_bytes` makes of it, but for preambles, epilogues, defects and a delivery status's fields.

    Raises what the standard library's parser does, and nothing else.
    """
    text = raw.decode("ascii", "surrogateescape")
    if "\r" not in text or not _LONE_RETURN.search(text):
        with suppress(_Irregular):
            return _part(text)
    return message_from_bytes(raw)


def _part(text: str, *, ends_at_boundary: bool = False, default_type: str = "") -> Part:
    """A part and all parts in it.

    `ends_at_boundary`: its last line break is the boundary's (RFC 2046 section 5.1.1).
    """
    part = Part()
    if default_type:
        part.set_default_type(default_type)
    body = text[_read_fields(part, text) :]
    part.head = head = PartHead(part)
    kind = head.content_type.partition("/")[0]
    if kind == "multipart":
        inner = "message/rfc822" if head.content_type == "multipart/digest" else ""
        part.set_payload(
            [
                _part(piece, ends_at_boundary=True, default_type=inner)
                for piece in _pieces(body, head.boundary)
            ]
        )
    elif head.content_type == "message/delivery-status":
        part.set_payload([Message()])
    elif kind == "message":
        part.set_payload([_part(body, ends_at_boundary=ends_at_boundary)])
    else:
        if ends_at_boundary and body.endswith("\n"):
            body = body[:-1].removesuffix("\r")
        part.text = body
        part.set_payload(body)
    return part


def _read_fields(part: Message, text: str) -> int:
    """Set the headers that a text begins with; where its body begins, behind the blank line if there is one."""
    at = text.find("\n") + 1 if text.startswith("From ") else 0
    fields = _FIELDS.match(text, at)
    end = fields.end() if fields else at
    parted = part.policy.header_source_parse
    for field in _FIELD.findall(text, at, end):
        part.set_raw(*parted([field]))
    at = end
    if text.startswith(("\n", "\r\n"), at):
        return text.index("\n", at) + 1
    if _ODD_FIELD.match(text, at):
        raise _Irregular
    return at


def _pieces(body: str, boundary: str) -> Iterator[str]:
    """What stands between the boundary's lines, or behind the last one where the end is missing."""
    begin = -1
    for start, end, is_last in _lines_of(body, boundary):
        if begin == start or (is_last and begin < 0):
            raise _Irregular  # two of them, one below the other, or the end before the beginning
        if begin >= 0:
            yield body[begin:start]
        if is_last:
            return
        begin = end
    if begin < 0:
        raise _Irregular
    yield body[begin:]


def _lines_of(body: str, boundary: str) -> Iterator[tuple[int, int, bool]]:
    """Where each line that is the boundary begins and ends, and whether it is the closing one."""
    mark = f"--{boundary}"
    start = body.find(mark) if boundary else -1
    while start >= 0:
        end = start + len(mark)
        is_last = body.startswith("--", end)
        line_end = body.find("\n", end) + 1 or len(body)
        rest = body[end + 2 * is_last : line_end].rstrip("\r\n").strip(" \t")
        if not rest and (start == 0 or body[start - 1] == "\n"):
            yield start, line_end, is_last
        start = body.find(mark, end)
