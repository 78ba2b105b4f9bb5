"""Does unmodified gspread find everything as with Google?"""

from __future__ import annotations

import json

import gspread
import pytest
from google.auth.exceptions import RefreshError
from google.auth.transport.requests import Request
from google.oauth2.service_account import Credentials

from tests.standin.sheets.conftest import Caller


def test_the_signed_grant_opens_the_spreadsheet_shared_with_the_account(
    google: gspread.Client, caller: Caller
) -> None:
    opened = google.open_by_key(caller.key)

    assert (opened.title, opened.locale, opened.timezone) == ("Leads", "en_GB", "Europe/London")
    assert google.open("Leads").id == caller.key


def test_a_forged_signature_gets_no_token(caller: Caller) -> None:
    other = caller.account.with_name("other.json")
    caller.standin.service_account_file(caller.base_url, other)
    mine, theirs = (json.loads(path.read_text()) for path in (caller.account, other))
    forged = {**mine, "private_key": theirs["private_key"]}
    credentials = Credentials.from_service_account_info(  # type: ignore[no-untyped-call]
        forged, scopes=["any"]
    )

    with pytest.raises(RefreshError, match="invalid_grant"):
        credentials.refresh(Request(caller.session))


def test_the_common_operations_leave_what_they_should(
    google: gspread.Client, caller: Caller
) -> None:
    sheet = google.open_by_key(caller.key).sheet1
    sheet.update([["Name", "Stage"], ["Ann", "New"]], "A1")
    sheet.append_row(["Bob", "Won"])
    sheet.append_rows([["Cem", "New"], ["Dee", "Lost"]])
    sheet.insert_row(["Eve", "New"], 2)
    sheet.update_acell("B2", "Won")
    sheet.update_cell(3, 2, "Lost")
    sheet.batch_update([{"range": "C1:C2", "values": [["Note"], ["x"]]}])
    sheet.delete_rows(5)
    sheet.sort((1, "des"), range="A2:C4")
    sheet.format("A1:C1", {"textFormat": {"bold": True}})
    sheet.freeze(rows=1)
    sheet.insert_note("A1", "who")

    assert sheet.get_all_records() == [
        {"Name": "Eve", "Stage": "Won", "Note": "x"},
        {"Name": "Bob", "Stage": "Won", "Note": ""},
        {"Name": "Ann", "Stage": "Lost", "Note": ""},
        {"Name": "Dee", "Stage": "Lost", "Note": ""},
    ]
    found = sheet.find("Bob")
    assert found is not None
    assert found.row == 3
    assert sheet.get_note("A1") == "who"
    assert sheet.frozen_row_count == 1


def test_tabs_are_added_duplicated_renamed_and_deleted(
    google: gspread.Client, caller: Caller
) -> None:
    book = google.open_by_key(caller.key)
    extra = book.add_worksheet("Extra", rows=5, cols=3)
    extra.update([["here"]], "A1")
    twin = extra.duplicate(new_sheet_name="Twin")
    extra.update_title("First")
    book.del_worksheet(book.worksheet("Sheet1"))

    assert sorted(tab.title for tab in book.worksheets()) == ["First", "Twin"]
    assert twin.acell("A1").value == "here"


def test_a_spreadsheet_that_is_not_there_or_not_shared_is_told_apart(
    google: gspread.Client, caller: Caller
) -> None:
    stranger = caller.session.post(
        f"{caller.base_url}/drive/v3/files",
        json={"name": "Theirs", "mimeType": "application/vnd.google-apps.spreadsheet"},
        headers={"Authorization": "Bearer somebody-else"},
        timeout=5,
    )

    with pytest.raises(gspread.SpreadsheetNotFound):
        google.open_by_key("1" + "x" * 43)
    with pytest.raises(PermissionError):
        google.open_by_key(stranger.json()["id"])


def test_files_are_made_copied_shared_exported_and_deleted(google: gspread.Client) -> None:
    book = google.create("Made")
    book.sheet1.update([["a", "b,c"]], "A1")
    twin = google.copy(book.id, title="Twin")
    book.share("ann@example.com", perm_type="user", role="reader", notify=False)

    assert [p["emailAddress"] for p in book.list_permissions()][-1] == "ann@example.com"
    assert google.export(twin.id, gspread.utils.ExportFormat.CSV) == b'a,"b,c"'
    google.del_spreadsheet(twin.id)
    assert [one["name"] for one in google.list_spreadsheet_files()].count("Twin") == 0
