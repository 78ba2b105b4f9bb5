"""The answers inside a contact-form mail, whichever form program wrote it.

Labels are recognised in many languages, as `label: value`, as a label line above its value, or where the
layout sets them off; what is special to a form program is data (leads.inquiries.form_profiles).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from leads.inquiries.form_lines import FormLine, lines_of_html, lines_of_text
from leads.inquiries.form_profiles import FormWords, words_for, words_for_rows
from leads.inquiries.form_values import Answer, is_person, told_by_values
from leads.inquiries.labels import TELLING, Label, folded
from leads.inquiries.mail import Mail
from leads.inquiries.patterns import late_pattern
from leads.model import Workspace

_INTRO_LINES = 8
_LONG_INTRO = 500
_LONGEST_HTML = 120_000
_LONGEST_QUESTION = 120
_MOST_WORDS_ASKED = 9
_LEAST_SAID = 2
_LONGEST_LABEL = 6
"""Blanks in a label that is no question."""
_LONGEST_SHORTENED = 10
"""Letters of a label that ends in a dot: "Tlf.", "Postnr."."""
_LONGEST_PREFACE = 30
"""Lines that a program writes above the first label."""

_PAIR = late_pattern(
    r"^\s*[*•>\-–_|·▪■◆●▶✓☑#]*\s*(?P<label>[^:：=\t\n]{1,100}?)\s*[*_]*\s*(?:[:：=]|\t)[*_\s]*(?P<value>.*)$"
)
_HAS_PAIR = late_pattern(r"[:：=\t]")
_SET_OFF = late_pattern(
    r"^\s*(?:[\[【〔「『](?P<inner>[^\]】〕」』\n]{1,60})[\]】〕」』]\s*[:：]?\s*(?P<beside>.*)"
    r"|(?P<label>[^\s:].{0,50}?)(?:\s+(?:[-–—|]|[=-]>|»)\s+|\s{3,}|\s*\.{3,}\s*)(?P<value>\S.*))$"
)
"""Other ways to set a label off: [label] value, label - value, label     value, label.....: value."""
_ASKED = late_pattern(r"^\s*(?P<label>[^?？]{3,80}\s?[?？])\s+(?P<value>\S.*)$")
"""A question with its answer behind it."""
_RULE = late_pattern(r"^\s*(?:[-–—_=*~#+.]\s?){2,}\s*$")
"""A line drawn across the page."""
_ADDRESS = late_pattern(r"[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+")
_NAME_AND_ADDRESS = late_pattern(r"^(?P<name>[^<>@]{0,100}?)\s*<(?P<email>[^<>\s]+@[^<>\s]+)>")
_FROM_WORDS = frozenset(
    [
        "from",
        "von",
        "de",
        "da",
        "van",
        "od",
        "fran",
        "fra",
        "kimden",
        "lahettaja",
        "od:",
        "差出人",
        "送信者",
        "от",
        "від",
        "feladó",
        "de:",
        "von:",
        "寄件者",
        "보낸사람",
    ]
)
_QUOTED_HEADER = frozenset(
    [
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
    ]
)
_MACHINE = late_pattern(
    r"(?i)^(?:wordpress|no-?_?reply|do-?not-?reply|noreply|web(?:site|form|master|shop|mail|server)?|forms?|"
    r"formul[aá]r\w*|kontakt(?:formular)?|contact(?:form)?|contacto?|mailer|robot|"
    r"notif\w*|submissions?|hello|info|www(?:-data)?|apache|form-submission|forms-receipts-noreply|"
    r"formulier\w*|lomake|skjema|anfrage\w*|site|automat\w*|system|server|bot)(?:[+.-][\w.+-]*)?@"
)
_NOBODY = late_pattern(
    r"(?i)^(?:wordpress|no-?_?reply|do-?not-?reply|noreply|mailer|robot|notif\w*|submissions?|www(?:-data)?|apache|"
    r"form-submission|forms-receipts-noreply|automat\w*|server|bot|web(?:site|form|server)|forms?)(?:[+.-][\w.+-]*)?@"
)
_VENDOR = late_pattern(
    r"(?i)@(?:[\w.-]+\.)?(?:typeform|jotform|squarespace|wix|wixforms|wix-forms|wixsite|webflow|"
    r"formspree|netlify|hubspot|wufoo|cognitoforms|"
    r"formstack|google|google-forms|123formbuilder|paperform|tally|getform|basin|formsubmit|elementor|"
    r"weebly|strato|jimdo|ionos|fluentforms|shopify|microsoft|zohoforms|formcarry|formester|web3forms)\b"
)
_LINK = late_pattern(
    r"\s*(?:<(?:mailto:|tel:|https?:)[^<>\s]{1,300}>|\((?:mailto|tel):[^()\s]{1,200}\))",
    re.IGNORECASE,
)
_MARKDOWN_LINK = late_pattern(r"\[([^\]\n]{1,200})\]\((?:mailto|tel|https?):[^()\s]{1,300}\)")
_SIGNED_LINES, _SIGNED_LETTERS = 4, 120
_LONG_ANSWERS = frozenset({Label.MESSAGE, Label.ADDRESS, None})
_SEVERAL_LINES = _LONG_ANSWERS | {Label.INTEREST, Label.PLACE}
_SUBSTANCE = frozenset(
    {Label.NAME, Label.FIRST_NAME, Label.LAST_NAME, Label.MESSAGE, Label.SUBJECT}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormAnswers:
    """What a visitor answered.

    Attributes:
        answers: In the form's order; label None where we do not know the question.
        loose: Text of the mail that belongs to no question (introduction left out).
        program: The form programs whose marks the mail bears, or the team's own profile; "" when none.
        mark: What it was known by.
    """

    answers: tuple[Answer, ...]
    loose: str = ""
    program: str = ""
    mark: str = ""

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

    def all(self, *labels: Label) -> list[Answer]:
        """Every answered question of these, in the form's order."""
        return [answer for answer in self.answers if answer.label in labels and answer.value]


def form_in(mail: Mail, text: str, ours: Workspace, html: str = "") -> FormAnswers | None:
    """The form a mail carries; None when it is a person's free text.

    A signature also has "Tel:" and "E-Mail:" lines, so a form needs an address (or Reply-To), a name or
    message, and either the marks of a form program or labels where a letter would begin.
    Where there is HTML, its layout tells better than the text where an answer ends.
    """
    if "@" not in text and not _is_sent_by_program(mail):
        return None
    read = _read(mail, lines_of_text(text), words_for_rows(ours.labels))
    told = _said(read)
    if not (told or ours.form_profiles) or (
        len(told) < _LEAST_SAID and not _is_sent_by_program(mail) and not ours.form_profiles
    ):
        return None
    words = words_for(mail, text, ours.labels, ours.form_profiles)
    if words.profiles:
        read = _read(mail, lines_of_text(text), words)
    if html and len(html) < _LONGEST_HTML and (_is_form(mail, read, words) or not _said(read)):
        laid_out = _read(mail, lines_of_html(html), words)
        is_all = "text/plain" not in mail.part_types and _is_form(mail, laid_out, words)
        if is_all or len(_said(laid_out)) >= len(_said(read)):
            read = laid_out
    return read.form if _is_form(mail, read, words) else None


def _said(read: _Reader) -> set[Label | None]:
    return {
        answer.label for answer in read.form.answers if answer.value and answer.label in TELLING
    }


def _is_form(mail: Mail, read: _Reader, words: FormWords) -> bool:
    form, labels = read.form, _said(read)
    reaches = bool(address_in(form)) or _reply_to_visitor(mail)
    if words.profiles and labels and (reaches or labels & {Label.PHONE, Label.MOBILE}):
        return bool(labels & _SUBSTANCE) or len(labels) > 1
    if len(labels) < 2 or not labels & _SUBSTANCE:
        return False
    if _is_sent_by_program(mail) and (reaches or labels & {Label.PHONE, Label.MOBILE}):
        return True
    if not reaches:
        return False
    starts_like_form = read.lines_before < _INTRO_LINES and read.letters_before < _LONG_INTRO
    return starts_like_form and (len(labels) >= 3 or Label.MESSAGE in labels)


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
    if name and last and not first and last.lower() not in name.lower():
        return f"{name} {last}"
    words = _NAME_AND_ADDRESS.sub(r"\g<name>", name or " ".join(filter(None, (first, last))))
    bare = _ADDRESS.sub("", words)
    return bare.strip(" \"'<>()-–|,") if bare != words else words.strip(" \"'")


def _reply_to_visitor(mail: Mail) -> bool:
    return bool(mail.reply_to and mail.reply_to[0].email not in {"", mail.sender.email})


def _is_sent_by_program(mail: Mail) -> bool:
    """The marks of a form program in the headers."""
    return bool(
        _MACHINE.match(mail.sender.email) or _reply_to_visitor(mail) or _is_surely_programs(mail)
    )


def _is_surely_programs(mail: Mail) -> bool:
    """The same, but for what a person's mail may have, too: a mailbox called info, another address for answers."""
    return bool(
        _NOBODY.match(mail.sender.email)
        or _VENDOR.search(mail.sender.email)
        or mail.header("X-PHP-Originating-Script")
        or mail.header("X-PHP-Script")
        or mail.header("X-WPCF7-Content-Type")
        or "phpmailer" in mail.header("X-Mailer").lower()
    )


def _read(mail: Mail, lines: Sequence[FormLine], words: FormWords) -> _Reader:
    is_programs = _is_sent_by_program(mail) or bool(words.profiles)
    preface = _LONGEST_PREFACE if is_programs else _INTRO_LINES
    is_surely = _is_surely_programs(mail)
    reader = _Reader(lines, words, _brands_of(mail, words), preface, is_programs=is_surely)
    reader.read()
    return reader


def _brands_of(mail: Mail, words: FormWords) -> frozenset[str]:
    """What the form program calls itself, in lower case: as its profile does, and as its address does."""
    named = {folded(name).split()[0] for name in words.profiles}
    if _VENDOR.search(mail.sender.email):
        parts = mail.sender.email.rpartition("@")[2].split(".")[:-1]
        named |= {part for part in parts if len(part) > 3 and part not in _COMMON_HOSTS}
    return frozenset(named)


_COMMON_HOSTS = frozenset({"mail", "forms", "form", "notifications", "email", "mailer", "example"})


class _Reader:
    """Walks the lines once, opening an answer at each label and filling it until the next."""

    def __init__(
        self,
        lines: Sequence[FormLine],
        words: FormWords,
        brands: frozenset[str],
        preface: int,
        *,
        is_programs: bool,
    ) -> None:
        """`preface`: how many lines may stand above the first label; `is_programs`: a program sent them."""
        self.lines = lines
        self.words = words
        self.answers: list[Answer] = []
        self.loose: list[str] = []
        self.lines_before = 0
        self.letters_before = 0
        self._early: list[Answer] = []
        self._filling: list[str] | None = None
        self._open: Answer | None = None
        self._is_cf7 = self._has_sender_line()
        self._brands = brands
        self._preface = preface
        self._is_programs = is_programs
        self._unplaced: list[Answer] = []

    @property
    def form(self) -> FormAnswers:
        return FormAnswers(
            answers=tuple(self.answers),
            loose="\n".join(self.loose).strip(),
            program=", ".join(self.words.profiles),
            mark=self.words.mark,
        )

    def read(self) -> None:
        for at, line in enumerate(self.lines):
            if self.answers or self._open is not None:
                if self._ends(line, at):
                    if not self._goes_on(at):
                        break
                    self._close()
                    continue
                if self.words.leaves_out.match(line.text) and not line.heading:
                    continue
            elif self.lines_before > self._preface:
                break
            self._take(line, at)
        self._close()
        if self._is_programs:
            self._look_at_values()

    def _look_at_values(self) -> None:
        """Give answers to unheard-of questions their meaning; of those above the first known one, no others stay."""
        told = told_by_values([*self._unplaced, *self.answers])
        early = len(self._unplaced)
        self.answers = [*(one for one in told[:early] if one.label), *told[early:]]

    def _ends(self, line: FormLine, at: int) -> bool:
        """Whether a line is where the program begins to speak."""
        if line.heading:
            return self._meaning(line.heading) is None and self.words.ends_at.match(line.heading)
        if _RULE.match(line.text) or self.words.team_ends_at.match(line.text):
            return True
        pair = self._pair(line.text)
        if pair and self._meaning(pair[0]) in TELLING:
            return False
        if not (line.is_link or self._is_free(at)):
            return False
        return self.words.ends_at.match(line.text) or self._is_signed_by_program(at)

    def _is_signed_by_program(self, at: int) -> bool:
        """Whether the mail's last lines, from this one, name the form program ("Thanks, The Webflow Team")."""
        if not self._brands:
            return False
        rest = [one.text for one in self.lines[at : at + 12] if one.text.strip()]
        if not 0 < len(rest) <= _SIGNED_LINES:
            return False
        first = " ".join(rest[: 2 if rest[0].rstrip().endswith((",", "!")) else 1])
        return len(first) < _SIGNED_LETTERS and not self._brands.isdisjoint(folded(first).split())

    def _is_free(self, at: int) -> bool:
        """Whether a line stands apart from the visitor's words: no message is open, or a blank line is above."""
        in_message = self._open is not None and self._open.label in _LONG_ANSWERS
        if not in_message or not self._filling:
            return True
        above = self.lines[at - 1] if at else None
        return above is None or not above.text.strip() or bool(_RULE.match(above.text))

    def _goes_on(self, at: int) -> bool:
        """Whether the form asks something behind a line that looks like its end."""
        known = {answer.label for answer in self.answers} | {
            self._open.label if self._open else None
        }
        for line in self.lines[at + 1 : at + 40]:
            heading = line.heading
            if not heading and (pair := self._pair(line.text)):
                heading = pair[0]
            elif not heading and len(line.text) < 40:
                heading = line.text
            label = self._meaning(heading) if heading.strip() else None
            if label in TELLING and label not in known:
                return True
        return False

    def _take(self, line: FormLine, at: int) -> None:
        if line.heading:
            self._take_set_off(line)
            return
        text = line.text
        pair = self._pair(text)
        label = self._meaning(pair[0]) if pair else None
        if pair and label and not self._is_said_in_message(label, at):
            self._start(label, pair[0], pair[1], text)
        elif (bare := self._bare_label(text, at)) and not self._is_said_in_message(bare, at):
            self._start(bare, text, "", text)
        elif self._is_bare_question(text, at):
            self._start(None, text, "", text)
        elif pair and self._is_unknown_question(pair[0]):
            self._start(None, pair[0], pair[1], text)
        elif self._filling is not None and not (line.is_link and self._filling):
            self._fill(text)
        elif text.strip() and not line.is_link:
            self._early.clear()
            self._keep_unplaced(pair, text)
            self.lines_before += not self.answers
            self.letters_before += 0 if self.answers else len(text)
            if self.answers:
                self.loose.append(text)

    def _keep_unplaced(self, pair: tuple[str, str] | None, text: str) -> None:
        """A line above the first known label that may answer a question: "Wer: Ana Pohl", or a name alone."""
        if self.answers or not self._is_programs:
            return
        if pair and pair[1].strip() and len(pair[0].split()) <= _MOST_WORDS_ASKED:
            heading, value = pair[0].strip(" *_."), pair[1].strip()
        elif is_person(text.strip()):
            heading, value = "", text.strip()
        else:
            return
        value = self._tidied(value)
        self._unplaced.append(Answer(label=None, heading=heading, value=value, line=text.strip()))

    def _take_set_off(self, line: FormLine) -> None:
        """A question that the layout sets off."""
        label = self._meaning(line.heading)
        shown = f"{line.heading}: {line.text}".strip()
        if label is None and not self.answers and self._open is None:
            if line.closed and line.text:
                self._early.append(
                    Answer(label=None, heading=line.heading, value=line.text, line=shown[:200])
                )
            elif line.text:
                self.lines_before += 1
                self.letters_before += len(line.text)
            return
        if not (self.answers or self._open):
            self.answers += self._early
        self._start(label, line.heading, line.text, shown[:300], closed=line.closed)
        if line.closed and self._open is not None:
            self._close()

    def _meaning(self, heading: str) -> Label | None:
        if self._is_cf7 and folded(heading.strip(" *:")) in _FROM_WORDS:
            return Label.NAME  # Contact Form 7: "From: Ana Lopez <ana@example.org>"
        return self.words.labels.of(heading)

    def _pair(self, text: str) -> tuple[str, str] | None:
        """(label, value) of a line that sets one off; None for any other."""
        if len(text) > 4_000:
            return None
        pair = _PAIR.match(text) if _HAS_PAIR.search(text) else None
        if pair and (self.words.labels.of(pair["label"]) or not _SET_OFF.match(text)):
            return pair["label"], pair["value"]
        asked = _ASKED.match(text) if self._is_programs and pair is None else None
        if asked and self.words.labels.of(asked["label"]) in TELLING:
            return asked["label"], asked["value"]
        other = _SET_OFF.match(text)
        if other:
            label, value = other["inner"] or other["label"], other["beside"] or other["value"] or ""
            if self.words.labels.of(label) in TELLING:
                return label, value
        return (pair["label"], pair["value"]) if pair else None

    def _has_sender_line(self) -> bool:
        """A sender line above a message label, and no header block of a quoted mail."""
        pairs = [_PAIR.match(line.text) for line in self.lines[:40] if not line.heading]
        headings = {pair["label"].strip().lower() for pair in pairs if pair}
        headings |= {line.heading.strip().lower() for line in self.lines[:40] if line.heading}
        return (
            not headings & _QUOTED_HEADER
            and any(folded(word) in _FROM_WORDS for word in headings)
            and any(self.words.labels.of(word) is Label.MESSAGE for word in headings)
        )

    def _bare_label(self, line: str, at: int) -> Label | None:
        """A label alone on its line, with something that is no label below it."""
        bare = line.strip()
        if bare.count(" ") > _LONGEST_LABEL and bare[-1:] not in "?:)*：？":
            return None
        if len(bare) > 90 or bare.count(" ") > 12 or bare.endswith(("!", ",")) or not bare:
            return None
        if bare.endswith(".") and len(bare) > _LONGEST_SHORTENED:
            return None
        label = self.words.labels.of(bare)
        if label is None:
            return None
        below = next(
            (one for one in self.lines[at + 1 : at + 3] if one.text.strip() or one.heading), None
        )
        if below is None or below.heading:
            return None
        said = below.text.strip()
        pair = self._pair(said)
        is_label = self.words.labels.of(said) in TELLING or (
            pair is not None and self._meaning(pair[0]) in TELLING and label is not Label.ADDRESS
        )
        return None if is_label else label

    def _is_said_in_message(self, label: Label, at: int) -> bool:
        """A label inside the message may be the visitor's own word: one answered before, or with prose behind it."""
        if self._open is None or self._open.label is not Label.MESSAGE or not self._filling:
            return False
        if label in {Label.FOOTER, Label.TIMESTAMP, Label.IGNORED}:
            return bool(self._filling[-1].strip()) and not self._form_follows(at)
        if any(answer.label is label for answer in self.answers) or label is Label.MESSAGE:
            return not (label is Label.MESSAGE and self._form_follows(at))
        return not self._form_follows(at)

    def _form_follows(self, at: int) -> bool:
        """Whether what comes after this line is the form's: its next label, its foot, or nothing."""
        below = [one for one in self.lines[at + 1 : at + 12] if one.text.strip() or one.heading]
        for one in below[:2]:
            if one.heading or _RULE.match(one.text) or self.words.ends_at.match(one.text):
                return True
            pair = self._pair(one.text)
            if pair and self._meaning(pair[0]):
                return True
            if self.words.labels.of(one.text.strip()):
                return True
        return len(below) < 2

    def _is_bare_question(self, line: str, at: int) -> bool:
        """An unknown question alone on its line, between answered ones ("How many people are you?")."""
        if len(line) > _LONGEST_QUESTION or not self.answers or not line.strip():
            return False
        in_message = self._open is not None and self._open.label is Label.MESSAGE
        if in_message or not at or self.lines[at - 1].text.strip():
            return False
        return line.rstrip().endswith("?") or (self._is_programs and self._heads_block(line, at))

    def _heads_block(self, line: str, at: int) -> bool:
        """A line with one other below it, set apart from what is above and below: a question and its answer."""
        below = [one.text.strip() for one in self.lines[at + 1 : at + 3]]
        stands_apart = len(below) > 0 and bool(below[0]) and not any(below[1:])
        return stands_apart and line.strip()[-1] not in ".!," and "@" not in line

    def _is_unknown_question(self, heading: str) -> bool:
        heading = heading.strip()
        if not self.answers and self._open is None:
            return False
        if self._open is not None and self._open.label is Label.MESSAGE:
            return False
        return (
            1 <= len(heading.split()) <= _MOST_WORDS_ASKED
            and heading[0].isalpha()
            and not heading.lower().startswith("http")
        )

    def _start(
        self, label: Label | None, heading: str, value: str, line: str, *, closed: bool = False
    ) -> None:
        self._close()
        value = value.strip().strip("*_").replace("\t", " ").strip()
        self._open = Answer(
            label=label, heading=heading.strip(" *_:："), value="", line=line.strip()
        )
        self._filling = [value] if value else []
        if closed or (value and label not in _LONG_ANSWERS):
            self._close()

    def _fill(self, line: str) -> None:
        assert self._filling is not None
        assert self._open is not None
        has_several = self._open.label in _SEVERAL_LINES
        if not line.strip() and (not self._filling or not has_several):
            return
        if not line.strip() and self._open.label is not Label.MESSAGE:
            self._close()
            return
        self._filling.append(line.rstrip())
        if not has_several:
            self._close()

    def _close(self) -> None:
        if self._open is not None and self._filling is not None:
            value = self._tidied("\n".join(self._filling).strip())
            line = (
                self._open.line
                if not value or value[:20] in self._open.line
                else f"{self._open.line} {value[:80]}"
            )
            answer = replace(self._open, value=value, line=line.strip())
            self.answers += self._opened_up(answer)
        self._open = self._filling = None

    def _tidied(self, value: str) -> str:
        """Without the link behind an address, and nothing where it says that there is no answer."""
        bare = _MARKDOWN_LINK.sub(r"\1", value)
        bare = _LINK.sub("", bare).strip() or bare.strip("<> ")
        return "" if folded(bare) in self.words.blank else bare

    def _opened_up(self, answer: Answer) -> list[Answer]:
        """An answer with labels in it (an address field's "City: Chicago") as the answers it holds."""
        if answer.label not in {Label.ADDRESS, Label.NAME, Label.PLACE} or "\n" not in answer.value:
            return [answer]
        inner = []
        for line in answer.value.split("\n"):
            pair = _PAIR.match(line)
            label = self.words.labels.of(pair["label"]) if pair else None
            if pair is None or label is None:
                return [answer]
            value = self._tidied(pair["value"].strip())
            inner.append(
                Answer(label=label, heading=pair["label"].strip(), value=value, line=line.strip())
            )
        return inner
