"""Does the stand-in answer recorded traffic as Google did, and do its words fit Google's own description?"""

from __future__ import annotations

import datetime as dt
import importlib.util
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest
import requests
from starlette.applications import Starlette

from standin.page.guard import LoopbackOnly
from standin.serving import serve
from standin.sheets.app import SheetsStandin

_SHARED = Path(__file__).parents[4] / "shared"
_CASSETTES = _SHARED / "data" / "gspread-cassettes"
_REPLAY = _SHARED / "tools" / "replay_cassettes.py"

LEFT_OUT = ("test_access_private_spreadsheet", "import_csv", "comments")
"""A stranger's spreadsheet, uploads of Drive v2 and Drive comments are not modelled."""


def _tool(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.slow
@pytest.mark.filterwarnings(
    "ignore::ResourceWarning",  # the replay tool leaves the recordings open
    "ignore::pytest.PytestUnraisableExceptionWarning",
)
@pytest.mark.skipif(
    not _CASSETTES.is_dir() or not _REPLAY.is_file(), reason="no recordings beside the checkout"
)
def test_every_recorded_answer_is_reproduced_exactly() -> None:
    files = [
        str(f)
        for f in sorted(_CASSETTES.glob("*.json"))
        if not any(name in f.name for name in LEFT_OUT)
    ]
    standin = SheetsStandin(None, lambda: dt.datetime.now(dt.UTC))
    standin.create_spreadsheet("Home")

    with serve(LoopbackOnly(Starlette(routes=standin.routes()))) as base_url:
        stat, diffs, _ = _tool(_REPLAY).replay(files, base_url, "/_local/reset")
    standin.close()

    assert {template: told for template, told in diffs.items() if told} == {}
    total: Counter[str] = sum(stat.values(), Counter())
    assert total["n"] > 1000
    assert total["exact"] == total["status"] == total["n"]


@pytest.mark.parametrize(
    ("host", "code"),
    [("sheets.googleapis.com", 404), ("www.googleapis.com", 404), ("rebound.example", 403)],
)
def test_requests_that_name_google_as_their_host_are_answered_and_a_strangers_are_not(
    host: str, code: int
) -> None:
    standin = SheetsStandin(None, lambda: dt.datetime.now(dt.UTC))
    headers = {"Host": host, "Authorization": "Bearer recorded"}

    with serve(LoopbackOnly(Starlette(routes=standin.routes()))) as base_url:
        answer = requests.get(f"{base_url}/v4/spreadsheets/none", headers=headers, timeout=5)
    standin.close()

    assert answer.status_code == code
