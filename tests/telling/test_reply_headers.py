"""The head of a letter that answers: its data waited in a cell, and the ids are a stranger's."""

from __future__ import annotations

import pytest

from leads.telling.reply_headers import MOST_REFERENCES, reply_headers


def test_thread_and_reply_address_are_named() -> None:
    told = reply_headers(
        {
            "in_reply_to": "two@acme.example",
            "references": ["one@acme.example", "two@acme.example"],
            "reply_to": "sales@ours.example",
            "answers_automatically": True,
        }
    )

    assert told == {
        "In-Reply-To": "<two@acme.example>",
        "References": "<one@acme.example> <two@acme.example>",
        "Reply-To": "sales@ours.example",
        "Auto-Submitted": "auto-replied",
    }


@pytest.mark.parametrize(
    "hostile",
    [
        "a@b.example>\r\nBcc: all@third.example",
        "a@b.example\nBcc: x@y.example",
        "no id at all",
        "<>",
        "a b@c.example",
        "é@acme.example",
        "x" * 2_000 + "@acme.example",
    ],
)
def test_nothing_can_be_slipped_in(hostile: str) -> None:
    data = {"in_reply_to": hostile, "references": [hostile], "reply_to": hostile + ", b@c.example"}

    assert reply_headers(data) == {}


def test_long_thread_is_shortened_to_its_beginning_and_its_end() -> None:
    told = reply_headers({"references": [f"{n}@acme.example" for n in range(500)]})["References"]

    assert told.split()[0] == "<0@acme.example>"
    assert told.split()[-1] == "<499@acme.example>"
    assert len(told.split()) == MOST_REFERENCES


def test_digest_has_none_of_it() -> None:
    assert reply_headers({"sections": [], "name": "Priya"}) == {}
