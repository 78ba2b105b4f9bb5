"""Counts in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol


class Filed(Protocol):
    """What one turn, or many, have done in the workbook."""

    @property
    def leads(self) -> int: ...
    @property
    def touches(self) -> int: ...
    @property
    def screened(self) -> int: ...
    @property
    def completed(self) -> int: ...
    @property
    def decided(self) -> int: ...


def filed(done: Filed) -> tuple[tuple[int, str, str], ...]:
    """What became of what arrived, was typed and was decided; for `counted`."""
    return (
        (done.leads, "new lead", "new leads"),
        (done.touches, "wrote again", "wrote again"),
        (done.screened, "screened", "screened"),
        (done.completed, "typed row completed", "typed rows completed"),
        (done.decided, "question in Review settled", "questions in Review settled"),
    )


def counted(counts: Iterable[tuple[int, str, str]]) -> str:
    """What is not zero, each with its word for one and for many: `2 new leads, 1 letter sent`; "" where all is."""
    said = (number(count, one, many) for count, one, many in counts if count)
    return ", ".join(said)


def number(count: int, one: str, many: str) -> str:
    """The count with its word: `1 mail`, `2 mails`."""
    return f"{count} {one if count == 1 else many}"
