"""`init` as people run it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests

from commands.init import init
from connectors.config import load_config


@pytest.fixture
def config(tmp_path: Path) -> Iterator[Path]:
    """A configuration for an empty spreadsheet on a server of our own."""
    from starlette.applications import Starlette

    from standin.serving import serve
    from standin.sheets.app import SheetsStandin

    standin = SheetsStandin(None, lambda: datetime.now(UTC))
    with serve(Starlette(routes=standin.routes())) as base_url:
        spreadsheet = standin.create_spreadsheet("Sales [north]")
        standin.service_account_file(base_url, tmp_path / "account.json")
        workbook = {
            "spreadsheet": spreadsheet,
            "credentials_file": "account.json",
            "api_base_url": base_url,
        }
        outgoing = {"host": "127.0.0.1", "security": "none", "sender": "leads@example.com"}
        file = tmp_path / "config.yaml"
        file.write_text(json.dumps({"workbook": workbook, "outgoing": outgoing}), "utf-8")
        yield file
    standin.close()


def test_init_says_what_it_added_and_next_time_that_all_was_there(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first = init(config=config)
    added = capsys.readouterr().out
    second = init(config=config)
    again = capsys.readouterr().out

    assert (first, second) == (0, 0)
    assert "Sales [north]" in added
    assert "sample rows to type" in added
    assert "over the samples in Team, Territories, Stages, Rules: your colleagues" in " ".join(
        added.split()
    )
    assert "Everything was there already; nothing was changed." in again


def test_init_that_puts_one_tab_back_speaks_of_no_samples(
    config: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    init(config=config)
    workbook = load_config(config).workbook
    deleting = {"spreadsheet_id": workbook.spreadsheet, "do": "delete_tab", "sheet": "Review"}
    requests.post(
        f"{workbook.api_base_url}/_local/human", json=deleting, timeout=30
    ).raise_for_status()
    capsys.readouterr()

    assert init(config=config) == 0
    said = capsys.readouterr().out
    assert "added: the tab" in said
    assert "samples" not in said
    assert "Next: run.py doctor" in said
