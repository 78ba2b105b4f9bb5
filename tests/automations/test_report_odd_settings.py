"""Odd settings are pointed out once, and cleared when they are mended."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from automations.report_odd_settings import FLAGGED, MOST, report_odd_settings
from leads.changes import Changes, SettingFlag
from leads.model import ReviewCase
from leads.picture import Arrivals, Picture
from leads.settings import SettingProblem, Settings
from tests.fakes.workbook import InMemoryWorkbook

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
MNDAY = SettingProblem(tab="Team", row=4, heading="Days", problem="“Mnday” is not understood.")


def picture(*problems: SettingProblem) -> Picture:
    return Picture(settings=Settings(problems=problems))


def run(before: Picture) -> Changes:
    return report_odd_settings(before, Arrivals(), NOW)


def mended(before: Picture, *left: SettingProblem) -> Picture:
    """The picture after the worker's changes, and after people left only these problems."""
    return replace(before.after(run(before)), settings=Settings(problems=left))


def test_a_new_problem_is_flagged_and_asked_about_in_one_matter() -> None:
    (change,) = run(picture(MNDAY))

    assert change.flags == (SettingFlag(tab="Team", row=4, heading="Days", problem=MNDAY.problem),)
    assert change.review == (
        ReviewCase(
            raised_at=NOW,
            kind=ReviewCase.ODD_SETTING,
            why="Team, row 4, Days: “Mnday” is not understood.",
        ),
    )


def test_nothing_is_said_twice_not_even_after_a_restart() -> None:
    assert run(mended(picture(MNDAY), MNDAY)) == Changes()


def test_nothing_is_written_when_all_makes_sense() -> None:
    assert run(picture()) == Changes()


def test_a_mended_cell_is_cleared_without_a_question() -> None:
    (change,) = run(mended(picture(MNDAY)))

    assert change.flags == (SettingFlag(tab="Team", row=4, heading="Days", problem=""),)
    assert change.review == ()
    assert run(mended(mended(picture(MNDAY)))) == Changes()


def test_a_cell_mended_into_another_mistake_is_asked_about_again() -> None:
    (change,) = run(mended(picture(MNDAY), replace(MNDAY, problem="“Tsday” is not understood.")))

    assert [flag.problem for flag in change.flags] == ["“Tsday” is not understood."]
    assert len(change.review) == 1


def test_a_row_that_moved_takes_its_flag_along_and_is_not_asked_about_again() -> None:
    (change,) = run(mended(picture(MNDAY), replace(MNDAY, row=5)))

    assert [(flag.row, bool(flag.problem)) for flag in change.flags] == [(4, False), (5, True)]
    assert change.review == ()


def test_two_problems_of_one_cell_share_its_note() -> None:
    (change,) = run(picture(MNDAY, replace(MNDAY, problem="Nor is this.")))

    assert [flag.problem for flag in change.flags] == ["“Mnday” is not understood. Nor is this."]


def test_a_spoilt_memory_says_everything_once_more() -> None:
    spoilt = replace(picture(MNDAY), memory={FLAGGED: '["not", "ours"]'})

    assert len(run(spoilt).parts[0].flags) == 1
    assert run(spoilt.after(run(spoilt))) == Changes()


def test_the_memory_fits_a_cell_however_many_rows_are_wrong() -> None:
    crowd = [replace(MNDAY, tab="Territories", heading="Owner(s)", row=n) for n in range(2, 5000)]
    (change,) = run(picture(*crowd))

    assert len(change.flags) == MOST
    assert len(change.memory[FLAGGED]) < 50_000


def test_a_question_is_settled_once_its_setting_makes_sense() -> None:
    workbook = InMemoryWorkbook(clock=lambda: NOW, settings=Settings(problems=(MNDAY,)))
    workbook.commit(run(workbook.read()), workbook.read())
    workbook.settings = Settings()
    workbook.commit(run(workbook.read()), workbook.read())

    (case,) = workbook.review
    assert (case.decided_by, case.decided_at) == ("mended", NOW)
    assert run(workbook.read()) == Changes()


def test_a_question_stays_open_while_the_row_only_moves() -> None:
    workbook = InMemoryWorkbook(clock=lambda: NOW, settings=Settings(problems=(MNDAY,)))
    workbook.commit(run(workbook.read()), workbook.read())
    workbook.settings = Settings(problems=(replace(MNDAY, row=9),))
    workbook.commit(run(workbook.read()), workbook.read())

    assert [case.decided_at for case in workbook.review] == [None]


@given(
    st.lists(
        st.builds(
            replace, st.just(MNDAY), row=st.integers(2, 6), problem=st.text(min_size=1, max_size=5)
        )
    )
)
def test_running_on_its_own_result_changes_nothing(problems: list[SettingProblem]) -> None:
    before = picture(*problems)

    assert run(before.after(run(before))) == Changes()


@given(st.text(max_size=30))
def test_any_memory_is_survived(memory: str) -> None:
    run(replace(picture(MNDAY), memory={FLAGGED: memory}))
