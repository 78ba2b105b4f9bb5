"""What went astray in the latest versions is taken back and written again where it belongs.

As a database does it with its journal: on a copy of the tab every cell that was written is first given back
what stood there, last one first; then each is written again, on the row and under the column that it was meant
for. Only what ends differently is put right. A cell that shows neither what we wrote nor what the reading
had shown is a person's, and stays: also one typed in the very second of the write. So is one that no longer shows
what we wrote, in a row that shows other cells of the same write: then it landed there, and somebody typed over it,
be it the former value.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from leads.drafts import Copy, Draft
from leads.filing import source_of_copy
from leads.journal import WrittenRow
from leads.model import Cell, Event
from leads.repairs import Repairs
from leads.rightful_rows import RightfulRows
from leads.tabs import LEADS, REVIEW

_AGAIN = "it had landed elsewhere, because rows or columns moved in that second"


def recover(copy: Copy, events: Sequence[Event], repairs: Repairs) -> None:
    """Put right what the journal of a tab shows to have gone astray."""
    recovery = _Recovery(copy)
    rows = copy.journal.rows
    strays = [row.version for row in rows if not recovery.is_right(row)]
    if strays:
        # With those that went right: of several that hit one row each is to take back its own.
        recovery.settle([row for row in rows if row.version >= min(strays)], events, repairs)


class _Recovery:
    def __init__(self, copy: Copy) -> None:
        self._copy = copy
        self._taken: dict[int, set[int]] = defaultdict(set)
        self._again: dict[tuple[int, str], Cell] = {}
        self._typed_since: dict[tuple[int, str], int] = {}
        self._ids_astray: dict[int, set[Cell]] = defaultdict(set)

    def settle(self, rows: Sequence[WrittenRow], events: Sequence[Event], repairs: Repairs) -> None:
        for row in rows:
            self._ids_astray[row.version].add(row.after.get(self._place_of_id(row)))
        landed = {at: self._take_back(row) for at, row in reversed([*enumerate(rows)])}
        copies = {(of, e.lead_id): e.version for e in events if (of := source_of_copy(e))}
        owners = RightfulRows(self._copy, rows, landed, copies, self._all_right(rows)).found
        for at, row in enumerate(rows):
            if at in owners:
                owners[at].was_there |= not row.is_appended
                self._write_again(row, owners[at])
            if self._went_astray(row, landed[at], owners.get(at)):
                _tell(self._copy, row, landed[at], repairs, written=at in owners)

    def _all_right(self, rows: Sequence[WrittenRow]) -> list[int]:
        """The places of those that are right, and with them all of their name: a copy may have changed places.

        Where all of a name hit rows of that name, one that found all as it had seen it is right, too: another
        was edited.
        """
        wrong: dict[tuple[int, str], bool] = {}
        for row in rows:
            name = row.version, self._copy.name_of(row.expected)
            if not self.is_right(row):
                wrong[name] = wrong.get(name, True) and self._hit_its_name(row)
        return [at for at, row in enumerate(rows) if self._is_surely_right(row, wrong)]

    def _is_surely_right(self, row: WrittenRow, wrong: Mapping[tuple[int, str], bool]) -> bool:
        name = row.version, self._copy.name_of(row.expected)
        if name not in wrong:
            return True
        return wrong[name] and self.is_right(row) and self._is_as_seen(row, self._copy.columns)

    def is_right(self, row: WrittenRow) -> bool:
        """Whether it came where it was meant to come, and found what it had seen."""
        if not self._hit_its_name(row):
            return False
        copy = self._copy
        # Without a name of its own a row is known by all that it holds.
        is_nameless = copy.key in row.meant or not copy.name_of(row.expected)
        alike = copy.columns if is_nameless else row.meant
        return self._is_as_seen(row, alike)

    def _hit_its_name(self, row: WrittenRow) -> bool:
        is_in_place = all(a == column for a, column in row.under.items())
        key = self._copy.key
        return is_in_place and self._copy.says(row.before, key, row.expected.get(key))

    def _is_as_seen(self, row: WrittenRow, columns: Iterable[str]) -> bool:
        return all(self._copy.says(row.before, a, row.expected.get(a)) for a in columns)

    def _went_astray(self, row: WrittenRow, hit: Draft | None, own: Draft | None) -> bool:
        """False where only a person typed into the very row in that second."""
        if self.is_right(row):
            return False
        return hit is not own or any(a != column for a, column in row.under.items())

    # -- taking back

    def _take_back(self, row: WrittenRow) -> Draft | None:
        """The row that was hit, without what we wrote; None when it is gone."""
        hit = self._hit(row)
        if hit is None:
            return None
        self._taken[row.version].add(hit.number)
        because = f"it was meant for {_whom(self._copy, row)}"
        columns = [column for column in row.under.values() if column in self._copy.columns]
        left = [c for c in columns if self._copy.says(hit.cells, c, row.after.get(c))]
        for column in left:
            hit.take_back(column, row.before.get(column), because)
        if any(not self._copy.says(row.before, c, row.after.get(c)) for c in left):
            for column in set(columns).difference(left):
                self._typed_since.setdefault((hit.number, column), row.version)
        return hit

    def _hit(self, row: WrittenRow) -> Draft | None:
        """The row that shows what the write left behind."""
        if not row.after:
            return None
        rated = [
            (self._copy.shows(draft, row.after), draft.number == row.row, -n, draft)
            for n, draft in enumerate(self._copy.rows)
            if draft.number not in self._taken[row.version]
            and draft.known_as == self._copy.name_of(row.after)
            and not self._shows_id_of_another(draft, row)
        ]
        best = max(rated, key=lambda one: one[:3], default=None)
        # On a row that was blank our id tells enough: what else it shows was typed there since.
        is_told = not row.before and self._copy.key in row.meant and self._copy.name_of(row.after)
        return best[-1] if best and (best[0] >= 0.5 or is_told) else None

    def _shows_id_of_another(self, draft: Draft, row: WrittenRow) -> bool:
        """Whether it was another row of that version that hit it: our id tells, also under a wrong column."""
        place = self._place_of_id(row)
        shown = draft.cells.get(place)
        is_another = bool(shown) and shown != row.after.get(place)
        return place != self._copy.key and is_another and shown in self._ids_astray[row.version]

    def _place_of_id(self, row: WrittenRow) -> str:
        """The column that our id landed in."""
        return row.under.get(self._copy.key, self._copy.key)

    # -- writing again

    def _write_again(self, row: WrittenRow, own: Draft) -> None:
        """Write what was meant where it belongs."""
        for attribute, value in row.meant.items():
            at = own.number, attribute
            if row.version <= self._typed_since.get(at, 0):
                continue
            shown = own.cells.get(attribute)
            if self._copy.says(own.cells, attribute, row.expected.get(attribute)) or (
                at in self._again and self._copy.same(shown, self._again[at])
            ):
                own.put(attribute, value, _AGAIN)
                self._again[at] = value


# -- telling


def _tell(
    copy: Copy, row: WrittenRow, hit: Draft | None, repairs: Repairs, *, written: bool
) -> None:
    whom = _whom(copy, row)
    again = "and was written again where it belongs" if written else "and was not written again"
    moved = "because rows or columns moved in that second"
    if copy.tab != LEADS:
        where = "no row any more" if hit is None else f"row {hit.number}"
        what = f"what was noted for {whom} in {copy.tab.title}"
        repairs.tell("", f"{what} landed on {where}, {moved}, {again}")
        return
    own_id = copy.name_of(row.expected)
    where, beside = "on no row any more", ""
    if hit is not None:
        beside = hit.known_as if hit.known_as != own_id else ""
        where = f"on {beside or f'row {hit.number}'}"
    headings = {column.attribute: column.heading for column in LEADS.columns}
    filled = {headings.get(a, a): value for a, value in row.meant.items() if value is not None}
    shown = ", ".join(f"{heading} “{value}”" for heading, value in filled.items())
    why = f"{shown or 'a blank'} for {whom} landed {where}, {moved}, {again}"
    repairs.tell(own_id or copy.name_of(row.meant), why, beside)


def _whom(copy: Copy, row: WrittenRow) -> str:
    if copy.tab == LEADS:
        return copy.name_of(row.expected) or copy.name_of(row.meant) or "a row without an ID"
    said = row.meant if row.is_appended else row.expected
    if copy.tab == REVIEW:
        return _asked(said)
    return f"“{said.get('subject') or copy.name_of(said)}”"


def _asked(cells: Mapping[str, Cell]) -> str:
    leads = [str(cells[a]) for a in ("lead_a", "lead_b") if cells.get(a)]
    return f"“{cells.get('kind', '')}”" + (f" about {' and '.join(leads)}" if leads else "")
