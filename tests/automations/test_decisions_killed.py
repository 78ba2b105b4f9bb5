"""A worker that dies at any step while it merges, or makes a lead on request, leaves the same sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from leads.model import Lead, ReviewCase
from tests.automations.mails import NEWSLETTER
from tests.automations.test_killed import MORNING, SETTINGS, Fate, Killed, World
from tests.fakes.inbox import InMemoryInbox
from tests.fakes.workbook import InMemoryWorkbook


def world() -> World:
    """Two rows that a person said are one, and a screened message that somebody wants as a lead."""
    made = World(has_sent_folder=True)
    made.workbook = InMemoryWorkbook(clock=lambda: made.now, settings=SETTINGS)
    made.inbox = InMemoryInbox("inquiries")
    made.inbox.deliver(NEWSLETTER, MORNING - timedelta(days=3))
    for lead_id, name, phone in (("L-1", "Ana Lopez", ""), ("L-2", "Ana", "+442079460123")):
        made.workbook.type_row(lead_id=lead_id, name=name, phone=phone, inquiries=1, stage="New")
    made.live(Fate())
    made.workbook.review.append(
        ReviewCase(
            raised_at=MORNING,
            kind=ReviewCase.POSSIBLE_REPEAT,
            why="alike",
            lead_a="L-1",
            lead_b="L-2",
            decision="Same",
        )
    )
    made.workbook.screened[0] = replace(made.workbook.screened[0], decision="lead, always")
    return made


def left(made: World) -> dict[str, object]:
    """What people see, times aside."""

    def timeless(lead: Lead) -> Lead:
        return replace(lead, last_touch=None, first_contact=None)

    return {
        "leads": [timeless(lead) for lead in made.workbook.leads.values()],
        "history": sorted(
            (e.lead_id, e.what, str(e.new)) for e in made.workbook.events if "before" not in e.what
        ),
        "review": [(c.why, c.decided_by) for c in made.workbook.review],
        "screened": [(s.decision, s.because) for s in made.workbook.screened],
        "rules": [(r.when, r.value) for r in made.workbook.settings.rules],
    }


def test_death_at_any_step_of_a_decision_leaves_the_same_sheet() -> None:
    undisturbed = world()
    fate = Fate()
    undisturbed.live(fate)
    undisturbed.live_to_the_end()
    kept = left(undisturbed)
    assert [lead.inquiries for lead in undisturbed.workbook.leads.values()] == [2, 1, 1]

    for first in range(1, fate.passed + 1):
        for second in range(0, fate.passed + 1, 3):
            made = world()
            deaths = made.live_to_the_end(first, second)
            assert deaths
            assert left(made) == kept, (first, second)


def test_a_lost_answer_to_the_commit_does_not_merge_twice() -> None:
    made = world()
    made.workbook.lose_reply()
    made.live(Fate())
    assert made.workbook.leads["L-1"].inquiries == 2
    assert list(made.workbook.leads) == ["L-1", "L-2", "L-1001"]


def test_dying_is_what_these_tests_do() -> None:
    with pytest.raises(Killed):
        world().live(Fate(1))
