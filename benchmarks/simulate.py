"""A hundred thousand invented stories: crashes, lost replies, people in the same second. What was lost or doubled?

    python -m benchmarks.simulate [--scenarios 100000] [--first 0] [--jobs N]
    python -m benchmarks.simulate --also typing    people type words under dates, too; or ask, or restore the file
    python -m benchmarks.simulate --seed 4711      one story, step by step
    python -m benchmarks.simulate --mutants        planted mistakes, and what finds each

The real turn, automations and connectors run over a virtual clock; an outsider judges by the sheet's
rows, the mailboxes and what the mail server took. The same seed gives the same story.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial

from tests.simulation.quickly import quietly
from tests.simulation.scenario import KINDS, Outcome, play

PORTION = 50
"""Stories between two words of progress, in each job."""
FORBIDDEN = ("lost", "doubled", "second digest", "foreign cell")


@dataclass(slots=True)
class Sum:
    """What many stories come to."""

    scenarios: int = 0
    mails: int = 0
    turns: int = 0
    deaths: int = 0
    doubts: int = 0
    findings: Counter[str] = field(default_factory=Counter)
    failed: list[int] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        self.scenarios += 1
        self.mails += outcome.mails
        self.turns += outcome.turns
        self.deaths += outcome.deaths
        self.doubts += outcome.doubts
        self.findings.update(finding.kind for finding in outcome.findings)
        if outcome.findings:
            self.failed.append(outcome.seed)
            kinds = ", ".join(sorted({finding.kind for finding in outcome.findings}))
            print(f"\nseed {outcome.seed}: {kinds}", file=sys.stderr, flush=True)

    def join(self, other: Sum) -> None:
        for name in ("scenarios", "mails", "turns", "deaths", "doubts"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.findings += other.findings
        self.failed += other.failed


def portion(seeds: range, also: Sequence[str] = ()) -> Sum:
    """Play these seeds, in this process."""
    found = Sum()
    with quietly():
        for seed in seeds:
            found.add(play(seed, also=also))
    return found


def portions(seeds: range, jobs: int, also: Sequence[str]) -> Iterator[Sum]:
    split = [seeds[at : at + PORTION] for at in range(0, len(seeds), PORTION)]
    if jobs == 1:
        yield from map(partial(portion, also=also), split)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(partial(portion, also=also), split)


def run(seeds: range, jobs: int, also: Sequence[str] = ()) -> int:
    """Play all, show how far it is, print the sum; 1 when a promise was broken."""
    total, started = Sum(), time.monotonic()
    for one in portions(seeds, jobs, also):
        total.join(one)
        rate = total.scenarios / (time.monotonic() - started)
        left = (len(seeds) - total.scenarios) / rate / 60
        print(
            f"\r{total.scenarios} of {len(seeds)} scenarios, {rate:.0f} a second, "
            f"{left:.0f} min to go, {len(total.failed)} failed ",
            end="",
            file=sys.stderr,
            flush=True,
        )
    print(file=sys.stderr)
    show(total, time.monotonic() - started)
    return 1 if total.failed else 0


def show(total: Sum, seconds: float) -> None:
    print(f"scenarios                            {total.scenarios} in {seconds:.0f} s")
    print(f"mails                                {total.mails}")
    print(f"turns before the rest                {total.turns}")
    print(f"crashes                              {total.deaths}")
    for kind in dict.fromkeys((*FORBIDDEN, *sorted(total.findings))):
        print(f"{kind:<36} {total.findings[kind]}")
    per_thousand = 1_000 * total.doubts / max(total.deaths, 1)
    print(f"letters in doubt per 1,000 crashes   {per_thousand:.1f}")
    if total.failed:
        shown = " ".join(map(str, total.failed[:40]))
        print(f"seeds of failures                    {shown}")


def tell(seed: int, also: Sequence[str] = ()) -> int:
    """One story, step by step, and what the outsider found."""
    with quietly():
        outcome = play(seed, telling=True, also=also)
    print("\n".join(outcome.story))
    print("nothing is wrong" if not outcome.findings else f"{len(outcome.findings)} findings")
    return 1 if outcome.findings else 0


def mutants() -> int:
    """The table of planted mistakes; 1 when one of them is found by nothing."""
    from tests.simulation.mutants import MUTANTS, hunted

    missed = 0
    print(f"{'planted mistake':<46} {'found as':<18} scenarios")
    with quietly():
        for mutant in MUTANTS:
            found = hunted(mutant)
            missed += found is None
            kind, scenarios = (found.kind, found.scenarios) if found else ("NOTHING", mutant.within)
            print(f"{mutant.name:<46} {kind:<18} {scenarios}", flush=True)
    return 1 if missed else 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--scenarios", type=int, default=100_000)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument(
        "--jobs", type=int, default=os.cpu_count() or 1, help="processes; all cores"
    )
    parser.add_argument("--also", choices=KINDS, help="what people do besides")
    parser.add_argument("--seed", type=int, help="tell one story, step by step")
    parser.add_argument("--mutants", action="store_true", help="plant mistakes and find them")
    asked = parser.parse_args()
    also = KINDS.get(asked.also, ())
    if asked.seed is not None:
        return tell(asked.seed, also)
    if asked.mutants:
        return mutants()
    return run(range(asked.first, asked.first + asked.scenarios), asked.jobs, also)


if __name__ == "__main__":
    sys.exit(main())
