"""What unmodified gspread leaves behind, as at Google: spreadsheets opened, shared, exported; tabs; requests."""

from __future__ import annotations

import gspread
import pytest
from gspread.http_client import ParamsType
from gspread.utils import (
    ExportFormat,
)

from tests.standin.sheets.conftest import Caller


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
