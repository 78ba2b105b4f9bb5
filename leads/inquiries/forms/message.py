"""What a form's visitor wants: the message, what we have no field for, and the interest in one line."""

from __future__ import annotations

from leads.inquiries.forms.answers import FormAnswers
from leads.inquiries.forms.label import Label
from leads.inquiries.forms.profiles import language_of_headings
from leads.inquiries.forms.speakers import odds_of
from leads.inquiries.forms.values import Answer, unquoted
from leads.inquiries.interests import MAX_INTEREST, Interest, interest_of, products_in
from leads.inquiries.wording.few_words import language_of_little
from leads.inquiries.wording.languages import language_of, likely_languages
from leads.inquiries.wording.patterns import late_pattern
from leads.model import Product

_KEPT_IN_MESSAGE = frozenset({Label.BUDGET, Label.INTEREST, None})
"""Known or not, what has no column of its own stays readable in the message."""


def message_of_form(form: FormAnswers) -> str:
    """The visitor's own words, then "Label: value" for every answer that has no column."""
    messages = form.all(Label.MESSAGE) or _guessed(form)
    kept = _KEPT_IN_MESSAGE
    if _is_told_below(form.loose, messages):
        messages, kept = [], kept | {Label.MESSAGE}
    extras = [
        f"{answer.heading}: {answer.value}"
        for answer in form.answers
        if answer.label in kept and answer.value and answer not in messages
    ]
    words = "\n\n".join(dict.fromkeys(answer.value for answer in messages)) or form.loose
    words = _BLANK_LINES.sub("\n\n", unquoted(words or form.value(Label.SUBJECT)))
    return "\n\n".join(part for part in (words, "\n".join(extras)) if part).strip()


def _is_told_below(loose: str, messages: list[Answer]) -> bool:
    """Whether a text below no question is the visitor's, and far more than a few words taken for the message."""
    said = sum(len(answer.value) for answer in messages)
    few = sum(len(answer.value.split()) for answer in messages) <= _FEW_WORDS
    is_long = len(loose) > max(_LONG_TEXT, _FAR_MORE * said)
    return bool(messages) and few and is_long and odds_of(loose) < 0


_FEW_WORDS = 3
_BLANK_LINES = late_pattern(r"\n{3,}")

_TYPED = frozenset({Label.MESSAGE, Label.SUBJECT})
_FEWEST_TYPED = 5
"""Words of an answer that nobody chooses from a list."""


def said_in_form(form: FormAnswers) -> str:
    """What the visitor typed, to be judged by it: the questions and what one may choose are the form's own words."""
    said = [
        answer.value
        for answer in form.answers
        if answer.label in _TYPED
        or (answer.label in _KEPT_IN_MESSAGE and len(answer.value.split()) >= _FEWEST_TYPED)
    ]
    return "\n".join((*said, form.loose)).strip()


_FEWEST_WORDS, _FEWEST_OF_ONE = 5, 2
"""Blanks in an answer that is the message; fewer where it is the only one that we have no column for."""
_TAKEN_FOR = {
    "bg": {"ru", "mk"},
    "et": {"fi", "sv", "de"},
    "hr": {"cs", "sk", "pl", "sl"},
    "lt": {"lv", "pl"},
    "lv": {"lt", "et", "fi"},
    "pt": {"gl"},
    "sl": {"cs", "sk", "hr", "pl"},
}
"""Languages that a short text is often taken for another's: that of the questions tells then."""


def _guessed(form: FormAnswers) -> list[Answer]:
    """The answer that is the message where none is asked for; none where a text below no question says far more."""
    guessed = _longest_unknown(form)
    said = sum(len(answer.value) for answer in guessed)
    return [] if len(form.loose) > max(_LONG_TEXT, _FAR_MORE * said) else guessed


_LONG_TEXT, _FAR_MORE = 100, 3
"""Letters of a text that is no program's last line, and how many times what was answered it must be."""


def _longest_unknown(form: FormAnswers) -> list[Answer]:
    """The longest answer to a question that we do not know, or to what it is about, where none is a message."""
    kinds = {None, Label.INTEREST, Label.SUBJECT}
    asked = [a for a in form.answers if a.label in kinds and a.value]
    unknown = [a for a in asked if a.value.count(" ") >= _FEWEST_WORDS]
    if len(asked) == 1 and asked[0].label is None and asked[0].value.count(" ") >= _FEWEST_OF_ONE:
        return asked
    return [max(unknown, key=lambda answer: len(answer.value))] if unknown else []


def language_of_form(form: FormAnswers, message: str, whole: str = "") -> str:
    """The visitor's language; where they wrote too little to tell, that of the questions, or of the `whole` mail."""
    own = form.value(Label.MESSAGE) or form.value(Label.SUBJECT) or form.loose
    asked = [answer.heading for answer in form.answers]
    by_labels = language_of_headings(asked)
    by_words = language_of(own)
    if by_words not in {by_labels, "sr"} and by_labels in likely_languages(own):
        return by_labels  # its words are of several languages; Serbian is told by more than votes
    if by_labels in _TAKEN_FOR and (not by_words or by_words in _TAKEN_FOR[by_labels]):
        return by_labels
    return (
        by_words
        or language_of(message)
        or by_labels
        or language_of("\n".join([own, *asked]))
        or language_of(whole)
        or language_of_little(own)
    )


def interest_of_form(
    form: FormAnswers, mail_subject: str, message: str, products: tuple[Product, ...] = ()
) -> Interest:
    """What they want: a product of the team's, what they chose, the subject typed, or the first sentence."""
    told = [
        answer.line if len(answer.value) < len(answer.line) else answer.value
        for answer in form.answers
        if answer.value and answer.label in _KEPT_IN_MESSAGE | {Label.SUBJECT, Label.MESSAGE}
    ]
    found = products_in("\n".join([*told, form.loose, mail_subject]), products)
    if found:
        return found
    for label in (Label.INTEREST, Label.SUBJECT):
        if chosen := form.all(label):
            words = ", ".join(" ".join(answer.value.split("\n")) for answer in chosen)
            return Interest(" ".join(words.split())[:MAX_INTEREST], chosen[0].line, 0.8)
    said = form.value(Label.MESSAGE) or form.loose
    interest = interest_of("", said)
    return interest if interest.words else interest_of(mail_subject, message)
