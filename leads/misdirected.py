"""Values that landed on another row than they were meant for, because somebody sorted in the same half second.

The log row of every cell change carries lead id, field, old and new value and the address written. The next
reading looks each up by lead id: where the value is missing, and stands instead at that address on another
row, which held something else before, it went astray. A person's value always wins: a cell that shows neither
what we wrote nor what stood there before is theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from leads.last_known import (
    UNKNOWN,
    LastKnown,
    Unknown,
    cell_of,
    comparable,
    is_cut,
    since_version,
)
from leads.model import Cell, Event, Lead
from leads.picture import Picture, TypedRow
from leads.tabs import LEADS, Writer

_ADDRESS = re.compile(r"!([A-Z]+)(\d+)$")
_ATTRIBUTE_OF = {column.heading: column.attribute for column in LEADS.columns}
_LAST_VERSIONS = 3
"""After a restart, of how many versions the cells are looked up: a commit may have been split."""

_DAY_0 = date(1899, 12, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stray:
    """One value that is not where it belongs.

    Attributes:
        meant: The log row of the change: lead, field, value, address.
        lead: Whose cell it landed in; None when that is a row without an id.
        row: That row without an id; None when it is a lead's.
        attribute: The field it landed in; another than was meant where columns have moved.
        before: What that cell held before.
        again: Whether the value is still to be written where it belongs.
    """

    meant: Event
    lead: Lead | None
    row: TypedRow | None
    attribute: str
    before: Cell
    again: bool


def strays(picture: Picture, known: LastKnown) -> tuple[Stray, ...]:
    """The values of the latest commits that went astray."""
    written = _written(picture, known)
    if not written:
        return ()
    search = _Search.of(picture, known, written)
    found = (search.stray(event) for event in written)
    return tuple(stray for stray in found if stray)


def _written(picture: Picture, known: LastKnown) -> list[Event]:
    """The log rows of cells written since the reading before, the last for each cell."""
    if known.picture:
        checked = known.picture.read_version
    else:
        versions = (e.version for e in reversed(picture.events) if e.version is not None)
        newest = next(versions, 0)  # they never fall
        checked = newest - _LAST_VERSIONS
    last: dict[tuple[str, str], Event] = {}
    for event in reversed(since_version(picture.events, checked)):
        later = last.setdefault((event.lead_id, event.what), event)
        if later.version == event.version:
            # Two changes of one cell in one write: it held what the first of them found.
            last[event.lead_id, event.what] = replace(later, old=event.old)
    return [event for event in last.values() if event.cell and event.what in _ATTRIBUTE_OF]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Search:
    picture: Picture
    known: LastKnown
    leads: Mapping[str, Lead]
    by_row: Mapping[int, Lead]
    typed: Mapping[int, TypedRow]
    by_letters: Mapping[str, str]
    written: Mapping[tuple[str, str], Event]

    @classmethod
    def of(cls, picture: Picture, known: LastKnown, written: list[Event]) -> _Search:
        return cls(
            picture=picture,
            known=known,
            leads={lead.lead_id: lead for lead in picture.leads},
            by_row={lead.row: lead for lead in picture.leads if lead.row},
            typed={row.row: row for row in picture.typed_rows},
            by_letters={letters: attribute for attribute, letters in picture.columns.items()},
            written={(event.lead_id, _ATTRIBUTE_OF[event.what]): event for event in written},
        )

    def stray(self, event: Event) -> Stray | None:
        """The event's value, if it is somewhere else than on its lead."""
        lead, attribute = self.leads.get(event.lead_id), _ATTRIBUTE_OF[event.what]
        is_home = lead is not None and self._same(cell_of(self.picture, lead, attribute), event.new)
        if lead and is_home and lead.row == _place_of(event)[1]:
            return None
        for victim, column in self._suspects(event, attribute, is_home=is_home):
            before = self._before(victim, column)
            if before is UNKNOWN:
                continue
            return Stray(
                meant=event,
                lead=victim if isinstance(victim, Lead) else None,
                row=victim if isinstance(victim, TypedRow) else None,
                attribute=column,
                before=before,
                again=lead is not None
                and not is_home
                and attribute in self.picture.columns
                and self._same(cell_of(self.picture, lead, attribute), event.old),
            )
        return None

    def _suspects(
        self, event: Event, attribute: str, *, is_home: bool
    ) -> Iterator[tuple[Lead | TypedRow, str]]:
        """Cells that show the value without anybody having put it there: the one at the address first."""
        letters, row = _place_of(event)
        column = self.by_letters.get(letters)
        at_address = self.by_row.get(row) or self.typed.get(row)
        if (
            at_address
            and column
            and self._shows(at_address, column, event)
            and (not is_home or self._is_ours_alone(at_address, column, row))
        ):
            yield at_address, column
        if is_home or self.known.picture is None:
            return
        # The row has moved on since.
        others = [
            lead
            for lead in self.picture.leads
            if lead.row != row and self._shows(lead, attribute, event)
        ]
        if len(others) == 1:
            yield others[0], attribute

    def _is_ours_alone(self, victim: Lead | TypedRow, column: str, row: int) -> bool:
        """Whether nobody but us can have put the value there, although its lead shows it, too.

        The lead may have got the same value from another stray of ours.
        """
        if isinstance(victim, Lead):
            is_own = LEADS.column(column).writer is Writer.WORKER
            return is_own and (victim.lead_id, column) not in self.written
        landed = {
            self.by_letters.get(letters)
            for letters, at in map(_place_of, self.written.values())
            if at == row
        }
        return victim.cells.keys() <= landed

    def _shows(self, row: Lead | TypedRow, column: str, event: Event) -> bool:
        """Whether the value stands there and did not before."""
        if isinstance(row, TypedRow):
            return column in row.cells and self._same(row.cells[column], event.new)
        if row.lead_id == event.lead_id and column == _ATTRIBUTE_OF[event.what]:
            return False
        shown = cell_of(self.picture, row, column)
        before = self.known.value(row.lead_id, column)
        return (
            self._same(shown, event.new) and before is not UNKNOWN and not self._same(shown, before)
        )

    def _before(self, row: Lead | TypedRow, column: str) -> Cell | Unknown:
        if isinstance(row, TypedRow):
            earlier = self.known.picture.typed_rows if self.known.picture else ()
            rest = {a: cell for a, cell in row.cells.items() if a != column}
            for one in earlier:
                if rest and all(one.cells.get(a) == cell for a, cell in rest.items()):
                    return one.cells.get(column)
            return None
        before = self.known.value(row.lead_id, column)
        # What History has cut short cannot be put back.
        return UNKNOWN if before is UNKNOWN or is_cut(before) else before

    def _same(self, shown: Cell, value: Cell) -> bool:
        zone = self.picture.zone
        one, other = comparable(shown, zone), comparable(value, zone)
        return one == other or _in_figures(one) == _in_figures(value)


def _place_of(event: Event) -> tuple[str, int]:
    """Letters of the column and row that were written."""
    where = _ADDRESS.search(event.cell)
    return (where[1], int(where[2])) if where else ("", 0)


def _in_figures(value: Cell) -> str:
    """As the cell of another kind of column shows it: a date there is a serial number."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return str((value - _DAY_0).days)
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
