"""The Dashboard tab: formulas that count the Leads tab, and Google's own charts over them. Set up once."""

from __future__ import annotations

from collections.abc import Collection

from connectors.workbook.cells import Json
from connectors.workbook.looks import Site
from connectors.workbook.places import letters
from leads.tabs import LEADS

FIRST_ROW = 5
"""1-based; row 4 holds the headings of each small table."""
STAGE_ROWS = 12
OWNER_ROWS = 20
MATRIX_COLUMN = 12
"""0-based: the table owner by stage begins in M."""

CHART_IDS = {"stage": 940_001, "owner": 940_002, "source": 940_003}
CHART_ROW = 28


def dashboard_cells(board: Site, sites: dict[str, Site], status_cell: str) -> Json:
    """One request with all labels and formulas, from A1 on."""
    grid: dict[tuple[int, int], Json] = {}
    _put(grid, "A1", "Dashboard", {"bold": True, "fontSize": 16})
    _put(grid, "A2", f'=IF({status_cell}="","No turn yet","Last turn: "&{status_cell})')
    _stages(grid, sites)
    _owners(grid, sites)
    _sources(grid, sites)
    height, width = (max(place[axis] for place in grid) + 1 for axis in (0, 1))
    rows = [
        {"values": [grid.get((row, column), {}) for column in range(width)]}
        for row in range(height)
    ]
    return {
        "updateCells": {
            "start": {"sheetId": board.sheet_id, "rowIndex": 0, "columnIndex": 0},
            "rows": rows,
            "fields": "userEnteredValue,userEnteredFormat.textFormat",
        }
    }


def _stages(grid: dict[tuple[int, int], Json], sites: dict[str, Site]) -> None:
    stages, leads = sites["Stages"], sites["Leads"]
    _headings(grid, "A4", "Open by stage", "Leads")
    for offset in range(STAGE_ROWS):
        row, there = FIRST_ROW + offset, stages.first_row + 1 + offset
        kind, name = (_one(stages, attribute, there) for attribute in ("kind", "stage"))
        _put(grid, f"A{row}", f'=IF({kind}="open",{name},"")')
        _put(grid, f"B{row}", f'=IF(A{row}="","",COUNTIFS({leads.reference("stage")},A{row}))')


def _owners(grid: dict[tuple[int, int], Json], sites: dict[str, Site]) -> None:
    """Owner, open, overdue; and to the right how many of each stage, which the open ones are the sum of."""
    team, leads = sites["Team"], sites["Leads"]
    owners, due = leads.reference("owner"), leads.reference("next_action")
    first, last = letters(MATRIX_COLUMN), letters(MATRIX_COLUMN + STAGE_ROWS - 1)
    _headings(grid, "D4", "Owner", "Open", "Overdue")
    for offset in range(STAGE_ROWS):
        stage = f"$A${FIRST_ROW + offset}"
        _put(
            grid,
            f"{letters(MATRIX_COLUMN + offset)}4",
            f'=IF({stage}="","",{stage})',
            {"bold": True},
        )
    for offset in range(OWNER_ROWS):
        row = FIRST_ROW + offset
        name = _one(team, "name", team.first_row + 1 + offset)
        _put(grid, f"D{row}", f'=IF({name}="","",{name})')
        _put(grid, f"E{row}", f'=IF(D{row}="","",SUM({first}{row}:{last}{row}))')
        overdue = f'COUNTIFS({owners},D{row},{due},">0",{due},"<"&TODAY())'
        _put(grid, f"F{row}", f'=IF(D{row}="","",{overdue})')
        for column in range(MATRIX_COLUMN, MATRIX_COLUMN + STAGE_ROWS):
            head = f"{letters(column)}$4"
            count = f"COUNTIFS({owners},$D{row},{leads.reference('stage')},{head})"
            _put(grid, f"{letters(column)}{row}", f'=IF(OR($D{row}="",{head}=""),"",{count})')


def _sources(grid: dict[tuple[int, int], Json], sites: dict[str, Site]) -> None:
    leads = sites["Leads"]
    choices = LEADS.column("source").choices
    assert isinstance(choices, tuple)
    _headings(grid, "H4", "Source", "Leads", "Inquiries")
    for row, source in enumerate(choices, FIRST_ROW):
        sources = leads.reference("source")
        _put(grid, f"H{row}", source)
        _put(grid, f"I{row}", f"=COUNTIFS({sources},H{row})")
        _put(grid, f"J{row}", f"=SUMIFS({leads.reference('inquiries')},{sources},H{row})")


def missing_charts(board: Site, present: Collection[int]) -> list[Json]:
    """The charts whose fixed ids are not there."""
    sources = len(LEADS.column("source").choices)
    specs = {
        "stage": _chart(
            "Open leads by stage", kind="BAR", board=board, rows=STAGE_ROWS, labels=0, series=(1,)
        ),
        "owner": _chart(
            "Open and overdue by owner",
            kind="BAR",
            board=board,
            rows=OWNER_ROWS,
            labels=3,
            series=(4, 5),
        ),
        "source": _chart(
            "Inquiries by source", kind="COLUMN", board=board, rows=sources, labels=7, series=(9,)
        ),
    }
    return [
        {
            "addChart": {
                "chart": {
                    "chartId": CHART_IDS[name],
                    "spec": spec,
                    "position": _position(board, number),
                }
            }
        }
        for number, (name, spec) in enumerate(specs.items())
        if CHART_IDS[name] not in present
    ]


def _chart(
    title: str, *, kind: str, board: Site, rows: int, labels: int, series: tuple[int, ...]
) -> Json:
    value_axis = "BOTTOM_AXIS" if kind == "BAR" else "LEFT_AXIS"

    def source(column: int) -> Json:
        place = {
            "sheetId": board.sheet_id,
            "startRowIndex": FIRST_ROW - 2,
            "endRowIndex": FIRST_ROW - 1 + rows,
            "startColumnIndex": column,
            "endColumnIndex": column + 1,
        }
        return {"sourceRange": {"sources": [place]}}

    return {
        "title": title,
        "altText": f"{title}: the same figures as the table above.",
        "basicChart": {
            "chartType": kind,
            "legendPosition": "NO_LEGEND" if len(series) == 1 else "BOTTOM_LEGEND",
            "headerCount": 1,
            "domains": [{"domain": source(labels)}],
            "series": [{"series": source(s), "targetAxis": value_axis} for s in series],
        },
    }


def _position(board: Site, number: int) -> Json:
    return {
        "overlayPosition": {
            "anchorCell": {"sheetId": board.sheet_id, "rowIndex": CHART_ROW, "columnIndex": 0},
            "offsetXPixels": number * 480,
            "widthPixels": 460,
            "heightPixels": 300,
        }
    }


def _one(site: Site, attribute: str, row: int) -> str:
    return f"{site.quoted}!${letters(site.columns[attribute])}${row}"


def _headings(grid: dict[tuple[int, int], Json], first: str, *names: str) -> None:
    column = ord(first[0])
    for offset, name in enumerate(names):
        _put(grid, f"{chr(column + offset)}{first[1:]}", name, {"bold": True})


def _put(
    grid: dict[tuple[int, int], Json], address: str, content: str, style: Json | None = None
) -> None:
    letter = address.rstrip("0123456789")
    column = 0
    for character in letter:
        column = column * 26 + ord(character) - ord("A") + 1
    kind = "formulaValue" if content.startswith("=") else "stringValue"
    data: Json = {"userEnteredValue": {kind: content}}
    if style:
        data["userEnteredFormat"] = {"textFormat": style}
    grid[int(address[len(letter) :]) - 1, column - 1] = data
