"""What does a person do in the spreadsheet? Typing, sorting, inserting, as small functions on a book."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from standin.sheets.a1 import Box, column_number, quoted_title
from standin.sheets.book import Book
from standin.sheets.cells import Cell
from standin.sheets.conditions import breaks_rule
from standin.sheets.errors import Json, invalid
from standin.sheets.office import OWNER
from standin.sheets.requests.context import Work
from standin.sheets.requests.dimensions import delete_dimension, insert_dimension, move_dimension
from standin.sheets.requests.sorting import sort_box
from standin.sheets.tab import Tab
from standin.sheets.view import View
from standin.sheets.writing import typed_into

Doing = Callable[[Book, Json, dt.datetime], None]
"""Does to the book what a person asks, at a time."""


def tab_of(book: Book, asked: Json) -> Tab:
    """The tab a person means by its title, or by `sheet_id`; 400 when there is none."""
    if "sheet_id" in asked:
        return book.tab(int(asked["sheet_id"]))
    tab = book.tab_titled(str(asked.get("sheet", "")))
    if tab is None:
        raise invalid(f"There is no tab {asked.get('sheet')!r}.")
    return tab


def box_of(book: Book, asked: Json) -> Box:
    """The `range` a person means, such as A2:C5, on the tab they are in; the whole tab when they say none."""
    title, cells = quoted_title(tab_of(book, asked).title), asked.get("range")
    return book.box_of(f"{title}!{cells}" if cells else title)


def _cell_of(book: Book, asked: Json) -> Box:
    return book.box_of(f"{quoted_title(tab_of(book, asked).title)}!{asked['cell']}")


def _typed(book: Book, old: Cell, text: str, now: dt.datetime) -> Cell:
    today = now.astimezone(ZoneInfo(book.time_zone)).date()
    return typed_into(old, text, book.locale, today) if text else old.with_value(None)


def type_text(book: Book, asked: Json, now: dt.datetime) -> None:
    """{"sheet", "cell": "C5", "text"}; an empty text clears the cell. What a strict rule rejects is refused.

    Somebody who typed while others moved rows says also what they had before their eyes, see `aimed_at`.
    """
    tab = tab_of(book, asked)
    row, column = aimed_at(tab, _cell_of(book, asked), asked)
    if row >= tab.rows:
        tab.rows = row + 1
    new = _typed(book, tab.grid.cell(row, column), str(asked.get("text", "")), now)
    tab.grid.put(row, column, new)
    if breaks_rule(View(book, now), tab, row, column):
        raise invalid(
            f"The data you entered in cell {asked['cell']} violates the data validation rules set "
            "on this cell."
        )


def aimed_at(tab: Tab, box: Box, asked: Json) -> tuple[int, int]:
    """The row and column that somebody means who opened a cell before others moved things, as an open editor follows.

    {"key": of the row, "heading": [row from 1, text] of the column, "blank": true for a row that held nothing}.
    A blank row that was filled meanwhile gives way to the next one; a row that is gone is refused with 400.
    """
    row, column = box.top, box.left
    if asked.get("key") is not None:
        uids = [one.uid for one in tab.grid.rows]
        if asked["key"] not in uids:
            raise invalid("The row was deleted while you were typing.")
        row = uids.index(asked["key"])
    if asked.get("blank") and _holds_anything(tab, row):
        row = tab.grid.last_row()
    if asked.get("heading"):
        column = _column_of(tab, asked["heading"], column)
    return row, column


def _holds_anything(tab: Tab, row: int) -> bool:
    return any(cell is not None and cell.value is not None for cell in tab.grid.cells_of(row))


def _column_of(tab: Tab, heading: list[Any], column: int) -> int:
    """Where the heading stands now; the column itself while it still reads so, or when the heading is gone."""
    row, text = int(heading[0]) - 1, heading[1]
    if tab.grid.cell(row, column).value == text:
        return column
    found = [c for c, cell in enumerate(tab.grid.cells_of(row)) if cell and cell.value == text]
    return found[0] if found else column


def write_note(book: Book, asked: Json, now: dt.datetime) -> None:
    """{"sheet", "cell": "C5", "text"}; an empty text takes the note away."""
    del now
    tab, box = tab_of(book, asked), _cell_of(book, asked)
    text = str(asked.get("text", ""))
    cell = tab.grid.cell(box.top, box.left)
    tab.grid.put(box.top, box.left, cell._replace(note=text or None))


def paste(book: Book, asked: Json, now: dt.datetime) -> None:
    """{"sheet", "cell", "rows": [[text, ...], ...]}: a block of texts, each as if typed."""
    tab = tab_of(book, asked)
    box = _cell_of(book, asked)
    rows = asked.get("rows", [])
    missing = box.top + len(rows) - tab.rows
    if missing > 0:
        tab.rows += missing
    wide = max((len(texts) for texts in rows), default=0)
    tab.columns = max(tab.columns, box.left + wide)
    book.check_size()
    for down, texts in enumerate(rows):
        for right, text in enumerate(texts):
            row, column = box.top + down, box.left + right
            tab.grid.put(row, column, _typed(book, tab.grid.cell(row, column), str(text), now))


def sort(book: Book, asked: Json, now: dt.datetime) -> None:
    """{"sheet", "column": "C", "descending": false, "header_rows": 1}: the whole tab below its headings."""
    tab = tab_of(book, asked)
    heads = int(asked.get("header_rows", tab.grid_properties.get("frozenRowCount", 1)) or 0)
    box = book.box_of_range({"sheetId": tab.sheet_id, "startRowIndex": heads})
    order = "DESCENDING" if asked.get("descending") else "ASCENDING"
    spec = {"dimensionIndex": column_number(str(asked["column"])), "sortOrder": order}
    sort_box(Work(book, OWNER, now), box, [spec])


def rename_heading(book: Book, asked: Json, now: dt.datetime) -> None:
    """{"sheet", "heading", "text", "row": 1}: type another heading over the one that reads `heading`."""
    tab, row = tab_of(book, asked), int(asked.get("row", 1)) - 1
    wanted = asked.get("heading")
    for column, cell in enumerate(tab.grid.cells_of(row)):
        if cell is not None and cell.value == wanted:
            tab.grid.put(row, column, _typed(book, cell, str(asked.get("text", "")), now))
            return
    raise invalid(f"There is no heading {wanted!r} in row {row + 1}.")


def _stretch(book: Book, asked: Json, dimension: str) -> Json:
    at, count = int(asked["at"]), int(asked.get("count", 1))
    return {
        "sheetId": tab_of(book, asked).sheet_id,
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


DOINGS: dict[str, Doing] = {
    "type": type_text,
    "paste": paste,
    "note": write_note,
    "rename_heading": rename_heading,
    "sort": sort,
    "insert_rows": _insert("ROWS"),
    "delete_rows": _delete("ROWS"),
    "move_rows": _move("ROWS"),
    "insert_columns": _insert("COLUMNS"),
    "delete_columns": _delete("COLUMNS"),
    "move_columns": _move("COLUMNS"),
}
