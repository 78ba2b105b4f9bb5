"""A letter by a person stays one, whole, however many labelled lines are in it and whatever sends it for them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from leads.model import Source
from tests.leads.inquiries.test_screening import reading_of

LETTERS: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("letters_with_lists.yaml").read_text(encoding="utf-8")
)
SENT = {
    "by the writer": "From: {name} <writer@writer.example>",
    "from a house's mailbox": "From: {name} <info@writer.example>",
    "to be answered elsewhere": "From: {name} <writer@writer.example>\nReply-To: {name} <office@writer.example>",
    "by a service in the writer's name": (
        "From: {name} <messaging@post.ledger.example>\nReply-To: {name} <writer@writer.example>\n"
        "X-PM-Message-Id: 7c1d0a44-90ee-4cb0-b1f3-0fd02e3a771b"
    ),
    "by a program in its own name": (
        "From: Do Not Reply <do_not_reply@orders.example>\nReply-To: {name} <writer@writer.example>"
    ),
}


@pytest.mark.parametrize("sent", SENT)
@pytest.mark.parametrize("letter", LETTERS)
def test_no_sentence_of_a_letter_with_a_list_is_lost(letter: str, sent: str) -> None:
    told = LETTERS[letter]
    head = (
        f"{SENT[sent].format(name=told['name'])}\nTo: sales@shop.test\nSubject: {told['subject']}"
    )

    reading = reading_of(head, told["body"])

    assert reading.inquiry, reading.because
    assert [said for said in told["says"] if said not in reading.inquiry.message] == []
    assert reading.inquiry.source is Source.EMAIL or told.get("might_be_form")
    assert reading.inquiry.contact.name == told["name"]
    assert reading.inquiry.contact.phone == told.get("phone", "")


PORTAL = """Hi Own Plumbing,

{opens}

Name: Ana Pohl
Phone: 0161 496 0182
Postcode: M1 2AB
What do you need?: A new boiler, the old one leaks

Good luck!
"""


@pytest.mark.parametrize(
    "opens",
    [
        "Someone near you is looking for a plumber.",
        "A customer would like a quote from you.",
        "Ana Pohl from Manchester needs a plumber this week.",
        "You have a new lead, act fast.",
        "A new customer is waiting for your call, good luck with this one.",
    ],
)
def test_what_a_portal_says_above_the_answers_makes_no_letter(opens: str) -> None:
    head = "From: FindAPro <no-reply@findapro.example>\nReply-To: ana@writer.example\nSubject: lead"

    reading = reading_of(head, PORTAL.format(opens=opens))

    assert reading.inquiry, reading.because
    assert reading.inquiry.source is Source.WEB_FORM
    assert reading.inquiry.contact.name == "Ana Pohl"
