"""Where the program begins to speak below a form's last answer: the cut that the whole tail speaks for.

What the program says stands last. So each place where it may begin is weighed by all that follows, paragraph by
paragraph, and the visitor keeps whatever is in doubt: a line too many in a message costs little, a lost one much.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from leads.inquiries.forms.speakers import shipped_model

_MOST_LINES = 40
"""Lines from the mail's end that are looked at."""
_HOPELESS = -5.0
"""Evidence for the visitor, of a paragraph or of the tail, above which nobody looks further."""
_CERTAIN = 8.0
"""The most that one paragraph counts, either way."""

ASIDE = 1.5
"""How much a paragraph's words must tell for the program, at the least."""
_WITHIN = 1.5
"""What a line must tell beyond that, with no blank above it."""


@dataclass(frozen=True, slots=True)
class TailLine:
    """A line at the foot of a mail. `dress`: what is known of it besides its words, as log-odds for the program."""

    text: str
    dress: float = 0.0


def cut_of(lines: Sequence[TailLine], bias: float = 0.0) -> int:
    """At which of the lines the program begins to speak; their number where it says nothing.

    `bias`: log-odds for the program, of every paragraph.
    """
    odds = shipped_model().odds
    best, cut, at = 0.0, len(lines), len(lines)
    below = 0.0
    while at > 0 and below > _HOPELESS:
        at -= 1
        if not lines[at].text.strip():
            continue
        end = at + 1
        first = at
        while first > 0 and lines[first - 1].text.strip():
            first -= 1
        for begin in range(end - 1, first - 1, -1):
            part = lines[begin:end]
            told = odds("\n".join(line.text.strip() for line in part)) + bias - ASIDE
            told += _dress_of(part) - (_WITHIN if begin > first else 0.0)
            whole = min(_CERTAIN, max(-_CERTAIN, told)) + below
            if whole >= best and told > 0:
                best, cut = whole, begin
        below += min(_CERTAIN, max(-_CERTAIN, told))
        if told < _HOPELESS:
            break
        at = first
    return cut


def _dress_of(lines: Sequence[TailLine]) -> float:
    """What tells most for either side."""
    told = [line.dress for line in lines]
    return max(0.0, *told) + min(0.0, *told)
