"""The mails of the story: files that say when they arrive, dated anew each time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from email.utils import format_datetime
from pathlib import Path

from standin.story.days import Days

_FOLDER = Path(__file__).parent / "mails"
_ARRIVES = re.compile(rb"\AX-Arrives: ([^\r\n]+)\n")


def mails(days: Days) -> Iterator[tuple[datetime, bytes]]:
    """(when it arrives, its bytes), in the order of arrival."""
    dated = [_dated(path.read_bytes(), days) for path in sorted(_FOLDER.glob("*.eml"))]
    yield from sorted(dated, key=lambda mail: mail[0])


def _dated(raw: bytes, days: Days) -> tuple[datetime, bytes]:
    found = _ARRIVES.match(raw)
    if found is None:
        raise ValueError("a mail of the story must begin with X-Arrives")
    at = days.moment(found[1].decode("ascii"))
    date = f"Date: {format_datetime(at)}\n".encode("ascii")
    return at, (date + raw[found.end() :]).replace(b"\n", b"\r\n")
