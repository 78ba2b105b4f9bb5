"""Typing is never lost: an open editor stays on its row while others commit, append, sort, insert and delete."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import CHROMIUM, PEOPLE, Visit, Workbook, cell, shows

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}"),
]


def begin(page: Page, name: str, text: str) -> None:
    """Opens a cell and types, without keeping it yet."""
    cell(page, name).dblclick()
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def test_typing_survives_a_commit_to_the_same_row_and_new_rows(
    visit: Visit, book: Workbook
) -> None:
    page = visit.page
    begin(page, "C3", "half a ")
    typed = {"userEnteredValue": {"stringValue": "Ana Lopez"}}
    written = {
        "updateCells": {
            "start": {"sheetId": 0, "rowIndex": 2, "columnIndex": 0},
            "rows": [{"values": [typed]}],
            "fields": "userEnteredValue",
        }
    }

    def turn() -> None:
        book.appends(["Eve", "New", "by mail"])
        book.done(written)

    book.turn = turn
    page.evaluate("document.getElementById('turn').click()")
    expect(cell(page, "A6")).to_have_text("Eve")
    expect(cell(page, "A3")).to_have_text("Ana Lopez")
    page.keyboard.type("sentence")
    page.keyboard.press("Enter")

    expect(cell(page, "C3")).to_have_text("half a sentence")
    assert book.rows()[2] == ["Ana Lopez", "Won", "half a sentence"]
    assert book.rows()[5] == ["Eve", "New", "by mail"]


@pytest.mark.parametrize(
    "meanwhile",
    [
        lambda book: book.human("sort", column="A"),
        lambda book: book.human("insert_rows", at=2, count=3),
        lambda book: book.human("delete_rows", at=2),
        lambda book: book.human("move_columns", at=3, to=1),
        lambda book: book.human("insert_columns", at=1),
        lambda book: book.human("filter", range="A1:C", hide={"B": ["Won"]}),
    ],
    ids=["sort", "insert rows", "delete row", "move column", "insert column", "filter"],
)
def test_what_was_begun_lands_on_its_own_row_and_column(
    visit: Visit, book: Workbook, meanwhile: Callable[[Workbook], None]
) -> None:
    page = visit.page
    begin(page, "C3", "still ")
    with page.expect_response(lambda answer: "/_local/page/window" in answer.url):
        meanwhile(book)
    page.keyboard.type("Ana's")
    page.keyboard.press("Enter")
    expect(page.locator(".editor")).to_be_hidden()

    rows = [set(row) - {""} for row in book.rows()]
    assert {"Ana", "Won", "still Ana's"} in rows
    assert {"Ben", "New", "call in May"} in rows


def test_text_of_a_deleted_row_is_kept_in_the_box_and_said(visit: Visit, book: Workbook) -> None:
    page = visit.page
    begin(page, "C3", "a long thought")
    book.human("delete_rows", at=3)
    page.locator(".editor-word", has_text="deleted this row").wait_for()
    page.keyboard.press("Enter")
    page.locator(".editor-word", has_text="Your text is still here").wait_for()

    assert page.locator(".typing").input_value() == "a long thought"
    assert book.rows() == [PEOPLE[0], PEOPLE[1], PEOPLE[3], PEOPLE[4]]
    page.keyboard.press("Escape")
    expect(page.locator(".editor")).to_be_hidden()
    visit.errors.clear()  # Chromium writes the refusal, a 400, to its console


def test_new_row_gives_way_to_one_that_the_worker_wrote_there(visit: Visit, book: Workbook) -> None:
    page = visit.page
    begin(page, "A6", "Mr Phone")
    book.appends(["Eve", "New", "by mail"])
    expect(cell(page, "A6")).to_have_text("Eve")
    page.keyboard.press("Enter")
    expect(cell(page, "A7")).to_have_text("Mr Phone")

    assert book.rows()[5:] == [["Eve", "New", "by mail"], ["Mr Phone"]]


def test_open_list_keeps_its_choice_while_rows_arrive(visit: Visit, book: Workbook) -> None:
    page = visit.page
    cell(page, "B2").dblclick()
    page.get_by_role("option", name="Lost").wait_for()
    book.appends(["Eve", "New"])
    expect(cell(page, "A6")).to_have_text("Eve")
    page.get_by_role("option", name="Lost").click()
    expect(cell(page, "B2").locator(".words")).to_have_text("Lost")

    assert book.rows()[1] == ["Chloe", "Lost", "met at the fair"]


def test_typing_scrolled_out_of_sight_is_kept(visit: Visit, book: Workbook) -> None:
    page = visit.page
    begin(page, "C3", "far ")
    page.locator("#grid").evaluate("grid => { grid.scrollTop = 15000; }")
    expect(page.locator("#cell-3-2")).not_to_be_in_viewport()
    page.keyboard.type("away")
    page.keyboard.press("Enter")
    expect(page.locator(".editor")).to_be_hidden()

    assert book.rows()[2] == ["Ana", "Won", "far away"]


def test_formula_is_edited_as_a_formula_and_odd_text_stays_text(
    visit: Visit, book: Workbook
) -> None:
    book.human("type", cell="D2", text="=1+1")
    book.appends(["=1+2"])
    page = visit.page
    expect(cell(page, "D2")).to_have_text("2")
    cell(page, "D2").dblclick()
    assert page.locator(".typing").input_value() == "=1+1"
    page.keyboard.press("Escape")
    expect(cell(page, "A6")).to_have_text("=1+2")
    cell(page, "A6").dblclick()
    page.keyboard.press("End")
    page.keyboard.type("0")
    page.keyboard.press("Enter")

    expect(cell(page, "A6")).to_have_text("=1+20")


def test_escape_and_an_unchanged_text_write_nothing(visit: Visit, book: Workbook) -> None:
    page = visit.page
    revision = book.standin.office.all()[0].book.revision
    begin(page, "C3", "no")
    page.keyboard.press("Escape")
    cell(page, "C4").dblclick()
    page.keyboard.press("Enter")
    shows(page, *PEOPLE)

    assert book.standin.office.all()[0].book.revision == revision
