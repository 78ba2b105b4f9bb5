"""Where a spreadsheet for the contract comes from: Google, or the stand-in. The way there is the same."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from connectors.workbook.fence import GUARD_MARK

RECORD = "LEADSHEET_RECORD"
LIVE_SPREADSHEET = "LEADSHEET_LIVE_SPREADSHEET"
LIVE_CREDENTIALS = "LEADSHEET_LIVE_CREDENTIALS"

SIGN_IN = "https://oauth2.googleapis.com"
NOBODYS = "a-spreadsheet-of-nobodys"
NOBODY = "worker@example.com"

OURS = "leadsheet.contract"
"""Marks a spreadsheet the suite may empty: it found it empty once."""

FIRST_TAB, PASSING_TAB = 730_000, 729_999


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One spreadsheet, and how to reach it.

    Attributes:
        base_url: Another host that speaks the same API; None means Google.
    """

    spreadsheet_id: str
    credentials: Path
    base_url: str | None = None

    @property
    def names(self) -> Mapping[str, str]:
        """What a cassette says instead of what must not be told."""
        account = json.loads(self.credentials.read_text("utf-8"))
        return {self.spreadsheet_id: NOBODYS, account["client_email"]: NOBODY}


def live_origin() -> Origin:
    """The real spreadsheet that the environment names; skips the test when it names none."""
    spreadsheet_id, credentials = os.environ.get(LIVE_SPREADSHEET), os.environ.get(LIVE_CREDENTIALS)
    if not spreadsheet_id or not credentials:
        pytest.skip(
            f"needs a real, empty spreadsheet: set {LIVE_SPREADSHEET} and {LIVE_CREDENTIALS}"
        )
    return Origin(spreadsheet_id=spreadsheet_id, credentials=Path(credentials))


def empty(book: Any) -> None:
    """Make a gspread spreadsheet as if somebody had just created it. Fails before touching anybody's data."""
    found = book.fetch_sheet_metadata(
        params={"fields": "sheets.properties(sheetId,title),developerMetadata.metadataKey"}
    )
    keys = {mark["metadataKey"] for mark in found.get("developerMetadata", ())}
    tabs = [sheet["properties"] for sheet in found["sheets"]]
    if OURS not in keys and (len(tabs) > 1 or book.sheet1.get_all_values() not in ([], [[]])):
        pytest.fail(f"The spreadsheet {book.id} is not empty; the suite empties only its own.")
    book.batch_update({"requests": _emptying(keys, [tab.get("sheetId", 0) for tab in tabs])})


def _emptying(keys: set[str], sheet_ids: list[int]) -> list[dict[str, Any]]:
    about = {"title": "Sales", "locale": "en_GB", "timeZone": "Europe/Berlin"}
    guards = {"developerMetadataLookup": {"metadataKey": GUARD_MARK}}
    mark = {"metadataKey": OURS, "metadataValue": "1", "location": {"spreadsheet": True}}
    requests: list[dict[str, Any]] = [
        {"updateSpreadsheetProperties": {"properties": about, "fields": "title,locale,timeZone"}},
        _new_tab(PASSING_TAB, "Passing"),
        *({"deleteSheet": {"sheetId": sheet_id}} for sheet_id in sheet_ids),
        _new_tab(FIRST_TAB, "Sheet1"),
        {"deleteSheet": {"sheetId": PASSING_TAB}},
    ]
    if GUARD_MARK in keys:
        requests.append({"deleteDeveloperMetadata": {"dataFilter": guards}})
    if OURS not in keys:
        created = {"developerMetadata": mark | {"visibility": "DOCUMENT"}}
        requests.append({"createDeveloperMetadata": created})
    return requests


def _new_tab(sheet_id: int, title: str) -> dict[str, Any]:
    return {"addSheet": {"properties": {"sheetId": sheet_id, "title": title}}}
