"""Who takes this lead? Its territory names the owners; those who can take it take turns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from leads.following_up.territory import territory_rule
from leads.model import Lead
from leads.settings import Member, Settings, TerritoryRule

_NOTHING_YET: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Who takes a lead.

    Attributes:
        owner: A name from Team; "" when nobody can take it, and `because` says why.
        because: In a rep's words: "Territories row 4: country is DE".
    """

    owner: str
    territory: str
    because: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A lead of the register that a new one belongs beside: a colleague's, or an earlier one of the same person.

    Attributes:
        owner: Who has it, as Team spells them; "" when nobody has.
        tie: What the two share: "of the same company".
    """

    lead: Lead
    owner: str
    tie: str


def assign(
    lead: Lead,
    settings: Settings,
    load: Mapping[str, int],
    today: date,
    taken_today: Mapping[str, int] = _NOTHING_YET,
    *,
    beside: Beside | None = None,
) -> Assignment:
    """Give the lead an owner by its territory: of those who can take it, who knows them, else whoever has fewest.

    Args:
        lead: Its own territory, when it has one, decides before the rules do.
        settings: Team and Territories.
        load: Member's name -> leads they have; ties go to the first in the row's list.
        today: For who is away.
        taken_today: Member's name -> leads given today, measured against "Capacity a day".
        beside: Whose owner is preferred, and by whose place a lead is judged that tells of none.
    """
    found = _rule(lead, settings, beside)
    if not found:
        return _no_rule(lead)
    rule, why = found
    territory = lead.territory.strip() or rule.territory
    because = f"Territories row {rule.row}: {why}"
    roll = _RollCall(settings=settings, today=today, taken_today=taken_today)
    able = roll.able(rule)
    if not able:
        return Assignment(owner="", territory=territory, because=f"{because}; {roll.nobody(rule)}")
    if beside and beside.owner in able:
        chosen = beside.owner
        why_they = f"{chosen} has {beside.lead.lead_id} {beside.tie}"
    else:
        chosen = min(able, key=lambda name: load.get(name, 0))
        why_they = _turn(able, chosen)
    notes = (because, able[chosen], why_they)
    return Assignment(owner=chosen, territory=territory, because="; ".join(filter(None, notes)))


def _rule(
    lead: Lead, settings: Settings, beside: Beside | None
) -> tuple[TerritoryRule, str] | None:
    """The row of Territories; where only * fits a lead that tells of no place, that of the lead beside it."""
    found = territory_rule(lead, settings)
    is_placed = lead.territory.strip() or lead.country or lead.region or lead.postcode
    if beside is None or is_placed or (found and found[0].match_on != _ANYWHERE):
        return found
    known = beside.lead
    there = replace(
        lead,
        territory=known.territory,
        country=known.country,
        region=known.region,
        postcode=known.postcode,
    )
    theirs = territory_rule(there, settings)
    if theirs is None or theirs[0].match_on == _ANYWHERE:
        return found
    rule, why = theirs
    return rule, f"{why}, as on {known.lead_id} {beside.tie}"


_ANYWHERE = "*"


def _no_rule(lead: Lead) -> Assignment:
    territory = lead.territory.strip()
    because = (
        f"no row of Territories is called “{territory}”"
        if territory
        else "no row of Territories fits; a last row with * would catch it"
    )
    return Assignment(owner="", territory=territory, because=because)


def _turn(able: Mapping[str, str], chosen: str) -> str:
    return f"{chosen} has the fewest leads of {len(able)} who take turns" if len(able) > 1 else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _RollCall:
    """Who can take a lead today."""

    settings: Settings
    today: date
    taken_today: Mapping[str, int]
    reasons: dict[str, str] = field(default_factory=dict)
    """Name -> why they cannot."""

    def able(self, rule: TerritoryRule) -> dict[str, str]:
        """Those who can take it, in the row's order -> for whom they stand in, in words, or ""."""
        able: dict[str, str] = {}
        for owner in rule.owners:
            name = self._present(owner)
            if name:
                standing_in = "" if name == owner else f"{name} stands in for {owner}, who is away"
                # Somebody who is on the list anyway comes as themselves.
                able[name] = "" if name in rule.owners else able.get(name) or standing_in
        return able

    def nobody(self, rule: TerritoryRule) -> str:
        if not rule.owners:
            return "it names nobody who is in Team"
        return "nobody can take it: " + ", ".join(
            f"{owner} {self.reasons[owner]}" for owner in rule.owners
        )

    def _present(self, owner: str) -> str:
        """The owner, or who stands in (for a deputy who is away, their deputy); "" when nobody can."""
        asked: set[str] = set()
        member = self.settings.member(owner)
        while member and member.name not in asked:
            asked.add(member.name)
            reason = self._hindrance(member)
            if not reason:
                return member.name
            self.reasons.setdefault(owner, reason)
            # Only absence is covered: who is full or has left keeps their colleagues' lists as they are.
            member = self.settings.member(member.deputy) if self._is_away(member) else None
        self.reasons.setdefault(owner, "is not in Team")
        return ""

    def _hindrance(self, member: Member) -> str:
        if not member.active:
            return "is not active"
        if self._is_away(member):
            until = f" until {member.away_until}" if member.away_until else ""
            return f"is away{until} and nobody stands in"
        taken = self.taken_today.get(member.name, 0)
        if member.capacity is not None and taken >= member.capacity:
            return f"has had {taken} today, as many as they take"
        return ""

    def _is_away(self, member: Member) -> bool:
        first, last = member.away_from, member.away_until
        if first is None and last is None:
            return False
        return (first or self.today) <= self.today <= (last or self.today)
