"""New rows whose cells stand under other columns than they were meant for: columns moved while they were written.

A row is appended as the columns stood at the reading; where somebody moved one in that second, all that
lies between its old place and its new one lands one off. Both orders are known from the readings, and
what the row was to hold too; it is put right only where several cells show just that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from leads.last_known import LastKnown, cell_of, comparable, since_version
from leads.model import Cell, Event, Lead
from leads.picture import Picture

AT_LEAST = 2
"""Cells that must show what was meant for their old column; one alone may be a person's."""

_DAY_0 = date(1899, 12, 30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shifted:
    """Attributes:
    lead: As the reading shows it.
    cells: Attribute -> what was meant for it, of the cells that show something else.
    """

    lead: Lead
    cells: Mapping[str, Cell]


def shifted_rows(picture: Picture, known: LastKnown) -> Iterator[Shifted]:
    """Rows filed since the reading before, while their columns were moved."""
    before = known.picture
    if before is None or before.columns == picture.columns:
        return
    stood = {letters: attribute for attribute, letters in before.columns.items()}
    meant_for = {a: stood[letters] for a, letters in picture.columns.items() if letters in stood}
    fresh = since_version(picture.events, before.read_version)
    filed = {e.lead_id for e in fresh if e.what == Event.FILED and e.source_ref}
    for lead in picture.leads:
        meant = known.leads.get(lead.lead_id)
        if lead.lead_id in filed and meant:
            cells = _displaced(picture, lead, meant, meant_for)
            if cells:
                yield Shifted(lead=lead, cells=cells)


def _displaced(
    picture: Picture, lead: Lead, meant: Lead, meant_for: Mapping[str, str]
) -> dict[str, Cell]:
    """The cells to put right; none when the row shows no clear shift."""
    other: dict[str, Cell] = {}
    shifted = filled = 0
    for attribute in picture.columns:
        shown, value = cell_of(picture, lead, attribute), getattr(meant, attribute)
        if attribute == "lead_id" or _alike(picture, shown, value):
            continue
        landed = meant_for.get(attribute)
        came = getattr(meant, landed) if landed else None
        if _alike(picture, shown, came):
            other[attribute] = value
            shifted += 1
            filled += shown not in (None, "")
    return other if filled and shifted >= AT_LEAST else {}


def _alike(picture: Picture, shown: Cell, value: Cell) -> bool:
    one, two = comparable(shown, picture.zone), comparable(value, picture.zone)
    return one == two or _figure(picture, shown) == _figure(picture, value)


def _figure(picture: Picture, value: Cell) -> str:
    """As a column of any kind shows it: dates are serial numbers there, of which the day is compared."""
    if isinstance(value, datetime):
        value = value.astimezone(picture.zone).replace(tzinfo=None).date()
    if isinstance(value, date):
        return str((value - _DAY_0) // timedelta(days=1))
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value)
    if isinstance(value, int | float):
        return str(int(value))
    try:
        return str(int(float(value)))
    except (ValueError, OverflowError):
        return value.strip()
