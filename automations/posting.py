"""The last two steps of a turn: send what the commit queued, and note what became of it.

Mail cannot be transactional. A letter found queued by somebody who died is in doubt: the Sent
folder is asked; where that cannot tell, a digest is held and its content appears in the next one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import structlog

from automations.house import House
from connectors.errors import DeliveryFailed, DeliveryInDoubt, LeadsheetError
from connectors.ports import Committed
from leads.changes import Change, Changes
from leads.model import Letter, LetterEvent, LetterState
from leads.picture import Picture
from leads.telling.outgoing import SEND_WITHIN, in_doubt, still_tells

NOTE_TRIES = 3

log = structlog.get_logger()


def post(
    house: House, picture: Picture, queued: Sequence[LetterEvent]
) -> tuple[Picture, list[LetterEvent]]:
    """Send what we `queued` and note it; `picture` is the workbook that holds it.

    Returns the workbook after noting, and the notes. Never raises: letters that left without being
    noted are looked up by a later turn.
    """
    now = house.clock()
    notes = [_looked_up(house, letter, now) for letter in in_doubt(picture.letters, now)]
    notes += [_sent(house, letter) for letter in queued]
    if queued:
        house.outbox.close()
    return (_noted(house, picture, notes), notes) if notes else (picture, [])


def has_doubts(picture: Picture, now: datetime) -> bool:
    """Whether a letter waits for being looked up."""
    return bool(in_doubt(picture.letters, now))


def _sent(house: House, queued: LetterEvent) -> LetterEvent:
    """Send one letter; what became of it, as its next log row."""
    if house.clock() - queued.at >= SEND_WITHIN:
        late = "its turn came too late: somebody else may be about to look it up"
        return _next(queued, LetterState.DEFERRED, house.clock(), late)
    try:
        letter = house.letters.render(queued.kind, queued.message_id, queued.to, queued.data)
    except LeadsheetError as error:  # a template that cannot be rendered: a person must mend it
        return _next(queued, LetterState.FAILED, house.clock(), str(error))
    except Exception as error:  # a mistake of ours around one letter must not stop its neighbours
        log.exception("a letter cannot be written", message_id=queued.message_id)
        return _next(queued, LetterState.FAILED, house.clock(), repr(error))
    return _handed_over(house, queued, letter)


def _handed_over(house: House, queued: LetterEvent, letter: Letter) -> LetterEvent:
    try:
        house.outbox.send(letter)
    except DeliveryFailed as error:
        state = LetterState.FAILED if error.permanent else LetterState.DEFERRED
        return _next(queued, state, house.clock(), str(error))
    except DeliveryInDoubt as error:
        return _next(queued, LetterState.HELD, house.clock(), str(error))
    except Exception as error:  # likewise
        log.exception("a letter may or may not have left", message_id=queued.message_id)
        return _next(queued, LetterState.HELD, house.clock(), repr(error))
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
    """Append the notes to the log; after another's commit those that are still news to it."""
    for _ in range(NOTE_TRIES):
        changes = Changes.of(Change(letters=tuple(notes)))
        outcome = house.workbook.commit(changes, picture)
        if isinstance(outcome, Committed):
            return replace(picture.after(changes), version=outcome.version)
        log.info("noting again", outcome=type(outcome).__name__)
        try:
            picture = replace(house.workbook.read(), workspace=house.workspace)
        except LeadsheetError as error:
            log.warning("the workbook cannot be read to note letters", why=str(error))
            break
        notes = [note for note in notes if still_tells(note, picture.letters)]
        if not notes:
            return picture
    log.warning("letters were sent but not noted; they will be looked up later", letters=len(notes))
    return picture
