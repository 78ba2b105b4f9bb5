"""`run.py local`: one line of JSON, servers that fit it, and a state that survives."""

from __future__ import annotations

import json
import os
import signal
import smtplib
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import gspread
import pytest
import requests
from google.oauth2.service_account import Credentials
from imapclient import IMAPClient  # type: ignore[import-untyped]  # it ships no types

from connectors.config import load_config
from connectors.workbook.client import client_for
from connectors.workbook.session import SCOPES

ROOT = Path(__file__).parents[2]
MAIL = b"From: Ana Lopez <ana@example.com>\r\nSubject: Two pumps, please quote\r\n\r\nWe need two pumps.\r\n"


STOPS_WITHIN_S = 20
"""Nothing waits for a connection to end; a busy machine may take its time."""


@contextmanager
def running(folder: Path, stop: signal.Signals = signal.SIGTERM) -> Iterator[dict[str, Any]]:
    command = [sys.executable, "run.py", "local", "--data", str(folder)]
    environment = os.environ | {"LEADSHEET_NO_BOOTSTRAP": "1"}
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        told: dict[str, Any] = json.loads(process.stdout.readline())
        yield told
        process.send_signal(stop)
        assert process.wait(timeout=STOPS_WITHIN_S) == 0
        assert process.stdout.read() == process.stderr.read() == ""


def send(told: dict[str, Any], to: str = "") -> None:
    smtp = told["smtp"]
    with smtplib.SMTP(smtp["host"], smtp["port"], timeout=5) as client:
        client.login(smtp["user"], smtp["password"])
        client.sendmail("ana@example.com", [to or smtp["user"]], MAIL)


def inbox(told: dict[str, Any]) -> list[int]:
    imap = told["imap"]
    client = IMAPClient(imap["host"], imap["port"], ssl=False, timeout=5)
    client.login(imap["user"], imap["password"])
    client.select_folder("INBOX", readonly=True)
    found: list[int] = client.search()
    client.logout()
    return found


@pytest.mark.parametrize("stop", [signal.SIGTERM, signal.SIGINT])
def test_it_says_where_everything_is_and_stops_when_told(
    tmp_path: Path, stop: signal.Signals
) -> None:
    with running(tmp_path / "state", stop) as told:
        assert set(told) == {
            "base_url",
            "credentials",
            "spreadsheet_id",
            "imap",
            "smtp",
            "config",
        }
        send(told)
        send(told, "rep@example.com")

        assert len(inbox(told)) == 1
        assert len(list((tmp_path / "state/sent").glob("*.eml"))) == 1
        config = load_config(Path(told["config"]))
        assert config.workbook.spreadsheet == told["spreadsheet_id"]
        assert config.mailboxes[0].password.get_secret_value() == told["imap"]["password"]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"LEADSHEET_NO_BOOTSTRAP": "1"}
    return subprocess.run(
        [sys.executable, "run.py", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.slow
def test_config_serves_init_and_once(tmp_path: Path) -> None:
    with running(tmp_path) as told:
        send(told)
        assert run("init", "--config", told["config"]).returncode == 0
        done = run("once", "--json", "--config", told["config"])

    report = json.loads(done.stdout)
    assert (report["mails"], report["leads"]) == (1, 1)
    assert done.returncode == 0


def test_everything_survives_a_restart_and_nothing_a_reset(tmp_path: Path) -> None:
    with running(tmp_path) as first:
        send(first)
        write(first, "kept")

    with running(tmp_path) as second:
        same = ("spreadsheet_id", "credentials", "config")
        assert [second[name] for name in same] == [first[name] for name in same]
        assert second["imap"]["password"] == first["imap"]["password"]
        assert len(inbox(second)) == 1
        assert read(second) == "kept"

        requests.post(f"{second['base_url']}/_local/reset", timeout=5).raise_for_status()
        assert inbox(second) == []
        assert list(tmp_path.rglob("*.eml")) == []
        assert read(second) is None


def test_taken_port_is_said_with_exit_code_75(tmp_path: Path) -> None:
    with running(tmp_path / "one") as told:
        port = told["base_url"].rpartition(":")[2]
        second = run("local", "--data", str(tmp_path / "two"), "--port", port)

    assert second.returncode == 75
    assert "cannot start" in second.stderr
    assert port in second.stderr
    assert "Next: choose another --port" in second.stderr
    assert "Traceback" not in second.stderr


def _first_sheet(told: dict[str, Any]) -> gspread.Worksheet:
    account = Credentials.from_service_account_file(told["credentials"], scopes=SCOPES)  # type: ignore[no-untyped-call]
    client = client_for(account, told["base_url"])
    return client.open_by_key(told["spreadsheet_id"]).sheet1


def write(told: dict[str, Any], text: str) -> None:
    _first_sheet(told).update_acell("A1", text)


def read(told: dict[str, Any]) -> str | None:
    return _first_sheet(told).acell("A1").value
