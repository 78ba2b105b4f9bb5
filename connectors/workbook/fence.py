"""Which version a commit may take: the guards in the spreadsheet tell, also when a reading is old.

Every commit leaves a guard, a piece of developer metadata whose id is BASE + version. Google
refuses a batch that would create an id twice, and refuses it as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from connectors.workbook.cells import Json
from leads.picture import NEVER

BASE = 1_100_000_000
"""Below 2**31 there is room for a thousand million versions above it."""

GUARD_MARK = "leadsheet.commit"
"""Key of every guard; its value is the commit's own random id and when it was decided (Unix time)."""

STALE_FOR = timedelta(minutes=5)
"""Longer than Google is known to serve an old reading of a large sheet."""

SETTLED_AFTER = timedelta(minutes=15)
"""A guard this old is no reading's excuse: 3 minutes until a late request applies, 5 for stale readings, and
what clocks may differ by, since Google signs nobody in whose clock is off by more than minutes."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Who took a version, and when; NEVER when the value tells no time."""

    own_id: str
    at: datetime = NEVER


def guard_id(version: int) -> int:
    return BASE + version


def guard_request(version: int, guard: Guard) -> Json:
    """The request that makes the whole batch void when somebody already took this version."""
    return {
        "createDeveloperMetadata": {
            "developerMetadata": {
                "metadataId": guard_id(version),
                "metadataKey": GUARD_MARK,
                "metadataValue": f"{guard.own_id} {int(guard.at.timestamp())}",
                "location": {"spreadsheet": True},
                "visibility": "DOCUMENT",
            }
        }
    }


def guards_of(answer: Json) -> dict[int, Guard]:
    """Version -> its guard, from an answer of developerMetadata:search."""
    found = [match["developerMetadata"] for match in answer.get("matchedDeveloperMetadata", ())]
    return {
        int(entry["metadataId"]) - BASE: _guard(str(entry.get("metadataValue", "")))
        for entry in found
        if entry.get("metadataId", 0) > BASE
    }


def _guard(value: str) -> Guard:
    own_id, _, seconds = value.partition(" ")
    return (
        Guard(own_id, datetime.fromtimestamp(int(seconds), UTC))
        if seconds.isdecimal()
        else Guard(own_id)
    )


class Fence:
    """What this process knows of the guards.

    A version that stays behind the highest guard is a stale reading until it has stayed so for
    five minutes, or until that guard is a quarter of an hour old, and only then a restored file;
    the next version is then above the highest guard.
    """

    def __init__(self) -> None:
        self._highest = 0
        self._taken_at = NEVER
        self._behind: tuple[int, datetime] | None = None

    def saw(self, guards: Mapping[int, Guard]) -> None:
        """What a search showed: each guard tells when its commit was decided."""
        if highest := max(guards, default=0):
            self._taken(highest, guards[highest].at)

    def landed(self, version: int, now: datetime) -> None:
        """Our own commit is in since now. It may have been decided long ago: a machine sleeps at any point."""
        self._taken(version, now)

    def _taken(self, version: int, at: datetime) -> None:
        if version > self._highest:
            self._highest, self._taken_at = version, at
            # What stayed behind the guard before may be behind this one only just now.
            self._behind = None
        elif version == self._highest:
            self._taken_at = max(self._taken_at, at)

    def next_version(self, version: int, now: datetime) -> int | None:
        """The version a commit decided on this reading may take; None while it is behind."""
        if version > self._highest:
            self._highest, self._taken_at = version, now
        if version == self._highest:
            self._behind = None
            return version + 1
        if self._behind is None or self._behind[0] != version:
            self._behind = (version, now)
        stayed = now - self._behind[1] >= STALE_FOR
        settled = self._taken_at > NEVER and now - self._taken_at >= SETTLED_AFTER
        return self._highest + 1 if stayed or settled else None

    def restored(self, version: int, guards: Mapping[int, Guard], now: datetime) -> int | None:
        """The version to take on a restored file, of which these guards are left.

        A file may be restored with its guards; then those we remember fence nobody else, and two workers would
        each take a version of its own. A guard that is young, or above all that we knew, may have been left after
        the reading, by somebody who was faster: then None, for the reading is old.
        """
        is_young = any(abs(now - guard.at) < STALE_FOR for guard in guards.values())
        if is_young or max(guards, default=0) > self._highest:
            self.saw(guards)
            self._behind = None
            return None
        self._highest = max(version, max(guards, default=0))
        self._taken_at, self._behind = now, None
        return self._highest + 1
