"""Committing a turn's changes as the next version: all or nothing, once, behind the fence.

sent ── 200 ──────────────────────────────────────────────> Committed
  │──── 400 ──> whose guard has this id?  ours ───────────> Committed (its reply had been lost)
  │                                       another's ──────> Refused
  │                                       nobody's ───────> Rejected
  │──── 401, 403, 404 ────────────────────────────────────> Rejected, barred from writing at all
  └──── silence, 5xx, 429 ──> the identical bytes again, for a minute, else ──> Unknown
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

from connectors.errors import LeadsheetError
from connectors.ports import Committed, Outcome, Refused, Rejected, Unknown
from connectors.workbook.batch import Batch, requests_of
from connectors.workbook.cells import Json, in_words
from connectors.workbook.drafting import AddressesEarlierBatch, Drafter
from connectors.workbook.fence import (
    GUARD_MARK,
    Fence,
    Guard,
    guard_id,
    guard_request,
    guards_of,
)
from connectors.workbook.growing import Since
from connectors.workbook.places import Places
from connectors.workbook.session import Answer, Session, encoded
from connectors.workbook.trimming import letters_trim, screened_trim
from leads.changes import Change, Changes
from leads.picture import Picture
from leads.tabs import OUTBOX, SCREENED

EXPIRY = timedelta(seconds=60)
"""A decision older than this is neither sent nor repeated: one may have been made on newer rows since."""

PAYLOAD_LIMIT = 1_900_000
"""Google recommends at most 2 MB a request; the guard and the brackets take their part."""

LATEST_APPLY_S = 200.0
"""Google works on a request for at most 180 s."""

KEPT_GUARDS = 200
"""More versions than one account can commit (60 a minute) in the 180 s a late request may still be applied."""

HOUSEKEEPING_EVERY = 100

LAST_TURN = "last_turn"
"""The `_system` key the Dashboard shows; told in the spreadsheet's zone, unless the changes say something better."""

IS_FULL = "above the limit of"
"""In Google's words: "This action would increase the number of cells in the workbook above the limit of ..."."""

FULL = (
    "the spreadsheet is full, at ten million cells, and takes no further row. "
    "Next: delete blank columns and rows of its largest tabs; `doctor` names them"
)

Failure = Refused | Rejected | Unknown

_LATE = Refused(because="the decision is older than a minute; it is made again")


def random_id() -> str:
    return uuid4().hex


class Committer:
    """Writes to one spreadsheet."""

    def __init__(
        self,
        *,
        session: Session,
        spreadsheet_id: str,
        fence: Fence,
        clock: Callable[[], datetime],
        sleep: Callable[[float], None] = time.sleep,
        payload_limit: int = PAYLOAD_LIMIT,
        new_id: Callable[[], str] = random_id,
        duplicates_refused: bool = True,
    ) -> None:
        self._session = session
        self._spreadsheet_id = spreadsheet_id
        self._fence = fence
        self._clock = clock
        self._sleep = sleep
        self._payload_limit = payload_limit
        self._new_id = new_id
        self._duplicates_refused = duplicates_refused
        self._since: Since | None = None

    def commit(self, changes: Changes, picture: Picture) -> Outcome:
        """See ports.Workbook.commit."""
        places = picture.places
        if not isinstance(places, Places):
            return Refused(because="this picture was not read from the spreadsheet")
        version = _next_version(picture, places)
        if version is None:
            return Refused(
                because=f"the reading shows version {picture.version}, older than what others committed; "
                "it is read again until it is current"
            )
        deadline = picture.read_at + EXPIRY
        drafter = Drafter(picture, places, self._clock())
        batches, left = self._drafted(changes, drafter, version)
        try:
            outcome = self._in_order(batches, left, places, picture.version, deadline)
            return self._trimmed(outcome, version, drafter, places, deadline)
        except LeadsheetError as error:  # the key file went away: nothing can be sent
            return Rejected(error=str(error), barred=True)

    # -- drafting

    def _drafted(
        self, changes: Changes, drafter: Drafter, version: int
    ) -> tuple[list[Batch], tuple[Change, ...]]:
        """Batches of at most the payload limit, in order, and what must wait for another reading.

        Once a change has to wait all after it wait too: a cursor that moved on would leave it behind.
        """
        batches = [Batch(version=version)]
        parts = changes.folded().parts
        for index, change in enumerate(parts):
            if batches[-1].size >= self._payload_limit:
                batches.append(Batch(version=batches[-1].version + 1))
            try:
                drafter.add(change, batches[-1])
            except AddressesEarlierBatch:
                return batches, parts[index:]
        return batches, ()

    def _in_order(
        self,
        batches: list[Batch],
        left: tuple[Change, ...],
        places: Places,
        version: int,
        deadline: datetime,
    ) -> Outcome:
        landed: tuple[Change, ...] = ()
        for index, batch in enumerate(batches):
            if not batch.landed:
                continue
            outcome = self._write(batch, places, deadline) if self._clock() <= deadline else _LATE
            if outcome is None:
                version, landed = batch.version, landed + tuple(batch.landed)
                continue
            if isinstance(outcome, Rejected):
                return replace(outcome, landed=Changes(landed))
            if not landed:
                return outcome
            rest = tuple(change for later in batches[index:] for change in later.landed)
            return Committed(version=version, landed=Changes(landed), left=Changes(rest + left))
        return Committed(version=version, landed=Changes(landed), left=Changes(left))

    def _trimmed(
        self, outcome: Outcome, first: int, drafter: Drafter, places: Places, deadline: datetime
    ) -> Outcome:
        """Now and then, and in versions of their own, the logs lose what is old. A surprise here changes nothing."""
        if not isinstance(outcome, Committed) or outcome.left or not self._duplicates_refused:
            return outcome
        since = self._since
        if outcome.version // HOUSEKEEPING_EVERY == (first - 1) // HOUSEKEEPING_EVERY:
            return outcome
        for title, trim in ((OUTBOX.title, letters_trim), (SCREENED.title, screened_trim)):
            # Of rows of Screened that were appended since the reading, the dates are not known.
            if title not in places.tabs or (
                title == SCREENED.title and since and since.added[title]
            ):
                continue
            found = trim(places, self._clock())
            batch = Batch(version=outcome.version + 1, last=found.requests)
            for event in found.events:
                drafter.log(event, batch)
            if not found or self._clock() > deadline:
                continue
            if self._write(batch, places, deadline) is not None:
                break
            outcome = replace(outcome, version=batch.version)
        return outcome

    # -- sending

    def _write(self, batch: Batch, places: Places, deadline: datetime) -> Failure | None:
        """Send one batch until its fate is known or the minute is over; None when it landed."""
        own = Guard(self._new_id(), self._clock())
        batch.system["version"] = str(batch.version)
        batch.system.setdefault(LAST_TURN, str(in_words(own.at, places.zone)))
        outcome, since = self._tried(batch, places, own, deadline)
        if isinstance(outcome, Rejected) and "copyPaste" in outcome.error:
            # The journal must never be the reason why nothing lands: columns at the tab's edge may be gone.
            outcome, since = self._tried(batch, places, own, deadline, keeps_journal=False)
        if outcome is None:
            self._since = since
            self._fence.landed(batch.version, self._clock())
            if batch.version % HOUSEKEEPING_EVERY == 0:
                self._tidy(batch.version)
        return outcome

    def _tried(
        self,
        batch: Batch,
        places: Places,
        own: Guard,
        deadline: datetime,
        *,
        keeps_journal: bool = True,
    ) -> tuple[Failure | None, Since]:
        since = self._since_reading(places)
        rows = requests_of(batch, since, keeps_journal=keeps_journal)
        body = encoded({"requests": [guard_request(batch.version, own), *rows]})
        return self._sent(body, batch.version, own, deadline), since

    def _sent(self, body: bytes, version: int, own: Guard, deadline: datetime) -> Failure | None:
        pause_s, in_doubt = 1.0, False
        while True:
            answer = self._session.write(self._spreadsheet_id, body)
            if answer.status == 200:
                return None
            if answer.status == 400:
                return self._whose(version, own, answer)
            if not answer.passing:
                error = str(self._session.error(answer, self._spreadsheet_id))
                return Unknown(error=error) if in_doubt else Rejected(error=error, barred=True)
            in_doubt = in_doubt or answer.status != 429
            if in_doubt and not self._duplicates_refused:
                # No fence: to send it again might double it. Once it surely is applied, or never will be, a
                # new reading tells.
                self._sleep(LATEST_APPLY_S)
                return Unknown(error=answer.message)
            wait_s = self._wait_s(answer, pause_s)
            if self._clock() + timedelta(seconds=wait_s) > deadline:
                return Unknown(error=answer.message)
            self._sleep(wait_s)
            pause_s *= 2

    def _wait_s(self, answer: Answer, pause_s: float) -> float:
        if answer.retry_after_s is not None:
            return max(answer.retry_after_s, 0.1)
        if answer.status == 429:  # the quota is refilled every minute
            return 60.0 - self._clock().second
        return pause_s

    def _whose(self, version: int, own: Guard, answer: Answer) -> Failure | None:
        """Who took this version, if anybody: that tells what a 400 meant."""
        try:
            guards = self._guards(version)
        except LeadsheetError as error:
            return Unknown(
                error=f"{answer.message}; and whose version it is cannot be told: {error}"
            )
        self._fence.saw(guards)
        if version not in guards:
            if IS_FULL in answer.message:
                return Rejected(error=FULL, barred=True)
            # Google said that there is one, but the search is behind: nobody can tell whose it is.
            is_taken = "already exists" in answer.message
            return (Unknown if is_taken else Rejected)(error=answer.message)
        if guards[version].own_id == own.own_id:
            return None
        return Refused(because=f"another commit took version {version} first")

    def _guards(self, version: int) -> dict[int, Guard]:
        lookups = [{"metadataId": guard_id(version)}, {"metadataKey": GUARD_MARK}]
        body: Json = {"dataFilters": [{"developerMetadataLookup": lookup} for lookup in lookups]}
        return guards_of(
            self._session.look_up(self._spreadsheet_id, "/developerMetadata:search", body)
        )

    # -- keeping house

    def _since_reading(self, places: Places) -> Since:
        """What our own earlier commits on this very reading have changed: a picture may be used for several."""
        if self._since is not None and self._since.places is places:
            return self._since.copied()
        return Since.reading(places)

    def _tidy(self, version: int) -> None:
        """Remove guards nobody can meet any more. A surprise here blocks nothing: it is tried again later."""
        try:
            guards = self._guards(version)
        except LeadsheetError:
            return
        old = sorted(taken for taken in guards if taken <= version - KEPT_GUARDS)
        if old:
            lookups = [
                {"developerMetadataLookup": {"metadataId": guard_id(taken)}} for taken in old
            ]
            requests = [{"deleteDeveloperMetadata": {"dataFilter": lookup}} for lookup in lookups]
            self._session.write(self._spreadsheet_id, encoded({"requests": requests}))


def _next_version(picture: Picture, places: Places) -> int | None:
    """The version to take: as the reading said, or the one after our own commit on the same reading."""
    return places.next_version if picture.version == places.version else picture.version + 1
