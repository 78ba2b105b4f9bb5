"""What goes wrong for people who call gspread goes wrong here too; and nothing that it offers is left out."""

from __future__ import annotations

import ast
import inspect
from contextlib import closing
from pathlib import Path

import gspread
import pytest
import requests
from gspread.utils import (
    ValueInputOption,
    ValueRenderOption,
)

from benchmarks import standin_gspread
from tests.standin.sheets.conftest import Caller


def test_a_row_number_from_before_a_deletion_writes_into_another_row(
    sheet: gspread.Worksheet,
) -> None:
    sheet.update([["a"], ["b"], ["c"]], "A1")
    found = sheet.find("b")
    assert found is not None

    sheet.delete_rows(1)
    sheet.update_cell(found.row, 2, "for b")

    assert sheet.get_all_values() == [["b", ""], ["c", "for b"]]


def test_the_size_gspread_remembers_goes_stale(
    book: gspread.Spreadsheet, sheet: gspread.Worksheet
) -> None:
    book.get_worksheet(0).add_rows(10)

    assert (sheet.row_count, book.sheet1.row_count) == (1000, 1010)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("A1001", "exceeds grid limits"),
        ("Nowhere!A1", "Unable to parse range"),
    ],
)
def test_places_that_are_not_there_are_refused(
    book: gspread.Spreadsheet, cells: str, said: str
) -> None:
    with pytest.raises(gspread.exceptions.APIError, match=said) as refused:
        book.values_get(cells)

    assert refused.value.code == 400


def test_numbers_with_a_decimal_comma_stay_text_where_the_comma_groups(
    sheet: gspread.Worksheet,
) -> None:
    sheet.update([["1,5", "1.5"]], "A1", value_input_option=ValueInputOption.user_entered)

    assert sheet.row_values(1, value_render_option=ValueRenderOption.unformatted) == ["1,5", 1.5]


def test_an_expired_token_is_told_apart_from_a_missing_right(
    caller: Caller, book: gspread.Spreadsheet
) -> None:
    (email,) = caller.standin.office.accounts.known
    old = caller.standin.office.accounts.token_for(email, lifetime_s=-1)
    headers = {"Authorization": f"Bearer {old}"}

    with closing(requests.Session()) as session:
        url = f"{caller.base_url}/v4/spreadsheets/{book.id}"
        answer = session.get(url, headers=headers, timeout=5)

    assert (answer.status_code, answer.json()["error"]["status"]) == (401, "UNAUTHENTICATED")


def test_what_people_stumble_over_takes_as_many_requests_as_at_google_against_run_local(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert standin_gspread.main() == 0, capsys.readouterr().out


_ONLY_LOCAL = {"expiry"}
"""What asks nothing of Google."""


def test_nothing_that_gspread_offers_is_left_out() -> None:
    used = {
        node.attr
        for file in Path(__file__).parent.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
    }
    kinds = (gspread.Client, gspread.Spreadsheet, gspread.Worksheet)
    offered = {
        name for kind in kinds for name, _ in inspect.getmembers(kind) if not name.startswith("_")
    }

    assert offered - used - _ONLY_LOCAL == set()
