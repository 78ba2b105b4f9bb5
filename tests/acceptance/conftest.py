"""The program as a user starts it, against `run.py local`; what it left behind is read by an outsider."""

from __future__ import annotations

import json
import os
import smtplib
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gspread
import pytest
import yaml
from google.oauth2.service_account import Credentials

from commands.wiring import open_workbook
from connectors.config import load_config
from connectors.workbook.client import client_for

ROOT = Path(__file__).parents[2]
WAIT_S = 30


def run_py(*arguments: str, check: Sequence[int] = (0,), **environment: str) -> str:
    """`python3 run.py ...` in a process of its own; its stdout."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "run.py"), *arguments],
        capture_output=True,
        text=True,
        timeout=600,
        env={**os.environ, **environment},
        check=False,
    )
    assert done.returncode in check, f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@dataclass(frozen=True)
class Local:
    """A running `run.py local`: an empty workbook, a mailbox and a mail server of its own."""

    ready: dict[str, Any]
    folder: Path

    @property
    def config(self) -> Path:
        return Path(self.ready["config"])

    @property
    def inquiry_address(self) -> str:
        """Where customers write to."""
        return str(self.ready["imap"]["user"])

    def deliver(self, raw: bytes, sender: str = "somebody@example.net") -> None:
        """A mail arrives from outside."""
        smtp = self.ready["smtp"]
        with smtplib.SMTP(smtp["host"], smtp["port"], timeout=WAIT_S) as server:
            server.sendmail(sender, [self.inquiry_address], raw)

    def sent(self) -> list[bytes]:
        """The letters that went out."""
        return [path.read_bytes() for path in sorted((self.folder / "sent").glob("*.eml"))]

    def once(self, config: Path | None = None, check: Sequence[int] = (0,)) -> dict[str, Any]:
        told = run_py("once", "--config", str(config or self.config), "--json", check=check)
        report: dict[str, Any] = json.loads(told)
        return report

    def sheet(self) -> gspread.Spreadsheet:
        """The workbook as an outsider sees it: gspread over HTTP."""
        credentials = Credentials.from_service_account_file(  # type: ignore[no-untyped-call]
            self.ready["credentials"], scopes=["https://www.googleapis.com/auth/spreadsheets"]
        )
        client = client_for(credentials, self.ready["base_url"])
        return client.open_by_key(self.ready["spreadsheet_id"])

    def rows(self, tab: str) -> list[dict[str, Any]]:
        """A tab's rows by heading, as the sheet shows them."""
        headings, *rows = self.sheet().worksheet(tab).get_all_values()
        return [dict(zip(headings, row, strict=False)) for row in rows if any(row)]

    def config_with(self, name: str, **changes: Any) -> Path:
        """A copy of the ready configuration with some sections replaced or merged."""
        settings = yaml.safe_load(self.config.read_text(encoding="utf-8"))
        settings.update(changes)
        path = self.config.with_name(name)
        path.write_text(yaml.safe_dump(settings), encoding="utf-8")
        return path


@pytest.fixture
def local(tmp_path: Path) -> Iterator[Local]:
    """`run.py local`, furnished by `run.py init`."""
    with started(tmp_path / "local") as running:
        run_py("init", "--config", str(running.config))
        yield running


@contextmanager
def furnished(folder: Path) -> Iterator[Local]:
    """The same for tests of something else: as `run.py init` does it, without a start of its own."""
    with started(folder) as running:
        open_workbook(load_config(running.config)).furnish()
        yield running


class started:  # noqa: N801  # used as a statement: `with started(folder) as local`
    """`run.py local` on free ports; entering waits until it is ready, leaving ends it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> Local:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._process = subprocess.Popen(
            [
                sys.executable,
                str(ROOT / "run.py"),
                "local",
                "--port",
                "0",
                "--data",
                str(self._folder),
            ],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "`run.py local` ended before it was ready"
        return Local(ready=json.loads(line), folder=self._folder)

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait(WAIT_S)
        if self._process.stdout:
            self._process.stdout.close()
