"""Two rows of one inquiry: the younger, if nobody touched it, is taken back; else Review asks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from automations.automation import Automation
from leads.changes import CellChange, Change, Changes
from leads.last_known import since_version
from leads.model import Event, Lead, ReviewCase
from leads.noticing import PERSON
from leads.picture import Arrivals, Picture
from leads.recognising.pairs import Pairs
from leads.tabs import LEADS, Kind

NAME = "take_back_twins"

_ID = "lead_id"
_UNTEXT = frozenset({Kind.DATE, Kind.DATE_TIME, Kind.NUMBER, Kind.CURRENCY})


def take_back_twins(picture: Picture, arrivals: Arrivals, now: datetime) -> Changes:
    """However they came about: nobody shall work on the same inquiry twice."""
    del arrivals
    before = None if picture.was_restored else picture.previous
    checked = before.read_version if before else 0
    fresh = since_version(picture.events, checked)
    if not any(event.what == Event.FILED and event.source_ref for event in fresh):
        return Changes()
    return Changes(tuple(_settled(picture, now)))


def _settled(picture: Picture, now: datetime) -> Iterator[Change]:
    leads = {lead.lead_id: lead for lead in picture.leads}
    asked = {(case.lead_a, case.lead_b) for case in picture.review}
    said = Pairs.of(picture.events)
    for older, younger in _pairs(picture, leads):
        if said.home(younger.lead_id) != younger.lead_id:
            continue  # merged: its row stays
        if said.are_different(older.lead_id, younger.lead_id):
            continue
        if _untouched(picture, younger):
            yield _taken_back(picture, older, younger, now)
        elif (older.lead_id, younger.lead_id) not in asked:
            yield Change(review=(_question(older, younger, now),))


def _pairs(picture: Picture, leads: dict[str, Lead]) -> Iterator[tuple[Lead, Lead]]:
    homes: dict[str, dict[str, None]] = defaultdict(dict)
    for event in since_version(picture.events, 0):  # what a person typed into History files nothing
        if event.what == Event.FILED and event.source_ref and event.lead_id in leads:
            homes[event.source_ref][event.lead_id] = None
    seen: set[str] = set()
    for ids in homes.values():
        if len(ids) == 1:
            continue
        first, *rest = sorted(ids, key=lambda lead_id: leads[lead_id].number)
        for lead_id in rest:
            if lead_id not in seen:
                seen.add(lead_id)
                yield leads[first], leads[lead_id]


def _untouched(picture: Picture, lead: Lead) -> bool:
    """Whether no person and no further inquiry has to do with the row."""
    if lead.comment or lead.value is not None:
        return False
    return not any(
        event.lead_id == lead.lead_id and (event.who == PERSON or event.what == Event.TOUCH)
        for event in picture.events
    )


def _taken_back(picture: Picture, older: Lead, younger: Lead, now: datetime) -> Change:
    because = f"the same inquiry is filed on {older.lead_id}"
    held = [c for c in LEADS.columns if getattr(younger, c.attribute) and c.attribute != _ID]
    cells = [
        CellChange(
            lead_id=younger.lead_id,
            attribute=column.attribute,
            old=getattr(younger, column.attribute),
            new=None if column.kind in _UNTEXT else 0 if column.kind is Kind.INTEGER else "",
            because=because,
            who=NAME,
            over_words=picture.words.get((younger.lead_id, column.attribute), ""),
        )
        for column in (*held, LEADS.column(_ID))  # the id last: by it the row is found
    ]
    told = ReviewCase(
        raised_at=now,
        kind=ReviewCase.TWINS,
        why=f"{younger.lead_id} was taken back: {because}, and nobody had touched it",
        lead_a=older.lead_id,
        lead_b=younger.lead_id,
        decided_by="mended",
        decided_at=now,
    )
    return Change(cells=tuple(cells), review=(told,))


def _question(older: Lead, younger: Lead, now: datetime) -> ReviewCase:
    return ReviewCase(
        raised_at=now,
        kind=ReviewCase.TWINS,
        why=f"one inquiry was filed as {older.lead_id} and as {younger.lead_id}, and both were worked on",
        score=1.0,
        lead_a=older.lead_id,
        lead_b=younger.lead_id,
    )


AUTOMATION = Automation(
    NAME,
    "Of two rows filed for one inquiry the younger is taken back while nobody has touched it; else Review asks.",
    take_back_twins,
)
