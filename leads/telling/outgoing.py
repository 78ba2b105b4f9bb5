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

HELD_AFTER = timedelta(hours=12)
"""A digest that did not leave for so long is not worth sending: tomorrow's is near."""

MOST_UNASKED = 3
"""So often a letter waits for a Sent folder that cannot be looked into, before it leaves unasked: 21 minutes."""

DIGEST, ACKNOWLEDGEMENT = "digest", "acknowledgement"
"""The kinds of letters there are in the log: the names of their template folders."""

_WITH_CONTENT = frozenset({LetterState.QUEUED, LetterState.WAITING})

_TRIED_AGAIN = frozenset({LetterState.DEFERRED, LetterState.UNASKED, LetterState.AGAIN})

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
        queued: Its newest row that carries content (queued or waiting); None when the log was trimmed.
        first_at: When it was first queued.
    """

    last: LetterEvent
    queued: LetterEvent | None
    first_at: datetime


def standings(log: Iterable[LetterEvent]) -> Mapping[str, Standing]:
    """Message-ID -> where that letter stands."""
    letters: dict[str, list[LetterEvent]] = {}
    for event in log:
        letters.setdefault(event.message_id, []).append(event)
    return {
        message_id: Standing(
            last=rows[-1],
            queued=next((row for row in reversed(rows) if row.state in _WITH_CONTENT), None),
            first_at=rows[0].at,
        )
        for message_id, rows in letters.items()
    }


KEPT_FOR = timedelta(days=90)
"""How long the log tells of a letter that is settled."""

_SETTLED = frozenset({LetterState.SENT, LetterState.EMPTY, LetterState.HELD, LetterState.FAILED})


def done_with(log: Iterable[LetterEvent], now: datetime) -> frozenset[str]:
    """Message-IDs of letters that nobody will ask for again: settled, and long ago.

    Everybody's last digest that left is kept, however old: the next one tells what is news since then.
    """
    log = tuple(log)
    last_digest: dict[str, str] = {}
    for event in log:
        if event.kind == DIGEST and event.state is LetterState.SENT:
            last_digest[event.about.strip().casefold()] = event.message_id
    kept = set(last_digest.values())
    return frozenset(
        message_id
        for message_id, standing in standings(log).items()
        if standing.last.state in _SETTLED
        and now - standing.last.at > KEPT_FOR
        and message_id not in kept
    )


def in_doubt(log: Iterable[LetterEvent], now: datetime) -> tuple[LetterEvent, ...]:
    """Queued long enough ago that whoever queued them has died: they may or may not have left.

    One that was queued by a clock far ahead of ours counts, too: nobody is about to send it.
    """
    return tuple(
        standing.last
        for standing in standings(log).values()
        if standing.last.state is LetterState.QUEUED and abs(now - standing.last.at) >= DOUBT_AFTER
    )


def settled_doubt(
    letter: LetterEvent, log: Iterable[LetterEvent], *, found: bool | None
) -> tuple[LetterState, str]:
    """What becomes of a letter in doubt, and why; `found` is what the Sent folder says, None when it cannot tell.

    An acknowledgement is sent once more, with the same Message-ID: mail programs show it once. A
    digest that the Sent folder does not hold is tried again; where nobody can tell it is held, and
    the next one says it all.
    """
    if found:
        return LetterState.SENT, "found in the Sent folder"
    why = "not in the Sent folder" if found is False else "in doubt after an interruption"
    if letter.kind != ACKNOWLEDGEMENT:
        return (LetterState.HELD if found is None else LetterState.DEFERRED), why
    own = [row for row in log if row.message_id == letter.message_id]
    if any(row.state is LetterState.AGAIN for row in own):
        return LetterState.HELD, f"{why}, and it was sent once more already"
    return LetterState.AGAIN, f"{why}: sent once more"


def due_again(log: Iterable[LetterEvent], now: datetime) -> tuple[LetterEvent, ...]:
    """The next log row of each letter that did not leave and whose wait is over: queued again, or given up.

    A daily digest is not worth sending on a later day: it is held, and the next one says it all.
    """
    rows = (_again(standing, now) for standing in standings(log).values())
    return tuple(row for row in rows if row)


def _again(standing: Standing, now: datetime) -> LetterEvent | None:
    last, queued = standing.last, standing.queued
    is_early = timedelta(0) <= now - last.at < _wait(last.attempt)
    if last.state not in _TRIED_AGAIN or (is_early and last.state is not LetterState.AGAIN):
        return None
    if queued is None or now - standing.first_at > GIVE_UP_AFTER:
        error = f"given up after {GIVE_UP_AFTER // timedelta(hours=1)} hours: {last.error}"
        return replace(last, state=LetterState.FAILED, at=now, error=error)
    if last.kind == DIGEST and now - standing.first_at > HELD_AFTER:
        return replace(last, state=LetterState.HELD, at=now)
    return replace(queued, state=LetterState.QUEUED, at=now, attempt=last.attempt, error="")


def waited(log: Iterable[LetterEvent], now: datetime) -> tuple[LetterEvent, ...]:
    """The letters that waited for quiet hours to end, queued: for whoever knows that they have ended."""
    return tuple(
        replace(standing.last, state=LetterState.QUEUED, at=now, error="")
        for standing in standings(log).values()
        if standing.last.state is LetterState.WAITING
    )


def undelivered(log: Iterable[LetterEvent]) -> tuple[LetterEvent, ...]:
    """The letters that did not leave so far and are tried again."""
    return tuple(
        standing.last for standing in standings(log).values() if standing.last.state in _TRIED_AGAIN
    )


def may_wait_unasked(
    letter: LetterEvent, log: Iterable[LetterEvent], *, is_log_whole: bool
) -> bool:
    """Whether a letter of which the Sent folder cannot be asked waits until it can.

    Not so where the log is known to be whole, unless it waits for that already: it says that the letter did not
    leave. Nor for ever.
    """
    times = sum(
        row.message_id == letter.message_id and row.state is LetterState.UNASKED for row in log
    )
    return times < MOST_UNASKED and (times > 0 or not is_log_whole)


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
