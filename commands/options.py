"""What may be typed after `run.py`: every command with its options."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Collection, Sequence
from datetime import date
from pathlib import Path

from commands import calls
from commands.exit_codes import USAGE

_EPILOG = """\
exit codes: 0 ok, 1 findings, 2 usage or configuration, 75 try again later

first steps: run.py demo, then docs/google.md and docs/mailboxes.md, then run.py init, doctor and run
"""

HIGHEST_PORT = 65_535
MOST_DAYS = 3_650


def parse_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """What was asked for; `call` on it runs the command. Ends the process with 2 when it makes no sense."""
    if list(argv[:1]) == ["test"] and not {"-h", "--help"} & set(argv):
        # pytest's own options are passed through; argparse would try to read them.
        return argparse.Namespace(call=calls.test, further=list(argv[1:]))
    parser = parser_of_everything()
    if not argv:
        parser.print_help(sys.stderr)
        sys.exit(USAGE)
    if not argv[0].startswith("-") and argv[0] not in parser.names:
        parser.error(_mistyped(argv[0], parser.names))
    asked = parser.parse_args(argv)
    if asked.call is calls.match and not _is_answerable(asked):
        parser.error(
            "match takes either --register R.jsonl NEW.jsonl, or --all; --ask goes with the workbook's --all"
        )
    return asked


def _mistyped(typed: str, names: Collection[str]) -> str:
    import difflib

    near = difflib.get_close_matches(typed, names, n=1)
    hint = f"did you mean {near[0]}?" if near else "run.py --help names them all"
    return f"there is no command {typed!r}; {hint}"


def _is_answerable(asked: argparse.Namespace) -> bool:
    """Whether `match` was given two files, or was asked for the whole of one register."""
    if asked.ask and (asked.register is not None or not asked.whole):
        return False
    if asked.whole:
        return asked.new is None
    return asked.register is not None and asked.new is not None


class Parser(argparse.ArgumentParser):
    """The parser of the whole line. `names`: the commands that there are."""

    names: Collection[str] = ()


def parser_of_everything() -> Parser:
    parser = Parser(
        prog="run.py",
        description="Inquiries in, leads in the sheet, digests out.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    parser.names = commands.choices

    def command(
        name: str, call: Callable[[argparse.Namespace], int], purpose: str
    ) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=purpose, description=purpose, allow_abbrev=False)
        added.set_defaults(call=call)
        return added

    _add_trying(command)
    _add_working(command)
    _add_asking(command)
    _add_deciding(command)
    return parser


_AddCommand = Callable[[str, Callable[[argparse.Namespace], int], str], argparse.ArgumentParser]


def _add_trying(command: _AddCommand) -> None:
    demo = command("demo", calls.demo, "a live sheet in your browser: no accounts, nothing is sent")
    demo.add_argument(
        "--once", action="store_true", help="run the story once, print the sheet and stop"
    )
    demo.add_argument("--no-browser", dest="browser", action="store_false", help="open no page")
    _json(demo)
    demo.add_argument(
        "--data", type=Path, metavar="DIR", help="keep the demo's state here for next time"
    )

    command("test", calls.test, "the test suite, offline; further arguments go to pytest")

    local = command(
        "local",
        calls.local,
        "only the stand-ins (Sheets API, IMAP, SMTP), for trying things against",
    )
    local.add_argument(
        "--port", type=_port, default=0, metavar="P", help="of the Sheets API (default: a free one)"
    )
    local.add_argument(
        "--data", type=Path, required=True, metavar="DIR", help="where their state is kept"
    )
    local.add_argument(
        "--imap-port", type=_port, default=0, metavar="N", help="default: a free one"
    )
    local.add_argument(
        "--smtp-port", type=_port, default=0, metavar="N", help="default: a free one"
    )


def _add_working(command: _AddCommand) -> None:
    _config(
        command(
            "init", calls.init, "set up the shared spreadsheet; safe to repeat, deletes nothing"
        )
    )

    once = command("once", calls.once, "take one turn: read, fetch, decide, commit, send")
    _config(once)
    _json(once)
    _dry_run(once, "print what would change and why; write nothing")

    _config(command("run", calls.run, "work until told to stop (SIGTERM or Ctrl-C)"))

    compare = command(
        "reconcile",
        calls.reconcile,
        "compare mailboxes and forms with the workbook: 500 = 500, or what is missing",
    )
    _config(compare)
    _json(compare)
    compare.add_argument(
        "--days", type=_days, default=30, metavar="N", help="how far to look back (default: 30)"
    )

    digest = command("digest", calls.digest, "the reps' letters of the day")
    _config(digest)
    digest.add_argument(
        "--rep", default="", metavar="NAME", help="only this one's (default: everybody's)"
    )
    digest.add_argument(
        "--day", type=_day, metavar="YYYY-MM-DD", help="default: today, where the rep is"
    )
    _dry_run(digest, "print the letters; send nothing")


def _add_asking(command: _AddCommand) -> None:
    doctor = command(
        "doctor", calls.doctor, "check configuration, sheet, mailboxes and outgoing mail"
    )
    _config(doctor)
    _json(doctor)
    doctor.add_argument(
        "--live",
        action="store_true",
        help="also try what the worker relies on, in a scratch tab that is removed again",
    )

    command("list", calls.list_automations, "what happens by itself, and when")

    explain = command(
        "explain",
        calls.explain,
        "why a lead is as it is: its row and history in words; or how a mail file is read",
    )
    explain.add_argument("what", metavar="WHAT", help="a lead id (L-1003), or a mail file")
    _config(explain)

    _add_parse(command)
    _add_match(command)


def _add_parse(command: _AddCommand) -> None:
    parse = command(
        "parse", calls.parse, "read mail files as the worker would, without any mail server"
    )
    parse.add_argument("files", nargs="+", type=Path, metavar="FILE")
    _json(parse)
    parse.add_argument(
        "--config",
        type=Path,
        metavar="FILE",
        help="our addresses and region, and the workbook whose Rules tab is followed; default: config.yaml, "
        "if it is there",
    )
    parse.add_argument(
        "--own",
        action="append",
        default=[],
        metavar="ADDRESS|DOMAIN",
        help="one of ours (repeatable)",
    )
    parse.add_argument(
        "--region", default="", metavar="GB", help="for phone numbers without a country"
    )


def _add_match(command: _AddCommand) -> None:
    match = command(
        "match",
        calls.match,
        "tell new leads from repeats: two files of JSON lines, or a whole register",
    )
    match.add_argument("--register", type=Path, metavar="R.jsonl", help="the leads already known")
    match.add_argument("new", type=Path, nargs="?", metavar="NEW.jsonl")
    match.add_argument(
        "--all",
        action="store_true",
        dest="whole",
        help="every suspicious pair of the register itself: the workbook's, or R.jsonl",
    )
    match.add_argument(
        "--ask",
        action="store_true",
        help="with --all: put the likeliest of the workbook's pairs into Review, 200 at once",
    )
    _config(match)
    _json(match)


def _add_deciding(command: _AddCommand) -> None:
    unmerge = command(
        "unmerge",
        calls.unmerge,
        "take a merged row out again: both rows as they were, and what was typed since",
    )
    unmerge.add_argument("lead", metavar="LEAD", help="the id of the merged row (L-1007)")
    _config(unmerge)
    _json(unmerge)
    _dry_run(unmerge, "print what would change; write nothing")

    learn = command(
        "learn",
        calls.learn,
        "fit the odds of recognising to your decisions in Review; refuses what makes them worse",
    )
    learn.add_argument("--forget", action="store_true", help="go back to the odds that ship")
    _config(learn)
    _json(learn)
    _dry_run(learn, "show before and after; write nothing")


def _config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--config",
        type=Path,
        default=Path("config.yaml"),
        metavar="FILE",
        help="default: config.yaml",
    )


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", dest="as_json", action="store_true", help="print JSON")


def _dry_run(parser: argparse.ArgumentParser, purpose: str) -> None:
    parser.add_argument("--dry-run", action="store_true", help=purpose)


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > HIGHEST_PORT:
        raise argparse.ArgumentTypeError(f"a port is a number up to {HIGHEST_PORT}, not {text}")
    return int(text)


def _days(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= MOST_DAYS:
        raise argparse.ArgumentTypeError(f"days are a number from 1 to {MOST_DAYS}, not {text}")
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"a day is written 2026-11-20, not {text}") from None
