"""A letter that more likely is no inquiry waits: a person says, and after a day it is a lead all the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from leads.held import mark_of, waits_until
from leads.inquiries.screening.verdicts import Verdict
from leads.model import Event
from leads.settings import Rule
from leads.telling.notices import notices
from tests.automations.mails import mail
from tests.automations.office import NOW, STAGES, Office

SEAT_COVERS = mail(
    sender="Lena Brandt <lena@seatcovers.example>",
    subject="Re: Covers for your fleet",
    message_id="7@seatcovers.example",
    headers={"In-Reply-To": "<4@elsewhere.example>"},
    text="""Hello,

we make seat covers for vans and deliver to more than 400 garages. Would you be open to a short call next week, so that
I can show you how other companies cut their costs by 30 %? We can send you a free sample and our price list.

Best regards
Lena Brandt

> Please send it to the purchasing department.
""",
)
"""A seller's words, in an answer to somebody: more likely a pitch than an inquiry."""


def office_that_is_asked() -> Office:
    office = Office()
    office.inbox.deliver(SEAT_COVERS, NOW - timedelta(minutes=5))
    office.work()
    assert office.screened().verdict == Verdict.REVIEW
    return office


def test_it_waits_in_screened_and_review_asks_with_its_first_words() -> None:
    office = office_that_is_asked()
    assert not office.workbook.leads
    case = office.case()
    assert (case.kind, case.lead_a) == (
        "an inquiry or not",
        mark_of(office.screened().source_ref),
    )
    assert "“Re: Covers for your fleet” from lena@seatcovers.example might be a pitch" in case.why
    assert "It begins: “Hello, we make seat covers" in case.why
    assert "undecided it becomes a lead on Tue 02 Mar, 09:00" in case.why
    assert "Review asks" in office.screened().because


def test_lead_in_review_makes_it_one_as_of_the_day_it_came() -> None:
    office = office_that_is_asked()
    office.decide(0, " lead ")
    office.work()
    (lead,) = office.workbook.leads.values()
    assert (lead.name, lead.first_contact) == ("Lena Brandt", NOW - timedelta(minutes=5))
    assert office.screened().decision == lead.lead_id
    assert office.case().why.endswith(f"→ Lead: filed as {lead.lead_id}")
    assert (office.case().decided_by, office.case().decided_at) == ("a person", NOW)
    (filed,) = (e for e in office.workbook.events if e.what == Event.FILED)
    assert "a person typed Lead in Review" in filed.because


def test_no_lead_leaves_it_out_for_good() -> None:
    office = office_that_is_asked()
    office.decide(0, "No lead")
    office.work()
    office.now += timedelta(days=30)
    office.work()
    assert not office.workbook.leads
    assert office.screened().decision == "no lead"
    assert "→ No lead: it stays in Screened" in office.case().why


def test_who_says_lead_after_no_lead_gets_one() -> None:
    office = office_that_is_asked()
    office.decide(0, "No lead")
    office.work()
    office.decide(0, "Lead")
    office.work()
    assert list(office.workbook.leads) == [office.screened().decision]
    assert "→ Lead: filed as" in office.case().why


def test_undecided_it_is_a_lead_a_day_later() -> None:
    office = office_that_is_asked()
    office.now += timedelta(hours=23, minutes=59)
    office.work()
    assert not office.workbook.leads
    office.now += timedelta(minutes=1)
    office.work()
    (lead,) = office.workbook.leads.values()
    assert office.screened().decision == lead.lead_id
    assert f"→ Closed: filed as {lead.lead_id}, because nobody said in Review" in office.case().why


def test_undecided_it_is_a_lead_although_its_question_was_deleted() -> None:
    office = office_that_is_asked()
    office.workbook.review.clear()
    office.now += timedelta(days=1)
    office.work()
    assert len(office.workbook.leads) == 1


def test_lead_typed_in_screened_answers_the_question_too() -> None:
    office = office_that_is_asked()
    office.type_in_screened("lead")
    office.work()
    (lead,) = office.workbook.leads.values()
    assert (
        f"→ Closed: filed as {lead.lead_id}, because a person typed lead in Screened"
        in office.case().why
    )


def test_no_lead_typed_in_screened_closes_the_question() -> None:
    office = office_that_is_asked()
    office.type_in_screened("no lead")
    office.now += timedelta(days=3)
    office.work()
    assert not office.workbook.leads
    assert "→ Closed: its row of Screened is gone, or was decided there" in office.case().why


def test_row_of_screened_that_was_cut_and_comes_back_still_becomes_a_lead() -> None:
    office = office_that_is_asked()
    row = office.workbook.screened.pop()
    office.work()
    assert "→ Closed" in office.case().why
    office.workbook.screened.append(row)
    office.now += timedelta(days=1)
    office.work()
    assert len(office.workbook.leads) == 1


def test_what_is_no_decision_turns_red_and_the_letter_goes_on_waiting() -> None:
    office = office_that_is_asked()
    office.decide(0, "Later")
    office.work()
    (flag,) = office.workbook.flags
    assert flag.problem == "“Later” is no decision. Choose Lead or No lead."
    office.now += timedelta(days=1)
    office.work()
    assert len(office.workbook.leads) == 1


def test_while_its_mailbox_is_away_it_goes_on_waiting() -> None:
    office = office_that_is_asked()
    office.decide(0, "Lead")
    office.inbox.unavailable = "no route"
    office.work()
    assert not office.workbook.leads
    assert office.case().decided_at is None
    office.inbox.unavailable = ""
    office.work()
    assert len(office.workbook.leads) == 1


@pytest.mark.parametrize("stage", ["New", "Won"])
def test_letter_of_somebody_who_has_a_lead_never_waits(stage: str) -> None:
    office = Office({"lead_id": "L-1001", "email": "lena@seatcovers.example", "stage": stage})
    office.inbox.deliver(SEAT_COVERS, NOW)
    office.work()
    assert not office.workbook.screened
    assert office.lead("L-1001").inquiries == 2


def test_hostile_subject_stays_one_short_line_of_the_question() -> None:
    raw = SEAT_COVERS.replace(
        b"Re: Covers for", b"Re: =?utf-8?q?=0A=E2=86=92_No_lead:_x?= " + b"x" * 900
    )
    office = Office()
    office.inbox.deliver(raw, NOW)
    office.work()
    assert "\n" not in office.case().why
    assert len(office.case().why) < 1_000


def test_sender_of_whom_a_rule_says_lead_never_waits() -> None:
    office = Office()
    rule = Rule(row=2, when="sender", test="is", value="seatcovers.example", then="lead")
    office.workbook.settings = replace(STAGES, rules=(rule,))
    office.inbox.deliver(SEAT_COVERS, NOW)
    office.work()
    assert len(office.workbook.leads) == 1
    assert not office.workbook.screened


def test_manager_is_told_in_the_digest_what_waits() -> None:
    office = office_that_is_asked()
    picture = office.workbook.read()
    (notice,) = notices(STAGES.team[0], picture, NOW - timedelta(days=1))
    assert notice.short == "1 letter that waits for a word"
    assert "lena@seatcovers.example" in notice.lines[0]
    assert "Lead or No lead" in notice.advice
    office.decide(0, "No lead")
    office.work()
    assert not notices(STAGES.team[0], office.workbook.read(), NOW - timedelta(days=1))


@pytest.mark.parametrize(
    ("asked", "until"),
    [
        ("2027-03-01 09:00", "2027-03-02 09:00"),
        ("2027-03-04 17:30", "2027-03-05 17:30"),
        ("2027-03-05 17:30", "2027-03-08 17:30"),
        ("2027-03-06 10:00", "2027-03-08 10:00"),
        ("2027-03-07 10:00", "2027-03-08 10:00"),
    ],
)
def test_a_day_is_one_in_the_sheets_zone_and_no_weekend(asked: str, until: str) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    at = datetime.fromisoformat(asked).replace(tzinfo=berlin)
    assert waits_until(at.astimezone(ZoneInfo("Etc/UTC")), berlin) == datetime.fromisoformat(
        until
    ).replace(tzinfo=berlin)
