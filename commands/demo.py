"""`demo`: everything on this machine, an invented team's two days, and a page to look at it."""

from __future__ import annotations

import contextlib
import json
import signal
import tempfile
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from commands.data_folder import data_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console
    from starlette.routing import BaseRoute

    from commands.demo_day import DemoDay
    from standin.mail import MailStandin

_CLOCK_FILE = "demo-clock"
_WIDE = 140
"""Columns a terminal needs for the whole table; a narrower one gets the more important half."""


def demo(*, once: bool, browser: bool, as_json: bool, data: Path | None) -> int:
    """Tell the story, then serve the page until Ctrl-C. With `once`, print what came of it and stop."""
    from rich.console import Console

    console = Console(stderr=as_json, highlight=False)
    with _folder(data) as folder, _day(folder, console) as day:
        if as_json:
            print(json.dumps(_as_object(day)), flush=True)
        else:
            _say_the_story(day, console)
        if once:
            if not as_json:
                _print_sheet(day, console)
            return 0
        _say_where(day, console, folder if data else None)
        if browser:
            _open_page(day.world.base_url)
        _wait_until_stopped()
        (folder / _CLOCK_FILE).write_text(day.clock().isoformat(), encoding="utf-8")
    return 0


@contextlib.contextmanager
def _folder(data: Path | None) -> Iterator[Path]:
    if data is not None:
        yield data_folder(data)
        return
    with tempfile.TemporaryDirectory(prefix="leadsheet-demo-", ignore_cleanup_errors=True) as made:
        yield Path(made)


def _wait_until_stopped() -> None:
    """Until Ctrl-C or SIGTERM. Before this, while the story is told, both end the process as usual."""
    told = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: told.set())
    told.wait()


@contextlib.contextmanager
def _day(folder: Path, console: Console) -> Iterator[DemoDay]:
    """The day at its opening: the story told, or the state of last time found again."""
    import structlog

    from commands.demo_day import DemoDay
    from standin.clock import SettableClock
    from standin.page.desk import Desk, Worker
    from standin.page.routes import page_routes
    from standin.story import people
    from standin.story.days import ZONE, Days
    from standin.world import Plan, open_world

    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    days = Days.around(datetime.now(UTC))
    clock = SettableClock(days.opening)
    day = DemoDay(clock, days)
    worker = Worker(turn=day.turn, jump=day.jump, fates=day.fates, next_morning=day.next_morning)

    def pages(mail: MailStandin, spreadsheet_id: str) -> Sequence[BaseRoute]:
        return page_routes(
            Desk(mail=mail, clock=clock, zone=ZONE, spreadsheet_id=spreadsheet_id, worker=worker)
        )

    plan = Plan(folder=folder, address=people.ADDRESS, title=people.TITLE, form_tab=people.FORM_TAB)
    with open_world(plan, clock, pages) as world:
        day.world = world
        if world.is_new:
            with console.status("The team sets up its sheet, and two days of mail arrive ..."):
                day.tell()
        else:
            clock.set(max(days.opening, _clock_of_last_time(folder) or days.opening))
            day.turn()
        yield day


def _clock_of_last_time(folder: Path) -> datetime | None:
    try:
        return datetime.fromisoformat((folder / _CLOCK_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def _as_object(day: DemoDay) -> dict[str, object]:
    tally = day.tally
    return {
        "mails": tally.mails,
        "form_rows": tally.form_rows,
        "leads": tally.leads,
        "touches": tally.touches,
        "screened": tally.screened,
        "completed": tally.completed,
        "letters": tally.letters,
        "turns": tally.turns,
        "sheets_reads": day.house.workbook.reads,
        "sheets_writes": day.house.workbook.writes,
        "trouble": tally.trouble,
    }


def _say_the_story(day: DemoDay, console: Console) -> None:
    from rich.markup import escape

    if not day.world.is_new:
        mails, sent = len(day.world.mail.inbox.all()), len(day.world.mail.sent.all())
        console.print(f"\nAs you left it: {mails} mails in the inbox, {sent} in the outbox.\n")
        return
    tally, workbook = day.tally, day.house.workbook
    console.print()
    for line in (
        f"[bold]{tally.mails} mails[/] in the inbox and {tally.form_rows} answers in the web form",
        (
            f"  → [bold green]{tally.leads} new leads[/], {tally.touches} wrote again, "
            f"{tally.screened} screened with a reason; nothing is dropped"
        ),
        f"  → {tally.completed} rows that people typed became leads, with phone and owner completed",
        f"[bold]{tally.letters} digests[/] went out, each at its reader's own time: {_readers(day)}",
        f"[bold]{tally.turns} turns[/] took {workbook.reads} reads and {workbook.writes} writes of the sheet",
        "Google Sheets and the mail provider were played on this machine: nothing left it",
    ):
        console.print(line)
    for words in tally.trouble:
        console.print(f"[yellow]![/] {escape(words)}")
    console.print()


def _readers(day: DemoDay) -> str:
    from standin.page.mail_view import view

    names = [view(mail.raw).to.partition("@")[0].strip("<> ") for mail in day.world.mail.sent.all()]
    return ", ".join(dict.fromkeys(name.capitalize() for name in names)) or "nobody yet"


def _say_where(day: DemoDay, console: Console, folder: Path | None) -> None:
    console.print(f"[bold]Open {day.world.base_url}[/]   (Ctrl-C stops it)")
    kept = (
        f"Kept in {folder} for next time."
        if folder
        else "It is forgotten then; --data DIR keeps it."
    )
    console.print(f"[dim]{kept}[/]")
    console.print(
        "[dim]Next, for your own sheet: docs/google.md, then run.py init, doctor and run.[/]"
    )


def _open_page(url: str) -> None:
    """In the background: a text browser in a terminal would otherwise keep us waiting."""
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()


def _print_sheet(day: DemoDay, console: Console) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.markup import escape
    from rich.table import Table

    widths = {"ID": 6, "Name": 17, "Company": 13, "Stage": 9, "Owner": 10, "Next action": 11}
    if console.width >= _WIDE:
        widths |= {"Name": 20, "Company": 22, "Owner": 14, "Territory": 19, "Interest": 30}
    table = Table(title="Leads", title_justify="left", padding=(0, 1, 0, 0), box=SIMPLE_HEAD)
    for heading, width in widths.items():
        table.add_column(heading, no_wrap=True, overflow="ellipsis", width=width)
    for row in day.person.reads("Leads"):
        table.add_row(*(escape(row.get(heading, "")) for heading in widths))
    console.print(table)
