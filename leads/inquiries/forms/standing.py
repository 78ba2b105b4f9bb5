"""How a line of a form mail stands to those before it: is it asked, said, or the answer to what is open?"""

from __future__ import annotations

from collections.abc import Sequence

from leads.inquiries.forms.answers import ADDRESS
from leads.inquiries.forms.label import TELLING, Label
from leads.inquiries.forms.labels import folded
from leads.inquiries.forms.lines import FormLine
from leads.inquiries.forms.preface import LONGEST_QUESTION
from leads.inquiries.forms.profiles import FormWords
from leads.inquiries.forms.questions import Questions
from leads.inquiries.forms.senders import Origin
from leads.inquiries.forms.shapes import shape_of
from leads.inquiries.forms.speakers import odds_of
from leads.inquiries.forms.unheard import is_called, is_told
from leads.inquiries.forms.values import (
    COUNTED,
    MOST_WORDS_ASKED,
    Answer,
    asks_politely,
    is_person,
    shown_heading,
)
from leads.inquiries.people.sign_offs import is_sign_off
from leads.inquiries.wording.patterns import late_pattern

_SENTENCE_ENDS = late_pattern(r"[.!?…。！？]\s+\S|\S\s*¿")
"""Several sentences are no question of a form's."""
_DRAWN = " \t-–—=*#_~"
SURE_BLOCKS = 3
"""Labels alone on their lines, after which every line that stands so is one."""
_OWNS = frozenset({Label.NAME, Label.COMPANY, Label.EMAIL, Label.PHONE, Label.ADDRESS, Label.PLACE})
_NAMED = frozenset({Label.NAME, Label.FIRST_NAME, Label.LAST_NAME})
_DIALLED = frozenset({Label.PHONE, Label.MOBILE})
NUMBERED = late_pattern(r"^\(?(?P<n>\d{1,2})[.)]\s+\S")
_LONG_SENTENCE = 20
"""Letters of a sentence in a script that writes no blanks."""
_NEAR = 3
"""Lines above one in which what was said last may end."""
_FEWEST_KNOWN = 3
"""Known questions, the visitor's address among them, of a block that holds others, too."""
_WISHED = frozenset({Label.SUBJECT, Label.INTEREST})
_NAMES_FILE = late_pattern(r"[.@/]\w")


class Standing:
    """The lines of a form mail while they are walked, and what the next of them may be.

    Attributes:
        questions: What each line asks for.
        answers: What was answered so far, in order.
    """

    def __init__(self, lines: Sequence[FormLine], words: FormWords, origin: Origin) -> None:
        self.lines = lines
        self.words = words
        self.answers: list[Answer] = []
        self._filling: list[str] | None = None
        self._open: Answer | None = None
        self.questions = Questions(lines, words, is_programs=origin.is_programs, sent=origin.sent)
        self._blocks = 0
        self._is_programs = origin.is_programs
        self._called = origin.called

    @property
    def _known(self) -> set[Label | None]:
        """What is asked already, the open question among it."""
        return {answer.label for answer in self.answers} | {
            self._open.label if self._open else None
        }

    @property
    def _is_waiting(self) -> bool:
        """Whether a question is open that nothing has answered yet."""
        return self._open is not None and not self._filling

    def _is_asked_above(self) -> bool:
        """Whether the open question stands on a line of its own, with a colon, and one line answers it so far."""
        if self._open is None or not self._filling or len(self._filling) > 1:
            return False
        return self._open.line.endswith((":", "："))

    def _is_prose_below(self, at: int) -> bool:
        """Whether the next line that is not blank is a visitor's sentence."""
        below = (one for one in self.lines[at + 1 : at + 1 + _NEAR] if one.text.strip())
        line = next(below, None)
        if line is None or line.heading or line.is_link:
            return False
        text = line.text.strip()
        is_long = is_told(text) or (not text.isascii() and len(text) >= _LONG_SENTENCE)
        return is_long and odds_of(text) < 0

    def _is_button(self, line: FormLine) -> bool:
        """Whether a line is a link that is no answer: one behind an answer, or one that names no page and no file."""
        return line.is_link and (bool(self._filling) or not _NAMES_FILE.search(line.text))

    def _is_listed_below(self, text: str, at: int) -> Label | None:
        """What a line is, directly below what names a person: leads are told in blocks of name, firm and address."""
        if self._open is not None or not self.answers or self.answers[-1].label not in _OWNS:
            return None
        if not self.answers[-1].line.endswith(self.lines[at - 1].text.strip() or "\n"):
            return None
        label = Label.PHONE if is_called(text.strip()) else shape_of(text.strip())
        return None if label is Label.NAME or label in self._known else label

    def _are_pairs(self, text: str) -> bool:
        """Whether what stands below a title is a block of questions, most of them known, with their answers beside."""
        lines = [line for line in text.split("\n") if line.strip()]
        pairs = [self.questions.pair(line) for line in lines]
        if not all(pairs):
            return False
        labels = [self.questions.meaning(pair[0]) for pair in pairs if pair]
        known = sum(label in TELLING for label in labels)
        is_of_visitor = Label.EMAIL in labels and known >= _FEWEST_KNOWN
        return (known > 1 and known == len(lines)) or is_of_visitor

    def _is_said_in_message(self, label: Label, at: int) -> bool:
        """A label inside the message may be the visitor's own word: one answered before, or with prose behind it."""
        if self._open is None or self._open.label is not Label.MESSAGE or not self._filling:
            return False
        is_form_again = label is Label.IGNORED and self.questions.is_of_this_form(at)
        if is_form_again or (label is Label.NAME and self._is_house(at)):
            return False
        return self._is_listed_otherwise(label, at) or self._is_own_word(
            label, at, self._filling[-1]
        )

    def _is_own_word(self, label: Label, at: int, above: str) -> bool:
        """Whether a label within the message, below its line `above`, is the visitor's word, and no question."""
        if label not in self._known and (
            self.questions.is_marked_alike(at)
            or self._is_asked_and_reached(label, at)
            or (label is Label.NAME and self._is_named_apart(at))
        ):
            return False
        if label in {Label.FOOTER, Label.TIMESTAMP, Label.IGNORED}:
            return bool(above.strip()) and not (
                self.questions.form_follows(at) or self.questions.only_asks_on(at)
            )
        if any(answer.label is label for answer in self.answers) or label is Label.MESSAGE:
            return not (label is Label.MESSAGE and self.questions.form_follows(at))
        return not self.questions.form_follows(at)

    def _is_listed_otherwise(self, label: Label, at: int) -> bool:
        """Whether a line below a message's first sets its label off otherwise than the form does: the visitor's own
        list, "Item 1 - bearing 22220".
        """
        if label is not Label.INTEREST:
            return False
        asked = self.questions.shape(self._open.line) if self._open else None
        is_below = bool(self.lines[at - 1].text.strip())
        return is_below and asked is not None and self.questions.shape(self.lines[at].text) is None

    def _is_named_apart(self, at: int) -> bool:
        """Whether a line apart tells a person's whole name below a message, and further questions follow."""
        pair = self.questions.pair(self.lines[at].text)
        is_apart = not self.lines[at - 1].text.strip()
        if not (pair and is_apart and is_person(pair[1].strip())) or _NAMED & self._known:
            return False
        return self.questions.ask_on(at, self._known | _NAMED)

    def _is_house(self, at: int) -> bool:
        """Whether a line behind the visitor's name names the site itself: "Gönderen: Marmara Nakliyat"."""
        pair = self.questions.pair(self.lines[at].text)
        said = folded(pair[1]) if pair else ""
        is_named = not _NAMED.isdisjoint(self._known)
        return bool(said) and is_named and said == self._called

    def _is_asked_beside(self, text: str, at: int) -> tuple[str, str] | None:
        """A question of the form's with its answer on its line, as long as no message was told."""
        if not self.answers or self._open is not None or Label.MESSAGE in self._known:
            return None
        if not self._is_last_said(at):
            return None
        return self.questions.asked_beside(text)

    def _is_asked_and_reached(self, label: Label, at: int) -> bool:
        """Whether a whole question asks for a number or an address, and one answers it beside or below."""
        text = self.lines[at].text
        asked, mark, beside = text.partition("?")
        below = (one.text for one in self.lines[at + 1 : at + 3] if one.text.strip())
        answer = beside.strip(" :*") or next(below, "").strip()
        if label is Label.EMAIL:
            return bool(asked and mark and ADDRESS.fullmatch(answer))
        return bool(asked and mark and label in _DIALLED and is_called(answer))

    def _is_bare_question(self, line: str, at: int) -> bool:
        """An unknown question alone on its line, between answered ones ("How many people are you?")."""
        if len(line) > LONGEST_QUESTION or not self.answers or not line.strip():
            return False
        in_message = self._open is not None and self._open.label is Label.MESSAGE
        asked = shown_heading(line.strip(_DRAWN))
        if in_message or not at or _SENTENCE_ENDS.search(asked):
            return in_message and (self.questions.is_marked_alone(at) or self._counts_on(line, at))
        if not self._stands_as_question(line, at):
            return False
        return not (self.words.ends_at.match(line) or is_sign_off(line))

    def _stands_as_question(self, line: str, at: int) -> bool:
        """Whether a line is marked, placed or worded as the form's questions are."""
        if self.questions.is_marked_alike(at):
            return True
        if self.lines[at - 1].text.strip():
            return self._is_next_block(line, at)
        is_asked = self._blocks >= SURE_BLOCKS and bool(asks_politely(line))
        return (
            is_asked
            or line.rstrip().endswith("?")
            or (
                (self._is_programs or self._blocks >= SURE_BLOCKS)
                and self.questions.heads_block(at, is_answer=self._is_waiting)
            )
        )

    def _counts_on(self, line: str, at: int) -> bool:
        """Whether a line below a blank one bears the number after that of the open question: "6. Your budget"."""
        last = NUMBERED.match(self._open.line) if self._open else None
        number = NUMBERED.match(line)
        is_next = bool(last and number) and int(number["n"]) == int(last["n"]) + 1  # type: ignore[index]
        return is_next and at > 0 and not self.lines[at - 1].text.strip()

    def _is_next_block(self, line: str, at: int) -> bool:
        """Whether a question stands directly below the answer of another that was alone on its line, as forms do that
        put line below line without a blank: the answer was one line long, and an answer follows here, too.
        """
        if self._open is not None or self._blocks < SURE_BLOCKS or len(self.answers) < 1:
            return False
        last, below = self.answers[-1], self.lines[at + 1 : at + 2]
        is_below_block = last.label is not None and last.value == self.lines[at - 1].text.strip()
        is_answered = bool(below) and bool(below[0].text.strip()) and not below[0].heading
        return is_below_block and is_answered and line.strip()[-1] not in ".!,"

    def _goes_on(self, at: int) -> bool:
        """Whether an unheard-of question is the form's: set like those before it, below one line or to the end."""
        if self._open is None or self._open.label is not Label.MESSAGE or not self._filling:
            return False
        said = self._filling[-1].rstrip()
        if said and self.questions.only_asks_on(at):
            return True
        is_short = len(self._filling) == 1 and self.questions.shape(self._open.line) is not None
        is_next = is_short and not said.endswith((":", "-", ",")) and bool(said)
        return is_next and self.questions.is_of_this_form(at)

    def _goes_on_below(self, at: int) -> bool:
        """Whether a line goes on with what was said to be the subject, where no message is asked for."""
        if self._open is not None or not self.answers or Label.MESSAGE in self._known:
            return False
        last, text = self.answers[-1], self.lines[at].text.strip()
        if not (text and last.value and self._is_last_said(at)) or self.lines[at].is_link:
            return False
        is_below = bool(self.lines[at - 1].text.strip())
        return (
            last.label is Label.SUBJECT
            if is_below
            else last.label in _WISHED and is_told(last.value)
        )

    def _is_last_said(self, at: int) -> bool:
        """Whether the last answer ends in the line above, or above blank ones."""
        near = (one.text.strip() for one in reversed(self.lines[max(0, at - _NEAR) : at]))
        above = next(filter(None, near), "")
        return bool(above) and above.endswith(self.answers[-1].value.rpartition("\n")[2].strip())

    def _is_unknown_question(self, heading: str) -> bool:
        heading = COUNTED.sub("", heading.strip()).lstrip("¿¡")
        if not heading or (not self.answers and self._open is None):
            return False
        if self._open is not None and self._open.label is Label.MESSAGE:
            return False
        return (
            1 <= len(heading.split()) <= MOST_WORDS_ASKED
            and heading[0].isalpha()
            and not heading.lower().startswith("http")
        )
