"""What each sign of a text counts for one side against another, in log-odds: the learnt models' weights."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import sqrt
from typing import Any

_BETWEEN = "|"


@dataclass(frozen=True, slots=True)
class Model:
    """Weights of signs, fitted by logistic regression; above 0 for the one side, below for the other."""

    bias: float
    weights: Mapping[str, float]

    def odds(self, signs: Collection[str]) -> float:
        """The log-odds that a text with these signs tells: what they come to, set against their number."""
        told = sum(self.weights.get(sign, 0.0) for sign in signs)
        return self.bias + told / sqrt(len(signs)) if signs else 0.0


def model_from(told: Mapping[str, Any]) -> Model:
    """The model that `as_table` has told."""
    weights = {
        sign: float(weight)
        for weight, signs in told["weights"].items()
        for sign in signs.split(_BETWEEN)
    }
    return Model(bias=told["bias"], weights=weights)


def as_table(model: Model) -> dict[str, Any]:
    """The model as a file holds it: under each weight, signs one after another."""
    alike: dict[float, list[str]] = {}
    for sign, weight in sorted(model.weights.items()):
        alike.setdefault(weight, []).append(sign)
    weights = {str(weight): _BETWEEN.join(alike[weight]) for weight in sorted(alike)}
    return {"bias": model.bias, "weights": weights}
