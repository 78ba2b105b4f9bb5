"""Told at a first look at a letter: whether it begins as a form may, and any address in it answers a question.

Most letters name addresses, in a signature or in the header of what they quote, and are no form. Whoever reads all
their lines as a form's learns that late.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from leads.inquiries.forms.answers import ADDRESS
from leads.inquiries.forms.label import Label
from leads.inquiries.forms.lines import FormLine
from leads.inquiries.forms.preface import LONGEST_QUESTION
from leads.inquiries.forms.profiles import FormWords
from leads.inquiries.forms.questions import RULE, Questions
from leads.inquiries.forms.unheard import is_called
from leads.inquiries.forms.values import shown_heading

_LEADING = frozenset(
    {Label.EMAIL, Label.NAME, Label.PHONE, Label.MOBILE, Label.COMPANY, Label.ADDRESS, Label.PLACE}
)
"""What may be asked where an address is answered: for it, beside it, or right above it in a block."""


def may_begin(lines: Sequence[FormLine], questions: Questions, most_above: int) -> bool:
    """Whether FormReader opens any answer of a letter, with no more than so many lines above the first question."""
    above = 0
    for at, line in enumerate(lines):
        if above > most_above:
            return False
        pair = questions.pair(line.text)
        if line.heading or questions.alone(at) or (pair and questions.asked_by(pair)):
            return True
        above += bool(line.text.strip()) and not questions.heads_section(at)
    return False


def may_reach(lines: Sequence[FormLine], questions: Questions, words: FormWords) -> bool:
    """Whether FormReader may find the writer's address in an answer of a letter; never False where it does.

    An answer has its meaning from its question alone, as long as no program sent the mail. The question stands on the
    address's own line; or above it, and then nothing is between them but lines of the same answer, blank lines, rules
    and what a program's layout adds; or, where the address is a line by itself, anywhere above in words that begin a
    block of contact data. What the layout sets off is for FormReader to judge.
    """
    if any(line.heading for line in lines):
        return True
    addressed = (at for at, line in enumerate(lines) if "@" in line.text)
    near = (lines[n].text for at in addressed for n in _above(lines, at, words))
    return any(_asks(text, questions) for text in dict.fromkeys(near))


def _above(lines: Sequence[FormLine], at: int, words: FormWords) -> Iterable[int]:
    """The places of the lines that may ask for what one line answers, that line's among them."""
    if _is_listed(lines[at].text.strip()) and at and lines[at - 1].text.strip():
        return range(at + 1)
    first = at
    while first and lines[first - 1].text.strip():
        first -= 1
    while first and _is_skipped(lines[first - 1].text, words):
        first -= 1
    return range(max(0, first - 1), at + 1)


def _is_listed(text: str) -> bool:
    """Whether a line may stand in a block of contact data without a label of its own."""
    return bool(ADDRESS.fullmatch(text)) or is_called(text)


def _is_skipped(text: str, words: FormWords) -> bool:
    """Whether a question goes on waiting for its answer behind a line."""
    return not text.strip() or bool(RULE.match(text)) or words.leaves_out.match(text)


def _asks(text: str, questions: Questions) -> bool:
    """Whether a line may ask for what leads to an address, beside its answer or above it, in whatever dress."""
    pair = questions.pair(text)
    headings = {pair[0]} if pair else set[str]()
    if len(text) <= LONGEST_QUESTION:
        headings.add(text.strip())
    headings |= set(map(shown_heading, headings))
    return any(questions.meaning(heading) in _LEADING for heading in headings)
