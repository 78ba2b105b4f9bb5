"""What a turn would change, as a table: + a new row, ~ a changed cell, > a letter."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from leads.changes import Change, Changes
from leads.model import Event
from leads.tabs import LEADS

if TYPE_CHECKING:
    from rich.table import Table


class Line(NamedTuple):
    """One row, cell or letter that would be written; `sign` is + for a new row, ~ for a cell, > for a letter."""

    sign: str
    where: str
    what: str
    because: str


def wanted_table(changes: Changes) -> Table:
    """For people: one line for each row, cell or letter, with its reason."""
    from rich.markup import escape
    from rich.table import Table

    table = Table("", "Where", "What", "Because", show_lines=False)
    for line in wanted_lines(changes):
        table.add_row(*map(escape, line))
    return table


def wanted_lines(changes: Changes) -> Iterator[Line]:
    for change in changes:
        yield from _lines(change)


def _lines(change: Change) -> Iterator[Line]:
    yield from _rows(change)
    for cell in change.cells:
        heading = LEADS.column(cell.attribute).heading
        yield Line(
            "~", cell.lead_id, f"{heading}: {_said(cell.old)} → {_said(cell.new)}", cell.because
        )
    for flag in change.flags:
        yield Line("~", f"{flag.tab} row {flag.row}", flag.heading, flag.problem or "solved")
    for letter in change.letters:
        yield Line(
            ">", "_outbox", f"{letter.kind} to {letter.to} ({letter.state})", f"for {letter.day}"
        )


def _rows(change: Change) -> Iterator[Line]:
    filed = {event.lead_id: event for event in change.events if event.what == Event.FILED}
    for lead in (change.new_lead, change.completion.lead if change.completion else None):
        if lead:
            told = filed.get(lead.lead_id)
            who = ", ".join(filter(None, (lead.name, lead.company, lead.email))) or "nobody named"
            yield Line("+", f"Leads {lead.lead_id}", who, told.because if told else "")
    for event in change.events:
        if event.what == Event.TOUCH:
            yield Line("+", f"History {event.lead_id}", event.what, event.because)
    for row in change.screened:
        yield Line("+", "Screened", f"{row.verdict}: {row.subject} ({row.sender})", row.because)
    for case in change.review:
        yield Line("+", "Review", " / ".join(filter(None, (case.lead_a, case.lead_b))), case.why)


def _said(value: object) -> str:
    return "(blank)" if value in (None, "") else str(value)
