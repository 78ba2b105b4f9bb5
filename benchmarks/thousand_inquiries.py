"""A thousand inquiries wait in the mailbox: one turn of the real program, its Sheets calls and its time.

    python3 benchmarks/thousand_inquiries.py [--mails 1000]

Real HTTP, IMAP and SMTP against `run.py local`. The limits are the plan's: one read, and at most one
write for every 2 MB of payload.
"""

from __future__ import annotations

import argparse
import json
import math
import smtplib
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).parents[1]
TWO_MB = 2_000_000

FIRST = ("Ana", "Ben", "Chidi", "Dora", "Emre", "Freya", "Goran", "Hana", "Ivan", "Jun")
LAST = ("Lopez", "Okafor", "Meyer", "Dubois", "Rossi", "Novak", "Tanaka", "Nilsen", "Kaya", "Byrne")


def mail(number: int) -> bytes:
    """An inquiry from somebody of whom there is only one."""
    name = f"{FIRST[number % 10]} {LAST[number // 10 % 10]}-{number}"
    return (
        f"From: {name} <buyer{number}@firm{number}.example>\r\n"
        f"To: hello@leadsheet.example\r\nSubject: Offer for {number + 3} pumps\r\n"
        f"Message-ID: <{number}@firm{number}.example>\r\nDate: Mon, 02 Mar 2026 09:00:00 +0000\r\n\r\n"
        f"Good morning,\r\n\r\nplease send us an offer for {number + 3} pumps, type P{number % 7}, to our works in "
        f"Leeds.\r\nWe would need them by the end of next month.\r\n\r\nKind regards\r\n{name}\r\nFirm {number} Ltd\r\n"
    ).encode()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mails", type=int, default=1000)
    mails = parser.parse_args().mails
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, str(ROOT / "run.py")]
        local = subprocess.Popen(
            [*command, "local", "--port", "0", "--data", folder], stdout=subprocess.PIPE, text=True
        )
        try:
            assert local.stdout is not None
            ready = json.loads(local.stdout.readline())
            subprocess.run(
                [*command, "init", "--config", ready["config"]],
                check=True,
                stdout=subprocess.DEVNULL,
            )
            deliver(ready, mails)
            before = calls(ready)
            report = timed_turn(command, ready)
            report |= {key: count - before[key] for key, count in calls(ready).items()}
        finally:
            local.terminate()
            local.wait(30)
    return show(report, mails)


def deliver(ready: dict[str, dict[str, str]], mails: int) -> None:
    smtp = ready["smtp"]
    with smtplib.SMTP(smtp["host"], int(smtp["port"])) as server:
        for number in range(mails):
            server.sendmail(
                f"buyer{number}@firm{number}.example", [ready["imap"]["user"]], mail(number)
            )


def calls(ready: dict[str, str]) -> dict[str, int]:
    """The Sheets requests so far, as the other side counts them."""
    with urllib.request.urlopen(f"{ready['base_url']}/_local/calls") as answer:
        counted: dict[str, int] = json.load(answer)
    return counted


def timed_turn(command: list[str], ready: dict[str, str]) -> dict[str, float]:
    started = time.monotonic()
    told = subprocess.run(
        [*command, "once", "--config", ready["config"], "--json"],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    ).stdout
    return {**json.loads(told), "process_seconds": time.monotonic() - started}


def show(report: dict[str, float], mails: int) -> int:
    """Print the figures; exit code 1 when a limit is broken."""
    payload = report["written_bytes"]
    allowed = math.ceil(payload / TWO_MB)
    within = (
        report["sheets_reads"] == 1 and report["writes"] <= allowed and report["leads"] == mails
    )
    opening = report["reads"] - report["sheets_reads"]
    print(f"mails waiting    {mails}")
    print(f"leads filed      {report['leads']}")
    print(
        f"Sheets reads     {report['sheets_reads']} (limit 1), and {opening} to open the workbook"
    )
    print(f"Sheets writes    {report['writes']} (limit {allowed}: {payload / 1e6:.2f} MB by 2 MB)")
    print(f"turn             {report['seconds']:.2f} s, {mails / report['seconds']:.0f} mails/s")
    print(f"whole process    {report['process_seconds']:.2f} s")
    print("within limits" if within else "LIMITS BROKEN")
    return 0 if within else 1


if __name__ == "__main__":
    sys.exit(main())
