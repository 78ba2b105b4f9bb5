"""`once`: one turn, for cron, a systemd timer or a container job; or, with --dry-run, what it would do."""

from __future__ import annotations

import json
import time
from contextlib import closing
from pathlib import Path

from automations.house import House
from automations.turn import dry_run as decide_only
from automations.turn import take_turn
from automations.turn_report import TurnReport
from commands.exit_codes import FINDINGS, OK, TRY_LATER
from commands.wiring import build_house


def once(*, config: Path, as_json: bool, dry_run: bool) -> int:
    """Take one turn. Exit code 0, 75 when a mailbox could not be reached, 1 when a person must look."""
    house = build_house(config)
    with closing(house):
        return _show_wanted(house) if dry_run else _take(house, as_json=as_json)


def _take(house: House, *, as_json: bool) -> int:
    house.workbook.open()
    opening, started = house.workbook.reads, time.monotonic()
    report = take_turn(house)
    seconds = time.monotonic() - started
    if as_json:
        print(json.dumps(as_object(report, house, seconds, opening)))
    else:
        _show(report, seconds)
    if report.unreachable:
        return TRY_LATER
    return FINDINGS if report.trouble else OK


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

    console = Console()
    for sentence in report.trouble:
        console.print(f"[yellow]![/] {sentence}", highlight=False)
    if report.idle:
        console.print(f"Nothing to do; the workbook stands at version {report.version}.")
        return
    console.print(
        f"{report.mails} mails and {report.form_rows} form rows: {report.leads} new leads, "
        f"{report.touches} wrote again, {report.screened} screened; "
        f"{report.completed} typed rows completed, {report.letters} letters sent "
        f"({seconds:.1f} s, version {report.version}).",
        highlight=False,
    )


def _show_wanted(house: House) -> int:
    """Print what a turn would change and why; no write request is made."""
    from rich.console import Console

    from commands.wanted import wanted_table

    picture, arrivals, decision = decide_only(house)
    console = Console()
    for name, why in arrivals.unavailable.items():
        console.print(f"[yellow]![/] mailbox {name}: {why}", highlight=False)
    for failure in decision.failures:
        console.print(f"[yellow]![/] {failure}", highlight=False)
    if not decision.changes:
        console.print(f"Nothing would change; the workbook stands at version {picture.version}.")
    else:
        console.print(wanted_table(decision.changes))
        console.print("Nothing was written.")
    if arrivals.unavailable:
        return TRY_LATER
    return FINDINGS if decision.failures else OK
