"""People whose trade is selling to strangers (search engines, staff, sites, lists, loans) and who buy from us.

Their letters are full of a pitch's words. Kept out they are lost: each must be an inquiry, with a doubt for Review
where need be.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from leads.inquiries.screening.verdicts import Verdict
from tests.leads.inquiries.test_screening import reading_of

LETTERS: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("sellers_who_buy.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("letter", LETTERS)
def test_a_seller_by_trade_who_buys_is_heard(letter: str) -> None:
    reading = reading_of(f"Subject: {LETTERS[letter]['subject']}", LETTERS[letter]["body"])

    assert reading.inquiry is not None, reading.because


def test_a_pitch_shows_the_line_it_was_told_by() -> None:
    body = (
        "Hello,\n\nI looked at your shop.\nWe are an SEO agency and guarantee first page rankings on Google.\n"
        "Shall I send a free audit?\n\nKevin"
    )

    reading = reading_of("Subject: Rankings", body)

    assert reading.verdict is Verdict.PITCH
    assert reading.evidence[0].line in body.split("\n")
