"""Who writes, and for whom? Offices and shops as senders, names told in passing, firms without legal form."""

from __future__ import annotations

from email.headerregistry import Address
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.reading_scores import US
from connectors.mail_reader import read_mail
from leads.inquiries.reading import read_inquiry
from leads.model import Contact, Evidence
from tests.leads.inquiries.test_screening import NOW

LETTERS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("who_writes.yaml").read_text(encoding="utf-8")
)


def _read(letter: dict[str, Any]) -> tuple[Contact, tuple[Evidence, ...]]:
    message = EmailMessage()
    message["From"] = Address(letter["shown"], addr_spec=letter["email"])
    message["To"] = "shop@own.example.net"
    message["Subject"] = "Inquiry"
    message.set_content(letter["text"])
    reading = read_inquiry(read_mail(message.as_bytes()), NOW, US)
    assert reading.inquiry is not None, reading.because
    return reading.inquiry.contact, reading.evidence


@pytest.mark.parametrize("letter", LETTERS, ids=[letter["shown"] for letter in LETTERS])
def test_the_writer_and_their_organisation_are_told(letter: dict[str, Any]) -> None:
    contact, evidence = _read(letter)

    assert (contact.name, contact.company) == (letter["name"], letter["company"])
    said = {found.field: found.line for found in evidence}
    everywhere = f"{letter['shown']}\n{letter['email']}\n{letter['text']}"
    assert all(said[what] in everywhere for what in ("name", "company") if getattr(contact, what))
