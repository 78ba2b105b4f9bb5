"""The real program, killed by SIGKILL at random instants while mail arrives; an outsider counts what is left."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time

import pytest

from tests.acceptance.conftest import ROOT, Local
from tests.automations.mails import NEWSLETTER, mail

MAILS = 60
KILLS = 12


def inquiry(number: int) -> bytes:
    return mail(
        sender=f"Buyer {number} <buyer{number}@firm{number}.example>",
        subject=f"Price for {number + 2} pumps",
        message_id=f"{number}@firm{number}.example",
        text=f"Please send us a price for {number + 2} pumps.\n\nBuyer {number}\nFirm {number} Ltd",
    )


@pytest.mark.slow
def test_every_mail_is_filed_once_however_often_the_worker_is_killed(local: Local) -> None:
    chance = random.Random(20)  # the same instants in every run
    for number in range(MAILS):
        local.deliver(inquiry(number))
        local.deliver(NEWSLETTER.replace(b"<three@", b"<%d@" % number))
        if number % (MAILS // KILLS) == 0:
            kill_a_turn(local, after_s=chance.uniform(0.8, 3.0))
    while local.once()["mails"]:
        pass

    emails = [row["Email"] for row in local.rows("Leads")]
    refs = [row["Source ref"] for row in local.rows("Screened")]
    filed = [row["Source ref"] for row in local.rows("History") if row["What"] == "filed"]
    assert sorted(emails) == sorted(f"buyer{n}@firm{n}.example" for n in range(MAILS))
    assert len(refs) == len(set(refs)) == MAILS
    assert len(filed) == len(set(filed)) == MAILS
    assert all(row["Owner"] for row in local.rows("Leads"))


def kill_a_turn(local: Local, *, after_s: float) -> None:
    command = [sys.executable, str(ROOT / "run.py"), "once", "--config", str(local.config)]
    worker = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(after_s)
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait(30)
