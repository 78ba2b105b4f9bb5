"""Signs read off patterns only spare searches: they never hide what a pattern finds."""

from __future__ import annotations

import re
from importlib import import_module
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leads.inquiries.wording import needed_signs, patterns
from leads.inquiries.wording.needed_signs import gate_of_signs, signs_of
from leads.inquiries.wording.patterns import compiled as always_searched
from leads.inquiries.wording.patterns import late_pattern
from tests.leads.inquiries.readers import READERS


@pytest.mark.parametrize(
    ("pattern", "plain", "others"),
    [
        (r"\[[^\]]*\]\(", "[", False),
        (r"\s*[(\[（]\w+", "([", True),
        (r"株式会社|\(주\)", "(", True),
        (r"株式会社|有限会社", "", True),
        (r"(?:a\d|\d+b)+", "0123456789", True),
        (r"https?://", "/", False),
        (r"(?i)я|é", "", True),
        (r"(?<=@)\w+", "@", False),
        (r"[X-Z]{2}", "XYZ", False),
        (r"[a-яA-Z]@|#", "@#", False),
        (r"(?i)the @", "@", False),
    ],
)
def test_the_rarest_signs_that_a_pattern_cannot_do_without_are_told(
    pattern: str, plain: str, others: bool
) -> None:
    assert signs_of(pattern) == (frozenset(plain), others)


@pytest.mark.parametrize(
    "pattern",
    [r"\w+", r"(?:\[x\])?\w", r"a|@", r"[^@]", r"(?!@)\w", r"@*", r".+", r"the", r"(", r"(?i)ſ|ß"],
)
def test_a_pattern_that_may_do_without_or_needs_usual_letters_is_always_searched(
    pattern: str,
) -> None:
    assert signs_of(pattern) is None


def test_a_letter_stands_for_all_that_python_takes_for_it() -> None:
    every = [chr(code) for code in range(0x20000)]
    changed = [one for one in every if {one.lower(), one.upper()} != {one}]
    text = "".join(changed)
    for letter in (*"xqzjvkXQK", "K", "ſ", "İ", "ı", "я", "ß"):
        if signs := signs_of(f"(?i){letter}"):
            is_open_to = gate_of_signs(signs)
            assert all(map(is_open_to, re.findall(f"(?i){letter}", text))), letter


@pytest.mark.parametrize("text", ["", "none", "a [b] c, [d]", "é", "[é]|x"])
@pytest.mark.parametrize("source", [r"\[(\w)\]", r"[\[|](\w)", r"(?:\||é)()"])
def test_a_late_pattern_answers_as_a_compiled_one_where_no_sign_is(source: str, text: str) -> None:
    late, plain = late_pattern(source), re.compile(source)
    for method in ("search", "match", "fullmatch"):
        assert repr(getattr(late, method)(text)) == repr(getattr(plain, method)(text))
    assert list(map(repr, late.finditer(text))) == list(map(repr, plain.finditer(text)))
    assert late.findall(text) == plain.findall(text)
    assert late.split(text, maxsplit=1) == plain.split(text, maxsplit=1)
    assert late.sub("<\\1>", text, count=1) == plain.sub("<\\1>", text, count=1)
    assert late.subn(str, text) == plain.subn(str, text)


@pytest.mark.parametrize(
    "parser", [None, SimpleNamespace(parse=lambda *_: [("OTHERWISE", 1)])], ids=["none", "other"]
)
def test_a_python_that_reads_patterns_otherwise_searches_always(
    parser: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(needed_signs, "_parser", parser)
    assert signs_of(r"\[") is None
    assert late_pattern(r"\[").split("a[b") == ["a", "b"]


@pytest.mark.slow
@pytest.mark.parametrize("reader", READERS)
def test_a_text_made_after_a_pattern_has_its_signs(reader: str) -> None:
    for value in vars(import_module(reader)).values():
        pattern = always_searched(value) if type(value) is patterns._Late else None
        if pattern and (signs := signs_of(pattern.pattern, pattern.flags & ~re.UNICODE)):
            _hold(pattern, gate_of_signs(signs))


def _hold(pattern: re.Pattern[str], is_open_to: patterns._Gate) -> None:
    @settings(max_examples=3, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(st.from_regex(pattern))
    def holds(text: str) -> None:
        assert is_open_to(text)

    holds()
