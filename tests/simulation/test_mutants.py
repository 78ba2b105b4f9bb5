"""The simulation turns red on every planted mistake; else its green would prove nothing."""

from __future__ import annotations

import pytest

from tests.simulation.directed import STORIES
from tests.simulation.mutants import MUTANTS, Mutant, hunted, shown


@pytest.mark.slow
@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
def test_planted_mistake_is_found(mutant: Mutant) -> None:
    assert hunted(mutant) is not None, f"not found in {mutant.within} stories"


def test_directed_stories_are_green_without_a_mistake() -> None:
    assert [str(finding) for story in STORIES for finding in shown(story())] == []


def test_there_are_many_and_each_has_its_own_name() -> None:
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS) >= 15
