"""Leads whose row is there while their id is not: a person cleared it, or typed over it.

A row is known again by what it holds, as the reading before or History tells it, or by the link to the message
it was filed for.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from leads.drafts import Copy, Draft
from leads.inquiries.refs import message_id_of
from leads.last_known import UNKNOWN, LastKnown
from leads.model import Cell
from leads.picture import Picture
from leads.repairs import Repairs
from leads.shown_rows import likeness
from leads.tabs import LEADS, Writer

_CONTENT = tuple(c.attribute for c in LEADS.columns if c.attribute != "lead_id")
_OURS = tuple(
    c.attribute for c in LEADS.columns if c.writer is Writer.WORKER and c.attribute != "lead_id"
)
"""Nobody but the worker fills these."""


def give_ids_back(copy: Copy, picture: Picture, known: LastKnown, repairs: Repairs) -> None:
    """Every lead that should be there and is not gets its id back, if its row can be told."""
    there = known.standing | (known.whole - known.gone)
    if missing := there - {lead.lead_id for lead in picture.leads}:
        _Search(copy, picture, known, repairs).settle(missing)


class _Search:
    def __init__(self, copy: Copy, picture: Picture, known: LastKnown, repairs: Repairs) -> None:
        self._copy, self._picture, self._known, self._repairs = copy, picture, known, repairs

    def settle(self, missing: AbstractSet[str]) -> None:
        there = {row.known_as for row in self._copy.rows}
        for lead_id in sorted(missing - there):
            found = self._among_rows(lead_id) or self._under_other_id(lead_id)
            if found:
                self._give(*found, lead_id)

    def _give(self, row: Draft, because: str, lead_id: str) -> None:
        """The id, and what nobody but the worker fills, where that is blank."""
        row.put("lead_id", lead_id, because)
        for attribute in _OURS:
            value = self._known.expected(lead_id, attribute)
            if value is not UNKNOWN and attribute not in row.cells:
                row.put(attribute, value, because)
        self._repairs.tell(lead_id, f"{lead_id} has its ID back: {because}")

    def _open_rows(self) -> Iterator[Draft]:
        return (row for row in self._copy.rows if not row.known_as)

    def _among_rows(self, lead_id: str) -> tuple[Draft, str] | None:
        alike = [
            (like, -row.number, row)
            for row in self._open_rows()
            if (like := self._like(row, lead_id))
        ]
        if alike:
            best = max(alike, key=lambda one: one[:2])
            return best[2], "its ID cell was cleared; the row is the same"
        refs = [e.source_ref for e in self._picture.events if e.lead_id == lead_id and e.source_ref]
        links = {self._picture.workspace.link_to(message_id_of(ref)) for ref in refs} - {""}
        for row in self._open_rows():
            if row.cells.get("message") in links:
                return row, "its ID cell was cleared; the row still links to its message"
        return None

    def _like(self, row: Draft, lead_id: str) -> float:
        held = {a: self._known.expected(lead_id, a) for a in _CONTENT}
        wanted: dict[str, Cell] = {a: v for a, v in held.items() if v is not UNKNOWN}
        return likeness(row.cells, wanted, ("inquiries",), self._picture.zone)

    def _under_other_id(self, lead_id: str) -> tuple[Draft, str] | None:
        """The row under an id that nobody gave out: a person typed over it."""
        given = {event.lead_id for event in self._picture.events} | self._known.leads.keys()
        for row in self._copy.rows:
            if row.shown.lead and row.known_as not in given and self._like(row, lead_id):
                return row, f"its ID was overwritten with “{row.known_as}”"
        return None
