"""docs/promises.md: each promise names tests, and each of them is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "promises.md").read_text("utf-8")
TESTS = tuple(ROOT.joinpath("tests").rglob("test_*.py"))

_NAME = re.compile(r"`(?:[\w/]*/)?(test_\w+(?:\.py)?)`")
_PROMISE_COLUMNS = 4
"""Tables of fewer columns hold no promises."""


def promises() -> list[str]:
    """The rows of the page's tables, without headings and rules."""
    found: list[str] = []
    for table in re.findall(r"(?:^\|.*\n)+", PAGE, re.MULTILINE):
        rows = table.splitlines()
        if rows[0].count(" | ") + 1 >= _PROMISE_COLUMNS:
            found += rows[2:]
    return found


def names_of_tests() -> set[str]:
    names = {path.name for path in TESTS}
    for path in TESTS:
        names.update(
            re.findall(r"^\s*(?:async )?def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
        )
    return names


@pytest.mark.parametrize("promise", promises(), ids=lambda row: row[2:50])
def test_each_promise_names_a_test(promise: str) -> None:
    assert _NAME.search(promise.rpartition(" | ")[2])


def test_every_test_that_the_page_names_exists() -> None:
    assert set(_NAME.findall(PAGE)) - names_of_tests() == set()
