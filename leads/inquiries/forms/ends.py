"""Where the visitor's words end in a form mail, and the form program speaks: of itself, its page, or consent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from leads.inquiries.companies.domains import domain_label
from leads.inquiries.forms.consents import is_consent, is_given, is_ticked
from leads.inquiries.forms.label import TELLING, Label
from leads.inquiries.forms.labels import folded
from leads.inquiries.forms.last_words import is_moment
from leads.inquiries.forms.lines import FormLine
from leads.inquiries.forms.profiles import FormWords
from leads.inquiries.forms.questions import RULE, Questions
from leads.inquiries.forms.senders import Origin
from leads.inquiries.forms.speakers import odds_of
from leads.inquiries.forms.tails import cut_of
from leads.inquiries.forms.values import is_person
from leads.inquiries.people.sign_offs import is_sign_off
from leads.inquiries.people.spelling import is_domains_own
from leads.inquiries.wording.patterns import late_pattern

_HOST = late_pattern(r"https?://([\w.-]+)", re.IGNORECASE)
_FEW_WORDS = 3
_HEADING_WORDS = 5
_SENTENCE_ENDS = (".", "!", "?", "。", "！", "？")
"""No heading ends so; nor do words part where Japanese writes a sentence."""
_FEWEST_LISTED, _LONGEST_LIST = 2, 12
_MACHINES = frozenset({Label.FOOTER, Label.TIMESTAMP})
_NOTE = "※"
"""Begins a remark of the page in East Asian mails, never a visitor's sentence."""
_SIGNED_LINES, _SIGNED_LETTERS = 4, 120
_LAST_LINES = 6
SPEAKS = late_pattern(
    r"(?i)(?<![\w/.@-])(?:(?-i:I)|(?-i:I)['’](?:m|d|ll|ve)|me|my(?! (?:submissions|account|forms))|ich|mir|mich|"
    r"(?<!van )(?<!via )(?<!op )(?<!voor )(?<!in )(?<!met )(?<!aan )je(?! (?:kunt|kan|ontvangt|hebt|krijgt|bent))|"
    r"j['’][a-zàâéèêh]\w*|"
    r"moi|yo|m[ií]o|io|ik|mij|eu|minha|meu|mnie|mně|jag|mig|jeg|meg|minä|minulle|minut|bana|benim|я|мне|меня|μου|мені)"
    r"(?![\w/@])(?!\.\w)"
)
"""Somebody speaks of themselves."""
_ASKS_BELOW = 1.0
"""Below which log-odds for the program a line with a question's mark is one: "Questions? Call our helpline."."""
_NO_ANSWER = 4.0
"""Log-odds for the program from which on a line right below a question is no answer to it."""
_FAINT, _DRESSED, _LINK, _HOME, _SIGNED, _MOMENT, _UNANSWERED = 2.0, 1.5, 2.0, 2.0, 4.0, 4.0, 4.0
"""What the looks of a line count for the program, in log-odds."""
_SIGNED_WORDS, _FEW_LETTERS = 5, 2
_NAMED = frozenset({Label.NAME, Label.FIRST_NAME, Label.LAST_NAME, Label.COMPANY})
_PERSON, _CLOSING, _SPEAKS, _HEADS = -4.0, -2.0, -1.5, -4.0
"""What a name alone, a closing phrase, an I and a question above a text count for the visitor."""
_NAMED_BY, _LONGEST_NAMING = 1.5, 300
"""What it counts for the program that a sentence names the visitor."""
_PAGE = late_pattern(r"https?://\S+")
_NAMES = late_pattern(r"\w+")
_OF_TEAM = late_pattern(
    r"(?i)^(?:(?:das|the|your|ihr|l['’]|il|el|het|a) ?)?(?:team|équipe|equipe|equipo|staff|zespół|tým|csapata?)\s+"
    r"(?:(?:von|vom|der|des|of|de la|de|du|di|del|della|van|do|da)\s+)?"
)


_NO_LINE = FormLine("")


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
        self._told_from = _told_from(lines)

    def begin(self, at: int, *, is_writing: bool, is_message: bool) -> bool:
        """Whether a line is where the program begins to speak. `is_writing`: a long answer is being read."""
        line = self._lines[at]
        if at < self._cut and line.heading:
            return self._questions.meaning(line.heading) is None and self._words.ends_at.match(
                line.heading
            )
        is_foot = RULE.match(line.text) or self._words.team_ends_at.match(line.text)
        if at >= self._cut or is_foot:
            return True
        pair = self._questions.pair(line.text)
        if pair and self._questions.meaning(pair[0]) in TELLING:
            return False
        is_free = not is_writing or self._has_blank_above(at)
        if pair and is_writing and is_free and self._says_nothing(pair, at):
            return True
        is_listed = at in self._machines or (
            is_free and is_writing and self._begins_machines_list(at)
        )
        is_given_here = is_ticked(line.text) and is_given(line.text)
        if is_listed or is_given_here or self._is_underlined(at, is_free=is_free):
            return True
        is_button = line.is_link and is_message and is_free and "." not in line.text
        return is_button or self._is_programs_line(line, at, is_free=is_free)

    @cached_property
    def _cut(self) -> int:
        """At which line the program begins to speak, below whatever is asked last."""
        first = len(self._lines)
        while first > 0 and not self._asks(first - 1):
            first -= 1
        first = self._behind_answer(first)
        tail = self._lines[first:]
        told = [_as_told(one) for one in tail]
        cut = first + cut_of(told, lambda at: self._dress(first + at))
        return cut - (first < cut < len(self._lines) and self._is_closed_above(cut))

    def _behind_answer(self, at: int) -> int:
        """Behind the line that answers the question right above `at`, unless only a program says it; or `at`."""
        if not at or self._is_answered_beside(self._lines[at - 1]):
            return at
        below = next((n for n in range(at, len(self._lines)) if self._lines[n].text.strip()), at)
        is_answer = below < len(self._lines) and odds_of(_as_told(self._lines[below])) < _NO_ANSWER
        return below + 1 if is_answer else at

    def _is_answered_beside(self, line: FormLine) -> bool:
        pair = (line.heading, line.text) if line.heading else self._questions.pair(line.text)
        return bool(pair and pair[1].strip())

    def _is_closed_above(self, at: int) -> bool:
        """Whether a short line has a closing phrase directly above it, which is then its own: "Regards, / The form"."""
        is_short = len(self._lines[at].text.split()) <= _SIGNED_WORDS
        return is_short and is_sign_off(self._lines[at - 1].text)

    def _asks(self, at: int) -> bool:
        """Whether a line asks something of the visitor."""
        line = self._lines[at]
        if not line.heading and self._questions.alone(at) in TELLING:
            return True
        pair = (line.heading, line.text) if line.heading else self._questions.pair(line.text)
        if pair is None:
            return False
        label = self._questions.asked_by(pair)
        ends_so = pair[0].endswith(("?", "？"))
        if label in TELLING and not (label is Label.MESSAGE and ends_so and pair[1]):
            return True
        is_any = label in TELLING or (label is None and (ends_so or bool(line.heading)))
        if not is_any or (label is None and self._is_unanswered(at)):
            return False
        return odds_of(_as_told(line)) < _ASKS_BELOW

    def _dress(self, at: int) -> float:
        """What a line's looks and its place tell of who speaks, beside its words; as log-odds for the program."""
        line, text = self._lines[at], self._lines[at].text
        is_signed = self._is_signed_by_program(at)
        told = (
            (line.is_faint and not self._above(at).is_faint, _FAINT),
            (line.is_dressed and not self._above(at).is_dressed, _DRESSED),
            (line.is_link, _LINK),
            (self._is_unanswered(at), _UNANSWERED),
            (self._heads_text(at), _HEADS),
            (self._leads_home(text, at), _HOME),
            (is_signed, _SIGNED),
            (is_moment(text, self._origin.sent), _MOMENT),
            (self._names_visitor(text), _NAMED_BY),
            (self._ends_with_visitor(text), _PERSON),
            (not is_signed and self._closes(at), _CLOSING),
            (bool(SPEAKS.search(text)) and not is_consent(text), _SPEAKS),
        )
        return sum(worth for is_so, worth in told if is_so)

    def _closes(self, at: int) -> bool:
        """Whether a line is a closing phrase, and none that the program signs right below it."""
        below = self._lines[at + 1].text.strip() if at + 1 < len(self._lines) else ""
        return is_sign_off(self._lines[at].text) and odds_of(below) < _ASKS_BELOW

    def _ends_with_visitor(self, text: str) -> bool:
        """Whether a short line is somebody's name, or ends with the visitor's: "Thanks! Tom"."""
        bare = text.strip(" .,!–—-*_")
        if len(bare.split()) > _SIGNED_WORDS or "/" in bare or ":" in bare:
            return False
        return is_person(bare) or not self._visitor.isdisjoint(folded(bare).split()[-1:])

    def _names_visitor(self, text: str) -> bool:
        """Whether a sentence that is nobody's own speaks of the visitor by name: "Reply to this email to reach Ana"."""
        words = folded(text[:_LONGEST_NAMING]).strip(" .!").split()
        is_sentence = len(words) > _SIGNED_WORDS and not SPEAKS.search(text)
        return is_sentence and not self._visitor.isdisjoint(words[2:])

    @cached_property
    def _visitor(self) -> frozenset[str]:
        """The words of the visitor's name, as far as a line tells both the question and the answer."""
        names = set[str]()
        for line in self._lines:
            pair = (line.heading, line.text) if line.heading else self._questions.pair(line.text)
            if pair and self._questions.meaning(pair[0]) in _NAMED:
                names.update(folded(pair[1][:_SIGNED_LETTERS]).split())
        return frozenset(name for name in names if len(name) >= _FEW_LETTERS)

    def _says_nothing(self, pair: tuple[str, str], at: int) -> bool:
        """Whether one of the mail's last lines tells that nothing was answered: "Attachments: none"."""
        value = folded(pair[1]).strip(" .")
        return bool(value) and value in self._words.blank and self._is_among_last(at, _LAST_LINES)

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
        found, at = set[int](), 0
        while at < len(self._lines):
            first = at
            while at < len(self._lines) and self._is_listed(at):
                at += 1
            at += at == first
            asked = [self._questions.asked_by(pair) for pair in self._pairs_of(range(first, at))]
            told = sum(one in _MACHINES for one in asked)
            is_apart = first > 0 and self._has_blank_above(first)
            if is_apart and told >= _FEWEST_LISTED and 2 * told > len(asked):
                found.update(range(first, at))
        return frozenset(found)

    def _is_listed(self, at: int) -> bool:
        return (
            not self._lines[at].heading and self._questions.pair(self._lines[at].text) is not None
        )

    def _pairs_of(self, some: range) -> list[tuple[str, str]]:
        pairs = (self._questions.pair(self._lines[at].text) for at in some)
        return [pair for pair in pairs if pair]

    def _is_programs_line(self, line: FormLine, at: int, *, is_free: bool) -> bool:
        """Whether a line that stands apart from the visitor's words is worded or set as the program's own."""
        if line.is_faint and is_free and not self._above(at).is_faint:
            return True
        if not (line.is_link or line.is_faint or is_free or line.text.startswith(_NOTE)):
            return False
        if not (line.is_link or line.is_faint) and SPEAKS.search(line.text):
            return False  # programs say neither I nor me
        return self._words.ends_at.match(line.text) or self._is_signed_by_program(at)

    def _is_among_last(self, at: int, most: int) -> bool:
        return self._told_from[at + 1] < most

    def _leads_home(self, text: str, at: int) -> bool:
        """Whether one of the mail's last lines names a page of its sender's house, in words of its own."""
        if text.rstrip().endswith(":"):
            text += " " + next((one.text for one in self._lines[at + 1 :] if one.text.strip()), "")
        if not self._origin.house or "://" not in text or len(text.split()) < _FEW_WORDS:
            return False
        hosts = [found[1].lower() for found in _HOST.finditer(text)]
        return self._is_among_last(at, _SIGNED_LINES) and any(
            host.endswith(self._origin.house) for host in hosts
        )

    def _is_underlined(self, at: int, *, is_free: bool) -> bool:
        """Whether a line heads a section of its own: short, a blank line above, a rule below it."""
        text, below = self._lines[at].text.strip(), self._lines[at + 1 : at + 2]
        if not text or not below or len(text.split()) > _HEADING_WORDS or not is_free:
            return False
        if text.endswith(_SENTENCE_ENDS):
            return False
        return bool(RULE.match(below[0].text)) and self._questions.meaning(text) not in TELLING

    def _is_signed_by_program(self, at: int) -> bool:
        """Whether the mail's last lines, from this one, name the form program ("Thanks, The Webflow Team")."""
        rest = [one.text.strip() for one in self._lines[at : at + 12] if one.text.strip()]
        if not 0 < len(rest) <= _SIGNED_LINES:
            return False
        is_greeting = rest[0].endswith((",", "!")) or is_sign_off(rest[0])
        first = " ".join(rest[: 2 if is_greeting else 1])
        if len(first) >= _SIGNED_LETTERS:
            return False
        names = set(_NAMES.findall(folded(_PAGE.sub(" ", first))))
        if not self._origin.brands.isdisjoint(names):
            return True
        if self._is_signed_by_sender(first):
            return True
        signed = rest[1 if is_greeting else 0 :]
        is_one = len(signed) == 1 and self._is_sites_name(signed[0])
        return is_one or (is_greeting and bool(signed) and self._begins_with_sender(signed[0]))

    def _is_signed_by_sender(self, text: str) -> bool:
        """Whether words end with what the sender calls itself, and that is not the visitor: "Thanks, Own Tents!"."""
        called, words = self._origin.called.split(), folded(text).strip(" .,!–—-").split()
        is_short = 0 < len(called) < len(words) <= len(called) + _SIGNED_WORDS
        return is_short and words[-len(called) :] == called and self._visitor.isdisjoint(called)

    def _begins_with_sender(self, text: str) -> bool:
        """Whether words begin with what the sender calls itself, and that is not the visitor: "Own Jobs AB"."""
        called, words = self._origin.called.split(), folded(text).split()
        is_named = bool(called) and words[: len(called)] == called
        return is_named and self._visitor.isdisjoint(called)

    def _is_sites_name(self, line: str) -> bool:
        """Whether a line names the site that sends its forms: "Your website", "Il team di Own", "Own Tents"."""
        called = _OF_TEAM.sub("", _PAGE.sub(" ", line)).strip(" .,!–—-[]()")
        label = domain_label(self._origin.house)
        return self._origin.is_programs and bool(called) and is_domains_own(called, label)

    def _above(self, at: int) -> FormLine:
        """The last line above that is not blank: where it is set so, too, the whole mail is."""
        return next((one for one in reversed(self._lines[:at]) if one.text.strip()), _NO_LINE)

    def _heads_text(self, at: int) -> bool:
        """Whether a short line asks, and a text stands below it: a question that we do not know."""
        if not _asks_in_short(_as_told(self._lines[at]).strip()):
            return False
        below = next((one for one in self._lines[at + 1 : at + 4] if one.text.strip()), _NO_LINE)
        return not below.heading and len(below.text.split()) > _HEADING_WORDS

    def _is_unanswered(self, at: int) -> bool:
        """Whether a short line asks and has no answer right below it, nor a text further below."""
        if not _asks_in_short(_as_told(self._lines[at]).strip()):
            return False
        is_below = True
        for line in self._lines[at + 1 : at + _LONGEST_LIST]:
            text = _as_told(line).strip()
            if text and not _asks_in_short(text):
                return not is_below and len(text.split()) <= _HEADING_WORDS
            is_below = is_below and bool(text)
        return True

    def _has_blank_above(self, at: int) -> bool:
        above = self._lines[at - 1] if at else None
        return above is None or not above.text.strip() or bool(RULE.match(above.text))


def _asks_in_short(text: str) -> bool:
    """Whether a line is no more than a few words and a colon."""
    return text.endswith((":", "：")) and len(text.split()) <= _HEADING_WORDS


def _as_told(line: FormLine) -> str:
    """A line's words. A rule parts paragraphs as a blank line does."""
    if line.heading:
        return f"{line.heading}: {line.text}"
    return "" if RULE.match(line.text) else line.text


def _told_from(lines: Sequence[FormLine]) -> list[int]:
    """How many lines from each on, and behind the last, are not blank."""
    told = [0]
    for line in reversed(lines):
        told.append(told[-1] + bool(line.text.strip()))
    return told[::-1]


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
