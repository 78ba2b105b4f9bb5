from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from leads.model import Lead
from leads.picture import Picture
from leads.settings import Member, Settings, Stage, StageKind
from leads.telling.unheard import unheard

STAGES = (Stage(name="New"), Stage(name="Won", kind=StageKind.WON))


def found(owner: str, stage: str = "New", **ben: Any) -> bool:
    usual = {"email": "ben@example.com", "digest_at": time(8)}
    team = (Member(name="Ben Okoro", **{**usual, **ben}),)
    lead = Lead(lead_id="L-1001", owner=owner, stage=stage)
    return bool(unheard(Picture(leads=(lead,), settings=Settings(stages=STAGES, team=team))))


def test_owner_who_gets_a_digest_hears_of_the_lead_whatever_the_letter_case() -> None:
    assert not found("ben okoro ")


@pytest.mark.parametrize("owner", ["", "Ben Okorro"])
def test_lead_of_nobody_in_team_is_unheard(owner: str) -> None:
    assert found(owner)


@pytest.mark.parametrize("ben", [{"active": False}, {"digest_at": None}, {"email": "ben at work"}])
def test_lead_of_somebody_who_gets_no_digest_is_unheard(ben: dict[str, Any]) -> None:
    assert found("Ben Okoro", **ben)


def test_closed_lead_needs_nobody_and_one_in_an_unknown_stage_does() -> None:
    assert not found("Nobody Known", stage="Won")
    assert found("Nobody Known", stage="Bogus")
