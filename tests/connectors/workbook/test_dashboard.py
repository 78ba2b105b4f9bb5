"""The Dashboard: does it tell the truth, in every locale, and is it left to people once it stands?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from gspread.utils import ValueRenderOption

from automations import ALL
from automations.house import House
from automations.status_line import TROUBLE
from automations.turn import take_turn
from connectors.workbook.board_charts import CHARTS
from connectors.workbook.board_tables import TABLES
from leads.changes import Change, Changes
from leads.model import Event, Workspace
from standin.sheets.formulas.calculator import UNKNOWN_FUNCTIONS
from standin.sheets.view import View
from tests.connectors.workbook.sites import StandinSite
from tests.connectors.workbook.test_workbook_contract import filed, landed, lead
from tests.fakes.post import InMemoryOutbox, PlainLetters

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
"""A Monday; 10 o'clock in the spreadsheet's zone."""


@pytest.fixture(autouse=True)
def _monday(monkeypatch: pytest.MonkeyPatch) -> None:
    """What TODAY() says. Signing in goes by the real clock, as Google's does."""
    monkeypatch.setattr(View, "kept", lambda book, _now: View(book, NOW))


def rows(sheet: StandinSite) -> list[list[str]]:
    """What the tab shows, from column B on."""
    told: list[list[str]] = sheet.person.book.worksheet("Dashboard").get("B1:M140")
    return told


def under(sheet: StandinSite, title: str, count: int) -> list[list[str]]:
    """So many rows under a section's title."""
    told = rows(sheet)
    top = next(n for n, row in enumerate(told) if row and row[0] == title)
    return told[top + 1 : top + 1 + count]


def errors(sheet: StandinSite) -> list[str]:
    return [cell for row in rows(sheet) for cell in row if cell.startswith("#")]


def figures(sheet: StandinSite) -> dict[str, str]:
    """The big ones, by their label."""
    told = rows(sheet)
    labels, numbers = told[3], told[4]
    return {label: number for label, number in zip(labels, numbers, strict=False) if label}


def some_leads(sheet: StandinSite) -> None:
    today = NOW.date()
    landed(
        sheet,
        filed(lead(1001, owner="Ana Keller", next_action=today - timedelta(days=1))),
        filed(lead(1002, owner="Ana Keller", stage="Contacted", next_action=today)),
        filed(lead(1003, owner="Ben Okoro", stage="Won", next_action=today - timedelta(days=9))),
        filed(lead(1004, owner="Gone Person", stage="Talked", source="Phone")),
        filed(lead(1005, owner="", stage="", source="Fair in Hall 7")),
        filed(lead(1006, owner="Ben Okoro", stage="Lost")),
    )


@pytest.fixture
def filled(sheet: StandinSite) -> StandinSite:
    some_leads(sheet)
    return sheet


def test_an_empty_register_shows_zeros_and_no_errors(sheet: StandinSite) -> None:
    assert errors(sheet) == []
    assert figures(sheet) == {
        "Open leads": "0",
        "Overdue": "0",
        "With no owner": "0",
        "New this week": "0",
        "Waiting for a first answer": "0",
        "Won, of all decided": "–",
    }
    assert rows(sheet)[1] == ["No turn yet"]


def test_every_function_of_the_dashboard_is_known_to_the_stand_in(filled: StandinSite) -> None:
    before = UNKNOWN_FUNCTIONS.total()

    assert errors(filled) == []
    assert before == UNKNOWN_FUNCTIONS.total()


def test_open_is_whatever_no_closed_stage_holds(filled: StandinSite) -> None:
    stages = under(filled, "Open by stage", 13)

    assert figures(filled)["Open leads"] == "4"
    assert figures(filled)["Overdue"] == "1"
    assert stages[0] == ["Stage", "Leads", "", "Closed", "Leads"]
    assert [row[:2] for row in stages[1:4]] == [["New", "1"], ["Contacted", "1"], ["Quoted", "–"]]
    assert [row[3:] for row in stages[1:3]] == [["Won", "1"], ["Lost", "1"]]
    assert stages[11] == ["No stage, or none of these", "2"]


def test_every_open_lead_is_with_one_owner_and_only_open_ones_are_overdue(
    filled: StandinSite,
) -> None:
    owners = {row[0]: row[1:] for row in under(filled, "Open by owner", 6)}

    assert owners["Nobody yet"] == ["–", "–", "1", "1"]
    assert owners["Not active in Team"] == ["–", "–", "1", "1"]
    assert owners["Ana Keller"] == ["1", "1", "–", "2"]
    assert owners["Ben Okoro"] == ["–", "–", "–", "–"]


def test_won_and_lost_are_told_by_source(filled: StandinSite) -> None:
    results = under(filled, "Won and lost, by source", 10)

    assert results[1] == ["Email", "1", "1", "50%"]
    assert results[-1] == ["Other", "–", "–", "–"]
    assert figures(filled)["Won, of all decided"] == "50%"


def test_the_longest_untouched_open_leads_are_listed_with_a_link_to_their_row(
    filled: StandinSite,
) -> None:
    oldest = under(filled, "Longest untouched open leads", 7)
    ids = [row[6] for row in oldest[1:] if len(row) > 6 and row[6]]
    formulas = filled.person.book.worksheet("Dashboard").get(
        "G1:G140", value_render_option=ValueRenderOption.formula
    )

    assert sorted(ids) == ["L-1001", "L-1002", "L-1004", "L-1005"]
    assert oldest[1][5] == "open"
    assert any("HYPERLINK" in str(cell) for row in formulas for cell in row)


def test_the_first_answer_is_timed_by_history(sheet: StandinSite) -> None:
    landed(sheet, filed(lead(1001)), filed(lead(1002)))
    came = lead(1001).first_contact
    assert came is not None
    moved = Event(
        at=came + timedelta(hours=6),
        lead_id="L-1001",
        who="Ana Keller",
        what="Stage",
        old="New",
        new="Contacted",
    )
    sheet.workbook.commit(Changes.of(Change(events=(moved,))), sheet.workbook.read())
    answers = {row[0]: row[1] for row in under(sheet, "First answer", 7)[2:]}

    assert answers["Waiting now"] == "2"
    assert answers["Hours until answered, median"] == "6.0"
    assert answers["Answered within a day"] == "100%"


def test_a_stage_that_a_person_changes_is_the_first_answer_once_a_turn_noticed_it(
    sheet: StandinSite,
) -> None:
    house = House(
        workbook=sheet.workbook,
        inboxes=(),
        letters=PlainLetters(),
        outbox=InMemoryOutbox(),
        workspace=Workspace(),
        roster=ALL,
        clock=sheet.clock,
    )
    came = sheet.clock() - timedelta(hours=1)
    landed(sheet, *(filed(lead(number, first_contact=came)) for number in (1001, 1002, 1003)))
    known = None
    for _ in range(2):
        known = take_turn(house, known, known).picture
    sheet.clock.advance(2 * 3600)
    sheet.edit("L-1001", stage="Contacted")
    sheet.edit("L-1002", comment="Rang twice.")
    known = take_turn(house, known, known).picture
    sheet.clock.advance(30 * 3600)
    sheet.edit("L-1003", stage="Quoted")
    sheet.edit("L-1001", stage="Quoted")
    take_turn(house, known, known)
    answers = {row[0]: row[1] for row in under(sheet, "First answer", 7)[2:]}

    assert answers["Waiting now"] == "1"
    assert answers["Hours until answered, median"] == "18.0"  # between 3 and 33
    assert answers["Answered within a day"] == "50%"


@pytest.mark.parametrize("locale", ["de_DE", "fr_FR", "pt_BR", "en_IN"])
def test_the_dashboard_reads_the_same_in_every_locale(
    empty_sheet: StandinSite, locale: str
) -> None:
    empty_sheet.person.request(
        {"updateSpreadsheetProperties": {"properties": {"locale": locale}, "fields": "locale"}}
    )
    empty_sheet.open().furnish()
    some_leads(empty_sheet)

    assert errors(empty_sheet) == []
    assert figures(empty_sheet)["Open leads"] == "4"


def test_no_formula_holds_what_a_locale_could_read_otherwise(sheet: StandinSite) -> None:
    import re

    board = sheet.person.book.worksheet("Dashboard")
    formulas = [
        cell
        for row in board.get("A1:M140", value_render_option=ValueRenderOption.formula)
        for cell in row
        if str(cell).startswith("=")
    ]
    bare = [re.sub(r'"[^"]*"', "", formula) for formula in formulas]

    assert len(formulas) > 200
    assert not [one for one in bare if "," in one or "\\" in one or re.search(r"\d\.\d", one)]


def test_moving_and_renaming_columns_changes_no_figure(filled: StandinSite) -> None:
    before = rows(filled)
    leads = filled.person.leads
    headings = filled.person.headings()
    place = {"sheetId": leads.id, "dimension": "COLUMNS"}
    stage, owner = headings.index("Stage"), headings.index("Owner")
    filled.person.request(
        {
            "moveDimension": {
                "source": place | {"startIndex": stage, "endIndex": stage + 1},
                "destinationIndex": 15,
            }
        },
        {
            "insertDimension": {
                "range": place | {"startIndex": 1, "endIndex": 3},
                "inheritFromBefore": False,
            }
        },
    )
    filled.person.leads.update_cell(1, filled.person.headings().index("Owner") + 1, "Rep")

    assert owner > 0
    assert rows(filled)[2:] == before[2:]


def test_a_row_inserted_right_under_the_headings_is_counted(filled: StandinSite) -> None:
    ids = filled.person.headings().index("ID")
    stage = filled.person.headings().index("Stage")
    row = ["Contacted" if n == stage else "L-2000" if n == ids else "" for n in range(ids + 1)]
    filled.person.leads.insert_row(row, 2)

    assert figures(filled)["Open leads"] == "5"


def test_a_deleted_column_breaks_its_figures_until_init_puts_it_back(filled: StandinSite) -> None:
    filled.person.leads.delete_columns(filled.person.headings().index("Owner") + 1)
    assert "#NAME?" in errors(filled)
    furnished = filled.open().furnish()

    assert furnished.added["Dashboard"] == ("names for the columns it counts",)
    assert errors(filled) == []
    assert figures(filled)["With no owner"] == "4"


def told_of_charts(sheet: StandinSite) -> Any:
    told = sheet.person.http.fetch_sheet_metadata(sheet.origin.spreadsheet_id, {})
    return next(
        one.get("charts", []) for one in told["sheets"] if one["properties"]["title"] == "Dashboard"
    )


def test_each_chart_stands_once_over_its_table(sheet: StandinSite) -> None:
    sheet.open().furnish()
    charts = told_of_charts(sheet)
    board = sheet.person.book.worksheet("Dashboard")

    assert sorted(chart["chartId"] for chart in charts) == sorted(one.number for one in CHARTS)
    for chart in charts:
        source = chart["spec"]["basicChart"]["domains"][0]["domain"]["sourceRange"]["sources"][0]
        head = board.cell(source["startRowIndex"] + 1, source["startColumnIndex"] + 1).value
        assert head in {"Stage", "Owner", "Week of", "Came", "Source"}


def test_what_people_changed_on_the_dashboard_stays(sheet: StandinSite) -> None:
    board = sheet.person.book.worksheet("Dashboard")
    board.update_cell(1, 2, "Our pipeline")
    board.insert_row(["", "a line of our own"], 3)
    before = rows(sheet)
    furnished = sheet.open().furnish()

    assert "Dashboard" not in furnished.added
    assert rows(sheet) == before


def test_a_deleted_table_is_added_again_below_and_its_chart_follows(filled: StandinSite) -> None:
    board = filled.person.book.worksheet("Dashboard")
    tall = next(table.height for table in TABLES if table.name == "Dashboard_results")
    told = rows(filled)
    top = next(n for n, row in enumerate(told) if row and row[0] == "Won and lost, by source")
    board.delete_rows(top + 1, top + tall)
    furnished = filled.open().furnish()
    again = rows(filled)
    now_at = next(n for n, row in enumerate(again) if row and row[0] == "Won and lost, by source")
    chart = next(one for one in told_of_charts(filled) if one["chartId"] == 940_015)
    source = chart["spec"]["basicChart"]["domains"][0]["domain"]["sourceRange"]["sources"][0]

    assert set(furnished.added["Dashboard"]) <= {"won and lost", "a chart of won and lost", "room"}
    assert now_at > top
    assert source["startRowIndex"] == now_at + 1
    assert len(told_of_charts(filled)) == len(CHARTS)
    assert errors(filled) == []


def test_what_somebody_had_put_on_the_tab_stays_above_the_tables(empty_sheet: StandinSite) -> None:
    book = empty_sheet.person.book
    board = book.add_worksheet("Dashboard", 20, 8)
    board.update_cell(5, 2, "my own figures")
    empty_sheet.open().furnish()
    told = rows(empty_sheet)

    assert told[4] == ["my own figures"]
    assert errors(empty_sheet) == []
    assert ["Dashboard"] in told[5:]


def test_the_status_line_tells_the_last_turn(filled: StandinSite) -> None:
    assert rows(filled)[1] == ["Last turn that had something to write: 10:00, ok"]


def test_the_status_line_tells_trouble_in_the_words_of_the_turn(filled: StandinSite) -> None:
    landed(filled, Change(memory={TROUBLE: "mailbox sales cannot be read"}))
    wrong = rows(filled)[1][0]
    landed(filled, filed(lead(1009)))
    still = rows(filled)[1][0]
    landed(filled, Change(memory={TROUBLE: ""}))

    assert wrong.endswith("10:00, mailbox sales cannot be read")
    assert still == wrong
    assert rows(filled)[1][0].endswith("10:00, ok")


def test_weeks_count_leads_by_the_day_they_came_and_who_wrote_again(sheet: StandinSite) -> None:
    monday = datetime(2027, 2, 22, 8, tzinfo=UTC)
    landed(
        sheet,
        filed(lead(1001, first_contact=monday, source="Phone")),
        filed(lead(1002, first_contact=monday + timedelta(days=6), source="Fair in Hall 7")),
        filed(lead(1003, first_contact=monday - timedelta(hours=10), source="Email")),
    )
    again = Event(at=monday, lead_id="L-1001", who="take_in_inquiries", what=Event.TOUCH)
    sheet.workbook.commit(Changes.of(Change(events=(again,))), sheet.workbook.read())
    heads, *weeks = under(sheet, "New leads a week, by source", 9)
    told = {row[0]: dict(zip(heads, row, strict=True)) for row in weeks}

    assert list(told)[-3:] == ["15 Feb", "22 Feb", "1 Mar"]
    assert (
        told["22 Feb"]["Phone"] == told["22 Feb"]["Other"] == told["22 Feb"]["Wrote again"] == "1"
    )
    assert told["22 Feb"]["Leads"] == "2"
    assert told["15 Feb"]["Email"] == told["15 Feb"]["Leads"] == "1"
    assert told["1 Mar"]["Leads"] == "–"
