"""Small things that everyday letters have, and one field of each: who signs, for whom, from where, on which number."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from leads.model import Contact
from tests.leads.inquiries.test_screening import reading_of

LETTERS: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("everyday_letters.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("letter", LETTERS)
def test_what_an_everyday_letter_says_is_read(letter: str) -> None:
    wanted = dict(LETTERS[letter])
    head = f"From: {wanted.pop('from', 'Kim Doe <kim@sender.example>')}\nTo: sales@shop.test\n"
    head += f"Subject: {wanted.pop('subject', 'hello')}"
    head += "\nIn-Reply-To: <o1@own.test>" if wanted.pop("answers", False) else ""

    reading = reading_of(head, wanted.pop("body"))

    contact = reading.inquiry.contact if reading.inquiry else Contact()
    found = {"verdict": str(reading.verdict)}
    found |= {name: getattr(contact, name) for name in wanted if name != "verdict"}
    assert {name: found[name] for name in wanted} == wanted, reading.because


@pytest.mark.parametrize(
    "line",
    [
        "Надіслано з iPhone",
        "Изпратено от моя телефон",
        "Poslano s mog Samsunga",
        "iPhone-omról küldve",
        "Trimis de pe iPhone",
        "Στάλθηκε από το iPhone μου",
        "Pobierz aplikację Outlook dla systemu iOS",
        "נשלח מה-iPhone שלי",
        "나의 iPhone에서 보냄",
    ],
)
def test_what_a_telephone_writes_below_a_letter_is_left_out(line: str) -> None:
    reading = reading_of("Subject: hi", f"Is it in stock?\n\n{line}")

    assert reading.inquiry is not None
    assert reading.inquiry.message == "Is it in stock?"
