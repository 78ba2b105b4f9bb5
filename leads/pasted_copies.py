"""Copies that people made of rows on which cells of ours had fallen: they are put right as those rows are.

A copy stands below its row and shows the very ID of it, wherever that lies; where the row shows none of its own,
the copy is the one that shows all that fell there. It gets an id of its own later, as any copied row does.
One made in the very second in which its row was put right is known by the journal of that: by the ID that lay
under a wrong column.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from leads.drafts import Copy, Draft
from leads.journal import WrittenRow
from leads.model import Cell


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
    """

    number: int
    known_as: str
    held: Mapping[str, Cell]
    cells: Mapping[str, Cell]
    because: Mapping[str, str]
    fallen: AbstractSet[str]
    names: tuple[str, ...]


def mend_copies(copy: Copy) -> None:
    """Each cell that shows what its row showed, and that was put right there, is put right here."""
    mended: dict[str, dict[str, _PutRight]] = defaultdict(dict)
    for done in (*_put_right_now(copy), *_put_right_before(copy)):
        for column in done.names:
            mended[column].setdefault(str(done.held[column]), done)
    for row in copy.rows if mended else ():
        for column, rows in mended.items():
            original = rows.get(str(row.held.get(column) or ""))
            if original is not None and _is_copy(copy, row, original):
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
        )


def _put_right_before(copy: Copy) -> Iterator[_PutRight]:
    """Rows from which the last version took an ID that lay under a wrong column: no copy is to keep it there."""
    last = max((row.version for row in copy.journal.rows), default=0)
    for row in copy.journal.rows:
        own_id, changed = copy.name_of(row.after), _changed(copy, row)
        names = tuple(column for column in changed if own_id and row.before.get(column) == own_id)
        owner = next((one for one in copy.rows if names and one.known_as == own_id), None)
        if row.version == last and owner is not None:
            yield _PutRight(
                number=owner.number,
                known_as=own_id,
                held=row.before,
                cells=row.after,
                because=dict.fromkeys(changed, f"{own_id} was put right as this copy was made"),
                fallen=changed,
                names=names,
            )


def _changed(copy: Copy, row: WrittenRow) -> set[str]:
    """The columns in which a row shows something else since it was written; its own ID apart."""
    written = set(row.under.values()) - {copy.key}
    return {c for c in written if not copy.same(row.before.get(c), row.after.get(c))}


def _is_copy(copy: Copy, row: Draft, original: _PutRight) -> bool:
    """Whether it was made since they fell: before, it could not show them."""
    if row.number <= original.number or row.shown.lead is not None:
        return False
    fallen = [
        copy.same(row.held.get(column), original.held.get(column))
        for column in original.because
        if column in original.fallen
    ]
    is_named = original.known_as in original.held.values()
    return any(fallen) if is_named else bool(fallen) and all(fallen)


def _mend(copy: Copy, row: Draft, original: _PutRight) -> None:
    for column, because in original.because.items():
        if column in row.because or not copy.same(row.held.get(column), original.held.get(column)):
            continue
        value = None if column == copy.key else original.cells.get(column)
        row.put(column, value, because)
