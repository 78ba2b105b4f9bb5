"""The worker: it takes turns, is woken by mail, outlives trouble and stops politely."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

from automations.automation import Automation
from automations.house import House
from automations.turn import TRIES
from automations.worker import Worker
from connectors.errors import WorkbookUnavailable
from connectors.ports import Refused
from leads.changes import Change, Changes, Completion
from leads.model import Lead, Workspace
from leads.picture import Arrivals, Picture
from tests.fakes.post import InMemoryOutbox, PlainLetters
from tests.fakes.workbook import InMemoryWorkbook

SOON_S = 5.0


class HandBell:
    """ports.Bell that a test rings."""

    def __init__(self) -> None:
        self._rung = threading.Event()
        self._closed = threading.Event()

    def ring(self) -> None:
        self._rung.set()

    def wait(self, timeout_s: float) -> bool:
        rung = self._rung.wait(min(timeout_s, 0.05))
        self._rung.clear()
        return rung

    def close(self) -> None:
        self._closed.set()


def complete(picture: Picture, arrivals: Arrivals, now: datetime) -> Changes:
    """Files one lead for each row that people typed."""
    return Changes(
        tuple(
            Change(
                completion=Completion(
                    row=typed.row,
                    lead=Lead(lead_id=f"L-{number}", name=str(typed.cells["name"])),
                    cells={},
                ),
                next_lead=number + 1,
            )
            for number, typed in enumerate(picture.typed_rows, picture.next_lead)
        )
    )


def house(workbook: InMemoryWorkbook, clock: Callable[[], datetime]) -> House:
    return House(
        workbook=workbook,
        inboxes=(),
        letters=PlainLetters(),
        outbox=InMemoryOutbox(),
        workspace=Workspace(),
        roster=(Automation("complete", "", complete),),
        clock=clock,
    )


@contextmanager
def working(worker: Worker) -> Iterator[threading.Thread]:
    thread = threading.Thread(target=worker.run)
    thread.start()
    try:
        yield thread
    finally:
        worker.stop()
        thread.join(SOON_S)
        assert not thread.is_alive()


def becomes_true(condition: Callable[[], bool]) -> bool:
    end = time.monotonic() + SOON_S
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.01)
    return False


def real_clock() -> datetime:
    return datetime.now(UTC)


def test_worker_takes_a_turn_at_once() -> None:
    workbook = InMemoryWorkbook(clock=real_clock)
    workbook.type_row(name="Ana")

    with working(Worker(house(workbook, real_clock))):
        assert becomes_true(lambda: "L-1001" in workbook.leads)


def test_mail_wakes_the_worker_before_its_next_tick() -> None:
    now = [real_clock()]
    workbook = InMemoryWorkbook(clock=lambda: now[0])
    bell = HandBell()
    worker = Worker(house(workbook, lambda: now[0]), every=timedelta(hours=1), bells=(bell,))
    with working(worker):
        assert becomes_true(lambda: workbook.reads == 1)
        workbook.type_row(name="Ana")
        now[0] += timedelta(minutes=2)
        bell.ring()

        assert becomes_true(lambda: "L-1001" in workbook.leads)


def test_worker_stops_within_two_seconds_though_its_next_tick_is_far() -> None:
    workbook = InMemoryWorkbook(clock=real_clock)
    worker = Worker(house(workbook, real_clock), every=timedelta(hours=1))
    with working(worker) as thread:
        assert becomes_true(lambda: workbook.reads > 0)
        worker.stop()
        thread.join(2)

        assert not thread.is_alive()


def test_worker_outlives_an_outage_and_catches_up() -> None:
    workbook = InMemoryWorkbook(clock=real_clock)
    workbook.type_row(name="Ana")
    workbook.fail_reads()
    worker = Worker(house(workbook, real_clock), every=timedelta(hours=1))

    with working(worker):
        assert becomes_true(lambda: "L-1001" in workbook.leads)


def test_unfinished_turn_is_not_repeated_at_once() -> None:
    """A reading that stays behind what others committed, say: asking on and on would use up the quota."""
    workbook = InMemoryWorkbook(clock=real_clock)
    workbook.type_row(name="Ana")
    for _ in range(50):
        workbook.fail_commit(Refused(because="the reading is older than what others committed"))
    with working(Worker(house(workbook, real_clock), every=timedelta(hours=1))):
        assert becomes_true(lambda: workbook.reads >= TRIES)
        time.sleep(0.3)

        assert workbook.reads == TRIES


def test_stop_ends_the_wait_after_a_failure() -> None:
    workbook = InMemoryWorkbook(clock=real_clock)
    workbook.fail_reads(times=100)
    worker = Worker(house(workbook, real_clock), every=timedelta(hours=1))
    worker._failures = 10
    with working(worker) as thread:
        assert becomes_true(lambda: workbook.reads > 0)
        worker.stop()
        thread.join(2)

        assert not thread.is_alive()


class NoWaiting(threading.Event):
    """A stop that nobody asks for, and that notes how long it was waited for."""

    def __init__(self) -> None:
        super().__init__()
        self.waits: list[float] = []

    def wait(self, timeout: float | None = None) -> bool:
        self.waits.append(timeout or 0.0)
        return False


def test_worker_waits_as_long_as_the_server_asks_for() -> None:
    class Busy(InMemoryWorkbook):
        def read(self) -> Picture:
            raise WorkbookUnavailable("quota exceeded", retry_after_s=45.0)

    worker = Worker(house(Busy(clock=real_clock), real_clock))
    worker._stopping = stopping = NoWaiting()
    worker.tick()

    assert stopping.waits == [45.0]
