"""What unmodified gspread leaves behind, as at Google: cells read, found, written, inserted, copied and sorted."""

from __future__ import annotations

import gspread
import pytest
from gspread.utils import (
    DateTimeOption,
    Dimension,
    GridRangeType,
    InsertDataOption,
    PasteOrientation,
    PasteType,
    TableDirection,
    ValueInputOption,
    ValueRenderOption,
)


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
