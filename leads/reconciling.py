"""Whether everything that lies in the mailboxes and forms is in the workbook: 500 = 500, or what is missing.

Mails are compared by Message-ID, which servers tell without giving the mail. Only what cannot be told
apart that way is fetched: an unknown or missing Message-ID, and one that several mails carry.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType

from leads.inquiries.refs import lasting_id, message_id_of
from leads.picture import Picture

LOOK_BACK = timedelta(days=30)
EVERY = timedelta(hours=24)
AT_START = timedelta(hours=1)
"""A new process compares again unless somebody did so within the hour: cron starts one every minute."""

RECONCILED = "reconciled"
"""`_system` key: when mailboxes and workbook were last compared, ISO 8601."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A mail as a server lists it, without its body. `message_id` is "" when it has none."""

    uid: int
    message_id: str
    received_at: datetime | None = None


def is_due(picture: Picture, now: datetime) -> bool:
    """At start, daily, and after somebody restored an older version of the file; also when the clock was turned."""
    if not picture.cursors:
        return False
    if picture.was_restored:
        return True
    try:
        last = datetime.fromisoformat(picture.memory.get(RECONCILED, ""))
    except ValueError:
        return True
    if last.tzinfo is None:
        return True
    since = now - last
    return since >= (EVERY if picture.previous else AT_START) or since < -AT_START


def to_look_at(
    listed: Sequence[Listed],
    known_refs: Iterable[str],
    copies: Mapping[str, int] = MappingProxyType({}),
    elsewhere: Iterable[Listed] = (),
) -> tuple[int, ...]:
    """UIDs of mails that must be fetched to tell whether they are filed; all that are given were passed.

    Args:
        listed: Of one mailbox.
        known_refs: See Picture.
        copies: See Picture.
        elsewhere: Of the others. A message that came to two of them was told of twice: as filed, and as a copy.
    """
    told = Counter(message_id_of(ref) for ref in known_refs)
    known = frozenset(told) - {""}
    for ref, times in copies.items():
        told[message_id_of(ref)] += times
    ids = {mail.uid: lasting_id(mail.message_id) for mail in listed}
    here = Counter(ids.values())
    everywhere = here + Counter(lasting_id(mail.message_id) for mail in elsewhere)
    return tuple(
        uid
        for uid, message_id in ids.items()
        if not message_id
        or message_id not in known
        or here[message_id] > 1
        or everywhere[message_id] > told[message_id]
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One mailbox or form, compared.

    Attributes:
        there: Mails or answered forms of the time that was looked at.
        filed: How many of them are in the workbook.
        waiting: Mails above the cursor, for the next turn.
        missing: What is in no row, in words; those a worker files at its next comparison.
    """

    name: str
    there: int
    filed: int
    waiting: int = 0
    missing: tuple[str, ...] = ()

    @property
    def is_even(self) -> bool:
        return not self.missing


def form_accounts(
    refs: Mapping[str, Sequence[str]], known_refs: Mapping[str, str]
) -> list[Account]:
    """Form -> the refs of its rows. Identical rows without a timestamp are one inquiry, and counted as filed."""
    return [
        Account(
            name=f"form {form}",
            there=len(rows),
            filed=sum(ref in known_refs for ref in rows),
            missing=tuple(sorted({ref for ref in rows if ref not in known_refs})),
        )
        for form, rows in refs.items()
    ]
