"""The weights that a workbook has learnt from its people's decisions: one cell of `_system`, versioned."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from leads.recognising.scoring import Model, shipped

WEIGHTS = "weights"
"""`_system` key: what was learnt, as JSON; blank while nothing was."""

MOST = 45_000
"""Characters it may have: it is one cell, which holds 50,000."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Learnt:
    """Weights of a workbook's own.

    Attributes:
        version: Counts up with every learning and forgetting.
        decisions: How many decisions had been made when they were fitted.
        model: None when what was learnt was forgotten: those that ship are in force.
    """

    version: int = 0
    decisions: int = 0
    at: str = ""
    model: Model | None = None

    def to_json(self) -> str:
        """One cell's text."""
        told: dict[str, object] = {
            "version": self.version,
            "decisions": self.decisions,
            "at": self.at,
        }
        if self.model is not None:
            told["bias"] = self.model.bias
            told["weights"] = self.model.weights
        return json.dumps(told, separators=(",", ":"), ensure_ascii=False)


@lru_cache(maxsize=4)
def learnt_of(text: str) -> Learnt:
    """What `to_json` gave; nothing learnt where a person spoilt the cell.

    What could not be compared yet when it was learnt weighs what it ships with.
    """
    try:
        told = json.loads(text or "{}")
        weights = told.get("weights")
        model = (
            Model(
                float(told["bias"]),
                {**shipped().weights, **{str(k): float(w) for k, w in weights.items()}},
            )
            if weights is not None
            else None
        )
        return Learnt(
            version=int(told.get("version", 0)),
            decisions=int(told.get("decisions", 0)),
            at=str(told.get("at", "")),
            model=model,
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return Learnt()


def model_of(memory: Mapping[str, str]) -> Model:
    """The weights in force."""
    return learnt_of(memory.get(WEIGHTS, "")).model or shipped()
