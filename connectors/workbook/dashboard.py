"""The Dashboard tab: tables of formulas over the register, and Google's own charts beside them.

Each table is marked by a named range over it, which moves with it and is gone when somebody deletes
its rows: so `init` knows which tables are missing, adds those and leaves the others to people.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from connectors.workbook.board import Cells
from connectors.workbook.board_charts import charts_by_table
from connectors.workbook.board_tables import LEFT, TABLES, Table
from connectors.workbook.cells import Json
from connectors.workbook.growing import lengthened
from connectors.workbook.sites import Site

MARGIN_PIXELS, FIRST_PIXELS, PIXELS = 20, 200, 90
COLUMNS = 13
TITLE_ROW_PIXELS, FIGURES_ROW_PIXELS = 40, 46
ALARM: Json = {"red": 0.75, "green": 0.15, "blue": 0.12}


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The tab as it stands.

    Attributes:
        names: NamedRanges of the spreadsheet, by name.
        used_rows: Down to the last row that holds anything.
        grid_rows, grid_columns: How many there are, blank ones included.
    """

    names: Mapping[str, Json] = field(default_factory=dict)
    charts: Collection[int] = ()
    used_rows: int = 0
    grid_rows: int = 0
    grid_columns: int = 26


def board_requests(board: Site, leads_sheet_id: int, ground: Ground) -> dict[str, list[Json]]:
    """What is missing: words for it -> requests. Pure."""
    is_blank = not ground.used_rows and not any(t.name in ground.names for t in TABLES)
    made: dict[str, list[Json]] = {}
    if is_blank:
        made["its looks"] = _looks(board.sheet_id)
    free, bottom = _first_free(ground), 0
    for table in TABLES:
        top = _top_of(table, ground)
        if top is None:
            top, free = free, free + table.height
            bottom = free
            made[table.words] = _table(table, board.sheet_id, leads_sheet_id, top, ground)
        made[f"a chart of {table.words}"] = _chart(table, board.sheet_id, top, ground)
    if bottom:
        room = [
            *lengthened(board.sheet_id, "ROWS", bottom - ground.grid_rows),
            *lengthened(board.sheet_id, "COLUMNS", COLUMNS - ground.grid_columns),
        ]
        made = {"room": room} | made
    return {words: requests for words, requests in made.items() if requests}


def _first_free(ground: Ground) -> int:
    """Below everything that is there."""
    present = [
        ground.names[table.name].get("range", {}).get("endRowIndex", 0)
        for table in TABLES
        if table.name in ground.names
    ]
    bottom = max([ground.used_rows, *present])
    return bottom + 1 if bottom else 0


def _top_of(table: Table, ground: Ground) -> int | None:
    kept = ground.names.get(table.name)
    return None if kept is None else int(kept.get("range", {}).get("startRowIndex", 0))


def _table(
    table: Table, sheet_id: int, leads_sheet_id: int, top: int, ground: Ground
) -> list[Json]:
    cells = Cells()
    table.fill(cells, top, leads_sheet_id)
    whole = _place(sheet_id, top, LEFT, table.height, table.width)
    requests = _named(table.name, whole, ground)
    for name, (row, column, rows) in table.lists.items():
        requests += _named(name, _place(sheet_id, top + row, LEFT + column, rows, 1), ground)
    requests.append(cells.request(sheet_id))
    alarms = [_place(sheet_id, top + row, LEFT + c, rows, 1) for row, c, rows in table.alarms]
    return requests + ([_alarm(alarms)] if alarms else [])


def _named(name: str, place: Json, ground: Ground) -> list[Json]:
    kept = ground.names.get(name)
    if kept is None:
        return [{"addNamedRange": {"namedRange": {"name": name, "range": place}}}]
    moved = {"namedRangeId": kept["namedRangeId"], "name": name, "range": place}
    return [{"updateNamedRange": {"namedRange": moved, "fields": "range"}}]


def _chart(table: Table, sheet_id: int, top: int, ground: Ground) -> list[Json]:
    """The table's chart where it is missing; pointed at the table where that is new."""
    chart = charts_by_table().get(table.name)
    if chart is None:
        return []
    if chart.number not in ground.charts:
        return [chart.added(sheet_id, top)]
    return [] if table.name in ground.names else [chart.pointed(sheet_id, top)]


def _alarm(places: list[Json]) -> Json:
    """Red where a number should be zero."""
    rule = {
        "condition": {"type": "NUMBER_GREATER", "values": [{"userEnteredValue": "0"}]},
        "format": {"textFormat": {"foregroundColor": ALARM, "bold": True}},
    }
    return {
        "addConditionalFormatRule": {"rule": {"ranges": places, "booleanRule": rule}, "index": 0}
    }


def _looks(sheet_id: int) -> list[Json]:
    """Widths and two high rows: once, while the tab is blank."""
    widths = ((0, 1, MARGIN_PIXELS), (1, 2, FIRST_PIXELS), (2, COLUMNS, PIXELS))
    figures = TABLES[0].height + 1
    return [
        *(_pixels(sheet_id, "COLUMNS", start, end, pixels) for start, end, pixels in widths),
        _pixels(sheet_id, "ROWS", 0, 1, TITLE_ROW_PIXELS),
        _pixels(sheet_id, "ROWS", figures, figures + 1, FIGURES_ROW_PIXELS),
    ]


def _pixels(sheet_id: int, dimension: str, start: int, end: int, pixels: int) -> Json:
    return {
        "updateDimensionProperties": {
            "range": {
                "sheetId": sheet_id,
                "dimension": dimension,
                "startIndex": start,
                "endIndex": end,
            },
            "properties": {"pixelSize": pixels},
            "fields": "pixelSize",
        }
    }


def _place(sheet_id: int, top: int, left: int, rows: int, columns: int) -> Json:
    return {
        "sheetId": sheet_id,
        "startRowIndex": top,
        "endRowIndex": top + rows,
        "startColumnIndex": left,
        "endColumnIndex": left + columns,
    }
