"""Where the visitor's words end in a form mail, and the form program speaks: of itself, its page, or consent."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from leads.inquiries.forms.answers import Foot
from leads.inquiries.forms.consents import is_given, is_ticked
from leads.inquiries.forms.label import TELLING, Label
from leads.inquiries.forms.labels import folded
from leads.inquiries.forms.last_words import is_moment
from leads.inquiries.forms.lines import FormLine
from leads.inquiries.forms.looks import SPEAKS, Looks, as_told
from leads.inquiries.forms.profiles import FormWords
from leads.inquiries.forms.questions import RULE, Questions
from leads.inquiries.forms.senders import Origin
from leads.inquiries.forms.speakers import odds_of
from leads.inquiries.forms.tails import cut_of
from leads.inquiries.forms.unheard import is_told
from leads.inquiries.people.sign_offs import is_sign_off

_HEADING_WORDS = 5
_SENTENCE_ENDS = (".", "!", "?", "。", "！", "？")
"""No heading ends so; nor do words part where Japanese writes a sentence."""
_FEWEST_LISTED, _LONGEST_LIST = 2, 12
_MACHINES = frozenset({Label.FOOTER, Label.TIMESTAMP})
_VISITORS = frozenset({Label.NAME, Label.FIRST_NAME, Label.LAST_NAME, Label.EMAIL, Label.MESSAGE})
"""What is asked of a visitor, and stands in no list of a machine's."""
_NOTE = "※"
"""Begins a remark of the page in East Asian mails, never a visitor's sentence."""
_LAST_LINES = 6
_SHORT = 5
"""Words of a line that somebody may sign with."""
_ASKS_BELOW = 1.0
"""Below which log-odds for the program a line with a question's mark is one: "Questions? Call our helpline."."""
_SURELY_SAID = -2.0
"""Log-odds for the program below which even a few words are a visitor's."""
_NO_ANSWER = 4.0
"""Log-odds for the program from which on a line below a question is no answer to it."""
_NO_ANSWER_APART = 1.0
"""The same of a line with a blank one above it, where no message is asked for: "Attachment:", and none was sent."""


class Endings:
    """The lines of one mail, and which of them are the program's own."""

    def __init__(
        self,
        lines: Sequence[FormLine],
        words: FormWords,
        questions: Questions,
        origin: Origin,
    ) -> None:
        self._lines = lines
        self._words = words
        self._questions = questions
        self._origin = origin
        self._looks = Looks(lines, questions, origin)
        self._foot: int | None = None
        self._is_foot = False

    @cached_property
    def foot(self) -> Foot | None:
        """Where the program begins to say all that it says below the last answer; to be asked once all are read."""
        if self._foot is None:
            return None
        line = as_told(self._lines[self._foot]).strip() or self._lines[self._foot].text.strip()
        return Foot(line=line, because=self._why(self._foot))

    def _why(self, at: int) -> str:
        """What tells that the program speaks in a line, in a few words."""
        line = self._lines[at]
        told = (
            (RULE.match(line.text), "a line is drawn here"),
            (at in self._machines, "only a machine answers these"),
            (is_given(line.text), "consent is given"),
            (line.is_faint, "set small or grey"),
            (line.is_dressed, "set apart"),
            (line.is_link, "a link or a button"),
            (self._looks.is_signed_by_program(at), "the program signs"),
            (is_moment(line.text, self._origin.sent), "when it was sent"),
            (odds_of(as_told(line).strip()) > 0, "the words are a program's"),
        )
        reasons = [reason for is_so, reason in told if is_so]
        return ", ".join(reasons) or "so is all that stands below"

    def begin(self, at: int, *, is_writing: bool, is_message: bool) -> bool:
        """Whether a line is where the program begins to speak. `is_writing`: a long answer is being read."""
        is_foot = bool(self._begins(at, is_writing=is_writing, is_message=is_message))
        if is_foot and not self._is_foot:
            self._foot = at
        if self._lines[at].text.strip() or self._lines[at].heading:
            self._is_foot = is_foot
            self._foot = self._foot if is_foot else None
        return is_foot

    def _begins(self, at: int, *, is_writing: bool, is_message: bool) -> bool:
        line = self._lines[at]
        if at < self._cut and line.heading:
            is_said = self._words.ends_at.match(line.heading)
            is_said = is_said and self._questions.meaning(line.heading) is None
            return is_said or self._is_machines_block(line)
        is_foot = RULE.match(line.text) or self._words.team_ends_at.match(line.text)
        if at >= self._cut or is_foot:
            return True
        pair = self._questions.pair(line.text)
        if pair and self._questions.meaning(pair[0]) in TELLING:
            return False
        is_free = not is_writing or self._has_blank_above(at)
        if pair and is_writing and is_free and self._says_nothing(pair, at):
            return True
        is_listed = (pair is not None and at in self._machines) or (
            is_free and is_writing and self._begins_machines_list(at)
        )
        is_given_here = is_ticked(line.text) and is_given(line.text)
        if is_listed or is_given_here or self._is_underlined(at, is_free=is_free):
            return True
        is_button = line.is_link and is_message and is_free and "." not in line.text
        return is_button or self._is_programs_line(line, at, is_free=is_free)

    def is_said_below(self, at: int) -> bool:
        """Whether the visitor speaks between a rule and the next, or the program's own words.

        They do so in sentences; with a rule below, too, a few words are enough: "Please call me".
        """
        said, is_closed = list[str](), False
        for below in range(at + 1, self._cut):
            line = self._lines[below]
            if is_closed := bool(RULE.match(line.text)):
                break
            if line.heading or self._asks(below):
                return False
            said.append(line.text)
        words = "\n".join(said).strip()
        odds = odds_of(words)
        is_short = is_closed and len(words.split()) > 1 and odds < _SURELY_SAID
        return is_short or (odds < 0 and any(map(is_told, said)))

    @cached_property
    def _cut(self) -> int:
        """At which line the program begins to speak, below whatever is asked last."""
        first = len(self._lines)
        while first > 0 and not self._asks(first - 1):
            first -= 1
        first = self._behind_answer(first)
        begins = first - self._goes_on(first)
        told = [as_told(one) for one in self._lines[begins:]]
        cut = max(first, begins + cut_of(told, lambda at: self._looks.counts(begins + at)))
        return cut - (first < cut < len(self._lines) and self._is_closed_above(cut))

    def _behind_answer(self, at: int) -> int:
        """Behind the line that answers the question right above `at`, unless only a program says it; or `at`."""
        if not at or self._is_answered_beside(self._lines[at - 1]):
            return at
        below = next((n for n in range(at, len(self._lines)) if self._lines[n].text.strip()), at)
        is_apart = below > at and self._is_left_empty(at - 1)
        bar = _NO_ANSWER_APART if is_apart else _NO_ANSWER
        is_answer = below < len(self._lines) and odds_of(as_told(self._lines[below])) < bar
        return below + 1 if is_answer else at

    def _goes_on(self, at: int) -> bool:
        """Whether a line goes on with the answer that begins right above it: the two are one voice's paragraph."""
        if not 0 < at < len(self._lines) or not self._lines[at].text.strip():
            return False
        above = self._lines[at - 1]
        return bool(above.text.strip()) and not above.heading and not self._asks(at - 1)

    def _is_left_empty(self, at: int) -> bool:
        """Whether nothing stands behind a question's colon, in a form that has its answers there."""
        is_pair = not self._lines[at].heading and self._questions.pair(self._lines[at].text)
        return bool(is_pair) and not (self._questions.is_stretched or self._asks_for_message(at))

    def _is_answered_beside(self, line: FormLine) -> bool:
        pair = (line.heading, line.text) if line.heading else self._questions.pair(line.text)
        return bool(pair and pair[1].strip())

    def _is_closed_above(self, at: int) -> bool:
        """Whether a short line has a closing phrase directly above it, which is then its own: "Regards, / The form"."""
        is_short = len(self._lines[at].text.split()) <= _SHORT
        return is_short and is_sign_off(self._lines[at - 1].text)

    def _asks(self, at: int) -> bool:
        """Whether a line asks something of the visitor."""
        line = self._lines[at]
        if not line.heading and self._questions.alone(at) in TELLING:
            return True
        pair = (line.heading, line.text) if line.heading else self._questions.pair(line.text)
        if pair is None:
            return False
        ends_so = pair[0].endswith(("?", "？"))
        may_be_unheard = ends_so or bool(line.heading)
        if not may_be_unheard and self._questions.meaning(pair[0]) is None:
            return False  # what an answer tells of an unknown question is nothing of the visitor
        label = self._questions.asked_by(pair)
        may_be_said = label is Label.MESSAGE and (bool(ends_so and pair[1]) or self._is_note(at))
        if label in TELLING and not may_be_said:
            return True
        is_any = label in TELLING or (label is None and may_be_unheard)
        if not is_any or (label is None and self._looks.is_unanswered(at)):
            return False
        return odds_of(as_told(line)) < _ASKS_BELOW

    def _is_note(self, at: int) -> bool:
        """Whether a line, with a message asked for above it, is a program's remark that begins as if it asked for one:
        "Hinweis: Diese Nachricht wurde ... verschickt.", "Note: ...".
        """
        if odds_of(as_told(self._lines[at]).strip()) < _NO_ANSWER:
            return False
        return self._first_message < at

    @property
    def asks_for_message(self) -> bool:
        """Whether any line asks for the message."""
        return self._first_message < len(self._lines)

    @cached_property
    def _first_message(self) -> int:
        """The first line that asks for the message."""
        count = len(self._lines)
        return next(filter(self._asks_for_message, range(count)), count)

    def _asks_for_message(self, at: int) -> bool:
        line = self._lines[at]
        if not line.heading and self._questions.alone(at) is Label.MESSAGE:
            return True
        pair = (line.heading, line.text) if line.heading else self._questions.pair(line.text)
        return pair is not None and self._questions.meaning(pair[0]) is Label.MESSAGE

    def _says_nothing(self, pair: tuple[str, str], at: int) -> bool:
        """Whether one of the mail's last lines tells that nothing was answered: "Attachments: none"."""
        value = folded(pair[1]).strip(" .")
        return (
            bool(value)
            and value in self._words.blank
            and self._looks.is_among_last(at, _LAST_LINES)
        )

    def _begins_machines_list(self, at: int) -> bool:
        """Whether several questions follow line below line, with one among them that only a machine answers."""
        listed = []
        for line in self._lines[at : at + _LONGEST_LIST]:
            pair = None if line.heading else self._questions.pair(line.text)
            if pair is None or not pair[1].strip():
                break
            listed.append(pair)
        if len(listed) < _FEWEST_LISTED:
            return False
        return any(self._questions.asked_by(pair) is Label.FOOTER for pair in listed)

    @cached_property
    def _machines(self) -> frozenset[int]:
        """The lines of each list, unbroken from a blank line or a rule on, in which most only a machine answers."""
        found, at = set[int](), 1
        while at < len(self._lines):
            first = at
            while at < len(self._lines) and self._is_listed(at):
                at += 1
            if at - first >= _FEWEST_LISTED and self._is_machines_list(range(first, at)):
                found.update(range(first, at))
            at += at == first
        return frozenset(found)

    def _is_machines_list(self, some: range) -> bool:
        if not self._has_blank_above(some[0]):
            return False
        return self._are_machines(self._pairs_of(some))

    def _are_machines(self, pairs: Sequence[tuple[str, str]]) -> bool:
        if len(pairs) < _FEWEST_LISTED:
            return False
        if any(self._questions.meaning(asked) in _VISITORS for asked, _ in pairs):
            return False
        told = sum(self._questions.asked_by(pair) in _MACHINES for pair in pairs)
        return told >= _FEWEST_LISTED and 2 * told > len(pairs)

    def _is_machines_block(self, line: FormLine) -> bool:
        """The same of what the layout sets below one title: "Additional information", as Tilda calls it."""
        pairs = [pair for one in line.text.split("\n") if (pair := self._questions.pair(one))]
        return self._are_machines(pairs)

    def _is_listed(self, at: int) -> bool:
        return (
            not self._lines[at].heading and self._questions.pair(self._lines[at].text) is not None
        )

    def _pairs_of(self, some: range) -> list[tuple[str, str]]:
        pairs = (self._questions.pair(self._lines[at].text) for at in some)
        return [pair for pair in pairs if pair]

    def _is_programs_line(self, line: FormLine, at: int, *, is_free: bool) -> bool:
        """Whether a line that stands apart from the visitor's words is worded or set as the program's own."""
        if line.is_faint and is_free and not self._looks.above(at).is_faint:
            return True
        if not (line.is_link or line.is_faint or is_free or line.text.startswith(_NOTE)):
            return False
        is_said = self._words.ends_at.match(line.text) or self._looks.is_signed_by_program(at)
        is_set = line.is_link or line.is_faint  # else: programs say neither I nor me
        return is_said and (is_set or not SPEAKS.search(line.text))

    def _is_underlined(self, at: int, *, is_free: bool) -> bool:
        """Whether a line heads a section of its own: short, a blank line above, a rule below it."""
        text, below = self._lines[at].text.strip(), self._lines[at + 1 : at + 2]
        if not text or not below or len(text.split()) > _HEADING_WORDS or not is_free:
            return False
        if text.endswith(_SENTENCE_ENDS):
            return False
        return bool(RULE.match(below[0].text)) and self._questions.meaning(text) not in TELLING

    def _has_blank_above(self, at: int) -> bool:
        above = self._lines[at - 1] if at else None
        return above is None or not above.text.strip() or bool(RULE.match(above.text))


def without_last_word(answer: str, words: FormWords) -> str:
    """An answer that the layout set off, without what the program says of itself below a rule at its foot."""
    lines = answer.split("\n")
    for at, line in enumerate(lines):
        if not (at and RULE.match(line)):
            continue
        below = "\n".join(lines[at + 1 :]).strip()
        if odds_of(below) > 0 or words.ends_at.match(below.partition("\n")[0]):
            return "\n".join(lines[:at]).rstrip()
    return answer
