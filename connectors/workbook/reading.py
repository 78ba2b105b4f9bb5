"""Reading the workbook: one request for everything, its version first.

Asked for in this order, the rows can only be newer than the version they are read under; a commit
decided on rows that are newer than it knows is refused by the fence, never the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from urllib.parse import quote
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from connectors.errors import WorkbookBroken, WorkbookUnavailable
from connectors.workbook.cells import Json, text
from connectors.workbook.fence import GUARD_MARK, Fence, guards_of
from connectors.workbook.growing_log import GrowingLog
from connectors.workbook.history_log import event_of
from connectors.workbook.journal import journal_of
from connectors.workbook.picturing import (
    Register,
    Table,
    decided_of,
    form_rows_of,
    letter_of,
    register_of,
    review_of,
    settings_table,
    system_of,
)
from connectors.workbook.places import (
    COLUMN_MARK,
    TAB_MARK,
    Ground,
    Places,
    Row,
    SheetPlace,
    TabPlace,
    column_index,
    columns_of,
    header_of,
    letters,
)
from connectors.workbook.session import ReadingRefused, Session
from leads.journal import JOURNAL
from leads.model import Event, FormRow, LetterEvent, Workspace
from leads.picture import SCREENED as IN_SCREENED
from leads.picture import Picture
from leads.settings_tabs import read_settings
from leads.tabs import (
    HISTORY,
    LEADS,
    OUTBOX,
    REVIEW,
    RULES,
    SCREENED,
    STAGES,
    SYSTEM,
    TEAM,
    TERRITORIES,
    Tab,
)

SETTINGS = (TEAM, TERRITORIES, STAGES, RULES)
READ = (SYSTEM, LEADS, REVIEW, SCREENED, HISTORY, OUTBOX, *SETTINGS)

NEEDED = {
    SYSTEM.title: ("key", "value"),
    LEADS.title: ("lead_id",),
    SCREENED.title: ("source_ref",),
    HISTORY.title: ("lead_id", "source_ref"),
    OUTBOX.title: ("message_id", "state"),
}
"""Columns without which a turn would lose or double something: it must not begin."""

KEPT = (LEADS, REVIEW, SCREENED, OUTBOX)
"""Tabs into whose rows the worker may write a note, or from which it trims old ones."""

GROUND_FIELDS = (
    "properties(locale,timeZone),"
    "sheets(properties(sheetId,title),developerMetadata(metadataKey,metadataValue))"
)

Key = tuple[int, int, int | None]
"""A grid range asked for: sheetId, first row, row after the last (None: to the end)."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows as read, and how many rows and columns the tab has with the blank ones (None: not told)."""

    rows: Sequence[Row] = ()
    height: int | None = None
    width: int | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """Where a web form's answers arrive: a tab of the workbook, or of another spreadsheet."""

    name: str
    spreadsheet_id: str
    tab: str


@dataclass(frozen=True, slots=True)
class Understood:
    """A reading, and what it meant."""

    ground: Ground
    grids: Mapping[int, Grid]
    picture: Picture


GROUND_FOR = timedelta(hours=1)
"""How long tabs and time zone are taken as learnt; nothing tells us when a person changes the zone."""


class Reader:
    """Reads pictures; remembers what rarely changes (tabs, renamed columns) and what only grows (History, letters)."""

    def __init__(
        self,
        *,
        session: Session,
        spreadsheet_id: str,
        fence: Fence,
        clock: Callable[[], datetime],
        link: str = "",
        forms: Sequence[Form] = (),
        workspace: Workspace | None = None,
    ) -> None:
        self._session = session
        self._spreadsheet_id = spreadsheet_id
        self._fence = fence
        self._clock = clock
        self._link = link
        self._forms = forms
        self._workspace = workspace or Workspace()
        self._ground: Ground | None = None
        self._learnt_at = clock()
        self._followed: dict[tuple[str, Row], Mapping[str, int]] = {}
        self._history = GrowingLog(event_of)
        self._letters = GrowingLog(letter_of)
        self._register: Register | None = None
        self._before: Understood | None = None

    def read(self) -> Picture:
        """One reading. Raises WorkbookUnavailable, WorkbookBroken."""
        read_at = self._clock()
        remembered = self._ground if read_at - self._learnt_at < GROUND_FOR else None
        try:
            ground = self._complete(remembered) if remembered else self._learn()
            grids = self._grids(ground)
        except ReadingRefused:
            if remembered is None:
                raise
            # A tab we knew is gone, or History has become shorter: look again.
            ground = self._learn()
            self._forget_logs()
            grids = self._grids(ground)
        return self._picture(ground, grids, read_at)

    def ground(self) -> Ground:
        """What is known of tabs and zone, learnt when it is not known yet."""
        return self._ground or self._learn()

    # -- asking

    def _learn(self) -> Ground:
        told = self._session.get(self._spreadsheet_id, "", {"fields": GROUND_FIELDS})
        before, self._ground = self._ground, ground_of(told)
        self._learnt_at = self._clock()
        if before is None or before.tabs() != self._ground.tabs():
            self._forget_logs()
        return self._ground

    def _forget_logs(self) -> None:
        self._history.forget()
        self._letters.forget()

    def _complete(self, ground: Ground) -> Ground:
        """The same, or learnt again while a tab that we read was not there the last time."""
        known = ground.tabs()
        forms = [form for form in self._forms if not form.spreadsheet_id]
        all_there = all(tab.title in known for tab in READ) and all(
            ground.titled(form.tab) for form in forms
        )
        return ground if all_there else self._learn()

    def _grids(self, ground: Ground) -> dict[int, Grid]:
        """Rows of every tab we read, by sheetId."""
        grids = self._ask(ground)
        if grids is None:
            self._forget_logs()
            grids = self._ask(ground)
        assert grids is not None, "a full reading always continues"
        return grids

    def _ask(self, ground: Ground) -> dict[int, Grid] | None:
        tabs = ground.tabs()
        wanted = [
            _found(tabs, tab).sheet_id for tab in READ if tab.title in tabs or _is_needed(tab)
        ]
        wanted += [place.sheet_id for form in self._forms if (place := self._own(ground, form))]
        logs = self._logs(tabs)
        ranges: list[Json] = []
        for sheet_id in dict.fromkeys(wanted):
            log = logs.get(sheet_id)
            ranges += log.ranges(sheet_id) if log else [{"sheetId": sheet_id}]
        answers = answers_of(
            self._session.look_up(
                self._spreadsheet_id,
                "/values:batchGetByDataFilter",
                {
                    "dataFilters": [{"gridRange": grid_range} for grid_range in ranges],
                    "valueRenderOption": "UNFORMATTED_VALUE",
                    "dateTimeRenderOption": "SERIAL_NUMBER",
                },
            )
        )
        grids = {key[0]: grid for key, grid in answers.items() if key[1:] == (0, None)}
        version = system_of(self._table(SYSTEM, _found(tabs, SYSTEM), grids)).version
        for sheet_id, log in logs.items():
            asked = [answers.get(_key(part), Grid()) for part in log.ranges(sheet_id)]
            if not log.continues(version, [part.rows for part in asked]):
                return None
            grids[sheet_id] = Grid(log.rows, asked[-1].height, asked[-1].width)
        return grids

    def _logs(
        self, tabs: Mapping[str, SheetPlace]
    ) -> dict[int, GrowingLog[Event] | GrowingLog[LetterEvent]]:
        """By sheetId."""
        return {
            tabs[HISTORY.title].sheet_id: self._history,
            tabs[OUTBOX.title].sheet_id: self._letters,
        }

    def _own(self, ground: Ground, form: Form) -> SheetPlace | None:
        return None if form.spreadsheet_id else ground.titled(form.tab)

    # -- understanding

    def _picture(self, ground: Ground, grids: Mapping[int, Grid], read_at: datetime) -> Picture:
        """What the rows mean; rows that are all as they were mean what they meant."""
        before = self._before
        if before is None or (before.ground, before.grids) != (ground, grids) or self._elsewhere:
            picture = self._understood(ground, grids, read_at)
            self._before = Understood(ground, grids, picture)
            return picture
        version, places = before.picture.version, before.picture.places
        next_version = self._next_version(version, read_at)
        assert isinstance(places, Places)
        return replace(
            before.picture, read_at=read_at, places=replace(places, next_version=next_version)
        )

    @property
    def _elsewhere(self) -> bool:
        """Whether a form's answers stand in another spreadsheet, and are asked for apart."""
        return any(form.spreadsheet_id for form in self._forms)

    def _understood(self, ground: Ground, grids: Mapping[int, Grid], read_at: datetime) -> Picture:
        tabs = ground.tabs()
        tables = {
            tab.title: self._table(tab, tabs[tab.title], grids) for tab in READ if tab.title in tabs
        }
        forms, forms_missing = self._form_rows(ground, grids)
        system = system_of(tables[SYSTEM.title])
        register = register_of(tables[LEADS.title], ground.zone, self._register)
        self._register = register
        events = self._history.told(tables[HISTORY.title].place, ground.zone)
        refs = {
            ref: event.lead_id or IN_SCREENED
            for event in reversed(events)
            if event.source_ref
            for ref in event.source_ref.split("\n")  # of trimmed rows, many in one
        }
        settings = {
            tab.title: settings_table(tab, tables[tab.title])
            for tab in SETTINGS
            if tab.title in tables
        }
        review = tables.get(REVIEW.title)
        return Picture(
            version=system.version,
            read_version=system.version,
            read_at=read_at,
            zone=ground.zone,
            url=self._url(tabs[LEADS.title]),
            leads=register.leads,
            typed_rows=register.typed_rows,
            settings=read_settings(settings, ground.zone),
            cursors=system.cursors,
            next_lead=system.next_lead,
            known_refs=_screened_refs(tables[SCREENED.title]) | refs,
            events=events,
            letters=self._letters.told(tables[OUTBOX.title].place, ground.zone),
            form_rows=forms,
            review=review_of(review, ground.zone) if review else (),
            decided=decided_of(tables[SCREENED.title], ground.zone),
            memory=system.memory,
            missing=_missing(tables) | forms_missing,
            unread=frozenset(register.unread),
            words=register.unread,
            columns={a: letters(index) for a, index in register.place.columns.items()},
            journal=journal_of(
                tables[SYSTEM.title],
                tables[LEADS.title],
                system.memory.get(JOURNAL, ""),
                ground.zone,
            ),
            workspace=self._workspace,
            places=Places(
                version=system.version,
                next_version=self._next_version(system.version, read_at),
                zone=ground.zone,
                tabs={title: table.place for title, table in tables.items()},
                lead_rows=register.lead_rows,
                typed_rows=register.typed_cells,
                rows={tab.title: tables[tab.title].rows for tab in KEPT if tab.title in tables},
                unread=register.unread,
                key_rows=system.key_rows,
            ),
        )

    def _next_version(self, version: int, read_at: datetime) -> int | None:
        """What a commit on this reading may take; of a restored file its own guards tell."""
        following = self._fence.next_version(version, read_at)
        if following is None or following == version + 1:
            return following
        body: Json = {"dataFilters": [{"developerMetadataLookup": {"metadataKey": GUARD_MARK}}]}
        told = self._session.look_up(self._spreadsheet_id, "/developerMetadata:search", body)
        return self._fence.restored(version, guards_of(told), read_at)

    def _table(self, tab: Tab, sheet: SheetPlace, grids: Mapping[int, Grid]) -> Table:
        """The tab with its columns, renamed ones followed. Raises WorkbookBroken when a needed one is gone."""
        grid = grids.get(sheet.sheet_id, Grid())
        rows = grid.rows
        header = header_of(tab, rows)
        headings = rows[header] if rows else ()
        columns, missing = columns_of(tab, headings)
        if missing:
            columns, missing = columns_of(tab, headings, self._marked(tab, sheet, headings))
        lost = [tab.column(a).heading for a in NEEDED.get(tab.title, ()) if a not in columns]
        if lost:
            raise WorkbookBroken(
                f"tab {sheet.title}: the column {', '.join(lost)} is not there, and nothing can be filed "
                "without it: put the heading back, or run init"
            )
        place = TabPlace(
            sheet_id=sheet.sheet_id,
            title=sheet.title,
            header=header,
            columns=columns,
            missing=missing,
            used_rows=len(rows),
            grid_rows=grid.height,
            grid_columns=grid.width,
        )
        return Table(place, rows)

    def _marked(self, tab: Tab, sheet: SheetPlace, headings: Row) -> Mapping[str, int]:
        """Where the marks of this tab's columns are. Asked once for each new row of headings."""
        if (tab.title, headings) not in self._followed:
            body = {
                "dataFilters": [
                    {
                        "developerMetadataLookup": {
                            "metadataKey": COLUMN_MARK,
                            "locationType": "COLUMN",
                        }
                    }
                ]
            }
            told = self._session.look_up(self._spreadsheet_id, "/developerMetadata:search", body)
            self._followed[tab.title, headings] = marks_of(told, tab, sheet.sheet_id)
        return self._followed[tab.title, headings]

    def _form_rows(
        self, ground: Ground, grids: Mapping[int, Grid]
    ) -> tuple[tuple[FormRow, ...], dict[str, tuple[str, ...]]]:
        """The forms' answers, and for each form that could not be read, why."""
        found: tuple[FormRow, ...] = ()
        missing: dict[str, tuple[str, ...]] = {}
        for form in self._forms:
            try:
                found += form_rows_of(form.name, self._form_grid(ground, form, grids))
            except (WorkbookBroken, WorkbookUnavailable) as error:
                missing[form.tab] = (f"form {form.name}: {error}",)
        return found, missing

    def _form_grid(self, ground: Ground, form: Form, grids: Mapping[int, Grid]) -> Sequence[Row]:
        if not form.spreadsheet_id:
            place = ground.titled(form.tab)
            if place is None:
                raise WorkbookBroken(f"there is no tab {form.tab!r}")
            return grids.get(place.sheet_id, Grid()).rows
        title = "'" + form.tab.replace("'", "''") + "'"
        told = self._session.get(
            form.spreadsheet_id,
            f"/values/{quote(title, safe='')}",
            {"valueRenderOption": "UNFORMATTED_VALUE", "dateTimeRenderOption": "SERIAL_NUMBER"},
        )
        return _grid(told).rows

    def _url(self, leads: SheetPlace) -> str:
        link = (
            self._link or "https://docs.google.com/spreadsheets/d/{spreadsheet_id}/edit#gid={gid}"
        )
        return link.replace("{spreadsheet_id}", self._spreadsheet_id).replace(
            "{gid}", str(leads.sheet_id)
        )


def marks_of(told: Json, tab: Tab, sheet_id: int) -> dict[str, int]:
    """Attribute -> column index of the marks on this tab; of a mark that was copied the left one counts."""
    found: dict[str, int] = {}
    for match in told.get("matchedDeveloperMetadata", ()):
        mark = match["developerMetadata"]
        where = mark.get("location", {}).get("dimensionRange", {})
        title, _, attribute = str(mark.get("metadataValue", "")).partition(".")
        if title == tab.title and where.get("sheetId", 0) == sheet_id:
            index = int(where.get("startIndex", 0))
            found[attribute] = min(index, found.get(attribute, index))
    return found


def ground_of(told: Json) -> Ground:
    sheets: list[SheetPlace] = []
    for sheet in told.get("sheets", ()):
        marks = {
            m.get("metadataKey"): m.get("metadataValue") for m in sheet.get("developerMetadata", ())
        }
        properties = sheet["properties"]
        sheets.append(
            SheetPlace(
                sheet_id=properties.get("sheetId", 0),
                title=properties["title"],
                mark=str(marks.get(TAB_MARK, "")),
            )
        )
    return Ground(zone=_zone(told["properties"].get("timeZone", "")), sheets=tuple(sheets))


def _zone(name: str) -> ZoneInfo:
    """The spreadsheet's zone; UTC for the odd ones ("GMT+05:00") that Google offers and the tz database has not."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo("Etc/UTC")


def _is_needed(tab: Tab) -> bool:
    return tab.title in NEEDED


def _found(tabs: Mapping[str, SheetPlace], tab: Tab) -> SheetPlace:
    if tab.title not in tabs:
        raise WorkbookBroken(f"the tab {tab.title} is not there: run init, which puts it back")
    return tabs[tab.title]


def _key(grid_range: Json) -> Key:
    # Google leaves zeros out of what it echoes.
    return (
        grid_range.get("sheetId", 0),
        grid_range.get("startRowIndex", 0),
        grid_range.get("endRowIndex"),
    )


def answers_of(told: Json) -> dict[Key, Grid]:
    return {
        _key(data_filter.get("gridRange", {})): _grid(match.get("valueRange", {}))
        for match in told.get("valueRanges", ())
        for data_filter in match.get("dataFilters", ())
    }


def _grid(value_range: Json) -> Grid:
    # The range is clipped to the grid: "Leads!A1:Z2000" tells that there are 2,000 rows.
    corner = re.search(r":([A-Z]+)(\d+)$", value_range.get("range", ""))
    return Grid(
        [tuple(row) for row in value_range.get("values", ())],
        int(corner[2]) if corner else None,
        1 + column_index(corner[1]) if corner else None,
    )


def _screened_refs(table: Table) -> dict[str, str]:
    refs = (text(table.place.cell(row, "source_ref")) for _, row in table.body())
    return dict.fromkeys(filter(None, refs), IN_SCREENED)


def _missing(tables: Mapping[str, Table]) -> dict[str, tuple[str, ...]]:
    gone = {tab.title: tab.headings for tab in READ if tab.title not in tables}
    return gone | {
        title: table.place.missing for title, table in tables.items() if table.place.missing
    }
