"""The leads of a question in Review open with a click, wherever their rows have been sorted to."""

from __future__ import annotations

import pytest

from connectors.workbook.lead_links import lead_link
from leads.changes import Change
from leads.model import ReviewCase
from tests.connectors.workbook.sites import StandinSite
from tests.connectors.workbook.test_workbook_contract import filed, landed, lead


def question(sheet: StandinSite) -> None:
    case = ReviewCase(
        raised_at=sheet.clock(),
        kind="possible repeat",
        why="same phone",
        lead_a="L-1001",
        lead_b="L-1002",
    )
    landed(
        sheet, filed(lead(1001, name="Zoe")), filed(lead(1002, name="Ana")), Change(review=(case,))
    )


def links(sheet: StandinSite) -> list[tuple[str, str]]:
    """What Lead A and Lead B show, and where a click leads."""
    told = sheet.person.http.fetch_sheet_metadata(
        sheet.origin.spreadsheet_id,
        {
            "ranges": ["Review!D2:E2"],
            "fields": "sheets(data(rowData(values(formattedValue,hyperlink))))",
        },
    )
    [sheet_told] = told["sheets"]
    [row] = sheet_told["data"][0]["rowData"]
    return [(cell["formattedValue"], cell.get("hyperlink", "")) for cell in row["values"]]


def test_leads_of_a_question_are_links_to_their_rows_wherever_these_are_sorted_to(
    sheet: StandinSite,
) -> None:
    question(sheet)
    gid = sheet.person.leads.id
    before = links(sheet)
    sheet.sort("name")
    after = links(sheet)

    assert before == [("L-1001", f"#gid={gid}&range=A2"), ("L-1002", f"#gid={gid}&range=A3")]
    assert after == [("L-1001", f"#gid={gid}&range=A3"), ("L-1002", f"#gid={gid}&range=A2")]


def test_a_link_whose_row_is_gone_still_shows_the_id_and_is_read_as_it(sheet: StandinSite) -> None:
    question(sheet)
    sheet.person.leads.delete_rows(3)
    gid = sheet.person.leads.id

    assert links(sheet)[1] == ("L-1002", f"#gid={gid}&range=A1")
    [case] = sheet.workbook.read().review
    assert (case.lead_a, case.lead_b) == ("L-1001", "L-1002")


@pytest.mark.parametrize(
    "typed", ['L-1");IMPORTXML("http://x.example";"', "", "=A1", "L-١", "l-1 "]
)
def test_what_is_no_id_of_ours_never_becomes_part_of_a_formula(typed: str) -> None:
    assert lead_link(typed, 0) is None
