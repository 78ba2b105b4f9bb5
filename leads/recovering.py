"""What went astray in the latest versions is taken back and written again where it belongs.

As a database does it with its journal: on a copy of the sheet every cell that was written is first given back
what stood there, last one first; then each is written again, on the row and under the column that it was meant
for. Only what ends differently is put right. A cell that shows neither what we wrote nor what the reading
had shown is a person's, and stays: also one typed in the very second of the write.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from leads.journal import WrittenRow
from leads.last_known import UNKNOWN, LastKnown, is_cut, since_version
from leads.model import Cell, Event
from leads.picture import Picture
from leads.repairs import Repairs
from leads.row_log import row_log
from leads.shown_rows import ALIKE, ShownRow, same, shown_rows
from leads.tabs import LEADS

_BLANK = (None, "")
_TELLING = ("name", "email", "phone", "comment")
"""What a person types into a row of their own, and hardly ever twice."""
_HEADINGS = {column.attribute: column.heading for column in LEADS.columns}


@dataclass(slots=True, eq=False)
class Draft:
    """A row of the copy.

    Attributes:
        held: Column -> what it shows, columns of people's own that were hit included; blank ones left out.
        cells: What it is to show.
        because: Column -> why it was changed.
    """

    shown: ShownRow
    held: Mapping[str, Cell]
    cells: dict[str, Cell]
    because: dict[str, str] = field(default_factory=dict)

    @property
    def number(self) -> int:
        return self.shown.number

    @property
    def lead_id(self) -> str:
        return str(self.cells.get("lead_id") or "")

    def put(self, column: str, value: Cell, because: str) -> None:
        if value in _BLANK:
            self.cells.pop(column, None)
        else:
            self.cells[column] = value
        self.because[column] = because


class Copy:
    """The rows of Leads, to be put right before the sheet is; made when somebody first asks for a row."""

    def __init__(self, picture: Picture) -> None:
        self.picture = picture
        self._drafts: list[Draft] | None = None

    @property
    def rows(self) -> list[Draft]:
        if self._drafts is None:
            self._drafts = self._made()
        return self._drafts

    def _made(self) -> list[Draft]:
        rows = shown_rows(self.picture)
        own: dict[int, dict[str, Cell]] = defaultdict(dict)
        for column, cells in self.picture.journal.own.items():
            for number, cell in cells.items():
                own[number][column] = cell
        blank = own.keys() - {row.number for row in rows}
        rows += [ShownRow(number=number, lead=None, cells={}) for number in sorted(blank)]
        held = [{**row.cells, **own.get(row.number, {})} for row in rows]
        return [Draft(row, cells, dict(cells)) for row, cells in zip(rows, held, strict=True)]

    def same(self, one: Cell, other: Cell) -> bool:
        return same(one, other, self.picture.zone)

    def shows(self, row: Draft, line: Mapping[str, Cell], columns: Iterator[str]) -> float:
        """Which part of these cells, as far as either is filled, the row has in common with the line."""
        filled = [a for a in columns if a in line or a in row.cells]
        alike = sum(self.same(row.cells.get(a), line.get(a)) for a in filled)
        return alike / len(filled) if filled else 1.0

    def into(self, repairs: Repairs) -> None:
        """All that differs from what the sheet shows."""
        for draft in self._drafts or ():
            for column, because in draft.because.items():
                value = draft.cells.get(column)
                if not self.same(draft.held.get(column), value):
                    repairs.put(draft.shown, column, value, because)


def recover(copy: Copy, known: LastKnown, repairs: Repairs) -> None:
    """Put right what the journal shows to have gone astray."""
    _Recovery(copy, known, repairs).settle()


class _Recovery:
    def __init__(self, copy: Copy, known: LastKnown, repairs: Repairs) -> None:
        self._copy, self._known, self._repairs = copy, known, repairs
        self._picture = copy.picture
        self._columns = self._picture.columns.keys() | self._picture.journal.own.keys()
        self._taken: dict[int, set[int]] = defaultdict(set)
        self._again: dict[tuple[int, str], Cell] = {}

    def settle(self) -> None:
        journal = self._picture.journal
        strays = [row for row in journal.rows if not self._is_right(row)]
        if strays:
            # With those that went right: of several that hit one row each is to take back its own.
            versions = {row.version for row in strays}
            rows = [row for row in journal.rows if row.version >= min(versions)]
            landed = {at: self._take_back(row) for at, row in reversed([*enumerate(rows)])}
            owners = self._owners(rows, landed)
            for at, row in enumerate(rows):
                if at in owners:
                    self._write_again(row, owners[at])
                if self._went_astray(row, landed[at], owners.get(at)):
                    self._tell(row, landed[at], written=at in owners)
        for version, under in journal.moved.items():
            self._straighten(version, under)

    def _is_right(self, row: WrittenRow) -> bool:
        """Whether it came where it was meant to come, and found what it had seen."""
        if any(a != column for a, column in row.under.items()):
            return False
        if not self._says(row.before, "lead_id", row.expected.get("lead_id")):
            return False
        # Without an id of its own a row is known by all that it holds.
        alike = self._columns if self._is_nameless(row) else row.meant
        return all(self._says(row.before, a, row.expected.get(a)) for a in alike)

    def _went_astray(self, row: WrittenRow, hit: Draft | None, own: Draft | None) -> bool:
        """False where only a person typed into the very row in that second."""
        if self._is_right(row):
            return False
        return hit is not own or any(a != column for a, column in row.under.items())

    def _is_nameless(self, row: WrittenRow) -> bool:
        return "lead_id" in row.meant or not row.expected.get("lead_id")

    def _says(self, cells: Mapping[str, Cell], column: str, value: Cell) -> bool:
        return self._copy.same(cells.get(column), value)

    # -- taking back

    def _take_back(self, row: WrittenRow) -> Draft | None:
        """The row that was hit, without what we wrote; None when it is gone."""
        hit = self._hit(row)
        if hit is None:
            return None
        self._taken[row.version].add(hit.number)
        because = f"it was meant for {_whom(row)}"
        for column in row.under.values():
            if column in self._columns and self._says(hit.cells, column, row.after.get(column)):
                hit.put(column, row.before.get(column), because)
        return hit

    def _hit(self, row: WrittenRow) -> Draft | None:
        """The row that shows what the write left behind."""
        if not row.after:
            return None
        columns = self._columns - {"lead_id"}
        rated = [
            (self._copy.shows(draft, row.after, iter(columns)), draft.number == row.row, -n, draft)
            for n, draft in enumerate(self._copy.rows)
            if draft.number not in self._taken[row.version]
            and draft.lead_id == str(row.after.get("lead_id") or "")
        ]
        best = max(rated, key=lambda one: one[:3], default=None)
        return best[-1] if best and best[0] >= 0.5 else None

    # -- writing again

    def _owners(
        self, rows: list[WrittenRow], landed: Mapping[int, Draft | None]
    ) -> dict[int, Draft]:
        """The rows that were meant, by the place in `rows`; without those that are gone.

        One that had an id is known by it; one without by what it held, the likeliest pairs first. What is left
        over was changed or deleted in that second: where a person's row without an id was hit, that one will do.
        """
        owners: dict[int, Draft] = {}
        pairs: list[tuple[tuple[float, bool, int], int, Draft]] = []
        columns = self._columns - {"lead_id"}
        for at, row in enumerate(rows):
            wanted = str(row.expected.get("lead_id") or "")
            named = [draft for draft in self._copy.rows if draft.lead_id == wanted]
            if self._is_copy(row):
                named = named[1:]  # the first keeps the id
            elif wanted and len(named) == 1:
                owners[at] = named[0]
                continue
            for n, draft in enumerate(named):
                alike = self._copy.shows(draft, row.expected, iter(columns))
                if alike >= ALIKE:
                    pairs.append(((alike, draft is landed[at], n), at, draft))
        taken: set[tuple[int, int]] = set()
        for _, at, draft in sorted(pairs, key=lambda pair: pair[0], reverse=True):
            self._claim(at, draft, rows, owners, taken)
        for at, row in enumerate(rows):
            hit = landed[at]
            if (
                hit is not None
                and not hit.lead_id
                and not row.expected.get("lead_id")
                and row.before
            ):
                self._claim(at, hit, rows, owners, taken)
        for at in range(len(rows)):
            self._claim_told(at, rows, owners, taken)
        return owners

    def _claim_told(
        self,
        at: int,
        rows: list[WrittenRow],
        owners: dict[int, Draft],
        taken: set[tuple[int, int]],
    ) -> None:
        """The one row without an id that still tells who it is, however much else was edited since."""
        if at in owners or rows[at].expected.get("lead_id"):
            return
        told = {a: rows[at].expected[a] for a in _TELLING if a in rows[at].expected}
        alike = [
            draft
            for draft in self._copy.rows
            if not draft.lead_id
            and (rows[at].version, draft.number) not in taken
            and any(self._says(draft.cells, a, value) for a, value in told.items())
        ]
        if len(alike) == 1:
            self._claim(at, alike[0], rows, owners, taken)

    def _is_copy(self, row: WrittenRow) -> bool:
        """Whether a row that carried another's id was given one of its own."""
        own_id = row.meant.get("lead_id")
        return bool(own_id and row.expected.get("lead_id")) and any(
            event.what == Event.FILED and event.lead_id == own_id and event.version == row.version
            for event in since_version(self._picture.events, row.version - 1)
        )

    def _claim(
        self,
        at: int,
        draft: Draft,
        rows: list[WrittenRow],
        owners: dict[int, Draft],
        taken: set[tuple[int, int]],
    ) -> None:
        place = rows[at].version, draft.number
        if at not in owners and place not in taken:
            owners[at] = draft
            taken.add(place)

    def _write_again(self, row: WrittenRow, own: Draft) -> None:
        """Write what was meant where it belongs."""
        because = "it had landed elsewhere, because rows or columns moved in that second"
        for attribute, value in row.meant.items():
            at = own.number, attribute
            shown = own.cells.get(attribute)
            if self._says(own.cells, attribute, row.expected.get(attribute)) or (
                at in self._again and self._copy.same(shown, self._again[at])
            ):
                own.put(attribute, value, because)
                self._again[at] = value

    # -- rows appended while columns moved

    def _straighten(self, version: int, under: Mapping[str, str]) -> None:
        """Of rows that this version appended, what lies under another column than its own."""
        for event in since_version(self._picture.events, version - 1):
            log = row_log(event.cell) if event.what == Event.FILED else None
            if log is None or log.at or event.version != version:
                continue
            place = under.get("lead_id", "")
            rows = [r for r in self._copy.rows if self._says(r.cells, place, event.lead_id)]
            for number, row in enumerate(sorted(rows, key=lambda row: row.number)):
                self._laid_out(row, event.lead_id, under, is_copy=number > 0)

    def _laid_out(
        self, row: Draft, lead_id: str, under: Mapping[str, str], *, is_copy: bool
    ) -> None:
        """Each cell of a row under its own column; a copy that somebody made of it gets an id of its own."""
        displaced = [a for a, column in under.items() if a != column]
        held = {a: self._known.expected(lead_id, a) for a in displaced}
        meant = {a: v for a, v in held.items() if v is not UNKNOWN and not is_cut(v)}
        if "lead_id" in displaced:
            meant["lead_id"] = lead_id
        because = (
            "it had landed under another column, because columns moved while the row was written"
        )
        for attribute, value in meant.items():
            column = under[attribute]
            if column in self._columns and self._says(row.cells, column, value):
                row.put(column, None, because)
        if is_copy:
            meant.pop("lead_id", None)
        for attribute, value in meant.items():
            if attribute not in row.cells:
                row.put(attribute, value, because)
        if not row.because or is_copy:
            return
        why = (
            f"cells of {lead_id} had landed under other columns, because columns moved while its row was "
            "written; they were put right"
        )
        self._repairs.tell(lead_id, why)

    # -- telling

    def _tell(self, row: WrittenRow, hit: Draft | None, *, written: bool) -> None:
        where, beside = "on no row any more", ""
        if hit is not None:
            beside = hit.lead_id if hit.lead_id != row.expected.get("lead_id") else ""
            where = f"on {beside or f'row {hit.number}'}"
        again = "and was written again where it belongs" if written else "and was not written again"
        shown = ", ".join(
            f"{_HEADINGS.get(a, a)} “{value}”"
            for a, value in row.meant.items()
            if value is not None
        )
        whose = f"{shown or 'a blank'} for {_whom(row)}"
        why = f"{whose} landed {where}, because rows or columns moved in that second, {again}"
        self._repairs.tell(
            str(row.expected.get("lead_id") or row.meant.get("lead_id") or ""), why, beside
        )


def _whom(row: WrittenRow) -> str:
    return str(row.expected.get("lead_id") or row.meant.get("lead_id") or "a row without an ID")
