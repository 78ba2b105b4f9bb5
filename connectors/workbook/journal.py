"""The journal of what a version writes into rows of a tab (leads.journal), kept beside the keys of `_system`.

For each version that writes rows, and each tab of which it writes some, one line below the other:

    headings of the tab as we read them                written by us
    headings of the tab as the write found them        copied by the spreadsheet, before anything is written
    each row as we read it                             written by us
    each row as the write found it                     copied, before
    each row as the write left it                      copied, after

Nothing says that Google copies a row which a filter hides as it copies any other. So each row's copy is believed
only if it shows what was written into it; of a row whose copy is not, the journal is silent.

Left of each row as we read it stands its mark: the row's number, which of its columns were written, and a sum over
what was written there. So the key's own cell stays short, however many rows a version writes.

Where an appended row comes to lie nobody knows beforehand. What a row of Leads holds is told in History; of each other
one the key's own cell keeps a sum over what it holds, so that it is known again also where columns moved meanwhile.

The lines of the next version take the place of these; commits on one and the same reading follow one another, and so
does one that puts nothing right where the journal tells of strays.
A reading brings them along, since it asks for the whole of `_system` anyway (connectors.workbook.journal_reading).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from zlib import crc32
from zoneinfo import ZoneInfo

from connectors.workbook.cells import TEXT_LIMIT, Json, cell_data, text
from connectors.workbook.growing import Since
from connectors.workbook.lead_links import label_of
from connectors.workbook.places import Row, TabPlace, is_blank
from leads.model import Cell
from leads.tabs import LEADS, REVIEW, SCREENED, SYSTEM

JOURNALED = (LEADS.title, REVIEW.title, SCREENED.title)
"""Tabs into whose rows a turn writes."""

SLACK = 2
"""Columns beyond the headings that are copied, too: so many may be inserted in that very second."""

STALE = 150
"""Lines of an earlier version that may stay below the latest; more are cleared."""

Touched = Mapping[int, Mapping[int, Json]]
"""Row -> column -> what is written there (CellData); both 0-based."""

Appended = Mapping[str, Sequence[Mapping[str, Json]]]
"""Title -> rows: attribute -> CellData."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """What a batch adds for its journal.

    Attributes:
        label: For `_system`; "" when nothing is kept.
        before: Requests that come before the rows are written.
        after: And after.
    """

    label: str = ""
    before: tuple[Json, ...] = ()
    after: tuple[Json, ...] = ()


NO_LINES = Lines()


def lines_of(
    version: int, touched: Mapping[str, Touched], appended: Appended, since: Since
) -> Lines:
    """The journal of a version that writes into `touched` rows of tabs, or appends some to them.

    One that puts nothing right, and files no lead, leaves what tells of strays to who will, above its own lines.
    """
    if touched or appended.get(LEADS.title):
        since.forget_earlier()
    parts = [
        _part(version, title, touched.get(title, {}), appended.get(title, ()), since)
        for title in JOURNALED
        if touched.get(title) or appended.get(title)
    ]
    label = _label([*since.journal, *parts])
    if not parts or len(label) > TEXT_LIMIT:
        return NO_LINES
    before: list[Json] = []
    after: list[Json] = []
    for part in parts:
        ahead, behind = _requests(part, touched.get(part["tab"], {}), since)
        before += ahead
        after += behind
    return Lines(label=label, before=tuple(before), after=tuple(after))


def _label(parts: Sequence[Json]) -> str:
    """What the key's own cell says; without the sums over appended rows where these are too many for one cell."""
    label = json.dumps(parts, separators=(",", ":"))
    if len(label) <= TEXT_LIMIT:
        return label
    short = [{key: told for key, told in part.items() if key != "appended"} for part in parts]
    return json.dumps(short, separators=(",", ":"))


def _part(
    version: int,
    title: str,
    touched: Touched,
    appended: Sequence[Mapping[str, Json]],
    since: Since,
) -> Json:
    """What the key's own cell says of these lines."""
    place, system = since.places.tabs[title], since.places.tabs[SYSTEM.title]
    headings = _row(since.places.rows[title], place.header)
    width = max(len(headings), *(1 + index for index in place.columns.values())) + SLACK
    seals = [] if title == LEADS.title else _seals(appended, place)
    return {
        "version": version,
        "tab": title,
        "width": min(width, place.grid_columns or width),
        "left": 2 + max(system.columns.values()),
        "columns": dict(place.columns),
        "ways": sorted({tuple(sorted(cells)) for cells in touched.values()}),
        "count": len(touched),
        **({"appended": seals} if seals else {}),
    }


def _seals(appended: Sequence[Mapping[str, Json]], place: TabPlace) -> list[Json]:
    """Which columns are filled -> the sums over rows that fill just these."""
    found: dict[tuple[int, ...], list[str]] = {}
    for row in appended:
        filled = {
            index: value
            for attribute, index in place.columns.items()
            if not is_blank((value := _shown(row[attribute]),))
        }
        way = tuple(sorted(filled))
        found.setdefault(way, []).append(seal(filled[index] for index in way))
    return [{"way": way, "seals": seals} for way, seals in found.items()]


def _requests(part: Json, touched: Touched, since: Since) -> tuple[list[Json], list[Json]]:
    """What comes before the rows are written, and after."""
    place, system = since.places.tabs[part["tab"]], since.places.tabs[SYSTEM.title]
    rows, numbers = since.places.rows[part["tab"]], sorted(touched)
    count, left, width = part["count"], part["left"], part["width"]
    top = system.header + 1 + since.journal_lines
    bottom = top + 2 + 3 * count
    paper = _Paper(place.sheet_id, system.sheet_id, left, width, since.places.zone)
    before = [
        *since.reach(SYSTEM.title, rows=bottom, columns=left + width),
        paper.written(top, [_row(rows, place.header)]),
        paper.copied(place.header, top + 1, 1),
    ]
    after: list[Json] = []
    if count:
        ways = {way: n for n, way in enumerate(part["ways"])}
        marks = [
            f"{number} {ways[tuple(sorted(touched[number]))]} {_seal_of_written(touched[number])}"
            for number in numbers
        ]
        before.append(paper.marked(top + 2, marks))
        before.append(paper.written(top + 2, [_row(rows, number) for number in numbers]))
        for at, run in _runs(numbers):
            before.append(paper.copied(numbers[at], top + 2 + count + at, run))
            after.append(paper.copied(numbers[at], top + 2 + 2 * count + at, run))
    if system.used_rows > bottom + STALE:
        before.append(paper.cleared(bottom, system.used_rows))
    since.journal.append(part)
    since.journal_lines += bottom - top
    return before, after


def _row(rows: Sequence[Row], number: int) -> Row:
    return rows[number] if number < len(rows) else ()


@dataclass(frozen=True, slots=True)
class _Paper:
    tab_id: int
    system_id: int
    left: int
    width: int
    zone: ZoneInfo

    def written(self, line: int, rows: Sequence[Row]) -> Json:
        start = {"sheetId": self.system_id, "rowIndex": line, "columnIndex": self.left}
        values = [
            {"values": [cell_data(cell, self.zone) for cell in self._wide(row)]} for row in rows
        ]
        return {"updateCells": {"start": start, "rows": values, "fields": "userEnteredValue"}}

    def marked(self, line: int, marks: Sequence[str]) -> Json:
        """Each mark beside its line."""
        start = {"sheetId": self.system_id, "rowIndex": line, "columnIndex": self.left - 1}
        rows = [{"values": [cell_data(mark, self.zone)]} for mark in marks]
        return {"updateCells": {"start": start, "rows": rows, "fields": "userEnteredValue"}}

    def _wide(self, row: Row) -> Row:
        return (*row, *[None] * (self.width - len(row)))[: self.width]

    def copied(self, row: int, line: int, count: int) -> Json:
        source = {"sheetId": self.tab_id, **_span(row, count, 0, self.width)}
        goal = {"sheetId": self.system_id, **_span(line, count, self.left, self.width)}
        return {"copyPaste": {"source": source, "destination": goal, "pasteType": "PASTE_VALUES"}}

    def cleared(self, top: int, bottom: int) -> Json:
        span = _span(top, bottom - top, self.left - 1, self.width + 1)
        stale = {"sheetId": self.system_id, **span}
        return {"updateCells": {"range": stale, "fields": "userEnteredValue"}}


def _span(row: int, rows: int, column: int, columns: int) -> Json:
    return {
        "startRowIndex": row,
        "endRowIndex": row + rows,
        "startColumnIndex": column,
        "endColumnIndex": column + columns,
    }


def _seal_of_written(cells: Mapping[int, Json]) -> str:
    shown = [cells[column] for column in sorted(cells)]
    if any("formulaValue" in data.get("userEnteredValue", {}) for data in shown):
        return UNSEALED  # a copy shows its result
    return seal(map(_shown, shown))


def _shown(data: Json) -> Cell:
    """What a cell shows into which this is written."""
    value: Cell = next(iter(data.get("userEnteredValue", {}).values()), None)
    return label_of(value) if "formulaValue" in data.get("userEnteredValue", {}) else value


def seal(values: Iterable[Cell]) -> str:
    """A short sum over what cells show, alike for a number however it is written and for any blank."""
    told = [
        f"{value:.6f}"
        if isinstance(value, int | float) and not isinstance(value, bool)
        else " ".join(text(value).split())
        for value in values
    ]
    return f"{crc32(json.dumps(told).encode()):08x}"


UNSEALED = "-"
"""The mark of a row into which a formula was written: nobody knows what its copy shows."""


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """(index of its first row, how many) of rows that lie one below the other."""
    found: list[tuple[int, int]] = []
    for _, group in groupby(enumerate(numbers), key=lambda one: one[1] - one[0]):
        run = list(group)
        found.append((run[0][0], len(run)))
    return found
