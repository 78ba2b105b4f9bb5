"""What we write into a row that is no lead's: into one of Review or Screened, or of Leads without an id. Pure.

A note is void where its row no longer shows what it was decided on; people's cells are filled only while blank.
"""

from __future__ import annotations

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from connectors.workbook.cells import Json, cell_data, entered, text, value_of
from connectors.workbook.lead_links import lead_link
from connectors.workbook.places import Places, Row, is_blank
from leads.changes import RowNote
from leads.model import Cell
from leads.tabs import LEADS, REVIEW, TAB_OF, Kind, Writer


class RowNotes:
    """Those of one commit: a later note on the same row finds what an earlier one writes there."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._zone: ZoneInfo = places.zone
        self._written: dict[tuple[str, int], dict[str, Cell]] = {}

    def still_hold(self, note: RowNote) -> bool:
        """Whether the row shows what the note was decided on; a lead's, only where the note names its id."""
        place, rows = self._places.tabs.get(note.tab), self._places.rows.get(note.tab, ())
        if place is None or not place.header < note.row - 1 < len(rows):
            return False
        if (
            note.tab == LEADS.title
            and not note.holds.get("lead_id")
            and note.row - 1 not in self._places.typed_rows
        ):
            return False
        tab = TAB_OF[note.tab]
        return all(
            _shown(self._held(note, attribute), tab.column(attribute).kind, self._zone)
            == _shown(entered(value, self._zone), tab.column(attribute).kind, self._zone)
            for attribute, value in note.holds.items()
        )

    def cells(self, note: RowNote) -> Iterator[tuple[int, int, Json]]:
        """(row, column, CellData) of the cells to write, both 0-based: ours, and blank ones of people's."""
        place = self._places.tabs[note.tab]
        for attribute, value in note.cells.items():
            theirs = TAB_OF[note.tab].column(attribute).writer is not Writer.WORKER
            kept = theirs and note.holds.get(attribute) in (None, "")
            if attribute not in place.columns or (
                kept and not is_blank((self._held(note, attribute),))
            ):
                continue
            yield note.row - 1, place.columns[attribute], self._data(note, attribute, value)
            self._written.setdefault((note.tab, note.row), {})[attribute] = value

    def _held(self, note: RowNote, attribute: str) -> Cell:
        """What a cell of the note's row holds by now."""
        written = self._written.get((note.tab, note.row), {})
        if attribute in written:
            return entered(written[attribute], self._zone)
        row: Row = self._places.rows[note.tab][note.row - 1]
        return self._places.tabs[note.tab].cell(row, attribute)

    def _data(self, note: RowNote, attribute: str, value: Cell) -> Json:
        """A lead in a question of Review is a link as long as nobody has decided it."""
        leads = self._places.tabs.get(LEADS.title)
        if note.tab == REVIEW.title and attribute in {"lead_a", "lead_b"} and leads is not None:
            decided = note.cells.get("decided_at", self._held(note, "decided_at"))
            link = None if decided else lead_link(str(value or ""), leads.sheet_id)
            if link:
                return link
        return cell_data(value, self._zone)


def _shown(raw: Cell, kind: Kind, zone: ZoneInfo) -> Cell:
    """What a cell says, so that it can be compared: as its column means it, else as it stands; "" when blank."""
    if is_blank((raw,)):
        return ""
    meant = value_of(raw, kind, zone)
    return text(raw) if meant is None else meant
