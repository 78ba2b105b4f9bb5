"""Silence that lasts too long: the managers hear of it by mail, once an outage, and once when it is over.

Who is to hear is remembered from the last picture (or named in the configuration). That it was said
is remembered by this process, and noted in `_outbox` as soon as the workbook can be reached: of a
mailbox's outage at once. After a restart `_outbox` tells, or the Sent folder, because the letters'
Message-IDs are made of what fell silent, the day, and a count. Only while the workbook itself is out of
reach, and where there is no Sent folder to ask, a restart says it once more, on the same day with the
same Message-ID.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import structlog

from automations.house import House
from connectors.errors import DeliveryInDoubt, LeadsheetError, SourceUnavailable
from leads.changes import Change, Changes
from leads.model import LetterEvent, LetterState
from leads.picture import Picture
from leads.settings import Role
from leads.telling.digest_log import slug
from leads.telling.wording import day_in_words, is_address

WORKBOOK = "the workbook"
OUTAGE, OVER = "outage", "outage_over"
"""The letters' template folders."""

MOST_A_DAY = 20
"""Outages of one thing on one day that are told apart."""

log = structlog.get_logger()

Name = tuple[str, date, int]
"""An outage: what fell silent, the day it was told, and which of that day's it is."""


@dataclass(slots=True)
class _Silence:
    """Something that fails again and again.

    Attributes:
        since: When it first failed, by the clock on the wall.
        began_s: The same on a clock that stands still while the machine sleeps.
        unheard: Who has still to be told; None before anybody had to be.
    """

    since: datetime
    began_s: float
    why: str
    name: Name | None = None
    unheard: tuple[str, ...] | None = None


@dataclass(slots=True)
class Watch:
    """Counts how long the workbook and each mailbox have been silent, and tells.

    Args:
        after: Silence that is worth a letter.
        alarm_to: Addresses that hear of it besides the managers.
        elapsed_s: Seconds; must not go on while the machine sleeps, or waking up would be an outage.
    """

    house: House
    after: timedelta
    alarm_to: Sequence[str] = ()
    elapsed_s: Callable[[], float] = time.monotonic
    _silent: dict[str, _Silence] = field(default_factory=dict)
    _over: dict[Name, tuple[datetime, tuple[str, ...]]] = field(default_factory=dict)
    _looked_up: set[str] = field(default_factory=set)
    _sent: dict[str, LetterEvent] = field(default_factory=dict)
    _log: tuple[LetterEvent, ...] = ()
    _managers: tuple[str, ...] = ()
    _zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Etc/UTC"))

    def took_turn(self, picture: Picture, unavailable: Mapping[str, str]) -> None:
        """A turn was taken on this picture; of the mailboxes, these could not be read. Never raises."""
        self._managers = tuple(
            member.email.strip()
            for member in picture.settings.team
            if member.active and member.role is Role.MANAGER and is_address(member.email.strip())
        )
        self._zone, self._log = picture.zone, picture.letters
        self._is_well(WORKBOOK)
        for inbox in self.house.inboxes:
            if inbox.name in unavailable:
                self._fails(_mailbox(inbox.name), unavailable[inbox.name])
            else:
                self._is_well(_mailbox(inbox.name))
        self._tell()
        self._note(picture)

    def could_not_take_turn(self, why: str) -> None:
        """The workbook could not be read or written; nothing is known of the mailboxes. Never raises."""
        self._fails(WORKBOOK, why)
        self._tell()

    def _note(self, picture: Picture) -> None:
        """Put what was said into the log of letters; what is refused there is noted at a later turn."""
        known = {row.message_id for row in picture.letters} if self._sent else set()
        news = tuple(row for one, row in self._sent.items() if one not in known)
        if news:
            outcome = self.house.workbook.commit(Changes.of(Change(letters=news)), picture)
            log.info("alarms noted", letters=len(news), outcome=type(outcome).__name__)

    def _fails(self, what: str, why: str) -> None:
        known = self._silent.setdefault(what, _Silence(self.house.clock(), self.elapsed_s(), why))
        known.why = why

    def _is_well(self, what: str) -> None:
        silence = self._silent.pop(what, None)
        if silence is not None and silence.name is not None:
            told = [one for one in self._addresses() if one not in (silence.unheard or ())]
            self._over[silence.name] = (silence.since, tuple(told))
        elif what not in self._looked_up:
            # Somebody before us may have told of an outage and died before it was over.
            name, is_told = self._named(what)
            if is_told:
                self._over[name] = (self.house.clock(), self._addresses())
        self._looked_up.add(what)

    def _tell(self) -> None:
        for what, silence in self._silent.items():
            if self.elapsed_s() - silence.began_s >= self.after.total_seconds():
                self._raise_alarm(what, silence)
        for name, (since, addresses) in tuple(self._over.items()):
            left = self._all_told(OVER, name, addresses, self._content(name[0], since, ""))
            if left:
                self._over[name] = (since, left)
            else:
                del self._over[name]

    def _raise_alarm(self, what: str, silence: _Silence) -> None:
        if silence.name is None:
            silence.name, is_told = self._named(what)
            silence.unheard = () if is_told else self._addresses()
            log.error("silent for too long", what=what, why=silence.why)
            if not is_told and not silence.unheard:
                log.error("nobody to tell: name a manager on Team, or worker.alarm_to")
        if silence.unheard:
            content = self._content(what, silence.since, silence.why)
            silence.unheard = self._all_told(OUTAGE, silence.name, silence.unheard, content)

    def _addresses(self) -> tuple[str, ...]:
        return tuple({one.casefold(): one for one in (*self.alarm_to, *self._managers)}.values())

    def _named(self, what: str) -> tuple[Name, bool]:
        """The outage that is going on, and whether it was told already: by us, or by who ran before us."""
        today = self.house.clock().astimezone(self._zone).date()
        addresses = self._addresses()
        for day in (today - timedelta(days=1), today):
            for count in range(1, MOST_A_DAY + 1):
                name = (what, day, count)
                if not self._any_sent(OUTAGE, name, addresses):
                    break
                if not self._any_sent(OVER, name, addresses):
                    return name, True
        return (what, today, count), False

    def _any_sent(self, kind: str, name: Name, addresses: Sequence[str]) -> bool:
        ids = [self._message_id(kind, name, address) for address in addresses]
        known = self._sent.keys() | {row.message_id for row in self._log if row.kind == kind}
        return any(one in known or self._left(one) for one in ids)

    def _left(self, message_id: str) -> bool:
        try:
            return bool(self.house.outbox.was_sent(message_id))
        except SourceUnavailable:  # an alarm may come twice, under one Message-ID; it must not wait
            return False

    def _message_id(self, kind: str, name: Name, address: str) -> str:
        what, day, count = name
        parts = (kind, slug(what), day.isoformat(), str(count), slug(address))
        return f"{'.'.join(parts)}@{self.house.workspace.mail_domain}"

    def _all_told(
        self, kind: str, name: Name, addresses: Sequence[str], content: Mapping[str, object]
    ) -> tuple[str, ...]:
        """Send to each; who could not be told yet and hears of it at a later turn."""
        left = tuple(self._not_told(kind, name, addresses, content))
        self.house.outbox.close()
        return left

    def _not_told(
        self, kind: str, name: Name, addresses: Sequence[str], content: Mapping[str, object]
    ) -> Iterator[str]:
        for address in addresses:
            message_id = self._message_id(kind, name, address)
            state, why = LetterState.SENT, ""
            try:
                letter = self.house.letters.render(kind, message_id, address, content)
                self.house.outbox.send(letter)
            except DeliveryInDoubt as error:  # it may have left: an alarm is not worth two
                state, why = LetterState.HELD, str(error)
                log.warning("an alarm may or may not have left", to=address, why=why)
            except LeadsheetError as error:
                log.warning("an alarm could not leave", to=address, why=str(error))
                yield address
                continue
            except Exception as error:  # a mistake of ours must not stop the worker
                state, why = LetterState.HELD, repr(error)
                log.exception("an alarm could not be written", to=address)
            self._sent[message_id] = LetterEvent(
                message_id=message_id,
                kind=kind,
                to=address,
                about=name[0],
                day=name[1],
                state=state,
                at=self.house.clock(),
                error=why[:500],
            )

    def _content(self, what: str, since: datetime, why: str) -> dict[str, object]:
        local, now = since.astimezone(self._zone), self.house.clock()
        return {
            "what": what,
            "is_workbook": what == WORKBOOK,
            "since": f"{local:%H:%M} on {day_in_words(local.date())} ({self._zone.key})",
            "hours": max(round((now - since) / timedelta(hours=1)), 0),
            "why": why,
        }


def _mailbox(name: str) -> str:
    return f"mailbox {name}"
