"""Cut the worker's lines after byte 0, K, 2K ... of a turn and count what it cost.

    python -m benchmarks.cuts [--every 97] [--line sheets|imap|smtp] [--how reset|close|half-open|delay]

`benchmarks.every_byte` cuts one and the same turn after every byte; here the world goes on from turn to turn.
Each cut turn files new mail, and on most a digest is due. Real connectors over real sockets to `run.py local`;
only the patience with half-open lines is shorter than in earnest. Each few dozen cuts are judged and told as they
end. Exit code 1 when a cut cost anything.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from tests.cuts.lines import IMAP, SHEETS, SMTP, lines
from tests.kills.judging import Toll
from tests.servers.proxy import Cut, How, Way

CUTS_A_WORLD = 60
"""Then a new and empty one, so that a turn's length stays about what it was."""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", type=int, default=97, help="bytes between two cuts")
    parser.add_argument("--line", choices=(SHEETS, IMAP, SMTP), action="append")
    parser.add_argument("--how", type=How, choices=tuple(How), default=How.RESET)
    wanted = parser.parse_args()
    tolls: dict[tuple[str, Way], list[Toll]] = {}
    with Progress(console=Console(stderr=True)) as progress:
        for line in wanted.line or (SHEETS, IMAP, SMTP):
            for way in Way:
                tolls[line, way] = cut_everywhere(line, way, wanted.how, wanted.every, progress)
    return show(tolls)


def cut_everywhere(line: str, way: Way, how: How, every: int, progress: Progress) -> list[Toll]:
    """Through all of one direction of one line, in worlds of a few dozen turns each."""
    bar = progress.add_task(f"{line}, {way}", total=None)
    tolls: list[Toll] = []
    after, length = 0, 1
    while after < length:
        with tempfile.TemporaryDirectory() as folder, lines(Path(folder), seed=after) as worker:
            worker.turn()
            length = worker.length(line, way)
            progress.update(bar, total=length)
            while after < length and worker.cuts < CUTS_A_WORLD:
                worker.cut_turn(line, Cut(way, after, how))
                after += every
                progress.update(bar, completed=min(after, length))
            tolls.append(worker.settle())
            what = "; ".join(tolls[-1].faults) or "nothing"
            done = f"{line}, {way}, up to byte {min(after, length):,} of {length:,}: {what}"
            progress.console.print(done, soft_wrap=True, highlight=False)
    return tolls


def show(tolls: dict[tuple[str, Way], list[Toll]]) -> int:
    """Print the figures; exit code 1 when a cut cost anything."""
    table = Table(
        "line", "cut in the", "cuts", "mails", "lost", "doubled", "letters twice", "in doubt"
    )
    for (line, way), worlds in tolls.items():
        table.add_row(
            line,
            way,
            *(
                f"{count:,}"
                for count in (
                    sum(toll.kills for toll in worlds),
                    sum(toll.mails for toll in worlds),
                    sum(len(toll.lost) + len(toll.foreign) for toll in worlds),
                    sum(len(toll.doubled) for toll in worlds),
                    sum(len(toll.second_digests) for toll in worlds),
                    sum(toll.in_doubt for toll in worlds),
                )
            ),
        )
    Console().print(table)
    return 0 if all(toll.faultless for worlds in tolls.values() for toll in worlds) else 1


if __name__ == "__main__":
    sys.exit(main())
