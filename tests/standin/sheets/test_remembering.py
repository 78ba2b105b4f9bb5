"""Is what formulas take over from an earlier state of a spreadsheet still true?"""

from __future__ import annotations

import datetime as dt
import random

import pytest

from standin.sheets.a1 import Box
from standin.sheets.book import Book
from standin.sheets.cells import Cell, Formula, Value
from standin.sheets.reading import Rendering, values_in
from standin.sheets.tab import Tab
from standin.sheets.view import View

NOON = dt.datetime(2026, 3, 4, 12, tzinfo=dt.UTC)
ROWS = 40
FORMULAS = (
    '=COUNTIFS(Data!A2:A;"won";Data!B2:B;">3")',
    "=SUM(Data!B2:B)",
    "=COUNTIF(Data!C2:C;TRUE)",
    "=IFNA(SORT(FILTER(Data!A2:A;ISNUMBER(Data!B2:B);Data!B2:B>2);1;1))",
    '=ARRAYFORMULA(SUM(Data!B2:B*(Data!A2:A="won")))',
    '=ARRAYFORMULA(COUNTIFS(Data!A2:A;{"new";"won"};Data!B2:B;">1"))',
    '=ARRAYFORMULA(SUM(IF(ISNUMBER(MATCH(Data!A2:A;{"won";"lost"};0));1;0)))',
    "=ARRAYFORMULA(SUM(N(Data!B2:B>TODAY()-46085)))",
    "=SUMPRODUCT((Data!D2:D=1)*(Data!B2:B>1))",
    '=IFNA(VLOOKUP("won";Data!A2:B;2;FALSE))',
    '=JOIN(",";UNIQUE(Data!A2:A))',
    '=ARRAYFORMULA(TEXTJOIN(",";TRUE;Data!E2:E))',
)
VALUES: tuple[Value, ...] = ("new", "won", "Won", "lost", 1, 2, 5, 1.0, True, False, "1", "", None)


def _book() -> Book:
    data, board = Tab(1, "Data", 60, 6), Tab(2, "Board", 60, 30)
    for row in range(1, ROWS):
        data.grid.put_row(row, 0, [Cell("new"), Cell(row % 7), Cell(row % 2 == 0), Cell(1)])
    for column, formula in enumerate(FORMULAS):
        board.grid.put(0, column, Cell(Formula(formula)))
    return Book("x", "Speed", tabs=[data, board])


def _shown(view: View) -> list[list[object]]:
    return values_in(view, Box(2, 0, 0, 60, 30), Rendering())


def _edited(book: Book, dice: random.Random) -> Book:
    """What one person may do to a book, as the office does it: on a copy, with a new revision."""
    made = book.copy()
    grid, row, column = made.tabs[0].grid, dice.randrange(1, ROWS), dice.randrange(5)
    match dice.choice(["type", "type", "type", "formula", "spread", "insert", "delete", "sort"]):
        case "type":
            grid.put(row, column, Cell(dice.choice(VALUES)))
        case "formula":
            grid.put(row, column, Cell(Formula(f'=B{dice.randrange(2, ROWS)}&""')))
        case "spread":
            grid.put(row, 4, Cell(Formula("=SEQUENCE(2)")))
        case "insert":
            grid.insert_rows(row, 1)
        case "delete":
            grid.delete_rows(row, row + 1)
        case "sort":
            grid.order_rows([1, 2, 3], [3, 1, 2])
    made.revision += 1
    return made


@pytest.mark.parametrize("seed", range(4))
def test_formulas_show_the_same_as_without_a_memory(seed: int) -> None:
    dice, book, now = random.Random(seed), _book(), NOON
    for _ in range(40):
        book = _edited(book, dice)
        now += dt.timedelta(hours=dice.choice([0, 0, 5]))

        assert _shown(View.kept(book, now)) == _shown(View(book, now))


def test_column_that_nobody_wrote_is_indexed_once() -> None:
    book = _book()
    View.kept(book, NOON)
    _shown(View.kept(book, NOON))
    stages, numbers = Box(1, 1, 0, 60, 1), Box(1, 1, 1, 60, 2)
    before = View.kept(book, NOON).calculator.memory.areas
    typed = book.copy()
    typed.tabs[0].grid.put(3, 0, Cell("won"))
    typed.revision += 1
    _shown(View.kept(typed, NOON))
    after = View.kept(typed, NOON).calculator.memory.areas

    assert after[numbers] is before[numbers]
    assert after[stages] is not before[stages]


def test_true_typed_over_one_is_another_value() -> None:
    book = _book()
    _shown(View.kept(book, NOON))
    typed = book.copy()
    typed.tabs[0].grid.put(3, 3, Cell(True))
    typed.revision += 1

    assert _shown(View.kept(book, NOON))[0][8] == "28"
    assert _shown(View.kept(typed, NOON))[0][8] == "27"


def test_state_before_the_last_is_forgotten() -> None:
    import gc
    import weakref

    book = _book()
    _shown(View.kept(book, NOON))
    assert isinstance(book.view, View)
    first = weakref.ref(book.view.calculator)
    for number in range(3):
        book = book.copy()
        book.tabs[0].grid.put(2, 0, Cell(f"text {number}"))
        book.revision += 1
        _shown(View.kept(book, NOON))
    gc.collect()

    assert first() is None
