"""A person at the spreadsheet: everything they can do by name, undo and restore among it."""

from __future__ import annotations

import json

from standin.sheets import people, people_areas, people_tabs
from standin.sheets.book import Book
from standin.sheets.errors import Json, invalid, not_found
from standin.sheets.going_back import restore, undo
from standin.sheets.office import OWNER, Held, Office
from standin.sheets.people import Doing

DOINGS: dict[str, Doing] = {**people.DOINGS, **people_areas.DOINGS, **people_tabs.DOINGS}
KNOWN = frozenset(DOINGS) | {"undo", "restore"}


def read_ask(body: bytes) -> Json:
    """The body of a local request as an object; 400 when it is none."""
    try:
        asked = json.loads(body or b"{}")
    except ValueError as error:
        raise invalid(f"The body is no JSON: {error}.") from None
    if not isinstance(asked, dict):
        raise invalid("The body must be a JSON object.")
    return asked


def held_of(office: Office, asked: Json) -> Held:
    """The spreadsheet that is meant; 404 when there is none."""
    held = office.held(str(asked.get("spreadsheet_id", "")))
    if held is None:
        raise not_found()
    return held


def check_known(asked: Json) -> None:
    """400, with the list of what is known, for a doing that is not."""
    if asked.get("do") not in KNOWN:
        known = ", ".join(sorted(KNOWN | {"schedule"}))
        raise invalid(f"Unknown doing {asked.get('do')!r}; known are: {known}.")


def does(office: Office, held: Held, asked: Json) -> Json:
    """Let the owner do it; gives the revision afterwards."""
    check_known(asked)
    owner = str(held.permissions[0].get("emailAddress", OWNER))
    with office.changing(held, owner, str(asked["do"])) as book:
        try:
            _act(office, held, book, asked)
        except (LookupError, TypeError, ValueError) as error:
            raise invalid(f"{asked['do']}: {type(error).__name__}: {error}") from error
    return {"revision": book.revision}


def _act(office: Office, held: Held, book: Book, asked: Json) -> None:
    match asked["do"]:
        case "undo":
            undo(book, held.past.last_by_hand())
            held.past.forget_last_by_hand()
        case "restore":
            old = held.past.at_revision(int(asked["revision"]))
            restore(book, old, metadata_too=bool(asked.get("metadata_too")))
        case name:
            DOINGS[name](book, asked, office.clock())
