"""A word for how two things compare."""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """Levels are looked up some fifty times for each candidate: they hash as the text they are.

    An enumeration's own hash is computed in Python, every time.
    """

    __hash__ = str.__hash__
