"""How does a person take something back? Undo of their own last change, and an earlier version of the whole file.

Undo is a merge of three states: what the change made different goes back, and what others did since stays. So a
worker's rows and guards survive when somebody undoes a sort that came before them.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import fields
from typing import TypeVar

from standin.sheets.book import Book
from standin.sheets.cells import Cell
from standin.sheets.errors import Json, not_modelled
from standin.sheets.grid import Grid, Row
from standin.sheets.past import Edition
from standin.sheets.tab import Tab

Key = TypeVar("Key", bound=Hashable)
What = TypeVar("What")

_OF_THE_BOOK = ("title", "locale", "time_zone", "properties")
_OF_A_TAB = tuple(
    one.name for one in fields(Tab) if one.name not in {"sheet_id", "grid", "rows", "columns"}
)
_COLUMN_DOINGS = {"insert_columns", "delete_columns", "move_columns"}


def restore(draft: Book, old: Book, *, metadata_too: bool) -> None:
    """Bring an earlier version back: every tab, hidden ones too, and what is about rows, columns and tabs.

    Metadata of the spreadsheet itself stays as it is now unless `metadata_too`.
    """
    now = {tab.sheet_id: tab for tab in draft.tabs}
    draft.locale, draft.time_zone = old.locale, old.time_zone
    draft.properties, draft.named_ranges = dict(old.properties), dict(old.named_ranges)
    draft.tabs = [_brought_back(tab, now.get(tab.sheet_id)) for tab in old.tabs]
    kept = {} if metadata_too else _of_the_spreadsheet(draft.metadata)
    lost = {} if metadata_too else _of_the_spreadsheet(old.metadata)
    draft.metadata = kept | {n: one for n, one in old.metadata.items() if n not in lost}


def _of_the_spreadsheet(metadata: dict[int, Json]) -> dict[int, Json]:
    return {n: m for n, m in metadata.items() if m["location"]["locationType"] == "SPREADSHEET"}


def _brought_back(old: Tab, now: Tab | None) -> Tab:
    made = old.copy()
    made.grid = _grid(old.grid.rows, now.grid.rows if now else [])
    return made


def _grid(rows: list[Row], kept: list[Row]) -> Grid:
    """A grid of these rows that knows which of them are not as kept."""
    made = Grid(list(rows))
    same = {row.uid: row for row in kept}
    made.touched = {row.uid for row in rows if same.get(row.uid) is not row}
    made.rearranged = True
    return made


def undo(draft: Book, change: Edition) -> None:
    """Take a change back, and nothing that others did after it."""
    before, after = change.before, change.after
    for name in _OF_THE_BOOK:
        if getattr(before, name) != getattr(after, name):
            setattr(draft, name, getattr(before, name))
    draft.named_ranges = _merged(draft.named_ranges, before.named_ranges, after.named_ranges)
    draft.metadata = _merged(draft.metadata, before.metadata, after.metadata)
    draft.tabs = _tabs(draft, change)


def _merged(
    now: dict[Key, What], before: dict[Key, What], after: dict[Key, What]
) -> dict[Key, What]:
    made = dict(now)
    for key in before.keys() | after.keys():
        if before.get(key) == after.get(key):
            continue
        if key in before:
            made[key] = before[key]
        else:
            made.pop(key, None)
    return made


def _tabs(draft: Book, change: Edition) -> list[Tab]:
    """The tabs of before in their order; those that others added since stay, at the end."""
    after = {tab.sheet_id: tab for tab in change.after.tabs}
    now = {tab.sheet_id: tab for tab in draft.tabs}
    made = []
    for tab in change.before.tabs:
        if tab.sheet_id not in after:
            made.append(_brought_back(tab, None))
        elif tab.sheet_id in now:
            made.append(_tab(now[tab.sheet_id], tab, after[tab.sheet_id], change.doing))
    return made + [tab for tab in draft.tabs if tab.sheet_id not in after]


def _tab(now: Tab, before: Tab, after: Tab, doing: str) -> Tab:
    for name in _OF_A_TAB:
        if getattr(before, name) != getattr(after, name):
            setattr(now, name, getattr(before, name))
    now.rows += before.rows - after.rows
    now.columns += before.columns - after.columns
    if [id(row) for row in before.grid.rows] != [id(row) for row in after.grid.rows]:
        if doing in _COLUMN_DOINGS and _rows_by_uid(now) != _rows_by_uid(after):
            raise not_modelled(f"undo of {doing} after somebody else wrote")
        now.grid = _grid(_rows(now, before, after), now.grid.rows)
    return now


def _rows_by_uid(tab: Tab) -> dict[int, Row]:
    return {row.uid: row for row in tab.grid.rows}


def _rows(now: Tab, before: Tab, after: Tab) -> list[Row]:
    """The rows in the order of before, with what the change did not touch as it is now."""
    was, became = _rows_by_uid(before), _rows_by_uid(after)
    order = [row.uid for row in before.grid.rows]
    if [row.uid for row in after.grid.rows][: len(order)] == order:
        return [_row(row, was.get(row.uid), became.get(row.uid)) for row in now.grid.rows]
    present = _rows_by_uid(now)
    made = [
        _row(present[uid], was[uid], became[uid]) if uid in became else was[uid]
        for uid in order
        if uid in present or uid not in became
    ]
    for place, row in enumerate(now.grid.rows):
        if row.uid not in became:
            made.insert(place, row)
    return made


def _row(now: Row, was: Row | None, became: Row | None) -> Row:
    """One row: a cell that the change made different goes back, every other stays."""
    if became is None or was is became:
        return now
    old = was.cells if was else []
    if now is became:
        return Row(list(old), now.uid)
    wide = max(len(old), len(became.cells), len(now.cells))
    cells = [
        _cell(old, place)
        if _cell(old, place) != _cell(became.cells, place)
        else _cell(now.cells, place)
        for place in range(wide)
    ]
    return Row(cells, now.uid)


def _cell(cells: list[Cell | None], place: int) -> Cell | None:
    return cells[place] if place < len(cells) else None
