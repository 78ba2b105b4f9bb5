"""An outbox and letters in memory: what left is kept in `sent`; faults by method."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime

from connectors.errors import SourceUnavailable
from leads.model import Letter


class InMemoryOutbox:
    """ports.Outbox without a server.

    Attributes:
        sent: Letters that left, in order.
        has_sent_folder: Whether `was_sent` and `sent_to` can tell.
        sent_folder_down: Whether they cannot just now.
        questions: How often they were asked.
    """

    def __init__(
        self, *, has_sent_folder: bool = False, clock: Callable[[], datetime] | None = None
    ) -> None:
        """Without a `clock` all has just left, always."""
        self.sent: list[Letter] = []
        self._clock = clock
        self._left: list[tuple[datetime | None, Letter]] = []
        self.has_sent_folder = has_sent_folder
        self.sent_folder_down = False
        self.questions = 0
        self._faults: list[Exception] = []

    def send(self, letter: Letter) -> None:
        if self._faults:
            raise self._faults.pop(0)
        self.sent.append(letter)
        self._left.append((self._clock() if self._clock else None, letter))

    def was_sent(self, message_id: str) -> bool | None:
        if not self._looks_into_sent():
            return None
        return any(letter.message_id == message_id for letter in self.sent)

    def sent_to(self, address: str, since: datetime) -> tuple[str, ...] | None:
        if not self._looks_into_sent():
            return None
        return tuple(
            letter.message_id
            for at, letter in self._left
            if letter.to.casefold() == address.casefold() and (at is None or at >= since)
        )

    def _looks_into_sent(self) -> bool:
        self.questions += self.has_sent_folder
        if self.has_sent_folder and self.sent_folder_down:
            raise SourceUnavailable("mailbox sales: the server is down")
        return self.has_sent_folder

    def close(self) -> None: ...

    def fail_next(self, error: Exception) -> None:
        self._faults.append(error)


class PlainLetters:
    """ports.Letters without templates: the data itself is the text."""

    def render(self, kind: str, message_id: str, to: str, data: Mapping[str, object]) -> Letter:
        return Letter(message_id=message_id, to=to, subject=kind, text=json.dumps(dict(data)))
