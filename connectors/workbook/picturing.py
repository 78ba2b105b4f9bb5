"""What the rows of Leads, Review, Screened and the settings tabs mean: raw cells in, our values out. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from connectors.workbook.cells import text, value_of
from connectors.workbook.places import Row, Table, TabPlace, is_blank
from leads.held import is_held
from leads.inquiries.screening.verdicts import Verdict
from leads.model import Cell, Lead, ReviewCase, Screened
from leads.picture import NEVER, TypedRow
from leads.tabs import LEADS, REVIEW, Tab
from leads.tabs import SCREENED as SCREENED_TAB

Understood = tuple[Lead, tuple[tuple[str, str], ...]]
"""A lead, and of cells that hold something else than their column means: attribute and what they say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The Leads tab. See Places for `lead_rows` and `typed_cells`, Picture for `words`.

    Attributes:
        understood: (0-based row, its cells) -> what they mean, under `place` and `zone`.
    """

    place: TabPlace
    zone: ZoneInfo
    leads: tuple[Lead, ...]
    typed_rows: tuple[TypedRow, ...]
    lead_rows: Mapping[str, int]
    typed_cells: Mapping[int, Row]
    words: Mapping[tuple[str, str], str]
    understood: Mapping[tuple[int, Row], Understood]

    def knows(self, place: TabPlace, zone: ZoneInfo) -> bool:
        """Whether rows still mean what they meant: same columns, same zone."""
        return self.place.columns == place.columns and self.zone == zone


def register_of(table: Table, zone: ZoneInfo, before: Register | None = None) -> Register:
    """Rows with an id are leads; a row without one, or with one that stands above already, was typed.

    Rows that have not changed since the register `before` are not worked out again.
    """
    place = table.place
    known = before.understood if before and before.knows(place, zone) else {}
    understood: dict[tuple[int, Row], Understood] = {}
    rows: dict[str, int] = {}
    typed: list[TypedRow] = []
    typed_cells: dict[int, Row] = {}
    for index, row in table.body():
        lead_id = text(place.cell(row, "lead_id"))
        if lead_id and lead_id not in rows:
            rows[lead_id] = index
            understood[index, row] = known.get((index, row)) or _lead(place, row, index, zone)
        elif (cells := _typed_cells(place, row, zone)) or lead_id:
            typed.append(TypedRow(row=index + 1, cells=cells, copied_id=lead_id))
            typed_cells[index] = row
    return Register(
        place=place,
        zone=zone,
        leads=tuple(lead for lead, _ in understood.values()),
        typed_rows=tuple(typed),
        lead_rows=rows,
        typed_cells=typed_cells,
        words={
            (lead.lead_id, name): said for lead, odd in understood.values() for name, said in odd
        },
        understood=understood,
    )


def _lead(place: TabPlace, row: Row, index: int, zone: ZoneInfo) -> Understood:
    values: dict[str, Cell] = {}
    odd: list[tuple[str, str]] = []
    for column in LEADS.columns:
        raw = place.cell(row, column.attribute)
        value = value_of(raw, column.kind, zone)
        if value is None and not is_blank((raw,)):
            odd.append((column.attribute, text(raw)))
        values[column.attribute] = value
    values["inquiries"] = values["inquiries"] or 0
    # Attributes and kinds come from leads.tabs.LEADS, whose columns are Lead's own fields.
    return Lead(**values, row=index + 1), tuple(odd)  # type: ignore[arg-type]


def _typed_cells(place: TabPlace, row: Row, zone: ZoneInfo) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for column in LEADS.columns:
        raw = place.cell(row, column.attribute)
        if is_blank((raw,)) or raw is False:  # an unticked box is nobody's word
            continue
        value = value_of(raw, column.kind, zone)
        cells[column.attribute] = text(raw) if value is None else value
    cells.pop("lead_id", None)
    return cells


def review_of(table: Table, zone: ZoneInfo) -> tuple[ReviewCase, ...]:
    return tuple(
        ReviewCase(**_dated(table.place, row, REVIEW, "raised_at", zone), row=index + 1)
        for index, row in table.body()
    )


def decided_of(table: Table, zone: ZoneInfo) -> tuple[Screened, ...]:
    """Rows of Screened beside which a person has typed a decision."""
    return tuple(
        _screened(table, row, index, zone)
        for index, row in table.body()
        if text(table.place.cell(row, "decision"))
    )


def held_of(table: Table, zone: ZoneInfo) -> tuple[Screened, ...]:
    """Rows of Screened about which Review asks."""
    asked = (
        _screened(table, row, index, zone)
        for index, row in table.body()
        if text(table.place.cell(row, "verdict")) == Verdict.REVIEW
    )
    return tuple(filter(is_held, asked))


def _screened(table: Table, row: Row, index: int, zone: ZoneInfo) -> Screened:
    return Screened(**_dated(table.place, row, SCREENED_TAB, "received_at", zone), row=index + 1)


def _dated(place: TabPlace, row: Row, tab: Tab, date: str, zone: ZoneInfo) -> dict[str, Any]:
    """The row as its columns mean it, by attribute; under `date` NEVER where no time can be read.

    Attributes and kinds come from leads.tabs, whose columns are the value's own fields.
    """
    values = {
        c.attribute: value_of(place.cell(row, c.attribute), c.kind, zone) for c in tab.columns
    }
    return {**values, date: values[date] or NEVER}


def settings_table(tab: Tab, table: Table) -> list[tuple[int, dict[str, Cell]]]:
    """(sheet row number, our heading -> raw cell) of a settings tab, as read_settings wants it."""
    place = table.place
    known = [column for column in tab.columns if column.attribute in place.columns]
    return [
        (index + 1, {column.heading: place.cell(row, column.attribute) for column in known})
        for index, row in table.body()
    ]
