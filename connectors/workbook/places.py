"""Where tabs, columns and rows stood at one reading.

Tabs are known by sheetId, so a renamed one is followed; columns by their heading, and where it
was renamed by the mark (developer metadata) `init` put on the column; rows by the id in them.
Nothing here is true for longer than the turn that read it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from connectors.workbook.cells import Json, text
from leads.model import Cell
from leads.tabs import ALL, Tab

TAB_MARK = "leadsheet.tab"
"""Key of the mark on a tab; its value is our title for it."""
COLUMN_MARK = "leadsheet.column"
"""Key of the mark on a column; its value is `column_mark(tab, attribute)`."""

HEADER_DEPTH = 10
"""People put a line or two above the headings; further down nobody looks for them."""

Row = tuple[Cell, ...]


def column_mark(tab: Tab, attribute: str) -> str:
    return f"{tab.title}.{attribute}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPlace:
    """A tab as the spreadsheet knows it now."""

    sheet_id: int
    title: str
    mark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What one spreadsheets.get told: it changes rarely, and is learnt again when something is not found."""

    zone: ZoneInfo
    sheets: tuple[SheetPlace, ...]

    def of(self, tab: Tab) -> SheetPlace | None:
        """Where one of our tabs is: by its title, or renamed, by its mark."""
        return self.titled(tab.title) or next(
            (sheet for sheet in self.sheets if sheet.mark == tab.title), None
        )

    def titled(self, title: str) -> SheetPlace | None:
        wanted = folded(title)
        return next((sheet for sheet in self.sheets if folded(sheet.title) == wanted), None)

    def tabs(self) -> dict[str, SheetPlace]:
        """Our tabs that exist, by our title."""
        return {tab.title: sheet for tab in ALL if (sheet := self.of(tab))}


@dataclass(frozen=True, slots=True, kw_only=True)
class TabPlace:
    """A tab with its columns.

    Attributes:
        header: 0-based index of the row of headings.
        columns: Attribute -> 0-based column index.
        missing: Headings that are nowhere.
        used_rows: Down to the last row that holds anything.
        grid_rows: How many rows there are, blank ones included; None when that was not told.
        grid_columns: Likewise.
    """

    sheet_id: int
    title: str
    header: int
    columns: Mapping[str, int]
    missing: tuple[str, ...] = ()
    used_rows: int = 0
    grid_rows: int | None = None
    grid_columns: int | None = None

    def cell(self, row: Row, attribute: str) -> Cell:
        """The row's cell under a column; None when the column is missing or the row is shorter."""
        index = self.columns.get(attribute)
        return row[index] if index is not None and index < len(row) else None

    def address(self, row: int, column: int) -> str:
        """What a person calls this cell; both indices are 0-based."""
        return f"{self.title}!{letters(column)}{row + 1}"


@dataclass(frozen=True, slots=True)
class Table:
    """A tab as read: where it is, and its rows from the top of the sheet."""

    place: TabPlace
    rows: Sequence[Row]

    def body(self) -> Iterator[tuple[int, Row]]:
        """(0-based row, cells) below the headings; blank rows left out."""
        for index in range(self.place.header + 1, len(self.rows)):
            if not is_blank(self.rows[index]):
                yield index, self.rows[index]


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """What a commit needs to know about the reading it was decided on.

    Attributes:
        version: The one that was read.
        next_version: The one a commit may take; None while the reading is behind others' commits.
        tabs: By our title.
        lead_rows: Lead id -> 0-based row.
        typed_rows: 0-based row -> its cells, of rows without an id of their own.
        rows: Title -> all rows as read, of tabs into whose rows a note may be written, or that are trimmed.
        key_rows: `_system` key -> 0-based row.
        journal: Its parts, where they tell of anything that landed elsewhere.
    """

    version: int
    next_version: int | None
    zone: ZoneInfo
    tabs: Mapping[str, TabPlace]
    lead_rows: Mapping[str, int] = field(default_factory=dict)
    typed_rows: Mapping[int, Row] = field(default_factory=dict)
    rows: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    key_rows: Mapping[str, int] = field(default_factory=dict)
    journal: Sequence[Json] = ()


def folded(heading: Cell) -> str:
    """A heading as people compare it: letter case and spacing aside."""
    return " ".join(text(heading).split()).casefold()


def letters(column: int) -> str:
    """0 -> "A", 26 -> "AA"."""
    name = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        name = chr(ord("A") + digit) + name
    return name


def column_index(name: str) -> int:
    """As `letters` tells it: A -> 0, AA -> 26."""
    index = 0
    for letter in name:
        index = 26 * index + ord(letter) - ord("A") + 1
    return index - 1


def header_of(tab: Tab, rows: Sequence[Row]) -> int:
    """Index of the row that holds most of the tab's headings; the first when none holds any."""
    wanted = {folded(heading) for heading in tab.headings}
    best, most = 0, 0
    for index, row in enumerate(rows[:HEADER_DEPTH]):
        hits = len(wanted & {folded(cell) for cell in row})
        if hits > most:
            best, most = index, hits
        if most == len(wanted):
            break
    return best


def columns_of(
    tab: Tab, header: Row, marked: Mapping[str, int] | None = None
) -> tuple[dict[str, int], tuple[str, ...]]:
    """Where each column is, and the headings of those that are nowhere.

    `marked` says where the marks of renamed columns are (attribute -> index). A column that
    another heading already claims is never followed. Of two equal headings the left one counts.
    """
    at: dict[str, int] = {}
    for index, heading in enumerate(header):
        at.setdefault(folded(heading), index)
    columns = {
        column.attribute: at[folded(column.heading)]
        for column in tab.columns
        if folded(column.heading) in at
    }
    claimed = set(columns.values())
    for attribute, index in (marked or {}).items():
        if attribute not in columns and index not in claimed:
            columns[attribute] = index
            claimed.add(index)
    missing = tuple(c.heading for c in tab.columns if c.attribute not in columns)
    return columns, missing


def is_blank(cells: Iterable[Cell]) -> bool:
    return all(cell is None or (isinstance(cell, str) and not cell.strip()) for cell in cells)
