"""A row typed by a person (a phone call, a visit) becomes a lead: id, dates, source, normalised phone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from automations.automation import Automation
from leads.changes import Change, Changes, Completion
from leads.filing import copied_from, free_number, lead_id, used_ids
from leads.model import Cell, Event, Lead, ReviewCase, Source
from leads.picture import Arrivals, Picture, TypedRow
from leads.recognising.deciding import (
    TYPED,
    New,
    Possible,
    Recognised,
    Repeat,
    Returning,
    recognise,
)
from leads.recognising.kept import index_of
from leads.recognising.learnt import model_of
from leads.recognising.normalising import contact_of, international
from leads.recognising.pairs import Pairs, known_under
from leads.tabs import LEADS, Kind

NAME = "complete_typed_rows"

_SAYS_SOMEBODY = ("name", "company", "phone", "email", "comment", "interest")
"""A row is somebody's once one of these is filled; a lone dropdown is a row in the making.

Not so where it carries a copy of a lead's id beside anything else: an id that stands twice names two rows, so the
second gets its own.
"""

_NO_TEXT = frozenset({Kind.DATE, Kind.DATE_TIME, Kind.INTEGER, Kind.NUMBER, Kind.CURRENCY})

_ATTRIBUTES = frozenset(column.attribute for column in LEADS.columns)


def complete_typed_rows(picture: Picture, arrivals: Arrivals, now: datetime) -> Changes:
    """Give each typed row what a lead needs; what the person typed stays as typed, but for the phone's format."""
    del arrivals
    typed = [row for row in picture.typed_rows if _is_somebodys(row)]
    if not typed:
        return Changes()
    return Changes(tuple(_completions(picture, typed, now)))


def _is_somebodys(row: TypedRow) -> bool:
    return bool(row.copied_id and row.cells) or any(row.cells.get(a) for a in _SAYS_SOMEBODY)


def _completions(picture: Picture, typed: list[TypedRow], now: datetime) -> Iterator[Change]:
    pairs, model = Pairs.of(picture.events), model_of(picture.memory)
    index = index_of(known_under(picture.leads, pairs))
    number = picture.next_lead - 1
    used = used_ids(picture)
    for row in typed:
        number = free_number(number + 1, used)
        cells = _missing_cells(row, lead_id(number), picture, now)
        lead = _lead(row, cells)
        met = recognise(contact_of(lead), index, lambda _: None, now, model=model)
        yield Change(
            completion=Completion(row=row.row, lead=lead, cells=cells),
            events=(_filed(row, lead, met, now),),
            review=_questions(lead, met, now),
            next_lead=number + 1,
        )
        index.add(lead)


def _missing_cells(
    row: TypedRow, new_id: str, picture: Picture, now: datetime
) -> Mapping[str, Cell]:
    """What is to be written: blanks that the worker owns, and the phone in its international form."""
    phone = str(row.cells.get("phone") or "")
    normal = international(phone, str(row.cells.get("country") or ""), picture.workspace.region)
    wanted: dict[str, Cell] = {
        "source": Source.PHONE.value,
        "stage": picture.settings.entry_stage,
        "first_contact": now,
        "last_touch": now,
        "inquiries": 1,
    }
    blanks = {
        attribute: value for attribute, value in wanted.items() if not row.cells.get(attribute)
    }
    changed = {"phone": normal} if normal and normal != phone else {}
    return {**blanks, **changed, "lead_id": new_id}


def _lead(row: TypedRow, cells: Mapping[str, Cell]) -> Lead:
    known = {a: value for a, value in {**row.cells, **cells}.items() if a in _ATTRIBUTES}
    present = {a: value for a, value in known.items() if value is not None and _fits(a, value)}
    return replace(Lead(lead_id=str(cells["lead_id"]), row=row.row), **present)  # type: ignore[arg-type]  # read by column kind


def _fits(attribute: str, value: Cell) -> bool:
    """Whether a cell holds what its column means; a person may have typed "next week" under a date."""
    return not isinstance(value, str) or LEADS.column(attribute).kind not in _NO_TEXT


def _filed(row: TypedRow, lead: Lead, met: Recognised, now: datetime) -> Event:
    because = TYPED
    if row.copied_id:
        because = copied_from(row.copied_id)
    elif isinstance(met, New) and met.colleague:
        because = f"{TYPED}; {met.because}"  # by which the colleague's owner is found
    return Event(
        at=now, lead_id=lead.lead_id, who=NAME, what=Event.FILED, new=lead.name, because=because
    )


def _questions(lead: Lead, met: Recognised, now: datetime) -> tuple[ReviewCase, ...]:
    """A typed row is never merged: where it looks like a lead we have, a person is asked."""
    match met:
        case Repeat(lead_id=known, because=because) | Returning(lead_id=known, because=because):
            score, why = 1.0, because
        case Possible(candidates=((known, score, why), *_)):
            pass
        case _:
            return ()
    return (
        ReviewCase(
            raised_at=now,
            kind=ReviewCase.POSSIBLE_REPEAT,
            why=f"{TYPED}; {why}",
            score=score,
            lead_a=known,
            lead_b=lead.lead_id,
        ),
    )


AUTOMATION = Automation(
    NAME,
    "A row typed by a person becomes a lead: id, dates, source, normalised phone.",
    complete_typed_rows,
)
