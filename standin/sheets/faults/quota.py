"""How many requests does Google take in a minute? 60 reads and 60 writes a user, 300 of each a project."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable

from standin.sheets.errors import ApiError, Json
from standin.sheets.faults.replies import quota_exceeded

PER_USER = 60
PER_PROJECT = 300


class Quota:
    """Buckets that are filled again when the stand-in's clock begins a minute; a batch counts as one request.

    The project of a service account is what stands behind the @ of its address. A refused request uses nothing up.
    """

    def __init__(
        self,
        clock: Callable[[], dt.datetime],
        per_user: int = PER_USER,
        per_project: int = PER_PROJECT,
    ) -> None:
        self._clock = clock
        self._per_user = per_user
        self._per_project = per_project
        self._minute = -1
        self._used: Counter[tuple[str, bool]] = Counter()

    def refusal(self, caller: str, *, reads: bool) -> ApiError | None:
        """Use one request up; 429 when there is none left."""
        minute = int(self._clock().timestamp() // 60)
        if minute != self._minute:
            self._minute = minute
            self._used.clear()
        if self._used[caller, reads] >= self._per_user:
            return quota_exceeded(reads=reads, per_user=True, limit=self._per_user)
        project = "@" + caller.partition("@")[2]
        if self._used[project, reads] >= self._per_project:
            return quota_exceeded(reads=reads, per_user=False, limit=self._per_project)
        for bucket in (caller, project, ""):
            self._used[bucket, reads] += 1
        return None

    def told(self) -> Json:
        """The limits, and what everybody together used in the minute of the last request."""
        return {
            "per_user": self._per_user,
            "per_project": self._per_project,
            "reads": self._used["", True],
            "writes": self._used["", False],
        }
