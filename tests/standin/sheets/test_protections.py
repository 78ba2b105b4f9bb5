"""Is what a person protects from us refused as Google refuses it, and nothing else?"""

from __future__ import annotations

import time

import gspread
import pytest

from tests.standin.sheets.conftest import Caller, Json

_SAID = "You are trying to edit a protected cell or object."


def _protect(caller: Caller, **more: object) -> None:
    answer = caller.human("protect", **more)
    assert answer.status_code == 200, answer.text


def _cell(row: int, column: int, text: str) -> Json:
    value = {"userEnteredValue": {"stringValue": text}}
    start = {"sheetId": 0, "rowIndex": row, "columnIndex": column}
    rows = [{"values": [value]}]
    return {"updateCells": {"start": start, "rows": rows, "fields": "userEnteredValue"}}


def _rows(first: int, beyond: int, dimension: str = "ROWS") -> Json:
    return {"sheetId": 0, "dimension": dimension, "startIndex": first, "endIndex": beyond}


_COLUMN_A = {"sheetId": 0, "startColumnIndex": 0, "endColumnIndex": 1}
_APPEND = {
    "appendCells": {
        "sheetId": 0,
        "rows": [{"values": [{"userEnteredValue": {"numberValue": 1}}]}],
        "fields": "userEnteredValue",
    }
}
_RENAME = {
    "updateSheetProperties": {"properties": {"sheetId": 0, "title": "Mine"}, "fields": "title"}
}


def test_a_person_protects_a_column_from_the_worker_and_lets_it_in_again(
    google: gspread.Client, caller: Caller
) -> None:
    sheet = google.open_by_key(caller.key).sheet1
    sheet.update([["a", "b"]], "A1")
    _protect(caller, range="A:A")

    with pytest.raises(gspread.exceptions.APIError, match=_SAID):
        sheet.update([["x"]], "A5")
    with pytest.raises(gspread.exceptions.APIError, match=_SAID):
        sheet.append_row(["x", "y"])
    sheet.update([["beside"]], "B5")

    caller.human("unprotect", range="A2")
    sheet.update([["x"]], "A5")
    assert caller.values("Sheet1!A5:B5") == [["x", "beside"]]


def test_a_column_that_is_skipped_may_be_protected(caller: Caller) -> None:
    _protect(caller, range="B:B")
    caller.put("Sheet1!A1", [["a", None, "c"]])

    assert caller.values("Sheet1") == [["a", "", "c"]]


def test_writing_what_is_there_already_is_an_edit_too(caller: Caller) -> None:
    caller.put("Sheet1!A1", [["same"]])
    _protect(caller, range="A1")

    assert caller.refused(_cell(0, 0, "same")).startswith(
        "Invalid requests[0].updateCells: " + _SAID
    )
    answer = caller.ask("PUT", "/values/A1", {"values": [["same"]]}, valueInputOption="RAW")
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "step",
    [
        _APPEND,
        {"insertDimension": {"range": _rows(2, 3), "inheritFromBefore": True}},
        {"deleteDimension": {"range": _rows(2, 3)}},
        {"deleteDimension": {"range": _rows(0, 1, "COLUMNS")}},
        {"sortRange": {"range": {"sheetId": 0}, "sortSpecs": []}},
        {"findReplace": {"find": "a", "replacement": "b", "allSheets": True}},
        {"setBasicFilter": {"filter": {"range": _COLUMN_A}}},
        {"copyPaste": {"source": {**_COLUMN_A, "startRowIndex": 8}, "destination": _COLUMN_A}},
        {"deleteSheet": {"sheetId": 0}},
        {"deleteProtectedRange": {"protectedRangeId": 77}},
    ],
    ids=lambda step: next(iter(step)),
)
def test_what_reaches_into_a_protected_column_is_refused(caller: Caller, step: Json) -> None:
    caller.human("duplicate_tab", title="Other")
    _protect(caller, range="A:A")
    (kept,) = caller.book()["sheets"][0]["protectedRanges"]
    if "deleteProtectedRange" in step:
        step = {"deleteProtectedRange": {"protectedRangeId": kept["protectedRangeId"]}}

    assert _SAID in caller.refused(step)
    assert caller.book()["sheets"][0]["protectedRanges"] == [kept]


def test_a_protected_block_lets_lines_in_before_it_and_the_tab_be_renamed(caller: Caller) -> None:
    _protect(caller, range="B3:C4")

    caller.done(
        {"insertDimension": {"range": _rows(2, 3)}},
        {"insertDimension": {"range": _rows(1, 2, "COLUMNS")}},
        _RENAME,
        _cell(2, 2, "where it was"),
    )
    assert _SAID in caller.refused(_cell(3, 2, "where it is"))


@pytest.mark.parametrize(
    "step",
    [_RENAME, _APPEND, {"appendDimension": {"sheetId": 0, "dimension": "ROWS", "length": 1}}],
    ids=lambda step: next(iter(step)),
)
def test_of_a_protected_tab_nothing_may_be_changed(caller: Caller, step: Json) -> None:
    _protect(caller)

    assert _SAID in caller.refused(step)


def test_whoever_is_named_may_edit_and_a_warning_stops_nobody(caller: Caller) -> None:
    (worker,) = caller.standin.office.accounts.known
    _protect(caller, range="A1", editors=[worker])
    _protect(caller, range="A2", warning_only=True)

    caller.put("Sheet1!A1", [["x"], ["y"]])
    assert caller.values("Sheet1") == [["x"], ["y"]]


def test_a_refused_step_undoes_the_whole_batch(caller: Caller) -> None:
    _protect(caller, range="C3")

    assert caller.refused(_cell(0, 0, "x"), _cell(2, 2, "y")).startswith("Invalid requests[1].")
    assert caller.values("Sheet1") == []


def test_a_large_batch_beside_a_protection_is_no_slower_for_it(caller: Caller) -> None:
    steps = [_cell(row, 1, "x") for row in range(900)]

    def took() -> float:
        start = time.perf_counter()
        caller.done(*steps)
        return time.perf_counter() - start

    open_s = min(took() for _ in range(3))
    _protect(caller, range="A:A")
    assert min(took() for _ in range(3)) < 3 * open_s + 0.1


def test_the_owner_may_always_edit(google: gspread.Client, caller: Caller) -> None:
    mine = google.create("Mine")
    _protect(caller, spreadsheet_id=mine.id)

    mine.sheet1.update([["x"]], "A1")
    mine.sheet1.sort((1, "asc"))
    assert mine.sheet1.acell("A1").value == "x"
