"""Does a mail begin as a person's letter does? Then the labelled lines further down are a list in it, and no form.

People list what they order, what they measured and what they were asked ("Delivery: 4 December", "Breite: 78 cm"),
and sign with "Tel:" and "E-Mail:"; services send their orders for them. Read as a form's answers, such lines would
leave the letter around them out. A form's own first lines are a program's, as their words tell, or tell of the
visitor as of somebody else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice, pairwise

from leads.inquiries.forms.answers import FormAnswers
from leads.inquiries.forms.label import Label
from leads.inquiries.forms.labels import folded
from leads.inquiries.forms.looks import SPEAKS
from leads.inquiries.forms.pairs import parted_in_two
from leads.inquiries.forms.speakers import is_of_visitor, odds_of
from leads.inquiries.forms.values import Answer
from leads.inquiries.people.given_names import is_given_name
from leads.inquiries.people.sign_offs import is_sign_off
from leads.inquiries.wording.patterns import late_pattern

_LOOKED_AT = 6
"""Lines at a mail's beginning."""
_GREETING_WORDS, _GREETING_LETTERS, _TOLD_WORDS = 5, 40, 4
"""The longest greeting, and words of the shortest line that tells who speaks."""
_PROGRAMS = 0.5
"""Log-odds from which on a program speaks at the beginning, and not the writer."""
_GREETS, _SAYS, _SURELY_SAYS = -2.0, -2.0, -4.0
"""Log-odds below which a few words greet as people do, and below which a sentence is a person's own."""
_SENTENCE = late_pattern(r"(?:\S+ ++){5}\S.*[.!?…][\"”»)]?\s*$|.{11,}[。！？]\s*$")
"""Six words and more, or as much in scripts that write no blanks, up to a sentence's end."""
_LEADS_ON = late_pattern(r"(?:\S+ ++){2}\S.*[:：]\s*$")
"""What leads a list in below a greeting: "please quote for the following:"."""
_TELLING_LETTERS = 3
_NAMED = frozenset({Label.NAME, Label.FIRST_NAME, Label.LAST_NAME})


def begins_as_letter(
    lines: Iterable[str], form: FormAnswers, whole: str, called: str, *, is_programs: bool
) -> bool:
    """Whether somebody's own sentence opens a mail, below a greeting perhaps, and no program speaks ahead of it.

    `lines`: those above the first question of what was read as a `form`; `whole`: all of them; `called`: names that
    the headers give. `is_programs`: surely no person sent it; the sentence must then be more surely a person's.
    """
    facts = [one for one in form.answers if one.label is not Label.MESSAGE]
    is_greeted = False
    for text in islice(filter(None, map(str.strip, lines)), _LOOKED_AT):
        words, odds, speaks = len(text.split()), odds_of(text), bool(SPEAKS.search(text))
        if _is_pair(text) or any(text in {one.heading, one.value} for one in facts):
            return False
        if words >= _TOLD_WORDS and (
            odds > _PROGRAMS or (not speaks and _tells_of_visitor(text, facts))
        ):
            return False
        if _SENTENCE.match(text) or (is_greeted and _LEADS_ON.match(text)):
            is_theirs = odds < (_SAYS if is_greeted or speaks else _SURELY_SAYS)
            is_surely = odds < _SURELY_SAYS or speaks or not is_programs
            if is_theirs and (is_surely or _is_signed(whole, called)):
                return True
        is_greeted = is_greeted or (
            odds < _GREETS and words <= _GREETING_WORDS and len(text) <= _GREETING_LETTERS
        )
    return False


def _is_pair(text: str) -> bool:
    pair = parted_in_two(text)
    return pair is not None and bool(pair[1])


def _tells_of_visitor(text: str, facts: Sequence[Answer]) -> bool:
    """Whether a line tells of the visitor: "Ana Pohl from Graz needs a quote.", "A customer seeks a plumber."."""
    names = _words_of(" ".join(one.value for one in facts if one.label in _NAMED))
    names |= _given_in_address(facts)
    is_named = not names.isdisjoint(folded(text).split())
    told = (one.value for one in facts if one.label and one.value)
    return is_named or is_of_visitor(text) or any(value in text for value in told)


def _given_in_address(facts: Sequence[Answer]) -> frozenset[str]:
    """The given names that the visitor's address is made of: pekka@, ana.pohl@."""
    mailboxes = (one.value.partition("@")[0] for one in facts if one.label is Label.EMAIL)
    words = (word for mailbox in mailboxes for word in _PARTED.split(folded(mailbox)))
    return frozenset(filter(is_given_name, words))


_PARTED = late_pattern(r"[\W_\d]+")


def _words_of(name: str) -> frozenset[str]:
    return frozenset(word for word in folded(name).split() if len(word) >= _TELLING_LETTERS)


def _is_signed(whole: str, called: str) -> bool:
    """Whether a mail is signed, below a closing phrase, by whom its headers name."""
    names = _words_of(called)
    lines = [line.strip() for line in whole.split("\n") if line.strip()]
    return any(
        is_sign_off(line) and not names.isdisjoint(folded(f"{line} {below}").split())
        for line, below in pairwise(lines)
    )
