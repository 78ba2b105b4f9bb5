"""What the Sheets API answers about a book, and what a batchUpdate makes of it: the requests that a turn makes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache

from connectors.workbook.places import COLUMN_MARK, TAB_MARK, column_mark, letters
from leads.model import Cell
from leads.tabs import ALL
from tests.simulation.book import GRID_COLUMNS, Book, Json, Row, Tab


class Refusal(Exception):  # noqa: N818  # an answer of the API
    """A 400 in the API's own words."""


def answered(book: Book, tail: str, body: Json) -> Json:
    """One reading request. Raises Refusal."""
    if not tail:
        return _ground(book)
    if tail == "/values:batchGetByDataFilter":
        return {"valueRanges": [_range(book, one) for one in body["dataFilters"]]}
    if tail == "/developerMetadata:search":
        return _found(book, body["dataFilters"])
    raise AssertionError(f"the simulated spreadsheet does not know {tail}")


def updated(book: Book, body: Json) -> Book:
    """The book after a batchUpdate, all of it or (Refusal) nothing."""
    draft = book.copy()
    for request in body["requests"]:
        [(name, asked)] = request.items()
        _REQUESTS[name](draft, asked)
    return draft


def _ground(book: Book) -> Json:
    sheets = [
        {
            "properties": {"sheetId": tab.sheet_id, "title": tab.title},
            "developerMetadata": [{"metadataKey": TAB_MARK, "metadataValue": tab.mark}]
            if tab.mark
            else [],
        }
        for tab in book.tabs.values()
    ]
    return {"properties": {"locale": "en_GB", "timeZone": book.zone}, "sheets": sheets}


def _range(book: Book, asked: Json) -> Json:
    where = asked["gridRange"]
    tab = _tab(book, where)
    first, end = where.get("startRowIndex", 0), where.get("endRowIndex")
    if first >= tab.grid_rows:
        raise Refusal(f"Range ({tab.title}!A{first + 1}) exceeds grid limits")
    last = min(end or tab.grid_rows, tab.grid_rows)
    width = max(len(tab.columns), GRID_COLUMNS)
    told: Json = {"range": f"'{tab.title}'!A{first + 1}:{letters(width - 1)}{last}"}
    if rows := tab.shown(first, end):
        told["values"] = rows
    return {"valueRange": told, "dataFilters": [asked]}


def _found(book: Book, filters: list[Json]) -> Json:
    matches: list[Json] = []
    for one in filters:
        lookup = one["developerMetadataLookup"]
        if lookup.get("metadataKey") == COLUMN_MARK:
            matches += _column_marks(book)
            continue
        matches += [
            {"developerMetadata": {"metadataId": number, "metadataKey": key, "metadataValue": told}}
            for number, (key, told) in book.guards.items()
            if number == lookup.get("metadataId") or key == lookup.get("metadataKey")
        ]
    return {"matchedDeveloperMetadata": matches} if matches else {}


def _column_marks(book: Book) -> Iterator[Json]:
    for tab in ALL:
        here = book.tab(tab.title)
        for column in tab.columns:
            at = here.columns.index(column.attribute)
            stretch = {"sheetId": here.sheet_id, "startIndex": at, "endIndex": at + 1}
            yield {
                "developerMetadata": {
                    "metadataKey": COLUMN_MARK,
                    "metadataValue": column_mark(tab, column.attribute),
                    "location": {"dimensionRange": stretch},
                }
            }


def _tab(book: Book, where: Json) -> Tab:
    tab = book.tabs.get(where.get("sheetId", 0))
    if tab is None:
        raise Refusal(f"No grid with id: {where.get('sheetId', 0)}")
    return tab


# -- batchUpdate


def _create_metadata(book: Book, asked: Json) -> None:
    given = asked["developerMetadata"]
    number = given["metadataId"]
    if number in book.guards:
        raise Refusal(f"Developer metadata with id {number} already exists.")
    book.guards[number] = (given["metadataKey"], given["metadataValue"])


def _delete_metadata(book: Book, asked: Json) -> None:
    del book.guards[asked["dataFilter"]["developerMetadataLookup"]["metadataId"]]


def _update_cells(book: Book, asked: Json) -> None:
    start = asked["start"]
    tab = _tab(book, start)
    if "userEnteredValue" not in asked["fields"]:
        return
    for down, row in enumerate(asked["rows"]):
        index = start.get("rowIndex", 0) + down
        if index >= tab.grid_rows:
            raise Refusal("Attempting to write outside the grid")
        keys = tab.columns[start.get("columnIndex", 0) :]
        if len(row["values"]) > len(keys):
            raise Refusal("Attempting to write outside the grid")
        tab.put_all(
            index, {key: _value(data) for key, data in zip(keys, row["values"], strict=False)}
        )


def _copy_paste(book: Book, asked: Json) -> None:
    """Values of a block, whatever stands there by now."""
    assert asked["pasteType"] == "PASTE_VALUES", "the simulated spreadsheet knows no formats"
    source, goal = asked["source"], asked["destination"]
    tab, there = _tab(book, source), _tab(book, goal)
    if goal["endColumnIndex"] > len(there.columns) or goal["endRowIndex"] > there.grid_rows:
        raise Refusal("Invalid requests.copyPaste: the destination exceeds grid limits")
    height = source["endRowIndex"] - source["startRowIndex"]
    width = source["endColumnIndex"] - source["startColumnIndex"]
    assert goal["endRowIndex"] - goal["startRowIndex"] == height, "nothing is pasted twice"
    keys = tab.columns[source["startColumnIndex"] :][:width]
    below, right = goal["startRowIndex"], goal["startColumnIndex"]
    for down in range(height):
        at = source["startRowIndex"] + down
        shown = tab.rows[at].cells if at < len(tab.rows) else {}
        pasted: dict[str, Cell] = dict.fromkeys(there.columns[right:][:width], "")
        pasted |= zip(there.columns[right:], (shown.get(key, "") for key in keys), strict=False)
        there.put_all(below + down, pasted)


def _append_cells(book: Book, asked: Json) -> None:
    tab = _tab(book, asked)
    del tab.rows[tab.used() :]
    for row in asked["rows"]:
        cells = {
            tab.columns[at]: _value(data)
            for at, data in enumerate(row["values"])
            if at < len(tab.columns) and data.get("userEnteredValue")
        }
        if tab.orders:
            tab.rows.append(Row(cells, first=cells, else_first=_as_read(row, tab)))
        else:
            tab.rows.append(Row(cells, first=cells))
    tab.grid_rows = max(tab.grid_rows, len(tab.rows))


def _as_read(row: Json, tab: Tab) -> tuple[dict[str, Cell], ...]:
    """What an appended row was to hold, if whoever wrote it had read the columns in one of the orders of before."""
    values = [_value(data) for data in row["values"]]
    return tuple(
        {key: value for key, value in zip(order, values, strict=False) if value != ""}
        for order in tab.orders
    )


def _append_dimension(book: Book, asked: Json) -> None:
    tab = _tab(book, asked)
    if asked["dimension"] == "ROWS":
        tab.grid_rows += asked["length"]
    else:
        tab.columns += [f"beside {len(tab.columns) + n}" for n in range(asked["length"])]


def _delete_dimension(book: Book, asked: Json) -> None:
    where = asked["range"]
    assert where["dimension"] == "ROWS", "the simulated spreadsheet deletes rows alone"
    tab = _tab(book, where)
    del tab.rows[where["startIndex"] : where["endIndex"]]
    tab.grid_rows -= where["endIndex"] - where["startIndex"]


def _sort_range(book: Book, asked: Json) -> None:
    """Numbers, then text, blanks last; equals as they stood."""
    where, [spec] = asked["range"], asked["sortSpecs"]
    assert spec["sortOrder"] == "ASCENDING"
    tab = _tab(book, where)
    first, key = where["startRowIndex"], tab.columns[spec["dimensionIndex"]]
    below = sorted(tab.rows[first:], key=lambda row: _rank(row.cells.get(key, "")))
    tab.rows[first:] = below


def _rank(value: Cell) -> tuple[int, float, str]:
    if value is None or value == "":
        return 2, 0.0, ""
    return (1, 0.0, value.casefold()) if isinstance(value, str) else (0, float(value), "")  # type: ignore[arg-type]


def _looks(book: Book, asked: Json) -> None:
    """Formats, widths, dropdowns: nothing a turn would read."""


_REQUESTS = {
    "createDeveloperMetadata": _create_metadata,
    "deleteDeveloperMetadata": _delete_metadata,
    "updateCells": _update_cells,
    "copyPaste": _copy_paste,
    "appendCells": _append_cells,
    "appendDimension": _append_dimension,
    "deleteDimension": _delete_dimension,
    "sortRange": _sort_range,
    "repeatCell": _looks,
    "setDataValidation": _looks,
}


def _value(data: Json) -> Cell:
    [value] = (data.get("userEnteredValue") or {"stringValue": ""}).values()
    if isinstance(value, str) and value.startswith("=HYPERLINK("):
        value = value.removesuffix('")').rpartition('"')[2]  # its label, the last text in it
    assert isinstance(value, str | int | float | bool)
    return value


@lru_cache(maxsize=512)
def decoded(body: bytes | None) -> Json:
    """A request; the same is asked again and again, and nobody changes it."""
    told: Json = json.loads(body) if body else {}
    return told
