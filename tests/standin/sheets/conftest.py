"""A running stand-in with one spreadsheet, asked over HTTP, and unmodified gspread on top of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import gspread
import pytest
import requests
from google.auth.transport.requests import AuthorizedSession, Request
from google.oauth2.service_account import Credentials
from requests.adapters import HTTPAdapter
from starlette.applications import Starlette

from standin.serving import serve
from standin.sheets.app import SheetsStandin

Json = dict[str, Any]
NOW = dt.datetime(2026, 3, 4, 9, 30, tzinfo=dt.UTC)


@dataclass
class Caller:
    """Asks the stand-in as its service account does."""

    standin: SheetsStandin
    base_url: str
    key: str
    account: Path
    session: requests.Session = field(default_factory=requests.Session)

    def ask(
        self, verb: str, path: str, body: Json | None = None, **query: Any
    ) -> requests.Response:
        """Send to /v4/spreadsheets/{key}{path}."""
        url = f"{self.base_url}/v4/spreadsheets/{self.key}{path}"
        return self.session.request(verb, url, json=body, params=query, timeout=10)

    def batch(self, *steps: Json) -> requests.Response:
        return self.ask("POST", ":batchUpdate", {"requests": list(steps)})

    def done(self, *steps: Json) -> list[Json]:
        """A batch that must succeed; its replies."""
        answer = self.batch(*steps)
        assert answer.status_code == 200, answer.text
        replies: list[Json] = answer.json()["replies"]
        return replies

    def refused(self, *steps: Json) -> str:
        """A batch that must be refused with 400; the message."""
        answer = self.batch(*steps)
        assert answer.status_code == 400, answer.text
        return str(answer.json()["error"]["message"])

    def put(self, cells: str, rows: list[list[Any]], how: str = "RAW") -> Json:
        answer = self.ask(
            "PUT", f"/values/{quote(cells, safe='')}", {"values": rows}, valueInputOption=how
        )
        assert answer.status_code == 200, answer.text
        made: Json = answer.json()
        return made

    def values(self, cells: str, render: str = "UNFORMATTED_VALUE") -> list[list[Any]]:
        answer = self.ask("GET", f"/values/{quote(cells, safe='')}", valueRenderOption=render)
        assert answer.status_code == 200, answer.text
        rows: list[list[Any]] = answer.json().get("values", [])
        return rows

    def book(self, **query: Any) -> Json:
        made: Json = self.ask("GET", "", **query).json()
        return made

    def human(self, do: str, **more: Any) -> requests.Response:
        body = {"spreadsheet_id": self.key, "do": do, "sheet": "Sheet1", **more}
        return requests.post(f"{self.base_url}/_local/human", json=body, timeout=10)

    def page(self, what: str, **query: Any) -> Json:
        asked = {"spreadsheet_id": self.key, **query}
        answer = requests.get(f"{self.base_url}/_local/page/{what}", params=asked, timeout=10)
        assert answer.status_code == 200, answer.text
        made: Json = answer.json()
        return made


class _Redirect(HTTPAdapter):
    """Sends what is meant for googleapis.com to this machine."""

    def __init__(self, base_url: str) -> None:
        super().__init__()
        self._base_url = base_url

    def send(
        self, request: requests.PreparedRequest, *args: Any, **kwargs: Any
    ) -> requests.Response:
        parts = urlsplit(request.url or "")
        request.url = (request.url or "").replace(
            f"{parts.scheme}://{parts.netloc}", self._base_url, 1
        )
        return super().send(request, *args, **kwargs)


@pytest.fixture
def caller(tmp_path: Path) -> Iterator[Caller]:
    standin = SheetsStandin(None, lambda: NOW)
    key = standin.create_spreadsheet("Leads")
    with serve(Starlette(routes=standin.routes())) as base_url:
        account = tmp_path / "account.json"
        email = standin.service_account_file(base_url, account)
        made = Caller(standin, base_url, key, account)
        made.session.headers["Authorization"] = "Bearer " + standin.office.accounts.token_for(email)
        with made.session:
            yield made
    standin.close()


@pytest.fixture
def google(caller: Caller) -> Iterator[gspread.Client]:
    """Unmodified gspread and google-auth, signing in with the service account's file."""
    scopes = [
        "https://www.googleapis.com/auth/spreadsheets",
        "https://www.googleapis.com/auth/drive",
    ]
    credentials = Credentials.from_service_account_file(str(caller.account), scopes=scopes)
    with (
        requests.Session() as for_tokens,
        AuthorizedSession(credentials, auth_request=Request(for_tokens)) as session,
    ):
        session.mount("https://", _Redirect(caller.base_url))
        yield gspread.Client(auth=credentials, session=session)
