"""What do the settings tabs say? Team, Territories, Stages and Rules, read forgivingly.

Nothing that somebody types here stops the worker. A cell that makes no sense is left out, or
the whole row where the rest means nothing without it, and a `SettingProblem` says what is
wrong and what is nearest to it.
"""

from __future__ import annotations

from zoneinfo import ZoneInfo

from leads.settings import SettingProblem, Settings
from leads.tabs import RULES, STAGES, TEAM, TERRITORIES
from leads.typed_settings.rows import Tables, rows_of
from leads.typed_settings.rules import read_rules
from leads.typed_settings.stages import read_stages
from leads.typed_settings.team import read_team
from leads.typed_settings.territories import read_territories

_UTC = ZoneInfo("Etc/UTC")


def read_settings(tables: Tables, default_zone: ZoneInfo = _UTC) -> Settings:
    """Read the settings tabs; never raises, whatever the cells hold.

    Args:
        tables: Tab title -> (sheet row number, {heading: cell}), in sheet order, cells unformatted.
        default_zone: For members without a readable time zone; usually the spreadsheet's own.
    """
    problems: list[SettingProblem] = []
    team = read_team(rows_of(tables, TEAM, problems), default_zone)
    territories = read_territories(rows_of(tables, TERRITORIES, problems), team)
    stages = read_stages(rows_of(tables, STAGES, problems))
    rules, named = read_rules(rows_of(tables, RULES, problems))
    return Settings(
        team=team,
        territories=territories,
        stages=stages,
        rules=rules,
        named=named,
        problems=tuple(problems),
    )
