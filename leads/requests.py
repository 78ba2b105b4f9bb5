"""What people ask for in Screened: a message taken as a lead after all, perhaps its sender's for good."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta

from leads.inquiries.refs import lasting_id, message_id_of
from leads.model import Screened
from leads.picture import Picture
from leads.reconciling import Listed

_LEAD = re.compile(r"\s*(?:lead\W*(?P<always>always)?|(?P<alone>always))\W*", re.IGNORECASE)
_NEAR = timedelta(minutes=5)
"""A mail without Message-ID is looked for by when it came; two servers' clocks may differ a little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One row of Screened beside which a person typed `lead`.

    Attributes:
        always: Later mail of this sender, or this mailing list, is to be taken as inquiries, too.
    """

    row: Screened
    always: bool = False

    @property
    def ref(self) -> str:
        return self.row.source_ref


def requests(picture: Picture) -> tuple[Request, ...]:
    """All that wait; once done, the row names its lead instead."""
    found: list[Request] = []
    for row in picture.decided:
        meant = _LEAD.fullmatch(row.decision)
        if meant and row.source_ref and row.row is not None:
            found.append(Request(row=row, always=bool(meant["always"] or meant["alone"])))
    return tuple(found)


def is_perhaps(listed: Listed, request: Request) -> bool:
    """Whether a mail in a server's list may be the one; its body tells for sure."""
    if message_id := message_id_of(request.ref):
        return lasting_id(listed.message_id) == message_id
    at = listed.received_at
    return at is None or abs(at - request.row.received_at) <= _NEAR
