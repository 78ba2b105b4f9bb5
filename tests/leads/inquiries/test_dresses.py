"""People whose letters look like a program's, and programs whose mails look like a person's, in many languages."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from connectors.mail_reader import read_mail
from leads.inquiries.reading import Reading, read_inquiry
from leads.model import Workspace

HERE = Path(__file__).parent
PEOPLE = yaml.safe_load((HERE / "people_in_machines_dress.yaml").read_text(encoding="utf-8"))
PROGRAMS = yaml.safe_load((HERE / "programs_in_peoples_dress.yaml").read_text(encoding="utf-8"))
US = Workspace(
    own_addresses=frozenset({"sales@own.example.net"}),
    own_domains=frozenset({"own.example.net"}),
    region="GB",
    mail_domain="leads.own.example.net",
)


def reading_of(letter: dict[str, str]) -> Reading:
    """As it is read; to us, where its headers do not say to whom."""
    to = "" if "\nTo:" in letter["headers"] else "To: sales@own.example.net\n"
    kind = "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
    raw = f"{letter['headers']}{to}{kind}\n{letter['body']}"
    return read_inquiry(read_mail(raw.encode()), datetime(2026, 3, 1, tzinfo=UTC), US)


@pytest.mark.parametrize("name", PEOPLE)
def test_a_person_is_heard_in_whatever_dress(name: str) -> None:
    reading = reading_of(PEOPLE[name])

    assert reading.inquiry is not None, reading.because


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_is_known_in_whatever_dress(name: str) -> None:
    assert str(reading_of(PROGRAMS[name]).verdict) == PROGRAMS[name]["verdict"]
