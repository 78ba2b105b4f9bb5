"""The answers inside a contact-form mail, whichever form program wrote it.

No profiles: labels are recognised in many languages, as `label: value`, as a label line above its value,
or as the two columns of a table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from leads.inquiries.labels import Label, label_of
from leads.inquiries.mail import Mail

MAX_LINES = 600
_INTRO_LINES = 8
_LONG_INTRO = 500

_PAIR = re.compile(
    r"^\s*[*•>\-–_|]*\s*(?P<label>[^:：=\t\n]{1,60}?)\s*[*_]*\s*(?:[:：=]|\t)[*_\s]*(?P<value>.*)$"
)
_HAS_PAIR = re.compile(r"[:：=\t]")
_END = re.compile(
    r"(?i)^\s*(?:--+|__+|==+)\s*$|e-?mail (?:was|is) sent (?:from|via)|mail is sent via|sent via form submission|"
    r"this (?:e-?mail|message|submission) was sent|diese e-?mail wurde (?:von|über|gesendet)|"
    r"wurde über das kontaktformular|"
    r"cet e-?mail a été envoyé|este (?:mensaje|correo) (?:se ha enviado|fue enviado)|questa e-?mail è stata inviata|"
    r"deze e-?mail (?:is|werd) verzonden|reply (?:directly )?to this (?:e-?mail|message)|"
    r"manage (?:your )?submissions|"
    r"^\s*(?:gesendet von|sent from|envoyé depuis|enviado desde|inviato da|"
    r"verzonden via) (?:https?://)?[\w-]+(?:\.[\w-]+)+\s*$|log in to view|"
    r"view (?:this )?(?:submission|entry|response)s?\b|unsubscribe|"
    r"you (?:are receiving|received) this|powered by|spam\? |"
    r"e-posten er sendt fra|detta (?:mejl|meddelande) skickades|wiadomość została wysłana"
)
_ADDRESS = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+")
_NAME_AND_ADDRESS = re.compile(r"^(?P<name>[^<>@]{0,100}?)\s*<(?P<email>[^<>\s]+@[^<>\s]+)>")
_FROM_WORDS = frozenset({"from", "von", "de", "da", "van"})
_QUOTED_HEADER = frozenset(
    {
        "to",
        "an",
        "à",
        "para",
        "a",
        "aan",
        "sent",
        "gesendet",
        "envoyé",
        "enviado",
        "inviato",
        "verzonden",
    }
)
_MACHINE = re.compile(
    r"(?i)^(?:wordpress|no-?reply|do-?not-?reply|noreply|web(?:site|form|master)?|forms?|"
    r"formular|kontakt(?:formular)?|contact(?:form)?|mailer|"
    r"notifications?|submissions?|hello|info|www-data|apache|form-submission|forms-receipts-noreply)@"
)
_VENDOR = re.compile(
    r"(?i)@(?:[\w.-]+\.)?(?:typeform|jotform|squarespace|wix|wixforms|wixsite|webflow|"
    r"formspree|netlify|hubspot|wufoo|cognitoforms|"
    r"formstack|google|123formbuilder|paperform|tally|getform|basin|formsubmit|elementor|"
    r"weebly|strato|jimdo|ionos|fluentforms)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answered question. `line` is the line it was read from."""

    label: Label | None
    heading: str
    value: str
    line: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormAnswers:
    """What a visitor answered.

    Attributes:
        answers: In the form's order; label None where we do not know the question.
        loose: Text of the mail that belongs to no question (introduction left out).
    """

    answers: tuple[Answer, ...]
    loose: str = ""

    def get(self, *labels: Label) -> Answer | None:
        """The first answered question of these, tried in turn."""
        for label in labels:
            for answer in self.answers:
                if answer.label is label and answer.value:
                    return answer
        return None

    def value(self, *labels: Label) -> str:
        answer = self.get(*labels)
        return answer.value if answer else ""


def form_in(mail: Mail, text: str) -> FormAnswers | None:
    """The form a mail carries; None when it is a person's free text.

    A signature also has "Tel:" and "E-Mail:" lines, so a form needs an address (or Reply-To), a name or
    message, and either the marks of a form program or labels where a letter would begin.
    """
    if "@" not in text and not _is_sent_by_program(mail):
        return None
    form, first_label, intro = _answers(text)
    labels = {answer.label for answer in form.answers if answer.value} - {None, Label.FOOTER}
    if len(labels) < 2 or not labels & {
        Label.NAME,
        Label.FIRST_NAME,
        Label.LAST_NAME,
        Label.MESSAGE,
        Label.SUBJECT,
    }:
        return None
    if _is_sent_by_program(mail) and (
        address_in(form) or _reply_to_visitor(mail) or labels & {Label.PHONE, Label.MOBILE}
    ):
        return form
    if not (address_in(form) or _reply_to_visitor(mail)):
        return None
    starts_like_form = first_label < _INTRO_LINES and intro < _LONG_INTRO
    return form if starts_like_form and (len(labels) >= 3 or Label.MESSAGE in labels) else None


def address_in(form: FormAnswers) -> str:
    """The visitor's e-mail address as the form says it; "" when it does not."""
    for answer in form.answers:
        if answer.label in {Label.EMAIL, Label.NAME} and (found := _ADDRESS.search(answer.value)):
            return found[0].lower()
    return ""


def name_in(form: FormAnswers) -> str:
    """First and last name together, however the form splits them."""
    first, last, name = (
        form.value(label) for label in (Label.FIRST_NAME, Label.LAST_NAME, Label.NAME)
    )
    if first and (last or name) and first.lower() not in (last or name).lower():
        return f"{first} {last or name}"
    words = _NAME_AND_ADDRESS.sub(r"\g<name>", name or " ".join(filter(None, (first, last))))
    bare = _ADDRESS.sub("", words)
    return bare.strip(" \"'<>()-–") if bare != words else words.strip(" \"'")


def _reply_to_visitor(mail: Mail) -> bool:
    return bool(mail.reply_to and mail.reply_to[0].email not in {"", mail.sender.email})


def _is_sent_by_program(mail: Mail) -> bool:
    """The marks of a form program in the headers."""
    return bool(
        _MACHINE.match(mail.sender.email)
        or _VENDOR.search(mail.sender.email)
        or _reply_to_visitor(mail)
        or mail.header("X-PHP-Originating-Script")
        or mail.header("X-PHP-Script")
        or mail.header("X-WPCF7-Content-Type")
        or "phpmailer" in mail.header("X-Mailer").lower()
    )


def _answers(text: str) -> tuple[FormAnswers, int, int]:
    """The answers, how many lines stood above the first one, and how many letters those had."""
    reader = _FormReader(text.split("\n")[:MAX_LINES])
    reader.read()
    form = FormAnswers(answers=tuple(reader.answers), loose="\n".join(reader.loose).strip())
    return form, reader.lines_before, reader.letters_before


class _FormReader:
    """Walks the lines once, opening an answer at each label and filling it until the next."""

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.answers: list[Answer] = []
        self.loose: list[str] = []
        self.lines_before = 0
        self.letters_before = 0
        self._filling: list[str] | None = None
        self._open: Answer | None = None

    def read(self) -> None:
        for at, line in enumerate(self.lines):
            if self.answers and _END.search(line):
                break
            self._take(line, at)
        self._close()

    def _take(self, line: str, at: int) -> None:
        pair = _PAIR.match(line) if len(line) < 4_000 and _HAS_PAIR.search(line) else None
        label = self._label(pair["label"]) if pair else None
        if pair and label and not self._is_said_in_message(label):
            self._start(label, pair["label"], pair["value"], line)
        elif (bare := self._bare_label(line, at)) and not self._is_said_in_message(bare):
            self._start(bare, line, "", line)
        elif self._is_bare_question(line, at):
            self._start(None, line, "", line)
        elif pair and self._is_unknown_question(pair):
            self._start(None, pair["label"], pair["value"], line)
        elif self._filling is not None:
            self._fill(line)
        elif line.strip():
            self.lines_before += not self.answers
            self.letters_before += 0 if self.answers else len(line)
            if self.answers:
                self.loose.append(line)

    def _label(self, heading: str) -> Label | None:
        if heading.strip().lower() in _FROM_WORDS and self._is_cf7():
            return Label.NAME  # Contact Form 7: "From: Ana Lopez <ana@example.org>"
        return label_of(heading)

    def _is_cf7(self) -> bool:
        """A sender line above a message label, and no header block of a quoted mail."""
        pairs = [pair for pair in map(_PAIR.match, self.lines[:40]) if pair]
        headings = {pair["label"].strip().lower() for pair in pairs}
        return not headings & _QUOTED_HEADER and any(
            label_of(word) is Label.MESSAGE for word in headings
        )

    def _bare_label(self, line: str, at: int) -> Label | None:
        """A label alone on its line, with something that is no label below it."""
        if (
            len(line) > 60
            or line.count(" ") > 6
            or line.rstrip().endswith((".", "!", ","))
            or not line.strip()
        ):
            return None
        label = label_of(line.strip())
        below = next((other for other in self.lines[at + 1 : at + 3] if other.strip()), "")
        return label if label and below and not label_of(below.strip()) else None

    def _is_said_in_message(self, label: Label) -> bool:
        """A label that was answered already, met again inside the message, is the visitor's own words."""
        if self._open is None or self._open.label is not Label.MESSAGE:
            return False
        return any(answer.label is label for answer in self.answers) or (
            label is Label.FOOTER and bool(self._filling) and not self._ends_here()
        )

    def _ends_here(self) -> bool:
        return bool(self._filling) and not self._filling[-1].strip()  # type: ignore[index]  # checked just before

    def _is_bare_question(self, line: str, at: int) -> bool:
        """An unknown question alone on its line, between answered ones ("How many people are you?")."""
        if not line.rstrip().endswith("?") or len(line) > 90 or not self.answers:
            return False
        in_message = self._open is not None and self._open.label is Label.MESSAGE
        return not in_message and at > 0 and not self.lines[at - 1].strip()

    def _is_unknown_question(self, pair: re.Match[str]) -> bool:
        heading = pair["label"].strip()
        if not self.answers and self._open is None:
            return False
        if self._open is not None and self._open.label is Label.MESSAGE:
            return False
        return (
            1 <= len(heading.split()) <= 7
            and heading[0].isalpha()
            and not heading.lower().startswith("http")
        )

    def _start(self, label: Label | None, heading: str, value: str, line: str) -> None:
        self._close()
        value = value.strip().strip("*_").replace("\t", " ").strip()
        self._open = Answer(label=label, heading=heading.strip(" *_:"), value="", line=line.strip())
        self._filling = [value] if value else []
        if value and label not in {Label.MESSAGE, Label.ADDRESS, None}:
            self._close()

    def _fill(self, line: str) -> None:
        assert self._filling is not None
        assert self._open is not None
        is_long = self._open.label in {Label.MESSAGE, Label.ADDRESS, None}
        if not line.strip() and (not self._filling or not is_long):
            return
        if not line.strip() and self._open.label is not Label.MESSAGE:
            self._close()
            return
        self._filling.append(line.rstrip())
        if not is_long:
            self._close()

    def _close(self) -> None:
        if self._open is not None and self._filling is not None:
            value = "\n".join(self._filling).strip()
            line = (
                self._open.line
                if not value or value[:20] in self._open.line
                else f"{self._open.line} {value[:80]}"
            )
            self.answers.append(
                Answer(
                    label=self._open.label,
                    heading=self._open.heading,
                    value=value,
                    line=line.strip(),
                )
            )
        self._open = self._filling = None
