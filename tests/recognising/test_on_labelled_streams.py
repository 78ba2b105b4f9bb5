"""On streams whose truth is known, hardly anybody is merged wrongly and hardly a repeat is missed."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.recognising_invented import invented
from benchmarks.recognising_scores import scores
from benchmarks.recognising_streams import read_stream

DATA = Path(__file__).parents[2] / ".." / "shared" / "data" / "matching"
LEADS = 6_000
"""Of each stream; `benchmarks/recognising_scores.py` judges the whole of them, with like figures."""


@pytest.mark.slow
@pytest.mark.parametrize("name", ["dev1.jsonl", "dev2.jsonl"])
def test_certain_decisions_are_right_and_repeats_are_found(name: str) -> None:
    if not (DATA / name).exists():
        pytest.skip("the labelled streams are not beside this checkout")

    counted = scores(read_stream(DATA / name)[:LEADS])

    assert counted["wrong"] == 0
    assert counted["merged"] >= 0.80 * counted["repeats"]
    assert counted["found"] >= 0.995 * counted["repeats"]
    assert counted["review"] <= 0.10 * counted["leads"]


@pytest.mark.slow
def test_families_colleagues_namesakes_and_agencies_are_not_merged() -> None:
    counted = scores(invented(seed=99, people=900))

    assert counted["wrong"] == 0
    assert counted["merged"] >= 0.70 * counted["repeats"]
    assert counted["found"] >= 0.98 * counted["repeats"]
