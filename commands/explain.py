"""`explain L-1003`: why a lead is as it is, told from its row and its History."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from commands.wiring import load, open_workbook
from leads.model import Cell, Event, Lead, ReviewCase
from leads.picture import Picture
from leads.tabs import LEADS


def explain(what: str, *, config: Path) -> int:
    """Print what is known of the lead, or what a mail file says. Exit code 0, or 1 when there is no such lead."""
    file = Path(what)
    if file.is_file():
        from commands.parse import parse

        ours = config if config.is_file() else None
        return parse([file], as_json=False, config=ours, own=[], region="")
    picture = open_workbook(load(config)).read()
    lead_id = what.strip().upper()
    lead = next((lead for lead in picture.leads if lead.lead_id.upper() == lead_id), None)
    events = [
        event
        for event in picture.events
        if event.lead_id.upper() == lead_id and event.what != Event.SNAPSHOT
    ]
    if lead is None and not events:
        print(
            f"There is no lead {what} among {len(picture.leads)}; an id looks like L-1003.",
            file=sys.stderr,
        )
        return 1
    print("\n".join(told(lead, events, picture)))
    return 0


def told(lead: Lead | None, events: Sequence[Event], picture: Picture) -> Iterator[str]:
    """The explanation, line by line."""
    if lead is None:
        yield f"{events[0].lead_id} is no longer in the Leads tab; this is what History says."
    else:
        yield from _row(lead, picture.zone)
        yield f"  {picture.link_to(lead)}"
    yield ""
    yield f"History (times in {picture.zone.key}):" if events else "History says nothing about it."
    for event in sorted(events, key=lambda event: event.at):
        yield f"  {_sentence(event, picture.zone)}"
    if lead:
        for case in _open_cases(lead, picture):
            yield f"Review asks: {case.kind} of {case.lead_a} and {case.lead_b}: {case.why}"


def _row(lead: Lead, zone: ZoneInfo) -> Iterator[str]:
    yield f"{lead.lead_id}: {', '.join(filter(None, (lead.name, lead.company))) or 'no name yet'}"
    for column in LEADS.columns:
        shown = getattr(lead, column.attribute)
        if shown not in {"", None} and column.attribute not in {"lead_id", "name", "company"}:
            yield f"  {column.heading}: {_spoken(shown, zone)}"


def _sentence(event: Event, zone: ZoneInfo) -> str:
    why = f", because {event.because}" if event.because else ""
    return f"{_spoken(event.at, zone)}  {event.who} {_deed(event, zone)}{why}"


_DEEDS = {
    Event.FILED: "filed it",
    Event.TOUCH: "noted that they wrote again",
    Event.MERGED: "merged it into {new}",
    Event.UNMERGED: "took it out of {old} again",
    Event.TOOK_IN: "merged {old} into it",
    Event.DIFFERENT: "noted that it is not the person of {new}",
}


def _deed(event: Event, zone: ZoneInfo) -> str:
    old, new = (f"“{_spoken(cell, zone)}”" for cell in (event.old, event.new))
    if event.what in _DEEDS:
        return _DEEDS[event.what].format(old=event.old, new=event.new)
    match event.what:
        case _ if event.old in {"", None}:
            return f"set {event.what} to {new}"
        case _ if event.new in {"", None}:
            return f"cleared {event.what}, which was {old}"
        case _:
            return f"changed {event.what} from {old} to {new}"


def _spoken(cell: Cell, zone: ZoneInfo) -> str:
    return f"{cell.astimezone(zone):%Y-%m-%d %H:%M}" if isinstance(cell, datetime) else str(cell)


def _open_cases(lead: Lead, picture: Picture) -> Iterator[ReviewCase]:
    for case in picture.review:
        if lead.lead_id in {case.lead_a, case.lead_b} and not case.decision:
            yield case
