"""What the latest versions wrote into existing rows, row by row, as History tells it.

A row is written by its number, and people may have moved rows or columns in that very second. All cells of one
row in one version went to one and the same row, whichever it was by then: that is how a stray one is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from leads.last_known import LastKnown, since_version
from leads.model import Cell, Event
from leads.picture import Picture
from leads.row_log import COLUMNS, columns_of, place_of, row_log
from leads.tabs import LEADS

_ATTRIBUTE_OF = {column.heading: column.attribute for column in LEADS.columns}
_LAST_VERSIONS = 3
"""After a restart, of how many versions the rows are looked up: a commit may have been split."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Write:
    """Attributes:
    row: The number that was written to.
    cells: Attribute -> what was meant for it.
    held: Attribute -> what the reading had shown there.
    letters: Attribute -> under which letters it was written.
    typed: All that the row held, when this gave it its id; None where the row had its id before.
    """

    lead_id: str
    row: int
    cells: Mapping[str, Cell]
    held: Mapping[str, Cell]
    letters: Mapping[str, str]
    typed: Mapping[str, Cell] | None = None


def latest_writes(picture: Picture, known: LastKnown) -> tuple[Write, ...]:
    """The writes since the reading before, of each cell the last."""
    fresh = since_version(picture.events, _checked(picture, known))
    columns = columns_of(picture.memory.get(COLUMNS, "")) or dict(picture.columns)
    found: dict[tuple[int | None, str, int], Write] = {}
    for event in fresh:
        row = place_of(event.cell)[1]
        if not row:
            continue
        key = (event.version, event.lead_id, row)
        if _gives_id(event):
            found = {k: w for k, w in found.items() if w.lead_id != event.lead_id}
            found[key] = _of_row(event, row, columns)
        elif attribute := _ATTRIBUTE_OF.get(event.what):
            before = found.get(key)
            found[key] = _with(before, event, attribute, row)
    return tuple(_last_of_each(found.values()))


def _checked(picture: Picture, known: LastKnown) -> int:
    if known.picture:
        return known.picture.read_version
    versions = (e.version for e in reversed(picture.events) if e.version is not None)
    return next(versions, 0) - _LAST_VERSIONS  # they never fall


def _gives_id(event: Event) -> bool:
    return row_log(event.cell) is not None


def _of_row(event: Event, row: int, columns: Mapping[str, str]) -> Write:
    log = row_log(event.cell)
    assert log is not None
    cells = {**log.written, "lead_id": event.lead_id}
    letters = {**columns, "lead_id": place_of(event.cell)[0]}
    return Write(
        lead_id=event.lead_id,
        row=row,
        cells=cells,
        held={a: log.typed.get(a) for a in cells},
        letters=letters,
        typed=log.typed,
    )


def _with(before: Write | None, event: Event, attribute: str, row: int) -> Write:
    """Two changes of one cell in one write: it held what the first of them found."""
    before = before or Write(lead_id=event.lead_id, row=row, cells={}, held={}, letters={})
    return replace(
        before,
        cells={**before.cells, attribute: event.new},
        held={attribute: event.old, **before.held},
        letters={**before.letters, attribute: place_of(event.cell)[0]},
    )


def _last_of_each(found: Iterable[Write]) -> list[Write]:
    seen: set[tuple[str, str]] = set()
    kept: list[Write] = []
    for write in reversed(list(found)):
        cells = {a: c for a, c in write.cells.items() if (write.lead_id, a) not in seen}
        seen.update((write.lead_id, a) for a in cells)
        if cells:
            kept.append(replace(write, cells=cells))
    return kept[::-1]
