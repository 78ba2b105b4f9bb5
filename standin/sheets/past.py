"""What was the spreadsheet before? Its last states, for people who undo or restore and for readings that lag."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from standin.sheets.book import Book
from standin.sheets.errors import Json, invalid

MOST_EDITIONS = 100
MOST_ROWS = 1_000_000
"""Of row references in all kept states, about 8 MB; a state shares every row that did not change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One change of the spreadsheet.

    Attributes:
        doing: What a person did; "" for a request of the API.
        moment: Of the change, on the clock of `Past`, seconds.
    """

    before: Book
    after: Book
    doing: str
    moment: float


class Past:
    """The last changes of one spreadsheet, oldest first; the oldest are forgotten."""

    def __init__(self, seconds: Callable[[], float] = time.monotonic) -> None:
        self._seconds = seconds
        self._editions: deque[Edition] = deque()
        self._by_hand: deque[Edition] = deque()
        self._rows = 0

    def keep(self, before: Book, after: Book, doing: str) -> None:
        made = Edition(before=before, after=after, doing=doing, moment=self._seconds())
        self._editions.append(made)
        self._rows += _rows_of(before)
        if doing and doing != "undo":
            self._by_hand.append(made)
        while len(self._editions) > MOST_EDITIONS or self._rows > MOST_ROWS:
            self._forget()

    def _forget(self) -> None:
        gone = self._editions.popleft()
        self._rows -= _rows_of(gone.before)
        if self._by_hand and self._by_hand[0] is gone:
            self._by_hand.popleft()

    def last_by_hand(self) -> Edition:
        """The newest change by a person that was not undone; 400 when there is none."""
        if not self._by_hand:
            raise invalid("There is nothing to undo.")
        return self._by_hand[-1]

    def forget_last_by_hand(self) -> None:
        """It was undone, so that the next undo goes one further back."""
        self._by_hand.pop()

    def at_revision(self, revision: int) -> Book:
        """The spreadsheet as it was at a revision; 400 when it is not kept (any more)."""
        states = [one.before for one in self._editions]
        found = next((book for book in states if book.revision == revision), None)
        if found is None:
            kept = f"{states[0].revision} to {states[-1].revision}" if states else "none"
            raise invalid(f"There is no earlier revision {revision}; kept: {kept}.")
        return found

    def told(self) -> list[Json]:
        """The states that are kept, newest first: revision, what was then done ("": by the API), age in seconds."""
        now = self._seconds()
        return [
            {"revision": one.before.revision, "then": one.doing, "age_s": round(now - one.moment)}
            for one in reversed(self._editions)
        ]

    def seen_late(self, now: Book, lag_s: float) -> Book:
        """The spreadsheet as it was `lag_s` seconds ago, or the oldest state that is kept."""
        seen = now
        for one in reversed(self._editions):
            if one.moment <= self._seconds() - lag_s:
                break
            seen = one.before
        return seen


def _rows_of(book: Book) -> int:
    return sum(len(tab.grid.rows) for tab in book.tabs)
