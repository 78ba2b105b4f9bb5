"""What a person typed beside a question in Review, and what has come of it.

What was done stands in the row itself, as the last line of Why: so nothing is carried out twice, and
everybody sees what a decision did.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from leads.changes import RowNote
from leads.model import Cell, ReviewCase
from leads.tabs import REVIEW


class Said(StrEnum):
    """A decision, as it may be typed; letter case and surrounding space do not matter."""

    SAME = "Same"
    DIFFERENT = "Different"
    LATER = "Later"
    LEAD = "Lead"
    NO_LEAD = "No lead"


CLOSED = "Closed"
"""How the line begins where nobody needed to decide any more."""

PAIRS = frozenset({ReviewCase.POSSIBLE_REPEAT, ReviewCase.TWINS})
"""Kinds of questions that are about two leads."""

A_PERSON, NOBODY = "a person", "nobody: it closed itself"
"""Under Decided by, while it is blank. The sheet does not tell which of its people typed."""

_OF_PAIRS = {said.casefold(): said for said in (Said.SAME, Said.DIFFERENT, Said.LATER)} | {
    "unmerge": Said.DIFFERENT
}
_OF_HELD = {
    "lead": Said.LEAD,
    "yes": Said.LEAD,
    "no lead": Said.NO_LEAD,
    "not a lead": Said.NO_LEAD,
    "no": Said.NO_LEAD,
}
_OUTCOME = re.compile(rf"(?:\A|\n)→ ({'|'.join([*Said, CLOSED])}): [^\n]*\Z")


def said_of(case: ReviewCase) -> Said | None:
    """What was typed; None when it is none of the words for such a question."""
    words = _OF_HELD if case.kind == ReviewCase.HELD else _OF_PAIRS
    return words.get(case.decision.strip().strip(".!").casefold())


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


def settled(case: ReviewCase, by: str, at: datetime) -> dict[str, Cell]:
    """The cells that say when it was settled, and by whom where no person has written that."""
    when: dict[str, Cell] = {"decided_at": at}
    return when if case.decided_by not in {"", NOBODY} else when | {"decided_by": by}


def note_on(case: ReviewCase, cells: Mapping[str, Cell]) -> RowNote:
    """A note into the question's row, as it was read."""
    assert case.row is not None
    shown = ("kind", "lead_a", "lead_b", "why", "decision", "decided_by")
    return RowNote(
        tab=REVIEW.title,
        row=case.row,
        holds={attribute: getattr(case, attribute) for attribute in shown},
        cells=cells,
    )


def answer(case: ReviewCase, word: str, outcome: str, at: datetime) -> RowNote:
    """What has come of a question, beside it."""
    by = NOBODY if word == CLOSED else A_PERSON
    return note_on(case, {**settled(case, by, at), "why": why_with(case, word, outcome)})
