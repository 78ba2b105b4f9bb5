"""One turn, played over and over on the very same world, each time cut after another byte.

The stand-in runs in this process, so that before each turn everything is as it was: the spreadsheet, the mailbox,
the Sent folder, the worker's clock and ids. What such a turn leaves on the servers, and what the worker believes
of it, falls into few kinds. A worker knows nothing but what servers answer, so each kind is brought to its end
twice and no more: by this worker, and by one that has just started.
"""

from __future__ import annotations

import hashlib
import json
import random
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from itertools import count
from pathlib import Path
from typing import Any
from unittest.mock import patch

import yaml
from imapclient import IMAPClient  # type: ignore[import-untyped]

from automations.house import House
from automations.turn_report import TurnReport
from automations.worker import Worker
from commands import wiring
from commands.wiring import open_workbook
from connectors.config import Config, load_config
from connectors.letters import JinjaLetters
from connectors.workbook import SheetsWorkbook
from leads.model import LetterState
from standin.sheets.book import Book
from standin.sheets.office import OWNER
from standin.world import Plan, World, open_world
from tests.automations.mails import mail
from tests.cuts.lines import IMAP, SHEETS, SMTP, impatient
from tests.kills.resting import STEP, comes_to_rest
from tests.kills.storm import next_monday_morning
from tests.servers.dovecot import Dovecot
from tests.servers.proxy import Cut, Proxy, Way, proxied
from tests.simulation.quickly import quietly

ADDRESS = "hello@ours.example"
PATIENCE_S = 0.25
"""How long the worker waits for a line that died without a word; in earnest it is minutes."""

GRID_ROWS = 60
IDLE_TURNS = 4
"""Past the quarter of an hour after which a letter in doubt is looked up once more."""

TOLD_TABS = ("Leads", "Screened", "Review", "History", "_system", "_outbox")
_PASSING = {"When", "At", "Version", "Attempt", "Error", "Last touch"}
"""Headings of what may differ once all is well again."""
LETTER = {"subject.txt": "Hello", "body.txt": "Hello", "body.html": "<p>Hello</p>"}
"""Letters as short as they get: each of their bytes would say the same."""


def inquiry(name: str, number: int) -> bytes:
    return mail(
        sender=f"{name} <{name.partition(' ')[0].lower()}@acme.example>",
        subject=f"Price for {number} pumps",
        message_id=f"{number}@acme.example",
        text=f"Please send us a price for {number} pumps.\n\n{name}",
    )


BEFORE = inquiry("Ana Lopez", 2)
ARRIVING = inquiry("Ana Lopez", 3), inquiry("Bo Meyer", 4)
"""A second letter of somebody whose row stands there, and a first one."""

Rows = tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What a turn left on the servers.

    Attributes:
        version: How far the workbook has come.
        rows: Tab -> its rows, each as (heading, what it shows).
        accepted: Message-IDs that the mail server took.
    """

    version: int
    rows: dict[str, Rows]
    accepted: tuple[str, ...]

    def settled(self) -> dict[str, object]:
        """What must be the same whatever happened on the way."""
        lasting = {
            title: Counter(
                tuple(told for told in row if told[0] not in _PASSING)
                for row in self.rows[title]
                if ("What", "Last touch") not in row
            )
            for title in ("Leads", "Screened", "Review", "History")
        }
        # The journal stands beside them, and tells of the latest write.
        cursors = {row[:2] for row in self.rows["_system"] if row[0][1].startswith("cursor ")}
        return {**lasting, "cursors": cursors, "letters": Counter(self.accepted)}

    def ids(self) -> Counter[str]:
        return Counter(dict(row).get("ID", "") for row in self.rows["Leads"])


class Pause:
    """The worker's threading.Event: its waits pass on its clock."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def is_set(self) -> bool:
        return False

    def set(self) -> None: ...

    def wait(self, seconds: float) -> bool:
        self._stage.sleep(seconds)
        return False


@dataclass(slots=True)
class Stage:
    """See the module's docstring.

    Attributes:
        proxies: By the name of the line.
        now: The worker's clock; its waits pass on it.
        faults: What was lost, doubled or believed wrongly, with the cut that showed it.
        kinds: Of what was left behind and believed -> how many cuts led to it.
        end_of_turn: What the turn leaves when nothing is cut.
        played: Turns that were cut; in `struck` of them the line came as far as that.
    """

    world: World
    path: Path
    config: Config
    letters: JinjaLetters
    proxies: dict[str, Proxy]
    sent: IMAPClient
    starts_at: datetime
    dovecot: Dovecot | None = None
    now: datetime = field(init=False)
    faults: list[str] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    played: int = 0
    struck: int = 0
    end_of_turn: Left | None = None
    _houses: list[House] = field(default_factory=list)
    _base: Book | None = None
    _end: Left | None = None

    # -- the same beginning, every time

    def set_out(self) -> None:
        """A turn files the first mail, and somebody types a comment; then the mails arrive that all is about."""
        self._deliver(BEFORE)
        self.now = self.starts_at
        self._come_to_rest(self.worker())
        with self.world.sheets.office.changing(self._held, OWNER, "types") as book:
            put(book, "Leads", 2, "Comment", "called, nobody there")
        self.starts_at += timedelta(days=1)
        for raw in ARRIVING:
            self._deliver(raw)
        self._base = self.book
        self.reset()
        self.worker().tick()
        self.end_of_turn = self.left()
        self.reset()
        assert self._come_to_rest(self.worker())
        self._end = self.left()
        # Else the turn would show less than it seems to.
        assert self._end.ids() == {"L-1001": 1, "L-1002": 1}
        assert {one.partition(".")[0] for one in self._end.accepted} == {
            "acknowledgement",
            "digest",
        }

    def reset(self) -> None:
        """As it was before the turn; nothing is on its way any more."""
        for proxy in self.proxies.values():
            proxy.set(None)
        assert self._base is not None
        self._close_houses()
        self.book = self._base
        if self.world.mail.sent.all():
            self.world.mail.sent.clear()
            self.sent.select_folder("Sent")
            self.sent.delete_messages(self.sent.search(["ALL"]), silent=True)
            self.sent.expunge()
        self.now = self.starts_at
        random.seed(1)  # the connectors' waits are drawn

    # -- playing

    def length(self, line: str, way: Way) -> int:
        """How many bytes pass in the turn when nothing is cut."""
        self.reset()
        self.worker().tick()
        return self.proxies[line].passed[way]

    def play(self, line: str, cut: Cut) -> None:
        """The turn, cut there. A kind that was never seen is brought to its end twice, and judged."""
        where = f"{line}, {cut.way} cut after byte {cut.after}, {cut.how}"
        worker, left, report = self._cut_turn(line, cut)
        self.played += 1
        self.struck += self.proxies[line].has_cut
        self.faults += [f"{where}: {fault}" for fault in wrongly_believed(report, left, self._base)]
        kind = _kind(left, report, worker)
        self.kinds[kind] += 1
        if self.kinds[kind] == 1:
            self._recover(f"{where}, then the same worker", worker)
            self._cut_turn(line, cut)
            self._recover(f"{where}, then a new worker", self.worker())

    def _cut_turn(self, line: str, cut: Cut) -> tuple[Worker, Left, TurnReport | None]:
        self.reset()
        worker = self.worker()
        self.proxies[line].set(cut)
        report = worker.tick()
        self._settle()
        return worker, self.left(), report

    def _recover(self, where: str, worker: Worker) -> None:
        assert self._end is not None
        for proxy in self.proxies.values():
            proxy.set(None)
        if not self._come_to_rest(worker):
            self.faults.append(f"{where}: it never came to rest")
        wanted, found = self._end.settled(), self.left().settled()
        self.faults += [
            f"{where}: {what} differ: {_difference(wanted[what], found[what])}"
            for what in wanted
            if wanted[what] != found[what]
        ]

    def _come_to_rest(self, worker: Worker) -> bool:
        def is_idle() -> bool:
            self.now += STEP
            report = worker.tick()
            return report is not None and report.idle

        return comes_to_rest(is_idle, settled=IDLE_TURNS)

    def _settle(self) -> None:
        """What a server still works on lands before anybody looks."""
        with self._held.lock:
            pass

    def worker(self) -> Worker:
        """One that has just started: it remembers nothing."""
        numbers = count(1)
        workbook = SheetsWorkbook(
            spreadsheet_id=self.world.spreadsheet_id,
            credentials=self.config.workbook.credentials_file,
            api_base_url=f"http://127.0.0.1:{self.proxies[SHEETS].port}",
            workspace=self.config.workspace(),
            clock=lambda: self.now,
            sleep=self.sleep,
            new_id=lambda: f"commit-{next(numbers)}",
        )
        house = wiring.build_house(self.path, lambda: self.now, self.sleep, workbook=workbook)
        self._houses.append(house)
        return Worker(house=replace(house, letters=self.letters), _stopping=Pause(self))  # type: ignore[arg-type]

    def _close_houses(self) -> None:
        while self._houses:
            self._houses.pop().close()

    def sleep(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)

    # -- what an outsider sees

    def left(self) -> Left:
        """The sheet and the letters, past the program."""
        rows, _ = content(self.book)
        system = {dict(row).get("Key"): dict(row).get("Value") for row in rows["_system"]}
        letters = (message_from_bytes(one.raw) for one in self.world.mail.sent.all())
        return Left(
            version=int(system["version"] or 0),
            rows=rows,
            accepted=tuple(str(letter["Message-ID"]).strip("<>") for letter in letters),
        )

    @property
    def book(self) -> Book:
        """The spreadsheet as it is; setting it makes it so."""
        found: Book = self._held.book
        return found

    @book.setter
    def book(self, book: Book) -> None:
        with self._held.lock:
            self._held.book = book

    @property
    def _held(self) -> Any:
        return self.world.sheets.office.held(self.world.spreadsheet_id)

    def _deliver(self, raw: bytes) -> None:
        if self.dovecot:
            self.dovecot.deliver(raw, self.starts_at.timestamp())
        else:
            self.world.mail.deliver(raw, self.starts_at)


def content(book: Book) -> tuple[dict[str, Rows], dict[int, Any]]:
    """What the tabs show that a turn writes into, and the guards."""
    return {title: tuple(_rows(book, title)) for title in TOLD_TABS}, book.metadata


def _rows(book: Book, title: str) -> Iterator[tuple[tuple[str, str], ...]]:
    tab = book.tab_titled(title)
    assert tab is not None
    headings, *rows = tab.grid.rows
    names = [str(cell.value) if cell else "" for cell in headings.cells]
    for row in rows:
        told = tuple(
            (names[at] if at < len(names) else "", str(cell.value))
            for at, cell in enumerate(row.cells)
            if cell is not None and cell.value not in (None, "")
        )
        if told:
            yield told


def _kind(left: Left, report: TurnReport | None, worker: Worker) -> str:
    """The same for turns after which servers and worker are the same."""
    believed = worker._known.version if worker._known else None  # what it remembers
    said = report and (
        report.version,
        report.leads,
        report.touches,
        report.letters,
        report.refused,
        report.more,
        report.picture is not None,
        tuple(sorted(report.unavailable)),
        tuple((one.message_id, one.state) for one in report.undelivered),
    )
    told = repr((left.version, left.rows, left.accepted, believed, said))
    return hashlib.blake2b(told.encode(), digest_size=8).hexdigest()


def wrongly_believed(report: TurnReport | None, left: Left, base: Book | None) -> Iterator[str]:
    """What the worker took for certain and is not so."""
    if report is None or base is None:
        return
    before = sum(1 for _ in _rows(base, "Leads"))
    if report.leads > len(left.rows["Leads"]) - before:
        yield f"it says that it filed {report.leads} leads, and they are not there"
    if report.picture is not None:
        if report.picture.version != left.version:
            yield f"it takes the workbook for version {report.picture.version}, not {left.version}"
        shown = {lead.lead_id: str(lead.inquiries) for lead in report.picture.leads}
        there = {dict(row)["ID"]: dict(row)["Inquiries"] for row in left.rows["Leads"]}
        if shown != there:
            yield f"it takes the leads for {shown}, not {there}"
    if report.letters > len(left.accepted):
        yield f"it says that {report.letters} letters left; {len(left.accepted)} did"
    stayed = {LetterState.FAILED, LetterState.DEFERRED}
    for letter in report.undelivered:
        if letter.state in stayed and letter.message_id in left.accepted:
            yield f"it says that {letter.message_id} did not leave, and it did"


def _difference(wanted: object, found: object) -> str:
    if isinstance(wanted, Counter) and isinstance(found, Counter):
        return f"missing {list(wanted - found)}, too many {list(found - wanted)}"
    return f"{found}, not {wanted}"


@contextmanager
def stage(folder: Path, dovecot: Dovecot | None = None) -> Iterator[Stage]:
    """A furnished world in this process, in `folder`, and a turn that is ready to be cut.

    With `dovecot` the inquiries arrive there; nobody can then look up which letters left.
    """
    with ExitStack() as stack:
        plan = Plan(folder=folder, address=ADDRESS)
        world = stack.enter_context(open_world(plan, lambda: datetime.now(UTC)))
        open_workbook(load_config(world.config)).furnish()
        _set_up(world)
        ports = {
            SHEETS: int(world.base_url.rpartition(":")[2]),
            IMAP: dovecot.port if dovecot else world.mail.imap_port,
            SMTP: world.mail.smtp_port,
        }
        proxies = {name: stack.enter_context(proxied(port)) for name, port in ports.items()}
        path = _configured(world, proxies, dovecot)
        config = load_config(path)
        stack.enter_context(patch.object(wiring, "load_config", lambda _: config))
        stack.enter_context(impatient(PATIENCE_S))
        stack.enter_context(quietly())
        sent = stack.enter_context(IMAPClient("127.0.0.1", world.mail.imap_port, ssl=False))
        sent.login(ADDRESS, world.mail.password)
        made = Stage(
            world=world,
            path=path,
            config=config,
            letters=JinjaLetters(folder / "templates"),
            proxies=proxies,
            sent=sent,
            starts_at=next_monday_morning(datetime.now(UTC)),
            dovecot=dovecot,
        )
        made.set_out()
        try:
            yield made
        finally:
            made.reset()


def _set_up(world: World) -> None:
    """One colleague, who gets a digest; confirmations are on; letters are short."""
    for kind in ("digest", "acknowledgement"):
        folder = world.config.parent / "templates" / kind
        folder.mkdir(parents=True)
        for name, text in LETTER.items():
            (folder / name).write_text(text)
    office = world.sheets.office
    held = office.held(world.spreadsheet_id)
    assert held is not None
    with office.changing(held, OWNER, "types") as book:
        put(book, "Rules", 4, "Value", "on")
        put(book, "Team", 3, "Active", "no")
        put(book, "Team", 4, "Active", "no")
        for tab in book.tabs:  # blank rows would cost time at every turn
            del tab.grid.rows[GRID_ROWS:]
            tab.rows = min(tab.rows, GRID_ROWS)


def _configured(world: World, proxies: dict[str, Proxy], dovecot: Dovecot | None) -> Path:
    """A configuration that leads through the proxies, to sign in as well."""
    sheets = f"http://127.0.0.1:{proxies[SHEETS].port}"
    key = json.loads(world.credentials.read_text())
    proxied_key = world.credentials.with_name("proxied-account.json")
    proxied_key.write_text(json.dumps(key | {"token_uri": f"{sheets}/token"}))
    settings = yaml.safe_load(world.config.read_text())
    settings["workbook"] |= {"api_base_url": sheets, "credentials_file": proxied_key.name}
    mailbox = dovecot.as_mailbox() if dovecot else settings["mailboxes"][0]
    settings["mailboxes"] = [mailbox | {"port": proxies[IMAP].port}]
    settings["outgoing"]["port"] = proxies[SMTP].port
    path = world.config.with_name("proxied.yaml")
    path.write_text(yaml.safe_dump(settings))
    return path


def put(book: Book, title: str, row: int, heading: str, value: str) -> None:
    """Somebody types into a cell; `row` as people count."""
    tab = book.tab_titled(title)
    assert tab is not None
    at = [cell.value if cell else None for cell in tab.grid.cells_of(0)].index(heading)
    cell = tab.grid.cell(row - 1, at)
    cells = tab.grid.writable(row - 1)
    cells += [None] * (at + 1 - len(cells))
    cells[at] = cell.with_value(value)
