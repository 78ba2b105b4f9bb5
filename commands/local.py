"""Run the stand-ins alone, in the foreground: a Sheets API, an IMAP and an SMTP server to try things against."""

from __future__ import annotations

import json
import signal
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from commands.data_folder import data_folder
from commands.exit_codes import TRY_LATER

if TYPE_CHECKING:
    from standin.world import World

ADDRESS = "inquiries@leadsheet.example"
ANOTHER_PORT = "choose another --port, --imap-port or --smtp-port, or leave it out for a free one"


def local(*, port: int, data: Path, imap_port: int, smtp_port: int) -> int:
    """Print one JSON line when everything is ready, then serve until SIGTERM or SIGINT.

    75 when a port is taken. Raises LeadsheetError when the folder cannot be made.
    """
    from standin.world import Plan, open_world

    told_to_stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: told_to_stop.set())
    plan = Plan(
        folder=data_folder(data),
        address=ADDRESS,
        port=port,
        imap_port=imap_port,
        smtp_port=smtp_port,
    )
    try:
        with open_world(plan, lambda: datetime.now(UTC)) as world:
            print(json.dumps(_as_object(world)), flush=True)
            told_to_stop.wait()
    except OSError as error:
        asked = ", ".join(str(one) for one in (port, imap_port, smtp_port) if one) or "any free one"
        why = f"{error.strerror or error} (port: {asked})"
        print(f"The stand-ins cannot start: {why}. Next: {ANOTHER_PORT}", file=sys.stderr)
        return TRY_LATER
    return 0


def _as_object(world: World) -> dict[str, object]:
    login = {"host": "127.0.0.1", "user": world.mail.address, "password": world.mail.password}
    return {
        "base_url": world.base_url,
        "credentials": str(world.credentials),
        "spreadsheet_id": world.spreadsheet_id,
        "imap": {**login, "port": world.mail.imap_port},
        "smtp": {**login, "port": world.mail.smtp_port},
        "config": str(world.config),
    }
