"""What did they write? One mail becomes an Inquiry, or a reason why it is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from leads.inquiries.fields import LOOKED_AT, Fields, form_fields, from_line, letter_fields
from leads.inquiries.forms.answers import FormAnswers
from leads.inquiries.forms.contact_forms import asks_below, form_in
from leads.inquiries.forms.message import (
    said_in_form,
)
from leads.inquiries.interests import interest_evidence
from leads.inquiries.mail import Address, Mail
from leads.inquiries.people.others import others_in
from leads.inquiries.people.signatures import signature_of, split_signature
from leads.inquiries.refs import lead_hint, refers_to, source_ref
from leads.inquiries.screening.away_until import away_until
from leads.inquiries.screening.candidates import Candidate, Screen, has_number
from leads.inquiries.screening.failed_addresses import failed_for_good
from leads.inquiries.screening.rules import FORWARDED_RULES, MACHINE_RULES, screen
from leads.inquiries.screening.verdicts import Verdict
from leads.inquiries.text.forwards import Forwarded, forwarded_in, passed_on_for
from leads.inquiries.text.written import (
    answered_by,
    answers_something,
    has_answer_subject,
    written_text,
)
from leads.model import Evidence, Inquiry, Source, Workspace

_MOST_HANDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a mail or form row is, and what it says.

    Attributes:
        because: In words a rep understands.
        inquiry: There for the verdicts inquiry, reply and review.
        evidence: The line behind the verdict first, then those behind the fields.
        reply_text: What was written, without quotes; for every verdict where there is text.
        away_until: The last day away that an automatic answer names; None where it names none.
        failed: Addresses that a bounce says can never be reached; lower case.
        doubt: Why an inquiry may be none after all; somebody should look, and for the verdict review must, before it
            is filed. "" where nothing speaks against it.
        several: Further people that an inquiry names, each "Name <address>"; somebody should look.
    """

    verdict: Verdict
    because: str
    inquiry: Inquiry | None = None
    evidence: tuple[Evidence, ...] = ()
    reply_text: str = ""
    away_until: date | None = None
    failed: tuple[str, ...] = ()
    several: tuple[str, ...] = ()
    doubt: str = ""


def read_inquiry(mail: Mail, received_at: datetime, workspace: Workspace) -> Reading:
    """Judge one mail. Pure; `received_at` is when it reached us, zone-aware."""
    reading = _judged(mail, received_at, workspace)
    if reading.verdict is Verdict.AUTO_REPLY:
        text = f"{mail.subject}\n{reading.reply_text}"
        return replace(reading, away_until=away_until(text, received_at.date()))
    if reading.verdict is Verdict.BOUNCE:
        return replace(reading, failed=failed_for_good(mail))
    return reading


def _judged(mail: Mail, received_at: datetime, workspace: Workspace) -> Reading:
    answers = answers_something(mail)
    outer = Candidate(mail=mail, workspace=workspace, written=mail.text, answers=answers)
    if outer.is_own(mail.sender.email) and (forward := _forwarded(mail, outer)):
        reading = _read_forward(forward, outer, received_at)
        if reading:
            return reading
    machine = screen(outer, MACHINE_RULES)
    if machine and not machine.is_doubtful:
        return _screened(machine, mail.text)
    written = written_text(mail)
    quotes = answers and bool(written.marker)
    form = _form_of(mail, written.reply if quotes else mail.text, workspace, is_whole=not quotes)
    said = said_in_form(form) if form else written.reply
    candidate = replace(outer, written=said, quotes=bool(written.marker), has_form=form is not None)
    found = screen(candidate)
    if found and not found.is_doubtful:
        return _screened(found, written.reply)
    found = found or machine
    if form:
        return _doubted(_read_form(form, candidate, received_at), found)
    if candidate.passes_on:
        candidate = _of_whom_they_tell(candidate)
    elif asked := passed_on_for(mail):
        return _doubted(_read_for_another(asked.inner, candidate, received_at), found)
    verdict, because = _human_verdict(mail, written.marker)
    return _doubted(_read_letter(candidate, received_at, verdict, because), found)


def _of_whom_they_tell(candidate: Candidate) -> Candidate:
    """A colleague's note as the letter of whom it tells of: neither the colleague nor how they sign is the contact."""
    mail = candidate.mail
    signature = signature_of(mail.text[:LOOKED_AT])
    signed = split_signature(
        candidate.written[:LOOKED_AT], signature, mail.sender.name, mail.sender.email
    )
    outsider, said = candidate.outsider, signed.body
    if not _reaches(said, outsider):
        lines = candidate.written.split("\n")
        reached = (at for at, line in enumerate(lines) if _reaches(line, outsider))
        said = "\n".join(lines[: next(reached, len(lines)) + 1])
    told = replace(mail, sender=Address("", outsider), text=said)
    return replace(candidate, mail=told, written=said)


def _reaches(text: str, email: str) -> bool:
    """Whether a text has the address, where there is one, or else a number to call."""
    return email in text.lower() if email else has_number(text)


def _doubted(reading: Reading, found: Screen | None) -> Reading:
    """An inquiry with what speaks against it, and the line that does; one that waits where it more likely is none."""
    if found is None:
        return reading
    doubt = f"might be {found.verdict.called}: {found.because} ({found.line})"
    told = Evidence(
        field="doubt", value=found.verdict, line=found.line, confidence=found.confidence
    )
    doubted = replace(reading, doubt=doubt, evidence=(*reading.evidence, told))
    if not found.is_likely:
        return doubted
    asked = replace(told, field="verdict", value=Verdict.REVIEW)
    return replace(
        doubted,
        verdict=Verdict.REVIEW,
        because=f"an inquiry, or {found.verdict.called}: {found.because}",
        evidence=(asked, *doubted.evidence[1:]),
    )


def read_anyway(mail: Mail, received_at: datetime, workspace: Workspace) -> Reading:
    """As an inquiry, whatever screening says: a person has looked at it, or made a rule."""
    answers, written = answers_something(mail), written_text(mail)
    candidate = Candidate(mail=mail, workspace=workspace, written=written.reply, answers=answers)
    if candidate.is_own(mail.sender.email) and (forward := _forwarded(mail, candidate)):
        reading = _read_forward(forward, candidate, received_at)
        if reading and reading.inquiry:
            return reading
    quotes = answers and bool(written.marker)
    form = _form_of(mail, written.reply if quotes else mail.text, workspace, is_whole=not quotes)
    if form:
        return _read_form(form, replace(candidate, has_form=True), received_at)
    return _read_letter(candidate, received_at, Verdict.INQUIRY, "a person said that it is one")


def _screened(found: Screen, reply_text: str) -> Reading:
    evidence = Evidence(
        field="verdict", value=found.verdict, line=found.line, confidence=found.confidence
    )
    return Reading(
        verdict=found.verdict, because=found.because, evidence=(evidence,), reply_text=reply_text
    )


def _form_of(mail: Mail, text: str, ours: Workspace, *, is_whole: bool) -> FormAnswers | None:
    """The form in a mail; its HTML is looked at where `text` is all of the mail."""
    html = mail.html if is_whole and len(mail.html) < LOOKED_AT else ""
    return form_in(mail, text[:LOOKED_AT], ours, html)


def _human_verdict(mail: Mail, quote_marker: str) -> tuple[Verdict, str]:
    """Whether a person's mail opens something or answers something."""
    if name := answered_by(mail):
        return Verdict.REPLY, f"answers a mail ({name})"
    if answers_something(mail) and quote_marker:
        return Verdict.REPLY, "answers a mail (subject, and it quotes one)"
    return Verdict.INQUIRY, "written by a person, and nothing says otherwise"


def _forwarded(mail: Mail, outer: Candidate) -> Forwarded | None:
    """What one of us passes on, from whoever outside wrote it first, however often it was passed on."""
    recipients = [address.email for address in (*mail.to, *mail.cc) if address.email]
    among_us = bool(recipients) and all(map(outer.is_own, recipients))
    answered_elsewhere = any(not outer.is_own(address.email) for address in mail.reply_to)
    passed_on = among_us and not answered_elsewhere and not has_answer_subject(mail.subject)
    forward = forwarded_in(mail, passed_on=passed_on)
    if forward and asks_below(mail.text, forward.line, outer.workspace):
        return None
    for _ in range(_MOST_HANDS):
        if forward is None or not outer.is_own(forward.inner.sender.email):
            break
        further = forwarded_in(forward.inner, passed_on=passed_on)
        if further is None:
            break
        forward = further
    return forward


def _read_forward(forward: Forwarded, outer: Candidate, received_at: datetime) -> Reading | None:
    """The inner mail's sender is the contact; None when the inner sender is ours too."""
    inner = forward.inner
    form = _form_of(inner, inner.text, outer.workspace, is_whole=True)
    if form is None and outer.is_own(inner.sender.email):
        return None
    written = written_text(inner).reply
    candidate = Candidate(
        mail=inner, workspace=outer.workspace, written=written, has_form=form is not None
    )
    found = screen(candidate, FORWARDED_RULES)
    if found and not found.is_doubtful:
        return _screened(_passed_on(found), written)
    return _reading(
        form_fields(form, candidate) if form else letter_fields(candidate),
        outer.mail,
        outer.workspace,
        received_at,
        because=f"forwarded by {outer.mail.sender.email}",
        forwarded=Evidence(field="forwarded", value="yes", line=forward.line, confidence=0.9),
    )


def _read_for_another(inner: Mail, outer: Candidate, received_at: datetime) -> Reading:
    """A mail that somebody outside sends on for its writer, who waits for the answer."""
    candidate = replace(outer, mail=inner, written=written_text(inner).reply)
    mail, because = (
        outer.mail,
        f"passed on by {outer.mail.sender.email}, to be answered to its writer",
    )
    return _reading(letter_fields(candidate), mail, outer.workspace, received_at, because=because)


def _passed_on(found: Screen) -> Screen:
    """Bulk mail that one of us passes on is a word among us, and no letter to remember a list by."""
    if found.verdict is not Verdict.LIST:
        return found
    return replace(found, verdict=Verdict.OWN, because=f"one of us passes on {found.because}")


def _read_form(form: FormAnswers, candidate: Candidate, received_at: datetime) -> Reading:
    by = f" ({form.program})" if form.program else ""
    because = f"a contact form that a visitor filled in{by}"
    fields = form_fields(form, candidate)
    return _reading(fields, candidate.mail, candidate.workspace, received_at, because=because)


def _read_letter(
    candidate: Candidate, received_at: datetime, verdict: Verdict, because: str
) -> Reading:
    fields = letter_fields(candidate)
    mail, workspace = candidate.mail, candidate.workspace
    return _reading(fields, mail, workspace, received_at, verdict=verdict, because=because)


def _reading(
    fields: Fields,
    mail: Mail,
    workspace: Workspace,
    received_at: datetime,
    *,
    because: str,
    verdict: Verdict = Verdict.INQUIRY,
    forwarded: Evidence | None = None,
) -> Reading:
    """Put the fields into an Inquiry. `mail` is the one that arrived, also where the fields are an inner mail's."""
    is_form = fields.source is Source.WEB_FORM
    evidence = (
        Evidence(
            field="verdict",
            value=verdict,
            line=fields.source_line if is_form else _verdict_line(mail, verdict),
            confidence=0.8,
        ),
        Evidence(
            field="source",
            value="web_form" if is_form else "email",
            line=fields.source_line[:200],
            confidence=0.9,
        ),
        *([forwarded] if forwarded else []),
        *fields.found.evidence,
        interest_evidence(fields.interest),
        *_of_the_letter(fields, mail, received_at),
    )
    inquiry = Inquiry(
        source=fields.source,
        source_ref=source_ref(mail),
        received_at=received_at,
        contact=fields.found.contact,
        subject=fields.subject,
        interest=fields.interest.words,
        message=fields.message,
        text=mail.text,
        refers_to=() if forwarded else refers_to(mail),
        lead_hint=lead_hint(mail.subject),
        link=workspace.link_to(mail.message_id),
        forwarded=forwarded is not None,
        language=fields.language,
        evidence=evidence,
    )
    return Reading(
        verdict=verdict,
        because=because,
        inquiry=inquiry,
        evidence=evidence,
        reply_text=fields.reply_text,
        several=others_in(fields.message, fields.found.contact, workspace),
    )


def _of_the_letter(fields: Fields, mail: Mail, received_at: datetime) -> Iterator[Evidence]:
    """Where subject, message and date were read. The date is that of arrival: senders' clocks lie."""
    yield Evidence(
        field="subject",
        value=fields.subject[:200],
        line=f"Subject: {mail.subject}"[:200],
        confidence=0.95,
    )
    first, _, more = fields.message.strip().partition("\n")
    value = f"{first[:_SHOWN]} …" if more.strip() or len(first) > _SHOWN else first
    yield Evidence(field="message", value=value, line=first[:200], confidence=0.8)
    sent = mail.header("Date")
    yield Evidence(
        field="received_at",
        value=received_at.isoformat(timespec="minutes"),
        line=f"when it arrived; the sender wrote Date: {sent[:60]}" if sent else "when it arrived",
        confidence=0.95,
    )


_SHOWN = 120


def _verdict_line(mail: Mail, verdict: Verdict) -> str:
    if verdict is Verdict.REPLY:
        return (
            f"In-Reply-To: {mail.header('In-Reply-To')[:160]}"
            if mail.header("In-Reply-To")
            else f"Subject: {mail.subject}"
        )
    return from_line(mail)
