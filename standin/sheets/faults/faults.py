"""All that is to go wrong now: the rules and the quota."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from standin.sheets.errors import Json, invalid
from standin.sheets.faults.fate import KINDS, Fate
from standin.sheets.faults.methods import Visit
from standin.sheets.faults.quota import PER_PROJECT, PER_USER, Quota
from standin.sheets.faults.rules import Rule, read_rule
from standin.sheets.http import Asked, refusal


class Faults:
    """What happens to requests on their way. With nothing added, nothing does.

    Attributes:
        is_quiet: There are no rules and no quota.
    """

    def __init__(self, clock: Callable[[], dt.datetime]) -> None:
        self._clock = clock
        self._rules: list[Rule] = []
        self._quota: Quota | None = None
        self.is_quiet = True

    def add(self, *rules: Json) -> None:
        """Add rules, all or none; see `read_rule` for what they say."""
        self._rules = self._rules + [read_rule(one) for one in rules]
        self.is_quiet = self._quota is None and not self._rules

    def set_quota(self, per_user: int = PER_USER, per_project: int = PER_PROJECT) -> None:
        """From now on requests are counted, each minute anew."""
        self._quota = Quota(self._clock, per_user, per_project)
        self.is_quiet = False

    def change(self, asked: Json) -> None:
        """{"rules": [...]} adds rules, {"quota": true or {"per_user", "per_project"} or false} sets the quota."""
        unknown = sorted(asked.keys() - {"rules", "quota"})
        if unknown or not isinstance(asked.get("rules", []), list):
            raise invalid('Faults are {"rules": [...], "quota": ...}.')
        self.add(*asked.get("rules", []))
        quota = asked.get("quota")
        if quota:
            limits = {} if quota is True else quota
            try:
                self.set_quota(**{name: int(limit) for name, limit in limits.items()})
            except (AttributeError, TypeError, ValueError) as error:
                raise invalid(f"This quota cannot be used: {error}.") from None
        elif quota is False:
            self._quota = None
            self.is_quiet = not self._rules

    def clear(self) -> None:
        self._rules, self._quota, self.is_quiet = [], None, True

    def told(self) -> Json:
        """The rules with what they met so far, and the quota; null when it is off."""
        return {
            "rules": [one.told() for one in self._rules],
            "quota": self._quota.told() if self._quota else None,
        }

    def fate_of(self, asked: Asked, visit: Visit, caller: str) -> Fate:
        """What becomes of a request. Latencies add up; of the faults that settle it the first one does.

        `caller` is "" for a request nobody stands behind: the quota leaves it to the 401.
        """
        settled = self._out_of_quota(visit, caller)
        wait_s = lag_s = 0.0
        for rule in self._rules:
            if settled is not None and KINDS[rule.do].settles:
                continue
            fate = rule.fate_of(asked, visit)
            if fate is None:
                continue
            wait_s, lag_s = wait_s + fate.wait_s, max(lag_s, fate.lag_s)
            settled = fate if fate.reply else settled
        settled = settled or Fate()
        return Fate(wait_s=wait_s, lag_s=lag_s, lands_in_s=settled.lands_in_s, reply=settled.reply)

    def _out_of_quota(self, visit: Visit, caller: str) -> Fate | None:
        if self._quota is None or not visit.is_sheets or not caller:
            return None
        error = self._quota.refusal(caller, reads=visit.reads)
        return None if error is None else Fate(lands_in_s=None, reply=refusal(error))
