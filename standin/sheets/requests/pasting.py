"""Requests that copy, cut, fill and paste blocks of cells."""

from __future__ import annotations

from itertools import pairwise

from standin.sheets.a1 import Box
from standin.sheets.cells import EMPTY, Cell, Formula
from standin.sheets.errors import Json, invalid, not_modelled
from standin.sheets.formulas.moving import copied_formula
from standin.sheets.requests.context import Act, Work, needed
from standin.sheets.requests.pasted_text import table_of
from standin.sheets.requests.shift_cells import check_place
from standin.sheets.tab import Tab
from standin.sheets.view import View
from standin.sheets.writing import typed_into

Block = list[list[Cell]]


def _block(tab: Tab, box: Box) -> Block:
    return [
        [tab.grid.cell(r, c) for c in range(box.left, box.right)]
        for r in range(box.top, box.bottom)
    ]


def copy_paste(work: Work, request: Json) -> None:
    """The source is repeated as often as it fits the destination, and pasted once in full when it does not."""
    source = work.book.box_of_range(needed(request, "source"))
    target = work.book.box_of_range(needed(request, "destination"))
    kind = request.get("pasteType", "PASTE_NORMAL")
    tab, there = work.book.tab(source.sheet_id), work.book.tab(target.sheet_id)
    block = _block(tab, source)
    if kind == "PASTE_VALUES":
        _work_out(View(work.book, work.now), tab, source, block)
    turned = request.get("pasteOrientation") == "TRANSPOSE"
    if turned:
        block = [list(column) for column in zip(*block, strict=True)]
    height, width = len(block), len(block[0])
    tall = max(1, target.height // height) * height
    wide = max(1, target.width // width) * width
    check_place(there, target.top + tall, target.left + wide)
    for down in range(tall):
        for right in range(wide):
            cell = block[down % height][right % width]
            origin = (
                (source.top, source.left)
                if turned
                else (source.top + down % height, source.left + right % width)
            )
            row, column = target.top + down, target.left + right
            moved = _moved(cell, row - origin[0], column - origin[1])
            there.grid.put(row, column, _pasted(there.grid.cell(row, column), moved, kind))


def _work_out(view: View, tab: Tab, box: Box, block: Block) -> None:
    """Replace the formulas of a block by what they come to."""
    for down, cells in enumerate(block):
        for right, cell in enumerate(cells):
            cells[right] = cell.with_value(view.value(tab, box.top + down, box.left + right, cell))


def _moved(cell: Cell, down: int, right: int) -> Cell:
    if type(cell.value) is not Formula:
        return cell
    return cell._replace(value=Formula(copied_formula(cell.value, down, right)))


def _pasted(old: Cell, new: Cell, kind: str) -> Cell:
    match kind:
        case "PASTE_NORMAL":
            return new
        case "PASTE_VALUES":
            return old.with_value(new.value)
        case "PASTE_FORMULA":
            return old.with_value(new.value)
        case "PASTE_FORMAT":
            return old._replace(format=new.format)
        case "PASTE_DATA_VALIDATION":
            return old._replace(validation=new.validation)
        case "PASTE_NO_BORDERS":
            form = {k: v for k, v in (new.format or {}).items() if k != "borders"}
            return new._replace(format=form or None)
    raise not_modelled(f"copyPaste.pasteType {kind}")


def cut_paste(work: Work, request: Json) -> None:
    """Move a block; its formulas keep pointing at what they pointed at."""
    source = work.book.box_of_range(needed(request, "source"))
    goal = needed(request, "destination")
    tab, there = work.book.tab(source.sheet_id), work.book.tab(goal.get("sheetId", 0))
    top, left = goal.get("rowIndex", 0), goal.get("columnIndex", 0)
    check_place(there, top + source.height, left + source.width)
    block = _block(tab, source)
    kind = request.get("pasteType", "PASTE_NORMAL")
    for row in range(source.top, source.bottom):
        for column in range(source.left, source.right):
            tab.grid.put(row, column, _left_behind(tab.grid.cell(row, column), kind))
    for down, cells in enumerate(block):
        for right, cell in enumerate(cells):
            old = there.grid.cell(top + down, left + right)
            there.grid.put(top + down, left + right, _pasted(old, cell, kind))


def _left_behind(cell: Cell, kind: str) -> Cell:
    return EMPTY if kind == "PASTE_NORMAL" else cell.with_value(None)


def paste_data(work: Work, request: Json) -> None:
    """Text (delimited) or an HTML table, each cell as if typed."""
    goal = needed(request, "coordinate")
    tab = work.book.tab(goal.get("sheetId", 0))
    rows = table_of(request)
    top, left = goal.get("rowIndex", 0), goal.get("columnIndex", 0)
    check_place(tab, top + len(rows), left + max((len(row) for row in rows), default=0))
    today = View(work.book, work.now).calculator.now.date()
    for down, texts in enumerate(rows):
        for right, text in enumerate(texts):
            old = tab.grid.cell(top + down, left + right)
            new = typed_into(old, text, work.book.locale, today) if text else old.with_value(None)
            tab.grid.put(top + down, left + right, new)


def auto_fill(work: Work, request: Json) -> None:
    """Continue the source: formulas move along, numbers with a steady step go on, all else repeats."""
    spec = request.get("sourceAndDestination")
    if spec is None:
        raise not_modelled("autoFill.range")
    source = work.book.box_of_range(needed(spec, "source"))
    tab, length = work.book.tab(source.sheet_id), int(spec.get("fillLength", 0))
    down = spec.get("dimension", "ROWS") == "ROWS"
    if length < 0:
        raise not_modelled("autoFill with a negative fillLength")
    check_place(
        tab, source.bottom + (length if down else 0), source.right + (0 if down else length)
    )
    lines = range(source.left, source.right) if down else range(source.top, source.bottom)
    for line in lines:
        start, end = (source.top, source.bottom) if down else (source.left, source.right)
        places = [(n, line) if down else (line, n) for n in range(start, end)]
        kept = [tab.grid.cell(*place) for place in places]
        for offset in range(length):
            row, column = (end + offset, line) if down else (line, end + offset)
            tab.grid.put(row, column, _continued(kept, offset, down=down))


def _continued(kept: list[Cell], offset: int, *, down: bool) -> Cell:
    place = offset % len(kept)
    cell, gone = kept[place], (offset // len(kept) + 1) * len(kept)
    if type(cell.value) is Formula:
        return _moved(cell, gone if down else 0, 0 if down else gone)
    numbers = [
        c.value for c in kept if isinstance(c.value, int | float) and not isinstance(c.value, bool)
    ]
    if len(numbers) == len(kept) > 1:
        steps = {b - a for a, b in pairwise(numbers)}
        if len(steps) == 1:
            return cell._replace(value=numbers[-1] + steps.pop() * (offset + 1))
    return cell


def text_to_columns(work: Work, request: Json) -> None:
    """Split the texts of one column to the right."""
    box = work.book.box_of_range(needed(request, "source"))
    if box.width != 1:
        raise invalid("The source must be a single column.")
    tab = work.book.tab(box.sheet_id)
    for row in range(box.top, min(box.bottom, len(tab.grid.rows))):
        cell = tab.grid.cell(row, box.left)
        if isinstance(cell.value, str):
            (parts,) = table_of({**request, "data": cell.value}) or [[]]
            check_place(tab, row + 1, box.left + len(parts))
            today = View(work.book, work.now).calculator.now.date()
            for right, text in enumerate(parts):
                old = tab.grid.cell(row, box.left + right)
                new = (
                    typed_into(old, text, work.book.locale, today) if text else old.with_value(None)
                )
                tab.grid.put(row, box.left + right, new)


ACTS: dict[str, Act] = {
    "copyPaste": copy_paste,
    "cutPaste": cut_paste,
    "pasteData": paste_data,
    "autoFill": auto_fill,
    "textToColumns": text_to_columns,
}
