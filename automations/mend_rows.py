"""What went astray while somebody sorted, or cleared an ID, is put where it belongs; Review tells of it."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from automations.automation import Automation
from leads.changes import CellChange, Change, Changes, RowNote
from leads.last_known import LastKnown, nothing_new
from leads.lost_rows import Found, found_again
from leads.misdirected import Stray, strays
from leads.model import Cell, Event, Lead, ReviewCase
from leads.picture import Arrivals, Picture, TypedRow
from leads.shifted_rows import Shifted, shifted_rows
from leads.tabs import LEADS, Kind

NAME = "mend_rows"

_ID = LEADS.column("lead_id").heading


def mend_rows(picture: Picture, arrivals: Arrivals, now: datetime) -> Changes:
    """Look up what the latest commits wrote, and leads that are missing under their id."""
    del arrivals
    if nothing_new(picture):
        return Changes()
    known = LastKnown.before(picture)
    astray, lost = strays(picture, known), found_again(picture, known)
    parts = [_put_right(picture, astray, now)] if astray else []
    parts += [_put_back(picture, found, now) for found in lost]
    parts += [_put_straight(picture, row, now) for row in shifted_rows(picture, known)]
    return Changes(tuple(parts))


def _put_right(picture: Picture, astray: tuple[Stray, ...], now: datetime) -> Change:
    """All of them at once: each may stand where another belongs."""
    leads = {lead.lead_id: lead for lead in picture.leads}
    cells: dict[tuple[str, str], CellChange] = {}
    rows: dict[int, TypedRow] = {}
    back: dict[int, dict[str, Cell]] = defaultdict(dict)
    for stray in astray:
        because = f"{_shown(stray.meant.new)} was meant for {stray.meant.lead_id}"
        if stray.lead:
            place = (stray.lead.lead_id, stray.attribute)
            cells[place] = _cell(picture, stray.lead, stray.attribute, stray.before, because)
        elif stray.row:
            rows[stray.row.row] = stray.row
            back[stray.row.row][stray.attribute] = stray.before
    for stray in astray:
        attribute = next(c.attribute for c in LEADS.columns if c.heading == stray.meant.what)
        place = (stray.meant.lead_id, attribute)
        if stray.again and place not in cells:
            lead = leads[stray.meant.lead_id]
            because = f"it had landed in {stray.meant.cell} while the rows moved"
            cells[place] = _cell(picture, lead, attribute, stray.meant.new, because)
    notes = tuple(
        RowNote(tab=LEADS.title, row=row, holds=dict(rows[row].cells), cells=values)
        for row, values in back.items()
    )
    review = tuple(_told(stray, now) for stray in astray)
    return Change(cells=tuple(cells.values()), notes=notes, review=review)


def _cell(picture: Picture, lead: Lead, attribute: str, value: Cell, because: str) -> CellChange:
    return CellChange(
        lead_id=lead.lead_id,
        attribute=attribute,
        old=getattr(lead, attribute),
        new=_as_kept(attribute, value),
        because=because,
        who=NAME,
        over_words=picture.words.get((lead.lead_id, attribute), ""),
    )


def _as_kept(attribute: str, value: Cell) -> Cell:
    """A blank as the lead's attribute tells it."""
    if value not in (None, ""):
        return value
    kind = LEADS.column(attribute).kind
    if kind is Kind.INTEGER:
        return 0
    return None if kind in (Kind.DATE, Kind.DATE_TIME, Kind.CURRENCY, Kind.NUMBER) else ""


def _told(stray: Stray, now: datetime) -> ReviewCase:
    victim = stray.lead.lead_id if stray.lead else f"row {stray.row.row if stray.row else '?'}"
    again = "and was written again where it belongs" if stray.again else "and was not written again"
    return ReviewCase(
        raised_at=now,
        kind=ReviewCase.MISDIRECTED,
        why=(
            f"{stray.meant.what} {_shown(stray.meant.new)} for {stray.meant.lead_id} landed on {victim} "
            f"({stray.meant.cell}), because rows or columns moved in that second. {victim} has "
            f"{_shown(stray.before)} back, {again}"
        ),
        lead_a=stray.meant.lead_id,
        lead_b=stray.lead.lead_id if stray.lead else "",
    )


def _put_back(picture: Picture, found: Found, now: datetime) -> Change:
    review = ReviewCase(
        raised_at=now,
        kind=ReviewCase.MISDIRECTED,
        why=f"{found.lead_id} has its ID back: {found.because}",
        lead_a=found.lead_id,
    )
    if found.row:
        event = Event(
            at=now,
            lead_id=found.lead_id,
            who=NAME,
            what=_ID,
            new=found.lead_id,
            because=found.because,
        )
        cells = {**found.cells, "lead_id": found.lead_id}
        note = RowNote(tab=LEADS.title, row=found.row.row, holds=dict(found.row.cells), cells=cells)
        return Change(notes=(note,), events=(event,), review=(review,))
    lead = next(lead for lead in picture.leads if lead.lead_id == found.under)
    values = {
        **found.cells,
        "lead_id": found.lead_id,
    }  # the id last: by the other one the row is found
    changes = tuple(_cell(picture, lead, a, value, found.because) for a, value in values.items())
    return Change(cells=changes, review=(review,))


def _put_straight(picture: Picture, row: Shifted, now: datetime) -> Change:
    because = "it had landed under another column, because columns moved while the row was written"
    lead_id = row.lead.lead_id
    review = ReviewCase(
        raised_at=now,
        kind=ReviewCase.MISDIRECTED,
        why=(
            f"cells of {lead_id} had landed under other columns, because columns moved while its row was "
            f"written; {', '.join(LEADS.column(a).heading for a in row.cells)} were put right"
        ),
        lead_a=lead_id,
    )
    cells = tuple(_cell(picture, row.lead, a, value, because) for a, value in row.cells.items())
    return Change(cells=cells, review=(review,))


def _shown(value: Cell) -> str:
    return f"“{value}”" if value not in (None, "") else "blank"


AUTOMATION = Automation(
    NAME,
    "A value that landed on another row while somebody sorted, or a cleared ID, is put back; Review tells of it.",
    mend_rows,
)
