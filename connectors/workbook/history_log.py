"""The History rows read so far: it only ever grows, so a later reading asks for the new rows alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from connectors.workbook.cells import Json, in_words, moment, text, value_of
from connectors.workbook.places import Row, TabPlace, folded, is_blank
from leads.model import Cell, Event
from leads.picture import NEVER
from leads.tabs import LEADS, Kind

_KINDS = {folded(column.heading): column.kind for column in LEADS.columns}


class HistoryLog:
    """What is remembered between readings. Losing it costs one full reading."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        self.version = 0
        self.rows: list[Row] = []
        self.events: list[Event] = []
        self._place: TabPlace | None = None
        self._zone: ZoneInfo | None = None
        self._read_up_to = 0

    def ranges(self, sheet_id: int) -> list[Json]:
        """The grid ranges to ask for: all, or the headings and whatever follows the last known row."""
        if len(self.rows) < 2 or self._place is None or self._place.sheet_id != sheet_id:
            return [{"sheetId": sheet_id}]
        return [
            {"sheetId": sheet_id, "startRowIndex": 0, "endRowIndex": self._place.header + 1},
            {"sheetId": sheet_id, "startRowIndex": len(self.rows) - 1},
        ]

    def continues(self, version: int, answers: Sequence[Sequence[Row]]) -> bool:
        """Take the answers to `ranges`; False when they do not continue what is known: read it all again."""
        if len(answers) == 1:
            self.rows, self._place = list(answers[0]), None
        else:
            head, tail = answers
            known = self.rows[: len(head)]
            if version < self.version or list(head) != known or list(tail[:1]) != self.rows[-1:]:
                return False
            self.rows += tail[1:]
        self.version = version
        return True

    def told(self, place: TabPlace, zone: ZoneInfo) -> tuple[Event, ...]:
        """All events, oldest first."""
        place = replace(place, used_rows=0, grid_rows=None)  # these change with every row
        if place != self._place or zone != self._zone:
            self.events, self._place, self._zone = [], place, zone
            self._read_up_to = place.header + 1
        fresh = self.rows[self._read_up_to :]
        self.events += [_event(place, row, zone) for row in fresh if not is_blank(row)]
        self._read_up_to = len(self.rows)
        return tuple(self.events)


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


def _event(place: TabPlace, row: Row, zone: ZoneInfo) -> Event:
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
    )


def _told(raw: Cell, kind: Kind | None, zone: ZoneInfo) -> Cell:
    """From or To as the Leads column means it; as it stands where the event is about no column."""
    return (None if raw == "" else raw) if kind is None else value_of(raw, kind, zone)
