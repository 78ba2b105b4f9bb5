"""The shared spreadsheet as a hostile server shows it: replies get lost, requests land late, readings are old."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from connectors.workbook.session import NO_ANSWER, Answer
from tests.simulation.book import Book, Json
from tests.simulation.sheets_api import Refusal, answered, decoded, updated

MOST_PAST = 80


class Fate(StrEnum):
    """What becomes of one request to the spreadsheet."""

    FINE = "fine"
    LOST = "done, but the reply is lost"
    GARBLED = "done, but the reply cannot be read"
    BUSY = "503, not done"
    QUOTA = "429, not done"
    LATE = "no reply, and done much later"
    STALE = "an old reading"


@dataclass(slots=True)
class Sheet:
    """The server's side of the spreadsheet.

    Attributes:
        past: (when it became so, book), oldest first.
        late: (when it is applied, body) of requests that Google still works on.
        fates: Of the coming writes; `reading_fates` of the coming readings.
        lag: How old a stale reading is, and how late a late request is applied.
        oldest: Stale readings show nothing older than this.
        applied: Called with the book after each request that changed it.
    """

    book: Book
    clock: Callable[[], datetime]
    applied: Callable[[Book], None] = lambda _book: None
    is_down: Callable[[], bool] = lambda: False
    past: deque[tuple[datetime, Book]] = field(default_factory=lambda: deque(maxlen=MOST_PAST))
    late: list[tuple[datetime, bytes]] = field(default_factory=list)
    fates: list[Fate] = field(default_factory=list)
    reading_fates: list[Fate] = field(default_factory=list)
    lag: timedelta = timedelta(seconds=90)
    oldest: datetime | None = None
    writes: int = 0
    landed: int = 0

    def __post_init__(self) -> None:
        self.past.append((self.clock(), self.book))

    def becomes(self, book: Book) -> None:
        """From now on it is this: by a request, or by somebody's hand."""
        self.book = book
        self.past.append((self.clock(), book))

    def ask(self, method: str, tail: str, body: bytes | None) -> Answer:
        """One request over a line that may break."""
        self.settle()
        is_write = tail == ":batchUpdate"
        fates = self.fates if is_write else self.reading_fates
        fate = fates.pop(0) if fates else Fate.FINE
        self.writes += is_write
        if self.is_down():
            fate = Fate.BUSY if fate is Fate.BUSY else Fate.QUOTA if fate is Fate.QUOTA else None  # type: ignore[assignment]
        match fate:
            case None:
                return Answer(status=NO_ANSWER, message="nothing answers")
            case Fate.BUSY:
                return Answer(status=503, message="The service is currently unavailable.")
            case Fate.QUOTA:
                return Answer(status=429, message="Quota exceeded", retry_after_s=20.0)
            case Fate.LATE if is_write and body is not None:
                self.late.append((self.clock() + self.lag, body))
                return Answer(status=NO_ANSWER, message="timeout")
        answer = self._written(body) if is_write else self._read(tail, body, fate)
        if fate in {Fate.LOST, Fate.GARBLED, Fate.LATE}:
            return Answer(status=NO_ANSWER, message="the reply was lost")
        return answer

    def settle(self) -> None:
        """Apply what was late and is due by now."""
        due = [one for one in self.late if one[0] <= self.clock()]
        for one in sorted(due, key=lambda late: late[0]):
            self.late.remove(one)
            self._written(one[1])

    def as_of(self, moment: datetime) -> Book:
        """The book as it was then, or the oldest that is remembered."""
        seen = self.past[0][1]
        for since, book in self.past:
            if since > moment:
                break
            seen = book
        return seen

    def _read(self, tail: str, body: bytes | None, fate: Fate) -> Answer:
        book = self.book
        if fate is Fate.STALE:
            asked_for = self.clock() - self.lag
            book = self.as_of(max(asked_for, self.oldest) if self.oldest else asked_for)
        try:
            return Answer(status=200, body=answered(book, tail, decoded(body)))
        except Refusal as refusal:
            return Answer(status=400, message=str(refusal))

    def _written(self, body: bytes | None) -> Answer:
        asked: Json = decoded(body)
        try:
            self.becomes(updated(self.book, asked))
        except Refusal as refusal:
            return Answer(status=400, message=str(refusal))
        self.landed += 1
        self.applied(self.book)
        return Answer(status=200, body={})
