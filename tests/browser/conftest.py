"""Chromium, and a page with one spreadsheet that the test fills: no story, no worker but the test's own."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest
import requests
from starlette.applications import Starlette

from standin.mail import MailStandin
from standin.page.desk import Desk, News, Worker
from standin.page.guard import LoopbackOnly
from standin.page.routes import page_routes
from standin.serving import serve
from standin.sheets.app import SheetsStandin

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

Json = dict[str, Any]
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE_MS = 30_000
"""How long a page may take to show what is expected: nothing is timed here, and a busy machine draws slowly."""
NOW = dt.datetime(2026, 11, 20, 8, 0, tzinfo=dt.UTC)


@dataclass
class Visit:
    """A page, and what it did that it should not have done."""

    page: Page
    base_url: str
    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def watch(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("request", self._request)

    def _console(self, message: Any) -> None:
        if message.type == "error":
            self.errors.append(message.text)

    def _request(self, request: Any) -> None:
        if not request.url.startswith((self.base_url, "data:")):
            self.outside.append(request.url)


@dataclass
class Workbook:
    """The spreadsheet behind the page: the worker's side by Google's API, people's by their own."""

    standin: SheetsStandin
    base_url: str
    key: str
    token: str
    turn: Callable[[], None] = lambda: None
    session: requests.Session = field(default_factory=requests.Session)

    def done(self, *steps: Json) -> None:
        """A batch of the API that must succeed."""
        url = f"{self.base_url}/v4/spreadsheets/{self.key}:batchUpdate"
        head = {"Authorization": f"Bearer {self.token}"}
        answer = self.session.post(url, json={"requests": list(steps)}, headers=head, timeout=10)
        assert answer.status_code == 200, answer.text

    def appends(self, *rows: list[str]) -> None:
        """What a commit does: rows at the end, as plain text."""
        made = [
            {"values": [{"userEnteredValue": {"stringValue": one}} for one in row]} for row in rows
        ]
        self.done({"appendCells": {"sheetId": 0, "rows": made, "fields": "userEnteredValue"}})

    def human(self, do: str, **more: object) -> None:
        """Another person does something, away from this page."""
        body = {"spreadsheet_id": self.key, "do": do, "sheet_id": 0, **more}
        answer = self.session.post(f"{self.base_url}/_local/human", json=body, timeout=10)
        assert answer.status_code == 200, answer.text

    def rows(self) -> list[list[str]]:
        """The first tab's texts, hidden rows too, down to the last filled one; trailing blanks left out."""
        asked = {"spreadsheet_id": self.key, "sheet_id": "0"}
        url = f"{self.base_url}/_local/page/texts"
        rows: list[list[str]] = self.session.get(url, params=asked, timeout=10).json()["rows"]
        return rows


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    playwright.expect.set_options(timeout=PATIENCE_MS)
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    """A page over an empty spreadsheet; `turn` is what the button Turn now does."""
    folder = tmp_path_factory.mktemp("page")
    standin = SheetsStandin(None, lambda: NOW)
    key = standin.create_spreadsheet("Leads of a test")
    email = standin.service_account_file("http://unused.test", folder / "account.json")
    token = standin.office.accounts.token_for(email)
    book = Workbook(standin=standin, base_url="", key=key, token=token)

    def turn() -> News:
        book.turn()
        return News(said="The worker wrote.")

    worker = Worker(turn=turn, jump=turn, fates=lambda _: {}, next_morning=lambda: NOW)
    with MailStandin(
        address="leads@fernhill.example", password="x", folder=folder, clock=lambda: NOW
    ) as mail:
        desk = Desk(
            mail=mail,
            clock=lambda: NOW,
            zone=ZoneInfo("Europe/London"),
            spreadsheet_id=key,
            worker=worker,
        )
        routes = [*standin.routes(), *page_routes(desk)]
        with serve(LoopbackOnly(Starlette(routes=routes))) as base_url:
            book.base_url = base_url
            yield book


PEOPLE = [
    ["Name", "Stage", "Comment"],
    ["Chloe", "New", "met at the fair"],
    ["Ana", "Won", "ordered six"],
    ["Ben", "New", "call in May"],
    ["Dana", "Lost", "too far"],
]
_STAGES = [{"userEnteredValue": one} for one in ("New", "Won", "Lost")]


@pytest.fixture
def book(served: Workbook) -> Workbook:
    """Four people with a stage from a list; one frozen row."""
    served.standin.reset()
    served.human("paste", cell="A1", rows=PEOPLE)
    area = {"sheetId": 0, "startRowIndex": 1, "startColumnIndex": 1, "endColumnIndex": 2}
    list_ = {"condition": {"type": "ONE_OF_LIST", "values": _STAGES}, "showCustomUi": True}
    frozen = {"sheetId": 0, "gridProperties": {"frozenRowCount": 1}}
    served.done(
        {"setDataValidation": {"range": area, "rule": list_}},
        {
            "updateSheetProperties": {
                "properties": frozen,
                "fields": "gridProperties.frozenRowCount",
            }
        },
    )
    served.turn = lambda: None
    return served


@pytest.fixture
def visit(chromium: Browser, book: Workbook) -> Iterator[Visit]:
    """The sheet's view, drawn."""
    context = chromium.new_context(viewport={"width": 1200, "height": 760})
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=book.base_url)
    seen = Visit(context.new_page(), book.base_url)
    seen.watch()
    seen.page.goto(f"{book.base_url}/#sheet")
    seen.page.locator(".cell.active").wait_for()
    yield seen
    context.close()
    assert seen.errors == []
    assert seen.outside == []


def cell(page: Page, name: str) -> Locator:
    """The cell of a name such as C5."""
    column = ord(name[0]) - ord("A")
    return page.locator(f"#cell-{name[1:]}-{column}")


def shows(page: Page, *rows: list[str]) -> None:
    """Waits until the grid reads so from A1 on, its first three columns."""
    from playwright.sync_api import expect

    for (number, texts), column in itertools.product(enumerate(rows, 1), range(3)):
        text = texts[column] if column < len(texts) else ""
        expect(page.locator(f"#cell-{number}-{column} .words")).to_have_text(text)
