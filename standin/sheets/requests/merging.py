"""Requests that merge cells and take merges apart."""

from __future__ import annotations

from standin.sheets.a1 import Box
from standin.sheets.errors import Json, invalid
from standin.sheets.requests.context import Act, Work, needed
from standin.sheets.tab import Tab


def boxes_of_merges(work: Work, tab: Tab) -> list[Box]:
    return [work.book.box_of_range({"sheetId": tab.sheet_id, **merge}) for merge in tab.merges]


def touch(one: Box, other: Box) -> bool:
    """Whether two boxes share a cell."""
    return (
        one.top < other.bottom
        and other.top < one.bottom
        and one.left < other.right
        and other.left < one.right
    )


def inside(inner: Box, outer: Box) -> bool:
    return (
        outer.top <= inner.top
        and inner.bottom <= outer.bottom
        and outer.left <= inner.left
        and inner.right <= outer.right
    )


def merge_cells(work: Work, request: Json) -> None:
    """Merging swallows the merges inside; the upper left value stays, the others are dropped."""
    box = work.book.box_of_range(needed(request, "range"))
    tab = work.book.tab(box.sheet_id)
    old = boxes_of_merges(work, tab)
    if any(touch(box, one) and not inside(one, box) for one in old):
        raise invalid("You must select all cells in a merged range to merge or unmerge them.")
    kept = [merge for merge, one in zip(tab.merges, old, strict=True) if not touch(box, one)]
    parts = [
        one
        for one in _parts(box, request.get("mergeType", "MERGE_ALL"))
        if one.height * one.width > 1
    ]
    for part in parts:
        _drop_covered(tab, part)
    tab.merges = kept + [part.grid_range() for part in parts]


def _parts(box: Box, kind: str) -> list[Box]:
    match kind:
        case "MERGE_ROWS":
            return [
                Box(box.sheet_id, row, box.left, row + 1, box.right)
                for row in range(box.top, box.bottom)
            ]
        case "MERGE_COLUMNS":
            return [
                Box(box.sheet_id, box.top, c, box.bottom, c + 1) for c in range(box.left, box.right)
            ]
    return [box]


def _drop_covered(tab: Tab, box: Box) -> None:
    for row in range(box.top, min(box.bottom, len(tab.grid.rows))):
        for column in range(box.left, box.right):
            cell = tab.grid.cell(row, column)
            if (row, column) != (box.top, box.left) and cell.value is not None:
                tab.grid.put(row, column, cell.with_value(None))


def unmerge_cells(work: Work, request: Json) -> None:
    box = work.book.box_of_range(needed(request, "range"))
    tab = work.book.tab(box.sheet_id)
    old = boxes_of_merges(work, tab)
    if any(touch(box, one) and not inside(one, box) for one in old):
        raise invalid("You must select all cells in a merged range to merge or unmerge them.")
    tab.merges = [merge for merge, one in zip(tab.merges, old, strict=True) if not touch(box, one)]


ACTS: dict[str, Act] = {"mergeCells": merge_cells, "unmergeCells": unmerge_cells}
