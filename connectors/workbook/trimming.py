"""What the logs need not tell any more: settled letters of `_outbox`, and rows of Screened older than 90 days.

Sheets deletes rows by number alone, and people sort Screened. So the very request that deletes there
sorts by date first: then the oldest rows are on top, whatever somebody did in that second. It is a
version of its own, behind the fence, so that no other worker has written since the reading. That the
messages were filed, History goes on telling: one row for all that went, and for the next oldest ones,
which go instead where somebody has just deleted an old row by hand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise, takewhile
from math import inf

from connectors.workbook.cells import Json, moment, numeric, text
from connectors.workbook.outbox_log import letter_of
from connectors.workbook.places import Places, Row, TabPlace
from leads.model import Event
from leads.tabs import OUTBOX, SCREENED
from leads.telling.outgoing import done_with

KEPT_FOR = timedelta(days=90)
"""How long Screened tells of a message."""

MOST = 300
"""Rows of Screened at once: their source_refs share one cell of History."""

SPARE = 20
"""So many of the next oldest rows are marked as filed, too."""

WHO = "housekeeping"

_STRETCHES = 100
_DONE = re.compile(r"L-\d+")
_NEARLY = 0.9
"""The share of neighbours in order by date in a tab that people have left as it grew."""


@dataclass(frozen=True, slots=True)
class Trim:
    """Requests that must come last in a version of their own, and what History is told."""

    requests: tuple[Json, ...] = ()
    events: tuple[Event, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.requests)


def letters_trim(places: Places, now: datetime) -> Trim:
    """The log rows of letters that nobody will ask for again. The tab is hidden and nobody's but ours."""
    place = places.tabs[OUTBOX.title]
    rows = places.rows.get(OUTBOX.title, ())
    meant = {
        index: letter
        for index in range(place.header + 1, len(rows))
        if (letter := letter_of(place, rows[index], places.zone))
    }
    done = done_with(meant.values(), now)
    going = [index for index, letter in meant.items() if letter.message_id in done]
    stretches = list(_stretches(going))[:_STRETCHES]
    # From below, so that the numbers above still hold.
    return Trim(tuple(_deleting(place, first, end) for first, end in reversed(stretches)))


def screened_trim(places: Places, now: datetime) -> Trim:
    """The oldest rows of Screened where they stand on top; where they nearly do, they are sorted there first.

    Nothing where people have sorted the tab by something else: their order is theirs.
    """
    place = places.tabs[SCREENED.title]
    column = place.columns.get("received_at")
    rows = places.rows.get(SCREENED.title, ())[place.header + 1 :]
    dates = [numeric(place.cell(row, "received_at")) for row in rows]
    told = [date for date in dates if date is not None]
    if column is None or not told or _age(min(told), places, now) <= KEPT_FOR:
        return Trim()
    first_young = min((date for date in told if _age(date, places, now) <= KEPT_FOR), default=inf)
    going = list(takewhile(lambda row: _may_go(row, place, first_young), rows[:MOST]))
    below = dates[len(going) :]
    last = _last(dates[: len(going) or 1])
    if any(date is not None and date < last for date in below):
        in_order = sum(one <= other for one, other in pairwise(told))
        nearly = in_order >= _NEARLY * (len(told) - 1)
        return Trim((_sorting(place, column),)) if nearly else Trim()
    if not going:
        return Trim()
    top = place.header + 1
    deleting = _deleting(place, top, top + len(going))
    return Trim((_sorting(place, column), deleting), (_told(rows, len(going), place, now),))


def _may_go(row: Row, place: TabPlace, first_young: float) -> bool:
    """Whether it is old, and no word waits beside it to be done."""
    date, decision = numeric(place.cell(row, "received_at")), text(place.cell(row, "decision"))
    return date is not None and date < first_young and (not decision or bool(_DONE.match(decision)))


def _last(dates: Sequence[float | None]) -> float:
    return max((date for date in dates if date is not None), default=inf)


def _age(date: float, places: Places, now: datetime) -> timedelta:
    received = moment(date, places.zone)
    return now - received if received else timedelta(0)


def _told(rows: Sequence[Row], count: int, place: TabPlace, now: datetime) -> Event:
    refs = (text(place.cell(row, "source_ref")) for row in rows[: count + SPARE])
    return Event(
        at=now,
        lead_id="",
        who=WHO,
        what=Event.TRIMMED,
        new=count,
        because=f"rows older than {KEPT_FOR.days} days; their messages are not filed again",
        source_ref="\n".join(filter(None, refs)),
    )


def _stretches(indices: Sequence[int]) -> Iterator[tuple[int, int]]:
    """(first, after the last) of numbers that follow each other."""
    first = before = None
    for index in indices:
        if before is not None and index == before + 1:
            before = index
            continue
        if first is not None and before is not None:
            yield first, before + 1
        first = before = index
    if first is not None and before is not None:
        yield first, before + 1


def _deleting(place: TabPlace, first: int, end: int) -> Json:
    where = {"sheetId": place.sheet_id, "dimension": "ROWS", "startIndex": first, "endIndex": end}
    return {"deleteDimension": {"range": where}}


def _sorting(place: TabPlace, column: int) -> Json:
    """All rows below the headings, in all columns; blank ones end up below."""
    where = {"sheetId": place.sheet_id, "startRowIndex": place.header + 1}
    specs = [{"dimensionIndex": column, "sortOrder": "ASCENDING"}]
    return {"sortRange": {"range": where, "sortSpecs": specs}}
