"""`run`: the worker, until SIGTERM or Ctrl-C."""

from __future__ import annotations

import signal
import threading
from dataclasses import replace
from pathlib import Path
from types import FrameType

from automations.outages import Watch
from automations.patience import PatientInbox
from automations.worker import Worker
from commands.exit_codes import OK
from commands.logs import set_up_logging
from commands.wiring import build_bells, build_house, load

STOPS = (signal.SIGTERM, signal.SIGINT)


def run(*, config: Path) -> int:
    """Work until told to stop; the turn under way is finished first, unless told twice. Exit code 0."""
    import structlog

    settings = load(config)
    set_up_logging(settings.worker.log)
    stopping = threading.Event()

    def pause(seconds: float) -> None:
        """Wait before a request is repeated. A stop ends it and the turn: as after a kill, nothing is lost."""
        if stopping.wait(seconds):
            raise SystemExit(OK)

    house = build_house(config, sleep=pause)
    house = replace(house, inboxes=tuple(PatientInbox(inbox) for inbox in house.inboxes))
    worker = Worker(
        house,
        every=settings.worker.check_every,
        bells=build_bells(settings),
        watch=Watch(house, after=settings.worker.alarm_after, alarm_to=settings.worker.alarm_to),
    )

    def stop(signum: int, frame: FrameType | None) -> None:
        del signum, frame
        for each in (
            STOPS
        ):  # a second one ends it wherever it is, also before a server that does not answer
            signal.signal(each, signal.SIG_DFL)
        stopping.set()
        worker.stop()

    for each in STOPS:
        signal.signal(each, stop)
    structlog.get_logger().info(
        "the worker has started",
        mailboxes=[mailbox.name for mailbox in settings.mailboxes],
        forms=[form.name for form in settings.forms],
        check_every_s=settings.worker.check_every.total_seconds(),
    )
    worker.run()
    return OK
