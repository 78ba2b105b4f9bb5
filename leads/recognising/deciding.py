"""Have we met? New, Repeat, Returning or Possible, each with its reasons.

A wrong merge loses a customer, a missed repeat costs a question: what is not certain is never merged.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from leads.model import Contact
from leads.recognising.candidates import Candidate, ranked
from leads.recognising.index import Index
from leads.recognising.normalising import Fingerprint, fingerprint
from leads.recognising.vetoes import veto
from leads.settings import Settings
from leads.typed_settings.cells import days_long
from leads.typed_settings.rules import DUPLICATE_WINDOW

CERTAIN = 0.97
"""Score from which a lead is taken for the same person, unless something speaks against it."""

POSSIBLE = 0.10
"""Score from which a person is asked."""

DEFAULT_WINDOW = timedelta(days=180)
_MOST_ASKED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class New:
    """Nobody we know."""

    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """Certainly the person of this lead, whose matter is still fresh: a touch."""

    lead_id: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Returning:
    """Certainly the person of this lead, but it was closed long ago: a new lead, linked to the old one."""

    lead_id: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Possible:
    """Perhaps somebody we know: a new lead, and a question for a person.

    Attributes:
        candidates: (lead id, score 0..1, because), the likeliest first.
    """

    candidates: tuple[tuple[str, float, str], ...]
    because: str


Recognised = New | Repeat | Returning | Possible
ClosedSince = Callable[[str], datetime | None]
"""Lead id -> since when its stage is not an open one; None while it is open, or when nobody knows."""


def recognise(
    contact: Contact,
    index: Index,
    closed_since: ClosedSince,
    at: datetime,
    window: timedelta = DEFAULT_WINDOW,
) -> Recognised:
    """Find the lead this contact already has, if any.

    Args:
        contact: Who wrote.
        index: The register.
        closed_since: For telling Returning from Repeat.
        at: When they wrote.
        window: How long after its closing a lead still counts as the same matter.
    """
    judged = judge(fingerprint(contact), index)
    if not isinstance(judged, Repeat):
        return judged
    closed = closed_since(judged.lead_id)
    if closed is None or at - closed <= window:
        return judged
    because = f"{judged.because}; closed {(at - closed).days} days ago"
    return Returning(lead_id=judged.lead_id, because=because)


def duplicate_window(settings: Settings) -> timedelta:
    """The named setting of Rules, or the default."""
    days = days_long(settings.named.get(DUPLICATE_WINDOW))
    return DEFAULT_WINDOW if days is None else timedelta(days=days)


def judge(wanted: Fingerprint, index: Index) -> New | Repeat | Possible:
    """Who this is by what they left, whenever that was."""
    found = ranked(wanted, index)
    return decide(wanted, found)


def decide(wanted: Fingerprint, found: tuple[Candidate, ...]) -> New | Repeat | Possible:
    """Certain only about one person: everybody else who fits as well must be the same lead twice.

    Never through a third: A and C are not one because both are like B.
    """
    likely = [candidate for candidate in found if candidate.score >= POSSIBLE]
    if not likely:
        return New(because=_why_new(wanted, found))
    best = likely[0]
    doubt = _doubt(wanted, best, found)
    if not doubt:
        return Repeat(lead_id=best.lead_id, because=best.because)
    asked = tuple((c.lead_id, round(c.score, 3), c.because) for c in likely[:_MOST_ASKED])
    return Possible(candidates=asked, because=f"perhaps {best.lead_id}: {best.because}; {doubt}")


def _doubt(wanted: Fingerprint, best: Candidate, found: tuple[Candidate, ...]) -> str:
    """Why we are not certain of the best candidate, in words; "" when we are."""
    if best.score < CERTAIN:
        return f"{best.score:.0%} likely"
    against = veto(wanted, best, found)
    if against:
        return against
    for other in found[1:]:
        if other.score >= CERTAIN and not _are_one(best, other, found):
            return f"{other.lead_id} fits as well"
    return ""


def _are_one(best: Candidate, other: Candidate, found: tuple[Candidate, ...]) -> bool:
    between = Candidate.of(best.known, other.lead_id, other.known)
    return between.score >= CERTAIN and not veto(best.known, between, found)


def _why_new(wanted: Fingerprint, found: tuple[Candidate, ...]) -> str:
    if found:
        nearest = found[0]
        return f"nobody we know; nearest is {nearest.lead_id}: {nearest.because}"
    if wanted == Fingerprint(country=wanted.country):
        return "they left nothing to recognise them by"
    return "nobody with this e-mail, phone, name or company"
