"""Do also the requests that few send do what their description says?"""

from __future__ import annotations

import pytest

from standin.sheets import http
from tests.standin.sheets.conftest import Json
from tests.standin.sheets.in_process import InProcess, in_process
from tests.standin.sheets.test_facts import area, stretch, tag


@pytest.fixture
def caller() -> InProcess:
    return in_process()


def sheet(caller: InProcess) -> Json:
    first: Json = caller.book()["sheets"][0]
    return first


# Methods


def test_a_spreadsheet_is_created_with_the_properties_and_tabs_that_were_asked_for(
    caller: InProcess,
) -> None:
    grid = {"rowCount": 5, "columnCount": 2}
    tabs = [
        {"properties": {"title": "Leads", "gridProperties": grid}},
        {"properties": {"title": "More", "sheetId": 9}},
    ]
    body = {"properties": {"title": "Made", "locale": "de_DE"}, "sheets": tabs}

    told = caller.post_to("/v4/spreadsheets", body)

    properties = [one["properties"] for one in told["sheets"]]
    assert [(one["title"], one["sheetId"]) for one in properties] == [("Leads", 0), ("More", 9)]
    assert properties[0]["gridProperties"] == grid
    assert (told["properties"]["title"], told["properties"]["locale"]) == ("Made", "de_DE")
    caller.key = told["spreadsheetId"]
    assert caller.book()["properties"] == told["properties"]


def test_a_spreadsheet_is_read_by_data_filter_only_where_the_filter_points(
    caller: InProcess,
) -> None:
    caller.done({"addSheet": {"properties": {"title": "Other"}}})
    caller.put("B2", [["x"]])
    caller.done(tag(4, {"dimensionRange": stretch("COLUMNS", 1, 2)}))

    lookup = {"developerMetadataLookup": {"metadataId": 4}}
    body = {"dataFilters": [lookup], "includeGridData": True}
    told = caller.ask("POST", ":getByDataFilter", body).json()

    (only,) = told["sheets"]
    assert (only["properties"]["title"], only["data"][0]["startColumn"]) == ("Sheet1", 1)
    texts = [row.get("values", [{}])[0].get("formattedValue") for row in only["data"][0]["rowData"]]
    assert texts == [None, "x"]


def test_several_ranges_are_cleared_and_named(caller: InProcess) -> None:
    caller.put("A1", [["a", "b", "c"]])

    told = caller.ask("POST", "/values:batchClear", {"ranges": ["A1", "C1:Z1"]}).json()

    assert told["clearedRanges"] == ["Sheet1!A1", "Sheet1!C1:Z1"]
    assert caller.values("Sheet1") == [["", "b"]]


def test_what_a_data_filter_finds_is_cleared(caller: InProcess) -> None:
    caller.put("A1", [["a", "b"], ["c", "d"]])
    caller.done(tag(4, {"dimensionRange": stretch("ROWS", 0, 1)}))

    lookup = {"developerMetadataLookup": {"metadataKey": "tag"}}
    told = caller.ask("POST", "/values:batchClearByDataFilter", {"dataFilters": [lookup]}).json()

    assert told["clearedRanges"] == ["Sheet1!A1:Z1"]
    assert caller.values("Sheet1") == [[], ["c", "d"]]


def test_values_are_read_column_by_column_and_written_so(caller: InProcess) -> None:
    body = {"majorDimension": "COLUMNS", "values": [["a", "b"], ["c"]]}
    caller.ask("PUT", "/values/A1:B2", body, valueInputOption="RAW")

    told = caller.ask("GET", "/values/A1:B2", majorDimension="COLUMNS").json()

    assert caller.values("A1:B2") == [["a", "c"], ["b"]]
    assert (told["majorDimension"], told["values"]) == ("COLUMNS", [["a", "b"], ["c"]])


def test_a_write_gives_back_what_it_wrote_when_asked_to(caller: InProcess) -> None:
    answer = caller.ask(
        "PUT",
        "/values/A1:B1",
        {"values": [["1", "=A1+1"]]},
        valueInputOption="USER_ENTERED",
        includeValuesInResponse="true",
        responseValueRenderOption="UNFORMATTED_VALUE",
    )

    assert answer.json()["updatedData"] == {
        "range": "Sheet1!A1:B1",
        "majorDimension": "ROWS",
        "values": [[1, 2]],
    }


def test_a_batch_gives_back_the_spreadsheet_when_asked_to(caller: InProcess) -> None:
    body = {
        "requests": [{"addSheet": {"properties": {"title": "New"}}}],
        "includeSpreadsheetInResponse": True,
        "responseRanges": ["New!A1"],
    }

    told = caller.ask("POST", ":batchUpdate", body).json()["updatedSpreadsheet"]

    assert [one["properties"]["title"] for one in told["sheets"]] == ["New"]
    assert "data" not in told["sheets"][0]


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ("properties.title", {"properties": {"title": "Leads"}}),
        ("sheets(properties(title))", {"sheets": [{"properties": {"title": "Sheet1"}}]}),
        ("sheets/properties/index", {"sheets": [{"properties": {"index": 0}}]}),
    ],
)
def test_a_mask_leaves_only_what_it_names(caller: InProcess, fields: str, told: Json) -> None:
    assert caller.book(fields=fields) == told


def test_methods_that_do_not_exist_say_so_with_their_path(caller: InProcess) -> None:
    answer = caller.ask("POST", "/values:batchAppend", {})

    assert answer.status_code == 501
    assert "batchAppend" in answer.json()["error"]["message"]
    assert all(one.name != "spreadsheets.values.batchAppend" for one in http.SHEETS)


# Cells


def test_a_series_goes_on_and_formulas_move_along(caller: InProcess) -> None:
    caller.put("A1", [[2, "=A1*2", "x"], [4, "=A2*2", "y"]], "USER_ENTERED")

    spec = {"source": area(0, 0, 2, 3), "dimension": "ROWS", "fillLength": 2}
    caller.done({"autoFill": {"sourceAndDestination": spec}})

    assert caller.values("A3:C4", "FORMULA") == [[6, "=A3*2", "x"], [8, "=A4*2", "y"]]


def test_cells_are_pushed_down_and_pulled_up_within_their_columns(caller: InProcess) -> None:
    caller.put("A1", [["a", "1"], ["b", "2"]])

    caller.done({"insertRange": {"range": area(0, 0, 1, 1), "shiftDimension": "ROWS"}})
    assert caller.values("Sheet1") == [["", "1"], ["a", "2"], ["b"]]
    caller.done({"deleteRange": {"range": area(0, 0, 2, 1), "shiftDimension": "ROWS"}})
    assert caller.values("Sheet1") == [["b", "1"], ["", "2"]]
    caller.done({"deleteRange": {"range": area(0, 0, 1, 1), "shiftDimension": "COLUMNS"}})
    assert caller.values("Sheet1") == [["1"], ["", "2"]]


def test_pasted_text_is_split_and_read_as_typed(caller: InProcess) -> None:
    paste = {"coordinate": {"rowIndex": 1}, "data": 'a,"b, c"\n1,=1+1', "delimiter": ","}

    caller.done({"pasteData": paste})

    assert caller.values("A2:B3") == [["a", "b, c"], [1, 2]]


def test_a_pasted_table_of_html_lands_cell_by_cell(caller: InProcess) -> None:
    table = "<table><tr><th>a</th><td>b</td></tr><tr><td>1</td></tr></table>"

    caller.done({"pasteData": {"coordinate": {}, "data": table, "html": True}})

    assert caller.values("Sheet1") == [["a", "b"], [1]]


def test_a_column_of_texts_is_split_to_the_right(caller: InProcess) -> None:
    caller.put("A1", [["Lee;Ann"], ["Roy"]])

    caller.done({"textToColumns": {"source": area(0, 0, 2, 1), "delimiterType": "SEMICOLON"}})

    assert caller.values("Sheet1") == [["Lee", "Ann"], ["Roy"]]
    caller.refused({"textToColumns": {"source": area(0, 0, 2, 2)}})


def test_blanks_around_and_inside_texts_are_trimmed_and_counted(caller: InProcess) -> None:
    caller.put("A1", [["  a   b "], ["c"], [" "]])

    (reply,) = caller.done({"trimWhitespace": {"range": area(0, 0, 3, 1)}})

    assert reply["trimWhitespace"] == {"cellsChangedCount": 2}
    assert caller.values("Sheet1") == [["a b"], ["c"]]


def test_equal_rows_are_taken_out_letter_case_aside_and_the_first_stays(
    caller: InProcess,
) -> None:
    caller.put("A1", [["Ann", 1], ["ann", 2], ["Bob", 3], ["Ann", 4]])
    columns = [{"sheetId": 0, "dimension": "COLUMNS", "startIndex": 0, "endIndex": 1}]

    (reply,) = caller.done(
        {"deleteDuplicates": {"range": area(0, 0, 4, 2), "comparisonColumns": columns}}
    )

    assert reply["deleteDuplicates"] == {"duplicatesRemovedCount": 2}
    assert caller.values("Sheet1") == [["Ann", 1], ["Bob", 3]]


def test_shuffled_rows_are_the_same_rows(caller: InProcess) -> None:
    rows = [[number, f"row {number}"] for number in range(30)]
    caller.put("A1", rows)

    caller.done({"randomizeRange": {"range": area(0, 0, 30, 2)}})

    shuffled = caller.values("Sheet1")
    assert sorted(shuffled) == rows
    assert shuffled != rows


def test_borders_are_drawn_around_and_inside_and_taken_away(caller: InProcess) -> None:
    line = {"style": "SOLID"}
    around = {"range": area(0, 0, 2, 2), "top": line, "innerVertical": line}

    def drawn() -> list[list[str]]:
        fields = "sheets.data.rowData.values.userEnteredFormat.borders"
        rows = caller.book(ranges="A1:B2", fields=fields)["sheets"][0]["data"][0]["rowData"]
        return [
            sorted(one.get("userEnteredFormat", {}).get("borders", {}))
            for row in rows
            for one in row.get("values", [])
        ]

    caller.done({"updateBorders": around})
    assert drawn() == [["right", "top"], ["left", "top"], ["right"], ["left"]]
    caller.done({"updateBorders": {"range": area(0, 0, 1, 2), "top": {"style": "NONE"}}})
    assert drawn() == [["right"], ["left"], ["right"], ["left"]]


# Rows and columns


def test_a_column_is_fitted_to_its_longest_text(caller: InProcess) -> None:
    caller.put("A1", [["short", "a text that is a good deal longer than the other one"]])

    caller.done({"autoResizeDimensions": {"dimensions": stretch("COLUMNS", 0, 2)}})

    fields = "sheets.data.columnMetadata.pixelSize"
    narrow, wide, rest = (
        one["pixelSize"]
        for one in caller.book(ranges="A1:C1", fields=fields)["sheets"][0]["data"][0][
            "columnMetadata"
        ]
    )
    assert narrow < rest < wide


def test_a_group_is_collapsed_and_opened(caller: InProcess) -> None:
    here = stretch("ROWS", 1, 3)
    caller.done({"addDimensionGroup": {"range": here}})

    def collapse(*, collapsed: bool) -> Json:
        group = {"range": here, "depth": 1, "collapsed": collapsed}
        return {"updateDimensionGroup": {"dimensionGroup": group, "fields": "collapsed"}}

    caller.done(collapse(collapsed=True))
    assert sheet(caller)["rowGroups"][0]["collapsed"] is True
    caller.done(collapse(collapsed=False))
    assert "collapsed" not in sheet(caller)["rowGroups"][0]


# Things with ids


def test_metadata_is_changed_and_deleted_by_what_a_filter_finds(caller: InProcess) -> None:
    caller.done(tag(1, {"spreadsheet": True}), tag(2, {"sheetId": 0}))

    lookup = {"developerMetadataLookup": {"locationType": "SHEET"}}
    change = {
        "dataFilters": [lookup],
        "developerMetadata": {"metadataValue": "new"},
        "fields": "metadataValue",
    }
    (changed,) = caller.done({"updateDeveloperMetadata": change})
    by_id = {"developerMetadataLookup": {"metadataId": 1}}
    (gone,) = caller.done({"deleteDeveloperMetadata": {"dataFilter": by_id}})

    (one,) = changed["updateDeveloperMetadata"]["developerMetadata"]
    assert (one["metadataId"], one["metadataValue"]) == (2, "new")
    deleted = gone["deleteDeveloperMetadata"]["deletedDeveloperMetadata"]
    assert [one["metadataId"] for one in deleted] == [1]
    assert caller.ask("GET", "/developerMetadata/1").status_code == 404
    (nothing,) = caller.done({"deleteDeveloperMetadata": {"dataFilter": by_id}})
    assert nothing == {"deleteDeveloperMetadata": {}}


def test_a_named_range_is_renamed_moved_and_deleted(caller: InProcess) -> None:
    named = {"namedRangeId": "n", "name": "Old", "range": area(0, 0, 1, 1)}
    caller.done({"addNamedRange": {"namedRange": named}})

    new = {"namedRangeId": "n", "name": "New", "range": area(4, 0, 5, 1)}
    caller.done({"updateNamedRange": {"namedRange": new, "fields": "*"}})

    assert caller.ask("GET", "/values/New").json()["range"] == "Sheet1!A5"
    assert caller.ask("GET", "/values/Old").status_code == 400
    caller.done({"deleteNamedRange": {"namedRangeId": "n"}})
    assert "namedRanges" not in caller.book()
    caller.refused({"deleteNamedRange": {"namedRangeId": "n"}})


def test_a_protection_is_changed_by_its_id(caller: InProcess) -> None:
    made = {"protectedRangeId": 3, "range": area(0, 0, 1, 1), "warningOnly": True}
    caller.done({"addProtectedRange": {"protectedRange": made}})

    new = {"protectedRangeId": 3, "description": "Totals"}
    caller.done({"updateProtectedRange": {"protectedRange": new, "fields": "description"}})

    (kept,) = sheet(caller)["protectedRanges"]
    assert (kept["description"], kept["warningOnly"]) == ("Totals", True)
    caller.refused(
        {"updateProtectedRange": {"protectedRange": {"protectedRangeId": 4}, "fields": "*"}}
    )


def test_banding_is_widened_by_its_id(caller: InProcess) -> None:
    colours = {"firstBandColor": {"red": 1}, "secondBandColor": {"blue": 1}}
    made = {"bandedRangeId": 3, "range": area(0, 0, 2, 2), "rowProperties": colours}
    caller.done({"addBanding": {"bandedRange": made}})

    new = {"bandedRangeId": 3, "range": area(0, 0, 9, 2)}
    caller.done({"updateBanding": {"bandedRange": new, "fields": "range"}})

    (kept,) = sheet(caller)["bandedRanges"]
    assert kept["range"]["endRowIndex"] == 9
    assert kept["rowProperties"]["firstBandColor"] == {"red": 1}


def test_a_table_is_renamed_by_its_id(caller: InProcess) -> None:
    caller.put("A1", [["Name"]])
    made = {"tableId": "t", "name": "Old", "range": area(0, 0, 3, 1)}
    caller.done({"addTable": {"table": made}})

    caller.done({"updateTable": {"table": {"tableId": "t", "name": "New"}, "fields": "name"}})

    (kept,) = sheet(caller)["tables"]
    assert (kept["name"], kept["columnProperties"][0]["columnName"]) == ("New", "Name")
    caller.refused({"deleteTable": {"tableId": "other"}})


def test_a_chart_is_drawn_anew_and_moved_by_its_id(caller: InProcess) -> None:
    anchor = {"sheetId": 0, "rowIndex": 1, "columnIndex": 1}
    position = {"overlayPosition": {"anchorCell": anchor, "widthPixels": 300}}
    chart = {"chartId": 5, "spec": {"title": "Old"}, "position": position}
    caller.done({"addChart": {"chart": chart}})

    wider = {"overlayPosition": {"widthPixels": 500}}
    caller.done(
        {"updateChartSpec": {"chartId": 5, "spec": {"title": "New"}}},
        {
            "updateEmbeddedObjectPosition": {
                "objectId": 5,
                "newPosition": wider,
                "fields": "widthPixels",
            }
        },
    )

    (kept,) = sheet(caller)["charts"]
    overlay = kept["position"]["overlayPosition"]
    assert (kept["spec"], overlay["widthPixels"]) == ({"title": "New"}, 500)
    assert overlay["anchorCell"]["rowIndex"] == 1


def test_the_spreadsheet_is_renamed_and_speaks_another_language(caller: InProcess) -> None:
    caller.put("A1", [["1.5", "1,5"]], "USER_ENTERED")
    properties = {"title": "Umbenannt", "locale": "de_DE", "timeZone": "Europe/Berlin"}

    step = {"properties": properties, "fields": "title,locale,timeZone"}
    caller.done({"updateSpreadsheetProperties": step})
    caller.put("A2", [["1,5"]], "USER_ENTERED")

    told = caller.book()["properties"]
    assert {name: told[name] for name in properties} == properties
    assert caller.values("A1:A2", "FORMATTED_VALUE") == [["1,5"], ["1,5"]]
    nowhere = {"properties": {"timeZone": "Mars/Olympus"}, "fields": "timeZone"}
    assert "Mars/Olympus" in caller.refused({"updateSpreadsheetProperties": nowhere})
