"""Which leads of a register may be one person? For the day a team starts with an old sheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from leads.recognising.candidates import ranked
from leads.recognising.deciding import POSSIBLE, Repeat, decide
from leads.recognising.index import Index
from leads.recognising.normalising import Fingerprint
from leads.recognising.scoring import Model


@dataclass(frozen=True, slots=True)
class Suspects:
    """Two leads that may be one person's.

    Attributes:
        elder: The one that stood there first.
        is_certain: Whether the younger, had it come in by mail, would have been filed on the elder.
    """

    elder: str
    younger: str
    score: float
    is_certain: bool
    because: str


@dataclass(frozen=True, slots=True)
class Looked:
    """One lead compared with all before it."""

    lead_id: str
    suspects: tuple[Suspects, ...]


def suspects(
    leads: Iterable[tuple[str, Fingerprint]], model: Model | None = None
) -> Iterator[Looked]:
    """Every lead in the order of the register, with those before it that it may repeat.

    One `Looked` for each lead, also those without suspects, so that progress can be shown. Every
    pair is told once; nobody is taken for another's repeat by way of a third. Of the weights in force,
    or those that ship.
    """
    index = Index()
    for lead_id, known in leads:
        found = ranked(known, index, model)
        likely = tuple(c for c in found if c.score >= POSSIBLE and c.lead_id != lead_id)
        decision = decide(known, likely, model)
        certain = decision.lead_id if isinstance(decision, Repeat) else ""
        yield Looked(
            lead_id,
            tuple(
                Suspects(c.lead_id, lead_id, c.score, c.lead_id == certain, c.because)
                for c in likely
            ),
        )
        index.add_fingerprint(lead_id, known)
