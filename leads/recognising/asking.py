"""Which questions does an old register put to its people? Pairs that nobody was asked about, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from leads.model import Lead, ReviewCase
from leads.picture import Picture
from leads.recognising.decisions import PAIRS
from leads.recognising.linking import Link
from leads.recognising.merging import in_order
from leads.recognising.pairs import Pair, Pairs
from leads.recognising.suspects import Suspects

FROM_REGISTER = "found in the register"
"""How the reason of such a question begins."""

_MOST_NAMED = 3


def questions(found: Iterable[Suspects], picture: Picture, at: datetime) -> tuple[ReviewCase, ...]:
    """One for each younger lead, about the likeliest elder; the others are named in it.

    Left out is what people have decided or are being asked: a pair in Review, whatever came of it, and
    a lead about which a question is open. Its other pairs are asked about once that is answered.
    """
    pairs = Pairs.of(picture.events)
    present = {lead.lead_id for lead in picture.leads}
    asked, busy = _asked(picture, pairs)
    by_younger: dict[str, list[Suspects]] = {}
    for pair in found:
        both = frozenset({pair.elder, pair.younger})
        stands = both <= present and all(pairs.home(one) == one for one in both)
        if stands and both not in asked and pair.younger not in busy:
            by_younger.setdefault(pair.younger, []).append(pair)
    different = pairs.different_homes()
    cases = []
    for several in by_younger.values():
        open_ones = [p for p in several if frozenset({p.elder, p.younger}) not in different]
        if open_ones:
            cases.append(_question(sorted(open_ones, key=_likeliest), at))
    return tuple(sorted(cases, key=lambda case: -(case.score or 0)))


def asked_pairs(picture: Picture, pairs: Pairs) -> set[Pair]:
    """The pairs that stand in Review, whatever came of it."""
    return _asked(picture, pairs)[0]


def link_question(lead: Lead, other: Lead, link: Link, how: str, at: datetime) -> ReviewCase:
    """About two leads that stood beside each other until something told that they may be one."""
    elder, younger = in_order(lead, other)
    return ReviewCase(
        raised_at=at,
        kind=ReviewCase.POSSIBLE_REPEAT,
        why=f"{how}; {link.because}",
        score=round(link.score, 3),
        lead_a=elder.lead_id,
        lead_b=younger.lead_id,
    )


def _asked(picture: Picture, pairs: Pairs) -> tuple[set[Pair], set[str]]:
    """The pairs that stand in Review, as asked and as merged since; and the younger leads that wait for an answer."""
    asked: set[Pair] = set()
    busy: set[str] = set()
    for case in picture.review:
        if case.kind in PAIRS:
            both = frozenset({case.lead_a, case.lead_b})
            asked |= {both, frozenset(map(pairs.home, both))}
            if case.decided_at is None:
                busy |= {case.lead_b}
    return asked, busy


def _likeliest(pair: Suspects) -> tuple[bool, float]:
    return not pair.is_certain, -pair.score


def _question(several: list[Suspects], at: datetime) -> ReviewCase:
    best, *others = several
    also = ", ".join(other.elder for other in others[:_MOST_NAMED])
    return ReviewCase(
        raised_at=at,
        kind=ReviewCase.POSSIBLE_REPEAT,
        why=f"{FROM_REGISTER}; {best.because}" + (f"; also like {also}" if also else ""),
        score=best.score,
        lead_a=best.elder,
        lead_b=best.younger,
    )
