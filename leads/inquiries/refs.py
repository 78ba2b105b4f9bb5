"""A mail's lasting name, the same however often, and from whichever mailbox, it is read; and those it answers."""

from __future__ import annotations

import hashlib
import re

from leads.inquiries.mail import Mail
from leads.inquiries.wording.patterns import late_pattern

MAX_REFERENCES = 32

_MAX_READABLE = 90
_DIGEST_LETTERS = 16
_WITHOUT_ID = ("mail:", "form:")

_MESSAGE_ID = late_pattern(r"<\s*([^<>\s]{1,900})\s*>")
_LEAD_HINT = late_pattern(r"\[\s*(L-\d{1,9})\s*\]", re.IGNORECASE)


def source_ref(mail: Mail) -> str:
    """Message-ID and a digest of the text; printable ASCII, at most 120 letters.

    Some senders give one Message-ID to different mails, so the text counts too. Without a usable
    Message-ID the sender, date, subject and text stand in. Headers that servers add on the way,
    like Received, never matter.
    """
    words = " ".join((mail.text or mail.html).split())
    message_id = lasting_id(mail.message_id)
    if message_id:
        return f"{message_id}#{_digest(words)[:_DIGEST_LETTERS]}"
    if mail.sender.email or mail.subject or words:
        return f"mail:{_digest(mail.sender.email, mail.header('Date'), mail.subject, words)}"
    return f"mail:{mail.digest[:40]}"


def lasting_id(message_id: str) -> str:
    """A Message-ID as refs spell it: bare, and hashed when it is huge or not printable ASCII; "" stays ""."""
    bare = message_id.strip("<> \t")
    if len(bare) <= _MAX_READABLE and _is_plain(bare):
        return bare
    return f"{_digest(bare)}@long-id.invalid"


def message_id_of(ref: str) -> str:
    """The Message-ID inside a mail's ref, as `lasting_id` spells it; "" for refs that carry none."""
    message_id, mark, _ = ref.rpartition("#")
    return message_id if mark and not ref.startswith(_WITHOUT_ID) else ""


def refers_to(mail: Mail) -> tuple[str, ...]:
    """The Message-IDs that a mail answers, nearest first, at most 32; spelled like refs spell them."""
    nearest = _MESSAGE_ID.findall(mail.header("In-Reply-To"))
    older = reversed(_MESSAGE_ID.findall(mail.header("References")))
    ids = dict.fromkeys(lasting_id(found) for found in (*nearest, *older))
    return tuple(found for found in ids if found)[:MAX_REFERENCES]


def lead_hint(subject: str) -> str:
    """The lead id in a subject's "[L-1003]"; "" when there is none."""
    match = _LEAD_HINT.search(subject)
    return match[1].upper() if match else ""


def _is_plain(message_id: str) -> bool:
    return message_id.isascii() and message_id.isprintable() and " " not in message_id


def _digest(*parts: str) -> str:
    joined = "\x1f".join(parts).encode("utf-8", "replace")
    return hashlib.sha256(joined).hexdigest()[:40]
