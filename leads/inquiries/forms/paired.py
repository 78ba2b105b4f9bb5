"""Joins the two lines of forms that call what they ask "Question" and what was answered "Answer".

The words are data: words/questions_and_answers.toml.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from leads.inquiries.forms.labels import folded
from leads.inquiries.forms.lines import FormLine
from leads.inquiries.wording.patterns import late_pattern
from leads.inquiries.words import table_of

_LABELLED = late_pattern(
    r"^[\s*_>•·-]*+(?P<word>[^\W\d_][^\W\d_ ]*+(?: [^\W\d_]++){0,2}?)(?: ?(?:#|№|no?\.? ?)?\d{1,2})?"
    r"[*_]*+\s?[:：][*_]*+(?P<rest>.*)$"
)
"""One of the two words, perhaps counted, with what it stands for behind it."""
_HEADS = late_pattern(
    r"^[\s*_|]*+(?P<left>[^\s:：|].{0,30}?)(?: *+[:：|\t]\s*+| {2,})(?P<right>\S.{0,30})$"
)
_COLON = late_pattern(r"[:：]")
"""What stands behind each of the two words."""
_PARTS = late_pattern(r"[:：|\t]|  ")
"""What stands between the heads of two columns."""
_FEWEST_PAIRS = 2
_LONGEST_LINE = 1_000


@dataclass(frozen=True, slots=True)
class _Words:
    """What is asked and answered is called, in folded letters."""

    asked: frozenset[str]
    answered: frozenset[str]
    left: frozenset[str]
    right: frozenset[str]


@cache
def _words() -> _Words:
    told = table_of("questions_and_answers")
    asked, answered = (frozenset(map(folded, told[kind])) for kind in ("asked", "answered"))
    left, right = (frozenset(map(folded, told["columns"][side])) for side in ("left", "right"))
    return _Words(asked, answered, asked | left, answered | right)


def paired(lines: Sequence[FormLine]) -> Sequence[FormLine]:
    """The lines, each question as the heading of the answer below it where two are written so; without the heads
    of two columns.
    """
    lines = [line for line in lines if not _are_heads(line)]
    parted = (at for at, line in enumerate(lines) if line.heading or _COLON.search(line.text))
    found = {at: pair for at in parted if (pair := _pair_at(lines, at))}
    if len(found) < _FEWEST_PAIRS:
        return lines
    joined: list[FormLine] = []
    at = 0
    while at < len(lines):
        if at not in found:
            joined.append(lines[at])
            at += 1
            continue
        asked, below = found[at]
        answer = _rest(lines[below], _words().answered) or ""
        joined.append(FormLine(answer, heading=asked, closed=lines[below].closed))
        at = below + 1
    return joined


def _pair_at(lines: Sequence[FormLine], at: int) -> tuple[str, int] | None:
    """What is asked in a line, or in the next where the word stands alone, and the index of the answer to it."""
    asked = _rest(lines[at], _words().asked)
    if asked is None:
        return None
    if not asked:
        at += 1
        asked = lines[at].text.strip() if at < len(lines) and not lines[at].heading else ""
    near = range(at + 1, min(at + 4, len(lines)))
    below = next((n for n in near if lines[n].text.strip() or lines[n].heading), 0)
    is_answered = bool(below) and _rest(lines[below], _words().answered) is not None
    return (asked, below) if asked and is_answered else None


def _rest(line: FormLine, words: frozenset[str]) -> str | None:
    """What stands behind one of the words in a line; None where none of them begins it."""
    shown = f"{line.heading}: {line.text}" if line.heading else line.text
    first, newline, more = shown.partition("\n")
    found = _LABELLED.match(first) if len(first) <= _LONGEST_LINE else None
    if found is None or folded(found["word"]) not in words:
        return None
    return f"{found['rest'].strip()}{newline}{more}"


def _are_heads(line: FormLine) -> bool:
    """Whether a line heads two columns and tells nothing: "Question    Answer", "Field: Value"."""
    if line.heading:
        left, right = line.heading, line.text
    else:
        may_be = len(line.text) <= _LONGEST_HEADS and _PARTS.search(line.text)
        found = _HEADS.match(line.text) if may_be else None
        if found is None:
            return False
        left, right = found["left"], found["right"]
    return (
        folded(left.strip(" *_:：|")) in _words().left
        and folded(right.strip(" *_|")) in _words().right
    )


_LONGEST_HEADS = 80
