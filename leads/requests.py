"""Messages that are to become leads after all: somebody asked for them in Screened or Review, or nobody said no."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from leads.changes import RowNote
from leads.held import held_letters, mark_of, questions
from leads.inquiries.refs import lasting_id, message_id_of
from leads.model import Cell, ReviewCase, Screened
from leads.picture import Picture
from leads.reconciling import Listed
from leads.tabs import SCREENED

IN_SCREENED, IN_REVIEW = "a person typed lead in Screened", "a person typed Lead in Review"
UNDECIDED = "nobody said in Review within a day that it is no lead"

_LEAD = re.compile(r"\s*(?:lead\W*(?P<always>always)?|(?P<alone>always))\W*", re.IGNORECASE)
_NEAR = timedelta(minutes=5)
"""A mail without Message-ID is looked for by when it came; two servers' clocks may differ a little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One row of Screened that is to become a lead.

    Attributes:
        because: Who said so.
        always: Later mail of this sender, or this mailing list, is to be taken as inquiries, too.
        case: What Review asks about it.
    """

    row: Screened
    because: str = IN_SCREENED
    always: bool = False
    case: ReviewCase | None = None

    @property
    def ref(self) -> str:
        return self.row.source_ref


def requests(picture: Picture, now: datetime) -> tuple[Request, ...]:
    """All that wait at `now`, zone-aware; once done, the row names its lead instead."""
    return (*_typed(picture), *_held(picture, now))


def _typed(picture: Picture) -> Iterator[Request]:
    cases = questions(picture) if picture.decided else {}
    for row in picture.decided:
        meant = _LEAD.fullmatch(row.decision)
        if meant and row.source_ref and row.row is not None:
            always = bool(meant["always"] or meant["alone"])
            yield Request(row=row, always=always, case=cases.get(mark_of(row.source_ref)))


def _held(picture: Picture, now: datetime) -> Iterator[Request]:
    for held in held_letters(picture):
        if held.is_wanted:
            yield Request(row=held.row, because=IN_REVIEW, case=held.case)
        elif held.is_due(now, picture.zone):
            yield Request(row=held.row, because=UNDECIDED, case=held.case)


def note_on(row: Screened, cells: Mapping[str, Cell]) -> RowNote:
    """A note into a row of Screened, as it was read."""
    assert row.row is not None
    holds = {"source_ref": row.source_ref, "decision": row.decision}
    return RowNote(tab=SCREENED.title, row=row.row, holds=holds, cells=cells)


def is_perhaps(listed: Listed, request: Request) -> bool:
    """Whether a mail in a server's list may be the one; its body tells for sure."""
    if message_id := message_id_of(request.ref):
        return lasting_id(listed.message_id) == message_id
    at = listed.received_at
    return at is None or abs(at - request.row.received_at) <= _NEAR
