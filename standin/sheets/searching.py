"""What does a person look for in a tab? A text, the values a filter offers, an earlier version."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from standin.sheets.a1 import column_number
from standin.sheets.cells import Cell
from standin.sheets.errors import Json
from standin.sheets.filtering import criteria_of
from standin.sheets.office import Held
from standin.sheets.tab import Tab
from standin.sheets.view import View

MOST_HITS = 500
MOST_VALUES = 2000


def hits(view: View, tab: Tab, text: str, *, whole: bool) -> Json:
    """Cells that show the text (letter case aside), as [row from 1, column from 0]; with `whole`, and nothing else."""
    wanted = text.casefold()
    found: list[list[int]] = []
    for row, column, cell in _filled(tab):
        shown = view.text(tab, row, column, cell).casefold()
        if shown == wanted if whole else wanted in shown:
            found.append([row + 1, column])
            if len(found) == MOST_HITS:
                break
    return {"hits": found}


def values_of(view: View, tab: Tab, letters: str) -> Json:
    """The texts of a column below its heading, with how often each stands there and whether the filter hides it."""
    column = column_number(letters)
    box = view.book.box_of_range((tab.basic_filter or {}).get("range") or {"sheetId": tab.sheet_id})
    criteria = criteria_of(tab.basic_filter or {}).get(column, {})
    hidden = set(criteria.get("hiddenValues") or [])
    last = min(box.bottom, len(tab.grid.rows))
    texts = Counter(
        view.text(tab, row, column, tab.grid.cell(row, column)) for row in range(box.top + 1, last)
    )
    ordered = sorted(texts, key=lambda one: (one == "", one.casefold()))[:MOST_VALUES]
    return {"values": [[one, texts[one], one not in hidden] for one in ordered]}


def versions(held: Held) -> Json:
    """The states that a restore can bring back, newest first: what was done to each, and how long ago."""
    return {"now": held.book.revision, "versions": held.past.told()}


def _filled(tab: Tab) -> Iterator[tuple[int, int, Cell]]:
    for row in range(len(tab.grid.rows)):
        for column, cell in enumerate(tab.grid.cells_of(row)):
            if cell is not None and cell.value is not None:
                yield row, column, cell
