"""Is it an inquiry? The rules, in their order; the first that is sure decides, and doubt asks somebody to look.

Order after the practice of mail gateways: our own mail, what servers write, what programs answer,
lists, spam, pitches, notices. A mail with a contact form in it is exempt from the rules about
programs: a program sent it, but a person filled it in.
"""

from __future__ import annotations

from leads.inquiries.screening.auto_replies import (
    auto_reply_body,
    auto_reply_header,
    auto_reply_subject,
)
from leads.inquiries.screening.bounces import (
    bounce_body,
    bounce_subject,
    delivery_report,
    failed_recipients,
    forwarded_bounce,
    list_server,
    mail_daemon,
)
from leads.inquiries.screening.bulk import (
    list_digest,
    list_traces,
    mailing_list,
    newsletter,
    newsletter_footer,
)
from leads.inquiries.screening.by_words import (
    ASKS_OF_PERSON,
    told_by_words,
    unless_it_asks,
    unless_visitor_asks,
    unless_words_differ,
)
from leads.inquiries.screening.candidates import Candidate, Rule, Screen, doubtful, header_line
from leads.inquiries.screening.notices import (
    machine_made,
    meeting_answered,
    no_reply_sender,
    notice_by_traits,
    notice_subject,
)
from leads.inquiries.screening.unwanted import (
    cold_pitch,
    obvious_spam,
    only_links,
    provider_says_spam,
)
from leads.inquiries.screening.verdicts import Verdict
from leads.inquiries.screening.wordless import harmful_file, lone_link
from leads.inquiries.wording.patterns import late_pattern


def unreadable(candidate: Candidate) -> Screen | None:
    """Nothing could be made of the bytes, or nothing was in them."""
    mail = candidate.mail
    if mail.unreadable:
        return Screen(verdict=Verdict.UNREADABLE, because=mail.unreadable, line="", confidence=1.0)
    if not (
        mail.sender.email
        or mail.sender.name
        or mail.subject
        or mail.text.strip()
        or mail.attachments
        or mail.attached
    ):
        return Screen(
            verdict=Verdict.UNREADABLE, because="neither sender nor text", line="", confidence=0.9
        )
    return None


def sent_by_us(candidate: Candidate) -> Screen | None:
    """Our own letters coming back, by the Message-ID we gave them."""
    mail = candidate.mail
    if mail.message_id.lower().endswith(f"@{candidate.workspace.mail_domain.lower()}"):
        return _own("a letter that we sent", f"Message-ID: {mail.message_id[:160]}")
    line = header_line(mail, "X-Leadsheet-Letter")
    return _own("a letter that we sent", line) if line else None


def from_our_team(candidate: Candidate) -> Screen | None:
    """Written by one of us. A form that our site mails in our name, with the visitor in it, is not."""
    mail = candidate.mail
    if candidate.has_form or not candidate.is_own(mail.sender.email):
        return None
    if any(address.email and not candidate.is_own(address.email) for address in mail.reply_to):
        return None
    found = _own("written by one of us, and not a forwarded inquiry", f"From: {mail.sender.email}")
    is_callers = _TELEPHONE.match(mail.sender.email) and candidate.asks
    if is_callers or candidate.passes_on:
        return doubtful(found)
    return found


_TELEPHONE = late_pattern(
    r"(?i)^[\w.+-]{0,20}(?:voice-?mail|voice-?box|voip|pbx|telefon\w*|telephon\w*|phone-?system|anrufbeantworter|"
    r"sprachbox|repondeur|centralino|centralita|contestador|segreteria|fax\w*|sms|whatsapp|chat(?:bot)?)[\w.+-]{0,20}@"
)
"""Mailboxes of our own telephone system or chat: what a caller says is no colleague's word."""


def _own(because: str, line: str) -> Screen:
    return Screen(verdict=Verdict.OWN, because=because, line=line, confidence=0.95)


MACHINE_RULES: tuple[Rule, ...] = (
    unreadable,
    sent_by_us,
    delivery_report,
    failed_recipients,
    mail_daemon,
    list_server,
    forwarded_bounce,
)
"""What no contact form excuses, and what needs no look at the text."""

FORWARDED_RULES: tuple[Rule, ...] = (mail_daemon, auto_reply_subject, newsletter_footer)
"""What is none either when one of us passes it on; of all else the colleague was the judge."""

RULES: tuple[Rule, ...] = (
    bounce_subject,
    bounce_body,
    from_our_team,
    auto_reply_subject,
    auto_reply_header,
    auto_reply_body,
    provider_says_spam,
    list_digest,
    mailing_list,
    list_traces,
    unless_it_asks(newsletter),
    unless_visitor_asks(obvious_spam),
    unless_it_asks(machine_made),
    unless_it_asks(no_reply_sender, in_one=ASKS_OF_PERSON),
    meeting_answered,
    unless_it_asks(notice_subject),
    unless_it_asks(notice_by_traits),
    unless_visitor_asks(unless_it_asks(cold_pitch)),
    unless_words_differ(newsletter_footer),
    only_links,
    harmful_file,
    lone_link,
    told_by_words,
)


def screen(candidate: Candidate, rules: tuple[Rule, ...] = RULES) -> Screen | None:
    """The first rule that says it is no inquiry; a doubtful one only where no other speaks; None when none does.

    Of doubts, the first that is more likely than not, else the first.
    """
    doubt: Screen | None = None
    for rule in rules:
        found = rule(candidate)
        if found and not found.is_doubtful:
            return found
        if found and (doubt is None or (found.is_likely and not doubt.is_likely)):
            doubt = found
    return doubt
