"""Typing `lead` in Screened: a lead of the day it came, once, and its sender remembered when wanted."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from automations.make_leads_on_request import make_leads_on_request
from leads.inquiries.screening.verdicts import Verdict
from leads.inquiries.sender_rules import read_by_rules
from leads.model import Event, Workspace
from leads.picture import Arrivals
from leads.settings import Rule
from tests.automations.mails import NEWSLETTER, mail
from tests.automations.office import NOW, Office
from tests.fakes.inbox import InMemoryInbox

ANOTHER_ISSUE = NEWSLETTER.replace(b"three@list", b"four@list").replace(b"Ten things", b"Eleven")


def office_with_newsletter() -> Office:
    office = Office()
    office.inbox.deliver(NEWSLETTER, NOW - timedelta(days=9))
    office.work()
    assert office.screened().verdict == Verdict.LIST
    return office


def test_lead_makes_a_lead_of_the_message_with_its_own_date() -> None:
    office = office_with_newsletter()
    office.type_in_screened(" Lead ")
    office.work()
    (lead,) = office.workbook.leads.values()
    assert (lead.email, lead.first_contact) == ("news@list.example", NOW - timedelta(days=9))
    assert office.screened().decision == lead.lead_id
    assert office.screened().because.startswith(f"{lead.lead_id}, because a person typed lead")
    (filed,) = (e for e in office.workbook.events if e.what == Event.FILED)
    assert "a person typed lead in Screened" in filed.because
    assert "Ten things to know" in str(filed.new)


def test_it_is_never_made_twice() -> None:
    office = office_with_newsletter()
    office.type_in_screened("lead")
    office.work()
    office.type_in_screened("lead")
    office.work()
    assert list(office.workbook.leads) == ["L-1010"]
    assert office.screened().decision == "L-1010"


def test_two_rows_of_one_message_make_one_lead() -> None:
    office = office_with_newsletter()
    office.inbox.deliver(NEWSLETTER, NOW)
    office.work()
    assert office.screened(1).verdict == "copy"
    office.type_in_screened("lead", 0)
    office.type_in_screened("lead", 1)
    office.work()
    assert list(office.workbook.leads) == ["L-1010"]
    assert [row.decision for row in office.workbook.screened] == ["L-1010", "L-1010"]


def test_a_message_that_is_gone_becomes_a_lead_of_what_the_row_holds() -> None:
    office = office_with_newsletter()
    office.inbox.delete(1)
    office.type_in_screened("lead")
    office.work()
    (lead,) = office.workbook.leads.values()
    assert (lead.email, lead.interest) == ("news@list.example", "This week in widgets")
    assert lead.first_contact == NOW - timedelta(days=9)
    assert "three@list.example" in lead.message


def test_nothing_is_made_while_the_mailbox_cannot_be_asked() -> None:
    office = office_with_newsletter()
    office.type_in_screened("lead")
    office.inbox.unavailable = "no route"
    office.work()
    assert not office.workbook.leads
    office.inbox.unavailable = ""
    office.work()
    assert list(office.workbook.leads) == ["L-1010"]


def test_a_known_sender_gets_a_touch_instead_of_a_second_lead() -> None:
    office = Office({"lead_id": "L-1001", "name": "News", "email": "news@list.example"})
    office.inbox.deliver(NEWSLETTER, NOW)
    office.work()
    office.type_in_screened("lead")
    office.work()
    assert office.screened().decision == "L-1001"
    assert office.lead("L-1001").inquiries == 2


def test_a_message_without_message_id_is_found_by_when_it_came() -> None:
    raw = mail(
        sender="Offers <offers@shop.example>",
        subject="Our offer",
        message_id="",
        text="Save 20 % this week only.",
        headers={"List-Unsubscribe": "<https://shop.example/off>", "Precedence": "bulk"},
    ).replace(b"Message-ID: <>\r\n", b"")
    office = Office()
    office.inbox.deliver(raw, NOW - timedelta(days=3))
    office.work()
    office.type_in_screened("lead")
    office.work()
    (lead,) = office.workbook.leads.values()
    (filed,) = (e for e in office.workbook.events if e.what == Event.FILED)
    assert lead.first_contact == NOW - timedelta(days=3)
    assert "Save 20 %" in str(filed.new)


@pytest.mark.parametrize("typed", ["lead, always", "Lead always", "always"])
def test_always_takes_later_mail_of_that_list_too(typed: str) -> None:
    office = office_with_newsletter()
    office.type_in_screened(typed)
    office.work()
    (rule,) = office.workbook.settings.rules
    assert (rule.when, rule.value, rule.then) == ("list", "widgets.list.example", "lead")
    office.inbox.deliver(ANOTHER_ISSUE, NOW)
    office.work()
    assert len(office.workbook.screened) == 1
    assert office.lead("L-1010").inquiries == 2


def test_always_remembers_a_sender_once() -> None:
    office = Office()
    for number in (1, 2):
        raw = mail(
            sender="Board <no-reply@board.example>",
            subject=f"Notification {number}",
            message_id=f"{number}@board.example",
            text="A new request was posted.",
            headers={"Auto-Submitted": "auto-generated"},
        )
        office.inbox.deliver(raw, NOW)
    office.work()
    assert len(office.workbook.screened) == 2
    office.type_in_screened("lead, always", 0)
    office.type_in_screened("lead, always", 1)
    office.work()
    assert [(r.when, r.value) for r in office.workbook.settings.rules] == [
        ("sender", "no-reply@board.example")
    ]


def test_any_other_word_is_left_alone() -> None:
    office = office_with_newsletter()
    office.type_in_screened("leader of the pack")
    office.work()
    assert not office.workbook.leads
    assert office.screened().decision == "leader of the pack"


def test_deciding_on_its_own_result_changes_nothing() -> None:
    office = office_with_newsletter()
    office.type_in_screened("lead, always")
    picture = office.workbook.read()
    inbox: InMemoryInbox = office.inbox
    arrivals = Arrivals(
        asked=inbox.fetch_only([1]), asked_for=frozenset({office.screened().source_ref})
    )
    wanted = make_leads_on_request(picture, arrivals, NOW)
    assert len(wanted.new_leads) == 1
    assert not make_leads_on_request(picture.after(wanted), arrivals, NOW)


def rule(when: str, value: str, then: str, test: str = "is") -> Rule:
    return Rule(when=when, test=test, value=value, then=then, row=7)


@pytest.mark.parametrize(
    ("made", "takes"),
    [
        (rule("list", "widgets.list.example", "lead"), True),
        (rule("sender", "news@list.example", "lead"), True),
        (rule("sender", "List.Example", "lead"), True),
        (rule("sender", "@example", "lead"), True),
        (rule("sender", "news", "lead", "contains"), True),
        (rule("sender", "ist.example", "lead"), False),
        (rule("sender", "other@list.example", "lead"), False),
        (rule("list", "widgets", "lead"), False),
        (rule("Interest", "news@list.example", "lead"), False),
    ],
)
def test_a_rule_about_a_sender_or_list_decides(made: Rule, takes: bool) -> None:
    received = Office().inbox
    received.deliver(NEWSLETTER)
    (one,) = received.fetch(None).mails
    reading = read_by_rules(one.mail, one.received_at, Workspace(), [made])
    assert (reading.inquiry is not None) is takes


def test_a_rule_screens_a_sender_and_says_so() -> None:
    office = Office()
    office.workbook.settings = replace(
        office.workbook.settings, rules=(rule("sender", "pest.example", "screen"),)
    )
    office.write("Pest <pest@mail.pest.example>", "Please quote for 40 pumps.", "p1@pest.example")
    office.work()
    assert not office.workbook.leads
    assert office.screened().because == "Rules row 7: sender is pest.example"


def test_no_rule_makes_leads_of_automatic_answers() -> None:
    office = Office()
    office.workbook.settings = replace(
        office.workbook.settings, rules=(rule("sender", "acme.example", "lead"),)
    )
    office.write(
        "Ana <ana@acme.example>",
        "I am out of the office until Monday.",
        "a1@acme.example",
        **{"Auto-Submitted": "auto-replied"},
    )
    office.work()
    assert not office.workbook.leads
