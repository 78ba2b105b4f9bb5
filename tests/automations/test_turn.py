"""A turn: what it leaves behind in the workbook and the post, whatever happens on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from automations.automation import Automation, Decide
from automations.house import House
from automations.retry_letters import retry_letters
from automations.turn import take_turn
from connectors.errors import (
    ConfigError,
    DeliveryFailed,
    DeliveryInDoubt,
    SourceUnavailable,
    WorkbookUnavailable,
)
from connectors.ports import Fetched, Listing, Outcome, Refused, Rejected, Unknown
from leads.changes import Change, Changes
from leads.inquiries.mail import ReceivedMail
from leads.model import Cursor, Event, Lead, LetterEvent, LetterState, Workspace
from leads.picture import Arrivals, Picture
from leads.tabs import REVIEW
from tests.automations.orders import give_owner
from tests.fakes.clock import Clock
from tests.fakes.post import InMemoryOutbox, PlainLetters
from tests.fakes.workbook import InMemoryWorkbook

NINE = datetime(2027, 3, 1, 9, tzinfo=UTC)


class DownInbox:
    name = "inquiries"

    def __init__(self, error: Exception | None = None) -> None:
        self._error = error or SourceUnavailable("imap.example.com does not answer")

    def fetch(self, cursor: Cursor | None) -> Fetched:
        raise self._error

    def listed(self, since: datetime) -> Listing:
        raise self._error

    def fetch_only(self, uids: Sequence[int]) -> tuple[ReceivedMail, ...]:
        raise self._error

    def close(self) -> None: ...


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def workbook(clock: Clock) -> InMemoryWorkbook:
    return InMemoryWorkbook(clock=clock)


@pytest.fixture
def outbox() -> InMemoryOutbox:
    return InMemoryOutbox()


def house_of(
    workbook: InMemoryWorkbook, outbox: InMemoryOutbox, clock: Clock, *decisions: Decide
) -> House:
    return House(
        workbook=workbook,
        inboxes=(),
        letters=PlainLetters(),
        outbox=outbox,
        workspace=Workspace(),
        roster=tuple(Automation(f"order {n}", "", decide) for n, decide in enumerate(decisions)),
        clock=clock,
    )


def file_one_lead(picture: Picture, arrivals: Arrivals, now: datetime) -> Changes:
    """A standing order that wants L-1001 in the sheet."""
    if picture.leads:
        return Changes()
    return Changes.of(Change(new_lead=Lead(lead_id="L-1001", name="Ana Lopez"), next_lead=1002))


def queue_digest(picture: Picture, arrivals: Arrivals, now: datetime) -> Changes:
    """A standing order that wants one letter a day."""
    message_id = f"digest.priya.{now.date()}@example.com"
    if any(letter.message_id == message_id for letter in picture.letters):
        return Changes()
    letter = LetterEvent(
        message_id=message_id,
        kind="digest",
        to="priya@example.com",
        about="Priya",
        day=now.date(),
        state=LetterState.QUEUED,
        at=now,
        data={"leads": len(picture.leads)},
    )
    return Changes.of(Change(letters=(letter,)))


def states(workbook: InMemoryWorkbook) -> list[str]:
    return [letter.state.value for letter in workbook.letters]


def test_all_automations_share_one_read_and_one_write(
    workbook: InMemoryWorkbook, outbox: InMemoryOutbox, clock: Clock
) -> None:
    report = take_turn(house_of(workbook, outbox, clock, file_one_lead, give_owner))

    assert workbook.leads["L-1001"].owner == "Priya"
    assert (workbook.reads, workbook.writes) == (1, 1)
    assert (report.version, report.leads) == (1, 1)


def test_second_turn_changes_nothing(
    workbook: InMemoryWorkbook, outbox: InMemoryOutbox, clock: Clock
) -> None:
    house = house_of(workbook, outbox, clock, file_one_lead, give_owner, queue_digest)
    take_turn(house)
    before = (list(workbook.rows), list(workbook.letters), workbook.version)

    assert take_turn(house).idle
    assert (workbook.rows, workbook.letters, workbook.version) == before


def test_idle_turn_with_a_fresh_picture_makes_no_call(
    workbook: InMemoryWorkbook, outbox: InMemoryOutbox, clock: Clock
) -> None:
    house = house_of(workbook, outbox, clock, file_one_lead)
    remembered = take_turn(house).picture
    calls = (workbook.reads, workbook.writes)
    clock.now += timedelta(seconds=59)

    assert take_turn(house, remembered).idle
    assert (workbook.reads, workbook.writes) == calls


def test_idle_turn_tells_the_same_trouble_as_the_turn_before(
    workbook: InMemoryWorkbook, outbox: InMemoryOutbox, clock: Clock
) -> None:
    """Else the log says that all is well again whenever a mailbox rings for nothing."""

    def breaks(picture: Picture, arrivals: Arrivals, now: datetime) -> Changes:
        raise ZeroDivisionError

    workbook.missing = {"Review": tuple(column.heading for column in REVIEW.columns)}
    house = house_of(workbook, outbox, clock, file_one_lead, breaks)
    before = take_turn(house)
    calls = (workbook.reads, workbook.writes)
    idle = take_turn(house, before.picture)

    assert (workbook.reads, workbook.writes) == calls
    assert [sentence.partition(" ")[0] for sentence in before.trouble] == ["the", "order"]
    assert idle.trouble == before.trouble


def test_picture_older_than_a_minute_is_read_again(
    workbook: InMemoryWorkbook, outbox: InMemoryOutbox, clock: Clock
) -> None:
    house = house_of(workbook, outbox, clock, give_owner)
    remembered = take_turn(house).picture
    workbook.type_row(lead_id="L-7", name="Typed by hand")
    clock.now += timedelta(seconds=60)
    take_turn(house, remembered)

    assert workbook.leads["L-7"].owner == "Priya"


def test_refused_commit_is_decided_again(
    workbook: InMemoryWorkbook, outbox: InMemoryOutbox, clock: Clock
) -> None:
    workbook.meanwhile.append(workbook.commit_of_another)
    report = take_turn(house_of(workbook, outbox, clock, file_one_lead))

    assert list(workbook.leads) == ["L-1001"]
    assert (report.refused, report.version) == (1, 2)


def test_lost_reply_lands_once(
    workbook: InMemoryWorkbook, outbox: InMemoryOutbox, clock: Clock
) -> None:
    workbook.lose_reply()
    take_turn(house_of(workbook, outbox, clock, file_one_lead, give_owner))

    assert [row["lead_id"] for row in workbook.rows] == ["L-1001"]


def test_turn_gives_up_politely_when_others_are_always_faster(
    workbook: InMemoryWorkbook, outbox: InMemoryOutbox, clock: Clock
) -> None:
    for _ in range(9):
        workbook.fail_commit(Refused(because="somebody was faster"))
    report = take_turn(house_of(workbook, outbox, clock, file_one_lead))

    assert report.more
    assert report.picture is None
    assert "not finished" in report.trouble[0]


def test_unreadable_workbook_is_the_callers_to_wait_for(
    workbook: InMemoryWorkbook, outbox: InMemoryOutbox, clock: Clock
) -> None:
    workbook.fail_reads()

    with pytest.raises(WorkbookUnavailable):
        take_turn(house_of(workbook, outbox, clock, file_one_lead))


def test_failing_automation_stops_no_neighbour(
    workbook: InMemoryWorkbook, outbox: InMemoryOutbox, clock: Clock
) -> None:
    def broken(picture: Picture, arrivals: Arrivals, now: datetime) -> Changes:
        raise KeyError("a mistake of ours")

    report = take_turn(house_of(workbook, outbox, clock, file_one_lead, broken, give_owner))

    assert workbook.leads["L-1001"].owner == "Priya"
    assert "order 1 failed" in report.trouble[0]


def test_mailbox_that_is_down_stops_nothing_else(
    workbook: InMemoryWorkbook, outbox: InMemoryOutbox, clock: Clock
) -> None:
    house = replace(house_of(workbook, outbox, clock, file_one_lead), inboxes=(DownInbox(),))
    report = take_turn(house)

    assert list(workbook.leads) == ["L-1001"]
    assert report.trouble == ("mailbox inquiries: imap.example.com does not answer",)


def test_mailbox_whose_password_file_vanished_stops_nothing_else(
    workbook: InMemoryWorkbook, outbox: InMemoryOutbox, clock: Clock
) -> None:
    gone = DownInbox(ConfigError(["mailboxes.sales.password_file: there is no such file"]))
    house = replace(house_of(workbook, outbox, clock, file_one_lead), inboxes=(gone,))
    report = take_turn(house)

    assert list(workbook.leads) == ["L-1001"]
    assert "no such file" in report.trouble[0]


def test_form_that_cannot_be_read_is_told_and_stops_nothing_else(
    workbook: InMemoryWorkbook, outbox: InMemoryOutbox, clock: Clock
) -> None:
    workbook.missing = {"Answers": ("form web: there is no tab 'Answers'",)}
    report = take_turn(house_of(workbook, outbox, clock, file_one_lead))

    assert list(workbook.leads) == ["L-1001"]
    assert report.trouble == (
        (
            "form web: there is no tab 'Answers'; its answers wait. Next: correct its tab and spreadsheet under "
            "`forms` in the configuration, or share that spreadsheet"
        ),
    )


def test_tab_that_somebody_deleted_is_told_with_the_next_step(
    workbook: InMemoryWorkbook, outbox: InMemoryOutbox, clock: Clock
) -> None:
    workbook.missing = {
        "Review": tuple(column.heading for column in REVIEW.columns),
        "Leads": ("Country", "Tags"),
    }
    report = take_turn(house_of(workbook, outbox, clock, file_one_lead))

    assert report.trouble == (
        "the tab Review is not there; nothing is read or written in it. Next: run init, which puts it back",
        (
            "tab Leads: columns that cannot be found: Country, Tags; nothing is read or written in them. "
            "Next: put the headings back, or run init"
        ),
    )


def test_letter_is_sent_and_noted(
    workbook: InMemoryWorkbook, outbox: InMemoryOutbox, clock: Clock
) -> None:
    report = take_turn(house_of(workbook, outbox, clock, queue_digest))

    assert [letter.to for letter in outbox.sent] == ["priya@example.com"]
    assert states(workbook) == ["queued", "sent"]
    assert (report.letters, workbook.writes) == (1, 2)


def test_letter_of_a_commit_that_did_not_land_is_not_sent(
    workbook: InMemoryWorkbook, outbox: InMemoryOutbox, clock: Clock
) -> None:
    for _ in range(9):
        workbook.fail_commit(Unknown(error="no answer"))
    take_turn(house_of(workbook, outbox, clock, queue_digest))

    assert outbox.sent == []


def test_refused_letter_is_failed_for_good(
    workbook: InMemoryWorkbook, outbox: InMemoryOutbox, clock: Clock
) -> None:
    outbox.fail_next(DeliveryFailed("550 no such user", permanent=True))
    house = house_of(workbook, outbox, clock, queue_digest)
    take_turn(house)
    clock.now += timedelta(hours=1)
    take_turn(house)

    assert states(workbook) == ["queued", "failed"]
    assert workbook.letters[-1].error == "550 no such user"


def test_letter_that_surely_did_not_leave_is_tried_again(
    workbook: InMemoryWorkbook, outbox: InMemoryOutbox, clock: Clock
) -> None:
    outbox.fail_next(DeliveryFailed("no connection", permanent=False))
    house = house_of(workbook, outbox, clock, queue_digest, retry_letters)
    take_turn(house)
    assert outbox.sent == []
    clock.now += timedelta(minutes=2)
    take_turn(house)
    take_turn(house)

    assert len(outbox.sent) == 1
    assert outbox.sent[0].text == '{"leads": 0}'
    assert states(workbook) == ["queued", "deferred", "queued", "sent"]


def test_digest_in_doubt_is_held_not_repeated(
    workbook: InMemoryWorkbook, outbox: InMemoryOutbox, clock: Clock
) -> None:
    outbox.fail_next(DeliveryInDoubt("the connection broke after the last dot"))
    house = house_of(workbook, outbox, clock, queue_digest)
    take_turn(house)
    clock.now += timedelta(hours=2)
    take_turn(house)

    assert states(workbook) == ["queued", "held"]
    assert outbox.sent == []


def queued_by_somebody_who_died(clock: Clock) -> LetterEvent:
    return LetterEvent(
        message_id=f"digest.priya.{clock.now.date()}@example.com",
        kind="digest",
        to="priya@example.com",
        about="Priya",
        day=date(2027, 3, 1),
        state=LetterState.QUEUED,
        at=clock.now,
        data={"leads": 3},
    )


def test_letter_found_in_the_sent_folder_is_noted_as_sent(
    workbook: InMemoryWorkbook, clock: Clock
) -> None:
    outbox = InMemoryOutbox(has_sent_folder=True)
    doubtful = queued_by_somebody_who_died(clock)
    workbook.letters.append(doubtful)
    outbox.send(PlainLetters().render("digest", doubtful.message_id, doubtful.to, doubtful.data))
    clock.now += timedelta(minutes=16)
    take_turn(house_of(workbook, outbox, clock, queue_digest))

    assert states(workbook) == ["queued", "sent"]
    assert len(outbox.sent) == 1


def test_letter_missing_from_the_sent_folder_is_sent_after_all(
    workbook: InMemoryWorkbook, clock: Clock
) -> None:
    outbox = InMemoryOutbox(has_sent_folder=True)
    workbook.letters.append(queued_by_somebody_who_died(clock))
    house = house_of(workbook, outbox, clock, queue_digest, retry_letters)
    for _ in range(3):
        clock.now += timedelta(minutes=16)
        take_turn(house)

    assert len(outbox.sent) == 1
    assert states(workbook)[-1] == "sent"


def test_letter_another_worker_may_be_sending_is_left_alone(
    workbook: InMemoryWorkbook, outbox: InMemoryOutbox, clock: Clock
) -> None:
    workbook.letters.append(queued_by_somebody_who_died(clock))
    clock.now += timedelta(minutes=14)
    take_turn(house_of(workbook, outbox, clock, queue_digest))

    assert states(workbook) == ["queued"]


def test_rejected_change_stops_nobody_else(
    workbook: InMemoryWorkbook, outbox: InMemoryOutbox, clock: Clock
) -> None:
    """The workbook rejects anything that holds L-1003; the five others are filed all the same."""
    numbers = range(1001, 1007)

    def six(picture: Picture, arrivals: Arrivals, now: datetime) -> Changes:
        known = {lead.lead_id for lead in picture.leads}
        wanted = [Lead(lead_id=f"L-{n}") for n in numbers if f"L-{n}" not in known]
        return Changes(tuple(Change(new_lead=lead, events=(filed(lead, now),)) for lead in wanted))

    class Picky(InMemoryWorkbook):
        def commit(self, changes: Changes, picture: Picture) -> Outcome:
            if any(lead.lead_id == "L-1003" for lead in changes.new_leads):
                return Rejected(error="Invalid requests[3]")
            return super().commit(changes, picture)

    picky = Picky(clock=clock)
    report = take_turn(house_of(picky, outbox, clock, six))

    assert sorted(picky.leads) == ["L-1001", "L-1002", "L-1004", "L-1005", "L-1006"]
    assert [row.source_ref for row in picky.screened] == ["ref of L-1003"]
    assert "Invalid requests[3]" in picky.screened[0].because
    assert "ref of L-1003" in report.trouble[0]


def filed(lead: Lead, now: datetime) -> Event:
    return Event(
        at=now,
        lead_id=lead.lead_id,
        who="six",
        what=Event.FILED,
        source_ref=f"ref of {lead.lead_id}",
    )
