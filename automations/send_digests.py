"""Each colleague's digest, once on each of their working days, at their own time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from automations.automation import Automation
from leads.changes import Change, Changes
from leads.following_up.working_time import digest_due
from leads.model import LetterEvent, LetterState
from leads.picture import Arrivals, Picture
from leads.settings import Member
from leads.telling.digest import compose
from leads.telling.digest_log import KIND, digest_id, settled_as
from leads.telling.unheard import questions
from leads.telling.wording import is_address


def send_digests(picture: Picture, arrivals: Arrivals, now: datetime) -> Changes:
    """Queue the digests that are due and not settled yet.

    Stands last in the roster, so that a digest tells what the same turn has taken in. Internal
    mail only ever goes to the addresses on the Team tab. Leads that nobody's digest tells of are told
    to the managers; where there is none, Review asks.
    """
    del arrivals
    letters = (Change(letters=(row,)) for row in _rows(picture, now))
    asked = (Change(review=(case,)) for case in questions(picture, now))
    return Changes((*letters, *asked))


def _rows(picture: Picture, now: datetime) -> Iterator[LetterEvent]:
    for member in picture.settings.team:
        day = digest_due(member, now)
        if day is None or not is_address(member.email.strip()):
            continue
        domain = picture.workspace.mail_domain
        message_id = digest_id(member, picture.settings.team, day, domain)
        if settled_as(picture.letters, member, day, message_id) is None:
            yield _row(member, picture, now, day, message_id)


def _row(
    member: Member, picture: Picture, now: datetime, day: date, message_id: str
) -> LetterEvent:
    """Queued; or noted as empty, so that what arrives at noon waits for tomorrow's."""
    digest = compose(member, picture, now)
    return LetterEvent(
        message_id=message_id,
        kind=KIND,
        to=member.email.strip(),
        about=member.name,
        day=day,
        state=LetterState.QUEUED if digest else LetterState.EMPTY,
        at=now,
        data=digest.as_data() if digest else {},
    )


AUTOMATION = Automation(
    "send_digests",
    "Every colleague gets one digest on each of their working days, at their own time: what to do today.",
    send_digests,
)
