"""What is wrong, in few words, for the Dashboard's line on the last turn: `_system`'s key "trouble".

It is written with whatever a turn writes; by itself only when the words change, or all is well again.
So they say nothing that changes from minute to minute.

Two workers may see different things: one cannot reach a mailbox that the other reads. Each keeps its own
words, and the line says all of them; whose words are not repeated was well again, or died, within half an hour.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from automations.gaps import in_few_words, listed
from automations.isolation import Key, named
from leads.changes import Change, Changes
from leads.picture import Arrivals, Picture
from leads.telling.outgoing import undelivered

TROUBLE = "trouble"
"""`_system` key: what the line says, of all workers together; "" for nothing."""

TROUBLES = "troubles"
"""`_system` key: {worker: [since when, what it says]}."""

HEARD_FOR = timedelta(minutes=30)
"""How long another worker's words stand; one that lives and still has the trouble says it again."""

MOST = 300
"""Characters the line has room for."""


def told(
    picture: Picture,
    arrivals: Arrivals,
    refused: Iterable[Key],
    failures: tuple[str, ...],
    *,
    worker: str,
    now: datetime,
) -> Changes:
    """What must be written for the line to be true; nothing while it is.

    `refused` are the keys of changes that the workbook takes not, `failures` what broke in this decision.
    """
    words = in_words(picture, arrivals, refused, failures)
    before = _said(picture.memory)
    after = {
        name: (at, said)
        for name, (at, said) in before.items()
        if name != worker and abs(now - at) < HEARD_FOR
    }
    if words:
        mine = before.get(worker)
        after[worker] = mine if mine and mine[1] == words else (now, words)
    line = _together(said for _, said in after.values())
    if line == picture.memory.get(TROUBLE, "") and after == before:
        return Changes()
    kept = {name: [at.isoformat(), said] for name, (at, said) in after.items()}
    memory = {TROUBLE: line, TROUBLES: json.dumps(kept, ensure_ascii=False) if kept else ""}
    return Changes.of(Change(memory=memory))


def _said(memory: Mapping[str, str]) -> dict[str, tuple[datetime, str]]:
    """Worker -> since when, and what; nothing where somebody wrote something else there."""
    try:
        told = json.loads(memory.get(TROUBLES) or "{}")
        return {
            str(name): (datetime.fromisoformat(at), str(said)) for name, (at, said) in told.items()
        }
    except (ValueError, TypeError, AttributeError):
        return {}


def _together(words: Iterable[str]) -> str:
    """What several workers say, the same thing once."""
    whole = "; ".join(dict.fromkeys(part for said in words for part in said.split("; ")))
    return whole if len(whole) <= MOST else whole[: MOST - 1] + "…"


def in_words(
    picture: Picture, arrivals: Arrivals, refused: Iterable[Key], failures: tuple[str, ...]
) -> str:
    """All that is wrong, the gravest first; "" for nothing."""
    waiting = len(undelivered(picture.letters))
    names = sorted(named(key) for key in refused if not key[0])  # a message is told of in Screened
    parts = [
        *(f"mailbox {name} cannot be read" for name in sorted(arrivals.unavailable)),
        *in_few_words(picture.missing),
        *(failure.partition(" failed")[0] + " failed" for failure in failures),
        *([f"{waiting} letter{'s' * (waiting > 1)} could not leave yet"] if waiting else []),
        *([f"cannot write {listed(names)}"] if names else []),
    ]
    whole = "; ".join(parts)
    return whole if len(whole) <= MOST else whole[: MOST - 1] + "…"
