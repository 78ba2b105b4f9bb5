"""What may somebody not edit? Protected ranges and tabs whose editors they are not among.

A protection that only warns refuses nobody, and the owner may always edit.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from standin.sheets.a1 import Box
from standin.sheets.book import Book
from standin.sheets.errors import ApiError, Json, invalid

PROTECTED = (
    "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to "
    "remove protection if you need to edit."
)
_SIDES = ("startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex")


def refused() -> ApiError:
    """400, in the words in which Google refuses an edit of a protected cell."""
    return invalid(PROTECTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shut:
    """One protection, for somebody it keeps out.

    Attributes:
        whole: It protects the whole tab.
        free: Its unprotected ranges.
    """

    number: int
    box: Box
    whole: bool
    free: tuple[Box, ...]

    def keeps_from(self, box: Box) -> bool:
        """Whether a write into the box is refused."""
        common = _common(self.box, box)
        return common is not None and not any(_common(one, common) == common for one in self.free)


def _common(one: Box, other: Box) -> Box | None:
    """The cells two boxes share."""
    top, left = max(one.top, other.top), max(one.left, other.left)
    bottom, right = min(one.bottom, other.bottom), min(one.right, other.right)
    if one.sheet_id != other.sheet_id or top >= bottom or left >= right:
        return None
    return Box(one.sheet_id, top, left, bottom, right)


def shut_to(book: Book, caller: str) -> list[Shut]:
    """Every protection that keeps this caller, who is not the owner, out."""
    return [
        _shut(book, one)
        for tab in book.tabs
        for one in tab.protected_ranges
        if not _admits(one, caller) and _range(book, one) is not None
    ]


def _admits(protection: Json, caller: str) -> bool:
    editors = protection.get("editors") or {}
    return bool(protection.get("warningOnly")) or caller in (editors.get("users") or [])


def _range(book: Book, protection: Json) -> Json | None:
    """Its range, which may be a named one; None when that is gone."""
    if "range" in protection:
        where: Json = protection["range"]
        return where
    named = book.named_ranges.get(protection.get("namedRangeId", ""))
    return named["range"] if named else None


def _shut(book: Book, protection: Json) -> Shut:
    where = _range(book, protection) or {}
    free = protection.get("unprotectedRanges") or []
    return Shut(
        number=protection["protectedRangeId"],
        box=book.box_of_range(where),
        whole=not any(name in where for name in _SIDES),
        free=tuple(book.box_of_range(one) for one in free),
    )


def check_boxes(shut: Iterable[Shut], boxes: Iterable[Box]) -> None:
    """Refuse a write into any of the boxes that a protection keeps somebody from."""
    written = list(boxes)
    if any(one.keeps_from(box) for one in shut for box in written):
        raise refused()
