"""The house a turn works in: its ports, its clock, its roster. `commands/wiring.py` fills it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from automations.automation import Automation
from automations.isolation import Barred
from connectors.ports import Inbox, Letters, Outbox, Workbook
from leads.model import Workspace

Clock = Callable[[], datetime]
"""Tells the time, zone-aware. The only clock there is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Everything a turn may touch, under the names of its ports.

    Attributes:
        worker: Tells this worker from others on the same workbook: the machine's name, say.
        barred: What the workbook rejected a while ago, as long as this process lives.
    """

    workbook: Workbook
    inboxes: tuple[Inbox, ...]
    letters: Letters
    outbox: Outbox
    workspace: Workspace
    roster: tuple[Automation, ...]
    clock: Clock
    worker: str = ""
    barred: Barred = field(default_factory=Barred)

    def close(self) -> None:
        """Hang up on mailboxes and mail server; never raises."""
        for inbox in self.inboxes:
            inbox.close()
        self.outbox.close()
