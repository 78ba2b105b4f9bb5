"""What does a formula come to? Unknown functions show #NAME? and are counted."""

from __future__ import annotations

import datetime as dt

from standin.sheets.book import Book
from standin.sheets.cells import ErrorValue, Style, Value
from standin.sheets.tab import Tab


class Calculator:
    """Evaluates the formulas of a book at one moment (local time of the spreadsheet)."""

    def __init__(self, book: Book, now: dt.datetime) -> None:
        self.book = book
        self.now = now

    def value_at(self, tab: Tab, row: int, column: int) -> Value:
        return ErrorValue("#NAME?")

    def format_at(self, tab: Tab, row: int, column: int) -> Style | None:
        return None

    def evaluate_at(self, source: str, tab: Tab, row: int, column: int) -> Value:
        return ErrorValue("#NAME?")
