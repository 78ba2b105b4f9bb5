"""What is wrong, in few words, for the Dashboard's line on the last turn: `_system`'s key "trouble".

It is written with whatever a turn writes; by itself only when the words change, or all is well again.
So they say nothing that changes from minute to minute.
"""

from __future__ import annotations

from collections.abc import Iterable

from automations.isolation import Key, named
from leads.changes import Change, Changes
from leads.picture import Arrivals, Picture
from leads.telling.outgoing import undelivered

TROUBLE = "trouble"
"""`_system` key; "" for nothing."""

MOST = 300
"""Characters the line has room for."""

_MOST_NAMED = 3


def told(
    picture: Picture, arrivals: Arrivals, refused: Iterable[Key], failures: tuple[str, ...]
) -> Changes:
    """What must be written for the line to be true; nothing while it is.

    `refused` are the keys of changes that the workbook takes not, `failures` what broke in this decision.
    """
    words = in_words(picture, arrivals, refused, failures)
    if words == picture.memory.get(TROUBLE, ""):
        return Changes()
    return Changes.of(Change(memory={TROUBLE: words}))


def in_words(
    picture: Picture, arrivals: Arrivals, refused: Iterable[Key], failures: tuple[str, ...]
) -> str:
    """All that is wrong, the gravest first; "" for nothing."""
    waiting = len(undelivered(picture.letters))
    names = sorted(named(key) for key in refused if not key[0])  # a message is told of in Screened
    parts = [
        *(f"mailbox {name} cannot be read" for name in sorted(arrivals.unavailable)),
        *(_gap(title, what) for title, what in sorted(picture.missing.items())),
        *(failure.partition(" failed")[0] + " failed" for failure in failures),
        *([f"{waiting} letter{'s' * (waiting > 1)} could not leave yet"] if waiting else []),
        *([f"cannot write {_listed(names)}"] if names else []),
    ]
    whole = "; ".join(parts)
    return whole if len(whole) <= MOST else whole[: MOST - 1] + "…"


def _gap(title: str, what: tuple[str, ...]) -> str:
    """Columns that are nowhere, or a form that cannot be read; its reason is in the log."""
    return f"cannot find {title}: {_listed([one.partition(': ')[0] for one in what])}"


def _listed(names: list[str]) -> str:
    rest = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
    return ", ".join(names[:_MOST_NAMED]) + rest
