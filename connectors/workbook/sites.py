"""Where our tabs stand, or will stand once furnishing is done, and the requests that add them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from connectors.workbook import furniture
from connectors.workbook.cells import Json
from connectors.workbook.inventory import Standing
from connectors.workbook.places import letters
from leads.tabs import DASHBOARD, Column, Tab

FIRST_SHEET_ID = 730_001
"""New tabs get the next free id from here, so that one batch can both add and fill them."""

_PLAIN_TITLE = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A tab as it will stand after furnishing.

    Attributes:
        fresh: Attributes of the columns that are being added now.
    """

    tab: Tab
    sheet_id: int
    title: str
    header: int
    columns: Mapping[str, int]
    fresh: frozenset[str]

    @property
    def first_row(self) -> int:
        """0-based row below the headings."""
        return self.header + 1

    def below(self, attribute: str) -> Json:
        """The whole column under its heading, rows that come later included."""
        index = self.columns[attribute]
        return {
            "sheetId": self.sheet_id,
            "startRowIndex": self.first_row,
            "startColumnIndex": index,
            "endColumnIndex": index + 1,
        }

    def reference(self, attribute: str) -> str:
        """The same in a formula: Stages!$A$2:$A."""
        letter = letters(self.columns[attribute])
        return f"{self.quoted}!${letter}${self.first_row + 1}:${letter}"

    @property
    def quoted(self) -> str:
        if set(self.title) <= _PLAIN_TITLE:
            return self.title
        return "'" + self.title.replace("'", "''") + "'"

    def fresh_columns(self) -> list[Column]:
        return [column for column in self.tab.columns if column.attribute in self.fresh]


def standing_site(tab: Tab, standing: Standing) -> Site:
    """A tab that is there; missing columns go to the right of all that is in use."""
    columns = dict(standing.columns)
    in_use = max((len(row) for row in standing.rows), default=0)
    free = max([in_use, *(index + 1 for index in columns.values())])
    fresh = [c.attribute for c in tab.columns if c.attribute not in columns]
    columns |= {attribute: free + offset for offset, attribute in enumerate(fresh)}
    return Site(
        tab=tab,
        sheet_id=standing.sheet.sheet_id,
        title=standing.sheet.title,
        header=standing.header,
        columns=columns,
        fresh=frozenset(fresh),
    )


def new_site(tab: Tab, sheet_id: int) -> Site:
    columns = {column.attribute: index for index, column in enumerate(tab.columns)}
    return Site(
        tab=tab,
        sheet_id=sheet_id,
        title=tab.title,
        header=0,
        columns=columns,
        fresh=frozenset(columns),
    )


def _properties(tab: Tab, sheet_id: int) -> Json:
    grid: Json = {"rowCount": furniture.rows_of(tab), "columnCount": furniture.columns_of(tab)}
    if tab.columns:
        grid["frozenRowCount"] = 1
    if tab is DASHBOARD:
        grid["hideGridlines"] = True
    if frozen := furniture.FROZEN_COLUMNS.get(tab.title):
        grid["frozenColumnCount"] = frozen
    return {
        "sheetId": sheet_id,
        "title": tab.title,
        "gridProperties": grid,
        "tabColor": furniture.TAB_COLOURS.get(tab.title, furniture.GREY),
    }


def new_tab(tab: Tab, sheet_id: int, index: int) -> Json:
    properties = _properties(tab, sheet_id) | {"index": index}
    if tab.hidden:
        properties["hidden"] = True
    return {"addSheet": {"properties": properties}}


def renamed(tab: Tab, sheet_id: int) -> Json:
    """The empty first tab of a new spreadsheet becomes ours."""
    fields = "title,tabColor,gridProperties(rowCount,columnCount,frozenRowCount,frozenColumnCount)"
    return {"updateSheetProperties": {"properties": _properties(tab, sheet_id), "fields": fields}}
