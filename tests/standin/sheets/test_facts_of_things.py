"""What is known of the real API about the things on a tab: protections, rules, filters, tables, blocks of cells."""

from __future__ import annotations

import pytest

from tests.standin.sheets.conftest import Json
from tests.standin.sheets.in_process import InProcess, in_process
from tests.standin.sheets.test_facts import area, stretch

_PROTECTED = (
    "You are trying to edit a protected cell or object. Please contact the spreadsheet owner to "
    "remove protection if you need to edit."
)


@pytest.fixture
def caller() -> InProcess:
    return in_process()


def sheet(caller: InProcess) -> Json:
    first: Json = caller.book()["sheets"][0]
    return first


def one_of(*choices: str) -> Json:
    values = [{"userEnteredValue": choice} for choice in choices]
    return {"condition": {"type": "ONE_OF_LIST", "values": values}, "strict": True}


# Defaults


def test_a_new_spreadsheet_has_no_empty_lists_and_no_unset_properties(caller: InProcess) -> None:
    told = caller.book()

    assert set(told) == {"spreadsheetId", "properties", "sheets", "spreadsheetUrl"}
    assert told["sheets"] == [
        {
            "properties": {
                "sheetId": 0,
                "title": "Sheet1",
                "index": 0,
                "sheetType": "GRID",
                "gridProperties": {"rowCount": 1000, "columnCount": 26},
            }
        }
    ]


def test_the_tab_number_zero_is_left_out_of_ranges_in_replies(caller: InProcess) -> None:
    named = {"name": "mine", "range": area(0, 0, 2, 2)}
    (reply,) = caller.done({"addNamedRange": {"namedRange": named}})

    assert reply["addNamedRange"]["namedRange"]["range"] == {
        k: v for k, v in area(0, 0, 2, 2).items() if k != "sheetId"
    }


def test_properties_set_back_to_their_default_are_left_out_again(caller: InProcess) -> None:
    def freeze(rows: int) -> Json:
        grid = {"frozenRowCount": rows}
        properties = {"sheetId": 0, "gridProperties": grid, "hidden": False}
        fields = "gridProperties.frozenRowCount,hidden"
        return {"updateSheetProperties": {"properties": properties, "fields": fields}}

    caller.done(freeze(2))
    assert sheet(caller)["properties"]["gridProperties"]["frozenRowCount"] == 2
    caller.done(freeze(0))
    assert sheet(caller)["properties"]["gridProperties"] == {"rowCount": 1000, "columnCount": 26}


def test_requests_without_a_reply_are_answered_with_an_empty_one_in_their_place(
    caller: InProcess,
) -> None:
    replies = caller.done(
        {"appendDimension": {"dimension": "ROWS", "length": 1}},
        {"addSheet": {"properties": {"title": "New"}}},
        {"appendDimension": {"dimension": "ROWS", "length": 1}},
    )

    assert [list(one) for one in replies] == [[], ["addSheet"], []]


# Tabs


def test_tabs_with_a_taken_title_or_id_are_refused_letter_case_aside(caller: InProcess) -> None:
    taken = 'A sheet with the name "sheet1" already exists. Please enter another name.'

    assert caller.refused({"addSheet": {"properties": {"title": "sheet1"}}}).endswith(taken)
    assert "already exists" in caller.refused({"addSheet": {"properties": {"sheetId": 0}}})


def test_a_duplicated_tab_has_the_content_and_ids_of_its_own(caller: InProcess) -> None:
    caller.put("A1", [["x"]])
    caller.done(
        {"addProtectedRange": {"protectedRange": {"range": area(0, 0, 1, 1), "warningOnly": True}}}
    )

    caller.done({"duplicateSheet": {"sourceSheetId": 0, "newSheetName": "Twin"}})

    twin, first = caller.book()["sheets"]
    assert caller.values("Twin") == [["x"]]
    mine, theirs = (one["protectedRanges"][0]["protectedRangeId"] for one in (first, twin))
    assert mine != theirs
    assert twin["protectedRanges"][0]["range"]["sheetId"] == twin["properties"]["sheetId"]


def test_a_tab_copied_to_another_spreadsheet_is_called_a_copy(caller: InProcess) -> None:
    caller.put("A1", [["x"]])

    body = {"destinationSpreadsheetId": caller.key}
    told = caller.ask("POST", "/sheets/0:copyTo", body).json()

    assert (told["title"], told["index"]) == ("Copy of Sheet1", 1)
    assert caller.values("'Copy of Sheet1'") == [["x"]]


def test_a_deleted_tab_takes_its_named_ranges_and_metadata_along(caller: InProcess) -> None:
    caller.done({"addSheet": {"properties": {"sheetId": 7, "title": "Gone"}}})
    tag = {
        "metadataId": 3,
        "metadataKey": "k",
        "location": {"sheetId": 7},
        "visibility": "DOCUMENT",
    }
    caller.done(
        {"addNamedRange": {"namedRange": {"name": "there", "range": {"sheetId": 7}}}},
        {"createDeveloperMetadata": {"developerMetadata": tag}},
    )

    caller.done({"deleteSheet": {"sheetId": 7}})

    assert "namedRanges" not in caller.book()
    assert caller.ask("GET", "/developerMetadata/3").status_code == 404


# Protections


def _protect(**more: object) -> Json:
    return {"addProtectedRange": {"protectedRange": {"range": area(1, 1, 3, 3), **more}}}


_TOUCHES: list[Json] = [
    {
        "updateCells": {
            "start": {"rowIndex": 1, "columnIndex": 1},
            "rows": [{"values": [{"note": "n"}]}],
            "fields": "note",
        }
    },
    {"repeatCell": {"range": area(0, 0, 9, 9), "cell": {}, "fields": "userEnteredValue"}},
    {"deleteDimension": {"range": stretch("ROWS", 1, 2)}},
    {"insertDimension": {"range": stretch("ROWS", 2, 3)}},
    {"sortRange": {"range": area(0, 0, 9, 9), "sortSpecs": [{"sortOrder": "DESCENDING"}]}},
    {"findReplace": {"find": "b2", "replacement": "x", "allSheets": True}},
    {"cutPaste": {"source": area(1, 1, 2, 2), "destination": {"rowIndex": 8}}},
]


@pytest.mark.parametrize("step", _TOUCHES, ids=[next(iter(step)) for step in _TOUCHES])
def test_a_batch_that_touches_what_another_protected_is_refused_as_a_whole(
    caller: InProcess, step: Json
) -> None:
    grid = [[f"{column}{row}" for column in "abcd"] for row in range(1, 5)]
    caller.put("A1", grid)
    caller.by_owner(_protect())
    free = {"addSheet": {"properties": {"title": "New"}}}

    said = caller.refused(free, step)

    assert said == f"Invalid requests[1].{next(iter(step))}: {_PROTECTED}"
    assert caller.values("Sheet1") == grid
    assert len(caller.book()["sheets"]) == 1


def test_values_written_or_cleared_in_what_another_protected_are_refused(
    caller: InProcess,
) -> None:
    caller.put("B2", [["kept"]])
    caller.by_owner(_protect())

    put = caller.ask("PUT", "/values/A1:C3", {"values": [["x"] * 3] * 3}, valueInputOption="RAW")
    cleared = caller.ask("POST", "/values/Sheet1:clear")

    for answer in (put, cleared):
        assert answer.json()["error"]["message"] == _PROTECTED
    assert caller.values("Sheet1") == [[], ["", "kept"]]


def test_beside_a_protection_and_above_it_everything_may_be_changed(caller: InProcess) -> None:
    caller.put("B2", [["kept"]])
    caller.by_owner(_protect())

    caller.put("A1:D1", [["x"] * 4])
    caller.done({"insertDimension": {"range": stretch("ROWS", 0, 2)}})

    assert caller.values("B4") == [["kept"]]


def test_a_protection_by_another_cannot_be_removed(caller: InProcess) -> None:
    caller.by_owner(_protect(protectedRangeId=5))

    assert caller.refused({"deleteProtectedRange": {"protectedRangeId": 5}}).endswith(_PROTECTED)


@pytest.mark.parametrize(
    "more",
    [
        {"warningOnly": True},
        {"editors": {"users": ["worker@example.com"]}},
        {"unprotectedRanges": [area(1, 1, 2, 2)]},
    ],
)
def test_warnings_holes_and_protections_that_name_the_caller_keep_nobody_out(
    caller: InProcess, more: Json
) -> None:
    caller.by_owner(_protect(**more))

    caller.put("B2", [["x"]])

    assert caller.values("B2") == [["x"]]


def test_ones_own_protection_admits_oneself_and_shows_no_editors_in_the_reply(
    caller: InProcess,
) -> None:
    (reply,) = caller.done(_protect())

    assert reply["addProtectedRange"]["protectedRange"]["editors"] == {}
    assert reply["addProtectedRange"]["protectedRange"]["requestingUserCanEdit"] is True
    caller.put("B2", [["x"]])


# Dropdowns


def _rules(caller: InProcess, cells: str) -> list[Json | None]:
    read = caller.book(ranges=cells, fields="sheets.data.rowData.values.dataValidation")
    rows = read["sheets"][0]["data"][0].get("rowData", [])
    return [row.get("values", [{}])[0].get("dataValidation") for row in rows]


def test_strict_dropdowns_do_not_stop_the_api_and_written_values_bring_none(
    caller: InProcess,
) -> None:
    rule = one_of("New", "Won")
    caller.done({"setDataValidation": {"range": area(0, 0, 1, 1), "rule": rule}})

    caller.put("A1", [["Strange"], ["below"]])

    assert caller.values("Sheet1") == [["Strange"], ["below"]]
    assert _rules(caller, "A1:A2") == [rule, None]


def test_a_dropdown_without_a_rule_is_taken_away(caller: InProcess) -> None:
    caller.done({"setDataValidation": {"range": area(0, 0, 3, 1), "rule": one_of("a")}})
    caller.done({"setDataValidation": {"range": area(1, 0, 2, 1)}})

    assert [rule is not None for rule in _rules(caller, "A1:A3")] == [True, False, True]


@pytest.mark.parametrize(
    "condition", [{}, {"type": "ONE_OF_LIST"}, {"type": "ONE_OF_RANGE", "values": []}]
)
def test_a_rule_without_type_or_values_is_refused(caller: InProcess, condition: Json) -> None:
    caller.refused(
        {"setDataValidation": {"range": area(0, 0, 1, 1), "rule": {"condition": condition}}}
    )


def test_inserted_rows_take_their_dropdown_from_the_side_they_inherit_from(
    caller: InProcess,
) -> None:
    caller.done({"setDataValidation": {"range": area(0, 0, 1, 1), "rule": one_of("above")}})

    caller.done(
        {"insertDimension": {"range": stretch("ROWS", 1, 2), "inheritFromBefore": True}},
        {"insertDimension": {"range": stretch("ROWS", 2, 3)}},
    )

    assert [rule is not None for rule in _rules(caller, "A1:A3")] == [True, True]


# Filters


def test_the_basic_filter_hides_rows_that_are_read_all_the_same(caller: InProcess) -> None:
    caller.put("A1", [["Stage"], ["New"], ["Won"]])
    criteria = {"0": {"hiddenValues": ["Won"]}}

    caller.done({"setBasicFilter": {"filter": {"range": area(0, 0, 3, 1), "criteria": criteria}}})

    fields = "sheets(basicFilter,data.rowMetadata.hiddenByFilter)"
    told = caller.book(fields=fields, ranges="A1:A3")["sheets"][0]
    assert [one.get("hiddenByFilter") for one in told["data"][0]["rowMetadata"]] == [
        None,
        None,
        True,
    ]
    assert caller.values("Sheet1") == [["Stage"], ["New"], ["Won"]]
    caller.done({"clearBasicFilter": {"sheetId": 0}})
    told = caller.book(fields=fields, ranges="A1:A3")["sheets"][0]
    assert not any(told["data"][0]["rowMetadata"])


def test_filter_views_hide_nothing_and_follow_inserted_rows(caller: InProcess) -> None:
    caller.put("A1", [["Stage"], ["New"]])
    view = {
        "filterViewId": 4,
        "title": "Mine",
        "range": area(0, 0, 2, 1),
        "criteria": {"0": {"hiddenValues": ["New"]}},
    }
    caller.done({"addFilterView": {"filter": view}})
    caller.done({"insertDimension": {"range": stretch("ROWS", 1, 2)}})

    (kept,) = sheet(caller)["filterViews"]
    assert kept["range"]["endRowIndex"] == 3
    hidden = caller.book(fields="sheets.data.rowMetadata.hiddenByFilter", ranges="A1:A3")
    assert not any(hidden["sheets"][0]["data"][0]["rowMetadata"])


def test_filter_views_are_renamed_doubled_and_deleted_by_their_id(caller: InProcess) -> None:
    view = {"filterViewId": 4, "title": "Mine", "range": area(0, 0, 2, 1)}
    caller.done({"addFilterView": {"filter": view}})

    caller.done(
        {"updateFilterView": {"filter": {"filterViewId": 4, "title": "Ours"}, "fields": "title"}},
        {"duplicateFilterView": {"filterId": 4}},
    )

    assert [one["title"] for one in sheet(caller)["filterViews"]] == ["Ours", "Copy of Ours"]
    caller.refused({"addFilterView": {"filter": view}})
    caller.done({"deleteFilterView": {"filterId": 4}})
    assert [one["title"] for one in sheet(caller)["filterViews"]] == ["Copy of Ours"]
    caller.refused({"deleteFilterView": {"filterId": 4}})


# Banding, named ranges, charts, colours


def test_banding_over_banding_is_refused_and_grows_with_its_rows(caller: InProcess) -> None:
    colours = {"firstBandColor": {"red": 1}, "secondBandColor": {}}
    banding = {"bandedRangeId": 2, "range": area(0, 0, 5, 2), "rowProperties": colours}
    caller.done({"addBanding": {"bandedRange": banding}})

    over = {"range": area(4, 1, 9, 9), "rowProperties": colours}
    assert "alternating background colors" in caller.refused({"addBanding": {"bandedRange": over}})
    caller.done({"insertDimension": {"range": stretch("ROWS", 3, 5)}})

    (kept,) = sheet(caller)["bandedRanges"]
    assert kept["range"]["endRowIndex"] == 7
    assert kept["rowProperties"]["firstBandColorStyle"] == {"rgbColor": {"red": 1}}
    caller.done({"deleteBanding": {"bandedRangeId": 2}})
    assert "bandedRanges" not in sheet(caller)


@pytest.mark.parametrize("name", ["A1", "R1C1", "1st", "two words", "", "x" * 251])
def test_names_that_no_range_can_have_are_refused(caller: InProcess, name: str) -> None:
    caller.refused({"addNamedRange": {"namedRange": {"name": name, "range": area(0, 0, 1, 1)}}})


def test_named_ranges_are_read_by_name_follow_rows_and_die_with_them(caller: InProcess) -> None:
    caller.put("B2", [["x"]])
    named = {"namedRangeId": "n1", "name": "Price", "range": area(1, 1, 2, 2)}
    caller.done({"addNamedRange": {"namedRange": named}})
    assert caller.refused({"addNamedRange": {"namedRange": {"name": "price", "range": {}}}})

    caller.done({"insertDimension": {"range": stretch("ROWS", 0, 1)}})
    assert caller.ask("GET", "/values/Price").json()["range"] == "Sheet1!B3"
    caller.done({"deleteDimension": {"range": stretch("ROWS", 2, 3)}})
    assert "namedRanges" not in caller.book()


def test_conditional_formats_keep_their_order_and_say_what_they_were(caller: InProcess) -> None:
    def rule(text: str) -> Json:
        condition = {"type": "TEXT_EQ", "values": [{"userEnteredValue": text}]}
        return {
            "ranges": [area(0, 0, 5, 1)],
            "booleanRule": {"condition": condition, "format": {"textFormat": {"bold": True}}},
        }

    caller.done(*[{"addConditionalFormatRule": {"rule": rule(t), "index": 0}} for t in "ab"])
    moved = {"sheetId": 0, "index": 0, "newIndex": 1}
    (reply,) = caller.done({"updateConditionalFormatRule": moved})
    (gone,) = caller.done({"deleteConditionalFormatRule": {"sheetId": 0, "index": 0}})

    said = reply["updateConditionalFormatRule"]
    assert (said["oldIndex"], said["newIndex"]) == (0, 1)
    condition = gone["deleteConditionalFormatRule"]["rule"]["booleanRule"]["condition"]
    assert condition["values"] == [{"userEnteredValue": "a"}]
    assert len(sheet(caller)["conditionalFormats"]) == 1
    caller.refused({"deleteConditionalFormatRule": {"sheetId": 0, "index": 1}})


def test_a_chart_with_a_taken_id_is_refused_and_follows_rows(caller: InProcess) -> None:
    sources = {"sourceRange": {"sources": [area(0, 0, 5, 1)]}}
    spec = {"basicChart": {"chartType": "BAR", "domains": [{"domain": sources}]}}
    anchor = {"overlayPosition": {"anchorCell": {"sheetId": 0, "rowIndex": 9, "columnIndex": 3}}}
    chart = {"chartId": 8, "spec": spec, "position": anchor}
    caller.done({"addChart": {"chart": chart}})

    caller.refused({"addChart": {"chart": chart}})
    caller.done({"insertDimension": {"range": stretch("ROWS", 2, 4)}})

    (kept,) = sheet(caller)["charts"]
    assert kept["position"]["overlayPosition"]["anchorCell"]["rowIndex"] == 11
    domain = kept["spec"]["basicChart"]["domains"][0]["domain"]
    assert domain["sourceRange"]["sources"][0]["endRowIndex"] == 7
    caller.done({"deleteEmbeddedObject": {"objectId": 8}})
    assert "charts" not in sheet(caller)


# Finding, copying, cutting


@pytest.mark.parametrize(("match_case", "left"), [(False, ["Bea", "Bea"]), (True, ["Anna", "Bea"])])
def test_find_and_replace_minds_letter_case_only_when_asked(
    caller: InProcess, match_case: bool, left: list[str]
) -> None:
    caller.put("A1", [["Anna", "anna"]])

    step = {"find": "anna", "replacement": "Bea", "allSheets": True, "matchCase": match_case}
    caller.done({"findReplace": step})

    assert caller.values("A1:B1") == [left]


def test_find_and_replace_counts_occurrences_values_rows_and_sheets(caller: InProcess) -> None:
    caller.put("A1", [["aa", "a"], ["b", "a"]])
    caller.put("C1", [["=1+1"]], "USER_ENTERED")

    (reply,) = caller.done({"findReplace": {"find": "a", "replacement": "1", "allSheets": True}})

    assert reply["findReplace"] == {
        "occurrencesChanged": 4,
        "valuesChanged": 3,
        "rowsChanged": 2,
        "sheetsChanged": 1,
    }
    assert caller.values("Sheet1") == [[11, 1, 2], ["b", 1]]


def test_find_and_replace_by_pattern_whole_cells_and_formulas(caller: InProcess) -> None:
    caller.put("A1", [["Lee, Ann"], ["Lee"]])
    caller.put("B1", [["=1+2"]], "USER_ENTERED")

    caller.done(
        {
            "findReplace": {
                "find": r"(\w+), (\w+)",
                "replacement": "$2 $1",
                "searchByRegex": True,
                "sheetId": 0,
            }
        },
        {"findReplace": {"find": "lee", "replacement": "x", "matchEntireCell": True, "sheetId": 0}},
        {
            "findReplace": {
                "find": "1+2",
                "replacement": "3+4",
                "includeFormulas": True,
                "sheetId": 0,
            }
        },
    )

    assert caller.values("Sheet1") == [["Ann Lee", 7], ["x"]]
    caller.refused({"findReplace": {"find": "x", "replacement": "y"}})


def test_a_copied_block_is_repeated_and_its_formulas_move_along(caller: InProcess) -> None:
    caller.put("A1", [[1, "=A1*10"]], "USER_ENTERED")

    paste = {"source": area(0, 0, 1, 2), "destination": area(1, 0, 3, 2)}
    caller.done({"copyPaste": paste})

    assert caller.values("Sheet1", "FORMULA") == [[1, "=A1*10"], [1, "=A2*10"], [1, "=A3*10"]]


@pytest.mark.parametrize(
    ("kind", "left"),
    [
        ("PASTE_VALUES", {"userEnteredValue": {"numberValue": 2}}),
        ("PASTE_FORMULA", {"userEnteredValue": {"formulaValue": "=1+1"}}),
        ("PASTE_FORMAT", {"userEnteredFormat": {"textFormat": {"bold": True}}}),
    ],
)
def test_pasting_takes_over_what_was_asked_for_only(
    caller: InProcess, kind: str, left: Json
) -> None:
    cell = {
        "userEnteredValue": {"formulaValue": "=1+1"},
        "userEnteredFormat": {"textFormat": {"bold": True}},
        "note": "n",
    }
    caller.done(
        {"updateCells": {"start": {}, "rows": [{"values": [cell]}], "fields": "*"}},
        {
            "copyPaste": {
                "source": area(0, 0, 1, 1),
                "destination": area(0, 1, 1, 2),
                "pasteType": kind,
            }
        },
    )

    fields = "sheets.data.rowData.values(userEnteredValue,userEnteredFormat,note)"
    read = caller.book(ranges="B1", fields=fields)["sheets"][0]["data"][0]
    assert read["rowData"][0]["values"] == [left]


def test_a_block_pasted_across_is_turned(caller: InProcess) -> None:
    caller.put("A1", [["a", "b"]])

    turn = {
        "source": area(0, 0, 1, 2),
        "destination": area(2, 0, 3, 1),
        "pasteOrientation": "TRANSPOSE",
    }
    caller.done({"copyPaste": turn})

    assert caller.values("A3:A4") == [["a"], ["b"]]


def test_a_cut_block_leaves_nothing_and_keeps_what_its_formulas_point_at(
    caller: InProcess,
) -> None:
    caller.put("A1", [[5, "=A1*2"]], "USER_ENTERED")

    caller.done({"cutPaste": {"source": area(0, 1, 1, 2), "destination": {"rowIndex": 4}}})

    assert caller.values("Sheet1", "FORMULA") == [[5], [], [], [], ["=A1*2"]]


def test_merging_keeps_the_first_value_and_half_a_merge_cannot_be_undone(
    caller: InProcess,
) -> None:
    caller.put("A1", [["a", "b"], ["c", "d"]])
    caller.done({"mergeCells": {"range": area(0, 0, 2, 2), "mergeType": "MERGE_ROWS"}})

    assert caller.values("Sheet1") == [["a"], ["c"]]
    assert len(sheet(caller)["merges"]) == 2
    half = caller.refused({"unmergeCells": {"range": area(0, 0, 1, 1)}})
    assert half.endswith("You must select all cells in a merged range to merge or unmerge them.")
    caller.done({"unmergeCells": {"range": area(0, 0, 9, 9)}})
    assert "merges" not in sheet(caller)


# Groups and tables


def test_groups_of_rows_nest_and_lose_the_part_that_is_ungrouped(caller: InProcess) -> None:
    def depths() -> list[tuple[int, int, int]]:
        groups = sheet(caller).get("rowGroups", [])
        return [(g["range"]["startIndex"], g["range"]["endIndex"], g["depth"]) for g in groups]

    caller.done({"addDimensionGroup": {"range": stretch("ROWS", 2, 8)}})
    (reply,) = caller.done({"addDimensionGroup": {"range": stretch("ROWS", 3, 5)}})

    assert len(reply["addDimensionGroup"]["dimensionGroups"]) == 2
    assert depths() == [(2, 8, 1), (3, 5, 2)]
    caller.refused({"addDimensionGroup": {"range": stretch("ROWS", 6, 12)}})
    caller.done({"deleteDimensionGroup": {"range": stretch("ROWS", 3, 5)}})
    caller.done({"deleteDimensionGroup": {"range": stretch("ROWS", 6, 8)}})
    assert depths() == [(2, 6, 1)]
    caller.done({"insertDimension": {"range": stretch("ROWS", 3, 4)}})
    assert depths() == [(2, 7, 1)]


def test_tables_name_their_columns_by_the_headings_and_refuse_a_taken_name(
    caller: InProcess,
) -> None:
    caller.put("A1", [["Name", "Stage"]])
    table = {"name": "Leads", "range": area(0, 0, 3, 2)}

    (reply,) = caller.done({"addTable": {"table": table}})

    made = reply["addTable"]["table"]
    assert [one["columnName"] for one in made["columnProperties"]] == ["Name", "Stage"]
    assert "already exists" in caller.refused(
        {"addTable": {"table": table | {"range": area(9, 0, 12, 2)}}}
    )
    rows = [{"values": [{"userEnteredValue": {"stringValue": text}}]} for text in "abcd"]
    caller.done({"appendCells": {"tableId": made["tableId"], "rows": rows, "fields": "*"}})
    assert sheet(caller)["tables"][0]["range"]["endRowIndex"] == 5
    caller.done({"deleteTable": {"tableId": made["tableId"]}})
    assert "tables" not in sheet(caller)


@pytest.mark.parametrize("filters", [{}, {"a1Range": "A1", "gridRange": {"sheetId": 0}}])
def test_a_data_filter_is_of_exactly_one_kind(caller: InProcess, filters: Json) -> None:
    answer = caller.ask("POST", "/values:batchGetByDataFilter", {"dataFilters": [filters]})

    assert answer.status_code == 400
