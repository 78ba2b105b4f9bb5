"""A settings cell that makes no sense turns red, says why in a note, and is asked about in Review."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from hashlib import blake2b

from automations.automation import Automation
from leads.changes import Change, Changes, RowNote, SettingFlag
from leads.model import ReviewCase
from leads.picture import Arrivals, Picture
from leads.settings import SettingProblem
from leads.tabs import REVIEW

NAME = "report_odd_settings"

FLAGGED = "flagged"
"""Key of `Picture.memory`: what has been flagged, as JSON {"Team|4|Days": mark of the problem}."""

MOST = 300
"""Problems flagged at a time. The memory is one cell, which holds 50,000 characters; more come as these are solved."""

MENDED = "mended"
"""Under Decided by, once the setting makes sense again."""

Place = tuple[str, int, str]

_ROW = re.compile(r", row \d+")


def report_odd_settings(picture: Picture, arrivals: Arrivals, now: datetime) -> Changes:
    """Flag new problems, ask about each once; clear the flags and settle the questions of solved ones."""
    del arrivals
    settled = _settled(picture, now)
    flagged = _flagged(picture, now)
    if flagged is None:
        return Changes.of(Change(notes=settled)) if settled else Changes()
    return Changes.of(replace(flagged, notes=settled))


def _settled(picture: Picture, now: datetime) -> tuple[RowNote, ...]:
    """Open questions in Review whose setting makes sense now; a row may have moved since it was asked about."""
    still = {_apart_from_row(why) for why in _questions(picture.settings.problems)}
    return tuple(
        RowNote(
            tab=REVIEW.title,
            row=case.row,
            holds={"kind": case.kind, "why": case.why, "decided_at": None},
            cells={"decided_at": now, "decided_by": MENDED},
        )
        for case in picture.review
        if case.kind == ReviewCase.ODD_SETTING
        and case.row is not None
        and case.decided_at is None
        and _apart_from_row(case.why) not in still
    )


def _questions(problems: tuple[SettingProblem, ...]) -> list[str]:
    found = _by_place(problems, len(problems))
    return [_why(place, problem) for place, problem in found.items()]


def _apart_from_row(why: str) -> str:
    return _ROW.sub("", why.strip(), count=1)


def _flagged(picture: Picture, now: datetime) -> Change | None:
    problems = _by_place(picture.settings.problems)
    marks = {_key(place): _mark(problem) for place, problem in problems.items()}
    before = _remembered(picture.memory.get(FLAGGED, ""))
    if marks == before:
        return None
    new = {place: p for place, p in problems.items() if before.get(_key(place)) != _mark(p)}
    solved = [_place(key) for key in before if key not in marks]
    return Change(
        flags=(
            *(SettingFlag(tab=t, row=r, heading=h, problem="") for t, r, h in solved),
            *(SettingFlag(tab=t, row=r, heading=h, problem=p) for (t, r, h), p in new.items()),
        ),
        review=tuple(
            _question(place, problem, now)
            for place, problem in new.items()
            # A row that only moved was asked about where it stood before.
            if _mark(problem) not in before.values()
        ),
        memory={FLAGGED: json.dumps(marks, ensure_ascii=False, separators=(",", ":"))},
    )


def _by_place(problems: tuple[SettingProblem, ...], most: int = MOST) -> dict[Place, str]:
    """The first `most` cells that make no sense; a cell with several problems has them in one text."""
    found: dict[Place, str] = {}
    for problem in problems:
        place = (problem.tab, problem.row, problem.heading)
        if place in found:
            found[place] += " " + problem.problem
        elif len(found) < most:
            found[place] = problem.problem
    return found


def _question(place: Place, problem: str, now: datetime) -> ReviewCase:
    return ReviewCase(raised_at=now, kind=ReviewCase.ODD_SETTING, why=_why(place, problem))


def _why(place: Place, problem: str) -> str:
    tab, row, heading = place
    return f"{tab}, row {row}, {heading}: {problem}"


def _mark(problem: str) -> str:
    """Short and the same after every restart, which Python's own hash is not."""
    return blake2b(problem.encode(errors="replace"), digest_size=6).hexdigest()


def _key(place: Place) -> str:
    return "|".join(map(str, place))


def _place(key: str) -> Place:
    tab, row, heading = key.split("|", 2)
    return tab, int(row), heading


def _remembered(text: str) -> Mapping[str, str]:
    """What was flagged before; nothing when somebody spoilt the memory cell: then all is said once more."""
    try:
        marks = {_place(key): str(mark) for key, mark in json.loads(text or "{}").items()}
    except (ValueError, AttributeError):
        return {}
    return {_key(place): mark for place, mark in marks.items()}


AUTOMATION = Automation(
    NAME,
    "A settings cell that makes no sense turns red with a note, and is listed once in Review.",
    report_odd_settings,
)
