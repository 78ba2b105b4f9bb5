"""What unmodified gspread leaves behind, as at Google: formats, notes, merges, filters, protections, names."""

from __future__ import annotations

import gspread
from gspread.utils import (
    MergeType,
    ValidationConditionType,
)


def test_tabs_are_renamed_coloured_moved_hidden_and_frozen(
    book: gspread.Spreadsheet, sheet: gspread.Worksheet
) -> None:
    book.add_worksheet("Other", rows=2, cols=2)
    sheet.update_title("It's new")
    sheet.update_tab_color("#ff0000")
    sheet.update_index(2)  # counted as if the tab still stood at its old place
    sheet.freeze(rows=1, cols=2)
    sheet.hide_gridlines()
    sheet.hide()

    again = book.worksheet("It's new")
    assert again.get_tab_color() == again.tab_color == "#FF0000"
    assert (again.index, again.isSheetHidden, again.is_gridlines_hidden) == (1, True, True)
    assert (again.frozen_row_count, again.frozen_col_count) == (1, 2)
    assert [one.title for one in book.worksheets(exclude_hidden=True)] == ["Other"]
    again.show()
    again.show_gridlines()
    again.clear_tab_color()
    again = book.worksheet("It's new")
    assert (again.tab_color, again.isSheetHidden, again.is_gridlines_hidden) == (
        None,
        False,
        False,
    )
    assert again.url.endswith(f"#gid={again.id}")


def test_cells_are_formatted_one_range_or_many(
    book: gspread.Spreadsheet, sheet: gspread.Worksheet
) -> None:
    sheet.update([["a", "b"]], "A1")
    sheet.format("A1", {"textFormat": {"bold": True}})
    sheet.batch_format([{"range": "B1", "format": {"horizontalAlignment": "CENTER"}}])

    fields = "sheets.data.rowData.values.userEnteredFormat"
    told = book.fetch_sheet_metadata({"fields": fields})["sheets"][0]["data"][0]["rowData"][0]
    assert told["values"] == [
        {"userEnteredFormat": {"textFormat": {"bold": True}}},
        {"userEnteredFormat": {"horizontalAlignment": "CENTER"}},
    ]


def test_notes_are_written_read_changed_and_cleared(sheet: gspread.Worksheet) -> None:
    sheet.insert_note("A1", "one")
    sheet.insert_notes({"B2": "two"})
    sheet.update_note("A1", "uno")
    sheet.update_notes({"B2": "dos"})
    assert sheet.get_notes() == [["uno"], ["", "dos"]]
    assert sheet.get_note("B2") == "dos"

    sheet.clear_note("A1")
    sheet.clear_notes(["B2"])

    assert sheet.get_notes() == [[]]


def test_cells_are_merged_in_ways_and_taken_apart(
    book: gspread.Spreadsheet, sheet: gspread.Worksheet
) -> None:
    sheet.update([["a", "b"], ["c", "d"]], "A1")
    sheet.merge_cells("A1:B1")
    sheet.batch_merge([{"range": "A3:B4", "mergeType": MergeType.merge_columns}])
    assert len(book.fetch_sheet_metadata()["sheets"][0]["merges"]) == 3
    assert sheet.get_values("A1:B2", combine_merged_cells=True) == [["a", "a"], ["c", "d"]]

    sheet.unmerge_cells("A1:B4")

    assert "merges" not in book.fetch_sheet_metadata()["sheets"][0]


def test_rows_and_columns_are_hidden_grouped_and_fitted(
    book: gspread.Spreadsheet, sheet: gspread.Worksheet
) -> None:
    sheet.hide_rows(0, 2)
    sheet.unhide_rows(1, 2)
    sheet.hide_columns(1, 2)
    fields = "sheets.data(rowMetadata.hiddenByUser,columnMetadata.hiddenByUser)"
    told = book.fetch_sheet_metadata({"fields": fields, "ranges": "A1:C3"})["sheets"][0]["data"][0]
    assert [one.get("hiddenByUser") for one in told["rowMetadata"]] == [True, None, None]
    assert [one.get("hiddenByUser") for one in told["columnMetadata"]] == [None, True, None]
    sheet.unhide_columns(1, 2)

    sheet.add_dimension_group_rows(1, 4)
    sheet.add_dimension_group_columns(0, 2)
    assert sheet.list_dimension_group_rows()[0]["depth"] == 1
    assert sheet.list_dimension_group_columns()[0]["range"]["endIndex"] == 2
    sheet.delete_dimension_group_rows(1, 4)
    sheet.delete_dimension_group_columns(0, 2)
    assert sheet.list_dimension_group_rows() == sheet.list_dimension_group_columns() == []
    sheet.columns_auto_resize(0, 2)
    sheet.rows_auto_resize(0, 2)


def test_filters_are_set_and_cleared(book: gspread.Spreadsheet, sheet: gspread.Worksheet) -> None:
    sheet.set_basic_filter("A1:B5")
    kept = book.fetch_sheet_metadata()["sheets"][0]["basicFilter"]
    assert (kept["range"]["endRowIndex"], kept["range"]["endColumnIndex"]) == (5, 2)

    sheet.clear_basic_filter()

    assert "basicFilter" not in book.fetch_sheet_metadata()["sheets"][0]


def test_protections_dropdowns_and_names_are_given_and_taken(
    book: gspread.Spreadsheet, sheet: gspread.Worksheet
) -> None:
    sheet.update([["one"], ["two"]], "A1")
    told = sheet.add_protected_range("A1:A2", description="mine", warning_only=True)
    number = told["replies"][0]["addProtectedRange"]["protectedRange"]["protectedRangeId"]
    assert [one["protectedRangeId"] for one in book.list_protected_ranges(sheet.id)] == [number]
    sheet.delete_protected_range(number)
    assert book.list_protected_ranges(sheet.id) == []

    sheet.add_validation("B1:B2", ValidationConditionType.one_of_list, ["a", "b"], strict=True)
    fields = "sheets.data.rowData.values.dataValidation.condition.type"
    rows = book.fetch_sheet_metadata({"fields": fields})["sheets"][0]["data"][0]["rowData"]
    assert rows[0]["values"][1] == {"dataValidation": {"condition": {"type": "ONE_OF_LIST"}}}

    told = sheet.define_named_range("A1:A2", "numbers")
    key = told["replies"][0]["addNamedRange"]["namedRange"]["namedRangeId"]
    assert [one["name"] for one in book.list_named_ranges()] == ["numbers"]
    assert [one.value for one in book.named_range("numbers")] == ["one", "two"]
    sheet.delete_named_range(key)
    assert book.list_named_ranges() == []


def test_a_tab_is_doubled_here_and_copied_elsewhere(
    own: gspread.Spreadsheet, sheet: gspread.Worksheet
) -> None:
    sheet.update([["x"]], "A1")

    twin = sheet.duplicate(new_sheet_name="Twin", insert_sheet_index=1)
    told = sheet.copy_to(own.id)

    assert (twin.title, twin.acell("A1").value) == ("Twin", "x")
    assert own.get_worksheet_by_id(told["sheetId"]).acell("A1").value == "x"
