"""From starting `run` to its first byte to a server; what it costs while nothing happens. Linux only.

    python3 benchmarks/start_up.py [--idle 20]

The real program against `run.py local`, through a passage that notes when the first byte came. The
limits are of processor time, on a machine that adds up five million numbers in a quarter of a second
(a slower or busier one is given as much more): one second to the first byte, one per cent of a
processor while idle, and `run.py --help` in 0.3 s.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit

import yaml

ROOT = Path(__file__).parents[1]
RUN = [sys.executable, str(ROOT / "run.py")]
FIRST_BYTE_CPU_S, IDLE_PERCENT, HELP_CPU_S, MEMORY_MB = 1.0, 1.0, 0.3, 200
SETTLED_S = 8.0
YARDSTICK_S = 0.25
TICKS = os.sysconf("SC_CLK_TCK")


class Passage:
    """Passes connections on to another port, and calls `first` at the first byte of all."""

    def __init__(self, port: int, first: Callable[[], None]) -> None:
        self._there = ("127.0.0.1", port)
        self._first = first
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            here, _ = self._listener.accept()
            there = socket.create_connection(self._there)
            for source, target in ((here, there), (there, here)):
                note = self._first if source is here else None
                threading.Thread(target=_pump, args=(source, target, note), daemon=True).start()


def _pump(source: socket.socket, target: socket.socket, note: Callable[[], None] | None) -> None:
    with suppress(OSError):
        while chunk := source.recv(65_536):
            if note:
                note()
            target.sendall(chunk)
        target.shutdown(socket.SHUT_WR)


def cpu_s(pid: int) -> float:
    """Processor time a process has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def slowness() -> float:
    """How many times slower than the machine that the limits are meant for; at least 1."""
    started, total = time.process_time(), 0
    for number in range(5_000_000):
        total += number
    return max(1.0, (time.process_time() - started) / YARDSTICK_S)


def cost_of_help() -> tuple[float, float]:
    """Seconds on the wall and of processor time."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic()
    subprocess.run([*RUN, "--help"], stdout=subprocess.DEVNULL, check=True)
    wall, after = time.monotonic() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measured(folder: Path, idle_s: float) -> dict[str, float]:
    """Everything about one start of `run`."""
    local = subprocess.Popen([*RUN, "local", "--data", str(folder)], stdout=subprocess.PIPE)
    try:
        assert local.stdout
        ready = json.loads(local.stdout.readline())
        subprocess.run(
            [*RUN, "init", "--config", ready["config"]], stdout=subprocess.DEVNULL, check=True
        )
        return _worker(ready, idle_s)
    finally:
        local.terminate()
        local.wait(20)


def _worker(ready: dict[str, object], idle_s: float) -> dict[str, float]:
    told: dict[str, float] = {}
    worker: list[subprocess.Popen[bytes]] = []
    started = time.monotonic()

    def first() -> None:
        if worker and "first_byte_s" not in told:
            told["first_byte_s"] = time.monotonic() - started
            told["first_byte_cpu_s"] = cpu_s(worker[0].pid)

    config = _through_passages(ready, first)
    started = time.monotonic()
    worker.append(subprocess.Popen([*RUN, "run", "--config", str(config)], stderr=subprocess.PIPE))
    try:
        time.sleep(SETTLED_S)
        before = cpu_s(worker[0].pid)
        time.sleep(idle_s)
        told["idle_percent"] = 100 * (cpu_s(worker[0].pid) - before) / idle_s
        told["memory_mb"] = memory_mb(worker[0].pid)
    finally:
        worker[0].terminate()
        worker[0].communicate(timeout=20)
    return told


def _through_passages(ready: dict[str, object], first: Callable[[], None]) -> Path:
    """A copy of the configuration that leads to every server through a passage."""
    path = Path(str(ready["config"]))
    settings = yaml.safe_load(path.read_text(encoding="utf-8"))
    api = Passage(urlsplit(str(ready["base_url"])).port or 0, first)
    settings["workbook"]["api_base_url"] = f"http://127.0.0.1:{api.port}"
    for box in settings["mailboxes"]:
        box["port"] = Passage(box["port"], first).port
    key = json.loads(Path(str(ready["credentials"])).read_text(encoding="utf-8"))
    key["token_uri"] = f"http://127.0.0.1:{api.port}/token"
    key_file = path.with_name("passage-key.json")
    key_file.write_text(json.dumps(key), encoding="utf-8")
    settings["workbook"]["credentials_file"] = key_file.name
    copy = path.with_name("through-passages.yaml")
    copy.write_text(yaml.safe_dump(settings), encoding="utf-8")
    return copy


def main() -> int:
    """Print the figures; 1 when one is over its limit."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--idle", type=float, default=20.0, metavar="SECONDS")
    asked = parser.parse_args()
    # As on a user's machine, what was compiled is kept.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    cost_of_help()  # fills the disk's cache
    help_s, help_cpu_s = cost_of_help()
    with tempfile.TemporaryDirectory(prefix="leadsheet-start-") as folder:
        told = measured(Path(folder), asked.idle)
    slow = slowness()
    rows = (
        ("run.py --help, processor s", help_cpu_s / slow, HELP_CPU_S),
        ("first byte after, processor s", told["first_byte_cpu_s"] / slow, FIRST_BYTE_CPU_S),
        ("idle, % of a processor", told["idle_percent"], IDLE_PERCENT),
        ("memory, MB", told["memory_mb"], MEMORY_MB),
    )
    print(
        f"this machine is {slow:.1f} times as slow as the limits mean; seconds below are divided by that"
    )
    print(f"on the wall: --help {help_s:.2f} s, first byte {told['first_byte_s']:.2f} s")
    for name, value, limit in rows:
        print(f"{name:32} {value:8.2f}   limit {limit:g}   {'ok' if value <= limit else 'OVER'}")
    return 0 if all(value <= limit for _, value, limit in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
