"""The demo's days: the real worker on an invented team's workbook, mailbox and clock."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from automations.turn import take_turn
from automations.turn_report import TurnReport
from commands.counting import counted, filed
from commands.wiring import build_house, open_workbook
from connectors.config import load_config
from connectors.errors import LeadsheetError
from connectors.mail_reader import read_mail
from leads.inquiries.refs import source_ref
from leads.model import Event
from standin.clock import SettableClock
from standin.eml_folder import KeptMail
from standin.page.desk import Fate, News
from standin.story import people
from standin.story.days import Days, next_morning
from standin.story.mails import mails
from standin.story.person import Person

if TYPE_CHECKING:
    from automations.house import House
    from leads.picture import Picture
    from standin.world import World

_MOST_TURNS_AT_ONCE = 20


@dataclass(slots=True)
class Tally:
    """What all turns so far did, added up."""

    mails: int = 0
    form_rows: int = 0
    leads: int = 0
    touches: int = 0
    screened: int = 0
    completed: int = 0
    decided: int = 0
    letters: int = 0
    turns: int = 0
    trouble: list[str] = field(default_factory=list)

    def add(self, report: TurnReport) -> None:
        self.mails += report.mails
        self.form_rows += report.form_rows
        self.leads += report.leads
        self.touches += report.touches
        self.screened += report.screened
        self.completed += report.completed
        self.decided += report.decided
        self.letters += report.letters
        self.turns += 1
        self.trouble += [words for words in report.trouble if words not in self.trouble]

    def as_sentence(self) -> str:
        """What is not zero, in words."""
        counts = (
            (self.mails + self.form_rows, "arrival", "arrivals"),
            *filed(self),
            (self.letters, "letter sent", "letters sent"),
        )
        said = counted(counts)
        return f"{said}." if said else "Nothing was due: no mail, no new row, no letter."


class DemoDay:
    """Takes the turns. One at a time, whoever asks.

    Attributes:
        world: The servers it plays on; there before anything else is asked of it.
    """

    world: World

    def __init__(self, clock: SettableClock, days: Days) -> None:
        self.clock = clock
        self.days = days
        self.tally = Tally()
        self._lock = threading.Lock()
        self._picture: Picture | None = None
        self._house: House | None = None
        self._refs: dict[str, str] = {}
        self._fates: tuple[int, Mapping[str, Fate]] = (-1, {})

    @property
    def person(self) -> Person:
        """Somebody of the team, at the keyboard."""
        return Person(base_url=self.world.base_url, spreadsheet_id=self.world.spreadsheet_id)

    @property
    def house(self) -> House:
        """Built at first use: the configuration must name tabs that exist by then."""
        if self._house is None:
            self._house = build_house(self.world.config, self.clock)
        return self._house

    def tell(self) -> None:
        """The story from its first day to the morning on which the page opens."""
        self.clock.set(self.days.first)
        self._set_up()
        self._work(Tally())
        self._pass_until(self.days.afternoon, digests=False)
        self._pass_until(self.days.opening, digests=True)

    def turn(self) -> News:
        """One turn now, by the demo's clock."""
        with self._lock:
            return self._news(self._work(Tally()))

    def jump(self) -> News:
        """To 08:00 on the next working day."""
        with self._lock:
            done = Tally()
            for moment in self._moments_until(self.next_morning()):
                self.clock.set(moment)
                self._work(done)
            return self._news(done)

    def next_morning(self) -> datetime:
        return next_morning(self.clock())

    def _pass_until(self, moment: datetime, *, digests: bool) -> None:
        """Let the story's arrivals come; the worker works at the end and, with `digests`, at each of their times."""
        arrivals = [event for event in self._events() if self.clock() < event[0] <= moment]
        for step in self._moments_until(moment) if digests else [moment]:
            for at, mail, tab, row in [event for event in arrivals if event[0] <= step]:
                self._arrives(at, mail, tab, row)
            arrivals = [event for event in arrivals if event[0] > step]
            self.clock.set(step)
            self._work(Tally())

    def _moments_until(self, end: datetime) -> list[datetime]:
        """Every time at which a digest falls due on the way there, and then itself."""
        team = self._picture.settings.team if self._picture else ()
        begin = self.clock()
        days = [begin.date() + timedelta(days=n) for n in range(-1, (end - begin).days + 3)]
        due = {
            datetime.combine(day, member.digest_at, tzinfo=member.zone)
            for member in team
            for day in days
            if member.digest_at
        }
        return [*sorted(moment for moment in due if begin < moment < end), end]

    def fates(self, kept: tuple[KeptMail, ...]) -> Mapping[str, Fate]:
        """What the workbook says became of these mails."""
        by_ref = self._fates_by_ref()
        refs = {mail.name: self._ref_of(mail) for mail in kept}
        return {name: by_ref[ref] for name, ref in refs.items() if ref in by_ref}

    def _set_up(self) -> None:
        """What an owner does on the first day: `init`, then the settings typed over the samples, then the old list."""
        person, config = self.person, self.world.config
        person.makes_form_tab(people.FORM_TAB, people.form_headings())
        workbook = open_workbook(load_config(config), self.clock)
        workbook.furnish()
        person.types("Team", people.team(), at_row=2)
        person.types("Territories", people.territories(), at_row=2)
        workbook.furnish()
        person.types("Leads", people.earlier_leads(self.days), at_row=2)

    def _events(self) -> Iterator[tuple[datetime, bytes, str, people.Row]]:
        for at, raw in mails(self.days):
            yield at, raw, "", {}
        for at, row in people.form_rows(self.days):
            yield at, b"", people.FORM_TAB, row
        when, row = people.PHONED
        yield self.days.moment(when), b"", "Leads", row

    def _arrives(self, at: datetime, mail: bytes, tab: str, row: people.Row) -> None:
        if mail:
            self.world.mail.deliver(mail, at)
        else:
            self.person.types(tab, [row])

    def _work(self, tally: Tally) -> Tally:
        """Turns until nothing is left over; counted in `tally` and for good."""
        for _ in range(_MOST_TURNS_AT_ONCE):
            try:
                report = take_turn(self.house, self._picture)
            except LeadsheetError as error:
                report = TurnReport(trouble=(str(error),))
            self._picture = report.picture
            tally.add(report)
            self.tally.add(report)
            if not report.more:
                break
        return tally

    def _news(self, done: Tally) -> News:
        return News(said=done.as_sentence(), trouble=tuple(done.trouble))

    def _ref_of(self, mail: KeptMail) -> str:
        if mail.name not in self._refs:
            self._refs[mail.name] = source_ref(read_mail(mail.raw))
        return self._refs[mail.name]

    def _fates_by_ref(self) -> Mapping[str, Fate]:
        revision = self.person.revision()
        if self._fates[0] != revision:
            self._fates = (revision, dict(self._read_fates()))
        return self._fates[1]

    def _read_fates(self) -> Iterator[tuple[str, Fate]]:
        kinds = {Event.FILED: "lead", Event.TOUCH: "touch"}
        for row in self.person.reads("Screened"):
            because = row.get("Because", "")
            yield row.get("Source ref", ""), Fate(kind="screened", because=because)
        for row in self.person.reads("History"):
            if kind := kinds.get(row.get("What", "")):
                fate = Fate(kind=kind, lead=row.get("Lead", ""), because=row.get("Because", ""))
                yield row.get("Source ref", ""), fate
