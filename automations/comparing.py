"""Comparing mailboxes and forms with the workbook; what the daily comparison and `run.py reconcile` share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from automations.house import House
from connectors.ports import Inbox
from leads.inquiries.forms.refs import filed_under
from leads.inquiries.mail import ReceivedMail
from leads.inquiries.refs import source_ref
from leads.picture import Picture
from leads.reconciling import LOOK_BACK, Account, Listed, form_accounts, to_look_at

MOST = 200
"""Mails one comparison brings; the rest comes with the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passed:
    """What a mailbox lists.

    Attributes:
        mails: Those at or below the cursor; none when the whole mailbox is above it.
        waiting: How many are above.
    """

    inbox: Inbox
    mails: tuple[Listed, ...]
    waiting: int


def passed(inbox: Inbox, picture: Picture, now: datetime, back: timedelta = LOOK_BACK) -> Passed:
    """Raises SourceUnavailable."""
    listing, cursor = inbox.listed(now - back), picture.cursors.get(inbox.name)
    is_known = cursor is not None and cursor.uidvalidity == listing.uidvalidity
    reach = cursor.uid if cursor is not None and is_known else 0
    below = tuple(mail for mail in listing.mails if mail.uid <= reach)
    return Passed(inbox=inbox, mails=below, waiting=len(listing.mails) - len(below))


def missing_mails(
    mailbox: Passed, mailboxes: Sequence[Passed], picture: Picture
) -> tuple[ReceivedMail, ...]:
    """Mails of one mailbox that were passed and are in no row. Raises SourceUnavailable."""
    elsewhere = (mail for other in mailboxes if other is not mailbox for mail in other.mails)
    doubtful = to_look_at(mailbox.mails, picture.known_refs, picture.copies, elsewhere)
    mails = mailbox.inbox.fetch_only(doubtful)
    return tuple(one for one in mails if source_ref(one.mail) not in picture.known_refs)[:MOST]


def accounts(house: House, back: timedelta = LOOK_BACK) -> list[Account]:
    """One for each mailbox and form. Raises SourceUnavailable, WorkbookUnavailable, WorkbookBroken."""
    picture = house.workbook.read()
    mailboxes = [passed(inbox, picture, house.clock(), back) for inbox in house.inboxes]
    found = [_of_mailbox(one, missing_mails(one, mailboxes, picture)) for one in mailboxes]
    refs: dict[str, list[str]] = defaultdict(list)
    for row, ref in filed_under(picture.form_rows, picture.known_refs):
        refs[row.form].append(ref)
    return [*found, *form_accounts(refs, picture.known_refs)]


def _of_mailbox(mailbox: Passed, missing: Sequence[ReceivedMail]) -> Account:
    return Account(
        name=f"mailbox {mailbox.inbox.name}",
        there=len(mailbox.mails),
        filed=len(mailbox.mails) - len(missing),
        waiting=mailbox.waiting,
        missing=tuple(
            f"{one.received_at:%Y-%m-%d %H:%M} {one.mail.sender.email}: {one.mail.subject[:60]}"
            for one in missing
        ),
    )
