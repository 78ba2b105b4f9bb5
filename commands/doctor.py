"""`doctor`: is everything in place? It really signs in everywhere, writes nothing and sends nothing.

With --live it also tries what the worker relies on, in a scratch tab of the spreadsheet.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from commands.checkups import LEVELS, Check, all_checks, checks_without_configuration
from commands.exit_codes import FINDINGS, OK, USAGE
from connectors.config import load_config
from connectors.errors import ConfigError

if TYPE_CHECKING:
    from rich.console import Console

_SIGNS = {"ok": "[green]ok  [/]", "warn": "[yellow]warn[/]", "fail": "[red]fail[/]"}


def doctor(*, config: Path, as_json: bool, live: bool = False) -> int:
    """Print what was found. Exit code 0, 1 when something wants attention, 2 when the configuration is unusable."""
    try:
        checks: Iterable[Check] = all_checks(load_config(config), config, live=live)
        unusable = False
    except ConfigError as error:
        checks = checks_without_configuration(error)
        unusable = True
    found = list(_as_json(checks) if as_json else _as_text(checks))
    if unusable:
        return USAGE
    return FINDINGS if any(check.level != "ok" for check in found) else OK


def _as_json(checks: Iterable[Check]) -> list[Check]:
    found = list(checks)
    counts = {level: sum(check.level == level for check in found) for level in LEVELS}
    print(json.dumps({**counts, "checks": [asdict(check) for check in found]}, ensure_ascii=False))
    return found


def _as_text(checks: Iterable[Check]) -> Iterator[Check]:
    """Prints each as soon as it is known: the slow ones are those that are worth watching."""
    from rich.console import Console

    console = Console(highlight=False)
    group = ""
    for check in checks:
        if check.group != group:
            group = check.group
            console.print(f"\n[bold]{group}[/]")
        _print(console, check)
        yield check


def _print(console: Console, check: Check) -> None:
    from rich.markup import escape

    console.print(f"  {_SIGNS[check.level]} {escape(check.what)}", soft_wrap=True)
    if check.advice:
        console.print(f"       [dim]->[/] {escape(check.advice)}", soft_wrap=True)
