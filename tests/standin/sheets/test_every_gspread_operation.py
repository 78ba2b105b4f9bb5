"""Does every operation of unmodified gspread leave behind what it leaves at Google?"""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import gspread
import pytest
import requests
from gspread.http_client import ParamsType
from gspread.utils import (
    DateTimeOption,
    Dimension,
    ExportFormat,
    GridRangeType,
    InsertDataOption,
    MergeType,
    PasteOrientation,
    PasteType,
    TableDirection,
    ValidationConditionType,
    ValueInputOption,
    ValueRenderOption,
)

from benchmarks import standin_gspread
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


# The client


def test_spreadsheets_are_opened_by_title_key_and_url(
    google: gspread.Client, book: gspread.Spreadsheet, own: gspread.Spreadsheet
) -> None:
    google.set_timeout(20)

    assert google.open("Leads").id == book.id
    assert google.open_by_url(book.url).id == book.id
    assert {one.title for one in google.openall()} == {"Leads", "Own"}
    assert [one.id for one in google.openall("Own")] == [own.id]
    assert [one["name"] for one in google.list_spreadsheet_files("Own")] == ["Own"]
    with pytest.raises(gspread.SpreadsheetNotFound):
        google.open("Nothing of the kind")


def test_times_of_a_file_come_from_drive_and_rise_with_changes(
    google: gspread.Client, own: gspread.Spreadsheet
) -> None:
    told = google.get_file_drive_metadata(own.id)
    own.update_drive_metadata()

    assert set(told) == {"id", "name", "createdTime", "modifiedTime"}
    assert own.creationTime == told["createdTime"]
    with pytest.warns(DeprecationWarning, match="lastUpdateTime"):
        assert own.lastUpdateTime == told["modifiedTime"]
    assert own.get_lastUpdateTime() >= own.creationTime


def test_a_copy_has_the_content_and_if_asked_the_readers(
    google: gspread.Client, own: gspread.Spreadsheet
) -> None:
    own.sheet1.update([["here"]], "A1")
    own.share("ann@example.com", perm_type="user", role="reader", notify=False)

    twin = google.copy(own.id, title="Twin", copy_permissions=True, copy_comments=False)

    assert (twin.title, twin.sheet1.acell("A1").value) == ("Twin", "here")
    readers = [one["emailAddress"] for one in twin.list_permissions() if one["role"] == "reader"]
    assert readers == ["ann@example.com"]
    google.del_spreadsheet(twin.id)


def test_drive_answers_with_the_usual_fields_or_with_those_asked_for(
    caller: Caller, own: gspread.Spreadsheet, google: gspread.Client
) -> None:
    file = f"https://www.googleapis.com/drive/v3/files/{own.id}"

    twin = google.http_client.request("post", f"{file}/copy", json={"name": "Twin"}).json()
    fields: ParamsType = {"fields": "comments/content,nextPageToken"}
    comments = google.http_client.request("get", f"{file}/comments", params=fields).json()

    assert set(twin) == {"kind", "id", "name", "mimeType"}
    assert comments == {"comments": []}
    google.del_spreadsheet(twin["id"])


def test_rights_are_given_listed_taken_and_handed_over(
    google: gspread.Client, own: gspread.Spreadsheet
) -> None:
    google.insert_permission(own.id, "ann@example.com", "user", "writer", notify=False)
    google.insert_permission(own.id, None, "anyone", "reader")

    def roles() -> dict[str, str]:
        given = google.list_permissions(own.id)
        return {str(one.get("emailAddress", one["type"])): str(one["role"]) for one in given}

    assert (roles()["ann@example.com"], roles()["anyone"]) == ("writer", "reader")
    (ann,) = [
        str(one["id"])
        for one in own.list_permissions()
        if one.get("emailAddress") == "ann@example.com"
    ]
    own.transfer_ownership(ann)
    own.accept_ownership(ann)
    assert roles()["ann@example.com"] == "owner"
    (me,) = [
        str(one["id"])
        for one in own.list_permissions()
        if "gserviceaccount" in str(one.get("emailAddress"))
    ]
    own.transfer_ownership(me)
    own.accept_ownership(me)
    assert own.remove_permissions("ann@example.com") == [ann]
    google.remove_permission(own.id, "anyoneWithLink")
    assert list(roles().values()) == ["owner"]


def test_a_file_is_exported_as_comma_and_tab_separated_values(
    google: gspread.Client, own: gspread.Spreadsheet
) -> None:
    own.sheet1.update([["a", "b,c"], ["d"]], "A1")

    assert google.export(own.id, ExportFormat.CSV) == b'a,"b,c"\r\nd,'
    assert own.export(ExportFormat.TSV) == b"a\tb,c\r\nd\t"


def test_what_is_left_out_says_so_with_its_name(
    google: gspread.Client, own: gspread.Spreadsheet
) -> None:
    with pytest.raises(gspread.exceptions.APIError, match="does not model export"):
        google.export(own.id, ExportFormat.PDF)
    with pytest.raises(gspread.exceptions.APIError, match="does not model PUT /upload/drive/v2"):
        google.import_csv(own.id, "a,b")


# The spreadsheet


def test_properties_of_a_spreadsheet_are_changed(own: gspread.Spreadsheet) -> None:
    own.update_title("Renamed")
    own.update_locale("de_DE")
    own.update_timezone("Europe/Berlin")

    told = own.fetch_sheet_metadata()["properties"]
    assert (told["title"], told["locale"], told["timeZone"]) == (
        "Renamed",
        "de_DE",
        "Europe/Berlin",
    )
    assert (own.title, own.locale, own.timezone) == ("Renamed", "de_DE", "Europe/Berlin")


def test_tabs_are_found_added_put_in_order_and_removed(book: gspread.Spreadsheet) -> None:
    first = book.sheet1
    second = book.add_worksheet("Second", rows=3, cols=2)
    third = book.add_worksheet("Third", rows=3, cols=2, index=0)
    twin = book.duplicate_sheet(second.id, insert_sheet_index=3, new_sheet_name="Twin")

    book.reorder_worksheets([second, first])
    assert [one.title for one in book.worksheets()] == ["Second", "Sheet1", "Third", "Twin"]
    assert book.get_worksheet(1).id == first.id
    assert book.get_worksheet_by_id(third.id).title == "Third"
    assert (twin.row_count, twin.col_count, twin.column_count) == (3, 2, 2)
    book.del_worksheet(third)
    book.del_worksheet_by_id(twin.id)
    with pytest.raises(gspread.WorksheetNotFound):
        book.worksheet("Third")
    with pytest.raises(gspread.WorksheetNotFound):
        book.get_worksheet(7)


def test_raw_methods_for_values_answer_as_the_api_does(book: gspread.Spreadsheet) -> None:
    raw: ParamsType = {"valueInputOption": "RAW"}
    told = book.values_update("Sheet1!A1", params=raw, body={"values": [["a", "b"]]})
    assert told["updatedRange"] == "Sheet1!A1:B1"
    told = book.values_append("Sheet1", params=raw, body={"values": [["c"]]})
    assert (told["tableRange"], told["updates"]["updatedRange"]) == ("Sheet1!A1:B1", "Sheet1!A2")
    told = book.values_batch_update({**raw, "data": [{"range": "Sheet1!D1", "values": [["d"]]}]})
    assert told["totalUpdatedCells"] == 1
    assert book.values_get("Sheet1!A1:D2")["values"] == [["a", "b", "", "d"], ["c"]]
    told = book.values_batch_get(["Sheet1!A:A", "Sheet1!Z1"])
    assert [one.get("values") for one in told["valueRanges"]] == [[["a"], ["c"]], None]
    assert book.values_clear("Sheet1!A1")["clearedRange"] == "Sheet1!A1"
    told = book.values_batch_clear(body={"ranges": ["Sheet1!B1:D2"]})
    assert told["clearedRanges"] == ["Sheet1!B1:D2"]
    assert book.values_get("Sheet1")["values"] == [[], ["c"]]


def test_any_batch_of_requests_can_be_sent(book: gspread.Spreadsheet) -> None:
    told = book.batch_update({"requests": [{"addSheet": {"properties": {"title": "Raw"}}}]})

    assert told["replies"][0]["addSheet"]["properties"]["title"] == "Raw"


# Reading


def test_values_are_read_by_cell_row_column_and_range(sheet: gspread.Worksheet) -> None:
    sheet.update([["Name", "Age"], ["Ann", 42], ["Bob", ""]], "A1")

    assert sheet.acell("B2").value == "42"
    unformatted = sheet.acell("B2", ValueRenderOption.unformatted)
    assert unformatted.numeric_value == 42
    assert sheet.cell(3, 2).value is None
    assert sheet.row_values(2) == ["Ann", "42"]
    assert sheet.col_values(2) == ["Age", "42"]
    assert sheet.get_all_values() == [["Name", "Age"], ["Ann", "42"], ["Bob", ""]]
    assert sheet.get("A1:B3") == [["Name", "Age"], ["Ann", "42"], ["Bob"]]
    assert sheet.get("A1:B9", maintain_size=True)[-1] == ["", ""]
    assert sheet.get_values("A2:A3", major_dimension=Dimension.cols) == [["Ann", "Bob"]]
    assert sheet.get("A1:B2", return_type=GridRangeType.ListOfLists, pad_values=True)
    assert [one.value for one in sheet.range("A1:B2")] == ["Name", "Age", "Ann", "42"]
    assert len(sheet.get_all_cells()) == 1000 * 26
    assert sheet.batch_get(["A1", "B2:B3"]) == [[["Name"]], [["42"]]]
    assert sheet.expand("A1", TableDirection.table) == [["Name", "Age"], ["Ann", "42"], ["Bob", ""]]


def test_records_are_read_by_their_headings(sheet: gspread.Worksheet) -> None:
    sheet.update([["Name", "Phone", "Name"], ["Ann", "007", "x"]], "A1")

    with pytest.raises(gspread.exceptions.GSpreadException, match="contains duplicates"):
        sheet.get_all_records()
    sheet.update_cell(1, 3, "Note")
    assert sheet.get_all_records(numericise_ignore=["all"]) == [
        {"Name": "Ann", "Phone": "007", "Note": "x"}
    ]
    assert sheet.get_all_records(expected_headers=["Name"])[0]["Phone"] == 7
    assert sheet.get_all_records(value_render_option=ValueRenderOption.unformatted) == [
        {"Name": "Ann", "Phone": 7, "Note": "x"}
    ]


def test_dates_are_read_as_text_or_as_days(sheet: gspread.Worksheet) -> None:
    sheet.update([["2020-01-01"]], "A1", value_input_option=ValueInputOption.user_entered)
    plain = ValueRenderOption.unformatted

    days = sheet.get("A1", value_render_option=plain)
    text = sheet.get(
        "A1",
        value_render_option=plain,
        date_time_render_option=DateTimeOption.formatted_string,
    )

    assert (days, text) == ([[43831]], [["2020-01-01"]])


@pytest.mark.parametrize(
    ("typed", "shown", "number"),
    [
        ("1.5", "1.5", 1.5),
        ("= 1 / 1024", "0.0009765625", 0.0009765625),
        ("2,000,000.01", "2,000,000.01", 2000000.01),
        ("Non-numeric value", "Non-numeric value", None),
        ("first\nsecond", "first\nsecond", None),
        ("名前 ☃", "名前 ☃", None),
    ],
)
def test_a_cell_typed_into_shows_what_google_shows(
    sheet: gspread.Worksheet, typed: str, shown: str, number: float | None
) -> None:
    sheet.update_acell("A1", typed)

    cell = sheet.acell("A1")
    assert (cell.value, cell.numeric_value) == (shown, number)


def test_texts_are_found_everywhere_or_in_a_row_or_column(sheet: gspread.Worksheet) -> None:
    sheet.update([["ann", "Ann"], ["Bob", "Ann"]], "A1")

    first = sheet.find("Ann")
    assert first is not None
    assert first.address == "B1"
    assert [one.address for one in sheet.findall("ann", case_sensitive=False)] == [
        "A1",
        "B1",
        "B2",
    ]
    assert sheet.find("Ann", in_column=1) is None


# Writing


def test_rows_are_appended_below_the_table_and_its_range_is_told(
    sheet: gspread.Worksheet,
) -> None:
    sheet.append_row(["Name", "Stage"])
    told = sheet.append_rows([["Ann", "New"], ["Bob", "Won"]], table_range="A1")
    assert told["tableRange"] == "Sheet1!A1:B1"
    told = sheet.append_row(
        ["Cem"],
        insert_data_option=InsertDataOption.insert_rows,
        value_input_option=ValueInputOption.user_entered,
        include_values_in_response=True,
    )

    assert told["updates"]["updatedData"]["values"] == [["Cem"]]
    assert sheet.col_values(1) == ["Name", "Ann", "Bob", "Cem"]


def test_cells_are_written_one_by_one_and_many_at_once(sheet: gspread.Worksheet) -> None:
    sheet.update_acell("A1", "=1+1")
    sheet.update_cell(1, 2, "0042")
    cells = sheet.range("A2:B3")
    for number, cell in enumerate(cells):
        cell.value = str(number)
    sheet.update_cells(cells)
    told = sheet.batch_update(
        [{"range": "D1", "values": [["x"]]}, {"range": "D3", "values": [["y"]]}]
    )

    assert told["totalUpdatedCells"] == 2
    assert sheet.get_all_values() == [
        ["2", "42", "", "x"],
        ["0", "1", "", ""],
        ["2", "3", "", "y"],
    ]


def test_cells_that_were_not_fetched_are_skipped_between_those_that_are_written(
    sheet: gspread.Worksheet,
) -> None:
    sheet.update([["keep", "keep", "keep"]], "A1")

    sheet.update_cells([gspread.Cell(1, 1, "new"), gspread.Cell(1, 3, "new")])

    assert sheet.row_values(1) == ["new", "keep", "new"]


def test_rows_and_columns_are_inserted_added_and_deleted(sheet: gspread.Worksheet) -> None:
    sheet.update([["a", "b"], ["c", "d"]], "A1")

    sheet.insert_row(["top"], index=1)
    sheet.insert_rows([["x"], ["y"]], row=2)
    sheet.insert_cols([["left"]], col=1)
    assert sheet.get_all_values() == [
        ["left", "top", ""],
        ["", "x", ""],
        ["", "y", ""],
        ["", "a", "b"],
        ["", "c", "d"],
    ]
    sheet.delete_rows(1, 3)
    sheet.delete_columns(1)
    sheet.delete_dimension(Dimension.rows, 2)
    assert sheet.get_all_values() == [["a", "b"]]
    size = sheet.row_count, sheet.col_count
    sheet.add_rows(5)
    sheet.add_cols(2)
    assert (sheet.row_count, sheet.col_count) == (size[0] + 5, size[1] + 2)
    sheet.resize(rows=10, cols=3)
    told = sheet.spreadsheet.fetch_sheet_metadata()["sheets"][0]["properties"]["gridProperties"]
    assert told == {"rowCount": 10, "columnCount": 3}


def test_values_are_cleared_in_ranges_and_altogether(sheet: gspread.Worksheet) -> None:
    sheet.update([["a", "b"], ["c", "d"]], "A1")

    told = sheet.batch_clear(["A1", "B2"])
    assert told["clearedRanges"] == ["Sheet1!A1", "Sheet1!B2"]
    assert sheet.get_all_values() == [["", "b"], ["c", ""]]
    assert sheet.clear()["clearedRange"] == "Sheet1!A1:Z1000"
    assert sheet.get_all_values() == [[]]


def test_blocks_are_copied_turned_and_cut(sheet: gspread.Worksheet) -> None:
    sheet.update([["a", "b"]], "A1")

    sheet.copy_range("A1:B1", "A3:B3")
    sheet.copy_range("A1:B1", "D1:D2", PasteType.values, PasteOrientation.transpose)
    sheet.cut_range("A1:B1", "A5")

    assert sheet.get_all_values() == [
        ["", "", "", "a"],
        ["", "", "", "b"],
        ["a", "b", "", ""],
        ["", "", "", ""],
        ["a", "b", "", ""],
    ]


def test_rows_are_sorted_below_the_frozen_ones(sheet: gspread.Worksheet) -> None:
    sheet.resize(rows=4, cols=2)
    sheet.update([["Name", "N"], ["b", 1], ["a", 2], ["c", 2]], "A1")
    sheet.freeze(rows=1)

    sheet.sort((2, "des"), (1, "asc"))

    assert sheet.get_all_values() == [["Name", "N"], ["a", "2"], ["c", "2"], ["b", "1"]]
    assert sheet.frozen_row_count == 1


# Looks and rules


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


# What goes wrong for people


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


# Everything


def test_what_people_stumble_over_takes_as_many_requests_as_at_google_against_run_local(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert standin_gspread.main() == 0, capsys.readouterr().out


_ONLY_LOCAL = {"expiry"}
"""What asks nothing of Google."""


def test_nothing_that_gspread_offers_is_left_out() -> None:
    source = ast.parse(Path(__file__).read_text(encoding="utf-8"))
    used = {node.attr for node in ast.walk(source) if isinstance(node, ast.Attribute)}
    kinds = (gspread.Client, gspread.Spreadsheet, gspread.Worksheet)
    offered = {
        name for kind in kinds for name, _ in inspect.getmembers(kind) if not name.startswith("_")
    }

    assert offered - used - _ONLY_LOCAL == set()
