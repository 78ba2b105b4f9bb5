"""`init`: furnish the shared spreadsheet; safe to repeat, deletes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from commands.wiring import open_workbook
from connectors.config import load_config

if TYPE_CHECKING:
    from connectors.workbook.furnishing import Furnished


def init(*, config: Path) -> int:
    """Add what is missing and say what it was. Exit code 0; WorkbookUnavailable is the caller's to tell."""
    workbook = open_workbook(load_config(config))
    furnished = workbook.furnish()
    _show(furnished, workbook.account)
    return 0


def _show(furnished: Furnished, account: str) -> None:
    from rich.console import Console
    from rich.markup import escape

    from connectors.workbook.furnishing import SAMPLES

    console = Console()
    console.print(_table(furnished))
    for remark in furnished.remarks:
        console.print(f"[yellow]![/] {escape(remark)}", highlight=False)
    if sampled := [tab for tab, words in furnished.added.items() if SAMPLES in words]:
        console.print(
            f"\nNext: type your own rows over the samples in {', '.join(sampled)}: your colleagues into Team, "
            "your regions into Territories, your stages into Stages. Then: run.py doctor, and run.py run.",
            highlight=False,
        )
    elif furnished.added:
        console.print("\nNext: run.py doctor, which says whether anything is still missing.")
    else:
        console.print("Everything was there already; nothing was changed.")
    console.print(f"The worker signs in as {escape(account)}.", highlight=False)


def _table(furnished: Furnished) -> object:
    from rich.markup import escape
    from rich.table import Table

    table = Table("Tab", "", title=escape(furnished.title), title_justify="left")
    for part, words in furnished.added.items():
        table.add_row(escape(part), escape("added: " + "; ".join(words)))
    for part in furnished.kept:
        table.add_row(escape(part), "[dim]was there, left as it is[/]")
    return table
