"""What the rows of each tab mean: raw cells in, leads, letters, cursors and settings out. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from connectors.errors import WorkbookBroken
from connectors.workbook.cells import data_of, moment, numeric, text, value_of
from connectors.workbook.places import Row, TabPlace, is_blank, letters
from leads.model import (
    Cell,
    Cursor,
    FormRow,
    Lead,
    LetterEvent,
    LetterState,
    ReviewCase,
    Screened,
)
from leads.picture import NEVER, TypedRow
from leads.tabs import LEADS, SYSTEM, Kind, Tab

FIRST_LEAD = 1001
CURSOR = "cursor "
"""A `_system` key "cursor sales" holds how far the mailbox "sales" is filed: "<uidvalidity> <uid>"."""


@dataclass(frozen=True, slots=True)
class Table:
    """A tab as read: where it is, and its rows from the top of the sheet."""

    place: TabPlace
    rows: Sequence[Row]

    def body(self) -> Iterator[tuple[int, Row]]:
        """(0-based row, cells) below the headings; blank rows left out."""
        for index in range(self.place.header + 1, len(self.rows)):
            if not is_blank(self.rows[index]):
                yield index, self.rows[index]


Understood = tuple[Lead, tuple[tuple[str, str], ...]]
"""A lead, and of cells that hold something else than their column means: attribute and what they say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The Leads tab. See Places for `lead_rows`, `typed_cells` and `unread`.

    Attributes:
        understood: (0-based row, its cells) -> what they mean, under `place` and `zone`.
    """

    place: TabPlace
    zone: ZoneInfo
    leads: tuple[Lead, ...]
    typed_rows: tuple[TypedRow, ...]
    lead_rows: Mapping[str, int]
    typed_cells: Mapping[int, Row]
    unread: Mapping[tuple[str, str], str]
    understood: Mapping[tuple[int, Row], Understood]

    def knows(self, place: TabPlace, zone: ZoneInfo) -> bool:
        """Whether rows still mean what they meant: same columns, same zone."""
        return self.place.columns == place.columns and self.zone == zone


def register_of(table: Table, zone: ZoneInfo, before: Register | None = None) -> Register:
    """Rows with an id are leads; a row without one, or with one that stands above already, was typed.

    Rows that have not changed since the register `before` are not worked out again.
    """
    place = table.place
    known = before.understood if before and before.knows(place, zone) else {}
    understood: dict[tuple[int, Row], Understood] = {}
    rows: dict[str, int] = {}
    typed: list[TypedRow] = []
    typed_cells: dict[int, Row] = {}
    for index, row in table.body():
        lead_id = text(place.cell(row, "lead_id"))
        if lead_id and lead_id not in rows:
            rows[lead_id] = index
            understood[index, row] = known.get((index, row)) or _lead(place, row, index, zone)
        elif cells := _typed_cells(place, row, zone):
            typed.append(TypedRow(row=index + 1, cells=cells, copied_id=lead_id))
            typed_cells[index] = row
    return Register(
        place=place,
        zone=zone,
        leads=tuple(lead for lead, _ in understood.values()),
        typed_rows=tuple(typed),
        lead_rows=rows,
        typed_cells=typed_cells,
        unread={
            (lead.lead_id, name): said for lead, odd in understood.values() for name, said in odd
        },
        understood=understood,
    )


def _lead(place: TabPlace, row: Row, index: int, zone: ZoneInfo) -> Understood:
    values: dict[str, Cell] = {}
    odd: list[tuple[str, str]] = []
    for column in LEADS.columns:
        raw = place.cell(row, column.attribute)
        value = value_of(raw, column.kind, zone)
        if value is None and not is_blank((raw,)):
            odd.append((column.attribute, text(raw)))
        values[column.attribute] = value
    values["inquiries"] = values["inquiries"] or 0
    # Attributes and kinds come from leads.tabs.LEADS, whose columns are Lead's own fields.
    return Lead(**values, row=index + 1), tuple(odd)  # type: ignore[arg-type]


def _typed_cells(place: TabPlace, row: Row, zone: ZoneInfo) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for column in LEADS.columns:
        raw = place.cell(row, column.attribute)
        if is_blank((raw,)) or raw is False:  # an unticked box is nobody's word
            continue
        value = value_of(raw, column.kind, zone)
        cells[column.attribute] = text(raw) if value is None else value
    cells.pop("lead_id", None)
    return cells


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """The `_system` tab.

    Attributes:
        key_rows: Key -> 0-based row.
    """

    version: int
    next_lead: int
    cursors: Mapping[str, Cursor]
    memory: Mapping[str, str]
    key_rows: Mapping[str, int]


def system_of(table: Table) -> System:
    """Raises WorkbookBroken when the version cannot be read: without it nothing may be written."""
    values: dict[str, str] = {}
    key_rows: dict[str, int] = {}
    for index, row in table.body():
        key = text(table.place.cell(row, "key"))
        if key and key not in values:
            values[key] = text(table.place.cell(row, "value"))
            key_rows[key] = index
    version = values.pop("version", "")
    if not version.isdecimal():
        raise WorkbookBroken(
            f"the hidden tab {SYSTEM.title} holds no version (found {version!r}): run init, or restore "
            "the file's last version from File > Version history"
        )
    next_lead = values.pop("next_lead", "")
    return System(
        version=int(version),
        next_lead=int(next_lead) if next_lead.isdecimal() else FIRST_LEAD,
        cursors={
            key.removeprefix(CURSOR): cursor
            for key, value in values.items()
            if key.startswith(CURSOR) and (cursor := cursor_of(value))
        },
        memory={key: value for key, value in values.items() if not key.startswith(CURSOR)},
        key_rows=key_rows,
    )


def cursor_text(cursor: Cursor) -> str:
    return f"{cursor.uidvalidity} {cursor.uid}"


def cursor_of(value: str) -> Cursor | None:
    """None for what is no cursor: the mailbox is then looked through again from its beginning."""
    epoch, _, uid = value.partition(" ")
    return (
        Cursor(uidvalidity=int(epoch), uid=int(uid)) if (epoch + uid).isdecimal() and uid else None
    )


_STATES = {state.value: state for state in LetterState}


def letter_of(place: TabPlace, row: Row, zone: ZoneInfo) -> LetterEvent | None:
    """A row of `_outbox`; None when it is no letter's."""
    state = _STATES.get(text(place.cell(row, "state")))
    day = value_of(place.cell(row, "day"), Kind.DATE, zone)
    if state is None or not isinstance(day, date):
        return None
    return LetterEvent(
        message_id=text(place.cell(row, "message_id")),
        kind=text(place.cell(row, "kind")),
        to=text(place.cell(row, "to")),
        about=text(place.cell(row, "about")),
        day=day,
        state=state,
        at=_instant(place.cell(row, "at"), zone),
        attempt=int(numeric(place.cell(row, "attempt")) or 0),
        error=text(place.cell(row, "error")),
        data=data_of(place.cell(row, "data")),
    )


def _instant(raw: Cell, zone: ZoneInfo) -> datetime:
    """A log's own time, written with its zone: a sheet's date-time means two instants in the hour that comes twice."""
    if isinstance(raw, str):
        with suppress(ValueError):
            told = datetime.fromisoformat(raw.strip())
            return told if told.tzinfo else told.replace(tzinfo=zone)
    return moment(raw, zone) or NEVER


def letter_cells(letter: LetterEvent, data: str) -> dict[str, Cell]:
    """A letter's event as a row of `_outbox`, by attribute."""
    return {
        "message_id": letter.message_id,
        "kind": letter.kind,
        "to": letter.to,
        "about": letter.about,
        "day": letter.day.isoformat(),
        "state": letter.state.value,
        "at": letter.at.astimezone(UTC).isoformat(),
        "attempt": letter.attempt,
        "error": letter.error,
        "data": data,
    }


def review_of(table: Table, zone: ZoneInfo) -> tuple[ReviewCase, ...]:
    place = table.place
    return tuple(
        ReviewCase(
            row=index + 1,
            raised_at=moment(place.cell(row, "raised_at"), zone) or NEVER,
            kind=text(place.cell(row, "kind")),
            why=text(place.cell(row, "why")),
            score=numeric(place.cell(row, "score")),
            lead_a=text(place.cell(row, "lead_a")),
            lead_b=text(place.cell(row, "lead_b")),
            decision=text(place.cell(row, "decision")),
            decided_by=text(place.cell(row, "decided_by")),
            decided_at=moment(place.cell(row, "decided_at"), zone),
        )
        for index, row in table.body()
    )


def decided_of(table: Table, zone: ZoneInfo) -> tuple[Screened, ...]:
    """Rows of Screened beside which a person has typed a decision."""
    place = table.place
    return tuple(
        Screened(
            row=index + 1,
            received_at=moment(place.cell(row, "received_at"), zone) or NEVER,
            sender=text(place.cell(row, "sender")),
            subject=text(place.cell(row, "subject")),
            verdict=text(place.cell(row, "verdict")),
            because=text(place.cell(row, "because")),
            source_ref=text(place.cell(row, "source_ref")),
            link=text(place.cell(row, "link")),
            decision=decision,
        )
        for index, row in table.body()
        if (decision := text(place.cell(row, "decision")))
    )


def settings_table(tab: Tab, table: Table) -> list[tuple[int, dict[str, Cell]]]:
    """(sheet row number, our heading -> raw cell) of a settings tab, as read_settings wants it."""
    place = table.place
    known = [column for column in tab.columns if column.attribute in place.columns]
    return [
        (index + 1, {column.heading: place.cell(row, column.attribute) for column in known})
        for index, row in table.body()
    ]


def form_rows_of(form: str, rows: Sequence[Row]) -> tuple[FormRow, ...]:
    """The answers to a form, by question; questions come from the first row, whatever they are today."""
    if not rows:
        return ()
    questions = _questions(rows)
    return tuple(
        FormRow(form=form, answers=dict(zip(questions, _padded(row, len(questions)), strict=False)))
        for row in rows[1:]
        if not is_blank(row)
    )


def _questions(rows: Sequence[Row]) -> list[str]:
    """One name a column: a question asked twice gets a number, one without a name its letter."""
    width = max(map(len, rows))
    names: list[str] = []
    for index, heading in enumerate(_padded(rows[0], width)):
        name = text(heading) or f"Column {letters(index)}"
        names.append(name if name not in names else f"{name} ({index + 1})")
    return names


def _padded(row: Row, width: int) -> Row:
    return row + (None,) * (width - len(row))
