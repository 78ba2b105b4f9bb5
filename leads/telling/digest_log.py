"""Which digests went out, as `_outbox` remembers: has a colleague had today's, and what is news since the last?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from leads.following_up.working_time import local_date, previous_working_day, start_of
from leads.model import LetterEvent, LetterState
from leads.settings import Member
from leads.telling.outgoing import DIGEST, standings

KIND = DIGEST

_SAFE = frozenset("abcdefghijklmnopqrstuvwxyz0123456789._-")


def digest_id(member: Member, team: Iterable[Member], day: date, mail_domain: str) -> str:
    """The Message-ID of a member's digest of a local day: the same for ever, whoever asks.

    It names the address; colleagues who share one are told apart by name.
    """
    address = member.email.strip().casefold()
    sharing = [other for other in team if other.email.strip().casefold() == address]
    who = slug(address) if len(sharing) < 2 else f"{slug(address)}.{slug(member.name)}"
    return f"{KIND}.{who}.{day.isoformat()}@{mail_domain}"


def settled_as(
    letters: Iterable[LetterEvent], member: Member, day: date, message_id: str
) -> LetterState | None:
    """What became of that day's digest, also under another address or name; None when there was none yet."""
    states = [
        row.state
        for row in letters
        if row.kind == KIND
        and (row.message_id == message_id or (row.day == day and _is_theirs(row, member)))
    ]
    return states[-1] if states else None


def news_since(letters: Iterable[LetterEvent], member: Member, now: datetime) -> datetime:
    """From when on things are news to them: since their last digest that surely left was composed.

    One that failed or was held tells nobody, so the next looks back further. The log's order tells
    which was the last: a clock that was a day ahead for a while may have dated an earlier one later.
    Who never had one is told what came since their last working day began.
    """
    own = (row for row in letters if row.kind == KIND and _is_theirs(row, member))
    sent = [
        standing.first_at
        for standing in standings(own).values()
        if standing.last.state is LetterState.SENT and standing.first_at <= now
    ]
    if sent:
        return sent[-1]
    return start_of(member, previous_working_day(member, local_date(member, now)))


def _is_theirs(row: LetterEvent, member: Member) -> bool:
    return row.about.strip().casefold() == member.name.strip().casefold()


def slug(text: str) -> str:
    """A text as a Message-ID may hold it; different texts stay different. "a@b.c" becomes "a=b.c", as in VERP."""
    return "".join(_letter(c) for c in text.strip().casefold().replace("@", "="))


def _letter(character: str) -> str:
    if character in _SAFE or character == "=":
        return character
    return f"+{ord(character):x}+"
