"""Who of the register might it be, and how likely?"""

from __future__ import annotations

from operator import attrgetter
from typing import NamedTuple

from leads.recognising.comparing import Comparison, compare
from leads.recognising.index import Index
from leads.recognising.normalising import Fingerprint
from leads.recognising.scoring import Model, shipped

_new = tuple.__new__  # what a named tuple's own does, in half the time


class Candidate(NamedTuple):
    """A lead that shares something with the contact.

    Attributes:
        known: By what it is known; of several, the most like.
        score: 0..1, how likely the two are one person.
    """

    lead_id: str
    known: Fingerprint
    comparison: Comparison
    score: float

    @classmethod
    def of(cls, wanted: Fingerprint, lead_id: str, known: Fingerprint, model: Model) -> Candidate:
        comparison = compare(wanted, known)
        return _new(cls, (lead_id, known, comparison, model.score(comparison)))

    @property
    def because(self) -> str:
        return self.comparison.because


def ranked(wanted: Fingerprint, index: Index, model: Model | None = None) -> tuple[Candidate, ...]:
    """Every lead that shares something telling, once, the likeliest first; of equals the older."""
    score_of = (model or shipped()).score
    best: dict[str, Candidate] = {}
    for lead_id, known in index.candidates(wanted):
        comparison = compare(wanted, known)
        score = score_of(comparison)
        had = best.get(lead_id)
        if had is None or score > had.score:
            best[lead_id] = _new(Candidate, (lead_id, known, comparison, score))
    in_order = map(best.__getitem__, sorted(sorted(best), key=len))
    return tuple(sorted(in_order, key=_score, reverse=True))


_score = attrgetter("score")
