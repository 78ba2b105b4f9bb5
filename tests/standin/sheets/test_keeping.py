"""Is everything still there after a restart, and gone after a reset?"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import requests

from standin.sheets.app import SheetsStandin
from standin.sheets.errors import Json
from standin.sheets.office import OWNER
from standin.sheets.rendering import spreadsheet_json
from standin.sheets.requests.context import Work
from standin.sheets.requests.table import run_batch
from standin.sheets.view import View
from tests.standin.sheets.conftest import NOW, Caller


def _standin(folder: Path) -> SheetsStandin:
    return SheetsStandin(folder, lambda: NOW)


def _everything(standin: SheetsStandin, key: str) -> Json:
    held = standin.office.held(key)
    assert held is not None
    return spreadsheet_json(View(held.book, NOW), None, with_data=True)


def _change(standin: SheetsStandin, key: str, *steps: Json) -> None:
    held = standin.office.held(key)
    assert held is not None
    with standin.office.changing(held, OWNER) as book:
        run_batch(Work(book, OWNER, dt.datetime.now(dt.UTC)), list(steps))


def _cell(text: str) -> Json:
    bold = {"textFormat": {"bold": True}, "backgroundColor": {"red": 1}}
    return {
        "userEnteredValue": {"stringValue": text},
        "note": f"about {text}",
        "userEnteredFormat": bold,
    }


def test_a_restart_keeps_cells_formats_notes_tabs_metadata_and_access(tmp_path: Path) -> None:
    first = _standin(tmp_path)
    key = first.create_spreadsheet("Leads")
    email = first.service_account_file("http://127.0.0.1:1", tmp_path / "account.json")
    token = first.office.accounts.token_for(email)
    rows = [{"values": [_cell(f"r{r}c{c}") for c in range(4)]} for r in range(30)]
    stretch = {"sheetId": 0, "dimension": "ROWS", "startIndex": 3, "endIndex": 4}
    where = {"dimensionRange": stretch}
    tag = {"metadataId": 5, "metadataKey": "k", "location": where, "visibility": "DOCUMENT"}
    formula = {"values": [{"userEnteredValue": {"formulaValue": "=1+1"}}]}
    _change(
        first,
        key,
        {"appendCells": {"sheetId": 0, "rows": [*rows, formula], "fields": "*"}},
        {"addSheet": {"properties": {"title": "Extra", "sheetId": 12}}},
        {"createDeveloperMetadata": {"developerMetadata": tag}},
    )
    _change(
        first, key, {"deleteDimension": {"range": stretch | {"startIndex": 10, "endIndex": 12}}}
    )
    _change(first, key, {"insertDimension": {"range": stretch | {"startIndex": 0, "endIndex": 1}}})
    _change(
        first,
        key,
        {
            "sortRange": {
                "range": {"sheetId": 0, "endRowIndex": 20},
                "sortSpecs": [{"sortOrder": "DESCENDING"}],
            }
        },
    )
    before = _everything(first, key)
    first.close()

    again = _standin(tmp_path)

    assert _everything(again, key) == before
    assert again.office.open(key, again.office.accounts.caller(f"Bearer {token}")).home
    again.close()


def test_deleted_tabs_and_spreadsheets_do_not_come_back(tmp_path: Path) -> None:
    first = _standin(tmp_path)
    key, other = first.create_spreadsheet("Leads"), first.create_spreadsheet("Other")
    _change(first, key, {"addSheet": {"properties": {"title": "Extra", "sheetId": 12}}})
    _change(first, key, {"deleteSheet": {"sheetId": 12}})
    gone = first.office.held(other)
    assert gone is not None
    first.office.delete(gone)
    first.close()

    again = _standin(tmp_path)

    assert [one.book.spreadsheet_id for one in again.office.all()] == [key]
    assert [tab["properties"]["title"] for tab in _everything(again, key)["sheets"]] == ["Sheet1"]
    again.close()


def test_reset_puts_the_home_back_empty_under_its_id_and_keeps_accounts(caller: Caller) -> None:
    caller.put("Sheet1!A1", [["x"]])
    caller.done({"addSheet": {"properties": {"title": "Extra"}}})
    made = caller.session.post(
        f"{caller.base_url}/drive/v3/files",
        json={"name": "More", "mimeType": "application/vnd.google-apps.spreadsheet"},
        timeout=5,
    ).json()

    answer = requests.post(f"{caller.base_url}/_local/reset", timeout=5)

    assert answer.status_code == 200
    assert [tab["properties"]["title"] for tab in caller.book()["sheets"]] == ["Sheet1"]
    assert caller.values("Sheet1") == []
    left = requests.get(
        f"{caller.base_url}/v4/spreadsheets/{made['id']}",
        headers=dict(caller.session.headers),
        timeout=5,
    )
    assert left.status_code == 404


def test_reads_and_writes_are_counted(caller: Caller) -> None:
    caller.put("Sheet1!A1", [["x"]])
    caller.values("Sheet1")
    caller.ask("POST", "/values:batchGetByDataFilter", {"dataFilters": [{"a1Range": "A1"}]})

    assert (caller.standin.v4_reads, caller.standin.v4_writes) == (2, 1)
