"""`run`: the worker, until SIGTERM or Ctrl-C."""

from __future__ import annotations

import signal
from pathlib import Path
from types import FrameType

from automations.worker import Worker
from commands.logs import set_up_logging
from commands.wiring import build_bells, build_house, load


def run(*, config: Path) -> int:
    """Work until told to stop; the turn under way is finished first. Exit code 0."""
    settings = load(config)
    set_up_logging(settings.worker.log)
    worker = Worker(
        build_house(config),
        every=settings.worker.check_every,
        bells=build_bells(settings),
    )

    def stop(signum: int, frame: FrameType | None) -> None:
        del signum, frame
        worker.stop()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    worker.run()
    return 0
