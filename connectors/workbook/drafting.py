"""What a turn's changes become in the sheet: single cells, and rows to append. Pure.

Only single, worker-owned cells of existing rows are ever written; a change whose cell has moved
on since it was decided is void, because a person's value wins over ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from connectors.workbook.batch import Attributes, Batch
from connectors.workbook.cells import (
    Json,
    cell_data,
    fitting,
)
from connectors.workbook.history_log import event_cells
from connectors.workbook.journal_columns import own_columns
from connectors.workbook.lead_links import lead_link
from connectors.workbook.outbox_log import letter_cells
from connectors.workbook.places import Places, TabPlace, is_blank
from connectors.workbook.row_notes import RowNotes
from connectors.workbook.session import encoded
from connectors.workbook.system_tab import CURSOR, cursor_text
from leads.changes import (
    CellChange,
    Change,
    Changes,
    Completion,
    NewRule,
    PutBack,
    SettingFlag,
)
from leads.last_known import in_history
from leads.model import Cell, Event, Lead, ReviewCase, Screened
from leads.picture import Picture, words_among
from leads.row_log import RowLog, as_cell
from leads.tabs import (
    HISTORY,
    LEADS,
    OUTBOX,
    REVIEW,
    RULES,
    SCREENED,
    TAB_OF,
    Tab,
    Writer,
)

_ID = LEADS.column("lead_id").heading

FLAG_RED: Json = {"red": 0.96, "green": 0.8, "blue": 0.8}


class AddressesEarlierBatch(Exception):  # noqa: N818  # a signal, never shown to anybody
    """The change writes to a lead whose row was appended by an earlier batch: its row is not known yet."""


class Drafter:
    """Turns changes into batches. One a commit: it knows what the changes before have made of the leads."""

    def __init__(self, picture: Picture, places: Places, now: datetime) -> None:
        self._places = places
        self._zone: ZoneInfo = places.zone
        self._now = now
        self._picture = picture
        self._leads: dict[str, Lead] = {lead.lead_id: lead for lead in picture.leads}
        self._rows: dict[str, int] = dict(places.lead_rows)
        self._words: dict[tuple[str, str], str] = dict(picture.words)
        self._typed = {one.row: one.cells for one in picture.typed_rows}
        self._notes = RowNotes(places)

    def add(self, change: Change, batch: Batch) -> None:
        """Draft one change into the batch. Raises AddressesEarlierBatch before anything was drafted."""
        lands = self._still_valid(change, batch)
        if lands == Change():
            return
        if lands.new_lead:
            self._new_lead(lands.new_lead, batch)
        written = self._completion(lands.completion, batch) if lands.completion else {}
        for event in lands.events:
            self.log(event, batch, self._row_log(event, lands, written))
        for cell in lands.cells:
            self._cell_change(cell, batch)
        self._other_rows(lands, batch)
        for flag in lands.flags:
            self._flag(flag, batch)
        for note in lands.notes:
            for row, column, data in self._notes.cells(note):
                place = self._places.tabs[note.tab]
                batch.set_cell(place.sheet_id, row, column, data, "userEnteredValue")
                self._touch(note.tab, row, column, data, batch)
        for back in lands.put_back:
            self._put_back(back, batch)
        self._renumber(lands)
        self._remember(lands, batch)
        batch.landed.append(lands)

    def _other_rows(self, lands: Change, batch: Batch) -> None:
        for screened in lands.screened:
            self._append(SCREENED, _row_of(screened, SCREENED), batch)
        for case in lands.review:
            self._question(case, batch)
        for rule in lands.rules:
            self._append(RULES, _row_of(rule, RULES), batch)
        for letter in lands.letters:
            self._append(OUTBOX, letter_cells(letter), batch)

    def _question(self, case: ReviewCase, batch: Batch) -> None:
        """A row of Review whose leads are links, as long as it is a question."""
        row = self._append(REVIEW, _row_of(case, REVIEW), batch)
        leads = self._places.tabs.get(LEADS.title)
        for attribute, lead_id in (("lead_a", case.lead_a), ("lead_b", case.lead_b)):
            if leads is not None and (link := lead_link(lead_id, leads.sheet_id)):
                row[attribute] = link
                batch.size += len(encoded(link))

    # -- what still holds

    def _still_valid(self, change: Change, batch: Batch) -> Change:
        """The change without cells that have moved on, and without columns that are nowhere."""
        expected: dict[str, Lead] = {
            lead.lead_id: lead
            for lead in (change.new_lead, change.completion.lead if change.completion else None)
            if lead
        }
        words = self._typed_words(change.completion)
        cells: list[CellChange] = []
        for cell in change.cells:
            lead = expected.get(cell.lead_id) or self._leads.get(cell.lead_id)
            about = cell.lead_id, cell.attribute
            said = words.get(about, self._words.get(about, ""))
            if lead is None or said != cell.over_words or not self._may_write(cell, lead):
                continue
            own_row = cell.lead_id in expected or cell.lead_id in batch.folded
            if not own_row and cell.lead_id not in self._rows:
                raise AddressesEarlierBatch
            expected[cell.lead_id] = _changed(lead, cell)
            words[about] = ""
            cells.append(cell)
        notes = tuple(note for note in change.notes if self._notes.still_hold(note))
        return replace(change, cells=tuple(cells), notes=notes)

    def _may_write(self, cell: CellChange, lead: Lead) -> bool:
        is_as_decided: bool = getattr(lead, cell.attribute) == cell.old
        return is_as_decided and cell.attribute in self._tab(LEADS).columns

    def _typed_words(self, completion: Completion | None) -> dict[tuple[str, str], str]:
        """As Picture.words, of the row that becomes a lead."""
        if completion is None:
            return {}
        cells = {**self._typed.get(completion.row, {}), **completion.cells}
        return {(completion.lead.lead_id, a): said for a, said in words_among(cells).items()}

    # -- rows and cells of Leads

    def _new_lead(self, lead: Lead, batch: Batch) -> None:
        self._leads[lead.lead_id] = lead
        batch.folded[lead.lead_id] = self._append(LEADS, _row_of(lead, LEADS), batch)

    def _completion(self, completion: Completion, batch: Batch) -> dict[str, Cell]:
        """Write the id, the worker's own cells that are blank, and what the completion names; these cells."""
        lead, index = completion.lead, completion.row - 1
        place, typed = self._tab(LEADS), self._places.typed_rows.get(completion.row - 1, ())
        wanted: dict[str, Cell] = {
            column.attribute: getattr(lead, column.attribute)
            for column in LEADS.columns
            if column.writer is Writer.WORKER and is_blank((place.cell(typed, column.attribute),))
        }
        wanted |= {**completion.cells, "lead_id": lead.lead_id}
        for attribute, value in wanted.items():
            self._write(index, attribute, value, "", batch)
        self._leads[lead.lead_id] = lead
        self._rows[lead.lead_id] = index
        self._words |= self._typed_words(completion)
        return wanted

    def _renumber(self, lands: Change) -> None:
        """Ids that notes give to other rows, or take away: later changes of this turn follow them."""
        rows = {note.row for note in lands.notes if note.tab == LEADS.title}
        if not rows:
            return
        gone = {one for one, index in self._rows.items() if index + 1 in rows}
        for lead_id in gone:
            del self._rows[lead_id]
            self._leads.pop(lead_id, None)
        after = self._picture.after(Changes.of(lands))
        there = {lead.lead_id: lead for lead in after.leads if lead.row in rows}
        for lead_id, lead in there.items():
            self._leads[lead_id], self._rows[lead_id] = lead, (lead.row or 0) - 1
        for about in [about for about in self._words if about[0] in gone | there.keys()]:
            del self._words[about]
        self._words |= {about: said for about, said in after.words.items() if about[0] in there}
        self._typed |= {one.row: one.cells for one in after.typed_rows if one.row in rows}

    def _cell_change(self, cell: CellChange, batch: Batch) -> None:
        self._leads[cell.lead_id] = _changed(self._leads[cell.lead_id], cell)
        self._words.pop((cell.lead_id, cell.attribute), None)
        place = self._tab(LEADS)
        column = LEADS.column(cell.attribute)
        address = ""
        if (row := batch.folded.get(cell.lead_id)) is not None:
            note = {"note": fitting(cell.note)} if cell.note else {}
            row[cell.attribute] = cell_data(cell.new, self._zone) | note
            batch.size += len(encoded(row[cell.attribute]))
        else:
            index = self._rows[cell.lead_id]
            self._write(index, cell.attribute, cell.new, cell.note, batch)
            address = place.address(index, place.columns[cell.attribute])
        event = Event(
            at=self._now,
            lead_id=cell.lead_id,
            who=cell.who,
            what=column.heading,
            old=in_history(cell.old),
            new=in_history(cell.new),
            because=cell.because,
        )
        self.log(event, batch, address)

    def _write(self, row: int, attribute: str, value: Cell, note: str, batch: Batch) -> None:
        place = self._tab(LEADS)
        if attribute not in place.columns:
            return
        # No inquiries at all is a blank count: such a row is nobody's any more.
        data = cell_data(None if attribute == "inquiries" and not value else value, self._zone)
        fields = "userEnteredValue"
        if note:
            data["note"] = fitting(note)
            fields += ",note"
        batch.set_cell(place.sheet_id, row, place.columns[attribute], data, fields)
        self._touch(LEADS.title, row, place.columns[attribute], data, batch)

    def _put_back(self, back: PutBack, batch: Batch) -> None:
        place = self._places.tabs[back.tab]
        column = own_columns(place, self._places.rows[back.tab]).get(back.column)
        if column is None:
            return
        data = cell_data(back.value, self._zone)
        batch.set_cell(place.sheet_id, back.row - 1, column, data, "userEnteredValue")
        self._touch(back.tab, back.row - 1, column, data, batch)

    def _touch(self, tab: str, row: int, column: int, data: Json, batch: Batch) -> None:
        """The journal is to tell of this cell."""
        touched = batch.touched.setdefault(tab, {})
        if row not in touched:
            rows = self._places.rows[tab]
            batch.size += len(encoded({"row": list(rows[row]) if row < len(rows) else []}))
        touched.setdefault(row, {})[column] = data

    # -- the other tabs

    def log(self, event: Event, batch: Batch, address: str = "") -> None:
        """A row of History."""
        self._append(HISTORY, event_cells(event, self._zone, batch.version, address), batch)

    def _row_log(self, event: Event, lands: Change, written: Mapping[str, Cell]) -> str:
        """Of a row that was filed, or got its id back: where, what it held, and what was written into it."""
        if event.what == Event.FILED and lands.new_lead:
            row = _row_of(lands.new_lead, LEADS)
            filled = {a: cell for a, cell in row.items() if cell not in (None, "")}
            return as_cell(RowLog(written=_short(filled)))
        if event.what == Event.FILED and lands.completion:
            row_number = lands.completion.row
            # With what this very commit puts right in it.
            typed = dict(self._typed.get(row_number, {}))
        elif event.what == _ID:
            note = next((n for n in lands.notes if n.cells.get("lead_id") == event.new), None)
            if note is None:
                return ""
            row_number, typed, written = note.row, dict(note.holds), note.cells
        else:
            return ""
        at = self._tab(LEADS).address(row_number - 1, self._tab(LEADS).columns["lead_id"])
        return as_cell(RowLog(at=at, typed=_short(typed), written=_short(written)))

    def _append(self, tab: Tab, values: Mapping[str, Cell], batch: Batch) -> Attributes:
        row = {
            column.attribute: cell_data(values.get(column.attribute), self._zone)
            for column in tab.columns
        }
        if tab.title in self._places.tabs:
            batch.rows.setdefault(tab.title, []).append(row)
            batch.size += len(encoded({"values": list(row.values())}))
        return row

    def _flag(self, flag: SettingFlag, batch: Batch) -> None:
        place = self._places.tabs.get(flag.tab)
        column = _column_titled(flag, place)
        if place is None or column is None:
            return
        data: Json = {}
        if flag.problem:
            data = {
                "note": fitting(flag.problem),
                "userEnteredFormat": {"backgroundColor": FLAG_RED},
            }
        fields = "note,userEnteredFormat.backgroundColor"
        batch.set_cell(place.sheet_id, flag.row - 1, column, data, fields)

    def _remember(self, change: Change, batch: Batch) -> None:
        fresh = {CURSOR + name: cursor_text(cursor) for name, cursor in change.cursors.items()}
        fresh |= {key: fitting(value) for key, value in change.memory.items()}
        if change.next_lead is not None:
            fresh["next_lead"] = str(change.next_lead)
        # A key that the batch sets already takes no more room: a cursor moves on with every mail.
        batch.size += sum(
            len(key) + len(value.encode()) + 150
            for key, value in fresh.items()
            if key not in batch.system
        )
        batch.system.update(fresh)

    def _tab(self, tab: Tab) -> TabPlace:
        return self._places.tabs[tab.title]


def _row_of(value: Lead | Screened | ReviewCase | NewRule, tab: Tab) -> dict[str, Cell]:
    """A value as a row of its tab, whose columns are the value's own fields."""
    return {column.attribute: getattr(value, column.attribute) for column in tab.columns}


def _short(cells: Mapping[str, Cell]) -> dict[str, Cell]:
    """The cells as History tells them, without the id, which it tells anyway."""
    return {a: in_history(cell) for a, cell in cells.items() if a != "lead_id"}


def _changed(lead: Lead, cell: CellChange) -> Lead:
    # Attributes come from leads.tabs.LEADS, whose columns are Lead's own fields.
    return replace(lead, **{cell.attribute: cell.new})  # type: ignore[arg-type]


def _column_titled(flag: SettingFlag, place: TabPlace | None) -> int | None:
    tab = TAB_OF.get(flag.tab)
    if tab is None or place is None:
        return None
    attribute = next((c.attribute for c in tab.columns if c.heading == flag.heading), "")
    return place.columns.get(attribute)
