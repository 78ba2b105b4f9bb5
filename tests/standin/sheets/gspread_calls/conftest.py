"""What gspread's users hold in their hands."""

from __future__ import annotations

from collections.abc import Iterator

import gspread
import pytest

from tests.standin.sheets.conftest import Caller


@pytest.fixture
def book(google: gspread.Client, caller: Caller) -> gspread.Spreadsheet:
    return google.open_by_key(caller.key)


@pytest.fixture
def sheet(book: gspread.Spreadsheet) -> gspread.Worksheet:
    return book.sheet1


@pytest.fixture
def own(google: gspread.Client) -> Iterator[gspread.Spreadsheet]:
    """A spreadsheet that belongs to the service account."""
    made = google.create("Own")
    yield made
    google.del_spreadsheet(made.id)
