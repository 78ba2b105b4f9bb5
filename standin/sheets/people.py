"""What does a person do in the spreadsheet? Typing, sorting, inserting, as small functions on a book."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from zoneinfo import ZoneInfo

from standin.sheets.a1 import column_number
from standin.sheets.book import Book
from standin.sheets.cells import Cell
from standin.sheets.errors import Json, invalid
from standin.sheets.office import OWNER
from standin.sheets.requests.context import Work
from standin.sheets.requests.dimensions import delete_dimension, insert_dimension, move_dimension
from standin.sheets.requests.sorting import sort_box
from standin.sheets.requests.tabs import update_sheet_properties
from standin.sheets.tab import Tab
from standin.sheets.writing import typed_into

Doing = Callable[[Book, Json, dt.datetime], None]


def _tab(book: Book, asked: Json) -> Tab:
    tab = book.tab_titled(str(asked.get("sheet", "")))
    if tab is None:
        raise invalid(f"There is no tab {asked.get('sheet')!r}.")
    return tab


def _typed(book: Book, old: Cell, text: str, now: dt.datetime) -> Cell:
    today = now.astimezone(ZoneInfo(book.time_zone)).date()
    return typed_into(old, text, book.locale, today) if text else old.with_value(None)


def type_text(book: Book, asked: Json, now: dt.datetime) -> None:
    """{"sheet", "cell": "C5", "text"}; an empty text clears the cell."""
    tab = _tab(book, asked)
    box = book.box_of(f"'{tab.title.replace(chr(39), chr(39) * 2)}'!{asked.get('cell', '')}")
    new = _typed(book, tab.grid.cell(box.top, box.left), str(asked.get("text", "")), now)
    tab.grid.put(box.top, box.left, new)


def paste(book: Book, asked: Json, now: dt.datetime) -> None:
    """{"sheet", "cell", "rows": [[text, ...], ...]}: a block of texts, each as if typed."""
    tab = _tab(book, asked)
    box = book.box_of(f"'{tab.title.replace(chr(39), chr(39) * 2)}'!{asked.get('cell', '')}")
    rows = asked.get("rows", [])
    missing = box.top + len(rows) - tab.rows
    if missing > 0:
        tab.rows += missing
    for down, texts in enumerate(rows):
        for right, text in enumerate(texts[: tab.columns - box.left]):
            row, column = box.top + down, box.left + right
            tab.grid.put(row, column, _typed(book, tab.grid.cell(row, column), str(text), now))


def sort(book: Book, asked: Json, now: dt.datetime) -> None:
    """{"sheet", "column": "C", "descending": false, "header_rows": 1}: the whole tab below its headings."""
    tab = _tab(book, asked)
    heads = int(asked.get("header_rows", tab.grid_properties.get("frozenRowCount", 1)) or 0)
    box = book.box_of_range({"sheetId": tab.sheet_id, "startRowIndex": heads})
    order = "DESCENDING" if asked.get("descending") else "ASCENDING"
    spec = {"dimensionIndex": column_number(str(asked["column"])), "sortOrder": order}
    sort_box(Work(book, OWNER, now), box, [spec])


def _stretch(book: Book, asked: Json, dimension: str) -> Json:
    at, count = int(asked["at"]), int(asked.get("count", 1))
    return {
        "sheetId": _tab(book, asked).sheet_id,
        "dimension": dimension,
        "startIndex": at - 1,
        "endIndex": at - 1 + count,
    }


def _insert(dimension: str) -> Doing:
    def insert(book: Book, asked: Json, now: dt.datetime) -> None:
        """{"sheet", "at": 1-based, "count": 1}: before the row or column that is there now."""
        stretch = _stretch(book, asked, dimension)
        before = stretch["startIndex"] > 0
        insert_dimension(Work(book, OWNER, now), {"range": stretch, "inheritFromBefore": before})

    return insert


def _delete(dimension: str) -> Doing:
    def delete(book: Book, asked: Json, now: dt.datetime) -> None:
        """{"sheet", "at": 1-based, "count": 1}."""
        delete_dimension(Work(book, OWNER, now), {"range": _stretch(book, asked, dimension)})

    return delete


def _move(dimension: str) -> Doing:
    def move(book: Book, asked: Json, now: dt.datetime) -> None:
        """{"sheet", "at": 1-based, "count": 1, "to": 1-based}: before the row or column that is at `to` now."""
        request = {
            "source": _stretch(book, asked, dimension),
            "destinationIndex": int(asked["to"]) - 1,
        }
        move_dimension(Work(book, OWNER, now), request)

    return move


def rename_tab(book: Book, asked: Json, now: dt.datetime) -> None:
    """{"sheet", "title"}."""
    properties = {"sheetId": _tab(book, asked).sheet_id, "title": str(asked.get("title", ""))}
    update_sheet_properties(Work(book, OWNER, now), {"properties": properties, "fields": "title"})


DOINGS: dict[str, Doing] = {
    "type": type_text,
    "paste": paste,
    "sort": sort,
    "insert_rows": _insert("ROWS"),
    "delete_rows": _delete("ROWS"),
    "move_rows": _move("ROWS"),
    "insert_columns": _insert("COLUMNS"),
    "delete_columns": _delete("COLUMNS"),
    "move_columns": _move("COLUMNS"),
    "rename_tab": rename_tab,
}
