"""Thousands of invented stories, each from its seed, in which the real program runs and an outsider judges.

Replay one, step by step: `python -m benchmarks.simulate --seed N`.
"""

from __future__ import annotations

from collections import Counter

import pytest

from tests.simulation import people
from tests.simulation.oracle import judged
from tests.simulation.scenario import BOUNDARIES, TYPING, Outcome, play
from tests.simulation.world import Setting, World

FEW, MANY = 60, 10_000
PORTION = 500
"""So many in one test: the suite's workers share them out."""


def told(outcomes: list[Outcome]) -> list[str]:
    """What went wrong, with the seed that replays it."""
    return [f"seed {one.seed}: {finding}" for one in outcomes for finding in one.findings]


def test_few_stories_end_with_everything_once() -> None:
    assert told([play(seed) for seed in range(FEW)]) == []


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, MANY, PORTION))
def test_ten_thousand_stories_end_with_everything_once(first: int) -> None:
    assert told([play(seed) for seed in range(first, first + PORTION)]) == []


def test_few_stories_in_which_words_stand_under_dates_end_with_everything_once() -> None:
    assert told([play(seed, also=TYPING) for seed in range(700_000, 700_008)]) == []


@pytest.mark.slow
def test_stories_in_which_words_stand_under_dates_end_with_everything_once() -> None:
    assert told([play(seed, also=TYPING) for seed in range(710_000, 710_100)]) == []


def test_same_seed_tells_the_same_story() -> None:
    first, second = play(11, telling=True), play(11, telling=True)

    assert first.story == second.story
    assert first.story


@pytest.mark.slow
def test_workers_die_before_and_after_every_effect() -> None:
    """Else no story could show what a death there does."""
    died: set[str] = set()
    for seed in range(600):
        died |= set(play(seed).killed_at)
        if died == set(BOUNDARIES):
            break

    assert died == set(BOUNDARIES)


def test_outsider_finds_a_lost_row_and_a_doubled_one() -> None:
    world = World(Setting(digest_at=""))
    world.mail("new")
    world.mail("new")
    world.rest()
    assert judged(world) == []

    leads = world.sheet.book.tab("Leads")
    leads.rows[2] = leads.rows[1]

    kinds = Counter(finding.kind for finding in judged(world))
    assert kinds["lost"] == 1
    assert kinds["doubled"] == 1


def test_outsider_finds_a_value_on_another_row_and_a_persons_cell_changed() -> None:
    world = World(Setting(digest_at=""))
    world.mail("new")
    world.mail("new")
    world.rest()
    people.act(world, "edit", 0)

    leads = world.sheet.book.tab("Leads")
    leads.put(1, "comment", "overwritten")
    leads.put(2, "email", "somebody.else@example.com")

    assert {"foreign cell", "mixed up"} <= {finding.kind for finding in judged(world)}
