"""Who speaks at the foot of a form mail: told by the words, and by all that stands below."""

from __future__ import annotations

import json

import pytest

from benchmarks.fit_speakers import WEIGHTS_FILE, fit, read_lines
from leads.inquiries.forms.speakers import LONGEST, shipped_model, signs_of
from leads.inquiries.forms.tails import cut_of

VISITOR = "We would need forty chairs for our garden party in June. What would that cost?"
PROGRAM = "This message was sent from the contact form on your website."
BLANK = ""


def _cut(*lines: str) -> int:
    return cut_of(lines, lambda at: 0.0)


def test_what_the_program_says_last_is_cut_with_all_below_it() -> None:
    further = "You can manage your notifications in the settings of your site."

    assert _cut(VISITOR, BLANK, PROGRAM, BLANK, further) == 2


def test_a_visitor_loses_nothing_where_no_program_speaks() -> None:
    closing = ("Many thanks in advance", "Ana Pohl")

    assert _cut(VISITOR, BLANK, *closing) == 4


def test_what_stands_above_a_visitors_words_stays() -> None:
    assert _cut(PROGRAM, BLANK, VISITOR) == 3


def test_a_program_that_leaves_no_blank_line_is_cut_where_it_begins() -> None:
    assert _cut(VISITOR, PROGRAM) == 1


def test_looks_turn_a_line_that_words_leave_in_doubt() -> None:
    mail = (VISITOR, BLANK, "Blue Hollow Sawmill")

    assert _cut(*mail) == 3
    assert cut_of(mail, [0.0, 0.0, 6.0].__getitem__) == 2


@pytest.mark.parametrize("text", ["", " ", "…", "—"])
def test_a_line_without_words_speaks_for_nobody(text: str) -> None:
    assert _cut(VISITOR, BLANK, text) == 3


def test_only_the_beginning_of_an_endless_line_is_looked_at() -> None:
    endless = "ab " * 100_000

    assert signs_of(endless) == signs_of(endless[:LONGEST])


@pytest.mark.slow
def test_the_weights_that_ship_are_what_the_lines_give() -> None:
    fitted, shipped = fit(read_lines()), shipped_model()

    assert (fitted.bias, fitted.weights) == (shipped.bias, shipped.weights)
    assert json.loads(WEIGHTS_FILE.read_text("utf-8"))["fitted"]


def test_no_visitor_among_the_lines_is_clearly_taken_for_a_program() -> None:
    model = shipped_model()
    visitors = [line.text for line in read_lines() if not line.is_programs]
    taken = [text for text in visitors if model.odds(signs_of(text)) > 3]

    assert len(visitors) > 3_000
    assert taken == []
