"""A furnished world for the commands that look at one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import structlog

from commands.init import init
from standin.world import Plan, World, open_world

INQUIRY = (
    b"From: Jane Roe <jane@acme-tools.example.com>\r\nTo: inquiries@example.org\r\nSubject: [red] 40 pumps\r\n"
    b"Message-ID: <j1@acme-tools.example.com>\r\n\r\nPlease quote for 40 pumps.\r\nJane Roe, +44 20 7946 0123\r\n"
)


@pytest.fixture(autouse=True)
def logs_of_our_own() -> None:
    """How another test set up its logs, on stdout say, is not how a command does."""
    structlog.reset_defaults()


@pytest.fixture
def world(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[World]:
    """A furnished workbook, and one inquiry that waits."""
    plan = Plan(folder=tmp_path, address="inquiries@example.org")
    with open_world(plan, lambda: datetime.now(UTC)) as world:
        assert init(config=world.config) == 0
        world.mail.deliver(INQUIRY)
        capsys.readouterr()
        yield world
