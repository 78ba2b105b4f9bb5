"""What does a workbook look like from outside? Its tabs and their columns, as the page draws them."""

from __future__ import annotations

from standin.sheets.a1 import column_letters
from standin.sheets.book import Book
from standin.sheets.colours import hexadecimal
from standin.sheets.errors import Json
from standin.sheets.tab import DEFAULT_PIXELS, Tab


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


def column_picture(tab: Tab, number: int) -> Json:
    """A column's number from 0, letters, width in pixels and whether somebody hid it."""
    kept = tab.column_properties.get(number, {})
    return {
        "index": number,
        "letter": column_letters(number),
        "width": kept.get("pixelSize", DEFAULT_PIXELS["COLUMNS"]),
        "hidden": bool(kept.get("hiddenByUser")),
    }
