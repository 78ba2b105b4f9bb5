"""What does a request of a batch edit? Its cells, or whole tabs: what protections have to be asked about."""

from __future__ import annotations

from collections.abc import Callable

from standin.sheets.a1 import Box
from standin.sheets.errors import ApiError, Json
from standin.sheets.protecting import Shut, check_boxes, refused, shut_to
from standin.sheets.requests.context import Work, stretch_of
from standin.sheets.requests.pasted_text import table_of
from standin.sheets.requests.tables import find_table
from standin.sheets.tab import Tab

Reach = Callable[[Work, Json], list[Box]]


def check_open(work: Work, kind: str, request: Json) -> None:
    """400 when the request would edit what is protected from the caller.

    A request that makes no sense is let through: it is refused for that.
    """
    shut = [] if work.owns else shut_to(work.book, work.caller)
    if not shut:
        return
    try:
        boxes = _CELLS[kind](work, request) if kind in _CELLS else []
        sheet_id = _TABS[kind](request) if kind in _TABS else None
        inserted = _inserted(work, request) if kind == "insertDimension" else None
    except (ApiError, LookupError, TypeError, AttributeError, ValueError):
        return
    check_boxes(shut, boxes)
    if any(one.whole and one.box.sheet_id == sheet_id for one in shut):
        raise refused()
    if kind == "deleteSheet" and any(one.box.sheet_id == sheet_id for one in shut):
        raise refused()
    if inserted and any(_falls_inside(one, *inserted) for one in shut):
        raise refused()
    if kind in {"updateProtectedRange", "deleteProtectedRange"}:
        _check_may_change(shut, request)


def _check_may_change(shut: list[Shut], request: Json) -> None:
    asked = request.get("protectedRange", request)
    if any(one.number == asked.get("protectedRangeId") for one in shut):
        raise refused()


def _box(work: Work, where: Json) -> list[Box]:
    return [work.book.box_of_range(where)]


def _of(*path: str) -> Reach:
    """The GridRange that stands at this place of the request."""

    def reach(work: Work, request: Json) -> list[Box]:
        for name in path:
            request = request[name]
        return _box(work, request)

    return reach


def _from(work: Work, place: Json, height: int, width: int) -> list[Box]:
    """A block from a GridCoordinate on."""
    top, left = place.get("rowIndex", 0), place.get("columnIndex", 0)
    tab = work.book.tab(place.get("sheetId", 0))
    return [Box(tab.sheet_id, top, left, top + height, left + width)]


def _width(rows: list[Json]) -> int:
    return max((len(row.get("values") or []) for row in rows), default=0)


def _update_cells(work: Work, request: Json) -> list[Box]:
    if "range" in request:
        return _box(work, request["range"])
    rows = request.get("rows") or []
    return _from(work, request["start"], len(rows), _width(rows))


def _append_cells(work: Work, request: Json) -> list[Box]:
    rows = request.get("rows") or []
    if "tableId" in request:
        tab, place = find_table(work, request["tableId"])
        return _box(work, tab.tables[place]["range"])
    tab = work.book.tab(request.get("sheetId", 0))
    # A row that does not exist yet belongs to a protection that reaches the end of the tab.
    top = min(tab.grid.last_row(), tab.rows - 1)
    return [Box(tab.sheet_id, top, 0, top + len(rows), _width(rows))]


def _paste_data(work: Work, request: Json) -> list[Box]:
    rows = table_of(request)
    wide = max((len(row) for row in rows), default=0)
    return _from(work, request["coordinate"], len(rows), wide)


def _cut_paste(work: Work, request: Json) -> list[Box]:
    (source,) = _box(work, request["source"])
    return [source, *_from(work, request["destination"], source.height, source.width)]


def _copy_paste(work: Work, request: Json) -> list[Box]:
    (source,) = _box(work, request["source"])
    (goal,) = _box(work, request["destination"])
    tall, wide = max(goal.height, source.height), max(goal.width, source.width)
    return [Box(goal.sheet_id, goal.top, goal.left, goal.top + tall, goal.left + wide)]


def _shifted(work: Work, request: Json) -> list[Box]:
    """Cells below or to the right move too."""
    (box,) = _box(work, request["range"])
    tab = work.book.tab(box.sheet_id)
    if request.get("shiftDimension", "ROWS") == "ROWS":
        return [Box(box.sheet_id, box.top, box.left, tab.rows, box.right)]
    return [Box(box.sheet_id, box.top, box.left, box.bottom, tab.columns)]


def _stretch(name: str) -> Reach:
    def reach(work: Work, request: Json) -> list[Box]:
        tab, dimension, start, end = stretch_of(work, request[name])
        return [_lines(tab, dimension, start, end)]

    return reach


def _lines(tab: Tab, dimension: str, start: int, end: int) -> Box:
    if dimension == "ROWS":
        return Box(tab.sheet_id, start, 0, end, tab.columns)
    return Box(tab.sheet_id, 0, start, tab.rows, end)


def _inserted(work: Work, request: Json) -> tuple[int, str, int]:
    tab, dimension, start, _ = stretch_of(work, request["range"])
    return tab.sheet_id, dimension, start


def _falls_inside(shut: Shut, sheet_id: int, dimension: str, at: int) -> bool:
    """Lines inserted at the first line of a protection push it down and are allowed."""
    box = shut.box
    first, beyond = (box.top, box.bottom) if dimension == "ROWS" else (box.left, box.right)
    return box.sheet_id == sheet_id and (shut.whole or first < at < beyond)


def _find_replace(work: Work, request: Json) -> list[Box]:
    if "range" in request:
        return _box(work, request["range"])
    ids = [request["sheetId"]] if "sheetId" in request else [t.sheet_id for t in work.book.tabs]
    return [work.book.box_of_range({"sheetId": number}) for number in ids]


def _table(work: Work, request: Json) -> list[Box]:
    number = request.get("tableId") or request.get("table", {}).get("tableId")
    tab, place = find_table(work, number)
    return _box(work, tab.tables[place]["range"])


_RANGED = (
    "repeatCell",
    "updateBorders",
    "mergeCells",
    "unmergeCells",
    "setDataValidation",
    "sortRange",
    "randomizeRange",
    "trimWhitespace",
    "deleteDuplicates",
)

_CELLS: dict[str, Reach] = {
    **dict.fromkeys(_RANGED, _of("range")),
    "updateCells": _update_cells,
    "appendCells": _append_cells,
    "pasteData": _paste_data,
    "copyPaste": _copy_paste,
    "cutPaste": _cut_paste,
    "textToColumns": _of("source"),
    "autoFill": _of("sourceAndDestination", "source"),
    "insertRange": _shifted,
    "deleteRange": _shifted,
    "deleteDimension": _stretch("range"),
    "moveDimension": _stretch("source"),
    "findReplace": _find_replace,
    "setBasicFilter": _of("filter", "range"),
    "addTable": _of("table", "range"),
    "updateTable": _table,
    "deleteTable": _table,
}
"""Requests that edit cells."""

_TABS: dict[str, Callable[[Json], int | None]] = {
    "updateSheetProperties": lambda request: request["properties"].get("sheetId", 0),
    "deleteSheet": lambda request: request.get("sheetId", 0),
    "appendDimension": lambda request: request.get("sheetId", 0),
    "clearBasicFilter": lambda request: request.get("sheetId", 0),
    "updateDimensionProperties": lambda request: request["range"].get("sheetId", 0),
}
"""Requests that edit a tab as such: only a protection of the whole tab keeps anybody from them."""
