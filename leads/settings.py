"""What the Team, Territories, Stages and Rules tabs say, checked.

A row that makes no sense is left out and named in `problems`; the rest stays in force.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from zoneinfo import ZoneInfo


class StageKind(StrEnum):
    OPEN = "open"
    WON = "won"
    LOST = "lost"
    LATER = "later"
    JUNK = "junk"


class Role(StrEnum):
    REP = "rep"
    MANAGER = "manager"
    CALL_CENTRE = "call centre"
    PARTNER = "partner"
    MARKETING = "marketing"


MERGED_STAGE = "Merged"
"""The stage of a row that was merged into another. Closed, also where the Stages tab does not name it."""

WEEKDAYS = frozenset(range(5))
"""Monday (0) to Friday (4), as datetime.weekday() counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One row of Team.

    Attributes:
        digest_at: Local time of the daily digest; None means no digest.
        days: Working days, 0 = Monday.
        holidays: ISO country, or country-subdivision ("IE", "GB-SCT"), or "".
        away_from, away_until: First and last day away, both included; None on an open side.
    """

    name: str
    email: str = ""
    active: bool = True
    role: Role = Role.REP
    digest_at: time | None = None
    days: frozenset[int] = WEEKDAYS
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Etc/UTC"))
    holidays: str = ""
    away_from: date | None = None
    away_until: date | None = None
    deputy: str = ""
    capacity: int | None = None
    language: str = "en"
    row: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritoryRule:
    """One row of Territories: the first row, in `order`, that matches names the territory.

    Attributes:
        match_on: One of leads.tabs.TERRITORIES' choices; "*" matches everything.
        owners: Names from Team; several take turns.
        row: Sheet row, for "because Territories row 4".
    """

    order: int
    match_on: str
    pattern: str
    territory: str
    owners: tuple[str, ...]
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One row of Stages.

    Attributes:
        remind_after: Days a lead may stay untouched in this stage; None means for ever.
        colour: "#rrggbb" or "".
    """

    name: str
    kind: StageKind = StageKind.OPEN
    order: int = 0
    meaning: str = ""
    remind_after: int | None = None
    allowed_next: tuple[str, ...] = ()
    colour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One row of Rules: when (column, test, value) then (what to do)."""

    when: str
    test: str
    value: str
    then: str
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingProblem:
    """A settings cell that makes no sense, said so that the person who typed it can mend it."""

    tab: str
    row: int
    heading: str
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """All settings tabs.

    Attributes:
        stages: In their order; the first open one is where new leads enter.
        named: Named values of Rules ("duplicate window" -> "180 days"), keys lower case.
    """

    team: tuple[Member, ...] = ()
    territories: tuple[TerritoryRule, ...] = ()
    stages: tuple[Stage, ...] = ()
    rules: tuple[Rule, ...] = ()
    named: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[SettingProblem, ...] = ()

    def member(self, name: str) -> Member | None:
        """The member of this name, letter case and surrounding space aside."""
        wanted = name.strip().casefold()
        return next((m for m in self.team if m.name.casefold() == wanted), None)

    def stage(self, name: str) -> Stage | None:
        wanted = name.strip().casefold()
        return next((s for s in self.stages if s.name.casefold() == wanted), None)

    @property
    def entry_stage(self) -> str:
        """Where new leads enter: the first open stage; "New" while no stage is set up."""
        return next((s.name for s in self.stages if s.kind is StageKind.OPEN), "New")

    def is_open(self, stage: str) -> bool:
        """Whether a lead in this stage wants work. An unknown or blank stage counts as open: better seen than lost."""
        known = self.stage(stage)
        if known is None:
            return stage.strip().casefold() != MERGED_STAGE.casefold()
        return known.kind is StageKind.OPEN
