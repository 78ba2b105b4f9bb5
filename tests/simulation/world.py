"""The simulated world: a spreadsheet, mailboxes, a mail server, people and workers, under one virtual clock.

Every method is one step of a story, and the same steps give the same end. Who chooses the steps
is somebody else: a seed (scenario.py) or hypothesis (test_machine.py).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from connectors.ports import Committed
from leads.changes import Change, Changes
from leads.filing import lead_id
from leads.model import Event
from tests.simulation import mails
from tests.simulation.book import Book, Cells, Row, furnished, with_form
from tests.simulation.fibers import Fiber
from tests.simulation.mails import Arrival
from tests.simulation.post import Folder, PostOffice, Server
from tests.simulation.process import FORM, Process
from tests.simulation.sheet import Sheet

MARK = re.compile(r"Q\d{4}Q")
LATENCY_S = 0.2

_PAUSES_S = (61, 400, 1_000)
"""Between the turns of a quiet world: past late requests, stale readings, and letters in doubt."""
_LETTERS_WAIT_S = 4 * 3_600
"""The longest until the next try of a letter that was put off; the world is not quiet as long as one waits."""

_A_DAY = timedelta(days=1)
_A_DAY_S = 25 * 3_600


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Where a story plays.

    Attributes:
        sent_folder: Whether the account keeps what it sent, where we may look.
        acknowledgements: Whether first inquiries are confirmed.
        digest_at: When the reps want their digests, local time; "" for never.
    """

    start: datetime = datetime(2027, 3, 26, 6, 30, tzinfo=UTC)
    zone: str = "Europe/Berlin"
    workers: int = 1
    mailboxes: int = 1
    sent_folder: bool = True
    acknowledgements: bool = True
    digest_at: str = "08:00"


def settings_of(setting: Setting) -> Mapping[str, list[Cells]]:
    reps = [("Priya Nair", "priya@ours.example"), ("Tom Berg", "tom@ours.example")]
    digest = {"Digest at": setting.digest_at, "Days": "Mon-Sun"} if setting.digest_at else {}
    asked = {"When": "setting", "Test": "is", "Value": "on", "Then": "acknowledgement"}
    return {
        "Rules": [asked] if setting.acknowledgements else [],
        "Team": [
            {"Name": name, "Email": email, "Active": "yes", "Role": "rep", **digest}
            for name, email in reps
        ],
        "Territories": [
            {
                "Order": 1,
                "Match on": "*",
                "Pattern": "*",
                "Territory": "All",
                "Owner(s)": "Priya Nair, Tom Berg",
            }
        ],
        "Stages": [
            {"Stage": "New", "Order": 1, "Kind": "open", "Remind after": 2},
            {"Stage": "Talking", "Order": 2, "Kind": "open", "Remind after": 7},
        ],
    }


@dataclass(slots=True)
class Truth:
    """What really happened, as no program tells it.

    Attributes:
        arrived: Everything that came in, by its mark.
        deliveries: Mark -> how many times it was delivered.
        given: Lead id -> every name that stood under it, as the sheet showed it first.
        restored: How often somebody brought an older version back.
        queued: Message-IDs that ever stood in the log of letters.
        days_off: By how many days workers' clocks ever were; 0 for those that are right.
        screened: source_ref -> the marks in the Screened row that showed it first; copies apart.
    """

    arrived: dict[str, Arrival] = field(default_factory=dict)
    deliveries: Counter[str] = field(default_factory=Counter)
    given: dict[str, set[str]] = field(default_factory=dict)
    restored: int = 0
    queued: set[str] = field(default_factory=set)
    days_off: set[int] = field(default_factory=lambda: {0})
    screened: dict[str, frozenset[str]] = field(default_factory=dict)


class World:
    """See the module's docstring.

    Attributes:
        story: What happened, one line a step; kept only when `telling`.
        meanwhile: (boundary, what somebody does there), each once.
        killed_at: Boundary -> how many died there.
        is_late: Whether a mail showed below others: then a daily comparison must find it.
    """

    def __init__(
        self, setting: Setting = Setting(), *, seed: int = 0, telling: bool = False
    ) -> None:
        self.setting, self.seed, self.telling = setting, seed, telling
        self.now = setting.start
        self.story: list[str] = []
        self.truth = Truth()
        self.meanwhile: list[tuple[str, Callable[[], object]]] = []
        self.killed_at: Counter[str] = Counter()
        self._down: dict[str, datetime] = {}
        self._down_since: dict[str, datetime] = {}
        book = with_form(furnished(setting.zone, settings_of(setting)), FORM, mails.QUESTIONS)
        self.sheet = Sheet(book, self.clock)
        self.sheet.is_down = self._is_down("sheet")
        self.sheet.applied = self._watch
        self.mailboxes = [Server(f"box{n}") for n in range(setting.mailboxes)]
        for server in self.mailboxes:
            server.is_down = self._is_down("mailbox")
        sent: Folder | None = self.mailboxes[0].sent if setting.sent_folder else None
        self.post = PostOffice(self.clock, sent)
        self.post.is_down = self._is_down("mail server")
        self.post.unseen = lambda: self._away_for("mailbox")
        self.sent_folder = "Sent" if setting.sent_folder else ""
        self.mails = 0
        self.is_late = False
        self.processes = [Process(self, n) for n in range(setting.workers)]

    # -- time

    def clock(self) -> datetime:
        """The true time."""
        return self.now

    def clock_of(self, process: Process) -> datetime:
        return self.now + timedelta(seconds=process.skew) if process.skew else self.now

    def set_wrong(self, process: Process, seconds: float) -> None:
        """The clock of its machine is off from now on."""
        process.skew = seconds
        self.truth.days_off.add(round(seconds / _A_DAY.total_seconds()))
        self.note(f"the clock of {process} is off by {seconds:.0f} s")

    def wait(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    def note(self, line: str) -> None:
        if self.telling:
            self.story.append(f"{self.now:%d %b %H:%M:%S}  {line}")

    def pass_boundary(self, process: Process, what: str) -> None:
        """Between two effects: time passes, others act, another worker may run."""
        self.now += timedelta(seconds=LATENCY_S)
        if self.telling:
            self.note(f"{process}: {what}")
        if self.meanwhile:
            due = [one for one in self.meanwhile if one[0] == what]
            for one in due[:1]:
                self.meanwhile.remove(one)
                one[1]()
        if process.fiber is not None:
            process.fiber.pause()

    # -- mail

    def mail(self, kind: str, choice: int = 0) -> None:
        """Something arrives: a new inquiry, or one of the odd ones that `_KINDS` names."""
        self.mails += 1
        number = self.mails
        buyer = self._somebody(choice)
        match kind:
            case "again":
                arrival = mails.inquiry(number, buyer)
            case "namesake":
                arrival = mails.inquiry(number, number, namesake=buyer)
            case "same id":
                arrival = mails.inquiry(number, buyer, self._message_id(choice))
            case "empty id":
                arrival = mails.inquiry(number, number, "")
            case "no id":
                arrival = mails.without_id(number, number)
            case "newsletter":
                arrival = mails.newsletter(number)
            case "poison":
                arrival = mails.poison(number)
            case "copy" if known := [one for one in self.truth.arrived.values() if one.raw]:
                arrival = known[choice % len(known)]
            case "form":
                buyer = buyer if choice % 3 else number
                return self._answer(mails.answered(number, buyer, str(self.now)))
            case _:
                arrival = mails.inquiry(number, number)
        return self._deliver(arrival, kind, choice)

    def _deliver(self, arrival: Arrival, kind: str, choice: int) -> None:
        folder = self.mailboxes[choice % len(self.mailboxes)].inbox
        if kind == "late":
            self.is_late = True
            uid = folder.deliver_late(arrival.raw, self.now)
        else:
            if kind == "new" and choice % 4 == 0:
                folder.keep_free()
            uid = folder.deliver(arrival.raw, self.now)
        self._arrived(arrival, f"({kind}) arrives as UID {uid}")

    def _answer(self, arrival: Arrival) -> None:
        """Somebody fills in the form on the website."""
        book = self.sheet.book.copy()
        tab = book.tab(FORM)
        tab.rows.append(Row(dict(zip(tab.columns, arrival.answers, strict=True))))
        self.sheet.becomes(book)
        self._arrived(arrival, "is written into the form")

    def _arrived(self, arrival: Arrival, told: str) -> None:
        self.truth.arrived[arrival.mark] = arrival
        self.truth.deliveries[arrival.mark] += 1
        self.note(f"{arrival.mark} {told}")

    def twin(self) -> bool:
        """An inquiry is filed once more, as by a worker without a fence."""
        workbook = self.processes[0].workbook()
        picture = workbook.read()
        leads = {lead.lead_id: lead for lead in picture.leads}
        filed = [e for e in picture.events if e.what == Event.FILED and e.source_ref]
        event = next((one for one in filed if one.lead_id in leads), None)
        if event is None:
            return False
        again = lead_id(picture.next_lead)
        change = Change(
            new_lead=replace(leads[event.lead_id], lead_id=again, row=None),
            events=(replace(event, lead_id=again, cell=""),),
            next_lead=picture.next_lead + 1,
        )
        self.note(f"{event.lead_id} is filed once more, as {again}")
        return isinstance(workbook.commit(Changes.of(change), picture), Committed)

    def rebuild_mailbox(self, choice: int = 0) -> None:
        server = self.mailboxes[choice % len(self.mailboxes)]
        server.inbox.rebuild(skip=choice % 3)
        self.note(f"{server.name} is rebuilt: UIDVALIDITY {server.inbox.uidvalidity}, other UIDs")

    def _somebody(self, choice: int) -> int:
        buyers = [one.buyer for one in self.truth.arrived.values() if one.buyer]
        return buyers[choice % len(buyers)] if buyers else self.mails

    def _message_id(self, choice: int) -> str:
        return f"m{choice % max(self.mails - 1, 1) + 1}@firm{self._somebody(choice)}.example"

    # -- trouble

    def outage(self, what: str, seconds: float) -> None:
        """The sheet, the mailboxes or the mail server answer nobody for so long."""
        if not self._is_down(what)():
            self._down_since[what] = self.now
        self._down[what] = self.now + timedelta(seconds=seconds)
        self.note(f"the {what} is down for {seconds:.0f} s")

    def heal(self) -> None:
        """Faults cease: what was on its way has arrived, and nobody is killed or asleep any more."""
        self._down.clear()
        self.sheet.fates.clear()
        self.sheet.reading_fates.clear()
        self.post.fates.clear()
        self.meanwhile.clear()
        for server in self.mailboxes:
            server.cut = 0
        for process in self.processes:
            process.die_in, process.die_at, process.skew = 0, "", 0.0
        self.note("faults cease")

    def _is_down(self, what: str) -> Callable[[], bool]:
        return lambda: what in self._down and self.now < self._down[what]

    def _away_for(self, what: str) -> timedelta:
        is_down = self._is_down(what)()
        return self.now - self._down_since[what] if is_down else timedelta()

    # -- workers

    @property
    def is_writing(self) -> bool:
        """Whether a request may be on its way."""
        return bool(self.sheet.late) or any(process.is_at_work for process in self.processes)

    def turn(self, number: int = 0) -> None:
        process = self.processes[number % len(self.processes)]
        if process.is_at_work or process.fiber is not None:
            return  # somebody else's step came between two of its own
        self.note(f"{process} begins a turn")
        process.turn()

    def turns_together(self, choose: Callable[[int], int]) -> None:
        """All workers take a turn at once; `choose(n)` says who of n goes on at each boundary."""
        running = list(self.processes)
        for process in running:
            process.fiber = Fiber(process.turn)
        self.note(f"{len(running)} workers begin a turn at once")
        while running:
            process = running[choose(len(running)) % len(running)]
            assert process.fiber is not None
            process.fiber.resume()
            if process.fiber.is_done:
                process.fiber = None
                running.remove(process)

    # -- what the outsider sees

    def _watch(self, book: Book) -> None:
        """Remember which id was given to whom, whoever sorts or deletes it later."""
        for row in book.tab("History").rows[1:]:
            if row.cells.get("what") == "filed":
                lead_id = str(row.cells.get("lead_id"))
                self.truth.given.setdefault(lead_id, set()).add(str(row.cells.get("new", "")))
        for row in book.tab("_outbox").rows[1:]:
            self.truth.queued.add(str(row.cells.get("message_id")))
        for row in book.tab("Screened").rows[1:]:
            if row.cells.get("verdict") != "copy":
                marks = frozenset(MARK.findall(str(row.cells.get("subject"))))
                self.truth.screened.setdefault(str(row.cells.get("source_ref")), marks)

    def rest(self, turns: int = 14) -> bool:
        """Faults cease, and the workers take turns until nothing changes any more; whether it came to that."""
        self.heal()
        quiet = 0
        pauses = (*_PAUSES_S[:-1], _A_DAY_S, _PAUSES_S[-1]) if self.is_late else _PAUSES_S
        for number in range(turns):
            pause_s = pauses[min(number, len(pauses) - 1)]
            self.wait(_LETTERS_WAIT_S if number >= len(pauses) and self._puts_off() else pause_s)
            self.sheet.settle()
            before = self.sheet.landed, len(self.post.accepted)
            self.turn(number)
            quiet = quiet + 1 if before == (self.sheet.landed, len(self.post.accepted)) else 0
            if quiet >= 2 and number >= len(pauses):
                return True
        return False

    def _puts_off(self) -> bool:
        """Whether a letter waits for another try, as its newest row tells."""
        rows = self.sheet.book.tab("_outbox").texts()
        states = {str(row["message_id"]): row["state"] for row in rows}
        return not {"deferred", "unasked"}.isdisjoint(states.values())
