"""Where do the values of array formulas go, and who notices?"""

from __future__ import annotations

import datetime as dt
from typing import Any

from standin.sheets.a1 import Box
from standin.sheets.book import Book
from standin.sheets.cells import Cell, ErrorValue, Formula, Value
from standin.sheets.office import new_book
from standin.sheets.reading import Rendering, values_in
from standin.sheets.rendering import spreadsheet_json
from standin.sheets.view import View
from standin.sheets.window import Look, Stretch, window

NOON = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)
DATE = {"numberFormat": {"type": "DATE", "pattern": "yyyy-mm-dd"}}


def book_of(*rows: tuple[Value, ...]) -> Book:
    book = new_book("Leads")
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            is_formula = isinstance(value, str) and value.startswith("=")
            book.tabs[0].grid.put(number, column, Cell(Formula(value) if is_formula else value))
    return book


def shown(book: Book, moment: dt.datetime = NOON) -> list[list[Any]]:
    tab = book.tabs[0]
    whole = Box(tab.sheet_id, 0, 0, tab.rows, tab.columns)
    return values_in(View.kept(book, moment), whole, Rendering())


def test_values_of_an_array_fill_the_blank_cells_beside_and_below() -> None:
    assert shown(book_of(("={1,2;3,4}",))) == [["1", "2"], ["3", "4"]]


def test_an_array_reaches_below_the_last_row_that_was_typed() -> None:
    book = book_of(("=SEQUENCE(4)",))

    assert shown(book) == [["1"], ["2"], ["3"], ["4"]]
    assert [row["values"] for row in _rows_told(book)][3][0]["formattedValue"] == "4"
    assert "userEnteredValue" not in [row["values"] for row in _rows_told(book)][3][0]


def _rows_told(book: Book) -> Any:
    told = spreadsheet_json(View.kept(book, NOON), None, with_data=True)
    return told["sheets"][0]["data"][0]["rowData"]


def test_something_in_the_way_makes_the_formula_an_error_and_stays() -> None:
    book = book_of(("=SEQUENCE(3)",), (None,), ("mine",))

    assert shown(book) == [["#REF!"], [], ["mine"]]
    value = View(book, NOON).calculator.value_at(book.tabs[0], 0, 0)
    assert isinstance(value, ErrorValue)
    assert value.message == "Array result was not expanded because it would overwrite data in A3."


def test_taking_it_out_of_the_way_lets_the_array_spread() -> None:
    book = book_of(("=SEQUENCE(3)",), (None,), ("mine",))
    shown(book)
    book.tabs[0].grid.put(2, 0, Cell())
    book.revision += 1

    assert shown(book) == [["1"], ["2"], ["3"]]


def test_two_arrays_never_share_a_cell() -> None:
    assert shown(book_of((None, "=SEQUENCE(2)"), ("=SEQUENCE(1,2)",)))[1][0] == "#REF!"


def test_other_formulas_read_what_an_array_spread() -> None:
    assert shown(book_of(("=SUM(B1:B9)", "=SEQUENCE(3)"), ("=B3",))) == [
        ["6", "1"],
        ["3", "2"],
        ["", "3"],
    ]


def test_an_array_of_an_array_is_worked_out_in_any_order() -> None:
    rows = shown(book_of(("=SORT(B1:B3,1,FALSE)", "=SEQUENCE(3)")))

    assert [row[0] for row in rows] == ["3", "2", "1"]


def test_an_array_over_its_own_cells_is_a_circle() -> None:
    assert shown(book_of(("=SORT(A1:A3)",))) == [["#REF!"]]


def test_a_filter_follows_what_it_reads() -> None:
    book = book_of(("Ana", "open", '=FILTER(A1:A3,B1:B3="open")'), ("Ben", "won"), ("Cem", "open"))
    assert [row[2:] for row in shown(book)][:2] == [["Ana"], ["Cem"]]
    book.tabs[0].grid.put(1, 1, Cell("open"))
    book.revision += 1

    assert [row[2] for row in shown(book)] == ["Ana", "Ben", "Cem"]


def test_dates_that_a_formula_spreads_look_like_dates() -> None:
    book = book_of((46080,), (46079,))
    for row in range(2):
        cell = book.tabs[0].grid.cell(row, 0)
        book.tabs[0].grid.put(row, 0, cell._replace(format=DATE))
    book.tabs[0].grid.put(0, 1, Cell(Formula("=SORT(A1:A2)")))

    assert [row[1] for row in shown(book)] == ["2026-02-26", "2026-02-27"]


def test_the_page_draws_what_was_spread() -> None:
    book = book_of(("=SEQUENCE(2)",))
    drawn = window(Look(book, NOON), Stretch(sheet_id=book.tabs[0].sheet_id))["rows"]
    assert [cell["v"] for row in drawn for cell in row["cells"]] == ["1", "2"]
    second = drawn[1]["cells"][0]
    assert (second["v"], second["e"]) == ("2", "")


def test_today_is_worked_out_again_on_the_next_day_without_a_change() -> None:
    book = book_of(("=TODAY()", "=1+1"))

    assert shown(book)[0][0] == "3/4/2026"
    assert shown(book, NOON + dt.timedelta(days=1))[0][0] == "3/5/2026"


def test_what_did_not_change_is_not_worked_out_again() -> None:
    book = book_of(("=TODAY()",))
    first = View.kept(book, NOON)

    assert View.kept(book, NOON + dt.timedelta(hours=3)) is first
    book.revision += 1
    assert View.kept(book, NOON) is not first
    assert View.kept(book.copy(), NOON) is not View.kept(book, NOON)


def test_the_rows_with_formulas_are_known_after_many_changes() -> None:
    grid = book_of(("=1", 1), (2, "=2"), (3, 4)).tabs[0].grid
    assert grid.formula_rows() == [0, 1]
    later = grid.copy()
    later.put(2, 0, Cell(Formula("=3")))
    later.put(0, 0, Cell(1))
    later.insert_rows(0, 1)

    assert later.formula_rows() == [2, 3]
    assert later.copy().formula_rows() == [2, 3]
    assert grid.formula_rows() == [0, 1]
