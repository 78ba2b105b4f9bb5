"""What stands above the first known question of a form: a program's greeting, and questions that nobody knows."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from leads.inquiries.companies.legal_forms import has_legal_form
from leads.inquiries.forms.labels import folded
from leads.inquiries.forms.lines import FormLine
from leads.inquiries.forms.profiles import FormWords
from leads.inquiries.forms.questions import Questions
from leads.inquiries.forms.speakers import odds_of
from leads.inquiries.forms.values import MOST_WORDS_ASKED, Answer, is_person, tidied

LONGEST_QUESTION = 120
_PROGRAMS = 2.0
"""Log-odds from which on a program says what stands above a form."""


class _Loose(NamedTuple):
    """A line, what it asks and answers where it sets something off, and its place."""

    text: str
    pair: tuple[str, str] | None
    at: int


class Preface:
    """The lines above the first known question; which of them answer something is told when somebody asks.

    Attributes:
        lines: How many they are, blank ones left out.
        letters: How many letters they have.
        written: Those that the layout does not set off.
        early: The questions right above the first known one that are set off as it is.
        ends: Behind which line of the mail they end.
    """

    def __init__(
        self, questions: Questions, words: FormWords, *, is_programs: bool, called: str = ""
    ) -> None:
        """`called`: what the sender calls itself, folded."""
        self.lines = 0
        self.letters = 0
        self.written: list[str] = []
        self.early: list[Answer] = []
        self.ends = 0
        self._questions = questions
        self._words = words
        self._is_programs = is_programs
        self._called = called
        self._told: list[_Loose | Answer] = []
        self._loose: list[Answer] = []

    def add(self, text: str, pair: tuple[str, str] | None, at: int) -> None:
        self.lines += 1
        self.letters += len(text)
        self.written.append(text)
        self.ends = at + 1
        self._told.append(_Loose(text, pair, at))

    def add_set_off(self, line: FormLine) -> None:
        """Add a question that the layout sets off, and that nobody knows."""
        shown = f"{line.heading}: {line.text}".strip()
        above = Answer(label=None, heading=line.heading, value=line.text, line=shown[:200])
        if line.text and (line.closed or self._stands_as_asked(line)):
            self.early.append(above)
            self._loose += [] if line.closed else [above]
            return
        self._told.append(above)
        if line.text:
            self.lines += 1
            self.letters += len(line.text)

    def _stands_as_asked(self, line: FormLine) -> bool:
        """Whether words in bold ask for what stands behind them, and begin no sentence: "When", "Monday 8:30"."""
        first = line.text[:1]
        is_told = first.isupper() or first.isdigit()
        return is_told and odds_of(f"{line.heading}: {line.text}") < _PROGRAMS

    def part(self) -> None:
        """Take nothing above for a part of the block that begins below: a plain line stands between."""
        self._told += self._loose
        self._loose.clear()
        self.early.clear()

    def taken(self) -> list[Answer]:
        """The early questions, which belong to the block that begins here."""
        early, self.early = self.early, []
        self._loose.clear()
        return early

    @cached_property
    def unplaced(self) -> list[Answer]:
        """What may answer a question: "Wer: Ana Pohl", "Wer?" with a name below it, or a name alone."""
        found = list[Answer]()
        asked = ""  # by what stands right above
        for one in (*self._told, *self._loose):
            if isinstance(one, Answer) and not one.value and self._names_visitor(one.heading):
                asked = ""
                found.append(replace(one, heading="", value=one.heading, line=one.heading))
                continue
            if isinstance(one, Answer):
                asked = asked if one.value else one.heading
                found += [one] if one.value else []
                continue
            heading, value = self._asked_and_told(one, asked)
            asked = "" if value else heading
            if value:
                value, line = tidied(value, self._words.blank), one.text.strip()
                found.append(Answer(label=None, heading=heading, value=value, line=line))
        return found

    def _names_visitor(self, heading: str) -> bool:
        """Whether a line in bold is somebody's name, and not the site's that is called by its owner's."""
        return is_person(heading) and folded(heading) not in self._called

    def _asked_and_told(self, one: _Loose, asked: str) -> tuple[str, str]:
        """What a line asks and what it answers; "" for what it does not."""
        text = one.text.strip()
        if one.pair and len(one.pair[0].split()) <= MOST_WORDS_ASKED:
            return one.pair[0].strip(" *_."), one.pair[1].strip()
        if asked:
            return asked, text
        if self._may_ask(text, one.at):
            return text, ""
        return "", text if is_person(text) else ""

    def _may_ask(self, line: str, at: int) -> bool:
        """Whether a line is a question alone on its line."""
        if len(line) > LONGEST_QUESTION:
            return False
        if line.endswith("?"):
            return True
        if not (self._is_programs and self._questions.heads_block(at)):
            return False
        is_answer = is_person(line) or any(map(str.isdigit, line)) or has_legal_form(f" {line}")
        return not is_answer
