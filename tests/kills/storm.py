"""One storm: mail arrives, people work in the sheet, Google stumbles, and workers are killed, again and again.

The workers are real processes of the real program, against `run.py local` (or Dovecot for the mailbox); they
die by SIGKILL at a random instant of their turn. What a storm did is the same for the same seed, but for the
instants themselves, which the machine's load shifts.
"""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from tests.acceptance.conftest import ROOT, Local
from tests.kills.nursery import IDLE
from tests.kills.people import People
from tests.kills.post import Post
from tests.kills.resting import STEP, comes_to_rest

FAULTS: tuple[dict[str, Any], ...] = (
    {"do": "reset"},
    {"do": "reset", "applied": False},
    {"do": "unavailable"},
    {"do": "unavailable", "applied": True},
    {"do": "server_error", "applied": True},
    {"do": "truncated"},
    {"do": "not_json"},
    {"do": "delayed", "seconds": 0.5},
    {"do": "delayed", "seconds": 2},
    {"do": "too_many_requests"},
)
"""Each strikes one commit. The late ones land while the next workers are already at it."""

_STALE = {"do": "stale", "seconds": 1, "times": 1, "method": "spreadsheets.values.batchGet"}
_GUESS_S = 0.3
_WARM_TURNS = 3
_MEASURE_EVERY = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a storm is made of.

    Attributes:
        mode: "once" or "run".
        workers: How many at a time, on the same workbook, by mistake.
        days: Over how many working days it goes: each morning has its digests.
        faults: Share of turns at which Google stumbles.
    """

    seed: int
    kills: int
    mode: str = "once"
    workers: int = 1
    days: int = 8
    faults: float = 0.3


class Nursery:
    """The line to `tests.kills.nursery`. What its workers log lies beside the configuration."""

    def __init__(self, config: Path) -> None:
        self._config = config
        self._log = config.with_name("workers.log")
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.kills.nursery"],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )

    def born(self, mode: str, shift: timedelta) -> int:
        """Start a worker; its process id."""
        return self._ask(self._command(mode, shift))["pid"]

    def turn(self, shift: timedelta) -> int:
        """A whole turn, not killed; its exit code."""
        return self._ask(self._command("self", shift))["exit"]

    def buried(self, pid: int) -> int:
        """Wait for a worker's end; its exit code, negative for a signal."""
        return self._ask({"wait": pid})["exit"]

    def close(self) -> None:
        self._process.communicate(timeout=30)

    def _command(self, mode: str, shift: timedelta) -> dict[str, object]:
        return {"mode": mode, "config": str(self._config), "shift_s": shift.total_seconds()}

    def _ask(self, command: dict[str, object]) -> dict[str, int]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(command) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, f"the nursery broke: {self._log.read_text(encoding='utf-8')[-2_000:]}"
        answer: dict[str, int] = json.loads(line)
        return answer


@contextmanager
def nursery(config: Path) -> Iterator[Nursery]:
    running = Nursery(config)
    try:
        yield running
    finally:
        running.close()


class Storm:
    """See the module's docstring. `rage`, then `settle`; then the sheet is there to be judged.

    Attributes:
        restless: The workers did not come to rest afterwards.
    """

    def __init__(
        self,
        plan: Plan,
        local: Local,
        workers: Nursery,
        deliver: Callable[[bytes, datetime], object],
    ) -> None:
        self._plan, self._local, self._workers = plan, local, workers
        self._chance = random.Random(plan.seed)
        self._shift = next_monday_morning(datetime.now(UTC)) - datetime.now(UTC)
        self._turn_s = _GUESS_S
        self.post = Post(self._chance, lambda raw: deliver(raw, datetime.now(UTC) + self._shift))
        self.people = People(self._chance, local)
        self.kills = 0
        self.survivors = 0
        self.restless = False

    def rage(self, told: Callable[[int], None] = lambda _kills: None) -> None:
        """Kill until the plan's number is reached; `told` hears how far it is."""
        for _ in range(_WARM_TURNS):
            self.post.arrive()
            self._measure()
        days, measured = 0, 0
        while self.kills < self._plan.kills:
            if self.kills >= measured + _MEASURE_EVERY:
                measured = self.kills
                self._measure()
            self.post.arrive()
            if self._chance.random() < self._plan.faults:
                self._stumble()
            if self.kills * self._plan.days >= (days + 1) * self._plan.kills:
                days += 1
                self._shift += timedelta(days=1)
            self._turn()
            told(self.kills)

    def settle(self) -> None:
        """No more faults and no more kills: turns until there is nothing left to do."""
        self._strike(None)
        time.sleep(max(fault.get("seconds", 0) for fault in FAULTS))  # the latest commit has landed
        self.restless = not comes_to_rest(self._is_idle)

    def _is_idle(self) -> bool:
        """A whole turn, some minutes later; whether it found nothing to do."""
        self._shift += STEP
        return self._whole_turn() == IDLE

    def _turn(self) -> None:
        """Start the workers, let people act meanwhile, and kill each at its own instant."""
        longest = self._turn_s * (2 if self._plan.mode == "run" else 1.1)
        ends = sorted(self._chance.uniform(0, longest) for _ in range(self._plan.workers))
        pids = [self._workers.born(self._plan.mode, self._shift) for _ in ends]
        started = time.monotonic()
        self._chance.shuffle(pids)
        self.people.act()
        for pid, end in zip(pids, ends, strict=True):
            time.sleep(max(0.0, started + end - time.monotonic()))
            os.kill(pid, signal.SIGKILL)
            if self._workers.buried(pid) == -signal.SIGKILL:
                self.kills += 1
            else:
                self.survivors += 1

    def _measure(self) -> None:
        """How long a turn takes now, when nothing stumbles, so that the instants lie inside of it."""
        self._strike(None)
        started = time.monotonic()
        self._whole_turn()
        self._turn_s = time.monotonic() - started

    def _whole_turn(self) -> int:
        return self._workers.turn(self._shift)

    def _stumble(self) -> None:
        rule = {"method": "spreadsheets.batchUpdate", "times": 1, **self._chance.choice(FAULTS)}
        self._strike([_STALE if self._chance.random() < 0.1 else rule])

    def _strike(self, rules: list[dict[str, Any]] | None) -> None:
        """Tell the stand-in what is to go wrong; None: nothing any more."""
        body = None if rules is None else json.dumps({"rules": rules}).encode()
        request = urllib.request.Request(
            f"{self._local.ready['base_url']}/_local/faults",
            data=body,
            method="POST" if body else "DELETE",
        )
        urllib.request.urlopen(request, timeout=30).close()


def next_monday_morning(now: datetime) -> datetime:
    """Nine o'clock on the next Monday, UTC: a working day whose digests are due."""
    return (now + timedelta(days=7 - now.weekday())).replace(hour=9, minute=0)
