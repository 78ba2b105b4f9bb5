"""A workbook in memory: the same promises as the real one, with people and faults by method."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from connectors.errors import WorkbookUnavailable
from connectors.ports import Committed, Outcome, Refused, Rejected, Unknown
from connectors.workbook.places import letters
from leads.changes import CellChange, Change, Changes, RowNote, SettingFlag
from leads.held import is_held
from leads.journal import Journal, WrittenRow
from leads.last_known import in_history
from leads.model import Cell, Cursor, Event, FormRow, Lead, LetterEvent, ReviewCase, Screened
from leads.picture import SCREENED, Picture, TypedRow
from leads.row_log import RowLog, as_cell
from leads.settings import Rule, Settings
from leads.tabs import LEADS, REVIEW, Writer
from leads.tabs import SCREENED as SCREENED_TAB
from tests.fakes.row_cells import (
    BLANKS,
    address,
    cells_of,
    filed_log,
    filled,
    holds_at_reading,
    lead_of,
    shown_cells,
    words_over,
)

FIRST_ROW = 2
"""Row 1 holds the headings."""


class InMemoryWorkbook:
    """ports.Workbook without a network. `rows` is the Leads tab: one mapping of cells by attribute a row."""

    def __init__(
        self,
        *,
        clock: Callable[[], datetime] = lambda: datetime(2027, 3, 1, 9, tzinfo=UTC),
        zone: str = "Etc/UTC",
        settings: Settings | None = None,
    ) -> None:
        self.clock = clock
        self.zone = ZoneInfo(zone)
        self.settings = settings or Settings()
        self.version = 0
        self.next_lead = 1001
        self.rows: list[dict[str, Cell]] = []
        self.events: list[Event] = []
        self.screened: list[Screened] = []
        self.review: list[ReviewCase] = []
        self.letters: list[LetterEvent] = []
        self.flags: list[SettingFlag] = []
        self.form_rows: list[FormRow] = []
        self.cursors: dict[str, Cursor] = {}
        self.memory: dict[str, str] = {}
        self.notes: dict[tuple[str, str], str] = {}
        self.missing: dict[str, tuple[str, ...]] = {}
        self.meanwhile: list[Callable[[], object]] = []
        """What others do just before the coming commits arrive, one for each."""
        self._reads = self._writes = self._silent_reads = 0
        self._faults: list[tuple[bool, Outcome]] = []
        self._aimed: dict[str, int] = {}
        """Lead id -> row, as the commit that lands now was decided: people may have sorted since."""
        self._appended: set[int] = set()
        self._read: dict[int, Mapping[str, Cell]] = {}
        self._journal: list[WrittenRow] = []
        self._before: list[dict[str, Cell]] = []
        self._touched: dict[int, set[str]] = {}

    # -- ports.Workbook

    @property
    def reads(self) -> int:
        return self._reads

    @property
    def writes(self) -> int:
        return self._writes

    def open(self) -> None:
        """Nothing to find out."""

    def read(self) -> Picture:
        self._reads += 1
        if self._silent_reads:
            self._silent_reads -= 1
            raise WorkbookUnavailable("the workbook in memory was told to be unavailable")
        leads, typed = self._told_apart()
        return Picture(
            version=self.version,
            read_version=self.version,
            read_at=self.clock(),
            zone=self.zone,
            url="https://sheet.example.test/edit#gid=0",
            leads=leads,
            typed_rows=typed,
            settings=self.settings,
            cursors=dict(self.cursors),
            next_lead=self.next_lead,
            known_refs=self._known_refs(),
            copies=self._copies(),
            events=tuple(self.events),
            letters=tuple(self.letters),
            form_rows=tuple(self.form_rows),
            review=tuple(replace(case, row=n) for n, case in enumerate(self.review, FIRST_ROW)),
            decided=tuple(
                replace(row, row=n)
                for n, row in enumerate(self.screened, FIRST_ROW)
                if row.decision
            ),
            held=tuple(
                replace(row, row=n)
                for n, row in enumerate(self.screened, FIRST_ROW)
                if is_held(row)
            ),
            memory=dict(self.memory),
            missing=dict(self.missing),
            words={
                (str(row["lead_id"]), "next_action"): str(row["next_action"])
                for row in self.rows
                if not isinstance(row["next_action"], date | None)
            },
            columns={c.attribute: letters(n) for n, c in enumerate(LEADS.columns)},
            journal=Journal(rows=tuple(self._journal)),
        )

    def commit(self, changes: Changes, picture: Picture) -> Outcome:
        if self.clock() - picture.read_at > timedelta(seconds=60):
            return Refused(because="the decision is older than a minute")
        if self.meanwhile:
            self.meanwhile.pop(0)()
        self._writes += 1
        lands, told = self._faults.pop(0) if self._faults else (True, None)
        if not lands and told is not None:
            return told
        if picture.version != self.version:
            return Refused(because=f"version {picture.version + 1} is taken")
        landed = Changes(
            tuple(part for part in map(self._still_valid, self._held(changes, picture)) if part)
        )
        if landed:
            self.version += 1
            self._aimed = {lead.lead_id: lead.row for lead in picture.leads if lead.row}
            self._appended = set()
            self._read = {row.row: row.cells for row in picture.typed_rows}
            self._before, self._touched = [dict(row) for row in self.rows], {}
            for part in landed:
                self._land(part)
            self._note_rows(picture)
        return told or Committed(version=self.version, landed=landed)

    # -- people

    def type_row(self, **cells: Cell) -> None:
        """A person types a row at the foot of Leads."""
        self.rows.append({**BLANKS, **cells})

    def edit(self, lead_id: str, /, **cells: Cell) -> None:
        """A person types into cells of a lead."""
        self._row(lead_id).update(cells)

    def delete(self, lead_id: str) -> None:
        self.rows.remove(self._row(lead_id))

    def copy(self, lead_id: str) -> None:
        """A person copies a lead's row and pastes it below all others."""
        self.rows.append(dict(self._row(lead_id)))

    def sort(self, attribute: str) -> None:
        self.rows.sort(key=lambda row: str(row[attribute]))

    def answer_form(self, form: str, answers: Mapping[str, Cell]) -> None:
        self.form_rows.append(FormRow(form=form, answers=dict(answers)))

    def commit_of_another(self) -> None:
        """Another worker commits something of no interest."""
        self.version += 1

    # -- faults

    def lose_reply(self) -> None:
        """The next commit lands, but nobody hears of it."""
        self._faults.append((True, Unknown(error="the reply was lost")))

    def fail_commit(self, outcome: Refused | Rejected | Unknown) -> None:
        """The next commit does not land."""
        self._faults.append((False, outcome))

    def fail_reads(self, times: int = 1) -> None:
        self._silent_reads = times

    # -- what was left behind

    @property
    def leads(self) -> dict[str, Lead]:
        return {lead.lead_id: lead for lead in self._told_apart()[0]}

    def _row(self, lead_id: str) -> dict[str, Cell]:
        return next(row for row in self.rows if row["lead_id"] == lead_id)

    def _told_apart(self) -> tuple[tuple[Lead, ...], tuple[TypedRow, ...]]:
        leads: dict[str, Lead] = {}
        typed: list[TypedRow] = []
        for number, cells in enumerate(self.rows, FIRST_ROW):
            lead_id = str(cells["lead_id"])
            if lead_id and lead_id not in leads:
                leads[lead_id] = lead_of(cells, number)
            elif any(cells.values()):
                filled = {key: cell for key, cell in cells.items() if cell not in (None, "", 0)}
                typed.append(TypedRow(row=number, cells=filled, copied_id=lead_id))
        return tuple(leads.values()), tuple(typed)

    def _known_refs(self) -> dict[str, str]:
        refs: dict[str, str] = {}
        for event in self.events:
            if event.source_ref:
                refs.setdefault(event.source_ref, event.lead_id or SCREENED)
        for row in self.screened:
            refs.setdefault(row.source_ref, SCREENED)
        return refs

    def _copies(self) -> dict[str, int]:
        filed = {event.source_ref for event in self.events}
        rows = Counter(row.source_ref for row in self.screened)
        return {ref: n for ref, rows in rows.items() if (n := rows - (ref not in filed))}

    # -- landing

    def _held(self, changes: Changes, picture: Picture) -> list[Change]:
        """The changes without the cells that had moved on already when the picture was taken."""
        seen = {lead.lead_id: lead for lead in picture.leads}
        kept: list[Change] = []
        for part in changes:
            for lead in (part.new_lead, part.completion.lead if part.completion else None):
                if lead:
                    seen[lead.lead_id] = lead
            cells: list[CellChange] = []
            for cell in part.cells:
                lead = seen.get(cell.lead_id)
                if lead is None or getattr(lead, cell.attribute) != cell.old:
                    continue
                if picture.words.get((cell.lead_id, cell.attribute), "") != cell.over_words:
                    continue
                seen[cell.lead_id] = replace(lead, **{cell.attribute: cell.new})  # type: ignore[arg-type]
                cells.append(cell)
            notes = tuple(note for note in part.notes if holds_at_reading(note, picture))
            kept.append(replace(part, cells=tuple(cells), notes=notes))
        return kept

    def _still_valid(self, part: Change) -> Change | None:
        lost = set(self.missing.get(LEADS.title, ()))
        cells = tuple(c for c in part.cells if LEADS.column(c.attribute).heading not in lost)
        part = replace(part, cells=cells)
        return part if part != Change() else None

    def _land(self, part: Change) -> None:
        if part.new_lead:
            self.rows.append(cells_of(part.new_lead))
            self._aimed[part.new_lead.lead_id] = len(self.rows) - 1 + FIRST_ROW
            self._appended.add(len(self.rows) - 1 + FIRST_ROW)
        logs = [self._row_log(event, part) for event in part.events]
        if part.completion:
            self._complete(part.completion.row, part.completion.lead, part.completion.cells)
        self.events += [
            replace(event, version=self.version, cell=log)
            for event, log in zip(part.events, logs, strict=True)
        ]
        for cell in part.cells:
            self._write(cell)
        self.screened += part.screened
        self.review += part.review
        self.letters += part.letters
        self.flags += part.flags
        for note in part.notes:
            self._note(note)
        for rule in part.rules:
            last = max((known.row for known in self.settings.rules), default=1)
            added = Rule(
                when=rule.when, test=rule.test, value=rule.value, then=rule.then, row=last + 1
            )
            self.settings = replace(self.settings, rules=(*self.settings.rules, added))
        self.cursors.update(part.cursors)
        self.memory.update(part.memory)
        if part.next_lead is not None:
            self.next_lead = part.next_lead

    def _note_rows(self, picture: Picture) -> None:
        """The journal, as the real workbook keeps it; commits on one reading follow one another."""
        wrote = any(number - FIRST_ROW < len(self._before) for number in self._touched)
        if not wrote and not self._appended:
            return
        if picture.version == picture.read_version:
            self._journal = []
        read = {one.row: {**one.cells, "lead_id": one.copied_id} for one in picture.typed_rows}
        read |= {
            one.row: {**cells_of(one), **words_over(one, picture)}
            for one in picture.leads
            if one.row
        }
        for number, columns in sorted(self._touched.items()):
            at = number - FIRST_ROW
            if at < len(self._before):
                self._journal.append(
                    WrittenRow(
                        version=self.version,
                        row=number,
                        expected=shown_cells(read.get(number, {})),
                        before=shown_cells(self._before[at]),
                        after=shown_cells(self.rows[at]),
                        meant={a: shown_cells(self.rows[at]).get(a) for a in columns},
                        under={a: a for a in columns},
                    )
                )

    def _row_log(self, event: Event, part: Change) -> str:
        """As the real workbook keeps it of a row that was filed, or got its id."""
        if event.what == Event.FILED and part.new_lead:
            return as_cell(RowLog(written=filled(cells_of(part.new_lead))))
        if event.what == Event.FILED and part.completion:
            row = part.completion.row
            return filed_log(row, self._read.get(row, {}), part.completion.cells)
        for note in part.notes:
            if event.what == "ID" and note.cells.get("lead_id") == event.new:
                return filed_log(note.row, note.holds, note.cells)
        return ""

    def _noted_row(self, note: RowNote) -> dict[str, Cell] | None:
        index = note.row - FIRST_ROW
        tabs: dict[str, list[Any]] = {
            LEADS.title: self.rows,
            REVIEW.title: self.review,
            SCREENED_TAB.title: self.screened,
        }
        rows = tabs[note.tab]
        if not 0 <= index < len(rows):
            return None
        row = rows[index]
        return row if isinstance(row, dict) else {f.name: getattr(row, f.name) for f in fields(row)}

    def _note(self, note: RowNote) -> None:
        tab = {tab.title: tab for tab in (LEADS, REVIEW, SCREENED_TAB)}[note.tab]
        row, index = self._noted_row(note) or {}, note.row - FIRST_ROW
        cells = {
            a: value
            for a, value in note.cells.items()
            if tab.column(a).writer is Writer.WORKER or note.holds.get(a) or not row.get(a)
        }
        if note.tab == LEADS.title:
            self.rows[index].update({a: BLANKS[a] if v is None else v for a, v in cells.items()})
            self._touched.setdefault(note.row, set()).update(cells)
        elif note.tab == REVIEW.title:
            cells = {a: "" if v is None and a != "decided_at" else v for a, v in cells.items()}
            self.review[index] = replace(self.review[index], **cells)  # type: ignore[arg-type]
        else:
            self.screened[index] = replace(self.screened[index], **cells)  # type: ignore[arg-type]

    def _complete(self, number: int, lead: Lead, cells: Mapping[str, Cell]) -> None:
        self._aimed[lead.lead_id] = number
        row, typed = self.rows[number - FIRST_ROW], self._read.get(number, {})
        wanted: dict[str, Cell] = {
            column.attribute: getattr(lead, column.attribute)
            for column in LEADS.columns
            if column.writer is Writer.WORKER and not typed.get(column.attribute)
        }
        wanted |= {**cells, "lead_id": lead.lead_id}
        row.update(wanted)
        self._touched.setdefault(number, set()).update(wanted)

    def _write(self, cell: CellChange) -> None:
        number = self._aimed.get(cell.lead_id)
        if number is None or number - FIRST_ROW >= len(self.rows):
            return  # a person deleted the row while the commit was on its way
        self.rows[number - FIRST_ROW][cell.attribute] = cell.new
        self._touched.setdefault(number, set()).add(cell.attribute)
        if cell.note:
            self.notes[cell.lead_id, cell.attribute] = cell.note
        self.events.append(
            Event(
                at=self.clock(),
                lead_id=cell.lead_id,
                who=cell.who,
                what=LEADS.column(cell.attribute).heading,
                old=in_history(cell.old),
                new=in_history(cell.new),
                because=cell.because,
                version=self.version,
                cell=address(cell.attribute, number) if number not in self._appended else "",
            )
        )
