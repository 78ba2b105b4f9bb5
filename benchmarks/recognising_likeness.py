"""How like each other are the people of a labelled stream, and how little do their leads tell?

    python -m benchmarks.recognising_likeness [STREAM.jsonl...]

Nothing is matched here: only what a stream is made of is counted, so that figures of two streams can be told
apart by it. "namesakes" are people who share first and last name with another, "near" those who share the first
name and the town with somebody whose surname differs by one or two letters; "one way" are leads with an e-mail
or a phone but not both, "no name" those without a name. Without streams: the given ones and each invented mix.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from rapidfuzz.distance import OSA

from benchmarks.recognising_invented import MIXES, invented
from benchmarks.recognising_scores import DATA
from benchmarks.recognising_streams import Labelled, read_stream
from leads.recognising.normalising import Fingerprint

_SEED, _PEOPLE = 777, 4_000
_NEAR, _SHORTEST = 2, 7  # letters that differ, of a surname of so many


class Named(NamedTuple):
    """Somebody by the fullest name that any of their leads tells."""

    first: str
    last: str
    town: str


def likeness(stream: Sequence[Labelled]) -> dict[str, float]:
    """The shares 0..1 of one stream, and how many people it has."""
    people: dict[str, list[Fingerprint]] = defaultdict(list)
    for lead in stream:
        people[lead.person].append(lead.fingerprint)
    told = [known for each in people.values() for known in each]
    named = list(filter(None, map(_named, people.values())))
    return {
        "people": len(people),
        "namesakes": sum(_namesakes(named)) / len(named),
        "near": sum(map(_has_near, *_neighbours(named))) / len(named),
        "one way": sum(bool(known.emails) != bool(known.phones) for known in told) / len(told),
        "no name": sum(not known.name.words for known in told) / len(told),
    }


def _named(leads: Sequence[Fingerprint]) -> Named | None:
    words = max((known.name.words for known in leads), key=lambda w: (len(w) > 1, len("".join(w))))
    town = next((known.city for known in leads if known.city), "")
    return Named(words[0], words[-1], town) if len(words) > 1 else None


def _namesakes(named: Sequence[Named]) -> Iterator[bool]:
    bearers: dict[tuple[str, str], int] = defaultdict(int)
    for one in named:
        bearers[one[:2]] += 1
    return (bearers[one[:2]] > 1 for one in named)


def _neighbours(named: Sequence[Named]) -> tuple[list[str], list[set[str]]]:
    """Each surname, and those that others of the same first name and town bear."""
    surnames: dict[tuple[str, str], set[str]] = defaultdict(set)
    for one in named:
        if one.town:
            surnames[one.first, one.town].add(one.last)
    return [one.last for one in named], [surnames[one.first, one.town] for one in named]


def _has_near(surname: str, others: set[str]) -> bool:
    return any(
        0 < OSA.distance(surname, other, score_cutoff=_NEAR) <= _NEAR
        for other in others
        if max(len(surname), len(other)) >= _SHORTEST
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("streams", nargs="*", type=Path)
    given: list[Path] = parser.parse_args().streams
    streams = [(path.stem, read_stream(path)) for path in given or sorted(DATA.glob("dev*.jsonl"))]
    if not given:
        streams += [(mix, invented(_SEED, _PEOPLE, mix)) for mix in MIXES]
    print(
        f"{'stream':<12} {'people':>7} {'namesakes':>10} {'near':>7} {'one way':>8} {'no name':>8}"
    )
    for name, stream in streams:
        found = likeness(stream)
        print(
            f"{name:<12} {found['people']:>7,.0f} {found['namesakes']:>10.1%} {found['near']:>7.2%}"
            f" {found['one way']:>8.1%} {found['no name']:>8.1%}"
        )


if __name__ == "__main__":
    main()
