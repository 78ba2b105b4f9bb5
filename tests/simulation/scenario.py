"""One story from one seed: where it plays, what arrives, who acts, what breaks, who dies."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.simulation import columns, people, post, sheet
from tests.simulation.oracle import Finding, judged
from tests.simulation.world import Setting, World

MAILS = (
    ("new",) * 6
    + ("again",) * 3
    + ("form", "form", "late", "same id", "empty id", "no id", "newsletter", "poison", "copy")
)
DAYS = (
    datetime(2027, 3, 26, 6, tzinfo=UTC),
    datetime(2027, 3, 28, 0, 30, tzinfo=UTC),  # Berlin sets its clocks forward
    datetime(2027, 10, 31, 0, 30, tzinfo=UTC),  # and back
    datetime(2027, 4, 3, 14, 40, tzinfo=UTC),  # Lord Howe, by half an hour
    datetime(2027, 11, 7, 5, 30, tzinfo=UTC),  # New York, back
    datetime(2027, 12, 30, 9, 50, tzinfo=UTC),  # Apia, the line of dates nearby
)
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Pacific/Apia")
NAMESAKE, NEWSLETTER = "namesake", "newsletter"
"""Mails for stories that ask for them by name: from who may be somebody else's second address; and for Screened."""

SORTED = dict.fromkeys(people.DECISIONS, "sort Review") | {"lead in Screened": "sort Screened"}
"""What people type to be heard -> where they may sort as we note what came of it, in stories that name that, too."""

ASKING = (NAMESAKE, NAMESAKE, *people.DECISIONS, "Same in Review")
ASKING_AND_SORTING = (*ASKING, NEWSLETTER, "sort Review", "sort Screened")
"""What stories tell besides in which people ask and decide; `also` of `play`."""
COLUMNS = (
    NAMESAKE,
    NAMESAKE,
    NEWSLETTER,
    NEWSLETTER,
    *people.DECISIONS,
    *columns.ACTS,
    *columns.ACTS,
)
"""Likewise, in which they change the columns of Review and Screened meanwhile."""
TYPING = ("type", "type", *["words under a date"] * 2)
"""Likewise, in which people type rows, and words where a date or a number is meant."""
RESTORE, AWAY = "restore", "mailbox away"
RESTORING = (RESTORE, AWAY, AWAY)
"""Likewise, in which they bring older versions of the file back, and the mailbox is often away."""

KINDS: Mapping[str, Sequence[str]] = {
    "asking": ASKING,
    "asking and sorting": ASKING_AND_SORTING,
    "columns": COLUMNS,
    "typing": TYPING,
    "restoring": RESTORING,
}
"""What such stories are called."""

_AWAY_S = (30, 90, 600, 4_000, 20_000)
LAST_BOUNDARY = 30
BOUNDARIES = tuple(
    f"{when} {what}"
    for what in ("read", "write", "write", "search", "fetch", "send", "send")
    for when in ("before", "after")
)
"""Where a worker may die; writes and letters oftener, since there it matters most."""


@dataclass(slots=True)
class Outcome:
    """What became of one scenario."""

    seed: int
    findings: list[Finding]
    deaths: int = 0
    doubts: int = 0
    mails: int = 0
    turns: int = 0
    killed_at: Counter[str] = field(default_factory=Counter)
    story: list[str] = field(default_factory=list)


def play(seed: int, *, telling: bool = False, also: Sequence[str] = ()) -> Outcome:
    """Play the scenario of this seed to its end and let the outsider judge.

    `also` names further acts of people that it tells between its steps; without them it stays the same story.
    """
    chance = random.Random(seed)
    random.seed(seed)  # the connectors' waits are drawn, too
    world = World(_setting(chance), seed=seed, telling=telling)
    story = Story(world, chance, also)
    story.run()
    rested = world.rest()
    findings = judged(world)
    if not rested:
        findings.append(Finding("restless", "the workers never came to rest"))
    return Outcome(
        seed=seed,
        findings=findings,
        deaths=sum(process.deaths for process in world.processes),
        doubts=world.post.doubts,
        mails=len(world.truth.arrived),
        turns=story.turns,
        killed_at=world.killed_at,
        story=[*world.story, *(f"FOUND {finding}" for finding in findings)],
    )


def _setting(chance: random.Random) -> Setting:
    start = chance.choice(DAYS) + timedelta(minutes=chance.randrange(180))
    zone = chance.choice(ZONES)
    soon = start.astimezone(ZoneInfo(zone)) + timedelta(minutes=chance.randrange(-60, 30))
    return Setting(
        start=start,
        zone=zone,
        workers=chance.choice((1, 1, 1, 1, 2, 2, 3)),
        mailboxes=chance.choice((1, 1, 2)),
        sent_folder=chance.random() < 0.6,
        acknowledgements=chance.random() < 0.7,
        digest_at=f"{soon:%H:%M}" if chance.random() < 0.8 else "",
    )


class Story:
    """Draws one step after the other."""

    def __init__(self, world: World, chance: random.Random, also: Sequence[str] = ()) -> None:
        self.world, self.chance = world, chance
        self.also, self.aside = also, random.Random(f"{world.seed} aside")
        self.turns = 0
        self.restores = chance.random() < RESTORES
        self.steps: tuple[tuple[Callable[[], None], int], ...] = (
            (self._mail, 30),
            (self._turn, 40),
            (self._together, 12 if len(world.processes) > 1 else 0),
            (self._person, 12),
            (self._meanwhile, 12),
            (self._kill, 18),
            (self._write_fate, 12),
            (self._reading_fate, 4),
            (self._letter_fate, 6),
            (self._outage, 6),
            (self._wait, 12),
            (self._skew, 1),
            (self._rebuild, 2),
            (self._cut, 3),
            (self._sleep, 4),
            (self._overtaken, 8 if len(world.processes) > 1 else 0),
            (self._restore, 2 if self.restores else 0),
        )

    def run(self) -> None:
        doings, weights = zip(*self.steps, strict=True)
        self._mail()
        for step in self.chance.choices(
            doings, weights, k=self.chance.choice((4, 6, 8, 10, 12, 24))
        ):
            step()
            self._also()

    def _also(self) -> None:
        """Now and then one act more, at once or in the same second as a write; drawn apart from all else."""
        if not self.also or self.aside.random() < 0.5:
            return
        what, choice = self.aside.choice(self.also), self.aside.randrange(10_000)
        if what in {NAMESAKE, NEWSLETTER}:
            self.world.mail(what, choice)
        elif what == RESTORE:
            people.restore(self.world, choice, with_guards=self.aside.random() < 0.5)
        elif what == AWAY:
            self._mailbox_away(self.aside.choice(_AWAY_S))
        elif self.aside.random() < 0.5:
            people.act(self.world, what, choice)
            if SORTED.get(what, "") in self.also:
                self._in_that_second(SORTED[what], self.aside.randrange(10_000))
        else:
            self._in_that_second(what, choice)

    def _in_that_second(self, what: str, choice: int) -> None:
        self.world.meanwhile.append(("before write", lambda: people.act(self.world, what, choice)))

    def _mailbox_away(self, seconds: int) -> None:
        """At once, or as a worker fetches from it."""
        if self.aside.random() < 0.5:
            self.world.outage("mailbox", seconds)
        else:
            away = ("before fetch", lambda: self.world.outage("mailbox", seconds))
            self.world.meanwhile.append(away)

    def _any(self) -> int:
        return self.chance.randrange(10_000)

    def _mail(self) -> None:
        self.world.mail(self.chance.choice(MAILS), self._any())

    def _turn(self) -> None:
        self.turns += 1
        self.world.turn(self._any())

    def _together(self) -> None:
        self.turns += len(self.world.processes)
        self.world.turns_together(self.chance.randrange)

    def _person(self) -> None:
        people.act(self.world, self.chance.choice(list(people.ACTS)), self._any())

    def _meanwhile(self) -> None:
        """In the same second as a worker's write: after it read, and before what it wrote arrives."""
        what = "edit" if self.chance.random() < 0.5 else self.chance.choice(MEANWHILE)
        choice = self._any()
        at = self.chance.choice(("before write", "after fetch", "after write", "before send"))
        self.world.meanwhile.append((at, lambda: people.act(self.world, what, choice)))

    def _kill(self) -> None:
        """Twice running, mostly: once more while it recovers."""
        process = self.chance.choice(self.world.processes)
        for _ in range(self.chance.choice((1, 2, 2))):
            if self.chance.random() < 0.5:
                process.die_in = self.chance.randrange(1, LAST_BOUNDARY)
            else:
                process.die_at = self.chance.choice(BOUNDARIES)
            self._mail_perhaps()
            self.turns += 1
            self.world.turn(process.number)
        process.die_in, process.die_at = 0, ""

    def _mail_perhaps(self) -> None:
        if self.chance.random() < 0.5:
            self._mail()

    def _write_fate(self) -> None:
        kinds = (
            sheet.Fate.LOST,
            sheet.Fate.GARBLED,
            sheet.Fate.BUSY,
            sheet.Fate.QUOTA,
            sheet.Fate.LATE,
        )
        self.world.sheet.lag = timedelta(seconds=self.chance.randrange(1, 180))
        self.world.sheet.fates += self.chance.choices(kinds, k=self.chance.choice((1, 1, 2, 3, 8)))
        self._mail_perhaps()

    def _reading_fate(self) -> None:
        kinds = (sheet.Fate.STALE, sheet.Fate.STALE, sheet.Fate.BUSY, sheet.Fate.LOST)
        self.world.sheet.lag = timedelta(seconds=self.chance.randrange(1, 290))
        self.world.sheet.reading_fates += self.chance.choices(
            kinds, k=self.chance.choice((1, 2, 3))
        )

    def _letter_fate(self) -> None:
        self.world.post.fates += self.chance.choices(list(post.Fate), k=self.chance.choice((1, 2)))

    def _outage(self) -> None:
        """At once, or just when the next write, mail or letter is on its way."""
        what = self.chance.choice(("sheet", "mailbox", "mail server"))
        long = self.chance.choice(_AWAY_S)
        if self.chance.random() < 0.5:
            self.world.outage(what, long)
        else:
            at = self.chance.choice(("before write", "before fetch", "before send"))
            self.world.meanwhile.append((at, lambda: self.world.outage(what, long)))

    def _wait(self) -> None:
        self.world.wait(self.chance.choice((5, 50, 70, 400, 1_000, 4_000, 20_000, 86_400)))

    def _skew(self) -> None:
        """A machine's clock is wrong by minutes, or ahead or back by a day."""
        process = self.chance.choice(self.world.processes)
        off = float(self.chance.choice((-86_400, -120, 0, 45, 120, 86_400)))
        self.world.set_wrong(process, off)

    def _rebuild(self) -> None:
        self.world.rebuild_mailbox(self._any())

    def _cut(self) -> None:
        self.chance.choice(self.world.mailboxes).cut = self.chance.randrange(1, 5)

    def _sleep(self) -> None:
        """The laptop sleeps between two effects of the next turn."""
        at = self.chance.choice(("before write", "after fetch", "before send", "after read"))
        seconds = self.chance.choice((40, 70, 1_000, 30_000))
        self.world.meanwhile.append((at, lambda: self._asleep(seconds)))

    def _overtaken(self) -> None:
        """One worker stops between two effects, and another works meanwhile."""
        first, second = self.chance.sample(self.world.processes, 2)
        at = self.chance.choice(("before write", "before send", "before send", "after write"))
        seconds, turns = (
            self.chance.choice((1, 30, 400, 1_000, 1_500, 4_000)),
            self.chance.choice((1, 2, 3)),
        )

        def meanwhile() -> None:
            for _ in range(turns):
                self.world.wait(seconds)
                self.world.turn(second.number)

        self._mail_perhaps()
        self.turns += 1 + turns
        self.world.meanwhile.insert(0, (at, meanwhile))
        self.world.turn(first.number)

    def _asleep(self, seconds: int) -> None:
        self.world.note(f"the machine sleeps for {seconds} s")
        self.world.wait(seconds)

    def _restore(self) -> None:
        people.restore(self.world, self._any(), with_guards=self.chance.random() < 0.5)


# -- switched on once the program can do it

RESTORES = 0.15
"""In what part of the scenarios somebody restores an older version."""

MEANWHILE = tuple(sorted(people.ACTS))
"""What people do in the same second as a worker's write."""
