"""Where the program begins to speak below a form's last answer: the cut that the whole tail speaks for.

What the program says stands last. So each place where it may begin is weighed by all that follows, paragraph by
paragraph, and the visitor keeps whatever is in doubt: a line too many in a message costs little, a lost one much.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from leads.inquiries.forms.speakers import odds_of

_MOST_LINES = 40
"""Lines from the mail's end that are looked at."""
_HOPELESS, _VISITORS = -5.0, -5.0
"""Evidence for the visitor, of the tail and of a paragraph, above which nobody looks further."""
_CERTAIN = 8.0
"""The most that one paragraph counts, either way."""

_LEAST = 1.5
"""How much a paragraph must tell for the program, at the least."""
_SURE, _GOES_ON = 3.0, 1.0
"""Where so much tells below that the program has begun, so much less is asked of the paragraph above."""
_ONE_VOICE = 0.5
"""What the lines above it in a paragraph must tell for the visitor, to be parted from a program's line."""
_WITHIN, _MOST_PARTED = 1.5, 8
"""What a line must tell beyond that, with no blank above it, and how many of a paragraph's last lines may do so."""


def cut_of(lines: Sequence[str], dress: Callable[[int], float]) -> int:
    """At which of the lines the program begins to speak; their number where it says nothing.

    `dress`: what is known of a line besides its words, as log-odds for the program.
    """
    best, below, cut, at = 0.0, 0.0, len(lines), len(lines)
    at_program = False
    first_seen = max(0, len(lines) - _MOST_LINES)
    while at > first_seen and below > _HOPELESS:
        end, at = at, at - 1
        if not lines[at].strip():
            continue
        while at > first_seen and lines[at - 1].strip():
            at -= 1
        begin, told = _parted(lines[at:end], [dress(one) for one in range(at, end)])
        told += _GOES_ON if at_program and below >= _SURE and not begin else 0.0
        at_program = told > 0
        if told > 0 and told + below >= best:
            best, cut = told + below, at + begin
        below += told
        if told < _VISITORS:
            break
    return cut


def _parted(lines: Sequence[str], dresses: Sequence[float]) -> tuple[int, float]:
    """Where in a paragraph the program begins to speak, and how much tells for that."""
    whole = _told(lines, dresses)
    parts = [
        (_told(lines[begin:], dresses[begin:]), begin)
        for begin in range(max(1, len(lines) - _MOST_PARTED), len(lines))
    ]
    told, begin = max(parts, default=(0.0, 0))
    if told <= 0:
        return 0, whole
    above = _told(lines[:begin], dresses[:begin]) + _LEAST
    if above > -_ONE_VOICE:
        return 0, max(whole, min(_CERTAIN, told + above))
    return (begin, told - _WITHIN) if told - _WITHIN > max(0.0, whole) else (0, whole)


def _told(lines: Sequence[str], dresses: Sequence[float]) -> float:
    """What a paragraph tells for the program beyond what it must: its words, and the most that its looks do."""
    looks = max(0.0, *dresses) + min(0.0, *dresses)
    told = odds_of("\n".join(map(str.strip, lines))) + looks - _LEAST
    return min(_CERTAIN, max(-_CERTAIN, told))
