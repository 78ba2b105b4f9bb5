"""`init` on a spreadsheet: fills it, again and again without harm."""

from __future__ import annotations

import json
from typing import Any

from leads.recognising.merging import merged_stage
from leads.telling.guide import FOOT
from tests.connectors.workbook.sites import StandinSite
from tests.connectors.workbook.test_workbook_contract import filed, landed, lead

LOOKS = (
    "properties,sheets(properties,protectedRanges,filterViews,conditionalFormats,charts,developerMetadata,"
    "data(columnMetadata,rowData.values(userEnteredValue,note,dataValidation)))"
)


def everything(sheet: StandinSite) -> Any:
    """The spreadsheet as Google tells it: all that is around the cells, and the first rows of each tab."""
    titles = [tab.title for tab in sheet.person.book.worksheets()]
    ranges = [f"{title}!A1:Z40" for title in titles]
    return sheet.person.http.fetch_sheet_metadata(
        sheet.origin.spreadsheet_id, {"ranges": ranges, "fields": LOOKS}
    )


def test_fresh_spreadsheet_is_filled_in_one_write(empty_sheet: StandinSite) -> None:
    workbook = empty_sheet.open()
    furnished = workbook.furnish()
    titles = [tab.title for tab in empty_sheet.person.book.worksheets()]

    assert workbook.writes == 1
    assert titles == [
        "Leads",
        "Dashboard",
        "Review",
        "Screened",
        "Promises",
        "Import",
        "History",
        "Guide",
        "Team",
        "Territories",
        "Stages",
        "Rules",
        "_system",
        "_outbox",
    ]
    assert set(furnished.added) == set(titles)
    assert workbook.read().settings.problems == ()


def test_second_init_changes_nothing(sheet: StandinSite) -> None:
    landed(sheet, filed(lead()))
    before = everything(sheet)
    workbook = sheet.open()
    furnished = workbook.furnish()

    assert workbook.writes == 0
    assert furnished.added == {}
    assert everything(sheet) == before


def test_what_people_changed_is_left_as_it_is(sheet: StandinSite) -> None:
    book = sheet.person.book
    book.worksheet("Stages").update_cell(2, 2, "Our own words")
    book.worksheet("Team").update_cell(1, 1, "Colleague")
    book.worksheet("Rules").update_title("Spielregeln")
    furnished = sheet.open().furnish()

    assert "Team" not in furnished.added
    assert "Rules" not in furnished.added
    assert book.worksheet("Team").cell(1, 1).value == "Colleague"
    assert book.worksheet("Stages").cell(2, 2).value == "Our own words"


def test_workbook_without_a_stage_for_merged_rows_gets_one_below_its_own(
    sheet: StandinSite,
) -> None:
    stages = sheet.person.book.worksheet("Stages")
    stages.batch_clear(["A5:H9"])
    stages.update([["Gewonnen", "", 4, "won"]], "A5")
    own = stages.get_all_values()
    furnished = sheet.open().furnish()

    assert furnished.added["Stages"] == ("the stage Merged, for rows merged in Review",)
    assert stages.get_all_values()[: len(own)] == own
    assert stages.row_values(6)[0] == "Merged"
    assert merged_stage(sheet.workbook.read().settings) == "Merged"
    assert sheet.open().furnish().added == {}


def test_stage_for_merged_rows_that_people_removed_is_not_put_back(sheet: StandinSite) -> None:
    stages = sheet.person.book.worksheet("Stages")
    stages.batch_clear(["A9:H9"])
    sheet.open().furnish()
    stages.batch_clear(["A9:H9"])
    removed = sheet.open().furnish()

    assert "Stages" not in removed.added
    assert "Merged" not in stages.col_values(1)


def test_stage_for_merged_rows_that_people_spelt_otherwise_is_theirs(sheet: StandinSite) -> None:
    stages = sheet.person.book.worksheet("Stages")
    stages.update([[" merged", "our own", 9, "no such kind"]], "A9")
    furnished = sheet.open().furnish()

    assert "Stages" not in furnished.added
    assert len([name for name in stages.col_values(1) if "erged" in str(name)]) == 1


def test_missing_tab_and_column_are_put_back(sheet: StandinSite) -> None:
    book = sheet.person.book
    landed(sheet, filed(lead()))
    book.del_worksheet(book.worksheet("Review"))
    sheet.person.leads.delete_columns(sheet.person.headings().index("Owner") + 1)
    furnished = sheet.open().furnish()
    picture = sheet.workbook.read()

    assert {"Review", "Leads"} <= set(furnished.added)
    assert picture.missing == {}
    assert picture.leads[0].name == "Person 1001"
    assert sheet.person.headings()[-1] == "Owner"


def test_tab_with_somebodys_data_is_not_taken_for_leads(empty_sheet: StandinSite) -> None:
    first = empty_sheet.person.book.sheet1
    first.update_cell(3, 3, "my shopping list")
    empty_sheet.open().furnish()

    assert empty_sheet.person.book.worksheet("Sheet1").cell(3, 3).value == "my shopping list"


def test_new_colleague_gets_a_filter_view(sheet: StandinSite) -> None:
    team = sheet.person.book.worksheet("Team")
    team.update([["Cem Aydin", "cem@example.com", "yes", "rep"]], "A5")
    furnished = sheet.open().furnish()

    assert furnished.added["Leads"] == ("filter views Cem Aydin",)


def test_guide_keeps_what_people_wrote_below_the_line(sheet: StandinSite) -> None:
    guide = sheet.person.book.worksheet("Guide")
    lines = guide.col_values(1)
    guide.update_cell(len(lines) + 1, 1, "Coffee is in the kitchen.")
    stages = sheet.person.book.worksheet("Stages")
    stages.update([["Demo", "They have seen it.", 8, "open", 5]], "A9")
    sheet.open().furnish()
    after = guide.col_values(1)

    assert after[-2:] == [FOOT, "Coffee is in the kitchen."]
    assert "Demo: They have seen it (open; reminds after 5 days)." in after


def test_doctor_finds_a_furnished_workbook_well(sheet: StandinSite) -> None:
    assert all(finding.ok for finding in sheet.open().examine())


def test_doctor_names_what_is_wrong(sheet: StandinSite) -> None:
    sheet.person.book.worksheet("Team").update_cell(2, 6, "Mnday")
    sheet.person.leads.set_basic_filter()
    sheet.person.book.del_worksheet(sheet.person.book.worksheet("Import"))
    bad = [finding.what for finding in sheet.open().examine() if not finding.ok]

    assert len(bad) == 3
    assert bad[0] == "tabs are not there: Import"
    assert "plain filter" in bad[1]
    assert bad[2].startswith("Team row 2, Days:")


def test_all_we_ever_send_is_valid_to_google(sheet: StandinSite, google: Any) -> None:
    sheet.open().furnish()
    landed(sheet, filed(lead()))
    errors = [
        error
        for method, path, body in sheet.app.requests
        if path.startswith("/v4/") and "prettyPrint=false" in path
        for error in google.check_request(
            method, f"https://sheets.googleapis.com{path}", json.loads(body) if body else None
        )
    ]

    assert errors == []
