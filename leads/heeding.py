"""What answers that nobody typed tell of a lead: away until a day, or an address that is bad for good."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from leads.changes import CellChange, Change
from leads.filing import Filing
from leads.model import Event, Lead, ReviewCase
from leads.tabs import LEADS

BAD_EMAIL = "bad e-mail"
"""The tag of a lead whose address bounced for good."""

_NEXT_ACTION = LEADS.column("next_action").heading
_WEEKEND = 5


def heed_absence(
    lead: Lead, until: date, said: str, own_date: date | None, filing: Filing
) -> Change:
    """Note that they are away; a Next action that we set ourselves and that falls before waits till they are back.

    `own_date` is the Next action that the worker itself put there, None when a person did.
    """
    back = until + timedelta(days=1)
    while back.weekday() >= _WEEKEND:
        back += timedelta(days=1)
    because = f"away until {until.isoformat()}"
    cells = []
    if lead.next_action and lead.next_action == own_date and lead.next_action < back:
        cells.append(
            CellChange(
                lead_id=lead.lead_id,
                attribute="next_action",
                old=lead.next_action,
                new=back,
                because=because,
                who=filing.who,
            )
        )
    told = Event(
        at=filing.at,
        lead_id=lead.lead_id,
        who=filing.who,
        what=Event.AWAY,
        new=until,
        because=said[:300],
    )
    return Change(cells=tuple(cells), events=(told,))


def heed_bounce(lead: Lead, address: str, said: str, filing: Filing) -> Change:
    """Mark the lead's address as bad: in History, as a tag where nobody typed tags, and as a question in Review.

    An address that only a row merged into this one says is no reason to tag it: the lead's own may be good.
    """
    own = address.casefold() in lead.email.casefold()
    if own and BAD_EMAIL in lead.tags:
        return Change()
    because = f"mail to {address} came back for good"
    tag = CellChange(
        lead_id=lead.lead_id,
        attribute="tags",
        old=lead.tags,
        new=BAD_EMAIL,
        because=because,
        who=filing.who,
    )
    return Change(
        cells=(tag,) if own and not lead.tags else (),
        events=(
            Event(
                at=filing.at,
                lead_id=lead.lead_id,
                who=filing.who,
                what=Event.BOUNCED,
                new=address,
                because=said[:300],
            ),
        ),
        review=(
            ReviewCase(
                raised_at=filing.at,
                kind=ReviewCase.BAD_ADDRESS,
                why=f"{because}: is there another address?"
                if own
                else f"{because}; {lead.email} did not",
                lead_a=lead.lead_id,
            ),
        ),
    )


def own_next_action(lead: Lead, events: Iterable[Event], people: frozenset[str]) -> date | None:
    """The lead's Next action if the worker set it last; None when a person did, or nobody knows."""
    last = None
    for event in events:
        if event.lead_id == lead.lead_id and event.what == _NEXT_ACTION:
            last = event
    return lead.next_action if last is not None and last.who not in people else None


def merged(first: Change, *others: Change) -> Change:
    """One matter of several: all of it lands, or none."""
    return replace(
        first,
        cells=first.cells + tuple(cell for other in others for cell in other.cells),
        events=first.events + tuple(event for other in others for event in other.events),
        review=first.review + tuple(case for other in others for case in other.review),
    )
