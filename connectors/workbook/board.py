"""Cells of a table as one request: texts, numbers and formulas, each in its style."""

from __future__ import annotations

from dataclasses import dataclass, field

from connectors.workbook import furniture
from connectors.workbook.cells import Json
from connectors.workbook.places import letters

INK: Json = {"red": 0.13, "green": 0.17, "blue": 0.23}
FAINT: Json = {"red": 0.42, "green": 0.46, "blue": 0.52}
LINE: Json = {"red": 0.8, "green": 0.83, "blue": 0.87}

DAY: Json = {"type": "DATE", "pattern": "d mmm"}
SHARE: Json = {"type": "PERCENT", "pattern": "0%"}
COUNT: Json = {"type": "NUMBER", "pattern": '0;-0;"–"'}
"""A zero is a dash: the eye finds what there is."""
PLAIN_COUNT: Json = {"type": "NUMBER", "pattern": "0"}
HOURS: Json = {"type": "NUMBER", "pattern": "0.0"}

TITLE: Json = {
    "textFormat": {"bold": True, "fontSize": 20, "foregroundColor": INK},
    "verticalAlignment": "MIDDLE",
}
STATUS: Json = {"textFormat": {"fontSize": 10, "foregroundColor": FAINT}}
SECTION: Json = {"textFormat": {"bold": True, "fontSize": 13, "foregroundColor": INK}}
NOTE: Json = {"textFormat": {"fontSize": 9, "italic": True, "foregroundColor": FAINT}}
HEADING: Json = {
    "backgroundColor": furniture.HEADER_COLOUR,
    "textFormat": {"bold": True, "foregroundColor": furniture.WHITE},
    "wrapStrategy": "CLIP",
}
LABEL: Json = {"textFormat": {"fontSize": 9, "foregroundColor": FAINT}}
FIGURE: Json = {
    "textFormat": {"bold": True, "fontSize": 22, "foregroundColor": INK},
    "horizontalAlignment": "LEFT",
    "verticalAlignment": "MIDDLE",
    "borders": {"bottom": {"style": "SOLID_MEDIUM", "color": furniture.HEADER_COLOUR}},
}
CELL: Json = {
    "borders": {"bottom": {"style": "SOLID", "color": LINE}},
    "wrapStrategy": "CLIP",
}
TEXT_CELL: Json = CELL
RIGHT: Json = {"horizontalAlignment": "RIGHT"}


@dataclass(slots=True)
class Cells:
    """What is to be written, by 0-based row and column."""

    at: dict[tuple[int, int], Json] = field(default_factory=dict)

    def put(
        self, row: int, column: int, content: str | None, style: Json, number: Json | None = None
    ) -> None:
        """A text, or a formula where it begins with an equals sign; None styles a cell and leaves it blank.

        Formulas separate their arguments by semicolons and hold neither fractions nor braces with columns:
        so they mean the same in a spreadsheet of any locale, and Google reads them in the spreadsheet's own.
        """
        shape = style | ({"numberFormat": number} if number else {})
        data: Json = {"userEnteredFormat": shape}
        if content is not None:
            kind = "formulaValue" if content.startswith("=") else "stringValue"
            data["userEnteredValue"] = {kind: content}
        self.at[row, column] = data

    def row(self, row: int, column: int, contents: list[str], style: Json) -> None:
        for offset, content in enumerate(contents):
            shape = style | (RIGHT if offset and style is HEADING else {})
            self.put(row, column + offset, content, shape)

    def request(self, sheet_id: int) -> Json:
        """One updateCells over the rectangle around them all."""
        top, left = (min(place[axis] for place in self.at) for axis in (0, 1))
        bottom, right = (max(place[axis] for place in self.at) + 1 for axis in (0, 1))
        rows = [
            {"values": [self.at.get((row, column), {}) for column in range(left, right)]}
            for row in range(top, bottom)
        ]
        return {
            "updateCells": {
                "start": {"sheetId": sheet_id, "rowIndex": top, "columnIndex": left},
                "rows": rows,
                "fields": "userEnteredValue,userEnteredFormat",
            }
        }


def address(row: int, column: int, fixed: str = "") -> str:
    """B5 for (4, 1); `fixed` says what a copy keeps: "c" $B5, "r" B$5, "cr" $B$5."""
    return f"{'$' if 'c' in fixed else ''}{letters(column)}{'$' if 'r' in fixed else ''}{row + 1}"


def span(top: int, left: int, bottom: int, right: int) -> str:
    """A fixed rectangle, both ends included."""
    return f"{address(top, left, 'cr')}:{address(bottom, right, 'cr')}"
