"""The methods of the Sheets API, one function each, as (Call) -> JSON."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from standin.sheets.a1 import Box, range_name
from standin.sheets.appending import table_in
from standin.sheets.book import Book
from standin.sheets.errors import ApiError, Json, invalid, not_found, permission_denied
from standin.sheets.fields import Mask, parse_mask
from standin.sheets.metadata import boxes_of_filter, matching
from standin.sheets.office import Held, Office, new_book
from standin.sheets.protecting import check_boxes, shut_to
from standin.sheets.reading import Rendering, rendering, value_range
from standin.sheets.rendering import metadata_json, sheet_properties, spreadsheet_json
from standin.sheets.requests.comments import ACTS as COMMENT_ACTS
from standin.sheets.requests.context import Work
from standin.sheets.requests.dimensions import insert_dimension
from standin.sheets.requests.growing import grow
from standin.sheets.requests.table import run_batch
from standin.sheets.requests.tabs import add_sheet, twin_of
from standin.sheets.view import View
from standin.sheets.writing import Writer, Written, clear, rows_of, totals


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One request as it came in.

    Attributes:
        path: The variable parts of the path, percent-decoded.
        query: Every value of every query parameter.
    """

    office: Office
    caller: str
    path: tuple[str, ...]
    query: dict[str, list[str]]
    body: Json

    def option(self, name: str) -> str | None:
        return self.query[name][-1] if name in self.query else None

    def options(self) -> Json:
        return {name: values[-1] for name, values in self.query.items()}

    def held(self) -> Held:
        return self.office.open(self.path[0], self.caller)

    def view(self, book: Book) -> View:
        now = self.office.clock()
        held = self.office.held(self.path[0]) if self.path else None
        return View.kept(book, now) if held and book is held.book else View(book, now)

    def today(self, book: Book) -> dt.date:
        return self.office.clock().astimezone(ZoneInfo(book.time_zone)).date()

    def mask(self) -> Mask:
        return parse_mask(self.option("fields") or "")


Method = Callable[[Call], Json]


def _flag(value: object) -> bool:
    return str(value).lower() == "true"


@contextlib.contextmanager
def _changing(call: Call) -> Iterator[tuple[Book, list[Box]]]:
    """The draft for writing values, and a list for the cells that are written; protected ones refuse it all."""
    held = call.held()
    with call.office.changing(held, call.caller) as book:
        edited: list[Box] = []
        yield book, edited
        if not held.is_owner(call.caller):
            check_boxes(shut_to(book, call.caller), edited)


def _with_comments(call: Call, mode: str | None) -> bool:
    """Whether comments are shown; 403 for one who asks for them and may only read."""
    may_see = call.held().may_write(call.caller)
    if mode == "COMMENTS_VIEW_MODE_INCLUDED" and not may_see:
        raise permission_denied()
    shows = {"COMMENTS_VIEW_MODE_INCLUDED", "COMMENTS_VIEW_MODE_DEFAULT_FOR_CURRENT_ACCESS"}
    return mode in shows and may_see


def get_spreadsheet(call: Call) -> Json:
    book = call.held().book
    boxes = [book.box_of(text) for text in call.query.get("ranges", [])] or None
    return spreadsheet_json(
        call.view(book),
        boxes,
        with_data=_flag(call.option("includeGridData")),
        mask=call.mask(),
        caller=call.caller,
        with_comments=_with_comments(call, call.option("commentsViewMode")),
    )


def get_by_data_filter(call: Call) -> Json:
    book = call.held().book
    filters = call.body.get("dataFilters") or []
    boxes = [box for one in filters for box in boxes_of_filter(book, one)] if filters else None
    return spreadsheet_json(
        call.view(book),
        boxes,
        with_data=_flag(call.body.get("includeGridData")),
        mask=call.mask(),
        caller=call.caller,
        with_comments=_with_comments(call, call.body.get("commentsViewMode")),
    )


def create_spreadsheet(call: Call) -> Json:
    asked = call.body.get("properties", {})
    book = new_book(
        asked.get("title") or "Untitled spreadsheet",
        asked.get("locale") or "en_US",
        asked.get("timeZone") or "Etc/GMT",
    )
    sheets = call.body.get("sheets") or []
    if sheets:
        book.tabs = []
        work = Work(book, call.caller, call.office.clock())
        for number, one in enumerate(sheets):
            given = {"sheetId": 0} if number == 0 else {}
            add_sheet(work, {"properties": given | one.get("properties", {})})
    call.office.create(book, call.caller)
    return spreadsheet_json(call.view(book), None, with_data=False, caller=call.caller)


def batch_update(call: Call) -> Json:
    requests = call.body.get("requests") or []
    held = call.held()
    with call.office.changing(held, call.caller) as book:
        owns = held.is_owner(call.caller)
        replies = run_batch(Work(book, call.caller, call.office.clock(), owns=owns), requests)
    answer: Json = {"spreadsheetId": book.spreadsheet_id, "replies": replies}
    if any(not COMMENT_ACTS.keys().isdisjoint(request) for request in requests):
        answer["commentUpdateState"] = "ALL_SAVED"
    if call.body.get("includeSpreadsheetInResponse"):
        texts = call.body.get("responseRanges") or []
        boxes = [book.box_of(text) for text in texts] or None
        with_data = bool(call.body.get("responseIncludeGridData"))
        answer["updatedSpreadsheet"] = spreadsheet_json(
            call.view(book),
            boxes,
            with_data=with_data,
            caller=call.caller,
            with_comments=_with_comments(call, call.body.get("commentsViewMode")),
        )
    return answer


def copy_sheet(call: Call) -> Json:
    source_book = call.held().book
    number = int(call.path[1])
    source = next((tab for tab in source_book.tabs if tab.sheet_id == number), None)
    if source is None:
        raise not_found()
    target = call.office.open(call.body.get("destinationSpreadsheetId", ""), call.caller)
    with call.office.changing(target, call.caller) as book:
        work = Work(book, call.caller, call.office.clock())
        title, copies = f"Copy of {source.title}", 1
        while book.tab_titled(title):
            copies += 1
            title = f"Copy of {source.title} {copies}"
        twin = twin_of(source, book.fresh_id(), title, work)
        book.tabs.append(twin)
        book.check_size()
    return sheet_properties(book, twin)


def get_values(call: Call) -> Json:
    book = call.held().book
    return value_range(call.view(book), book.box_of(call.path[1]), rendering(call.options()))


def batch_get_values(call: Call) -> Json:
    book = call.held().book
    how, view = rendering(call.options()), call.view(book)
    boxes = [book.box_of(text) for text in call.query.get("ranges", [])]
    answer: Json = {"spreadsheetId": book.spreadsheet_id}
    if boxes:
        answer["valueRanges"] = [value_range(view, box, how) for box in boxes]
    return answer


def batch_get_by_data_filter(call: Call) -> Json:
    book = call.held().book
    how, view = rendering(call.body), call.view(book)
    made = [
        {"valueRange": value_range(view, box, how), "dataFilters": [one]}
        for one in call.body.get("dataFilters") or []
        for box in boxes_of_filter(book, one)
    ]
    answer: Json = {"spreadsheetId": book.spreadsheet_id}
    return answer | ({"valueRanges": made} if made else {})


def _typed(option: str | None) -> bool:
    """Whether values are parsed as typed; 400 unless the request says so or RAW."""
    if option not in {"RAW", "USER_ENTERED"}:
        raise invalid("'valueInputOption' is required but not specified")
    return option == "USER_ENTERED"


def _is_one_cell(box: Box) -> bool:
    return box.height == 1 and box.width == 1


def _write(writer: Writer, box: Box, body: Json) -> Written:
    return writer.write(box, rows_of(body), bounded=not _is_one_cell(box))


def _echo(call: Call, book: Book, written: Written, wanted: object, how: Rendering) -> Json:
    if not _flag(wanted):
        return {}
    return {"updatedData": value_range(call.view(book), written.box, how)}


def update_values(call: Call) -> Json:
    typed = _typed(call.option("valueInputOption"))
    with _changing(call) as (book, edited):
        box = book.box_of(call.path[1])
        written = _write(Writer(book, typed, call.today(book)), box, call.body)
        edited.extend(written.boxes())
    how = rendering(call.options(), "response")
    return written.summary(book) | _echo(
        call, book, written, call.option("includeValuesInResponse"), how
    )


def batch_update_values(call: Call) -> Json:
    return _write_all(call, lambda book, one: [book.box_of(one.get("range", ""))])


def batch_update_by_data_filter(call: Call) -> Json:
    return _write_all(
        call, lambda book, one: boxes_of_filter(book, one.get("dataFilter", {})), name_filter=True
    )


@contextlib.contextmanager
def _told_apart(number: int) -> Iterator[None]:
    """A refusal says which part of the data it is about."""
    try:
        yield
    except ApiError as refusal:
        refusal.message = f"Invalid data[{number}]: {refusal.message}"
        raise


def _write_all(
    call: Call, boxes: Callable[[Book, Json], list[Box]], *, name_filter: bool = False
) -> Json:
    typed = _typed(call.body.get("valueInputOption"))
    how = rendering(call.body, "response")
    wanted = call.body.get("includeValuesInResponse")
    made: list[tuple[Written, Json]] = []
    with _changing(call) as (book, edited):
        writer = Writer(book, typed, call.today(book))
        for number, one in enumerate(call.body.get("data") or []):
            with _told_apart(number):
                made += [(_write(writer, box, one), one) for box in boxes(book, one)]
        edited.extend(box for written, _ in made for box in written.boxes())
    responses = []
    for written, one in made:
        told = {
            k: v
            for k, v in written.summary(book).items()
            if k != "spreadsheetId" or not name_filter
        }
        told |= {"dataFilter": one["dataFilter"]} if name_filter else {}
        responses.append(told | _echo(call, book, written, wanted, how))
    answer = totals(book, [written for written, _ in made])
    return answer | ({"responses": responses} if responses else {})


def append_values(call: Call) -> Json:
    rows = rows_of(call.body)
    typed = _typed(call.option("valueInputOption"))
    with _changing(call) as (book, edited):
        box = book.box_of(call.path[1])
        tab = book.tab(box.sheet_id)
        table = table_in(tab, box)
        top, left = (table.bottom, table.left) if table else (box.top, box.left)
        work = Work(book, call.caller, call.office.clock())
        if call.option("insertDataOption") == "INSERT_ROWS" and rows and top < tab.rows:
            stretch = {
                "sheetId": tab.sheet_id,
                "dimension": "ROWS",
                "startIndex": top,
                "endIndex": top + len(rows),
            }
            insert_dimension(work, {"range": stretch, "inheritFromBefore": top > 0})
        if top + len(rows) > tab.rows:
            grow(work, tab, "ROWS", top + len(rows) - tab.rows)
        wide = left + max((len(row) for row in rows), default=0)
        if wide > tab.columns:
            grow(work, tab, "COLUMNS", wide - tab.columns)
        start = Box(tab.sheet_id, top, left, top + 1, left + 1)
        written = Writer(book, typed, call.today(book)).write(start, rows, bounded=False)
        edited.extend(written.boxes())
    how = rendering(call.options(), "response")
    answer: Json = {"spreadsheetId": book.spreadsheet_id}
    if table:
        answer["tableRange"] = range_name(tab.title, table)
    told = _echo(call, book, written, call.option("includeValuesInResponse"), how)
    return answer | {"updates": written.summary(book) | told}


def clear_values(call: Call) -> Json:
    with _changing(call) as (book, edited):
        box = book.box_of(call.path[1])
        clear(book, box)
        edited.append(box)
    return {
        "spreadsheetId": book.spreadsheet_id,
        "clearedRange": range_name(book.tab(box.sheet_id).title, box),
    }


def batch_clear_values(call: Call) -> Json:
    return _clear_all(
        call, lambda book: [book.box_of(text) for text in call.body.get("ranges") or []]
    )


def batch_clear_by_data_filter(call: Call) -> Json:
    filters = call.body.get("dataFilters") or []
    return _clear_all(
        call, lambda book: [box for one in filters for box in boxes_of_filter(book, one)]
    )


def _clear_all(call: Call, boxes_in: Callable[[Book], list[Box]]) -> Json:
    with _changing(call) as (book, edited):
        boxes = boxes_in(book)
        for box in boxes:
            clear(book, box)
        edited.extend(boxes)
    answer: Json = {"spreadsheetId": book.spreadsheet_id}
    if boxes:
        answer["clearedRanges"] = [range_name(book.tab(box.sheet_id).title, box) for box in boxes]
    return answer


def get_metadata(call: Call) -> Json:
    one = call.held().book.metadata.get(int(call.path[1]))
    if one is None:
        raise not_found(f"No developer metadata with ID {call.path[1]}")
    return metadata_json(one)


def search_metadata(call: Call) -> Json:
    filters = call.body.get("dataFilters") or []
    found = matching(call.held().book, filters)
    if not found:
        return {}
    lookups = [
        {
            "developerMetadata": metadata_json(one),
            "dataFilters": [f for f in filters if one in matching(call.held().book, [f])],
        }
        for one in found
    ]
    return {"matchedDeveloperMetadata": lookups}
