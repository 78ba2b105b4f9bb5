"""What people do in a spreadsheet, they find in the page: toolbar, menus, keys. It lands in the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import CHROMIUM, PEOPLE, Visit, Workbook, cell, shows

if TYPE_CHECKING:
    from playwright.sync_api import Page

expect = pytest.importorskip("playwright.sync_api", reason="playwright is not installed").expect

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}"),
]
HEAD, CHLOE, ANA, BEN, DANA = PEOPLE


def tool(page: Page, words: str) -> None:
    page.locator("#sheet-bar").get_by_role("button", name=words).click()


def choose(page: Page, words: str) -> None:
    page.get_by_role("menuitem", name=words).click()


def test_sorting_both_ways_and_undoing_it(visit: Visit) -> None:
    page = visit.page
    cell(page, "A3").click()
    tool(page, "Sort A→Z")
    shows(page, HEAD, ANA, BEN, CHLOE, DANA)
    tool(page, "Sort Z→A")
    shows(page, HEAD, DANA, CHLOE, BEN, ANA)
    page.locator("#grid").press("Control+z")
    shows(page, HEAD, ANA, BEN, CHLOE, DANA)
    tool(page, "Undo")
    shows(page, *PEOPLE)


def test_rows_are_inserted_deleted_and_moved_from_their_numbers(visit: Visit) -> None:
    page = visit.page
    page.locator("[data-row='3']").click(button="right")
    choose(page, "Insert row above")
    shows(page, HEAD, CHLOE, [], ANA, BEN, DANA)
    page.locator("[data-row='3']").click(button="right")
    choose(page, "Delete row")
    shows(page, *PEOPLE)
    page.locator("[data-row='4']").click(button="right")
    choose(page, "Move row up")
    shows(page, HEAD, CHLOE, BEN, ANA, DANA)
    page.locator("[data-row='2']").click()
    page.locator("[data-row='3']").click(modifiers=["Shift"])
    page.locator("[data-row='3']").click(button="right")
    choose(page, "Delete 2 rows")
    shows(page, HEAD, ANA, DANA)


def test_columns_are_inserted_deleted_and_moved_from_their_letters(visit: Visit) -> None:
    page = visit.page
    page.locator("[data-letter='1']").click(button="right")
    choose(page, "Insert column left")
    shows(page, ["Name", "", "Stage"], ["Chloe", "", "New"])
    page.locator("[data-letter='1']").click(button="right")
    choose(page, "Delete column")
    shows(page, *PEOPLE)
    page.locator("[data-letter='2']").click(button="right")
    choose(page, "Move column left")
    shows(page, ["Name", "Comment", "Stage"])


def test_filter_by_values_hides_rows_until_it_is_taken_away(visit: Visit, book: Workbook) -> None:
    page = visit.page
    cell(page, "B2").click()
    tool(page, "Filter")
    page.locator("[data-funnel=B]").click()
    page.get_by_label("New · 2").uncheck()
    page.get_by_role("button", name="OK").click()
    expect(cell(page, "A2")).to_have_count(0)
    expect(cell(page, "A3")).to_have_text("Ana")
    assert book.standin.office.all()[0].book.tabs[0].row_hidden(1)

    page.locator("[data-funnel=A]").click()
    page.get_by_label("Dana · 1").uncheck()
    page.get_by_role("button", name="OK").click()
    expect(cell(page, "A5")).to_have_count(0)
    tool(page, "Filter")
    shows(page, *PEOPLE)
    expect(page.locator("[data-funnel=B]")).to_have_count(0)


def test_deleting_selected_rows_spares_those_the_filter_hides(visit: Visit, book: Workbook) -> None:
    page = visit.page
    book.human("filter", range="A1:C", hide={"B": ["Won"]})
    expect(cell(page, "A3")).to_have_count(0)
    page.locator("[data-row='2']").click()
    page.locator("[data-row='4']").click(modifiers=["Shift"])
    page.locator("[data-row='4']").click(button="right")
    choose(page, "Delete 2 rows")
    expect(cell(page, "A3")).to_have_text("Dana")

    book.human("clear_filter")
    shows(page, HEAD, ANA, DANA)


def test_block_is_copied_and_pasted_as_other_spreadsheets_do(visit: Visit, book: Workbook) -> None:
    page = visit.page
    cell(page, "A2").click()
    cell(page, "B3").click(modifiers=["Shift"])
    page.locator("#grid").press("Control+c")
    assert page.evaluate("navigator.clipboard.readText()") == "Chloe\tNew\nAna\tWon"

    page.evaluate(
        'navigator.clipboard.writeText(\'Eve\\tNew\\t"two\\nlines, ""quoted"""\\r\\nFay\\tLost\\t5\\r\\n\')'
    )
    cell(page, "A6").click()
    page.locator("#grid").press("Control+v")
    expect(cell(page, "A7")).to_have_text("Fay")
    assert book.rows()[5:] == [["Eve", "New", 'two\nlines, "quoted"'], ["Fay", "Lost", "5"]]
    page.locator("#grid").press("Delete")
    expect(cell(page, "A7").locator(".words")).to_have_text("")
    assert book.rows() == PEOPLE


def test_merging_and_taking_the_merge_apart(visit: Visit, book: Workbook) -> None:
    page = visit.page
    cell(page, "A6").click()
    cell(page, "C7").click(modifiers=["Shift"])
    tool(page, "Merge")
    expect(cell(page, "B6")).to_have_count(0)
    expect(cell(page, "A6")).to_have_attribute("aria-colspan", "3")
    expect(cell(page, "A6")).to_have_attribute("aria-rowspan", "2")
    assert len(book.standin.office.all()[0].book.tabs[0].merges) == 1

    cell(page, "A6").click()
    tool(page, "Merge")
    expect(cell(page, "B6")).to_have_count(1)


def test_note_is_written_shown_on_hover_and_selection_and_deleted(visit: Visit) -> None:
    page = visit.page
    cell(page, "A2").click()
    page.locator("#grid").press("Shift+F2")
    page.get_by_label("Note", exact=True).fill("Prefers <b>mornings</b>")
    page.get_by_role("button", name="Keep note").click()
    expect(page.locator("#note-card")).to_have_text("Prefers <b>mornings</b>")
    expect(page.locator("#cell-said")).to_contain_text("note: Prefers <b>mornings</b>")

    cell(page, "C5").click()
    expect(page.locator("#note-card")).to_be_hidden()
    cell(page, "A2").hover()
    expect(page.locator("#note-card")).to_be_visible()
    page.locator("#grid").press("Control+Home")
    tool(page, "Note")
    page.get_by_role("button", name="Delete note").click()
    expect(page.locator(".noted")).to_have_count(0)


def test_protection_is_marked_and_asks_before_an_edit(visit: Visit, book: Workbook) -> None:
    page = visit.page
    page.locator("[data-letter='2']").click()
    tool(page, "Protect")
    page.get_by_label("Description").fill("the worker's column")
    page.get_by_role("button", name="Protect", exact=True).last.click()
    expect(page.locator("[data-letter='2'].kept")).to_have_count(1)
    expect(page.locator(".cell.kept")).to_have_count(0)  # one lock for a whole column

    cell(page, "C3").dblclick()
    page.keyboard.type("!")
    page.keyboard.press("Enter")
    page.get_by_role("dialog").get_by_text("the worker's column").wait_for()
    page.get_by_role("button", name="Cancel").click()
    # The page hears a moment later that it is shut.
    expect(page.locator("dialog")).to_have_count(0)
    assert page.locator(".typing").input_value() == "ordered six!"
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Edit anyway").click()
    expect(cell(page, "C3")).to_have_text("ordered six!")
    page.locator("[data-letter='2']").click(button="right")
    choose(page, "Remove protection")
    expect(page.locator("[data-letter='2'].kept")).to_have_count(0)


def test_heading_and_tab_are_renamed_by_typing_over_them(visit: Visit, book: Workbook) -> None:
    page = visit.page
    cell(page, "C1").dblclick()
    page.keyboard.press("Control+a")
    page.keyboard.type("Remark")
    page.keyboard.press("Enter")
    expect(cell(page, "C1")).to_have_text("Remark")
    page.get_by_role("tab", name="Sheet1").dblclick()
    page.get_by_label("Name of the tab").fill("People")
    page.keyboard.press("Enter")
    page.get_by_role("tab", name="People").wait_for()

    assert book.standin.office.all()[0].book.tabs[0].title == "People"


def test_tabs_are_duplicated_moved_hidden_shown_and_deleted(visit: Visit, book: Workbook) -> None:
    page = visit.page
    tabs = page.locator("#sheet-tabs button")
    tabs.first.click(button="right")
    choose(page, "Duplicate")
    tabs.nth(1).click()
    tabs.nth(1).click(button="right")
    choose(page, "Move left")
    expect(tabs).to_have_text(["Copy of Sheet1", "Sheet1"])
    page.get_by_role("tab", name="Sheet1", exact=True).click()
    tabs.first.click(button="right")
    choose(page, "Hide")
    expect(tabs).to_have_text(["Sheet1"])
    page.get_by_label("hidden tabs").check()
    expect(tabs).to_have_text(["Copy of Sheet1", "Sheet1"])
    tabs.first.click(button="right")
    choose(page, "Delete")
    expect(tabs).to_have_text(["Sheet1"])


def test_an_older_version_is_restored(visit: Visit, book: Workbook) -> None:
    page = visit.page
    book.human("delete_rows", at=2, count=3)
    shows(page, HEAD, DANA)
    tool(page, "Versions")
    line = page.locator(".versions li", has_text="until deleting rows").first
    line.get_by_role("button", name="Restore").click()

    shows(page, *PEOPLE)


def test_filter_view_hides_from_this_page_alone(visit: Visit, book: Workbook) -> None:
    page = visit.page
    won = {"columnIndex": 1, "filterCriteria": {"hiddenValues": ["New"]}}
    area = {"sheetId": 0, "startRowIndex": 0}
    view = {"title": "Closed", "filterViewId": 7, "range": area, "filterSpecs": [won]}
    up = {"dimensionIndex": 0, "sortOrder": "DESCENDING"}
    book.done({"addFilterView": {"filter": view | {"sortSpecs": [up]}}})
    page.get_by_role("button", name="Closed").click()
    expect(cell(page, "A2")).to_have_count(0)
    names = page.locator(".body .line [data-c='0'] .words")
    expect(names.nth(0)).to_have_text("Dana")
    expect(names.nth(1)).to_have_text("Ana")
    expect(page.get_by_role("button", name="Closed")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="All rows").click()
    shows(page, *PEOPLE)

    assert not any(book.standin.office.all()[0].book.tabs[0].row_hidden(n) for n in range(5))


def test_finding_goes_from_hit_to_hit(visit: Visit) -> None:
    page = visit.page
    page.locator("#grid").press("Control+f")
    page.keyboard.type("new")
    page.keyboard.press("Enter")
    expect(page.locator("#cell-name")).to_have_text("B2")
    page.keyboard.press("Enter")
    expect(page.locator("#cell-name")).to_have_text("B4")
