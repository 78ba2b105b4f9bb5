"""No pattern that reads mail takes more than its share of time on a longer text, and the hunt for such finds them."""

from __future__ import annotations

import re

import pytest

from benchmarks import pattern_growth
from benchmarks.pattern_growth import BOUNDED, looks_for, suspects


@pytest.mark.slow
def test_no_pattern_takes_more_than_its_share_on_a_longer_text() -> None:
    grown = [found for found in suspects([""]) if found and found.name not in BOUNDED]
    assert grown == []


def test_what_is_said_to_see_short_texts_alone_is_there() -> None:
    assert set(BOUNDED) <= {name for name, _ in pattern_growth.patterns()}


@pytest.mark.parametrize(
    ("source", "bait"),
    [
        (r"\s+$", ("", " ")),
        (r"^\s*\S+@\S+\.\w+$", ("", "@")),
        (r"(?:a|aa)+b", ("", "a")),
        (r"from:[^<>]*,[^<>]*;", ("from:", ",")),
    ],
)
def test_a_pattern_that_grows_is_told_with_a_bait(
    source: str, bait: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = _hunted(source, monkeypatch, letters=_STOPPED)
    assert found is not None
    assert found.bait == bait


@pytest.mark.parametrize("source", [r"(?<!\s)\s++$", r"^\s*+\S[^\s@]*+@\S+\.\w+$", r"a{1,40}b"])
def test_a_pattern_that_grows_as_its_text_does_is_let_pass(
    source: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _hunted(source, monkeypatch) is None


_STOPPED = 32_000
"""Letters on which what grows is stopped each time, whatever else the machine does: no two times are compared."""


def _hunted(
    source: str, monkeypatch: pytest.MonkeyPatch, letters: int = 4_000
) -> pattern_growth.Suspect | None:
    monkeypatch.setattr(pattern_growth, "patterns", lambda: [("planted", re.compile(source))])
    return next(iter(suspects(["planted"], letters=letters)))


def test_a_pattern_is_looked_for_as_its_readers_do() -> None:
    assert looks_for("leads.inquiries.screening.notices._NO_REPLY") == (re.Pattern.match,)
    assert looks_for("leads.inquiries.forms.values._ADDRESS") == (re.Pattern.fullmatch,)
    anywhere = looks_for("leads.inquiries.people.signatures._CONTACT_LINE")
    assert [look(re.compile("b"), "ab") for look in anywhere] == [None]
    assert anywhere == looks_for("nobody knows")
