"""What do the cells of a spreadsheet show now? Formulas evaluated, numbers formatted."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

from standin.sheets.book import Book
from standin.sheets.cells import Cell, ErrorValue, Formula, Linked, Style, Value
from standin.sheets.formatting import is_date_format, plain_number, shown
from standin.sheets.formulas.calculator import Calculator
from standin.sheets.locales import Locale, locale_named
from standin.sheets.tab import Tab

FORMULA_DIGITS = 10


class View:
    """A spreadsheet as it looks at one moment.

    What formulas come to is kept with the book for the next view of the same revision: until somebody writes,
    or the day or the moment changes that a formula has asked for.
    """

    def __init__(self, book: Book, now: dt.datetime, earlier: View | None = None) -> None:
        self.book = book
        self.locale: Locale = locale_named(book.locale)
        self.revision = book.revision
        here = now.astimezone(ZoneInfo(book.time_zone)).replace(tzinfo=None)
        self.calculator: Calculator = Calculator(
            book, here, earlier.calculator if earlier else None
        )

    @classmethod
    def kept(cls, book: Book, now: dt.datetime) -> View:
        """The view that was made of this book before, if it still holds. Not for a book that is being changed."""
        view = book.view if isinstance(book.view, View) else None
        is_current = view is not None and view.book is book and view.revision == book.revision
        if view is not None and is_current and view.holds_at(now):
            return view
        book.view = made = cls(book, now, view)
        return made

    def holds_at(self, now: dt.datetime) -> bool:
        """Whether this view shows the book as it looks at another moment, too."""
        here = now.astimezone(ZoneInfo(self.book.time_zone)).replace(tzinfo=None)
        if here != self.calculator.now and not self.calculator.holds_at(here):
            return False
        self.calculator.now = here
        return True

    def spread(self, tab: Tab) -> dict[tuple[int, int], Value]:
        """What array formulas put into blank cells, by row and column."""
        return self.calculator.spread(tab)

    def value(self, tab: Tab, row: int, column: int, cell: Cell) -> Value:
        """The effective value."""
        if type(cell.value) is Formula or cell.value is None:
            return self.calculator.value_at(tab, row, column)
        return cell.value

    def text(self, tab: Tab, row: int, column: int, cell: Cell) -> str:
        """The formatted value."""
        value = cell.value
        if type(value) is str:
            return value
        if type(value) is Formula:
            return self._formula_text(tab, row, column, cell)
        if value is None:
            return self._formula_text(tab, row, column, cell) if self.spread(tab) else ""
        return shown(value, number_format(cell), self.locale)

    def link(self, tab: Tab, row: int, column: int, cell: Cell) -> str | None:
        """Where a cell leads: the link of its text, or its formula's HYPERLINK."""
        uri: str | None = (cell.format or {}).get("textFormat", {}).get("link", {}).get("uri")
        if uri or type(cell.value) is not Formula:
            return uri
        value = self.value(tab, row, column, cell)
        return value.uri if isinstance(value, Linked) else None

    def _formula_text(self, tab: Tab, row: int, column: int, cell: Cell) -> str:
        value = self.calculator.value_at(tab, row, column)
        form = self.format_at(tab, row, column, cell)
        if form is None and isinstance(value, float):
            return plain_number(value, self.locale, FORMULA_DIGITS)
        return shown(value, form, self.locale)

    def format_at(self, tab: Tab, row: int, column: int, cell: Cell) -> Style | None:
        """The number format: the cell's own, else the one its formula brings (a date for TODAY())."""
        own = number_format(cell)
        if own or (cell.value is not None and type(cell.value) is not Formula):
            return own
        return self.calculator.format_at(tab, row, column)

    def plain(self, tab: Tab, row: int, column: int, cell: Cell, *, dates_as_text: bool) -> Value:
        """The value as UNFORMATTED_VALUE gives it."""
        value = self.value(tab, row, column, cell)
        if dates_as_text and _is_number(value):
            form = self.format_at(tab, row, column, cell)
            if is_date_format(form):
                return shown(value, form, self.locale)
        return str(value) if isinstance(value, ErrorValue) else value


def number_format(cell: Cell) -> Style | None:
    """The number format that was given to the cell, if any."""
    return cell.format.get("numberFormat") if cell.format else None


def _is_number(value: Value) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
