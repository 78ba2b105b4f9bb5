"""What a team's decisions in Review teach: weights drawn from those that ship, proven on decisions held back.

A decision is a training pair: Same, Different, and a merge that somebody took back. They are few beside
the pairs the shipped weights were fitted on, and all of them hard cases, so each moves the weights a
little; and what makes the weights worse on decisions they were not fitted on is refused.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import NamedTuple

from leads.model import Event, Lead
from leads.picture import Picture
from leads.recognising.candidates import Candidate
from leads.recognising.comparing import Comparison
from leads.recognising.deciding import CERTAIN
from leads.recognising.fitting import Judged, fit
from leads.recognising.merging import Snapshot, snapshot_of
from leads.recognising.normalising import contact_of, fingerprint
from leads.recognising.pairs import Pair
from leads.recognising.scoring import Model, shipped
from leads.recognising.vetoes import veto

FEWEST, FEWEST_EACH = 20, 5
"""Decisions it takes in all, and of each of Same and Different."""

PULL = 10.0
"""How strongly the shipped weights hold: ten pairs of a kind move its terms about half the way."""

CAREFUL_PULL = 60.0
"""Tried where the lighter one is refused: who learns less, errs less."""

FARTHEST = 1.0
"""Log-odds by which no weight leaves the shipped one, whatever the decisions say: a factor of 2.7."""

LEAST_CONCORDANCE = 0.6
"""Of one Same and one Different, how often the Same scores higher: 0.5 where people typed at random."""

FOLDS = 3
_LIKELY = 0.5
_LEAST_LOSS = 1e-4


class Decision(NamedTuple):
    """A pair that a person judged.

    Attributes:
        pair: The ids, for telling decisions apart.
        is_vetoed: Whether something speaks against merging the two unasked, however likely they are one.
    """

    pair: Pair
    comparison: Comparison
    is_same: bool
    is_vetoed: bool = False


class Scored(NamedTuple):
    """A decision, and how likely weights think it that the two are one."""

    score: float
    is_same: bool
    is_vetoed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """How weights judge decisions.

    Attributes:
        certain: Scored high enough to be merged without asking, and nothing in the pair speaks against it.
        wrong: Of those, how many people said to be different.
        likely: Scored at least one half.
        misjudged: Of those, how many people said to be different.
        found: Of the same ones, how many are likely.
        loss: Mean log loss: how far the odds are from what people said; less is better.
    """

    decisions: int
    certain: int
    wrong: int
    likely: int
    misjudged: int
    found: int
    loss: float

    @property
    def precision(self) -> float:
        """Of the likely ones, the share that is one person's; 1 where none is."""
        return 1 - self.misjudged / self.likely if self.likely else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What learning came to.

    Attributes:
        missing: How many more decisions it takes; 0 when there are enough.
        before, after: On decisions held back: the shipped weights, and weights fitted without these.
        model: The weights to use from now on; None when they are refused.
    """

    decisions: int
    missing: int
    because: str
    before: Scores | None = None
    after: Scores | None = None
    model: Model | None = None


def decisions_of(picture: Picture) -> tuple[Decision, ...]:
    """Every pair that people judged, as it stood then where History keeps it; of several words the last."""
    leads = {lead.lead_id: lead for lead in picture.leads}
    pieces = [event for event in picture.events if event.what == Event.SNAPSHOT]
    words: dict[Pair, tuple[str, str, bool]] = {}
    for event in picture.events:
        if event.what in (Event.MERGED, Event.DIFFERENT):
            about, other = event.lead_id, str(event.new or "")
            words[frozenset({about, other})] = (about, other, event.what == Event.MERGED)
    found: list[Decision] = []
    kept = {younger: snapshot_of(pieces, younger) for younger in {e.lead_id for e in pieces}}
    for pair, (about, other, is_same) in words.items():
        rows = _rows(about, other, kept, leads)
        if rows is not None and len(pair) > 1:
            one, two = (fingerprint(contact_of(lead)) for lead in rows)
            beside = Candidate.of(one, other, two, shipped())
            vetoed = bool(veto(one, beside, (beside,)))
            told = beside.comparison.nameless
            found.append(Decision(pair, told, is_same, vetoed))
    return tuple(found)


def _rows(
    about: str, other: str, kept: Mapping[str, Snapshot | None], leads: Mapping[str, Lead]
) -> tuple[Lead, Lead] | None:
    """Both leads before they were merged, or as they stand; None when they are no more."""
    for younger, older in ((about, other), (other, about)):
        before = kept.get(younger)
        if before is not None and before.older.lead_id == older:
            return before.younger, before.older
    if about in leads and other in leads:
        return leads[about], leads[other]
    return None


def learn(decisions: Sequence[Decision], base: Model | None = None) -> Lesson:
    """Fit and prove. Pure, and the same for the same decisions in any order."""
    start = base or shipped()
    same = sum(decision.is_same for decision in decisions)
    different = len(decisions) - same
    missing = max(FEWEST - len(decisions), FEWEST_EACH - same, FEWEST_EACH - different, 0)
    if missing:
        because = (
            f"{len(decisions)} decisions ({same} Same, {different} Different) are too few: it takes {FEWEST}, "
            f"and {FEWEST_EACH} of each; {missing} more"
        )
        return Lesson(decisions=len(decisions), missing=missing, because=because)
    judged = [Scored(start.score(d.comparison), d.is_same, d.is_vetoed) for d in decisions]
    before = scores(judged)
    if _concordance(judged) < LEAST_CONCORDANCE:
        because = (
            "refused: the answers do not follow what the rows have in common; were they meant?"
        )
        return Lesson(decisions=len(decisions), missing=0, because=because, before=before)
    because, after = "", before
    for pull in (PULL, CAREFUL_PULL):
        after = scores(_held_back(decisions, start, pull))
        because = _worse(before, after)
        if not because:
            return Lesson(
                decisions=len(decisions),
                missing=0,
                because="better on decisions they were not fitted on",
                before=before,
                after=after,
                model=refitted(decisions, start, pull),
            )
    return Lesson(decisions=len(decisions), missing=0, because=because, before=before, after=after)


def _concordance(judged: Iterable[Scored]) -> float:
    """The share of pairs of a Same and a Different in which the Same scores higher; ties count half."""
    told = list(judged)
    different = sorted(d.score for d in told if not d.is_same)
    same = [d.score for d in told if d.is_same]
    above = sum(bisect_left(different, s) + bisect_right(different, s) for s in same) / 2
    return above / (len(same) * len(different))


def refitted(decisions: Iterable[Decision], start: Model, pull: float = PULL) -> Model:
    """The start's weights, moved towards what people said, none of them far."""
    pairs: dict[Comparison, Judged] = {}
    for decision in decisions:
        two, one = pairs.get(decision.comparison, Judged())
        pairs[decision.comparison] = Judged(two + (not decision.is_same), one + decision.is_same)
    moved = fit(pairs, pull, toward=start)
    near = {name: _near(start.weights.get(name, 0.0), w) for name, w in moved.weights.items()}
    return Model(_near(start.bias, moved.bias), near)


def _near(home: float, weight: float) -> float:
    return round(min(max(weight, home - FARTHEST), home + FARTHEST), 2)


def _held_back(decisions: Sequence[Decision], start: Model, pull: float) -> list[Scored]:
    """Each decision scored by weights that were fitted without it."""
    ordered = sorted(decisions, key=lambda decision: _mark(decision.pair))
    found: list[Scored] = []
    for fold in range(FOLDS):
        asked = ordered[fold::FOLDS]
        others = [d for place, d in enumerate(ordered) if place % FOLDS != fold]
        model = refitted(others, start, pull)
        found += [Scored(model.score(d.comparison), d.is_same, d.is_vetoed) for d in asked]
    return found


def _mark(pair: Pair) -> bytes:
    return blake2b("|".join(sorted(pair)).encode(errors="replace"), digest_size=8).digest()


def _worse(before: Scores, after: Scores) -> str:
    """Why the new weights are refused; "" when they are not."""
    if after.wrong > before.wrong:
        return f"refused: {after.wrong} wrong ones would count as certain, {before.wrong} do now"
    if after.precision < before.precision:
        return f"refused: precision falls from {before.precision:.1%} to {after.precision:.1%}"
    if after.loss >= before.loss:
        return "refused: the odds come no nearer to what people said"
    return ""


def scores(judged: Iterable[Scored]) -> Scores:
    """Count how scores and decisions agree."""
    told = list(judged)
    certain = [d.is_same for d in told if d.score >= CERTAIN and not d.is_vetoed]
    likely = [d.is_same for d in told if d.score >= _LIKELY]
    losses = [-math.log(max(d.score if d.is_same else 1 - d.score, _LEAST_LOSS)) for d in told]
    return Scores(
        decisions=len(told),
        certain=len(certain),
        wrong=certain.count(False),
        likely=len(likely),
        misjudged=likely.count(False),
        found=likely.count(True),
        loss=math.fsum(losses) / max(len(told), 1),
    )
