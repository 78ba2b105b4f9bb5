"""Once a week, when enough new decisions came, the weights of recognising are fitted to them, or left alone."""

from __future__ import annotations

from datetime import datetime, timedelta

from automations.automation import Automation
from leads.changes import Change, Changes
from leads.filing import Filing
from leads.model import Event
from leads.picture import Arrivals, Picture
from leads.recognising.learning import FEWEST, Lesson, decisions_of, learn
from leads.recognising.learnt import WEIGHTS, Learnt, learnt_of

NAME = "learn_from_decisions"

EVERY = timedelta(days=7)
NEW_ONES = 10
"""Decisions since the last learning that make another one worth its second."""

TRIED = "learning tried"
"""`_system` key: when, ISO 8601, and on how many decisions, however it ended."""

_WORDS = frozenset({Event.MERGED, Event.DIFFERENT})


def learn_from_decisions(picture: Picture, arrivals: Arrivals, now: datetime) -> Changes:
    """Refit when it is time; what was refused is not tried again on the same decisions."""
    del arrivals
    told = _decisions(picture)
    if told < FEWEST:
        return Changes()
    last, on = _tried(picture.memory.get(TRIED, ""))
    if told - on < NEW_ONES or (last is not None and timedelta(0) <= now - last < EVERY):
        return Changes()
    lesson = learn(decisions_of(picture))
    if lesson.model is None:
        return Changes.of(Change(memory={TRIED: f"{now.isoformat()} {told}"}))
    return Changes.of(remembered(picture, lesson, Filing(who=NAME, at=now)))


def remembered(picture: Picture, lesson: Lesson, filing: Filing) -> Change:
    """The weights a lesson came to, as the next version of the workbook's own; forgotten ones where it has none."""
    before = learnt_of(picture.memory.get(WEIGHTS, ""))
    learnt = Learnt(
        version=before.version + 1,
        decisions=lesson.decisions,
        at=filing.at.isoformat(),
        model=lesson.model,
    )
    told = Event(
        at=filing.at,
        lead_id="",
        who=filing.who,
        what=Event.LEARNT,
        old=f"version {before.version}" if before.version else "shipped",
        new=f"version {learnt.version}" if lesson.model else "shipped",
        because=lesson.because,
    )
    # What was forgotten is not learnt again from the same decisions.
    tried = f"{filing.at.isoformat()} {_decisions(picture)}"
    return Change(events=(told,), memory={WEIGHTS: learnt.to_json(), TRIED: tried})


def _decisions(picture: Picture) -> int:
    return sum(event.what in _WORDS for event in picture.events)


def _tried(text: str) -> tuple[datetime | None, int]:
    """When it was tried last, and on how many decisions; nothing where a person spoilt the cell."""
    moment, _, count = text.partition(" ")
    try:
        at = datetime.fromisoformat(moment)
    except ValueError:
        return None, 0
    return (at if at.tzinfo else None), int(count) if count.isdecimal() else 0


AUTOMATION = Automation(
    NAME,
    "Once a week, after ten new decisions, the odds of recognising are fitted to them, unless that makes them worse.",
    learn_from_decisions,
)
