"""Warm starts for the kill storm: a process that has imported the whole program and forks a worker on command.

    python -m tests.kills.nursery

Reads one JSON line a command on stdin and answers with one on stdout:

    {"mode": "once" | "run", "config": PATH, "shift_s": SECONDS}   ->  {"pid": N}
    {"wait": N}                                                     ->  {"exit": CODE}, negative for a signal
    {"mode": "self", "config": PATH, "shift_s": SECONDS}            ->  {"exit": CODE}, after a turn of its own

Its own turns leave what a program learns once (compiled patterns, word lists, the account's key) to all who are
born later: else two thirds of a worker's short life, and most kills, would lie before its first request.
A worker is the program as `run.py once` and `run.py run` wire it, with a clock that runs `shift_s` ahead.
It is killed by whoever asked for it; the nursery only buries it.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import css_inline
import google.oauth2.service_account
import gspread
from google.auth.crypt import RSASigner

import automations.worker
import connectors.letters
import connectors.mailbox
import connectors.outbox
from automations.house import Clock
from automations.turn import take_turn
from automations.worker import Worker
from commands.wiring import build_bells, build_house, load
from connectors.errors import LeadsheetError

WARM = (css_inline, google.oauth2.service_account, gspread, automations, connectors)
"""Imported before the first fork, so that a worker's first moment is its first request."""

IDLE, BUSY, CRASHED = 0, 3, 70
"""Exit codes of a worker that took one turn: nothing was left to do; something was done; it broke."""


def main() -> None:
    with patch.object(RSASigner, "from_string", cache(RSASigner.from_string)):
        _serve()


def _serve() -> None:
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what the program says is nobody's business here
    for line in sys.stdin:
        command = json.loads(line)
        answer = _answer(command)
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def _answer(command: dict[str, Any]) -> dict[str, int]:
    if "wait" in command:
        return _buried(command["wait"])
    clock = partial(_ahead, timedelta(seconds=command["shift_s"]))
    config = Path(command["config"])
    match command["mode"]:
        case "self":
            try:
                return {"exit": _once(config, clock)}
            except LeadsheetError:  # Google stumbled once more; whoever asked will ask again
                return {"exit": BUSY}
        case "once":
            return _born(partial(_once, config, clock))
        case _:
            return _born(partial(_run, config, clock))


def _ahead(shift: timedelta) -> datetime:
    return datetime.now(UTC) + shift


def _buried(pid: int) -> dict[str, int]:
    _, status = os.waitpid(pid, 0)
    return {"exit": os.waitstatus_to_exitcode(status)}


def _born(live: Callable[[], int]) -> dict[str, int]:
    pid = os.fork()
    if pid:
        return {"pid": pid}
    code = CRASHED
    try:
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        code = live()
    finally:
        # Not sys.exit: a worker must not run the nursery's own way out.
        os._exit(code)


def _once(config: Path, clock: Clock) -> int:
    with closing(build_house(config, clock)) as house:
        house.workbook.open()
        return IDLE if take_turn(house).idle else BUSY


def _run(config: Path, clock: Clock) -> int:
    bells = build_bells(load(config))
    Worker(build_house(config, clock), every=timedelta(seconds=1), bells=bells).run()
    return IDLE


if __name__ == "__main__":
    main()
