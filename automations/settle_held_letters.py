"""A letter that waits, and of which somebody says in Review that it is no lead, stays in Screened for good.

What makes it a lead is carried out by make_leads_on_request, before this.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from automations.automation import Automation
from leads.changes import Change, Changes
from leads.held import OUT, Held, held_letters, mark_of
from leads.model import ReviewCase
from leads.picture import Arrivals, Picture
from leads.recognising.decisions import CLOSED, Said, answer
from leads.requests import note_on
from leads.tabs import REVIEW, SCREENED

NAME = "settle_held_letters"

_NEEDED = {
    REVIEW.title: ("Kind", "Lead A", "Why", "Decision", "When"),
    SCREENED.title: ("Verdict", "Decision", "Source ref"),
}


def settle_held_letters(picture: Picture, arrivals: Arrivals, now: datetime) -> Changes:
    """Each No lead, once; and each question closed whose row of Screened needs no answer any more."""
    del arrivals
    if any(picture.lacks(tab, needed) for tab, needed in _NEEDED.items()):
        return Changes()
    waiting = tuple(held_letters(picture))
    return Changes((*_left_out(waiting, now), *_closed(waiting, picture, now)))


def _left_out(waiting: tuple[Held, ...], now: datetime) -> Iterator[Change]:
    for held in waiting:
        if held.is_unwanted and held.case and held.case.row is not None:
            outcome = "it stays in Screened; lead typed there makes it one after all"
            notes = [answer(held.case, Said.NO_LEAD, outcome, now)]
            if not held.row.decision:
                notes.append(note_on(held.row, {"decision": OUT}))
            yield Change(notes=tuple(notes))


def _closed(waiting: tuple[Held, ...], picture: Picture, now: datetime) -> Iterator[Change]:
    """Open questions whose row is gone, or was decided in Screened."""
    asked = {
        mark_of(held.row.source_ref)
        for held in waiting
        if held.is_unwanted or held.is_wanted or not held.row.decision
    }
    for case in picture.review:
        is_open = case.kind == ReviewCase.HELD and case.decided_at is None and case.row is not None
        if is_open and case.lead_a not in asked:
            outcome = "its row of Screened is gone, or was decided there"
            yield Change(notes=(answer(case, CLOSED, outcome, now),))


AUTOMATION = Automation(
    NAME,
    "No lead in Review leaves a letter that waits in Screened for good.",
    settle_held_letters,
)
