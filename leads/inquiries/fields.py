"""What do they say? Who writes, and their words, from a form's answers or from a letter."""

from __future__ import annotations

from dataclasses import dataclass, replace

from leads.inquiries.forms.answers import FormAnswers
from leads.inquiries.forms.contact import contact_of_form
from leads.inquiries.forms.message import interest_of_form, language_of_form, message_of_form
from leads.inquiries.interests import Interest, interest_of
from leads.inquiries.mail import Mail
from leads.inquiries.people.contacts import Found, contact_of_letter
from leads.inquiries.people.signatures import signature_of, split_signature, without_dashed_name
from leads.inquiries.screening.candidates import Candidate
from leads.inquiries.text.banners import without_banner
from leads.inquiries.wording.few_words import language_of_little
from leads.inquiries.wording.languages import language_of
from leads.model import Evidence, Source

LOOKED_AT = 60_000
"""Letters of text that fields are read from; all of it is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """Who writes, and what they say."""

    found: Found
    source: Source
    source_line: str
    subject: str
    interest: Interest
    message: str
    reply_text: str
    language: str


def form_fields(form: FormAnswers, candidate: Candidate) -> Fields:
    message = message_of_form(form)
    mail = candidate.mail
    language = language_of_form(form, message, f"{mail.subject}\n{mail.text[:LOOKED_AT]}")
    ours = candidate.workspace.products
    found = contact_of_form(form, candidate, language)
    if form.program:
        found.evidence.append(
            Evidence(field="form", value=form.program, line=form.mark[:200], confidence=0.9)
        )
    if foot := form.foot:
        found.evidence.append(
            Evidence(field="left out", value=foot.because, line=foot.line[:200], confidence=0.8)
        )
    return Fields(
        found=found,
        source=Source.WEB_FORM,
        source_line=next((answer.line for answer in form.answers if answer.line), form.mark),
        subject=candidate.mail.subject,
        interest=interest_of_form(form, candidate.mail.subject, message, ours),
        message=message,
        reply_text=candidate.written,
        language=language,
    )


def letter_fields(candidate: Candidate) -> Fields:
    mail, written = candidate.mail, candidate.written[:LOOKED_AT]
    signed = split_signature(
        written, signature_of(mail.text[:LOOKED_AT]), mail.sender.name, mail.sender.email
    )
    signed = replace(signed, body=without_banner(signed.body))
    with_subject = f"{mail.subject}. {signed.body}"
    language = language_of(signed.body) or language_of(with_subject)
    language = language or language_of_little(signed.body) or language_of_little(with_subject)
    language = language or language_of_little(written)  # "Gruß" tells it, too
    return Fields(
        found=contact_of_letter(candidate, signed, language),
        source=Source.EMAIL,
        source_line=from_line(mail),
        subject=mail.subject,
        interest=interest_of(mail.subject, signed.body, candidate.workspace.products),
        message=signed.body,
        reply_text=without_dashed_name(candidate.written, mail.sender.name, mail.sender.email),
        language=language,
    )


def from_line(mail: Mail) -> str:
    return f"From: {mail.sender.name} <{mail.sender.email}>"
