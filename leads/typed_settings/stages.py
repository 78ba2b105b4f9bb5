"""The Stages tab: the way of a lead, and how long it may wait where."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from leads.settings import Stage, StageKind
from leads.typed_settings import cells
from leads.typed_settings.cells import did_you_mean, parts_of, shown
from leads.typed_settings.rows import Row, in_order, named_once


def read_stages(rows: list[Row]) -> tuple[Stage, ...]:
    """The stages in their order."""
    named = in_order(named_once(rows, "Stage"))
    names = {row.text("Stage").casefold(): row.text("Stage") for _, row in named}
    return tuple(
        replace(_stage(row, order), allowed_next=_allowed_next(row, names)) for order, row in named
    )


def _stage(row: Row, order: int) -> Stage:
    return Stage(
        name=row.text("Stage"),
        # An unreadable kind counts as open: a lead too many in a digest is better than one unseen.
        kind=row.choice("Kind", {str(kind): kind for kind in StageKind}, StageKind.OPEN),
        order=order,
        meaning=row.text("Meaning"),
        remind_after=row.understood(
            "Remind after",
            cells.days_long,
            None,
            "Write a number of days; until then nobody is reminded.",
        ),
        colour=_colour(row),
    )


def _colour(row: Row) -> str:
    text = row.text("Colour").lower()
    if short := re.fullmatch(r"#([0-9a-f])([0-9a-f])([0-9a-f])", text):
        return "#" + "".join(digit * 2 for digit in short.groups())
    if not text or re.fullmatch(r"#[0-9a-f]{6}", text):
        return text
    row.wrong(
        "Colour", f"{shown(text)} is no colour. Write it like #fff2cc; until then it is plain."
    )
    return ""


def _allowed_next(row: Row, names: Mapping[str, str]) -> tuple[str, ...]:
    allowed: dict[str, None] = {}
    for part in parts_of(row.text("Allowed next")):
        if name := names.get(part.casefold()):
            allowed[name] = None
        else:
            guess = did_you_mean(part, names.values())
            row.wrong("Allowed next", f"{shown(part)} is no stage.{guess} It is left out.")
    return tuple(allowed)
