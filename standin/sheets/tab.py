"""One tab of a spreadsheet: its grid and everything that lies on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from standin.sheets.errors import Json
from standin.sheets.grid import Grid
from standin.sheets.shifting import (
    Dimension,
    Shift,
    shifted_numbers,
    shifted_range,
    shifted_stretch,
)

DEFAULT_ROWS = 1000
DEFAULT_COLUMNS = 26
DEFAULT_PIXELS: dict[Dimension, int] = {"ROWS": 21, "COLUMNS": 100}


@dataclass(slots=True)
class Tab:
    """Objects of the API (`Json`) are replaced, never changed in place, so that copies may share them.

    Attributes:
        properties: SheetProperties without sheetId, index and grid size.
        grid_properties: GridProperties without rowCount and columnCount; only what is set.
        row_properties: pixelSize, hiddenByUser, hiddenByFilter by row, only where they differ.
        groups: The dimension groups, as (ROWS or COLUMNS) -> list of DimensionGroup.
    """

    sheet_id: int
    title: str
    rows: int = DEFAULT_ROWS
    columns: int = DEFAULT_COLUMNS
    grid: Grid = field(default_factory=Grid)
    properties: Json = field(default_factory=dict)
    grid_properties: Json = field(default_factory=dict)
    row_properties: dict[int, Json] = field(default_factory=dict)
    column_properties: dict[int, Json] = field(default_factory=dict)
    merges: list[Json] = field(default_factory=list)
    protected_ranges: list[Json] = field(default_factory=list)
    conditional_formats: list[Json] = field(default_factory=list)
    filter_views: list[Json] = field(default_factory=list)
    basic_filter: Json | None = None
    banded_ranges: list[Json] = field(default_factory=list)
    charts: list[Json] = field(default_factory=list)
    slicers: list[Json] = field(default_factory=list)
    tables: list[Json] = field(default_factory=list)
    row_groups: list[Json] = field(default_factory=list)
    column_groups: list[Json] = field(default_factory=list)

    def copy(self) -> Tab:
        """A tab that may be changed without this one noticing; fast, whatever it holds."""
        made = replace(
            self,
            grid=self.grid.copy(),
            properties=dict(self.properties),
            grid_properties=dict(self.grid_properties),
            row_properties=dict(self.row_properties),
            column_properties=dict(self.column_properties),
        )
        for name in _LISTS:
            setattr(made, name, list(getattr(self, name)))
        return made

    def measure(self, dimension: Dimension) -> int:
        """How many rows or columns the grid has."""
        return self.rows if dimension == "ROWS" else self.columns

    def dimension_properties(self, dimension: Dimension) -> dict[int, Json]:
        return self.row_properties if dimension == "ROWS" else self.column_properties

    def row_hidden(self, row: int) -> bool:
        """Hidden by a person or by a filter."""
        kept = self.row_properties.get(row, {})
        return bool(kept.get("hiddenByUser") or kept.get("hiddenByFilter"))

    def shift(self, shift: Shift) -> None:
        """Let everything on the tab follow a change of its rows or columns; the grid itself is not touched."""
        if shift.dimension == "ROWS":
            self.row_properties = shifted_numbers(self.row_properties, shift)
        else:
            self.column_properties = shifted_numbers(self.column_properties, shift)
        self.merges = _kept(shifted_range(one, shift) for one in self.merges)
        self.merges = [one for one in self.merges if not _is_single(one)]
        for name in ("protected_ranges", "filter_views", "banded_ranges", "tables"):
            setattr(self, name, _with_ranges(getattr(self, name), shift))
        if self.basic_filter:
            self.basic_filter = next(iter(_with_ranges([self.basic_filter], shift)), None)
        self.conditional_formats = _with_rule_ranges(self.conditional_formats, shift)
        self.row_groups = _with_stretches(self.row_groups, shift)
        self.column_groups = _with_stretches(self.column_groups, shift)


_LISTS = (
    "merges",
    "protected_ranges",
    "conditional_formats",
    "filter_views",
    "banded_ranges",
    "charts",
    "slicers",
    "tables",
    "row_groups",
    "column_groups",
)


def _kept(made: Iterable[Json | None]) -> list[Json]:
    return [one for one in made if one is not None]


def _is_single(merge: Json) -> bool:
    return bool(
        merge["endRowIndex"] - merge.get("startRowIndex", 0) == 1
        and merge["endColumnIndex"] - merge.get("startColumnIndex", 0) == 1
    )


def _with_ranges(things: list[Json], shift: Shift) -> list[Json]:
    made = []
    for thing in things:
        if "range" not in thing:
            made.append(thing)
            continue
        moved = shifted_range(thing["range"], shift)
        if moved is not None:
            made.append({**thing, "range": moved})
    return made


def _with_stretches(things: list[Json], shift: Shift) -> list[Json]:
    moved = ((thing, shifted_stretch(thing["range"], shift)) for thing in things)
    return [{**thing, "range": there} for thing, there in moved if there is not None]


def _with_rule_ranges(rules: list[Json], shift: Shift) -> list[Json]:
    made = []
    for rule in rules:
        ranges = _kept(shifted_range(one, shift) for one in rule.get("ranges", []))
        if ranges:
            made.append({**rule, "ranges": ranges})
    return made
