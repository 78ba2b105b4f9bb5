"""When are workers done? Once two turns running found nothing to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

STEP = timedelta(minutes=6)
"""Between two such turns: past stale readings, late requests and most waits."""

_SETTLED = 2
_MOST_TURNS = 60


def comes_to_rest(take_turn: Callable[[], bool], settled: int = _SETTLED) -> bool:
    """Take turns, each of which says whether it was idle, until so many running were; False when they never are."""
    idle = 0
    for _ in range(_MOST_TURNS):
        idle = idle + 1 if take_turn() else 0
        if idle == settled:
            return True
    return False
