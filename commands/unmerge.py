"""`unmerge L-1007`: a row that was merged into another is a lead of its own again, and the other as it was."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from commands.exit_codes import FINDINGS, OK
from commands.landing import land
from commands.wiring import load, open_workbook
from leads.changes import Change, Changes
from leads.filing import Filing
from leads.picture import Picture
from leads.recognising.merging import CannotMergeError, unmerge
from leads.recognising.pairs import Pairs
from leads.tabs import LEADS
from leads.telling.life import spoken

NAME = "unmerge"


def unmerge_lead(lead_id: str, *, config: Path, as_json: bool, dry_run: bool) -> int:
    """Exit code 0 when both rows stand again (or would), 1 when they cannot; it says why.

    Raises ConfigError, WorkbookUnavailable, WorkbookBroken.
    """
    wanted = _Wanted(lead_id.strip().upper())
    workbook = open_workbook(load(config))
    if dry_run:
        wanted(workbook.read(), unheard=False)
    else:
        land(workbook, wanted)
    if as_json:
        print(
            json.dumps(
                wanted.told() | {"written": not (dry_run or wanted.why_not)}, ensure_ascii=False
            )
        )
    else:
        _show(wanted, dry_run=dry_run)
    return FINDINGS if wanted.why_not else OK


@dataclass(slots=True)
class _Wanted:
    """What unmerging one lead takes on a reading; remembers the last for telling of it."""

    lead_id: str
    older: str = ""
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    change: Change = field(default_factory=Change)
    why_not: str = ""

    def __call__(self, picture: Picture, unheard: bool) -> Changes | None:  # noqa: FBT001  # see land
        into = Pairs.of(picture.events).into.get(self.lead_id, "")
        if unheard and not into:
            return None  # it had landed
        filing = Filing(who=NAME, at=datetime.now(UTC))
        because = "asked for on the command line"
        try:
            self.change = unmerge(picture, self.lead_id, because, filing)
        except CannotMergeError as error:
            self.why_not = str(error)
            return None
        self.older, self.zone, self.why_not = into, picture.zone, ""
        return Changes.of(self.change)

    def told(self) -> dict[str, object]:
        return {
            "lead": self.lead_id,
            "merged_into": self.older or None,
            "why_not": self.why_not or None,
            "cells": [
                {
                    "lead": cell.lead_id,
                    "column": LEADS.column(cell.attribute).heading,
                    "from": None if cell.old in {"", None} else str(cell.old),
                    "to": None if cell.new in {"", None} else str(cell.new),
                }
                for cell in self.change.cells
            ],
        }


def _show(wanted: _Wanted, *, dry_run: bool) -> None:
    if wanted.why_not:
        print(f"{wanted.why_not}.", file=sys.stderr)
        return
    verb = "would be" if dry_run else "was"
    print(f"{wanted.lead_id} {verb} taken out of {wanted.older}:")
    for cell in wanted.change.cells:
        heading, blank = LEADS.column(cell.attribute).heading, {"", None}
        told = (spoken(v, wanted.zone, to_the_second=True) for v in (cell.old, cell.new))
        old, new = (
            "blank" if v in blank else f"“{text}”"
            for v, text in zip((cell.old, cell.new), told, strict=True)
        )
        print(f"  {cell.lead_id} {heading}: {old} -> {new}")
