"""A spreadsheet for each test, furnished, on a server of our own."""

from __future__ import annotations

import importlib.util
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.connectors.workbook.origins import NOBODYS, RECORD, SIGN_IN, Origin, live_origin
from tests.connectors.workbook.recording import CASSETTES, cassette
from tests.connectors.workbook.sites import (
    InMemorySite,
    SheetsSite,
    Site,
    StandinSite,
    prepared,
)
from tests.fakes.faults import FaultyApp

if TYPE_CHECKING:
    from standin.sheets.app import SheetsStandin
    from standin.sheets.book import Book


SHARED = Path(__file__).parents[4] / "shared"


@pytest.fixture(scope="session")
def google() -> Any:
    """What Google says a valid request is: its own discovery documents, where they lie beside this checkout."""
    source = SHARED / "tools" / "validate_discovery.py"
    if not source.exists():
        pytest.skip("Google's discovery documents are not beside this checkout")
    spec = importlib.util.spec_from_file_location("validate_discovery", source)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    documents = (SHARED / "data" / "discovery").glob("*.json")
    return module.Discovery([json.loads(path.read_text("utf-8")) for path in documents])


@dataclass(frozen=True)
class Server:
    standin: SheetsStandin
    app: FaultyApp
    base_url: str
    credentials: Path


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The stand-in of the Sheets API over real HTTP, with trouble on the way when asked for."""
    from starlette.applications import Starlette

    from standin.serving import serve
    from standin.sheets.app import SheetsStandin

    standin = SheetsStandin(None, lambda: datetime.now(UTC))
    app = FaultyApp(Starlette(routes=standin.routes()))
    credentials = tmp_path_factory.mktemp("account") / "account.json"
    with serve(app) as base_url:
        standin.service_account_file(base_url, credentials)
        yield Server(standin, app, base_url, credentials)
    standin.close()


def _opened(server: Server, spreadsheet_id: str) -> StandinSite:
    server.app.faults.clear()
    server.app.meanwhile.clear()
    server.app.requests.clear()
    origin = Origin(
        spreadsheet_id=spreadsheet_id, credentials=server.credentials, base_url=server.base_url
    )
    return StandinSite(origin, server.app)


def _created(server: Server) -> str:
    return server.standin.create_spreadsheet("Sales", "en_GB", "Europe/Berlin")


@pytest.fixture
def empty_sheet(server: Server) -> StandinSite:
    """A spreadsheet somebody just created and shared."""
    return _opened(server, _created(server))


@pytest.fixture(scope="session")
def furnished(server: Server) -> Book:
    """What `init` makes of an empty spreadsheet; copied for each test that begins with it."""
    spreadsheet_id = _created(server)
    _opened(server, spreadsheet_id).workbook.furnish()
    held = server.standin.office.held(spreadsheet_id)
    assert held is not None
    return held.book


@pytest.fixture
def sheet(server: Server, furnished: Book) -> StandinSite:
    """A furnished spreadsheet."""
    spreadsheet_id = _created(server)
    held = server.standin.office.held(spreadsheet_id)
    assert held is not None
    # Put in place of the empty one: to save it anew would take longer than most tests.
    held.book = replace(furnished.copy(), spreadsheet_id=spreadsheet_id)
    return _opened(server, spreadsheet_id)


@pytest.fixture(scope="session")
def invented_key(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A service account's key that no server knows: for signing in to a cassette."""
    from standin.sheets.accounts import new_account, write_file

    path = tmp_path_factory.mktemp("nobody") / "account.json"
    write_file(new_account(), SIGN_IN, path)
    return path


@pytest.fixture
def quiet_sign_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """google-auth asks about regions from a thread of its own: no order of requests could be recorded."""
    from google.oauth2.service_account import Credentials

    asks = "_is_regional_access_boundary_lookup_required"
    monkeypatch.setattr(Credentials, asks, lambda account: False, raising=False)


@pytest.fixture
def origin_to_record(request: pytest.FixtureRequest) -> Origin:
    """Whose answers LEADSHEET_RECORD wants on the cassettes."""
    source = os.environ.get(RECORD)
    if source == "live":
        return live_origin()
    if source != "stand-in":
        pytest.fail(f"{RECORD} is {source!r}: set it to stand-in or to live")
    server: Server = request.getfixturevalue("server")
    site = _opened(server, _created(server))
    return site.origin


@pytest.fixture
def recorded(request: pytest.FixtureRequest, quiet_sign_in: None) -> Iterator[SheetsSite]:
    """The furnished spreadsheet of a cassette; of a server when LEADSHEET_RECORD says so."""
    recording = bool(os.environ.get(RECORD))
    if recording:
        origin = prepared(request.getfixturevalue("origin_to_record"))
    else:
        key: Path = request.getfixturevalue("invented_key")
        origin = Origin(spreadsheet_id=NOBODYS, credentials=key)
    path = CASSETTES / f"{request.function.__name__.removeprefix('test_')}.json"
    with cassette(path, origin.names, recording=recording):
        yield SheetsSite(origin)


@pytest.fixture
def live(quiet_sign_in: None) -> SheetsSite:
    """A real spreadsheet at Google, emptied and furnished."""
    if os.environ.get(RECORD) == "live":
        pytest.skip("is being recorded from the real spreadsheet, which is the same run")
    return SheetsSite(prepared(live_origin()))


@pytest.fixture(params=["in memory", "stand-in", "cassette", "live"])
def site(request: pytest.FixtureRequest) -> Site:
    """Every promise of the port is kept by the twin and by the real connector, wherever its answers come from."""
    if request.param == "in memory":
        return InMemorySite()
    fixture = {"stand-in": "sheet", "cassette": "recorded", "live": "live"}[request.param]
    found: SheetsSite = request.getfixturevalue(fixture)
    return found
