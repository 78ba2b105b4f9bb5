"""What does a chart show? Its specification with the data of its ranges read in."""

from __future__ import annotations

from typing import Any

from standin.sheets.cells import ErrorValue
from standin.sheets.errors import ApiError, Json
from standin.sheets.view import View


def chart_picture(view: View, chart: Json) -> Json:
    """The chart's id, position and spec, and its domains and series as lists of values."""
    spec = chart.get("spec", {})
    made: Json = {"chart_id": chart["chartId"], "position": chart.get("position", {}), "spec": spec}
    basic, pie = spec.get("basicChart"), spec.get("pieChart")
    if basic:
        made["domains"] = [_data(view, one.get("domain", {})) for one in basic.get("domains", [])]
        made["series"] = [_data(view, one.get("series", {})) for one in basic.get("series", [])]
        made["header_rows"] = basic.get("headerCount", 0)
    elif pie:
        made["domains"] = [_data(view, pie.get("domain", {}))]
        made["series"] = [_data(view, pie.get("series", {}))]
    elif "scorecardChart" in spec:
        made["series"] = [_data(view, spec["scorecardChart"].get("keyValueData", {}))]
    return made


def _data(view: View, data: Json) -> list[Any]:
    """The values of a ChartData's ranges, one after the other; blanks are null, errors their text."""
    values: list[Any] = []
    for source in data.get("sourceRange", {}).get("sources", []):
        try:
            box = view.book.box_of_range(source)
        except ApiError:
            continue
        tab = view.book.tab(box.sheet_id)
        for row in range(box.top, box.bottom):
            for column in range(box.left, box.right):
                cell = tab.grid.cell(row, column)
                value = view.plain(tab, row, column, cell, dates_as_text=True)
                values.append(str(value) if isinstance(value, ErrorValue) else value)
    return values
