"""What does a formula come to? Unknown functions show #NAME? and are counted."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from standin.sheets.a1 import Box
from standin.sheets.book import Book, clipped
from standin.sheets.cells import ErrorValue, Formula, Style, Value, tidy
from standin.sheets.errors import ApiError
from standin.sheets.formulas import arithmetic
from standin.sheets.formulas.area import Area, Operand, single
from standin.sheets.formulas.functions import FUNCTIONS, LAZY, Eager
from standin.sheets.formulas.parsing import (
    Array,
    Binary,
    FormulaError,
    Function,
    Literal,
    Name,
    Node,
    Reference,
    Unary,
    parsed,
)
from standin.sheets.locales import locale_named
from standin.sheets.tab import Tab

UNKNOWN_FUNCTIONS: Counter[str] = Counter()
"""How often a formula asked for a function that is not known here, over the life of the process."""

_DATES = {"TODAY", "DATE", "EDATE", "EOMONTH", "WORKDAY", "DATEVALUE", "TO_DATE"}
_PASSING = {
    "IF": (1, 2),
    "IFERROR": (0,),
    "MAX": (0,),
    "MIN": (0,),
    "MAXIFS": (0,),
    "MINIFS": (0,),
    "SUM": (0,),
}
Place = tuple[int, int, int]


class Calculator:
    """Evaluates the formulas of a book at one moment (local time of the spreadsheet), each once."""

    def __init__(self, book: Book, now: dt.datetime) -> None:
        self.book = book
        self.now = now
        self.locale = locale_named(book.locale)
        self._known: dict[Place, Value] = {}
        self._open: set[Place] = set()
        self.areas: dict[Box, Area] = {}
        self.place: tuple[Tab, int, int] | None = None

    def value_at(self, tab: Tab, row: int, column: int) -> Value:
        """The value of a cell, its formula evaluated."""
        value = tab.grid.cell(row, column).value
        if type(value) is not Formula:
            return value
        place = (tab.sheet_id, row, column)
        if place not in self._known:
            outermost = not self._open
            try:
                self._known[place] = self._worked_out(value, tab, row, column, place)
            except RecursionError:
                if not outermost:
                    raise
                self._open.clear()
                self._known[place] = self._from_above(tab, row, column, value, place)
        return self._known[place]

    def _worked_out(self, formula: str, tab: Tab, row: int, column: int, place: Place) -> Value:
        if place in self._open:
            return ErrorValue("#REF!")
        self._open.add(place)
        try:
            return self.evaluate_at(formula, tab, row, column)
        finally:
            self._open.discard(place)

    def _from_above(self, tab: Tab, row: int, column: int, formula: str, place: Place) -> Value:
        """A long chain of formulas, as of running totals: work it out from its top downwards."""
        for upper in range(row):
            self.value_at(tab, upper, column)
        try:
            return self._worked_out(formula, tab, row, column, place)
        except RecursionError:
            return ErrorValue("#ERROR!")

    def evaluate_at(self, source: str, tab: Tab, row: int, column: int) -> Value:
        """Evaluate a formula as it reads in a cell."""
        before, self.place = self.place, (tab, row, column)
        try:
            value = single(self.evaluate(parsed(str(source), self.locale.decimal)), row, column)
        except FormulaError:
            return ErrorValue("#ERROR!")
        except ApiError:
            return ErrorValue("#REF!")
        finally:
            self.place = before
        if value is None:
            return 0
        return tidy(value) if isinstance(value, float) else value

    def evaluate(self, node: Node) -> Operand:
        match node:
            case Literal(value):
                return value
            case Reference() | Name():
                return self.area_of(node)
            case Unary(sign, operand):
                return arithmetic.unary(sign, self.scalar(operand), self.locale)
            case Binary(sign, left, right):
                return arithmetic.binary(sign, self.scalar(left), self.scalar(right), self.locale)
            case Function(name, arguments):
                return self._called(name, arguments)
            case Array(rows):
                return Area.of_values([[self.scalar(one) for one in row] for row in rows])

    def scalar(self, node: Node) -> Value:
        """One value: of a range the cell in the formula's own row or column."""
        _, row, column = self._here()
        return single(self.evaluate(node), row, column)

    def _here(self) -> tuple[Tab, int, int]:
        return self.place or (self.book.tabs[0], 0, 0)

    def area_of(self, node: Reference | Name) -> Operand:
        """The cells a reference means."""
        if isinstance(node, Name):
            named = self.book.named(node.name)
            if named is None:
                UNKNOWN_FUNCTIONS[node.name.upper()] += 1
                return ErrorValue("#NAME?")
            return self._area(self.book.box_of_range(named["range"]))
        tab = self._here()[0] if node.title is None else self.book.tab_titled(node.title)
        if tab is None:
            return ErrorValue("#REF!")
        span = node.span
        if (span.top or 0) >= tab.rows or (span.left or 0) >= tab.columns:
            return ErrorValue("#REF!") if node.single else None
        return self._area(clipped(tab, span))

    def _area(self, box: Box) -> Area:
        found = self.areas.get(box)
        if found is None:
            found = Area.of_cells(box, self.book.tab(box.sheet_id), self.value_at)
            self.areas[box] = found
        return found

    def _called(self, name: str, arguments: tuple[Node, ...]) -> Operand:
        lazy = LAZY.get(name)
        if lazy is not None:
            return lazy(self, arguments)
        function = FUNCTIONS.get(name)
        if function is None:
            UNKNOWN_FUNCTIONS[name] += 1
            return ErrorValue("#NAME?")
        return self._result(function, arguments)

    def _result(self, function: Eager, arguments: tuple[Node, ...]) -> Operand:
        try:
            return function(self, [self.evaluate(one) for one in arguments])
        except arithmetic.NoValueError as failed:
            return failed.value
        except (IndexError, ValueError, TypeError):
            return ErrorValue("#VALUE!" if arguments else "#N/A")
        except ZeroDivisionError:
            return ErrorValue("#DIV/0!")
        except OverflowError:
            return ErrorValue("#NUM!")

    def format_at(self, tab: Tab, row: int, column: int) -> Style | None:
        """The number format that a formula brings along: a date for TODAY(), that of the cell it repeats."""
        value = tab.grid.cell(row, column).value
        if type(value) is not Formula:
            return None
        before, self.place = self.place, (tab, row, column)
        try:
            return self._brought(parsed(str(value), self.locale.decimal))
        except (FormulaError, ApiError, RecursionError):
            return None
        finally:
            self.place = before

    def _brought(self, node: Node) -> Style | None:
        match node:
            case Function(name, arguments):
                return self._brought_by_call(name, arguments)
            case Binary(sign, left, right) if sign in {"+", "-"}:
                one, other = self._brought(left), self._brought(right)
                return None if one and other and sign == "-" else one or other
            case Unary(sign="%"):
                return {"type": "PERCENT", "pattern": "0.00%"}
            case Reference():
                return self._format_of(self.area_of(node))
        return None

    def _brought_by_call(self, name: str, arguments: tuple[Node, ...]) -> Style | None:
        if name == "NOW":
            return {"type": "DATE_TIME"}
        if name in _DATES:
            return {"type": "DATE"}
        parts = (self._brought(arguments[i]) for i in _PASSING.get(name, ()) if i < len(arguments))
        return next((part for part in parts if part), None)

    def _format_of(self, area: Operand) -> Style | None:
        if not isinstance(area, Area) or area.box is None:
            return None
        tab = self.book.tab(area.box.sheet_id)
        cell = tab.grid.cell(area.box.top, area.box.left)
        own = cell.format.get("numberFormat") if cell.format else None
        return own or self.format_at(tab, area.box.top, area.box.left)
