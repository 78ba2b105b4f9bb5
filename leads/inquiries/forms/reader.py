"""Walks the lines of a form mail once, opening an answer at each question and filling it until the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from textwrap import dedent

from leads.inquiries.forms.answers import FormAnswers
from leads.inquiries.forms.drawn_off import drawn_off, said_above
from leads.inquiries.forms.ends import Endings, without_last_word
from leads.inquiries.forms.label import TELLING, Label
from leads.inquiries.forms.labels import folded
from leads.inquiries.forms.lines import FormLine
from leads.inquiries.forms.looks import SPEAKS
from leads.inquiries.forms.parting import parted
from leads.inquiries.forms.preface import Preface
from leads.inquiries.forms.profiles import FormWords
from leads.inquiries.forms.questions import RULE
from leads.inquiries.forms.senders import Marks, Origin, origin_of
from leads.inquiries.forms.speakers import odds_of
from leads.inquiries.forms.standing import Standing
from leads.inquiries.forms.unheard import is_told
from leads.inquiries.forms.values import (
    Answer,
    greets,
    quoted_in,
    shown_heading,
    tidied,
    told_by_values,
    with_choices_apart,
    with_firm_apart,
    with_kinds_apart,
    with_postcodes_apart,
    without_quotes,
)
from leads.inquiries.mail import Mail

INTRO_LINES = 8
"""Lines that a person's letter may have above its first label, to be taken for a form."""
_LONGEST_PREFACE = 30
"""Lines that a program writes above the first label."""
_LONG_ANSWERS = frozenset({Label.MESSAGE, Label.ADDRESS, None})
_NAMES_WRITER = frozenset({Label.NAME, Label.FIRST_NAME, Label.LAST_NAME, Label.EMAIL})
_FEWEST_IN_PROSE = 12
"""Words of an answer that goes on below a blank line."""
_MOST_SILENT = 100
"""Answers that tell nothing, behind which none is looked for that does."""
_ABOUT = frozenset({Label.SUBJECT, Label.INTEREST, None})
_INDENTED = frozenset(" \t")
_SEVERAL_LINES = _LONG_ANSWERS | {Label.INTEREST, Label.SUBJECT}


def read_form(
    mail: Mail,
    marks: Marks,
    lines: Sequence[FormLine],
    words: FormWords,
    *,
    is_anchored: bool = False,
) -> FormReader:
    """A mail's lines, read as a form's. `is_anchored`: the visitor's address was found to answer a question."""
    reader = form_reader(mail, marks, lines, words, is_anchored=is_anchored)
    reader.read()
    return reader


def form_reader(
    mail: Mail,
    marks: Marks,
    lines: Sequence[FormLine],
    words: FormWords,
    *,
    is_anchored: bool = False,
) -> FormReader:
    """A mail's lines, ready to be read as a form's."""
    is_programs = marks.is_programs or bool(words.profiles) or is_anchored
    longest_preface = _LONGEST_PREFACE if is_programs else INTRO_LINES
    is_surely = marks.is_surely_programs or is_anchored
    origin = origin_of(mail, words, is_programs=is_surely)
    return FormReader(parted(lines, words), words, origin, longest_preface)


class FormReader(Standing):
    """Walks the lines once, opening an answer at each label and filling it until the next."""

    def __init__(
        self,
        lines: Sequence[FormLine],
        words: FormWords,
        origin: Origin,
        longest_preface: int,
    ) -> None:
        """`longest_preface`: how many lines may stand above the first label."""
        super().__init__(lines, words, origin)
        self.loose: list[str] = []
        self._endings = Endings(lines, words, self.questions, origin)
        self.preface = Preface(
            self.questions, words, is_programs=origin.is_programs, called=origin.called
        )
        self.longest_preface = longest_preface
        self._walked: list[Answer] = []

    @property
    def asked(self) -> list[Answer]:
        """Every question as it was read, those above the first known one among them."""
        return [*self.preface.unplaced, *self.preface.early, *self._walked]

    @cached_property
    def answered(self) -> FormAnswers:
        """What was read, but for where the program begins to speak."""
        return FormAnswers(
            answers=tuple(with_kinds_apart(self.answers)),
            loose="\n".join(self.loose).strip(),
            program=", ".join(self.words.profiles),
            mark=self.words.mark,
        )

    @property
    def form(self) -> FormAnswers:
        """What was read."""
        return replace(self.answered, foot=self._endings.foot)

    @cached_property
    def said(self) -> frozenset[Label]:
        """The questions with an answer that tells something of the visitor."""
        return _said(self.answers)

    def read(self) -> None:
        for _ in self._walk():
            pass
        self._sort_what_was_said()
        self._walked = self.answers
        if self._is_programs:
            self._look_at_values()

    def tells(self, least: int) -> bool:
        """Whether so many questions are answered; the lines are read no farther than that takes, nor very far.

        What follows takes no answer back: a choice, a firm, a subject get another label each, and a number may turn
        out to be a postcode, which is looked at here.
        """
        for _ in self._walk():
            if len(_said(with_postcodes_apart(self.answers))) >= least:
                return True
            if len(self.answers) > _MOST_SILENT:
                break
        return False

    def _walk(self) -> Iterator[None]:
        """Take line after line; says at each that answers may be there which were not before."""
        for at, line in enumerate(self.lines):
            if self.questions.heads_section(at):
                self._close()
                continue
            if self.answers or self._open is not None:
                if self._ends(line, at):
                    is_said_below = self._is_said_below(at)
                    if not (is_said_below or self.questions.ask_on(at, self._known)):
                        break
                    self._close()
                    if is_said_below:
                        self._open = Answer(label=Label.MESSAGE, heading="", value="", line="")
                        self._filling = []
                    continue
                if self.words.leaves_out.match(line.text) and not line.heading:
                    continue
                if self._is_waiting and RULE.match(line.text):
                    continue
            elif self.preface.lines > self.longest_preface:
                break
            self._take(line, at)
            yield
        self._close()
        yield

    def _sort_what_was_said(self) -> None:
        """Tell a choice from the message beside it; a message that is not asked for may stand above the answers."""
        answers = with_postcodes_apart(without_quotes(self.answers))
        self.answers = with_firm_apart(with_choices_apart(answers))
        if any(one.label is Label.MESSAGE for one in self.answers):
            return
        if self._is_programs and (quoted := quoted_in(self.preface.written)):
            self.answers += quoted
            return
        if self._only_names_writer():
            drawn = drawn_off(self.lines[: self.preface.ends])
            self.answers += drawn or (said_above(self.preface.written) if self._is_programs else [])

    def _only_names_writer(self) -> bool:
        """Whether the answers tell who the writer is, and nothing that they wrote."""
        is_named = any(one.label in _NAMES_WRITER and one.value for one in self.answers)
        return is_named and not any(
            one.label is None and is_told(one.value) for one in self.answers
        )

    def _look_at_values(self) -> None:
        """Give answers to unheard-of questions their meaning; of those above the first known one, no others stay."""
        told = told_by_values([*self.preface.unplaced, *self.answers])
        early = len(self.preface.unplaced)
        self.answers = [*(one for one in told[:early] if one.label), *told[early:]]

    def _is_said_below(self, at: int) -> bool:
        """Whether a line is drawn between the visitor's answers and their message, which nothing then asks for."""
        if not RULE.match(self.lines[at].text) or not self._is_programs:
            return False
        if Label.MESSAGE in self._known or _NAMES_WRITER.isdisjoint(self._known):
            return False
        is_told_above = any(one.label is None and is_told(one.value) for one in self.answers)
        return not is_told_above and self._endings.is_said_below(at)

    def _ends(self, line: FormLine, at: int) -> bool:
        """Whether a line is where the program begins to speak."""
        if self._is_waiting and RULE.match(line.text):
            return False  # drawn between the question and its answer
        if self._is_waiting and self._open is not None and not self._open.line:
            return False  # said below a rule, as was looked at there
        if self._is_message_awaited and odds_of(line.text) < 0:
            return False  # however it begins: "Hey guys"
        is_long = self._open is not None and self._open.label in _LONG_ANSWERS
        is_writing = is_long and bool(self._filling)
        is_message = is_writing and self._open is not None and self._open.label is Label.MESSAGE
        return self._endings.begin(at, is_writing=is_writing, is_message=is_message)

    @property
    def _is_message_awaited(self) -> bool:
        return self._is_waiting and self._open is not None and self._open.label is Label.MESSAGE

    def _take(self, line: FormLine, at: int) -> None:
        if line.heading:
            self._take_set_off(line, at)
            return
        text = line.text
        pair = self.questions.pair(text)
        label = self.questions.asked_by(pair) if pair else None
        if pair and label and not self._is_said_in_message(label, at):
            self._blocks += not pair[1].strip()
            self._start(label, pair[0], pair[1], text)
        elif (bare := self.questions.alone(at)) and not self._is_said_in_message(bare, at):
            self._blocks += 1
            self._start(bare, text, "", text)
        else:
            self._take_unheard(line, pair, at)

    def _take_unheard(self, line: FormLine, pair: tuple[str, str] | None, at: int) -> None:
        """A line without a known label: a question that nobody knows, a further line of an answer, or a loose one."""
        text = line.text
        if not self.answers and self._open is None:
            if text.strip() and not line.is_link:
                self.preface.part()
                self.preface.add(text, pair, at)
        elif self._is_bare_question(text, at) and not self._is_answered_beside(pair, at):
            self._start(None, text, "", text)
        elif pair and (self._is_unknown_question(pair[0]) or self._goes_on(at)):
            self._start(None, pair[0], pair[1], text)
        elif beside := self._is_asked_beside(text, at):
            self._start(None, *beside, text)
        elif reached := self._is_listed_below(text, at):
            self.answers.append(
                Answer(label=reached, heading="", value=text.strip(), line=text.strip())
            )
        elif self._filling is not None and not self._is_button(line):
            self._fill(text, at)
        elif self._goes_on_below(at):
            self._open = replace(self.answers.pop(), label=Label.MESSAGE)
            self._filling = [self._open.value, text.rstrip()]
        elif not line.is_link:
            self._leave_loose(text)

    def _leave_loose(self, text: str) -> None:
        """Keep a line that answers nothing, and one blank line between two of them."""
        if text.strip():
            self.preface.part()
            self.loose.append(text)
        elif self.loose and self.loose[-1]:
            self.loose.append("")

    def _is_answered_beside(self, pair: tuple[str, str] | None, at: int) -> bool:
        """Whether a line is a question of this form with its answer on the same line."""
        return bool(pair and pair[1].strip()) and self.questions.is_of_this_form(at)

    def _take_set_off(self, line: FormLine, at: int) -> None:
        """A question that the layout sets off."""
        label = self.questions.asked_by((line.heading, line.text))
        inner = None if "\n" in line.text else self.questions.pair(line.text)
        told = self.questions.meaning(inner[0]) if inner else None
        if told in (TELLING if label is None else _NAMES_WRITER if label is Label.MESSAGE else ()):
            self._take(FormLine(line.text), at)  # a section's title above its first question
            return
        if label not in TELLING and (asked := self._asked_within(line.text)):
            self._take_set_off(asked, at)
            return
        if label is None and self._are_pairs(line.text):
            for one in line.text.split("\n"):
                self._take(FormLine(one), at)
            return
        if label is None and not self.answers and self._open is None:
            self.preface.add_set_off(line)
            return
        if not (self.answers or self._open):
            self.answers += self.preface.taken()
        said = self._without_links(line.text) if "\n" in line.text else line.text
        shown = f"{line.heading}: {line.text}".strip()
        self._start(label, line.heading, said, shown[:300], closed=line.closed)
        if line.closed and self._open is not None:
            self._close()

    def _asked_within(self, text: str) -> FormLine | None:
        """The question that a cell below a section's title holds, its answer on the next line: "Name: / Ana"."""
        asked, _, answer = text.partition("\n")
        is_one = (
            bool(answer.strip()) and "\n" not in answer and asked.rstrip().endswith((":", "："))
        )
        if not is_one or self.questions.meaning(asked) not in TELLING:
            return None
        return FormLine(answer, heading=asked.rstrip(" :："), closed=True)

    def _without_links(self, answer: str) -> str:
        """An answer of several lines without what the program set into its cell: "Map it", its last word."""
        lines = answer.split("\n")
        kept = [line for line in lines[1:] if not self.words.leaves_out.match(line)]
        return without_last_word("\n".join((lines[0], *kept)), self.words)

    def _start(
        self, label: Label | None, heading: str, value: str, line: str, *, closed: bool = False
    ) -> None:
        self._close()
        value = value.strip().strip("*_").replace("\t", " ").strip()
        self._open = Answer(
            label=label, heading=shown_heading(heading), value="", line=line.strip()
        )
        self._filling = [value] if value else []
        if label in _ABOUT and value and greets(value) and Label.MESSAGE not in self._known:
            self._open = replace(self._open, label=(label := Label.MESSAGE))
        is_blank = bool(value) and folded(value) in self.words.blank
        if closed or is_blank or (value and label not in _LONG_ANSWERS):
            self._close()

    def _fill(self, line: str, at: int) -> None:
        assert self._filling is not None
        assert self._open is not None
        has_several = self._open.label in _SEVERAL_LINES
        if not line.strip() and (not self._filling or not has_several):
            return
        is_unheard = self._open.label is None and Label.MESSAGE not in self._known
        if not line.strip() and is_unheard and (self._is_prose() or self._is_said_on(at)):
            self._open = replace(self._open, label=Label.MESSAGE)
        if not line.strip() and self._open.label is not Label.MESSAGE:
            self._close()
            return
        if is_unheard and not self._filling and greets(line):
            self._open = replace(self._open, label=Label.MESSAGE)
        self._filling.append(line.rstrip())
        if not has_several:
            self._close()

    def _is_prose(self) -> bool:
        """Whether the answer to an unheard-of question is prose, in a form that asks for no message."""
        said = " ".join(self._filling or ())
        is_long = len(said.split()) >= _FEWEST_IN_PROSE and bool(SPEAKS.search(said))
        return is_long and not self._endings.asks_for_message

    def _is_said_on(self, at: int) -> bool:
        """Whether prose stands below the blank line behind a few words, in a form that asks for no message: as behind
        the greeting below "Message body:" in whatever language.
        """
        if not self._is_programs or not self._is_asked_above() or self._endings.asks_for_message:
            return False
        return self._is_prose_below(at) and not self.questions.ask_on(at, self._known)

    def _close(self) -> None:
        if self._open is not None and self._filling is not None:
            said = "\n".join(self._filling)
            if said[:1] in _INDENTED:
                said = dedent(said)
            value = tidied(said.strip(), self.words.blank)
            line = (
                self._open.line
                if not value or value[:20] in self._open.line
                else f"{self._open.line} {value[:80]}"
            )
            label = self._open.label or self.questions.asked_by((self._open.heading, value))
            if label in _NAMES_WRITER and self.questions.is_kind(value):
                label = None
            answer = replace(self._open, label=label, value=value, line=line.strip())
            self.answers += self.questions.opened_up(answer)
        self._open = self._filling = None


def _said(answers: Iterable[Answer]) -> frozenset[Label]:
    return frozenset(one.label for one in answers if one.value and one.label in TELLING)
