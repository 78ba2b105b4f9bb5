"""Typing `lead` in Screened makes the message a lead, as of the day it came; `lead, always` remembers the sender.

So does Lead beside a question in Review about a letter that waits, and a day in which nobody answered that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

import structlog

from automations.automation import Automation
from leads.changes import Change, Changes, NewRule, RowNote
from leads.filing import Filing
from leads.inquiries.forms.refs import FORM_REF, filed_under
from leads.inquiries.forms.rows import read_form_row
from leads.inquiries.reading import read_anyway
from leads.inquiries.refs import source_ref
from leads.inquiries.sender_rules import LEAD, LIST, SENDER, list_of
from leads.inquiries.taught import taught
from leads.model import Contact, Inquiry, Source
from leads.picture import SCREENED, Arrivals, Picture
from leads.recognising.decisions import CLOSED, Said, answer
from leads.register import Register
from leads.requests import IN_REVIEW, Request, note_on, requests

NAME = "make_leads_on_request"

log = structlog.get_logger()


def make_leads_on_request(picture: Picture, arrivals: Arrivals, now: datetime) -> Changes:
    """File each message that a person asked for, once; its row then names the lead."""
    asked = requests(picture, now)
    if not asked:
        return Changes()
    return Changes(tuple(_Desk(picture, arrivals, now).parts(asked)))


class _Desk:
    def __init__(self, picture: Picture, arrivals: Arrivals, now: datetime) -> None:
        self._picture = picture
        self._register = Register(picture, Filing(who=NAME, at=now))
        self._mails = {source_ref(received.mail): received for received in arrivals.asked}
        self._looked_for = arrivals.asked_for
        self._forms = {ref: row for row, ref in filed_under(picture.form_rows, picture.known_refs)}
        self._rules = {(rule.when, rule.value.casefold()) for rule in picture.settings.rules}

    def parts(self, asked: tuple[Request, ...]) -> Iterator[Change]:
        for request in asked:
            home = self._register.home_of(request.ref)
            if home not in (None, SCREENED):
                yield self._noted(Change(), request, str(home))
            elif inquiry := self._inquiry(request):
                change = self._register.take(inquiry)
                first, *others = change.events
                because = f"{request.because}; {first.because}"
                told = replace(change, events=(replace(first, because=because), *others))
                yield self._noted(told, request, first.lead_id)

    def _inquiry(self, request: Request) -> Inquiry | None:
        """From the message itself; from what the row holds once it is gone; None while nobody can tell."""
        read = self._read(request)
        if read is None and request.ref not in self._looked_for and request.ref not in self._forms:
            return None  # a mailbox could not be asked
        if read is None or not any((read.contact.email, read.contact.name, read.contact.phone)):
            read = _from_row(request, read)
        row = request.row
        return replace(read, source_ref=request.ref, link=read.link or row.link)

    def _read(self, request: Request) -> Inquiry | None:
        workspace = taught(self._picture.workspace, self._picture.settings.rules)
        try:
            if received := self._mails.get(request.ref):
                return read_anyway(received.mail, received.received_at, workspace).inquiry
            if row := self._forms.get(request.ref):
                at = request.row.received_at
                reading = read_form_row(row, self._picture.zone, workspace, at)
                return reading.inquiry if reading else None
        except Exception:  # around one message: what its row holds will do
            log.exception("a message asked for could not be read", source_ref=request.ref)
        return None

    def _noted(self, change: Change, request: Request, home: str) -> Change:
        """The change, the lead's id in the row, and what is to be remembered of the sender."""
        row = request.row
        because = f"{home}, because {request.because}. Before: {row.because}"
        note = note_on(row, {"decision": home, "because": because})
        rules = self._remembered(request) if request.always else ()
        answers = self._answered(request, home)
        return replace(change, notes=(*change.notes, note, *answers), rules=rules)

    def _answered(self, request: Request, home: str) -> Iterator[RowNote]:
        """Beside the question in Review, what has come of it."""
        if request.case and request.case.row is not None:
            is_said = request.because == IN_REVIEW
            word = Said.LEAD if is_said else CLOSED
            outcome = f"filed as {home}" + ("" if is_said else f", because {request.because}")
            yield answer(request.case, word, outcome, self._register.filing.at)

    def _remembered(self, request: Request) -> tuple[NewRule, ...]:
        """A rule about the mailing list, or the sender; none where there is one already."""
        received = self._mails.get(request.ref)
        when, value = SENDER, request.row.sender.strip().casefold()
        if received and (listed := list_of(received.mail)):
            when, value = LIST, listed
        if (when, value) in self._rules or not _is_nameable(when, value):
            return ()
        self._rules.add((when, value))
        note = f"Typed in Screened beside “{request.row.subject[:80]}”. Delete the row to end it."
        return (NewRule(when=when, test="is", value=value, then=LEAD, note=note),)


def _is_nameable(when: str, value: str) -> bool:
    return bool(value) and (when == LIST or "@" in value)


def _from_row(request: Request, read: Inquiry | None) -> Inquiry:
    """What Screened still tells of a message that is nowhere any more, or that names nobody."""
    row = request.row
    email = row.sender.strip().casefold() if "@" in row.sender else ""
    contact = Contact(name="" if email else row.sender, email=email)
    if read is not None:
        return replace(read, contact=replace(read.contact, name=contact.name, email=contact.email))
    source = Source.WEB_FORM if request.ref.startswith(FORM_REF) else Source.EMAIL
    return Inquiry(
        source=source,
        source_ref=request.ref,
        received_at=row.received_at,
        contact=contact,
        subject=row.subject,
        interest=row.subject[:200],
        message=row.subject,
        link=row.link,
    )


AUTOMATION = Automation(
    NAME,
    "Typing lead in Screened makes that message a lead, dated when it came; lead, always goes for later ones, too.",
    make_leads_on_request,
)
