"""People type `lead` in Screened, Different and Later in Review, while workers die: each word is heard, and once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.simulation import people
from tests.simulation.oracle import judged
from tests.simulation.quickly import quietly
from tests.simulation.scenario import Outcome, play
from tests.simulation.world import Setting, World

ALSO = ("lead in Screened", "decide in Review")


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    with quietly():
        yield


def told(outcomes: list[Outcome]) -> list[str]:
    return [f"seed {one.seed}: {finding}" for one in outcomes for finding in one.findings]


def test_few_stories_in_which_people_ask_and_decide_end_well() -> None:
    assert told([play(seed, also=ALSO) for seed in range(30_000, 30_030)]) == []


@pytest.mark.slow
def test_stories_in_which_people_ask_and_decide_end_well() -> None:
    assert told([play(seed, also=ALSO) for seed in range(30_030, 30_230)]) == []


def test_outsider_finds_a_word_in_screened_that_nobody_heard() -> None:
    world = World(Setting(digest_at=""))
    world.mail("newsletter")
    world.rest()
    people.act(world, "lead in Screened")

    assert "unheard" in {finding.kind for finding in judged(world)}
