"""Which version a commit may take: the guards in the spreadsheet tell, also when a reading is old.

Every commit leaves a guard, a piece of developer metadata whose id is BASE + version. Google
refuses a batch that would create an id twice, and refuses it as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from connectors.workbook.cells import Json

BASE = 1_100_000_000
"""Below 2**31 there is room for a thousand million versions above it."""

GUARD_MARK = "leadsheet.commit"
"""Key of every guard; its value is the commit's own random id."""

STALE_FOR = timedelta(minutes=5)
"""Longer than Google is known to serve an old reading of a large sheet."""


def guard_id(version: int) -> int:
    return BASE + version


def guard(version: int, own_id: str) -> Json:
    """The request that makes the whole batch void when somebody already took this version."""
    return {
        "createDeveloperMetadata": {
            "developerMetadata": {
                "metadataId": guard_id(version),
                "metadataKey": GUARD_MARK,
                "metadataValue": own_id,
                "location": {"spreadsheet": True},
                "visibility": "DOCUMENT",
            }
        }
    }


def guards_of(answer: Json) -> dict[int, str]:
    """Version -> own id of the commit that took it, from an answer of developerMetadata:search."""
    found = [match["developerMetadata"] for match in answer.get("matchedDeveloperMetadata", ())]
    return {
        int(entry["metadataId"]) - BASE: str(entry.get("metadataValue", ""))
        for entry in found
        if entry.get("metadataId", 0) > BASE
    }


class Fence:
    """What this process knows of the guards.

    A version that stays behind the highest guard is a stale reading until it has stayed so for
    five minutes, and only then a restored file; the next version is then above the highest guard.
    """

    def __init__(self) -> None:
        self._highest = 0
        self._behind: tuple[int, datetime] | None = None

    def saw(self, versions: Iterable[int]) -> None:
        self._highest = max(self._highest, *versions, 0)

    def next_version(self, version: int, now: datetime) -> int | None:
        """The version a commit decided on this reading may take; None while it is behind."""
        if version >= self._highest:
            self._highest, self._behind = version, None
            return version + 1
        if self._behind is None or self._behind[0] != version:
            self._behind = (version, now)
        return self._highest + 1 if now - self._behind[1] >= STALE_FOR else None
