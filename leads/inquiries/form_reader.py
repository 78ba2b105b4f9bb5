"""Walks the lines of a form mail once, opening an answer at each question and filling it until the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from leads.inquiries.form_answers import FormAnswers
from leads.inquiries.form_lines import FormLine
from leads.inquiries.form_profiles import FormWords
from leads.inquiries.form_questions import RULE, Questions, parted
from leads.inquiries.form_senders import brands_of, is_sent_by_program, is_surely_programs
from leads.inquiries.form_values import Answer, is_person, tidied, told_by_values
from leads.inquiries.labels import TELLING, Label, folded
from leads.inquiries.mail import Mail
from leads.inquiries.patterns import late_pattern

_SENTENCE_ENDS = late_pattern(r"[.!?…。！？]\s+\S|\S\s*¿")
"""Several sentences are no question of a form's."""

INTRO_LINES = 8
"""Lines that a person's letter may have above its first label, to be taken for a form."""
_LONGEST_PREFACE = 30
"""Lines that a program writes above the first label."""
_LONGEST_QUESTION = 120
_MOST_WORDS_ASKED = 9
_HOST = late_pattern(r"https?://([\w.-]+)", re.IGNORECASE)
_FEW_WORDS = 3
_SURE_BLOCKS = 3
"""Labels alone on their lines, after which every line that stands so is one."""
_HEADING_WORDS = 5
_NOTE = "※"
"""Begins a remark of the page in East Asian mails, never a visitor's sentence."""
_SIGNED_LINES, _SIGNED_LETTERS = 4, 120
_LONG_ANSWERS = frozenset({Label.MESSAGE, Label.ADDRESS, None})
_SEVERAL_LINES = _LONG_ANSWERS | {Label.INTEREST, Label.PLACE}


def read_form(mail: Mail, lines: Sequence[FormLine], words: FormWords) -> FormReader:
    """A mail's lines, read as a form's."""
    is_programs = is_sent_by_program(mail) or bool(words.profiles)
    preface = _LONGEST_PREFACE if is_programs else INTRO_LINES
    is_surely = is_surely_programs(mail)
    house = mail.sender.email.rpartition("@")[2]
    reader = FormReader(
        parted(lines, words),
        words,
        brands_of(mail, words),
        preface,
        house=house,
        is_programs=is_surely,
    )
    reader.read()
    return reader


class FormReader:
    """Walks the lines once, opening an answer at each label and filling it until the next."""

    def __init__(
        self,
        lines: Sequence[FormLine],
        words: FormWords,
        brands: frozenset[str],
        preface: int,
        *,
        house: str,
        is_programs: bool,
    ) -> None:
        """`preface`: how many lines may stand above the first label; `house`: the sender's domain; `is_programs`:
        a program sent them.
        """
        self.lines = lines
        self.words = words
        self.answers: list[Answer] = []
        self.loose: list[str] = []
        self.lines_before = 0
        self.letters_before = 0
        self._early: list[Answer] = []
        self._filling: list[str] | None = None
        self._open: Answer | None = None
        self._questions = Questions(lines, words, is_programs=is_programs)
        self._brands = brands
        self._preface = preface
        self._house = house
        self._blocks = 0
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
                    if not self._questions.ask_on(at, self._known):
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

    @property
    def _known(self) -> set[Label | None]:
        """What is asked already, the open question among it."""
        return {answer.label for answer in self.answers} | {
            self._open.label if self._open else None
        }

    def _look_at_values(self) -> None:
        """Give answers to unheard-of questions their meaning; of those above the first known one, no others stay."""
        told = told_by_values([*self._unplaced, *self.answers])
        early = len(self._unplaced)
        self.answers = [*(one for one in told[:early] if one.label), *told[early:]]

    def _ends(self, line: FormLine, at: int) -> bool:
        """Whether a line is where the program begins to speak."""
        if line.heading:
            return self._questions.meaning(line.heading) is None and self.words.ends_at.match(
                line.heading
            )
        if RULE.match(line.text) or self.words.team_ends_at.match(line.text):
            return True
        pair = self._questions.pair(line.text)
        if pair and self._questions.meaning(pair[0]) in TELLING:
            return False
        return self._is_underlined(at) or self._is_programs_line(line, at)

    def _is_programs_line(self, line: FormLine, at: int) -> bool:
        """Whether a line that stands apart from the visitor's words is worded or set as the program's own."""
        is_free = self._is_free(at)
        if (line.is_link and self._is_button(at)) or (line.is_faint and is_free):
            return True
        if not (line.is_link or line.is_faint or is_free or line.text.startswith(_NOTE)):
            return False
        if self._has_blank_above(at) and self._leads_home(line.text, at):
            return True
        return self.words.ends_at.match(line.text) or self._is_signed_by_program(at)

    def _leads_home(self, text: str, at: int) -> bool:
        """Whether one of the mail's last lines names a page of its sender's house, in words of its own."""
        if not self._house or "://" not in text or len(text.split()) < _FEW_WORDS:
            return False
        hosts = [found[1].lower() for found in _HOST.finditer(text)]
        is_last = sum(bool(one.text.strip()) for one in self.lines[at + 1 :]) < _SIGNED_LINES
        return is_last and any(host.endswith(self._house) for host in hosts)

    def _is_underlined(self, at: int) -> bool:
        """Whether a line heads a section of its own: short, a blank line above, a rule below it."""
        text, below = self.lines[at].text.strip(), self.lines[at + 1 : at + 2]
        if not text or not below or len(text.split()) > _HEADING_WORDS or not self._is_free(at):
            return False
        return bool(RULE.match(below[0].text)) and self._questions.meaning(text) not in TELLING

    def _is_button(self, at: int) -> bool:
        """Whether nothing but a link stands apart behind the message, with words of its own and no address."""
        text = self.lines[at].text
        in_message = self._open is not None and self._open.label is Label.MESSAGE
        return in_message and bool(self._filling) and self._is_free(at) and "." not in text

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
        return self._has_blank_above(at)

    def _has_blank_above(self, at: int) -> bool:
        above = self.lines[at - 1] if at else None
        return above is None or not above.text.strip() or bool(RULE.match(above.text))

    def _take(self, line: FormLine, at: int) -> None:
        if line.heading:
            self._take_set_off(line)
            return
        text = line.text
        pair = self._questions.pair(text)
        label = self._questions.meaning(pair[0]) if pair else None
        if pair and label and not self._is_said_in_message(label, at):
            self._start(label, pair[0], pair[1], text)
        elif (bare := self._questions.alone(at)) and not self._is_said_in_message(bare, at):
            self._blocks += 1
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
        value = tidied(value, self.words.blank)
        self._unplaced.append(Answer(label=None, heading=heading, value=value, line=text.strip()))

    def _take_set_off(self, line: FormLine) -> None:
        """A question that the layout sets off."""
        label = self._questions.meaning(line.heading)
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

    def _is_said_in_message(self, label: Label, at: int) -> bool:
        """A label inside the message may be the visitor's own word: one answered before, or with prose behind it."""
        if self._open is None or self._open.label is not Label.MESSAGE or not self._filling:
            return False
        if label in {Label.FOOTER, Label.TIMESTAMP, Label.IGNORED}:
            return bool(self._filling[-1].strip()) and not self._questions.form_follows(at)
        if any(answer.label is label for answer in self.answers) or label is Label.MESSAGE:
            return not (label is Label.MESSAGE and self._questions.form_follows(at))
        return not self._questions.form_follows(at)

    def _is_bare_question(self, line: str, at: int) -> bool:
        """An unknown question alone on its line, between answered ones ("How many people are you?")."""
        if len(line) > _LONGEST_QUESTION or not self.answers or not line.strip():
            return False
        in_message = self._open is not None and self._open.label is Label.MESSAGE
        if in_message or not at or self.lines[at - 1].text.strip() or _SENTENCE_ENDS.search(line):
            return False
        return line.rstrip().endswith("?") or (
            (self._is_programs or self._blocks >= _SURE_BLOCKS) and self._questions.heads_block(at)
        )

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
        is_blank = bool(value) and folded(value) in self.words.blank
        if closed or is_blank or (value and label not in _LONG_ANSWERS):
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
            value = tidied("\n".join(self._filling).strip(), self.words.blank)
            line = (
                self._open.line
                if not value or value[:20] in self._open.line
                else f"{self._open.line} {value[:80]}"
            )
            answer = replace(self._open, value=value, line=line.strip())
            self.answers += self._questions.opened_up(answer)
        self._open = self._filling = None
