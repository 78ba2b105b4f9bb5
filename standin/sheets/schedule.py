"""When does a person act while the worker is at it? Between its read and its write, or while Google takes its time."""

from __future__ import annotations

import threading
from dataclasses import asdict, dataclass, field
from typing import Literal, get_args

from standin.sheets.doings import check_known, does, held_of
from standin.sheets.errors import ApiError, Json, invalid
from standin.sheets.office import Office

Moment = Literal["after_read", "before_write", "in_latency"]
"""A reading was made and is not answered yet; a write is about to be made; in the middle of a latency."""

_KNOWN = {"spreadsheet_id", "do", "at", "times", "after", "act"}


@dataclass(slots=True, kw_only=True)
class Appointment:
    """What a person will do when the moment comes.

    Attributes:
        after: So many of these moments pass first.
        times: At so many moments after that.
        refused: What the sheet said to the acts that it refused.
    """

    spreadsheet_id: str
    at: Moment
    act: Json
    after: int = 0
    times: int = 1
    done: int = 0
    refused: list[str] = field(default_factory=list)

    def comes(self) -> bool:
        """Whether it is now, at a moment of its kind."""
        if self.after:
            self.after -= 1
            return False
        self.done += 1
        return self.done <= self.times


class Schedule:
    """All appointments; those that are over stay visible until they are cleared."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: list[Appointment] = []
        self.is_empty = True

    def add(self, office: Office, asked: Json) -> None:
        """{"spreadsheet_id", "at", "after": 0, "times": 1, "act": {"do", ...}}; 400 when it cannot be understood."""
        unknown = sorted(asked.keys() - _KNOWN)
        if unknown:
            raise invalid(f"A schedule has no {', '.join(unknown)}.")
        act = asked.get("act")
        if not isinstance(act, dict):
            raise invalid("A schedule needs an act: an object with what a person does.")
        check_known(act)
        if asked.get("at") not in get_args(Moment):
            raise invalid(f"'at' must be one of {', '.join(get_args(Moment))}.")
        held_of(office, asked)
        made = Appointment(
            spreadsheet_id=asked["spreadsheet_id"],
            at=asked["at"],
            act=act,
            after=int(asked.get("after", 0)),
            times=int(asked.get("times", 1)),
        )
        with self._lock:
            self._kept.append(made)
            self.is_empty = False

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()
            self.is_empty = True

    def told(self) -> list[Json]:
        """Every appointment, with how often it was kept."""
        with self._lock:
            return [asdict(one) | {"done": min(one.done, one.times)} for one in self._kept]

    def keep(self, office: Office, at: Moment, spreadsheet_id: str) -> None:
        """Let people do what is due at this moment; what the sheet refuses them is noted."""
        with self._lock:
            due = [
                one
                for one in self._kept
                if one.at == at and one.spreadsheet_id == spreadsheet_id and one.comes()
            ]
        for one in due:
            try:
                does(office, held_of(office, {"spreadsheet_id": spreadsheet_id}), one.act)
            except ApiError as error:
                one.refused.append(error.message)
