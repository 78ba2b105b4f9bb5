"""Mails that appear late are found and filed; what is in the workbook is counted; twins are taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from automations.comparing import accounts
from connectors.errors import SourceUnavailable
from leads.changes import Change, Changes
from leads.model import Cursor, Event, ReviewCase
from leads.reconciling import RECONCILED, Listed, to_look_at
from tests.automations.mails import ANA, NEWSLETTER, mail
from tests.automations.post_room import NOW, PostRoom
from tests.fakes.inbox import InMemoryInbox

YESTERDAY = NOW - timedelta(days=1)

LATE = mail(
    sender="Ben Okoro <ben@late.example>",
    subject="Price for twelve ladders",
    message_id="late@late.example",
    text="Hello, please send me a quote for 12 ladders. Ben Okoro",
)


@pytest.fixture
def office() -> PostRoom:
    """One inquiry and one newsletter, filed; between their UIDs there is room."""
    office = PostRoom()
    office.inbox.deliver(ANA, YESTERDAY)
    office.inbox._next_uid = 10
    office.inbox.deliver(NEWSLETTER, YESTERDAY)
    office.turn()
    return office


def test_mail_that_appeared_below_the_cursor_is_filed_within_the_day(office: PostRoom) -> None:
    office.inbox.deliver_late(4, LATE, YESTERDAY)
    office.turn()
    assert office.names() == ["Ana Lopez"]
    office.turn(hours=24)

    assert office.names() == ["Ana Lopez", "Ben Okoro"]
    assert office.workbook.cursors == {"sales": Cursor(uidvalidity=7, uid=10)}


def test_new_process_files_it_at_once_but_not_more_than_hourly(office: PostRoom) -> None:
    office.inbox.deliver_late(4, LATE, YESTERDAY)
    office.known = None
    office.turn(hours=0.5)
    assert office.names() == ["Ana Lopez"]
    office.known = None
    office.turn(hours=1)

    assert office.names() == ["Ana Lopez", "Ben Okoro"]


def test_comparison_that_finds_nothing_fetches_no_body_and_is_idle_afterwards(
    office: PostRoom,
) -> None:
    office.turn(hours=25)
    before = office.workbook.writes
    office.turn()

    assert office.inbox.fetched_again == 0
    assert office.workbook.writes == before
    assert office.workbook.memory[RECONCILED] > (NOW + timedelta(hours=24)).isoformat()


def test_other_text_under_a_filed_message_id_is_filed_too(office: PostRoom) -> None:
    other = ANA.replace(b"40 units", b"75 units")
    office.inbox.deliver_late(4, other, YESTERDAY)
    office.turn(hours=25)

    texts = [str(e.new) for e in office.workbook.events if e.what in (Event.FILED, Event.TOUCH)]
    assert any("75 units" in text for text in texts)


def test_other_text_under_a_message_id_that_another_mailbox_shows_is_filed_too() -> None:
    office = PostRoom(InMemoryInbox("info"), InMemoryInbox("sales"))
    info, sales = office.inboxes
    sales._next_uid = 10
    sales.deliver(NEWSLETTER, YESTERDAY)
    info.deliver(ANA, YESTERDAY)
    office.turn()
    sales.deliver_late(4, ANA.replace(b"40 units", b"75 units"), YESTERDAY)
    office.turn(hours=25)

    texts = [str(e.new) for e in office.workbook.events if e.what in (Event.FILED, Event.TOUCH)]
    assert any("75 units" in text for text in texts)


def test_message_that_lies_in_two_mailboxes_is_not_fetched_again_every_day() -> None:
    office = PostRoom(InMemoryInbox("info"), InMemoryInbox("sales"))
    for inbox in office.inboxes:
        inbox.deliver(ANA, YESTERDAY)
    office.turn()
    office.turn(hours=25)

    assert sum(inbox.fetched_again for inbox in office.inboxes) == 0


def test_mailbox_that_is_away_is_compared_later(office: PostRoom) -> None:
    office.inbox.deliver_late(4, LATE, YESTERDAY)
    office.inbox.unavailable = "down"
    office.turn(hours=25)
    office.inbox.unavailable = ""
    office.turn()

    assert office.names() == ["Ana Lopez", "Ben Okoro"]


def test_clock_set_back_by_a_day_neither_stops_comparing_nor_repeats_it(office: PostRoom) -> None:
    office.turn(hours=25)
    office.turn(hours=-30)
    told = office.workbook.memory[RECONCILED]
    office.turn()

    assert datetime.fromisoformat(told) < NOW
    assert office.workbook.memory[RECONCILED] == told


def test_accounts_are_even_or_name_what_is_missing(office: PostRoom) -> None:
    (even,) = accounts(office.house)
    office.inbox.deliver_late(4, LATE, YESTERDAY)
    office.inbox.deliver(LATE.replace(b"late@", b"new@"), YESTERDAY)
    (odd,) = accounts(office.house)

    assert (even.there, even.filed, even.is_even) == (2, 2, True)
    assert (odd.there, odd.filed, odd.waiting) == (3, 2, 1)
    assert "Price for twelve ladders" in odd.missing[0]


def test_form_rows_that_are_alike_and_carry_no_time_count_as_one_inquiry(office: PostRoom) -> None:
    for _ in range(2):
        office.workbook.answer_form("web", {"Name": "Cy Dee", "Email": "cy@example.com"})
    office.turn()
    accounts_now = {one.name: one for one in accounts(office.house)}

    assert office.names() == ["Ana Lopez", "Cy Dee"]
    assert (accounts_now["form web"].there, accounts_now["form web"].filed) == (2, 2)


def test_mail_without_message_id_is_looked_at_by_its_body() -> None:
    listed = [Listed(uid=1, message_id=""), Listed(uid=2, message_id="a@b.example")]

    assert to_look_at(listed, ["a@b.example#1"]) == (1,)


def test_listing_that_fails_is_named(office: PostRoom) -> None:
    office.inbox.unavailable = "down"

    with pytest.raises(SourceUnavailable):
        accounts(office.house)


def test_screened_row_that_somebody_deleted_does_not_come_back(office: PostRoom) -> None:
    office.workbook.screened.clear()
    office.turn()
    office.turn(hours=25)
    office.known = None
    office.turn(hours=25)

    assert office.workbook.screened == []
    assert accounts(office.house)[0].is_even
    assert [e.what for e in office.workbook.events if e.who == "person"] == ["screened row deleted"]


def _twins(office: PostRoom) -> None:
    """The same inquiry, filed once more: by a worker without a fence, say."""
    event = next(e for e in office.workbook.events if e.what == Event.FILED)
    first = office.workbook.leads[event.lead_id]
    twin = replace(first, lead_id="L-1099", row=None)
    again = Change(new_lead=twin, events=(replace(event, lead_id="L-1099"),), next_lead=1100)
    office.workbook.commit(Changes.of(again), office.workbook.read())


def test_younger_twin_is_taken_back_and_told_of(office: PostRoom) -> None:
    _twins(office)
    office.turn()
    office.turn()

    assert list(office.workbook.leads) == ["L-1001"]
    assert [(c.lead_a, c.lead_b) for c in office.workbook.review if c.kind == ReviewCase.TWINS] == [
        ("L-1001", "L-1099")
    ]
    assert [e for e in office.workbook.events if e.what == Event.DELETED] == []


def test_filing_that_a_person_typed_into_history_makes_no_twin(office: PostRoom) -> None:
    _twins(office)
    (typed,) = (e for e in office.workbook.events if e.lead_id == "L-1099")
    office.workbook.events.remove(typed)
    office.workbook.events.append(replace(typed, version=None))
    office.turn()
    office.inbox.deliver(LATE, YESTERDAY)
    office.turn()

    assert list(office.workbook.leads)[:2] == ["L-1001", "L-1099"]
    assert [c for c in office.workbook.review if c.kind == ReviewCase.TWINS] == []


def test_twin_that_somebody_worked_on_is_asked_about_once(office: PostRoom) -> None:
    _twins(office)
    office.workbook.edit("L-1099", comment="Called him.")
    office.turn()
    office.turn()

    assert list(office.workbook.leads) == ["L-1001", "L-1099"]
    assert [(c.lead_a, c.lead_b) for c in office.workbook.review if c.kind == ReviewCase.TWINS] == [
        ("L-1001", "L-1099")
    ]
