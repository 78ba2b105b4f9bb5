"""A reading of the workbook at one version, and what it would look like after some changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TypeVar
from zoneinfo import ZoneInfo

from leads.changes import Changes, RowNote
from leads.inquiries.mail import ReceivedMail
from leads.journal import NO_JOURNAL, Journal
from leads.model import (
    Cell,
    Cursor,
    Event,
    FormRow,
    Lead,
    LetterEvent,
    ReviewCase,
    Screened,
    Workspace,
)
from leads.settings import Settings
from leads.tabs import LEADS, REVIEW, Kind, Tab
from leads.tabs import SCREENED as SCREENED_TAB

T = TypeVar("T")

NEVER = datetime(1, 1, 3, tzinfo=UTC)
"""Before everything, and a date in every zone: when a picture that nobody read was read, say."""

SCREENED = "screened"
"""What `known_refs` holds for a source_ref that ended in Screened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TypedRow:
    """A row of Leads without an id of its own: a person typed or pasted it.

    Attributes:
        row: Sheet row (1-based) at this reading; it means nothing in a later turn.
        cells: What the row holds, by attribute.
        copied_id: The id it carries, when another row above already has that id.
    """

    row: int
    cells: Mapping[str, Cell]
    copied_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The workbook as read at `version`.

    Attributes:
        read_version: The version that was read; `version` is higher once we have committed on this reading.
        read_at: When, by our clock.
        zone: The spreadsheet's own zone; its dates and times are meant in it.
        url: Where a person opens the Leads tab.
        known_refs: source_ref -> lead id, or SCREENED: everything that has been filed.
        copies: source_ref -> how many rows of Screened tell of a further message that is the same; where there is any.
        events: History rows, oldest first (all of them on a first reading).
        letters: `_outbox` rows, oldest first.
        review: All rows of Review.
        decided: Rows of Screened beside which a person has typed a decision.
        held: Rows of Screened about which Review asks whether they are inquiries (leads.held).
        memory: Other `_system` keys.
        missing: Tab title -> headings that could not be found: nothing is written there.
        words: (lead id, attribute) -> what a cell says that holds something else than its column means ("next week"
            under a date). It is not blank, and nobody's to overwrite.
        columns: Attribute -> the letters of its column in Leads.
        journal: What the latest versions wrote into rows of Leads, and what stood there.
        journals: Title of another tab -> likewise; of those alone in which anything went astray.
        previous: What was known before: the reading before, with what we have written since. None after a restart.
        places: Where rows and columns stood; only the workbook connector looks inside.
    """

    version: int = 0
    read_version: int = 0
    read_at: datetime = NEVER
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Etc/UTC"))
    url: str = ""
    leads: tuple[Lead, ...] = ()
    typed_rows: tuple[TypedRow, ...] = ()
    settings: Settings = field(default_factory=Settings)
    cursors: Mapping[str, Cursor] = field(default_factory=dict)
    next_lead: int = 1001
    known_refs: Mapping[str, str] = field(default_factory=dict)
    copies: Mapping[str, int] = field(default_factory=dict)
    events: tuple[Event, ...] = ()
    letters: tuple[LetterEvent, ...] = ()
    form_rows: tuple[FormRow, ...] = ()
    review: tuple[ReviewCase, ...] = ()
    decided: tuple[Screened, ...] = ()
    held: tuple[Screened, ...] = ()
    memory: Mapping[str, str] = field(default_factory=dict)
    missing: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    workspace: Workspace = field(default_factory=Workspace)
    words: Mapping[tuple[str, str], str] = field(default_factory=dict)
    columns: Mapping[str, str] = field(default_factory=dict)
    journal: Journal = NO_JOURNAL
    journals: Mapping[str, Journal] = field(default_factory=dict)
    previous: Picture | None = None
    places: object = None

    @property
    def was_restored(self) -> bool:
        """Whether somebody brought an older version of the file back since `previous`: its ids may name others by now.

        Other workers may have taken as many versions since as there were before. Then it shows by what was filed:
        nothing is forgotten, told of another lead, or told of a version that was over by then, in a History that
        only grew.
        """
        before = self.previous
        if before is None:
            return False
        if self.version < before.version:
            return True
        filed = self.known_refs
        if filed is before.known_refs:
            return False
        if not before.known_refs.items() <= filed.items() and any(
            lead_id != SCREENED and filed.get(ref) not in (lead_id, SCREENED)
            for ref, lead_id in before.known_refs.items()
        ):
            return True
        return self._filed_in_a_version_of(before)

    def _filed_in_a_version_of(self, before: Picture) -> bool:
        """Whether this reading tells of an inquiry in a version that `before` had read, without it."""
        fresh = {
            ref
            for ref in self.known_refs.keys() - before.known_refs.keys()
            if self.known_refs[ref] != SCREENED
        }
        for event in reversed(self.events if fresh else ()):
            if event.source_ref in fresh:
                if event.version is not None and event.version <= before.version:
                    return True
                fresh.discard(event.source_ref)
                if not fresh:
                    break
        return False

    def after(self, changes: Changes) -> Picture:
        """This picture as the workbook will look once `changes` have landed, before anyone reads it again."""
        parts = changes.parts
        done = {part.completion.row for part in parts if part.completion}
        noted = _noted_rows(self, changes)
        noted |= _inherited(self, noted, done)
        numbers = [part.next_lead for part in parts if part.next_lead is not None]
        return replace(
            self,
            leads=_leads_after(self.leads, noted, changes),
            words=_words_after(self, noted, changes),
            typed_rows=_typed_after(self, done, noted),
            known_refs=MappingProxyType(_refs_after(self.known_refs, changes)),
            cursors=_merged(self.cursors, [part.cursors for part in parts]),
            memory=_merged(self.memory, [part.memory for part in parts]),
            events=self.events + _events_after(changes, self),
            letters=self.letters + changes.letters,
            review=_noted(self.review, REVIEW, changes)
            + tuple(case for part in parts for case in part.review),
            decided=_noted(self.decided, SCREENED_TAB, changes),
            held=_noted(self.held, SCREENED_TAB, changes),
            next_lead=numbers[-1] if numbers else self.next_lead,
        )

    def lacks(self, tab: str, headings: Iterable[str]) -> bool:
        """Whether one of these headings could not be found in a tab."""
        missing = self.missing.get(tab, ())
        return any(heading in missing for heading in headings)

    def known_by_now(self) -> Picture:
        """This picture as the one before the next: all that it shows has been taken note of."""
        return replace(self, previous=replace(self, previous=None))

    def link_to(self, lead: Lead) -> str:
        """A URL of the lead's row as it stood at this reading (right until somebody sorts), else of the tab."""
        if not self.url or lead.row is None:
            return self.url
        joint = "&" if "#" in self.url else "#"
        return f"{self.url}{joint}range=A{lead.row}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """What the fetch step brought, besides the form rows that came with the picture.

    Attributes:
        mails: In the order they are to be filed: by mailbox, then by UID.
        highest: Mailbox -> the highest UID it has given out so far.
        unavailable: Mailbox -> why it could not be read this time.
        more: Further mails wait beyond these, for the next turn.
        late: Mails at or below the cursors that are in no row: they appeared late, with low UIDs.
        compared: Mailboxes and workbook were compared for such.
        asked: Mails passed long ago that a person asked for in Screened.
        asked_for: The source_refs that were looked for everywhere; those not in `asked` are gone.
        above: The cursors they were fetched above; on a picture with the same cursors they still hold.
    """

    mails: tuple[ReceivedMail, ...] = ()
    highest: Mapping[str, int] = field(default_factory=dict)
    unavailable: Mapping[str, str] = field(default_factory=dict)
    more: bool = False
    late: tuple[ReceivedMail, ...] = ()
    compared: bool = False
    asked: tuple[ReceivedMail, ...] = ()
    asked_for: frozenset[str] = frozenset()
    above: Mapping[str, Cursor] = field(default_factory=dict)


Noted = TypeVar("Noted", ReviewCase, Screened)


def _noted(rows: tuple[Noted, ...], tab: Tab, changes: Changes) -> tuple[Noted, ...]:
    """The rows of a tab once what the worker writes into them has landed."""
    notes = {note.row: note for part in changes for note in part.notes if note.tab == tab.title}
    if not notes:
        return rows
    return tuple(_with_note(row, notes[row.row]) if row.row in notes else row for row in rows)


def _with_note(row: Noted, note: RowNote) -> Noted:
    blanks: dict[str, Cell] = {"decided_at": None, "score": None}
    cells = {a: blanks.get(a, "") if value is None else value for a, value in note.cells.items()}
    return replace(row, **cells)  # type: ignore[arg-type]  # attributes come from leads.tabs


def _merged(first: Mapping[str, T], later: Iterable[Mapping[str, T]]) -> dict[str, T]:
    merged = dict(first)
    for mapping in later:
        merged.update(mapping)
    return merged


def _refs_after(known: Mapping[str, str], changes: Changes) -> dict[str, str]:
    refs = dict(known)
    for event in changes.events:
        if event.source_ref and refs.get(event.source_ref, SCREENED) == SCREENED:
            refs[event.source_ref] = event.lead_id or SCREENED
    for row in changes.screened:
        refs.setdefault(row.source_ref, SCREENED)
    for part in changes:
        for note in part.notes:  # a ref that is put back under its heading
            if note.tab == SCREENED_TAB.title and (ref := note.cells.get("source_ref")):
                refs.setdefault(str(ref), SCREENED)
    return refs


_NO_TEXT = frozenset(
    column.attribute
    for column in LEADS.columns
    if column.kind in {Kind.DATE, Kind.DATE_TIME, Kind.INTEGER, Kind.NUMBER, Kind.CURRENCY}
)
"""Attributes under which a person's words mean nothing."""


def _events_after(changes: Changes, picture: Picture) -> tuple[Event, ...]:
    """The History rows of `changes`, those of its cells included, as the next version will hold them."""
    version = picture.version + 1
    told: list[Event] = []
    for part in changes:
        told += (replace(event, version=version) for event in part.events)
        told += (
            Event(
                at=picture.read_at,
                lead_id=cell.lead_id,
                who=cell.who,
                what=LEADS.column(cell.attribute).heading,
                old=cell.old,
                new=cell.new,
                because=cell.because,
                version=version,
            )
            for cell in part.cells
        )
    return tuple(told)


def _typed_after(
    picture: Picture, done: set[int], noted: Mapping[int, dict[str, Cell]]
) -> tuple[TypedRow, ...]:
    """Without those that became leads; what a note takes out of a row is gone."""
    kept = [one for one in picture.typed_rows if one.row not in done and one.row not in noted]
    if len(kept) == len(picture.typed_rows) and not noted:
        return picture.typed_rows
    copied = {one.row: one.copied_id for one in picture.typed_rows}
    left = [
        TypedRow(row=row, cells=cells, copied_id=copied.get(row, ""))
        for row, cells in noted.items()
        if cells and not cells.get("lead_id")
    ]
    return tuple(kept + left)


def _noted_rows(picture: Picture, changes: Changes) -> dict[int, dict[str, Cell]]:
    """The filled cells of each row of Leads into which a note is written, as they are afterwards."""
    notes = {note.row: note for part in changes for note in part.notes if note.tab == LEADS.title}
    if not notes:
        return {}
    rows: dict[int, Mapping[str, Cell]] = {one.row: one.cells for one in picture.typed_rows}
    for lead in picture.leads:
        if lead.row in notes:
            rows[lead.row] = {c.attribute: getattr(lead, c.attribute) for c in LEADS.columns} | {
                attribute: said
                for (about, attribute), said in picture.words.items()
                if about == lead.lead_id
            }
    return {
        row: {
            a: cell for a, cell in {**rows[row], **note.cells}.items() if cell not in (None, "", 0)
        }
        for row, note in notes.items()
        if row in rows
    }


def _inherited(
    picture: Picture, noted: Mapping[int, Mapping[str, Cell]], done: set[int]
) -> dict[int, dict[str, Cell]]:
    """The rows that show a lead's id, too, and now stand first: notes take it out of the row above them."""
    hit = {lead.lead_id for lead in picture.leads if lead.row in noted} if noted else set()
    taken = hit - {cells.get("lead_id") for cells in noted.values()}
    heirs: dict[str, TypedRow] = {}
    for one in picture.typed_rows if taken else ():
        if one.copied_id in taken and one.row not in noted and one.row not in done:
            heirs.setdefault(one.copied_id, one)
    return {one.row: {**one.cells, "lead_id": lead_id} for lead_id, one in heirs.items()}


def _lead_of(row: int, cells: Mapping[str, Cell]) -> Lead:
    known = {a: cell for a, cell in cells.items() if not (isinstance(cell, str) and a in _NO_TEXT)}
    return Lead(**known, row=row)  # type: ignore[arg-type]  # attributes come from leads.tabs.LEADS


def words_among(cells: Mapping[str, Cell]) -> dict[str, str]:
    """Attribute -> words, of the cells that hold something else than their column means."""
    return {
        a: cell for a, cell in cells.items() if isinstance(cell, str) and cell and a in _NO_TEXT
    }


def _words_after(
    picture: Picture, noted: Mapping[int, dict[str, Cell]], changes: Changes
) -> Mapping[tuple[str, str], str]:
    """Those of rows that became a lead, or another's, included; without those that were written over."""
    done = [part.completion for part in changes if part.completion]
    if not (done or noted or picture.words):
        return picture.words
    typed = {one.row: one.cells for one in picture.typed_rows} if done else {}
    rows = {str(cells.get("lead_id") or ""): cells for cells in noted.values()}
    rows |= {
        one.lead.lead_id: {**typed.get(one.row, {}), **noted.get(one.row, {}), **one.cells}
        for one in done
    }
    moved = rows.keys() | {lead.lead_id for lead in picture.leads if lead.row in noted}
    words = {about: said for about, said in picture.words.items() if about[0] not in moved}
    for lead_id, cells in rows.items():
        words |= {(lead_id, a): said for a, said in words_among(cells).items() if lead_id}
    written = {(cell.lead_id, cell.attribute) for part in changes for cell in part.cells}
    return {about: said for about, said in words.items() if about not in written}


def _leads_after(
    leads: tuple[Lead, ...], noted: Mapping[int, dict[str, Cell]], changes: Changes
) -> tuple[Lead, ...]:
    by_id = {lead.lead_id: lead for lead in leads if lead.row not in noted}
    for row, cells in noted.items():
        if lead_id := str(cells.get("lead_id") or ""):
            by_id[lead_id] = _lead_of(row, cells)
    for change in changes:
        for lead in (change.new_lead, change.completion.lead if change.completion else None):
            if lead:
                by_id[lead.lead_id] = lead
        for cell in change.cells:
            if lead := by_id.get(cell.lead_id):
                # Attributes come from leads.tabs.LEADS, whose columns are Lead's own fields.
                by_id[cell.lead_id] = replace(lead, **{cell.attribute: cell.new})  # type: ignore[arg-type]
    return tuple(lead for lead in by_id.values() if lead.lead_id)
