"""How well are people recognised? One table over labelled lead streams.

    python benchmarks/recognising_scores.py [STREAM.jsonl...] [--weights WEIGHTS.json]

Each lead is judged against all that arrived before it and then joins them. A certain decision is
wrong when its lead is another person's; a repeat counts as found when it was merged with, or
asked about, a lead of the same person. "expected" is the share of certain decisions that the scores
themselves say are wrong, and "apart" is how far that is from the share that is: the calibration of
the certain band. The last row counts all streams together.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.recognising_streams import Labelled, read_stream
from leads.recognising.deciding import Possible, Repeat, judge
from leads.recognising.index import Index
from leads.recognising.scoring import Model, shipped

DATA = Path(__file__).parents[1] / ".." / "shared" / "data" / "matching"


def scores(stream: Sequence[Labelled], model: Model | None = None) -> Counter[str]:
    """Counts: leads, repeats, certain, wrong, merged (rightly), found, review, and what the scores expect."""
    index, counted = Index(), Counter[str](leads=len(stream))
    person_of = {lead.lead_id: lead.person for lead in stream}
    known: set[str] = set()
    for lead in stream:
        wanted = lead.fingerprint
        counted["repeats"] += lead.person in known
        match judge(wanted, index, model):
            case Repeat(lead_id=lead_id, score=score):
                right = person_of[lead_id] == lead.person
                counted[_EXPECTED] += round(1e9 * (1 - score))
                counted.update(certain=1, wrong=not right, merged=right, found=right)
            case Possible(candidates=candidates):
                asked = {person_of[lead_id] for lead_id, _, _ in candidates}
                counted.update(review=1, found=lead.person in asked)
        known.add(lead.person)
        index.add_fingerprint(lead.lead_id, wanted)
    return counted


_EXPECTED = "wrong by their own score, in billionths"


def row(name: str, counted: Counter[str], seconds: float) -> str:
    repeats, leads, certain = counted["repeats"], counted["leads"], max(counted["certain"], 1)
    expected = counted[_EXPECTED] / 1e9 / certain
    return (
        f"{name:<12} {leads:>7,} {repeats:>8,} {counted['wrong']:>6} / {counted['certain']:<6,}"
        f" {counted['merged'] / repeats:>7.1%} {counted['found'] / repeats:>7.2%}"
        f" {expected:>8.5f} {expected - counted['wrong'] / certain:>8.5f}"
        f" {counted['review'] / leads:>7.1%} {seconds:>7.1f} {leads / seconds:>8,.0f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("streams", nargs="*", type=Path)
    parser.add_argument("--weights", type=Path, help="weights other than those that ship")
    given = parser.parse_args()
    model = Model.of_json(given.weights.read_text("utf-8")) if given.weights else shipped()
    print(
        f"{'stream':<12} {'leads':>7} {'repeats':>8} {'wrong / certain':>15}"
        f" {'merged':>7} {'found':>7} {'expected':>8} {'apart':>8} {'review':>7} {'seconds':>7} {'leads/s':>8}"
    )
    together, passed = Counter[str](), 0.0
    for path in given.streams or (DATA / "dev1.jsonl", DATA / "dev2.jsonl"):
        stream = read_stream(path)
        began = time.process_time()
        counted = scores(stream, model)
        seconds = time.process_time() - began
        together, passed = together + counted, passed + seconds
        print(row(path.stem, counted, seconds), flush=True)
    print(row("together", together, passed))


if __name__ == "__main__":
    main()
