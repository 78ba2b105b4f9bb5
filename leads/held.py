"""Letters that wait for a person: perhaps an inquiry, more likely none.

Each stands in Screened under the verdict review, where everything about it is kept, and in Review as a question. `Lead`
beside the question, or `lead` beside the row, makes it a lead; `No lead` leaves it out. Nobody is lost because nobody
looked: a day later it becomes a lead by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from zoneinfo import ZoneInfo

from leads.inquiries.screening.verdicts import Verdict
from leads.model import ReviewCase, Screened
from leads.picture import Picture
from leads.recognising.decisions import Said, done_with, said_of
from leads.telling.wording import one_line

OUT = Said.NO_LEAD.casefold()
"""Decision of a row of Screened that a person has left out in Review."""

_SATURDAY = 5
_SHOWN = 120
"""Characters of a subject and of a sender that a question shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A row of Screened about which Review asks.

    Attributes:
        case: The question; None where its row of Review is gone.
    """

    row: Screened
    case: ReviewCase | None

    @property
    def is_wanted(self) -> bool:
        """Whether somebody typed Lead beside the question, also after No lead."""
        return self.case is not None and said_of(self.case) is Said.LEAD

    @property
    def is_unwanted(self) -> bool:
        """Whether somebody typed No lead beside the question, and nothing has come of it yet."""
        if self.case is None or said_of(self.case) is not Said.NO_LEAD:
            return False
        return done_with(self.case) != Said.NO_LEAD

    def is_due(self, now: datetime, zone: ZoneInfo) -> bool:
        """Whether it has waited long enough, and nobody has said no; `now` is zone-aware."""
        if self.row.decision or (self.case and said_of(self.case) is Said.NO_LEAD):
            return False
        asked = self.case.raised_at if self.case else self.row.received_at
        return now >= waits_until(asked, zone)


def held_letters(picture: Picture) -> Iterator[Held]:
    """Every row of Screened that waits, or that was left out in Review."""
    rows = [row for row in picture.held if row.source_ref and row.row is not None]
    cases = questions(picture) if rows else {}
    for row in rows:
        yield Held(row=row, case=cases.get(mark_of(row.source_ref)))


def questions(picture: Picture) -> dict[str, ReviewCase]:
    """What Review asks, or asked, about letters that wait, by their marks."""
    return {case.lead_a: case for case in picture.review if case.kind == ReviewCase.HELD}


def is_held(row: Screened) -> bool:
    """Whether a row of Screened waits, or was left out in Review; once it is a lead, it names that."""
    return row.verdict == Verdict.REVIEW and row.decision.strip().casefold() in {"", OUT}


def mark_of(source_ref: str) -> str:
    """What names a message beside its question, where other questions name a lead: "M-3F02A91C"."""
    return f"M-{blake2b(source_ref.encode(errors='replace'), digest_size=4).hexdigest().upper()}"


def waits_until(asked_at: datetime, zone: ZoneInfo) -> datetime:
    """The same time of the next day that is neither Saturday nor Sunday, on the clocks of `zone`."""
    until = asked_at.astimezone(zone) + timedelta(days=1)
    while until.weekday() >= _SATURDAY:
        until += timedelta(days=1)
    return until


def question(
    row: Screened, doubt: str, wrote: str, asked_at: datetime, zone: ZoneInfo
) -> ReviewCase:
    """What Review asks about it.

    Args:
        row: The row of Screened.
        doubt: What speaks against an inquiry: "might be a pitch: ...".
        wrote: How the letter begins.
        asked_at: Now.
        zone: The spreadsheet's own.
    """
    until = f"{waits_until(asked_at, zone):%a %d %b, %H:%M}"
    subject, sender = one_line(row.subject, _SHOWN), one_line(row.sender, _SHOWN)
    about = f"“{subject}” from {sender}" if subject else f"a message from {sender}"
    return ReviewCase(
        raised_at=asked_at,
        kind=ReviewCase.HELD,
        why=(
            f"{about} {doubt}. It begins: “{wrote}”. Lead files it, No lead leaves it in Screened; "
            f"undecided it becomes a lead on {until}."
        ),
        lead_a=mark_of(row.source_ref),
    )
