"""What the head of a letter says beyond sender, recipient and subject, when it answers somebody's mail."""

from __future__ import annotations

import re
from collections.abc import Mapping

_MESSAGE_ID = re.compile(r"[^<>\s]{1,900}@[^<>\s]{1,255}")
_ADDRESS = re.compile(r"[^\s<>@,;:]+@[^\s<>@,;:]+")
MOST_REFERENCES = 10
"""RFC 5322 sets no limit, some servers do; the thread's beginning and its nearest mails are enough."""


def reply_headers(data: Mapping[str, object]) -> dict[str, str]:
    """The headers of a letter from its data: `in_reply_to` and `references` (Message-IDs, bare), `reply_to`.

    The data waited in a cell of the workbook, and the ids are a stranger's: what is no Message-ID
    and no address is left out, so that nothing can add a header or a recipient.
    """
    headers: dict[str, str] = {}
    answered = str(data.get("in_reply_to") or "")
    if _MESSAGE_ID.fullmatch(answered) and answered.isascii():
        headers["In-Reply-To"] = f"<{answered}>"
    listed = data.get("references")
    thread = [str(one) for one in listed] if isinstance(listed, list | tuple) else []
    known = [one for one in thread if _MESSAGE_ID.fullmatch(one) and one.isascii()]
    if known:
        kept = known if len(known) <= MOST_REFERENCES else [known[0], *known[1 - MOST_REFERENCES :]]
        headers["References"] = " ".join(f"<{one}>" for one in kept)
    back = str(data.get("reply_to") or "")
    if _ADDRESS.fullmatch(back) and back.isascii():
        headers["Reply-To"] = back
    if data.get("answers_automatically"):
        headers["Auto-Submitted"] = "auto-replied"
    return headers
