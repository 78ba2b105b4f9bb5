"""People type `lead` in Screened, Same, Different, Later and unmerge in Review, while workers die and others sort.

Each word is heard, and once; a merge loses nobody's value, and taking it back gives each row what it had.
"""

from __future__ import annotations

import pytest

from tests.simulation import merges, people
from tests.simulation.oracle import judged
from tests.simulation.scenario import ASKING, ASKING_AND_SORTING, Outcome, play
from tests.simulation.world import Setting, World

PORTION = 50


def told(outcomes: list[Outcome]) -> list[str]:
    return [f"seed {one.seed}: {finding}" for one in outcomes for finding in one.findings]


def test_few_stories_in_which_people_ask_and_decide_end_well() -> None:
    assert told([play(seed, also=ASKING) for seed in range(30_000, 30_008)]) == []


@pytest.mark.slow
@pytest.mark.parametrize("first", range(40_000, 40_100, PORTION))
def test_stories_in_which_people_ask_and_decide_end_well(first: int) -> None:
    assert told([play(seed, also=ASKING) for seed in range(first, first + PORTION)]) == []


def test_few_stories_in_which_people_sort_as_their_answers_are_noted_end_well() -> None:
    seeds = (32, 37, 173)  # our answer falls on another question in each
    assert told([play(seed, also=ASKING_AND_SORTING) for seed in seeds]) == []


@pytest.mark.slow
@pytest.mark.parametrize("first", range(50_000, 50_100, PORTION))
def test_stories_in_which_people_sort_as_their_answers_are_noted_end_well(first: int) -> None:
    seeds = range(first, first + PORTION)
    assert told([play(seed, also=ASKING_AND_SORTING) for seed in seeds]) == []


def test_outsider_finds_a_word_in_screened_that_nobody_heard() -> None:
    world = World(Setting(digest_at=""))
    world.mail("newsletter")
    world.rest()
    people.act(world, "lead in Screened")

    assert "unheard" in {finding.kind for finding in judged(world)}


def two_leads_of_one_name() -> World:
    """Filed, asked about, and worked on: each row holds something that a person typed."""
    world = World(Setting(digest_at=""))
    world.mail("new")
    world.turn()
    world.mail("namesake")
    world.turn()
    for choice in (
        6,
        1,
        3,
        5,
    ):  # a comment on the first row; value, stage and next action on the second
        people.act(world, "edit", choice)
    world.wait(70)
    world.turn()
    return world


def test_merge_and_taking_it_back_keep_what_people_typed() -> None:
    world = two_leads_of_one_name()

    people.act(world, "Same in Review")
    world.rest()
    assert merges.merged(world.sheet.book) == {"L-1002": "L-1001"}
    assert judged(world) == []

    people.act(world, "another mind in Review", 1)
    world.rest()
    assert merges.merged(world.sheet.book) == {}
    assert judged(world) == []


def test_outsider_finds_a_merge_that_is_carried_out_twice_and_a_value_that_it_lost() -> None:
    world = two_leads_of_one_name()
    people.act(world, "Same in Review")
    world.rest()

    book = world.sheet.book
    history, leads = book.tab("History"), book.tab("Leads")
    history.rows.append(
        next(row for _, row in history.body() if row.cells["what"] == "merged into")
    )
    leads.put(1, "comment", "")

    assert {"decided twice", "foreign cell"} <= {finding.kind for finding in judged(world)}
