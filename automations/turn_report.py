"""What a turn did, counted from what landed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from leads.changes import Changes, RowNote
from leads.inquiries.forms.refs import FORM_REF
from leads.model import Event, LetterEvent, LetterState
from leads.picture import Arrivals, Picture
from leads.tabs import REVIEW
from leads.telling.outgoing import undelivered
from leads.telling.undelivered import in_words

_COUNTED = {Event.FILED, Event.TOUCH}
"""Events that are counted as what they tell of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TurnReport:
    """The outcome of one turn.

    Attributes:
        version: The workbook's version at the end.
        mails: Messages filed in this turn; each ended in one lead, touch or screened row.
        form_rows: Form rows filed in this turn, likewise.
        known: Messages read again that had been filed before (a rebuilt mailbox).
        completed: Rows typed by people that became leads.
        decided: Questions in Review that were carried out or closed.
        letters: Letters that left.
        changed: Single cells written on leads that stood already.
        told: What else was told in History: what people changed or deleted, merges, what was undone.
        refused: How often somebody else was faster and it was decided again.
        more: Work is left for another turn: at once, or after a pause where nothing is known for sure.
        unavailable: Mailbox -> why it could not be read this time; its mail waits there.
        undelivered: Letters that did not leave in this turn, each with its fate and the reason.
        waiting: A letter could not leave and is tried again later.
        trouble: Sentences for the operator: what failed, where, and what goes on regardless.
        picture: The workbook as it stands now, to be remembered; None when nothing is known for sure.
    """

    version: int = 0
    mails: int = 0
    form_rows: int = 0
    known: int = 0
    leads: int = 0
    touches: int = 0
    screened: int = 0
    completed: int = 0
    decided: int = 0
    changed: int = 0
    told: int = 0
    letters: int = 0
    refused: int = 0
    more: bool = False
    unavailable: Mapping[str, str] = field(default_factory=dict)
    undelivered: tuple[LetterEvent, ...] = ()
    waiting: bool = False
    trouble: tuple[str, ...] = ()
    picture: Picture | None = field(default=None, repr=False)

    @property
    def unreachable(self) -> bool:
        """Somebody was not to be reached, a mailbox or the mail server: the same may go well later."""
        return bool(self.unavailable) or self.waiting

    @property
    def idle(self) -> bool:
        """Nothing was written and nothing sent."""
        return not (
            self.mails
            + self.form_rows
            + self.completed
            + self.decided
            + self.changed
            + self.told
            + self.letters
            + self.refused
        )

    def plus(self, *trouble: str) -> TurnReport:
        return replace(self, trouble=(*self.trouble, *trouble))

    def with_landed(self, landed: Changes, arrivals: Arrivals) -> TurnReport:
        """This report with `landed`, decided on `arrivals`, counted in."""
        forms = _filed_forms(landed)
        touches = sum(event.what == Event.TOUCH for event in landed.events)
        filed = len(landed.new_leads) + touches + len(landed.screened) - forms
        read = _covered(landed, arrivals)
        return replace(
            self,
            mails=self.mails + filed,
            known=self.known + max(read - filed, 0),
            form_rows=self.form_rows + forms,
            leads=self.leads + len(landed.new_leads),
            touches=self.touches + touches,
            screened=self.screened + len(landed.screened),
            completed=self.completed + sum(part.completion is not None for part in landed),
            decided=self.decided + sum(_settles(note) for part in landed for note in part.notes),
            changed=self.changed + sum(len(part.cells) for part in landed),
            told=self.told + sum(event.what not in _COUNTED for event in landed.events),
        )

    def with_letters(self, fates: Sequence[LetterEvent]) -> TurnReport:
        """This report with letters that were sent or tried counted in."""
        left = sum(letter.state is LetterState.SENT for letter in fates)
        stayed = tuple(letter for letter in fates if letter.state is not LetterState.SENT)
        return replace(self, letters=self.letters + left, undelivered=self.undelivered + stayed)


def mailbox_words(unavailable: Mapping[str, str]) -> tuple[str, ...]:
    """A sentence for each mailbox that cannot be read; most errors name it already."""
    return tuple(
        why if why.startswith(f"mailbox {name}:") else f"mailbox {name}: {why}"
        for name, why in unavailable.items()
    )


def letter_words(log: Sequence[LetterEvent], stayed: Sequence[LetterEvent]) -> tuple[str, ...]:
    """A sentence for the letters that `stayed` in this turn and for those that still wait in the log."""
    known = {letter.message_id: letter for letter in (*undelivered(log), *stayed)}
    return in_words(known.values())


def _filed_forms(landed: Changes) -> int:
    refs = [event.source_ref for event in landed.events if event.what in _COUNTED]
    refs += [row.source_ref for row in landed.screened]
    return sum(ref.startswith(FORM_REF) for ref in refs)


def _settles(note: RowNote) -> bool:
    return note.tab == REVIEW.title and note.cells.get("decided_at") is not None


def _covered(landed: Changes, arrivals: Arrivals) -> int:
    """How many of the messages that were read lie at or below the cursors that landed."""
    reached = {name: cursor.uid for part in landed for name, cursor in part.cursors.items()}
    return sum(mail.uid <= reached.get(mail.mailbox, 0) for mail in arrivals.mails)
