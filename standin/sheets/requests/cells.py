"""Requests that write cells: updateCells, appendCells, repeatCell, setDataValidation and borders."""

from __future__ import annotations

from itertools import chain, repeat

from standin.sheets.a1 import Box
from standin.sheets.cells import EMPTY, Cell, Formula, Value, tidy
from standin.sheets.colours import paired
from standin.sheets.conditions import check_condition
from standin.sheets.errors import Json, invalid, not_modelled
from standin.sheets.fields import Mask, parse_mask, updated
from standin.sheets.requests.context import Act, Work, needed, needed_mask
from standin.sheets.requests.growing import grow
from standin.sheets.requests.tables import body_end, find_table
from standin.sheets.tab import Tab
from standin.sheets.writing import LONGEST_CELL

_EXTRAS = ("textFormatRuns", "chipRuns")


class Brush:
    """Lays the masked fields of CellData over cells; equal formats become one shared object."""

    def __init__(self, mask: Mask) -> None:
        self.mask = mask
        every = not mask
        if "pivotTable" in mask or "dataSourceTable" in mask:
            raise not_modelled("updateCells.pivotTable")
        self._value = every or "userEnteredValue" in mask
        self._format = every or "userEnteredFormat" in mask
        self._note = every or "note" in mask
        self._validation = every or "dataValidation" in mask
        self._extra = every or any(name in mask for name in _EXTRAS)
        self._only_value = self._value and len(mask) == 1
        self._formats: dict[tuple[int, int], tuple[object, object, Json | None]] = {}

    def paint(self, old: Cell, data: Json) -> Cell:
        """The cell after the update."""
        if self._only_value:
            return old.with_value(entered_value(data.get("userEnteredValue")))
        value, extra = old.value, old.extra
        if self._value:
            value, extra = entered_value(data.get("userEnteredValue")), None
        if self._extra:
            extra = {name: data[name] for name in _EXTRAS if data.get(name)} or None
        return Cell(
            value,
            self._painted_format(old, data) if self._format else old.format,
            (data.get("note") or None) if self._note else old.note,
            (data.get("dataValidation") or None) if self._validation else old.validation,
            extra,
        )

    def _painted_format(self, old: Cell, data: Json) -> Json | None:
        new = data.get("userEnteredFormat") or {}
        key = (id(old.format), id(data.get("userEnteredFormat")))
        kept = self._formats.get(key)
        if kept is None:
            mask = self.mask.get("userEnteredFormat", {})
            made = format_after(dict(old.format) if old.format else None, new, mask)
            kept = (old.format, data.get("userEnteredFormat"), made)
            self._formats[key] = kept
        return kept[2]


def format_after(old: Json | None, new: Json, mask: Mask) -> Json | None:
    """A CellFormat with the masked fields replaced and both spellings of its colours."""
    base = _without_twins(old, mask) if old and mask else old
    return paired(updated(base, new, mask)) or None


def _without_twins(old: Json, mask: Mask) -> Json:
    """Without the other spelling of each colour that the mask replaces."""
    made = dict(old)
    for name, sub in mask.items():
        if name.startswith("backgroundColor"):
            made.pop("backgroundColor", None)
            made.pop("backgroundColorStyle", None)
        elif name == "textFormat" and isinstance(made.get(name), dict):
            inner = dict(made[name])
            if any(one.startswith("foregroundColor") for one in sub):
                inner.pop("foregroundColor", None)
                inner.pop("foregroundColorStyle", None)
            made[name] = inner
    return made


def entered_value(value: Json | None) -> Value:
    """The value of an ExtendedValue: a string stays text whatever it looks like."""
    if not value:
        return None
    if "stringValue" in value:
        return _checked(str(value["stringValue"])) or None
    if "numberValue" in value:
        return tidy(value["numberValue"])
    if "boolValue" in value:
        return bool(value["boolValue"])
    if "formulaValue" in value:
        text = _checked(str(value["formulaValue"]))
        if not text.startswith("="):
            raise invalid(f"Invalid formula: {text}. Formulas must start with '='.")
        return Formula(text)
    raise invalid("Invalid ExtendedValue: errorValue cannot be written.")


def _checked(text: str) -> str:
    if len(text) > LONGEST_CELL:
        raise invalid(
            "Your input contains more than the maximum of 50000 characters in a single cell."
        )
    return text


def update_cells(work: Work, request: Json) -> None:
    brush = Brush(parse_mask(needed_mask(request)))
    if "start" in request:
        start = request["start"]
        tab = work.book.tab(start.get("sheetId", 0))
        box = Box(
            tab.sheet_id,
            start.get("rowIndex", 0),
            start.get("columnIndex", 0),
            tab.rows,
            tab.columns,
        )
        _paint_rows(tab, box, request.get("rows", []), brush)
    elif "range" in request:
        box = work.book.box_of_range(request["range"])
        tab = work.book.tab(box.sheet_id)
        _paint_box(tab, box, request.get("rows", []), brush)
    else:
        raise invalid("Must specify a range or start.")


def _paint_rows(tab: Tab, box: Box, rows: list[Json], brush: Brush) -> None:
    for row, row_data in enumerate(rows, box.top):
        if row >= tab.rows:
            raise invalid(
                f"Attempting to write row: {row}, beyond the last requested row of: {tab.rows - 1}"
            )
        values = row_data.get("values", [])
        if box.left + len(values) > tab.columns:
            raise invalid(
                f"Attempting to write column: {tab.columns}, beyond the last requested column of: "
                f"{tab.columns - 1}"
            )
        old = tab.grid.cells_of(row)[box.left : box.left + len(values)]
        kept = chain(old, repeat(None))
        painted = [
            brush.paint(cell or EMPTY, data) for cell, data in zip(kept, values, strict=False)
        ]
        tab.grid.put_row(row, box.left, painted)


def _paint_box(tab: Tab, box: Box, rows: list[Json], brush: Brush) -> None:
    """Cells of the range for which the request has no data are cleared in the masked fields."""
    if len(rows) > box.height:
        raise invalid(
            f"Attempting to write row: {box.bottom}, beyond the last requested row of: {box.bottom - 1}"
        )
    for offset in range(box.height):
        values = rows[offset].get("values", []) if offset < len(rows) else []
        if len(values) > box.width:
            raise invalid(
                f"Attempting to write column: {box.right}, beyond the last requested column of: "
                f"{box.right - 1}"
            )
        for place in range(box.width):
            data = values[place] if place < len(values) else {}
            row, column = box.top + offset, box.left + place
            tab.grid.put(row, column, brush.paint(tab.grid.cell(row, column), data))


def append_cells(work: Work, request: Json) -> None:
    """Below the last row with a value; of a table below the last row of its body, which grows."""
    brush = Brush(parse_mask(needed_mask(request)))
    rows = request.get("rows", [])
    if "tableId" in request:
        tab, place = find_table(work, request["tableId"])
        table = tab.tables[place]
        start, left = body_end(work, tab, table)
        bottom = max(table["range"]["endRowIndex"], start + len(rows))
        tab.tables[place] = {**table, "range": {**table["range"], "endRowIndex": bottom}}
    else:
        tab = work.book.tab(request.get("sheetId", 0))
        start, left = tab.grid.last_row(), 0
    if start + len(rows) > tab.rows:
        grow(work, tab, "ROWS", start + len(rows) - tab.rows)
    _paint_rows(tab, Box(tab.sheet_id, start, left, tab.rows, tab.columns), rows, brush)


def repeat_cell(work: Work, request: Json) -> None:
    brush = Brush(parse_mask(needed_mask(request)))
    data = request.get("cell", {})
    box = work.book.box_of_range(needed(request, "range"))
    tab = work.book.tab(box.sheet_id)
    formula = data.get("userEnteredValue", {}).get("formulaValue")
    if formula:
        _repeat_formula(tab, box, data, formula, brush)
        return
    painted: dict[Cell | int, Cell] = {}
    for row in range(box.top, box.bottom):
        for column in range(box.left, box.right):
            old = tab.grid.cell(row, column)
            if old is EMPTY:
                new = painted.get(0) or painted.setdefault(0, brush.paint(old, data))
            else:
                new = brush.paint(old, data)
            tab.grid.put(row, column, new)


def _repeat_formula(tab: Tab, box: Box, data: Json, formula: str, brush: Brush) -> None:
    from standin.sheets.formulas.moving import copied_formula

    for row in range(box.top, box.bottom):
        for column in range(box.left, box.right):
            text = copied_formula(formula, row - box.top, column - box.left)
            one = {**data, "userEnteredValue": {"formulaValue": text}}
            tab.grid.put(row, column, brush.paint(tab.grid.cell(row, column), one))


def set_data_validation(work: Work, request: Json) -> None:
    box = work.book.box_of_range(needed(request, "range"))
    tab = work.book.tab(box.sheet_id)
    rule = request.get("rule")
    kept = rule and {name: part for name, part in rule.items() if part is not False}
    if kept:
        check_condition(kept.get("condition", {}), validates=True)
    fresh = EMPTY._replace(validation=kept or None)
    for row in range(box.top, box.bottom):
        if not kept and row >= len(tab.grid.rows):
            break
        if request.get("filteredRowsIncluded") is not True and tab.row_properties.get(row, {}).get(
            "hiddenByFilter"
        ):
            continue
        for column in range(box.left, box.right):
            old = tab.grid.cell(row, column)
            tab.grid.put(
                row, column, fresh if old is EMPTY else old._replace(validation=kept or None)
            )


def update_borders(work: Work, request: Json) -> None:
    box = work.book.box_of_range(needed(request, "range"))
    tab = work.book.tab(box.sheet_id)
    for row in range(box.top, box.bottom):
        for column in range(box.left, box.right):
            borders = _borders_at(box, row, column, request)
            old = tab.grid.cell(row, column)
            kept = {**(old.format or {}).get("borders", {}), **borders}
            kept = {side: line for side, line in kept.items() if line.get("style") != "NONE"}
            form = {**(old.format or {}), "borders": kept}
            if not kept:
                del form["borders"]
            tab.grid.put(row, column, old._replace(format=form or None))


def _borders_at(box: Box, row: int, column: int, request: Json) -> Json:
    sides = {
        "top": "top" if row == box.top else "innerHorizontal",
        "bottom": "bottom" if row == box.bottom - 1 else "innerHorizontal",
        "left": "left" if column == box.left else "innerVertical",
        "right": "right" if column == box.right - 1 else "innerVertical",
    }
    return {side: request[name] for side, name in sides.items() if name in request}


ACTS: dict[str, Act] = {
    "updateCells": update_cells,
    "appendCells": append_cells,
    "repeatCell": repeat_cell,
    "setDataValidation": set_data_validation,
    "updateBorders": update_borders,
}
