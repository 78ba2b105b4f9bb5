"""A standing order: a name, one sentence, and a decision."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from leads.changes import Changes
from leads.picture import Arrivals, Picture

Decide = Callable[[Picture, Arrivals, datetime], Changes]


@dataclass(frozen=True, slots=True)
class Automation:
    """One line of the roster.

    Attributes:
        name: Its file's name; the "who" of its History rows.
        purpose: One sentence, printed by `run.py list` and found in the README.
        decide: Pure: (picture, arrivals, now) -> Changes. Running it on its own result changes nothing.
    """

    name: str
    purpose: str
    decide: Decide
