"""Invented lead streams with their truth: the hostile cases that the given streams have few of.

    python benchmarks/recognising_invented.py SEED PEOPLE OUT.jsonl [MIX [TOLD]]

People in seven languages (invented_people.py); families on one phone and mailbox, colleagues on one
switchboard and domain, father and son, namesakes, neighbours in the alphabet of a mail provider,
agencies that write for several clients, nameless mails, rows typed from a phone call
(invented_typing.py).
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.invented_people import Somebody, Told, Town
from benchmarks.invented_typing import Typist
from benchmarks.recognising_streams import Labelled, labelled

MIXES = {
    "usual": (50, 16, 10, 3, 8, 3, 3, 5, 4),
    "households": (30, 10, 25, 8, 14, 8, 6, 4, 8),
    "business": (20, 45, 4, 1, 4, 2, 8, 14, 4),
    "tidy": (80, 12, 4, 0.5, 2, 0.5, 0.5, 2, 1),
}
"""How often singles, colleagues, families, fathers and sons, namesakes, numbered, agencies, offices, nameless come.

The weights that ship were fitted on the usual one; the others are for seeing how they do elsewhere.
"""


LEFT_OUT = {"half": (0.2, 0.28), "most": (0.06, 0.07)}
"""How often the e-mail, and how often the phone, is left out by those who have both.

With "half" one of two leads can be answered in one way only, as where people write mails that they do not sign;
with "most" one of seven, as in the given streams (`recognising_likeness.py` counts both).
"""


class Inventor:
    """Everybody is new; of one seed, one of MIXES and one of LEFT_OUT always the same."""

    def __init__(self, seed: int, mix: str = "usual", told: str = "half") -> None:
        self.dice = random.Random(seed)
        self._mix = MIXES[mix]
        self._town = Town(seed, self.dice)
        self._typist = Typist(self.dice, LEFT_OUT[told])

    def stream(self, people: int) -> Iterator[dict[str, str]]:
        """Leads in order of arrival, as the given streams tell them."""
        born: list[Somebody] = []
        while len(born) < people:
            born.extend(self._weighted()())
        asked = [body for body in born for _ in range(body.asks)]
        self.dice.shuffle(asked)
        met: set[str] = set()
        for number, body in enumerate(asked):
            told = self._typist.typed(body, first=body.truth not in met)
            met.add(body.truth)
            fields = {field: getattr(told, field) for field in Told.__slots__}
            yield {"lead_id": f"I{number:06}", **fields, "true_entity": body.truth}

    def _weighted(self) -> Callable[[], list[Somebody]]:
        town = self._town
        kinds = (
            town.single, town.colleagues, town.family, town.father_and_son, town.namesakes,
            town.numbered, town.agency, town.office, town.nameless,
        )  # fmt: skip
        return self.dice.choices(kinds, self._mix)[0]


def invented(seed: int, people: int, mix: str = "usual") -> list[Labelled]:
    """A stream as the matcher meets it."""
    return [labelled(row) for row in Inventor(seed, mix).stream(people)]


def main() -> None:
    seed, people, out = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    inventor = Inventor(seed, *sys.argv[4:6])
    lines = (json.dumps(row, ensure_ascii=False) for row in inventor.stream(people))
    out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
