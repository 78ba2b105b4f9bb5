"""What is to become of the letters in `_outbox`: which are in doubt, which are tried again, and when.

`_outbox` is a log. A letter's state is its newest row's; its content stands on its newest queued row.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from leads.model import LetterEvent, LetterState

SEND_WITHIN = timedelta(minutes=2)
"""A letter queued longer ago is not begun to be sent by who queued it: it is deferred and queued anew."""

DOUBT_AFTER = timedelta(minutes=15)
"""A queued letter younger than this may be in another worker's hands at this moment: begun within
`SEND_WITHIN`, sent to a mail server that lets us wait at every step, by a clock some minutes off."""

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


def still_tells(note: LetterEvent, log: Iterable[LetterEvent]) -> bool:
    """Whether a note on a letter's sending or looking up is still news to the log.

    That a letter left always is. All else is void once somebody else has looked the letter up or
    queued it again: it would make a letter that left meanwhile look as if it had not.
    """
    if note.state is LetterState.SENT:
        return True
    known = standings(log).get(note.message_id)
    return known is None or (
        known.last.state is LetterState.QUEUED and known.last.attempt + 1 == note.attempt
    )


def found_queued(
    log: Iterable[LetterEvent], unheard: Collection[LetterEvent]
) -> tuple[LetterEvent, ...]:
    """Of our own letters whose commit we never heard of, those the log holds: they landed, and nobody sent them.

    A log row is known by its letter and the instant at which it was queued.
    """
    ours = {(letter.message_id, letter.at): letter for letter in unheard}
    last = (standing.last for standing in standings(log).values())
    return tuple(
        ours[row.message_id, row.at]
        for row in last
        if row.state is LetterState.QUEUED and (row.message_id, row.at) in ours
    )


def _wait(attempt: int) -> timedelta:
    return _WAITS[min(max(attempt, 1), len(_WAITS)) - 1]
