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


@pytest.mark.parametrize(
    ("shown", "signed", "wanted"),
    [
        ("Nagy Zsófia", "Nagy Zsófia", "Nagy Zsófia"),
        ("Nagy Zsófia", "Zsófia", "Nagy Zsófia"),
        ("NAGY Zsófia", "Zsófia", "Nagy Zsófia"),
        ("Nagy, Zsófia", "", "Nagy Zsófia"),
        ("Zsófia Nagy", "", "Zsófia Nagy"),
        ("Zsófia Nagy", "Nagy Zsófia", "Nagy Zsófia"),
        ("Nagy Zsófia", "Zsófia Nagy", "Zsófia Nagy"),
        ("Zs. Nagy", "Nagy Zsófia", "Nagy Zsófia"),
        ("Zsófi", "Dr. NAGY ZSÓFIA", "Nagy Zsófia"),
        ("Kerekes Péter", "Kerekes Zsófia", "Kerekes Zsófia"),
    ],
)
def test_a_hungarian_name_stays_as_its_bearer_writes_it(
    shown: str, signed: str, wanted: str
) -> None:
    text = "Jó napot kívánok!\n\nÉrdeklődnék, mennyibe kerül a kerti pavilon.\n\nÜdvözlettel,\n"

    contact, _ = _read({"shown": shown, "email": "nzs@example.com", "text": text + signed})

    assert contact.name == wanted
