"""What people say beside a mail's body: in a calendar's answer, or in a text file of an otherwise empty mail."""

from __future__ import annotations

import re

MAX_NOTE = 20_000
"""Letters of a note; more is a document."""

_FOLDED = re.compile(r"\r?\n[ \t]")
_COMMENT = re.compile(r"(?im)^COMMENT(?:;[^:\r\n]{0,200})?:(.+)$")
_DESCRIPTION = re.compile(r"(?im)^DESCRIPTION(?:;[^:\r\n]{0,200})?:(.+)$")
_ESCAPED = re.compile(r"\\([nN,;\\])")


def said_in_calendar(text: str, *, is_all: bool) -> str:
    """What somebody wrote into a calendar's mail: their comment on an invitation (RFC 5545, COMMENT).

    `is_all`: the mail says nothing else, so an invitation's own description counts, too.
    """
    unfolded = _FOLDED.sub("", text[:MAX_NOTE])
    found = _COMMENT.search(unfolded) or (_DESCRIPTION.search(unfolded) if is_all else None)
    if found is None:
        return ""
    said = _ESCAPED.sub(lambda one: "\n" if one[1] in "nN" else one[1], found[1])
    return said.strip()
