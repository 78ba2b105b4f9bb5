"""May the caller change what is protected? Compares the protected cells before and after."""

from __future__ import annotations

from standin.sheets.a1 import Box
from standin.sheets.book import Book
from standin.sheets.cells import EMPTY, Cell
from standin.sheets.errors import ApiError, Json, invalid
from standin.sheets.office import OWNER
from standin.sheets.tab import Tab


def protections_against(book: Book, caller: str) -> list[Json]:
    """Protections that do not admit the caller; warnings keep nobody out, and nothing keeps the owner out."""
    if caller == OWNER:
        return []
    return [
        one
        for tab in book.tabs
        for one in tab.protected_ranges
        if not one.get("warningOnly") and caller not in one.get("editors", {}).get("users", [])
    ]


def check_protected(before: Book, after: Book, caller: str) -> None:
    """400 when anything inside a protection against the caller is not as it was, or the protection is gone."""
    for protection in protections_against(before, caller):
        number = protection["protectedRangeId"]
        left = next((one for one in _all(after) if one["protectedRangeId"] == number), None)
        if left is None or _content(before, protection) != _content(after, left):
            raise _protected()


def _protected() -> ApiError:
    return invalid(
        "You are trying to edit a protected cell or object. Please contact the spreadsheet owner "
        "to remove protection if you need to edit."
    )


def _all(book: Book) -> list[Json]:
    return [one for tab in book.tabs for one in tab.protected_ranges]


def _content(book: Book, protection: Json) -> list[list[Cell]]:
    """The protected cells without those in its holes, without blank rows and cells at the end."""
    if "range" not in protection:
        return []
    box = book.box_of_range(protection["range"])
    holes = [book.box_of_range(one) for one in protection.get("unprotectedRanges", [])]
    tab = book.tab(box.sheet_id)
    last = min(box.bottom, len(tab.grid.rows))
    rows = [_cells(tab, row, box, holes) for row in range(box.top, last)]
    while rows and not rows[-1]:
        rows.pop()
    return rows


def _cells(tab: Tab, row: int, box: Box, holes: list[Box]) -> list[Cell]:
    right = min(box.right, len(tab.grid.cells_of(row)))
    cells = [
        EMPTY
        if any(hole.top <= row < hole.bottom and hole.left <= c < hole.right for hole in holes)
        else tab.grid.cell(row, c)
        for c in range(box.left, right)
    ]
    while cells and cells[-1] == EMPTY:
        cells.pop()
    return cells
