"""Are values read and written as Google does it?"""

from __future__ import annotations

import pytest

from tests.standin.sheets.conftest import Caller


def test_null_is_skipped_and_an_empty_text_clears_and_both_count_differently(
    caller: Caller,
) -> None:
    caller.put("Sheet1!A1:B2", [["old", "old"], ["old", "old"]])

    told = caller.put("Sheet1!A1:B2", [[None, "x"], ["", None]])

    assert (told["updatedRange"], told["updatedCells"]) == ("Sheet1!A1:B2", 2)
    assert caller.values("Sheet1") == [["old", "x"], ["", "old"]]


def test_only_rows_and_columns_with_written_cells_are_counted(caller: Caller) -> None:
    told = caller.put("Sheet1!A1:C3", [["a", None, None], [None, None, None], [None, None, "c"]])

    assert (told["updatedRows"], told["updatedColumns"], told["updatedCells"]) == (2, 2, 2)


def test_ranges_are_echoed_clipped_and_canonical(caller: Caller) -> None:
    caller.done(
        {
            "addSheet": {
                "properties": {
                    "title": "It's 🌵",
                    "gridProperties": {"rowCount": 10, "columnCount": 3},
                }
            }
        }
    )
    wanted = {
        "Sheet1": "Sheet1!A1:Z1000",
        "Sheet1!A1:A": "Sheet1!A1:A1000",
        "Sheet1!D4:A1": "Sheet1!A1:D4",
        "Sheet1!D4": "Sheet1!D4",
        "'It''s 🌵'": "'It''s 🌵'!A1:C10",
    }

    told = caller.ask("GET", "/values:batchGet", ranges=list(wanted)).json()["valueRanges"]

    assert [one["range"] for one in told] == list(wanted.values())
    assert not any("values" in one for one in told)


def test_trailing_blanks_are_left_out_and_inner_ones_are_empty_texts(caller: Caller) -> None:
    caller.put("Sheet1!A1", [["a", "", "c", ""], [], ["", "b"]])

    assert caller.values("Sheet1!A1:F9") == [["a", "", "c"], [], ["", "b"]]


def test_totals_of_several_writes_are_unions(caller: Caller) -> None:
    body = {
        "valueInputOption": "RAW",
        "data": [
            {"range": "A1:D1", "values": [[1, 2, 3, 4]]},
            {"range": "A4:D4", "values": [[1, 2, 3, 4]]},
        ],
    }

    told = caller.ask("POST", "/values:batchUpdate", body).json()

    totals = {name: told[name] for name in told if name.startswith("total")}
    assert totals == {
        "totalUpdatedRows": 2,
        "totalUpdatedColumns": 4,
        "totalUpdatedCells": 8,
        "totalUpdatedSheets": 1,
    }


def test_append_goes_below_the_last_table_the_range_touches(caller: Caller) -> None:
    for where, wanted in (
        ("Sheet1", "Sheet1!A1:C1"),
        ("Sheet1", "Sheet1!C2:E2"),
        ("Sheet1!A1", "Sheet1!A2:C2"),
    ):
        body = {"values": [["x", "", "z"]]}
        told = caller.ask("POST", f"/values/{where}:append", body, valueInputOption="RAW").json()

        assert told["updates"]["updatedRange"] == wanted


def test_append_at_the_end_of_the_grid_adds_rows(caller: Caller) -> None:
    caller.put("Sheet1!A1000", [["last"]])

    caller.ask("POST", "/values/Sheet1:append", {"values": [["one more"]]}, valueInputOption="RAW")

    assert caller.values("Sheet1!A1001") == [["one more"]]


@pytest.mark.parametrize("text", ["=1+2", "+44 20 7946 0123", "007", "@x", "'quoted", "2020-01-01"])
def test_raw_text_stays_what_it_is(caller: Caller, text: str) -> None:
    caller.put("Sheet1!A1", [[text]])

    assert caller.values("Sheet1!A1") == [[text]]
    assert caller.values("Sheet1!A1", "FORMULA") == [[text]]


def test_typed_text_is_parsed_and_dates_are_serial_numbers(caller: Caller) -> None:
    typed = ["=4/2", "2020-01-01", "0042", "2,000,000.01", "50%", "TRUE", "'007"]
    caller.put("Sheet1!A1", [typed], "USER_ENTERED")

    assert caller.values("Sheet1!1:1") == [[2, 43831, 42, 2000000.01, 0.5, True, "007"]]
    shown = [["2", "2020-01-01", "42", "2,000,000.01", "50%", "TRUE", "007"]]
    assert caller.values("Sheet1!1:1", "FORMATTED_VALUE") == shown
    assert caller.values("Sheet1!A1:B1", "FORMULA") == [["=4/2", 43831]]


def test_date_time_render_option_matters_for_unformatted_values_only(caller: Caller) -> None:
    caller.put("Sheet1!A1", [["31/12/2025"]], "USER_ENTERED")

    def read(render: str) -> object:
        told = caller.ask(
            "GET", "/values/A1", valueRenderOption=render, dateTimeRenderOption="FORMATTED_STRING"
        )
        return told.json()["values"]

    assert read("UNFORMATTED_VALUE") == [["31/12/2025"]]
    assert read("FORMATTED_VALUE") == [["31/12/2025"]]


def test_cells_formatted_as_text_keep_what_is_typed(caller: Caller) -> None:
    text = {"userEnteredFormat": {"numberFormat": {"type": "TEXT"}}}
    phone = {
        "range": {"startColumnIndex": 0, "endColumnIndex": 1},
        "cell": text,
        "fields": "userEnteredFormat.numberFormat",
    }
    caller.done({"repeatCell": phone})

    caller.put("Sheet1!A1", [["+442079460123"], ["007"]], "USER_ENTERED")

    assert caller.values("Sheet1!A1:A2") == [["+442079460123"], ["007"]]


def test_writing_outside_the_grid_is_refused_in_googles_words(caller: Caller) -> None:
    answer = caller.ask("PUT", "/values/Sheet1!A1001", {"values": [["x"]]}, valueInputOption="RAW")

    assert answer.status_code == 400
    wanted = "Range (Sheet1!A1001) exceeds grid limits. Max rows: 1000, max columns: 26"
    assert answer.json()["error"]["message"] == wanted


def test_values_that_are_no_lists_are_refused_in_googles_words(caller: Caller) -> None:
    answer = caller.ask("PUT", "/values/Sheet1!A1", {"values": "X"}, valueInputOption="RAW")

    error = answer.json()["error"]
    said = "Invalid value at 'data.values' (type.googleapis.com/google.protobuf.ListValue), \"X\""
    assert (error["code"], error["message"]) == (400, said)
    assert error["details"][0]["fieldViolations"] == [{"field": "data.values", "description": said}]


def test_clear_keeps_formats_and_notes(caller: Caller) -> None:
    cell = {
        "userEnteredValue": {"numberValue": 5},
        "note": "five",
        "userEnteredFormat": {"textFormat": {"bold": True}},
    }
    start = {"sheetId": 0, "rowIndex": 0, "columnIndex": 0}
    caller.done({"updateCells": {"start": start, "rows": [{"values": [cell]}], "fields": "*"}})

    told = caller.ask("POST", "/values/Sheet1:clear").json()

    assert told["clearedRange"] == "Sheet1!A1:Z1000"
    fields = "sheets.data.rowData.values(userEnteredValue,note,userEnteredFormat)"
    left = caller.book(fields=fields)["sheets"][0]["data"][0]["rowData"][0]["values"]
    assert left == [{"note": "five", "userEnteredFormat": {"textFormat": {"bold": True}}}]


def test_a_cell_of_more_than_50000_characters_is_refused(caller: Caller) -> None:
    answer = caller.ask("PUT", "/values/A1", {"values": [["x" * 50_001]]}, valueInputOption="RAW")

    assert answer.status_code == 400
    assert "more than the maximum of 50000 characters" in answer.json()["error"]["message"]
