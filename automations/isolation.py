"""Finding the one change that the workbook rejects, so that it stops nobody else.

    all rejected -> first half -> first quarter -> ... -> the first change alone is rejected: it is the culprit

A message whose filing is rejected becomes a Screened row that says why (the message stays in the
mailbox, the cursor goes on); any other change is left out of this turn and named. Where even that
row is rejected, or one change after another is, the fault is not in the changes: the turn gives up
and everything waits.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from leads.changes import Change, Changes
from leads.model import Event, Screened

MOST_CULPRITS = 3
"""Changes that one turn sets aside; a workbook that rejects more has a trouble of its own."""

Key = tuple[tuple[str, ...], tuple[tuple[str, str], ...]]


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

    @property
    def trouble(self) -> tuple[str, ...]:
        return tuple(
            f"the workbook rejected {_named(key)}: {error}" for key, error in self.culprits.items()
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
    return tuple(refs), cells


def _named(key: Key) -> str:
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
