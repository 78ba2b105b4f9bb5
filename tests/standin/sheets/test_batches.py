"""Is a batch all or nothing, and does everything follow rows and columns?"""

from __future__ import annotations

from typing import Any

import pytest

from tests.standin.sheets.conftest import Caller, Json


def _rows(*rows: list[Any]) -> list[Json]:
    def cell(value: object) -> Json:
        return {
            "userEnteredValue": {"numberValue" if isinstance(value, int) else "stringValue": value}
        }

    return [{"values": [cell(value) for value in row]} for row in rows]


def _append(*rows: list[Any]) -> Json:
    return {"appendCells": {"sheetId": 0, "rows": _rows(*rows), "fields": "userEnteredValue"}}


def _guard(number: int, value: str = "") -> Json:
    where = {"spreadsheet": True}
    made = {"metadataId": number, "metadataKey": "guard", "metadataValue": value, "location": where}
    return {"createDeveloperMetadata": {"developerMetadata": {**made, "visibility": "DOCUMENT"}}}


def _tag(dimension: str, start: int, number: int) -> Json:
    stretch = {"sheetId": 0, "dimension": dimension, "startIndex": start, "endIndex": start + 1}
    made = {"metadataId": number, "metadataKey": "tag", "location": {"dimensionRange": stretch}}
    return {"createDeveloperMetadata": {"developerMetadata": {**made, "visibility": "DOCUMENT"}}}


def _stretch(dimension: str, start: int, end: int) -> Json:
    return {"sheetId": 0, "dimension": dimension, "startIndex": start, "endIndex": end}


def _place(caller: Caller, number: int) -> int | None:
    answer = caller.ask("GET", f"/developerMetadata/{number}")
    if answer.status_code == 404:
        return None
    return int(answer.json()["location"]["dimensionRange"].get("startIndex", 0))


def test_a_taken_metadata_id_refuses_the_whole_batch(caller: Caller) -> None:
    caller.done(_guard(77, "mine"), _append(["first"]))

    said = caller.refused(_append(["second"]), _guard(77, "other"))

    assert said == (
        "Invalid requests[1].createDeveloperMetadata: Cannot add developer metadata with ID [77] "
        "because developer metadata with that ID already exists."
    )
    assert caller.values("Sheet1") == [["first"]]
    assert caller.ask("GET", "/developerMetadata/77").json()["metadataValue"] == "mine"


def test_a_refused_batch_leaves_no_trace_of_its_earlier_requests(caller: Caller) -> None:
    before = caller.book()

    caller.refused(
        {"addSheet": {"properties": {"title": "Extra"}}},
        {"insertDimension": {"range": _stretch("ROWS", 0, 5)}},
        {"deleteSheet": {"sheetId": 4711}},
    )

    assert caller.book() == before


def test_metadata_follows_inserted_moved_and_deleted_rows_and_columns(caller: Caller) -> None:
    caller.done(_tag("ROWS", 4, 1), _tag("COLUMNS", 2, 2))

    caller.done({"insertDimension": {"range": _stretch("ROWS", 0, 2)}})
    assert _place(caller, 1) == 6
    caller.done({"deleteDimension": {"range": _stretch("ROWS", 0, 3)}})
    assert _place(caller, 1) == 3
    caller.done({"moveDimension": {"source": _stretch("COLUMNS", 2, 3), "destinationIndex": 6}})
    assert _place(caller, 2) == 5
    caller.done({"deleteDimension": {"range": _stretch("COLUMNS", 5, 6)}})
    assert _place(caller, 2) is None


def test_metadata_stays_where_it_is_under_a_sort(caller: Caller) -> None:
    caller.put("Sheet1!A1", [["b"], ["a"]])
    caller.done(_tag("ROWS", 0, 1))

    spec = {"range": {"sheetId": 0}, "sortSpecs": [{"dimensionIndex": 0, "sortOrder": "ASCENDING"}]}
    caller.done({"sortRange": spec})

    assert caller.values("Sheet1") == [["a"], ["b"]]
    assert _place(caller, 1) == 0


def test_a_lookup_by_metadata_reads_the_column_wherever_it_moved(caller: Caller) -> None:
    caller.put("Sheet1!A1", [["id", "name"], [1, "Ann"]])
    caller.done(_tag("COLUMNS", 1, 9))
    caller.human("insert_columns", at=1)

    wanted = {"dataFilters": [{"developerMetadataLookup": {"metadataId": 9}}]}
    told = caller.ask("POST", "/values:batchGetByDataFilter", wanted).json()

    found = told["valueRanges"][0]["valueRange"]
    assert (found["range"], found["values"]) == ("Sheet1!C1:C1000", [["name"], ["Ann"]])


def test_append_cells_goes_below_the_last_value_and_adds_rows_to_the_grid(caller: Caller) -> None:
    caller.put("Sheet1!C999", [["low"]])

    caller.done(_append(["a"], ["b"], ["c"]))

    assert caller.values("Sheet1!A1000:A1002") == [["a"], ["b"], ["c"]]
    assert caller.book()["sheets"][0]["properties"]["gridProperties"]["rowCount"] == 1002


def test_new_rows_take_over_format_and_validation_of_the_row_above(caller: Caller) -> None:
    rule = {"condition": {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": "New"}]}}
    whole = {"sheetId": 0, "startColumnIndex": 0, "endColumnIndex": 1}
    caller.done({"setDataValidation": {"range": whole, "rule": rule}})

    caller.done({"appendDimension": {"sheetId": 0, "dimension": "ROWS", "length": 1}})

    fields = "sheets.data.rowData.values.dataValidation"
    read = caller.book(ranges="Sheet1!A1001", fields=fields)
    assert read["sheets"][0]["data"][0]["rowData"][0]["values"] == [{"dataValidation": rule}]


def test_update_cells_beyond_the_grid_is_refused_in_googles_words(caller: Caller) -> None:
    start = {"sheetId": 0, "rowIndex": 1000, "columnIndex": 0}

    said = caller.refused({"updateCells": {"start": start, "rows": _rows(["x"]), "fields": "*"}})

    assert said.endswith("Attempting to write row: 1000, beyond the last requested row of: 999")


def test_ranges_that_begin_at_the_insertion_are_pushed_and_those_around_it_grow(
    caller: Caller,
) -> None:
    def protect(first: int, beyond: int) -> Json:
        return {
            "addProtectedRange": {
                "protectedRange": {
                    "range": {"sheetId": 0, "startRowIndex": first, "endRowIndex": beyond},
                    "warningOnly": True,
                }
            }
        }

    caller.done(protect(5, 8), protect(3, 8))

    caller.done({"insertDimension": {"range": _stretch("ROWS", 5, 7)}})

    kept = caller.book()["sheets"][0]["protectedRanges"]
    assert [(p["range"]["startRowIndex"], p["range"]["endRowIndex"]) for p in kept] == [
        (7, 10),
        (3, 10),
    ]


def test_formulas_follow_inserted_rows_and_renamed_cells(caller: Caller) -> None:
    caller.put("Sheet1!A1", [[1], [2], ["=SUM(A1:A2)"], ["=$A$2*10"]], "USER_ENTERED")

    caller.done({"insertDimension": {"range": _stretch("ROWS", 1, 2)}})

    assert caller.values("Sheet1!A4:A5", "FORMULA") == [["=SUM(A1:A3)"], ["=$A$3*10"]]
    assert caller.values("Sheet1!A4:A5") == [[3], [20]]


def test_sorting_leaves_hidden_rows_in_place_and_blanks_last(caller: Caller) -> None:
    caller.put("Sheet1!A1", [[3], ["hidden"], [""], [1], [2]])
    hide = {
        "range": _stretch("ROWS", 1, 2),
        "properties": {"hiddenByUser": True},
        "fields": "hiddenByUser",
    }

    caller.done(
        {"updateDimensionProperties": hide},
        {"sortRange": {"range": {"sheetId": 0}, "sortSpecs": [{}]}},
    )

    assert caller.values("Sheet1") == [[1], ["hidden"], [2], [3]]


def test_sorting_over_a_vertical_merge_is_refused(caller: Caller) -> None:
    area = {
        "sheetId": 0,
        "startRowIndex": 0,
        "endRowIndex": 2,
        "startColumnIndex": 0,
        "endColumnIndex": 1,
    }

    said = caller.refused(
        {"mergeCells": {"range": area, "mergeType": "MERGE_ALL"}},
        {"sortRange": {"range": {"sheetId": 0}}},
    )

    assert "You can't sort a range containing vertical merges." in said


@pytest.mark.parametrize("kind", ["addDataSource", "refreshDataSource"])
def test_what_is_not_modelled_says_so_with_its_name(caller: Caller, kind: str) -> None:
    answer = caller.batch({kind: {}})

    assert answer.status_code == 501
    assert answer.json()["error"]["status"] == "UNIMPLEMENTED"
    assert kind in answer.json()["error"]["message"]


def test_an_unknown_kind_of_request_is_refused_as_an_unknown_field(caller: Caller) -> None:
    said = caller.refused({"makeCoffee": {}})

    assert (
        said
        == "Invalid JSON payload received. Unknown name \"makeCoffee\" at 'requests[0]': Cannot find field."
    )


def test_ten_million_cells_are_the_limit(caller: Caller) -> None:
    said = caller.refused(
        {"appendDimension": {"sheetId": 0, "dimension": "ROWS", "length": 400_000}}
    )

    assert "above the limit of 10000000 cells" in said


def test_hiding_the_last_visible_tab_is_refused(caller: Caller) -> None:
    hide = {"properties": {"sheetId": 0, "hidden": True}, "fields": "hidden"}

    said = caller.refused({"updateSheetProperties": hide})

    assert (
        said
        == "Invalid requests[0].updateSheetProperties: You can't hide all the sheets in a document."
    )


def test_a_native_table_grows_when_it_is_appended_to(caller: Caller) -> None:
    area = {
        "sheetId": 0,
        "startRowIndex": 0,
        "endRowIndex": 2,
        "startColumnIndex": 1,
        "endColumnIndex": 3,
    }
    table = {"tableId": "t1", "name": "Leads", "range": area}
    caller.put("Sheet1!B1", [["Name", "Stage"], ["Ann", "New"]])
    caller.done({"addTable": {"table": table}})

    rows = _rows(["Bob", "New"])
    caller.done({"appendCells": {"tableId": "t1", "rows": rows, "fields": "userEnteredValue"}})

    assert caller.values("Sheet1!B3:C3") == [["Bob", "New"]]
    assert caller.book()["sheets"][0]["tables"][0]["range"]["endRowIndex"] == 3


def test_dropdowns_and_formulas_follow_a_renamed_tab_and_inserted_rows(caller: Caller) -> None:
    caller.done({"addSheet": {"properties": {"title": "Stages", "sheetId": 5}}})
    caller.put("Stages!A2", [["New"], ["Won"]])
    one = {
        "sheetId": 0,
        "startRowIndex": 0,
        "endRowIndex": 1,
        "startColumnIndex": 0,
        "endColumnIndex": 1,
    }
    condition = {"type": "ONE_OF_RANGE", "values": [{"userEnteredValue": "=Stages!$A$2:$A$3"}]}
    caller.done({"setDataValidation": {"range": one, "rule": {"condition": condition}}})
    caller.put("Sheet1!B1", [["=Stages!A2"]], "USER_ENTERED")

    rename = {"properties": {"sheetId": 5, "title": "The stages"}, "fields": "title"}
    stretch = {"sheetId": 5, "dimension": "ROWS", "startIndex": 0, "endIndex": 1}
    caller.done({"updateSheetProperties": rename}, {"insertDimension": {"range": stretch}})

    assert caller.values("Sheet1!B1") == [["New"]]
    assert caller.values("Sheet1!B1", "FORMULA") == [["='The stages'!A3"]]
    assert caller.page("window", sheet_id=0, last=1)["lists"] == [["New", "Won"]]
