"""A row of `_outbox`, the log of letters: what is written for a letter's event, and what is read back."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from connectors.workbook.cells import TEXT_LIMIT, Json, moment, numeric, text, value_of
from connectors.workbook.places import Row, TabPlace
from leads.model import Cell, LetterEvent, LetterState
from leads.picture import NEVER
from leads.tabs import Kind

_STATES = {state.value: state for state in LetterState}


def letter_cells(letter: LetterEvent) -> dict[str, Cell]:
    """A letter's event as a row of `_outbox`, by attribute."""
    return {
        "message_id": letter.message_id,
        "kind": letter.kind,
        "to": letter.to,
        "about": letter.about,
        "day": letter.day.isoformat(),
        "state": letter.state.value,
        "at": letter.at.astimezone(UTC).isoformat(),
        "attempt": letter.attempt,
        "error": letter.error,
        "data": data_text(letter.data),
    }


def letter_of(place: TabPlace, row: Row, zone: ZoneInfo) -> LetterEvent | None:
    """A row of `_outbox`; None when it is no letter's."""
    state = _STATES.get(text(place.cell(row, "state")))
    day = value_of(place.cell(row, "day"), Kind.DATE, zone)
    if state is None or not isinstance(day, date):
        return None
    return LetterEvent(
        message_id=text(place.cell(row, "message_id")),
        kind=text(place.cell(row, "kind")),
        to=text(place.cell(row, "to")),
        about=text(place.cell(row, "about")),
        day=day,
        state=state,
        at=_instant(place.cell(row, "at"), zone),
        attempt=int(numeric(place.cell(row, "attempt")) or 0),
        error=text(place.cell(row, "error")),
        data=data_of(place.cell(row, "data")),
    )


def _instant(raw: Cell, zone: ZoneInfo) -> datetime:
    """A log's own time, written with its zone: a sheet's date-time means two instants in the hour that comes twice."""
    if isinstance(raw, str):
        with suppress(ValueError):
            told = datetime.fromisoformat(raw.strip())
            return told if told.tzinfo else told.replace(tzinfo=zone)
    return moment(raw, zone) or NEVER


def data_text(data: Mapping[str, object]) -> str:
    """A letter's data as JSON for one cell; packed when the plain text would not fit."""
    import base64
    import zlib

    if not data:
        return ""
    plain = json.dumps(data, ensure_ascii=False, separators=(",", ":"), default=_told)
    if len(plain.encode("utf-16-le")) <= 2 * TEXT_LIMIT:
        return plain
    return "zlib:" + base64.b64encode(zlib.compress(plain.encode())).decode()


def data_of(raw: Cell) -> Json:
    """The data behind data_text; {} when a person wrote something else there."""
    import base64
    import zlib

    told = text(raw)
    try:
        if told.startswith("zlib:"):
            told = zlib.decompress(base64.b64decode(told[5:])).decode()
        found = json.loads(told) if told else {}
    except (ValueError, zlib.error):
        return {}
    return found if isinstance(found, dict) else {}


def _told(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Mapping):
        return dict(value)
    return str(value)
