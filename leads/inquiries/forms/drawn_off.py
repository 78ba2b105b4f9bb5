"""A message that stands above what a program tells of its writer, and that nothing asks for; often between two rules.

Directories write so: a sentence of their own, a line drawn, the visitor's words, a line drawn, and then the name, the
address and the number.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from leads.inquiries.forms.label import Label
from leads.inquiries.forms.lines import FormLine
from leads.inquiries.forms.looks import SPEAKS
from leads.inquiries.forms.questions import RULE
from leads.inquiries.forms.speakers import odds_of
from leads.inquiries.forms.values import Answer

_FEWEST_WORDS = 3
_VISITORS = -2.0
"""Log-odds of a program's below which even a few words are the visitor's."""


def drawn_off(lines: Sequence[FormLine]) -> list[Answer]:
    """The message between two rules among the lines above a form's answers; [] where none is.

    What stands between rules at the very beginning is a title.
    """
    told = [at for at, line in enumerate(lines) if line.text.strip()]
    rules = [at for at in told[1:] if RULE.match(lines[at].text)]
    for above, below in pairwise(rules):
        said = "\n".join(line.text for line in lines[above + 1 : below]).strip()
        if len(said.split()) >= _FEWEST_WORDS and odds_of(said) < _VISITORS:
            shown = said.partition("\n")[0]
            return [Answer(label=Label.MESSAGE, heading="", value=said, line=shown)]
    return []


def said_above(written: Sequence[str]) -> list[Answer]:
    """The message that a chat passes on above what it tells of its writer: prose that asks, or says I."""
    for at, line in enumerate(written):
        if at == 0 and odds_of(line) > _VISITORS:
            continue  # "New message from Ana Pohl"
        is_asked = "?" in line or SPEAKS.search(line)
        is_long = len(line.split()) >= _FEWEST_SPOKEN and not line.rstrip().endswith((":", "："))
        if is_asked and is_long and "://" not in line:
            greets = at > 1 and odds_of(written[at - 1]) <= _VISITORS
            said = "\n".join(written[at - greets :]).strip()
            return [Answer(label=Label.MESSAGE, heading="", value=said, line=line.strip())]
    return []


_FEWEST_SPOKEN = 6
"""Words of a message that nothing asks for, at least."""
