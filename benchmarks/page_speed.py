"""How soon does the page show a large tab? Run it: `python -m benchmarks.page_speed`; needs Chromium and playwright.

5,000 leads of 22 columns, with dropdowns, conditional colours, dates. Measured in Chromium: from the click on
the tab to the first frame that shows its rows, with nothing worked out beforehand (the sheet changes before a click);
then a jump far down, what a look costs while nothing changes, and all texts at once. Ends with 1 when a limit is
missed.
"""

from __future__ import annotations

import datetime as dt
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import requests
from playwright.sync_api import sync_playwright
from starlette.applications import Starlette

from standin.mail import MailStandin
from standin.page.desk import Desk, News, Worker
from standin.page.routes import page_routes
from standin.serving import serve
from standin.sheets.app import SheetsStandin

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

Json = dict[str, Any]
ROWS, COLUMNS, ROUNDS = 5000, 22, 7
NOW = dt.datetime(2026, 11, 20, 8, 0, tzinfo=dt.UTC)
FIRST_ROWS_S = 1.0
"""The limit: from click to first painted rows."""
JUMP_S = 0.3
"""The limit: from a jump far down to the rows painted there."""

_STAGES = ("New", "Contacted", "Quoted", "Won", "Lost")
_SHOWN = """() => new Promise((done, failed) => {
  const start = performance.now();
  const grid = document.getElementById('grid');
  const open = () => grid.ariaLabel.startsWith('Sheet1,') && document.getElementById('cell-30-3');
  const there = () => open() && !grid.querySelector('.waiting');
  const see = () => there() ? requestAnimationFrame(() => done(performance.now() - start)) : requestAnimationFrame(see);
  setTimeout(() => failed(new Error('no rows after 20 s')), 20000);
  ACT
  see();
})"""


def _rows(first: int, count: int) -> Json:
    def cell(row: int, column: int) -> Json:
        if column == 2:
            return {"userEnteredValue": {"stringValue": _STAGES[row % 5]}}
        if column % 5 == 4:
            date = {"numberFormat": {"type": "DATE", "pattern": "d mmm yyyy"}}
            return {
                "userEnteredValue": {"numberValue": 46300 + row % 60},
                "userEnteredFormat": date,
            }
        return {"userEnteredValue": {"stringValue": f"value {row} in {column}"}}

    rows = [
        {"values": [cell(row, c) for c in range(COLUMNS)]} for row in range(first, first + count)
    ]
    return {"appendCells": {"sheetId": 0, "rows": rows, "fields": "*"}}


def _dressed() -> list[Json]:
    """Dropdowns in four columns, nine conditional formats, a frozen row, and a second tab to come from."""
    body = {"sheetId": 0, "startRowIndex": 1}
    choices = [{"userEnteredValue": one} for one in _STAGES]
    rules = [{"type": "TEXT_EQ", "values": [{"userEnteredValue": one}]} for one in _STAGES] + [
        {"type": "CUSTOM_FORMULA", "values": [{"userEnteredValue": one}]}
        for one in ("=AND($E2>0,$E2<TODAY())", "=$E2=TODAY()", '=$C2="Lost"', "=LEN($B2)>60")
    ]
    return [
        {"addSheet": {"properties": {"sheetId": 9, "title": "Other"}}},
        *(
            {
                "setDataValidation": {
                    "range": body | {"startColumnIndex": c, "endColumnIndex": c + 1},
                    "rule": {"condition": {"type": "ONE_OF_LIST", "values": choices}},
                }
            }
            for c in (2, 3, 9, 12)
        ),
        *(
            {
                "addConditionalFormatRule": {
                    "rule": {
                        "ranges": [body | {"startColumnIndex": 2, "endColumnIndex": 8}],
                        "booleanRule": {
                            "condition": one,
                            "format": {"backgroundColor": {"red": 0.9}},
                        },
                    }
                }
            }
            for one in rules
        ),
        {
            "updateSheetProperties": {
                "properties": {"sheetId": 0, "gridProperties": {"frozenRowCount": 1}},
                "fields": "gridProperties.frozenRowCount",
            }
        },
    ]


class _Run:
    """The filled spreadsheet behind its page."""

    def __init__(self, base_url: str, key: str, token: str) -> None:
        self.base_url, self.key = base_url, key
        self._session = requests.Session()
        self._session.headers["Authorization"] = f"Bearer {token}"

    def fill(self) -> None:
        for first in range(0, ROWS, 1000):
            self._batch([_rows(first, 1000)])
        self._batch(_dressed())

    def _batch(self, steps: list[Json]) -> None:
        url = f"{self.base_url}/v4/spreadsheets/{self.key}:batchUpdate"
        self._session.post(url, json={"requests": steps}, timeout=60).raise_for_status()

    def changes(self, number: int) -> None:
        """Somebody types, so that nothing worked out before holds any more."""
        body = {"spreadsheet_id": self.key, "do": "type", "sheet_id": 0, "cell": "B3"}
        url = f"{self.base_url}/_local/human"
        self._session.post(url, json=body | {"text": f"round {number}"}, timeout=60)

    def asked(self, what: str) -> tuple[float, int]:
        """Seconds and bytes of one answer to the page."""
        url = f"{self.base_url}/_local/page/{what}"
        start = time.perf_counter()
        answer = self._session.get(
            url, params={"spreadsheet_id": self.key, "last": "50"}, timeout=120
        )
        return time.perf_counter() - start, len(answer.content)


def _median(measure: Callable[[int], float]) -> float:
    return statistics.median(measure(number) for number in range(ROUNDS))


def _opened(page: Page, run: _Run, number: int) -> float:
    """Seconds from the click on the large tab to its first painted rows."""
    page.get_by_role("tab", name="Other").click()
    page.locator("#grid[aria-label^='Other,']").wait_for()
    run.changes(number)
    click = "document.querySelector('#sheet-tabs [data-sheet=\"0\"]').click();"
    return float(page.evaluate(_SHOWN.replace("ACT", click))) / 1000


def _jumped(page: Page, number: int) -> float:
    """Seconds from a jump far down to the rows there."""
    row = 1000 + 500 * number
    jump = f"grid.scrollTop = {row * 26};"
    shown = _SHOWN.replace("cell-30-3", f"cell-{row + 10}-3").replace("ACT", jump)
    return float(page.evaluate(shown)) / 1000


def _measured(run: _Run) -> bool:
    run.changes(0)
    texts, texts_bytes = run.asked("texts")
    run.changes(1)
    window, window_bytes = run.asked("window")
    again, _ = run.asked("window")
    idle, idle_bytes = run.asked("workbook")
    with sync_playwright() as running:
        browser = running.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": 1400, "height": 850})
        page.goto(f"{run.base_url}/#sheet")
        page.locator(".cell.active").wait_for()
        first_rows = _median(lambda number: _opened(page, run, number))
        jump = _median(lambda number: _jumped(page, number))
        browser.close()
    print(f"{ROWS:,} rows x {COLUMNS} columns, medians of {ROUNDS}")
    print(f"click to first painted rows: {first_rows:.3f} s (limit {FIRST_ROWS_S} s)")
    print(f"jump far down to painted rows: {jump:.3f} s (limit {JUMP_S} s)")
    print(
        f"server, rows on the screen: {window:.3f} s, {window_bytes:,} bytes; again {again:.3f} s"
    )
    print(f"server, all texts at once: {texts:.3f} s, {texts_bytes:,} bytes")
    print(f"a look while nothing changes: {idle * 1000:.1f} ms, {idle_bytes:,} bytes")
    return first_rows <= FIRST_ROWS_S and jump <= JUMP_S


def main() -> int:
    """Print the figures, one a line; 1 when a limit is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        standin = SheetsStandin(None, lambda: NOW)
        key = standin.create_spreadsheet("Speed")
        email = standin.service_account_file("http://unused.test", folder / "account.json")
        worker = Worker(
            turn=lambda: News(said=""),
            jump=lambda: News(said=""),
            fates=lambda _: {},
            next_morning=lambda: NOW,
        )
        address = "leads@fernhill.example"
        with MailStandin(address=address, password="x", folder=folder, clock=lambda: NOW) as mail:
            desk = Desk(
                mail=mail,
                clock=lambda: NOW,
                zone=ZoneInfo("Europe/London"),
                spreadsheet_id=key,
                worker=worker,
            )
            routes = [*standin.routes(), *page_routes(desk)]
            with serve(Starlette(routes=routes)) as base_url:
                run = _Run(base_url, key, standin.office.accounts.token_for(email))
                run.fill()
                return 0 if _measured(run) else 1


if __name__ == "__main__":
    sys.exit(main())
