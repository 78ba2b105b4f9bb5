"""A clock that can be set forward: it runs on from wherever it was put."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


def _real_time() -> datetime:
    return datetime.now(UTC)


class SettableClock:
    """Call it for the time (UTC). Safe to use from several threads."""

    def __init__(self, start: datetime, real_time: Callable[[], datetime] = _real_time) -> None:
        self._real_time = real_time
        self._lock = threading.Lock()
        self._ahead = timedelta(0)
        self.set(start)

    def __call__(self) -> datetime:
        with self._lock:
            return self._real_time() + self._ahead

    def set(self, moment: datetime) -> None:
        """From now on it is `moment`, and the clock runs on from there."""
        with self._lock:
            self._ahead = moment.astimezone(UTC) - self._real_time()
