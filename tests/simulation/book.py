"""A spreadsheet small and quick enough for a hundred thousand of them: cells, rows that keep who they are, guards.

It answers the five requests that a turn makes of the Sheets API, and people do with it what people
do. A row is a mapping by column key and never changes in place, so a copy of the book (what an old
reading shows, what a restore brings back) costs next to nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count
from typing import Any

from connectors.workbook.places import COLUMN_MARK, TAB_MARK, column_mark, letters
from leads.model import Cell
from leads.tabs import ALL

Json = dict[str, Any]
Cells = Mapping[str, Cell]

GRID_ROWS = 2_000
GRID_COLUMNS = 26
_uids = count(1)


class Refusal(Exception):  # noqa: N818  # an answer of the API
    """A 400 in the API's own words."""


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """Attributes:
    cells: By column key; blank ones left out.
    typed: Keys of the cells that a person filled or emptied last, and what they hold since.
    first: What it held when a worker appended it; nothing of a row of a person's.
    pasted: What the row held of which a person pasted it as a copy.
    """

    cells: Cells = field(default_factory=dict)
    typed: Cells = field(default_factory=dict)
    uid: int = field(default_factory=lambda: next(_uids))
    first: Cells = field(default_factory=dict)
    pasted: Cells = field(default_factory=dict)
    _looks: dict[tuple[str, ...], list[Cell]] = field(default_factory=dict, init=False)

    def with_cell(self, key: str, value: Cell) -> Row:
        return self.with_cells({key: value})

    def with_cells(self, given: Cells) -> Row:
        return Row({**self.cells, **given}, self.typed, self.uid, self.first, self.pasted)

    def typed_by_person(self, given: Cells) -> Row:
        typed = {**self.typed, **given}
        return Row({**self.cells, **given}, typed, self.uid, self.first, self.pasted)

    @property
    def is_blank(self) -> bool:
        return all(cell is None or cell == "" for cell in self.cells.values())

    def shown(self, columns: tuple[str, ...]) -> list[Cell]:
        """What values.get shows of it; worked out once for each order of the columns."""
        known = self._looks.get(columns)
        if known is None:
            known = self._looks[columns] = _shown(columns, self.cells)
        return known


@dataclass(slots=True)
class Tab:
    """One tab; `rows` begins with the headings and ends with the last row that was ever used."""

    sheet_id: int
    title: str
    columns: list[str]
    rows: list[Row]
    mark: str = ""
    grid_rows: int = GRID_ROWS

    def copy(self) -> Tab:
        return Tab(
            self.sheet_id,
            self.title,
            list(self.columns),
            list(self.rows),
            self.mark,
            self.grid_rows,
        )

    def used(self) -> int:
        last = len(self.rows)
        while last and self.rows[last - 1].is_blank:
            last -= 1
        return last

    def body(self) -> Iterator[tuple[int, Row]]:
        """(0-based index, row) of every row below the headings that is not blank."""
        for index in range(1, len(self.rows)):
            if not self.rows[index].is_blank:
                yield index, self.rows[index]

    def texts(self) -> Iterator[dict[str, Cell]]:
        """The rows below the headings by column key, blank cells as ""."""
        for _, row in self.body():
            yield {key: row.cells.get(key, "") for key in self.columns}

    def put(self, index: int, key: str, value: Cell) -> None:
        while len(self.rows) <= index:
            self.rows.append(Row())
        self.rows[index] = self.rows[index].with_cell(key, value)

    def put_all(self, index: int, cells: Cells) -> None:
        while len(self.rows) <= index:
            self.rows.append(Row())
        self.rows[index] = self.rows[index].with_cells(cells)

    def shown(self, first: int, end: int | None) -> list[list[Cell]]:
        """What values.get shows: blank cells as "", trailing blank ones and rows left out."""
        columns = tuple(self.columns)
        last = min(self.used(), end if end is not None else len(self.rows))
        return [row.shown(columns) for row in self.rows[first:last]]


def _shown(columns: Sequence[str], cells: Cells) -> list[Cell]:
    row: list[Cell] = []
    wide = 0
    for number, key in enumerate(columns, 1):
        cell = cells.get(key)
        if cell is None or cell == "":
            row.append("")
        else:
            row.append(cell)
            wide = number
    del row[wide:]
    return row


@dataclass(slots=True)
class Book:
    """The spreadsheet.

    Attributes:
        guards: Metadata id -> (key, value), of metadata of the spreadsheet itself.
        deleted: Ids of leads that a person deleted, names of rows that were none yet; an older
            version of the file does not know of it.
    """

    zone: str
    tabs: dict[int, Tab]
    guards: dict[int, tuple[str, str]] = field(default_factory=dict)
    deleted: frozenset[str] = frozenset()

    def copy(self) -> Book:
        tabs = {number: tab.copy() for number, tab in self.tabs.items()}
        return Book(self.zone, tabs, dict(self.guards), self.deleted)

    def tab(self, title: str) -> Tab:
        """By our own title, whatever people call it; a web form's by the one it has."""
        return next(tab for tab in self.tabs.values() if title in (tab.mark, tab.title))


def with_form(book: Book, title: str, questions: Sequence[str]) -> Book:
    """A tab beside ours into which a web form writes its answers."""
    keys = [f"answer {n}" for n in range(len(questions))]
    number = max(book.tabs) + 1
    rows = [Row(dict(zip(keys, questions, strict=True)))]
    book.tabs[number] = Tab(number, title, keys, rows)
    return book


def furnished(zone: str, settings: Mapping[str, list[Cells]]) -> Book:
    """An empty workbook as `init` leaves it, with these rows (by heading) in its settings tabs."""
    tabs: dict[int, Tab] = {}
    for number, tab in enumerate(ALL):
        headings = Row({column.attribute: column.heading for column in tab.columns})
        by_heading = {column.heading: column.attribute for column in tab.columns}
        body = [
            Row({by_heading[heading]: cell for heading, cell in given.items()})
            for given in settings.get(tab.title, ())
        ]
        keys = [column.attribute for column in tab.columns]
        if tab.title == "_system":
            keys += [f"beside {n}" for n in range(GRID_COLUMNS - len(keys))]
        tabs[number] = Tab(number, tab.title, keys, [headings, *body], mark=tab.title)
    book = Book(zone=zone, tabs=tabs)
    system = book.tab("_system")
    for key, value in (("version", "0"), ("next_lead", "1001")):
        system.rows.append(Row({"key": key, "value": value}))
    return book


# -- what the API answers


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
        tab.rows.append(Row(cells, first=cells))
    tab.grid_rows = max(tab.grid_rows, len(tab.rows))


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
