"""What does a tab look like? Its cells with their texts, colours and choices, as the page draws them."""

from __future__ import annotations

import datetime as dt

from standin.sheets.a1 import column_letters
from standin.sheets.book import Book
from standin.sheets.cells import Cell
from standin.sheets.colours import hexadecimal
from standin.sheets.dressing import Dressing
from standin.sheets.errors import Json
from standin.sheets.tab import DEFAULT_PIXELS, Tab
from standin.sheets.view import View

BLANK_ROWS_SHOWN = 5


def workbook_picture(book: Book) -> Json:
    """Title, tabs and revision."""
    return {
        "title": book.title,
        "tabs": [_tab_json(tab) for tab in book.tabs],
        "revision": book.revision,
    }


def _tab_json(tab: Tab) -> Json:
    return {
        "sheet_id": tab.sheet_id,
        "title": tab.title,
        "hidden": bool(tab.properties.get("hidden")),
        "tab_colour": hexadecimal(tab.properties.get("tabColor")),
        "frozen_rows": tab.grid_properties.get("frozenRowCount", 0),
        "frozen_columns": tab.grid_properties.get("frozenColumnCount", 0),
        "filter_views": [
            {"id": v["filterViewId"], "title": v.get("title", "")} for v in tab.filter_views
        ],
    }


def tab_picture(book: Book, sheet_id: int, now: dt.datetime) -> Json:
    """Columns, rows down to the last filled one and a few blank ones, charts and filter views."""
    from standin.sheets.charts import chart_picture

    tab = book.tab(sheet_id)
    view = View.kept(book, now)
    spread = view.spread(tab)
    dressing = Dressing(view, tab)
    filled = max([tab.grid.last_row(), *(row + 1 for row, _ in spread)])
    last = min(filled + BLANK_ROWS_SHOWN, tab.rows)
    return {
        "revision": book.revision,
        "columns": [column_picture(tab, number) for number in range(tab.columns)],
        "rows": [_row(dressing, number) for number in range(last)],
        "charts": [chart_picture(view, chart) for chart in tab.charts],
        "filter_views": tab.filter_views,
    }


def column_picture(tab: Tab, number: int) -> Json:
    """A column's number from 0, letters, width in pixels and whether somebody hid it."""
    kept = tab.column_properties.get(number, {})
    return {
        "index": number,
        "letter": column_letters(number),
        "width": kept.get("pixelSize", DEFAULT_PIXELS["COLUMNS"]),
        "hidden": bool(kept.get("hiddenByUser")),
    }


def _row(dressing: Dressing, number: int) -> Json:
    cells, tab = [], dressing.tab
    for column in range(tab.columns):
        drawn = _cell(dressing, number, column, tab.grid.cell(number, column))
        if drawn:
            cells.append({"c": column, **drawn})
    return {"row": number + 1, "hidden": tab.row_hidden(number), "cells": cells}


def _cell(dressing: Dressing, row: int, column: int, cell: Cell) -> Json:
    """Only what differs from a plain blank cell."""
    drawn: Json = {}
    if cell.value is not None or (row, column) in dressing.view.spread(dressing.tab):
        drawn["v"] = dressing.view.text(dressing.tab, row, column, cell)
    if cell.note:
        drawn["n"] = cell.note
    drawn |= dressing.look(row, column, cell)
    choices = dressing.choices(cell)
    if choices is not None:
        drawn["choices"] = choices
    if dressing.is_protected(row, column):
        drawn["protected"] = True
    return drawn
