"""What a form's visitor wants: the message, what we have no field for, and the interest in one line."""

from __future__ import annotations

from leads.inquiries.contact_forms import FormAnswers
from leads.inquiries.interests import MAX_INTEREST, interest_of
from leads.inquiries.labels import Label

_KEPT_IN_MESSAGE = frozenset({Label.BUDGET, Label.INTEREST, None})
"""Known or not, what has no column of its own stays readable in the message."""


def message_of_form(form: FormAnswers) -> str:
    """The visitor's own words, then "Label: value" for every answer that has no column."""
    messages = [
        answer.value for answer in form.answers if answer.label is Label.MESSAGE and answer.value
    ]
    extras = [
        f"{answer.heading}: {answer.value}"
        for answer in form.answers
        if answer.label in _KEPT_IN_MESSAGE and answer.value
    ]
    words = "\n\n".join(messages) or form.loose
    return "\n\n".join(part for part in (words, "\n".join(extras)) if part).strip()


def interest_of_form(form: FormAnswers, mail_subject: str, message: str) -> tuple[str, str]:
    """What they want and the line that says so: the product asked for, the subject typed, or the first sentence."""
    for label in (Label.INTEREST, Label.SUBJECT):
        if answer := form.get(label):
            return " ".join(answer.value.split())[:MAX_INTEREST], answer.line
    said = form.value(Label.MESSAGE) or form.loose
    interest, line = interest_of("", said)
    return (interest, line) if interest else interest_of(mail_subject, message)
