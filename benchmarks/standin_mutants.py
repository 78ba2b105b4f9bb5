"""Would a test notice a stand-in that is wrong? Run it: `python -m benchmarks.standin_mutants`.

Each meaning of the Sheets API that is listed in tests/standin/sheets/test_mutants.py is broken on purpose, and the
claim that states it must turn red. It prints which claim caught what; the exit code is 1 when one stayed green.
"""

from __future__ import annotations

import contextlib
import io
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
_TESTS = ROOT / "tests" / "standin" / "sheets" / "test_mutants.py"


class Listener:
    """Hears how each test ended."""

    def __init__(self) -> None:
        self.ended: dict[str, bool] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" or report.failed:
            name = report.nodeid.partition("[")[2].removesuffix("]")
            self.ended[name] = report.passed


def main() -> int:
    """Print the table."""
    listener, said = Listener(), io.StringIO()
    options = [str(_TESTS), "-q", "-p", "no:cacheprovider", "--rootdir", str(ROOT)]
    with contextlib.redirect_stdout(said):
        code = pytest.main(options, plugins=[listener])
    print("| broken on purpose | a claim turns red |")
    print("|---|---|")
    for name, caught in listener.ended.items():
        print(f"| {name} | {'yes' if caught else '**no**'} |")
    caught_all = sum(listener.ended.values())
    print(f"\n{caught_all} of {len(listener.ended)} were noticed.")
    if code:
        print(said.getvalue(), file=sys.stderr)
    return 1 if code else 0


if __name__ == "__main__":
    sys.exit(main())
