"""Ten million cells are the end of a spreadsheet: it is told long before, and nothing is lost at it."""

from __future__ import annotations

import pytest

from connectors.ports import Rejected
from connectors.workbook import checkup
from leads.changes import Changes
from leads.tabs import HISTORY
from standin.sheets import book as books
from tests.connectors.workbook.sites import StandinSite
from tests.connectors.workbook.test_workbook_contract import filed, lead


def fill(sheet: StandinSite, monkeypatch: pytest.MonkeyPatch) -> None:
    """History has no blank row left, and the spreadsheet room for no further one."""
    history = sheet.person.book.worksheet(HISTORY.title)
    history.resize(rows=2)
    tabs = sheet.person.book.worksheets()
    monkeypatch.setattr(books, "CELL_LIMIT", sum(tab.row_count * tab.col_count for tab in tabs))


def test_full_spreadsheet_takes_nothing_and_says_what_to_do(
    sheet: StandinSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(sheet, monkeypatch)
    picture = sheet.workbook.read()
    outcome = sheet.workbook.commit(Changes.of(filed(lead(1001)), filed(lead(1002))), picture)

    assert isinstance(outcome, Rejected)
    assert outcome.barred, "else each mail would be tried alone, and end in Screened"
    assert "the spreadsheet is full" in outcome.error
    assert "Next: delete blank columns and rows" in outcome.error
    assert sheet.workbook.read().leads == ()


def test_how_full_it_is_stands_in_the_check(sheet: StandinSite) -> None:
    assert any("of 10,000,000 possible cells" in one.what for one in sheet.workbook.examine())


def test_half_full_spreadsheet_names_its_largest_tabs_and_their_blank_columns(
    sheet: StandinSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet.person.book.worksheet(HISTORY.title).resize(rows=9_000, cols=40)
    monkeypatch.setattr(checkup, "CELL_LIMIT", 800_000)

    [about] = [one for one in sheet.workbook.examine() if "possible cells" in one.what]
    assert not about.ok
    assert "most in History (360,000: 9,000 rows x 40 columns)" in about.what
    assert "History needs 10 of its columns: delete the blank ones to the right" in about.advice
