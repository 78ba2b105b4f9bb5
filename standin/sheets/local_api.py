"""What the page and the tests ask of the stand-in itself: what a person does, and what a tab looks like."""

from __future__ import annotations

from standin.sheets.doings import does, held_of, read_ask
from standin.sheets.errors import Json
from standin.sheets.faults.faults import Faults
from standin.sheets.office import Office
from standin.sheets.picture import tab_picture, workbook_picture
from standin.sheets.schedule import Schedule


def human(office: Office, schedule: Schedule, body: bytes) -> Json:
    """Do what a person does: {"spreadsheet_id", "do", ...}; gives the revision afterwards.

    {"do": "schedule"} has it done at a moment to come, and gives all appointments.
    """
    asked = read_ask(body)
    if asked.get("do") != "schedule":
        return does(office, held_of(office, asked), asked)
    schedule.add(office, asked)
    return {"scheduled": schedule.told()}


def faults_changed(faults: Faults, body: bytes) -> Json:
    """Add rules, set the quota; gives all that is set."""
    faults.change(read_ask(body))
    return faults.told()


def workbook_page(office: Office, asked: dict[str, str]) -> Json:
    """The tabs of a spreadsheet, for the page."""
    return workbook_picture(held_of(office, asked).book)


def tab_page(office: Office, asked: dict[str, str]) -> Json:
    """One tab as it looks; only the revision when nothing changed since the one asked about."""
    book = held_of(office, asked).book
    if asked.get("since") == str(book.revision):
        return {"revision": book.revision, "unchanged": True}
    return tab_picture(book, int(asked.get("sheet_id", "0")), office.clock())
