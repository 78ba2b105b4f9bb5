"""How the worker speaks: sentences for people, or one JSON object a line for collectors. Always on stderr."""

from __future__ import annotations

import logging
import sys
from contextlib import suppress
from typing import Literal

import structlog


def set_up_logging(style: Literal["human", "json"]) -> None:
    """Decide it once, for structlog and for what libraries log (warnings and worse)."""
    renderer = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if style == "json"
        else structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=style == "json"),
            structlog.processors.format_exc_info if style == "json" else _as_it_is,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(_Stderr()),  # type: ignore[arg-type]  # it only prints
    )
    logging.raiseExceptions = False
    logging.basicConfig(
        level=logging.WARNING, stream=sys.stderr, format="%(levelname)s %(name)s: %(message)s"
    )
    # Its retries are told by whoever asked, once they have come to nothing.
    logging.getLogger("urllib3").setLevel(logging.ERROR)


class _Stderr:
    """Swallows what it cannot write: a full disk behind the log must not end the work."""

    def write(self, text: str) -> int:
        with suppress(OSError, ValueError):
            return sys.stderr.write(text)
        return 0

    def flush(self) -> None:
        with suppress(OSError, ValueError):
            sys.stderr.flush()


def _as_it_is(
    _logger: object, _method: str, event: structlog.typing.EventDict
) -> structlog.typing.EventDict:
    """The console renderer draws tracebacks itself."""
    return event
