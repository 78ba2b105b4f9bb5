"""Which rows does the basic filter hide?"""

from __future__ import annotations

from standin.sheets.cells import Value
from standin.sheets.conditions import check_condition, meets
from standin.sheets.errors import Json
from standin.sheets.tab import Tab
from standin.sheets.view import View


def apply_filter(view: View, tab: Tab) -> None:
    """Set `hiddenByFilter` on the rows the basic filter hides, and take it from all others."""
    for row, kept in list(tab.row_properties.items()):
        rest = {k: v for k, v in kept.items() if k != "hiddenByFilter"}
        if rest:
            tab.row_properties[row] = rest
        else:
            del tab.row_properties[row]
    if not tab.basic_filter:
        return
    box = view.book.box_of_range(tab.basic_filter["range"])
    criteria = criteria_of(tab.basic_filter)
    if not criteria:
        return
    for row in range(box.top + 1, box.bottom):
        if not lets_through(view, tab, row, criteria):
            tab.row_properties[row] = {**tab.row_properties.get(row, {}), "hiddenByFilter": True}


def lets_through(view: View, tab: Tab, row: int, criteria: dict[int, Json]) -> bool:
    """Whether a row meets all of these criteria, which stand by column."""
    return all(_passes(view, tab, row, column, one) for column, one in criteria.items())


def criteria_of(filtered: Json) -> dict[int, Json]:
    """Criteria of a filter or filter view by column; the older map and the newer list of specs say the same."""
    made = {int(column): one for column, one in (filtered.get("criteria") or {}).items()}
    for spec in filtered.get("filterSpecs") or []:
        made[spec.get("columnIndex", 0)] = spec.get("filterCriteria", {})
    return made


def check_criteria(filtered: Json) -> None:
    """400 when a condition of a filter or filter view cannot be used."""
    for one in criteria_of(filtered).values():
        if "condition" in one:
            check_condition(one["condition"])


def _passes(view: View, tab: Tab, row: int, column: int, criterion: Json) -> bool:
    cell = tab.grid.cell(row, column)
    value, text = view.value(tab, row, column, cell), view.text(tab, row, column, cell)
    if text in (criterion.get("hiddenValues") or []):
        return False
    condition = criterion.get("condition")

    def formula(source: str) -> Value:
        return view.calculator.evaluate_at(source, tab, row, column)

    return condition is None or meets(view, condition, value, text, formula=formula)
