"""The last two steps of a turn: send what the commit queued, and note what became of it.

Mail cannot be transactional. A letter found queued by somebody who died is in doubt: the Sent
folder is asked; where that cannot tell, a digest is held and its content appears in the next one.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import structlog

from automations.house import House
from connectors.errors import DeliveryFailed, DeliveryInDoubt, LeadsheetError
from connectors.ports import Committed
from leads.changes import Change, Changes
from leads.model import LetterEvent, LetterState
from leads.picture import Picture
from leads.telling.outgoing import in_doubt

NOTE_TRIES = 3

log = structlog.get_logger()


def post(house: House, picture: Picture, landed: Changes) -> tuple[Picture, list[LetterEvent]]:
    """Send and note; `picture` is the workbook after `landed`. Returns it after noting, and the notes."""
    now = house.clock()
    notes = [_looked_up(house, letter, now) for letter in in_doubt(picture.letters, now)]
    fresh = [letter for letter in landed.letters if letter.state is LetterState.QUEUED]
    notes += [_sent(house, letter) for letter in fresh]
    if fresh:
        house.outbox.close()
    return (_noted(house, picture, notes), notes) if notes else (picture, [])


def has_doubts(picture: Picture, now: datetime) -> bool:
    """Whether a letter waits for being looked up."""
    return bool(in_doubt(picture.letters, now))


def _sent(house: House, queued: LetterEvent) -> LetterEvent:
    """Send one letter; what became of it, as its next log row."""
    try:
        letter = house.letters.render(queued.kind, queued.message_id, queued.to, queued.data)
        house.outbox.send(letter)
    except DeliveryInDoubt as error:
        return _next(queued, LetterState.HELD, house.clock(), str(error))
    except DeliveryFailed as error:
        state = LetterState.FAILED if error.permanent else LetterState.DEFERRED
        return _next(queued, state, house.clock(), str(error))
    except LeadsheetError as error:  # a template that cannot be rendered: a person must mend it
        return _next(queued, LetterState.FAILED, house.clock(), str(error))
    return _next(queued, LetterState.SENT, house.clock())


def _looked_up(house: House, letter: LetterEvent, now: datetime) -> LetterEvent:
    """Settle a letter in doubt: sent, surely not sent, or held."""
    match house.outbox.was_sent(letter.message_id):
        case True:
            return _next(letter, LetterState.SENT, now, "found in the Sent folder")
        case False:
            return _next(letter, LetterState.DEFERRED, now, "not in the Sent folder")
        case None:
            return _next(letter, LetterState.HELD, now, "in doubt after an interruption")


def _next(letter: LetterEvent, state: LetterState, at: datetime, error: str = "") -> LetterEvent:
    return replace(
        letter, state=state, at=at, attempt=letter.attempt + 1, error=error[:500], data={}
    )


def _noted(house: House, picture: Picture, notes: list[LetterEvent]) -> Picture:
    """Append the notes to the log. They decide nothing, so another's commit only means: read and append again."""
    changes = Changes.of(Change(letters=tuple(notes)))
    for _ in range(NOTE_TRIES):
        outcome = house.workbook.commit(changes, picture)
        if isinstance(outcome, Committed):
            return replace(picture.after(changes), version=outcome.version)
        log.info("noting again", outcome=type(outcome).__name__)
        picture = replace(house.workbook.read(), workspace=house.workspace)
    log.warning("letters were sent but not noted; they will be looked up later", letters=len(notes))
    return picture
