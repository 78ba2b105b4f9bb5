"""What the sender of a mail wrote in it, whichever way the mail was made."""

from __future__ import annotations

from leads.inquiries.mail import Mail
from leads.inquiries.text.forwards import server_words_passed_on
from leads.inquiries.text.html_quotes import unquoted_text
from leads.inquiries.text.replies import Trimmed, second_opinion, trim
from leads.inquiries.wording.patterns import late_pattern

_ANSWERS = late_pattern(
    r"(?i)^\s*+(?:\[[^\]]{0,40}\]\s*+)?(?:re|aw|antw|antwort|sv|vs|odp|res|ref|rif|r|ynt|回复|答复|回覆|отв|"
    r"vá|ben|αντ|απ|σχετ|yan|hp|atb|відп|رد|השב)\s*+(?:(?:\[\d+\]|\(\d+\))\s*+)?[:：]"
)


def answered_by(mail: Mail) -> str:
    """The header that says this mail answers another: "In-Reply-To", "References" or "".

    Yahoo puts into a new letter's References one id of its own, with ".ref" ahead of the sign.
    """
    if mail.header("In-Reply-To"):
        return "In-Reply-To"
    references = mail.header("References").split()
    if len(references) == 1 and ".ref@" in references[0]:
        return ""
    return "References" if references else ""


def answers_something(mail: Mail) -> bool:
    """Whether headers say that this mail answers another."""
    return bool(answered_by(mail) or _ANSWERS.match(mail.subject))


def has_answer_subject(subject: str) -> bool:
    """Whether a subject begins with "Re:" in one of its many languages."""
    return bool(_ANSWERS.match(subject))


def answered_subject(subject: str) -> str:
    """What stands behind a subject's "Re:"; the whole subject where it has none."""
    return _ANSWERS.sub("", subject, count=1)


def written_text(mail: Mail) -> Trimmed:
    """The text without quotes and delimited signature; the whole text where nothing is quoted."""
    if mail.html and "text/plain" not in mail.part_types and (unquoted := unquoted_text(mail.html)):
        trimmed = trim(unquoted)
        if trimmed.reply:
            return Trimmed(trimmed.reply, trimmed.marker or "quote marked in the HTML")
    at, _ = server_words_passed_on(mail.text)
    trimmed = trim("\n".join(mail.text.split("\n")[:at]) if at else mail.text)
    if (
        not (trimmed.marker or at)
        and answers_something(mail)
        and (other := second_opinion(mail.text))
    ):
        return other
    return trimmed
