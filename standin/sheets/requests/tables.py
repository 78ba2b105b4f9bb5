"""Requests about native tables: a named range of a tab with typed columns, whose body grows when it is appended to."""

from __future__ import annotations

import secrets

from standin.sheets.a1 import Box
from standin.sheets.errors import Json, invalid
from standin.sheets.fields import parse_mask, updated
from standin.sheets.rendering import without_zero
from standin.sheets.requests.context import Act, Work, needed, needed_mask
from standin.sheets.requests.merging import touch
from standin.sheets.tab import Tab


def find_table(work: Work, table_id: str | None) -> tuple[Tab, int]:
    """The tab that holds a table and the table's place in its list; 400 when there is none."""
    for tab in work.book.tabs:
        for place, table in enumerate(tab.tables):
            if table["tableId"] == table_id:
                return tab, place
    raise invalid(f"No table with id: {table_id}")


def _checked(work: Work, table: Json) -> Json:
    """A table as it is kept: bounded range, a column name for each column."""
    box = work.book.box_of_range(needed(table, "range"))
    tab = work.book.tab(box.sheet_id)
    for other in tab.tables:
        if other["tableId"] != table["tableId"] and touch(
            box, work.book.box_of_range(other["range"])
        ):
            raise invalid("Tables cannot overlap.")
    given = {one.get("columnIndex", 0): one for one in table.get("columnProperties") or []}
    columns = [_column(tab, box, number, given.get(number, {})) for number in range(box.width)]
    return {**table, "range": box.grid_range(), "columnProperties": columns}


def _column(tab: Tab, box: Box, number: int, given: Json) -> Json:
    heading = tab.grid.cell(box.top, box.left + number).value
    named = given.get("columnName") or (
        str(heading) if heading is not None else f"Column {number + 1}"
    )
    made = {"columnIndex": number} if number else {}
    return {
        **made,
        "columnName": named,
        **{k: v for k, v in given.items() if k not in {"columnIndex", "columnName"}},
    }


def add_table(work: Work, request: Json) -> Json:
    asked = needed(request, "table")
    if not asked.get("name"):
        raise invalid("Table must have a name.")
    if any(table["name"] == asked["name"] for tab in work.book.tabs for table in tab.tables):
        raise invalid(f"A table with the name '{asked['name']}' already exists.")
    table = _checked(work, {"tableId": asked.get("tableId") or secrets.token_hex(8), **asked})
    tab = work.book.tab(table["range"].get("sheetId", 0))
    tab.tables.append(table)
    _write_headings(work, tab, table)
    return {"table": without_zero(table)}


def _write_headings(work: Work, tab: Tab, table: Json) -> None:
    """The column names are what the heading cells show."""
    box = work.book.box_of_range(table["range"])
    for offset, column in enumerate(table["columnProperties"]):
        old = tab.grid.cell(box.top, box.left + offset)
        if old.value != column["columnName"]:
            tab.grid.put(box.top, box.left + offset, old.with_value(column["columnName"]))


def update_table(work: Work, request: Json) -> None:
    asked = needed(request, "table")
    tab, place = find_table(work, asked.get("tableId"))
    made = updated(tab.tables[place], asked, parse_mask(needed_mask(request)))
    made["tableId"] = tab.tables[place]["tableId"]
    tab.tables[place] = _checked(work, made)
    _write_headings(work, tab, tab.tables[place])


def delete_table(work: Work, request: Json) -> None:
    """The table goes with its content."""
    tab, place = find_table(work, request.get("tableId"))
    box = work.book.box_of_range(tab.tables.pop(place)["range"])
    for row in range(box.top, min(box.bottom, len(tab.grid.rows))):
        for column in range(box.left, box.right):
            old = tab.grid.cell(row, column)
            tab.grid.put(row, column, old.with_value(None))


def body_end(work: Work, tab: Tab, table: Json) -> tuple[int, int]:
    """Where a row appended to a table goes: (row, left column), after the last filled row of its body."""
    box = work.book.box_of_range(table["range"])
    for row in range(box.bottom - 1, box.top, -1):
        if any(tab.grid.cell(row, c).value is not None for c in range(box.left, box.right)):
            return row + 1, box.left
    return box.top + 1, box.left


ACTS: dict[str, Act] = {
    "addTable": add_table,
    "updateTable": update_table,
    "deleteTable": delete_table,
}
