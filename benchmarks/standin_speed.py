"""How fast is the stand-in of the Sheets API? Run it: `python -m benchmarks.standin_speed`.

It commits 2,000 rows of 20 columns in one batchUpdate and reads 10,000 such rows, over HTTP and with the data kept
in SQLite, and says how much memory a million cells take. For comparison, Google itself took 0.42 s for a batchUpdate
and 0.32 s for values.get of tiny sheets in recorded traffic.
"""

from __future__ import annotations

import datetime as dt
import json
import resource
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import requests
from starlette.applications import Starlette

from standin.serving import serve
from standin.sheets.app import SheetsStandin
from standin.sheets.checking import check
from standin.sheets.errors import Json

COLUMNS = 20
ROUNDS = 5


def _rows(first: int, count: int) -> list[Json]:
    def cell(row: int, column: int) -> Json:
        if column % 5 == 4:
            return {"userEnteredValue": {"numberValue": 45000 + row}}
        return {"userEnteredValue": {"stringValue": f"value {row} in {column}"}}

    return [
        {"values": [cell(row, c) for c in range(COLUMNS)]} for row in range(first, first + count)
    ]


@dataclass(frozen=True, slots=True, order=True)
class _Took:
    """Seconds by the clock on the wall, and of processor time on both sides of the wire."""

    wall: float
    cpu: float

    def __str__(self) -> str:
        return f"{self.wall:.3f} s (processor {self.cpu:.3f} s)"


def _timed(act: Callable[[], requests.Response]) -> _Took:
    start, busy = time.perf_counter(), time.process_time()
    answer = act()
    took = _Took(time.perf_counter() - start, time.process_time() - busy)
    answer.raise_for_status()
    return took


def _commit(first: int, count: int) -> Json:
    rows = _rows(first, count)
    return {
        "requests": [{"appendCells": {"sheetId": 0, "rows": rows, "fields": "userEnteredValue"}}]
    }


def _checked() -> float:
    """Seconds to hold a commit of 2,000 rows against Google's description."""
    body = _commit(0, 2000)
    start = time.perf_counter()
    check("spreadsheets.batchUpdate", ("id",), {}, body)
    return time.perf_counter() - start


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class _Run:
    """One spreadsheet on a running stand-in, with what was measured on it."""

    def __init__(self, session: requests.Session, url: str) -> None:
        self._session = session
        self._url = url
        self.filled = 0

    def append(self, count: int) -> _Took:
        body = json.dumps(_commit(self.filled, count))
        self.filled += count
        return _timed(lambda: self._session.post(self._url + ":batchUpdate", data=body))

    def read(self, render: str, rows: int) -> _Took:
        where = f"{self._url}/values/A1:T{rows}?valueRenderOption={render}"
        return _timed(lambda: self._session.get(where))


def main() -> None:
    """Print the figures, one a line."""
    with tempfile.TemporaryDirectory() as folder:
        standin = SheetsStandin(Path(folder), lambda: dt.datetime.now(dt.UTC))
        key = standin.create_spreadsheet("Speed")
        email = standin.service_account_file("http://unused.test", Path(folder) / "account.json")
        with requests.Session() as session, serve(Starlette(routes=standin.routes())) as base:
            session.headers["Authorization"] = "Bearer " + standin.office.accounts.token_for(email)
            run = _Run(session, f"{base}/v4/spreadsheets/{key}")
            commits = [run.append(2000) for _ in range(ROUNDS)]
            print(f"commit of 2,000 rows x {COLUMNS}: best {min(commits)}, worst {max(commits)}")
            checks = [_checked() for _ in range(ROUNDS)]
            print(
                f"of which the check of its shape: best {min(checks):.3f} s, worst {max(checks):.3f} s"
            )
            for render in ("UNFORMATTED_VALUE", "FORMATTED_VALUE"):
                reads = [run.read(render, 10_000) for _ in range(ROUNDS)]
                print(
                    f"read of 10,000 rows x {COLUMNS}, {render}: best {min(reads)}, worst {max(reads)}"
                )
            before = _megabytes()
            while run.filled < 50_000:
                run.append(2000)
            print(
                f"1,000,000 cells: {_megabytes():.0f} MB in all, {_megabytes() - before:.0f} MB more than 200,000"
            )
            print(f"commit of one row among 1,000,000 cells: {run.append(1)}")
        standin.close()
        start = time.perf_counter()
        SheetsStandin(Path(folder), lambda: dt.datetime.now(dt.UTC)).close()
        print(f"start with 1,000,000 cells kept: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    main()
