"""Reading the workbook: one request for everything, its version first.

Asked for in this order, the rows can only be newer than the version they are read under; a commit
decided on rows that are newer than it knows is refused by the fence, never the other way round.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from connectors.errors import WorkbookBroken
from connectors.workbook.answers import Grid, answers_of, ground_of, key_of, marks_of
from connectors.workbook.cells import Json, text
from connectors.workbook.fence import GUARD_MARK, Fence, guards_of
from connectors.workbook.form_sheets import Form, FormSheets
from connectors.workbook.growing_log import GrowingLog
from connectors.workbook.history_log import event_of
from connectors.workbook.journal_reading import has_strays, journals_of
from connectors.workbook.outbox_log import letter_of
from connectors.workbook.picturing import (
    Register,
    decided_of,
    held_of,
    register_of,
    review_of,
    settings_table,
)
from connectors.workbook.places import (
    COLUMN_MARK,
    Ground,
    Places,
    Row,
    SheetPlace,
    Table,
    TabPlace,
    columns_of,
    header_of,
    letters,
)
from connectors.workbook.session import ReadingRefused, Session
from connectors.workbook.system_tab import System, system_of
from leads.journal import JOURNAL
from leads.model import Event, LetterEvent, Workspace
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
        self._forms = FormSheets(session, forms)
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
        all_found = all(tab.title in known for tab in READ) and self._forms.all_found(ground)
        return ground if all_found else self._learn()

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
            _found(tabs, tab).sheet_id for tab in READ if tab.title in tabs or tab.title in NEEDED
        ]
        wanted += [place.sheet_id for place in self._forms.own_tabs(ground)]
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
            asked = [answers.get(key_of(part), Grid()) for part in log.ranges(sheet_id)]
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

    # -- understanding

    def _picture(self, ground: Ground, grids: Mapping[int, Grid], read_at: datetime) -> Picture:
        """What the rows mean; rows that are all as they were mean what they meant."""
        before = self._before
        is_news = before is None or (before.ground, before.grids) != (ground, grids)
        if before is None or is_news or self._forms.any_elsewhere:
            picture = self._understood(ground, grids, read_at)
            self._before = Understood(ground, grids, picture)
            return picture
        version, places = before.picture.version, before.picture.places
        next_version = self._next_version(version, read_at)
        assert isinstance(places, Places)
        return replace(
            before.picture, read_at=read_at, places=replace(places, next_version=next_version)
        )

    def _understood(self, ground: Ground, grids: Mapping[int, Grid], read_at: datetime) -> Picture:
        tabs = ground.tabs()
        tables = {
            tab.title: self._table(tab, tabs[tab.title], grids) for tab in READ if tab.title in tabs
        }
        forms, forms_missing = self._forms.rows(ground, grids)
        system = system_of(tables[SYSTEM.title])
        register = register_of(tables[LEADS.title], ground.zone, self._register)
        self._register = register
        events = self._history.told(tables[HISTORY.title].place, ground.zone)
        known_refs, copies = _filed(tables[SCREENED.title], events)
        settings = {
            t.title: settings_table(t, tables[t.title]) for t in SETTINGS if t.title in tables
        }
        review = tables.get(REVIEW.title)
        label = system.memory.get(JOURNAL, "")
        journals = journals_of(label, tables[SYSTEM.title], tables, ground.zone)
        astray = json.loads(label) if any(map(has_strays, journals.values())) else ()
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
            known_refs=known_refs,
            copies=copies,
            events=events,
            letters=self._letters.told(tables[OUTBOX.title].place, ground.zone),
            form_rows=forms,
            review=review_of(review, ground.zone) if review else (),
            decided=decided_of(tables[SCREENED.title], ground.zone),
            held=held_of(tables[SCREENED.title], ground.zone),
            memory=system.memory,
            missing=_missing(tables) | forms_missing,
            words=register.words,
            columns={a: letters(index) for a, index in register.place.columns.items()},
            journal=journals.pop(LEADS.title),
            journals=journals,
            workspace=self._workspace,
            places=_places(
                system,
                register,
                tables,
                self._next_version(system.version, read_at),
                journal=astray,
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

    def _url(self, leads: SheetPlace) -> str:
        link = (
            self._link or "https://docs.google.com/spreadsheets/d/{spreadsheet_id}/edit#gid={gid}"
        )
        return link.replace("{spreadsheet_id}", self._spreadsheet_id).replace(
            "{gid}", str(leads.sheet_id)
        )


def _found(tabs: Mapping[str, SheetPlace], tab: Tab) -> SheetPlace:
    if tab.title not in tabs:
        raise WorkbookBroken(f"the tab {tab.title} is not there: run init, which puts it back")
    return tabs[tab.title]


def _filed(screened: Table, events: Iterable[Event]) -> tuple[dict[str, str], dict[str, int]]:
    """source_ref -> where it was filed, what History tells of more than once by its first row; and its copies."""
    rows = Counter(text(screened.place.cell(row, "source_ref")) for _, row in screened.body())
    del rows[""]
    filed = {
        ref: event.lead_id or IN_SCREENED
        for event in reversed(tuple(events))
        if event.source_ref
        for ref in event.source_ref.split("\n")  # of trimmed rows, many in one
    }
    copies = {ref: times - (ref not in filed) for ref, times in rows.items()}
    return dict.fromkeys(rows, IN_SCREENED) | filed, {ref: n for ref, n in copies.items() if n}


def _places(
    system: System,
    register: Register,
    tables: Mapping[str, Table],
    next_version: int | None,
    *,
    journal: Sequence[Json],
) -> Places:
    return Places(
        version=system.version,
        next_version=next_version,
        zone=register.zone,
        tabs={title: table.place for title, table in tables.items()},
        lead_rows=register.lead_rows,
        typed_rows=register.typed_cells,
        rows={tab.title: tables[tab.title].rows for tab in KEPT if tab.title in tables},
        key_rows=system.key_rows,
        journal=journal,
    )


def _missing(tables: Mapping[str, Table]) -> dict[str, tuple[str, ...]]:
    gone = {tab.title: tab.headings for tab in READ if tab.title not in tables}
    return gone | {
        title: table.place.missing for title, table in tables.items() if table.place.missing
    }
