"""Which cells does "'My tab'!A2:C" mean, and how does Google write a range?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

_CELLS = re.compile(r"\$?([A-Za-z]{0,3})\$?(\d*)(?::\$?([A-Za-z]{0,3})\$?(\d*))?")
_PLAIN_TITLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_LOOKS_LIKE_CELL = re.compile(r"[A-Za-z]{1,3}\d+|[Rr]\d*[Cc]\d*")


@dataclass(frozen=True, slots=True)
class Span:
    """Zero-based, half-open bounds; None where the text leaves a side open."""

    top: int | None
    left: int | None
    bottom: int | None
    right: int | None


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of one tab: zero-based, half-open, inside the grid."""

    sheet_id: int
    top: int
    left: int
    bottom: int
    right: int

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def width(self) -> int:
        return self.right - self.left

    def grid_range(self) -> dict[str, Any]:
        """As a GridRange of the API; a sheetId of 0 is left out, as proto3 JSON does."""
        made: dict[str, Any] = {"sheetId": self.sheet_id} if self.sheet_id else {}
        return made | {
            "startRowIndex": self.top,
            "endRowIndex": self.bottom,
            "startColumnIndex": self.left,
            "endColumnIndex": self.right,
        }


def column_letters(column: int) -> str:
    """0 -> A, 26 -> AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """A -> 0, AA -> 26; upper or lower case."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number - 1


def cell_name(row: int, column: int) -> str:
    return f"{column_letters(column)}{row + 1}"


def quoted_title(title: str) -> str:
    """A tab's title as Google writes it before the exclamation mark."""
    if _PLAIN_TITLE.fullmatch(title) and not _LOOKS_LIKE_CELL.fullmatch(title):
        return title
    return "'" + title.replace("'", "''") + "'"


def range_name(title: str, box: Box) -> str:
    """The canonical name: one cell as Sheet1!D4, more as Sheet1!A1:B2."""
    first = cell_name(box.top, box.left)
    last = cell_name(box.bottom - 1, box.right - 1)
    return f"{quoted_title(title)}!{first}" + (f":{last}" if last != first else "")


def split_title(text: str) -> tuple[str | None, str | None]:
    """Split at the exclamation mark: (title, cells); either is None when the text has no such part.

    A quoted name without cells is a title; an unquoted one may be either and comes back as cells.
    """
    if text.startswith("'"):
        match = re.fullmatch(r"'((?:[^']|'')*)'(?:!(.*))?", text, re.DOTALL)
        if match:
            return match[1].replace("''", "'"), match[2]
    title, mark, cells = text.rpartition("!")
    return (title, cells) if mark else (None, text)


def parse_cells(text: str) -> Span | None:
    """Read A1, A1:B2, A:C, 2:5, A2:C or A2:2; None when it is nothing of the kind."""
    match = _CELLS.fullmatch(text)
    if not match or not (match[1] or match[2]):
        return None
    column, row, to_column, to_row = match.groups()
    if to_column is None and to_row is None:
        if not (column and row):
            return None
        to_column, to_row = column, row
    elif not (to_column or to_row):
        return None
    return _span(column, row, to_column, to_row)


def _span(column: str, row: str, to_column: str, to_row: str) -> Span | None:
    if row == "0" or to_row == "0":
        return None
    top, bottom = (int(row) - 1 if row else None), (int(to_row) - 1 if to_row else None)
    left = column_number(column) if column else None
    right = column_number(to_column) if to_column else None
    if top is not None and bottom is not None and bottom < top:
        top, bottom = bottom, top
    if left is not None and right is not None and right < left:
        left, right = right, left
    return Span(
        top, left, None if bottom is None else bottom + 1, None if right is None else right + 1
    )
