"""Where does values.append write? Below the last table that the range touches.

A table is a group of filled cells that touch each other, corners included. Recorded traffic shows the trap: a row
with a gap is two tables, and the second appended row starts under the last of them.
"""

from __future__ import annotations

from standin.sheets.a1 import Box
from standin.sheets.tab import Tab

Place = tuple[int, int]


def table_in(tab: Tab, box: Box) -> Box | None:
    """The bounding box of the last table (bottom-most, then right-most) with a filled cell inside the range."""
    filled = _filled(tab)
    found: Box | None = None
    seen: set[Place] = set()
    for row in range(box.top, box.bottom):
        for column in sorted(filled.get(row, ())):
            if box.left <= column < box.right and (row, column) not in seen:
                table = _bounds(tab, _connected(filled, (row, column), seen))
                if found is None or (table.bottom, table.right) > (found.bottom, found.right):
                    found = table
    return found


def _filled(tab: Tab) -> dict[int, set[int]]:
    rows = {}
    for number, row in enumerate(tab.grid.rows):
        columns = {
            c for c, cell in enumerate(row.cells) if cell is not None and cell.value is not None
        }
        if columns:
            rows[number] = columns
    return rows


def _connected(filled: dict[int, set[int]], start: Place, seen: set[Place]) -> set[Place]:
    group = {start}
    waiting = [start]
    while waiting:
        row, column = waiting.pop()
        for near in (row - 1, row, row + 1):
            columns = filled.get(near, ())
            for beside in (column - 1, column, column + 1):
                if beside in columns and (near, beside) not in group:
                    group.add((near, beside))
                    waiting.append((near, beside))
    seen |= group
    return group


def _bounds(tab: Tab, group: set[Place]) -> Box:
    rows, columns = [row for row, _ in group], [column for _, column in group]
    return Box(tab.sheet_id, min(rows), min(columns), max(rows) + 1, max(columns) + 1)
