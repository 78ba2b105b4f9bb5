"""What `doctor --live` proves on the spreadsheet itself, in a scratch tab that it removes again.

Google documents most of what a turn relies on, but documents are not the service: here it is tried.
Each finding says what was expected, what came, and what is done instead where the two differ.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from connectors.errors import LeadsheetError, WorkbookUnavailable
from connectors.workbook.answers import answers_of
from connectors.workbook.cells import Json
from connectors.workbook.checkup import Finding
from connectors.workbook.places import Row
from connectors.workbook.session import Answer, Session, encoded

TITLE = "leadsheet doctor"
MARK = "leadsheet.doctor"
FIRST_ID = 1_000_000_000
"""Metadata ids below those of the fence; which one is tried is left to chance."""

FALLBACK = (
    "set `workbook.duplicates_refused: no`: after a silence the worker then waits 200 s and reads again "
    "before it does anything else. Run one worker only, because nothing would keep two apart"
)


def prove(session: Session, spreadsheet_id: str) -> tuple[Finding, ...]:
    """Try everything in a scratch tab. Raises WorkbookUnavailable when the tab cannot even be made."""
    scratch = _Scratch(session, spreadsheet_id)
    scratch.make()
    found: list[Finding] = []
    try:
        for proof in (_fence, _appending, _marks, _copying, _validation, _protection):
            found += _tried(proof, scratch)
    finally:
        gone = scratch.remove()
    found.append(
        Finding(ok=True, what="the scratch tab is removed again")
        if gone
        else Finding(
            ok=False, what=f"the tab “{scratch.title}” could not be removed", advice="delete it"
        )
    )
    return tuple(found)


@dataclass(slots=True)
class _Scratch:
    """A tab of our own, and what can be asked of it."""

    session: Session
    spreadsheet_id: str
    sheet_id: int = field(default_factory=lambda: 1 + secrets.randbelow(2**30))
    mark_id: int = field(default_factory=lambda: FIRST_ID + secrets.randbelow(90_000_000))

    @property
    def title(self) -> str:
        return f"{TITLE} {self.sheet_id}"

    def make(self) -> None:
        grid = {"rowCount": 40, "columnCount": 8}
        properties = {"sheetId": self.sheet_id, "title": self.title, "gridProperties": grid}
        answer = self.send({"addSheet": {"properties": properties | {"hidden": True}}})
        if answer.status != 200:
            raise WorkbookUnavailable(f"no scratch tab can be made: {answer.message}")

    def remove(self) -> bool:
        return self.send({"deleteSheet": {"sheetId": self.sheet_id}}).status == 200

    def send(self, *requests: Json) -> Answer:
        return self.session.write(self.spreadsheet_id, encoded({"requests": list(requests)}))

    def rows(self) -> list[Row]:
        body = {
            "dataFilters": [{"gridRange": {"sheetId": self.sheet_id}}],
            "valueRenderOption": "UNFORMATTED_VALUE",
        }
        told = self.session.look_up(self.spreadsheet_id, "/values:batchGetByDataFilter", body)
        return [row for grid in answers_of(told).values() for row in grid.rows]

    def cell(self, row: int, column: int, value: str) -> Json:
        return {
            "updateCells": {
                "start": {"sheetId": self.sheet_id, "rowIndex": row, "columnIndex": column},
                "rows": [{"values": [{"userEnteredValue": {"stringValue": value}}]}],
                "fields": "userEnteredValue",
            }
        }

    def copy(self, row: int, to: int) -> Json:
        source, goal = (
            {"sheetId": self.sheet_id, "startRowIndex": n, "endRowIndex": n + 1} for n in (row, to)
        )
        return {"copyPaste": {"source": source, "destination": goal, "pasteType": "PASTE_VALUES"}}

    def guard(self) -> Json:
        """A mark with an id of our own, as each commit leaves one."""
        return self._marked({"metadataId": self.mark_id}, {"sheetId": self.sheet_id})

    def mark(self, column: int) -> Json:
        """A mark on a column, as `init` leaves one; its id is Google's choice."""
        return self._marked({}, {"dimensionRange": self.columns(column)})

    def _marked(self, own_id: Json, location: Json) -> Json:
        mark = own_id | {"metadataKey": MARK, "metadataValue": "1"}
        whole = mark | {"location": location, "visibility": "DOCUMENT"}
        return {"createDeveloperMetadata": {"developerMetadata": whole}}

    def column_of_mark(self) -> int | None:
        lookup = {"developerMetadataLookup": {"metadataKey": MARK, "locationType": "COLUMN"}}
        told = self.session.look_up(
            self.spreadsheet_id, "/developerMetadata:search", {"dataFilters": [lookup]}
        )
        for match in told.get("matchedDeveloperMetadata", ()):
            where = match["developerMetadata"].get("location", {}).get("dimensionRange", {})
            return int(where.get("startIndex", 0))
        return None

    def columns(self, start: int) -> Json:
        return {
            "sheetId": self.sheet_id,
            "dimension": "COLUMNS",
            "startIndex": start,
            "endIndex": start + 1,
        }


Proof = Callable[[_Scratch], Iterator[Finding]]


def _tried(proof: Proof, scratch: _Scratch) -> Iterator[Finding]:
    try:
        yield from proof(scratch)
    except LeadsheetError as error:
        yield Finding(
            ok=False, what=f"{proof.__name__[1:]} could not be tried", advice=f"try later ({error})"
        )


def _said(ok: bool, expected: str, came: str, instead: str) -> Finding:  # noqa: FBT001  # one line a proof
    return (
        Finding(ok=True, what=expected)
        if ok
        else Finding(ok=False, what=f"not so: {expected} ({came})", advice=instead)
    )


def _fence(scratch: _Scratch) -> Iterator[Finding]:
    first = scratch.send(scratch.guard(), scratch.cell(0, 0, "first"))
    if first.status != 200:
        yield _said(
            ok=False,
            expected="a metadata id of our own may be chosen",
            came=first.message,
            instead=FALLBACK,
        )
        return
    second = scratch.send(scratch.cell(0, 0, "second"), scratch.guard())
    came = second.message or f"HTTP {second.status}"
    yield _said(second.status == 400, "a metadata id in use is refused", came, FALLBACK)
    if second.status == 400:
        shown = str(scratch.rows()[0][0])
        undone = shown == "first"
        yield _said(undone, "a refused batch leaves nothing behind", f"shows {shown!r}", FALLBACK)
    lookup = {"developerMetadataLookup": {"metadataKey": MARK}}
    scratch.send({"deleteDeveloperMetadata": {"dataFilter": lookup}})


def _appending(scratch: _Scratch) -> Iterator[Finding]:
    rows = [{"values": [{"userEnteredValue": {"stringValue": text}} for text in ("a", "b")]}]
    append = {"sheetId": scratch.sheet_id, "rows": rows, "fields": "userEnteredValue"}
    scratch.send(scratch.cell(5, 3, "stray"))
    scratch.send({"appendCells": append})
    shown = scratch.rows()
    landed = [(n, row.index("a")) for n, row in enumerate(shown) if "a" in row]
    yield _said(
        landed == [(6, 0)],
        "new rows begin at column A, below the last row that holds anything",
        f"landed at (row, column) {landed}",
        "keep columns of your own to the right of ours, and nothing below the last lead; misplaced rows are "
        "found by their ID and mended at the next reading",
    )


def _marks(scratch: _Scratch) -> Iterator[Finding]:
    answer = scratch.send(scratch.mark(1))
    if answer.status != 200:
        yield _said(
            ok=False,
            expected="a column can be marked",
            came=answer.message,
            instead="do not rename headings",
        )
        return
    scratch.send({"insertDimension": {"range": scratch.columns(0), "inheritFromBefore": False}})
    inserted = scratch.column_of_mark()
    area = {"sheetId": scratch.sheet_id, "startRowIndex": 0, "endRowIndex": 8}
    order = [{"dimensionIndex": 0, "sortOrder": "DESCENDING"}]
    scratch.send({"sortRange": {"range": area, "sortSpecs": order}})
    sorted_ = scratch.column_of_mark()
    scratch.send({"deleteDimension": {"range": scratch.columns(0)}})
    deleted = scratch.column_of_mark()
    yield _said(
        (inserted, sorted_, deleted) == (2, 2, 1),
        "a column's mark goes with it when columns are inserted and deleted and rows are sorted",
        f"was at {inserted}, {sorted_}, {deleted} instead of 2, 2, 1",
        "renamed headings may not be found then: give them their old names back",
    )


def _copying(scratch: _Scratch) -> Iterator[Finding]:
    """As the journal does it: what a row holds is copied before and after it is written, in one request."""
    scratch.send(scratch.cell(10, 0, "old"))
    answer = scratch.send(scratch.copy(10, 12), scratch.cell(10, 0, "new"), scratch.copy(10, 13))
    shown = [row[0] if row else "" for row in scratch.rows()]
    came = [shown[n] if n < len(shown) else "" for n in (12, 13)]
    yield _said(
        answer.status == 200 and came == ["old", "new"],
        "a row is copied as it stands at that point of a request",
        answer.message or f"shows {came}",
        "what lands on another row because somebody sorts in that very second is then not put right: sort, "
        "and move rows and columns, while no turn is being taken",
    )


def _validation(scratch: _Scratch) -> Iterator[Finding]:
    cell = {
        "sheetId": scratch.sheet_id,
        "startRowIndex": 20,
        "endRowIndex": 21,
        "startColumnIndex": 0,
        "endColumnIndex": 1,
    }
    values = [{"userEnteredValue": "yes"}, {"userEnteredValue": "no"}]
    rule = {"condition": {"type": "ONE_OF_LIST", "values": values}, "strict": True}
    scratch.send({"setDataValidation": {"range": cell, "rule": rule}})
    answer = scratch.send(scratch.cell(20, 0, "perhaps"))
    yield _said(
        answer.status == 200,
        "a dropdown does not stop what is written through the API",
        answer.message,
        "values that are in no list are then set aside for up to an hour at a time and told of in Review: "
        "complete the lists of Stages, Team and Territories",
    )


def _protection(scratch: _Scratch) -> Iterator[Finding]:
    area = {"sheetId": scratch.sheet_id, "startRowIndex": 30, "endRowIndex": 31}
    protect = {"range": area, "warningOnly": True, "description": TITLE}
    scratch.send({"addProtectedRange": {"protectedRange": protect}})
    answer = scratch.send(scratch.cell(30, 0, "written"))
    yield _said(
        answer.status == 200,
        "a protection that only warns does not stop the worker",
        answer.message,
        "remove the worker's own protections, or name its account as editor in each",
    )
