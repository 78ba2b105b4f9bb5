"""What the API's answers say, in our shapes: tabs and zone, marks on columns, rows of ranges. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from connectors.workbook.cells import Json
from connectors.workbook.places import TAB_MARK, Ground, Row, SheetPlace, column_index
from leads.tabs import Tab

Key = tuple[int, int, int | None]
"""A grid range asked for: sheetId, first row, row after the last (None: to the end)."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows as read, and how many rows and columns the tab has with the blank ones (None: not told)."""

    rows: Sequence[Row] = ()
    height: int | None = None
    width: int | None = None


# -- tabs and marks


def marks_of(told: Json, tab: Tab, sheet_id: int) -> dict[str, int]:
    """Attribute -> column index of the marks on this tab; of a mark that was copied the left one counts."""
    found: dict[str, int] = {}
    for match in told.get("matchedDeveloperMetadata", ()):
        mark = match["developerMetadata"]
        where = mark.get("location", {}).get("dimensionRange", {})
        title, _, attribute = str(mark.get("metadataValue", "")).partition(".")
        if title == tab.title and where.get("sheetId", 0) == sheet_id:
            index = int(where.get("startIndex", 0))
            found[attribute] = min(index, found.get(attribute, index))
    return found


def ground_of(told: Json) -> Ground:
    sheets: list[SheetPlace] = []
    for sheet in told.get("sheets", ()):
        marks = {
            m.get("metadataKey"): m.get("metadataValue") for m in sheet.get("developerMetadata", ())
        }
        properties = sheet["properties"]
        sheets.append(
            SheetPlace(
                sheet_id=properties.get("sheetId", 0),
                title=properties["title"],
                mark=str(marks.get(TAB_MARK, "")),
            )
        )
    return Ground(zone=_zone(told["properties"].get("timeZone", "")), sheets=tuple(sheets))


def _zone(name: str) -> ZoneInfo:
    """The spreadsheet's zone; UTC for the odd ones ("GMT+05:00") that Google offers and the tz database has not."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("Etc/UTC")


# -- rows


def key_of(grid_range: Json) -> Key:
    # Google leaves zeros out of what it echoes.
    return (
        grid_range.get("sheetId", 0),
        grid_range.get("startRowIndex", 0),
        grid_range.get("endRowIndex"),
    )


def answers_of(told: Json) -> dict[Key, Grid]:
    return {
        key_of(data_filter.get("gridRange", {})): grid_of(match.get("valueRange", {}))
        for match in told.get("valueRanges", ())
        for data_filter in match.get("dataFilters", ())
    }


def grid_of(value_range: Json) -> Grid:
    # The range is clipped to the grid: "Leads!A1:Z2000" tells that there are 2,000 rows.
    corner = re.search(r":([A-Z]+)(\d+)$", value_range.get("range", ""))
    return Grid(
        [tuple(row) for row in value_range.get("values", ())],
        int(corner[2]) if corner else None,
        1 + column_index(corner[1]) if corner else None,
    )
