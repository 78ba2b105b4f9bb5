"""What became of a lead, told from History in words: one line a deed, and under a merge what it did to the row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from zoneinfo import ZoneInfo

from leads.model import Cell, Event

_ON_IT = {
    Event.FILED: "filed it",
    Event.TOUCH: "noted that they wrote again",
    Event.AWAY: "noted that they are away until {new}",
    Event.BOUNCED: "noted that mail to {new} comes back",
    Event.DELETED: "noted that its row was deleted",
    Event.BACK: "noted that its row is back",
    Event.MERGED: "merged it into {new}",
    Event.TOOK_IN: "merged {old} into it",
    Event.UNMERGED: "took it out of {old} again",
    Event.DIFFERENT: "noted that {new} is another person",
}
_ON_ANOTHER = {
    Event.UNMERGED: "took {about} out of it again",
    Event.DIFFERENT: "noted that {about} is another person",
}
"""What History tells of another lead's row, and what it means for this one's."""

_HEADLINES = frozenset({Event.MERGED, Event.TOOK_IN, Event.UNMERGED})
"""What else the same commit did for the same reason belongs under these."""

_FIRST_LINE = 200  # characters of what somebody had asked


def life_of(lead_id: str, events: Iterable[Event], zone: ZoneInfo) -> Iterator[str]:
    """The lines, oldest first; those that belong to the one above are indented."""
    about = sorted(_concerning(lead_id, events), key=lambda event: event.at)
    for _, together in groupby(about, lambda e: (e.at, e.version, e.who, e.because)):
        deeds = list(together)
        heads = [event for event in deeds if event.what in _HEADLINES]
        for event in heads or deeds:
            yield _sentence(event, lead_id, zone)
        if heads:
            for event in deeds:
                yield from (f"    {line}" for line in _detail(event, lead_id, zone))


def spoken(cell: Cell, zone: ZoneInfo, *, to_the_second: bool = False) -> str:
    """A cell as people say it: times in the sheet's zone."""
    if not isinstance(cell, datetime):
        return str(cell)
    return f"{cell.astimezone(zone):{'%Y-%m-%d %H:%M:%S' if to_the_second else '%Y-%m-%d %H:%M'}}"


def _concerning(lead_id: str, events: Iterable[Event]) -> Iterator[Event]:
    for event in events:
        other = event.old if event.what == Event.UNMERGED else event.new
        is_of_it = event.lead_id == lead_id and event.what != Event.SNAPSHOT
        if is_of_it or (event.what in _ON_ANOTHER and other == lead_id):
            yield event


def _sentence(event: Event, lead_id: str, zone: ZoneInfo) -> str:
    why = f", because {event.because}" if event.because else ""
    return f"{spoken(event.at, zone)}  {event.who} {_deed(event, lead_id, zone)}{why}"


def _deed(event: Event, lead_id: str, zone: ZoneInfo) -> str:
    words = _ON_IT if event.lead_id == lead_id else _ON_ANOTHER
    if event.what in words:
        return words[event.what].format(old=event.old, new=event.new, about=event.lead_id)
    old, new = _both(event, zone)
    if not old:
        return f"set {event.what} to {new}"
    return (
        f"changed {event.what} from {old} to {new}"
        if new
        else f"cleared {event.what}, which was {old}"
    )


def _detail(event: Event, lead_id: str, zone: ZoneInfo) -> Iterator[str]:
    """What a merge, or its undoing, did besides."""
    old, new = _both(event, zone)
    heading, of, other = event.what.rpartition(" of ")
    if event.what == Event.TOOK_IN:
        if asked := str(event.new or "").split():
            yield f"{event.old} had asked: “{' '.join(asked)[:_FIRST_LINE]}”"
    elif event.what == Event.DIFFERENT:
        yield f"{event.new if event.lead_id == lead_id else event.lead_id} is remembered as another person"
    elif event.what in _HEADLINES:
        return
    elif of:
        yield f"{heading} stayed {old}; {other} said {new}"
    elif not old:
        yield f"{event.what} was set to {new}"
    else:
        yield (
            f"{event.what} went from {old} to {new}"
            if new
            else f"{event.what} was cleared; it was {old}"
        )


def _both(event: Event, zone: ZoneInfo) -> tuple[str, str]:
    """From what to what, in quotation marks; "" for a blank."""
    cells = (event.old, event.new)
    told = [spoken(cell, zone) for cell in cells]
    if told[0] == told[1]:  # within one minute
        told = [spoken(cell, zone, to_the_second=True) for cell in cells]
    old, new = (
        "" if cell in {"", None} else f"“{text}”" for cell, text in zip(cells, told, strict=True)
    )
    return old, new
