"""What a hurried hand might do to the program: each replaces one part of it by one that is wrong."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from automations import ALL, posting
from connectors.errors import DeliveryFailed, DeliveryInDoubt, SourceUnavailable
from connectors.mailbox import ImapInbox
from connectors.outbox import SmtpOutbox
from connectors.ports import Committed, Unknown
from connectors.workbook import SheetsWorkbook
from connectors.workbook.committing import Committer
from connectors.workbook.drafting import Drafter
from connectors.workbook.fence import Fence, Guard, guard_request
from connectors.workbook.reading import Reader
from connectors.workbook.session import encoded
from leads.changes import Change, Changes
from leads.model import LetterState
from leads.register import Register
from tests.simulation import process

Plant = Callable[[ExitStack], None]
"""Puts a mistake in place until the stack is left."""


def instead(owner: Any, name: str, make: Callable[[Any], Any]) -> Plant:
    """Replace an attribute by what `make` makes of the original."""

    def plant(stack: ExitStack) -> None:
        stack.enter_context(patch.object(owner, name, make(getattr(owner, name))))

    return plant


def both(*plants: Plant) -> Plant:
    def plant(stack: ExitStack) -> None:
        for one in plants:
            one(stack)

    return plant


# -- the commit


def no_fence(_: Any) -> Any:
    chance = random.Random(1)
    return lambda version, guard: guard_request(version + chance.randrange(10**6, 10**8), guard)


def guard_apart(sent: Any) -> Any:
    """The guard in a request of its own; what it should guard follows."""

    def apart(self: Committer, body: bytes, version: int, own: Any, deadline: Any) -> Any:
        guard, *rest = json.loads(body)["requests"]
        refused = sent(self, encoded({"requests": [guard]}), version, own, deadline)
        return refused or sent(self, encoded({"requests": rest}), version, own, deadline)

    return apart


def blind_retry(sent: Any) -> Any:
    """No answer, or refused: the same rows once more, under the next version."""

    def again(self: Committer, body: bytes, version: int, own: Any, deadline: Any) -> Any:
        outcome = sent(self, body, version, own, deadline)
        if outcome is None:
            return None
        _, *rest = json.loads(body)["requests"]
        body = encoded({"requests": [guard_request(version + 1, own), *rest]})
        return sent(self, body, version + 1, own, deadline)

    return again


def cursor_first(commit: Any) -> Any:
    """The cursors move in a commit of their own, before what they stand for."""

    def early(self: SheetsWorkbook, changes: Changes, picture: Any) -> Any:
        cursors = tuple(Change(cursors=part.cursors) for part in changes if part.cursors)
        if not cursors:
            return commit(self, changes, picture)
        outcome = commit(self, Changes(cursors), picture)
        if not isinstance(outcome, Committed):
            return outcome
        return commit(self, changes, replace(picture, version=outcome.version))

    return early


def cursor_later(commit: Any) -> Any:
    """The cursors move in a second write."""

    def late(self: SheetsWorkbook, changes: Changes, picture: Any) -> Any:
        rest = Changes(tuple(replace(part, cursors={}) for part in changes))
        cursors = tuple(Change(cursors=part.cursors) for part in changes if part.cursors)
        outcome = commit(self, rest, picture)
        if not isinstance(outcome, Committed) or not cursors:
            return outcome
        commit(self, Changes(cursors), replace(picture, version=outcome.version))
        return replace(outcome, version=outcome.version + 1)

    return late


def unknown_is_done(commit: Any) -> Any:
    def hopeful(self: SheetsWorkbook, changes: Changes, picture: Any) -> Any:
        outcome = commit(self, changes, picture)
        if isinstance(outcome, Unknown):
            return Committed(version=picture.version + 1, landed=changes)
        return outcome

    return hopeful


def unknown_is_refused(commit: Any) -> Any:
    """What nobody answered is drafted again on the same reading, under a version further on."""

    def hasty(self: SheetsWorkbook, changes: Changes, picture: Any) -> Any:
        outcome = commit(self, changes, picture)
        if isinstance(outcome, Unknown):
            return commit(self, changes, replace(picture, version=picture.version + 1))
        return outcome

    return hasty


def whole_rows(write: Any) -> Any:
    """The whole row is written as it was read, one cell of it new."""

    def wide(self: Drafter, row: int, attribute: str, value: Any, note: str, batch: Any) -> None:
        lead_id = next((one for one, at in self._rows.items() if at == row), "")
        lead = self._leads.get(lead_id)
        for other in ("comment", "name", "stage", "owner") if lead else ():
            if other != attribute:
                write(self, row, other, getattr(lead, other), "", batch)
        write(self, row, attribute, value, note, batch)

    return wide


# -- reading


def version_last(read: Any) -> Any:
    """The data is read first, and the version under which it counts afterwards."""

    def late(self: Reader) -> Any:
        data, version = read(self), read(self)
        places = replace(
            data.places,
            version=version.places.version,
            next_version=version.places.next_version,
            key_rows=version.places.key_rows,
        )
        return replace(data, version=version.version, places=places)

    return late


def old_rows(read: Any) -> Any:
    """Rows are taken to stand where they once stood."""

    def remembering(self: Reader) -> Any:
        picture = read(self)
        self.rows_of_old = {**picture.places.lead_rows, **getattr(self, "rows_of_old", {})}  # type: ignore[attr-defined]
        kept = {one: at for one, at in self.rows_of_old.items() if one in picture.places.lead_rows}  # type: ignore[attr-defined]
        return replace(picture, places=replace(picture.places, lead_rows=kept))

    return remembering


def trusts_what_is_behind(next_version: Any) -> Any:
    def trusting(self: Fence, version: int, now: Any) -> int:
        asked: int | None = next_version(self, version, now)
        return self._highest + 1 if asked is None else asked

    return trusting


def goes_on_above_any_guard(restored: Any) -> Any:
    """Whatever guards are left, they were there when the file was read."""

    def going_on(self: Fence, version: int, guards: Any, now: Any) -> Any:
        self.saw(guards)
        timeless = {taken: Guard(one.own_id) for taken, one in guards.items()}
        return restored(self, version, timeless, now)

    return going_on


def no_epoch(fetch: Any) -> Any:
    """UIDs are taken to mean the same mails for ever."""

    def blind(self: ImapInbox, cursor: Any) -> Any:
        folder = self._open()
        return fetch(self, replace(cursor, uidvalidity=folder.uidvalidity) if cursor else None)

    return blind


def star(_: Any) -> Any:
    """`UID 9:*` is taken to hold nothing below 9."""
    return lambda self, first, end: sorted(self._client().search(["UID", f"{first}:{end}"]))


# -- deciding


def counted_from_rows(init: Any) -> Any:
    """The next number is one more than the highest in the sheet."""

    def counting(self: Register, picture: Any, *rest: Any, **named: Any) -> None:
        init(self, picture, *rest, **named)
        self._number = max((lead.number for lead in picture.leads), default=1000) + 1

    return counting


def remarking(missing_cells: Any) -> Any:
    """The worker puts a remark of its own where people write theirs."""
    return lambda *given: {**missing_cells(*given), "comment": "typed by a person"}


def without(name: str) -> Plant:
    """The roster without one standing order."""

    def plant(stack: ExitStack) -> None:
        roster = tuple(one for one in ALL if one.name != name)
        stack.enter_context(patch.object(process, "ALL", roster))

    return plant


# -- letters


def sent_at_once(decide: Any) -> Any:
    """Letters leave as soon as they are decided, before anybody has queued them."""

    def eager(house: Any, *rest: Any) -> Any:
        decision = decide(house, *rest)
        for row in decision.changes.letters:
            if row.state is LetterState.QUEUED:
                letter = house.letters.render(row.kind, row.message_id, row.to, row.data)
                try:
                    house.outbox.send(letter)
                except (DeliveryFailed, DeliveryInDoubt):
                    continue
        return decision

    return eager


def noted_first(post: Any) -> Any:
    """A letter is noted as sent, and then it is sent."""

    def boastful(house: Any, picture: Any, queued: Any, **named: Any) -> Any:
        notes = [replace(row, state=LetterState.SENT, data={}) for row in queued]
        if notes:
            picture = posting._noted(house, picture, notes)
        after, fates = post(house, picture, queued, **named)
        return after, fates

    return boastful


def other_id(render: Any) -> Any:
    """The Message-ID is another one each time."""
    chance = random.Random(3)

    def fresh(self: Any, kind: str, message_id: str, to: str, data: Any) -> Any:
        letter = render(self, kind, message_id, to, data)
        name, _, domain = message_id.partition("@")
        return replace(letter, message_id=f"{name}@{chance.randrange(10**9)}.{domain}")

    return fresh


def doubt_is_failure(send: Any) -> Any:
    """No answer after the last byte counts as not sent."""

    def sure(self: SmtpOutbox, letter: Any) -> None:
        try:
            send(self, letter)
        except DeliveryInDoubt as error:
            raise DeliveryFailed(str(error), permanent=False) from error

    return sure


def doubt_is_repeated(was_sent: Any) -> Any:
    """Where the Sent folder cannot tell, the letter counts as not sent."""
    return lambda self, message_id: bool(was_sent(self, message_id))


def away_is_none(was_sent: Any) -> Any:
    """A Sent folder that cannot be looked into just now counts as none."""

    def hasty(self: SmtpOutbox, message_id: str) -> Any:
        try:
            return was_sent(self, message_id)
        except SourceUnavailable:
            return None

    return hasty


def held_is_repeated(settled: Any) -> Any:
    """A digest of which nobody knows whether it left is sent again."""

    def stubborn(letter: Any, log: Any, *, found: bool | None) -> Any:
        state, why = settled(letter, log, found=found)
        return (LetterState.DEFERRED if state is LetterState.HELD else state), why

    return stubborn
