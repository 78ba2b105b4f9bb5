"""doctor --live: what holds is said, what does not is said with its fallback, and the scratch tab is gone."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

import pytest

from connectors.ports import Unknown
from connectors.workbook.committing import LATEST_APPLY_S
from leads.changes import Changes
from standin.sheets.book import Book
from standin.sheets.errors import Json, invalid
from standin.sheets.grid import Grid
from standin.sheets.office import Held, Office
from standin.sheets.requests import cells, sorting, table
from standin.sheets.requests.context import Work
from standin.sheets.requests.metadata import create_developer_metadata
from tests.connectors.workbook.sites import StandinSite
from tests.connectors.workbook.test_workbook_contract import filed, lead
from tests.fakes.faults import Fault

Break = Callable[[pytest.MonkeyPatch], None]


def tabs(sheet: StandinSite) -> list[str]:
    return [tab.title for tab in sheet.person.book.worksheets()]


def test_everything_holds_and_the_scratch_tab_is_gone(sheet: StandinSite) -> None:
    before = tabs(sheet)
    found = sheet.workbook.prove()

    assert [(one.what, one.advice) for one in found if not one.ok] == []
    assert len(found) == 8
    assert tabs(sheet) == before


def _id_taken_over(work: Work, request: Json) -> Json:
    work.book.metadata.pop(request["developerMetadata"].get("metadataId"), None)
    return create_developer_metadata(work, request)


def _no_id_of_ones_own(work: Work, request: Json) -> Json:
    if "metadataId" in request["developerMetadata"]:
        raise invalid("Invalid metadataId")
    return create_developer_metadata(work, request)


@contextlib.contextmanager
def _keeping_everything(_office: Office, held: Held, _caller: str) -> Iterator[Book]:
    yield held.book


def _one_column_further(work: Work, request: Json) -> None:
    rows = [{"values": [{}, *row["values"]]} for row in request["rows"]]
    cells.append_cells(work, {**request, "rows": rows})


def _below_the_first_column(grid: Grid) -> int:
    filled = [n for n in range(len(grid.rows)) if grid.cell(n, 0).value is not None]
    return filled[-1] + 1 if filled else 0


def _sorted_with_its_marks(work: Work, request: Json) -> None:
    sorting.sort_range(work, request)
    for number, one in work.book.metadata.items():
        if there := one["location"].get("dimensionRange"):
            moved = {**there, "startIndex": 4, "endIndex": 5}
            work.book.metadata[number] = {
                **one,
                "location": {**one["location"], "dimensionRange": moved},
            }


def _refusing_row(row: int, message: str) -> Callable[[Work, Json], None]:
    def update_cells(work: Work, request: Json) -> None:
        if request.get("start", {}).get("rowIndex") == row:
            raise invalid(message)
        cells.update_cells(work, request)

    return update_cells


def _acts(kind: str, act: object) -> Break:
    return lambda patch: patch.setitem(table.ACTS, kind, act)


DIFFERING: dict[str, tuple[Break, str, str]] = {
    "an id in use is taken over": (
        _acts("createDeveloperMetadata", _id_taken_over),
        "not so: a metadata id in use is refused",
        "duplicates_refused",
    ),
    "no id may be chosen": (
        _acts("createDeveloperMetadata", _no_id_of_ones_own),
        "not so: a metadata id of our own may be chosen",
        "duplicates_refused",
    ),
    "a refused batch keeps what it did so far": (
        lambda patch: patch.setattr(Office, "changing", _keeping_everything),
        "not so: a refused batch leaves nothing behind (shows 'second')",
        "duplicates_refused",
    ),
    "new rows begin at another column": (
        _acts("appendCells", _one_column_further),
        "not so: new rows begin at column A",
        "columns of your own to the right",
    ),
    "new rows go below the first column": (
        lambda patch: patch.setattr(Grid, "last_row", _below_the_first_column),
        "not so: new rows begin at column A",
        "nothing below the last lead",
    ),
    "a mark stays when columns are inserted and deleted": (
        lambda patch: patch.setattr(Book, "_shift_metadata", lambda *_: None),
        "not so: a column's mark goes with it",
        "give them their old names back",
    ),
    "a sort moves the mark": (
        _acts("sortRange", _sorted_with_its_marks),
        "not so: a column's mark goes with it",
        "give them their old names back",
    ),
    "a row is copied as it stood before the request": (
        _acts("copyPaste", lambda *_: None),
        "not so: a row is copied as it stands at that point of a request",
        "while no turn is being taken",
    ),
    "a dropdown refuses what is written through the API": (
        _acts("updateCells", _refusing_row(20, "violates the data validation rules")),
        "not so: a dropdown does not stop what is written through the API",
        "complete the lists",
    ),
    "a warning refuses what is written through the API": (
        _acts("updateCells", _refusing_row(30, "You are trying to edit a protected cell")),
        "not so: a protection that only warns does not stop the worker",
        "name its account as editor",
    ),
}
"""What could be otherwise than documented -> how the stand-in is bent, what is said, and the fallback."""


@pytest.mark.parametrize("what", DIFFERING)
def test_what_differs_is_said_plainly_with_its_fallback(
    what: str, sheet: StandinSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    bend, said, fallback = DIFFERING[what]
    before = tabs(sheet)
    bend(monkeypatch)
    found = sheet.workbook.prove()

    (odd,) = [one for one in found if not one.ok]
    assert said in odd.what
    assert fallback in odd.advice
    assert tabs(sheet) == before


def test_scratch_tab_that_cannot_be_removed_is_named(sheet: StandinSite) -> None:
    sheet.workbook.prove()
    writes = len(sheet.bodies(":batchUpdate"))
    sheet.app.requests.clear()
    sheet.app.meanwhile += [(":batchUpdate", lambda: None)] * (writes - 1)
    sheet.app.meanwhile.append(
        (":batchUpdate", lambda: sheet.app.faults.append(Fault(match=":batchUpdate")))
    )
    found = sheet.workbook.prove()

    assert not found[-1].ok
    assert "could not be removed" in found[-1].what


def test_without_the_fence_a_silence_is_waited_out_and_nothing_is_sent_again(
    sheet: StandinSite,
) -> None:
    worker = sheet.open(duplicates_refused=False)
    picture = worker.read()
    sheet.lose_reply()
    outcome = worker.commit(Changes.of(filed(lead())), picture)

    assert isinstance(outcome, Unknown)
    assert sheet.clock.slept[-1] == LATEST_APPLY_S
    assert len(sheet.bodies(":batchUpdate")) == 1
    assert [one.lead_id for one in worker.read().leads] == ["L-1001"]
