"""What does unmodified gspread leave behind at `run.py local`? Run it: `python -m benchmarks.standin_gspread`.

It starts the stand-ins as a command of their own, signs in with gspread and google-auth as they are installed, calls
each operation that people's failures are about, and prints how many requests it took and whether the sheet then
holds what it should. The exit code is 1 when something differs.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gspread
from google.auth.credentials import AnonymousCredentials
from google.oauth2.service_account import Credentials

from connectors.workbook.client import client_for

ROOT = Path(__file__).parents[1]
SCOPES = (
    "https://www.googleapis.com/auth/spreadsheets",
    "https://www.googleapis.com/auth/drive",
)

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Operation:
    """A call, how many requests it takes at Google, and what it must give or leave behind."""

    name: str
    requests: int
    call: Callable[[gspread.Worksheet], Any]
    holds: Callable[[gspread.Worksheet, Any], bool]


@contextmanager
def local(folder: Path) -> Iterator[Json]:
    """`run.py local` while it runs; what it printed."""
    command = [sys.executable, "run.py", "local", "--data", str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told: Json = json.loads(process.stdout.readline())
        try:
            yield told
        finally:
            process.terminate()


def _client(sheet: gspread.Worksheet) -> gspread.Client:
    return gspread.Client(auth=AnonymousCredentials(), session=sheet.client.session)  # type: ignore[no-untyped-call]


def _written(sheet: gspread.Worksheet) -> list[list[Any]]:
    return [list(row) for row in sheet.get_all_values()]


def _cells(sheet: gspread.Worksheet) -> Any:
    cells = [gspread.Cell(2, 1, "Ann B."), gspread.Cell(3, 2, "Lost")]
    return sheet.update_cells(cells)


def _fifty(sheet: gspread.Worksheet) -> Any:
    return sheet.batch_update([{"range": f"E{n}", "values": [[n]]} for n in range(1, 51)])


def _frozen(sheet: gspread.Worksheet) -> int:
    return sheet.spreadsheet.sheet1.frozen_row_count


_HEADS = [["Name", "Stage"], ["Ann", "New"], ["Bob", "Won"]]

OPERATIONS = (
    Operation("update", 1, lambda s: s.update(_HEADS, "A1"), lambda s, _: _written(s) == _HEADS),
    Operation(
        "client.open_by_key",
        1,
        lambda s: _client(s).open_by_key(s.spreadsheet.id),
        lambda s, made: made.title == s.spreadsheet.title,
    ),
    Operation(
        "client.open (by title)",
        2,
        lambda s: _client(s).open(s.spreadsheet.title),
        lambda s, made: made.id == s.spreadsheet.id,
    ),
    Operation("sheet1", 1, lambda s: s.spreadsheet.sheet1, lambda s, made: made.id == s.id),
    Operation(
        "worksheet (by title)",
        1,
        lambda s: s.spreadsheet.worksheet(s.title),
        lambda s, made: made.id == s.id,
    ),
    Operation(
        "worksheets", 1, lambda s: s.spreadsheet.worksheets(), lambda _, made: len(made) == 1
    ),
    Operation(
        "get_all_records",
        1,
        lambda s: s.get_all_records(),
        lambda _, made: made[0] == {"Name": "Ann", "Stage": "New"},
    ),
    Operation("get_all_values", 1, lambda s: s.get_all_values(), lambda _, made: made == _HEADS),
    Operation("find", 1, lambda s: s.find("Bob"), lambda _, made: made.address == "A3"),
    Operation("col_values", 1, lambda s: s.col_values(1), lambda _, m: m == ["Name", "Ann", "Bob"]),
    Operation("acell", 1, lambda s: s.acell("B3"), lambda _, made: made.value == "Won"),
    Operation(
        "append_row",
        1,
        lambda s: s.append_row(["Cem", "New"]),
        lambda s, _: _written(s)[3] == ["Cem", "New"],
    ),
    Operation(
        "append_rows",
        1,
        lambda s: s.append_rows([["Dee", "New"], ["Eva", "New"]]),
        lambda s, _: s.col_values(1)[-2:] == ["Dee", "Eva"],
    ),
    Operation(
        "insert_rows",
        2,
        lambda s: s.insert_rows([["Zoe", "New"]], row=2),
        lambda s, _: s.col_values(1)[:3] == ["Name", "Zoe", "Ann"],
    ),
    Operation(
        "delete_rows", 1, lambda s: s.delete_rows(2), lambda s, _: _written(s)[1][0] == "Ann"
    ),
    Operation(
        "update_cell",
        1,
        lambda s: s.update_cell(2, 2, "Won"),
        lambda s, _: s.acell("B2").value == "Won",
    ),
    Operation(
        "update_cells (two apart)",
        1,
        _cells,
        lambda s, _: _written(s)[1:3] == [["Ann B.", "Won"], ["Bob", "Lost"]],
    ),
    Operation(
        "batch_update (50 ranges)",
        1,
        _fifty,
        lambda _, made: made["totalUpdatedCells"] == 50,
    ),
    Operation("freeze", 1, lambda s: s.freeze(rows=1), lambda s, _: _frozen(s) == 1),
    Operation(
        "sort",
        1,
        lambda s: s.sort((1, "des"), range="A2:B6"),
        lambda s, _: s.col_values(1)[1:6] == ["Eva", "Dee", "Cem", "Bob", "Ann B."],
    ),
    Operation(
        "format",
        1,
        lambda s: s.format("A1:B1", {"textFormat": {"bold": True}}),
        lambda s, _: _written(s)[0][:2] == ["Name", "Stage"],
    ),
    Operation(
        "insert_note",
        1,
        lambda s: s.insert_note("A2", "call again"),
        lambda s, _: s.get_note("A2") == "call again",
    ),
    Operation(
        "add_worksheet",
        1,
        lambda s: s.spreadsheet.add_worksheet("More", 5, 2),
        lambda s, _: len(s.spreadsheet.worksheets()) == 2,
    ),
    Operation(
        "get_lastUpdateTime",
        1,
        lambda s: s.spreadsheet.get_lastUpdateTime(),
        lambda _, made: made.endswith("Z"),
    ),
)


def tried(told: Json) -> Iterator[tuple[Operation, int, bool]]:
    """Every operation in turn, with the requests it made and whether it left what it should."""
    account = Credentials.from_service_account_file(told["credentials"], scopes=SCOPES)  # type: ignore[no-untyped-call]
    client = client_for(account, told["base_url"])
    sheet = client.open_by_key(told["spreadsheet_id"]).sheet1
    seen: list[Any] = []
    client.http_client.session.hooks["response"].append(lambda answer, **_: seen.append(answer))
    for one in OPERATIONS:
        seen.clear()
        made = one.call(sheet)
        count = len(seen)
        yield one, count, one.holds(sheet, made)
    client.http_client.session.close()


def main() -> int:
    """Print the table."""
    wrong = 0
    print(f"gspread {gspread.__version__} at run.py local\n")
    print("| operation | requests at Google | here | leaves what it should |")
    print("|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder, local(Path(folder)) as told:
        for one, count, holds in tried(told):
            wrong += not holds or count != one.requests
            print(f"| {one.name} | {one.requests} | {count} | {'yes' if holds else '**no**'} |")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
