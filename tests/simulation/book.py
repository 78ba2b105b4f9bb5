"""A spreadsheet small and quick enough for a hundred thousand of them: cells, rows that keep who they are, guards.

It answers what a turn asks of the Sheets API (sheets_api.py), and people do with it what people
do. A row is a mapping by column key and never changes in place, so a copy of the book (what an old
reading shows, what a restore brings back) costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from leads.model import Cell
from leads.tabs import ALL

Json = dict[str, Any]
Cells = Mapping[str, Cell]

GRID_ROWS = 2_000
GRID_COLUMNS = 26
_uids = count(1)


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """Attributes:
    cells: By column key; blank ones left out.
    typed: Keys of the cells that a person filled or emptied last, and what they hold since.
    first: What it held when a worker appended it; nothing of a row of a person's.
    pasted: What the row held of which a person pasted it as a copy; words for its count where that lay astray.
    else_first: As `first`, if the worker had read the columns in an order that they had before.
    called: What people called it before they renamed it.
    """

    cells: Cells = field(default_factory=dict)
    typed: Cells = field(default_factory=dict)
    uid: int = field(default_factory=lambda: next(_uids))
    first: Cells = field(default_factory=dict)
    pasted: Cells = field(default_factory=dict)
    else_first: tuple[Cells, ...] = ()
    called: frozenset[str] = frozenset()
    _looks: dict[tuple[str, ...], list[Cell]] = field(default_factory=dict, init=False)

    def with_cell(self, key: str, value: Cell) -> Row:
        return self.with_cells({key: value})

    def with_cells(self, given: Cells) -> Row:
        return self._becomes({**self.cells, **given}, self.typed)

    def typed_by_person(self, given: Cells) -> Row:
        """Who types what stands there anyway leaves the very same sheet: to everybody it is whose it was."""
        news = {key: cell for key, cell in given.items() if self.cells.get(key) != cell}
        typed = {**self.typed, **news}
        before = {str(self.cells["name"])} if "name" in news and self.cells.get("name") else set()
        return self._becomes({**self.cells, **given}, typed, self.called | before)

    def without(self, key: str) -> Row:
        """Its column was deleted."""
        cells, typed = (
            {k: v for k, v in one.items() if k != key} for one in (self.cells, self.typed)
        )
        return self._becomes(cells, typed)

    def _becomes(self, cells: Cells, typed: Cells, called: frozenset[str] | None = None) -> Row:
        names = self.called if called is None else called
        return Row(cells, typed, self.uid, self.first, self.pasted, self.else_first, names)

    @property
    def is_blank(self) -> bool:
        return all(cell is None or cell == "" for cell in self.cells.values())

    def shown(self, columns: tuple[str, ...]) -> list[Cell]:
        """What values.get shows of it; worked out once for each order of the columns."""
        known = self._looks.get(columns)
        if known is None:
            known = self._looks[columns] = _shown(columns, self.cells)
        return known


@dataclass(slots=True)
class Tab:
    """One tab; `rows` begins with the headings and ends with the last row that was ever used.

    Attributes:
        orders: Those in which its columns stood before, of tabs other than Leads.
    """

    sheet_id: int
    title: str
    columns: list[str]
    rows: list[Row]
    mark: str = ""
    grid_rows: int = GRID_ROWS
    orders: tuple[tuple[str, ...], ...] = ()

    def copy(self) -> Tab:
        return Tab(
            self.sheet_id,
            self.title,
            list(self.columns),
            list(self.rows),
            self.mark,
            self.grid_rows,
            self.orders,
        )

    def used(self) -> int:
        last = len(self.rows)
        while last and self.rows[last - 1].is_blank:
            last -= 1
        return last

    def body(self) -> Iterator[tuple[int, Row]]:
        """(0-based index, row) of every row below the headings that is not blank."""
        for index in range(1, len(self.rows)):
            if not self.rows[index].is_blank:
                yield index, self.rows[index]

    def texts(self) -> Iterator[dict[str, Cell]]:
        """The rows below the headings by column key, blank cells as ""."""
        for _, row in self.body():
            yield {key: row.cells.get(key, "") for key in self.columns}

    def put(self, index: int, key: str, value: Cell) -> None:
        while len(self.rows) <= index:
            self.rows.append(Row())
        self.rows[index] = self.rows[index].with_cell(key, value)

    def put_all(self, index: int, cells: Cells) -> None:
        while len(self.rows) <= index:
            self.rows.append(Row())
        self.rows[index] = self.rows[index].with_cells(cells)

    def shown(self, first: int, end: int | None) -> list[list[Cell]]:
        """What values.get shows: blank cells as "", trailing blank ones and rows left out."""
        columns = tuple(self.columns)
        last = min(self.used(), end if end is not None else len(self.rows))
        return [row.shown(columns) for row in self.rows[first:last]]


def _shown(columns: Sequence[str], cells: Cells) -> list[Cell]:
    row: list[Cell] = []
    wide = 0
    for number, key in enumerate(columns, 1):
        cell = cells.get(key)
        if cell is None or cell == "":
            row.append("")
        else:
            row.append(cell)
            wide = number
    del row[wide:]
    return row


@dataclass(slots=True)
class Book:
    """The spreadsheet.

    Attributes:
        guards: Metadata id -> (key, value), of metadata of the spreadsheet itself.
        deleted: Ids of leads that a person deleted, names of rows that were none yet; an older
            version of the file does not know of it.
        gone_with: Lead -> how many inquiries more its deleted row counted than the copy that shows its id since.
    """

    zone: str
    tabs: dict[int, Tab]
    guards: dict[int, tuple[str, str]] = field(default_factory=dict)
    deleted: frozenset[str] = frozenset()
    gone_with: Mapping[str, int] = field(default_factory=dict)

    def copy(self) -> Book:
        tabs = {number: tab.copy() for number, tab in self.tabs.items()}
        return Book(self.zone, tabs, dict(self.guards), self.deleted, self.gone_with)

    def tab(self, title: str) -> Tab:
        """By our own title, whatever people call it; a web form's by the one it has."""
        return next(tab for tab in self.tabs.values() if title in (tab.mark, tab.title))


def with_form(book: Book, title: str, questions: Sequence[str]) -> Book:
    """A tab beside ours into which a web form writes its answers."""
    keys = [f"answer {n}" for n in range(len(questions))]
    number = max(book.tabs) + 1
    rows = [Row(dict(zip(keys, questions, strict=True)))]
    book.tabs[number] = Tab(number, title, keys, rows)
    return book


def furnished(zone: str, settings: Mapping[str, list[Cells]]) -> Book:
    """An empty workbook as `init` leaves it, with these rows (by heading) in its settings tabs."""
    tabs: dict[int, Tab] = {}
    for number, tab in enumerate(ALL):
        headings = Row({column.attribute: column.heading for column in tab.columns})
        by_heading = {column.heading: column.attribute for column in tab.columns}
        body = [
            Row({by_heading[heading]: cell for heading, cell in given.items()})
            for given in settings.get(tab.title, ())
        ]
        keys = [column.attribute for column in tab.columns]
        if tab.title == "_system":
            keys += [f"beside {n}" for n in range(GRID_COLUMNS - len(keys))]
        tabs[number] = Tab(number, tab.title, keys, [headings, *body], mark=tab.title)
    book = Book(zone=zone, tabs=tabs)
    system = book.tab("_system")
    for key, value in (("version", "0"), ("next_lead", "1001")):
        system.rows.append(Row({"key": key, "value": value}))
    return book
