"""Google's own charts over the tables of the Dashboard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from connectors.workbook.board_tables import AGES, LEFT, OWNER_ROWS, STAGE_ROWS, WEEKS, sources
from connectors.workbook.cells import Json

BLUE: Json = {"red": 0.26, "green": 0.45, "blue": 0.77}
PALE: Json = {"red": 0.66, "green": 0.76, "blue": 0.9}
RED: Json = {"red": 0.8, "green": 0.27, "blue": 0.23}
AMBER: Json = {"red": 0.96, "green": 0.69, "blue": 0.2}
GREEN: Json = {"red": 0.24, "green": 0.62, "blue": 0.36}
GREY: Json = {"red": 0.62, "green": 0.65, "blue": 0.69}
MANY: tuple[Json, ...] = (
    BLUE,
    {"red": 0.36, "green": 0.68, "blue": 0.79},
    GREEN,
    {"red": 0.65, "green": 0.78, "blue": 0.35},
    AMBER,
    {"red": 0.9, "green": 0.49, "blue": 0.28},
    {"red": 0.67, "green": 0.44, "blue": 0.67},
    {"red": 0.49, "green": 0.42, "blue": 0.72},
    GREY,
)
BESIDE = 7
"""Column H: to the right of the narrow tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart over a table.

    Attributes:
        head: The table's row of headings; the data are the `rows` below it.
        labels: Column of the categories, from the table's first column; `series` likewise, with colours.
        at: Where its corner is: row of the table, column of the tab; `size` in pixels.
    """

    number: int
    table: str
    title: str
    kind: str
    head: int
    rows: int
    labels: int
    series: tuple[tuple[int, Json], ...]
    at: tuple[int, int] = (0, BESIDE)
    size: tuple[int, int] = (560, 290)
    stacked: bool = False

    def spec(self, sheet_id: int, top: int) -> Json:
        """The ChartSpec when the table begins in this row (0-based)."""
        bars = self.kind == "BAR"
        axis = "BOTTOM_AXIS" if bars else "LEFT_AXIS"

        def data(column: int) -> Json:
            place = {
                "sheetId": sheet_id,
                "startRowIndex": top + self.head,
                "endRowIndex": top + self.head + 1 + self.rows,
                "startColumnIndex": LEFT + column,
                "endColumnIndex": LEFT + column + 1,
            }
            return {"sourceRange": {"sources": [place]}}

        chart: Json = {
            "chartType": self.kind,
            "legendPosition": "NO_LEGEND" if len(self.series) == 1 else "BOTTOM_LEGEND",
            "headerCount": 1,
            "domains": [{"domain": data(self.labels)}],
            "series": [
                {"series": data(column), "targetAxis": axis, "colorStyle": {"rgbColor": colour}}
                for column, colour in self.series
            ],
        }
        if self.stacked:
            chart["stackedType"] = "STACKED"
        return {
            "title": self.title,
            "altText": f"{self.title}: the same figures as in the table beside it.",
            "basicChart": chart,
        }

    def added(self, sheet_id: int, top: int) -> Json:
        row, column = self.at
        width, height = self.size
        corner = {"sheetId": sheet_id, "rowIndex": top + row, "columnIndex": column}
        position = {"anchorCell": corner, "widthPixels": width, "heightPixels": height}
        return {
            "addChart": {
                "chart": {
                    "chartId": self.number,
                    "spec": self.spec(sheet_id, top),
                    "position": {"overlayPosition": position},
                }
            }
        }

    def pointed(self, sheet_id: int, top: int) -> Json:
        """The same chart over a table that was added anew."""
        return {"updateChartSpec": {"chartId": self.number, "spec": self.spec(sheet_id, top)}}


CHARTS: tuple[Chart, ...] = (
    Chart(
        number=940_011,
        table="Dashboard_stages",
        title="Open leads by stage",
        kind="BAR",
        head=1,
        rows=STAGE_ROWS,
        labels=0,
        series=((1, BLUE),),
    ),
    Chart(
        number=940_012,
        table="Dashboard_owners",
        title="Open leads by owner: overdue, today, later",
        kind="BAR",
        head=1,
        rows=OWNER_ROWS + 2,
        labels=0,
        series=((1, RED), (2, AMBER), (3, PALE)),
        size=(560, 460),
        stacked=True,
    ),
    Chart(
        number=940_013,
        table="Dashboard_weeks",
        title="New leads a week, by source",
        kind="COLUMN",
        head=1,
        rows=WEEKS,
        labels=0,
        series=tuple((n, MANY[(n - 1) % len(MANY)]) for n in range(1, len(sources()) + 2)),
        at=(WEEKS + 3, 1),
        size=(1190, 270),
        stacked=True,
    ),
    Chart(
        number=940_014,
        table="Dashboard_answers",
        title="Waiting for a first answer, by days since they came",
        kind="COLUMN",
        head=2,
        rows=len(AGES),
        labels=3,
        series=((4, BLUE),),
        at=(2, BESIDE),
    ),
    Chart(
        number=940_015,
        table="Dashboard_results",
        title="Won and lost, by source",
        kind="COLUMN",
        head=1,
        rows=len(sources()) + 1,
        labels=0,
        series=((1, GREEN), (2, GREY)),
    ),
)


def charts_by_table() -> Mapping[str, Chart]:
    return {chart.table: chart for chart in CHARTS}
