"""What an inquiry becomes in the register: a new lead, or a touch on one that stands already."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from leads.changes import CellChange, Change
from leads.model import Contact, Event, Inquiry, Lead, ReviewCase
from leads.picture import Picture

MESSAGE_IN_HISTORY = 500
"""Characters of a message that History shows; the whole of it is one click away."""

_FILLED_FROM_CONTACT = ("name", "company", "phone", "email", "country", "region", "postcode")


_COPIED, _KEEPS = "the row was copied from ", ", which keeps its id"


def copied_from(lead_id: str) -> str:
    """Why a row that carries another's id gets one of its own."""
    return f"{_COPIED}{lead_id}{_KEEPS}"


def source_of_copy(event: Event) -> str:
    """The id that a row carried which by this got its own; "" for all other events."""
    if event.what != Event.FILED or not event.because.startswith(_COPIED):
        return ""
    return event.because.removeprefix(_COPIED).partition(_KEEPS)[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filing:
    """Who files, and when.

    Attributes:
        who: The automation's name, for History.
    """

    who: str
    at: datetime


def new_lead(
    inquiry: Inquiry,
    number: int,
    stage: str,
    because: str,
    filing: Filing,
    *,
    review: tuple[ReviewCase, ...] = (),
) -> Change:
    """File `inquiry` as the lead with this number."""
    contact = inquiry.contact
    lead = Lead(
        lead_id=lead_id(number),
        name=_clipped(contact.name, 200),
        company=_clipped(contact.company, 200),
        stage=stage,
        phone=contact.phone,
        email=contact.email,
        interest=_clipped(inquiry.interest, 200),
        country=contact.country,
        region=contact.region,
        postcode=contact.postcode,
        source=inquiry.source.value,
        first_contact=inquiry.received_at,
        last_touch=inquiry.received_at,
        inquiries=1,
        message=inquiry.link,
    )
    filed = _event(Event.FILED, lead.lead_id, inquiry, because, filing)
    return Change(new_lead=lead, events=(filed,), review=review, next_lead=number + 1)


def touch(lead: Lead, inquiry: Inquiry, because: str, filing: Filing) -> Change:
    """File `inquiry` as a touch: it is counted, dated, told in History, and fills what was blank."""
    last = max(filter(None, (lead.last_touch, inquiry.received_at)))
    cells = (
        _cell(lead, "inquiries", max(lead.inquiries, 1) + 1, "wrote again", filing),
        _cell(lead, "last_touch", last, "wrote again", filing),
        *_filled(lead, inquiry.contact, filing),
    )
    wrote = _event(Event.TOUCH, lead.lead_id, inquiry, because, filing)
    return Change(cells=tuple(cells), events=(wrote,))


def after_cells(lead: Lead, change: Change) -> Lead:
    """The lead once the change's cells have landed."""
    written = {cell.attribute: cell.new for cell in change.cells if cell.lead_id == lead.lead_id}
    return replace(lead, **written)  # type: ignore[arg-type]  # attributes come from leads.tabs.LEADS


def lead_id(number: int) -> str:
    """The id of the lead with this running number: L-1003."""
    return f"L-{number}"


def used_ids(picture: Picture) -> frozenset[str]:
    """Ids that a row has or that History tells of: none is given again, wherever the counter stands."""
    of_rows = (lead.lead_id for lead in picture.leads)
    return frozenset(of_rows).union(event.lead_id for event in picture.events)


def free_number(number: int, taken: Container[str]) -> int:
    """This running number, or the next whose id is not `taken`."""
    while lead_id(number) in taken:
        number += 1
    return number


def _filled(lead: Lead, contact: Contact, filing: Filing) -> Iterator[CellChange]:
    for attribute in _FILLED_FROM_CONTACT:
        known, told = getattr(lead, attribute), getattr(contact, attribute)
        if told and not known:
            yield _cell(lead, attribute, _clipped(told, 200), "told in a later message", filing)


def _cell(
    lead: Lead, attribute: str, new: str | int | datetime, because: str, filing: Filing
) -> CellChange:
    return CellChange(
        lead_id=lead.lead_id,
        attribute=attribute,
        old=getattr(lead, attribute),
        new=new,
        because=because,
        who=filing.who,
    )


def _event(what: str, about: str, inquiry: Inquiry, because: str, filing: Filing) -> Event:
    return Event(
        at=filing.at,
        lead_id=about,
        who=filing.who,
        what=what,
        new=shown_message(inquiry),
        because=because,
        source_ref=inquiry.source_ref,
    )


def shown_message(inquiry: Inquiry) -> str:
    """What History shows of their words."""
    return _clipped(inquiry.message or inquiry.text or inquiry.subject, MESSAGE_IN_HISTORY)


def _clipped(text: str, most: int) -> str:
    """At most `most` characters, marked where something was left off."""
    text = text.strip()
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
