"""Does each fact on the page of facts name tests that exist?"""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[3]
_FACT = re.compile(r"^\| (?!fact|---)(?P<fact>[^|]+) \| (?P<tests>[^|]+) \|$", re.MULTILINE)


def _named() -> dict[str, list[tuple[str, str]]]:
    """Fact -> (file, test)."""
    page = (ROOT / "docs" / "stand-in-facts.md").read_text(encoding="utf-8")
    made = {}
    for row in _FACT.finditer(page):
        files = [part.split(": ") for part in row["tests"].split("; ")]
        made[row["fact"]] = [
            (file, f"test_{name}") for file, names in files for name in names.split(", ")
        ]
    return made


def test_every_fact_is_held_by_tests_that_exist() -> None:
    kept = {
        (file.stem, node.name)
        for file in Path(__file__).parent.rglob("test_*.py")
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef)
    }
    named = _named()

    assert {one for tests in named.values() for one in tests} - kept == set()
    assert len(named) > 40
    assert all(named.values())
