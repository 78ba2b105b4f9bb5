"""The journal of written rows: kept beside the keys of `_system`, and never the reason why nothing lands."""

from __future__ import annotations

import json
from zoneinfo import ZoneInfo

from connectors.ports import Committed
from connectors.workbook.cells import Json
from connectors.workbook.growing import Since
from connectors.workbook.journal import lines_of
from connectors.workbook.journal_columns import names_of
from connectors.workbook.places import Places, TabPlace
from leads.changes import Changes
from leads.tabs import LEADS, SCREENED, SYSTEM
from tests.connectors.workbook.sites import StandinSite
from tests.connectors.workbook.test_sheets_fence import WRITE
from tests.connectors.workbook.test_workbook_contract import filed, lead, owner
from tests.fakes.faults import refusal

COLUMNS = {"name": 0, "company": 1, "owner": 2}
READ = ("Name", "Company", "Owner")


def test_columns_are_known_again_by_their_headings() -> None:
    read, moved = names_of(READ, ("Owner", "Shoe size", "Name", "Company"), COLUMNS, {})

    assert read == ("name", "company", "owner")
    assert moved == ("owner", "own shoe size", "name", "company")


def test_column_renamed_in_that_second_is_the_one_that_is_left_over() -> None:
    assert names_of(READ, ("Name", "Firm", "Owner"), COLUMNS, {})[1] == ("name", "company", "owner")


def test_column_deleted_in_that_second_is_under_no_letters() -> None:
    assert "company" not in names_of(READ, ("Name", "Owner", ""), COLUMNS, {})[1]


def test_headings_that_were_moved_away_tell_of_no_other_order() -> None:
    assert names_of(READ, ("", "", ""), COLUMNS, {})[1] == ("name", "company", "owner")


def test_reading_shows_what_stood_in_a_row_before_and_after(sheet: StandinSite) -> None:
    workbook = sheet.workbook
    workbook.commit(Changes.of(filed(lead(1001, name="Zoe", owner="Ana"))), workbook.read())
    workbook.commit(Changes.of(owner("L-1001", "Ana", "Cho")), workbook.read())
    picture = workbook.read()

    (row,) = picture.journal.rows
    assert (row.version, row.row) == (picture.version, 2)
    assert (row.expected["owner"], row.before["owner"], row.after["owner"]) == ("Ana", "Ana", "Cho")
    assert row.meant == {"owner": "Cho"}
    assert row.under == {"owner": "owner"}


def test_journal_of_more_rows_than_the_tab_had_room_for_is_whole(sheet: StandinSite) -> None:
    workbook = sheet.workbook
    numbers = range(1001, 1101)
    workbook.commit(
        Changes(tuple(filed(lead(number, owner="Ana")) for number in numbers)), workbook.read()
    )
    changes = Changes(tuple(owner(f"L-{number}", "Ana", "Cho") for number in numbers))
    assert isinstance(workbook.commit(changes, workbook.read()), Committed)

    rows = workbook.read().journal.rows
    assert [row.before["lead_id"] for row in rows] == [f"L-{number}" for number in numbers]
    assert {row.after["owner"] for row in rows} == {"Cho"}


def test_commit_lands_without_a_journal_where_the_copy_itself_is_refused(
    sheet: StandinSite,
) -> None:
    workbook = sheet.workbook
    workbook.commit(Changes.of(filed(lead(1001, owner="Ana"))), workbook.read())
    picture = workbook.read()
    words = "Invalid requests[2].copyPaste: the range exceeds grid limits"
    sheet.app.faults.append(refusal(WRITE, 400, words))

    assert isinstance(
        workbook.commit(Changes.of(owner("L-1001", "Ana", "Cho")), picture), Committed
    )
    after = workbook.read()
    assert [one.owner for one in after.leads] == ["Cho"]
    assert after.journal.rows == ()


def test_copy_that_does_not_show_what_was_written_is_not_believed(sheet: StandinSite) -> None:
    """As if Google left out a row that a filter hides: the lines of an older version stay where its copy belongs."""
    workbook = sheet.workbook
    workbook.commit(Changes.of(filed(lead(1001, owner="Ana")), filed(lead(1002))), workbook.read())
    changes = Changes.of(owner("L-1001", "Ana", "Cho"), owner("L-1002", "", "Cho"))
    workbook.commit(changes, workbook.read())
    (_, row) = workbook.read().journal.rows
    assert row.after["owner"] == "Cho"
    blot(sheet, copy_of="L-1001")

    assert [row.before["lead_id"] for row in workbook.read().journal.rows] == ["L-1002"]


def blot(sheet: StandinSite, copy_of: str) -> None:
    """Into the line that shows the row as it stood after the write comes the owner of before."""
    system = sheet.person.book.worksheet("_system")
    lines = system.get_all_values()
    _read, _before, after = (number for number, line in enumerate(lines) if copy_of in line)
    system.update_cell(1 + after, 1 + lines[after].index("Cho"), "Ana")


def test_version_that_writes_thousands_of_rows_keeps_its_journal() -> None:
    """What tells of each row stands beside it: in the key's own cell it found room for 2,400 rows."""
    columns = {"lead_id": 0, "owner": 1}
    rows = [("ID", "Owner"), *((f"L-{n}", "Tom") for n in range(10_000))]
    places = Places(
        version=1,
        next_version=2,
        zone=ZoneInfo("UTC"),
        tabs={
            LEADS.title: TabPlace(sheet_id=1, title=LEADS.title, header=0, columns=columns),
            SYSTEM.title: TabPlace(
                sheet_id=2, title=SYSTEM.title, header=0, columns={"key": 0, "value": 1}
            ),
        },
        rows={LEADS.title: rows},
    )
    touched = {n: {1: {"userEnteredValue": {"stringValue": "Priya"}}} for n in range(1, 10_001)}

    assert lines_of(2, {LEADS.title: touched}, {}, Since.reading(places)).label


def test_journal_that_tells_of_strays_stays_until_a_version_puts_them_right() -> None:
    """What is appended meanwhile is told of below it; afterwards only its lines are left, and others stay in place."""
    tabs = (LEADS, SCREENED, SYSTEM)
    columns = {tab.title: {c.attribute: n for n, c in enumerate(tab.columns)} for tab in tabs}
    stray = {"version": 1, "tab": LEADS.title, "count": 1}
    places = Places(
        version=1,
        next_version=2,
        zone=ZoneInfo("UTC"),
        tabs={
            tab.title: TabPlace(sheet_id=n, title=tab.title, header=0, columns=columns[tab.title])
            for n, tab in enumerate(tabs)
        },
        rows={LEADS.title: [LEADS.headings, ("Zoe",)], SCREENED.title: [SCREENED.headings]},
        journal=[stray],
    )
    since = Since.reading(places)
    message: dict[str, Json] = {column.attribute: {} for column in SCREENED.columns}
    said = {"userEnteredValue": {"stringValue": "Priya"}}

    meanwhile = lines_of(2, {}, {SCREENED.title: [message]}, since)
    afterwards = lines_of(3, {LEADS.title: {1: {3: said}}}, {}, since)

    told = [[(p["tab"], p["count"]) for p in json.loads(x.label)] for x in (meanwhile, afterwards)]
    assert told == [
        [(LEADS.title, 1), (SCREENED.title, 0)],
        [("", 1), (SCREENED.title, 0), (LEADS.title, 1)],
    ]
    below = [
        request["updateCells"]["start"]["rowIndex"]
        for lines in (meanwhile, afterwards)
        for request in lines.before
        if "start" in request.get("updateCells", {})
    ]
    assert min(below) == 1 + 5
    assert afterwards.before[0]["updateCells"]["start"]["rowIndex"] == 1 + 5 + 2
