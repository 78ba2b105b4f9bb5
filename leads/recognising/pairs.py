"""What people have said of two leads, as History tells it: one person's (merged), or two people's (different).

History is never trimmed, so this outlives Review's rows. Of several words on a pair the last counts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from leads.model import Event, Lead

Pair = frozenset[str]

_TOLD = frozenset({Event.MERGED, Event.UNMERGED, Event.DIFFERENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """See the module's docstring.

    Attributes:
        into: Lead that was merged -> the lead it was merged into, as it stands now.
        different: Pairs that are two people's.
    """

    into: dict[str, str]
    different: frozenset[Pair]

    @classmethod
    def of(cls, events: Iterable[Event]) -> Pairs:
        into: dict[str, str] = {}
        different: dict[Pair, None] = {}
        for event in events:
            if event.what not in _TOLD:
                continue
            about, other = event.lead_id, str(event.old or event.new or "")
            match event.what:
                case Event.MERGED:
                    into[about] = other
                    different.pop(frozenset({about, other}), None)
                case Event.UNMERGED:
                    into.pop(about, None)
                case _:
                    different[frozenset({about, other})] = None
        return cls(into=into, different=frozenset(different))

    def home(self, lead_id: str) -> str:
        """The lead that all of this one was merged into; itself when it was not. Ends also in a circle."""
        passed = {lead_id}
        while (further := self.into.get(lead_id)) and further not in passed:
            lead_id = further
            passed.add(lead_id)
        return lead_id

    def are_different(self, one: str, other: str) -> bool:
        """Whether somebody said so of these two, or of leads that were merged into them."""
        homes = frozenset({self.home(one), self.home(other)})
        return frozenset({one, other}) in self.different or any(
            frozenset(map(self.home, pair)) == homes for pair in self.different if len(homes) > 1
        )

    def different_homes(self) -> Collection[Pair]:
        """The pairs that are two people's, by the leads they are found under."""
        return frozenset(frozenset(map(self.home, pair)) for pair in self.different)


def known_under(leads: Sequence[Lead], pairs: Pairs) -> Sequence[Lead]:
    """The register as the recogniser should know it: a merged row's contact finds the lead it was merged into.

    What was merged into a lead that is gone is left out, as that lead is.
    """
    if not pairs.into:
        return leads
    present = {lead.lead_id for lead in leads}
    found: list[Lead] = []
    for lead in leads:
        home = pairs.home(lead.lead_id)
        if home == lead.lead_id:
            found.append(lead)
        elif home in present:
            found.append(replace(lead, lead_id=home))
    return found
