"""Comparing mailboxes and forms with the workbook; what the daily comparison and `run.py reconcile` share."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

from automations.house import House
from connectors.ports import Inbox
from leads.inquiries.form_refs import filed_under
from leads.inquiries.mail import ReceivedMail
from leads.inquiries.refs import source_ref
from leads.picture import Picture
from leads.reconciling import LOOK_BACK, Account, form_accounts, to_look_at

MOST = 200
"""Mails one comparison brings; the rest comes with the next."""


def missing_mails(
    inbox: Inbox, picture: Picture, now: datetime, back: timedelta = LOOK_BACK
) -> tuple[ReceivedMail, ...]:
    """Mails at or below the cursor that are in no row. Raises SourceUnavailable."""
    cursor = picture.cursors.get(inbox.name)
    listing = inbox.listed(now - back)
    if cursor is None or cursor.uidvalidity != listing.uidvalidity:
        return ()  # the whole mailbox is above the cursor: the next fetch brings it
    doubtful = to_look_at(listing.mails, cursor, picture.known_refs)
    mails = inbox.fetch_only(doubtful)
    return tuple(one for one in mails if source_ref(one.mail) not in picture.known_refs)[:MOST]


def accounts(house: House, back: timedelta = LOOK_BACK) -> list[Account]:
    """One for each mailbox and form. Raises SourceUnavailable, WorkbookUnavailable, WorkbookBroken."""
    picture = house.workbook.read()
    now = house.clock()
    found = [_of_mailbox(inbox, picture, now, back) for inbox in house.inboxes]
    refs: dict[str, list[str]] = defaultdict(list)
    for row, ref in filed_under(picture.form_rows, picture.known_refs):
        refs[row.form].append(ref)
    return [*found, *form_accounts(refs, picture.known_refs)]


def _of_mailbox(inbox: Inbox, picture: Picture, now: datetime, back: timedelta) -> Account:
    listing, cursor = inbox.listed(now - back), picture.cursors.get(inbox.name)
    below = (
        [mail for mail in listing.mails if mail.uid <= cursor.uid]
        if cursor and cursor.uidvalidity == listing.uidvalidity
        else []
    )
    missing = missing_mails(inbox, picture, now, back)
    return Account(
        name=f"mailbox {inbox.name}",
        there=len(below),
        filed=len(below) - len(missing),
        waiting=len(listing.mails) - len(below),
        missing=tuple(
            f"{one.received_at:%Y-%m-%d %H:%M} {one.mail.sender.email}: {one.mail.subject[:60]}"
            for one in missing
        ),
    )
