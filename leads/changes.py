"""What a turn wants to write, as values: `Changes` is a sequence of `Change`s.

Each `Change` is one matter (one message filed, one row completed, one letter queued) and
indivisible: everything in it lands in one version of the workbook or none of it does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from leads.model import (
    Cell,
    Cursor,
    Event,
    Lead,
    LetterEvent,
    ReviewCase,
    Screened,
)
from leads.tabs import LEADS


@dataclass(frozen=True, slots=True, kw_only=True)
class CellChange:
    """One cell of one lead. Committing it also appends its History row.

    Attributes:
        attribute: A `Lead` attribute ("owner"), see leads.tabs.LEADS.
        old: What the reading showed; the change is void when the cell has moved on since.
        who: The automation's name.
        note: Text for the cell's note, or "" to leave the note alone.
        over_words: Words that the cell may show instead of `old` (our own, under a date, say); all others are a
            person's and stay.
    """

    lead_id: str
    attribute: str
    old: Cell
    new: Cell
    because: str
    who: str
    note: str = ""
    over_words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """A row typed by a person becomes a lead: only its blank worker cells and `cells` are written.

    Attributes:
        row: Sheet row (1-based) at this turn's reading; it means nothing in a later turn.
        lead: The lead as it stands after completing.
        cells: Attribute -> value to write; everything else on the row is left alone.
    """

    row: int
    lead: Lead
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingFlag:
    """A settings cell that makes no sense: it gets a red background and a note saying what is wrong.

    Attributes:
        row: Sheet row (1-based) at this turn's reading.
        problem: The note; "" clears note and colour again.
    """

    tab: str
    row: int
    heading: str
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowNote:
    """Cells of a row that is no lead's: a Review or Screened row, or a row of Leads without an id.

    What a person has written there is never overwritten: a cell of a people's column is written only
    while it is blank (in Leads also where `holds` names the value that is to go).

    Attributes:
        tab: The tab's title in leads.tabs.
        row: Sheet row (1-based) at this turn's reading; it means nothing in a later turn.
        holds: Attribute -> what the row shows at that reading. The note is void when it shows anything else.
        cells: Attribute -> value to write; None makes the cell blank.
    """

    tab: str
    row: int
    holds: Mapping[str, Cell]
    cells: Mapping[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class PutBack:
    """A cell of a column that is none of ours holds what we wrote, and gets back what stood there before.

    Attributes:
        row: Sheet row (1-based) at this turn's reading; it means nothing in a later turn.
        column: As the journal names it.
        tab: The tab's title in leads.tabs.
    """

    row: int
    column: str
    value: Cell
    tab: str = LEADS.title


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRule:
    """A row for the Rules tab, appended because a person asked for it elsewhere."""

    when: str
    test: str
    value: str
    then: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One matter. See the module's docstring.

    Attributes:
        cursors: Mailbox name -> how far it is filed once this has landed.
        memory: `_system` keys to set (text), e.g. what was flagged last time.
    """

    new_lead: Lead | None = None
    completion: Completion | None = None
    cells: tuple[CellChange, ...] = ()
    events: tuple[Event, ...] = ()
    screened: tuple[Screened, ...] = ()
    review: tuple[ReviewCase, ...] = ()
    letters: tuple[LetterEvent, ...] = ()
    flags: tuple[SettingFlag, ...] = ()
    notes: tuple[RowNote, ...] = ()
    put_back: tuple[PutBack, ...] = ()
    rules: tuple[NewRule, ...] = ()
    cursors: Mapping[str, Cursor] = field(default_factory=dict)
    memory: Mapping[str, str] = field(default_factory=dict)
    next_lead: int | None = None
    """The register's counter once this has landed; set by whoever takes a number."""


@dataclass(frozen=True, slots=True)
class Changes:
    """Several `Change`s in the order they must land. Falsy when there is nothing to write."""

    parts: tuple[Change, ...] = ()

    @classmethod
    def of(cls, *parts: Change) -> Changes:
        return cls(parts)

    def __add__(self, other: Changes) -> Changes:
        return Changes(self.parts + other.parts)

    def __bool__(self) -> bool:
        return bool(self.parts)

    def __iter__(self) -> Iterator[Change]:
        return iter(self.parts)

    def __len__(self) -> int:
        return len(self.parts)

    @property
    def letters(self) -> tuple[LetterEvent, ...]:
        return tuple(letter for part in self.parts for letter in part.letters)

    @property
    def new_leads(self) -> tuple[Lead, ...]:
        return tuple(part.new_lead for part in self.parts if part.new_lead)

    @property
    def events(self) -> tuple[Event, ...]:
        return tuple(event for part in self.parts for event in part.events)

    @property
    def screened(self) -> tuple[Screened, ...]:
        return tuple(row for part in self.parts for row in part.screened)

    def with_letters_at_home(self) -> Changes:
        """The same, with letters about a new lead moved into the change that files it.

        So an acknowledgement is queued in the very version that holds its lead, or not at all.
        """
        filed_at = {part.new_lead.lead_id: n for n, part in enumerate(self.parts) if part.new_lead}
        parts = list(self.parts)
        kept: list[int] = []
        for n, part in enumerate(self.parts):
            homes = {filed_at.get(letter.about) for letter in part.letters}
            home = homes.pop() if len(homes) == 1 else None
            if home is not None and home < n and part == Change(letters=part.letters):
                parts[home] = replace(parts[home], letters=parts[home].letters + part.letters)
            else:
                kept.append(n)
        return Changes(tuple(parts[n] for n in kept))

    def folded(self) -> Changes:
        """The same, with later cells of a new lead (its owner, say) moved into the change that files it.

        So a lead and what its row holds from the first day land in one version, however these changes are split.
        """
        filed_at = {part.new_lead.lead_id: n for n, part in enumerate(self.parts) if part.new_lead}
        added: dict[int, tuple[CellChange, ...]] = {}
        kept: list[int] = []
        for n, part in enumerate(self.parts):
            homes = {filed_at.get(cell.lead_id) for cell in part.cells}
            home = homes.pop() if len(homes) == 1 else None
            if home is not None and home < n and part == Change(cells=part.cells):
                added[home] = added.get(home, ()) + part.cells
            else:
                kept.append(n)
        return Changes(
            tuple(
                replace(self.parts[n], cells=self.parts[n].cells + added.get(n, ())) for n in kept
            )
        )
