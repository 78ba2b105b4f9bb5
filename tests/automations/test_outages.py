"""A silence that lasts is told to the managers once, also across restarts, and once when it is over."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from automations import ALL
from automations.house import House
from automations.outages import Watch
from automations.patience import PatientInbox, PatientOutbox
from automations.worker import Worker
from connectors.errors import DeliveryInDoubt, OutboxUnavailable, SourceUnavailable
from connectors.letters import JinjaLetters
from leads.model import Letter, Workspace
from leads.settings import Member, Role, Settings, Stage
from tests.automations.mails import ANA
from tests.fakes.clock import Clock
from tests.fakes.inbox import InMemoryInbox
from tests.fakes.post import InMemoryOutbox
from tests.fakes.workbook import InMemoryWorkbook

TEMPLATES = Path(__file__).parents[2] / "templates"
START = datetime(2027, 3, 1, 21, tzinfo=UTC)
MARA = Member(name="Mara", email="mara@example.com", role=Role.MANAGER)
PRIYA = Member(name="Priya", email="priya@example.com")
GONE = "Google Sheets does not answer"


class Office:
    """A worker in a house with two mailboxes, minute by minute. `restart` is a new process."""

    def __init__(self, *, alarm_to: tuple[str, ...] = (), has_sent_folder: bool = True) -> None:
        self.clock = Clock(START)
        self.ran_s = 0.0
        self.workbook = InMemoryWorkbook(
            clock=self.clock, settings=Settings(team=(MARA, PRIYA), stages=(Stage(name="New"),))
        )
        self.sales, self.spares = InMemoryInbox("sales"), InMemoryInbox("spares")
        self.outbox = InMemoryOutbox(has_sent_folder=has_sent_folder)
        self.alarm_to = alarm_to
        self.restart()

    def restart(self) -> None:
        house = House(
            workbook=self.workbook,
            inboxes=(self.sales, self.spares),
            letters=JinjaLetters(TEMPLATES),
            outbox=self.outbox,
            workspace=Workspace(mail_domain="example.com"),
            roster=ALL,
            clock=self.clock,
        )
        watch = Watch(
            house,
            after=timedelta(hours=2),
            alarm_to=self.alarm_to,
            elapsed_s=lambda: self.ran_s,
        )
        self.worker = Worker(house, watch=watch)
        # The wait after a failure is this test's own clock: no time passes in it.
        self.worker._stopping.wait = lambda timeout=None: False  # type: ignore[method-assign]

    def passes(self, hours: float, *, step_s: float = 300) -> None:
        for _ in range(round(hours * 3600 / step_s)):
            self.worker.tick()
            self.clock.advance(step_s)
            self.ran_s += step_s

    def sleeps(self, hours: float) -> None:
        """The lid is closed: the clock on the wall goes on, the machine's own stands still."""
        self.clock.advance(hours * 3600)

    @property
    def told(self) -> list[tuple[str, str]]:
        return [(letter.to.partition("@")[0], letter.subject) for letter in self.outbox.sent]


CANNOT, AGAIN = "Leadsheet cannot reach the workbook", "Leadsheet reaches the workbook again"


def test_workbook_silent_for_two_hours_is_told_once_and_once_when_it_is_well() -> None:
    office = Office()
    office.passes(0.5)
    office.workbook.fail_reads(10_000)
    office.passes(1.9)
    assert office.told == []

    office.passes(20)
    assert office.told == [("mara", CANNOT)]
    assert "21:30 on Monday, 1 March 2027 (Etc/UTC)" in office.outbox.sent[0].text

    office.workbook.fail_reads(0)
    office.passes(3)
    assert office.told == [("mara", CANNOT), ("mara", AGAIN)]


def test_short_silences_are_nobodys_business() -> None:
    office = Office()
    for _ in range(5):
        office.workbook.fail_reads(10_000)
        office.passes(1.5)
        office.workbook.fail_reads(0)
        office.passes(0.5)

    assert office.told == []


def test_restarts_in_the_middle_and_at_midnight_tell_nothing_twice() -> None:
    office = Office(alarm_to=("boss@example.com",))
    office.passes(0.1)
    office.workbook.fail_reads(10_000)
    office.passes(2.5)
    before = list(office.told)
    for _ in range(6):
        office.restart()
        office.passes(2.4)
    assert set(before) == {("boss", CANNOT), ("mara", CANNOT)}
    assert office.told == before

    office.restart()
    office.workbook.fail_reads(0)
    office.passes(0.5)
    office.restart()
    office.passes(0.5)
    assert sorted(office.told[2:]) == [("boss", AGAIN), ("mara", AGAIN)]


def test_mailbox_outage_is_not_told_again_after_a_restart_also_without_a_sent_folder() -> None:
    office = Office(has_sent_folder=False)
    office.passes(0.5)
    office.sales.unavailable = "no answer"
    office.passes(3)
    assert len(office.told) == 1

    office.restart()
    office.passes(3)
    assert len(office.told) == 1

    office.sales.unavailable = ""
    office.restart()
    office.passes(1)
    assert [who for who, _ in office.told] == ["mara", "mara"]
    assert "again" in office.told[1][1]


def test_workbook_outage_is_remembered_once_it_is_over_also_without_a_sent_folder() -> None:
    office = Office(has_sent_folder=False)
    office.passes(0.5)
    office.workbook.fail_reads(10_000)
    office.passes(3)
    office.workbook.fail_reads(0)
    office.passes(1)
    assert office.told == [("mara", CANNOT), ("mara", AGAIN)]

    office.restart()
    office.passes(3)
    assert office.told == [("mara", CANNOT), ("mara", AGAIN)]
    assert {row.kind for row in office.workbook.letters} >= {"outage", "outage_over"}


def test_second_outage_of_a_day_is_told_too() -> None:
    office = Office()
    office.clock.now = START.replace(hour=1)
    for _ in range(2):
        office.passes(0.5)
        office.workbook.fail_reads(10_000)
        office.passes(3)
        office.workbook.fail_reads(0)
        office.passes(1)

    assert [subject for _, subject in office.told] == [CANNOT, AGAIN, CANNOT, AGAIN]
    assert len({letter.message_id for letter in office.outbox.sent}) == 4


def test_started_during_an_outage_only_the_configuration_knows_whom_to_tell() -> None:
    for alarm_to, told in (((), []), (("boss@example.com",), [("boss", CANNOT)])):
        office = Office(alarm_to=alarm_to)
        office.workbook.fail_reads(10_000)
        office.passes(4)

        assert office.told == told


def test_one_mailbox_down_is_told_and_never_stops_the_other() -> None:
    office = Office()
    office.passes(0.1)
    office.sales.unavailable = "nothing listens at mail.example.com:993"
    office.spares.deliver(ANA, office.clock.now)
    office.passes(5)

    assert "L-1001" in office.workbook.leads
    assert office.told == [("mara", "Leadsheet cannot reach mailbox sales")]
    assert "nothing listens" in office.outbox.sent[0].html

    office.sales.unavailable = ""
    office.passes(0.2)
    assert office.told[1:] == [("mara", "Leadsheet reaches mailbox sales again")]


def test_laptop_that_slept_all_night_wakes_up_without_an_alarm() -> None:
    office = Office()
    office.passes(0.2)
    office.workbook.fail_reads(2)
    office.passes(0.1)
    office.sleeps(9)
    office.passes(1)

    assert office.told == []


def test_alarm_waits_for_the_mail_server_and_is_not_doubled_in_doubt() -> None:
    office = Office()
    office.passes(0.1)
    office.workbook.fail_reads(10_000)
    office.outbox.fail_next(OutboxUnavailable("mail server smtp.example.com:587 cannot be used"))
    office.passes(2.2)
    assert office.told == [("mara", CANNOT)]

    doubtful = Office()
    doubtful.passes(0.1)
    doubtful.workbook.fail_reads(10_000)
    doubtful.outbox.fail_next(DeliveryInDoubt("no answer after the last byte"))
    doubtful.passes(5)
    assert doubtful.told == []


@pytest.mark.parametrize("back_s", [-86_400, 86_400])
def test_clock_that_jumps_a_day_is_no_outage(back_s: float) -> None:
    office = Office()
    office.passes(0.2)
    office.clock.advance(back_s)
    office.passes(1)

    assert office.told == []


def test_mailbox_that_is_away_is_knocked_at_less_and_less() -> None:
    ran_s = [0.0]
    away = InMemoryInbox("sales")
    away.unavailable = "nothing listens there"
    knocks: list[float] = []
    asking: Callable[..., object] = away.fetch

    def fetch(cursor: object) -> object:
        knocks.append(ran_s[0])
        return asking(cursor)

    away.fetch = fetch  # type: ignore[assignment,method-assign]
    patient = PatientInbox(away, elapsed_s=lambda: ran_s[0])
    for _ in range(3600):
        with pytest.raises(SourceUnavailable, match="mailbox sales: nothing listens there"):
            patient.fetch(None)
        ran_s[0] += 1

    assert 12 <= len(knocks) <= 30
    away.unavailable = ""
    ran_s[0] += 300
    assert patient.fetch(None).mails == ()


def test_sent_folder_that_is_away_is_knocked_at_less_and_less_and_letters_leave_meanwhile() -> None:
    ran_s = [0.0]
    away = InMemoryOutbox(has_sent_folder=True)
    away.sent_folder_down = True
    patient = PatientOutbox(away, elapsed_s=lambda: ran_s[0])
    for _ in range(3600):
        with pytest.raises(SourceUnavailable, match="the server is down"):
            patient.was_sent("x@example.com")
        ran_s[0] += 1

    assert 12 <= away.questions <= 30
    patient.send(Letter(message_id="x@example.com", to="ana@acme.example", subject="", text=""))
    away.sent_folder_down = False
    ran_s[0] += 300
    assert patient.was_sent("x@example.com") is True
    assert patient.sent_to("ana@acme.example", datetime(2027, 3, 1, tzinfo=UTC)) == (
        "x@example.com",
    )
