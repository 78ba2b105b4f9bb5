"""Who have we met? `match --register R.jsonl NEW.jsonl`, without a server and without a spreadsheet."""

from __future__ import annotations

import json
from pathlib import Path

from commands.exit_codes import OK, USAGE
from commands.lead_lines import Line, complain, lines_of, unreadable
from leads.recognising.candidates import Candidate, ranked
from leads.recognising.deciding import New, Possible, Repeat, decide
from leads.recognising.index import Index
from leads.recognising.normalising import fingerprint

_MOST_SHOWN = 10
_LEAST_SHOWN = 0.001  # below, a score says no more than "somebody else"


def match(register: Path, new: Path, *, as_json: bool) -> int:
    """Judge each lead of `new` against the register and those before it; print one line for each.

    Returns 0, or 2 when a file or a line of it cannot be used: it is named on stderr with its
    number, and the other lines are judged all the same.
    """
    problems: list[str] = []
    index = Index()
    for line in lines_of(register, problems):
        index.add_contact(line.lead_id, line.contact)
    if not unreadable(register, problems):
        for line in lines_of(new, problems):
            told = _judged(line, index)
            print(json.dumps(told, ensure_ascii=False) if as_json else _in_words(told))
    complain(problems)
    return USAGE if problems else OK


def _judged(line: Line, index: Index) -> dict[str, object]:
    """What is printed for one lead, which joins the register with this."""
    wanted = fingerprint(line.contact)
    found = ranked(wanted, index)
    decision = decide(wanted, found)
    index.add_fingerprint(line.lead_id, wanted)
    return {
        "lead_id": line.lead_id,
        "outcome": _OUTCOMES[type(decision)],
        "match": decision.lead_id if isinstance(decision, Repeat) else None,
        "candidates": _shown(found),
        "because": decision.because,
    }


_OUTCOMES = {New: "new", Repeat: "repeat", Possible: "possible"}


def _shown(found: tuple[Candidate, ...]) -> list[tuple[str, float]]:
    """The likeliest, also those too unlikely to ask about, so that a threshold can be chosen."""
    shown = (c for c in found[:_MOST_SHOWN] if c.score >= _LEAST_SHOWN)
    return [(c.lead_id, round(c.score, 4)) for c in shown]


def _in_words(told: dict[str, object]) -> str:
    outcome = f"repeat of {told['match']}" if told["match"] else told["outcome"]
    return f"{told['lead_id']}: {outcome} ({told['because']})"
