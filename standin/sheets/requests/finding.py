"""Requests that look through texts: findReplace, trimWhitespace, deleteDuplicates."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from standin.sheets.a1 import Box
from standin.sheets.cells import Cell, Formula
from standin.sheets.errors import Json, invalid
from standin.sheets.formulas.area import folded
from standin.sheets.requests.context import Act, Work, needed
from standin.sheets.tab import Tab
from standin.sheets.view import View
from standin.sheets.writing import typed_into


def find_replace(work: Work, request: Json) -> Json:
    """Replace in texts, numbers as they are shown, and formulas when asked; what results is read as typed."""
    pattern = _pattern(request)
    new = request.get("replacement", "")
    swap: Callable[[re.Match[str]], str] | str = (
        new if request.get("searchByRegex") else lambda _match: new
    )
    if isinstance(swap, str):
        swap = re.sub(r"\$(\d)", r"\\\1", swap)
    counts = {"occurrencesChanged": 0, "valuesChanged": 0, "formulasChanged": 0}
    rows: set[tuple[int, int]] = set()
    sheets: set[int] = set()
    view = View(work.book, work.now)
    for tab, row, column, cell in _cells(work, request):
        is_formula = type(cell.value) is Formula
        if cell.value is None or (is_formula and not request.get("includeFormulas")):
            continue
        text = str(cell.value) if is_formula else view.text(tab, row, column, cell)
        made, times = pattern.subn(swap, text)
        if times:
            tab.grid.put(row, column, _changed(view, cell, made))
            counts["occurrencesChanged"] += times
            counts["formulasChanged" if is_formula else "valuesChanged"] += 1
            rows.add((tab.sheet_id, row))
            sheets.add(tab.sheet_id)
    told = counts | {"rowsChanged": len(rows), "sheetsChanged": len(sheets)}
    return {name: count for name, count in told.items() if count}


def _changed(view: View, cell: Cell, text: str) -> Cell:
    if not text:
        return cell.with_value(None)
    return typed_into(cell, text, view.book.locale, view.calculator.now.date())


def _pattern(request: Json) -> re.Pattern[str]:
    wanted = request.get("find")
    if not wanted:
        raise invalid("The find text must not be empty.")
    source = wanted if request.get("searchByRegex") else re.escape(wanted)
    if request.get("matchEntireCell"):
        source = rf"\A(?:{source})\Z"
    try:
        return re.compile(source, 0 if request.get("matchCase") else re.IGNORECASE)
    except re.error as err:
        raise invalid(f"Invalid regular expression: {err}") from None


def _cells(work: Work, request: Json) -> Iterator[tuple[Tab, int, int, Cell]]:
    for box in _boxes(work, request):
        tab = work.book.tab(box.sheet_id)
        for row in range(box.top, min(box.bottom, len(tab.grid.rows))):
            for column in range(box.left, min(box.right, len(tab.grid.cells_of(row)))):
                yield tab, row, column, tab.grid.cell(row, column)


def _boxes(work: Work, request: Json) -> list[Box]:
    scopes = [name for name in ("range", "sheetId", "allSheets") if name in request]
    if len(scopes) != 1:
        raise invalid("Exactly one of range, sheetId or allSheets must be set.")
    if "range" in request:
        return [work.book.box_of_range(request["range"])]
    ids = [request["sheetId"]] if "sheetId" in request else [tab.sheet_id for tab in work.book.tabs]
    return [work.book.box_of_range({"sheetId": number}) for number in ids]


def trim_whitespace(work: Work, request: Json) -> Json:
    changed = 0
    for tab, row, column, cell in _cells(work, {"range": needed(request, "range")}):
        if type(cell.value) is str:
            made = re.sub(r"\s+", " ", cell.value.strip())
            if made != cell.value:
                tab.grid.put(row, column, cell.with_value(made or None))
                changed += 1
    return {"cellsChangedCount": changed} if changed else {}


def delete_duplicates(work: Work, request: Json) -> Json:
    """Keep the first of equal rows; those below move up within the range."""
    box = work.book.box_of_range(needed(request, "range"))
    tab = work.book.tab(box.sheet_id)
    stretches = request.get("comparisonColumns") or [
        {"startIndex": box.left, "endIndex": box.right}
    ]
    columns = [
        c
        for one in stretches
        for c in range(one.get("startIndex", 0), one.get("endIndex", box.right))
    ]
    view = View(work.book, work.now)
    seen: set[tuple[object, ...]] = set()
    kept: list[list[Cell]] = []
    bottom = min(box.bottom, len(tab.grid.rows))
    for row in range(box.top, bottom):
        key = tuple(folded(view.value(tab, row, c, tab.grid.cell(row, c))) for c in columns)
        if key not in seen:
            seen.add(key)
            kept.append([tab.grid.cell(row, c) for c in range(box.left, box.right)])
    gone = bottom - box.top - len(kept)
    blank = [Cell() for _ in range(box.width)]
    for offset, cells in enumerate(kept + [blank] * gone):
        for right, cell in enumerate(cells):
            tab.grid.put(box.top + offset, box.left + right, cell)
    return {"duplicatesRemovedCount": gone} if gone > 0 else {}


ACTS: dict[str, Act] = {
    "findReplace": find_replace,
    "trimWhitespace": trim_whitespace,
    "deleteDuplicates": delete_duplicates,
}
