"""Whole turns over the real connector, on a spreadsheet that was restored, is read late, or holds twins."""

from __future__ import annotations

import json
import urllib.request
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from automations import ALL
from automations.house import House
from automations.turn import take_turn
from automations.turn_report import TurnReport
from leads.changes import Change, Changes
from leads.model import Event, ReviewCase, Workspace
from tests.automations.mails import ANA, NEWSLETTER, mail
from tests.connectors.workbook.conftest import Server
from tests.connectors.workbook.sites import StandinSite
from tests.fakes.inbox import InMemoryInbox
from tests.fakes.post import InMemoryOutbox, PlainLetters

JUST_NOW = datetime(2027, 3, 1, 8, 30, tzinfo=UTC)

BEN = mail(
    sender="Ben Okoro <ben@ladders.example>",
    subject="Price for twelve ladders",
    message_id="ben@ladders.example",
    text="Hello, please send me a quote for 12 ladders. Ben Okoro",
)


class Office:
    """The whole roster over one spreadsheet and one mailbox."""

    def __init__(self, sheet: StandinSite, server: Server) -> None:
        self.sheet, self.server = sheet, server
        self.inbox = InMemoryInbox()
        self.known: TurnReport | None = None
        self.house = House(
            workbook=sheet.workbook,
            inboxes=(self.inbox,),
            letters=PlainLetters(),
            outbox=InMemoryOutbox(),
            workspace=Workspace(),
            roster=ALL,
            clock=sheet.clock,
        )

    def turn(self, *, seconds: float = 90) -> TurnReport:
        self.sheet.clock.advance(seconds)
        picture = self.known.picture if self.known else None
        known = take_turn(self.house, picture, picture)
        self.known = known if known.picture else self.known
        return known

    def restart(self) -> None:
        self.known = None
        self.house = replace(self.house, workbook=self.sheet.another_worker())

    @property
    def revision(self) -> int:
        held = self.server.standin.office.held(self.sheet.origin.spreadsheet_id)
        assert held is not None
        return held.book.revision

    def restore(self, revision: int) -> None:
        """What a person does with File > Version history: content goes back, the guards stay."""
        asked = {"do": "restore", "revision": revision}
        asked["spreadsheet_id"] = self.sheet.origin.spreadsheet_id
        told = json.dumps(asked).encode()
        request = urllib.request.Request(f"{self.server.base_url}/_local/human", data=told)
        urllib.request.urlopen(request).close()

    def rows(self) -> dict[str, str]:
        return {lead.lead_id: lead.email for lead in self.sheet.workbook.read().leads}

    def cases(self, kind: str) -> list[tuple[str, str]]:
        review = self.sheet.workbook.read().review
        return [(case.lead_a, case.lead_b) for case in review if case.kind == kind]


@pytest.fixture
def office(sheet: StandinSite, server: Server) -> Office:
    office = Office(sheet, server)
    office.inbox.deliver(NEWSLETTER, JUST_NOW)
    office.turn()
    return office


def until_settled(office: Office) -> None:
    """A restored file is told from a late reading by staying as it is for five minutes."""
    for _ in range(6):
        office.turn()


@pytest.mark.parametrize("started_anew", [False, True])
def test_what_a_restored_file_has_forgotten_is_filed_again_once(
    office: Office, *, started_anew: bool
) -> None:
    before = office.revision
    office.inbox.deliver(ANA, JUST_NOW)
    office.inbox.deliver(BEN, JUST_NOW)
    office.turn()
    filed = office.rows()
    office.restore(before)
    forgotten = office.rows()
    if started_anew:
        office.restart()
    until_settled(office)

    assert sorted(filed.values()) == ["ana@acme.example", "ben@ladders.example"]
    assert forgotten == {}
    assert sorted(office.rows().values()) == sorted(filed.values())
    assert len(office.sheet.person.book.worksheet("Screened").col_values(1)) == 2
    told = [e.what for e in office.sheet.workbook.read().events if e.who == "person"]
    assert told == []


def test_mail_is_filed_once_although_readings_lag_behind_our_own_commit(office: Office) -> None:
    """The reading after a commit shows the spreadsheet as it was before it."""
    before = office.revision
    office.inbox.deliver(ANA, JUST_NOW)
    office.turn()
    after = office.revision
    office.restore(before)
    late = office.turn()
    office.restore(after)
    office.turn()

    assert late.leads == 0
    assert late.picture is None
    assert list(office.rows().values()) == ["ana@acme.example"]


def test_younger_twin_is_taken_back_in_the_sheet(office: Office) -> None:
    office.inbox.deliver(ANA, JUST_NOW)
    office.turn()
    _twin(office)
    with_twin = office.rows()
    office.turn()
    office.turn()

    assert list(with_twin) == ["L-1001", "L-1099"]
    assert list(office.rows()) == ["L-1001"]
    assert office.cases(ReviewCase.TWINS) == [("L-1001", "L-1099")]


def test_twin_that_somebody_worked_on_stays_and_is_asked_about(office: Office) -> None:
    office.inbox.deliver(ANA, JUST_NOW)
    office.turn()
    _twin(office)
    office.sheet.edit("L-1099", comment="Called him.")
    office.turn()
    office.turn()

    assert list(office.rows()) == ["L-1001", "L-1099"]
    assert office.cases(ReviewCase.TWINS) == [("L-1001", "L-1099")]


def _twin(office: Office) -> None:
    """The same inquiry, filed once more: by a worker without a fence, say."""
    worker = office.sheet.open()
    picture = worker.read()
    event = next(e for e in picture.events if e.what == Event.FILED)
    first = next(lead for lead in picture.leads if lead.lead_id == event.lead_id)
    twin = replace(first, lead_id="L-1099", row=None)
    again = Change(new_lead=twin, events=(replace(event, lead_id="L-1099"),), next_lead=1100)
    worker.commit(Changes.of(again), picture)
