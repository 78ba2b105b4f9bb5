"""Counts in words."""

from __future__ import annotations

from collections.abc import Iterable


def counted(counts: Iterable[tuple[int, str, str]]) -> str:
    """What is not zero, each with its word for one and for many: `2 new leads, 1 letter sent`; "" where all is."""
    said = (number(count, one, many) for count, one, many in counts if count)
    return ", ".join(said)


def number(count: int, one: str, many: str) -> str:
    """The count with its word: `1 mail`, `2 mails`."""
    return f"{count} {one if count == 1 else many}"
