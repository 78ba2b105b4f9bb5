"""Leads whose row is there while their id is not: cleared, overwritten, or written on another row.

A row is known again by what it holds: as the reading before showed it, or, after a restart, by the
link to the message it was filed for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from leads.inquiries.refs import message_id_of
from leads.last_known import LastKnown, comparable, since_version
from leads.model import Cell, Event, Lead
from leads.picture import Picture, TypedRow
from leads.tabs import LEADS, Writer

ALIKE = 0.7
"""Part of a lead's filled cells that a row must still show to be the lead's; people may have edited some meanwhile."""

_CONTENT = tuple(c.attribute for c in LEADS.columns if c.attribute not in ("lead_id", "inquiries"))
_TYPED = tuple(
    c.attribute
    for c in LEADS.columns
    if c.writer is not Writer.WORKER and c.attribute not in ("phone", "stage", "owner")
)
"""What a completion leaves alone, so that it tells whose row it was."""

_ADDRESS = re.compile(r"!([A-Z]+)(\d+)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A lead's row, found without its id.

    Attributes:
        lead_id: Whose row it is.
        row: Where, when it carries no id at all.
        under: The id it carries instead; "" when none.
        cells: What else is to be put back: attribute -> value.
        because: How the row was known, for people.
    """

    lead_id: str
    row: TypedRow | None = None
    under: str = ""
    cells: Mapping[str, Cell]
    because: str


def found_again(picture: Picture, known: LastKnown) -> tuple[Found, ...]:
    """The rows of leads that are missing under their id."""
    missing = known.standing - {lead.lead_id for lead in picture.leads}
    fresh = _written_since(picture, known)
    if not missing and not fresh:
        return ()
    found: list[Found] = []
    found += _moved_ids(picture, known, fresh)
    elsewhere = {one.lead_id for one in found}
    taken: set[int] = set()
    for lead_id in sorted(missing - elsewhere):
        again = _of_row(picture, known, lead_id, taken) or _of_other_id(picture, known, lead_id)
        if again:
            found.append(again)
            taken.update((again.row.row,) if again.row else ())
    return tuple(found)


def _written_since(picture: Picture, known: LastKnown) -> tuple[Event, ...]:
    """Ids given to typed rows since the reading before."""
    if known.picture is None:
        return ()
    fresh = since_version(picture.events, known.picture.read_version)
    return tuple(event for event in fresh if event.what == Event.FILED and event.cell)


def _moved_ids(picture: Picture, known: LastKnown, fresh: tuple[Event, ...]) -> Iterator[Found]:
    """An id meant for a typed row that landed on a lead's: that lead is known by what people wrote in it."""
    present = {lead.lead_id: lead for lead in picture.leads}
    for event in fresh:
        shown, meant = present.get(event.lead_id), known.leads.get(event.lead_id)
        if shown is None or meant is None or _same_typed(picture, shown, meant):
            continue
        owners = [
            lead
            for lead in known.leads.values()
            if lead.lead_id not in present and _same_typed(picture, shown, lead)
        ]
        if len(owners) == 1:
            owner = owners[0]
            changed = {
                a: getattr(owner, a)
                for a in (*_CONTENT, "inquiries")
                if getattr(owner, a) != getattr(shown, a)
            }
            yield Found(
                lead_id=owner.lead_id,
                under=shown.lead_id,
                cells=changed,
                because=f"{shown.lead_id} was meant for another row",
            )


def _same_typed(picture: Picture, one: Lead, other: Lead) -> bool:
    zone = picture.zone
    pairs = [
        (comparable(getattr(one, a), zone), comparable(getattr(other, a), zone)) for a in _TYPED
    ]
    return any(a for a, _ in pairs) and all(a == b for a, b in pairs)


def _of_row(picture: Picture, known: LastKnown, lead_id: str, taken: set[int]) -> Found | None:
    rows = [row for row in picture.typed_rows if row.row not in taken and not row.copied_id]
    lead = known.leads.get(lead_id)
    if lead is None:
        return _by_link(picture, rows, lead_id)
    shifted = [row for row in rows if lead_id in row.cells.values()]
    if shifted:
        whole: dict[str, Cell] = {a: getattr(lead, a) or None for a in (*_CONTENT, "inquiries")}
        why = "its cells landed under other columns, because a column was inserted or removed"
        return Found(lead_id=lead_id, row=shifted[0], cells=whole, because=why)
    alike = [row for row in rows if _is_alike(picture, lead, row.cells)]
    if len(alike) != 1:
        return None
    return Found(
        lead_id=lead_id,
        row=alike[0],
        cells={},
        because="its ID cell was cleared; the row is the same",
    )


def _is_alike(picture: Picture, lead: Lead, cells: Mapping[str, Cell]) -> bool:
    zone = picture.zone
    filled = {a: value for a in _CONTENT if (value := comparable(getattr(lead, a), zone)) != ""}
    same = sum(comparable(cells.get(a), zone) == value for a, value in filled.items())
    return bool(filled) and same >= max(min(2, len(filled)), ALIKE * len(filled))


def _by_link(picture: Picture, rows: list[TypedRow], lead_id: str) -> Found | None:
    refs = [e.source_ref for e in picture.events if e.lead_id == lead_id and e.source_ref]
    links = {picture.workspace.link_to(message_id_of(ref)) for ref in refs} - {""}
    for row in rows:
        if row.cells.get("message") in links:
            why = "its ID cell was cleared; the row still links to its message"
            return Found(lead_id=lead_id, row=row, cells={}, because=why)
        if lead_id in row.cells.values():
            strays: dict[str, Cell] = {a: None for a, cell in row.cells.items() if cell == lead_id}
            why = "its ID stood under another column"
            return Found(lead_id=lead_id, row=row, cells=strays, because=why)
    return None


def _of_other_id(picture: Picture, known: LastKnown, lead_id: str) -> Found | None:
    """The row under an id that nobody gave out: a person typed over it."""
    lead = known.leads.get(lead_id)
    if lead is None:
        return None
    given = {event.lead_id for event in picture.events} | known.leads.keys()
    for shown in picture.leads:
        cells = {a: getattr(shown, a) for a in _CONTENT}
        if shown.lead_id not in given and _is_alike(picture, lead, cells):
            why = f"its ID was overwritten with “{shown.lead_id}”"
            return Found(lead_id=lead_id, under=shown.lead_id, cells={}, because=why)
    return None
