"""At least a thousand real kills: nothing lost, nothing doubled, no second digest, no cell of a person changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.kills.judging import Toll, stormed
from tests.kills.storm import Plan
from tests.servers.dovecot import Dovecot

PLANS = (
    Plan(seed=1, kills=130),
    Plan(seed=2, kills=130, workers=2),
    Plan(seed=3, kills=130, mode="run"),
    Plan(seed=4, kills=130, mode="run", workers=2),
)


def name(plan: Plan) -> str:
    return f"{plan.mode}, {plan.workers} at a time, seed {plan.seed}"


@pytest.mark.slow
@pytest.mark.parametrize("plan", PLANS, ids=name)
def test_a_storm_of_kills_costs_nothing(plan: Plan, tmp_path: Path) -> None:
    assert_faultless(stormed(plan, tmp_path))


@pytest.mark.slow
@pytest.mark.parametrize("plan", PLANS, ids=name)
def test_a_storm_of_kills_over_dovecot_costs_nothing(
    plan: Plan, tmp_path: Path, dovecot: Dovecot
) -> None:
    assert_faultless(stormed(plan, tmp_path, dovecot))


def assert_faultless(toll: Toll) -> None:
    assert toll.kills
    assert toll.faultless, toll
