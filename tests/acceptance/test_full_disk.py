"""The disk is full: the worker keeps nothing there, so it goes on, and stops when it is told to."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.acceptance.conftest import ROOT, WAIT_S, Local

pytestmark = pytest.mark.slow

MAIL = b"""From: Ana Lopez <ana@acme.example>\r
To: inquiries@leadsheet.example\r
Subject: Offer for %d pumps\r
Message-ID: <%d@acme.example>\r
\r
Hello, what do %d pumps cost? Ana Lopez\r
"""


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 KB without a free byte."""
    place = tmp_path / "small"
    place.mkdir()
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only root on Linux may mount a small file system")
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)], capture_output=True, check=False
    )  # fmt: skip
    if mounted.returncode:
        pytest.skip(f"this machine lets nobody mount: {mounted.stderr.decode().strip()}")
    try:
        with (place / "filler").open("wb", buffering=0) as filler:
            try:
                while True:
                    filler.write(b"x" * 512)
            except OSError:
                pass
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)


def test_worker_on_a_full_disk_files_everything_and_stops_politely(
    local: Local, full_disk: Path
) -> None:
    """Home, temporary folder, cache and the log's own file lie on it."""
    home = {"HOME": str(full_disk), "TMPDIR": str(full_disk), "XDG_CACHE_HOME": str(full_disk)}
    with (full_disk / "log").open("ab", buffering=0) as log:
        worker = subprocess.Popen(
            [sys.executable, str(ROOT / "run.py"), "run", "--config", str(local.config)],
            stdout=log,
            stderr=log,
            cwd=full_disk,
            env={**os.environ, **home},
        )
        try:
            for number in range(5):
                local.deliver(MAIL % (number, number, number), f"a{number}@acme.example")
            end = time.monotonic() + WAIT_S
            while time.monotonic() < end and _inquiries(local) < 5:
                time.sleep(0.5)
            worker.send_signal(signal.SIGTERM)
            assert worker.wait(WAIT_S) == 0
        finally:
            worker.kill()
            worker.wait(WAIT_S)

    assert _inquiries(local) == 5
    assert (full_disk / "log").stat().st_size == 0


def test_once_on_a_full_disk_takes_its_turn(local: Local, full_disk: Path) -> None:
    local.deliver(MAIL % (1, 1, 1))
    done = subprocess.run(
        [sys.executable, str(ROOT / "run.py"), "once", "--config", str(local.config), "--json"],
        capture_output=True,
        cwd=full_disk,
        env={**os.environ, "HOME": str(full_disk), "TMPDIR": str(full_disk)},
        timeout=120,
        check=False,
    )

    assert (done.returncode, b'"leads": 1' in done.stdout) == (0, True)


def _inquiries(local: Local) -> int:
    return sum(int(row["Inquiries"] or 0) for row in local.rows("Leads"))
