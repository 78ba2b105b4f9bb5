"""Where does a range lie after rows or columns were inserted, deleted or moved?

A range that begins at the insertion point is pushed; one the insertion falls inside grows; a range whose every
row or column is deleted is gone. The same rule serves merges, protections, filters, banding, formats, charts,
named ranges, metadata and formulas.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from standin.sheets.errors import Json

Dimension = Literal["ROWS", "COLUMNS"]
Interval = tuple[int, int]

_KEYS: dict[Dimension, tuple[str, str]] = {
    "ROWS": ("startRowIndex", "endRowIndex"),
    "COLUMNS": ("startColumnIndex", "endColumnIndex"),
}
_COORDINATE = {"sheetId", "rowIndex", "columnIndex"}
_PLACES = (*_KEYS["ROWS"], *_KEYS["COLUMNS"], "rowIndex", "columnIndex")


@dataclass(frozen=True, slots=True)
class Shift:
    """One change of a tab's rows or columns.

    `index` says where a single row or column is afterwards (None: deleted), `interval` the same for a
    half-open stretch of them.
    """

    sheet_id: int
    dimension: Dimension
    index: Callable[[int], int | None]
    interval: Callable[[int, int], Interval | None]


def inserting(sheet_id: int, dimension: Dimension, at: int, count: int) -> Shift:
    def index(number: int) -> int:
        return number + count if number >= at else number

    def interval(start: int, end: int) -> Interval:
        return index(start), end + count if end > at else end

    return Shift(sheet_id, dimension, index, interval)


def deleting(sheet_id: int, dimension: Dimension, first: int, beyond: int) -> Shift:
    def squeeze(number: int) -> int:
        return number - max(0, min(number, beyond) - first)

    def index(number: int) -> int | None:
        return None if first <= number < beyond else squeeze(number)

    def interval(start: int, end: int) -> Interval | None:
        start, end = squeeze(start), squeeze(end)
        return (start, end) if end > start else None

    return Shift(sheet_id, dimension, index, interval)


def moving(sheet_id: int, dimension: Dimension, first: int, beyond: int, to: int) -> Shift:
    width = beyond - first

    def index(number: int) -> int:
        if first <= number < beyond:
            return number + (to - first if to <= first else to - beyond)
        if to <= number < first:
            return number + width
        if beyond <= number < to:
            return number - width
        return number

    def interval(start: int, end: int) -> Interval:
        """A stretch that moves as a whole moves along; any other keeps its bounds."""
        if first <= start and end <= beyond:
            return index(start), index(end - 1) + 1
        if end <= first or start >= beyond:
            return (index(start), index(end - 1) + 1) if not start < to < end else (start, end)
        return start, end

    return Shift(sheet_id, dimension, index, interval)


def shifted_range(grid_range: Json, shift: Shift) -> Json | None:
    """A GridRange after the shift; None when nothing is left of it."""
    if grid_range.get("sheetId", 0) != shift.sheet_id:
        return grid_range
    start_key, end_key = _KEYS[shift.dimension]
    if start_key not in grid_range and end_key not in grid_range:
        return grid_range
    start = grid_range.get(start_key, 0)
    if end_key not in grid_range:
        moved = shift.index(start)
        return grid_range if moved is None else {**grid_range, start_key: moved}
    after = shift.interval(start, grid_range[end_key])
    return None if after is None else {**grid_range, start_key: after[0], end_key: after[1]}


def shifted_stretch(stretch: Json, shift: Shift) -> Json | None:
    """A DimensionRange after the shift; None when nothing is left of it."""
    if (
        stretch.get("sheetId", 0) != shift.sheet_id
        or stretch.get("dimension") != shift.dimension
        or "endIndex" not in stretch
    ):
        return stretch
    after = shift.interval(stretch.get("startIndex", 0), stretch["endIndex"])
    return None if after is None else {**stretch, "startIndex": after[0], "endIndex": after[1]}


def shifted_numbers(kept: dict[int, Json], shift: Shift) -> dict[int, Json]:
    """A mapping by row or column number after the shift."""
    moved: dict[int, Json] = {}
    for number, what in kept.items():
        there = shift.index(number)
        if there is not None:
            moved[there] = what
    return moved


def shifted_inside(what: Any, shift: Shift) -> Any:
    """A chart or another object with every GridRange inside it shifted; a range that vanished stays as it was."""
    if isinstance(what, list):
        return [shifted_inside(one, shift) for one in what]
    if not isinstance(what, dict):
        return what
    if "startRowIndex" in what or "startColumnIndex" in what:
        return shifted_range(what, shift) or what
    if ("rowIndex" in what or "columnIndex" in what) and what.keys() <= _COORDINATE:
        return _shifted_cell(what, shift)
    return {key: shifted_inside(one, shift) for key, one in what.items()}


def _shifted_cell(place: Json, shift: Shift) -> Json:
    key = "rowIndex" if shift.dimension == "ROWS" else "columnIndex"
    if place.get("sheetId", 0) != shift.sheet_id:
        return place
    moved = shift.index(place.get(key, 0))
    return place if moved is None else {**place, key: moved}


def relocated(what: Any, old: int, new: int) -> Any:
    """A chart or another object whose ranges and cells on one tab are meant to lie on another."""
    if isinstance(what, list):
        return [relocated(one, old, new) for one in what]
    if not isinstance(what, dict):
        return what
    made = {key: relocated(one, old, new) for key, one in what.items()}
    is_place = any(key in made for key in ("sheetId", *_PLACES))
    if is_place and "columnIndex" in made and not made.keys() <= _COORDINATE:
        is_place = False  # a specification that counts columns of its own data
    if is_place and made.get("sheetId", 0) == old:
        made["sheetId"] = new
    return made
