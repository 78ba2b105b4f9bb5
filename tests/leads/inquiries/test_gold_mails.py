"""Hand-written, lifelike mails: each says beside it what a careful assistant would have read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from benchmarks.reading_scores import CORPUS, GOLD, US, checks, gold_cases, read_file, score_corpus
from leads.inquiries.reading import Reading

CASES = {path.stem: (path, wanted) for path, wanted in gold_cases()}
KNOWN_MISSES: dict[str, list[str]] = (
    yaml.safe_load((GOLD / "known_misses.yaml").read_text("utf-8")) or {}
)
"""Case -> fields read wrongly today. Strict both ways: what is mended must be struck off."""


@pytest.fixture(scope="module", params=CASES)
def case(request: pytest.FixtureRequest) -> str:
    """The name of a gold mail. Every claim about one mail is tried before the next mail is read."""
    return str(request.param)


@pytest.fixture(scope="module")
def reading(case: str) -> Reading:
    return read_file(CASES[case][0], US)


def test_gold_mail_is_read_as_a_careful_assistant_would(case: str, reading: Reading) -> None:
    misses = {
        name: f"{got!r}, expected {value!r}"
        for name, got, value, right in checks(reading, CASES[case][1])
        if not right
    }

    assert sorted(misses) == sorted(KNOWN_MISSES.get(case, [])), misses


def test_known_misses_name_gold_mails_only() -> None:
    assert set(KNOWN_MISSES) <= set(CASES)


def test_every_field_of_a_gold_mail_names_the_line_it_came_from(reading: Reading) -> None:
    assert reading.because
    assert reading.evidence[0].field == "verdict"
    if reading.inquiry:
        told = {evidence.field: evidence.value for evidence in reading.inquiry.evidence}
        contact = reading.inquiry.contact
        fields = ("name", "company", "email", "phone", "country", "city", "postcode")
        assert {name: told.get(name, "") for name in fields} == {
            name: getattr(contact, name) for name in fields
        }


def test_gold_mails_use_example_addresses_only() -> None:
    odd = [
        path.name
        for path in GOLD.glob("*.eml")
        for line in path.read_bytes().split(b"\n")
        if line.startswith((b"From:", b"To:", b"Reply-To:"))
        and b"@" in line
        and not _is_example(line)
    ]

    assert odd == []


def _is_example(line: bytes) -> bool:
    return any(
        ending in line
        for ending in (b"example.com", b"example.org", b"example.net", b".example", b".test")
    )


FLOORS: dict[str, int] = {
    "human mails kept": 117,
    "human mails filed at once": 116,
    "kept out: bounce": 335,
    "kept out: feedback": 7,
    "kept out: auto_reply": 5,
    "kept out: spam": 26,
    "reply text": 91,
    "parsed subject": 37,
    "parsed from_email": 37,
    "parsed from_name": 37,
    "parsed text": 45,
}
"""Right answers on the public corpus. They may only rise."""


@pytest.mark.skipif(
    not CORPUS.is_dir(), reason="the public mail corpus does not lie beside the checkout"
)
def test_scores_on_the_public_corpus_never_fall() -> None:
    scores: Any = score_corpus()

    fallen = {name: score.misses for name, score in scores.items() if score.right < FLOORS[name]}
    assert fallen == {}


def test_gold_set_lies_where_it_is_looked_for() -> None:
    assert Path(GOLD).is_dir()
    assert len(CASES) >= 2_079
