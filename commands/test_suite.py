"""`run.py test`: the test suite, offline."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FAST = ("-m", "not slow and not browser")


def test_suite(further: Sequence[str]) -> int:
    """Run pytest with `further` arguments; pytest's own exit code.

    Without a selection of one's own (`-m`, or named files) the fast part is run: a few minutes, no browser.
    """
    selected = any(each.startswith("-m") or Path(each.split("::")[0]).exists() for each in further)
    command = [sys.executable, "-m", "pytest", *(() if selected else FAST), *further]
    return subprocess.run(command, cwd=ROOT, check=False).returncode  # noqa: S603  # our own words, no shell
