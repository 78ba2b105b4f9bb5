"""Which part of a tab is on the screen? A stretch of its rows as the page draws them, and the shape of the whole.

A `Look` is a spreadsheet as it shows at one moment. It is kept until the spreadsheet changes or a day begins, so that
looking again, scrolling and changing tabs work out only what was never on the screen.
"""

from __future__ import annotations

import datetime as dt
import itertools
import threading
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from standin.sheets.a1 import Box, column_letters
from standin.sheets.book import Book
from standin.sheets.cells import Cell, Formula
from standin.sheets.charts import chart_picture
from standin.sheets.dressing import Dressing
from standin.sheets.entering import entered
from standin.sheets.errors import Json, invalid
from standin.sheets.filtering import criteria_of, lets_through
from standin.sheets.formatting import is_date_format, plain_number
from standin.sheets.gradients import is_number
from standin.sheets.picture import column_picture
from standin.sheets.reading import Rendering, values_in
from standin.sheets.requests.sorting import in_order
from standin.sheets.tab import Tab
from standin.sheets.view import View, number_format

MOST_ROWS = 500
"""That one answer brings, however many were asked for."""

_serials = itertools.count(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What part of a tab is wanted.

    Attributes:
        first, last: Places among the rows that show, counted from 1.
        filter_view: Whose filter view is open; None for the tab as everybody sees it.
        follow: The key of a row that is being typed into; the answer says where it is now.
    """

    sheet_id: int
    first: int = 1
    last: int = 100
    filter_view: int | None = None
    follow: int | None = None


class Look:
    """One spreadsheet at one moment. Not for two threads at once: hold `lock`.

    Attributes:
        stamp: Another one whenever anything may look different.
    """

    def __init__(self, book: Book, now: dt.datetime) -> None:
        self.book = book
        self.day = _day(book, now)
        self.stamp = f"{book.revision}.{next(_serials)}"
        self.view = View.kept(book, now)
        self.lock = threading.RLock()
        self._dressings: dict[int, Dressing] = {}
        self._rows: dict[tuple[int, int], list[Json]] = {}
        self._orders: dict[tuple[int, int | None], list[int] | None] = {}

    def dressing(self, tab: Tab) -> Dressing:
        if tab.sheet_id not in self._dressings:
            self._dressings[tab.sheet_id] = Dressing(self.view, tab)
        return self._dressings[tab.sheet_id]

    def cells(self, tab: Tab, row: int) -> list[Json]:
        """A row's cells, only those that differ from a plain blank one."""
        kept = self._rows.get((tab.sheet_id, row))
        if kept is None:
            kept = self._drawn(tab, row)
            self._rows[tab.sheet_id, row] = kept
        return kept

    def _drawn(self, tab: Tab, row: int) -> list[Json]:
        dressing = self.dressing(tab)
        made = []
        for column in range(tab.columns):
            drawn = _cell(dressing, row, column, tab.grid.cell(row, column))
            if drawn:
                made.append({"c": column, **drawn})
        return made

    def order(self, tab: Tab, filter_view: int | None) -> list[int] | None:
        """The rows that show, from 0, top to bottom; None when that is all of them as they stand."""
        key = (tab.sheet_id, filter_view)
        if key not in self._orders:
            self._orders[key] = _order(self.view, tab, filter_view)
        return self._orders[key]


class Looks:
    """The newest look at each spreadsheet."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: dict[str, Look] = {}

    def at(self, book: Book, now: dt.datetime) -> Look:
        """The kept look while the book is the same one and the day is too (TODAY() changes at midnight)."""
        with self._lock:
            kept = self._kept.get(book.spreadsheet_id)
            if kept is None or kept.book is not book or kept.day != _day(book, now):
                kept = Look(book, now)
                self._kept[book.spreadsheet_id] = kept
            return kept


def _day(book: Book, now: dt.datetime) -> dt.date:
    return now.astimezone(ZoneInfo(book.time_zone)).date()


def window(look: Look, wanted: Stretch) -> Json:
    """The tab's shape, the rows of the stretch with their keys, and where the followed row is now."""
    tab = look.book.tab(wanted.sheet_id)
    order = look.order(tab, wanted.filter_view)
    first = max(wanted.first, 1) - 1
    last = min(wanted.last, first + MOST_ROWS, tab.rows if order is None else len(order))
    numbers = range(first, last) if order is None else order[first:last]
    kept = range(min(tab.grid_properties.get("frozenRowCount", 0), tab.rows))
    rows = [_row(look, tab, number) for number in dict.fromkeys([*kept, *numbers])]
    made: Json = {
        "stamp": look.stamp,
        "shape": _shape(look.view, tab, order),
        "lists": _lists_of(rows),
        "rows": rows,
    }
    if wanted.follow is not None:
        made["followed"] = _row_of_key(tab, wanted.follow)
    return made


def charts(look: Look, sheet_id: int) -> Json:
    """The tab's charts with the figures of their ranges."""
    tab = look.book.tab(sheet_id)
    return {"stamp": look.stamp, "charts": [chart_picture(look.view, one) for one in tab.charts]}


def _shape(view: View, tab: Tab, order: list[int] | None) -> Json:
    book = view.book
    heights = {
        row + 1: kept["pixelSize"]
        for row, kept in tab.row_properties.items()
        if "pixelSize" in kept
    }
    return {
        "sheet_id": tab.sheet_id,
        "rows": tab.rows,
        "columns": [column_picture(tab, number) for number in range(tab.columns)],
        "frozen_rows": tab.grid_properties.get("frozenRowCount", 0),
        "frozen_columns": tab.grid_properties.get("frozenColumnCount", 0),
        "order": None if order is None else [number + 1 for number in order],
        "heights": heights,
        "filled": max([tab.grid.last_row(), *(row + 1 for row, _ in view.spread(tab))]),
        "lines": not tab.grid_properties.get("hideGridlines"),
        "merges": [_box_json(book.box_of_range(one)) for one in tab.merges],
        "filter": _filter_json(book, tab),
        "views": [
            {"id": one["filterViewId"], "title": one.get("title", "")} for one in tab.filter_views
        ],
        "protections": [
            _box_json(book.box_of_range(one["range"]))
            | {"words": one.get("description", ""), "warns": bool(one.get("warningOnly"))}
            for one in tab.protected_ranges
            if "range" in one
        ],
        "charts": len(tab.charts),
    }


def _box_json(box: Box) -> Json:
    """Zero-based, half-open."""
    return {"top": box.top, "left": box.left, "bottom": box.bottom, "right": box.right}


def _filter_json(book: Book, tab: Tab) -> Json | None:
    """The basic filter: its box and the texts it hides, by column letter."""
    if not tab.basic_filter:
        return None
    hidden = {
        column_letters(column): list(one.get("hiddenValues") or [])
        for column, one in criteria_of(tab.basic_filter).items()
    }
    return _box_json(book.box_of_range(tab.basic_filter.get("range", {}))) | {"hidden": hidden}


def _row(look: Look, tab: Tab, number: int) -> Json:
    """A row with its number, its key (None while it was never written) and its cells."""
    key = tab.grid.rows[number].uid if number < len(tab.grid.rows) else None
    return {"row": number + 1, "key": key, "cells": look.cells(tab, number)}


def _lists_of(rows: list[Json]) -> list[list[str]]:
    """The choices of dropdowns, each list once; the cells of `rows` name them by number in `o`.

    A column's dropdown has the same list in every row: sent with each cell it would be most of the answer.
    """
    numbers: dict[tuple[str, ...], int] = {}
    for row in rows:
        row["cells"] = [_numbered(cell, numbers) for cell in row["cells"]]
    return [list(one) for one in numbers]


def _numbered(cell: Json, numbers: dict[tuple[str, ...], int]) -> Json:
    if "choices" not in cell:
        return cell
    made = dict(cell)
    made["o"] = numbers.setdefault(tuple(made.pop("choices")), len(numbers))
    return made


def _cell(dressing: Dressing, row: int, column: int, cell: Cell) -> Json:
    drawn: Json = dressing.look(row, column, cell)
    if cell.value is not None or (row, column) in dressing.view.spread(dressing.tab):
        text = dressing.view.text(dressing.tab, row, column, cell)
        drawn["v"] = text
        typed = _as_typed(dressing.view, cell, text)
        if typed != text:
            drawn["e"] = typed
        link = dressing.view.link(dressing.tab, row, column, cell)
        if link:
            drawn["link"] = link
        value = dressing.view.value(dressing.tab, row, column, cell)
        if "align" not in drawn and not isinstance(value, str):
            drawn["align"] = "center" if isinstance(value, bool) else "right"
    if cell.note:
        drawn["n"] = cell.note
    choices = dressing.choices(cell)
    if choices is not None:
        drawn["choices"] = choices
    elif cell.validation and cell.validation.get("condition", {}).get("type") == "BOOLEAN":
        drawn["box"] = cell.value is True
    return drawn


def _as_typed(view: View, cell: Cell, text: str) -> str:
    """What stands in the box when somebody edits the cell: typed back unchanged, it makes the same cell."""
    value, form = cell.value, number_format(cell)
    if value is None:  # a formula elsewhere spread into it
        return ""
    if type(value) is Formula:
        return str(value)
    if type(value) is str:
        is_text = bool(form) and form is not None and form.get("type") == "TEXT"
        read = entered(value, view.locale, view.calculator.now.date())[0]
        return value if is_text or (type(read) is str and read == value) else "'" + value
    if not is_number(value) or is_date_format(form) or text.endswith("%"):
        return text
    return plain_number(value, view.locale)  # type: ignore[arg-type]  # it is a number


def texts(view: View, tab: Tab) -> Json:
    """What a tab reads like, row by row, hidden rows too; nothing beyond the last text of a row, and of the tab."""
    return {"rows": values_in(view, Box(tab.sheet_id, 0, 0, tab.rows, tab.columns), Rendering())}


def _row_of_key(tab: Tab, key: int) -> int | None:
    """The number, from 1, of the row with this key; None when it is gone."""
    return next((n for n, row in enumerate(tab.grid.rows, 1) if row.uid == key), None)


def _order(view: View, tab: Tab, filter_view: int | None) -> list[int] | None:
    by_user = {n for n, kept in tab.row_properties.items() if kept.get("hiddenByUser")}
    if filter_view is None:
        hidden = by_user | {n for n, p in tab.row_properties.items() if p.get("hiddenByFilter")}
        return [n for n in range(tab.rows) if n not in hidden] if hidden else None
    filtered = next((one for one in tab.filter_views if one["filterViewId"] == filter_view), None)
    if filtered is None:
        raise invalid("There is no such filter view any more.")
    box = view.book.box_of_range(filtered.get("range") or {"sheetId": tab.sheet_id})
    criteria = criteria_of(filtered)
    inside = [
        n
        for n in range(box.top + 1, box.bottom)
        if n not in by_user and lets_through(view, tab, n, criteria)
    ]
    inside = in_order(view, tab, inside, filtered.get("sortSpecs") or [])
    above = [n for n in range(min(box.top + 1, tab.rows)) if n not in by_user]
    return above + inside + [n for n in range(box.bottom, tab.rows) if n not in by_user]
