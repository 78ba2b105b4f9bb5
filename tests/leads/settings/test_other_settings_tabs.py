"""Territories, Stages and Rules are read forgivingly, and what makes no sense is said in words."""

from __future__ import annotations

import hypothesis
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from leads.model import Cell
from leads.settings import Settings, StageKind
from leads.settings_tabs import read_settings
from leads.tabs import RULES, STAGES, TEAM, TERRITORIES
from tests.leads.settings.settings_rows import ana, complaints, read


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
