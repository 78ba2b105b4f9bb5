"""What people changed in Leads between two readings, as History tells it: one row a cell, old -> new."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from leads.journal import Journal
from leads.last_known import LastKnown, cell_of, comparable, in_history, watched_columns
from leads.model import Event, Lead
from leads.picture import SCREENED, Picture

PERSON = "person"
"""The "who" of what nobody but people can have done; the sheet does not tell which of them."""

MOST = 2_000
"""Rows of History for one reading. Of a larger paste the rest is told in one row."""


def edits(picture: Picture, known: LastKnown, now: datetime) -> Iterator[Event]:
    """Cells that people changed, lead by lead."""
    readings = (picture, known.picture) if known.picture else (picture,)
    headings = {c.attribute: c.heading for c in watched_columns(*readings)}
    because = "changed by hand" if known.picture else "changed by hand while the worker was away"
    for lead in picture.leads:
        if known.leads.get(lead.lead_id) is lead and lead.lead_id not in known.told:
            continue
        before = known.values(lead.lead_id, headings)
        for attribute, heading in headings.items():
            if attribute not in before:
                continue
            old, new = before[attribute], cell_of(picture, lead, attribute)
            if old == new or comparable(old, picture.zone) == comparable(new, picture.zone):
                continue
            yield Event(
                at=now,
                lead_id=lead.lead_id,
                who=PERSON,
                what=heading,
                old=in_history(old),
                new=in_history(new),
                because=because,
            )


def departures(picture: Picture, known: LastKnown, now: datetime) -> Iterator[Event]:
    """Leads whose row somebody deleted, and deleted ones that are there again."""
    present = {lead.lead_id: lead for lead in picture.leads}
    for lead_id in sorted(known.standing - present.keys()):
        name = _name(known.leads.get(lead_id))
        yield Event(
            at=now,
            lead_id=lead_id,
            who=PERSON,
            what=Event.DELETED,
            old=name,
            because="its row is not there any more; a later mail of this person makes a new lead",
        )
    for lead_id in sorted(known.gone & present.keys()):
        yield Event(
            at=now,
            lead_id=lead_id,
            who=PERSON,
            what=Event.BACK,
            new=_name(present[lead_id]),
            because="its row is there again",
        )


def removals(picture: Picture, known: LastKnown, now: datetime) -> Iterator[Event]:
    """Screened rows that somebody deleted. History keeps their source_ref, so that they do not come back."""
    if known.picture is None or known.picture.known_refs is picture.known_refs:
        return
    before = known.picture.known_refs
    strayed = {ref for journal in known.picture.journals.values() for ref in _fallen_refs(journal)}
    for ref in sorted(before.keys() - picture.known_refs.keys() - strayed):
        if before[ref] == SCREENED:
            yield Event(
                at=now,
                lead_id="",
                who=PERSON,
                what=Event.ROW_DELETED,
                because="a row of Screened was deleted; the message is not filed again",
                source_ref=ref,
            )


def _fallen_refs(journal: Journal) -> Iterator[str]:
    """What we wrote and fell under the heading of Screened's refs; it is put right since."""
    for row in journal.rows:
        if "source_ref" in row.under.values() and row.under.get("source_ref") != "source_ref":
            yield str(row.after.get("source_ref") or "")


def _name(lead: Lead | None) -> str:
    return (lead.name or lead.company or lead.email) if lead else ""
