"""What went astray while somebody sorted, or cleared an ID, is put where it belongs; Review tells of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from automations.automation import Automation
from leads.changes import CellChange, Change, Changes, PutBack, RowNote
from leads.drafts import Copy
from leads.last_known import LastKnown, nothing_new
from leads.lost_rows import give_ids_back
from leads.model import Cell, Event, ReviewCase
from leads.pasted_copies import clear_lone_ids, mend_copies
from leads.picture import Arrivals, Picture
from leads.recovering import recover
from leads.repairs import Repairs
from leads.shown_rows import ShownRow
from leads.straightening import straighten
from leads.tabs import LEADS, REVIEW, SCREENED, Kind, Tab

NAME = "mend_rows"

_ID = LEADS.column("lead_id").heading


def mend_rows(picture: Picture, arrivals: Arrivals, now: datetime) -> Changes:
    """Look up what the latest versions wrote, and leads that are missing under their id."""
    del arrivals
    parts = [*_beside_leads(picture, now)]
    if not nothing_new(picture):
        known = LastKnown.before(picture)
        copy, repairs = Copy.of_leads(picture), Repairs()
        recover(copy, picture.events, repairs)
        straighten(copy, picture.events, known, repairs)
        mend_copies(copy, picture.events, NAME)
        clear_lone_ids(copy, picture, repairs)
        give_ids_back(copy, picture, known, repairs)
        copy.into(repairs)
        if repairs.rows:
            parts.append(_carried_out(picture, repairs, now))
    return Changes(tuple(parts))


def _beside_leads(picture: Picture, now: datetime) -> Iterator[Change]:
    """What we noted in a row of Review or Screened, and what the note fell upon."""
    for tab in (REVIEW, SCREENED):
        if tab.title not in picture.journals:
            continue
        copy, repairs = Copy.beside_leads(tab, picture), Repairs()
        recover(copy, picture.events, repairs)
        copy.into(repairs)
        if repairs.rows:
            yield Change(
                notes=tuple(_note(tab, row, _ours(tab, cells)) for row, cells in _rows(repairs)),
                put_back=tuple(_put_back(tab, repairs)),
                review=_told(repairs, now),
            )


def _carried_out(picture: Picture, repairs: Repairs, now: datetime) -> Change:
    """All of them at once: each may stand where another belongs."""
    cells: list[CellChange] = []
    notes: list[RowNote] = []
    events: list[Event] = []
    for row, repaired in _rows(repairs):
        because, wanted = repairs.because[row.number], _ours(LEADS, repaired)
        if not wanted:
            continue
        if row.lead and "lead_id" not in wanted:
            cells += [_cell(picture, row, a, value, because) for a, value in wanted.items()]
            continue
        notes.append(_note(LEADS, row, wanted))
        if lead_id := str(wanted.get("lead_id") or ""):
            events.append(
                Event(at=now, lead_id=lead_id, who=NAME, what=_ID, new=lead_id, because=because)
            )
    return Change(
        cells=tuple(cells),
        notes=tuple(notes),
        put_back=tuple(_put_back(LEADS, repairs)),
        events=tuple(events),
        review=_told(repairs, now),
    )


def _rows(repairs: Repairs) -> Iterator[tuple[ShownRow, Mapping[str, Cell]]]:
    return ((row, repairs.cells[number]) for number, row in repairs.rows.items())


def _ours(tab: Tab, cells: Mapping[str, Cell]) -> dict[str, Cell]:
    """Of the cells to put right those in columns of ours."""
    attributes = {column.attribute for column in tab.columns}
    return {a: value for a, value in cells.items() if a in attributes}


def _note(tab: Tab, row: ShownRow, cells: Mapping[str, Cell]) -> RowNote:
    return RowNote(tab=tab.title, row=row.number, holds=dict(row.cells), cells=cells)


def _put_back(tab: Tab, repairs: Repairs) -> Iterator[PutBack]:
    """The cells in people's own columns."""
    for row, cells in _rows(repairs):
        ours = _ours(tab, cells)
        for column, value in cells.items():
            if column not in ours:
                yield PutBack(tab=tab.title, row=row.number, column=column, value=value)


def _told(repairs: Repairs, now: datetime) -> tuple[ReviewCase, ...]:
    return tuple(
        ReviewCase(
            raised_at=now,
            kind=ReviewCase.MISDIRECTED,
            why=told.why,
            lead_a=told.about,
            lead_b=told.beside,
        )
        for told in repairs.told
    )


def _cell(picture: Picture, row: ShownRow, attribute: str, value: Cell, because: str) -> CellChange:
    return CellChange(
        lead_id=row.lead_id,
        attribute=attribute,
        old=getattr(row.lead, attribute),
        new=_as_kept(attribute, value),
        because=because,
        who=NAME,
        over_words=picture.words.get((row.lead_id, attribute), ""),
    )


def _as_kept(attribute: str, value: Cell) -> Cell:
    """A blank as the lead's attribute tells it."""
    if value not in (None, ""):
        return value
    kind = LEADS.column(attribute).kind
    if kind is Kind.INTEGER:
        return 0
    return None if kind in (Kind.DATE, Kind.DATE_TIME, Kind.CURRENCY, Kind.NUMBER) else ""


AUTOMATION = Automation(
    NAME,
    "A value that landed on another row while somebody sorted, or a cleared ID, is put back; Review tells of it.",
    mend_rows,
)
