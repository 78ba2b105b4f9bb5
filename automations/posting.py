"""The last two steps of a turn: send what the commit queued, and note what became of it.

Mail cannot be transactional. A letter found queued by somebody who died, or whose last byte was
never answered, is in doubt: the Sent folder is asked. Where that cannot tell, an acknowledgement is
sent once more with the same Message-ID; a digest is held, and its content appears in the next one.

A log that lies in a shared file can be taken back by restoring the file. So whoever has just
started or slept, or finds the log shorter than it was, asks the Sent folder also before sending: one
search a letter, a second one for an acknowledgement, and only until a turn has gone by.

Where the Sent folder cannot be looked into just then, the letter waits. Of a log that was taken back nobody knows
whether it left: it stays in doubt, and is looked up until the folder tells, or for half a day. Where nothing shows
that, it is tried again like one that could not leave, and at the fourth try it goes unasked: an outage alone must
not keep letters from leaving.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum
from typing import TypeVar

import structlog

from automations.house import House
from connectors.errors import (
    DeliveryFailed,
    DeliveryInDoubt,
    LeadsheetError,
    OutboxUnavailable,
    SourceUnavailable,
)
from connectors.ports import Committed, Outbox
from leads.changes import Change, Changes
from leads.model import Letter, LetterEvent, LetterState
from leads.picture import Picture
from leads.telling.acknowledgement import ONE_IN, is_acknowledgement
from leads.telling.outgoing import (
    ACKNOWLEDGEMENT,
    HELD_AFTER,
    SEND_WITHIN,
    in_doubt,
    may_wait_unasked,
    settled_doubt,
    still_tells,
)
from leads.telling.reply_headers import reply_headers
from leads.telling.undelivered import questions

T = TypeVar("T")

NOTE_TRIES = 3

log = structlog.get_logger()


class Log(Enum):
    """What is known of the log of letters."""

    WHOLE = "it tells of every letter that left"
    UNKNOWN = "whether it was taken back meanwhile, who has just started or was away cannot tell"
    TAKEN_BACK = "it has forgotten rows"


@dataclass(slots=True)
class _SentFolder:
    """As one turn asks it: after it could not be looked into it is not knocked at again."""

    outbox: Outbox
    away: SourceUnavailable | None = None

    def holds(self, message_id: str) -> bool | None:
        """See Outbox.was_sent. Raises SourceUnavailable."""
        return self._asked(lambda: self.outbox.was_sent(message_id))

    def ids_to(self, address: str, since: datetime) -> tuple[str, ...] | None:
        """See Outbox.sent_to. Raises SourceUnavailable."""
        return self._asked(lambda: self.outbox.sent_to(address, since))

    def _asked(self, question: Callable[[], T]) -> T:
        if self.away is not None:
            raise self.away
        try:
            return question()
        except SourceUnavailable as error:
            self.away = error
            raise


def post(
    house: House, picture: Picture, queued: Sequence[LetterEvent], *, log_is: Log = Log.WHOLE
) -> tuple[Picture, list[LetterEvent]]:
    """Send what we `queued` and note it; `picture` is the workbook that holds it.

    Where the log may have forgotten letters that left, the Sent folder is asked before each.
    Returns the workbook after noting, and what became of each letter; one that is left in doubt, to be
    looked up later, comes back as queued and is not noted. Never raises: letters that left without
    being noted are looked up by a later turn.
    """
    now, sent = house.clock(), _SentFolder(house.outbox)
    fates = [_looked_up(sent, picture, letter, now) for letter in in_doubt(picture.letters, now)]
    fates += _all_sent(_Sending(house, picture, sent, log_is), queued)
    if queued:
        house.outbox.close()
    notes = [fate for fate in fates if fate.state is not LetterState.QUEUED]
    return (_noted(house, picture, notes) if notes else picture), fates


def has_doubts(picture: Picture, now: datetime) -> bool:
    """Whether a letter waits for being looked up."""
    return bool(in_doubt(picture.letters, now))


@dataclass(frozen=True, slots=True)
class _Sending:
    """What sending a turn's letters needs.

    Attributes:
        picture: The workbook that holds them as queued.
    """

    house: House
    picture: Picture
    sent_folder: _SentFolder
    log_is: Log


def _all_sent(sending: _Sending, queued: Sequence[LetterEvent]) -> list[LetterEvent]:
    """Send one after the other; when the mail server takes none just now, the others need not knock."""
    fates: list[LetterEvent] = []
    closed = ""
    for letter in queued:
        now = sending.house.clock()
        if closed:
            fates.append(_next(letter, LetterState.DEFERRED, now, closed))
            continue
        try:
            fates.append(_sent(sending, letter))
        except OutboxUnavailable as error:
            closed = str(error)
            fates.append(_next(letter, LetterState.DEFERRED, now, closed))
    return fates


def _sent(sending: _Sending, queued: LetterEvent) -> LetterEvent:
    """Send one letter; what became of it, as its next log row. Raises OutboxUnavailable."""
    house = sending.house
    if house.clock() - queued.at >= SEND_WITHIN:
        late = "its turn came too late: somebody else may be about to look it up"
        return _next(queued, LetterState.DEFERRED, house.clock(), late)
    if known := _known_before(sending, queued):
        return known
    try:
        letter = house.letters.render(queued.kind, queued.message_id, queued.to, queued.data)
    except LeadsheetError as error:  # a template that cannot be rendered: a person must mend it
        return _next(queued, LetterState.FAILED, house.clock(), str(error))
    except Exception as error:  # a mistake of ours around one letter must not stop its neighbours
        log.exception("a letter cannot be written", message_id=queued.message_id)
        return _next(queued, LetterState.FAILED, house.clock(), repr(error))
    headed = replace(letter, headers={**letter.headers, **reply_headers(queued.data)})
    return _handed_over(sending, queued, headed)


def _known_before(sending: _Sending, queued: LetterEvent) -> LetterEvent | None:
    """What becomes of a letter that may have left before; None where it is to be sent."""
    if sending.log_is is Log.WHOLE and not queued.attempt:
        return None
    now = sending.house.clock()
    try:
        return _found(sending.sent_folder, queued, now)
    except SourceUnavailable as error:
        if sending.log_is is Log.TAKEN_BACK:
            return replace(queued, error=str(error)[:500])
        is_whole = sending.log_is is Log.WHOLE
        if may_wait_unasked(queued, sending.picture.letters, is_log_whole=is_whole):
            return _next(queued, LetterState.UNASKED, now, str(error))
        return None


def _found(sent_folder: _SentFolder, queued: LetterEvent, now: datetime) -> LetterEvent | None:
    """What the Sent folder knows of a letter of which the log may have forgotten something; None for nothing.

    Who wrote twice may have had the confirmation of the other mail. Raises SourceUnavailable.
    """
    if sent_folder.holds(queued.message_id):
        return _next(queued, LetterState.SENT, now, "found in the Sent folder")
    if queued.kind == ACKNOWLEDGEMENT:
        lately = sent_folder.ids_to(queued.to, now - ONE_IN) or ()
        if any(map(is_acknowledgement, lately)):
            why = "a confirmation to this address was found in the Sent folder"
            return _next(queued, LetterState.EMPTY, now, why)
    return None


def _handed_over(sending: _Sending, queued: LetterEvent, letter: Letter) -> LetterEvent:
    clock = sending.house.clock
    try:
        sending.house.outbox.send(letter)
    except OutboxUnavailable:
        raise
    except DeliveryFailed as error:
        state = LetterState.FAILED if error.permanent else LetterState.DEFERRED
        return _next(queued, state, clock(), str(error))
    except DeliveryInDoubt as error:
        return _doubted(sending, queued, str(error))
    except Exception as error:  # likewise
        log.exception("a letter may or may not have left", message_id=queued.message_id)
        return _doubted(sending, queued, repr(error))
    return _next(queued, LetterState.SENT, clock())


def _doubted(sending: _Sending, queued: LetterEvent, error: str) -> LetterEvent:
    """Settle it now where nobody will ever know more; else it stays queued, and is looked up in a while.

    A Sent folder that does not hold it yet, or cannot be looked into, may tell in a minute.
    """
    try:
        found = sending.sent_folder.holds(queued.message_id)
    except SourceUnavailable:
        found = False
    if found is False:
        return replace(queued, error=error[:500])
    state, why = settled_doubt(queued, sending.picture.letters, found=found)
    return _next(queued, state, sending.house.clock(), why if found else f"{error}; {why}")


def _looked_up(
    sent_folder: _SentFolder, picture: Picture, letter: LetterEvent, now: datetime
) -> LetterEvent:
    """Settle a letter that somebody queued and did not tell of; for half a day it stays where nobody can tell yet."""
    try:
        found = sent_folder.holds(letter.message_id)
    except SourceUnavailable as error:
        if abs(now - letter.at) < HELD_AFTER:
            return replace(letter, error=str(error)[:500])
        found = None
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
