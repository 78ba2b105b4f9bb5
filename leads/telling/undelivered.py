"""Letters that did not leave, in words: for the turn's report, for Review, for the managers' digest."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from leads.model import LetterEvent, LetterState, ReviewCase
from leads.telling.outgoing import ACKNOWLEDGEMENT

_SAID = {
    LetterState.DEFERRED: ("did not leave and is tried again", "did not leave and are tried again"),
    LetterState.UNASKED: (
        "waits until the Sent folder can tell whether it left",
        "wait until the Sent folder can tell whether they left",
    ),
    LetterState.AGAIN: ("may not have left and is sent once more", "may not have left and are sent once more"),
    LetterState.FAILED: ("was given up", "were given up"),
    LetterState.HELD: ("was held back", "were held back"),
    LetterState.QUEUED: (
        "may or may not have left and is looked up",
        "may or may not have left and are looked up",
    ),
}  # fmt: skip
_MOST_NAMED = 3


def in_words(letters: Iterable[LetterEvent]) -> tuple[str, ...]:
    """A sentence for all letters with the same fate and reason: which, what became of them, why, what to do."""
    alike: dict[tuple[str, LetterState, str], dict[str, LetterEvent]] = {}
    for letter in letters:
        if letter.state in _SAID:
            together = alike.setdefault((letter.kind, letter.state, letter.error), {})
            together[letter.message_id] = letter
    return tuple(_sentence(tuple(together.values())) for together in alike.values())


def question(letter: LetterEvent, now: datetime) -> ReviewCase:
    """A letter that was given up, for Review: somebody must correct an address, say."""
    return ReviewCase(
        raised_at=now,
        kind=ReviewCase.UNDELIVERED,
        why=_sentence((letter,)),
        lead_a=letter.about if letter.kind == ACKNOWLEDGEMENT else "",
    )


def questions(letters: Iterable[LetterEvent], now: datetime) -> tuple[ReviewCase, ...]:
    """One for each of these that was given up."""
    return tuple(question(one, now) for one in letters if one.state is LetterState.FAILED)


def _sentence(letters: tuple[LetterEvent, ...]) -> str:
    first = letters[0]
    one, many = _SAID[first.state]
    names = [f"{letter.about} ({letter.to})" for letter in letters[:_MOST_NAMED]]
    rest = f" and {len(letters) - _MOST_NAMED} more" if len(letters) > _MOST_NAMED else ""
    what = f"the {first.kind}" if len(letters) == 1 else f"{len(letters)} {first.kind}s"
    fate = one if len(letters) == 1 else many
    why = f": {first.error}" if first.error else ""
    return f"{what} for {', '.join(names)}{rest} {fate}{why}{_advice(first)}"


def _advice(letter: LetterEvent) -> str:
    if letter.state is not LetterState.FAILED or " Next: " in letter.error:
        return ""
    where = "in Leads" if letter.kind == ACKNOWLEDGEMENT else "on the Team tab"
    return f". Next: check the address {where}"
