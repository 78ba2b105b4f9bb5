#!/usr/bin/env python3
"""The front door. `python3 run.py demo` shows it all; `python3 run.py --help` lists the rest.

This file keeps to what Python 3.8 can read, so that an old Python gets a sentence, not a traceback.
"""

import sys


def main() -> int:
    """Run the command that was asked for; returns its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036  # it is read by whatever `python3` happens to be
        found = "%d.%d (%s)" % (sys.version_info[0], sys.version_info[1], sys.executable)  # noqa: UP031  # as above
        sys.stderr.write("Leadsheet needs Python 3.11 or newer; this is " + found + ".\n")
        sys.stderr.write(
            "Next: start it with a newer one (python3.12 run.py ...), or with `uv run run.py ...`.\n"
        )
        return 2
    from commands.cli import main as command_line

    return command_line(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
