"""The rows of Leads as a reading shows them, whether they carry an id or not, and when two cells say the same."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from leads.last_known import cell_of, comparable
from leads.model import Cell, Lead
from leads.picture import Picture, TypedRow
from leads.tabs import LEADS

ALIKE = 0.7
"""Part of a row's filled cells that must still be there for it to be the same row; people may have edited some."""

_DAY_0 = date(1899, 12, 30)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ShownRow:
    """Attributes:
    number: Sheet row (1-based) at this reading.
    lead: Whose it is by its id; None for a row without one, and for the second row of a copied id.
    cells: The filled ones, the id included.
    """

    number: int
    lead: Lead | None
    cells: Mapping[str, Cell]

    @property
    def lead_id(self) -> str:
        return self.lead.lead_id if self.lead else ""


def shown_rows(picture: Picture) -> list[ShownRow]:
    """All rows of Leads that hold anything; those with an id first, in their order."""
    leads = (lead for lead in picture.leads if lead.row is not None)
    return [
        *(_of_lead(picture, lead) for lead in leads),
        *(_of_typed(row) for row in picture.typed_rows),
    ]


def _of_lead(picture: Picture, lead: Lead) -> ShownRow:
    cells = {c.attribute: cell_of(picture, lead, c.attribute) for c in LEADS.columns}
    return ShownRow(
        number=lead.row or 0,
        lead=lead,
        cells={a: c for a, c in cells.items() if c not in (None, "")},
    )


def _of_typed(row: TypedRow) -> ShownRow:
    copied = {"lead_id": row.copied_id} if row.copied_id else {}
    return ShownRow(number=row.row, lead=None, cells={**row.cells, **copied})


def same(shown: Cell, value: Cell, zone: ZoneInfo) -> bool:
    """Whether a cell that shows the one holds the other, also where the cell's column means something else."""
    if comparable(shown, zone) == comparable(value, zone):
        return True
    # A time is the same only to the second, but for a column that shows days or numbers.
    return type(shown) is not type(value) and figure(shown, zone) == figure(value, zone)


def figure(value: Cell, zone: ZoneInfo) -> str:
    """As a column of any kind shows it: dates are serial numbers there, of which the day is compared."""
    match value:
        case None | 0 | False:
            return ""
        case datetime():
            return str((value.astimezone(zone).date() - _DAY_0).days)
        case date():
            return str((value - _DAY_0).days)
        case str():
            return _figure_in(value.strip())
        case _:
            return str(value) if isinstance(value, bool) else str(int(value))


def _figure_in(text: str) -> str:
    try:
        return str(int(float(text)))
    except (ValueError, OverflowError):
        return text


def likeness(
    cells: Mapping[str, Cell],
    wanted: Mapping[str, Cell],
    apart_from: Container[str],
    zone: ZoneInfo,
) -> float:
    """How much of the wanted cells these show: 1 for all of them, 0 when it is too little to be the same row."""
    filled = {
        a: value
        for a, value in wanted.items()
        if a != "lead_id" and a not in apart_from and value not in (None, "", 0)
    }
    alike = sum(comparable(cells.get(a), zone) == comparable(v, zone) for a, v in filled.items())
    if not filled or alike < max(min(2, len(filled)), ALIKE * len(filled)):
        return 0.0
    return alike / len(filled)
