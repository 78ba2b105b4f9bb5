"""One worker process over the simulated world: the real worker, turn, automations and connectors. It may die."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from automations import ALL
from automations.house import House
from automations.worker import Worker
from connectors.config import MailboxSection, OutgoingSection
from connectors.workbook import SheetsWorkbook
from connectors.workbook.session import Answer
from leads.model import Workspace
from tests.fakes.post import PlainLetters
from tests.simulation.fibers import Fiber
from tests.simulation.post import SimInbox, SimOutbox

if TYPE_CHECKING:
    from tests.simulation.world import World

OURS = "hello@ours.example"
WORKSPACE = Workspace(
    own_addresses=frozenset({OURS}),
    own_domains=frozenset({"ours.example"}),
    region="GB",
    mail_domain="ours.example",
)
# Constructed without checks: nobody logs in, so no password is kept anywhere.
OUTGOING = OutgoingSection.model_construct(
    host="mail.ours.example", port=587, user=OURS, sender=f"Leadsheet <{OURS}>"
)


def mailbox_section(name: str, sent_folder: str) -> MailboxSection:
    return MailboxSection.model_construct(
        host="mail.ours.example", port=993, user=OURS, name=name, sent_folder=sent_folder
    )


CLOCK_TOLERANCE_S = 300
TOKEN_FOR = timedelta(hours=1)


FORM = "Answers"
"""The tab with the answers to the website's form."""


class Killed(BaseException):
    """SIGKILL, as far as Python can play it: nothing in the code under test may catch it."""


class Pause:
    """The worker's threading.Event: waiting passes virtual time."""

    def __init__(self, sleep: Callable[[float], None]) -> None:
        self._sleep = sleep

    def is_set(self) -> bool:
        return False

    def set(self) -> None: ...

    def clear(self) -> None: ...

    def wait(self, seconds: float) -> bool:
        self._sleep(seconds)
        return False


class Process:
    """A worker with its memory. `turn` is one tick; a killed one starts anew and has forgotten everything.

    Attributes:
        skew: By how many seconds its machine's clock is off.
        die_in: After how many further boundaries it is killed; 0 for never.
        die_at: Or at which one, when it comes there; "" for none.
        deaths: How often it was killed.
    """

    def __init__(self, world: World, number: int) -> None:
        self.world = world
        self.number = number
        self.skew = 0.0
        self.die_in = 0
        self.die_at = ""
        self.deaths = 0
        self.fiber: Fiber | None = None
        self.is_at_work = False
        self._ids = 0
        self._signed_in_at: datetime | None = None
        self.worker = self._started()

    def __str__(self) -> str:
        return f"worker {self.number}"

    def clock(self) -> datetime:
        return self.world.clock_of(self)

    def turn(self) -> None:
        """Take turns until there is nothing left to do; dies when it is told to."""
        self.is_at_work = True
        try:
            self.worker.tick()
        except Killed:
            self.deaths += 1
            self.world.note(f"{self} is killed")
            self._signed_in_at = None
            self.worker = self._started()
        finally:
            self.is_at_work = False

    def boundary(self, what: str) -> None:
        """An effect is about to happen, or has just happened."""
        self.world.pass_boundary(self, what)
        if self.die_at == what:
            self.die_at, self.die_in = "", 1
        if self.die_in:
            self.die_in -= 1
            if not self.die_in:
                self.world.killed_at[what] += 1
                raise Killed

    def _started(self) -> Worker:
        """A fresh process: nothing is remembered."""
        world = self.world
        inboxes = tuple(
            SimInbox(mailbox_section(server.name, world.sent_folder), server, self.boundary)
            for server in world.mailboxes
        )
        sent = inboxes[0] if world.sent_folder else None
        house = House(
            workbook=self.workbook(),
            inboxes=inboxes,
            letters=PlainLetters(),
            outbox=SimOutbox(OUTGOING, world.post, self.boundary, self.clock, sent),
            workspace=WORKSPACE,
            roster=ALL,
            clock=self.clock,
            worker=str(self),
        )
        return Worker(house=house, _stopping=Pause(self._sleep))  # type: ignore[arg-type]

    def workbook(self) -> SheetsWorkbook:
        workbook = SheetsWorkbook(
            spreadsheet_id="the-sheet",
            credentials=Path("no-key-is-needed"),
            workspace=WORKSPACE,
            clock=self.clock,
            sleep=self._sleep,
            new_id=self._new_id,
            forms=(("website", "", FORM),),
        )
        workbook._session._ask = self._ask  # type: ignore[method-assign]
        return workbook

    def _ask(self, method: str, url: str, params: Mapping[str, Any], body: bytes | None) -> Answer:
        tail = url.partition("the-sheet")[2]
        what = {":batchUpdate": "write", "/developerMetadata:search": "search"}.get(tail, "read")
        self.boundary(f"before {what}")
        if not self._is_signed_in():
            return Answer(status=401, message="Invalid JWT: Token must be a short-lived token")
        answer = self.world.sheet.ask(method, tail, body)
        self.boundary(f"after {what}")
        return answer

    def _is_signed_in(self) -> bool:
        """Google signs nobody in whose clock is off by more than minutes; a token holds for an hour.

        By a clock that is ahead the token has run out at once.
        """
        if abs(self.skew) <= CLOCK_TOLERANCE_S:
            self._signed_in_at = self.world.now
            return True
        held = self._signed_in_at is not None and self.world.now - self._signed_in_at < TOKEN_FOR
        return held and self.skew < 0

    def _sleep(self, seconds: float) -> None:
        self.world.wait(seconds)

    def _new_id(self) -> str:
        """Random enough, and the same for the same scenario."""
        self._ids += 1
        seed = f"{self.world.seed} {self.number} {self._ids}"
        return hashlib.blake2b(seed.encode(), digest_size=8).hexdigest()
