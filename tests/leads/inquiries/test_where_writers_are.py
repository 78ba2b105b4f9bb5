"""From which country does somebody write, in which language, and what is their number with its country code?

What towns, money, language and numbering plans tell where nothing says it outright.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.leads.inquiries.test_screening import reading_of

LETTERS: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("where_writers_are.yaml").read_text("utf-8")
)


@pytest.mark.parametrize("name", LETTERS)
def test_country_number_and_language_are_told_without_a_country_code(name: str) -> None:
    written = LETTERS[name]
    headers = "Subject: hm\nContent-Type: text/plain; charset=utf-8"
    inquiry = reading_of(headers, written["letter"]).inquiry

    assert inquiry
    told = (inquiry.contact.phone, inquiry.contact.country, inquiry.language)
    assert told == (written["phone"], written["country"], written["language"])
