"""`reconcile`: compare mailboxes and forms with the workbook: 500 = 500, or what is missing. Writes nothing."""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import asdict
from datetime import timedelta
from pathlib import Path

from automations.comparing import accounts
from commands.exit_codes import FINDINGS, OK
from commands.wiring import build_house
from leads.reconciling import Account

SHOWN = 20
"""Missing ones that are named a mailbox or form; --json names all."""


def reconcile(*, config: Path, days: int, as_json: bool) -> int:
    """Exit code 0 when everything is in the workbook or waits for the next turn, 1 when something is missing.

    Raises SourceUnavailable, WorkbookUnavailable, ConfigError.
    """
    house = build_house(config)
    with closing(house):
        found = accounts(house, timedelta(days=days))
    if as_json:
        told = [asdict(account) | {"even": account.is_even} for account in found]
        print(json.dumps({"days": days, "accounts": told}, ensure_ascii=False))
    else:
        for account in found:
            _show(account)
        if any(not account.is_even for account in found):
            print(
                "What is missing is filed by the next comparison of `run` or `once`: at start and daily."
            )
    return OK if all(account.is_even for account in found) else FINDINGS


def _show(account: Account) -> None:
    sign = "=" if account.filed == account.there else "≠"
    waiting = f", {account.waiting} more wait for the next turn" if account.waiting else ""
    print(f"{account.name}: {account.there} {sign} {account.filed} filed{waiting}")
    for one in account.missing[:SHOWN]:
        print(f"  missing: {one}")
    if len(account.missing) > SHOWN:
        print(f"  and {len(account.missing) - SHOWN} more")
