"""At a first look no letter is passed over in which a form's reader would find the writer's address."""

from __future__ import annotations

import pytest

from benchmarks.reading_scores import GOLD
from benchmarks.recast_forms import recast
from connectors.mail_reader import read_mail
from leads.inquiries.forms.answers import address_in
from leads.inquiries.forms.first_look import may_begin, may_reach
from leads.inquiries.forms.lines import lines_of_text
from leads.inquiries.forms.profiles import words_for_rows
from leads.inquiries.forms.reader import INTRO_LINES, FormReader, read_form
from leads.inquiries.forms.senders import marks_of
from leads.inquiries.mail import Address, Mail

LETTER = Mail(digest="", size=0, sender=Address("", "ana@pohl.example"))
_EVERY, _RECAST = 3, 200


def read_as_letter(text: str) -> FormReader:
    """A text's lines as a form's, as if a person had sent them."""
    marks = marks_of(LETTER, is_house=False)
    return read_form(LETTER, marks, lines_of_text(text), words_for_rows(()))


def looked_at(text: str) -> tuple[bool, str]:
    """Whether a text may reach its writer at a first look, and the address that reading all of it finds."""
    read = read_as_letter(text)
    return may_reach(read.lines, read.questions, read.words), address_in(read.answered)


def test_whatever_is_answered_in_a_text_is_told_at_a_first_look() -> None:
    gold = [path.read_bytes() for path in sorted(GOLD.glob("*.eml"))[::_EVERY]]
    raws = [*gold, *(form.raw for form in recast(_RECAST, seed=3))]
    reads = [read_as_letter(text) for text in (read_mail(raw).text for raw in raws)]
    answered = [read for read in reads if read.answers]
    reached = [read for read in answered if address_in(read.answered)]

    assert all(may_begin(read.lines, read.questions, INTRO_LINES) for read in answered)
    assert all(may_reach(read.lines, read.questions, read.words) for read in reached)
    assert len(reached) > len(reads) // 4


@pytest.mark.parametrize(
    "text",
    [
        "E-mail: ana@pohl.example",
        "E-mail\nana@pohl.example",
        "E-mail:\n\n-----\n\nana@pohl.example",
        "▪ E-mail\n\nana@pohl.example",
        "(2) E-mail: ana@pohl.example",
        "Company: Pohl GmbH\n0316 234567\nana@pohl.example",
        "From: Ana Pohl <ana@pohl.example>\nSubject: Tents\n\nMessage Body:\nSix tents, please.",
        "Address: Hauptstr. 3\nE-mail: ana@pohl.example",
    ],
)
def test_address_below_or_beside_its_question_may_reach_somebody(text: str) -> None:
    assert looked_at(text)[0]


@pytest.mark.parametrize(
    "text",
    [
        "Hi Ben,\n\nwe will come on Friday.\n\nRegards\nAna\n\nana@pohl.example",
        "Hi Ben,\n\nwrite to ana@pohl.example if you like.",
        "No.\n\nOn Friday Ben <ben@own.example> wrote:\n> Will you come?",
    ],
)
def test_address_that_nothing_asks_for_reaches_nobody(text: str) -> None:
    assert looked_at(text) == (False, "")


def test_letter_that_asks_nothing_at_its_beginning_does_not_begin_as_a_form() -> None:
    letter = read_as_letter("Hi Ben,\n\n" + "we will come on Friday.\n" * 9 + "Phone: 0316 234567")

    assert not may_begin(letter.lines, letter.questions, INTRO_LINES)
    assert may_begin(letter.lines, letter.questions, 2 * INTRO_LINES)
