"""Rows of Leads that were appended while columns moved: each cell is put under its own column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from leads.drafts import Copy, Draft
from leads.last_known import UNKNOWN, LastKnown, is_cut, since_version
from leads.model import Event
from leads.repairs import Repairs
from leads.row_log import row_log

_BECAUSE = "it had landed under another column, because columns moved while the row was written"
_TOLD = (
    "cells of {} had landed under other columns, because columns moved while its row was written; "
    "they were put right"
)


def straighten(copy: Copy, events: Sequence[Event], known: LastKnown, repairs: Repairs) -> None:
    """Put right what the journal shows to lie under another column than its own."""
    for version, under in copy.journal.moved.items():
        for lead_id in _appended(events, version):
            place = under.get("lead_id", "")
            rows = [row for row in copy.rows if copy.says(row.cells, place, lead_id)]
            first = min(rows, key=lambda row: row.number, default=None)
            if first and _laid_out(copy, first, lead_id, under, known):
                repairs.tell(lead_id, _TOLD.format(lead_id))


def _appended(events: Sequence[Event], version: int) -> list[str]:
    """Leads whose rows this version appended."""
    return [
        event.lead_id
        for event in since_version(events, version - 1)
        if event.what == Event.FILED
        and event.version == version
        and (log := row_log(event.cell)) is not None
        and not log.at
    ]


def _laid_out(
    copy: Copy, row: Draft, lead_id: str, under: Mapping[str, str], known: LastKnown
) -> bool:
    """Each cell of the row under its own column; whether any was not."""
    displaced = [a for a, column in under.items() if a != column]
    held = {a: known.expected(lead_id, a) for a in displaced}
    meant = {a: v for a, v in held.items() if v is not UNKNOWN and not is_cut(v)}
    if "lead_id" in displaced:
        meant["lead_id"] = lead_id
    for attribute, value in meant.items():
        column = under[attribute]
        if column in copy.columns and copy.says(row.cells, column, value):
            row.take_back(column, None, _BECAUSE)
    for attribute, value in meant.items():
        if attribute not in row.cells:
            row.put(attribute, value, _BECAUSE)
    return bool(row.because)
