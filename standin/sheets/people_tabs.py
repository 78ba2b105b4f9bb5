"""What does a person do with whole tabs? Rename, delete, move, hide and duplicate them."""

from __future__ import annotations

import datetime as dt

from standin.sheets.book import Book
from standin.sheets.errors import Json
from standin.sheets.office import OWNER
from standin.sheets.people import Doing, tab_of
from standin.sheets.requests.context import Work
from standin.sheets.requests.tabs import delete_sheet, duplicate_sheet, update_sheet_properties


def _set(book: Book, asked: Json, now: dt.datetime, name: str, value: object) -> None:
    properties = {"sheetId": tab_of(book, asked).sheet_id, name: value}
    update_sheet_properties(Work(book, OWNER, now), {"properties": properties, "fields": name})


def rename_tab(book: Book, asked: Json, now: dt.datetime) -> None:
    """{"sheet", "title"}."""
    _set(book, asked, now, "title", str(asked.get("title", "")))


def delete_tab(book: Book, asked: Json, now: dt.datetime) -> None:
    """{"sheet"}."""
    delete_sheet(Work(book, OWNER, now), {"sheetId": tab_of(book, asked).sheet_id})


def move_tab(book: Book, asked: Json, now: dt.datetime) -> None:
    """{"sheet", "to": 1-based}: afterwards it is the tab of that number, hidden ones counted."""
    del now
    tab = tab_of(book, asked)
    book.tabs.remove(tab)
    book.tabs.insert(int(asked["to"]) - 1, tab)


def hide_tab(book: Book, asked: Json, now: dt.datetime) -> None:
    """{"sheet", "hidden": true}; false shows it again."""
    _set(book, asked, now, "hidden", bool(asked.get("hidden", True)))


def duplicate_tab(book: Book, asked: Json, now: dt.datetime) -> None:
    """{"sheet", "title"}: right after the original; named "Copy of ..." when no title is given."""
    tab = tab_of(book, asked)
    request = {"sourceSheetId": tab.sheet_id, "insertSheetIndex": book.tabs.index(tab) + 1}
    if asked.get("title"):
        request["newSheetName"] = asked["title"]
    duplicate_sheet(Work(book, OWNER, now), request)


DOINGS: dict[str, Doing] = {
    "rename_tab": rename_tab,
    "delete_tab": delete_tab,
    "move_tab": move_tab,
    "hide_tab": hide_tab,
    "duplicate_tab": duplicate_tab,
}
