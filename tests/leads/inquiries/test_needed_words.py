"""Words read off patterns only spare searches: they never hide a phrase."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connectors.mail_reader import read_mail
from leads.inquiries.places import whereabouts
from leads.inquiries.wording import pattern_shapes, patterns
from leads.inquiries.wording.letters import folded, words_of
from leads.inquiries.wording.needed_words import Sieve, gate_of, needs_of, told_by
from leads.inquiries.wording.patterns import compiled as always_searched
from leads.inquiries.wording.patterns import late_pattern
from leads.inquiries.wording.tongues import Phrasebook, flattened
from leads.inquiries.words import table_of
from tests.leads.inquiries.readers import READERS

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


def is_searched(pattern: str, text: str) -> bool:
    """Whether the pattern would be searched for."""
    needs = needs_of(pattern)
    return needs is None or gate_of(needs)(text)


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
        (r"(?i)\bOffice\b", {"office"}),
        (r"(?<!\w)office(?=\s|$)", {"office"}),
        (r"(?:^|[\s,(])(?:GmbH|Ltd)(?!\w)", {"gmbh", "ltd"}),
        (r"(?P<city>[A-Z]\w+), (?P<state>QLD|NSW) \d{4}\b", {"qld", "nsw"}),
    ],
)
def test_words_are_read_off_a_pattern(pattern: str, words: set[str]) -> None:
    needs = needs_of(pattern)

    assert needs is not None
    assert {frozenset(group) for group in needs.groups} == {
        frozenset(group.split()) for group in words
    }
    assert not needs.fragments


@pytest.mark.parametrize(
    ("pattern", "fragments"),
    [
        (r"(?:ofert|cennik)", {"ofert", "cennik"}),
        (r"(?:休假|出差)", {"休假", "出差"}),
        (r"[!$]{3,}", {"!", "$"}),
        (r"\w*leiter(?:in)?\b", {"leiter"}),
    ],
)
def test_pieces_of_words_are_read_off_a_pattern(pattern: str, fragments: set[str]) -> None:
    needs = needs_of(pattern)

    assert needs is not None
    assert needs.fragments == fragments
    assert not needs.groups


@pytest.mark.parametrize(
    "pattern", ["", r"\d+|rabat", r"\b\w+\b|\boffer\b", r"\bopen[", r"[^\W\d_]+", r"(?:)"]
)
def test_what_cannot_be_read_off_a_pattern_is_always_searched(pattern: str) -> None:
    assert needs_of(pattern) is None


def test_words_are_told_whole_and_by_their_beginnings() -> None:
    assert told_by("We'll specialise, ok?").words == {"we", "ll", "specialise", "spec", "ok"}


def test_a_sieve_names_what_may_match_in_the_order_of_its_patterns() -> None:
    sieve = Sieve(map(needs_of, (r"\d+", r"\boffice\b", r"\bout of office\b", r"leiter")))

    assert sieve.worth_a_search("out at the office") == [0, 1, 2]
    assert sieve.worth_a_search("Abteilungsleiterin") == [0, 3]


@pytest.mark.parametrize("codes", [0x80, 0x100, sys.maxunicode + 1])
def test_words_are_those_that_patterns_know(codes: int) -> None:
    text = " ".join(f"ab{chr(code)}c" for code in range(codes))

    assert words_of(text) == re.findall(r"\w+", text)
    assert words_of("It's 40_a, ok") == ["It", "s", "40_a", "ok"]


def test_letters_that_are_one_to_a_pattern_are_folded_into_one() -> None:
    letters = [chr(code) for code in range(sys.maxunicode + 1) if chr(code).isalpha()]
    changed = {letter for letter in letters if {letter.lower(), letter.upper()} != {letter}}
    alike: dict[str, list[str]] = {}
    for letter in changed:
        alike.setdefault(folded(letter), []).append(letter)

    for letter in changed:
        others = re.findall(f"(?i){letter}", "".join(changed))
        assert set(others) <= set(alike[folded(letter)]), letter


@pytest.mark.parametrize("text", ["Sales MANAGER", "İSTANBUL", "ΥΠΕΎΘΥΝΟΣ", "\u212aauf", "ſale"])
def test_a_late_pattern_finds_what_a_compiled_one_finds(text: str) -> None:
    for source in (r"(?i)\b(?:manager|istanbul|υπεύθυνος|kauf|sale)\b", r"\bmanager\b"):
        late, compiled = late_pattern(source), re.compile(source)
        found = compiled.search(text)
        assert (late.search(text) is None) == (found is None)
        assert [match.span() for match in late.finditer(text)] == [
            match.span() for match in compiled.finditer(text)
        ]


def test_no_phrase_of_a_gold_mail_is_missed() -> None:
    # There are more of them than `re` remembers by itself.
    searches = {pattern: re.compile(pattern) for pattern in PATTERNS}
    for path in sorted((ROOT / "tests" / "mail").glob("*.eml"))[::6]:
        flat = flattened(read_mail(path.read_bytes()).text)
        for pattern, compiled in searches.items():
            if compiled.search(flat):
                assert is_searched(pattern, flat), (path.name, pattern)


def test_no_late_pattern_misses_what_its_compiled_one_finds() -> None:
    texts = [
        read_mail(path.read_bytes()).text[:1_500]
        for path in sorted((ROOT / "tests" / "mail").glob("*.eml"))[::24]
    ]
    told = "VAT no. IE 123 Kft Zrt Sp. z o.o. ApS Oyj Pty Ltd Pvt. Ltd Ltda OÜ e.U. B.V. S.p.A. 株式会社 Wien crores"
    for name, late in _late_patterns().items():
        always = always_searched(late)
        assert always, name
        for text in (*texts, *told.split(), told):
            assert bool(late.search(text)) == bool(always.search(text)), (name, text)


def test_ways_of_speaking_are_found_as_one_pattern_a_country_would_find_them() -> None:
    ways = whereabouts._ways()
    whole = {
        country: re.compile("|".join(patterns)) for country, patterns in table_of("ways").items()
    }
    for path in sorted((ROOT / "tests" / "mail").glob("*.eml"))[::8]:
        text = read_mail(path.read_bytes()).text[:3_000]
        every = ((country, pattern.search(text)) for country, pattern in whole.items())
        found = {country: match[0].strip() for country, match in every if match}
        assert list(ways.found_in(text).items()) == list(found.items()), path.name


def _late_patterns() -> dict[str, re.Pattern[str]]:
    """Those of all readers of mail, by module and name."""
    modules = map(import_module, READERS)
    return {
        f"{module.__name__}.{name}": cast("re.Pattern[str]", value)
        for module in modules
        for name, value in vars(module).items()
        if type(value) is patterns._Late
    }


@pytest.mark.parametrize(
    ("parser", "pattern"),
    [
        (None, r"\bzebra crossings?\b"),
        (SimpleNamespace(parse=lambda *_: [("OTHERWISE", 1)]), r"\bzebra crossings? ahead\b"),
    ],
    ids=["none", "of other pieces"],
)
def test_a_python_that_reads_patterns_otherwise_searches_always(
    parser: object, pattern: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pattern_shapes, "_parser", parser)

    assert needs_of(pattern) is None
    assert late_pattern(pattern).search("There are zebra crossings ahead.")


def test_phrases_that_cannot_make_up_enough_points_are_none_and_those_that_can_are_all_there() -> (
    None
):
    book, flat = Phrasebook("wanting"), flattened("We need 20 chairs. Please send me a quote.")
    every = book.signs(flat, ("en",))
    points = sum(sign.points for sign in every)

    assert points > 1
    assert book.signs(flat, ("en",), least=points) == every
    assert book.signs(flat, ("en",), least=points + 1) == []


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
            assert is_searched(pattern, flat)

    holds()
