"""Are formulas evaluated, and unknown functions noticed?"""

from __future__ import annotations

import datetime as dt

import pytest

from standin.sheets.book import Book
from standin.sheets.cells import Cell, Formula, Value
from standin.sheets.formulas.calculator import UNKNOWN_FUNCTIONS
from standin.sheets.formulas.moving import copied_formula
from standin.sheets.office import new_book
from standin.sheets.view import View

_NOON = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)
_DATE = {"numberFormat": {"type": "DATE", "pattern": "yyyy-mm-dd"}}


@pytest.fixture
def book() -> Book:
    """Names in A, numbers in B, dates in C: Ann, Bob, ann and a nameless one."""
    made = new_book("Leads")
    rows: list[tuple[Value, Value, Value]] = [
        ("Ann", 5, 45000),
        ("Bob", 7, 46090),
        ("ann", 1.5, None),
        (None, 4, 47000),
    ]
    for row, values in enumerate(rows):
        for column, value in enumerate(values):
            made.tabs[0].grid.put(row, column, Cell(value, _DATE if column == 2 else None))
    return made


def _shown(book: Book, formula: str) -> tuple[Value, str]:
    tab = book.tabs[0]
    tab.grid.put(20, 5, Cell(Formula(formula)))
    view, cell = View(book, _NOON), tab.grid.cell(20, 5)
    return view.value(tab, 20, 5, cell), view.text(tab, 20, 5, cell)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=1+2*3", 7),
        ("=-2^2", 4),
        ("=50%*4", 2),
        ('="a"&1.5', "a1.5"),
        ("=SUM(B1:B4)", 17.5),
        ('=COUNTIF(A:A,"ann")', 2),
        ('=COUNTIFS(A1:A4,"ann",B1:B4,">2")', 1),
        ('=COUNTIFS(C1:C4,">0",C1:C4,"<"&TODAY())', 1),
        ('=COUNTIFS(A1:A10,"<>ann")', 8),
        ('=SUMIFS(B:B,A:A,"a*")', 6.5),
        ('=AVERAGEIFS(B:B,A:A,"Ann")', 3.25),
        ('=IF(A4="","none",A4)', "none"),
        ('=IF(OR(A1="",B1=5),"yes","no")', "yes"),
        ('=IFERROR(1/0,"x")', "x"),
        ("=1/0", "#DIV/0!"),
        ('="a"+1', "#VALUE!"),
        ("=ZZ99999", "#REF!"),
        ('=VLOOKUP("bob",A1:C4,2,FALSE)', 7),
        ('=TEXT(C1,"dd/mm/yyyy")', "15/03/2023"),
        ("=AND(ISNUMBER(C1),C1<TODAY())", True),
        ("=Sheet1!A2", "Bob"),
        ("='No such tab'!A1", "#REF!"),
        ("=SUM(1,", "#ERROR!"),
        ("=WEEKDAY(DATE(2026,3,4),2)", 3),
        ("=F21", "#REF!"),
    ],
)
def test_formulas_come_to(book: Book, formula: str, value: Value) -> None:
    assert _shown(book, formula)[0] == value


def test_formulas_bring_the_format_of_dates_along(book: Book) -> None:
    assert _shown(book, "=TODAY()")[1] == "3/4/2026"
    assert _shown(book, "=C1+1")[1] == "2023-03-16"
    assert _shown(book, "=1/3")[1] == "0.3333333333"


def test_today_is_the_day_in_the_spreadsheets_zone(book: Book) -> None:
    book.time_zone = "Pacific/Auckland"

    assert _shown(book, "=TODAY()")[1] == "3/5/2026"


def test_an_unknown_function_shows_name_and_is_counted(book: Book) -> None:
    before = UNKNOWN_FUNCTIONS["FLY"]

    assert _shown(book, "=FLY(1)") == ("#NAME?", "#NAME?")
    assert UNKNOWN_FUNCTIONS["FLY"] > before


def test_long_chains_of_formulas_are_worked_out(book: Book) -> None:
    tab = book.tabs[0]
    for row in range(1000):
        tab.grid.put(row, 7, Cell(Formula(f"=H{row}+1" if row else "=1")))

    assert View(book, _NOON).value(tab, 999, 7, tab.grid.cell(999, 7)) == 1000


def test_copied_formulas_keep_what_is_fixed() -> None:
    assert copied_formula('=SUM(A1:$B$2)&"A1"&C$3', 2, 1) == '=SUM(B3:$B$2)&"A1"&D$3'
    assert copied_formula("=A1", -1, 0) == "=#REF!"
