"""One command, from what was typed to its exit code.

Standard library only and nothing heavy imported, so that `--help` and a mistyped option answer at once, even before
the dependencies are installed.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from commands import bootstrap
from commands.exit_codes import INTERRUPTED, READER_GONE, TRY_LATER, USAGE
from commands.options import parse_arguments
from connectors.errors import (
    DeliveryFailed,
    DeliveryInDoubt,
    LeadsheetError,
    SourceUnavailable,
    WorkbookNotShared,
    WorkbookUnavailable,
)


def main(argv: Sequence[str]) -> int:
    """Run one command; returns its exit code. Foreseen errors become one message on stderr."""
    asked = parse_arguments(argv)
    _print_any_text()
    try:
        bootstrap.ensure(list(argv))
        code: int = asked.call(asked)
        sys.stdout.flush()
    except BrokenPipeError:
        # Who read our output (head, less) has seen enough. Python would complain once more while it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return READER_GONE
    except bootstrap.BootstrapFailed as error:
        return _complain(f"The dependencies could not be installed: {error}", TRY_LATER)
    except LeadsheetError as error:
        return _complain(str(error), exit_code_of(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    return code


def _print_any_text() -> None:
    """Let every name and comment be printed: as UTF-8 into files and pipes, as well as it goes on a terminal."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")


def exit_code_of(error: LeadsheetError) -> int:
    """75 where trying again later can help, else 2: somebody has to change something first."""
    if isinstance(error, WorkbookNotShared):
        return USAGE
    later = isinstance(error, SourceUnavailable | WorkbookUnavailable | DeliveryInDoubt)
    if later or (isinstance(error, DeliveryFailed) and not error.permanent):
        return TRY_LATER
    return USAGE


def _complain(message: str, code: int) -> int:
    print(message, file=sys.stderr)
    return code
