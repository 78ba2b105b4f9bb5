"""Requests about rows and columns: insert, delete, move, append, their width, groups of them."""

from __future__ import annotations

from standin.sheets.errors import Json, invalid
from standin.sheets.fields import parse_mask, updated
from standin.sheets.formulas.moving import follow
from standin.sheets.measuring import fitting_width
from standin.sheets.rendering import without_zero
from standin.sheets.requests.context import Act, Work, needed, needed_mask, stretch_of
from standin.sheets.requests.growing import dress_columns, dress_rows, grow
from standin.sheets.shifting import Dimension, Shift, deleting, inserting, moving
from standin.sheets.tab import DEFAULT_PIXELS, Tab
from standin.sheets.view import View


def _apply(work: Work, shift: Shift) -> None:
    work.book.shift(shift)
    follow(work.book, shift)


def append_dimension(work: Work, request: Json) -> None:
    tab = work.book.tab(request.get("sheetId", 0))
    length = request.get("length", 0)
    if length < 1:
        raise invalid(f"Length must be at least 1, but was {length}.")
    grow(work, tab, request.get("dimension", "ROWS"), length)


def insert_dimension(work: Work, request: Json) -> None:
    tab, dimension, start, end = stretch_of(work, needed(request, "range"))
    before = bool(request.get("inheritFromBefore"))
    size = tab.measure(dimension)
    if start > size:
        raise invalid(f"range.startIndex is larger than current grid size ({size})")
    if start == 0 and before:
        raise invalid("inheritFromBefore cannot be true if inserting at the start of the sheet.")
    if start == size and not before:
        raise invalid(
            f"range.startIndex[{start}] must be less than the grid size ({size}) if inheritFromBefore is false."
        )
    _insert(work, tab, dimension, start, end - start)
    _dress(tab, dimension, range(start, end), before=before)


def _insert(work: Work, tab: Tab, dimension: Dimension, start: int, count: int) -> None:
    if dimension == "ROWS":
        tab.rows += count
        tab.grid.insert_rows(start, count)
    else:
        tab.columns += count
        tab.grid.insert_columns(start, count)
    work.book.check_size()
    _apply(work, inserting(tab.sheet_id, dimension, start, count))


def _dress(tab: Tab, dimension: Dimension, fresh: range, *, before: bool) -> None:
    model = fresh.start - 1 if before else fresh.stop
    (dress_rows if dimension == "ROWS" else dress_columns)(tab, model, fresh)
    kept = tab.dimension_properties(dimension)
    inherited = {k: v for k, v in kept.get(model, {}).items() if k == "pixelSize"}
    if inherited:
        kept.update(dict.fromkeys(fresh, inherited))


def delete_dimension(work: Work, request: Json) -> None:
    tab, dimension, start, end = stretch_of(work, needed(request, "range"))
    size = tab.measure(dimension)
    if end > size:
        noun = "row" if dimension == "ROWS" else "column"
        raise invalid(
            f"Cannot delete a {noun} that doesn't exist. Tried to delete {noun} index {end - 1} "
            f"but there are only {size} {noun}s."
        )
    _check_something_left(tab, dimension, start, end)
    if dimension == "ROWS":
        tab.rows -= end - start
        tab.grid.delete_rows(start, end)
    else:
        tab.columns -= end - start
        tab.grid.delete_columns(start, end)
    _apply(work, deleting(tab.sheet_id, dimension, start, end))
    _thaw(tab, dimension, start, end)


def _check_something_left(tab: Tab, dimension: Dimension, start: int, end: int) -> None:
    noun, key = (
        ("rows", "frozenRowCount") if dimension == "ROWS" else ("columns", "frozenColumnCount")
    )
    size = tab.measure(dimension)
    if end - start >= size:
        raise invalid(f"You can't delete all the {noun} on the sheet.")
    frozen = tab.grid_properties.get(key, 0)
    if frozen and start <= frozen and end >= size:
        raise invalid(f"You can't delete all the non-frozen {noun} on the sheet.")


def _thaw(tab: Tab, dimension: Dimension, start: int, end: int) -> None:
    key = "frozenRowCount" if dimension == "ROWS" else "frozenColumnCount"
    frozen = tab.grid_properties.get(key, 0)
    left = frozen - max(0, min(frozen, end) - start)
    if left != frozen:
        tab.grid_properties[key] = left
        if not left:
            del tab.grid_properties[key]


def move_dimension(work: Work, request: Json) -> None:
    tab, dimension, start, end = stretch_of(work, needed(request, "source"))
    to = request.get("destinationIndex", 0)
    size = tab.measure(dimension)
    if end > size or to > size:
        raise invalid(f"Cannot move: the grid has {size} {dimension.lower()}.")
    if start < to < end:
        raise invalid("The destination index cannot be within the source range.")
    _check_no_merge_torn(tab, dimension, start, end, to)
    if dimension == "ROWS":
        tab.grid.move_rows(start, end, to)
    else:
        tab.grid.move_columns(start, end, to)
    _apply(work, moving(tab.sheet_id, dimension, start, end, to))


def _check_no_merge_torn(tab: Tab, dimension: Dimension, start: int, end: int, to: int) -> None:
    first, beyond = (
        ("startRowIndex", "endRowIndex")
        if dimension == "ROWS"
        else ("startColumnIndex", "endColumnIndex")
    )
    for merge in tab.merges:
        left, right = merge.get(first, 0), merge[beyond]
        torn = any(left < edge < right for edge in (start, end, to))
        if torn:
            noun = "rows" if dimension == "ROWS" else "columns"
            raise invalid(f"Can't move {noun} that contain merged cells extending beyond them.")


def update_dimension_properties(work: Work, request: Json) -> None:
    tab, dimension, start, end = stretch_of(work, needed(request, "range"))
    mask = parse_mask(needed_mask(request))
    asked = request.get("properties", {})
    if "developerMetadata" in mask:
        raise invalid("developerMetadata cannot be updated through dimension properties.")
    kept = tab.dimension_properties(dimension)
    plain = {"pixelSize": DEFAULT_PIXELS[dimension]}
    for number in range(start, min(end, tab.measure(dimension))):
        made = updated(kept.get(number), asked, mask)
        made = {k: v for k, v in made.items() if v is not False and plain.get(k) != v}
        if made:
            kept[number] = made
        else:
            kept.pop(number, None)


def auto_resize_dimensions(work: Work, request: Json) -> None:
    tab, dimension, start, end = stretch_of(work, needed(request, "dimensions"))
    kept = tab.dimension_properties(dimension)
    view = View(work.book, work.now)
    for number in range(start, min(end, tab.measure(dimension))):
        rest = {k: v for k, v in kept.get(number, {}).items() if k != "pixelSize"}
        width = fitting_width(view, tab, number) if dimension == "COLUMNS" else None
        if width is not None:
            rest["pixelSize"] = width
        if rest:
            kept[number] = rest
        else:
            kept.pop(number, None)


def _groups(tab: Tab, dimension: Dimension) -> list[Json]:
    return tab.row_groups if dimension == "ROWS" else tab.column_groups


def _bounds(group: Json) -> tuple[int, int]:
    return group["range"].get("startIndex", 0), group["range"]["endIndex"]


def _group_json(group: Json) -> Json:
    return without_zero(group)  # type: ignore[no-any-return]


def add_dimension_group(work: Work, request: Json) -> Json:
    """Groups inside the new one sink a level; one group of the same bounds may exist per depth."""
    stretch = needed(request, "range")
    tab, dimension, start, end = stretch_of(work, stretch)
    groups = _groups(tab, dimension)
    depth = 1
    for group in groups:
        first, beyond = _bounds(group)
        if (
            first < end
            and start < beyond
            and not (first <= start and end <= beyond)
            and not (start <= first and beyond <= end)
        ):
            raise invalid("The group range partially overlaps an existing group.")
        depth += first <= start and end <= beyond
    made = [
        {**g, "depth": g["depth"] + 1}
        if start <= _bounds(g)[0] and _bounds(g)[1] <= end and _bounds(g) != (start, end)
        else g
        for g in groups
    ]
    where = {"sheetId": tab.sheet_id, "dimension": dimension, "startIndex": start, "endIndex": end}
    made.append({"range": where, "depth": depth})
    groups[:] = sorted(made, key=lambda g: (g["depth"], _bounds(g)))
    # Seen in recorded traffic: the first group turns this on, and it stays when the groups are gone.
    tab.grid_properties[
        "rowGroupControlAfter" if dimension == "ROWS" else "columnGroupControlAfter"
    ] = True
    return {"dimensionGroups": [_group_json(g) for g in groups]}


def delete_dimension_group(work: Work, request: Json) -> Json:
    tab, dimension, start, end = stretch_of(work, needed(request, "range"))
    groups = _groups(tab, dimension)
    inside = [g for g in groups if _bounds(g)[0] <= start and end <= _bounds(g)[1]]
    if not inside:
        raise invalid("There is no dimension group that covers the range.")
    deepest = max(inside, key=lambda g: int(g["depth"]))
    first, beyond = _bounds(deepest)
    left = [(a, b) for a, b in ((first, start), (end, beyond)) if a < b]
    parts = [
        {**deepest, "range": {**deepest["range"], "startIndex": a, "endIndex": b}} for a, b in left
    ]
    groups[:] = sorted(
        [g for g in groups if g is not deepest] + parts, key=lambda g: (g["depth"], _bounds(g))
    )
    return {"dimensionGroups": [_group_json(g) for g in groups]} if groups else {}


def update_dimension_group(work: Work, request: Json) -> None:
    asked = needed(request, "dimensionGroup")
    mask = parse_mask(needed_mask(request))
    tab, dimension, start, end = stretch_of(work, asked["range"])
    groups = _groups(tab, dimension)
    for place, group in enumerate(groups):
        if _bounds(group) == (start, end) and group["depth"] == asked.get("depth", group["depth"]):
            made = updated(group, asked, {k: v for k, v in mask.items() if k == "collapsed"})
            groups[place] = {k: v for k, v in made.items() if v is not False}
            return
    raise invalid("There is no such dimension group.")


ACTS: dict[str, Act] = {
    "appendDimension": append_dimension,
    "insertDimension": insert_dimension,
    "deleteDimension": delete_dimension,
    "moveDimension": move_dimension,
    "updateDimensionProperties": update_dimension_properties,
    "autoResizeDimensions": auto_resize_dimensions,
    "addDimensionGroup": add_dimension_group,
    "deleteDimensionGroup": delete_dimension_group,
    "updateDimensionGroup": update_dimension_group,
}
