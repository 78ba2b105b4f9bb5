"""Who have we met? `match --register R.jsonl NEW.jsonl`, and `match --all` for a register in itself.

Files need no server and no spreadsheet; `--all` without a file looks at the workbook of --config.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from leads.model import Contact
from leads.recognising.candidates import Candidate, ranked
from leads.recognising.deciding import New, Possible, Repeat, decide
from leads.recognising.index import Index
from leads.recognising.normalising import Fingerprint, contact_of, fingerprint
from leads.recognising.pairs import Pairs
from leads.recognising.suspects import Suspects, suspects

OK, USAGE = 0, 2

_CONTACT = ("name", "company", "email", "phone", "country", "region", "city", "postcode", "address")
_MOST_SHOWN = 10
_SHOWN_EACH, _NOTED_EACH = 100, 10_000  # leads between two lines of progress
_LEAST_SHOWN = 0.001  # below, a score says no more than "somebody else"


@dataclass(frozen=True, slots=True)
class Line:
    """One lead of a file."""

    lead_id: str
    contact: Contact


class BadLineError(ValueError):
    """A line that holds no lead; its text says what is wrong with it."""


def match(register: Path, new: Path, *, as_json: bool) -> int:
    """Judge each lead of `new` against the register and those before it; print one line for each.

    Returns 0, or 2 when a file or a line of it cannot be used: it is named on stderr with its
    number, and the other lines are judged all the same.
    """
    problems: list[str] = []
    index = Index()
    for line in _lines(register, problems):
        index.add_contact(line.lead_id, line.contact)
    if not _unreadable(register, problems):
        for line in _lines(new, problems):
            told = _judged(line, index)
            print(json.dumps(told, ensure_ascii=False) if as_json else _in_words(told))
    for problem in problems:
        print(problem, file=sys.stderr)
    return USAGE if problems else OK


def match_all(register: Path | None, *, config: Path, as_json: bool) -> int:
    """Print every pair of leads that may be one person, certain ones marked, and how far it has come.

    Returns 0, or 2 when the register or a line of it cannot be used.
    """
    problems: list[str] = []
    told = Pairs.of(())
    if register is None:
        leads, told = _of_workbook(config)
    else:
        lines = list(_lines(register, problems))
        leads = [(line.lead_id, fingerprint(line.contact)) for line in lines]
    pairs = certain = 0
    names = {lead_id: _name(known) for lead_id, known in leads}
    for number, looked in enumerate(suspects(leads), start=1):
        open_ones = [p for p in looked.suspects if not told.are_different(p.elder, p.younger)]
        pairs += len(open_ones)
        certain += sum(pair.is_certain for pair in open_ones)
        _show_progress(number, len(leads), pairs)
        for pair in open_ones:
            told_of = _pair(pair)
            print(json.dumps(told_of, ensure_ascii=False) if as_json else _in_line(pair, names))
    print(
        f"{len(leads):,} leads, {pairs:,} suspicious pairs, {certain:,} of them certain",
        file=sys.stderr,
    )
    for problem in problems:
        print(problem, file=sys.stderr)
    return USAGE if problems else OK


def _of_workbook(config: Path) -> tuple[Sequence[tuple[str, Fingerprint]], Pairs]:
    """The workbook's leads without merged rows, and what people said of pairs: nobody is asked twice."""
    from commands.wiring import load, open_workbook

    picture = open_workbook(load(config)).read()
    told = Pairs.of(picture.events)
    leads = [
        (lead.lead_id, fingerprint(contact_of(lead)))
        for lead in picture.leads
        if told.home(lead.lead_id) == lead.lead_id
    ]
    return leads, told


def _show_progress(number: int, of: int, pairs: int) -> None:
    """Where somebody watches: a line that is written over; elsewhere one each ten thousand."""
    watched = sys.stderr.isatty()
    if number % (_SHOWN_EACH if watched else _NOTED_EACH) == 0:
        end = "\r" if watched else "\n"
        print(f"{number:,} of {of:,} leads, {pairs:,} pairs", end=end, file=sys.stderr, flush=True)


def _pair(pair: Suspects) -> dict[str, object]:
    return {
        "elder": pair.elder,
        "younger": pair.younger,
        "score": round(pair.score, 4),
        "certain": pair.is_certain,
        "because": pair.because,
    }


def _in_line(pair: Suspects, names: Mapping[str, str]) -> str:
    """Both by id and name, for whoever has no sheet before them."""
    # What is not certain is never shown as 100 %.
    sure = "is" if pair.is_certain else f"may be ({min(pair.score, 0.99):.0%})"
    younger, elder = (f"{one} {names[one]}".rstrip() for one in (pair.younger, pair.elder))
    return f"{younger} {sure} {elder}: {pair.because}"


def _name(known: Fingerprint) -> str:
    """What somebody is called by: a name, or else a company, a mailbox, a number."""
    ways = (known.name.shown[:60], known.company[:60], *known.emails, *known.phones)
    return next(filter(None, ways), "")


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


def _lines(path: Path, problems: list[str]) -> Iterator[Line]:
    """The leads of a file; what cannot be used goes to `problems`."""
    try:
        with path.open("rb") as raw_lines:
            for number, raw in enumerate(raw_lines, start=1):
                if not raw.strip():
                    continue
                try:
                    yield _line(raw)
                except BadLineError as error:
                    problems.append(f"{path}, line {number}: {error}")
    except OSError as error:
        problems.append(f"{path} cannot be read: {error.strerror}")


def _unreadable(path: Path, problems: list[str]) -> bool:
    """Whether the register itself is missing: without it every answer would be "new"."""
    return any(problem.startswith(f"{path} cannot be read") for problem in problems)


def _line(raw: bytes) -> Line:
    try:
        told = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise BadLineError("is not UTF-8 text") from None
    except (ValueError, RecursionError) as error:
        raise BadLineError(f"is not JSON: {error}") from None
    if not isinstance(told, dict):
        raise BadLineError('is not a lead; write one as {"lead_id": "L-1", "name": ...}')
    lead_id = _text(told, "lead_id")
    if not lead_id:
        raise BadLineError("has no lead_id")
    return Line(lead_id, Contact(**{field: _text(told, field) for field in _CONTACT}))


def _text(told: dict[str, object], field: str) -> str:
    value = told.get(field)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise BadLineError(f"{field} must be text, not {json.dumps(value)[:40]}")
    return str(value)
