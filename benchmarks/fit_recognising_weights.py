"""Fit the weights of leads/recognising/weights.json on labelled streams and write that file.

    python benchmarks/fit_recognising_weights.py STREAM.jsonl... [--out FILE]

The pairs are those the index itself proposes, in order of arrival. Those that ship were fitted on
dev1 and dev2 and on four invented streams (recognising_invented.py, seeds 1 to 4, 4,000 people each).
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.recognising_streams import Labelled, read_stream
from leads.recognising.comparing import Comparison, compare
from leads.recognising.fitting import Judged, fit
from leads.recognising.index import Index

WEIGHTS_FILE = Path(__file__).parents[1] / "leads" / "recognising" / "weights.json"

Pairs = dict[Comparison, Judged]


def pairs_of(stream: Sequence[Labelled]) -> Pairs:
    """Every lead with the candidates the index had for it when it arrived, by how they compare."""
    index, person_of = Index(), {lead.lead_id: lead.person for lead in stream}
    counted: defaultdict[Comparison, list[int]] = defaultdict(lambda: [0, 0])
    for lead in stream:
        wanted = lead.fingerprint
        for lead_id, known in index.candidates(wanted):
            same = person_of[lead_id] == lead.person
            counted[compare(wanted, known).nameless][same] += 1
        index.add_fingerprint(lead.lead_id, wanted)
    return {comparison: Judged(*pair) for comparison, pair in counted.items()}


def added(several: Iterable[Mapping[Comparison, Judged]]) -> Pairs:
    """The pairs of several streams as one."""
    total: Pairs = {}
    for pairs in several:
        for comparison, (two, one) in pairs.items():
            had = total.get(comparison, Judged())
            total[comparison] = Judged(had.two + two, had.one + one)
    return total


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("streams", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=WEIGHTS_FILE)
    given = parser.parse_args()
    counted: Counter[str] = Counter()
    several: list[Pairs] = []
    for path in given.streams:
        stream = read_stream(path)
        counted["leads"] += len(stream)
        several.append(pairs_of(stream))
    pairs = added(several)
    one, both = (sum(j.one for j in pairs.values()), sum(sum(j) for j in pairs.values()))
    fitted = (
        f"by benchmarks/fit_recognising_weights.py on {both:,} pairs ({one:,} of one person) that the"
        f" index proposes for {counted['leads']:,} labelled leads: "
        + ", ".join(path.stem for path in given.streams)
    )
    model = fit(pairs)
    given.out.write_text(model.to_json(fitted), encoding="utf-8")
    print(f"{given.out}: {len(model.weights)} weights, {fitted}")


if __name__ == "__main__":
    main()
