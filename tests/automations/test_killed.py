"""A worker that dies between any two steps, and once more while it recovers, leaves the same sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from automations import ALL
from automations.house import House
from automations.turn import take_turn
from connectors.ports import Fetched, Listing, Outcome
from leads.changes import Changes
from leads.inquiries import sender_rules
from leads.inquiries.mail import ReceivedMail
from leads.inquiries.reading import read_inquiry
from leads.model import Cursor, Letter, Workspace
from leads.picture import Picture
from leads.settings import Member, Settings, Stage, TerritoryRule
from tests.automations.mails import ANA, ANA_AGAIN, NEWSLETTER
from tests.fakes.inbox import InMemoryInbox
from tests.fakes.post import InMemoryOutbox, PlainLetters
from tests.fakes.workbook import InMemoryWorkbook

MORNING = datetime(2027, 3, 1, 8, 5, tzinfo=UTC)

SETTINGS = Settings(
    team=(
        Member(
            name="Priya Nair",
            email="priya@example.com",
            digest_at=time(8),
            zone=ZoneInfo("Europe/London"),
        ),
    ),
    territories=(
        TerritoryRule(
            order=1, match_on="*", pattern="*", territory="All", owners=("Priya Nair",), row=2
        ),
    ),
    stages=(Stage(name="New", remind_after=1),),
)


class Killed(BaseException):
    """SIGKILL, as far as Python can play it: nothing in the code under test may catch it."""


class Fate:
    """Counts the boundaries between steps and kills at the chosen ones."""

    def __init__(self, *kills: int) -> None:
        self.kills = set(kills)
        self.passed = 0

    def boundary(self) -> None:
        self.passed += 1
        if self.passed in self.kills:
            raise Killed


class MortalInbox:
    def __init__(self, inbox: InMemoryInbox, fate: Fate) -> None:
        self._inbox, self._fate = inbox, fate
        self.name = inbox.name

    def fetch(self, cursor: Cursor | None) -> Fetched:
        self._fate.boundary()
        fetched = self._inbox.fetch(cursor)
        self._fate.boundary()
        return fetched

    def listed(self, since: datetime) -> Listing:
        return self._inbox.listed(since)

    def fetch_only(self, uids: Sequence[int]) -> tuple[ReceivedMail, ...]:
        return self._inbox.fetch_only(uids)

    def close(self) -> None: ...


class MortalWorkbook:
    def __init__(self, workbook: InMemoryWorkbook, fate: Fate) -> None:
        self._workbook, self._fate = workbook, fate

    @property
    def reads(self) -> int:
        return self._workbook.reads

    @property
    def writes(self) -> int:
        return self._workbook.writes

    def open(self) -> None: ...

    def read(self) -> Picture:
        self._fate.boundary()
        picture = self._workbook.read()
        self._fate.boundary()
        return picture

    def commit(self, changes: Changes, picture: Picture) -> Outcome:
        self._fate.boundary()
        outcome = self._workbook.commit(changes, picture)
        self._fate.boundary()
        return outcome


class MortalOutbox:
    def __init__(self, outbox: InMemoryOutbox, fate: Fate) -> None:
        self._outbox, self._fate = outbox, fate

    def send(self, letter: Letter) -> None:
        self._fate.boundary()
        self._outbox.send(letter)
        self._fate.boundary()

    def was_sent(self, message_id: str) -> bool | None:
        return self._outbox.was_sent(message_id)

    def sent_to(self, address: str, since: datetime) -> tuple[str, ...] | None:
        return self._outbox.sent_to(address, since)

    def close(self) -> None:
        self._outbox.close()


class World:
    """The mailbox, the sheet and the post: what survives every death."""

    def __init__(self, *, has_sent_folder: bool) -> None:
        self.now = MORNING
        self.workbook = InMemoryWorkbook(clock=lambda: self.now, settings=SETTINGS)
        self.inbox = InMemoryInbox("inquiries")
        self.outbox = InMemoryOutbox(has_sent_folder=has_sent_folder)
        for raw in (ANA, NEWSLETTER, ANA_AGAIN):
            self.inbox.deliver(raw, MORNING - timedelta(hours=1))
        self.workbook.type_row(name="Ben by phone", phone="020 7946 0999")

    def live(self, fate: Fate) -> None:
        """One process: it takes turns until it is idle, or dies."""
        house = House(
            workbook=MortalWorkbook(self.workbook, fate),
            inboxes=(MortalInbox(self.inbox, fate),),
            letters=PlainLetters(),
            outbox=MortalOutbox(self.outbox, fate),
            workspace=Workspace(own_domains=frozenset({"ours.example"}), region="GB"),
            roster=ALL,
            clock=lambda: self.now,
        )
        while not take_turn(house).idle:
            pass

    def live_to_the_end(self, *kills: int) -> int:
        """Processes follow one another until nobody is killed any more; returns how many died."""
        deaths = 0
        for kill in (*kills, 0):
            try:
                self.live(Fate(kill))
            except Killed:
                deaths += 1
            self.now += timedelta(minutes=16)
        self.live(Fate())
        return deaths

    @property
    def sheet(self) -> dict[str, object]:
        """What people see, times aside."""
        timeless = {"first_contact", "last_touch"}
        return {
            "rows": [
                {k: v for k, v in row.items() if k not in timeless} for row in self.workbook.rows
            ],
            "history": sorted(
                (e.lead_id, e.who, e.what, str(e.new), e.source_ref)
                for e in self.workbook.events
                if e.what != "Last touch"
            ),
            "screened": [(s.verdict, s.source_ref) for s in self.workbook.screened],
        }


def boundaries() -> int:
    """How many there are in a life without deaths."""
    world, fate = World(has_sent_folder=True), Fate()
    world.live(fate)
    return fate.passed


@pytest.fixture(scope="module")
def undisturbed() -> World:
    world = World(has_sent_folder=True)
    world.live_to_the_end()
    return world


@pytest.fixture(autouse=True, scope="module")
def _mails_are_read_once() -> Iterator[None]:
    """Reading is pure, and would be most of what hundreds of lives cost."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sender_rules, "read_inquiry", cache(read_inquiry))
        yield


def every_pair() -> Iterator[tuple[int, int]]:
    count = boundaries()
    for first in range(1, count + 1):
        for second in range(count + 1):
            yield first, second


def test_an_undisturbed_life_files_everything(undisturbed: World) -> None:
    names = [row["name"] for row in undisturbed.workbook.rows]

    assert names == ["Ben by phone", "Ana Lopez"]
    assert [row["inquiries"] for row in undisturbed.workbook.rows] == [1, 2]
    assert [row["owner"] for row in undisturbed.workbook.rows] == ["Priya Nair"] * 2
    assert [row.verdict for row in undisturbed.workbook.screened] == ["list"]
    assert len(undisturbed.outbox.sent) == 1


@pytest.mark.parametrize("has_sent_folder", [True, False])
def test_death_between_any_two_steps_leaves_the_same_sheet(
    undisturbed: World, has_sent_folder: bool
) -> None:
    """Twice: once anywhere, and once more anywhere in the recovery."""
    deaths = 0
    for kills in every_pair():
        world = World(has_sent_folder=has_sent_folder)
        deaths += world.live_to_the_end(*kills)

        assert world.sheet == undisturbed.sheet, kills
        assert len(world.outbox.sent) <= 1, f"a second digest after {kills}"
        if has_sent_folder:
            assert len(world.outbox.sent) == 1, f"no digest after {kills}"
    assert deaths > boundaries()
