"""What is to become of the letters in `_outbox`: which are in doubt, which are tried again, and when.

`_outbox` is a log. A letter's state is its newest row's; its content stands on its newest queued row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from leads.model import LetterEvent, LetterState

DOUBT_AFTER = timedelta(minutes=5)
"""A queued letter younger than this may be in another worker's hands at this moment."""

GIVE_UP_AFTER = timedelta(hours=48)
"""How long a letter that surely did not leave is tried again; what mail servers themselves allow."""

_WAITS = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=15),
    timedelta(hours=1),
    timedelta(hours=4),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One letter as the log leaves it.

    Attributes:
        last: Its newest row.
        queued: Its newest row that carries content; None when the log was trimmed.
        first_at: When it was first queued.
    """

    last: LetterEvent
    queued: LetterEvent | None
    first_at: datetime


def standings(log: Iterable[LetterEvent]) -> Mapping[str, Standing]:
    """Message-ID -> where that letter stands."""
    letters: dict[str, Standing] = {}
    for event in log:
        before = letters.get(event.message_id)
        queued = event if event.state is LetterState.QUEUED else before and before.queued
        letters[event.message_id] = Standing(
            last=event, queued=queued or None, first_at=before.first_at if before else event.at
        )
    return letters


def in_doubt(log: Iterable[LetterEvent], now: datetime) -> tuple[LetterEvent, ...]:
    """Queued long enough ago that whoever queued them has died: they may or may not have left."""
    return tuple(
        standing.last
        for standing in standings(log).values()
        if standing.last.state is LetterState.QUEUED and now - standing.last.at >= DOUBT_AFTER
    )


def due_again(log: Iterable[LetterEvent], now: datetime) -> tuple[LetterEvent, ...]:
    """The next log row of each deferred letter whose wait is over: queued again, or failed for good.

    A daily digest is not worth sending on a later day: it is held, and the next one says it all.
    """
    rows = []
    for standing in standings(log).values():
        last, queued = standing.last, standing.queued
        if last.state is not LetterState.DEFERRED or now - last.at < _wait(last.attempt):
            continue
        if queued is None or now - standing.first_at > GIVE_UP_AFTER:
            rows.append(replace(last, state=LetterState.FAILED, at=now))
        elif last.kind == "digest" and now - standing.first_at > timedelta(hours=12):
            rows.append(replace(last, state=LetterState.HELD, at=now))
        else:
            rows.append(replace(queued, at=now, attempt=last.attempt, error=""))
    return tuple(rows)


def _wait(attempt: int) -> timedelta:
    return _WAITS[min(max(attempt, 1), len(_WAITS)) - 1]
