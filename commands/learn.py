"""`learn`: fit the odds of recognising to the team's decisions in Review, shown on decisions held back."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from automations.learn_from_decisions import remembered
from commands.exit_codes import FINDINGS, OK
from commands.landing import land
from commands.wiring import load, open_workbook
from leads.changes import Change, Changes
from leads.filing import Filing
from leads.picture import Picture
from leads.recognising.learning import Lesson, Scores, decisions_of, learn
from leads.recognising.learnt import WEIGHTS, learnt_of

NAME = "learn"


def learn_weights(*, config: Path, as_json: bool, dry_run: bool, forget: bool) -> int:
    """Exit code 0 when the weights are in force (or would be, or were forgotten), 1 when they were refused.

    Raises ConfigError, WorkbookUnavailable, WorkbookBroken.
    """
    workbook = open_workbook(load(config))
    lessons: list[Lesson] = []

    def wanted(picture: Picture, _unheard: bool) -> Changes | None:  # noqa: FBT001  # see land
        lesson = _forgotten(picture) if forget else learn(decisions_of(picture))
        lessons.append(lesson)
        has_own = learnt_of(picture.memory.get(WEIGHTS, "")).model is not None
        if not (has_own if forget else lesson.model):
            return None
        filing = Filing(who=NAME, at=datetime.now(UTC))
        change: Change = remembered(picture, lesson, filing)
        return Changes.of(change)

    if dry_run:
        wanted(workbook.read(), False)  # noqa: FBT003  # see land
        written = False
    else:
        written = land(workbook, wanted)
    lesson = lessons[-1]
    if as_json:
        print(json.dumps(_told(lesson) | {"written": written}, ensure_ascii=False))
    else:
        _show(lesson, written=written, forget=forget, dry_run=dry_run)
    return OK if forget or lesson.model else FINDINGS


def _forgotten(picture: Picture) -> Lesson:
    return Lesson(
        decisions=len(decisions_of(picture)), missing=0, because="somebody asked to forget it"
    )


def _told(lesson: Lesson) -> dict[str, object]:
    return {
        "decisions": lesson.decisions,
        "missing": lesson.missing,
        "because": lesson.because,
        "before": asdict(lesson.before) | {"precision": lesson.before.precision}
        if lesson.before
        else None,
        "after": asdict(lesson.after) | {"precision": lesson.after.precision}
        if lesson.after
        else None,
    }


def _show(lesson: Lesson, *, written: bool, forget: bool, dry_run: bool) -> None:
    if forget:
        print(
            "Forgotten: the weights that ship are in force."
            if written
            else "The weights that ship are in force."
        )
        return
    if lesson.before and lesson.after:
        print(_table(lesson.before, lesson.after))
    because = f"{lesson.because[:1].upper()}{lesson.because[1:]}"
    print(because if because.endswith("?") else f"{because}.")
    if lesson.model:
        print(
            "Nothing was written."
            if dry_run
            else "In force from the next turn on; --forget goes back."
        )
    elif not lesson.missing:
        print("The weights stay as they are.")


def _table(before: Scores, after: Scores) -> str:
    """Both on decisions that were held back."""
    rows = (
        ("decisions", before.decisions, after.decisions),
        ("certain", before.certain, after.certain),
        ("  of them different people", before.wrong, after.wrong),
        ("likely (over one half)", before.likely, after.likely),
        ("  of them different people", before.misjudged, after.misjudged),
        ("same people found", before.found, after.found),
        ("precision", f"{before.precision:.1%}", f"{after.precision:.1%}"),
        ("log loss", f"{before.loss:.3f}", f"{after.loss:.3f}"),
    )
    lines = [f"{'on decisions held back':28}{'shipped':>10}{'learnt':>10}"]
    lines += [f"{what:28}{was:>10}{now:>10}" for what, was, now in rows]
    return "\n".join(lines)
