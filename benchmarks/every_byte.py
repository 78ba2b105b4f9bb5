"""Cut one turn after every byte that it sends or gets, on each of its lines; what was lost, doubled or told wrongly?

    python -m benchmarks.every_byte [--every 1] [--line sheets|imap|smtp] [--how reset|close|gone|half-open] [--dovecot]

On the line to Google each exchange of the turn is cut after every byte, and whole turns wherever what comes of such
a cut changes. Each question to the mailbox is cut after every byte, and whole turns after every `--turns` bytes of
that line; on the line to the mail server whole turns alone, after every byte. The turn is always the
same one, on the very same world: somebody writes again, somebody writes for the first time, a colleague has typed a
comment, a confirmation and a digest leave. Exit code 1 when a cut cost anything, or a worker believed what was not so.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.table import Table

from tests.cuts.exchanges import Exchanges, question_mailbox
from tests.cuts.lines import IMAP, SHEETS, SMTP
from tests.cuts.stage import Stage, stage
from tests.servers import dovecot
from tests.servers.proxy import Cut, How, Way


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=1, help="bytes between two cuts")
    parser.add_argument("--line", choices=(SHEETS, IMAP, SMTP), action="append")
    parser.add_argument("--how", type=How, choices=tuple(How), action="append")
    parser.add_argument("--turns", type=int, default=11, help="as many, of whole turns over IMAP")
    parser.add_argument("--dovecot", action="store_true", help="as the mailbox; its line alone")
    wanted = parser.parse_args()
    table = Table(
        "line", "how", "exchanges cut", "turns cut", "kinds", "costly or wrong", "seconds"
    )
    faults: list[str] = []
    for line in wanted.line or ((IMAP,) if wanted.dovecot else (SHEETS, IMAP, SMTP)):
        for how in wanted.how or (How.RESET, How.CLOSE, How.GONE):
            started = time.monotonic()
            with _stage(over_dovecot=wanted.dovecot) as world:
                apart = wanted.every * (wanted.turns if line == IMAP else 1)
                exchanges = _cut(world, line, how, wanted.every, apart)
            cells = (exchanges, world.struck, len(world.kinds), len(world.faults))
            seconds = f"{time.monotonic() - started:.0f}"
            table.add_row(line, how, *(f"{cell:,}" for cell in cells), seconds)
            print(f"{line}, {how}: {len(world.faults)} faults in {seconds} s", flush=True)
            for fault in world.faults:
                print(f"  {fault}", flush=True)
            faults += world.faults
    Console().print(table)
    return 1 if faults else 0


def _cut(world: Stage, line: str, how: How, every: int, apart: int) -> int:
    """Cut the line everywhere, whole turns every so many bytes `apart`; how many exchanges were cut."""
    if line == SHEETS:
        exchanges = Exchanges(world, (how,), every)
        for run in exchanges.play():
            for cut in run.cuts:
                world.play(line, cut)
        return exchanges.cuts
    asked = question_mailbox(world, how, every) if line == IMAP else 0
    for way in Way:
        for after in range(0, world.length(line, way), apart):
            world.play(line, Cut(way, after, how))
    return asked


@contextmanager
def _stage(*, over_dovecot: bool) -> Iterator[Stage]:
    with tempfile.TemporaryDirectory() as folder:
        if not over_dovecot:
            with stage(Path(folder)) as world:
                yield world
            return
        # A Unix socket wants a short path, and Dovecot's users pass through it.
        with (
            tempfile.TemporaryDirectory(prefix="dovecot-", ignore_cleanup_errors=True) as mail,
            contextmanager(dovecot.running)(Path(mail)) as server,
            stage(Path(folder), server) as world,
        ):
            yield world


if __name__ == "__main__":
    sys.exit(main())
