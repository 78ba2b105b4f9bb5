"""`match --all`: which leads of one register may be one person? With `--ask` their people are asked, in Review.

Without a file it looks at the workbook of --config.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from commands.exit_codes import OK, USAGE
from commands.landing import land
from commands.lead_lines import complain, lines_of
from connectors.ports import Workbook
from leads.changes import Change, Changes
from leads.picture import Picture
from leads.recognising.asking import questions
from leads.recognising.learnt import model_of
from leads.recognising.normalising import Fingerprint, contact_of, fingerprint
from leads.recognising.pairs import Pairs
from leads.recognising.scoring import Model, shipped
from leads.recognising.suspects import Suspects, suspects

MOST_ASKED = 200
"""Questions put into Review at once: a morning's work, and a small commit."""

_SHOWN_EACH, _NOTED_EACH = 100, 10_000  # leads between two lines of progress


@dataclass(frozen=True, slots=True, kw_only=True)
class _Register:
    """Who is compared.

    Attributes:
        leads: Without rows that were merged into others.
        said: What people said of pairs: nobody is asked twice.
        model: The weights in force.
        workbook: None for a file.
    """

    leads: Sequence[tuple[str, Fingerprint]]
    said: Pairs = field(default_factory=lambda: Pairs.of(()))
    model: Model = field(default_factory=shipped)
    workbook: Workbook | None = None


def match_all(register: Path | None, *, config: Path, as_json: bool, ask: bool = False) -> int:
    """Print every pair of leads that may be one person, certain ones marked, and how far it has come.

    Args:
        register: A file of JSON lines; None for the workbook.
        config: Names the workbook.
        as_json: One object a line, for programs.
        ask: Also put the likeliest of the workbook's pairs into Review, at most MOST_ASKED.

    Returns 0, or 2 when the register or a line of it cannot be used.
    Raises ConfigError, WorkbookUnavailable, WorkbookBroken.
    """
    problems: list[str] = []
    compared = _of_workbook(config) if register is None else _of_file(register, problems)
    found = _listed(compared, as_json=as_json)
    if ask and compared.workbook is not None:
        _ask(found, compared.workbook)
    complain(problems)
    return USAGE if problems else OK


def _of_file(register: Path, problems: list[str]) -> _Register:
    lines = lines_of(register, problems)
    return _Register(leads=[(line.lead_id, fingerprint(line.contact)) for line in lines])


def _of_workbook(config: Path) -> _Register:
    from commands.wiring import load, open_workbook

    workbook = open_workbook(load(config))
    picture = workbook.read()
    said = Pairs.of(picture.events)
    leads = [
        (lead.lead_id, fingerprint(contact_of(lead)))
        for lead in picture.leads
        if said.home(lead.lead_id) == lead.lead_id
    ]
    return _Register(leads=leads, said=said, model=model_of(picture.memory), workbook=workbook)


def _listed(compared: _Register, *, as_json: bool) -> list[Suspects]:
    """Print the pairs as they are found, and give them back."""
    found: list[Suspects] = []
    leads, different = compared.leads, compared.said.different_homes()
    names = {lead_id: _name(known) for lead_id, known in leads}
    for number, looked in enumerate(suspects(leads, compared.model), start=1):
        open_ones = [p for p in looked.suspects if frozenset({p.elder, p.younger}) not in different]
        found += open_ones
        for pair in open_ones:
            told = _pair(pair)
            print(json.dumps(told, ensure_ascii=False) if as_json else _in_line(pair, names))
        _show_progress(number, len(leads), len(found))
    certain = sum(pair.is_certain for pair in found)
    print(
        f"{len(leads):,} leads, {_counted(len(found), 'suspicious pair')}, {certain:,} of them certain",
        file=sys.stderr,
    )
    return found


def _ask(found: Sequence[Suspects], workbook: Workbook) -> None:
    """Put questions into Review in one commit, and tell how many are left."""
    asked = left = 0

    def wanted(picture: Picture, _unheard: bool) -> Changes | None:  # noqa: FBT001  # see land
        nonlocal asked, left
        cases = questions(found, picture, datetime.now(UTC))
        if not cases:
            return None
        asked, left = len(cases[:MOST_ASKED]), len(cases[MOST_ASKED:])
        return Changes.of(Change(review=cases[:MOST_ASKED]))

    land(workbook, wanted)
    rest = f"; {left:,} more can be asked: run it again" if left else ""
    told = f"{_counted(asked, 'question')} put into Review, the likeliest first{rest}"
    print(told if asked else "Nothing to ask: all of it was asked or answered", file=sys.stderr)


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}" if count == 1 else f"{count:,} {what}s"


def _show_progress(number: int, of: int, pairs: int) -> None:
    """Where somebody watches: a line that is written over; elsewhere one each ten thousand."""
    watched = sys.stderr.isatty()
    if number % (_SHOWN_EACH if watched else _NOTED_EACH) == 0:
        end = "\r" if watched else "\n"
        print(
            f"{number:,} of {of:,} leads, {_counted(pairs, 'pair')}",
            end=end,
            file=sys.stderr,
            flush=True,
        )


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
    ways: Iterable[str] = (
        known.name.shown[:60],
        known.company[:60],
        *known.emails,
        *known.phones,
    )
    return next(filter(None, ways), "")
