"""Told at a first look at a mail that no program surely sent: whether it may be a form at all.

Most letters name addresses, in a signature or in the header of what they quote, and are no form. Whoever reads all
their lines as a form's learns that late. No look here says no where FormReader would say yes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from leads.inquiries.forms.answers import ADDRESS
from leads.inquiries.forms.label import TELLING, Label
from leads.inquiries.forms.lines import FormLine
from leads.inquiries.forms.preface import LONGEST_QUESTION
from leads.inquiries.forms.profiles import FormWords
from leads.inquiries.forms.questions import LONGEST_HEADING, MARK, RULE, Questions
from leads.inquiries.forms.standing import NUMBERED, SURE_BLOCKS
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


def may_tell(lines: Sequence[FormLine], questions: Questions) -> bool:
    """Whether FormReader may find two answers that tell something in a mail that no program surely sent.

    Where no line asks for such, prose below a question that nobody knows may yet be taken for a message, but nothing
    else: all that is told further goes on from an answer that tells something.
    """
    blocks = 0
    for at, line in enumerate(lines):
        if line.heading or _tells(line.text, questions):
            return True
        label, pair = questions.alone(at), questions.pair(line.text)
        is_asked = pair is not None and not pair[1].strip() and bool(questions.asked_by(pair))
        blocks += is_asked or bool(label)
        if label in TELLING or blocks >= SURE_BLOCKS:
            return True
    return False


def _tells(text: str, questions: Questions) -> bool:
    """Whether a line asks for something that tells, beside its answer, or above it with the marks of a question."""
    pair = questions.pair(text)
    headings = {pair[0]} if pair else set[str]()
    if "?" in text or NUMBERED.match(text) or MARK.match(text):
        headings |= {text.strip(), text[:LONGEST_HEADING]}
    headings |= set(map(shown_heading, headings))
    return any(questions.meaning(heading) in TELLING for heading in headings)


def may_reach(lines: Sequence[FormLine], questions: Questions, words: FormWords) -> bool:
    """Whether FormReader may find the writer's address in an answer of a letter; never False where it does.

    An answer has its meaning from its question alone, as long as no program sent the mail. The question stands on the
    address's own line; or above it, and then nothing is between them but lines of the same answer, blank lines, rules
    and what a program's layout adds; or, where the address is a line by itself, anywhere above in words that begin a
    block of contact data. What the layout sets off is for FormReader to judge.
    """
    if any(line.heading for line in lines):
        return True
    return any(_asks(lines[at].text, questions) for at in _near_addresses(lines, words))


def _near_addresses(lines: Sequence[FormLine], words: FormWords) -> Iterator[int]:
    """The places of the lines that may ask for what an address answers; however many addresses, few times each."""
    first, begin = 0, -1
    told = all_told = 0
    for at, line in enumerate(lines):
        if at and not lines[at - 1].text.strip():
            first, begin = at, -1
        if "@" not in line.text:
            continue
        if at > first and _is_listed(line.text.strip()):
            yield from range(all_told, at + 1)
            all_told = at + 1
        elif begin < 0:
            begin = _question_above(lines, first, words)
        yield from range(max(begin, told, all_told), at + 1)
        told = at + 1


def _question_above(lines: Sequence[FormLine], at: int, words: FormWords) -> int:
    """Where the question stands that waits for an answer above a paragraph."""
    while at and _is_skipped(lines[at - 1].text, words):
        at -= 1
    return max(0, at - 1)


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
