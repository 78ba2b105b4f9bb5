"""The journal of written rows (connectors.workbook.journal) as a reading shows it, in our values."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from connectors.workbook.cells import Json, text, value_of
from connectors.workbook.journal import JOURNALED, UNSEALED, seal
from connectors.workbook.journal_columns import headed, names_of, own_columns
from connectors.workbook.places import Row, Table, is_blank
from leads.journal import NO_JOURNAL, Journal, WrittenRow
from leads.model import Cell
from leads.tabs import LEADS, TAB_OF, Kind, Tab

TABS = {title: TAB_OF[title] for title in JOURNALED}


@dataclass(frozen=True, slots=True)
class Sheets:
    """The tabs of which it tells, as read. `system` holds its lines."""

    system: Table
    tabs: Mapping[str, Table]
    zone: ZoneInfo


def journals_of(
    label: str, system: Table, tabs: Mapping[str, Table], zone: ZoneInfo
) -> dict[str, Journal]:
    """Title -> what the latest versions wrote into its rows; of Leads always, of others where anything went astray.

    Where nothing legible is told, an empty one.
    """
    sheets = Sheets(system, tabs, zone)
    try:
        told = _read(sheets, json.loads(label) if label else [])
    except (ValueError, KeyError, TypeError, IndexError, AttributeError):
        return {LEADS.title: NO_JOURNAL}
    found = {LEADS.title: _of_leads(told.pop(LEADS.title, NO_JOURNAL), sheets)}
    return found | {
        title: _beside_leads(journal, TABS[title], sheets)
        for title, journal in told.items()
        if has_strays(journal)
    }


def _of_leads(journal: Journal, sheets: Sheets) -> Journal:
    """With what people's own columns show into which we wrote."""
    ours = {column.attribute for column in LEADS.columns}
    hit = {column for row in journal.rows for column in row.under.values()}
    hit = hit.union(*(under.values() for under in journal.moved.values())) - ours
    if not hit:
        return journal
    leads = sheets.tabs[LEADS.title]
    at = own_columns(leads.place, leads.rows)
    own = {name: _column(leads, at[name], name, sheets.zone) for name in hit if name in at}
    return Journal(rows=journal.rows, moved=journal.moved, own=own)


def _column(leads: Table, index: int, name: str, zone: ZoneInfo) -> dict[int, Cell]:
    cells = ((number + 1, row[index] if index < len(row) else None) for number, row in leads.body())
    shown = {number: _cell(raw, name, LEADS, zone) for number, raw in cells}
    return {number: cell for number, cell in shown.items() if cell is not None}


def has_strays(journal: Journal) -> bool:
    """Whether anything landed elsewhere, or was changed in the second of the write."""
    return bool(journal.moved) or any(
        row.expected != row.before or any(a != column for a, column in row.under.items())
        for row in journal.rows
    )


def _beside_leads(journal: Journal, tab: Tab, sheets: Sheets) -> Journal:
    """With all rows of the tab: what went astray may lie on any."""
    table = sheets.tabs[tab.title]
    at = {**own_columns(table.place, table.rows), **table.place.columns}
    shown = {
        index + 1: _meant(
            [row[i] if i < len(row) else None for i in at.values()], list(at), tab, sheets.zone
        )
        for index, row in table.body()
    }
    return Journal(rows=journal.rows, columns=frozenset(at), shown=shown)


# -- the lines


def _read(sheets: Sheets, parts: list[Json]) -> dict[str, Journal]:
    rows: dict[str, list[WrittenRow]] = defaultdict(list)
    moved: dict[int, Mapping[str, str]] = {}
    top = sheets.system.place.header + 1
    for part in parts:
        title = part.get("tab", LEADS.title)
        if title in sheets.tabs:
            written, under = _part(sheets, part, TABS[title], top)
            rows[title] += [*written, *_appended(sheets, part, TABS[title], top)]
            if title == LEADS.title and any(a != column for a, column in under.items()):
                moved[part["version"]] = under
        top += 2 + 3 * part["count"]
    told = {title: Journal(rows=tuple(written)) for title, written in rows.items()}
    if LEADS.title in told:
        told[LEADS.title] = Journal(rows=told[LEADS.title].rows, moved=moved)
    return told


def _part(
    sheets: Sheets, part: Json, tab: Tab, top: int
) -> tuple[list[WrittenRow], Mapping[str, str]]:
    """The rows that one version wrote into a tab, and what stood under the letters of each column by then."""
    system, table = sheets.system, sheets.tabs[tab.title]
    left, width, count = part["left"], part["width"], part["count"]
    lines = [_line(system, at, left, width) for at in range(top, top + 2 + 3 * count)]
    known = headed(table.place, table.rows)
    read, then = names_of(lines[0], lines[1], part["columns"], known)
    written: list[WrittenRow] = []
    for at in range(count):
        number, way, told = text(system.rows[top + 2 + at][left - 1]).split(" ")
        written_in = part["ways"][int(way)]
        expected, before, after = (lines[2 + at + n * count] for n in range(3))
        if told not in {UNSEALED, seal(after[index] for index in written_in)}:
            continue
        ours = {read[index]: index for index in written_in}
        written.append(
            WrittenRow(
                version=part["version"],
                row=int(number) + 1,
                expected=_meant(expected, read, tab, sheets.zone),
                before=_meant(before, then, tab, sheets.zone),
                after=_meant(after, then, tab, sheets.zone),
                meant={a: _cell(after[index], a, tab, sheets.zone) for a, index in ours.items()},
                under={a: then[index] for a, index in ours.items()},
            )
        )
    return written, {a: then[index] for a, index in part["columns"].items() if index < width}


def _appended(sheets: Sheets, part: Json, tab: Tab, top: int) -> Iterator[WrittenRow]:
    """Rows that one version appended while columns moved, where this reading shows them."""
    system, table = sheets.system, sheets.tabs[tab.title]
    headings, found = (_line(system, at, part["left"], part["width"]) for at in (top, top + 1))
    read, then = names_of(headings, found, part["columns"], headed(table.place, table.rows))
    now = {**own_columns(table.place, table.rows), **table.place.columns}
    for group in part.get("appended", ()) if read != then else ():
        way, seals = group["way"], Counter(group["seals"])
        if any(then[index] not in now for index in way):
            continue
        for number, row in table.body():
            cells = {i: row[at] if (at := now[then[i]]) < len(row) else None for i in way}
            mark = seal(cells.values())
            if not seals[mark]:
                continue
            seals[mark] -= 1
            yield WrittenRow(
                version=part["version"],
                row=number + 1,
                expected={},
                before={},
                after=_meant(cells.values(), [then[i] for i in way], tab, sheets.zone),
                meant=_meant(cells.values(), [read[i] for i in way], tab, sheets.zone),
                under={read[i]: then[i] for i in way},
                is_appended=True,
            )


def _line(system: Table, at: int, left: int, width: int) -> Row:
    row = system.rows[at] if at < len(system.rows) else ()
    return (*row[left : left + width], *[None] * width)[:width]


def _meant(line: Iterable[Cell], names: Sequence[str], tab: Tab, zone: ZoneInfo) -> dict[str, Cell]:
    cells = {name: _cell(raw, name, tab, zone) for name, raw in zip(names, line, strict=True)}
    return {name: cell for name, cell in cells.items() if cell is not None}


_KINDS: Mapping[str, Mapping[str, Kind]] = {
    tab.title: {column.attribute: column.kind for column in tab.columns} for tab in TABS.values()
}


def _cell(raw: Cell, name: str, tab: Tab, zone: ZoneInfo) -> Cell:
    """As its column means it, or as it stands; None when blank."""
    if is_blank((raw,)) or raw is False:
        return None
    kind = _KINDS[tab.title].get(name)
    value = raw if kind is None else value_of(raw, kind, zone)
    if value is None:
        return text(raw)
    return None if name == "inquiries" and not value else value
