"""The demo's story: its calendar, and what `demo --once --json` makes of it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from standin.clock import SettableClock
from standin.story import people
from standin.story.days import Days, next_morning
from standin.story.mails import mails

ROOT = Path(__file__).parents[2]


def demo(*options: str) -> str:
    environment = os.environ | {"LEADSHEET_NO_BOOTSTRAP": "1", "COLUMNS": "160"}
    done = subprocess.run(
        [sys.executable, "run.py", "demo", "--once", "--no-browser", *options],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("now", "today", "before"),
    [
        ("2026-11-22", date(2026, 11, 20), date(2026, 11, 19)),  # Sunday
        ("2026-11-23", date(2026, 11, 23), date(2026, 11, 20)),  # Monday
        ("2026-11-25", date(2026, 11, 25), date(2026, 11, 24)),
    ],
)
def test_story_plays_on_the_last_two_working_days(now: str, today: date, before: date) -> None:
    days = Days.around(datetime.fromisoformat(f"{now}T12:00:00+00:00"))

    assert (days.today, days.before) == (today, before)
    assert days.first.weekday() == 5
    assert days.first < days.afternoon < days.opening


def test_next_morning_skips_the_weekend() -> None:
    friday = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)

    assert next_morning(friday).isoformat() == "2026-11-23T08:00:00+00:00"


def test_clock_runs_on_from_where_it_is_put() -> None:
    real = [datetime(2026, 11, 20, tzinfo=UTC)]
    clock = SettableClock(datetime(2030, 1, 1, tzinfo=UTC), lambda: real[0])
    real[0] = datetime(2026, 11, 21, tzinfo=UTC)

    assert clock() == datetime(2030, 1, 2, tzinfo=UTC)


def test_mails_arrive_in_order_with_their_own_date() -> None:
    days = Days.around(datetime(2026, 11, 22, tzinfo=UTC))
    arriving = list(mails(days))

    assert [at for at, _ in arriving] == sorted(at for at, _ in arriving)
    assert arriving[0][1].startswith(b"Date: Thu, 19 Nov 2026 09:12:00 +0000\r\n")
    assert all(b"X-Arrives" not in raw for _, raw in arriving)


def test_invented_people_live_where_nobody_can_be() -> None:
    days = Days.around(datetime(2026, 11, 22, tzinfo=UTC))
    texts = [raw.decode("utf-8", "replace") for _, raw in mails(days)]
    texts += [
        str(rows) for rows in (people.team(), people.earlier_leads(days), people.form_rows(days))
    ]
    domains = set(re.findall(r"@([\w.-]+\w)", " ".join(texts)))

    assert domains
    assert {domain for domain in domains if not domain.endswith(".example")} == set()


@pytest.mark.slow
def test_once_prints_one_object_in_which_every_arrival_ended_somewhere() -> None:
    counted = json.loads(demo("--json"))

    assert counted["mails"] == 15
    assert counted["form_rows"] == 3
    assert counted["leads"] + counted["touches"] + counted["screened"] == 18
    assert counted["touches"] >= 2
    assert counted["screened"] >= 3
    assert counted["letters"] >= 3
    assert counted["sheets_reads"] > 0
    assert counted["sheets_writes"] > 0
    assert counted["trouble"] == []


@pytest.mark.slow
def test_state_is_kept_for_next_time(tmp_path: Path) -> None:
    sheet = demo("--data", str(tmp_path))
    again = json.loads(demo("--data", str(tmp_path), "--json"))

    assert "Ana Lopez" in sheet
    assert "L-1001" in sheet
    assert (again["mails"], again["leads"], again["letters"]) == (0, 0, 0)
    assert again["trouble"] == []
