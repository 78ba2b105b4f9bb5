"""What a form's visitor signs their message with: many write the message field as they write a letter."""

from __future__ import annotations

from dataclasses import replace

from leads.inquiries.forms.answers import FormAnswers
from leads.inquiries.forms.label import Label
from leads.inquiries.forms.names import name_in
from leads.inquiries.forms.values import is_person
from leads.inquiries.mail import Address
from leads.inquiries.people.contacts import Found, contact_of_letter
from leads.inquiries.people.sign_offs import is_sign_off
from leads.inquiries.people.signatures import split_signature
from leads.inquiries.screening.candidates import Candidate
from leads.inquiries.wording.patterns import late_pattern

_FEWEST_LINES = 3
_SIGNED = frozenset({Label.MESSAGE, Label.INTEREST, Label.SUBJECT, None})


def _longest_said(form: FormAnswers) -> str:
    """The answer that people write as a letter: the message, whatever the form calls it."""
    said = [answer.value for answer in form.answers if answer.label in _SIGNED]
    return max((*said, form.loose), key=len, default="")


_SENTENCE = late_pattern(r"[.!?…\n]\s*")
_MOST_NAMES = 4


def name_said_last(form: FormAnswers) -> tuple[str, str]:
    """The whole name behind the closing words of a message's last line, and these words; ("", "") where there is none.

    As in "When will it be back? Best wishes, Ana Pohl".
    """
    last = _SENTENCE.split(_longest_said(form).strip(" .!\n"))[-1].strip()
    words = last.split()
    for count in range(2, min(_MOST_NAMES, len(words) - 1) + 1):
        closing, name = " ".join(words[:-count]), " ".join(words[-count:])
        if is_sign_off(closing) and is_person(name):
            return name, last
    return "", ""


def signed_in_message(form: FormAnswers, candidate: Candidate, email: str, language: str) -> Found:
    """The contact as the message's signature tells it; nothing where it has none. `email` is the visitor's."""
    message = _longest_said(form)
    if message.count("\n") < _FEWEST_LINES - 1:
        return Found()
    name = name_in(form, language)
    signed = split_signature(message, "", name, email)
    if not signed.signature or signed.body == message.strip():
        return Found()
    mail = replace(candidate.mail, sender=Address(name, email), reply_to=(), subject="")
    letter = replace(candidate, mail=mail, written=message)
    found = contact_of_letter(letter, signed, language)
    shown = "\n".join(signed.signature)
    # What the address or the form tells is the form's to say; here counts what stands in the signature.
    kept = [one for one in found.evidence if one.line.strip() and one.line.strip()[:60] in shown]
    return Found(told=found.told, evidence=kept)
