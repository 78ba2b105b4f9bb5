"""run: what it says when it starts, and how it stops, whatever it is busy with."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from standin.world import Plan, open_world

ROOT = Path(__file__).resolve().parents[2]

Start = Callable[[dict[str, Any]], subprocess.Popen[str]]


@pytest.fixture
def settings(tmp_path: Path) -> dict[str, Any]:
    """A good configuration whose servers have all gone away."""
    with open_world(
        Plan(folder=tmp_path, address="inquiries@example.org"), lambda: datetime.now(UTC)
    ) as world:
        told: dict[str, Any] = yaml.safe_load(world.config.read_text(encoding="utf-8"))
    return told


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    begun: list[subprocess.Popen[str]] = []

    def start(settings: dict[str, Any]) -> subprocess.Popen[str]:
        config = tmp_path / "changed.yaml"
        config.write_text(yaml.safe_dump(settings), encoding="utf-8")
        run = subprocess.Popen(
            [sys.executable, "run.py", "run", "--config", str(config)],
            cwd=ROOT,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"LEADSHEET_NO_BOOTSTRAP": "1"},
        )
        begun.append(run)
        return run

    yield start
    for run in begun:
        run.kill()
        run.communicate()


@pytest.fixture
def deaf_port() -> Iterator[int]:
    """Of a server that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def started(run: subprocess.Popen[str]) -> str:
    assert run.stderr
    return run.stderr.readline()


def test_it_says_what_it_listens_to(settings: dict[str, Any], start: Start) -> None:
    said = started(start(settings))

    assert "the worker has started" in said
    assert "inquiries" in said


@pytest.mark.parametrize("after_s", [0.5, 3.0])
def test_stop_is_obeyed_while_the_sheet_is_asked_again_and_again(
    settings: dict[str, Any], start: Start, after_s: float
) -> None:
    run = start(settings)
    started(run)
    time.sleep(after_s)
    run.send_signal(signal.SIGTERM)

    assert run.wait(8) == 0
    assert run.stderr
    assert "Traceback" not in run.stderr.read()


def test_second_stop_ends_it_before_a_server_that_does_not_answer(
    tmp_path: Path, settings: dict[str, Any], start: Start, deaf_port: int
) -> None:
    key = tmp_path / "service-account.json"
    signing = json.loads(key.read_text()) | {"token_uri": f"http://127.0.0.1:{deaf_port}/token"}
    key.write_text(json.dumps(signing))
    run = start(settings)
    started(run)
    time.sleep(2)

    run.send_signal(signal.SIGTERM)
    time.sleep(0.5)
    assert run.poll() is None
    run.send_signal(signal.SIGTERM)

    assert run.wait(2) == -signal.SIGTERM
