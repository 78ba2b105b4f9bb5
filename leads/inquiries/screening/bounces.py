"""Delivery reports, receipts and complaints: what mail servers write about mails."""

from __future__ import annotations

import re
from dataclasses import replace

from leads.inquiries.screening.candidates import Candidate, Screen, header_line
from leads.inquiries.screening.personal_letters import is_for_others, is_for_us_alone, is_signed
from leads.inquiries.screening.receipts import RECEIPT, receipt
from leads.inquiries.screening.verdicts import Verdict
from leads.inquiries.text.forwards import server_words_passed_on
from leads.inquiries.wording.patterns import late_pattern

_DAEMON = late_pattern(
    r"(?i)^(?:mailer[-_.]?daemon|post[-_.]?master|mail[-_.]?deliver[a-z]*|maildelivery|mmdf|"
    r"mdaemon|mail[-_]?system|delivery-?(?:status|system|subsystem)|"
    r"double-bounce|bounce[sd]?|bounce-.*|bounces\+.*|mailadmin|administrator-bounce|"
    r"microsoftexchange[0-9a-f]{16,}.*|"
    r"uucp|root-daemon|mail_failure.*|mailerdaemon.*|symantec_antivirus.*|no-?reply-bounce)@?"
)
_DAEMON_NAME = late_pattern(
    r"(?i)mail(?:er)?[ _-]?(?:delivery )?(?:daemon|subsystem|system)|delivery (?:sub)?system|"
    r"system administrator|systemadministrator|postmaster|"
    r"mail administrator|internet mail delivery|mail router",
    of_names=True,
)
_SUBJECT = late_pattern(
    r"(?i)^\W{0,3}(?:\[?(?:warning|error|failure|automatic|auto)\]?[:\s-]*+)?(?:"
    r"undeliver(?:able|ed)|un ?deliverable|non[- ]?delivery|"
    r"delivery[- ](?:status notification|failure|has failed|failed|report|error|notification|"
    r"problem|incomplete|delayed|unsuccessful)|"
    r"(?:mail|message|e-?mail)?\s*delivery (?:failed|failure|error|delayed|problem|"
    r"incomplete)|mail delivery|mail system error|"
    r"(?:returned|bounced|rejected|undelivered|failed|blocked|undeliverable) (?:mail|message|"
    r"e-?mail)|returned to sender|"
    r"(?:failure|failed) (?:notice|notification|delivery|to deliver)|failed mail|"
    r"failure delivery|could not (?:be delivered|deliver|send)|couldn't be delivered|"
    r"(?:your )?(?:message|mail|e-?mail)(?: you sent)?(?: has been| was| could not be|"
    r" couldn't be|) (?:undeliverable|not delivered|returned|blocked|rejected|undelivered|"
    r"delayed|bounced|delivered)|"
    r"(?:message|mail) (?:status|delayed|you sent)|warning: (?:could not send|message|mail)|"
    r"nondeliverable|user unknown|(?:unknown|invalid|no such) (?:user|recipient|address)|"
    r"permanent (?:delivery|fatal|error)|transport error|smtp (?:error|failure)|"
    r"mailbox (?:full|unavailable|is full)|quota exceeded|over quota|dsn:|bounce|"
    r"unzustellbar|nicht zustellbar|zustellung (?:fehlgeschlagen|nicht möglich|verzögert)|"
    r"(?:fehler|problem) bei der zustellung|zustellfehler|unzustellbarkeit|rückläufer|"
    r"non remis|échec (?:de|d['’]) ?(?:la )?(?:remise|livraison|envoi|distribution)|"
    r"(?:message|courrier) non (?:remis|distribué|délivré)|notification d['’]état|"
    r"no se (?:puede|pudo|ha podido) entregar|no entregado|error de entrega|devuelto|mensaje no entregado|"
    r"mancato recapito|messaggio non recapitato|impossibile recapitare|non recapitabile|"
    r"consegna fallita|errore di consegna|"
    r"não (?:é possível|foi possível) entregar|não entregue|falha na entrega|niet bezorgd|"
    r"niet te bezorgen|onbestelbaar|aflevering mislukt|"
    r"nie można dostarczyć|niedostarczon|nie dostarczono|zwrot|kan inte levereras|"
    r"ej levererat|olevererat|kunne ikke leveres|ikke leveret|ulevert|"
    r"toimitus epäonnistui|nelze doručit|nedoručitelné|teslim edilemedi|недоставлен|"
    r"не доставлено|配信できません|配信不能|送信エラー|エラーメール|退信|无法投递|邮件退回|系统退信)"
)
_IN_THREAD = late_pattern(r"(?i)^\s*(?:re|aw|fwd?|wg|sv|tr|rv|antw|odp)\s*:")
_BODY = late_pattern(
    r"(?im)^\W{0,4}(?:this is (?:the mail system|an automatically generated delivery status|a permanent error)|"
    r"(?:hi|hello)[.!]? this is the .{0,60}(?:program|mail)|i'm sorry to have to inform you|i wasn't able to deliver|"
    r"the original message was received at|the following (?:addresses?|recipients?|message|"
    r"mail).{0,40}(?:had|could not|cannot|failed|was not)|"
    r"unable to deliver (?:message|mail|your|to)|we had trouble delivering|(?:\*\* )?address not found|"
    r"delays in delivering|"
    r"-{3,} ?(?:failed recipients|returned mail)|"
    r"undeliverable mail|body of message generated response|your mail (?:sent on|attempted to be delivered)|"
    r"-{3,} ?(?:server message|smtp command|the following addresses)|original mail as follows|"
    r"we're writing to let you know that the group|message could not be delivered|"
    r"(?:this is a )?delivery status notification|this message was created automatically by mail delivery|"
    r"a message that you sent (?:could not|has not)|your (?:message|mail|"
    r"e-?mail)(?: to .{1,80})? (?:could not|couldn't|cannot|was not|has not been|"
    r"did not reach|wasn't) |"
    r"delivery (?:to the following|has failed|of the message|failed)|\(?reason:? 5\d\d|"
    r"<[^<>\s][^<>\s@]*+@[^<>\s]++>:? ?(?:host|5\d\d|user unknown|unknown|mailbox|\(reason)|"
    r"(?:recipient|user|mailbox|account|address) (?:address )?(?:unknown|rejected|unavailable|"
    r"not found|does not exist|is full)|"
    r"(?:5\d\d|status:? 5)[ .-]\d?.{0,80}(?:user|mailbox|recipient|relay|unknown|rejected))",
    of_names=True,
)
"""Of lines' beginnings alone, so that a look at all words of a text takes longer than its search."""


_COMPLAINT = late_pattern(
    r"(?i)^\W*(?:complaint about message from|(?:e-?mail )?abuse report|email feedback report|spam complaint)"
)


def delivery_report(candidate: Candidate) -> Screen | None:
    """A multipart/report, by its report type."""
    mail = candidate.mail
    content_type = mail.content_type.lower()
    kinds = set(mail.part_types)
    if "disposition-notification" in content_type or "message/disposition-notification" in kinds:
        return _notice(RECEIPT, f"Content-Type: {mail.content_type[:160]}")
    if found := receipt(candidate):
        return found
    if "feedback-report" in content_type or "message/feedback-report" in kinds:
        return _notice(
            "a complaint report from a mail provider", f"Content-Type: {mail.content_type[:160]}"
        )
    if _COMPLAINT.match(mail.subject):
        found = _notice("a complaint report from a mail provider", f"Subject: {mail.subject[:160]}")
        return _unless_written(found, candidate)
    if content_type.startswith("multipart/report") or kinds & {
        "message/delivery-status",
        "message/global-delivery-status",
    }:
        return _bounce(
            "a delivery report about a mail of ours", f"Content-Type: {mail.content_type[:160]}"
        )
    return None


def _notice(because: str, line: str) -> Screen:
    return Screen(verdict=Verdict.NOTIFICATION, because=because, line=line, confidence=0.98)


def _bounce(because: str, line: str, confidence: float = 0.98) -> Screen:
    return Screen(verdict=Verdict.BOUNCE, because=because, line=line, confidence=confidence)


def failed_recipients(candidate: Candidate) -> Screen | None:
    """The header that Exim and Gmail put on bounces."""
    line = header_line(candidate.mail, "X-Failed-Recipients")
    return _bounce("names recipients that could not be reached", line) if line else None


def mail_daemon(candidate: Candidate) -> Screen | None:
    """Written by a mail server's own account."""
    mail = candidate.mail
    sender = mail.sender.email or mail.sender.name
    if _DAEMON.match(sender) or (_DAEMON_NAME.search(mail.sender.name) and not candidate.answers):
        line = f"From: {header_line(mail, 'From')[6:] or sender}"
        return _unless_written(_bounce("written by a mail server", line, 0.95), candidate)
    return None


def _unless_written(found: Screen, candidate: Candidate) -> Screen:
    """Only a doubt where nothing but a name speaks of a mail server, and somebody signs or asks.

    A firm may be called Bounce or Mail Router, its only mailbox postmaster@, and a customer a system administrator.
    """
    mail = candidate.mail
    if _SUREST.match(mail.sender.email) or _is_servers(candidate):
        return found
    if _BODY.search(mail.text[:_LOOKED_AT]):
        return found
    if _SUBJECT.match(mail.subject) and not (is_signed(candidate) and candidate.asks):
        return found
    is_named_so = not _DAEMON.match(mail.sender.email) and any(
        map(str.isalpha, _DAEMON_NAME.sub("", mail.sender.name))
    )
    may_be = (
        is_named_so or is_signed(candidate) or (candidate.asks and not is_for_others(candidate))
    )
    return replace(found, is_doubtful=True, confidence=0.4) if may_be else found


_SUREST = late_pattern(r"(?i)^mailer[-_.]?daemon|^double-bounce|^microsoftexchange[0-9a-f]{16}")
_LOOKED_AT = 4_000


def bounce_subject(candidate: Candidate) -> Screen | None:
    """A bounce's subject, not inside a thread that talks about one, and not in a person's own words."""
    mail = candidate.mail
    if _IN_THREAD.match(mail.subject) or not _SUBJECT.match(mail.subject):
        return None
    found = _bounce("the subject of a delivery failure", f"Subject: {mail.subject[:160]}", 0.9)
    if _is_servers(candidate):
        return found
    if _BODY.search(mail.text[:_LOOKED_AT]) or len(mail.text) < _NOTHING_SAID:
        may_be = is_signed(candidate) or "?" in candidate.written[:_NOTHING_SAID]
        return replace(found, is_doubtful=True, confidence=0.4) if may_be else found
    return None


_NOTHING_SAID = 20


def _is_servers(candidate: Candidate) -> bool:
    """Whether the headers are those of a mail server's words, or the mail that failed is attached."""
    mail = candidate.mail
    from_null = mail.header("Return-Path").strip() == "<>"
    return bool(from_null or mail.attached or not mail.sender.email or _is_automatic(candidate))


def bounce_body(candidate: Candidate) -> Screen | None:
    """The words of a mail server in the body, from a null sender or a machine, with the old mail attached."""
    mail = candidate.mail
    if candidate.answers:
        return None
    from_null = mail.header("Return-Path").strip() == "<>"
    if not (from_null or mail.attached or not mail.sender.email):
        return None
    match = _BODY.search(mail.text[:3_000])
    if match is None:
        return None
    return _bounce(
        "the words of a mail server that could not deliver", match[0].strip()[:160], 0.85
    )


def forwarded_bounce(candidate: Candidate) -> Screen | None:
    """A delivery failure that somebody passes on without a word of their own.

    Who wrote to an address of ours that is no more passes on to another what they wanted.
    """
    at, line = server_words_passed_on(candidate.mail.text)
    if not line or len(" ".join(candidate.mail.text.split("\n")[:at]).split()) > _FEW_WORDS:
        return None
    found = _bounce("passes on the words of a mail server", line[:160], 0.85)
    may_be = candidate.asks and is_for_us_alone(candidate)
    return replace(found, is_doubtful=True, confidence=0.4) if may_be else found


_FEW_WORDS = 6


def list_server(candidate: Candidate) -> Screen | None:
    """Complaints of a list server about a mail that it did not pass on."""
    line = header_line(candidate.mail, "X-MLServer")
    if not line:
        return None
    says_so = re.search(r"(?im)^\W{0,4}original mail as follows", candidate.mail.text[:3_000])
    return _bounce("written by a list server", line, 0.85) if says_so else None


def _is_automatic(candidate: Candidate) -> bool:
    value = candidate.mail.header("Auto-Submitted").lower()
    return bool(value) and not value.startswith("no")
