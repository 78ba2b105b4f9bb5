"""Pairs in, weights out: logistic regression by Newton's method, exact and the same every time.

The pairs are few patterns of levels, however many contacts they come from, and the terms a few
hundred, so plain Python does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from leads.recognising.comparing import Comparison
from leads.recognising.scoring import Model, probability, terms

_PULL = 1.0
"""How strongly weights are drawn towards 0: a term seen in a handful of pairs stays small."""

_MOST_STEPS = 30
_CLOSE = 1e-4
_LEAST = 0.05  # what weighs less changes no odds by more than a twentieth


class Judged(NamedTuple):
    """How many pairs of a kind turned out to be two people, and how many one."""

    two: float = 0
    one: float = 0


def fit(
    pairs: Mapping[Comparison, Judged], pull: float = _PULL, toward: Model | None = None
) -> Model:
    """Weights under which the predicted share of same pairs is nearest to the observed.

    With a model to pull `toward`, a few pairs move its weights a little, and terms they do not show
    not at all.
    """
    names = ["", *sorted({term.name for comparison in pairs for term in terms(comparison)})]
    number = {name: i for i, name in enumerate(names)}
    rows = [
        ([0, *(number[term.name] for term in terms(comparison))], judged)
        for comparison, judged in pairs.items()
    ]
    known = toward.weights if toward else {}
    home = [toward.bias if toward else 0.0, *(known.get(name, 0.0) for name in names[1:])]
    weights = list(home)
    for _ in range(_MOST_STEPS):
        step = _newton_step(rows, weights, pull, home, is_free=toward is None)
        largest = max(map(abs, step))
        shorter = min(1.0, 4.0 / largest) if largest else 1.0  # far from the goal it overshoots
        weights = [weight + shorter * by for weight, by in zip(weights, step, strict=True)]
        if largest < _CLOSE:
            break
    kept = {name: round(w, 2) for name, w in zip(names[1:], weights[1:], strict=True)}
    return Model(
        round(weights[0], 2),
        {**known, **{n: w for n, w in kept.items() if abs(w) >= _LEAST or n in known}},
    )


def _newton_step(
    rows: Iterable[tuple[list[int], Judged]],
    weights: list[float],
    pull: float,
    home: list[float],
    *,
    is_free: bool,
) -> list[float]:
    size = len(weights)
    slope = [pull * (to - weight) for to, weight in zip(home, weights, strict=True)]
    if is_free:
        slope[0] = 0.0  # the bias of a first fit is not pulled
    curve = [[0.0] * (i + 1) for i in range(size)]
    for i in range(size):
        curve[i][i] = pull if i or not is_free else 1e-6
    for terms_of_row, (two, one) in rows:
        expected = probability(sum(weights[i] for i in terms_of_row))
        miss = one - (one + two) * expected
        steep = (one + two) * expected * (1 - expected)
        for i in terms_of_row:
            slope[i] += miss
            line = curve[i]
            for j in terms_of_row:
                if j <= i:
                    line[j] += steep
    return _solved(curve, slope)


def _solved(lower: list[list[float]], right: list[float]) -> list[float]:
    """X of A x = b for a symmetric positive A, given by its lower half (Cholesky); A is used up."""
    for i, line in enumerate(lower):
        for j in range(i):
            other = lower[j]
            line[j] = (line[j] - sum(map(float.__mul__, line[:j], other))) / other[j]
        line[i] = max(line[i] - sum(map(float.__mul__, line[:i], line[:i])), 1e-12) ** 0.5
    forward: list[float] = []
    for i, line in enumerate(lower):
        forward.append((right[i] - sum(map(float.__mul__, line[:i], forward))) / line[i])
    solution = forward
    for i in range(len(lower) - 1, -1, -1):
        solution[i] /= lower[i][i]
        for j in range(i):
            solution[j] -= lower[i][j] * solution[i]
    return solution
