"""What a spreadsheet already holds, asked before anything is added to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from connectors.workbook.answers import answers_of, ground_of, marks_of
from connectors.workbook.cells import Json
from connectors.workbook.places import (
    COLUMN_MARK,
    Ground,
    Row,
    SheetPlace,
    columns_of,
    header_of,
    is_blank,
)
from connectors.workbook.session import Session
from leads.tabs import ALL, DASHBOARD, GUIDE, RULES, STAGES, SYSTEM, TEAM, TERRITORIES, Tab

FIELDS = (
    "properties(title,locale,timeZone),"
    "namedRanges(namedRangeId,name,range),"
    "sheets(properties(sheetId,title,index,gridProperties(rowCount,columnCount)),"
    "developerMetadata(metadataKey,metadataValue),"
    "protectedRanges(protectedRangeId,description),"
    "filterViews(filterViewId,title),"
    "charts(chartId),"
    "basicFilter(range))"
)

READ_WHOLE = frozenset(
    t.title for t in (SYSTEM, DASHBOARD, GUIDE, TEAM, TERRITORIES, STAGES, RULES)
)
HEAD_ROWS = 10
"""Of all other tabs only the headings, and whether there is anything below them, are of interest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One of our tabs as it stands.

    Attributes:
        rows: All of them for small tabs, else the first few.
        columns: Attribute -> 0-based index, renamed ones included.
        marked: Attributes whose column carries our mark.
    """

    sheet: SheetPlace
    rows: tuple[Row, ...]
    header: int
    columns: Mapping[str, int]
    marked: frozenset[str]
    grid_columns: int
    grid_rows: int
    marks: Mapping[str, str]
    protections: frozenset[str]
    filter_views: frozenset[str]
    charts: frozenset[int]
    has_basic_filter: bool

    @property
    def has_rows(self) -> bool:
        """Whether there is anything below the headings."""
        return not all(is_blank(row) for row in self.rows[self.header + 1 :])


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """What is there.

    Attributes:
        standing: Our tabs that exist, by our title.
        sheet_ids: Of all tabs, ours or not.
        cells: In all grids together, empty ones included.
        names: NamedRanges, by name.
        spare: The one tab of a new spreadsheet, still entirely empty; None when there is no such.
    """

    title: str
    zone: str
    ground: Ground
    standing: Mapping[str, Standing]
    sheet_ids: frozenset[int]
    cells: int
    spare: SheetPlace | None
    names: Mapping[str, Json] = field(default_factory=dict)


def take_inventory(session: Session, spreadsheet_id: str) -> Inventory:
    """Three reads. Raises WorkbookUnavailable."""
    told = session.get(spreadsheet_id, "", {"fields": FIELDS})
    lookup = {"metadataKey": COLUMN_MARK, "locationType": "COLUMN"}
    marks = session.look_up(
        spreadsheet_id,
        "/developerMetadata:search",
        {"dataFilters": [{"developerMetadataLookup": lookup}]},
    )
    ground = ground_of(told)
    rows = _rows(session, spreadsheet_id, ground)
    sheets = {sheet["properties"].get("sheetId", 0): sheet for sheet in told.get("sheets", ())}
    standing = {
        tab.title: _standing(tab, place, sheets[place.sheet_id], rows, marks)
        for tab in ALL
        if (place := ground.of(tab))
    }
    properties = told["properties"]
    return Inventory(
        title=properties.get("title", ""),
        zone=ground.zone.key,
        ground=ground,
        standing=standing,
        sheet_ids=frozenset(sheets),
        cells=sum(map(_cells, sheets.values())),
        spare=_spare(ground, standing, rows),
        names={str(one.get("name")): one for one in told.get("namedRanges", ())},
    )


def _rows(session: Session, spreadsheet_id: str, ground: Ground) -> dict[int, tuple[Row, ...]]:
    heads = {
        place.sheet_id for tab in ALL if (place := ground.of(tab)) and tab.title not in READ_WHOLE
    }
    filters: list[Json] = []
    for sheet in ground.sheets:
        grid_range: Json = {"sheetId": sheet.sheet_id}
        if sheet.sheet_id in heads:
            grid_range |= {"startRowIndex": 0, "endRowIndex": HEAD_ROWS}
        filters.append({"gridRange": grid_range})
    told = session.look_up(
        spreadsheet_id,
        "/values:batchGetByDataFilter",
        {"dataFilters": filters, "valueRenderOption": "UNFORMATTED_VALUE"},
    )
    return {key[0]: tuple(grid.rows) for key, grid in answers_of(told).items()}


def _cells(sheet: Json) -> int:
    grid = sheet["properties"].get("gridProperties", {})
    return int(grid.get("rowCount", 0)) * int(grid.get("columnCount", 0))


def _standing(
    tab: Tab, place: SheetPlace, sheet: Json, rows: Mapping[int, tuple[Row, ...]], marks: Json
) -> Standing:
    own = rows.get(place.sheet_id, ())
    header = header_of(tab, own)
    marked = marks_of(marks, tab, place.sheet_id)
    columns, _ = columns_of(tab, own[header] if own else (), marked)
    grid = sheet["properties"].get("gridProperties", {})
    notes = sheet.get("developerMetadata", ())
    return Standing(
        sheet=place,
        rows=own,
        header=header,
        columns=columns,
        marked=frozenset(marked),
        grid_columns=int(grid.get("columnCount", 0)),
        grid_rows=int(grid.get("rowCount", 0)),
        marks={str(m.get("metadataKey")): str(m.get("metadataValue", "")) for m in notes},
        protections=frozenset(p.get("description", "") for p in sheet.get("protectedRanges", ())),
        filter_views=frozenset(v.get("title", "") for v in sheet.get("filterViews", ())),
        charts=frozenset(int(c["chartId"]) for c in sheet.get("charts", ())),
        has_basic_filter="basicFilter" in sheet,
    )


def _spare(
    ground: Ground, standing: Mapping[str, Standing], rows: Mapping[int, tuple[Row, ...]]
) -> SheetPlace | None:
    if standing or len(ground.sheets) != 1:
        return None
    only = ground.sheets[0]
    return None if any(not is_blank(row) for row in rows.get(only.sheet_id, ())) else only
