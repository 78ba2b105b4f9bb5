"""The message's own bodies, files and attached messages, taken out of its MIME tree.

Stops at attached messages, so that a bounced or forwarded inner text never passes for what the sender wrote.
"""

from __future__ import annotations

import binascii
import re
from contextlib import suppress
from dataclasses import dataclass, field
from email.message import Message

from connectors.mail_notes import MAX_NOTE, said_in_calendar
from connectors.mail_part_head import Part, PartHead, head_of
from connectors.mail_words import BIDI, decode_bytes, harmless_text, one_line
from leads.inquiries.mail import Attachment
from leads.inquiries.text.html_text import MAX_HTML, text_of_html

MAX_PARTS = 300
MAX_TEXT = 400_000
"""Letters of text kept; an inquiry is a page, a bomb is not read to its end."""
MAX_ATTACHED = 10

_TINY_PLAIN = 200
_NO_HTML_HERE = re.compile(r"(?i)\b(html|viewer|browser)\b")
_UNSAFE_IN_NAMES = re.compile(r'[\x00-\x1f\x7f<>:"|?*\u200e\u200f\u202a-\u202e\u2066-\u2069]')
_MAX_NAME = 120


@dataclass(slots=True)
class Parts:
    """What was found. `plain` and `html` in document order, decoded."""

    plain: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    attached: list[Message] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    defects: list[str] = field(default_factory=list)
    letters: int = 0
    calendars: list[str] = field(default_factory=list)
    text_files: list[str] = field(default_factory=list)


def parts_of(message: Message) -> Parts:
    """Walk the tree without recursion; at most MAX_PARTS parts and MAX_TEXT letters."""
    found = Parts()
    waiting: list[tuple[Message, bool]] = [(message, False)]
    while waiting and len(found.types) < MAX_PARTS:
        part, has_plain_sibling = waiting.pop()
        head = head_of(part)
        found.types.append(head.content_type)
        children = _children(part)
        if head.content_type.startswith("message/"):
            _take_message(part, head, children, found)
        elif children:
            plain = head.content_type == "multipart/alternative" and any(
                map(_says_something, children)
            )
            waiting.extend((child, plain) for child in reversed(children))
        elif _is_body(head) or (part is message and head.content_type in _READ_IN_PLACE):
            _take_text(part, head, found, has_plain_sibling=has_plain_sibling)
        elif head.content_type.startswith("multipart/"):
            _take_unparted(part, head, found)
        else:
            _take_file(part, head, found)
    if waiting:
        found.defects.append(f"more than {MAX_PARTS} parts: the rest was not read")
    _take_notes(found)
    return found


def _children(part: Message) -> list[Message]:
    payload = part.get_payload() if part.is_multipart() else []
    return (
        [child for child in payload if isinstance(child, Message)]
        if isinstance(payload, list)
        else []
    )


def _take_message(part: Message, head: PartHead, children: list[Message], found: Parts) -> None:
    if head.content_type in {"message/rfc822", "message/global"} and children:
        if len(found.attached) < MAX_ATTACHED:
            found.attached.append(children[0])
    elif not children:
        _take_file(part, head, found)


def _is_body(head: PartHead) -> bool:
    """text/plain and text/html that are meant to be read in place."""
    if head.content_type not in _READ_IN_PLACE:
        return False
    return not head.disposition.startswith("attachment") and not head.file_name


_READ_IN_PLACE = frozenset({"text/plain", "text/html", "text/enriched"})


def _says_something(part: Message) -> bool:
    """A plain part worth reading; some programs add an empty one, or one that only points to the HTML."""
    head = head_of(part)
    if head.content_type != "text/plain" or not _is_body(head):
        return False
    text = _bytes_of(part, head)
    if len(text) > _TINY_PLAIN:
        return True
    words = decode_bytes(text)[0].strip()
    return bool(words) and not _NO_HTML_HERE.search(words)


def _take_text(part: Message, head: PartHead, found: Parts, *, has_plain_sibling: bool) -> None:
    text, guess = decode_bytes(_bytes_of(part, head)[: 4 * MAX_TEXT], head.charset)
    if guess:
        found.defects.append(guess)
    text = harmless_text(text)
    if head.content_type == "text/html" or _is_html_unsaid(text):
        found.types[-1] = "text/html"
        if found.letters < MAX_HTML:
            found.html.append(text[:MAX_HTML])
        text = "" if has_plain_sibling else text_of_html(text)
    elif head.content_type == "text/enriched":
        text = re.sub(r"<[^<>]{0,60}>", "", text)
    elif head.parameter("format") == "flowed":
        text = _unflow(text, delsp=head.parameter("delsp") == "yes")
    room = max(MAX_TEXT - found.letters, 0)
    if len(text) > room:
        found.defects.append(f"more than {MAX_TEXT} letters: the rest was not read")
    if text.strip():
        found.plain.append(text[:room])
        found.letters += min(len(text), room)


def _is_html_unsaid(text: str) -> bool:
    """Whether a script sent HTML and forgot to say so: it begins with a tag, and many or `</html>` follow."""
    if "<" not in text[:_BEGINNING] or not _BEGINS_AS_HTML.match(text):
        return False
    is_page = text.rstrip()[-7:].lower() == "</html>"
    return is_page or len(_BLOCK_TAGS.findall(text[:_LOOKED_AT])) >= _FEWEST_TAGS


_BEGINS_AS_HTML = re.compile(
    r"(?i)\A\s*<(?:!doctype html|html|head|body|table|div|p|h[1-6]|br|b|strong|center|font|span|ul)\b"
)
_BLOCK_TAGS = re.compile(r"(?i)</(?:p|div|tr|table|h[1-6]|li)>|<br ?/?>")
_BEGINNING, _LOOKED_AT, _FEWEST_TAGS = 200, 20_000, 3

_PART_MARKS = re.compile(r"(?im)^(?:--\S*|Content-[\w-]+:.*(?:\n[ \t].*)*)\n?")


def _take_unparted(part: Message, head: PartHead, found: Parts) -> None:
    """A multipart whose boundary is missing or wrong: its text without the marks of parts."""
    text = harmless_text(decode_bytes(_bytes_of(part, head)[:MAX_TEXT])[0])
    found.plain.append(_PART_MARKS.sub("", text).strip())
    found.defects.append("the parts' boundary is missing: all taken as one text")


def _bytes_of(part: Message, head: PartHead) -> bytes:
    """The part's bytes with the transfer encoding undone, or as sent when that is broken."""
    if isinstance(part, Part) and part.text:
        sent = part.text.encode("ascii", "surrogateescape")
        if head.encoding in _AS_IT_IS:
            return sent
        if head.encoding == "quoted-printable":
            return binascii.a2b_qp(sent)
    raw = part.get_payload()
    if isinstance(raw, str) and head.encoding in _AS_IT_IS:
        with suppress(UnicodeEncodeError):
            return raw.encode("ascii", "surrogateescape")
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, binascii.Error, LookupError, AssertionError):
        payload = None
    if isinstance(payload, bytes):
        return payload
    return raw.encode("utf-8", "surrogateescape") if isinstance(raw, str) else b""


_AS_IT_IS = frozenset({"", "7bit", "8bit", "binary"})


def _unflow(text: str, *, delsp: bool) -> str:
    """RFC 3676: a line that ends in a space goes on in the next one of the same quote depth."""
    out: list[str] = []
    open_depth = -1
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(">"))
        words = line[depth:].removeprefix(" ")
        if depth == open_depth and words != "-- ":
            out[-1] += words
        else:
            out.append(f"{'>' * depth} {words}" if depth else words)
        is_soft = words.endswith(" ") and words != "-- "
        open_depth = depth if is_soft else -1
        if is_soft and delsp:
            out[-1] = out[-1][:-1]
    return "\n".join(out)


def _take_notes(found: Parts) -> None:
    """What a calendar's answer says beside the body; a text file's words where nothing else is said."""
    is_empty = not any(text.strip() for text in found.plain)
    said = [said_in_calendar(text, is_all=is_empty) for text in found.calendars]
    notes = list(filter(None, said)) or (found.text_files if is_empty else [])
    body = "\n".join(found.plain)
    found.plain.extend(note for note in notes[:1] if note not in body)


def _keep_note(part: Message, head: PartHead, found: Parts) -> None:
    """Keep a file that may hold a note; the first of each kind is enough."""
    kept = {"text/calendar": found.calendars, "text/plain": found.text_files}.get(head.content_type)
    if kept is not None and not kept:
        said, _ = decode_bytes(_bytes_of(part, head)[: 2 * MAX_NOTE], head.charset)
        kept.append(harmless_text(said)[:MAX_NOTE])


def _take_file(part: Message, head: PartHead, found: Parts) -> None:
    _keep_note(part, head, found)
    payload = part.get_payload()
    size = len(payload) if isinstance(payload, str) else 0
    if head.encoding == "base64":
        size = size * 3 // 4
    name = safe_file_name(head.file_name)
    found.attachments.append(
        Attachment(
            name=name,
            content_type=found.types[-1],
            size=size,
            is_disguised=_is_disguised(name, head, payload),
        )
    )


def _is_disguised(name: str, head: PartHead, payload: object) -> bool:
    """Whether a picture's or a PDF's name stands over the first bytes of something else."""
    if head.encoding != "base64" or not _HARMLESS_NAME.search(name):
        return False
    return isinstance(payload, str) and payload[:100].lstrip().startswith(_OF_OTHER_FILES)


_HARMLESS_NAME = re.compile(r"(?i)\.(?:jpe?g|png|gif|bmp|tiff?|webp|heic|pdf)$")
_OF_OTHER_FILES = ("UEsDB", "0M8R4KGx", "TVqQ", "TVpQ", "UmFyIR", "N3q8ry")
"""How base64 of archives and newer office documents, older ones, programs, RAR and 7z begins."""


def safe_file_name(name: str) -> str:
    """A name that stays in its folder on any system; "" stays ""."""
    if not name:
        return ""
    name = one_line(BIDI.sub("_", name[:2000]), 1000).replace("\\", "/").rpartition("/")[2]
    name = _UNSAFE_IN_NAMES.sub("_", name).strip(" .")
    if len(name) > _MAX_NAME:
        stem, dot, ending = name.rpartition(".")
        keep = ending[:12] if dot else ""
        name = (stem or name)[: _MAX_NAME - len(keep) - 1] + dot + keep
    return name
