"""What the Rules tab promises is told in the reader's language, or not at all."""

from __future__ import annotations

import pytest

from leads.tabs import RULES
from leads.telling.promises import Promise, in_languages, promises_nothing, read_promise
from leads.typed_settings.rows import rows_of
from leads.typed_settings.rules import read_rules


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1 working day", Promise(1, "working day")),
        ("2 business days", Promise(2, "working day")),
        ("24 hours", Promise(24, "hour")),
        ("3 Werktage", Promise(3, "working day")),
        ("1 jour ouvré", Promise(1, "working day")),
        ("2 días laborables", Promise(2, "working day")),
        ("1 giorno lavorativo", Promise(1, "working day")),
        ("2 werkdagen", Promise(2, "working day")),
        ("1 week", Promise(1, "week")),
        ("soon", None),
        ("0 days", None),
        ("1 parsec", None),
    ],
)
def test_promise_is_read_in_many_languages(typed: str, meant: Promise | None) -> None:
    assert read_promise(typed) == meant


def test_one_and_many_are_told_apart() -> None:
    assert in_languages(Promise(1, "day"))["en"] == "within 1 day"
    assert in_languages(Promise(2, "working day"))["de"] == "innerhalb von 2 Werktagen"


def test_who_promises_nothing_promises_nothing_in_every_language() -> None:
    assert set(in_languages(None).values()) == {""}
    assert promises_nothing(" Off ")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("acknowledgement", "perhaps"),
        ("acknowledgements an hour", "many"),
        ("quiet hours", "at night"),
        ("reply promise", "soon"),
        ("duplicate window", "long"),
    ],
)
def test_setting_that_makes_no_sense_turns_red_and_says_how_to_write_it(
    name: str, value: str
) -> None:
    row = {"When": "setting", "Test": "is", "Value": value, "Then": name}
    problems: list[object] = []
    _, named = read_rules(rows_of({RULES.title: [(2, row)]}, RULES, problems))  # type: ignore[arg-type]

    assert name not in named
    [problem] = problems
    assert f"“{value}”" in problem.problem  # type: ignore[attr-defined]
    assert "Write" in problem.problem  # type: ignore[attr-defined]
