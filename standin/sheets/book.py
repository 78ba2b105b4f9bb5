"""One spreadsheet: its properties, its tabs, its named ranges, its developer metadata."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace

from standin.sheets.a1 import Box, Span, parse_cells, range_name, split_title
from standin.sheets.errors import ApiError, Json, invalid
from standin.sheets.shifting import Shift, shifted_inside, shifted_range, shifted_stretch
from standin.sheets.tab import Tab

CELL_LIMIT = 10_000_000


@dataclass(slots=True)
class Book:
    """A spreadsheet's content. `copy()` is cheap, so a batch of requests works on a copy that replaces it.

    Attributes:
        metadata: DeveloperMetadata by metadataId, locations as in the API.
        comments: Threads by commentId, as `commenting` keeps them.
        revision: Rises with every change.
        view: What was worked out of it, or of the state before; belongs to whoever looks at it (view.py).
    """

    spreadsheet_id: str
    title: str
    locale: str = "en_US"
    time_zone: str = "Etc/GMT"
    properties: Json = field(default_factory=dict)
    tabs: list[Tab] = field(default_factory=list)
    named_ranges: dict[str, Json] = field(default_factory=dict)
    metadata: dict[int, Json] = field(default_factory=dict)
    comments: dict[str, Json] = field(default_factory=dict)
    revision: int = 1
    view: object = field(default=None, compare=False, repr=False)

    def copy(self) -> Book:
        return replace(
            self,
            properties=dict(self.properties),
            tabs=[tab.copy() for tab in self.tabs],
            named_ranges=dict(self.named_ranges),
            metadata=dict(self.metadata),
        )

    def tab(self, sheet_id: int) -> Tab:
        """The tab with this id; 400 when there is none."""
        for tab in self.tabs:
            if tab.sheet_id == sheet_id:
                return tab
        raise invalid(f"No grid with id: {sheet_id}")

    def tab_titled(self, title: str) -> Tab | None:
        """The tab with this title, letter case aside."""
        wanted = title.casefold()
        for tab in self.tabs:
            if tab.title == title:
                return tab
        return next((tab for tab in self.tabs if tab.title.casefold() == wanted), None)

    def cell_count(self) -> int:
        """All grid cells of all tabs, empty ones too: what the limit of ten million counts."""
        return sum(tab.rows * tab.columns for tab in self.tabs)

    def check_size(self) -> None:
        """Refuse to outgrow Google's limit."""
        if self.cell_count() > CELL_LIMIT:
            raise invalid(
                "This action would increase the number of cells in the workbook above the limit of "
                f"{CELL_LIMIT} cells."
            )

    def named(self, name: str) -> Json | None:
        wanted = name.casefold()
        return next((n for n in self.named_ranges.values() if n["name"].casefold() == wanted), None)

    def shift(self, shift: Shift) -> None:
        """Let tabs, named ranges and metadata follow a change of rows or columns."""
        for tab in self.tabs:
            if tab.sheet_id == shift.sheet_id:
                tab.shift(shift)
            tab.charts = [shifted_inside(chart, shift) for chart in tab.charts]
            tab.slicers = [shifted_inside(slicer, shift) for slicer in tab.slicers]
        for key, one in list(self.named_ranges.items()):
            moved = shifted_range(one["range"], shift)
            if moved is None:
                del self.named_ranges[key]
            else:
                self.named_ranges[key] = {**one, "range": moved}
        self._shift_metadata(shift)
        for key, one in self.comments.items():
            if one["range"]:
                self.comments[key] = {**one, "range": shifted_range(one["range"], shift)}

    def _shift_metadata(self, shift: Shift) -> None:
        for number, one in list(self.metadata.items()):
            stretch = one["location"].get("dimensionRange")
            if stretch is None:
                continue
            moved = shifted_stretch(stretch, shift)
            if moved is None:
                del self.metadata[number]
            elif moved is not stretch:
                location = {**one["location"], "dimensionRange": moved}
                self.metadata[number] = {**one, "location": location}

    def box_of(self, text: str) -> Box:
        """The rectangle an A1 text means, clipped to the grid; 400 when it cannot be read or begins outside."""
        title, cells = split_title(text)
        tab = self._tab_meant(title, cells, text)
        if title is None and cells is not None and parse_cells(cells) is None:
            named = self.named(cells)
            if named:
                return self.box_of_range(named["range"])
            cells = None
        span = Span(None, None, None, None)
        if cells is not None:
            read = parse_cells(cells)
            named = self.named(cells) if read is None else None
            if named:
                return self.box_of_range(named["range"])
            if read is None:
                raise invalid(f"Unable to parse range: {text}")
            span = read
        return clipped(tab, span)

    def _tab_meant(self, title: str | None, cells: str | None, text: str) -> Tab:
        if title is None:
            if parse_cells(cells or "") is not None or self.named(cells or ""):
                return next((tab for tab in self.tabs if not _hidden(tab)), self.tabs[0])
            title = cells or ""
        tab = self.tab_titled(title)
        if tab is None:
            raise invalid(f"Unable to parse range: {text}")
        return tab

    def box_of_range(self, grid_range: Json) -> Box:
        """The rectangle of a GridRange, open sides filled and clipped to the grid."""
        tab = self.tab(grid_range.get("sheetId", 0))
        span = Span(
            grid_range.get("startRowIndex"),
            grid_range.get("startColumnIndex"),
            grid_range.get("endRowIndex"),
            grid_range.get("endColumnIndex"),
        )
        return clipped(tab, span)

    def fresh_id(self) -> int:
        """A random positive 31-bit number, as Google gives tabs and other things."""
        return secrets.randbelow(2**31 - 2) + 1


def _hidden(tab: Tab) -> bool:
    return bool(tab.properties.get("hidden"))


def clipped(tab: Tab, span: Span) -> Box:
    """Fill the open sides and clip to the grid; 400 when the range begins outside of it."""
    top, left = span.top or 0, span.left or 0
    bottom = tab.rows if span.bottom is None else span.bottom
    right = tab.columns if span.right is None else span.right
    if top >= tab.rows or left >= tab.columns:
        named = range_name(
            tab.title, Box(tab.sheet_id, top, left, max(bottom, top + 1), max(right, left + 1))
        )
        raise exceeds(named, tab)
    return Box(tab.sheet_id, top, left, min(bottom, tab.rows), min(right, tab.columns))


def exceeds(named: str, tab: Tab) -> ApiError:
    """400: the named range lies outside the tab's grid."""
    return invalid(
        f"Range ({named}) exceeds grid limits. Max rows: {tab.rows}, max columns: {tab.columns}"
    )
