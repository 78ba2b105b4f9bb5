"""New rows whose cells stand under other columns than they were meant for: columns moved while they were written.

A row is appended as the columns stood at the reading; where somebody moved one in that second, all that
lies between its old place and its new one lands one off. `_system` tells under which order the latest rows were
written, and History what each was to hold; it is put right only where several cells show just that.
"""

from __future__ import annotations

from leads.last_known import UNKNOWN, since_version
from leads.misdirected import Search
from leads.model import Event
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
    checked = known.picture.read_version if known.picture else picture.version - AT_LEAST
    for event in since_version(picture.events, checked):
        log = row_log(event.cell) if event.what == Event.FILED else None
        row = search.rows.of(event.lead_id)
        if log is None or log.at or row is None:
            continue
        cells = displaced(search, row, row.lead_id)
        if len(cells) >= AT_LEAST:
            _put_right(search, row, cells, repairs)


def displaced(search: Search, row: ShownRow, lead_id: str) -> list[str]:
    """The cells of this lead's row that fell under another column, and those that are blank for it.

    Columns may have moved more than once, so that nobody knows which one stood where: a cell is displaced that
    shows what was meant for another cell of its row. Whatever else it shows, a person typed.
    """
    expected = {a: search.known.expected(lead_id, a) for a in search.picture.columns}
    meant = {a: value for a, value in expected.items() if value is not UNKNOWN and a != "lead_id"}
    wrong = [a for a, value in meant.items() if not search.says(row, a, value)]
    others = [value for value in (*meant.values(), lead_id) if value not in (None, "")]
    fallen = [a for a in wrong if any(search.says(row, a, value) for value in others)]
    blank = [a for a in wrong if a not in row.cells]
    return [*fallen, *blank] if fallen else []


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
