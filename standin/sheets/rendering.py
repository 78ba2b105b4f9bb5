"""What does spreadsheets.get answer? A book as the API's JSON, defaults left out, only what is asked for."""

from __future__ import annotations

from typing import Any

from standin.sheets.a1 import Box
from standin.sheets.book import Book
from standin.sheets.cells import EMPTY, ERROR_TYPES, Cell, ErrorValue, Formula, Value
from standin.sheets.colours import paired
from standin.sheets.commenting import anchors, threads
from standin.sheets.errors import Json
from standin.sheets.fields import EVERYTHING, Mask, asks_for, below, masked
from standin.sheets.shifting import Dimension
from standin.sheets.tab import DEFAULT_PIXELS, Tab
from standin.sheets.view import View


def _rgb(red: float = 0, green: float = 0, blue: float = 0) -> Json:
    channels = {"red": red, "green": green, "blue": blue}
    return {"rgbColor": {name: share for name, share in channels.items() if share}}


DEFAULT_FORMAT: Json = {
    "backgroundColor": {"red": 1, "green": 1, "blue": 1},
    "padding": {"top": 2, "right": 3, "bottom": 2, "left": 3},
    "verticalAlignment": "BOTTOM",
    "wrapStrategy": "OVERFLOW_CELL",
    "textFormat": {
        "foregroundColor": {},
        "fontFamily": "arial,sans,sans-serif",
        "fontSize": 10,
        "bold": False,
        "italic": False,
        "strikethrough": False,
        "underline": False,
        "foregroundColorStyle": {"rgbColor": {}},
    },
    "backgroundColorStyle": _rgb(1, 1, 1),
}

THEME: Json = {
    "primaryFontFamily": "Arial",
    "themeColors": [
        {"colorType": kind, "color": colour}
        for kind, colour in (
            ("TEXT", _rgb()),
            ("BACKGROUND", _rgb(1, 1, 1)),
            ("ACCENT1", _rgb(0.25882354, 0.52156866, 0.95686275)),
            ("ACCENT2", _rgb(0.91764706, 0.2627451, 0.20784314)),
            ("ACCENT3", _rgb(0.9843137, 0.7372549, 0.015686275)),
            ("ACCENT4", _rgb(0.20392157, 0.65882355, 0.3254902)),
            ("ACCENT5", _rgb(1, 0.42745098, 0.003921569)),
            ("ACCENT6", _rgb(0.27450982, 0.7411765, 0.7764706)),
            ("LINK", _rgb(0.06666667, 0.33333334, 0.8)),
        )
    ],
}


def spreadsheet_json(
    view: View,
    boxes: list[Box] | None,
    *,
    with_data: bool,
    mask: Mask = EVERYTHING,
    caller: str = "",
    with_comments: bool = False,
) -> Json:
    """The Spreadsheet of the API.

    `boxes` limits the tabs and the data (None: all). A mask decides about data by itself; without one
    `with_data` does. `caller` is the address that `requestingUserCanEdit` speaks of.
    """
    if mask:
        with_data = asks_for(mask, "sheets", "data") and "sheets" in mask
    book = view.book
    shown = (
        book.tabs
        if boxes is None
        else [t for t in book.tabs if any(b.sheet_id == t.sheet_id for b in boxes)]
    )
    sheet_mask = below(mask, "sheets")
    made: Json = {
        "spreadsheetId": book.spreadsheet_id,
        "properties": spreadsheet_properties(book),
        "sheets": [
            _sheet(view, tab, boxes, sheet_mask, caller, with_data=with_data) for tab in shown
        ]
        if asks_for(mask, "sheets")
        else [],
        "namedRanges": [_without_zero(named) for named in book.named_ranges.values()],
        "developerMetadata": metadata_at(book, "SPREADSHEET"),
        "spreadsheetUrl": f"https://docs.google.com/spreadsheets/d/{book.spreadsheet_id}/edit",
    }
    if with_comments:
        made["comments"] = threads(book, boxes, caller)
        made["commentsViewMode"] = "COMMENTS_VIEW_MODE_INCLUDED"
        _add_anchors(book, shown, made["sheets"])
    for name in ("namedRanges", "developerMetadata", "comments"):
        if not made.get(name):
            made.pop(name, None)
    return masked(made, mask)  # type: ignore[no-any-return]


def _add_anchors(book: Book, tabs: list[Tab], sheets: list[Json]) -> None:
    for tab, sheet in zip(tabs, sheets, strict=False):
        found = anchors(book, tab.sheet_id)
        if found:
            sheet["commentAnchors"] = found


def spreadsheet_properties(book: Book) -> Json:
    return {
        "title": book.title,
        "locale": book.locale,
        "autoRecalc": "ON_CHANGE",
        "timeZone": book.time_zone,
        "defaultFormat": DEFAULT_FORMAT,
        "spreadsheetTheme": THEME,
    } | book.properties


def sheet_properties(book: Book, tab: Tab) -> Json:
    """SheetProperties with what the book knows of the tab: its index and grid size."""
    size = {"rowCount": tab.rows, "columnCount": tab.columns}
    return {
        "sheetId": tab.sheet_id,
        "title": tab.title,
        "index": book.tabs.index(tab),
        "sheetType": "GRID",
        "gridProperties": size | tab.grid_properties,
    } | tab.properties


def _without_zero(what: Any) -> Any:
    """JSON without `sheetId: 0`, as proto3 leaves default values out."""
    if isinstance(what, list):
        return [_without_zero(one) for one in what]
    if isinstance(what, dict):
        return {
            key: _without_zero(one)
            for key, one in what.items()
            if not (key == "sheetId" and one == 0)
        }
    return what


without_zero = _without_zero


def metadata_at(
    book: Book, kind: str, sheet_id: int | None = None, index: int | None = None
) -> list[Json]:
    """Developer metadata of one location: of the spreadsheet, a tab, or one row or column."""
    return [
        metadata_json(one)
        for one in book.metadata.values()
        if one["location"]["locationType"] == kind
        and (kind == "SPREADSHEET" or _lies_on(one["location"], kind, sheet_id, index))
    ]


def _lies_on(location: Json, kind: str, sheet_id: int | None, index: int | None) -> bool:
    if kind == "SHEET":
        return bool(location.get("sheetId", 0) == sheet_id)
    stretch = location["dimensionRange"]
    return bool(stretch.get("sheetId", 0) == sheet_id and stretch.get("startIndex", 0) == index)


def metadata_json(one: Json) -> Json:
    """One DeveloperMetadata; the index 0 stays, the sheetId 0 of its range goes."""
    location = dict(one["location"])
    if "dimensionRange" in location:
        location["dimensionRange"] = _without_zero(location["dimensionRange"])
    return {**one, "location": location}


_LISTED = (
    ("merges", "merges"),
    ("conditionalFormats", "conditional_formats"),
    ("filterViews", "filter_views"),
    ("protectedRanges", "protected_ranges"),
    ("bandedRanges", "banded_ranges"),
    ("charts", "charts"),
    ("slicers", "slicers"),
    ("tables", "tables"),
    ("rowGroups", "row_groups"),
    ("columnGroups", "column_groups"),
)


def _sheet(
    view: View, tab: Tab, boxes: list[Box] | None, mask: Mask, caller: str, *, with_data: bool
) -> Json:
    made: Json = {"properties": sheet_properties(view.book, tab)}
    if with_data:
        made["data"] = [
            _grid_data(view, tab, box, below(mask, "data")) for box in _boxes_of(tab, boxes)
        ]
    for name, attribute in _LISTED:
        things = getattr(tab, attribute)
        if things and asks_for(mask, name):
            made[name] = _without_zero(things)
    if "protectedRanges" in made:
        made["protectedRanges"] = [_with_rights(one, caller) for one in made["protectedRanges"]]
    if tab.basic_filter:
        made["basicFilter"] = _without_zero(tab.basic_filter)
    kept = metadata_at(view.book, "SHEET", tab.sheet_id)
    if kept:
        made["developerMetadata"] = kept
    return made


def _with_rights(protection: Json, caller: str) -> Json:
    users = protection.get("editors", {}).get("users", [])
    if protection.get("warningOnly") or not caller or caller in users:
        return {**protection, "requestingUserCanEdit": True}
    return protection


def _boxes_of(tab: Tab, boxes: list[Box] | None) -> list[Box]:
    if boxes is None:
        return [Box(tab.sheet_id, 0, 0, tab.rows, tab.columns)]
    return [box for box in boxes if box.sheet_id == tab.sheet_id]


def _grid_data(view: View, tab: Tab, box: Box, mask: Mask) -> Json:
    made: Json = {"startRow": box.top, "startColumn": box.left}
    made = {name: number for name, number in made.items() if number}
    if asks_for(mask, "rowData"):
        rows = _row_data(view, tab, box, below(mask, "rowData", "values"))
        if rows:
            made["rowData"] = rows
    if asks_for(mask, "rowMetadata"):
        made["rowMetadata"] = dimension_json(view.book, tab, "ROWS", box.top, box.bottom)
    if asks_for(mask, "columnMetadata"):
        made["columnMetadata"] = dimension_json(view.book, tab, "COLUMNS", box.left, box.right)
    return made


def dimension_json(book: Book, tab: Tab, dimension: Dimension, start: int, end: int) -> list[Json]:
    """DimensionProperties of a stretch of rows or columns."""
    kept = tab.dimension_properties(dimension)
    tagged = {
        one["location"]["dimensionRange"].get("startIndex", 0)
        for one in book.metadata.values()
        if one["location"].get("dimensionRange", {}).get("dimension") == dimension
        and one["location"]["dimensionRange"].get("sheetId", 0) == tab.sheet_id
    }
    plain = {"pixelSize": DEFAULT_PIXELS[dimension]}
    made = [{**plain, **kept[number]} if number in kept else plain for number in range(start, end)]
    kind = "ROW" if dimension == "ROWS" else "COLUMN"
    for number in tagged:
        if start <= number < end:
            extra = metadata_at(book, kind, tab.sheet_id, number)
            made[number - start] = {**made[number - start], "developerMetadata": extra}
    return made


def _row_data(view: View, tab: Tab, box: Box, mask: Mask) -> list[Json]:
    rows: list[Json] = []
    filled = 0
    spread = view.spread(tab)
    bottom = max([len(tab.grid.rows), *(row + 1 for row, _ in spread)])
    for row in range(box.top, min(box.bottom, bottom)):
        cells = tab.grid.cells_of(row)[box.left : box.right]
        for there, column in spread:
            if there == row and box.left <= column < box.right:
                cells = cells + [None] * (column + 1 - box.left - len(cells))
                cells[column - box.left] = cells[column - box.left] or EMPTY
        while cells and cells[-1] is None:
            cells = cells[:-1]
        values = [
            cell_json(view, tab, row, column, cell, mask=mask) if cell is not None else {}
            for column, cell in enumerate(cells, box.left)
        ]
        rows.append({"values": values} if values else {})
        if values:
            filled = len(rows)
    return rows[:filled]


def extended(value: Value) -> Json:
    """A value as ExtendedValue."""
    if isinstance(value, bool):
        return {"boolValue": value}
    if isinstance(value, ErrorValue):
        return {"errorValue": {"type": ERROR_TYPES.get(value, "ERROR"), "message": value.message}}
    if isinstance(value, Formula):
        return {"formulaValue": str(value)}
    if isinstance(value, str):
        return {"stringValue": value}
    return {"numberValue": value}


def cell_json(
    view: View, tab: Tab, row: int, column: int, cell: Cell, *, mask: Mask = EVERYTHING
) -> Json:
    """A CellData with the fields that are asked for."""
    is_filled = cell.value is not None or (row, column) in view.spread(tab)
    made = _values_json(view, tab, row, column, mask=mask) if is_filled else {}
    if asks_for(mask, "effectiveFormat") and (is_filled or cell.format):
        made["effectiveFormat"] = effective_format(view, tab, row, column, cell)
    kept = {
        "userEnteredFormat": cell.format,
        "note": cell.note,
        "dataValidation": cell.validation,
        "hyperlink": view.link(tab, row, column, cell) if asks_for(mask, "hyperlink") else None,
    }
    made |= {name: one for name, one in kept.items() if one} | dict(cell.extra or {})
    return masked(made, mask)  # type: ignore[no-any-return]


def _values_json(view: View, tab: Tab, row: int, column: int, *, mask: Mask) -> Json:
    cell = tab.grid.cell(row, column)
    made: Json = {}
    if asks_for(mask, "userEnteredValue") and cell.value is not None:
        made["userEnteredValue"] = extended(cell.value)
    if asks_for(mask, "effectiveValue"):
        value = view.value(tab, row, column, cell)
        if value is not None:
            made["effectiveValue"] = extended(value)
    if asks_for(mask, "formattedValue"):
        made["formattedValue"] = view.text(tab, row, column, cell)
    return made


def effective_format(view: View, tab: Tab, row: int, column: int, cell: Cell) -> Json:
    """The default format with the cell's own laid over it."""
    own = dict(cell.format or {})
    text = {**DEFAULT_FORMAT["textFormat"], **own.get("textFormat", {})}
    if text["fontFamily"] == DEFAULT_FORMAT["textFormat"]["fontFamily"]:
        text["fontFamily"] = "Arial"
    form = view.format_at(tab, row, column, cell)
    made = DEFAULT_FORMAT | {"hyperlinkDisplayType": "PLAIN_TEXT"} | own | {"textFormat": text}
    if form:
        made["numberFormat"] = form
    return paired(made)  # type: ignore[no-any-return]
