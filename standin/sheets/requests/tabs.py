"""Requests about whole tabs and about the spreadsheet itself."""

from __future__ import annotations

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from standin.sheets import locales
from standin.sheets.colours import paired
from standin.sheets.errors import Json, invalid
from standin.sheets.fields import parse_mask, updated
from standin.sheets.formulas.moving import renamed
from standin.sheets.grid import Grid, Row
from standin.sheets.rendering import sheet_properties
from standin.sheets.requests.context import Act, Work, needed, needed_mask
from standin.sheets.shifting import deleting, relocated
from standin.sheets.tab import DEFAULT_COLUMNS, DEFAULT_ROWS, Tab

_DEFAULT_VALUES: tuple[object, ...] = (False, 0, None, {}, "")
_MODELLED_TYPES = (None, "GRID", "SHEET_TYPE_UNSPECIFIED")


def add_sheet(work: Work, request: Json) -> Json:
    asked = request.get("properties", {})
    if asked.get("sheetType") not in _MODELLED_TYPES:
        raise invalid(f"Sheets of type {asked['sheetType']} cannot be added.")
    book = work.book
    title = asked.get("title") or _next_title(work)
    _check_title(work, title, None)
    sheet_id = asked.get("sheetId")
    if sheet_id is None:
        sheet_id = book.fresh_id()
    elif any(tab.sheet_id == sheet_id for tab in book.tabs):
        raise invalid(f"A sheet with the ID {sheet_id} already exists. Please enter another ID.")
    size = asked.get("gridProperties", {})
    tab = Tab(
        sheet_id=sheet_id,
        title=title,
        rows=size.get("rowCount", DEFAULT_ROWS),
        columns=size.get("columnCount", DEFAULT_COLUMNS),
    )
    _keep_properties(
        tab, {k: v for k, v in asked.items() if k not in {"sheetId", "title", "index", "sheetType"}}
    )
    book.tabs.insert(min(asked.get("index", len(book.tabs)), len(book.tabs)), tab)
    book.check_size()
    return {"properties": sheet_properties(book, tab)}


def _next_title(work: Work) -> str:
    number = len(work.book.tabs) + 1
    while work.book.tab_titled(f"Sheet{number}"):
        number += 1
    return f"Sheet{number}"


def _check_title(work: Work, title: str, own: Tab | None) -> None:
    if len(title) > 100:
        raise invalid("Sheet names can have at most 100 characters.")
    same = work.book.tab_titled(title)
    if same is not None and same is not own:
        raise invalid(f'A sheet with the name "{title}" already exists. Please enter another name.')


def _keep_properties(tab: Tab, asked: Json) -> None:
    """Take over properties; default values are not kept, as the API does not show them."""
    grid = asked.pop("gridProperties", {})
    kept = {k: v for k, v in grid.items() if k not in {"rowCount", "columnCount"}}
    tab.grid_properties = {k: v for k, v in kept.items() if v not in _DEFAULT_VALUES}
    tab.properties = paired({k: v for k, v in asked.items() if v not in _DEFAULT_VALUES})


def delete_sheet(work: Work, request: Json) -> None:
    book = work.book
    tab = book.tab(request.get("sheetId", 0))
    visible = [one for one in book.tabs if not one.properties.get("hidden") and one is not tab]
    if not visible:
        raise invalid("You can't remove all the visible sheets in a document.")
    book.tabs.remove(tab)
    for comment_id, thread in list(book.comments.items()):
        if thread["range"] and thread["range"].get("sheetId", 0) == tab.sheet_id:
            book.comments[comment_id] = {**thread, "range": None}
    for key, named in list(book.named_ranges.items()):
        if named["range"].get("sheetId", 0) == tab.sheet_id:
            del book.named_ranges[key]
    for number, one in list(book.metadata.items()):
        location = one["location"]
        there = location.get("dimensionRange", location).get("sheetId", 0)
        if location["locationType"] != "SPREADSHEET" and there == tab.sheet_id:
            del book.metadata[number]


def duplicate_sheet(work: Work, request: Json) -> Json:
    book = work.book
    source = book.tab(request.get("sourceSheetId", 0))
    title = request.get("newSheetName") or _copy_title(work, source.title)
    _check_title(work, title, None)
    sheet_id = request.get("newSheetId")
    if sheet_id is None:
        sheet_id = book.fresh_id()
    elif any(tab.sheet_id == sheet_id for tab in book.tabs):
        raise invalid(f"A sheet with the ID {sheet_id} already exists. Please enter another ID.")
    twin = twin_of(source, sheet_id, title, work)
    book.tabs.insert(min(request.get("insertSheetIndex", 0), len(book.tabs)), twin)
    book.check_size()
    return {"properties": sheet_properties(book, twin)}


def _copy_title(work: Work, title: str) -> str:
    made, number = f"Copy of {title}", 1
    while work.book.tab_titled(made):
        number += 1
        made = f"Copy of {title} {number}"
    return made


def twin_of(source: Tab, sheet_id: int, title: str, work: Work) -> Tab:
    """A tab with the same content; what carries an id of its own gets a new one."""
    twin = source.copy()
    twin.sheet_id, twin.title = sheet_id, title
    twin.grid = Grid([Row(list(row.cells)) for row in source.grid.rows])
    twin.grid.touched = {row.uid for row in twin.grid.rows}
    twin.grid.rearranged = True
    for name in ("merges", "row_groups", "column_groups"):
        setattr(twin, name, [_moved(one, sheet_id) for one in getattr(source, name)])
    for name, key in (
        ("protected_ranges", "protectedRangeId"),
        ("filter_views", "filterViewId"),
        ("banded_ranges", "bandedRangeId"),
    ):
        made = [
            {**_moved(one, sheet_id), key: work.book.fresh_id()} for one in getattr(source, name)
        ]
        setattr(twin, name, made)
    for name, key in (("charts", "chartId"), ("slicers", "slicerId")):
        made = [
            {**relocated(one, source.sheet_id, sheet_id), key: work.book.fresh_id()}
            for one in getattr(source, name)
        ]
        setattr(twin, name, made)
    twin.tables = []
    twin.conditional_formats = [_moved(one, sheet_id) for one in source.conditional_formats]
    twin.basic_filter = _moved(source.basic_filter, sheet_id) if source.basic_filter else None
    return twin


def _moved(thing: Json, sheet_id: int) -> Json:
    made = dict(thing)
    if "startRowIndex" in made or "endRowIndex" in made:
        made["sheetId"] = sheet_id
    if "range" in made:
        made["range"] = {**made["range"], "sheetId": sheet_id}
    if "ranges" in made:
        made["ranges"] = [{**one, "sheetId": sheet_id} for one in made["ranges"]]
    return made


def update_sheet_properties(work: Work, request: Json) -> None:
    asked = needed(request, "properties")
    tab = work.book.tab(asked.get("sheetId", 0))
    mask = parse_mask(needed_mask(request))
    old = sheet_properties(work.book, tab)
    new = updated(old, asked, mask) if mask else {**asked, "sheetId": tab.sheet_id}
    if "tabColor" in mask and "tabColorStyle" not in mask:
        new.pop("tabColorStyle", None)
    elif "tabColorStyle" in mask:
        new.pop("tabColor", None)
    if "title" in mask or not mask:
        title = asked.get("title", "")
        if not title:
            raise invalid("Sheet name cannot be empty.")
        _check_title(work, title, tab)
        old_title, tab.title = tab.title, title
        renamed(work.book, old_title, title)
    _resize(work, tab, new.get("gridProperties", {}))
    kept = {k: v for k, v in new.items() if k not in {"sheetId", "title", "index", "sheetType"}}
    _keep_properties(tab, kept)
    if all(one.properties.get("hidden") for one in work.book.tabs):
        raise invalid("You can't hide all the sheets in a document.")
    if "index" in new and ("index" in mask or not mask):
        _reorder(work, tab, int(asked.get("index", 0)))


def _resize(work: Work, tab: Tab, size: Json) -> None:
    rows, columns = size.get("rowCount", tab.rows), size.get("columnCount", tab.columns)
    if rows < 1 or columns < 1:
        raise invalid("You can't delete all the rows or columns on the sheet.")
    if size.get("frozenRowCount", 0) >= rows and rows != tab.rows:
        raise invalid("You can't delete all the non-frozen rows on the sheet.")
    if size.get("frozenColumnCount", 0) >= columns and columns != tab.columns:
        raise invalid("You can't delete all the non-frozen columns on the sheet.")
    if rows < tab.rows:
        work.book.shift(deleting(tab.sheet_id, "ROWS", rows, tab.rows))
    if columns < tab.columns:
        work.book.shift(deleting(tab.sheet_id, "COLUMNS", columns, tab.columns))
    if rows < tab.rows or columns < tab.columns:
        tab.grid.crop(rows, columns)
    tab.rows, tab.columns = rows, columns
    work.book.check_size()


def _reorder(work: Work, tab: Tab, index: int) -> None:
    """Google counts the new place as if the tab were still at its old one."""
    tabs = work.book.tabs
    old = tabs.index(tab)
    tabs.pop(old)
    tabs.insert(index - 1 if index > old else index, tab)


def update_spreadsheet_properties(work: Work, request: Json) -> None:
    asked, mask = needed(request, "properties"), parse_mask(needed_mask(request))
    book = work.book
    names = list(mask) if mask else list(asked)
    for name in names:
        value = asked.get(name)
        match name:
            case "title":
                if not value:
                    raise invalid("Spreadsheet title cannot be empty.")
                book.title = value
            case "locale":
                if not value or not locales.is_known(value):
                    raise invalid(f"Unsupported locale: {value}")
                book.locale = value
            case "timeZone":
                book.time_zone = _checked_zone(value)
            case (
                "autoRecalc" | "iterativeCalculationSettings" | "defaultFormat" | "spreadsheetTheme"
            ):
                book.properties[name] = value
            case _:
                raise invalid(f"Invalid field: {name}")


def _checked_zone(name: str | None) -> str:
    try:
        ZoneInfo(name or "")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise invalid(f"Unsupported time zone: {name}") from None
    return name or ""


ACTS: dict[str, Act] = {
    "addSheet": add_sheet,
    "deleteSheet": delete_sheet,
    "duplicateSheet": duplicate_sheet,
    "updateSheetProperties": update_sheet_properties,
    "updateSpreadsheetProperties": update_spreadsheet_properties,
}
