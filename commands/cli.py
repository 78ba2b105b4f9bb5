"""What may be typed after `run.py`: every command with its options, handed on to its own file.

Standard library only and nothing heavy imported, so that `--help` and a mistyped option answer at once, even before
the dependencies are installed.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from commands import bootstrap
from commands.exit_codes import INTERRUPTED, READER_GONE, TRY_LATER, USAGE
from connectors.errors import (
    DeliveryFailed,
    DeliveryInDoubt,
    LeadsheetError,
    SourceUnavailable,
    WorkbookNotShared,
    WorkbookUnavailable,
)

_EPILOG = """\
exit codes: 0 ok, 1 findings, 2 usage or configuration, 75 try again later

first steps: run.py demo, then docs/google.md and docs/mailboxes.md, then run.py init, doctor and run
"""


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


def parse_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """What was asked for; `call` on it runs the command. Ends the process with 2 when it makes no sense."""
    if list(argv[:1]) == ["test"] and not {"-h", "--help"} & set(argv):
        # pytest's own options are passed through; argparse would try to read them.
        return argparse.Namespace(call=_test, further=list(argv[1:]))
    parser = _parser()
    asked = parser.parse_args(argv)
    if asked.call is _match and not _is_answerable(asked):
        parser.error("match takes either --register R.jsonl NEW.jsonl, or --all")
    return asked


def _is_answerable(asked: argparse.Namespace) -> bool:
    """Whether `match` was given two files, or was asked for the whole of one register."""
    if asked.whole:
        return asked.new is None
    return asked.register is not None and asked.new is not None


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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="run.py",
        description="Inquiries in, leads in the sheet, digests out.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

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
    demo = command("demo", _demo, "a live sheet in your browser: no accounts, nothing is sent")
    demo.add_argument(
        "--once", action="store_true", help="run the story once, print the sheet and stop"
    )
    demo.add_argument("--no-browser", dest="browser", action="store_false", help="open no page")
    _json(demo)
    demo.add_argument(
        "--data", type=Path, metavar="DIR", help="keep the demo's state here for next time"
    )

    command("test", _test, "the test suite, offline; further arguments go to pytest")

    local = command(
        "local", _local, "only the stand-ins (Sheets API, IMAP, SMTP), for trying things against"
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
        command("init", _init, "set up the shared spreadsheet; safe to repeat, deletes nothing")
    )

    once = command("once", _once, "take one turn: read, fetch, decide, commit, send")
    _config(once)
    _json(once)
    _dry_run(once, "print what would change and why; write nothing")

    _config(command("run", _run, "work until told to stop (SIGTERM or Ctrl-C)"))

    compare = command(
        "reconcile",
        _reconcile,
        "compare mailboxes and forms with the workbook: 500 = 500, or what is missing",
    )
    _config(compare)
    _json(compare)
    compare.add_argument("--days", type=int, default=30, metavar="N", help="default: 30")

    digest = command("digest", _digest, "the reps' letters of the day")
    _config(digest)
    digest.add_argument(
        "--rep", default="", metavar="NAME", help="only this one's (default: everybody's)"
    )
    digest.add_argument(
        "--day", type=_day, metavar="YYYY-MM-DD", help="default: today, where the rep is"
    )
    _dry_run(digest, "print the letters; send nothing")


def _add_asking(command: _AddCommand) -> None:
    doctor = command("doctor", _doctor, "check configuration, sheet, mailboxes and outgoing mail")
    _config(doctor)
    _json(doctor)
    doctor.add_argument(
        "--live",
        action="store_true",
        help="also try what the worker relies on, in a scratch tab that is removed again",
    )

    command("list", _list, "what happens by itself, and when")

    explain = command(
        "explain", _explain, "why a lead is as it is: its row and its history in words"
    )
    explain.add_argument("what", metavar="WHAT", help="a lead id (L-1003), or a mail file")
    _config(explain)

    parse = command("parse", _parse, "read mail files as the worker would, without any mail server")
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

    match = command(
        "match", _match, "tell new leads from repeats: two files of JSON lines, or a whole register"
    )
    match.add_argument("--register", type=Path, metavar="R.jsonl", help="the leads already known")
    match.add_argument("new", type=Path, nargs="?", metavar="NEW.jsonl")
    match.add_argument(
        "--all",
        action="store_true",
        dest="whole",
        help="every suspicious pair of the register itself: the workbook's, or R.jsonl",
    )
    _config(match)
    _json(match)


def _add_deciding(command: _AddCommand) -> None:
    unmerge = command(
        "unmerge",
        _unmerge,
        "take a merged row out again: both rows as they were, and what was typed since",
    )
    unmerge.add_argument("lead", metavar="LEAD", help="the id of the merged row (L-1007)")
    _config(unmerge)
    _json(unmerge)
    _dry_run(unmerge, "print what would change; write nothing")

    learn = command(
        "learn",
        _learn,
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
    port = int(text)
    if not 0 <= port <= 65_535:
        raise argparse.ArgumentTypeError(f"a port is a number up to 65535, not {text}")
    return port


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"a day is written 2026-11-20, not {text}") from None


# One function a command: its file is imported only when it is the one that was asked for.


def _demo(asked: argparse.Namespace) -> int:
    from commands.demo import demo

    return demo(once=asked.once, browser=asked.browser, as_json=asked.as_json, data=asked.data)


def _test(asked: argparse.Namespace) -> int:
    from commands.test_suite import test_suite

    return test_suite(getattr(asked, "further", []))


def _local(asked: argparse.Namespace) -> int:
    from commands.local import local

    return local(
        port=asked.port, data=asked.data, imap_port=asked.imap_port, smtp_port=asked.smtp_port
    )


def _init(asked: argparse.Namespace) -> int:
    from commands.init import init

    return init(config=asked.config)


def _once(asked: argparse.Namespace) -> int:
    from commands.once import once

    return once(config=asked.config, as_json=asked.as_json, dry_run=asked.dry_run)


def _run(asked: argparse.Namespace) -> int:
    from commands.run_worker import run

    return run(config=asked.config)


def _reconcile(asked: argparse.Namespace) -> int:
    from commands.reconcile import reconcile

    return reconcile(config=asked.config, days=asked.days, as_json=asked.as_json)


def _digest(asked: argparse.Namespace) -> int:
    from commands.digest import digest

    return digest(config=asked.config, rep=asked.rep, day=asked.day, dry_run=asked.dry_run)


def _doctor(asked: argparse.Namespace) -> int:
    from commands.doctor import doctor

    return doctor(config=asked.config, as_json=asked.as_json, live=asked.live)


def _list(_: argparse.Namespace) -> int:
    from commands.list_automations import list_automations

    return list_automations()


def _explain(asked: argparse.Namespace) -> int:
    from commands.explain import explain

    return explain(asked.what, config=asked.config)


def _parse(asked: argparse.Namespace) -> int:
    from commands.parse import config_at_hand, parse

    return parse(
        asked.files,
        as_json=asked.as_json,
        config=asked.config or config_at_hand(),
        own=asked.own,
        region=asked.region,
    )


def _match(asked: argparse.Namespace) -> int:
    from commands.match import match, match_all

    if asked.whole:
        return match_all(asked.register, config=asked.config, as_json=asked.as_json)
    return match(asked.register, asked.new, as_json=asked.as_json)


def _unmerge(asked: argparse.Namespace) -> int:
    from commands.unmerge import unmerge_lead

    return unmerge_lead(
        asked.lead, config=asked.config, as_json=asked.as_json, dry_run=asked.dry_run
    )


def _learn(asked: argparse.Namespace) -> int:
    from commands.learn import learn_weights

    return learn_weights(
        config=asked.config, as_json=asked.as_json, dry_run=asked.dry_run, forget=asked.forget
    )
