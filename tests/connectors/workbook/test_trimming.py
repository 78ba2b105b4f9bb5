"""What is old leaves Screened and `_outbox`, in versions of their own; that it was filed or sent stays known."""

from __future__ import annotations

from datetime import timedelta

import pytest

from connectors.workbook import committing, trimming
from leads.changes import Change, Changes
from leads.model import Event, LetterEvent, LetterState, Screened
from leads.picture import SCREENED
from tests.connectors.workbook.sites import StandinSite
from tests.connectors.workbook.test_workbook_contract import filed, landed, lead


@pytest.fixture(autouse=True)
def _often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(committing, "HOUSEKEEPING_EVERY", 1)


def news(sheet: StandinSite, number: int, days_ago: float) -> Screened:
    return Screened(
        received_at=sheet.clock() - timedelta(days=days_ago),
        sender=f"news{number}@list.example",
        subject=f"News {number}",
        verdict="list",
        because="a newsletter",
        source_ref=f"news{number}@list.example#0123",
    )


def digest(sheet: StandinSite, who: str, days_ago: int, state: LetterState) -> LetterEvent:
    day = (sheet.clock() - timedelta(days=days_ago)).date()
    return LetterEvent(
        message_id=f"digest.{who}.{day}@ours.example",
        kind="digest",
        to=f"{who}@ours.example",
        about=who,
        day=day,
        state=state,
        at=sheet.clock() - timedelta(days=days_ago),
    )


def subjects(sheet: StandinSite) -> list[str]:
    return [str(cell) for cell in sheet.person.book.worksheet("Screened").col_values(3)[1:]]


def test_old_rows_of_screened_go_and_their_messages_stay_filed(sheet: StandinSite) -> None:
    rows = tuple(news(sheet, number, days) for number, days in ((1, 200), (2, 91), (3, 89), (4, 1)))
    landed(sheet, Change(screened=rows))
    landed(sheet, filed(lead(1001)))

    picture = sheet.workbook.read()
    told = [event for event in picture.events if event.what == Event.TRIMMED]
    assert subjects(sheet) == ["News 3", "News 4"]
    assert [event.new for event in told] == [2]
    assert {picture.known_refs[row.source_ref] for row in rows} == {SCREENED}
    assert picture.version == 3


def test_rows_that_nearly_stand_by_date_are_sorted_first_and_go_the_next_time(
    sheet: StandinSite,
) -> None:
    ages = [120 - number for number in range(40)] + [300]
    landed(sheet, Change(screened=tuple(news(sheet, n, days) for n, days in enumerate(ages))))
    landed(sheet, filed(lead(1001)))
    assert subjects(sheet)[0] == "News 40"
    assert len(subjects(sheet)) == 41

    landed(sheet, filed(lead(1002)))
    assert len(subjects(sheet)) == 10


def test_tab_that_people_keep_newest_first_is_left_alone(sheet: StandinSite) -> None:
    rows = [news(sheet, number, days) for number, days in enumerate((1, 50, 95, 200))]
    landed(sheet, Change(screened=tuple(rows)))
    landed(sheet, filed(lead(1001)))

    assert subjects(sheet) == ["News 0", "News 1", "News 2", "News 3"]


def test_row_beside_which_a_word_waits_to_be_done_stays_with_all_below_it(
    sheet: StandinSite,
) -> None:
    rows = [news(sheet, number, 200 - number) for number in range(4)]
    landed(sheet, Change(screened=tuple(rows)))
    sheet.person.book.worksheet("Screened").update_acell("F3", "L-1001")
    sheet.person.book.worksheet("Screened").update_acell("F4", "lead")
    landed(sheet, filed(lead(1001)))

    assert subjects(sheet) == ["News 2", "News 3"]


def test_settled_letters_go_after_ninety_days_but_for_everybodys_last_digest(
    sheet: StandinSite,
) -> None:
    old = [
        digest(sheet, "ana", 200, LetterState.SENT),
        digest(sheet, "ben", 200, LetterState.SENT),
        digest(sheet, "ben", 150, LetterState.FAILED),
        digest(sheet, "ana", 120, LetterState.DEFERRED),
        digest(sheet, "ana", 100, LetterState.SENT),
        digest(sheet, "ana", 80, LetterState.SENT),
    ]
    landed(sheet, Change(letters=tuple(old)))
    landed(sheet, filed(lead(1001)))

    kept = [(row.about, row.state) for row in sheet.open().read().letters]
    assert kept == [
        ("ben", LetterState.SENT),
        ("ana", LetterState.DEFERRED),
        ("ana", LetterState.SENT),
    ]


def test_worker_goes_on_after_trimming_as_if_nothing_had_been(sheet: StandinSite) -> None:
    rows = tuple(news(sheet, number, 200 - number) for number in range(3))
    landed(sheet, Change(screened=rows, letters=(digest(sheet, "ana", 100, LetterState.HELD),)))
    picture = sheet.workbook.read()
    one = sheet.workbook.commit(Changes.of(filed(lead(1001))), picture)
    sheet.workbook.read()
    landed(sheet, filed(lead(1002)))

    again = sheet.workbook.read()
    assert getattr(one, "version", 0) == again.version - 1
    assert [one.lead_id for one in again.leads] == ["L-1001", "L-1002"]
    assert again.letters == ()


def test_without_the_fence_nothing_is_trimmed(sheet: StandinSite) -> None:
    landed(sheet, Change(screened=(news(sheet, 1, 200),)))
    sheet.workbook._committer._duplicates_refused = False
    landed(sheet, filed(lead(1001)))

    assert subjects(sheet) == ["News 1"]


def test_history_of_what_went_holds_three_hundred_rows_in_one_cell(sheet: StandinSite) -> None:
    longest = (trimming.MOST + trimming.SPARE) * (120 + 1)
    assert longest < 50_000
