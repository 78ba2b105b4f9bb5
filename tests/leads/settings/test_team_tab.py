"""Team: who is there, when and in which zone, read forgivingly; what makes no sense is said in words."""

from __future__ import annotations

import math
from datetime import date, time
from zoneinfo import ZoneInfo

import pytest

from leads.model import Cell
from leads.settings import WEEKDAYS, Role
from tests.leads.settings.settings_rows import DUBLIN, ana, complaints, read


def test_a_member_is_read_from_every_cell_of_the_row() -> None:
    row = ana(
        Active="ja",
        Role="Call-Centre",
        Digest_at=0.3333333,
        Days="Sun-Thu",
        Time_zone="Asia/Kolkata",
        Holidays="gb-sct",
        Away_from=46347.0,
        Away_until="24 Nov 2026",
        Deputy="ben",
        Capacity_a_day=12.0,
        Language="German",
    )
    settings = read(Team=[row, {"Name": "Ben"}])

    member = settings.team[0]
    assert not settings.problems
    assert (member.name, member.email, member.active) == ("Ana", "ana@example.com", True)
    assert (member.role, member.digest_at) == (Role.CALL_CENTRE, time(8))
    assert member.days == {6, 0, 1, 2, 3}
    assert (member.zone, member.holidays) == (ZoneInfo("Asia/Kolkata"), "GB-SCT")
    assert (member.away_from, member.away_until) == (date(2026, 11, 21), date(2026, 11, 24))
    assert (member.deputy, member.capacity, member.language, member.row) == ("Ben", 12, "de", 2)


def test_blank_cells_mean_an_active_rep_on_weekdays_in_the_default_zone_without_a_digest() -> None:
    (member,) = read(Team=[{"Name": "Ana"}]).team

    assert member.active
    assert member.role is Role.REP
    assert member.days == WEEKDAYS
    assert member.zone == DUBLIN
    assert member.digest_at is None
    assert member.capacity is None


@pytest.mark.parametrize(
    "cell", ["yes", "ja", "oui", "TRUE", True, "x", "1", 1.0, "Yes, since May"]
)
def test_active_is_understood_however_people_write_it(cell: Cell) -> None:
    assert read(Team=[ana(Active=cell)]).team[0].active


@pytest.mark.parametrize("cell", ["no", "nein", False, 0.0, "No (left us)", "inactive"])
def test_inactive_is_understood_however_people_write_it(cell: Cell) -> None:
    settings = read(Team=[ana(Active=cell)])

    assert not settings.team[0].active
    assert not settings.problems


@pytest.mark.parametrize(
    ("cell", "at"),
    [
        ("08:00", time(8)),
        ("8:00", time(8)),
        ("8am", time(8)),
        ("8 a.m.", time(8)),
        ("8:15 pm", time(20, 15)),
        ("12am", time(0)),
        ("8.30", time(8, 30)),
        ("8h30", time(8, 30)),
        ("8 Uhr", time(8)),
        (0.333, time(8)),
        (1 / 3, time(8)),
        (8.0, time(8)),
        (8.3, time(8, 30)),
        ("never", None),
        ("", None),
        (None, None),
    ],
)
def test_digest_time_is_read_as_people_and_sheets_write_it(cell: Cell, at: time | None) -> None:
    settings = read(Team=[ana(Digest_at=cell)])

    assert settings.team[0].digest_at == at
    assert not settings.problems


@pytest.mark.parametrize("cell", ["25:00", "soon", 8.5, 24.0, -1.0, math.nan, math.inf, True])
def test_a_bad_digest_time_costs_the_digest_but_not_the_member(cell: Cell) -> None:
    settings = read(
        Team=[ana(Digest_at=cell)],
        Territories=[{"Match on": "*", "Territory": "World", "Owner(s)": "Ana"}],
    )

    assert settings.team[0].digest_at is None
    assert settings.territories[0].owners == ("Ana",)
    assert complaints(settings) == [("Team", 2, "Digest at")]
    assert "08:00" in settings.problems[0].problem


@pytest.mark.parametrize(
    ("cell", "days"),
    [
        ("Mon-Fri", {0, 1, 2, 3, 4}),
        ("Mon, Wed, Fri", {0, 2, 4}),
        ("mon–thu & sat", {0, 1, 2, 3, 5}),
        ("Sun-Thu", {6, 0, 1, 2, 3}),
        ("Mo-Fr", {0, 1, 2, 3, 4}),
        ("Montag bis Donnerstag", {0, 1, 2, 3}),
        ("lundi au vendredi", {0, 1, 2, 3, 4}),
        ("Fri-Mon", {4, 5, 6, 0}),
        ("daily", {0, 1, 2, 3, 4, 5, 6}),
    ],
)
def test_days_are_read_in_several_languages(cell: str, days: set[int]) -> None:
    settings = read(Team=[ana(Days=cell)])

    assert settings.team[0].days == days
    assert not settings.problems


def test_days_are_read_in_the_members_own_language_first() -> None:
    dutch = read(Team=[ana(Days="ma, do", Language="nl")])

    assert dutch.team[0].days == {0, 3}


def test_mnday_is_named_and_monday_to_friday_stays_in_force() -> None:
    settings = read(Team=[ana(Days="Mnday")])

    assert settings.team[0].days == WEEKDAYS
    assert complaints(settings) == [("Team", 2, "Days")]
    assert "“Mnday”" in settings.problems[0].problem


def test_a_wrong_time_zone_names_the_nearest_and_the_default_counts() -> None:
    settings = read(Team=[ana(Time_zone="Europe/Berln")])

    assert settings.team[0].zone == DUBLIN
    assert "“Europe/Berlin”" in settings.problems[0].problem
    assert "Europe/Dublin" in settings.problems[0].problem


@pytest.mark.parametrize("typed", ["Europe/Berlin", "europe/berlin", "Berlin"])
def test_a_time_zone_is_forgiven_its_spelling(typed: str) -> None:
    assert read(Team=[ana(Time_zone=typed)]).team[0].zone == ZoneInfo("Europe/Berlin")


def test_a_date_that_could_be_two_days_is_none() -> None:
    settings = read(Team=[ana(Away_from="03/04/2026", Away_until="25/12/2026")])

    assert settings.team[0].away_from is None
    assert settings.team[0].away_until == date(2026, 12, 25)
    assert complaints(settings) == [("Team", 2, "Away from")]


def test_away_that_ends_before_it_begins_does_not_count() -> None:
    settings = read(Team=[ana(Away_from="2026-12-24", Away_until="2026-12-01")])

    assert settings.team[0].away_from is settings.team[0].away_until is None
    assert complaints(settings) == [("Team", 2, "Away until")]


def test_an_unknown_deputy_is_named_with_the_nearest_colleague() -> None:
    settings = read(Team=[ana(Deputy="Marcoo"), {"Name": "Marco"}])

    assert settings.team[0].deputy == ""
    assert "Did you mean “Marco”?" in settings.problems[0].problem


def test_nobody_is_their_own_deputy() -> None:
    settings = read(Team=[ana(Deputy="ana")])

    assert settings.team[0].deputy == ""
    assert complaints(settings) == [("Team", 2, "Deputy")]


def test_the_second_row_of_a_name_is_left_out() -> None:
    settings = read(Team=[ana(), {"Name": " ANA ", "Email": "other@example.com"}])

    assert [member.email for member in settings.team] == ["ana@example.com"]
    assert complaints(settings) == [("Team", 3, "Name")]


def test_a_digest_without_an_address_is_pointed_out() -> None:
    settings = read(Team=[{"Name": "Ana", "Digest at": "08:00"}])

    assert complaints(settings) == [("Team", 2, "Email")]


@pytest.mark.parametrize(
    "email", ["ana", "ana@example.com\nBcc: x@example.net", "a@x.org, b@x.org"]
)
def test_an_address_that_is_none_is_not_written_to(email: str) -> None:
    settings = read(Team=[ana(Email=email)])

    assert settings.team[0].email == ""
    assert complaints(settings) == [("Team", 2, "Email")]
