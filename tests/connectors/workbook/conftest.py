"""A spreadsheet for each test, furnished, on a server of our own."""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.connectors.workbook.sites import InMemorySite, Site, StandinSite
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
    return StandinSite(
        spreadsheet_id=spreadsheet_id,
        credentials=server.credentials,
        base_url=server.base_url,
        app=server.app,
    )


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


@pytest.fixture(params=["in memory", "stand-in"])
def site(request: pytest.FixtureRequest) -> Site:
    """Every promise of the port is kept by the twin and by the real connector."""
    if request.param == "in memory":
        return InMemorySite()
    found: StandinSite = request.getfixturevalue("sheet")
    return found
