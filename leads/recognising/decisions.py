"""What a person typed beside a question in Review, and what has come of it.

What was done stands in the row itself, as the last line of Why: so nothing is carried out twice, and
everybody sees what a decision did.
"""

from __future__ import annotations

import re
from enum import StrEnum

from leads.model import ReviewCase


class Said(StrEnum):
    """A decision, as it may be typed; letter case and surrounding space do not matter."""

    SAME = "Same"
    DIFFERENT = "Different"
    LATER = "Later"


CLOSED = "Closed"
"""How the line begins where nobody needed to decide any more."""

PAIRS = frozenset({ReviewCase.POSSIBLE_REPEAT, ReviewCase.TWINS})
"""Kinds of questions that are about two leads."""

_WORDS = {said.value.casefold(): said for said in Said} | {"unmerge": Said.DIFFERENT}
_OUTCOME = re.compile(rf"(?:\A|\n)→ ({'|'.join([*Said, CLOSED])}): [^\n]*\Z")


def said_of(case: ReviewCase) -> Said | None:
    """What was typed; None when it is none of the words."""
    return _WORDS.get(case.decision.strip().strip(".!").casefold())


def done_with(case: ReviewCase) -> str:
    """The decision that was carried out last, CLOSED when it closed itself, "" while it waits."""
    found = _OUTCOME.search(case.why)
    return found[1] if found and case.decided_at is not None else ""


def question_of(case: ReviewCase) -> str:
    """Why it was asked, without what has come of it."""
    return _OUTCOME.sub("", case.why)


def why_with(case: ReviewCase, word: str, outcome: str) -> str:
    """The Why of the row once this came of it."""
    return f"{question_of(case)}\n→ {word}: {' '.join(outcome.split())}"
