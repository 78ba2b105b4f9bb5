"""Words read off patterns only spare searches: they never hide a phrase."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connectors.mail_reader import read_mail
from leads.inquiries.needed_words import fragments_needed, words_needed, words_told
from leads.inquiries.tongues import Phrasebook, flattened

ROOT = Path(__file__).parents[3]
BOOKS = sorted((ROOT / "leads" / "inquiries" / "phrases").glob("*.toml"))
PATTERNS = sorted(
    {
        "".join(row["pattern"])
        for book in BOOKS
        for rows in tomllib.loads(book.read_text("utf-8")).values()
        for row in rows
    }
)
EVERY_LANGUAGE: tuple[str, ...] = ()


def has_its_words(pattern: str, flat: str) -> bool:
    """Whether the pattern would be searched for."""
    needed, told = words_needed(pattern), words_told(flat)
    if needed:
        return any(told.issuperset(group) for group in needed)
    fragments = fragments_needed(pattern)
    return not fragments or any(piece in flat for piece in fragments)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"\bout of (?:the |my )?office\b", {"office out"}),
        (
            r"\b(?:quick|short) (?:call|chat)\b",
            {"quick call", "quick chat", "short call", "short chat"},
        ),
        (r"\bspeciali[sz]e", {"spec"}),
        (r"\bunsubscribe\w*", {"unsu"}),
        (r"\bwe (?:\w+ ){0,3}reduce\b", {"reduce we"}),
        (r"\bhow much\b(?!.{0,30}\byou spend)", {"much how"}),
        (r"\b(?:seo|link building)\b", {"seo", "building link"}),
        (r"(?:ofert|cennik)", set()),
        (r"\$\d+ ?% off", {"off $"}),
        (r"\b\w+\b|\boffer\b", set()),
        (r"[!$]{3,}", {"!", "$", "! $", "$ !"}),
        (r"(?i)\boffice\b", set()),
        (r"\b(\w+) office \1", set()),
        (r"\bopen[", set()),
        ("", set()),
    ],
)
def test_words_are_read_off_a_pattern(pattern: str, words: set[str]) -> None:
    assert {frozenset(group) for group in words_needed(pattern)} == {
        frozenset(group.split()) for group in words
    }


@pytest.mark.parametrize(
    ("pattern", "fragments"),
    [
        (r"(?:ofert|cennik)", {"ofert", "cennik"}),
        (r"kredyt\w* dla firm", {"kredyt dla firm", " dla firm"}),
        (r"(?:休假|出差)", {"休假", "出差"}),
        (r"\d+|rabat", set()),
    ],
)
def test_pieces_of_words_are_read_off_a_pattern(pattern: str, fragments: set[str]) -> None:
    assert fragments_needed(pattern) == fragments


def test_words_are_told_whole_and_by_their_beginnings() -> None:
    assert words_told("we'll specialise, ok?") == {
        *("we", "ll", "specialise", "spec", "spe", "ok", "?"),
    }


def test_no_phrase_of_a_gold_mail_is_missed() -> None:
    # There are more of them than `re` remembers by itself.
    searches = {pattern: re.compile(pattern) for pattern in PATTERNS}
    for path in sorted((ROOT / "tests" / "mail").glob("*.eml"))[::6]:
        flat = flattened(read_mail(path.read_bytes()).text)
        for pattern, compiled in searches.items():
            if compiled.search(flat):
                assert has_its_words(pattern, flat), (path.name, pattern)


def test_rows_are_found_in_the_order_of_their_book() -> None:
    signs = Phrasebook("wanting").signs(
        flattened("We need 20 chairs. Please send me a quote."), ("en",)
    )
    every = Phrasebook("wanting").signs(
        flattened("We need 20 chairs. Please send me a quote."), EVERY_LANGUAGE
    )

    assert [sign.words for sign in signs] == [sign.words for sign in every]
    assert len(signs) > 1


@pytest.mark.slow
@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_text_made_after_a_pattern_has_its_words(pattern: str) -> None:
    @settings(max_examples=5, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(pattern, fullmatch=True))
    def holds(text: str) -> None:
        flat = flattened(text)
        if re.search(pattern, flat):
            assert has_its_words(pattern, flat)

    holds()
