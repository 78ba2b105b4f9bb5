"""Which requests does a fault meet, how often, and with what luck?"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass

from standin.sheets.errors import Json, invalid
from standin.sheets.faults.fate import KINDS, Fate
from standin.sheets.faults.methods import KNOWN, Visit
from standin.sheets.http import Asked
from standin.sheets.tokens import METHOD

_MATCHING = {"do", "method", "verb", "path", "spreadsheet_id"}
_COUNTING = {"after", "times", "probability", "seed"}


@dataclass(slots=True, kw_only=True)
class Rule:
    """One fault and the requests it meets. What is not said about a request may be anything.

    Attributes:
        asked: The rule as it was given.
        method: As in the discovery document; "" for any.
        path: Found anywhere in the percent-encoded path.
        after: So many matches pass untouched first.
        times: How many it meets after that; None for all, as latency and stale do unless told otherwise.
        seen: Matches so far.
        done: How often it struck.
    """

    asked: Json
    do: str
    settings: Json
    method: str
    verb: str
    path: re.Pattern[str] | None
    spreadsheet_id: str
    after: int
    times: int | None
    probability: float
    chance: random.Random
    seen: int = 0
    done: int = 0

    def fate_of(self, asked: Asked, visit: Visit) -> Fate | None:
        """What it does to this request; None when it lets it pass."""
        if (self.times is not None and self.done >= self.times) or not self._meets(visit):
            return None
        self.seen += 1
        if self.seen <= self.after or self.chance.random() >= self.probability:
            return None
        self.done += 1
        return KINDS[self.do].make(self.settings, asked, visit, self.chance)

    def _meets(self, visit: Visit) -> bool:
        if visit.is_token and not self.method and self.path is None:
            return False
        return (
            self.method in {"", visit.method}
            and self.verb in {"", visit.verb}
            and self.spreadsheet_id in {"", visit.spreadsheet_id}
            and (self.path is None or self.path.search(visit.path) is not None)
        )

    def told(self) -> Json:
        return self.asked | {"seen": self.seen, "done": self.done}


def read_rule(asked: object) -> Rule:
    """{"do": what, and what is set about it; "method" or "verb" and "path"; "after", "times", "probability", "seed"}.

    Raises 400 when it cannot be understood: a rule that silently never meets anything would prove nothing.
    """
    if not isinstance(asked, dict):
        raise invalid("A rule must be a JSON object.")
    kind = KINDS.get(str(asked.get("do")))
    if kind is None:
        raise invalid(f"Unknown fault {asked.get('do')!r}; known are: {', '.join(sorted(KINDS))}.")
    unknown = sorted(asked.keys() - _MATCHING - _COUNTING - kind.settings)
    if unknown:
        raise invalid(f"A rule of {asked['do']} has no {', '.join(unknown)}.")
    settings = {name: asked[name] for name in kind.settings if name in asked}
    kind.check(settings)
    try:
        return _rule(asked, settings, once=kind.settles)
    except (TypeError, ValueError, re.error) as error:
        raise invalid(f"This rule cannot be used: {error}.") from None


def _rule(asked: Json, settings: Json, *, once: bool) -> Rule:
    times = asked.get("times", 1 if once else None)
    pattern = asked.get("path")
    for name in settings.keys() & {"seconds", "hang_s", "share"}:
        settings[name] = float(settings[name])
    return Rule(
        asked=asked,
        do=str(asked["do"]),
        settings=settings,
        method=_method(
            str(asked.get("method", METHOD if KINDS[str(asked["do"])].of_token else ""))
        ),
        verb=str(asked.get("verb", "")).upper(),
        path=None if pattern is None else re.compile(pattern),
        spreadsheet_id=str(asked.get("spreadsheet_id", "")),
        after=int(asked.get("after", 0)),
        times=None if times is None else int(times),
        probability=float(asked.get("probability", 1.0)),
        chance=random.Random(asked.get("seed", 0)),  # noqa: S311 - the same story each time, no secret
    )


def _method(name: str) -> str:
    """The full name; `values.get` is enough for `spreadsheets.values.get`, `files.get` for Drive's, `token`."""
    if not name:
        return name
    full = next(
        (p + name for p in ("", "spreadsheets.", "drive.", "oauth2.") if p + name in KNOWN), None
    )
    if full is None:
        raise ValueError(f"there is no method {name!r}; known are {', '.join(sorted(KNOWN))}")
    return full
