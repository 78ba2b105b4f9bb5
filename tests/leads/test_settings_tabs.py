"""The settings tabs are read forgivingly, and what makes no sense is said in words."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, time
from zoneinfo import ZoneInfo

import hypothesis
import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from leads.model import Cell
from leads.settings import WEEKDAYS, Role, Settings, StageKind
from leads.settings_tabs import read_settings
from leads.tabs import RULES, STAGES, TEAM, TERRITORIES

Row = Mapping[str, Cell]
DUBLIN = ZoneInfo("Europe/Dublin")


def read(**tabs: list[Row]) -> Settings:
    """Settings from rows by tab title, the first in sheet row 2."""
    return read_settings(
        {title: list(enumerate(rows, start=2)) for title, rows in tabs.items()}, DUBLIN
    )


def ana(**cells: Cell) -> Row:
    return {"Name": "Ana", "Email": "ana@example.com"} | {
        k.replace("_", " "): v for k, v in cells.items()
    }


def complaints(settings: Settings) -> list[tuple[str, int, str]]:
    return [(p.tab, p.row, p.heading) for p in settings.problems]


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


def test_rows_are_ignored_when_all_their_cells_are_blank() -> None:
    settings = read(
        Team=[{"Name": "", "Email": None, "Days": "  "}], Stages=[{}], Rules=[{"When": ""}]
    )

    assert settings == Settings()


def test_territories_come_in_their_order_and_unnumbered_rows_stay_below_the_row_above() -> None:
    settings = read(
        Team=[ana()],
        Territories=[
            {"Order": 20.0, "Match on": "*", "Territory": "Rest", "Owner(s)": "Ana"},
            {"Order": 10.0, "Match on": "country", "Pattern": "Germany", "Territory": "DACH"},
            {"Match on": "country", "Pattern": "Österreich, Suisse", "Territory": "DACH"},
        ],
    )

    assert [(rule.row, rule.pattern) for rule in settings.territories] == [
        (3, "DE"),
        (4, "AT, CH"),
        (2, "*"),
    ]
    assert not settings.problems


def test_an_owner_who_is_not_in_team_is_named_with_the_nearest() -> None:
    settings = read(
        Team=[{"Name": "Ana Silva"}, {"Name": "Ben Ode"}],
        Territories=[{"Match on": "*", "Territory": "All", "Owner(s)": "ben ode, Ana Sliva"}],
    )

    assert settings.territories[0].owners == ("Ben Ode",)
    assert complaints(settings) == [("Territories", 2, "Owner(s)")]
    assert "Did you mean “Ana Silva”?" in settings.problems[0].problem


def test_an_unknown_match_on_leaves_the_row_out_and_names_the_nearest() -> None:
    settings = read(
        Team=[ana()],
        Territories=[
            {"Match on": "contry", "Pattern": "DE", "Territory": "DACH", "Owner(s)": "Ana"}
        ],
    )

    assert settings.territories == ()
    assert "Did you mean “country”?" in settings.problems[0].problem


def test_a_country_nobody_knows_is_named_and_the_others_count() -> None:
    settings = read(
        Territories=[{"Match on": "country", "Pattern": "DE, Austira", "Territory": "DACH"}],
    )

    assert settings.territories[0].pattern == "DE"
    assert "Did you mean “Austria”?" in settings.problems[0].problem


def test_a_postcode_typed_as_a_number_has_no_decimals() -> None:
    settings = read(
        Territories=[{"Match on": "zip", "Pattern": 80.0, "Territory": "Munich"}],
    )

    assert (settings.territories[0].match_on, settings.territories[0].pattern) == (
        "postcode prefix",
        "80",
    )


def test_stages_are_read_and_a_wrong_kind_counts_as_open() -> None:
    settings = read(
        Stages=[
            {"Stage": "Won", "Order": 9.0, "Kind": "Won", "Colour": "#0F0"},
            {
                "Stage": "New",
                "Order": 1.0,
                "Kind": "opn",
                "Remind after": "2 weeks",
                "Allowed next": "won, Wonn",
            },
            {"Stage": "new", "Order": 2.0, "Kind": "open"},
        ]
    )

    new, won = settings.stages
    assert (new.name, new.kind, new.remind_after, new.allowed_next) == (
        "New",
        StageKind.OPEN,
        14,
        ("Won",),
    )
    assert (won.name, won.kind, won.colour) == ("Won", StageKind.WON, "#00ff00")
    assert sorted(complaints(settings)) == [
        ("Stages", 3, "Allowed next"),
        ("Stages", 3, "Kind"),
        ("Stages", 4, "Stage"),
    ]


def test_rules_and_named_settings_are_told_apart() -> None:
    settings = read(
        Rules=[
            {"When": "Interest", "Test": "contains", "Value": "rental", "Then": "tag rental"},
            {"When": "setting", "Test": "is", "Value": "90 days", "Then": "Duplicate window"},
            {"When": "setting", "Test": "is", "Value": "soon", "Then": "duplicate  window"},
            {"When": "Intrest", "Test": "is", "Value": "x", "Then": "tag x"},
        ]
    )

    assert [(rule.when, rule.test, rule.then) for rule in settings.rules] == [
        ("Interest", "contains", "tag rental")
    ]
    assert settings.named == {"duplicate window": "90 days"}
    assert complaints(settings) == [("Rules", 4, "Then"), ("Rules", 5, "When")]
    assert "Did you mean “Interest”?" in settings.problems[1].problem


def test_a_duplicate_window_that_is_no_length_of_time_is_named() -> None:
    settings = read(Rules=[{"When": "setting", "Value": "soon", "Then": "duplicate window"}])

    assert settings.named == {}
    assert complaints(settings) == [("Rules", 2, "Value")]


ANY_CELL = st.one_of(
    st.none(),
    st.text(max_size=30),
    st.sampled_from(
        ["Ana", "yes", "8:00", "Mon-Fri", "DE", "country", "setting", "*", "open", "#abc", "1-2-3"]
    ),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.dates(),
)
ANY_TABLES = st.fixed_dictionaries(
    {
        tab.title: st.lists(
            st.tuples(st.integers(1, 99), st.dictionaries(st.sampled_from(tab.headings), ANY_CELL)),
            max_size=4,
        )
        for tab in (TEAM, TERRITORIES, STAGES, RULES)
    }
)


@hypothesis.settings(
    deadline=None,  # the first example pays for loading the language data
    suppress_health_check=[HealthCheck.too_slow],  # as does the first text hypothesis makes
)
@given(ANY_TABLES)
def test_no_table_of_any_cells_ever_raises(
    tables: dict[str, list[tuple[int, dict[str, Cell]]]],
) -> None:
    settings = read_settings(tables)

    names = {member.name for member in settings.team}
    assert all(set(rule.owners) <= names for rule in settings.territories)
    assert all(member.deputy in names | {""} for member in settings.team)
    assert all(problem.problem and problem.heading for problem in settings.problems)


def test_rules_about_a_sender_or_a_list_name_what_becomes_of_their_mail() -> None:
    settings = read(
        Rules=[
            {"When": "Sender", "Value": "jobs@board.example", "Then": "Lead"},
            {"When": "list", "Test": "contains", "Value": "widgets", "Then": "screen"},
            {"When": "sender", "Value": "a@b.example", "Then": "priority A"},
            {"When": "sender", "Then": "lead"},
            {"When": "sender", "Test": "older than", "Value": "3", "Then": "screen"},
            {"When": "sender", "Value": "a@b.example"},
        ]
    )
    assert [(r.when, r.test, r.value, r.then) for r in settings.rules] == [
        ("sender", "is", "jobs@board.example", "lead"),
        ("list", "contains", "widgets", "screen"),
    ]
    assert complaints(settings) == [
        ("Rules", 4, "Then"),
        ("Rules", 5, "Value"),
        ("Rules", 6, "Test"),
        ("Rules", 7, "Then"),
    ]


def test_rules_about_labels_and_products_are_told_with_the_nearest_word() -> None:
    settings = read(
        Rules=[
            {"When": "Label", "Value": "Gewerk; Bauvorhaben", "Then": "Interest"},
            {"When": "label", "Test": "is", "Value": "Gewerk", "Then": "message"},
            {"When": "label", "Value": "Farbe", "Then": "intrest"},
            {"When": "label", "Value": "", "Then": "e-mail"},
            {"When": "label", "Test": "contains", "Value": "Farbe", "Then": "ignore"},
            {
                "When": "product",
                "Test": "contains",
                "Value": "heat pump | Wärmepumpe",
                "Then": "Heat pump",
            },
            {"When": "product", "Value": "boiler, 24 kW; Kessel"},
            {"When": "product", "Test": "older than", "Value": "3", "Then": "x"},
            {"When": "product", "Then": ""},
            {"When": "product", "Value": "x", "Then": "y" * 81},
            {"When": "produkt", "Value": "x", "Then": "y"},
        ]
    )

    assert [(r.when, r.value, r.then) for r in settings.rules] == [
        ("label", "Gewerk; Bauvorhaben", "interest"),
        ("product", "heat pump; Wärmepumpe", "Heat pump"),
        ("product", "boiler; 24 kW; Kessel", "boiler"),
    ]
    assert complaints(settings) == [
        ("Rules", 4, "Then"),
        ("Rules", 5, "Value"),
        ("Rules", 6, "Test"),
        ("Rules", 9, "Test"),
        ("Rules", 10, "Value"),
        ("Rules", 11, "Then"),
        ("Rules", 12, "When"),
        ("Rules", 3, "Value"),
    ]
    told = {problem.row: problem.problem for problem in settings.problems}
    assert "Did you mean “interest”?" in told[4]
    assert "Row 2 says already that this label asks for “interest”" in told[3]
    assert "Did you mean “product”?" in told[12]
