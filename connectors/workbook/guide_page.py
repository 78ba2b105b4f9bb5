"""The Guide tab's page: ours above the line, people's own below it."""

from __future__ import annotations

from connectors.workbook.cells import Json, text
from connectors.workbook.inventory import Standing
from leads.telling.guide import FOOT

WIDTH = 820
HEADING = "# "


def guide_requests(sheet_id: int, standing: Standing | None, lines: list[str]) -> list[Json]:
    """What brings the page up to date; [] when it is, or when people made the tab wholly their own."""
    shown = [text(row[0]) if row else "" for row in standing.rows] if standing else []
    if not any(shown):
        return [_width(sheet_id), _page(sheet_id, lines)]
    if FOOT not in shown:
        return []
    above = shown[: shown.index(FOOT)]
    wanted = lines[:-1] + [""] * (len(above) - len(lines) + 1)
    if [line.removeprefix(HEADING) for line in wanted] == above:
        return []
    room = len(wanted) - len(above)
    return [*_more_rows(sheet_id, len(above), room), _page(sheet_id, wanted)]


def _more_rows(sheet_id: int, before: int, count: int) -> list[Json]:
    """Push the line and what people wrote below it down."""
    if count <= 0:
        return []
    place = {
        "sheetId": sheet_id,
        "dimension": "ROWS",
        "startIndex": before,
        "endIndex": before + count,
    }
    return [{"insertDimension": {"range": place, "inheritFromBefore": before > 0}}]


def _page(sheet_id: int, lines: list[str]) -> Json:
    return {
        "updateCells": {
            "start": {"sheetId": sheet_id, "rowIndex": 0, "columnIndex": 0},
            "rows": [{"values": [_line(line)]} for line in lines],
            "fields": "userEnteredValue,userEnteredFormat(textFormat,wrapStrategy)",
        }
    }


def _line(line: str) -> Json:
    is_heading = line.startswith(HEADING)
    style: Json = {"bold": True, "fontSize": 13} if is_heading else {"fontSize": 10}
    data: Json = {"userEnteredFormat": {"textFormat": style, "wrapStrategy": "WRAP"}}
    if line:
        told = line.removeprefix(HEADING)
        data["userEnteredValue"] = {"stringValue": told}
    return data


def _width(sheet_id: int) -> Json:
    place = {"sheetId": sheet_id, "dimension": "COLUMNS", "startIndex": 0, "endIndex": 1}
    return {
        "updateDimensionProperties": {
            "range": place,
            "properties": {"pixelSize": WIDTH},
            "fields": "pixelSize",
        }
    }
