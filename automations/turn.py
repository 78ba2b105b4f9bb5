"""One turn: read, fetch, decide, commit, send, note.

    read     the workbook -> Picture at version N      one Sheets read
    fetch    mail above the cursor -> Arrivals         IMAP, BODY.PEEK
    decide   each automation adds to one Changes       pure
    commit   Changes as version N+1                    one Sheets write, all or nothing
    send     the letters queued in the commit          SMTP
    note     what became of them                       one Sheets write, only if letters went out

A turn may die at any point: what it had committed stands, the rest is found again.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import structlog

from automations import gaps, status_line
from automations.asked_mails import with_asked
from automations.comparing import Passed, missing_mails, passed
from automations.house import House
from automations.isolation import Isolation, Key
from automations.posting import Log, has_doubts, post
from automations.turn_report import TurnReport, letter_words, mailbox_words
from connectors.errors import LeadsheetError
from connectors.ports import Committed, Outcome, Refused, Rejected, Unknown
from leads.changes import Changes
from leads.inquiries.mail import ReceivedMail
from leads.model import LetterEvent, LetterState
from leads.picture import Arrivals, Picture
from leads.reconciling import is_due
from leads.telling.outgoing import found_queued, undelivered

FRESH_FOR = timedelta(seconds=60)
"""How long a remembered picture will do for finding out that there is nothing to do."""

AWAY_FOR = timedelta(minutes=5)
"""Who has not read for so long (a laptop that slept, an outage) knows the log no better than who has just started."""

TRIES = 4
"""How often a turn decides again when others are faster or nobody can say whether it landed."""

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What all automations together want on one picture.

    Attributes:
        failures: Automations that broke, in words; their neighbours went on.
    """

    changes: Changes
    failures: tuple[str, ...] = ()


def take_turn(
    house: House, remembered: Picture | None = None, known: Picture | None = None
) -> TurnReport:
    """Take one turn; with a `remembered` picture younger than a minute an idle one costs no Sheets call.

    `known` is the last picture this process had, also before a turn that could not be finished: against
    it people's edits are noticed. Without any, the last known values are those of History.

    Raises WorkbookUnavailable or WorkbookBroken when the workbook cannot be read: nothing happened then.
    A mailbox or a mail server that is down is reported as trouble, and the rest of the turn goes on.
    """
    if remembered is not None and _is_fresh(remembered, house.clock()):
        arrivals = fetch(house, remembered)
        return _at_rest(house, remembered, arrivals) or _work(house, arrivals, remembered)
    return _work(house, None, remembered or known)


def dry_run(house: House) -> tuple[Picture, Arrivals, Decision]:
    """Read, fetch and decide; write nothing."""
    picture = _read(house, None)
    arrivals = fetch(house, picture)
    return picture, arrivals, decide(house, picture, arrivals, house.clock())


def fetch(house: House, picture: Picture, earlier: Arrivals | None = None) -> Arrivals:
    """What lies above the cursors; a mailbox that cannot be read is named, never fatal.

    What was fetched `earlier` in this turn, above the same cursors, is not fetched again.
    """
    if earlier is not None and earlier.above == picture.cursors:
        return with_asked(house, picture, earlier)
    mails: list[ReceivedMail] = []
    highest: dict[str, int] = {}
    unavailable: dict[str, str] = {}
    more = False
    for inbox in house.inboxes:
        try:
            fetched = inbox.fetch(picture.cursors.get(inbox.name))
        except LeadsheetError as error:  # also a password file that vanished
            unavailable[inbox.name] = str(error)
            continue
        mails += fetched.mails
        highest[inbox.name] = fetched.highest
        more = more or fetched.more
    late, compared = _late(house, picture, unavailable)
    arrivals = Arrivals(
        late=late,
        compared=compared,
        mails=tuple(mails),
        highest=highest,
        unavailable=unavailable,
        more=more,
        above=dict(picture.cursors),
    )
    return with_asked(house, picture, arrivals)


def _late(
    house: House, picture: Picture, unavailable: dict[str, str]
) -> tuple[tuple[ReceivedMail, ...], bool]:
    """When it is due: mails below the cursors that are in no row, and whether every mailbox was asked."""
    if unavailable or not is_due(picture, house.clock()):
        return (), False
    late: list[ReceivedMail] = []
    mailboxes: list[Passed] = []
    for inbox in house.inboxes:
        try:
            mailboxes.append(passed(inbox, picture, house.clock()))
        except LeadsheetError as error:
            unavailable[inbox.name] = str(error)
    for one in mailboxes:
        try:
            late += missing_mails(one, mailboxes, picture)
        except LeadsheetError as error:
            unavailable[one.inbox.name] = str(error)
    return tuple(late), not unavailable


def decide(house: House, picture: Picture, arrivals: Arrivals, now: datetime) -> Decision:
    """Ask every automation in turn; each sees what those before it decided."""
    changes = Changes()
    failures: list[str] = []
    for automation in house.roster:
        try:
            wanted = automation.decide(picture, arrivals, now)
        except Exception as error:  # one failing automation never stops its neighbours
            log.exception("automation failed", automation=automation.name)
            failures.append(f"{automation.name} failed and was left out of this turn: {error!r}")
            continue
        if wanted:
            picture = picture.after(wanted)
            changes += wanted
    return Decision(changes=changes.with_letters_at_home(), failures=tuple(failures))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Attempt:
    """One pass through all six steps.

    Attributes:
        attempted: What was given to the workbook; `whole` when that was everything that was decided.
        outcome: None when there was nothing to commit.
        unheard: Letters of this turn that may have been queued without our hearing of it.
    """

    report: TurnReport
    arrivals: Arrivals
    attempted: Changes
    whole: bool
    outcome: Outcome | None
    unheard: tuple[LetterEvent, ...]


def _work(house: House, arrivals: Arrivals | None, remembered: Picture | None) -> TurnReport:
    """Read and decide until all has landed, or it is time to let the next turn try."""
    report = TurnReport()
    isolation = Isolation()
    unheard: tuple[LetterEvent, ...] = ()
    tries = TRIES
    while tries:
        attempt = _attempt(house, report, isolation, arrivals, unheard, remembered=remembered)
        report, arrivals = attempt.report, attempt.arrivals
        unheard = attempt.unheard
        match attempt.outcome:
            case Refused() | Unknown():
                log.info("decided again", outcome=attempt.outcome)
                report = replace(report, refused=report.refused + 1)
                tries -= 1
            case Rejected(error=error, barred=True):
                return _given_up(report, isolation, f"nothing can be written: {error}")
            case Rejected(error=error):
                isolation.narrow(attempt.attempted, error)
                if isolation.hopeless:
                    return _given_up(report, isolation, isolation.hopeless)
            case Committed(left=left) if left or not attempt.whole:
                isolation.widen()
            case _:
                # Only now: a workbook that takes nothing at all has said nothing about these changes.
                house.barred.note(isolation.culprits, house.clock())
                return report.plus(*isolation.trouble)
    unfinished = "the turn was not finished: somebody else kept being faster, or no answer came"
    return _given_up(report, isolation, unfinished)


def _given_up(report: TurnReport, isolation: Isolation, why: str) -> TurnReport:
    """What landed stands; the rest waits where it is for a later turn, which reads everything anew."""
    return replace(report.plus(*isolation.trouble, why), more=True, picture=None)


def _attempt(
    house: House,
    report: TurnReport,
    isolation: Isolation,
    earlier: Arrivals | None,
    unheard: tuple[LetterEvent, ...],
    *,
    remembered: Picture | None,
) -> _Attempt:
    """Take all six steps once; `unheard` are letters of earlier attempts that may stand queued, without our knowing."""
    picture = _read(house, remembered)
    arrivals = fetch(house, picture, earlier)
    decision = decide(house, picture, arrivals, house.clock())
    wanted = house.barred.allowed(decision.changes, house.clock())
    wanted += isolation.questions(picture, house.clock())
    refused = house.barred.keys(house.clock()) | isolation.culprits.keys()
    wanted += _told_on_the_line(house, picture, arrivals, decision, refused)  # last: see Isolation
    changes = isolation.allowed(wanted)
    outcome = house.workbook.commit(changes, picture) if changes else None
    landed = _landed(outcome)
    to_send = (*found_queued(picture.letters, unheard), *_queued(landed))
    log_is = _log_of(picture, remembered)
    after, fates = _sent(house, picture.after(landed), outcome, to_send, log_is=log_is)
    report = report.with_letters([*_given_up_letters(landed), *fates]).with_landed(landed, arrivals)
    report = _as_it_stands(report, after.known_by_now(), arrivals, decision)
    return _Attempt(
        report=replace(report, more=arrivals.more),
        arrivals=arrivals,
        attempted=changes,
        whole=len(changes) == len(wanted),
        outcome=outcome,
        unheard=tuple(one for one in (*unheard, *_queued(changes)) if one not in to_send),
    )


def _sent(
    house: House,
    picture: Picture,
    outcome: Outcome | None,
    queued: tuple[LetterEvent, ...],
    *,
    log_is: Log,
) -> tuple[Picture, list[LetterEvent]]:
    """Send and note what is `queued` in `picture`; the workbook as this attempt leaves it, and each letter's fate."""
    if isinstance(outcome, Committed):
        picture = replace(picture, version=outcome.version)
    noted, fates = post(house, picture, queued, log_is=log_is)
    # Noting a letter may have read anew. Nobody decided on that reading: only its log counts as known.
    decided = noted.read_at == picture.read_at
    return (noted if decided else replace(picture, letters=noted.letters)), fates


def _as_it_stands(
    report: TurnReport, picture: Picture, arrivals: Arrivals, decision: Decision
) -> TurnReport:
    """`report` with how the workbook stands now, and all that is wrong."""
    return replace(
        report,
        version=picture.version,
        picture=picture,
        unavailable=arrivals.unavailable,
        waiting=bool(undelivered(picture.letters)),
        trouble=(
            *gaps.in_sentences(picture.missing),
            *mailbox_words(arrivals.unavailable),
            *letter_words(picture.letters, report.undelivered),
            *decision.failures,
        ),
    )


def _landed(outcome: Outcome | None) -> Changes:
    return outcome.landed if isinstance(outcome, Committed | Rejected) else Changes()


def _queued(changes: Changes) -> tuple[LetterEvent, ...]:
    return tuple(letter for letter in changes.letters if letter.state is LetterState.QUEUED)


def _given_up_letters(changes: Changes) -> tuple[LetterEvent, ...]:
    """Letters that this turn decided not to send."""
    given_up = {LetterState.HELD, LetterState.FAILED}
    return tuple(letter for letter in changes.letters if letter.state in given_up)


def _at_rest(house: House, picture: Picture, arrivals: Arrivals) -> TurnReport | None:
    """The report of a turn in which nothing is to be done; None where something is."""
    now = house.clock()
    if arrivals.mails or arrivals.late or has_doubts(picture, now):
        return None
    decision = decide(house, picture, arrivals, now)
    if house.barred.allowed(decision.changes, now):
        return None
    if _told_on_the_line(house, picture, arrivals, decision, house.barred.keys(now)):
        return None
    return _as_it_stands(TurnReport(), picture, arrivals, decision)


def _told_on_the_line(
    house: House,
    picture: Picture,
    arrivals: Arrivals,
    decision: Decision,
    refused: Iterable[Key],
) -> Changes:
    return status_line.told(
        picture, arrivals, refused, decision.failures, worker=house.worker, now=house.clock()
    )


def _is_fresh(picture: Picture, now: datetime) -> bool:
    return timedelta(0) <= now - picture.read_at < FRESH_FOR


def _read(house: House, known: Picture | None) -> Picture:
    before = replace(known, previous=None) if known else None
    return replace(house.workbook.read(), workspace=house.workspace, previous=before)


def _log_of(picture: Picture, remembered: Picture | None) -> Log:
    """Whether letters may have left that this log does not know: an older version of the file was restored.

    Told by a log that no longer holds the last row we remember; who remembers none cannot tell, nor who has been
    away: another worker's letters may have come and gone meanwhile.
    """
    before = remembered.letters if remembered else ()
    kept = picture.letters[len(before) - 1 : len(before)] if before else ()
    if before and [(one.message_id, one.state) for one in kept] != [
        (before[-1].message_id, before[-1].state)
    ]:
        return Log.TAKEN_BACK
    if remembered is None or picture.read_at - remembered.read_at > AWAY_FOR:
        return Log.UNKNOWN
    return Log.WHOLE
