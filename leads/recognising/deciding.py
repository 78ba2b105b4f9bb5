"""Have we met? New, Repeat, Returning or Possible, each with its reasons.

A wrong merge loses a customer, a missed repeat costs a question: what is not certain is never merged.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from leads.model import Contact
from leads.recognising.candidates import Candidate, ranked
from leads.recognising.comparing import CompanyLevel, EmailLevel
from leads.recognising.index import Index
from leads.recognising.names import NameLevel
from leads.recognising.normalising import Fingerprint, fingerprint
from leads.recognising.scoring import Model, shipped
from leads.recognising.vetoes import OTHER_PERSONS, veto
from leads.settings import Settings
from leads.typed_settings.cells import days_long
from leads.typed_settings.rules import DUPLICATE_WINDOW

CERTAIN = 0.99
"""Score from which a lead is taken for the same person, unless something speaks against it."""

POSSIBLE = 0.016
"""Score from which a person is asked."""

DEFAULT_WINDOW = timedelta(days=180)
_RIVAL = 0.5  # from here somebody else fits well enough to matter
_MOST_ASKED = 5
_WRONG_AFTER_VETOES = 0.4
"""How often we are wrong where nothing speaks against it, beside what the odds alone say.

By these 13 of the 24,251 certain decisions of docs/recognising.md would be wrong, and none is: so it is less
than a fourth with 95 % confidence. More than that is left, as the streams are not the world.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class New:
    """Nobody we know.

    Attributes:
        colleague: A lead of the same company, for whose owner this one may be, too; or "".
    """

    because: str
    colleague: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """Certainly the person of this lead, whose matter is still fresh: a touch.

    Attributes:
        score: 0..1, how likely it is nobody else.
    """

    lead_id: str
    because: str
    score: float = 1.0


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
    *,
    different: Collection[frozenset[str]] = (),
    model: Model | None = None,
) -> Recognised:
    """Find the lead this contact already has, if any.

    Args:
        contact: Who wrote.
        index: The register.
        closed_since: For telling Returning from Repeat.
        at: When they wrote.
        window: How long after its closing a lead still counts as the same matter.
        different: Pairs of leads that people said are two persons'.
        model: The weights in force; None for those that ship.
    """
    judged = judge(fingerprint(contact), index, model, different)
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


def judge(
    wanted: Fingerprint,
    index: Index,
    model: Model | None = None,
    different: Collection[frozenset[str]] = (),
) -> New | Repeat | Possible:
    """Who this is by what they left, whenever that was."""
    weighed = model or shipped()
    return decide(wanted, ranked(wanted, index, weighed), weighed, different)


def decide(
    wanted: Fingerprint,
    found: tuple[Candidate, ...],
    model: Model | None = None,
    different: Collection[frozenset[str]] = (),
) -> New | Repeat | Possible:
    """Certain only about one person: everybody else who fits as well must not be another.

    Never through a third: A and C are not one because both are like B.
    """
    likely = [candidate for candidate in found if candidate.score >= POSSIBLE]
    if not likely:
        colleague = next(filter(_is_colleague, found), None)
        because = _why_new(wanted, found, colleague)
        return New(because=because, colleague=colleague.lead_id if colleague else "")
    doubts: list[str] = []
    for candidate in likely:
        doubt = _doubt(wanted, candidate, found, model or shipped(), different)
        if not doubt:
            score = 1 - (1 - candidate.score) * _WRONG_AFTER_VETOES
            return Repeat(lead_id=candidate.lead_id, because=candidate.because, score=score)
        doubts.append(doubt)
    best = likely[0]
    asked = tuple((c.lead_id, round(c.score, 3), c.because) for c in likely[:_MOST_ASKED])
    return Possible(
        candidates=asked, because=f"perhaps {best.lead_id}: {best.because}; {doubts[0]}"
    )


def _doubt(
    wanted: Fingerprint,
    best: Candidate,
    found: tuple[Candidate, ...],
    model: Model,
    different: Collection[frozenset[str]],
) -> str:
    """Why we are not certain of a candidate, in words; "" when we are."""
    if best.score < CERTAIN:
        return f"{best.score:.0%} likely"
    against = veto(wanted, best, found)
    if against:
        return against
    for other in found:
        if other.score < _RIVAL or other is best:
            continue
        said = frozenset({best.lead_id, other.lead_id}) in different
        if said and not _is_nearer(best, other):
            return f"{other.lead_id} fits as well, and is somebody else's, says a person"
        if _are_two(best, other, model):
            return f"{other.lead_id} fits as well"
    return ""


def _is_nearer(best: Candidate, other: Candidate) -> bool:
    """Whether the mailbox tells which of two people it is."""
    return (
        best.comparison.email is EmailLevel.SAME and other.comparison.email is not EmailLevel.SAME
    )


def _are_two(best: Candidate, other: Candidate, model: Model) -> bool:
    """Whether the two leads that fit are known to be two people's, and not one's filed twice."""
    if best.comparison.name is NameLevel.SAME and other.comparison.name is not NameLevel.SAME:
        return False  # whoever the other is, this one has the very name
    between = Candidate.of(best.known, other.lead_id, other.known, model)
    return between.comparison.name in OTHER_PERSONS


def _is_colleague(candidate: Candidate) -> bool:
    """Whether somebody else of the same company is known: no question, but perhaps the same owner."""
    c = candidate.comparison
    return c.company is _SAME_COMPANY or c.email in _SAME_OFFICE


_SAME_COMPANY = (
    CompanyLevel.SAME
)  # in the class, on Python 3.11, it takes longer to find than to compare
_SAME_OFFICE = frozenset({EmailLevel.SAME_DOMAIN, EmailLevel.SAME_ROLE})


TYPED = "typed by a person"
_COLLEAGUE = "nobody we know; a colleague of "


WAS = "returning, was "
_TIES = ((_COLLEAGUE, "of the same company"), (WAS, "of the same person"))


def filed_beside(because: str) -> tuple[str, str]:
    """The lead that a new one was filed beside, as its reason tells, and what the two share; "" twice for none."""
    # Only at the beginning: further on stands what strangers wrote.
    reason = because.removeprefix(f"{TYPED}; ")
    for beginning, tie in _TIES:
        if reason.startswith(beginning):
            return reason.removeprefix(beginning).partition(":")[0], tie
    return "", ""


def _why_new(wanted: Fingerprint, found: tuple[Candidate, ...], colleague: Candidate | None) -> str:
    if colleague:
        return f"{_COLLEAGUE}{colleague.lead_id}: {colleague.because}"
    if found:
        nearest = found[0]
        return f"nobody we know; nearest is {nearest.lead_id}: {nearest.because}"
    if wanted == Fingerprint(country=wanted.country):
        return "they left nothing to recognise them by"
    return "nobody with this e-mail, phone, name or company"
