"""What one version wrote into a whole row, as History's Cell column keeps it.

Beside `filed`, and beside an id that was given back, that cell says where the id was written, what the row held
by then, and what was written into it. So any worker, also one that has just started, knows from History alone
what each cell of the row is to hold.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache

from leads.model import Cell
from leads.tabs import LEADS, Kind

_KINDS = {column.attribute: column.kind for column in LEADS.columns}


@dataclass(frozen=True, slots=True, kw_only=True)
class RowLog:
    """Attributes:
    at: Where the id was written ("Leads!V5"); "" when the row was appended.
    typed: What the row held before, by attribute: what a person typed. By it the row is known again.
    written: What was written beside the id; None where a cell was emptied.
    """

    at: str = ""
    typed: Mapping[str, Cell] = field(default_factory=dict)
    written: Mapping[str, Cell] = field(default_factory=dict)


def as_cell(log: RowLog) -> str:
    """The log as one cell holds it."""
    filled = {a: cell for a, cell in log.typed.items() if cell not in (None, "")}
    parts = {"at": log.at, "typed": _plain(filled), "written": _plain(log.written)}
    return json.dumps({k: v for k, v in parts.items() if v}, ensure_ascii=False)


@lru_cache(maxsize=4_096)
def row_log(cell: str) -> RowLog | None:
    """The log behind `as_cell`; None for an address alone, or what somebody wrote over it."""
    if not cell.startswith("{"):
        return None
    try:
        found = json.loads(cell)
        return RowLog(
            at=str(found.get("at", "")),
            typed=_meant(found.get("typed", {})),
            written=_meant(found.get("written", {})),
        )
    except (ValueError, AttributeError):
        return None


def _plain(cells: Mapping[str, Cell]) -> dict[str, object]:
    return {a: cell.isoformat() if isinstance(cell, date) else cell for a, cell in cells.items()}


def _meant(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    return {a: _as_kind(cell, _KINDS[a]) for a, cell in cells.items() if a in _KINDS}


def _as_kind(cell: Cell, kind: Kind) -> Cell:
    """Words under a date stay words."""
    if isinstance(cell, str) and kind in (Kind.DATE, Kind.DATE_TIME):
        try:
            return (
                datetime.fromisoformat(cell) if kind is Kind.DATE_TIME else date.fromisoformat(cell)
            )
        except ValueError:
            return cell
    return cell
