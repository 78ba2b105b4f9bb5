"""Which questions an old register puts to its people: each pair once, a lead at a time, the likeliest first."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from leads.model import Event, Lead, ReviewCase
from leads.picture import Picture
from leads.recognising.asking import questions
from leads.recognising.suspects import Suspects

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def pair(elder: int, younger: int, score: float, *, is_certain: bool = False) -> Suspects:
    return Suspects(f"L-{elder}", f"L-{younger}", score, is_certain, "same phone")


FOUND = [pair(1, 2, 0.6), pair(1, 3, 0.4), pair(2, 3, 0.9), pair(1, 4, 0.999, is_certain=True)]


def picture(*events: Event, review: tuple[ReviewCase, ...] = ()) -> Picture:
    leads = tuple(Lead(lead_id=f"L-{number}", name="Geo Ellis") for number in range(1, 5))
    return Picture(
        version=1, read_version=1, read_at=NOW, leads=leads, events=events, review=review
    )


def asked(found: list[Suspects], on: Picture) -> list[tuple[str, str]]:
    return [(case.lead_a, case.lead_b) for case in questions(found, on, NOW)]


def said(what: str, about: str, other: str) -> Event:
    return Event(at=NOW, lead_id=about, who="x", what=what, new=other)


def test_each_lead_is_asked_about_once_with_its_likeliest_elder_and_the_likeliest_first() -> None:
    assert asked(FOUND, picture()) == [("L-1", "L-4"), ("L-2", "L-3"), ("L-1", "L-2")]


def test_the_other_elders_are_named_in_the_question() -> None:
    third = next(case for case in questions(FOUND, picture(), NOW) if case.lead_b == "L-3")

    assert third.why == "found in the register; same phone; also like L-1"
    assert (third.score, third.kind) == (0.9, ReviewCase.POSSIBLE_REPEAT)


def test_what_people_said_to_be_different_is_not_asked_and_the_next_likeliest_is() -> None:
    told = picture(said(Event.DIFFERENT, "L-3", "L-2"))

    assert ("L-1", "L-3") in asked(FOUND, told)
    assert ("L-2", "L-3") not in asked(FOUND, told)


def test_merged_and_missing_leads_are_not_asked_about() -> None:
    merged = picture(said(Event.MERGED, "L-4", "L-1"))

    assert asked([*FOUND, pair(1, 9, 0.9)], merged) == [("L-2", "L-3"), ("L-1", "L-2")]


@pytest.mark.parametrize("decided_at", [None, NOW])
def test_what_stands_in_review_is_not_asked_again_whatever_came_of_it(
    decided_at: datetime | None,
) -> None:
    case = ReviewCase(
        raised_at=NOW,
        kind=ReviewCase.POSSIBLE_REPEAT,
        why="same phone",
        lead_a="L-3",
        lead_b="L-2",
        decided_at=decided_at,
    )

    assert ("L-2", "L-3") not in asked(FOUND, picture(review=(case,)))


def test_a_lead_whose_question_is_open_is_not_asked_about_beside_another() -> None:
    case = ReviewCase(
        raised_at=NOW, kind=ReviewCase.POSSIBLE_REPEAT, why="same phone", lead_a="L-1", lead_b="L-3"
    )

    assert asked(FOUND, picture(review=(case,))) == [("L-1", "L-4"), ("L-1", "L-2")]
    answered = replace(case, decided_at=NOW, decision="Different")
    assert ("L-2", "L-3") in asked(FOUND, picture(review=(answered,)))
