"""The journal of what a version writes into rows of Leads (leads.journal), kept beside the keys of `_system`.

For each version that writes rows, one line below the other:

    headings of Leads as we read them                  written by us
    headings of Leads as the write found them          copied by the spreadsheet, before anything is written
    each row as we read it                             written by us
    each row as the write found it                     copied, before
    each row as the write left it                      copied, after

Nothing says that Google copies a row which a filter hides as it copies any other. So each row's copy is believed
only if it shows what was written into it; of a row whose copy is not, the journal is silent.

Left of each row as we read it stands its mark: the row's number, which of its columns were written, and a sum over
what was written there. So the key's own cell stays short, however many rows a version writes.

The lines of the next version take the place of these; commits on one and the same reading follow one another.
A reading brings them along, since it asks for the whole of `_system` anyway.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from types import MappingProxyType
from zlib import crc32
from zoneinfo import ZoneInfo

from connectors.workbook.cells import TEXT_LIMIT, Json, cell_data, text, value_of
from connectors.workbook.growing import Since
from connectors.workbook.places import Row, Table, TabPlace, folded, is_blank
from leads.journal import NO_JOURNAL, Journal, WrittenRow
from leads.model import Cell
from leads.tabs import LEADS, SYSTEM

SLACK = 2
"""Columns beyond the headings that are copied, too: so many may be inserted in that very second."""

STALE = 150
"""Lines of an earlier version that may stay below the latest; more are cleared."""

_KINDS = {column.attribute: column.kind for column in LEADS.columns}

Touched = Mapping[int, Mapping[int, Json]]
"""Row of Leads -> column -> what is written there (CellData); both 0-based."""


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


# -- what is written


def lines_of(version: int, touched: Touched, rows: Sequence[Row], since: Since) -> Lines:
    """The journal of a version that writes into `touched` rows, or appends some; `rows` is Leads as read."""
    leads, system = since.places.tabs[LEADS.title], since.places.tabs[SYSTEM.title]
    headings = rows[leads.header] if leads.header < len(rows) else ()
    width = max(len(headings), *(1 + index for index in leads.columns.values())) + SLACK
    width = min(width, leads.grid_columns or width)
    numbers = sorted(touched)
    ways = sorted({tuple(sorted(touched[number])) for number in numbers})
    part: Json = {
        "version": version,
        "width": width,
        "left": 2 + max(system.columns.values()),
        "columns": dict(leads.columns),
        "ways": ways,
        "count": len(numbers),
    }
    label = json.dumps([*since.journal, part], separators=(",", ":"))
    if len(label) > TEXT_LIMIT:
        return NO_LINES
    top = system.header + 1 + since.journal_lines
    count, left = len(numbers), part["left"]
    bottom = top + 2 + 3 * count
    read = [headings, *(rows[number] if number < len(rows) else () for number in numbers)]
    paper = _Paper(leads.sheet_id, system.sheet_id, left, width, since.places.zone)
    before = [
        *since.reach(SYSTEM.title, rows=bottom, columns=left + width),
        paper.written(top, read[:1]),
        paper.copied(leads.header, top + 1, 1),
    ]
    after: list[Json] = []
    if count:
        marks = [
            f"{number} {ways.index(tuple(sorted(touched[number])))} {_seal_of_written(touched[number])}"
            for number in numbers
        ]
        before.append(paper.marked(top + 2, marks))
        before.append(paper.written(top + 2, read[1:]))
        for at, run in _runs(numbers):
            before.append(paper.copied(numbers[at], top + 2 + count + at, run))
            after.append(paper.copied(numbers[at], top + 2 + 2 * count + at, run))
    if system.used_rows > bottom + STALE:
        before.append(paper.cleared(bottom, system.used_rows))
    since.journal.append(part)
    since.journal_lines += bottom - top
    return Lines(label=label, before=tuple(before), after=tuple(after))


@dataclass(frozen=True, slots=True)
class _Paper:
    leads_id: int
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
        source = {"sheetId": self.leads_id, **_span(row, count, 0, self.width)}
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
    typed = [cells[column].get("userEnteredValue", {}) for column in sorted(cells)]
    if any("formulaValue" in value for value in typed):
        return UNSEALED  # a copy shows its result
    return _seal(next(iter(value.values()), None) for value in typed)


def _seal(values: Iterable[Cell]) -> str:
    """A short sum over what cells show, alike for a number however it is written and for any blank."""
    told = [
        f"{value:.6f}"
        if isinstance(value, int | float) and not isinstance(value, bool)
        else " ".join(text(value).split())
        for value in values
    ]
    return f"{crc32(json.dumps(told).encode()):08x}"


UNSEALED = ""


def _runs(numbers: Sequence[int]) -> list[tuple[int, int]]:
    """(index of its first row, how many) of rows that lie one below the other."""
    found: list[tuple[int, int]] = []
    for _, group in groupby(enumerate(numbers), key=lambda one: one[1] - one[0]):
        run = list(group)
        found.append((run[0][0], len(run)))
    return found


# -- what is read


def journal_of(system: Table, leads: Table, label: str, zone: ZoneInfo) -> Journal:
    """What the latest versions wrote into rows; an empty one where nothing legible is told."""
    try:
        parts = json.loads(label) if label else []
        journal = _read(system, parts, _headed(leads), zone)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return NO_JOURNAL
    hit = {column for row in journal.rows for column in row.under.values()}
    hit = hit.union(*(under.values() for under in journal.moved.values())) - _KINDS.keys()
    return replace(journal, own=_own(leads, hit, zone)) if hit else journal


def own_columns(place: TabPlace, rows: Sequence[Row]) -> dict[str, int]:
    """The columns of people's own, as the journal names them: 0-based indices."""
    headings = rows[place.header] if place.header < len(rows) else ()
    ours = set(place.columns.values())
    found: dict[str, int] = {}
    for index, heading in enumerate(headings):
        if index not in ours and folded(heading):
            found.setdefault(_own_name(heading, index), index)
    return found


def _headed(table: Table) -> dict[str, str]:
    """Heading as this reading shows it -> attribute; renamed columns are known by their marks."""
    place = table.place
    headings = table.rows[place.header] if place.header < len(table.rows) else ()
    return {
        folded(headings[index]): attribute
        for attribute, index in place.columns.items()
        if index < len(headings)
    }


def _own(leads: Table, wanted: Iterable[str], zone: ZoneInfo) -> dict[str, dict[int, Cell]]:
    columns = own_columns(leads.place, leads.rows)
    return {
        name: {
            index + 1: cell
            for index, row in leads.body()
            if (cell := _cell(row[at] if at < len(row) else None, name, zone)) is not None
        }
        for name in wanted
        if (at := columns.get(name)) is not None
    }


def _own_name(heading: Cell, index: int) -> str:
    return f"own {folded(heading) or f'at {index}'}"


def _read(system: Table, parts: list[Json], headed: Mapping[str, str], zone: ZoneInfo) -> Journal:
    written: list[WrittenRow] = []
    moved: dict[int, Mapping[str, str]] = {}
    top = system.place.header + 1
    for part in parts:
        left, width, count = part["left"], part["width"], part["count"]
        deep = top + 2 + 3 * count
        lines = [
            (*row[left : left + width], *[None] * width)[:width]
            for row in (*system.rows[top:deep], *[()] * deep)[: deep - top]
        ]
        read, then = names_of(lines[0], lines[1], part["columns"], headed)
        under = {a: then[index] for a, index in part["columns"].items() if index < width}
        if any(a != column for a, column in under.items()):
            moved[part["version"]] = under
        for at in range(count):
            number, way, seal = text(system.rows[top + 2 + at][left - 1]).split(" ")
            written_in = part["ways"][int(way)]
            expected, before, after = (lines[2 + at + n * count] for n in range(3))
            if seal not in {UNSEALED, _seal(after[index] for index in written_in)}:
                continue
            ours = {read[index]: index for index in written_in}
            written.append(
                WrittenRow(
                    version=part["version"],
                    row=int(number) + 1,
                    expected=_meant(expected, read, zone),
                    before=_meant(before, then, zone),
                    after=_meant(after, then, zone),
                    meant={a: _cell(after[index], a, zone) for a, index in ours.items()},
                    under={a: then[index] for a, index in ours.items()},
                )
            )
        top = deep
    return Journal(rows=tuple(written), moved=moved)


def names_of(
    read: Row,
    then: Row,
    columns: Mapping[str, int],
    headed: Mapping[str, str] = MappingProxyType({}),
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What each column is called as we read them, and as the write found them: our attributes, else its heading.

    A column is known again by its heading; one whose heading was changed in that second, by the name under which
    it is known since (`headed`: heading -> attribute), else by what is left over.
    """
    ours = {index: attribute for attribute, index in columns.items()}
    names = tuple(ours.get(i) or _own_name(h, i) for i, h in enumerate(read))
    at: dict[str, list[int]] = {}
    for index, heading in enumerate(read):
        at.setdefault(folded(heading), []).append(index)
    found: dict[int, str] = {}
    for index, heading in enumerate(then):
        if folded(heading) and at.get(folded(heading)):
            found[index] = names[at[folded(heading)].pop(0)]
    if not found:  # a row was inserted above the headings, say: nobody knows of any other order
        return names, names
    for index, heading in enumerate(then):
        attribute = headed.get(folded(heading), "")
        if index not in found and attribute in columns and attribute not in found.values():
            found[index] = attribute
    lost = [i for i in sorted(ours) if ours[i] not in found.values()]
    strange = [i for i, h in enumerate(then) if i not in found and folded(h)]
    if len(lost) == len(strange):
        found |= {there: ours[here] for here, there in zip(lost, strange, strict=True)}
    else:
        found |= {i: ours[i] for i in lost if i in strange or i not in found}
    return names, tuple(found.get(i) or _own_name(heading, i) for i, heading in enumerate(then))


def _meant(line: Row, names: Sequence[str], zone: ZoneInfo) -> dict[str, Cell]:
    cells = {name: _cell(raw, name, zone) for name, raw in zip(names, line, strict=True)}
    return {name: cell for name, cell in cells.items() if cell is not None}


def _cell(raw: Cell, name: str, zone: ZoneInfo) -> Cell:
    """As its column means it, or as it stands; None when blank."""
    if is_blank((raw,)) or raw is False:
        return None
    kind = _KINDS.get(name)
    value = raw if kind is None else value_of(raw, kind, zone)
    if value is None:
        return text(raw)
    return None if name == "inquiries" and not value else value
