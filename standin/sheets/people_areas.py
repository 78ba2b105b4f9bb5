"""What does a person do with an area of a tab? Merge, protect, filter, and copy rows."""

from __future__ import annotations

import datetime as dt

from standin.sheets.a1 import column_number
from standin.sheets.book import Book
from standin.sheets.errors import Json
from standin.sheets.office import OWNER
from standin.sheets.people import Doing, box_of, tab_of
from standin.sheets.requests.context import Work
from standin.sheets.requests.growing import grow
from standin.sheets.requests.merging import merge_cells, touch, unmerge_cells
from standin.sheets.requests.pasting import copy_paste
from standin.sheets.requests.rules import clear_basic_filter, set_basic_filter
from standin.sheets.requests.things import add_protected_range


def merge(book: Book, asked: Json, now: dt.datetime) -> None:
    """{"sheet", "range", "type": "MERGE_ALL"}."""
    request = {"mergeType": asked.get("type", "MERGE_ALL")}
    merge_cells(Work(book, OWNER, now), request | {"range": box_of(book, asked).grid_range()})


def unmerge(book: Book, asked: Json, now: dt.datetime) -> None:
    """{"sheet", "range"}; the whole tab without a range."""
    unmerge_cells(Work(book, OWNER, now), {"range": box_of(book, asked).grid_range()})


def protect(book: Book, asked: Json, now: dt.datetime) -> None:
    """{"sheet", "range", "editors": [addresses], "warning_only": false, "description"}; the owner may always edit."""
    where: Json = {"sheetId": tab_of(book, asked).sheet_id}
    if asked.get("range"):
        where = box_of(book, asked).grid_range()
    made = {
        "range": where,
        "description": asked.get("description", ""),
        "warningOnly": bool(asked.get("warning_only")),
        "editors": {"users": [OWNER, *asked.get("editors", [])]},
    }
    add_protected_range(Work(book, OWNER, now), {"protectedRange": made})


def unprotect(book: Book, asked: Json, now: dt.datetime) -> None:
    """{"sheet", "range"}: every protection that shares a cell with the range; all of the tab without one."""
    del now
    tab, box = tab_of(book, asked), box_of(book, asked)
    tab.protected_ranges = [
        one
        for one in tab.protected_ranges
        if "range" in one and not touch(box, book.box_of_range(one["range"]))
    ]


def set_filter(book: Book, asked: Json, now: dt.datetime) -> None:
    """{"sheet", "range", "hide": {"C": ["Won"]}}: one for everybody; it hides rows with these texts.

    For one column also {"column": "C", "hidden": ["Won"]}.
    """
    basic: Json = {"range": box_of(book, asked).grid_range()}
    hide = dict(asked.get("hide") or {})
    if asked.get("column"):
        hide[str(asked["column"])] = asked.get("hidden", [])
    if hide:
        basic["criteria"] = {
            str(column_number(letters)): {"hiddenValues": list(texts)}
            for letters, texts in hide.items()
        }
    set_basic_filter(Work(book, OWNER, now), {"filter": basic})


def clear_filter(book: Book, asked: Json, now: dt.datetime) -> None:
    """{"sheet"}: every row shows again."""
    clear_basic_filter(Work(book, OWNER, now), {"sheetId": tab_of(book, asked).sheet_id})


def copy_rows(book: Book, asked: Json, now: dt.datetime) -> None:
    """{"sheet", "at": 1-based, "count": 1, "to": 1-based, "to_sheet"}: whole rows, over what is there."""
    work, source = Work(book, OWNER, now), tab_of(book, asked)
    there = tab_of(book, {"sheet": asked.get("to_sheet", source.title)})
    at, count, to = int(asked["at"]) - 1, int(asked.get("count", 1)), int(asked["to"]) - 1
    if to + count > there.rows:
        grow(work, there, "ROWS", to + count - there.rows)
    rows = {"sheetId": source.sheet_id, "startRowIndex": at, "endRowIndex": at + count}
    goal = {"sheetId": there.sheet_id, "startRowIndex": to, "endRowIndex": to + count}
    copy_paste(work, {"source": rows, "destination": goal})


DOINGS: dict[str, Doing] = {
    "merge": merge,
    "unmerge": unmerge,
    "protect": protect,
    "unprotect": unprotect,
    "filter": set_filter,
    "clear_filter": clear_filter,
    "copy_rows": copy_rows,
}
