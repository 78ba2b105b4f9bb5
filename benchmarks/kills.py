"""Kill the real program again and again and count what it cost: lost, doubled, sent twice, changed.

    python -m benchmarks.kills [--kills 10000] [--seed 1]

Real processes and real servers (`run.py local`; Dovecot for every other four storms where it is installed),
`once` and `run`, one and two workers at a time, with faults on and people in the sheet. Each storm is judged and
told as it ends, and the world of one that cost anything is kept, with the log of its workers. Ctrl-C shows the sum
so far. Exit code 1 when anything was lost, doubled, sent twice, changed or miscounted.
"""

from __future__ import annotations

import argparse
import itertools
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import Progress, TaskID
from rich.table import Table

from tests.kills.judging import Toll, stormed
from tests.kills.storm import Plan
from tests.servers import dovecot

KILLS_A_STORM = 125
"""Enough to go over several mornings, few enough that a turn stays short."""

KINDS = (("once", 1), ("once", 2), ("run", 1), ("run", 2))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    wanted = parser.parse_args()
    tolls: dict[Plan, Toll] = {}
    with Progress(console=Console(stderr=True)) as progress, suppress(KeyboardInterrupt):
        bar = progress.add_task("kills", total=wanted.kills)
        for plan in plans(wanted.seed):
            told = partial(_tell, progress, bar, killed(tolls))
            folder = Path(tempfile.mkdtemp(prefix=f"kills-{plan.seed}-"))
            toll = tolls[plan] = storm(plan, folder, told)
            progress.console.print(ending(plan, toll, folder), soft_wrap=True, highlight=False)
            if toll.faultless:
                shutil.rmtree(folder, ignore_errors=True)
            if killed(tolls) >= wanted.kills:
                break
    return show(tolls)


def _tell(progress: Progress, bar: TaskID, before: int, kills: int) -> None:
    progress.update(bar, completed=before + kills)


def plans(first_seed: int) -> Iterator[Plan]:
    """Storm after storm, each of another kind and with a seed of its own."""
    for seed in itertools.count(first_seed):
        mode, workers = KINDS[seed % len(KINDS)]
        yield Plan(seed=seed, kills=KILLS_A_STORM, mode=mode, workers=workers)


def storm(plan: Plan, folder: Path, told: Callable[[int], None]) -> Toll:
    """One storm in a world of its own, which lies in `folder`."""
    if not over_dovecot(plan):
        return stormed(plan, folder, told=told)
    # The system's own folder for it: a Unix socket wants a short path, and Dovecot's users pass through it.
    with (
        tempfile.TemporaryDirectory(prefix="dovecot-", ignore_cleanup_errors=True) as mail,
        contextmanager(dovecot.running)(Path(mail)) as server,
    ):
        return stormed(plan, folder, server, told)


def over_dovecot(plan: Plan) -> bool:
    return bool(dovecot.installed()) and plan.seed // len(KINDS) % 2 == 1


def ending(plan: Plan, toll: Toll, folder: Path) -> str:
    """A line on a storm; and, when it cost something, what, and where its world is."""
    place = "Dovecot" if over_dovecot(plan) else "local"
    said = f"seed {plan.seed}: {plan.mode}, {plan.workers} at a time, {place}, {toll.kills} kills"
    if toll.faultless:
        return f"{said}: nothing"
    return "\n  ".join([f"{said}, world kept in {folder}", *toll.faults])


def killed(tolls: dict[Plan, Toll]) -> int:
    return sum(toll.kills for toll in tolls.values())


def show(tolls: dict[Plan, Toll]) -> int:
    """Print the figures; exit code 1 when anything was lost, doubled or changed."""
    kills = killed(tolls)
    table = Table("", "", show_header=False, title="What it cost", title_justify="left")
    for words, number in (
        ("storms", len(tolls)),
        ("kills", kills),
        ("mails delivered", sum(toll.mails for toll in tolls.values())),
        ("letters that left", sum(toll.letters for toll in tolls.values())),
        ("lost", sum(len(toll.lost) for toll in tolls.values())),
        ("doubled", sum(len(toll.doubled) for toll in tolls.values())),
        ("letters that left twice", sum(len(toll.second_digests) for toll in tolls.values())),
        ("people's cells changed", sum(len(toll.foreign) for toll in tolls.values())),
        ("counts on another row", sum(len(toll.miscounted) for toll in tolls.values())),
        ("storms that did not come to rest", sum(toll.restless for toll in tolls.values())),
    ):
        table.add_row(words, f"{number:,}")
    in_doubt = sum(toll.in_doubt for toll in tolls.values())
    table.add_row("letters held in doubt per 1,000 kills", f"{1000 * in_doubt / max(kills, 1):.1f}")
    Console().print(table)
    return 0 if all(toll.faultless for toll in tolls.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
