"""Copies that people made of rows on which cells of ours had fallen: they are put right as those rows are.

A copy stands below its row and shows the very ID of it, wherever that lies; where the row shows none of its own,
the copy is the one that shows all that fell there. It gets an id of its own later, as any copied row does.
One made in the very second in which its row was put right is known by the journal of that: by the ID that lay
under a wrong column, or by all that was put right, shown as it was before. What was written there, but not put
right, History tells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from leads.drafts import Copy, Draft
from leads.journal import WrittenRow
from leads.last_known import since_version
from leads.model import Cell, Event
from leads.picture import Picture
from leads.repairs import Repairs
from leads.row_log import row_log
from leads.tabs import LEADS

_ATTRIBUTES = {column.heading: column.attribute for column in LEADS.columns}
_OURS = frozenset(_ATTRIBUTES.values())
_LONE = "{} stood in row {}, too, where nothing else stands; it was taken out there"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _PutRight:
    """A row that is put right now, or was by the last version.

    Attributes:
        number: See ShownRow.
        known_as: Its ID; "" for none.
        held: What it showed before that.
        cells: What it is to show.
        because: Column -> why it is another value than before.
        fallen: Columns in which something of ours had fallen.
        names: The columns in which a copy shows whose copy it is.
        told: Whether one cell that it shows tells a copy; else all of them do.
    """

    number: int
    known_as: str
    held: Mapping[str, Cell]
    cells: Mapping[str, Cell]
    because: Mapping[str, str]
    fallen: AbstractSet[str]
    names: tuple[str, ...]
    told: bool


def mend_copies(copy: Copy, events: Sequence[Event], mender: str) -> None:
    """Each cell that shows what its row showed, and that was put right there, is put right here.

    `mender` is who puts rows right, as History calls it.
    """
    mended: dict[tuple[str, str], list[_PutRight]] = defaultdict(list)
    for done in (*_put_right_now(copy), *_put_right_before(copy, events, mender)):
        for column in done.names:
            mended[column, str(done.held[column])].append(done)
    for row in copy.rows if mended else ():
        for (column, name), originals in mended.items():
            for original in originals if row.held.get(column) == name else ():
                if _is_copy(copy, row, original):
                    _mend(copy, row, original)


def _put_right_now(copy: Copy) -> Iterator[_PutRight]:
    for row in copy.changed:
        names = [column for column, cell in row.held.items() if cell == row.known_as]
        yield _PutRight(
            number=row.number,
            known_as=row.known_as,
            held=row.held,
            cells=row.cells,
            because={
                column: because
                for column, because in row.because.items()
                if not copy.same(row.held.get(column), row.cells.get(column))
            },
            fallen=row.fallen,
            names=tuple(names or [row.key] * bool(row.held.get(row.key))),
            told=row.known_as in row.held.values(),
        )


def _put_right_before(copy: Copy, events: Sequence[Event], mender: str) -> Iterator[_PutRight]:
    """Rows that the last version put right: a copy that was made meanwhile shows them as they were."""
    rows = copy.journal.rows
    last = max((row.version for row in rows), default=0)
    written = _written(events, last, mender) if rows else {}
    for row in rows:
        own_id, changed = copy.name_of(row.after), _changed(copy, row)
        names = tuple(column for column in changed if own_id and row.before.get(column) == own_id)
        if not names:  # else all of it was put right: nobody else writes there
            changed -= written[own_id]
        if row.version != last or not own_id or not changed:
            continue
        owner = next((one for one in copy.rows if one.known_as == own_id), None)
        if owner is not None:
            yield _PutRight(
                number=owner.number,
                known_as=own_id,
                held=row.before,
                cells=row.after,
                because=dict.fromkeys(changed, f"{own_id} was put right as this copy was made"),
                fallen=changed,
                names=names or (copy.key,) * bool(copy.name_of(row.before)),
                told=bool(names),
            )


def _written(events: Sequence[Event], version: int, mender: str) -> Mapping[str, AbstractSet[str]]:
    """Lead -> the attributes that this version wrote into its row, those left out that it put right."""
    found: dict[str, set[str]] = defaultdict(set)
    for event in since_version(events, version - 1):
        if event.version == version and event.who != mender:
            log = row_log(event.cell)
            found[event.lead_id] |= log.written.keys() if log else {_ATTRIBUTES.get(event.what, "")}
    return found


def _changed(copy: Copy, row: WrittenRow) -> set[str]:
    """The columns in which a row shows something else since it was written; its own ID apart."""
    written = set(row.under.values()) - {copy.key}
    return {c for c in written if not copy.same(row.before.get(c), row.after.get(c))}


def _is_copy(copy: Copy, row: Draft, original: _PutRight) -> bool:
    """Whether it was made since they fell: before, it could not show them."""
    if row.number <= original.number or row.shown.lead is not None or row.was_there:
        return False
    fallen = [
        copy.same(row.held.get(column), original.held.get(column))
        for column in original.because
        if column in original.fallen
    ]
    return any(fallen) if original.told else bool(fallen) and all(fallen)


def _mend(copy: Copy, row: Draft, original: _PutRight) -> None:
    for column, because in original.because.items():
        if column in row.because or not copy.same(row.held.get(column), original.held.get(column)):
            continue
        value = None if column == copy.key else original.cells.get(column)
        row.put(column, value, because)


def clear_lone_ids(copy: Copy, picture: Picture, repairs: Repairs) -> None:
    """A row that shows an ID of a row above it, and nothing else, is nobody's: the ID goes.

    So is one that shows an ID which the last version took out of such a row, and was copied from it before.
    """
    nobodys = _taken_out(copy)
    if not nobodys and not copy.changed and all(row.cells for row in picture.typed_rows):
        return
    for row in sorted(copy.rows, key=lambda row: row.number):
        shown = row.known_as
        if shown in nobodys and _is_lone(copy, row.cells):
            row.put(copy.key, None, f"{shown} is another row's, and nothing else stood here")
            if copy.name_of(row.held) == shown:
                repairs.tell(shown, _LONE.format(shown, row.number))
        nobodys.add(shown)


def _taken_out(copy: Copy) -> set[str]:
    """The IDs that the last version took out of rows where nothing else stood."""
    rows = copy.journal.rows
    last = max((row.version for row in rows), default=0)
    return {
        copy.name_of(row.before)
        for row in rows
        if row.version == last and _is_lone(copy, row.before) and not copy.name_of(row.after)
    }


def _is_lone(copy: Copy, cells: Mapping[str, Cell]) -> bool:
    return cells.keys() & _OURS == {copy.key}
