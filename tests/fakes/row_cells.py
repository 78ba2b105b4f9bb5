"""A row's cells by attribute, as the workbook in memory shows them, holds notes against them and logs them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date

from connectors.workbook.places import letters
from leads.changes import RowNote
from leads.model import Cell, Lead
from leads.picture import Picture
from leads.row_log import RowLog, as_cell
from leads.tabs import LEADS, REVIEW

_NO_TEXT = {"next_action", "first_contact", "last_touch", "value"}

BLANKS: dict[str, Cell] = {"inquiries": 0} | {
    f.name: None if f.name in _NO_TEXT else ""
    for f in fields(Lead)
    if f.name not in {"row", "inquiries"}
}
"""A row with nothing in it yet."""


def holds_at_reading(note: RowNote, picture: Picture) -> bool:
    """Whether the row showed at the reading what the note was decided on."""
    shown: dict[int | None, Mapping[str, Cell]] = {}
    if note.tab == LEADS.title:
        if note.holds.get("lead_id"):
            shown.update(
                {
                    lead.row: {**cells_of(lead), **words_over(lead, picture)}
                    for lead in picture.leads
                }
            )
        for typed in picture.typed_rows:
            shown[typed.row] = {**typed.cells, "lead_id": typed.copied_id}
    else:
        screened = (*picture.decided, *picture.held)
        rows = picture.review if note.tab == REVIEW.title else screened
        shown.update({row.row: {f.name: getattr(row, f.name) for f in fields(row)} for row in rows})
    held = shown.get(note.row)
    return held is not None and all(
        (held.get(a) or "") == (value or "") for a, value in note.holds.items()
    )


def shown_cells(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    """Without what shows nothing."""
    return {a: cell for a, cell in cells.items() if cell not in (None, "", 0)}


def address(attribute: str, number: int) -> str:
    """Where the cell stands, as History tells it: "Leads!G5"."""
    names = [column.attribute for column in LEADS.columns]
    return f"Leads!{letters(names.index(attribute))}{number}"


def filed_log(row: int, typed: Mapping[str, Cell], written: Mapping[str, Cell]) -> str:
    """What History keeps of a row that got its id: where, what stood there, and what was written."""
    at = address("lead_id", row)
    return as_cell(RowLog(at=at, typed=filled(typed), written=_without_id(written)))


def words_over(lead: Lead, picture: Picture) -> dict[str, Cell]:
    """What people typed in words where a date should stand, by attribute."""
    return {a: said for (about, a), said in picture.words.items() if about == lead.lead_id}


def _without_id(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    """All but the id."""
    return {a: cell for a, cell in cells.items() if a != "lead_id"}


def filled(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    """All that shows something, but the id."""
    return {a: cell for a, cell in cells.items() if a != "lead_id" and cell not in (None, "", 0)}


def cells_of(lead: Lead) -> dict[str, Cell]:
    """The row a lead is written as."""
    return {name: getattr(lead, name) for name in BLANKS}


def lead_of(cells: Mapping[str, Cell], number: int) -> Lead:
    """The row as a lead; a date cell that holds a person's words is no date."""
    kept = dict(cells)
    if not isinstance(kept["next_action"], date | None):
        kept["next_action"] = None
    return Lead(**kept, row=number)  # type: ignore[arg-type]
