"""Fit the weights of leads/recognising/weights.py on labelled streams and write that file.

    python benchmarks/fit_recognising_weights.py STREAM.jsonl... [--out FILE]

Logistic regression by adagrad over the distinct patterns of levels, a few hundred in number, so
plain Python does. The pairs are those the index itself proposes, in order of arrival.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.recognising_streams import Labelled, read_stream
from leads.recognising.comparing import compare
from leads.recognising.index import Index
from leads.recognising.scoring import features

WEIGHTS_FILE = Path(__file__).parents[1] / "leads" / "recognising" / "weights.py"

_L2 = 0.5
_EPOCHS = 60
_STEP = 0.5
_LEAST = 0.05  # a weight smaller than this changes no odds by more than a twentieth

Pattern = tuple[str, ...]
Pairs = dict[Pattern, list[int]]
"""Features -> [pairs of two people, pairs of one person]."""


def pairs_of(stream: Sequence[Labelled]) -> Pairs:
    """Every lead with the candidates the index had for it when it arrived."""
    index, person_of = Index(), {lead.lead_id: lead.person for lead in stream}
    pairs: Pairs = defaultdict(lambda: [0, 0])
    for lead in stream:
        wanted = lead.fingerprint
        for lead_id, known in index.candidates(wanted):
            same = person_of[lead_id] == lead.person
            pairs[features(compare(wanted, known))][same] += 1
        index.add_fingerprint(lead.lead_id, wanted)
    return pairs


def fit(pairs: Mapping[Pattern, Sequence[int]]) -> dict[str, float]:
    """Weights under which the predicted share of same pairs is nearest to the observed."""
    weights: defaultdict[str, float] = defaultdict(float)
    steepness: defaultdict[str, float] = defaultdict(lambda: 1e-6)
    patterns = sorted(pairs.items())
    total = sum(map(sum, pairs.values()))
    shuffle = random.Random(0).shuffle
    for _ in range(_EPOCHS):
        shuffle(patterns)
        for pattern, (others, same) in patterns:
            names = ("bias", *pattern)
            odds = sum(weights[name] for name in names)
            expected = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
            slope = (others + same) * expected - same
            for name in names:
                shrink = 0.0 if name == "bias" else _L2 * weights[name] * (others + same) / total
                steepness[name] += (slope + shrink) ** 2
                weights[name] -= _STEP * (slope + shrink) / math.sqrt(steepness[name])
    return {n: round(w, 2) for n, w in weights.items() if abs(w) >= _LEAST or n == "bias"}


def as_module(weights: Mapping[str, float], counted: Counter[str]) -> str:
    """The weights as the Python file that ships."""
    lines = [
        '"""What each level of a comparison weighs, in log-odds. Written by benchmarks/fit_recognising_weights.py.',
        "",
        f"Fitted on {counted['pairs']:,} pairs ({counted['same']:,} of one person),",
        f"as the index proposes them for {counted['leads']:,} labelled leads.",
        '"""',
        "",
        "from __future__ import annotations",
        "",
        "WEIGHTS: dict[str, float] = {",
        *(f'    "{name}": {weight},' for name, weight in sorted(weights.items())),
        "}",
    ]
    return "\n".join(lines) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("streams", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS_FILE)
    given = parser.parse_args()
    pairs: Pairs = defaultdict(lambda: [0, 0])
    counted: Counter[str] = Counter()
    for path in given.streams:
        stream = read_stream(path)
        counted["leads"] += len(stream)
        for pattern, (others, same) in pairs_of(stream).items():
            pairs[pattern][0] += others
            pairs[pattern][1] += same
            counted["pairs"] += others + same
            counted["same"] += same
    given.out.write_text(as_module(fit(pairs), counted), encoding="utf-8")
    print(f"{given.out}: fitted on {counted['pairs']:,} pairs")


if __name__ == "__main__":
    main()
