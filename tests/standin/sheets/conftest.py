"""A running stand-in with one spreadsheet, asked over HTTP, and unmodified gspread on top of it."""

from __future__ import annotations

import copy
import datetime as dt
import gc
import importlib.util
import json
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
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
from standin.sheets import checking, drive_checking, http
from standin.sheets.app import SheetsStandin

Json = dict[str, Any]
NOW = dt.datetime(2026, 3, 4, 9, 30, tzinfo=dt.UTC)

HERE = Path(__file__).parent

EVERY_DAY = {"test_gspread.py", "test_keeping.py", "test_page_and_people.py", "test_values.py"}
"""What the fast part of the suite tries; the rest proves the stand-in itself and runs in the deep part."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.parent == HERE and item.path.name not in EVERY_DAY:
            item.add_marker(pytest.mark.slow)


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


@cache
def _discovery() -> Any:
    """The checker of Google's discovery documents, None where it is not beside the checkout."""
    shared = Path(__file__).parents[4] / "shared"
    tool = shared / "tools" / "validate_discovery.py"
    if not tool.is_file():
        return None
    spec = importlib.util.spec_from_file_location(tool.stem, tool)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    folder = shared / "data" / "discovery"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # the tool leaves the documents open
        checker = module.Discovery.load(
            [str(folder / "sheets.v4.json"), str(folder / "drive.v3.json")]
        )
        gc.collect()
    return checker


class Notary:
    """Listens to a session and notes whatever does not fit Google's own description of its API.

    Attributes:
        minds_requests: Requests must fit too, and not only answers.
    """

    def __init__(self) -> None:
        self.violations: list[str] = []
        self.minds_requests = True

    def listen(self, session: requests.Session) -> None:
        session.hooks["response"].append(self._check)

    def _check(self, answer: requests.Response, **_more: Any) -> None:
        checker, path = _discovery(), urlsplit(answer.url).path
        if not path.startswith(("/v4/", "/drive/")):
            return
        verb, url = str(answer.request.method), str(answer.url)
        found = []
        if "json" in answer.headers.get("Content-Type", ""):
            found += strange_in(verb, path, answer.status_code, _read(answer.text))
            if checker:
                found += checker.check_response(verb, url, answer.status_code, _read(answer.text))
        if checker and answer.status_code < 400 and self.minds_requests:
            found += checker.check_request(verb, url, _read(answer.request.body))
        told = [f"{verb} {path}: {one}" for one in found]
        self.violations += [one for one in told if not any(name in one for name in _GSPREADS_OWN)]


def strange_in(verb: str, path: str, code: int, answer: Json) -> list[str]:
    """What in an answer does not fit the documents beside the stand-in."""
    if code >= 400:
        return [] if set(answer) == {"error"} else [f"an error of the shape {sorted(answer)}"]
    name = http.found(verb, path)[0].name
    if name.startswith("drive."):
        schema = drive_checking.drive_messages().get(drive_checking.drive_methods()[name].answer)
    else:
        schema = checking.methods()[name].answer
    return [one.sentence() for one in schema.check(copy.deepcopy(answer))] if schema else []


_GSPREADS_OWN = ("includeItemsFromAllDrives", "withLink")
"""What gspread sends although Drive does not declare it; Google ignores both."""


def _read(body: bytes | str | None) -> Any:
    """JSON when it is some, the text otherwise."""
    try:
        return json.loads(body or "null")
    except ValueError:
        return body


@pytest.fixture
def notary() -> Iterator[Notary]:
    made = Notary()
    yield made
    assert made.violations == []


@pytest.fixture
def caller(tmp_path: Path, notary: Notary) -> Iterator[Caller]:
    standin = SheetsStandin(None, lambda: NOW)
    key = standin.create_spreadsheet("Leads")
    with serve(Starlette(routes=standin.routes())) as base_url:
        account = tmp_path / "account.json"
        email = standin.service_account_file(base_url, account)
        made = Caller(standin, base_url, key, account)
        made.session.headers["Authorization"] = "Bearer " + standin.office.accounts.token_for(email)
        notary.listen(made.session)
        with made.session:
            yield made
    standin.close()


@pytest.fixture
def google(caller: Caller, notary: Notary) -> Iterator[gspread.Client]:
    """Unmodified gspread and google-auth, signing in with the service account's file."""
    scopes = [
        "https://www.googleapis.com/auth/spreadsheets",
        "https://www.googleapis.com/auth/drive",
    ]
    credentials = Credentials.from_service_account_file(  # type: ignore[no-untyped-call]
        str(caller.account), scopes=scopes
    )
    with (
        requests.Session() as for_tokens,
        AuthorizedSession(  # type: ignore[no-untyped-call]
            credentials, auth_request=Request(for_tokens)
        ) as session,
    ):
        notary.listen(session)
        session.mount("https://", _Redirect(caller.base_url))
        yield gspread.Client(auth=credentials, session=session)
