"""Google's quota, kept on our side: waits are spread out, so that a refusal (429) hardly ever comes.

60 reads and 60 writes a minute are allowed to one account; we take less, because other programs may
use the same one. A bucket lets a burst through at once and then a request a second or so.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

PER_MINUTE = 40
BURST = 15
"""What may be asked at once. Together with the refill no minute sees more than 55."""

WORTH_TELLING_S = 1.0


class Bucket:
    """Tokens for one kind of request. Full at first; one more every 60 / `per_minute` seconds.

    A clock that is set back, or far ahead, never makes anybody wait longer than for one token.
    """

    def __init__(
        self,
        clock: Callable[[], datetime],
        sleep: Callable[[float], None],
        *,
        kind: str,
        per_minute: int = PER_MINUTE,
        burst: int = BURST,
    ) -> None:
        self._clock, self._sleep, self._kind = clock, sleep, kind
        self._every = timedelta(minutes=1) / per_minute
        self._burst = burst
        self._tokens = float(burst)
        self._at = clock()

    def take(self) -> None:
        """Wait for a token, if need be, and take it."""
        self._refill()
        if self._tokens < 1:
            wait_s = (1 - self._tokens) * self._every.total_seconds()
            if wait_s >= WORTH_TELLING_S:
                _say("waiting for quota", kind=self._kind, seconds=round(wait_s, 1))
            self._sleep(wait_s)
            self._tokens, self._at = 1.0, self._clock()
        self._tokens -= 1

    def _refill(self) -> None:
        now = self._clock()
        passed = max(now - self._at, timedelta(0))
        self._tokens = min(self._tokens + passed / self._every, self._burst)
        self._at = now


def _say(what: str, **more: object) -> None:
    import structlog  # with all that it loads: not before the first request has gone out

    structlog.get_logger().info(what, **more)
