"""The working day: a turn every minute, and at once when mail comes; stops politely.

`schedule` is only the ticker. It forgets what it missed and lets one raising job hold up the
others, so what is due is computed by the automations themselves and every tick is wrapped.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import schedule
import structlog

from automations.house import House
from automations.outages import Watch
from automations.patience import jittered
from automations.turn import take_turn
from automations.turn_report import TurnReport
from connectors.errors import LeadsheetError, WorkbookUnavailable
from connectors.ports import Bell
from leads.picture import Picture

LONGEST_NAP_S = 1.0
"""How late a stop or a due tick may be noticed."""

BELL_PATIENCE_S = 540.0
"""How long one wait for mail lasts; shorter than any server lets IDLE stand."""

LONGEST_BACK_OFF = timedelta(minutes=5)

log = structlog.get_logger()


@dataclass(slots=True)
class Worker:
    """Takes turns in one house until told to stop.

    Attributes:
        every: Time between ticks.
        bells: Ring when mail comes; each is listened to in a thread of its own.
        watch: Tells the managers of a silence that lasts; None for nobody.
        after_turns: What is done once the work is done, and may not raise; None for nothing.
    """

    house: House
    every: timedelta = timedelta(minutes=1)
    bells: Sequence[Bell] = ()
    watch: Watch | None = None
    after_turns: Callable[[], None] | None = None
    _remembered: Picture | None = None
    _known: Picture | None = None
    _failures: int = 0
    _troubles: frozenset[str] = frozenset()
    _stopping: threading.Event = field(default_factory=threading.Event)
    _news: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        """Work until `stop`; the turn that is under way is finished first."""
        ticker = schedule.Scheduler()
        listeners = [
            threading.Thread(target=self._listen, args=(b,), daemon=True) for b in self.bells
        ]
        for listener in listeners:
            listener.start()
        self._news.set()
        while not self._stopping.is_set():
            self._wind_up(ticker)
            ticker.run_pending()
            if self._news.wait(min(LONGEST_NAP_S, max(ticker.idle_seconds or 0, 0))):
                self._news.clear()
                self.tick()
        for bell in self.bells:
            bell.close()
        self.house.close()

    def _wind_up(self, ticker: schedule.Scheduler) -> None:
        """Set the next tick; anew when the clock was put back, or it would come a day late."""
        every_s = max(1, round(self.every.total_seconds()))
        if not ticker.jobs or (ticker.idle_seconds or 0) > every_s:
            ticker.clear()
            ticker.every(every_s).seconds.do(self._news.set)

    def stop(self) -> None:
        """Ask for an end; safe from a signal's callback and from other threads."""
        self._stopping.set()
        self._news.set()

    def tick(self) -> TurnReport | None:
        """Take turns until the work is done. Never raises; None when the workbook could not be read."""
        report = None
        while not self._stopping.is_set():
            try:
                report = take_turn(self.house, self._remembered, self._known)
            except LeadsheetError as error:
                self._back_off(str(error), _asked_for(error))
                return None
            except (
                Exception
            ) as error:  # the worker outlives a bug; the next tick reads everything anew
                log.exception("a turn broke off")
                self._back_off(f"a turn broke off: {error!r}")
                return None
            self._tell(report)
            if report.picture is None:
                self._back_off("; ".join(report.trouble[-1:]) or "the turn could not be finished")
                break
            if self.watch:
                self.watch.took_turn(report.picture, report.unavailable)
            self._failures = 0
            self._remembered = self._known = report.picture
            if not report.more:
                break
        if self.after_turns:
            self.after_turns()
        return report

    def _listen(self, bell: Bell) -> None:
        while not self._stopping.is_set():
            if bell.wait(BELL_PATIENCE_S):
                self._news.set()

    def _back_off(self, why: str, at_least_s: float = 0.0) -> None:
        """Wait longer after each failure in a row, up to five minutes; a stop ends the wait."""
        self._remembered = None
        self._failures = min(self._failures + 1, 20)
        wait_s = jittered(min(2.0**self._failures, LONGEST_BACK_OFF.total_seconds()))
        wait_s = min(max(wait_s, at_least_s), LONGEST_BACK_OFF.total_seconds())
        log.warning("this turn could not be taken; trying again", why=why, seconds=round(wait_s, 1))
        if self.watch:
            self.watch.could_not_take_turn(why)
        self._stopping.wait(wait_s)
        self._news.set()

    def _tell(self, report: TurnReport) -> None:
        """One sentence a turn that did something, and each trouble when it begins; quiet otherwise."""
        for sentence in report.trouble:
            if sentence not in self._troubles:
                log.warning(sentence)
        for sentence in self._troubles - set(report.trouble):
            log.info("no longer", trouble=sentence)
        self._troubles = frozenset(report.trouble)
        if not report.idle:
            log.info(
                "turn taken",
                version=report.version,
                mails=report.mails,
                form_rows=report.form_rows,
                leads=report.leads,
                touches=report.touches,
                screened=report.screened,
                letters=report.letters,
            )


def _asked_for(error: LeadsheetError) -> float:
    """Seconds the server asked us to wait; 0 when it did not."""
    return (error.retry_after_s or 0.0) if isinstance(error, WorkbookUnavailable) else 0.0
