"""What went astray while somebody sorted, or cleared an ID, is put where it belongs; Review tells of it."""

from __future__ import annotations

from datetime import datetime

from automations.automation import Automation
from leads.changes import CellChange, Change, Changes, PutBack, RowNote
from leads.last_known import LastKnown, nothing_new
from leads.lost_rows import give_ids_back
from leads.model import Cell, Event, ReviewCase
from leads.picture import Arrivals, Picture
from leads.recovering import Copy, recover
from leads.repairs import Repairs
from leads.shown_rows import ShownRow
from leads.tabs import LEADS, Kind

NAME = "mend_rows"

_ID = LEADS.column("lead_id").heading
_ATTRIBUTES = frozenset(column.attribute for column in LEADS.columns)


def mend_rows(picture: Picture, arrivals: Arrivals, now: datetime) -> Changes:
    """Look up what the latest versions wrote, and leads that are missing under their id."""
    del arrivals
    if nothing_new(picture):
        return Changes()
    known = LastKnown.before(picture)
    copy, repairs = Copy(picture), Repairs()
    recover(copy, known, repairs)
    give_ids_back(copy, known, repairs)
    copy.into(repairs)
    return Changes.of(_carried_out(picture, repairs, now)) if repairs.rows else Changes()


def _carried_out(picture: Picture, repairs: Repairs, now: datetime) -> Change:
    """All of them at once: each may stand where another belongs."""
    cells: list[CellChange] = []
    notes: list[RowNote] = []
    put_back: list[PutBack] = []
    events: list[Event] = []
    for number, row in repairs.rows.items():
        because = repairs.because[number]
        wanted = {a: value for a, value in repairs.cells[number].items() if a in _ATTRIBUTES}
        put_back += [
            PutBack(row=number, column=column, value=value)
            for column, value in repairs.cells[number].items()
            if column not in wanted
        ]
        if not wanted:
            continue
        if row.lead and "lead_id" not in wanted:
            cells += [_cell(picture, row, a, value, because) for a, value in wanted.items()]
            continue
        notes.append(RowNote(tab=LEADS.title, row=number, holds=dict(row.cells), cells=wanted))
        if lead_id := str(wanted.get("lead_id") or ""):
            events.append(
                Event(at=now, lead_id=lead_id, who=NAME, what=_ID, new=lead_id, because=because)
            )
    review = tuple(
        ReviewCase(
            raised_at=now,
            kind=ReviewCase.MISDIRECTED,
            why=told.why,
            lead_a=told.about,
            lead_b=told.beside,
        )
        for told in repairs.told
    )
    return Change(
        cells=tuple(cells),
        notes=tuple(notes),
        put_back=tuple(put_back),
        events=tuple(events),
        review=review,
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
