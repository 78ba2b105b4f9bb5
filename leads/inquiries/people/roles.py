"""What people do and which desk they sit at: words that make a line a job or a department, never a name."""

from __future__ import annotations

from functools import lru_cache

from leads.inquiries.wording.patterns import any_of, late_pattern

_EAST_ASIAN = (
    "部長|課長|担当|代表取締役|社長|営業部|購買|主任|係長|经理|总监|采购|대표|과장|부장|팀장"
)
_ROLE = late_pattern(rf"(?i)\b(?:{any_of('jobs.txt')})\b|{_EAST_ASIAN}")
_DESK = late_pattern(rf"(?i)\b(?:{any_of('desks.txt')})\b")


_OF_ONE_MAIL = 64
"""Lines that are asked about again and again while one mail is read."""


@lru_cache(maxsize=_OF_ONE_MAIL)
def is_role(line: str) -> bool:
    """Whether a line of a signature names a job or department rather than a company."""
    return bool(_ROLE.search(line))


def names_desk(words: str) -> bool:
    """Whether a would-be name is that of a desk, an office or a program: "Sales Team", "Info"."""
    return bool(_DESK.search(words))
