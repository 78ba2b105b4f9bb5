"""reconcile and doctor --live, on the stand-ins."""

from __future__ import annotations

import json

import pytest

from commands.doctor import doctor
from commands.once import once
from commands.reconcile import reconcile
from standin.world import World
from tests.commands.conftest import INQUIRY


@pytest.fixture
def world(world: World, capsys: pytest.CaptureFixture[str]) -> World:
    """One inquiry is filed, another one waits."""
    once(config=world.config, as_json=True, dry_run=False)
    world.mail.deliver(INQUIRY.replace(b"<j1@", b"<j2@"))
    capsys.readouterr()
    return world


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
