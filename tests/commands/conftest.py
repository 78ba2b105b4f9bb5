"""A furnished world for the commands that look at one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import structlog

from commands.init import init
from standin.story.person import Person
from standin.world import Plan, World, open_world

INQUIRY = (
    b"From: Jane Roe <jane@acme-tools.example.com>\r\nTo: inquiries@example.org\r\nSubject: [red] 40 pumps\r\n"
    b"Message-ID: <j1@acme-tools.example.com>\r\n\r\nPlease quote for 40 pumps.\r\nJane Roe, +44 20 7946 0123\r\n"
)


@pytest.fixture(autouse=True)
def logs_of_our_own() -> None:
    """How another test set up its logs, on stdout say, is not how a command does."""
    structlog.reset_defaults()


@pytest.fixture(scope="session")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a world that `init` has furnished; copied for each test that begins with one.

    Nobody on its Team tab gets a digest: whether one is due would depend on the hour at which the tests run.
    """
    folder = tmp_path_factory.mktemp("furnished")
    with open_world(plan_of(folder), lambda: datetime.now(UTC)) as world:
        assert init(config=world.config) == 0
        person = Person(base_url=world.base_url, spreadsheet_id=world.spreadsheet_id)
        for number, _ in enumerate(person.reads("Team"), 2):
            person.types("Team", [{"Digest at": ""}], at_row=number)
    return folder


def plan_of(folder: Path) -> Plan:
    return Plan(folder=folder, address="inquiries@example.org")


@pytest.fixture
def world(furnished: Path, tmp_path: Path) -> Iterator[World]:
    """A furnished workbook, and one inquiry that waits."""
    shutil.copytree(furnished, tmp_path, dirs_exist_ok=True)
    with open_world(plan_of(tmp_path), lambda: datetime.now(UTC)) as world:
        world.mail.deliver(INQUIRY)
        yield world
