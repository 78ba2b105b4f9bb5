"""A tab that only ever grows (History, `_outbox`): a later reading asks for its new rows alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from connectors.workbook.cells import Json
from connectors.workbook.places import Row, TabPlace, is_blank

T = TypeVar("T")

Understand = Callable[[TabPlace, Row, ZoneInfo], T | None]
"""What a row means; None when it means nothing."""


class GrowingLog(Generic[T]):
    """What is remembered of one tab between readings. Losing it costs one full reading."""

    def __init__(self, understand: Understand[T]) -> None:
        self._understand = understand
        self.forget()

    def forget(self) -> None:
        self.version = 0
        self.rows: list[Row] = []
        self._told: list[T] = []
        self._place: TabPlace | None = None
        self._zone: ZoneInfo | None = None
        self._read_up_to = 0

    def ranges(self, sheet_id: int) -> list[Json]:
        """The grid ranges to ask for: all, or the headings and whatever follows the last known row."""
        if len(self.rows) < 2 or self._place is None or self._place.sheet_id != sheet_id:
            return [{"sheetId": sheet_id}]
        return [
            {"sheetId": sheet_id, "startRowIndex": 0, "endRowIndex": self._place.header + 1},
            {"sheetId": sheet_id, "startRowIndex": len(self.rows) - 1},
        ]

    def continues(self, version: int, answers: Sequence[Sequence[Row]]) -> bool:
        """Take the answers to `ranges`; False when they do not continue what is known: read it all again."""
        if len(answers) == 1:
            self.rows, self._place = list(answers[0]), None
        else:
            head, tail = answers
            known = self.rows[: len(head)]
            if version < self.version or list(head) != known or list(tail[:1]) != self.rows[-1:]:
                return False
            # Never in place: a picture of before may still be compared with it.
            self.rows = [*self.rows, *tail[1:]] if tail[1:] else self.rows
        self.version = version
        return True

    def told(self, place: TabPlace, zone: ZoneInfo) -> tuple[T, ...]:
        """What all rows mean, oldest first."""
        place = replace(place, used_rows=0, grid_rows=None)  # these change with every row
        if place != self._place or zone != self._zone:
            self._told, self._place, self._zone = [], place, zone
            self._read_up_to = place.header + 1
        fresh = [row for row in self.rows[self._read_up_to :] if not is_blank(row)]
        meant = (self._understand(place, row, zone) for row in fresh)
        self._told += [one for one in meant if one is not None]
        self._read_up_to = len(self.rows)
        return tuple(self._told)
