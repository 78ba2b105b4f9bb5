"""Recognising people: how well, how fast, and against whom, in one run.

    python -m benchmarks.recognising [--register N] [--speed-only] [--quality-only]

Speed: against a register of N invented leads, one thread, new leads are looked up, scored and
inserted; beside it exact keys and rapidfuzz's extractOne over the whole register. Quality: the
labelled streams, decision by decision (recognising_scores.py) and pair by pair (recognising_pairs.py),
and the third-party sets beside this checkout (recognising_peers.py measures splink and dedupe on the
latter, where they are installed). Ratios are of one run; times are the processor's, as others may use
the machine, too; its load is printed.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from leads.model import Lead
from leads.recognising.deciding import judge
from leads.recognising.index import Index
from leads.recognising.normalising import contact_of, email_keys, fingerprint, phone_digits
from leads.recognising.snapshot import from_bytes, to_bytes

_SYLLABLES = "ba be bo da de do fa fi ga go ha he ja jo ka ke ki la le lo ma me mi mo na ne no pa pe ra re ro sa se si so ta te to va ve vi wa wo za ze".split()  # noqa: E501, SIM905
_FIRST = "Anna Ben Clara David Emma Felix Grace Henry Ida Jonas Karl Laura Maria Noah Olga Paul Rosa Simon Tom Uma".split()  # noqa: E501, SIM905
_CITIES = tuple(f"{a.title()}{b}ton" for a in _SYLLABLES for b in _SYLLABLES[:12])
_FREE = ("gmail.com", "outlook.com", "yahoo.com", "gmx.de")
_LOOKUPS, _SLOW_LOOKUPS = 2_000, 20
_PEERS_OF_A_COMPANY = 8


def register(size: int, seed: int = 0) -> Iterator[Lead]:
    """Invented leads; every third writes for a company, where some eight share domain and switchboard."""
    dice = random.Random(seed)
    for number in range(size):
        first, last = dice.choice(_FIRST), "".join(dice.choices(_SYLLABLES, k=dice.randint(2, 4)))
        local = f"{first}.{last}{dice.randint(1, 99)}".lower()
        company, phone = "", f"+49{dice.randint(10**9, 10**10 - 1)}"
        domain = dice.choice(_FREE)
        if number % 3 == 0:
            company = f"{dice.choice(_SYLLABLES)}{number // 3 // _PEERS_OF_A_COMPANY} Works".title()
            domain = f"{company.replace(' ', '').lower()}.com"
            phone = (
                f"+4989{number // 3 // _PEERS_OF_A_COMPANY:08}" if dice.random() < 0.3 else phone
            )
        yield Lead(
            lead_id=f"L-{number}",
            name=f"{first} {last.title()}",
            company=company and f"{company} GmbH",
            email=f"{local}@{domain}" if dice.random() < 0.8 else "",
            phone=phone if dice.random() < 0.8 else "",
            country="DE",
            region=dice.choice(_CITIES),
            postcode=f"{dice.randint(1000, 99999):05}",
        )


def speed(size: int) -> None:
    """The table of one register size."""
    leads = list(register(size))
    print(f"\n{size:,} leads; load {os.getloadavg()[0]:.1f}")
    before = _resident()
    index, seconds = _timed(lambda: Index(leads))
    grown = _resident() - before
    print(f"  built in                 {seconds:8.1f} s   {1e6 * seconds / size:.0f} us a lead")
    print(f"  memory                   {grown:8.0f} MiB")
    again, seconds = _timed(lambda: index.update(leads))
    print(f"  read again unchanged     {seconds:8.2f} s   ({again} changed)")
    data, seconds = _timed(lambda: to_bytes(index, "x"))
    print(f"  snapshot written         {seconds:8.2f} s   {len(data) / 2**20:.0f} MiB")
    read, seconds = _timed(partial(from_bytes, data, "x"))
    assert read is not None
    print(f"  snapshot read            {seconds:8.2f} s")
    del read, data
    each = _incremental(index, list(_asked(leads)))
    _against_peers(leads, each)


def _asked(leads: Sequence[Lead]) -> Iterator[Lead]:
    """New leads: half are strangers, half people of the register who wrote again with a slip."""
    dice = random.Random(1)
    strangers = register(_LOOKUPS, seed=2)
    for number, stranger in enumerate(strangers):
        known = leads[dice.randrange(len(leads))]
        again = known.name.replace("a", "e", 1)
        lead = stranger if number % 2 else known
        name = again if number % 4 == 0 else lead.name
        yield Lead(lead_id=f"N-{number}", name=name, company=lead.company, email=lead.email, phone=lead.phone, region=lead.region, postcode=lead.postcode)  # noqa: E501  # fmt: skip


def _incremental(index: Index, asked: Sequence[Lead]) -> float:
    """Look up, score, decide, insert; seconds a lead."""
    took = []
    for lead in asked:
        began = time.process_time()
        wanted = fingerprint(contact_of(lead))
        judge(wanted, index)
        index.add_fingerprint(lead.lead_id, wanted)
        took.append(time.process_time() - began)
    ordered = sorted(took)
    mean = statistics.fmean(took)
    print(
        f"  lookup, score, insert    {1e3 * mean:8.3f} ms  {1 / mean:,.0f} leads/s,"
        f" p50 {1e3 * ordered[len(took) // 2]:.2f}, p99 {1e3 * ordered[int(0.99 * len(took))]:.2f},"
        f" longest {1e3 * ordered[-1]:.1f} ms"
    )
    return mean


def _against_peers(leads: Sequence[Lead], each: float) -> None:
    from rapidfuzz import fuzz, process

    asked = list(_asked(leads))
    texts = [_joined(lead) for lead in leads]
    began = time.process_time()
    for lead in asked[:_SLOW_LOOKUPS]:
        process.extractOne(_joined(lead), texts, scorer=fuzz.ratio)
    slow = (time.process_time() - began) / _SLOW_LOOKUPS
    print(
        f"  rapidfuzz extractOne     {1e3 * slow:8.3f} ms  ours is {slow / each:,.0f} times as fast"
    )
    exact: dict[str, str] = {}
    for lead in leads:
        exact.update(dict.fromkeys(_exact(lead), lead.lead_id))
    began = time.process_time()
    for lead in asked:
        any(key in exact for key in _exact(lead))
    quick = (time.process_time() - began) / len(asked)
    print(
        f"  exact e-mail or phone    {1e3 * quick:8.3f} ms  ours takes {each / quick:,.0f} times as long"
    )


def _joined(lead: Lead) -> str:
    return f"{lead.name} {lead.company} {lead.email} {lead.phone} {lead.region}".lower()


def _exact(lead: Lead) -> tuple[str, ...]:
    return (*email_keys(lead.email), *phone_digits(lead.phone))


_T = TypeVar("_T")


def _timed(work: Callable[[], _T]) -> tuple[_T, float]:
    """What the work gives, and the processor's time it took: others use this machine, too."""
    began = time.process_time()
    done = work()
    return done, time.process_time() - began


def _resident() -> float:
    """MiB now in memory; where that cannot be read, the most there ever was."""
    try:
        with open("/proc/self/statm", encoding="ascii") as told:  # noqa: PTH123  # one number
            return int(told.read().split()[1]) * resource.getpagesize() / 2**20
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--register", type=int, nargs="*", default=[100_000])
    parser.add_argument("--speed-only", action="store_true")
    parser.add_argument("--quality-only", action="store_true")
    given = parser.parse_args()
    if not given.quality_only:
        for size in given.register:
            speed(size)
    if not given.speed_only:
        from benchmarks import recognising_pairs, recognising_peers, recognising_scores

        sys.argv = sys.argv[:1]
        recognising_scores.main()
        recognising_pairs.main()
        recognising_peers.main()


if __name__ == "__main__":
    main()
