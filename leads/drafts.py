"""The rows of a tab on a copy, to be put right there before the sheet is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from leads.journal import Journal
from leads.model import Cell
from leads.picture import Picture
from leads.repairs import Repairs
from leads.shown_rows import ShownRow, same, shown_rows
from leads.tabs import LEADS, SCREENED, Tab

_BLANK = (None, "")
_KEYS = {LEADS.title: "lead_id", SCREENED.title: "source_ref"}
"""Title -> the column by which a row is known; in other tabs it is known by all that it holds."""

Held = tuple[ShownRow, Mapping[str, Cell]]
"""A row, and what it shows, columns of people's own that were hit included; blank ones left out."""


@dataclass(slots=True, eq=False)
class Draft:
    """A row of the copy.

    Attributes:
        key: The column by which it is known; "" when there is none.
        held: See Held.
        cells: What it is to show.
        because: Column -> why it was changed.
        fallen: Columns in which something of ours had fallen.
        was_there: The journal tells that it stood there before anything fell.
    """

    shown: ShownRow
    key: str
    held: Mapping[str, Cell]
    cells: dict[str, Cell]
    because: dict[str, str] = field(default_factory=dict)
    fallen: set[str] = field(default_factory=set)
    was_there: bool = False

    @property
    def number(self) -> int:
        return self.shown.number

    @property
    def known_as(self) -> str:
        return str(self.cells.get(self.key) or "")

    def put(self, column: str, value: Cell, because: str) -> None:
        if value in _BLANK:
            self.cells.pop(column, None)
        else:
            self.cells[column] = value
        self.because[column] = because

    def take_back(self, column: str, before: Cell, because: str) -> None:
        """What fell there goes, and the cell holds what it held before."""
        self.fallen.add(column)
        self.put(column, before, because)


class Copy:
    """A tab's rows; made when somebody first asks for one.

    Attributes:
        columns: As the journal names them.
        key: See Draft.
    """

    def __init__(
        self,
        tab: Tab,
        journal: Journal,
        zone: ZoneInfo,
        columns: AbstractSet[str],
        rows: Callable[[], Iterable[Held]],
    ) -> None:
        self.tab, self.journal, self.zone, self.columns = tab, journal, zone, columns
        self.key = _KEYS.get(tab.title, "")
        self._held = rows
        self._drafts: list[Draft] | None = None

    @classmethod
    def of_leads(cls, picture: Picture) -> Copy:
        columns = picture.columns.keys() | picture.journal.own.keys()
        return cls(LEADS, picture.journal, picture.zone, columns, lambda: _leads(picture))

    @classmethod
    def beside_leads(cls, tab: Tab, picture: Picture) -> Copy:
        """Of a tab that holds no leads."""
        journal = picture.journals[tab.title]
        columns = frozenset(journal.columns)
        return cls(tab, journal, picture.zone, columns, lambda: _others(tab, journal))

    @property
    def rows(self) -> list[Draft]:
        if self._drafts is None:
            self._drafts = [Draft(row, self.key, held, dict(held)) for row, held in self._held()]
        return self._drafts

    @property
    def changed(self) -> list[Draft]:
        """The rows of which anything is to be put right."""
        return [draft for draft in self._drafts or () if draft.because]

    def name_of(self, cells: Mapping[str, Cell]) -> str:
        """By what a row with these cells is known; "" when by nothing but all that it holds."""
        return str(cells.get(self.key) or "")

    def same(self, one: Cell, other: Cell) -> bool:
        return same(one, other, self.zone)

    def says(self, cells: Mapping[str, Cell], column: str, value: Cell) -> bool:
        return self.same(cells.get(column), value)

    def shows(self, row: Draft, line: Mapping[str, Cell]) -> float:
        """Which part of its cells, as far as either is filled, the row has in common with the line; the key apart."""
        columns = self.columns - {self.key}
        filled = [a for a in columns if a in line or a in row.cells]
        alike = sum(self.same(row.cells.get(a), line.get(a)) for a in filled)
        return alike / len(filled) if filled else 1.0

    def into(self, repairs: Repairs) -> None:
        """All that differs from what the sheet shows."""
        for draft in self.changed:
            for column, because in draft.because.items():
                value = draft.cells.get(column)
                if not self.same(draft.held.get(column), value):
                    repairs.put(draft.shown, column, value, because)


def _leads(picture: Picture) -> Iterator[Held]:
    """Those on which nothing but a column of people's own shows anything come last."""
    own: dict[int, dict[str, Cell]] = defaultdict(dict)
    for column, cells in picture.journal.own.items():
        for number, cell in cells.items():
            own[number][column] = cell
    rows = shown_rows(picture)
    blank = own.keys() - {row.number for row in rows}
    rows += [ShownRow(number=number, lead=None, cells={}) for number in sorted(blank)]
    yield from ((row, {**row.cells, **own.get(row.number, {})}) for row in rows)


def _others(tab: Tab, journal: Journal) -> Iterator[Held]:
    ours = {column.attribute for column in tab.columns}
    for number, held in journal.shown.items():
        cells = {a: cell for a, cell in held.items() if a in ours}
        yield ShownRow(number=number, lead=None, cells=cells), held
