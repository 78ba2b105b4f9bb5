"""Who takes a lead: territory first, then a fair turn among those who can."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leads.following_up.assigning import Assignment, assign
from leads.model import Lead
from leads.settings import Member, Settings, TerritoryRule

TODAY = date(2026, 11, 23)
LEAD = Lead(lead_id="L-1001", name="Cara Lim", country="DE", email="cara@shop.example.com")


def rule(
    match_on: str, pattern: str, *owners: str, territory: str = "T", row: int = 2
) -> TerritoryRule:
    return TerritoryRule(
        order=row, match_on=match_on, pattern=pattern, territory=territory, owners=owners, row=row
    )


def house(*rules: TerritoryRule, team: tuple[Member, ...] = ()) -> Settings:
    everybody = team or tuple(Member(name=name) for name in ("Ana", "Ben", "Cem"))
    return Settings(team=everybody, territories=rules)


def test_the_first_row_that_fits_decides_and_says_why() -> None:
    settings = house(
        rule("country", "FR", "Ben", territory="France", row=2),
        rule("country", "DE, AT", "Ana", territory="DACH", row=4),
        rule("*", "*", "Cem", territory="World", row=5),
    )

    assert assign(LEAD, settings, {}, TODAY) == Assignment(
        owner="Ana", territory="DACH", because="Territories row 4: country is DE"
    )


@pytest.mark.parametrize(
    ("match_on", "pattern", "lead", "why"),
    [
        ("country", "DE", Lead(lead_id="L-1", country="Allemagne"), "country is DE"),
        ("country", "GB", Lead(lead_id="L-1", country="uk"), "country is GB"),
        ("region", "Ile de France", Lead(lead_id="L-1", region="Île-de-France"), "region is"),
        ("postcode prefix", "80", Lead(lead_id="L-1", postcode="80331"), "begins with 80"),
        ("postcode prefix", "SW1", Lead(lead_id="L-1", postcode="sw1a 1aa"), "begins with SW1"),
        ("postcode prefix", "80-85, 90", Lead(lead_id="L-1", postcode="84028"), "80-85"),
        ("e-mail domain", "@example.com", LEAD, "e-mail domain is example.com"),
        (
            "keyword",
            "fork lift",
            Lead(lead_id="L-1", interest="A Fork-Lift, please"),
            "“fork lift”",
        ),
        ("keyword", "hire", Lead(lead_id="L-1", company="Hire & Co"), "“hire”"),
        ("source", "web form", Lead(lead_id="L-1", source="Web form"), "source is Web form"),
        ("size", "large", Lead(lead_id="L-1", tags="retail, Large"), "tagged Large"),
        ("*", "*", Lead(lead_id="L-1"), "everything else"),
    ],
)
def test_a_lead_falls_under_a_row(match_on: str, pattern: str, lead: Lead, why: str) -> None:
    found = assign(lead, house(rule(match_on, pattern, "Ana")), {}, TODAY)

    assert found.owner == "Ana"
    assert why in found.because


@pytest.mark.parametrize(
    ("match_on", "pattern", "lead"),
    [
        ("country", "DE", Lead(lead_id="L-1")),
        ("country", "DE", Lead(lead_id="L-1", country="Denmark")),
        ("region", "Bavaria", Lead(lead_id="L-1")),
        ("postcode prefix", "80", Lead(lead_id="L-1", postcode="180")),
        ("postcode prefix", "80-85", Lead(lead_id="L-1", postcode="86150")),
        ("postcode prefix", "-", Lead(lead_id="L-1", postcode="86150")),
        ("e-mail domain", "example.com", Lead(lead_id="L-1", email="a@notexample.com")),
        ("e-mail domain", "example.com", Lead(lead_id="L-1")),
        ("keyword", "hire", Lead(lead_id="L-1", interest="a hired van", company="Shire Ltd")),
        ("keyword", "mail", Lead(lead_id="L-1", message="https://mail.example.com/#mail")),
        ("source", "web form", Lead(lead_id="L-1")),
    ],
)
def test_a_lead_does_not_fall_under_a_row(match_on: str, pattern: str, lead: Lead) -> None:
    found = assign(lead, house(rule(match_on, pattern, "Ana")), {}, TODAY)

    assert (found.owner, found.territory) == ("", "")
    assert "no row of Territories fits" in found.because


def test_a_territory_typed_by_a_person_decides_before_the_rules() -> None:
    settings = house(
        rule("country", "DE", "Ana", territory="DACH", row=2),
        rule("country", "FR", "Ben", territory="France", row=3),
    )

    found = assign(replace(LEAD, territory="france"), settings, {}, TODAY)

    assert (found.owner, found.territory) == ("Ben", "france")
    assert found.because == "Territories row 3: territory is France"


def test_of_several_rows_of_a_typed_territory_the_one_that_matches_decides() -> None:
    settings = house(
        rule("country", "AT", "Ben", territory="DACH", row=2),
        rule("country", "DE", "Ana", territory="DACH", row=3),
    )

    assert assign(replace(LEAD, territory="DACH"), settings, {}, TODAY).owner == "Ana"


def test_a_typed_territory_that_no_row_knows_is_said() -> None:
    found = assign(replace(LEAD, territory="Mars"), house(rule("*", "*", "Ana")), {}, TODAY)

    assert found == Assignment(
        owner="", territory="Mars", because="no row of Territories is called “Mars”"
    )


def test_whoever_has_fewest_is_next_and_ties_go_by_the_list() -> None:
    settings = house(rule("*", "*", "Ben", "Ana", "Cem"))

    assert assign(LEAD, settings, {"Ben": 2, "Ana": 1, "Cem": 1}, TODAY).owner == "Ana"
    assert assign(LEAD, settings, {}, TODAY).owner == "Ben"


def test_a_thousand_leads_are_spread_within_one_of_each_other() -> None:
    settings = house(rule("*", "*", "Ana", "Ben", "Cem"))
    load = dict.fromkeys(("Ana", "Ben", "Cem"), 0)

    for _ in range(1000):
        load[assign(LEAD, settings, load, TODAY).owner] += 1

    assert max(load.values()) - min(load.values()) <= 1


def test_who_is_away_today_is_replaced_by_their_deputy() -> None:
    away = Member(name="Ana", away_from=TODAY, away_until=TODAY, deputy="Ben")
    settings = house(rule("*", "*", "Ana"), team=(away, Member(name="Ben")))

    found = assign(LEAD, settings, {}, TODAY)

    assert found.owner == "Ben"
    assert "Ben stands in for Ana, who is away" in found.because


def test_a_deputy_who_is_away_too_passes_it_on_to_their_own() -> None:
    team = (
        Member(name="Ana", away_from=TODAY, deputy="Ben"),
        Member(name="Ben", away_until=TODAY, deputy="Cem"),
        Member(name="Cem"),
    )

    assert assign(LEAD, house(rule("*", "*", "Ana"), team=team), {}, TODAY).owner == "Cem"


def test_two_who_stand_in_for_each_other_and_are_both_away_end_the_search() -> None:
    team = (
        Member(name="Ana", away_from=TODAY, deputy="Ben"),
        Member(name="Ben", away_from=TODAY, deputy="Ana"),
    )

    found = assign(LEAD, house(rule("*", "*", "Ana"), team=team), {}, TODAY)

    assert found.owner == ""
    assert "Ana is away and nobody stands in" in found.because


def test_inactive_colleagues_and_full_ones_get_nothing_and_it_is_said() -> None:
    team = (Member(name="Ana", active=False), Member(name="Ben", capacity=2))
    settings = house(rule("*", "*", "Ana", "Ben", row=7), team=team)

    assert assign(LEAD, settings, {}, TODAY, {"Ben": 1}).owner == "Ben"
    full = assign(LEAD, settings, {}, TODAY, {"Ben": 2})

    assert (full.owner, full.territory) == ("", "T")
    assert full.because == (
        "Territories row 7: everything else; nobody can take it: "
        "Ana is not active, Ben has had 2 today, as many as they take"
    )


def test_a_row_without_a_known_owner_keeps_its_territory_and_says_so() -> None:
    found = assign(LEAD, house(rule("*", "*", territory="Rest")), {}, TODAY)

    assert (found.owner, found.territory) == ("", "Rest")
    assert "names nobody who is in Team" in found.because


@given(
    st.builds(
        Lead,
        lead_id=st.just("L-1"),
        country=st.text(max_size=8),
        email=st.text(max_size=12),
        postcode=st.text(max_size=8),
        interest=st.text(max_size=20),
        territory=st.sampled_from(["", "T", "?"]),
    ),
    st.lists(
        st.builds(
            rule,
            st.sampled_from(
                ["country", "region", "postcode prefix", "e-mail domain", "keyword", "source", "*"]
            ),
            st.text(max_size=8),
            st.sampled_from(["Ana", "Ben", "Nobody"]),
        ),
        max_size=4,
    ),
)
def test_whatever_is_typed_an_owner_is_in_team_or_nobody_and_there_is_a_reason(
    lead: Lead, rules: list[TerritoryRule]
) -> None:
    found = assign(lead, house(*rules), {}, TODAY)

    assert found.owner in {"", "Ana", "Ben"}
    assert found.because
