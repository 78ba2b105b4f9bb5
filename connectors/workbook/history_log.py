"""A row of History: what is written for an event, and what is read back."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from connectors.workbook.cells import in_words, moment, text, value_of
from connectors.workbook.places import Row, TabPlace, folded
from leads.model import Cell, Event
from leads.picture import NEVER
from leads.tabs import LEADS, Kind

_KINDS = {folded(column.heading): column.kind for column in LEADS.columns}


def event_cells(event: Event, zone: ZoneInfo, version: int, address: str) -> dict[str, Cell]:
    """An event as a row of History, by attribute."""
    return {
        "at": event.at,
        "lead_id": event.lead_id,
        "who": event.who,
        "what": event.what,
        "old": in_words(event.old, zone),
        "new": in_words(event.new, zone),
        "because": event.because,
        "source_ref": event.source_ref,
        "version": version,
        "cell": address,
    }


def event_of(place: TabPlace, row: Row, zone: ZoneInfo) -> Event:
    what = text(place.cell(row, "what"))
    kind = _KINDS.get(folded(what))
    version = value_of(place.cell(row, "version"), Kind.INTEGER, zone)
    return Event(
        at=moment(place.cell(row, "at"), zone) or NEVER,
        lead_id=text(place.cell(row, "lead_id")),
        who=text(place.cell(row, "who")),
        what=what,
        old=_told(place.cell(row, "old"), kind, zone),
        new=_told(place.cell(row, "new"), kind, zone),
        because=text(place.cell(row, "because")),
        source_ref=text(place.cell(row, "source_ref")),
        version=version if isinstance(version, int) else None,
        cell=text(place.cell(row, "cell")),
    )


def _told(raw: Cell, kind: Kind | None, zone: ZoneInfo) -> Cell:
    """From or To as the Leads column means it; as it stands where the event is about no column."""
    if kind is None:
        return None if raw == "" else raw
    meant = value_of(raw, kind, zone)
    # A person's words under a date are told as they stand.
    return text(raw) if meant is None and text(raw) else meant
