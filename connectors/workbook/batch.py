"""What goes into one version, and the requests that it becomes. Pure, but for what `Since` is told."""

from __future__ import annotations

from dataclasses import dataclass, field

from connectors.workbook.cells import Json
from connectors.workbook.growing import Since
from connectors.workbook.journal import NO_LINES, lines_of
from connectors.workbook.places import TabPlace
from connectors.workbook.session import encoded
from leads.changes import Change
from leads.journal import JOURNAL
from leads.tabs import SYSTEM

Attributes = dict[str, Json]
"""A row to append: attribute -> CellData."""


@dataclass(slots=True)
class Batch:
    """What goes into one version.

    Attributes:
        size: Bytes of JSON, roughly.
        last: Requests that move or delete rows: they come when everything else is written.
        folded: Lead id -> its row in `rows`, for leads that are new in this very batch.
        touched: Title -> row -> column -> what is written there (CellData); of tabs that have a journal.
    """

    version: int
    landed: list[Change] = field(default_factory=list)
    system: dict[str, str] = field(default_factory=dict)
    cells: list[Json] = field(default_factory=list)
    rows: dict[str, list[Attributes]] = field(default_factory=dict)
    last: tuple[Json, ...] = ()
    folded: dict[str, Attributes] = field(default_factory=dict)
    touched: dict[str, dict[int, dict[int, Json]]] = field(default_factory=dict)
    size: int = 0

    def set_cell(self, sheet_id: int, row: int, column: int, data: Json, fields: str) -> None:
        """Write one cell of a row that stands already. See one_cell."""
        request = one_cell(sheet_id, row, column, data, fields)
        self.cells.append(request)
        self.size += len(encoded(request))


def requests_of(batch: Batch, since: Since, *, keeps_journal: bool = True) -> list[Json]:
    """The batch's requests, without its guard: its journal, system cells, single cells, appended rows."""
    places = since.places
    journal = NO_LINES
    if keeps_journal:
        journal = lines_of(batch.version, batch.touched, batch.rows, since)
    elif batch.touched:
        since.forget_earlier()
    batch.system[JOURNAL] = journal.label
    if not journal.label and not (JOURNAL in since.key_rows and batch.touched):
        del batch.system[JOURNAL]
    system = places.tabs[SYSTEM.title]
    new_keys = len(batch.system.keys() - since.key_rows.keys())
    requests = since.make_room(SYSTEM.title, new_keys)
    for key, value in batch.system.items():
        row = since.row_of(key)
        for attribute, told in (("key", key), ("value", value)):
            data = {"userEnteredValue": {"stringValue": told}}
            column = system.columns[attribute]
            requests.append(one_cell(system.sheet_id, row, column, data, "userEnteredValue"))
    requests = [*journal.before, *requests, *batch.cells, *journal.after]
    for title, rows in batch.rows.items():
        requests += since.make_room(title, len(rows))
        requests.append(_appending(places.tabs[title], rows))
    return [*requests, *batch.last]


def one_cell(sheet_id: int, row: int, column: int, data: Json, fields: str) -> Json:
    """The request that sets `fields` of one cell to what `data` (CellData) holds; row and column are 0-based."""
    return {
        "updateCells": {
            "start": {"sheetId": sheet_id, "rowIndex": row, "columnIndex": column},
            "rows": [{"values": [data]}],
            "fields": fields,
        }
    }


def _appending(place: TabPlace, rows: list[Attributes]) -> Json:
    """Rows laid out as the tab's columns stand; people's own columns between them stay blank."""
    width = max(place.columns.values()) + 1
    laid_out: list[Json] = []
    for row in rows:
        values: list[Json] = [{}] * width
        for attribute, index in place.columns.items():
            values[index] = row[attribute]
        laid_out.append({"values": values})
    return {
        "appendCells": {
            "sheetId": place.sheet_id,
            "rows": laid_out,
            "fields": "userEnteredValue,note",
        }
    }
