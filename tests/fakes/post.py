"""An outbox and letters in memory: what left is kept in `sent`; faults by method."""

from __future__ import annotations

import json
from collections.abc import Mapping

from leads.model import Letter


class InMemoryOutbox:
    """ports.Outbox without a server.

    Attributes:
        sent: Letters that left, in order.
        has_sent_folder: Whether `was_sent` can tell.
    """

    def __init__(self, *, has_sent_folder: bool = False) -> None:
        self.sent: list[Letter] = []
        self.has_sent_folder = has_sent_folder
        self._faults: list[Exception] = []

    def send(self, letter: Letter) -> None:
        if self._faults:
            raise self._faults.pop(0)
        self.sent.append(letter)

    def was_sent(self, message_id: str) -> bool | None:
        if not self.has_sent_folder:
            return None
        return any(letter.message_id == message_id for letter in self.sent)

    def close(self) -> None: ...

    def fail_next(self, error: Exception) -> None:
        self._faults.append(error)


class PlainLetters:
    """ports.Letters without templates: the data itself is the text."""

    def render(self, kind: str, message_id: str, to: str, data: Mapping[str, object]) -> Letter:
        return Letter(message_id=message_id, to=to, subject=kind, text=json.dumps(dict(data)))
