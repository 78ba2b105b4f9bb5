"""`once`: one turn, for cron, a systemd timer or a container job; or, with --dry-run, what it would do."""

from __future__ import annotations

import json
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from automations.house import House
from automations.turn import Decision, take_turn
from automations.turn import dry_run as decide_only
from automations.turn_report import TurnReport, mailbox_words
from commands.counting import counted, filed
from commands.exit_codes import FINDINGS, OK, TRY_LATER
from commands.wanted import wanted_lines, wanted_table
from commands.wiring import build_house, index_cache, load
from leads.model import LetterState


def once(*, config: Path, as_json: bool, dry_run: bool) -> int:
    """Take one turn. Exit code 0, 75 when a mailbox or the mail server could not be used, 1 when a person must look."""
    house = build_house(config)
    cache = index_cache(load(config))
    if cache:
        cache.take_out()
    with closing(house):
        code = (_dry_run if dry_run else _take)(house, as_json=as_json)
    if cache:
        cache.put_away()
    return code


def _take(house: House, *, as_json: bool) -> int:
    house.workbook.open()
    opening, started = house.workbook.reads, time.monotonic()
    report = take_turn(house)
    seconds = time.monotonic() - started
    if as_json:
        print(json.dumps(as_object(report, house, seconds, opening)))
    else:
        _show(report, seconds)
    return _code(report)


def as_object(report: TurnReport, house: House, seconds: float, opening: int) -> dict[str, object]:
    """The report as `--json` prints it; `opening` reads of the process found the tabs before the turn began."""
    return {
        "version": report.version,
        "mails": report.mails,
        "form_rows": report.form_rows,
        "leads": report.leads,
        "touches": report.touches,
        "screened": report.screened,
        "known": report.known,
        "completed": report.completed,
        "decided": report.decided,
        "letters": report.letters,
        "more": report.more,
        "sheets_reads_to_open": opening,
        "sheets_reads": house.workbook.reads - opening,
        "sheets_writes": house.workbook.writes,
        "seconds": round(seconds, 3),
        "trouble": list(report.trouble),
    }


def _show(report: TurnReport, seconds: float) -> None:
    from rich.console import Console
    from rich.markup import escape

    console = Console()
    for sentence in report.trouble:
        console.print(f"[yellow]![/] {escape(sentence)}", highlight=False)
    if report.idle:
        nothing = "Nothing else" if report.trouble else "Nothing"
        console.print(f"{nothing} to do; the workbook stands at version {report.version}.")
        return
    console.print(f"{_done(report)} ({seconds:.1f} s, version {report.version}).", highlight=False)


def _done(report: TurnReport) -> str:
    return counted(
        (
            (report.mails, "mail", "mails"),
            (report.form_rows, "form row", "form rows"),
            *filed(report),
            (report.changed, "cell written", "cells written"),
            (report.told, "told in History", "told in History"),
            (report.letters, "letter sent", "letters sent"),
            (report.refused, "attempt repeated", "attempts repeated"),
        )
    )


def _dry_run(house: House, *, as_json: bool) -> int:
    """Print what a turn would change and why; no write request is made."""
    house.workbook.open()
    opening, started = house.workbook.reads, time.monotonic()
    picture, arrivals, decision = decide_only(house)
    report = replace(
        TurnReport(version=picture.version, more=arrivals.more).with_landed(
            decision.changes, arrivals
        ),
        letters=sum(letter.state is LetterState.QUEUED for letter in decision.changes.letters),
        unavailable=arrivals.unavailable,
        trouble=(*mailbox_words(arrivals.unavailable), *decision.failures),
    )
    if as_json:
        told = as_object(report, house, time.monotonic() - started, opening)
        told["changes"] = [line._asdict() for line in wanted_lines(decision.changes)]
        print(json.dumps(told, ensure_ascii=False))
    else:
        _show_wanted(report, decision)
    return _code(report)


def _show_wanted(report: TurnReport, decision: Decision) -> None:
    from rich.console import Console
    from rich.markup import escape

    console = Console()
    for sentence in report.trouble:
        console.print(f"[yellow]![/] {escape(sentence)}", highlight=False)
    if not decision.changes:
        console.print(f"Nothing would change; the workbook stands at version {report.version}.")
        return
    console.print(wanted_table(decision.changes))
    console.print("Nothing was written.")


def _code(report: TurnReport) -> int:
    if report.unreachable:
        return TRY_LATER
    return FINDINGS if report.trouble else OK
