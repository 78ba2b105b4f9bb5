"""Furnishing a shared spreadsheet: what is missing is added, what is there is left as it is.

Again and again without harm: nothing is deleted, no row of data is touched, and whatever people
changed (widths, colours, order, renamed headings) stays. One write, all or nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from zoneinfo import ZoneInfo

from connectors.errors import LeadsheetError, WorkbookUnavailable
from connectors.workbook import furniture, looks
from connectors.workbook.batch import one_cell
from connectors.workbook.cells import Json, cell_data
from connectors.workbook.dashboard import Ground, board_requests
from connectors.workbook.growing import lengthened
from connectors.workbook.guide_page import guide_requests
from connectors.workbook.inventory import Inventory, Standing, take_inventory
from connectors.workbook.named_columns import column_names
from connectors.workbook.places import TAB_MARK, Row, is_blank
from connectors.workbook.session import Session, encoded
from connectors.workbook.sites import (
    FIRST_SHEET_ID,
    Site,
    new_site,
    new_tab,
    renamed,
    standing_site,
)
from connectors.workbook.system_tab import FIRST_LEAD
from leads.model import Cell
from leads.settings import MERGED_STAGE, Settings
from leads.settings_tabs import read_settings
from leads.tabs import (
    ALL,
    DASHBOARD,
    GUIDE,
    LEADS,
    RULES,
    STAGES,
    SYSTEM,
    TEAM,
    TERRITORIES,
)
from leads.telling.guide import guide_lines

COLOURS_MARK = "leadsheet.colours"
"""On the Leads tab: its conditional colours were set once, and are people's to change since."""

MERGED_MARK = "leadsheet.merged"
"""On the Stages tab: its stage for merged rows was added once, and is people's to remove since."""

FIRST_KEYS: Mapping[str, str] = {
    "version": "0",
    "next_lead": str(FIRST_LEAD),
    "last_turn": "",
}
SETTINGS = (TEAM, TERRITORIES, STAGES, RULES)

SAMPLES = "sample rows to type over"
"""What is said of a settings tab that was added."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Furnished:
    """What `init` has to tell.

    Attributes:
        added: Part of the workbook -> what was added to it, in words.
        kept: Parts that were complete already.
        remarks: What a person should look at.
    """

    title: str
    added: Mapping[str, tuple[str, ...]]
    kept: tuple[str, ...]
    remarks: tuple[str, ...] = ()


@dataclass(slots=True)
class Plan:
    """Requests in the order they must be sent, and what they add."""

    structure: list[Json] = field(default_factory=list)
    filling: list[Json] = field(default_factory=list)
    added: dict[str, list[str]] = field(default_factory=dict)

    def add(self, part: str, words: str, requests: Sequence[Json], *, first: bool = False) -> None:
        if not requests:
            return
        (self.structure if first else self.filling).extend(requests)
        self.added.setdefault(part, []).append(words)

    @property
    def requests(self) -> list[Json]:
        return self.structure + self.filling


def furnish(session: Session, spreadsheet_id: str) -> Furnished:
    """Look, then add what is missing in one write. Raises WorkbookUnavailable, ConfigError."""
    inventory = take_inventory(session, spreadsheet_id)
    plan = planned(inventory)
    if plan.requests:
        answer = session.write(spreadsheet_id, encoded({"requests": plan.requests}))
        if answer.status != 200:
            raise _failure(session.error(answer, spreadsheet_id))
    return Furnished(
        title=inventory.title,
        added={part: tuple(words) for part, words in plan.added.items()},
        kept=tuple(tab.title for tab in ALL if tab.title not in plan.added),
        remarks=_remarks(inventory),
    )


def planned(inventory: Inventory) -> Plan:
    """What is missing, as requests. Pure."""
    plan = Plan()
    sites = _sites(inventory, plan)
    settings = _settings(inventory)
    for site in sites.values():
        _columns(site, sites, inventory.standing.get(site.tab.title), plan)
    _samples(inventory, sites, plan)
    _stages(inventory, sites[STAGES.title], plan)
    _keys(inventory.standing.get(SYSTEM.title), sites[SYSTEM.title], plan)
    _leads_extras(inventory.standing.get(LEADS.title), sites[LEADS.title], settings, plan)
    _dashboard(inventory, sites, plan)
    lines = guide_lines(settings)
    guide = guide_requests(sites[GUIDE.title].sheet_id, inventory.standing.get(GUIDE.title), lines)
    plan.add(GUIDE.title, "the page", guide)
    return plan


# -- tabs


def _sites(inventory: Inventory, plan: Plan) -> dict[str, Site]:
    """Where every tab is or will be."""
    sites: dict[str, Site] = {}
    taken = set(inventory.sheet_ids)
    for position, tab in enumerate(ALL):
        standing = inventory.standing.get(tab.title)
        if standing:
            sites[tab.title] = standing_site(tab, standing)
            continue
        if tab is LEADS and inventory.spare:
            sheet_id = inventory.spare.sheet_id
            request = renamed(tab, sheet_id)
        else:
            sheet_id = next(number for number in count(FIRST_SHEET_ID) if number not in taken)
            request = new_tab(tab, sheet_id, min(position, len(taken)))
        plan.add(tab.title, "the tab", [request], first=True)
        taken.add(sheet_id)
        sites[tab.title] = new_site(tab, sheet_id)
    return sites


# -- columns


def _columns(site: Site, sites: Mapping[str, Site], standing: Standing | None, plan: Plan) -> None:
    title = site.tab.title
    marks = standing.marks if standing else {}
    if marks.get(TAB_MARK) != title and not (standing and TAB_MARK in marks):
        plan.add(title, "its mark", [looks.sheet_mark(site.sheet_id, TAB_MARK, title)])
    if site.fresh:
        headings = looks.heading_cells(site)
        names = ", ".join(column.heading for column in site.fresh_columns())
        plan.add(title, f"columns {names}", [*_wider(site, standing), *headings], first=True)
        plan.filling += looks.column_looks(site, sites)
    marked = standing.marked if standing else frozenset()
    plan.add(title, "marks on columns", looks.column_marks(site, marked))
    present = standing.protections if standing else frozenset()
    plan.add(title, "warnings on what is kept for you", looks.protections(site, present))


def _wider(site: Site, standing: Standing | None) -> list[Json]:
    """Room for the columns; a new tab has it."""
    if standing is None:
        return []
    needed = max(site.columns.values()) + 1 - standing.grid_columns
    return lengthened(site.sheet_id, "COLUMNS", needed)


# -- contents


def _samples(inventory: Inventory, sites: Mapping[str, Site], plan: Plan) -> None:
    """Sample settings, where a settings tab is still empty."""
    zone = ZoneInfo(inventory.zone)
    for title, rows in furniture.samples(inventory.zone).items():
        standing = inventory.standing.get(title)
        if standing and standing.has_rows:
            continue
        site = sites[title]
        requests = [
            _row(site, site.first_row + offset, row, zone) for offset, row in enumerate(rows)
        ]
        plan.add(title, SAMPLES, requests)


def _merged_stage(standing: Standing | None) -> Mapping[str, Cell] | None:
    """The stage for merged rows, where people's own stages are from before there were decisions.

    Once: who takes it out again, or names it otherwise, does not get it back.
    """
    if standing is None or not standing.has_rows or MERGED_MARK in standing.marks:
        return None
    if "stage" not in standing.columns:
        return None
    rows = [_by_attribute(standing, row) for row in standing.rows[standing.header + 1 :]]
    if MERGED_STAGE.casefold() in {str(row.get("stage", "")).strip().casefold() for row in rows}:
        return None
    orders = [order for row in rows if isinstance(order := row.get("order"), int | float)]
    return furniture.merged_stage(int(max(orders, default=len(rows))) + 1)


def _stages(inventory: Inventory, site: Site, plan: Plan) -> None:
    """The stage for merged rows, below people's own."""
    row = _merged_stage(inventory.standing.get(STAGES.title))
    if row is None:
        return
    cells = {"values": _cells(site, row, ZoneInfo(inventory.zone))}
    added = {"sheetId": site.sheet_id, "rows": [cells], "fields": "userEnteredValue"}
    mark = looks.sheet_mark(site.sheet_id, MERGED_MARK, "1")
    words = f"the stage {MERGED_STAGE}, for rows merged in Review"
    plan.add(STAGES.title, words, [mark, {"appendCells": added}])


def _row(site: Site, index: int, values: Mapping[str, Cell], zone: ZoneInfo) -> Json:
    return {
        "updateCells": {
            "start": {"sheetId": site.sheet_id, "rowIndex": index, "columnIndex": 0},
            "rows": [{"values": _cells(site, values, zone)}],
            "fields": "userEnteredValue",
        }
    }


def _cells(site: Site, values: Mapping[str, Cell], zone: ZoneInfo) -> list[Json]:
    cells: list[Json] = [{} for _ in range(max(site.columns.values()) + 1)]
    for attribute, value in values.items():
        cells[site.columns[attribute]] = cell_data(value, zone)
    return cells


def _keys(standing: Standing | None, site: Site, plan: Plan) -> None:
    """The first keys of `_system`, where they are not there. An existing version is never touched."""
    rows = _key_rows(standing)
    free = max([site.header, *rows.values()]) + 1
    requests: list[Json] = []
    for key, value in FIRST_KEYS.items():
        if key in rows:
            continue
        for attribute, told in (("key", key), ("value", value)):
            data: Json = {"userEnteredValue": {"stringValue": told}} if told else {}
            column = site.columns[attribute]
            requests.append(one_cell(site.sheet_id, free, column, data, "userEnteredValue"))
        free += 1
    plan.add(SYSTEM.title, "its first keys", requests)


def _key_rows(standing: Standing | None) -> dict[str, int]:
    if standing is None or "key" not in standing.columns:
        return {}
    column = standing.columns["key"]
    return {
        str(row[column]): index
        for index, row in enumerate(standing.rows)
        if index > standing.header and len(row) > column and row[column]
    }


def _leads_extras(standing: Standing | None, leads: Site, settings: Settings, plan: Plan) -> None:
    if standing is None or COLOURS_MARK not in standing.marks:
        mark = looks.sheet_mark(leads.sheet_id, COLOURS_MARK, "1")
        colours = looks.lead_colours(leads, settings)
        plan.add(LEADS.title, "colours for due dates and stages", [mark, *colours])
    present = standing.filter_views if standing else frozenset()
    views = looks.filter_views(leads, settings, present)
    names = ", ".join(view["addFilterView"]["filter"]["title"] for view in views)
    plan.add(LEADS.title, f"filter views {names}", views)


def _dashboard(inventory: Inventory, sites: dict[str, Site], plan: Plan) -> None:
    standing, board = inventory.standing.get(DASHBOARD.title), sites[DASHBOARD.title]
    names = column_names(sites, inventory.names)
    plan.add(DASHBOARD.title, "names for the columns it counts", names)
    ground = Ground(names=inventory.names, grid_rows=furniture.rows_of(DASHBOARD))
    if standing is not None:
        ground = Ground(
            names=inventory.names,
            charts=standing.charts,
            used_rows=0 if all(is_blank(row) for row in standing.rows) else len(standing.rows),
            grid_rows=standing.grid_rows,
            grid_columns=standing.grid_columns,
        )
    wanted = board_requests(board, sites[LEADS.title].sheet_id, ground)
    for words, requests in wanted.items():
        plan.add(DASHBOARD.title, words, requests)


def _settings(inventory: Inventory) -> Settings:
    """The settings in force once this is done: people's own, or the samples."""
    samples = furniture.samples(inventory.zone)
    tables: dict[str, list[tuple[int, dict[str, Cell]]]] = {}
    for tab in SETTINGS:
        standing = inventory.standing.get(tab.title)
        rows: list[Mapping[str, Cell]] = list(samples[tab.title])
        if standing and standing.has_rows:
            rows = [_by_attribute(standing, row) for row in standing.rows[standing.header + 1 :]]
        if tab is STAGES and (merged := _merged_stage(standing)):
            rows.append(merged)
        headings = {column.attribute: column.heading for column in tab.columns}
        tables[tab.title] = [
            (number, {headings[attribute]: cell for attribute, cell in row.items()})
            for number, row in enumerate(rows, 2)
        ]
    return read_settings(tables, ZoneInfo(inventory.zone))


def _by_attribute(standing: Standing, row: Row) -> dict[str, Cell]:
    return {
        attribute: row[index] for attribute, index in standing.columns.items() if index < len(row)
    }


# -- telling


def _remarks(inventory: Inventory) -> tuple[str, ...]:
    leads = inventory.standing.get(LEADS.title)
    if leads and leads.has_basic_filter:
        return (
            "Leads has the plain filter switched on: it hides rows from everybody. Use Data > Filter views.",
        )
    return ()


def _failure(error: LeadsheetError) -> LeadsheetError:
    """Nothing was added: the write is all or nothing."""
    if isinstance(error, WorkbookUnavailable):
        return error
    return LeadsheetError(
        f"the workbook could not be furnished, and nothing of it was changed: {error}"
    )
