"""Rows that people type become leads, whatever they typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from automations import ALL, complete_typed_rows
from automations.automation import Automation
from automations.house import House
from automations.turn import take_turn
from automations.turn_report import TurnReport
from leads.model import Cell, Workspace
from leads.picture import Arrivals
from leads.settings import Member, Settings, Stage, TerritoryRule
from tests.automations.mails import ANA
from tests.fakes.inbox import InMemoryInbox
from tests.fakes.post import InMemoryOutbox, PlainLetters
from tests.fakes.workbook import InMemoryWorkbook

NINE = datetime(2027, 3, 1, 9, tzinfo=UTC)
NOTHING = Arrivals()
SETTINGS = Settings(
    team=(Member(name="Priya", email="priya@example.com", digest_at=time(8)),),
    territories=(
        TerritoryRule(
            order=1, match_on="*", pattern="*", territory="All", owners=("Priya",), row=2
        ),
    ),
    stages=(Stage(name="New", remind_after=0),),
)


class Office:
    def __init__(self) -> None:
        self.workbook = InMemoryWorkbook(clock=lambda: NINE, settings=SETTINGS)
        self.inbox = InMemoryInbox("inquiries")
        self.outbox = InMemoryOutbox()

    def turn(self, *roster: Automation) -> TurnReport:
        house = House(
            workbook=self.workbook,
            inboxes=(self.inbox,),
            letters=PlainLetters(),
            outbox=self.outbox,
            workspace=Workspace(region="GB"),
            roster=roster or ALL,
            clock=lambda: NINE,
        )
        return take_turn(house)


@pytest.fixture
def office() -> Office:
    return Office()


def test_phone_call_becomes_a_lead(office: Office) -> None:
    office.workbook.type_row(name="Ben", phone="020 7946 0999")
    office.turn(complete_typed_rows.AUTOMATION)

    lead = office.workbook.leads["L-1001"]
    assert (lead.name, lead.phone, lead.source, lead.stage, lead.inquiries) == (
        "Ben",
        "+442079460999",
        "Phone",
        "New",
        1,
    )


@pytest.mark.parametrize(
    "odd",
    [
        {"next_action": "next week"},
        {"last_touch": "yesterday"},
        {"first_contact": "June"},
        {"value": "a lot"},
        {"inquiries": "many"},
    ],
    ids=str,
)
def test_words_under_a_date_or_number_stop_no_automation(
    office: Office, odd: dict[str, Cell]
) -> None:
    """Neither this row's owner nor anybody's digest has to wait for another turn."""
    office.workbook.type_row(name="Ben", **odd)
    picture = replace(office.workbook.read(), settings=SETTINGS)
    changes = complete_typed_rows.complete_typed_rows(picture, NOTHING, NINE)
    after = picture.after(changes)
    for automation in ALL:
        after = after.after(automation.decide(after, NOTHING, NINE))

    (lead,) = after.leads
    assert lead.owner == "Priya"
    assert [letter.about for letter in after.letters] == ["Priya"]


def test_id_that_a_person_typed_is_given_to_nobody_else(office: Office) -> None:
    office.workbook.type_row(lead_id="L-1001", name="Cho, by hand")
    office.workbook.type_row(lead_id="L-1003", name="Dee, by hand")
    office.workbook.type_row(name="Ben")
    office.inbox.deliver(ANA)
    office.turn()
    office.turn()

    names = {lead_id: lead.name for lead_id, lead in office.workbook.leads.items()}
    assert names == {
        "L-1001": "Cho, by hand",
        "L-1003": "Dee, by hand",
        "L-1002": "Ana Lopez",
        "L-1004": "Ben",
    }
    assert office.workbook.next_lead == 1005


def test_id_that_history_tells_of_is_never_given_again(office: Office) -> None:
    """Even where somebody set the hidden counter back, or emptied it."""
    office.workbook.type_row(name="Ben")
    office.turn()
    office.workbook.delete("L-1001")
    office.workbook.next_lead = 1001
    office.workbook.type_row(name="Dee")
    office.inbox.deliver(ANA)
    office.turn()
    office.turn()

    names = {lead_id: lead.name for lead_id, lead in office.workbook.leads.items()}
    assert names == {"L-1002": "Ana Lopez", "L-1003": "Dee"}


def test_copied_row_keeps_its_text_and_gets_an_id_of_its_own(office: Office) -> None:
    office.workbook.type_row(name="Ben")
    office.turn()
    office.workbook.copy("L-1001")
    office.turn()

    assert [row["lead_id"] for row in office.workbook.rows] == ["L-1001", "L-1002"]
    assert office.turn().idle


def test_a_colleague_who_calls_gets_the_owner_of_the_one_we_know(office: Office) -> None:
    """Two take turns, and Ana would be next."""
    both = replace(SETTINGS.territories[0], owners=("Ana", "Priya"))
    ana = Member(name="Ana", email="ana@example.com", digest_at=time(8))
    office.workbook.settings = replace(SETTINGS, team=(ana, *SETTINGS.team), territories=(both,))
    office.workbook.type_row(
        name="Ben Lee", email="ben@acme.example", owner="Priya", stage="New", phone="020 7946 0999"
    )
    office.turn()

    office.workbook.type_row(name="Clara Dunn", company="Acme", email="clara@acme.example")
    office.turn()
    office.turn()

    lead = office.workbook.leads["L-1002"]
    filed = next(event for event in office.workbook.events if event.lead_id == "L-1002")
    assert lead.owner == "Priya"
    assert filed.because.startswith("typed by a person; nobody we know; a colleague of L-1001")
