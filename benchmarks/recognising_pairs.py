"""How well do scores tell one person's pairs from two people's? Best F1, and recall at precision .99.

    python -m benchmarks.recognising_pairs [STREAM.jsonl...]

Over all true pairs of a stream, also those the index does not propose; and by the score alone, without
what speaks against a merge. Two rows a stream: "fitted without it", by weights that were fitted on the
other streams given and on invented ones, and "shipped", whose weights were fitted on dev1 and dev2 and
on the same invented ones, so that only streams of other names are new to them. People of other invented
streams ("hostile", "households", "business", "tidy") are new to both.
"""

from __future__ import annotations

import argparse
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from benchmarks.fit_recognising_weights import Pairs, added, pairs_of
from benchmarks.recognising_invented import invented
from benchmarks.recognising_scores import DATA
from benchmarks.recognising_streams import Labelled, read_stream
from leads.recognising.comparing import Comparison, compare
from leads.recognising.fitting import fit
from leads.recognising.index import Index
from leads.recognising.scoring import Model, shipped

Scored = list[tuple[float, bool]]
"""Each proposed pair: how likely, and whether it is one person."""

_SEEDS_FITTED, _PEOPLE = (1, 2, 3, 4), 4_000
_ELSEWHERE = (
    ("hostile", 11, "usual"),
    ("households", 777, "households"),
    ("business", 777, "business"),
    ("tidy", 777, "tidy"),
)


def compared(leads: Sequence[Labelled]) -> Iterator[tuple[Comparison, bool]]:
    """Every lead with what the index proposes for it as it arrives, and whether the two are one person."""
    index, person_of = Index(), {lead.lead_id: lead.person for lead in leads}
    for lead in leads:
        wanted = lead.fingerprint
        for lead_id, known in index.candidates(wanted):
            yield compare(wanted, known), person_of[lead_id] == lead.person
        index.add_fingerprint(lead.lead_id, wanted)


def best(scored: Scored, total: int) -> tuple[float, float]:
    """The best F1 over all thresholds, and recall where precision is at least .99."""
    right = wrong = 0
    best_f1 = recall_at_99 = 0.0
    ordered = sorted(scored, key=lambda pair: -pair[0])
    for place, (score, same) in enumerate(ordered):
        right, wrong = right + same, wrong + (not same)
        if place + 1 < len(ordered) and ordered[place + 1][0] == score:
            continue  # a threshold does not split equal scores
        precision, recall = right / (right + wrong), right / total
        if precision + recall:
            best_f1 = max(best_f1, 2 * precision * recall / (precision + recall))
        if precision >= 0.99:
            recall_at_99 = max(recall_at_99, recall)
    return best_f1, recall_at_99


def true_pairs(leads: Iterable[Labelled]) -> int:
    return sum(n * (n - 1) // 2 for n in Counter(lead.person for lead in leads).values())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("streams", nargs="*", type=Path)
    paths = parser.parse_args().streams or [DATA / "dev1.jsonl", DATA / "dev2.jsonl"]
    fitted_on = [pairs_of(invented(seed, _PEOPLE)) for seed in _SEEDS_FITTED]
    streams = [(path.stem, read_stream(path)) for path in paths]
    pairs = [pairs_of(stream) for _, stream in streams]
    print(
        f"\n{'pairs of':<12} {'weights':<18} {'true':>7} {'proposed':>8} {'best F1':>8}"
        f" {'R at P .99':>10} {'seconds':>8}"
    )
    for place, (name, stream) in enumerate(streams):
        others = pairs[:place] + pairs[place + 1 :]
        _rows(name, stream, fit(added([*others, *fitted_on])))
    everything: Pairs = added([*pairs, *fitted_on])
    anew = fit(everything)
    for name, seed, mix in _ELSEWHERE:
        _rows(name, invented(seed, _PEOPLE, mix), anew)


def _rows(name: str, stream: Sequence[Labelled], fitted_without: Model) -> None:
    began = time.process_time()
    pairs, total = list(compared(stream)), true_pairs(stream)
    proposed = sum(same for _, same in pairs) / total
    for weights, model in (("fitted without it", fitted_without), ("shipped", shipped())):
        f1, recall = best([(model.log_odds(c), same) for c, same in pairs], total)
        seconds = time.process_time() - began
        print(
            f"{name:<12} {weights:<18} {total:>7,} {proposed:>8.4f} {f1:>8.4f} {recall:>10.4f}"
            f" {seconds:>8.1f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
