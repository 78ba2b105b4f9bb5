"""Do two leads that stand beside each other belong to one person, now that more is known of one of them?

Who comes last may tell it: somebody wrote from a mailbox, somebody called from a number, and now a letter has
both. Nobody is merged by way of a third; a person is asked about the two.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from leads.model import Contact
from leads.recognising.candidates import ranked
from leads.recognising.deciding import New, Repeat, decide
from leads.recognising.index import Index
from leads.recognising.normalising import fingerprint
from leads.recognising.pairs import Pair
from leads.recognising.scoring import Model

LIKELY = 0.5
"""Score from which two leads that were not asked about when they were filed are asked about."""


class Link(NamedTuple):
    """The other lead, and how likely, and why, it is the same person's."""

    lead_id: str
    score: float
    because: str


def link_of(
    contact: Contact,
    about: str,
    index: Index,
    model: Model | None = None,
    different: Collection[Pair] = (),
    *,
    is_certain: bool = False,
) -> Link | None:
    """The likeliest lead beside `about` for what is known of it.

    Args:
        contact: The lead as its row shows it, or who was just filed on it.
        about: The lead, which is in the index, too.
        index: The register.
        model: The weights in force; None for those that ship.
        different: Pairs of leads that people said are two persons'.
        is_certain: Whether only another lead counts on which the contact would have been filed, were it alone.
    """
    wanted = fingerprint(contact)
    found = tuple(c for c in ranked(wanted, index, model) if c.lead_id != about)
    apart = {lead_id for pair in different if about in pair for lead_id in pair}
    decided = decide(wanted, tuple(c for c in found if c.lead_id not in apart), model, different)
    match decided:
        case Repeat(lead_id=other, score=score, because=because):
            return Link(other, score, because)
        case New():
            return None
    other, score, because = decided.candidates[0]
    return Link(other, score, because) if score >= LIKELY and not is_certain else None
