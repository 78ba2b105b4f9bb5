"""People move, insert and delete columns of Review and Screened, and rename headings there, while workers write.

Each row goes on to say what it said under its headings, each word that a person types is heard, and what they wrote
into a column of their own stays.
"""

from __future__ import annotations

import pytest

from tests.simulation import people
from tests.simulation.oracle import judged
from tests.simulation.scenario import COLUMNS, Outcome, play
from tests.simulation.stories import begun, found

PORTION = 50


def told(outcomes: list[Outcome]) -> list[str]:
    return [f"seed {one.seed}: {finding}" for one in outcomes for finding in one.findings]


def test_few_stories_in_which_columns_of_review_and_screened_move_end_well() -> None:
    assert told([play(seed, also=COLUMNS) for seed in range(760_000, 760_004)]) == []


@pytest.mark.slow
@pytest.mark.parametrize("first", range(761_000, 761_100, PORTION))
def test_stories_in_which_columns_of_review_and_screened_move_end_well(first: int) -> None:
    assert told([play(seed, also=COLUMNS) for seed in range(first, first + PORTION)]) == []


def test_outsider_finds_what_stands_under_another_heading_and_a_lost_word_of_a_persons() -> None:
    world = begun()
    world.mail("newsletter")
    world.turn()
    people.act(world, "own column aside", 1)
    assert found(world) == []

    screened = world.sheet.book.tab("Screened")
    row = screened.rows[1]
    screened.put_all(1, {"sender": row.cells["subject"], "own": ""})

    told = [str(finding) for finding in judged(world) if finding.kind == "mixed up"]
    assert [line.partition(" shows ")[2].split(" ")[-1] for line in told] == ["sender", "1'"]
