"""Copies that people made of rows on which cells of ours had fallen: they are put right as those rows are.

A copy stands below its row and shows the very ID of it, wherever that lies; where the row shows none of its own,
the copy is the one that shows all that fell there. It gets an id of its own later, as any copied row does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from leads.drafts import Copy, Draft


def mend_copies(copy: Copy) -> None:
    """Each cell that shows what its row showed, and that was put right there, is put right here."""
    mended: dict[str, dict[str, Draft]] = defaultdict(dict)
    for row in copy.changed:
        for column in _shows_id_under(row):
            mended[column].setdefault(str(row.held[column]), row)
    for row in copy.rows if mended else ():
        for column, rows in mended.items():
            original = rows.get(str(row.held.get(column) or ""))
            if original is not None and _is_copy(copy, row, original):
                _mend(copy, row, original)


def _shows_id_under(row: Draft) -> list[str]:
    """The columns: those with the id that it is to have, else the one that shows another's."""
    own = [column for column, cell in row.held.items() if cell == row.known_as]
    return own or [row.key] * bool(row.held.get(row.key))


def _is_copy(copy: Copy, row: Draft, original: Draft) -> bool:
    """Whether it was made since they fell: before, it could not show them."""
    if row.number <= original.number or row.shown.lead is not None:
        return False
    fallen = [
        copy.same(row.held.get(column), original.held.get(column))
        for column in _put_right(copy, original)
        if column in original.fallen
    ]
    is_named = original.known_as in original.held.values()
    return any(fallen) if is_named else bool(fallen) and all(fallen)


def _put_right(copy: Copy, original: Draft) -> Iterable[str]:
    return (
        column
        for column in original.because
        if not copy.same(original.held.get(column), original.cells.get(column))
    )


def _mend(copy: Copy, row: Draft, original: Draft) -> None:
    for column in _put_right(copy, original):
        if column in row.because or not copy.same(row.held.get(column), original.held.get(column)):
            continue
        value = None if column == row.key else original.cells.get(column)
        row.put(column, value, original.because[column])
