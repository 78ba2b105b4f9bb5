"""Two leads of one person become one, and two again: single cells, one matter, nothing lost.

The older row stays and takes in the younger: blanks are filled, inquiries summed, the first contact is
the earliest and the last touch the latest. What a person wrote is never written over; where both say
something, the older row keeps its own, and History and a note tell the other. The younger row stays
where it is, closed: a rep finds it by any of its words and sees in its Stage that it is settled. Both
rows as they were go into History, from which they can be put back.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from leads.changes import CellChange, Change
from leads.filing import Filing
from leads.last_known import LONGEST, comparable, in_history
from leads.model import Cell, Event, Lead
from leads.picture import Picture
from leads.recognising.pairs import Pairs
from leads.settings import MERGED_STAGE, Settings, StageKind
from leads.tabs import LEADS, Kind

PIECE = 45_000
"""Characters of a snapshot in one cell, which holds 50,000."""

_FILLED = (
    "name",
    "company",
    "owner",
    "next_action",
    "comment",
    "phone",
    "email",
    "interest",
    "territory",
    "country",
    "region",
    "postcode",
    "tags",
    "priority",
    "value",
)
"""What the older row takes from the younger where it is blank."""

_SHOWN = tuple(c.attribute for c in LEADS.columns if c.attribute != "lead_id")


class CannotMergeError(ValueError):
    """These two cannot become one, or one not two again; the text says why, for people."""


def merged_stage(settings: Settings) -> str:
    """The stage a merged row gets: closed, so that nobody is reminded of it and no figure counts it as open."""
    own = settings.stage(MERGED_STAGE)
    if own is not None and own.kind is not StageKind.OPEN:
        return own.name
    for kind in (StageKind.JUNK, StageKind.LOST):
        if found := next((s.name for s in settings.stages if s.kind is kind), ""):
            return found
    return MERGED_STAGE


def in_order(one: Lead, other: Lead) -> tuple[Lead, Lead]:
    """The older and the younger; ids never are reused and only grow."""
    older, younger = sorted((one, other), key=lambda lead: (lead.number == 0, lead.number))
    return older, younger


def merge(picture: Picture, older: Lead, younger: Lead, because: str, filing: Filing) -> Change:
    """Take `younger` into `older`."""
    desk = _Desk(picture, because, filing)
    filled = {a: getattr(younger, a) for a in _FILLED if desk.fills(older, younger, a)}
    cells = {**filled, **_counted(older, younger), **desk.stage_taken_over(older, younger)}
    apart = tuple(desk.differing(older, younger))
    on_older = [
        desk.cell(older, a, value, _took_in(younger, apart) if a == "inquiries" else "")
        for a, value in cells.items()
    ]
    on_younger = [
        desk.cell(younger, a, value, note) for a, value, note in desk.closed(older, younger)
    ]
    written = tuple(cell for cell in (*on_older, *on_younger) if cell is not None)
    return Change(
        cells=written,
        events=(
            *desk.told(older, younger, apart),
            *_snapshot(older, younger, written, desk.picture, filing),
        ),
    )


def unmerge(picture: Picture, younger_id: str, because: str, filing: Filing) -> Change:
    """Put both rows back as they were; what people changed since stays. Raises CannotMergeError."""
    pairs = Pairs.of(picture.events)
    older_id = pairs.into.get(younger_id, "")
    if not older_id:
        raise CannotMergeError(f"{younger_id} is not merged into another lead")
    if further := pairs.into.get(older_id):
        raise CannotMergeError(
            f"{older_id}, which took in {younger_id}, is itself merged into {further}: "
            f"take {older_id} out first"
        )
    leads = {lead.lead_id: lead for lead in picture.leads}
    if missing := [one for one in (older_id, younger_id) if one not in leads]:
        raise CannotMergeError(f"{' and '.join(missing)} is not in the Leads tab any more")
    before = snapshot_of(picture.events, younger_id)
    if before is None:
        raise CannotMergeError(f"History does not tell any more what {younger_id} was before")
    desk = _Desk(picture, because, filing)
    cells = (
        *_put_back(leads[older_id], before.older, before.written.get(older_id, {}), desk),
        *_put_back(leads[younger_id], before.younger, before.written.get(younger_id, {}), desk),
        *_counted_back(leads[older_id], leads[younger_id], before, desk),
    )
    return Change(
        cells=tuple(cell for cell in cells if cell is not None),
        events=(
            desk.event(Event.UNMERGED, younger_id, old=older_id),
            desk.event(Event.DIFFERENT, younger_id, new=older_id),
        ),
    )


def differ(younger: str, older: str, because: str, filing: Filing) -> Event:
    """Two people's, for ever, or until somebody says otherwise."""
    return Event(
        at=filing.at,
        lead_id=younger,
        who=filing.who,
        what=Event.DIFFERENT,
        new=older,
        because=because,
    )


def _counted(older: Lead, younger: Lead) -> dict[str, Cell]:
    """What both rows count together."""
    first = [at for at in (older.first_contact, younger.first_contact) if at]
    last = [at for at in (older.last_touch, younger.last_touch) if at]
    return {
        "inquiries": max(older.inquiries, 1) + max(younger.inquiries, 1),
        "first_contact": min(first, default=None),
        "last_touch": max(last, default=None),
    }


def _took_in(younger: Lead, apart: Iterable[tuple[str, Cell]]) -> str:
    """The note on the older row's Inquiries: a column of ours, where no note of a person is lost."""
    lines = [
        f"{younger.lead_id} ({younger.name or younger.email or younger.phone}) was merged into this row."
    ]
    lines += [f"It said {LEADS.column(a).heading}: {in_history(value)}" for a, value in apart]
    return "\n".join(lines)


class _Desk:
    """What both directions need: the reading, the reason, and who files."""

    def __init__(self, picture: Picture, because: str, filing: Filing) -> None:
        self.picture, self.because, self.filing = picture, because, filing
        self._lost = set(picture.missing.get(LEADS.title, ()))

    def is_readable(self, lead: Lead, attribute: str) -> bool:
        """Whether the column is there, and the cell holds what its column means."""
        return (
            LEADS.column(attribute).heading not in self._lost
            and (lead.lead_id, attribute) not in self.picture.words
        )

    def same(self, one: Cell, other: Cell) -> bool:
        return comparable(one, self.picture.zone) == comparable(other, self.picture.zone)

    def fills(self, older: Lead, younger: Lead, attribute: str) -> bool:
        readable = self.is_readable(older, attribute) and self.is_readable(younger, attribute)
        return (
            readable
            and _is_blank(getattr(older, attribute))
            and not _is_blank(getattr(younger, attribute))
        )

    def differing(self, older: Lead, younger: Lead) -> Iterator[tuple[str, Cell]]:
        """What the younger row says otherwise."""
        for attribute in _FILLED:
            ours, theirs = getattr(older, attribute), getattr(younger, attribute)
            if not (
                _is_blank(ours) or _is_blank(theirs) or self.same(_folded(ours), _folded(theirs))
            ):
                yield attribute, theirs

    def stage_taken_over(self, older: Lead, younger: Lead) -> dict[str, Cell]:
        """The younger's stage where the older one was never worked on: a win is not lost by merging."""
        settings, stage = self.picture.settings, LEADS.column("stage").heading
        untouched = older.stage in {"", settings.entry_stage} and not any(
            event.lead_id == older.lead_id and event.what == stage for event in self.picture.events
        )
        moved_on = younger.stage not in {"", settings.entry_stage}
        return {"stage": younger.stage} if untouched and moved_on else {}

    def closed(self, older: Lead, younger: Lead) -> Iterator[tuple[str, Cell, str]]:
        """The younger row's cells: attribute, value, note."""
        note = (
            f"Merged into {older.lead_id}: {self.because}. Both rows as they were are in History."
        )
        yield "stage", merged_stage(self.picture.settings), note
        if self.is_readable(younger, "next_action"):
            yield "next_action", None, ""
        if not younger.tags:
            yield "tags", f"merged into {older.lead_id}", ""

    def told(
        self, older: Lead, younger: Lead, apart: Iterable[tuple[str, Cell]]
    ) -> Iterator[Event]:
        yield self.event(Event.MERGED, younger.lead_id, new=older.lead_id)
        # Whoever owns the older row hears of what an open younger one asked, in the next digest.
        is_open = self.picture.settings.is_open(younger.stage)
        asked = _asked(self.picture, younger) if is_open else None
        yield self.event(Event.TOOK_IN, older.lead_id, old=younger.lead_id, new=asked)
        for attribute, value in apart:
            what = f"{LEADS.column(attribute).heading} of {younger.lead_id}"
            ours = in_history(getattr(older, attribute))
            yield self.event(what, older.lead_id, old=ours, new=in_history(value))

    def cell(self, lead: Lead, attribute: str, value: Cell, note: str = "") -> CellChange | None:
        """None where the cell holds that already, or cannot be read."""
        old = getattr(lead, attribute)
        if not self.is_readable(lead, attribute) or (self.same(old, value) and not note):
            return None
        return CellChange(
            lead_id=lead.lead_id,
            attribute=attribute,
            old=old,
            new=_as_kept(attribute, value),
            because=self.because,
            who=self.filing.who,
            note=note,
        )

    def event(self, what: str, about: str, *, old: Cell = None, new: Cell = None) -> Event:
        return Event(
            at=self.filing.at,
            lead_id=about,
            who=self.filing.who,
            what=what,
            old=old,
            new=new,
            because=self.because,
        )


def _asked(picture: Picture, younger: Lead) -> str:
    """What the younger row's person wrote last."""
    wrote = (
        str(event.new or "")
        for event in reversed(picture.events)
        if event.lead_id == younger.lead_id and event.what in {Event.FILED, Event.TOUCH}
    )
    return (next(wrote, "") or younger.interest or younger.name)[:LONGEST]


def _folded(value: Cell) -> Cell:
    return " ".join(value.split()).casefold() if isinstance(value, str) else value


def _is_blank(value: Cell) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _as_kept(attribute: str, value: Cell) -> Cell:
    """A blank as the lead's attribute tells it."""
    if value is not None:
        return value
    untext = (Kind.DATE, Kind.DATE_TIME, Kind.CURRENCY, Kind.NUMBER)
    return None if LEADS.column(attribute).kind in untext else ""


# --- snapshots ---


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Both rows as they were, and what merging wrote.

    Attributes:
        written: Lead id -> attribute -> what the cell held once they were merged.
    """

    older: Lead
    younger: Lead
    written: Mapping[str, Mapping[str, Cell]] = field(default_factory=dict)


def _snapshot(
    older: Lead, younger: Lead, written: Iterable[CellChange], picture: Picture, filing: Filing
) -> Iterator[Event]:
    """The snapshot as History rows, oldest piece first; each piece fits a cell."""
    cells: dict[str, dict[str, object]] = {older.lead_id: {}, younger.lead_id: {}}
    for cell in written:
        cells[cell.lead_id][cell.attribute] = _plain(cell.new)
    rows = {
        lead.lead_id: {a: _plain(getattr(lead, a)) for a in _SHOWN} for lead in (older, younger)
    }
    words = {
        f"{about} {attribute}": said
        for (about, attribute), said in picture.words.items()
        if about in rows
    }
    told = {"older": older.lead_id, "younger": younger.lead_id, "rows": rows, "written": cells}
    plain = json.dumps(told | ({"words": words} if words else {}), separators=(",", ":"))
    if len(plain) > PIECE:
        plain = "zlib:" + base64.b64encode(zlib.compress(plain.encode(), 9)).decode()
    pieces = [plain[at : at + PIECE] for at in range(0, len(plain), PIECE)]
    for number, piece in enumerate(pieces, 1):
        yield Event(
            at=filing.at,
            lead_id=younger.lead_id,
            who=filing.who,
            what=Event.SNAPSHOT,
            old=f"part {number} of {len(pieces)}",
            new=piece,
            because=f"both rows before {younger.lead_id} was merged into {older.lead_id}",
        )


def snapshot_of(events: Iterable[Event], younger_id: str) -> Snapshot | None:
    """The latest of a merged lead; None when somebody spoilt it, or there is none."""
    pieces: list[str] = []
    for event in events:
        if event.lead_id == younger_id and event.what == Event.SNAPSHOT:
            if str(event.old).startswith("part 1 of "):
                pieces = []
            pieces.append(str(event.new))
    plain = "".join(pieces)
    try:
        if plain.startswith("zlib:"):
            plain = zlib.decompress(base64.b64decode(plain[5:])).decode()
        told = json.loads(plain)
        older, younger = (_row(told["rows"][told[key]], told[key]) for key in ("older", "younger"))
        written = {
            about: {a: _value(a, cell) for a, cell in cells.items()}
            for about, cells in told["written"].items()
        }
    except (ValueError, KeyError, TypeError, AttributeError, zlib.error):
        return None
    return Snapshot(older=older, younger=younger, written=written)


def _plain(value: Cell) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _value(attribute: str, plain: object) -> Cell:
    """What `_plain` made of it, as the attribute means it."""
    kind = LEADS.column(attribute).kind
    if isinstance(plain, str) and kind is Kind.DATE_TIME:
        return datetime.fromisoformat(plain)
    if isinstance(plain, str) and kind is Kind.DATE:
        return date.fromisoformat(plain)
    if isinstance(plain, str | int | float | bool) or plain is None:
        return plain
    raise ValueError(f"{attribute} cannot be {plain!r}")


def _row(cells: Mapping[str, object], lead_id: str) -> Lead:
    # Attributes come from leads.tabs.LEADS, whose columns are Lead's own fields.
    known = {a: _value(a, cells[a]) for a in _SHOWN if a in cells}
    return Lead(lead_id=lead_id, **known)  # type: ignore[arg-type]


def _put_back(
    lead: Lead, before: Lead, written: Mapping[str, Cell], desk: _Desk
) -> Iterator[CellChange | None]:
    """Each cell that still holds what merging wrote; what was changed since stays."""
    for attribute, wrote in written.items():
        if attribute != "inquiries" and desk.same(getattr(lead, attribute), wrote):
            yield desk.cell(lead, attribute, getattr(before, attribute))


def _counted_back(
    older: Lead, younger: Lead, before: Snapshot, desk: _Desk
) -> Iterator[CellChange | None]:
    """Inquiries less the younger row's own; those that came since stay with the older row."""
    wrote = before.written.get(older.lead_id, {}).get("inquiries")
    if not isinstance(wrote, int):
        return
    since = max(older.inquiries - wrote, 0)
    note = f"{younger.lead_id} was merged into this row and taken out again."
    yield desk.cell(older, "inquiries", before.older.inquiries + since, note)
