"""What the page and the tests ask of the stand-in itself: what a person does, and what a tab looks like."""

from __future__ import annotations

from collections.abc import Callable

from standin.sheets.doings import does, held_of, read_ask
from standin.sheets.errors import Json, invalid, not_found
from standin.sheets.faults.faults import Faults
from standin.sheets.office import Office
from standin.sheets.picture import workbook_picture
from standin.sheets.schedule import Schedule
from standin.sheets.searching import hits, values_of, versions
from standin.sheets.window import Looks, Stretch, charts, texts, window

Asked = dict[str, str]
Page = Callable[[Office, Looks, Asked], Json]


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


def page(office: Office, looks: Looks, what: str, asked: Asked) -> Json:
    """What the page asks for, by name; 404 when there is nothing of this name."""
    found = PAGES.get(what)
    if found is None:
        raise not_found()
    return found(office, looks, asked)


def _workbook(office: Office, looks: Looks, asked: Asked) -> Json:
    """The tabs, and a stamp that is another one whenever anything may look different."""
    book = held_of(office, asked).book
    return workbook_picture(book) | {"stamp": looks.at(book, office.clock()).stamp}


def _texts(office: Office, looks: Looks, asked: Asked) -> Json:
    """A whole tab's texts, without its looks."""
    look = looks.at(held_of(office, asked).book, office.clock())
    with look.lock:
        return texts(look.view, look.book.tab(_number(asked, "sheet_id", 0)))


def _window(office: Office, looks: Looks, asked: Asked) -> Json:
    look = looks.at(held_of(office, asked).book, office.clock())
    wanted = Stretch(
        sheet_id=_number(asked, "sheet_id", 0),
        first=_number(asked, "first", 1),
        last=_number(asked, "last", 100),
        filter_view=_number(asked, "view", 0) or None,
        follow=_number(asked, "follow", 0) or None,
    )
    with look.lock:
        return window(look, wanted)


def _charts(office: Office, looks: Looks, asked: Asked) -> Json:
    look = looks.at(held_of(office, asked).book, office.clock())
    with look.lock:
        return charts(look, _number(asked, "sheet_id", 0))


def _find(office: Office, looks: Looks, asked: Asked) -> Json:
    look = looks.at(held_of(office, asked).book, office.clock())
    tab = look.book.tab(_number(asked, "sheet_id", 0))
    with look.lock:
        return hits(look.view, tab, asked.get("text", ""), whole=asked.get("whole") == "1")


def _values(office: Office, looks: Looks, asked: Asked) -> Json:
    look = looks.at(held_of(office, asked).book, office.clock())
    tab = look.book.tab(_number(asked, "sheet_id", 0))
    with look.lock:
        return values_of(look.view, tab, asked.get("column", "A"))


def _versions(office: Office, _looks: Looks, asked: Asked) -> Json:
    return versions(held_of(office, asked))


def _number(asked: Asked, name: str, default: int) -> int:
    try:
        return int(asked.get(name) or default)
    except ValueError:
        raise invalid(f"{name!r} must be a whole number.") from None


PAGES: dict[str, Page] = {
    "workbook": _workbook,
    "texts": _texts,
    "window": _window,
    "charts": _charts,
    "find": _find,
    "values": _values,
    "versions": _versions,
}
