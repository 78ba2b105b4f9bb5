"""New rows whose cells stand under other columns than they were meant for: columns moved while they were written.

A row is appended as the columns stood at the reading; where somebody moved one in that second, all that
lies between its old place and its new one lands one off. `_system` tells under which order the latest rows were
written, and History what each was to hold; it is put right only where several cells show just that.
"""

from __future__ import annotations

from collections.abc import Mapping

from leads.last_known import UNKNOWN, since_version
from leads.misdirected import Search
from leads.model import Cell, Event
from leads.repairs import Repairs
from leads.row_log import COLUMNS, columns_of, row_log
from leads.shown_rows import ShownRow
from leads.tabs import LEADS

AT_LEAST = 2
"""Cells that must show what was meant for their old column; one alone may be a person's."""


def straighten(search: Search, repairs: Repairs) -> None:
    """The rows filed since the reading before, while their columns were moved."""
    picture, known = search.picture, search.known
    written = columns_of(picture.memory.get(COLUMNS, ""))
    if not written or written == dict(picture.columns):
        return
    stood = {letters: attribute for attribute, letters in written.items()}
    meant_for = {a: stood[letters] for a, letters in picture.columns.items() if letters in stood}
    checked = known.picture.read_version if known.picture else picture.version - AT_LEAST
    for event in since_version(picture.events, checked):
        log = row_log(event.cell) if event.what == Event.FILED else None
        row = search.by_id.get(event.lead_id)
        if log is None or log.at or row is None:
            continue
        if cells := _displaced(search, row, meant_for):
            _put_right(search, row, cells, repairs)


def _displaced(search: Search, row: ShownRow, meant_for: Mapping[str, str]) -> list[str]:
    """The cells to put right; none when the row shows no clear shift."""
    other: list[str] = []
    filled = 0
    for attribute in search.picture.columns:
        value = search.known.expected(row.lead_id, attribute)
        if attribute == "lead_id" or value is UNKNOWN or search.says(row, attribute, value):
            continue
        if search.says(row, attribute, _came(search, row, meant_for.get(attribute))):
            other.append(attribute)
            filled += attribute in row.cells
    return other if filled and len(other) >= AT_LEAST else []


def _came(search: Search, row: ShownRow, landed: str | None) -> Cell:
    """What landed in the cell: what was meant for the column that stood there, or nothing."""
    if landed is None:
        return None
    if landed == "lead_id":
        return row.lead_id
    value = search.known.expected(row.lead_id, landed)
    return None if value is UNKNOWN else value


def _put_right(search: Search, row: ShownRow, cells: list[str], repairs: Repairs) -> None:
    because = "it had landed under another column, because columns moved while the row was written"
    for attribute in cells:
        search.put_back(row, attribute, because, repairs)
    headings = ", ".join(LEADS.column(a).heading for a in cells)
    why = (
        f"cells of {row.lead_id} had landed under other columns, because columns moved while its row was "
        f"written; {headings} were put right"
    )
    repairs.tell(row.lead_id, why)
