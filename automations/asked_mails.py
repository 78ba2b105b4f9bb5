"""Fetching again what people asked for: a turn's step beside `fetch`, for messages passed long ago."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from automations.house import House
from connectors.errors import LeadsheetError
from connectors.ports import Inbox
from leads.inquiries.mail import ReceivedMail
from leads.inquiries.refs import source_ref
from leads.picture import SCREENED, Arrivals, Picture
from leads.requests import Request, is_perhaps, requests

_MARGIN = timedelta(days=1)
"""Servers list by day, each in its own zone."""

_FIRST_MAIL = datetime(1990, 1, 1, tzinfo=UTC)


def with_asked(house: House, picture: Picture, arrivals: Arrivals) -> Arrivals:
    """The arrivals, and each message that a person asked for, as long as a mailbox still has it."""
    wanted = [
        request
        for request in requests(picture, house.clock())
        if request.ref not in arrivals.asked_for
        and picture.known_refs.get(request.ref, SCREENED) == SCREENED
    ]
    if not wanted:
        return arrivals
    unavailable = dict(arrivals.unavailable)
    found: dict[str, ReceivedMail] = {}
    for inbox in house.inboxes:
        try:
            found |= _looked_up(inbox, wanted)
        except LeadsheetError as error:
            unavailable[inbox.name] = str(error)
    # What was not found is gone only if every mailbox could be asked.
    answered = found.keys() if unavailable else {request.ref for request in wanted}
    return replace(
        arrivals,
        asked=(*arrivals.asked, *found.values()),
        asked_for=arrivals.asked_for | answered,
        unavailable=unavailable,
    )


def _looked_up(inbox: Inbox, wanted: list[Request]) -> dict[str, ReceivedMail]:
    """Raises SourceUnavailable."""
    since = max(_FIRST_MAIL, min(request.row.received_at for request in wanted)) - _MARGIN
    refs = {request.ref for request in wanted}
    uids = [
        mail.uid
        for mail in inbox.listed(since).mails
        if any(is_perhaps(mail, request) for request in wanted)
    ]
    found = {source_ref(one.mail): one for one in inbox.fetch_only(uids)} if uids else {}
    return {ref: mail for ref, mail in found.items() if ref in refs}
