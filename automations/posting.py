"""The last two steps of a turn: send what the commit queued, and note what became of it.

Mail cannot be transactional. A letter found queued by somebody who died, or whose last byte was
never answered, is in doubt: the Sent folder is asked. Where that cannot tell, an acknowledgement is
sent once more with the same Message-ID; a digest is held, and its content appears in the next one.

A log that lies in a shared file can be taken back by restoring the file. So whoever has just
started or slept, or finds the log shorter than it was, asks the Sent folder also before sending: one
search a letter, a second one for an acknowledgement, and only until a turn has gone by.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import structlog

from automations.house import House
from connectors.errors import (
    DeliveryFailed,
    DeliveryInDoubt,
    LeadsheetError,
    OutboxUnavailable,
)
from connectors.ports import Committed
from leads.changes import Change, Changes
from leads.model import Letter, LetterEvent, LetterState
from leads.picture import Picture
from leads.telling.acknowledgement import ONE_IN, is_acknowledgement
from leads.telling.outgoing import (
    ACKNOWLEDGEMENT,
    SEND_WITHIN,
    in_doubt,
    settled_doubt,
    still_tells,
)
from leads.telling.reply_headers import reply_headers
from leads.telling.undelivered import questions

NOTE_TRIES = 3

log = structlog.get_logger()


def post(
    house: House, picture: Picture, queued: Sequence[LetterEvent], *, ask_first: bool = False
) -> tuple[Picture, list[LetterEvent]]:
    """Send what we `queued` and note it; `picture` is the workbook that holds it.

    With `ask_first` the log may have forgotten letters that left: the Sent folder is asked before each.
    Returns the workbook after noting, and what became of each letter; one that is left in doubt, to be
    looked up later, comes back as queued and is not noted. Never raises: letters that left without
    being noted are looked up by a later turn.
    """
    now = house.clock()
    fates = [_looked_up(house, picture, letter, now) for letter in in_doubt(picture.letters, now)]
    fates += _all_sent(house, picture, queued, ask_first=ask_first)
    if queued:
        house.outbox.close()
    notes = [fate for fate in fates if fate.state is not LetterState.QUEUED]
    return (_noted(house, picture, notes) if notes else picture), fates


def has_doubts(picture: Picture, now: datetime) -> bool:
    """Whether a letter waits for being looked up."""
    return bool(in_doubt(picture.letters, now))


def _all_sent(
    house: House, picture: Picture, queued: Sequence[LetterEvent], *, ask_first: bool
) -> list[LetterEvent]:
    """Send one after the other; when the mail server takes none just now, the others need not knock."""
    fates: list[LetterEvent] = []
    closed = ""
    for letter in queued:
        if closed:
            fates.append(_next(letter, LetterState.DEFERRED, house.clock(), closed))
            continue
        try:
            fates.append(_sent(house, picture, letter, ask_first=ask_first))
        except OutboxUnavailable as error:
            closed = str(error)
            fates.append(_next(letter, LetterState.DEFERRED, house.clock(), closed))
    return fates


def _sent(house: House, picture: Picture, queued: LetterEvent, *, ask_first: bool) -> LetterEvent:
    """Send one letter; what became of it, as its next log row. Raises OutboxUnavailable."""
    if house.clock() - queued.at >= SEND_WITHIN:
        late = "its turn came too late: somebody else may be about to look it up"
        return _next(queued, LetterState.DEFERRED, house.clock(), late)
    if (ask_first or queued.attempt) and (found := _found(house, queued)):
        return found
    try:
        letter = house.letters.render(queued.kind, queued.message_id, queued.to, queued.data)
    except LeadsheetError as error:  # a template that cannot be rendered: a person must mend it
        return _next(queued, LetterState.FAILED, house.clock(), str(error))
    except Exception as error:  # a mistake of ours around one letter must not stop its neighbours
        log.exception("a letter cannot be written", message_id=queued.message_id)
        return _next(queued, LetterState.FAILED, house.clock(), repr(error))
    headed = replace(letter, headers={**letter.headers, **reply_headers(queued.data)})
    return _handed_over(house, picture, queued, headed)


def _found(house: House, queued: LetterEvent) -> LetterEvent | None:
    """What the Sent folder knows of a letter of which the log may have forgotten something; None for nothing.

    Who wrote twice may have had the confirmation of the other mail.
    """
    now = house.clock()
    if house.outbox.was_sent(queued.message_id):
        return _next(queued, LetterState.SENT, now, "found in the Sent folder")
    if queued.kind == ACKNOWLEDGEMENT:
        lately = house.outbox.sent_to(queued.to, now - ONE_IN) or ()
        if any(map(is_acknowledgement, lately)):
            why = "a confirmation to this address was found in the Sent folder"
            return _next(queued, LetterState.EMPTY, now, why)
    return None


def _handed_over(
    house: House, picture: Picture, queued: LetterEvent, letter: Letter
) -> LetterEvent:
    try:
        house.outbox.send(letter)
    except OutboxUnavailable:
        raise
    except DeliveryFailed as error:
        state = LetterState.FAILED if error.permanent else LetterState.DEFERRED
        return _next(queued, state, house.clock(), str(error))
    except DeliveryInDoubt as error:
        return _doubted(house, picture, queued, str(error))
    except Exception as error:  # likewise
        log.exception("a letter may or may not have left", message_id=queued.message_id)
        return _doubted(house, picture, queued, repr(error))
    return _next(queued, LetterState.SENT, house.clock())


def _doubted(house: House, picture: Picture, queued: LetterEvent, error: str) -> LetterEvent:
    """Settle it now where nobody will ever know more; else it stays queued, and is looked up in a while.

    A Sent folder that does not hold it yet may do so in a minute.
    """
    found = house.outbox.was_sent(queued.message_id)
    if found is False:
        return replace(queued, error=error[:500])
    state, why = settled_doubt(queued, picture.letters, found=found)
    return _next(queued, state, house.clock(), why if found else f"{error}; {why}")


def _looked_up(house: House, picture: Picture, letter: LetterEvent, now: datetime) -> LetterEvent:
    """Settle a letter that somebody queued and did not tell of."""
    found = house.outbox.was_sent(letter.message_id)
    state, why = settled_doubt(letter, picture.letters, found=found)
    return _next(letter, state, now, why)


def _next(letter: LetterEvent, state: LetterState, at: datetime, error: str = "") -> LetterEvent:
    return replace(
        letter, state=state, at=at, attempt=letter.attempt + 1, error=error[:500], data={}
    )


def _noted(house: House, picture: Picture, notes: list[LetterEvent]) -> Picture:
    """Append the notes to the log, and a question to Review for each that was given up.

    After another's commit only those that are still news to it.
    """
    for _ in range(NOTE_TRIES):
        asked = questions(notes, house.clock())
        changes = Changes.of(Change(letters=tuple(notes), review=asked))
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
