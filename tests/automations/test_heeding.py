"""Automatic answers and bounces tell something of a lead; a button pressed twice tells nothing."""

from __future__ import annotations

from datetime import date

import pytest

from leads.model import Cell, Event
from tests.automations.mails import ANA, mail
from tests.automations.office import Office
from tests.automations.test_take_in_inquiries import Desk

AWAY = mail(
    sender="Ana Lopez <ana@acme.example>",
    subject="Automatic reply: your offer",
    message_id="away@acme.example",
    text="I am out of the office until 14 March. For urgent matters please call reception.",
)
BOUNCED = mail(
    sender="MAILER-DAEMON@mx.example.net",
    subject="Undelivered Mail Returned to Sender",
    message_id="bounce@mx.example.net",
    text="<ana@acme.example>: host mx.acme.example said: 550 5.1.1 User unknown",
)
FORM = "Name: Gus Berg\nEmail: gus@berg.example\nMessage: Twelve gates, please."


@pytest.fixture
def desk() -> Desk:
    return Desk()


def told(desk: Desk, what: str) -> list[Event]:
    return [event for event in desk.workbook.read().events if event.what == what]


def test_absence_of_a_known_lead_is_told_in_history(desk: Desk) -> None:
    desk.deliver(ANA, AWAY)
    desk.turn()

    assert [(event.lead_id, event.new) for event in told(desk, Event.AWAY)] == [
        ("L-1001", date(2027, 3, 14))
    ]


def test_absence_of_a_stranger_is_only_screened(desk: Desk) -> None:
    desk.deliver(AWAY)
    desk.turn()

    assert told(desk, Event.AWAY) == []
    assert desk.workbook.leads == {}


def test_hard_bounce_marks_the_address_and_asks_in_review(desk: Desk) -> None:
    desk.deliver(ANA, BOUNCED)
    desk.turn()

    picture = desk.workbook.read()
    assert desk.workbook.leads["L-1001"].tags == "bad e-mail"
    assert [(case.kind, case.lead_a) for case in picture.review] == [
        ("bad e-mail address", "L-1001")
    ]


def test_form_sent_twice_within_minutes_is_a_copy(desk: Desk) -> None:
    for number in ("1", "2"):
        desk.deliver(
            mail(
                sender="Site <wordpress@ours.example>",
                subject="New entry",
                message_id=f"{number}@ours.example",
                text=FORM,
            )
        )
    desk.turn()

    assert [lead.inquiries for lead in desk.workbook.leads.values()] == [1]


def test_mail_of_two_people_is_one_lead_and_a_question(desk: Desk) -> None:
    desk.deliver(
        mail(
            sender="Ana Lopez <ana@acme.example>",
            subject="Chairs and tables",
            message_id="two@acme.example",
            text="I need ten chairs. Petra Klein (petra@acme.example) needs five tables.\n\nAna Lopez",
        )
    )
    desk.turn()

    (case,) = desk.workbook.read().review
    assert (case.kind, case.lead_a) == ("several people", "L-1001")
    assert "Ana Lopez" in case.why
    assert "petra@acme.example" in case.why


# --- a merged row's second address ---

OFFICE_ROWS: tuple[dict[str, Cell], ...] = (
    {"lead_id": "L-1001", "name": "Ana Lopez", "email": "ana@home.example", "stage": "New"},
    {"lead_id": "L-1002", "name": "Ana Lopez", "email": "ana@acme.example", "stage": "New"},
)


def merged_office() -> Office:
    office = Office(*OFFICE_ROWS)
    office.ask("L-1001", "L-1002", "Same")
    office.work()
    return office


def test_bounce_from_a_merged_rows_address_is_told_of_the_lead_that_goes_on() -> None:
    office = merged_office()
    office.inbox.deliver(BOUNCED, office.now)
    office.work()

    told = [event for event in office.workbook.events if event.what == Event.BOUNCED]
    assert [(event.lead_id, event.new) for event in told] == [("L-1001", "ana@acme.example")]
    assert (
        office.case(1).why
        == "mail to ana@acme.example came back for good; ana@home.example did not"
    )
    assert office.lead("L-1001").tags == ""


def test_absence_at_a_merged_rows_address_is_told_of_the_lead_that_goes_on() -> None:
    office = merged_office()
    office.inbox.deliver(AWAY, office.now)
    office.work()

    told = [event for event in office.workbook.events if event.what == Event.AWAY]
    assert [(event.lead_id, event.new) for event in told] == [("L-1001", date(2027, 3, 14))]


def test_bounce_from_one_of_two_addresses_in_a_cell_is_told() -> None:
    both = "ana@home.example; ana@acme.example"
    office = Office({"lead_id": "L-1001", "name": "Ana Lopez", "email": both, "stage": "New"})
    office.inbox.deliver(BOUNCED, office.now)
    office.work()

    assert office.lead("L-1001").tags == "bad e-mail"
