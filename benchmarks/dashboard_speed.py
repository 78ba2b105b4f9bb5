"""How fast does the stand-in work out a Dashboard over ten thousand leads? `python -m benchmarks.dashboard_speed`.

It furnishes a spreadsheet as `init` does, fills Leads with invented rows and reads the Dashboard: for the first time,
again without a change, and after somebody typed into one cell. Processor seconds, since others may use the machine.
"""

from __future__ import annotations

import datetime as dt
import functools
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from starlette.applications import Starlette

from connectors.workbook import SheetsWorkbook
from standin.serving import serve
from standin.sheets.a1 import Box
from standin.sheets.app import SheetsStandin
from standin.sheets.book import Book
from standin.sheets.cells import Cell, Formula, Value
from standin.sheets.reading import Rendering, values_in
from standin.sheets.view import View

NOON = dt.datetime(2027, 3, 3, 12, tzinfo=dt.UTC)
TODAY = 46449
"""NOON's day as a serial number."""
LEADS = 10_000


def furnished(folder: Path) -> Book:
    """A spreadsheet after `init`, not shared with anybody any more."""
    standin = SheetsStandin(folder, lambda: NOON)
    key = standin.create_spreadsheet("Speed")
    with serve(Starlette(routes=standin.routes())) as base:
        standin.service_account_file(base, folder / "account.json")
        SheetsWorkbook(
            spreadsheet_id=key, credentials=folder / "account.json", api_base_url=base
        ).furnish()
    held = standin.office.held(key)
    assert held is not None
    standin.close()
    return held.book


def fill(book: Book, count: int) -> None:
    """Invented leads below the headings."""
    tab = book.tab_titled("Leads")
    assert tab is not None
    tab.rows = max(tab.rows, count + 10)
    columns = {cell.value: n for n, cell in enumerate(tab.grid.cells_of(0)) if cell is not None}
    invented = random.Random(1)
    for row in range(1, count + 1):
        came = TODAY + 0.4 - invented.random() ** 2 * 60
        cells: dict[str, Value] = {
            "Name": f"Person {row}",
            "Stage": invented.choice(["New", "Contacted", "Quoted", "Won", "Lost", "Later"]),
            "Owner": invented.choice(["Ana Keller", "Ben Okoro", "Mara Lind", None]),
            "Next action": invented.choice([None, TODAY + invented.randint(-5, 9)]),
            "Source": invented.choice(["Email", "Web form", "Phone", "Event", "Partner"]),
            "First contact": came,
            "Last touch": min(TODAY + 0.4, came + invented.random() * 9),
            "ID": f"L-{1000 + row}",
        }
        for heading, value in cells.items():
            tab.grid.put(row, columns[heading], Cell(value))


def read(book: Book, title: str = "Dashboard") -> list[list[object]]:
    tab = book.tab_titled(title)
    assert tab is not None
    return values_in(
        View.kept(book, NOON), Box(tab.sheet_id, 0, 0, tab.rows, tab.columns), Rendering()
    )


def _seconds(act: Callable[[], object]) -> float:
    start = time.process_time()
    act()
    return time.process_time() - start


def main() -> None:
    """Print the figures, one a line."""
    with tempfile.TemporaryDirectory() as folder:
        book = furnished(Path(folder))
    fill(book, LEADS)
    board = book.tab_titled("Dashboard")
    assert board is not None
    formulas = sum(
        cell is not None and type(cell.value) is Formula
        for row in board.grid.rows
        for cell in row.cells
    )
    print(f"Dashboard of {formulas} formulas over {LEADS:,} leads")
    print(f"first reading: {_seconds(lambda: read(book)):.3f} s")
    print(f"again, nothing changed: {_seconds(lambda: read(book)):.4f} s")
    after = []
    for _ in range(5):
        book = book.copy()  # as the stand-in takes a change
        book.tab_titled("Leads").grid.put(5, 2, Cell("Won"))  # type: ignore[union-attr]  # it is there
        book.revision += 1
        after.append(_seconds(functools.partial(read, book)))
    print(f"after a cell was typed: best {min(after):.3f} s, worst {max(after):.3f} s")


if __name__ == "__main__":
    main()
