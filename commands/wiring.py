"""Which connectors stand behind the ports: the one place where configuration meets the real world."""

from __future__ import annotations

import importlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from connectors.config import Config, load_config
from connectors.errors import LeadsheetError
from connectors.workbook import SheetsWorkbook
from connectors.workbook.client import load_gspread

if TYPE_CHECKING:
    from automations.house import House
    from connectors.index_cache import IndexCache
    from connectors.mailbox import ImapInbox
    from connectors.mailbox_bell import ImapBell

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"

load = load_config


def _utc_now() -> datetime:
    return datetime.now(UTC)


def build_house(
    path: Path,
    clock: Callable[[], datetime] = _utc_now,
    sleep: Callable[[float], None] = time.sleep,
    *,
    workbook: SheetsWorkbook | None = None,
) -> House:
    """Everything a turn works with, as the configuration says. Nobody is called before it is used.

    `sleep` is how to wait before a request to the sheet is repeated; `workbook` is one that is open
    already. Raises ConfigError.
    """
    from automations import ALL
    from automations.house import House
    from connectors.letters import JinjaLetters
    from connectors.mailbox import ImapInbox
    from connectors.outbox import SmtpOutbox

    config = load_config(path)
    inboxes = tuple(ImapInbox(mailbox) for mailbox in config.mailboxes)
    return House(
        workbook=workbook or open_workbook(config, clock, sleep),
        inboxes=inboxes,
        letters=JinjaLetters(TEMPLATES, config.templates),
        outbox=SmtpOutbox(config.outgoing, sent_folder=_sent_folder(config, inboxes)),
        workspace=config.workspace(),
        roster=ALL,
        clock=clock,
        worker=socket.gethostname(),
    )


@contextmanager
def opening(workbook: SheetsWorkbook) -> Iterator[None]:
    """Sign in and find the tabs while the block runs. Where that fails, the first reading says why."""

    def open_it() -> None:
        with suppress(LeadsheetError, SystemExit):
            workbook.open()

    # What asking needs is loaded first: two threads that load would hold each other up.
    importlib.import_module("google.oauth2.service_account")
    load_gspread()
    opener = threading.Thread(target=open_it, daemon=True)
    opener.start()
    yield
    opener.join()


def build_bells(config: Config) -> tuple[ImapBell, ...]:
    """One for each mailbox."""
    from connectors.mailbox_bell import ImapBell

    return tuple(ImapBell(mailbox) for mailbox in config.mailboxes)


def open_workbook(
    config: Config,
    clock: Callable[[], datetime] = _utc_now,
    sleep: Callable[[float], None] = time.sleep,
    *,
    logs_later: bool = False,
) -> SheetsWorkbook:
    """The shared spreadsheet the configuration names. Nothing is sent before it is used.

    What is logged from then on goes to stderr; with `logs_later` the caller sees to that once there is time.
    """
    if not logs_later:
        _log_to_stderr()
    section = config.workbook
    return SheetsWorkbook(
        spreadsheet_id=section.spreadsheet,
        credentials=section.credentials_file,
        api_base_url=section.api_base_url or None,
        link=section.link,
        forms=[(form.name, form.spreadsheet, form.tab) for form in config.forms],
        workspace=config.workspace(),
        clock=clock,
        sleep=sleep,
        duplicates_refused=section.duplicates_refused,
    )


def _log_to_stderr() -> None:
    """A command's answer on stdout stays alone there."""
    import structlog

    from commands.logs import set_up_logging

    if not structlog.is_configured():
        set_up_logging("human")


def index_cache(config: Config) -> IndexCache | None:
    """Where the register's index is kept between starts, if the configuration names a folder."""
    from connectors.index_cache import IndexCache

    folder = config.worker.cache_folder
    return IndexCache(folder, config.workbook.spreadsheet) if folder else None


def _sent_folder(config: Config, inboxes: tuple[ImapInbox, ...]) -> ImapInbox | None:
    """Where letters that left can be looked up: the mailbox of the account they leave by, if it is one of ours."""
    for mailbox, inbox in zip(config.mailboxes, inboxes, strict=True):
        if mailbox.sent_folder and mailbox.user == config.outgoing.user:
            return inbox
    return None
