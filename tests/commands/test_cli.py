"""What may be typed: help at once, clear mistakes, exit codes that a scheduler can act on."""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from commands import cli
from commands.options import parse_arguments, parser_of_everything
from commands.test_suite import FAST, arguments
from connectors.errors import (
    ConfigError,
    DeliveryFailed,
    DeliveryInDoubt,
    LeadsheetError,
    SourceUnavailable,
    WorkbookBroken,
    WorkbookNotShared,
    WorkbookUnavailable,
)

ROOT = Path(__file__).resolve().parents[2]

[MENU] = [a for a in parser_of_everything()._actions if isinstance(a, argparse._SubParsersAction)]
COMMANDS = tuple(MENU.choices)


def asked(*argv: str) -> dict[str, object]:
    found = vars(parse_arguments(argv))
    return {name: value for name, value in found.items() if name != "call"}


def test_help_names_every_command_and_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse_arguments(["--help"])

    said = capsys.readouterr().out
    assert ended.value.code == 0
    assert re.findall(r"^    (\w+)\b", said, re.MULTILINE) == list(COMMANDS)
    assert "75 try again later" in said


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_of_its_own(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse_arguments([command, "--help"])

    assert ended.value.code == 0
    assert f"run.py {command}" in capsys.readouterr().out


def test_help_loads_nothing_but_the_standard_library_and_ourselves() -> None:
    """So it answers at once; how soon is measured by benchmarks/start_up.py."""
    told = "import sys, runpy; before = set(sys.modules); sys.argv = ['run.py', '--help']\n"
    told += "try: runpy.run_path('run.py', run_name='__main__')\nexcept SystemExit: pass\n"
    told += "print(*{one.partition('.')[0] for one in set(sys.modules) - before}, file=sys.stderr)"
    loaded = subprocess.run(
        [sys.executable, "-c", told], cwd=ROOT, capture_output=True, check=True, text=True
    ).stderr.split()

    ours = {"commands", "connectors"}
    assert ours <= set(loaded)
    assert set(loaded) <= ours | sys.stdlib_module_names
    assert not {"asyncio", "email", "http", "multiprocessing", "sqlite3", "unittest"} & set(loaded)


@pytest.mark.parametrize(
    "argv",
    [
        [],
        ["dmo"],
        ["once", "--jsn"],
        ["local"],
        ["local", "--data", "x", "--port", "70000"],
        ["local", "--data", "x", "--imap-port", "imap"],
        ["reconcile", "--days", "0"],
        ["reconcile", "--days", "-3"],
        ["reconcile", "--days", "month"],
        ["digest", "--day", "tomorrow"],
        ["explain"],
        ["parse"],
        ["match", "new.jsonl"],
        ["match", "--all", "--register", "r.jsonl", "new.jsonl"],
    ],
    ids=" ".join,
)
def test_mistyped_command_ends_with_2(argv: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse_arguments(argv)

    assert ended.value.code == 2


@pytest.mark.parametrize(
    ("typed", "hint"),
    [("dmeo", "did you mean demo?"), ("Doctor", "did you mean doctor?"), ("x", "--help names")],
)
def test_mistyped_command_is_told_the_nearest(
    typed: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parse_arguments([typed])

    said = capsys.readouterr().err
    assert f"there is no command {typed!r}; " in said
    assert hint in said
    assert "unmerge" not in said


def test_who_types_nothing_is_shown_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse_arguments([])

    said = capsys.readouterr()
    assert (ended.value.code, said.out) == (2, "")
    assert "first steps: run.py demo" in said.err


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["local", "--data", "x", "--port", "http"], "a port is a number up to 65535, not http"),
        (["reconcile", "--days", "-3"], "days are a number from 1 to 3650, not -3"),
    ],
    ids=" ".join,
)
def test_mistyped_number_is_told_in_words(
    argv: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        parse_arguments(argv)

    assert told in capsys.readouterr().err


def test_options_arrive_as_values() -> None:
    config = Path("config.yaml")
    assert asked("demo") == {"once": False, "browser": True, "as_json": False, "data": None}
    assert asked("demo", "--once", "--no-browser", "--json") == {
        "once": True,
        "browser": False,
        "as_json": True,
        "data": None,
    }
    assert asked("once", "--dry-run") == {"config": config, "as_json": False, "dry_run": True}
    assert asked("local", "--data", "d", "--port", "8000") == {
        "data": Path("d"),
        "port": 8000,
        "imap_port": 0,
        "smtp_port": 0,
    }
    assert asked("digest", "--rep", "Ana", "--day", "2026-11-20") == {
        "config": config,
        "rep": "Ana",
        "day": date(2026, 11, 20),
        "dry_run": False,
    }
    assert asked("parse", "--own", "a@example.com", "--own", "example.org", "a.eml", "b.eml") == {
        "files": [Path("a.eml"), Path("b.eml")],
        "as_json": False,
        "config": None,
        "own": ["a@example.com", "example.org"],
        "region": "",
    }
    assert asked("match", "--json", "--register", "r.jsonl", "new.jsonl") == {
        "register": Path("r.jsonl"),
        "new": Path("new.jsonl"),
        "as_json": True,
        "whole": False,
        "ask": False,
        "config": config,
    }
    assert asked("match", "--all")["whole"]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ConfigError(["x"]), 2),
        (WorkbookNotShared("x"), 2),
        (WorkbookBroken("x"), 2),
        (DeliveryFailed("x", permanent=True), 2),
        (DeliveryFailed("x", permanent=False), 75),
        (DeliveryInDoubt("x"), 75),
        (SourceUnavailable("x"), 75),
        (WorkbookUnavailable("x"), 75),
    ],
)
def test_exit_code_says_whether_trying_again_can_help(error: LeadsheetError, code: int) -> None:
    assert cli.exit_code_of(error) == code


def test_foreseen_error_is_one_message_without_a_traceback(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "run.py", "once", "--config", str(tmp_path / "config.yaml")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout) == (2, "")
    assert "copy config.example.yaml to config.yaml" in done.stderr
    assert "Traceback" not in done.stderr


def parsed(
    tmp_path: Path, reader: str, mails: int = 1, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """`parse --json` of as many mails from Jürgen, its output read by another program."""
    mail = tmp_path / "mail.eml"
    mail.write_bytes("From: Jürgen Übel <j@example.com>\n\nBitte um ein Angebot\n".encode())
    command = (
        f"set -o pipefail; {sys.executable} run.py parse --json {f'{mail} ' * mails} | {reader}"
    )
    return subprocess.run(
        ["bash", "-c", command],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        check=False,
    )


def test_reader_that_has_seen_enough_is_no_error(tmp_path: Path) -> None:
    done = parsed(tmp_path, "head -n 1", mails=200)  # more than a pipe holds

    assert (done.stdout.count(b"\n"), done.stderr, done.returncode) == (1, b"", 141)


def test_what_is_printed_for_programs_is_utf_8_whatever_the_locale(tmp_path: Path) -> None:
    done = parsed(tmp_path, "cat", PYTHONIOENCODING="ascii")

    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.splitlines()[0])["name"] == "Jürgen Übel"


def test_test_hands_pytest_its_own_options() -> None:
    assert vars(parse_arguments(["test", "-k", "name", "--maxfail=1"]))["further"] == [
        "-k",
        "name",
        "--maxfail=1",
    ]


def test_test_runs_the_fast_part_unless_told_what_to_run() -> None:
    assert arguments([]) == [*FAST]
    assert arguments(["-x", "-k", "name"]) == [*FAST, "-x", "-k", "name"]
    assert arguments(["-m", "slow"]) == ["-m", "slow"]
    assert arguments(["tests/commands/test_cli.py::test_x"]) == [
        "tests/commands/test_cli.py::test_x"
    ]


@pytest.mark.parametrize("command", [["local"], ["demo", "--once", "--no-browser"]], ids=" ".join)
@pytest.mark.parametrize("name", ["file", "file/folder"])
def test_folder_that_cannot_be_made_is_named(
    command: list[str], name: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()

    assert cli.main([*command, "--data", str(tmp_path / name)]) == 2
    said = capsys.readouterr().err
    assert f"--data {tmp_path / name}: this is no folder, and none can be made" in said
    assert "Next: name one you may write to" in said
