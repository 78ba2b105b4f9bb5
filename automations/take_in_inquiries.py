"""New mail and form rows become leads, touches or screened rows: each ends in exactly one place.

A stranger's letter that more likely is no inquiry is a screened row about which Review asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

import structlog

from automations.automation import Automation
from leads.changes import Change, Changes
from leads.filing import Filing
from leads.heeding import heed_absence, heed_bounce, merged, own_next_action
from leads.held import question
from leads.inquiries.forms.refs import filed_under
from leads.inquiries.forms.rows import read_form_row
from leads.inquiries.mail import ReceivedMail
from leads.inquiries.reading import Reading
from leads.inquiries.refs import source_ref
from leads.inquiries.screening.verdicts import Verdict
from leads.inquiries.sender_rules import read_by_rules
from leads.inquiries.taught import taught
from leads.model import Cursor, Event, FormRow, Inquiry, ReviewCase, Screened, Source
from leads.noticing import PERSON
from leads.picture import SCREENED, Arrivals, Picture
from leads.register import Register
from leads.telling.wording import one_line

NAME = "take_in_inquiries"

LINE_SHOWN = 200
"""Characters of the telling line that Screened shows."""

_REBUILT = "rebuilt "
"""`_system` key, followed by the mailbox's name: "epoch:highest UID" when it was last read again."""

log = structlog.get_logger()


def take_in_inquiries(picture: Picture, arrivals: Arrivals, now: datetime) -> Changes:
    """File every mail above the cursors, then every form row that has not been filed yet."""
    register = Register(picture, Filing(who=NAME, at=now))
    parts = [
        *_mails(picture, arrivals, register),
        *_late_mails(picture, arrivals, register),
        *_form_rows(picture, register),
    ]
    return Changes(tuple(parts))


def _mails(picture: Picture, arrivals: Arrivals, register: Register) -> Iterator[Change]:
    """One change a message, each moving its mailbox's cursor; known ones of a rebuilt mailbox only move it."""
    passed: dict[str, Cursor] = {}
    rebuilt = _rebuilt(picture, arrivals)
    for received in arrivals.mails:
        cursor = Cursor(uidvalidity=received.uidvalidity, uid=received.uid)
        change = _one_mail(picture, received, register)
        if change is None:
            passed[received.mailbox] = cursor
        else:
            passed.pop(received.mailbox, None)
            # Together with the first cursor of the new epoch, which tells no longer that it is new.
            memory = rebuilt.pop(received.mailbox, {})
            yield replace(change, cursors={received.mailbox: cursor}, memory=memory)
    if passed:
        remembered = {key: reach for memory in rebuilt.values() for key, reach in memory.items()}
        yield Change(cursors=passed, memory=remembered)


def _late_mails(picture: Picture, arrivals: Arrivals, register: Register) -> Iterator[Change]:
    """Mails that appeared below the cursors: filed unless they are; the cursors stay where they are."""
    for received in arrivals.late:
        if register.home_of(source_ref(received.mail)) is None:
            change = _one_mail(picture, received, register)
            if change is not None:
                yield change


def _one_mail(picture: Picture, received: ReceivedMail, register: Register) -> Change | None:
    ref = source_ref(received.mail)
    origin = _Origin.of_mail(received, ref, picture)
    home = register.home_of(ref)
    if home is None:
        return _guarded(
            lambda: _filed(
                read_by_rules(
                    received.mail,
                    received.received_at,
                    picture.workspace,
                    picture.settings.rules,
                ),
                origin,
                register,
                picture,
            ),
            origin,
            register,
        )
    if ref in picture.known_refs and _is_read_again(picture, received):
        return None
    where = "screened before" if home == SCREENED else f"filed on {home}"
    return Change(screened=(origin.screened("copy", f"a second copy of the message {where}"),))


def _is_read_again(picture: Picture, received: ReceivedMail) -> bool:
    """Whether a known message is the very same one, shown again by a rebuilt (or renamed) mailbox.

    Reading such a mailbox may take several turns, so how far it reached back then is remembered.
    """
    cursor = picture.cursors.get(received.mailbox)
    if cursor is None or cursor.uidvalidity != received.uidvalidity:
        return True
    epoch, _, highest = picture.memory.get(_REBUILT + received.mailbox, "").partition(":")
    reach = int(highest) if highest.isdecimal() else 0
    return epoch == str(received.uidvalidity) and received.uid <= reach


def _rebuilt(picture: Picture, arrivals: Arrivals) -> dict[str, dict[str, str]]:
    """Mailbox -> what to remember of it, of those that begin to show again what is filed already."""
    if not picture.known_refs:
        return {}
    epochs = {received.mailbox: received.uidvalidity for received in arrivals.mails}
    found: dict[str, dict[str, str]] = {}
    for mailbox, epoch in epochs.items():
        cursor = picture.cursors.get(mailbox)
        if cursor is None or cursor.uidvalidity != epoch:
            reach = f"{epoch}:{arrivals.highest.get(mailbox, 0)}"
            found[mailbox] = {_REBUILT + mailbox: reach}
    return found


def _form_rows(picture: Picture, register: Register) -> Iterator[Change]:
    ours = taught(picture.workspace, picture.settings.rules)
    for row, ref in filed_under(picture.form_rows, picture.known_refs):
        if register.home_of(ref) is not None:
            continue
        origin = _Origin.of_form_row(row, ref, register.filing.at)
        change = _guarded(
            lambda row=row, origin=origin: _filed(  # type: ignore[misc]  # bound here, called at once
                read_form_row(row, picture.zone, ours, register.filing.at),
                origin,
                register,
                picture,
            ),
            origin,
            register,
        )
        yield change


@dataclass(frozen=True, slots=True, kw_only=True)
class _Origin:
    """What is known of an arrival before anybody has read it."""

    ref: str
    received_at: datetime
    sender: str = ""
    subject: str = ""
    link: str = ""

    @classmethod
    def of_mail(cls, received: ReceivedMail, ref: str, picture: Picture) -> _Origin:
        mail = received.mail
        return cls(
            ref=ref,
            received_at=received.received_at,
            sender=mail.sender.email or mail.sender.name,
            subject=mail.subject,
            link=picture.workspace.link_to(mail.message_id),
        )

    @classmethod
    def of_form_row(cls, row: FormRow, ref: str, now: datetime) -> _Origin:
        return cls(ref=ref, received_at=now, sender=f"form {row.form}")

    def screened(self, verdict: str, because: str) -> Screened:
        return Screened(
            received_at=self.received_at,
            sender=self.sender,
            subject=self.subject,
            verdict=verdict,
            because=because,
            source_ref=self.ref,
            link=self.link,
        )


def _guarded(file: Callable[[], Change], origin: _Origin, register: Register) -> Change:
    """One arrival that breaks our code is screened and told; it blocks nobody behind it."""
    try:
        return file()
    except Exception as error:  # a mistake of ours around one message must not stop the mailbox
        log.exception("an arrival could not be read", source_ref=origin.ref)
        return register.screen(
            origin.screened(
                Verdict.UNREADABLE, f"could not be read: {type(error).__name__}: {error}"
            )
        )


def _filed(
    reading: Reading | None, origin: _Origin, register: Register, picture: Picture
) -> Change:
    if reading is None or reading.inquiry is None:
        screened = register.screen(_screened(reading, origin))
        return (
            merged(screened, *_heeded(reading, origin, register, picture)) if reading else screened
        )
    inquiry = replace(
        reading.inquiry, source_ref=origin.ref, link=reading.inquiry.link or origin.link
    )
    if inquiry.source is Source.WEB_FORM and (twice := register.resent(inquiry)):
        return register.screen(
            origin.screened(
                "copy", f"the same answers, sent twice within minutes, as filed on {twice}"
            )
        )
    waits = reading.verdict is Verdict.REVIEW
    change = register.take_known(inquiry) if waits else register.take(inquiry)
    if change is None:
        return _held(reading, inquiry, origin, register, picture.zone)
    questions = (*_several(reading, change, register), *_doubt(reading, change, register))
    return replace(change, review=(*change.review, *questions))


def _held(
    reading: Reading, inquiry: Inquiry, origin: _Origin, register: Register, zone: ZoneInfo
) -> Change:
    """Kept in Screened, and a question in Review: a stranger's letter that more likely is no inquiry."""
    doubt = one_line(reading.doubt, LINE_SHOWN)
    row = origin.screened(reading.verdict, f"it {doubt}; Review asks")
    wrote = one_line(inquiry.message or reading.reply_text, LINE_SHOWN)
    asked = question(row, doubt, wrote, register.filing.at, zone)
    return replace(register.screen(row), review=(asked,))


def _several(reading: Reading, change: Change, register: Register) -> Iterator[ReviewCase]:
    """One lead for a mail that speaks for several people, and a question that names them all."""
    if not reading.several or reading.inquiry is None:
        return
    lead = change.new_lead.lead_id if change.new_lead else change.events[0].lead_id
    contact = reading.inquiry.contact
    names = ", ".join((contact.name or contact.email, *reading.several))
    yield ReviewCase(
        raised_at=register.filing.at,
        kind=ReviewCase.SEVERAL_PEOPLE,
        why=f"one message names several people: {names}. They share one lead; who else needs one?",
        lead_a=lead,
    )


def _doubt(reading: Reading, change: Change, register: Register) -> Iterator[ReviewCase]:
    """A lead that may be none, and why somebody should look; only where it stands for the first time."""
    if reading.doubt and change.new_lead:
        yield ReviewCase(
            raised_at=register.filing.at,
            kind=ReviewCase.DOUBTFUL,
            why=f"filed as an inquiry, but it {reading.doubt[:LINE_SHOWN]}",
            lead_a=change.new_lead.lead_id,
        )


def _heeded(
    reading: Reading, origin: _Origin, register: Register, picture: Picture
) -> Iterator[Change]:
    """What an automatic answer or a bounce tells of a lead of ours."""
    said = f"{reading.because}: {origin.subject}"
    if reading.away_until:
        for lead in register.leads_at(origin.sender)[:1]:
            own_date = own_next_action(lead, picture.events, frozenset({PERSON}))
            yield heed_absence(lead, reading.away_until, said, own_date, register.filing)
    for address in reading.failed:
        for lead in register.leads_at(address):
            if not _told_before(lead.lead_id, address, picture):
                yield heed_bounce(lead, address, said, register.filing)


def _told_before(about: str, address: str, picture: Picture) -> bool:
    return any(
        event.lead_id == about and event.what == Event.BOUNCED and event.new == address
        for event in picture.events
    )


def _screened(reading: Reading | None, origin: _Origin) -> Screened:
    """The reason in words, and the line that says so."""
    if reading is None:
        return origin.screened(Verdict.UNREADABLE, "nothing in it could be read")
    line = next((e.line for e in reading.evidence if e.field == "verdict"), "")
    because = f"{reading.because} ({line[:LINE_SHOWN]})" if line else reading.because
    return origin.screened(reading.verdict, because)


AUTOMATION = Automation(
    NAME,
    "New mail and form rows become leads, touches on known leads, or screened rows.",
    take_in_inquiries,
)
