"""What the page and the tests ask of the stand-in itself: what a person does, and what a tab looks like."""

from __future__ import annotations

import json

from standin.sheets.errors import Json, invalid, not_found
from standin.sheets.office import Held, Office
from standin.sheets.people import DOINGS
from standin.sheets.picture import tab_picture, workbook_picture


def _held(office: Office, spreadsheet_id: str | None) -> Held:
    held = office.held(spreadsheet_id or "")
    if held is None:
        raise not_found()
    return held


def human(office: Office, body: bytes) -> Json:
    """Do what a person does: {"spreadsheet_id", "do", ...}; gives the revision afterwards."""
    asked = json.loads(body or b"{}")
    act = DOINGS.get(asked.get("do", ""))
    if act is None:
        raise invalid(f"Unknown doing {asked.get('do')!r}; known are: {', '.join(sorted(DOINGS))}.")
    held = _held(office, asked.get("spreadsheet_id"))
    with office.changing(held, held.permissions[0].get("emailAddress", "")) as book:
        act(book, asked, office.clock())
    return {"revision": book.revision}


def workbook_page(office: Office, asked: dict[str, str]) -> Json:
    """The tabs of a spreadsheet, for the page."""
    return workbook_picture(_held(office, asked.get("spreadsheet_id")).book)


def tab_page(office: Office, asked: dict[str, str]) -> Json:
    """One tab as it looks; only the revision when nothing changed since the one asked about."""
    book = _held(office, asked.get("spreadsheet_id")).book
    if asked.get("since") == str(book.revision):
        return {"revision": book.revision, "unchanged": True}
    return tab_picture(book, int(asked.get("sheet_id", "0")), office.clock())
