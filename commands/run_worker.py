"""`run`: the worker, until SIGTERM or Ctrl-C."""

from __future__ import annotations

import signal
import threading
from dataclasses import replace
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from commands.exit_codes import OK
from commands.wiring import build_bells, build_house, index_cache, load, open_workbook, opening

if TYPE_CHECKING:
    from automations.worker import Worker
    from connectors.config import Config
    from connectors.workbook import SheetsWorkbook

STOPS = (signal.SIGTERM, signal.SIGINT)


def run(*, config: Path) -> int:
    """Work until told to stop; the turn under way is finished first, unless told twice. Exit code 0."""
    settings = load(config)
    stopping = threading.Event()
    workers: list[Worker] = []

    def pause(seconds: float) -> None:
        """Wait before a request is repeated. A stop ends it and the turn: as after a kill, nothing is lost."""
        if stopping.wait(seconds):
            raise SystemExit(OK)

    def stop(signum: int, frame: FrameType | None) -> None:
        del signum, frame
        # A second one ends it wherever it is, also before a server that does not answer.
        for each in STOPS:
            signal.signal(each, signal.SIG_DFL)
        stopping.set()
        for worker in workers:
            worker.stop()

    for each in STOPS:
        signal.signal(each, stop)
    workbook = open_workbook(settings, sleep=pause, logs_later=True)
    with opening(workbook):  # Google needs as long to answer as we to load the rest
        workers.append(_worker(config, settings, workbook))
        _say_so(settings)
    if not stopping.is_set():
        workers[0].run()
    return OK


def _worker(config: Path, settings: Config, workbook: SheetsWorkbook) -> Worker:
    from automations.outages import Watch
    from automations.patience import PatientInbox, PatientOutbox
    from automations.worker import Worker

    house = build_house(config, workbook=workbook)
    cache = index_cache(settings)
    if cache:
        cache.take_out()
    house = replace(
        house,
        inboxes=tuple(PatientInbox(inbox) for inbox in house.inboxes),
        outbox=PatientOutbox(house.outbox),
    )
    return Worker(
        house,
        every=settings.worker.check_every,
        bells=build_bells(settings),
        watch=Watch(house, after=settings.worker.alarm_after, alarm_to=settings.worker.alarm_to),
        after_turns=cache.put_away if cache else None,
    )


def _say_so(settings: Config) -> None:
    import structlog

    from commands.logs import set_up_logging

    set_up_logging(settings.worker.log)
    structlog.get_logger().info(
        "the worker has started",
        mailboxes=[mailbox.name for mailbox in settings.mailboxes],
        forms=[form.name for form in settings.forms],
        check_every_s=settings.worker.check_every.total_seconds(),
    )
