"""How wide must a column be for its text? Widths of an Arial-like face, in pixels."""

from __future__ import annotations

from standin.sheets.tab import Tab
from standin.sheets.view import View

_PIXELS_PER_POINT = (
    1.2716  # measured: 1,024 letters A of 10 points came back as a column of 8,691 pixels
)
_EMS = {
    **dict.fromkeys("ijl|'", 0.222),
    **dict.fromkeys(" .,:;/!\\ftI[]", 0.278),
    **dict.fromkeys("-()r`", 0.333),
    **dict.fromkeys("ckvsxyzJ", 0.5),
    **dict.fromkeys("+=<>~", 0.584),
    **dict.fromkeys("ABEKPSVXY&", 0.667),
    **dict.fromkeys("CDHNRUw", 0.722),
    **dict.fromkeys("GOQ", 0.778),
    **dict.fromkeys("mM", 0.833),
    **dict.fromkeys("W%", 0.944),
}
_USUAL_EM = 0.556
_PADDING = 6
_NARROWEST = 21


def text_width(text: str, points: float) -> int:
    """The width of the widest line of a text."""
    widest = max(
        (sum(_EMS.get(letter, _USUAL_EM) for letter in line) for line in text.split("\n")),
        default=0,
    )
    return round(widest * points * _PIXELS_PER_POINT)


def fitting_width(view: View, tab: Tab, column: int) -> int | None:
    """The width that shows every text of the column; None when the column is blank."""
    widest = None
    for row in range(len(tab.grid.rows)):
        cell = tab.grid.cell(row, column)
        if cell.value is not None:
            points = (cell.format or {}).get("textFormat", {}).get("fontSize", 10)
            width = text_width(view.text(tab, row, column, cell), points) + _PADDING
            widest = max(widest or _NARROWEST, width)
    return widest
