"""What people do in the very second of a write, and that no value of ours stays where it does not belong."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from gspread.utils import ValueRenderOption

from automations.mend_rows import AUTOMATION as MEND
from automations.report_odd_settings import AUTOMATION as REPORT
from automations.report_odd_settings import MENDED
from automations.turn import take_turn
from automations.turn_report import TurnReport
from leads.changes import Change, Changes, RowNote
from leads.model import Cell, ReviewCase
from leads.tabs import REVIEW
from tests.connectors.workbook.sites import StandinSite
from tests.connectors.workbook.test_turns_beside_people import Office
from tests.connectors.workbook.test_workbook_contract import filed, lead, owner

ANOTHER = ReviewCase(
    raised_at=datetime(2027, 3, 1, 8, tzinfo=UTC),
    kind=ReviewCase.POSSIBLE_REPEAT,
    why="the same company and nearly the same name",
    score=0.8,
    lead_a="L-1001",
    lead_b="L-1002",
)


def _delete_column(sheet: StandinSite, heading: str) -> None:
    at = sheet.person.headings().index(heading)
    place = {"sheetId": sheet.person.leads.id, "dimension": "COLUMNS"}
    span = {**place, "startIndex": at, "endIndex": at + 1}
    sheet.person.request({"deleteDimension": {"range": span}})


def test_column_deleted_in_that_second_leaves_every_value_under_its_heading(
    sheet: StandinSite,
) -> None:
    office = Office(sheet)
    office.turn(filed(lead(1001, name="Zoe", owner="Ana", stage="New", territory="North")))
    office.turn()
    office.site.just_before_the_write(lambda: _delete_column(sheet, "Company"))
    _turn(office, owner("L-1001", "Ana", "Cho"))
    _turn(office)
    told = _turn(office)

    found = office.leads["L-1001"]
    assert (found.name, found.stage, found.owner, found.territory) == ("Zoe", "New", "Cho", "North")
    assert office.picture.typed_rows == ()
    assert any("Company" in words for words in told.trouble)


def _turn(office: Office, *parts: Change) -> TurnReport:
    """As Office.turn, which wants turns without trouble: here each says that a column is gone."""
    office.wants = [Changes(parts)] if parts else []
    office.site.clock.advance(90)
    known = office.report.picture if office.report else None
    office.report = take_turn(office.house, known, known)
    office.wants = []
    return office.report


def test_flag_that_a_sort_put_on_another_row_moves_to_the_setting_that_is_wrong(
    sheet: StandinSite,
) -> None:
    office = Office(sheet)
    office.house = replace(office.house, roster=(REPORT,))
    team = sheet.person.book.worksheet("Team")
    last = len(team.col_values(1))
    team.update([["Abe Aaron", "abe@example.com"]], f"A{last + 1}")
    days = team.row_values(1).index("Days") + 1
    team.update_cell(last + 1, days, "Mnday")
    office.site.just_before_the_write(lambda: team.sort((1, "asc"), range=f"A2:Z{last + 1}"))
    office.turn()
    letter = "ABCDEFGHIJKL"[days - 1]
    astray = [n for n in range(2, last + 2) if team.get_note(f"{letter}{n}")]
    office.turn()
    office.turn()

    names = team.col_values(1)
    (wrong,) = (names[n - 1] for n in astray)
    assert wrong != "Abe Aaron"
    flagged = [n for n in range(2, last + 2) if team.get_note(f"{letter}{n}")]
    assert [names[n - 1] for n in flagged] == ["Abe Aaron"]


def test_answer_that_a_sort_put_beside_another_question_moves_to_its_own(
    sheet: StandinSite,
) -> None:
    office = Office(sheet)
    office.house = replace(office.house, roster=(MEND, REPORT))
    team = sheet.person.book.worksheet("Team")
    last = len(team.col_values(1))
    days = team.row_values(1).index("Days") + 1
    team.update([["Abe Aaron", "abe@example.com"]], f"A{last + 1}")
    team.update_cell(last + 1, days, "Mnday")
    office.turn()
    sheet.workbook.commit(Changes.of(Change(review=(ANOTHER,))), sheet.workbook.read())
    office.turn()
    team.update_cell(last + 1, days, "Mon")
    review = sheet.person.book.worksheet("Review")
    kind = review.row_values(1).index("Kind") + 1
    office.site.just_before_the_write(lambda: review.sort((kind, "des"), range="A2:Z3"))
    office.turn()
    astray = {case.kind for case in office.picture.review if case.decided_by == MENDED}
    office.turn()
    office.turn()

    assert astray == {ReviewCase.POSSIBLE_REPEAT}
    assert {
        case.kind: (case.decided_by, bool(case.decided_at))
        for case in office.picture.review
        if case.kind != ReviewCase.MISDIRECTED
    } == {
        ReviewCase.ODD_SETTING: (MENDED, True),
        ReviewCase.POSSIBLE_REPEAT: ("", False),
    }


@pytest.mark.parametrize("sorts", [1, 2])
def test_question_that_an_answer_fell_on_says_what_it_said_and_links_to_its_leads(
    sheet: StandinSite, sorts: int
) -> None:
    """Somebody sorted Review in that second, or once more as a worker that had just started put it right."""
    office = Office(sheet)
    other = replace(
        ANOTHER, score=0.5, why="nearly the same name", lead_a="L-1003", lead_b="L-1004"
    )
    office.turn(Change(review=(ANOTHER, other)))
    review = sheet.person.book.worksheet("Review")
    before = review.get("A3:I3", value_render_option=ValueRenderOption.formula)
    decided: dict[str, Cell] = {
        "why": "→ Same: done",
        "decided_by": "a person",
        "decided_at": ANOTHER.raised_at,
    }
    note = RowNote(
        tab=REVIEW.title,
        row=2,
        holds={"lead_a": "L-1001"},
        cells={**decided, "lead_a": "L-1001", "lead_b": "L-1002"},
    )
    at = {name: review.row_values(1).index(name) + 1 for name in ("Lead A", "Why")}
    office.site.just_before_the_write(lambda: review.sort((at["Lead A"], "des"), range="A2:Z3"))
    office.turn(Change(notes=(note,)))
    assert [case.lead_a for case in office.picture.review] == ["L-1001", "L-1001"]
    office.restart()
    if sorts == 2:
        office.site.just_before_the_write(lambda: review.sort((at["Why"], "asc"), range="A2:Z3"))
    office.turn()
    office.turn()

    asked = {case.why: case for case in office.picture.review}
    answered, open_one = asked["→ Same: done"], asked[other.why]
    assert (answered.lead_a, answered.decided_by) == ("L-1001", "a person")
    row = f"A{open_one.row}:I{open_one.row}"
    assert review.get(row, value_render_option=ValueRenderOption.formula) == before
    assert office.questions()


def test_own_column_of_review_that_was_inserted_in_that_second_keeps_nothing_of_ours(
    sheet: StandinSite,
) -> None:
    office = Office(sheet)
    office.turn(Change(review=(ANOTHER,)))
    review = sheet.person.book.worksheet("Review")
    note = RowNote(tab=REVIEW.title, row=2, holds={}, cells={"decided_at": ANOTHER.raised_at})

    def inserted() -> None:
        review.insert_cols([["Shoe size", 41]], 8)

    office.site.just_before_the_write(inserted)
    office.turn(Change(notes=(note,)))
    office.turn()

    assert review.row_values(1)[7:10] == ["Shoe size", "Decided by", "When"]
    assert review.row_values(2)[7:9] == ["41", ""]
    assert office.picture.review[0].decided_at == ANOTHER.raised_at
