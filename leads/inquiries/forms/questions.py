"""Which lines of a form mail ask something: the questions of a form, told by their marks and by known labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from functools import cached_property
from itertools import islice

from leads.inquiries.forms.address_lines import place_told
from leads.inquiries.forms.consents import are_all_given, is_consent, is_given, says_yes
from leads.inquiries.forms.label import TELLING, Label
from leads.inquiries.forms.labels import folded
from leads.inquiries.forms.last_words import is_moment
from leads.inquiries.forms.lines import FormLine
from leads.inquiries.forms.machinery import is_courtesy, is_machines
from leads.inquiries.forms.pairs import Pairs, pair_in
from leads.inquiries.forms.profiles import FormWords
from leads.inquiries.forms.requests import request_in
from leads.inquiries.forms.values import NO_FIRM, Answer, tidied
from leads.inquiries.wording.patterns import late_pattern

_LONGEST_LABEL = 6
"""Blanks in a label that is no question."""
_SAID_LAST = frozenset(".!?,;")
_LONGEST_SHORTENED = 10
"""Letters of a label that ends in a dot: "Tlf.", "Postnr."."""
_SHORTENED = late_pattern(rf"\A.{{1,{_LONGEST_SHORTENED}}}\Z|\A(?:\S+ ){{1,3}}[^\W\d_]{{1,4}}\.\Z")
"""Such a label, or one of several words: "Contact no.", "Rappel au tél."."""

_SECTION = late_pattern(
    r"^\s*(?P<rule>={2,}|-{2,}|~{2,}|#{2,}|_{2,})\s*+[^\W_][^=~_#]{0,60}?\s*+(?:(?P=rule))?\s*+$"
)
"""A section's title: "==Your details==", "--- Project ---", "## Contact"."""
_STEP = late_pattern(
    r"(?i)^\W*(?:step|page|part|schritt|seite|teil|étape|partie|paso|parte|passo|etapa|fase|stap|deel|steg|del|trin|side|krok|"
    r"część|vaihe|lépés|oldal|etapul|pasul|adım|шаг|этап|крок|βήμα) ?\d{1,2}"
    r"(?: ?(?:/|of|von|sur|de|di|van|av|af) ?\d{1,2})? ?[:.–—-] ?[^\W\d_][^:\n]{0,60}$"
)
"""The title of a step of a form in several: "Étape 2 : vos coordonnées"."""
RULE = late_pattern(r"^\s*(?:[-–—―─━═_=*~#+.]\s?){2,}\s*$")
"""A line drawn across the page."""
_FROM_WORDS = frozenset(
    map(
        folded,
        "from von de da van od från fra kimden lähettäjä kelta feladó dari από no nuo saatja من מאת "  # noqa: SIM905
        "от від šalje kellelt prej frá nork từ จาก از 差出人 送信者 寄件者 来自 发件人 보낸사람".split(),
    )
)
_NAMED = late_pattern(r"\w {0,3}<[^<>\s@]{1,64}@[^<>\s@]{1,255}>")
_NAMES = frozenset({Label.NAME, Label.FIRST_NAME, Label.LAST_NAME})
_QUOTED_HEADER = frozenset(
    "to an à para a aan sent gesendet envoyé enviado inviato verzonden".split()  # noqa: SIM905
)


_NEAR_TOP = 40
_ANSWERS, _PARAGRAPHS = 2, 3
"""Lines below a label that its answer begins in, and those below a prompt: a paragraph of its own may follow."""


LONGEST_HEADING = 90
_SHAPE = late_pattern(
    r"^(?P<mark>[ \t]*+[*•>–|·▪■◆●▶✓#\[-]*+[ \t]*+)[^\W\d_][^:：=|\]\t\n]{0,58}?"
    r"(?P<behind>[*_\]]*[ \t]?(?:[:：=|]|->|=>|\t)|\](?=\s))"
)
_FEWEST_ALIKE = 2
MARK = late_pattern(r"[ \t]*[^\w\s¿¡\"'“„«(]")
"""What a line is marked with at its beginning."""


def _is_assent(answer: str) -> bool:
    return not answer.strip() or says_yes(answer) or is_consent(answer)


def _no_name(answer: str) -> Label | None:
    """What stands where a word that may ask for a name asks for something else; None for any name.

    A page referred the visitor; and "Van: 3512 AA Utrecht" is where a Dutchman moves from.
    """
    if "://" in answer:
        return Label.FOOTER
    is_place = answer[:1].isdigit() and bool(place_told(answer, "").postcode)
    return Label.PLACE if is_place else None


class Questions:
    """The lines of one mail, and what each of them asks for, as far as its words and its neighbours tell."""

    def __init__(
        self,
        lines: Sequence[FormLine],
        words: FormWords,
        *,
        is_programs: bool,
        sent: datetime | None = None,
    ) -> None:
        """`is_programs`: a program sent them, and when it says it did."""
        self._lines = lines
        self._words = words
        self._is_programs = is_programs
        self._sent = sent
        self._pairs = Pairs(lines, words.labels, is_programs=is_programs)
        self._asked: dict[tuple[str, str], Label | None] = {}

    def meaning(self, heading: str) -> Label | None:
        """What a heading asks for; None when nobody knows."""
        if self._is_cf7 and folded(heading.strip(" *:")) in _FROM_WORDS:
            return Label.NAME  # Contact Form 7: "From: Ana Lopez <ana@example.org>"
        return self._words.labels.of(heading)

    def asked_by(self, pair: tuple[str, str]) -> Label | None:
        """The same of a heading with its answer, which tells whether consent is all that it asks for."""
        if pair not in self._asked:
            self._asked[pair] = self._asked_for(*pair)
        return self._asked[pair]

    def _asked_for(self, heading: str, answer: str) -> Label | None:
        label = self.meaning(heading)
        if label in _NAMES and (other := _no_name(answer)):
            return other
        is_note = label is Label.MESSAGE and is_given(
            answer
        )  # "Note: I agree that my data are kept"
        if label is not None or not heading.strip():
            return Label.IGNORED if is_note else label
        if are_all_given(answer) or (is_consent(heading) and _is_assent(answer)):
            return Label.IGNORED
        if is_courtesy(answer):
            return Label.SALUTATION
        if is_machines(heading, answer) or is_moment(answer, self._sent):
            return Label.FOOTER
        return None

    def is_kind(self, answer: str) -> bool:
        """Whether an answer says what kind of customer somebody is: "Företag", "Privat"."""
        said = folded(answer)
        return said in NO_FIRM or self._words.labels.of(answer) is Label.COMPANY

    def shape(self, text: str) -> str | None:
        """How a line sets its label off: what stands before it and behind it; None where it is no pair."""
        found = _SHAPE.match(text)
        return found["mark"] + found["behind"].rstrip() if found else None

    @cached_property
    def _shapes(self) -> list[str | None]:
        return [self.shape(line.text) for line in self._lines]

    @cached_property
    def _known_shapes(self) -> list[str | None]:
        """The same of the lines that are known questions."""
        return [
            None if line.heading or shape is None or not self._is_known(line.text) else shape
            for line, shape in zip(self._lines, self._shapes, strict=True)
        ]

    def _is_known(self, text: str) -> bool:
        pair = self.pair(text)
        return pair is not None and self.meaning(pair[0]) in TELLING

    def is_of_this_form(self, at: int) -> bool:
        """Whether a line is set as two and more known questions above it are, or those line by line below it."""
        shape = self._shapes[at]
        if shape is None:
            return False
        if self._known_shapes[:at].count(shape) >= _FEWEST_ALIKE:
            return True
        end = at + 1
        while end < len(self._shapes) and self._shapes[end] == shape:
            end += 1
        return self._known_shapes[at + 1 : end].count(shape) >= _FEWEST_ALIKE

    def only_asks_on(self, at: int) -> bool:
        """Whether from here to the form's end there is nothing but questions set as those above."""
        if not self.is_of_this_form(at):
            return False
        for line, shape in zip(self._lines[at + 1 :], self._shapes[at + 1 :], strict=True):
            if line.heading or RULE.match(line.text) or self._words.ends_at.match(line.text):
                return True
            if line.text.strip() and shape != self._shapes[at]:
                return False
        return True

    def heads_section(self, at: int) -> bool:
        """Whether a line is a section's title, with questions below it that are each on their line."""
        line = self._lines[at]
        if line.heading:
            return False
        if not (_SECTION.match(line.text) or _STEP.match(line.text)):
            return self._is_capital_title(at)
        below = [one for one in self._lines[at + 1 : at + 4] if one.text.strip() or one.heading]
        return bool(below) and (bool(below[0].heading) or self.shape(below[0].text) is not None)

    def _is_capital_title(self, at: int) -> bool:
        """Whether a line in capitals that asks nothing itself stands right above known questions: "YOUR DETAILS"."""
        text = self._lines[at].text.strip()
        if not text.isupper() or text.count(" ") > _LONGEST_LABEL or text[-1] in _SAID_LAST:
            return False
        is_apart = at == 0 or not self._lines[at - 1].text.strip()
        below = [one.text for one in self._lines[at + 1 : at + 1 + _FEWEST_ALIKE]]
        is_above_form = len(below) == _FEWEST_ALIKE and all(map(self._is_known, below))
        return is_apart and is_above_form and self._words.labels.of(text) is None

    def pair(self, text: str) -> tuple[str, str] | None:
        """(label, value) of a line that sets one off; None for any other."""
        return self._pairs.of(text)

    def asked_beside(self, text: str) -> tuple[str, str] | None:
        """A short question, whatever it asks, with its answer behind it: "What is it about? Six chairs."."""
        return self._pairs.asked_beside(text)

    @cached_property
    def is_stretched(self) -> bool:
        """Whether blank lines stand between known questions and their answers."""
        apart = (
            at
            for at in range(len(self._lines) - 2)
            if self._lines[at].text.strip()
            and not self._lines[at + 1].text.strip()
            and self.alone(at) in TELLING
        )
        return sum(1 for _ in islice(apart, _FEWEST_ALIKE)) == _FEWEST_ALIKE

    @cached_property
    def _marks(self) -> frozenset[str]:
        """What stands before two and more known questions: "■", "【", "#"."""
        met = Counter(
            found[0]
            for line in self._lines
            if (found := MARK.match(line.text)) and self._asks_something_known(line.text)
        )
        return frozenset(mark for mark, count in met.items() if count >= _FEWEST_ALIKE)

    def _asks_something_known(self, text: str) -> bool:
        pair = self.pair(text)
        return self._words.labels.of(pair[0] if pair else text[:LONGEST_HEADING]) in TELLING

    def is_marked_alike(self, at: int) -> bool:
        """Whether a short line alone is marked as known questions of this form are, its answer below it."""
        text = self._lines[at].text
        found = MARK.match(text) if len(text) <= LONGEST_HEADING else None
        is_answered = any(one.text.strip() for one in self._lines[at + 1 : at + 3])
        if not (found and is_answered and found[0] in self._marks):
            return False
        pair = self.pair(text)
        return pair is None or not pair[1].strip()

    def is_marked_alone(self, at: int) -> bool:
        """The same of a question that stands apart, with one line below it and nothing beneath that."""
        above, below = self._lines[at - 1 : at], self._lines[at + 1 : at + 3]
        is_apart = bool(above) and not above[0].text.strip()
        is_short = (
            bool(below)
            and bool(below[0].text.strip())
            and not any(one.text.strip() for one in below[1:])
        )
        return is_apart and is_short and "?" in self._lines[at].text and self.is_marked_alike(at)

    @cached_property
    def _is_cf7(self) -> bool:
        """A sender line above a message label, or with a name and an address, and no header block of a quoted mail."""
        near = self._lines[:_NEAR_TOP]
        pairs = [pair for line in near if not line.heading and (pair := pair_in(line.text))]
        asked = {heading.lower() for heading, _ in pairs}
        asked |= {line.heading.strip().lower() for line in near if line.heading}
        if asked & _QUOTED_HEADER or not any(folded(heading) in _FROM_WORDS for heading in asked):
            return False
        if any(self._words.labels.of(heading) is Label.MESSAGE for heading in asked):
            return True
        senders = (value for heading, value in pairs if folded(heading) in _FROM_WORDS)
        return self._is_programs and any(map(_NAMED.search, senders))

    def alone(self, at: int) -> Label | None:
        """A label alone on its line, with something that is no label below it."""
        bare = self._lines[at].text.strip()
        if bare.count(" ") > _LONGEST_LABEL and bare[-1:] not in "?:)*：？":
            return None
        if len(bare) > 90 or bare.count(" ") > 12 or bare.endswith(",") or not bare:
            return None
        is_sentence = bare.endswith(".") and not _SHORTENED.search(bare)
        if is_sentence and request_in(folded(bare.rstrip("."))) is None:
            return None
        label = self._words.labels.of(bare)
        if label is None:
            return None
        is_prompt = label is Label.MESSAGE and bare.endswith(("!", "?", ":"))
        reach = _PARAGRAPHS if is_prompt else _ANSWERS
        near = self._lines[at + 1 : at + 1 + reach]
        below = next((one for one in near if one.text.strip() or one.heading), None)
        if below is None or below.heading:
            return None
        said = below.text.strip()
        return None if self._asks(said, above=label) else label

    def _asks(self, said: str, *, above: Label) -> bool:
        """Whether the line below a label is a question itself."""
        if said.startswith(("http://", "https://")):
            return False
        if self._words.labels.of(said) in TELLING:
            return True
        pair = self.pair(said)
        return pair is not None and self.meaning(pair[0]) in TELLING and above is not Label.ADDRESS

    def form_follows(self, at: int) -> bool:
        """Whether what comes after this line is the form's: its next label, its foot, or nothing."""
        below = [one for one in self._lines[at + 1 : at + 12] if one.text.strip() or one.heading]
        for one in below[:2]:
            if one.heading or RULE.match(one.text) or self._words.ends_at.match(one.text):
                return True
            pair = self.pair(one.text)
            if pair and self.meaning(pair[0]):
                return True
            if self._words.labels.of(one.text.strip()):
                return True
        return len(below) < 2

    def heads_block(self, at: int, *, is_answer: bool = False) -> bool:
        """A line with one other below it, set apart from what is above and below: a question and its answer.

        `is_answer`: a question is open that this line may answer.
        """
        line = self._lines[at].text
        below = [one.text.strip() for one in self._lines[at + 1 : at + 3]]
        stands_apart = len(below) > 0 and bool(below[0]) and not any(below[1:])
        if not (stands_apart or is_answer) and self.is_stretched and len(below) > 1 and below[1]:
            ends = not self._lines[at + 3 : at + 4] or not self._lines[at + 3].text.strip()
            stands_apart = not below[0] and ends and not self._asks(below[1], above=Label.MESSAGE)
        is_short = len(line.strip()) <= _LONGEST_SHORTENED
        ends_so = line.strip()[-1] not in ("!," if is_short else ".!,")
        return stands_apart and ends_so and "@" not in line

    def opened_up(self, answer: Answer) -> list[Answer]:
        """An answer with labels in it (an address field's "City: Chicago") as the answers it holds."""
        if answer.label not in {Label.ADDRESS, Label.NAME, Label.PLACE} or "\n" not in answer.value:
            return [answer]
        inner = []
        for line in answer.value.split("\n"):
            pair = pair_in(line)
            if pair is None:
                return [answer]
            label = self._words.labels.of(pair[0])
            value = tidied(pair[1], self._words.blank)
            inner.append(Answer(label=label, heading=pair[0], value=value, line=line.strip()))
        return inner if any(one.label for one in inner) else [answer]

    def ask_on(self, at: int, known: set[Label | None]) -> bool:
        """Whether something else than what is `known` is asked behind a line that looks like the form's end."""
        for line in self._lines[at + 1 : at + 40]:
            heading = line.heading
            if not heading and (pair := self.pair(line.text)):
                heading = pair[0]
            elif not heading and len(line.text) < 40:
                heading = line.text
            label = self.meaning(heading) if heading.strip() else None
            if label in TELLING and label not in known:
                return True
        return False
