"""Who writes for the first time hears at once that it arrived, where the Rules tab asks for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile

from automations.automation import Automation
from leads.changes import Change, Changes
from leads.following_up.quiet_hours import quiet_hours_of
from leads.inquiries.forms.refs import form_ref
from leads.inquiries.forms.rows import read_form_row
from leads.inquiries.reading import Reading, read_inquiry
from leads.inquiries.refs import source_ref
from leads.inquiries.taught import taught
from leads.model import Event, LetterEvent, LetterState
from leads.picture import Arrivals, Picture
from leads.telling.acknowledgement import (
    KIND,
    ONE_IN,
    Asked,
    acknowledgement_id,
    content,
    is_on,
    may_be_answered,
    most_an_hour,
)
from leads.telling.outgoing import Standing, standings

NAME = "acknowledge_inquiries"

NEWS_FOR = timedelta(hours=24)
"""An inquiry that reached us longer ago is not confirmed: a mailbox read for the first time holds years of them."""

_ON_ITS_WAY = {
    LetterState.QUEUED,
    LetterState.DEFERRED,
    LetterState.UNASKED,
    LetterState.WAITING,
}


def acknowledge_inquiries(picture: Picture, arrivals: Arrivals, now: datetime) -> Changes:
    """Queue a confirmation for each lead that this turn files from a mail or a form.

    It lands with its lead or not at all (Changes.with_letters_at_home).
    """
    if not is_on(picture.settings):
        return Changes()
    desk = _Desk.of(picture, now)
    rows = (desk.row(asked) for asked in _filed_now(picture, arrivals, now))
    return Changes(tuple(Change(letters=(row,)) for row in rows if row))


def _filed_now(picture: Picture, arrivals: Arrivals, now: datetime) -> Iterator[Asked]:
    """The inquiries that became new leads in this very turn, with what they said."""
    latest = takewhile(lambda event: event.at == now, reversed(picture.events))
    homes = {event.source_ref: event.lead_id for event in latest if event.what == Event.FILED}
    if not any(homes):
        return
    ours = taught(picture.workspace, picture.settings.rules)
    for received in arrivals.mails:
        if home := homes.pop(source_ref(received.mail), ""):
            reading = read_inquiry(received.mail, received.received_at, ours)
            if reading.inquiry:
                yield Asked(
                    lead_id=home,
                    reading=reading,
                    inquiry=reading.inquiry,
                    mail=received.mail,
                    mailbox=received.mailbox,
                )
    yield from _filed_forms(picture, homes, now)


def _filed_forms(picture: Picture, homes: Mapping[str, str], now: datetime) -> Iterator[Asked]:
    ours = taught(picture.workspace, picture.settings.rules)
    for row in picture.form_rows if any(homes) else ():
        home = homes.get(form_ref(row) or "", "")
        reading: Reading | None = None
        if home:
            reading = read_form_row(row, picture.zone, ours, now)
        if reading and reading.inquiry:
            yield Asked(lead_id=home, reading=reading, inquiry=reading.inquiry)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """One turn's acknowledgements, and those of the last day.

    Attributes:
        known: Message-IDs that are in the log.
        recent: Address -> acknowledgements of the last day, and those still to leave.
        this_hour: One key, "": how many of the last hour.
        quiet_until: When quiet hours end; None while there are none.
    """

    picture: Picture
    now: datetime
    known: set[str]
    recent: Counter[str]
    this_hour: Counter[str]
    quiet_until: datetime | None

    @classmethod
    def of(cls, picture: Picture, now: datetime) -> _Desk:
        log = standings(row for row in picture.letters if row.kind == KIND)
        # One that is held in doubt may have left; one that was held from the first never did.
        sent = [one for one in log.values() if one.last.state is not LetterState.HELD or one.queued]
        return cls(
            picture=picture,
            now=now,
            known=set(log),
            recent=Counter(one.last.to.casefold() for one in sent if _is_recent(one, now)),
            this_hour=Counter("" for one in sent if now - one.first_at < timedelta(hours=1)),
            quiet_until=quiet_hours_of(picture.settings).end(now, picture.zone),
        )

    def row(self, asked: Asked) -> LetterEvent | None:
        """The letter's row; None where no answer is due."""
        workspace, settings = self.picture.workspace, self.picture.settings
        email = asked.inquiry.contact.email
        message_id = acknowledgement_id(asked.inquiry.source_ref, workspace.mail_domain)
        if (
            message_id in self.known
            or self.now - asked.inquiry.received_at >= NEWS_FOR
            or not may_be_answered(asked, workspace)
            or self.recent[email.casefold()]
        ):
            return None
        state, why = self._state(most_an_hour(settings))
        self.recent[email.casefold()] += 1
        self.this_hour[""] += 1
        return LetterEvent(
            message_id=message_id,
            kind=KIND,
            to=email,
            about=asked.lead_id,
            day=self.now.astimezone(self.picture.zone).date(),
            state=state,
            at=self.now,
            error=why,
            data={} if state is LetterState.HELD else content(asked, settings, workspace),
        )

    def _state(self, most: int) -> tuple[LetterState, str]:
        if self.this_hour[""] >= most:
            return LetterState.HELD, f"more than {most} acknowledgements in an hour"
        if self.quiet_until is not None:
            return LetterState.WAITING, "quiet hours"
        return LetterState.QUEUED, ""


def _is_recent(letter: Standing, now: datetime) -> bool:
    """Whether it left within the day, or is still to leave, however long ago it was queued."""
    return letter.last.state in _ON_ITS_WAY or now - letter.last.at < ONE_IN


AUTOMATION = Automation(
    NAME,
    "Who writes for the first time gets a short confirmation at once, where the Rules tab switches it on.",
    acknowledge_inquiries,
)
