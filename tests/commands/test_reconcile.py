"""reconcile and doctor --live, on the stand-ins."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from commands.doctor import doctor
from commands.init import init
from commands.once import once
from commands.reconcile import reconcile
from standin.world import Plan, World, open_world

INQUIRY = (
    b"From: Jane Roe <jane@acme-tools.example.com>\r\nTo: inquiries@example.org\r\nSubject: 40 pumps\r\n"
    b"Message-ID: <j1@acme-tools.example.com>\r\n\r\nPlease quote for 40 pumps.\r\nJane Roe, +44 20 7946 0123\r\n"
)


@pytest.fixture
def world(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[World]:
    """A furnished workbook; one inquiry is filed, another one waits."""
    plan = Plan(folder=tmp_path, address="inquiries@example.org")
    with open_world(plan, lambda: datetime.now(UTC)) as world:
        assert init(config=world.config) == 0
        world.mail.deliver(INQUIRY)
        once(config=world.config, as_json=True, dry_run=False)
        world.mail.deliver(INQUIRY.replace(b"<j1@", b"<j2@"))
        capsys.readouterr()
        yield world


def test_even_books_are_told_in_one_line_and_nothing_is_written(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reconcile(config=world.config, days=30, as_json=False) == 0
    told = capsys.readouterr().out
    assert "1 = 1 filed, 1 more wait for the next turn" in told

    assert reconcile(config=world.config, days=30, as_json=True) == 0
    (account,) = json.loads(capsys.readouterr().out)["accounts"]
    assert (account["there"], account["filed"], account["even"]) == (1, 1, True)


def test_doctor_live_proves_the_fence(world: World, capsys: pytest.CaptureFixture[str]) -> None:
    doctor(config=world.config, as_json=True, live=True)
    checks = json.loads(capsys.readouterr().out)["checks"]
    tried = {check["what"]: check["level"] for check in checks if "scratch" in check["group"]}

    assert tried["a metadata id in use is refused"] == "ok"
    assert tried["a refused batch leaves nothing behind"] == "ok"
    assert set(tried.values()) == {"ok"}
