"""Making room below a tab's rows before they run out, so that new rows look and behave like the old ones.

Rows that appendCells adds by itself have neither formats nor dropdowns.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from connectors.workbook.cells import Json
from connectors.workbook.looks import column_contents
from connectors.workbook.places import Places, TabPlace
from connectors.workbook.sites import Site
from leads.tabs import ALL, Tab

STEP = 1000
"""How many rows are added at once."""


@dataclass(slots=True)
class Since:
    """What our own commits have made of the tabs since the reading.

    Attributes:
        places: The reading.
        key_rows: `_system` key -> 0-based row, new keys included.
        added: Title -> rows appended.
        grown: Title -> rows the grid has more.
        widened: Title -> columns the grid has more.
        journal: What the journal tells of these commits, one part a version and tab, and how many lines it takes.
        earlier: So many of its first parts are of versions before the reading, and tell of strays.
    """

    places: Places
    key_rows: dict[str, int]
    added: Counter[str] = field(default_factory=Counter)
    grown: Counter[str] = field(default_factory=Counter)
    widened: Counter[str] = field(default_factory=Counter)
    journal: list[Json] = field(default_factory=list)
    journal_lines: int = 0
    earlier: int = 0

    @classmethod
    def reading(cls, places: Places) -> Since:
        parts = list(places.journal)
        lines = sum(2 + 3 * part["count"] for part in parts)
        return cls(
            places,
            dict(places.key_rows),
            journal=parts,
            journal_lines=lines,
            earlier=len(parts),
        )

    def copied(self) -> Since:
        return replace(
            self,
            key_rows=dict(self.key_rows),
            added=Counter(self.added),
            grown=Counter(self.grown),
            widened=Counter(self.widened),
            journal=list(self.journal),
        )

    def forget_earlier(self) -> None:
        """What earlier versions wrote is put right: of their parts only the lines are left, if others follow."""
        self.journal[: self.earlier] = [
            {"tab": "", "count": part["count"]} for part in self.journal[: self.earlier]
        ]
        if len(self.journal) == self.earlier:
            self.journal, self.journal_lines = [], 0
        self.earlier = 0

    def row_of(self, key: str) -> int:
        """Where a `_system` key stands; a new one gets the next free row."""
        return self.key_rows.setdefault(key, max(self.key_rows.values(), default=0) + 1)

    def reach(self, title: str, *, rows: int, columns: int) -> list[Json]:
        """Requests after which a tab has at least so many rows and columns, blank ones included; usually none."""
        place = self.places.tabs[title]
        wider = columns - (place.grid_columns or columns) - self.widened[title]
        requests = lengthened(place.sheet_id, "COLUMNS", wider)
        if requests:
            self.widened[title] += wider
        longer = rows - (place.grid_rows or rows) - self.grown[title]
        if longer > 0:
            self.grown[title] += longer + STEP
            requests += lengthened(place.sheet_id, "ROWS", longer + STEP)
        return requests

    def make_room(self, title: str, count: int) -> list[Json]:
        """Requests to send before appending `count` rows; usually none."""
        place = self.places.tabs[title]
        self.added[title] += count
        if place.grid_rows is None:
            return []
        bottom = place.grid_rows + self.grown[title]
        if place.used_rows + self.added[title] <= bottom:
            return []
        self.grown[title] += count + STEP
        tab = next(tab for tab in ALL if tab.title == title)
        return _more_rows(tab, self.places.tabs, bottom, count + STEP)


def _more_rows(tab: Tab, places: Mapping[str, TabPlace], bottom: int, count: int) -> list[Json]:
    place = places[tab.title]
    sites = {t.title: _site(t, places[t.title]) for t in ALL if t.title in places}
    below = replace(sites[tab.title], header=bottom - 1)
    return [
        *lengthened(place.sheet_id, "ROWS", count),
        *column_contents(below, tab.columns, sites),
    ]


def lengthened(sheet_id: int, dimension: str, count: int) -> list[Json]:
    """The request for `count` more blank ROWS or COLUMNS at a tab's edge; none where none are needed."""
    if count <= 0:
        return []
    return [{"appendDimension": {"sheetId": sheet_id, "dimension": dimension, "length": count}}]


def _site(tab: Tab, place: TabPlace) -> Site:
    return Site(
        tab=tab,
        sheet_id=place.sheet_id,
        title=place.title,
        header=place.header,
        columns=place.columns,
        fresh=frozenset(),
    )
