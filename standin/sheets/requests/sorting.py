"""Requests that put rows in another order."""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import cmp_to_key
from typing import Any

from standin.sheets.a1 import Box
from standin.sheets.cells import EMPTY, Cell, Formula, Value
from standin.sheets.errors import Json, invalid
from standin.sheets.formulas.moving import copied_formula
from standin.sheets.requests.context import Act, Work, needed
from standin.sheets.requests.merging import boxes_of_merges, touch
from standin.sheets.tab import Tab
from standin.sheets.view import View


def sort_range(work: Work, request: Json) -> None:
    box = work.book.box_of_range(needed(request, "range"))
    sort_box(work, box, request.get("sortSpecs") or [])


def sort_box(work: Work, box: Box, specs: list[Json]) -> None:
    """Sort the rows of a box. Hidden rows stay where they are and the others are sorted around them."""
    tab = work.book.tab(box.sheet_id)
    if any(one.height > 1 and touch(box, one) for one in boxes_of_merges(work, tab)):
        raise invalid(
            "You can't sort a range containing vertical merges. Unmerge the cells and try again."
        )
    for spec in specs:
        column = spec.get("dimensionIndex", 0)
        if not box.left <= column < box.right:
            raise invalid(f"The sort column {column} lies outside the range.")
    places = [
        row
        for row in range(box.top, min(box.bottom, len(tab.grid.rows)))
        if not tab.row_hidden(row)
    ]
    _arrange(
        tab,
        box,
        places,
        in_order(View(work.book, work.now), tab, places, specs or [{"dimensionIndex": box.left}]),
    )


def in_order(view: View, tab: Tab, places: list[int], specs: list[Json]) -> list[int]:
    """These rows as the sort specs order them; blanks last, equals as they stood."""
    order = list(places)
    for spec in reversed(specs):
        column, down = spec.get("dimensionIndex", 0), spec.get("sortOrder") == "DESCENDING"
        keys = {row: view.value(tab, row, column, tab.grid.cell(row, column)) for row in order}
        order.sort(key=_by(keys, down=down))
    return order


def _by(keys: dict[int, Value], *, down: bool) -> Callable[[int], Any]:
    def compare(one: int, other: int) -> int:
        return _compare(keys[one], keys[other], down=down)

    return cmp_to_key(compare)


def _compare(one: Value, other: Value, *, down: bool) -> int:
    """Numbers, then text, then booleans; blanks last whatever the direction."""
    if one is None or other is None:
        return (one is None) - (other is None)
    a, b = _rank(one), _rank(other)
    return ((a > b) - (a < b)) * (-1 if down else 1)


def _rank(value: Value) -> tuple[int, Any]:
    if isinstance(value, bool):
        return 2, value
    if isinstance(value, str):
        return 1, value.casefold()
    return 0, value


def _arrange(tab: Tab, box: Box, places: list[int], order: list[int]) -> None:
    """Move the cells of the box: notes, formats and validation travel with their row."""
    if box.width == tab.columns:
        _arrange_rows(tab, places, order)
        return
    taken = {row: [tab.grid.cell(row, c) for c in range(box.left, box.right)] for row in places}
    for place, source in zip(places, order, strict=True):
        if place != source:
            for offset, cell in enumerate(taken[source]):
                tab.grid.put(place, box.left + offset, _carried(cell, place - source))


def _arrange_rows(tab: Tab, places: list[int], order: list[int]) -> None:
    """Whole rows keep their identity, so that an undo finds them again."""
    tab.grid.order_rows(places, order)
    for place, source in zip(places, order, strict=True):
        if place == source:
            continue
        for column, cell in enumerate(tab.grid.cells_of(place)):
            if cell is not None and type(cell.value) is Formula:
                tab.grid.put(place, column, _carried(cell, place - source))


def _carried(cell: Cell, down: int) -> Cell:
    if cell is EMPTY or type(cell.value) is not Formula:
        return cell
    return cell._replace(value=Formula(copied_formula(cell.value, down, 0)))


def randomize_range(work: Work, request: Json) -> None:
    box = work.book.box_of_range(needed(request, "range"))
    tab = work.book.tab(box.sheet_id)
    places = list(range(box.top, min(box.bottom, max(len(tab.grid.rows), box.top))))
    order = list(places)
    random.SystemRandom().shuffle(order)
    _arrange(tab, box, places, order)


ACTS: dict[str, Act] = {"sortRange": sort_range, "randomizeRange": randomize_range}
