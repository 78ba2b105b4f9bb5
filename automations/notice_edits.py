"""What people changed, deleted or brought back in Leads since the last reading becomes History rows."""

from __future__ import annotations

from datetime import datetime

from automations.automation import Automation
from leads.changes import CellChange, Change, Changes
from leads.last_known import WATCHED_SINCE, LastKnown, nothing_new
from leads.model import Event
from leads.noticing import MOST, PERSON, departures, edits, removals
from leads.picture import Arrivals, Picture
from leads.tabs import LEADS

NAME = "notice_edits"

WORK = frozenset(LEADS.column(a).heading for a in ("stage", "comment", "next_action"))
"""Who changes one of these works on the lead: it was touched. A corrected phone number is no touch."""


def notice_edits(picture: Picture, arrivals: Arrivals, now: datetime) -> Changes:
    """Tell each edit once; from the first reading on which there are leads, and not what happened before."""
    del arrivals
    if nothing_new(picture):
        return Changes()
    if WATCHED_SINCE not in picture.memory:
        if not picture.leads:
            return Changes()
        return Changes.of(Change(memory={WATCHED_SINCE: str(picture.version)}))
    known = LastKnown.before(picture)
    found = [
        *edits(picture, known, now),
        *departures(picture, known, now),
        *removals(picture, known, now),
    ]
    if not found:
        return Changes()
    told, rest = found[:MOST], found[MOST:]
    if rest:
        told.append(_and_more(rest, now))
    parts = [Change(events=tuple(told))]
    parts += _touches(picture, found, now)
    return Changes(tuple(parts))


def _and_more(rest: list[Event], now: datetime) -> Event:
    return Event(
        at=now,
        lead_id="",
        who=PERSON,
        what="more edits",
        new=len(rest),
        because=f"{len(rest):,} further cells changed at once; the first {MOST:,} are told above",
    )


def _touches(picture: Picture, found: list[Event], now: datetime) -> list[Change]:
    leads = {lead.lead_id: lead for lead in picture.leads}
    worked_on = {e.lead_id: e.what for e in found if e.what in WORK and e.lead_id in leads}
    if LEADS.column("last_touch").heading in picture.missing.get(LEADS.title, ()):
        return []
    cells = (
        CellChange(
            lead_id=lead_id,
            attribute="last_touch",
            old=leads[lead_id].last_touch,
            new=now.replace(microsecond=0),
            because=f"a person changed {what}",
            who=NAME,
        )
        for lead_id, what in worked_on.items()
        if (lead_id, "last_touch") not in picture.words
        and (leads[lead_id].last_touch or now) <= now
    )
    return [Change(cells=(cell,)) for cell in cells]


AUTOMATION = Automation(
    NAME,
    "What people changed or deleted in Leads since the last reading is told in History.",
    notice_edits,
)
