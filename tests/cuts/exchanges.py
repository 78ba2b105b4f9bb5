"""Each request to Google, and each question to the mailbox, cut after every byte of it and of its answer.

All that the program ever learns of that line is what `Session._ask` returns. So each exchange of the turn is had
again and again, each time on the sheet as it was before it, and cut after another byte; then it is had in peace, and
the turn goes on. What came of the cuts falls into runs of neighbouring bytes; whole turns are cut at both ends of
each run and in its middle (`Stage.play`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import groupby
from typing import Any, cast
from unittest.mock import patch

from connectors.errors import SourceUnavailable
from connectors.mailbox import ImapInbox
from connectors.workbook.session import NO_ANSWER, Answer, Session
from standin.sheets.book import Book
from tests.cuts.lines import IMAP, SHEETS
from tests.cuts.stage import Stage, content
from tests.servers.proxy import Cut, How, Way

NOTHING, WHOLE, PART = "nothing of it landed", "all of it landed", "a part of it landed"


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring bytes at which a cut meant the same.

    Attributes:
        first, last: Counted from the beginning of the whole turn.
        saw: What the program was told, and what had become of the request.
    """

    way: Way
    how: How
    first: int
    last: int
    saw: tuple[int, str]

    @property
    def cuts(self) -> Iterator[Cut]:
        for after in sorted({self.first, (self.first + self.last) // 2, self.last}):
            yield Cut(self.way, after, self.how)


@dataclass(slots=True)
class Exchanges:
    """Attributes:
    passed: Bytes of the exchanges so far, as a turn without cuts sends and gets them.
    cuts: How many there were.
    """

    stage: Stage
    hows: Sequence[How]
    every: int = 1
    passed: dict[Way, int] = field(default_factory=lambda: dict.fromkeys(Way, 0))
    runs: list[Run] = field(default_factory=list)
    cuts: int = 0

    def play(self) -> list[Run]:
        """One turn, all of whose exchanges are cut everywhere."""
        ask = Session._ask  # the one gate to the line

        def asked(session: Session, *what: Any) -> Answer:
            return self._everywhere(lambda: ask(session, *what), session)

        self.stage.reset()
        worker = self.stage.worker()
        with patch.object(Session, "_ask", asked):
            worker.tick()
        if self.stage.left() != self.stage.end_of_turn:
            self.stage.faults.append("a turn whose exchanges were cut left another sheet")
        return self.runs

    def _everywhere(self, ask: Callable[[], Answer], session: Session) -> Answer:
        stage, proxy = self.stage, self.stage.proxies[SHEETS]
        before = stage.book
        signs_in = not self.passed[Way.UP]

        def had(cut: Cut | None) -> Answer:
            """The exchange, from the same beginning. A kept connection may turn out to be dead before the cut."""
            for _ in range(3):
                stage.book = before
                if signs_in:  # as of a worker that has just started
                    cast("Any", session._http.session).credentials.token = None
                proxy.set(cut)
                answer: Answer = ask()
                if cut is None or proxy.has_cut:
                    break
            return answer

        whole = had(None)
        landed, length = stage.book, dict(proxy.passed)
        for how in self.hows:
            for way in Way:
                places = sorted({*range(0, length[way], self.every), length[way] - 1})
                seen = [
                    (at, self._saw(had(Cut(way, at, how)), whole, before, landed)) for at in places
                ]
                self.cuts += len(places)
                self._note(way, how, seen)
        for way in Way:
            self.passed[way] += length[way]
        return had(None)

    def _saw(self, answer: Answer, whole: Answer, before: Book, landed: Book) -> tuple[int, str]:
        became = NOTHING
        if self.stage.book is not before or landed is before:
            became = WHOLE if content(self.stage.book) == content(landed) else PART
        if answer.status == whole.status and answer.body != whole.body:
            return answer.status, "and the answer is not what it was"
        return answer.status, became

    def _note(self, way: Way, how: How, seen: list[tuple[int, tuple[int, str]]]) -> None:
        start = self.passed[way]
        for saw, group in groupby(seen, key=lambda one: one[1]):
            places = [at for at, _ in group]
            self.runs.append(Run(way, how, start + places[0], start + places[-1], saw))
            # Silence is never wrong; an answer must be the right one, to what has landed as a whole.
            if (saw[0] != NO_ANSWER and saw[1] != WHOLE) or saw[1] == PART:
                told = f"{way} cut after bytes {places[0]} to {places[-1]}, {how}"
                self.stage.faults.append(f"sheets, exchange at byte {start}, {told}: {saw}")


def question_mailbox(stage: Stage, how: How, every: int = 1) -> int:
    """Ask the mailbox all that a turn asks it, cut after every byte; how many cuts there were.

    Whatever is told is the whole truth; else nothing is told. The mailbox is only ever read.
    """
    stage.reset()
    stage.worker().tick()  # so that the Sent folder holds letters
    sent = stage.left().accepted[0]
    proxy, mailbox = stage.proxies[IMAP], stage.config.mailboxes[0]
    cuts = 0
    for what, ask in _QUESTIONS.items():

        def answered(cut: Cut | None, ask: Question = ask) -> object:
            proxy.set(cut)
            with closing(ImapInbox(mailbox)) as inbox:
                try:
                    return ask(inbox, stage, sent)
                except SourceUnavailable:
                    return None

        truth, length = answered(None), dict(proxy.passed)
        assert truth is not None
        for way in Way:
            for after in range(0, length[way], every):
                told = answered(Cut(way, after, how))
                cuts += 1
                if told not in (None, truth):
                    where = f"imap, {what}, {way} cut after byte {after}, {how}"
                    stage.faults.append(f"{where}: {told}, not {truth}")
    return cuts


Question = Callable[[ImapInbox, Stage, str], object]

_QUESTIONS: dict[str, Question] = {
    "what came": lambda inbox, _, __: inbox.fetch(None),
    "what is listed": lambda inbox, stage, _: inbox.listed(stage.now - timedelta(days=30)),
    "some mails again": lambda inbox, _, __: inbox.fetch_only(
        [mail.uid for mail in inbox.fetch(None).mails]
    ),
    "whether a letter left that did": lambda inbox, _, sent: inbox.search_sent(sent),
    "whether a letter left that did not": lambda inbox, _, __: inbox.search_sent(
        "never@ours.example"
    ),
    "what went to whom lately": lambda inbox, stage, _: inbox.search_sent_to(
        "bo@acme.example", stage.now - timedelta(days=2)
    ),
}
