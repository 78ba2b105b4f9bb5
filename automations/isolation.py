"""Finding the one change that the workbook rejects, so that it stops nobody else.

    all rejected -> first half -> first quarter -> ... -> the first change alone is rejected: it is the culprit

A message whose filing is rejected becomes a Screened row that says why (the message stays in the
mailbox, the cursor goes on); any other change is left out of this turn and named. Where even that
row is rejected, or one change after another is, the fault is not in the changes: the turn gives up
and everything waits.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from leads.changes import Change, Changes
from leads.model import Event, ReviewCase, Screened
from leads.picture import Picture

MOST_CULPRITS = 3
"""Changes that one turn sets aside; a workbook that rejects more has a trouble of its own."""

FIRST_BARRED_FOR, BARRED_FOR = timedelta(minutes=5), timedelta(hours=1)
"""How long a change that the workbook rejects for itself (a protected cell, say) is not tried again: twice as
long each time it is rejected once more, up to an hour. Nothing tells us when somebody lifts a protection."""

Key = tuple[tuple[str, ...], tuple[tuple[str, str], ...]]


@dataclass(slots=True)
class Barred:
    """What this process has learnt not to write for now. Losing it costs one rejected write."""

    _until: dict[Key, datetime] = field(default_factory=dict)
    _patience: dict[Key, timedelta] = field(default_factory=dict)

    def note(self, keys: Iterable[Key], now: datetime) -> None:
        """These were rejected, each alone."""
        for key in keys:
            patience = min(self._patience.get(key, FIRST_BARRED_FOR / 2) * 2, BARRED_FOR)
            self._patience[key], self._until[key] = patience, now + patience

    def allowed(self, changes: Changes, now: datetime) -> Changes:
        """The changes without what is barred; messages are always tried, as they end in Screened at worst."""
        self._forget(now)
        barred = self.keys(now)
        if not barred:
            return changes
        return Changes(tuple(part for part in changes if not _bars(barred, part)))

    def keys(self, now: datetime) -> frozenset[Key]:
        """What is barred at the moment."""
        return frozenset(
            key for key, until in self._until.items() if now < until <= now + BARRED_FOR
        )

    def _forget(self, now: datetime) -> None:
        """What was not rejected again within the hour is no longer, or nobody wants it."""
        self._until = {k: u for k, u in self._until.items() if abs(now - u) <= BARRED_FOR}
        self._patience = {k: one for k, one in self._patience.items() if k in self._until}


def _bars(barred: frozenset[Key], part: Change) -> bool:
    return _key(part) in barred and not part.cursors and not part.new_lead


@dataclass(slots=True)
class Isolation:
    """What one turn has learnt about rejected changes.

    Attributes:
        portion: How many changes the next attempt may hold; None for all.
        culprits: Key of a rejected change -> the workbook's words.
        hopeless: Why this turn can write nothing more, in words; "" while it can.
    """

    portion: int | None = None
    culprits: dict[Key, str] = field(default_factory=dict)
    hopeless: str = ""

    def allowed(self, changes: Changes) -> Changes:
        """What of `changes` the next attempt should hold."""
        kept = [self._harmless(part) for part in changes]
        return Changes(tuple(part for part in kept if part is not None)[: self.portion])

    def narrow(self, attempted: Changes, error: str) -> None:
        """The attempt was rejected: try half of it, or name the culprit when it was alone."""
        if len(attempted) > 1:
            self.portion = len(attempted) // 2
            return
        key = _key(attempted.parts[0])
        if key in self.culprits:
            self.hopeless = f"the workbook rejects a change whatever it holds: {error}"
        elif len(self.culprits) == MOST_CULPRITS:
            self.hopeless = f"the workbook rejects one change after another: {error}"
        else:
            self.culprits[key] = error
            self.portion = None

    def widen(self) -> None:
        """The portion landed; the rest may be tried as a whole again."""
        self.portion = None

    def questions(self, picture: Picture, now: datetime) -> Changes:
        """Tell once in Review of what was rejected; of a message its Screened row tells."""
        told = {case.why for case in picture.review}
        cases = [
            ReviewCase(raised_at=now, kind=ReviewCase.REJECTED, why=why)
            for (refs, cells), error in self.culprits.items()
            if not refs and cells
            for why in (f"{named((refs, cells))} cannot be written: {error}",)
            if why not in told
        ]
        return Changes.of(Change(review=tuple(cases))) if cases else Changes()

    @property
    def trouble(self) -> tuple[str, ...]:
        return tuple(
            f"the workbook rejected {named(key)}: {error}" for key, error in self.culprits.items()
        )

    def _harmless(self, part: Change) -> Change | None:
        error = self.culprits.get(_key(part))
        if error is None:
            return part
        rows = tuple(_screened(event, error) for event in part.events if event.source_ref)
        if not rows and not part.cursors:
            return None
        return Change(screened=rows, cursors=part.cursors)


def _key(part: Change) -> Key:
    refs = [event.source_ref for event in part.events if event.source_ref]
    refs += [row.source_ref for row in part.screened]
    cells = tuple((cell.lead_id, cell.attribute) for cell in part.cells)
    if part.completion:
        cells += ((part.completion.lead.lead_id, "row"),)
    cells += tuple((letter.message_id, letter.state.value) for letter in part.letters)
    cells += tuple((f"{note.tab} row {note.row}", "note") for note in part.notes)
    cells += tuple((f"row {cell.row}", cell.column) for cell in part.put_back)
    cells += tuple((f"{flag.tab} row {flag.row}", flag.heading) for flag in part.flags)
    cells += tuple((event.lead_id, event.what) for event in part.events if not event.source_ref)
    return tuple(refs), cells


def named(key: Key) -> str:
    """The change, for people."""
    refs, cells = key
    return ", ".join(refs) or ", ".join(f"{about} ({what})" for about, what in cells) or "a change"


def _screened(event: Event, error: str) -> Screened:
    return Screened(
        received_at=event.at,
        sender="",
        subject="",
        verdict="unreadable",
        because=f"could not be filed: {error}",
        source_ref=event.source_ref,
    )
