"""Rows of Review and Screened that we append while somebody moves columns there say what they say, a turn later."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from leads.changes import Change
from leads.model import Event, ReviewCase, Screened
from leads.tabs import REVIEW, SCREENED, Tab
from tests.connectors.workbook.sites import StandinSite
from tests.connectors.workbook.test_that_second import ANOTHER as QUESTION
from tests.connectors.workbook.test_turns_beside_people import Office

MESSAGE = Screened(
    received_at=datetime(2027, 3, 1, 7, 30, tzinfo=UTC),
    sender="news@fair.example",
    subject="Our stands in May",
    verdict="list",
    because="a mailing list sent it",
    source_ref="m1@fair.example#1",
    link="mid:m1@fair.example",
)


@pytest.fixture
def office(sheet: StandinSite) -> Office:
    return Office(sheet)


def _move(sheet: StandinSite, tab: Tab, heading: str, to: int) -> None:
    """Somebody moves a column to stand before the one with this number (0-based)."""
    page = sheet.person.book.worksheet(tab.title)
    at = page.row_values(1).index(heading)
    place = {"sheetId": page.id, "dimension": "COLUMNS", "startIndex": at, "endIndex": at + 1}
    sheet.person.request({"moveDimension": {"source": place, "destinationIndex": to}})


def _shown(sheet: StandinSite, tab: Tab) -> list[dict[str, str]]:
    """The rows below the headings, by heading."""
    headings, *rows = sheet.person.book.worksheet(tab.title).get()
    return [dict(zip(headings, row, strict=False)) for row in rows]


@pytest.mark.parametrize(("heading", "to"), [("Why", 0), ("Raised", 9), ("Lead A", 7)])
def test_question_asked_while_a_column_was_moved_says_what_it_asks(
    office: Office, sheet: StandinSite, heading: str, to: int
) -> None:
    office.turn()
    sheet.just_before_the_write(lambda: _move(sheet, REVIEW, heading, to))
    office.turn(Change(review=(QUESTION,)))
    assert office.picture.review != (QUESTION,)
    office.turn()
    office.turn()

    assert QUESTION in office.picture.review
    assert any("moved" in words for words in office.questions())


@pytest.mark.parametrize(("heading", "to"), [("Source ref", 0), ("Because", 0), ("From", 6)])
def test_message_screened_while_a_column_was_moved_is_still_that_message(
    office: Office, sheet: StandinSite, heading: str, to: int
) -> None:
    office.turn()
    sheet.just_before_the_write(lambda: _move(sheet, SCREENED, heading, to))
    office.turn(Change(screened=(MESSAGE,)))
    office.turn()
    office.turn()

    (row,) = _shown(sheet, SCREENED)
    assert (row["From"], row["Subject"], row["Verdict"]) == (
        "news@fair.example",
        "Our stands in May",
        "list",
    )
    assert (row["Because"], row["Source ref"]) == ("a mailing list sent it", MESSAGE.source_ref)
    assert "Decision" not in row or row["Decision"] == ""
    assert MESSAGE.source_ref in office.picture.known_refs
    assert Event.ROW_DELETED not in {event.what for event in office.picture.events}


def test_rows_asked_while_an_own_column_was_inserted_leave_it_blank(
    office: Office, sheet: StandinSite
) -> None:
    office.turn(Change(review=(QUESTION,)))
    review = sheet.person.book.worksheet(REVIEW.title)
    sheet.just_before_the_write(lambda: review.insert_cols([["Shoe size", 41]], 4))
    second = ReviewCase(raised_at=QUESTION.raised_at, kind="odd setting", why="Days: “Mnday”")
    office.turn(Change(review=(second,)))
    office.restart()
    office.turn()
    office.turn()

    assert [case for case in office.picture.review if case.kind != ReviewCase.MISDIRECTED] == [
        QUESTION,
        second,
    ]
    assert review.col_values(4) == ["Shoe size", "41"]


def test_word_typed_beside_it_before_it_was_put_right_stays(
    office: Office, sheet: StandinSite
) -> None:
    office.turn()
    sheet.just_before_the_write(lambda: _move(sheet, REVIEW, "Why", 0))
    office.turn(Change(review=(QUESTION,)))
    review = sheet.person.book.worksheet(REVIEW.title)
    review.update_cell(2, review.row_values(1).index("Decision") + 1, "Later")
    office.turn()
    office.turn()

    (asked,) = [one for one in office.picture.review if one.kind != ReviewCase.MISDIRECTED]
    assert (asked.decision, asked.why, asked.lead_b) == ("Later", QUESTION.why, "L-1002")
