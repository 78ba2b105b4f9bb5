"""What a team's decisions in Review teach: before and after on decisions, and on leads, that came later.

    python -m benchmarks.recognising_learning STREAM.jsonl [--weights WEIGHTS.json] [--slips 0.05]

The team answers what Review asks in the first half of a labelled stream, as the truth is but for some
slips; `learn` fits, proves and accepts or refuses as the command does. The weights it comes to are then
tried on the questions and on all leads of the second half, which it never saw. Give weights that were
not fitted on the stream.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.recognising_scores import row, scores
from benchmarks.recognising_streams import Labelled, read_stream
from leads.recognising.candidates import ranked
from leads.recognising.deciding import Possible, decide
from leads.recognising.index import Index
from leads.recognising.learning import Decision, Scored, Scores, learn
from leads.recognising.learning import scores as scores_of_decisions
from leads.recognising.scoring import Model, shipped
from leads.recognising.vetoes import veto


def decisions(stream: Sequence[Labelled], model: Model) -> Iterator[tuple[int, Decision]]:
    """What a team is asked, the likeliest lead first, with its place in the stream and the true answer."""
    index, person_of = Index(), {lead.lead_id: lead.person for lead in stream}
    for place, lead in enumerate(stream):
        wanted = lead.fingerprint
        found = ranked(wanted, index, model)
        if isinstance(decide(wanted, found, model), Possible):
            asked = found[0]
            yield (
                place,
                Decision(
                    frozenset({asked.lead_id, lead.lead_id}),
                    asked.comparison.nameless,
                    person_of[asked.lead_id] == lead.person,
                    bool(veto(wanted, asked, (asked,))),
                ),
            )
        index.add_fingerprint(lead.lead_id, wanted)


def with_slips(told: Sequence[Decision], share: float, seed: int = 1) -> list[Decision]:
    """People err."""
    dice = random.Random(seed)
    return [d._replace(is_same=d.is_same != (dice.random() < share)) for d in told]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("stream", type=Path)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--slips", type=float, nargs="*", default=[0.0, 0.05, 0.5])
    given = parser.parse_args()
    base = Model.of_json(given.weights.read_text("utf-8")) if given.weights else shipped()
    stream = read_stream(given.stream)
    asked = list(decisions(stream, base))
    half = len(stream) // 2
    early = [decision for place, decision in asked if place < half]
    late = [decision for place, decision in asked if place >= half]
    print(f"{given.stream.stem}: {len(early)} questions answered, {len(late)} held back")
    _show("shipped", _on(late, base))
    print(row("  leads", scores(stream[half:], base), 1.0))
    for share in given.slips:
        lesson = learn(with_slips(early, share), base)
        print(f"{share:.0%} of the answers wrong: {lesson.because}")
        if lesson.model is not None:
            _show("learnt", _on(late, lesson.model))
            print(row("  leads", scores(stream[half:], lesson.model), 1.0))


def _on(told: Sequence[Decision], model: Model) -> Scores:
    return scores_of_decisions(
        Scored(model.score(d.comparison), d.is_same, d.is_vetoed) for d in told
    )


def _show(name: str, told: Scores) -> None:
    print(
        f"  {name:<8} likely {told.likely}, of them different {told.misjudged}, precision {told.precision:.1%},"
        f" same found {told.found}, certain {told.certain}, wrong {told.wrong}, log loss {told.loss:.3f}"
    )


if __name__ == "__main__":
    main()
