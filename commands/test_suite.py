"""`run.py test`: the test suite, offline."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FAST = ("-n", "auto", "--dist", "worksteal", "-m", "not slow and not browser")
"""On every core; who has done his share takes from the others'."""


def test_suite(further: Sequence[str]) -> int:
    """Run pytest with `further` arguments; pytest's own exit code."""
    command = [sys.executable, "-m", "pytest", *arguments(further)]
    return subprocess.run(command, cwd=ROOT, check=False).returncode  # noqa: S603  # our own words, no shell


def arguments(further: Sequence[str]) -> list[str]:
    """What pytest is told.

    Without a selection of one's own (`-m`, or files named) that is the fast part: a few minutes, no browser.
    """
    selected = any(
        word.startswith("-m") or (ROOT / word.split("::")[0]).exists() for word in further
    )
    return [*(() if selected else FAST), *further]
