"""Planted mistakes: what a hurried hand might do to the program. The simulation must turn red on each.

A green run proves nothing unless every one of these still turns it red.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import patch

from automations import ALL, complete_typed_rows, posting, turn
from connectors.errors import DeliveryFailed, DeliveryInDoubt
from connectors.mailbox import ImapInbox
from connectors.outbox import SmtpOutbox
from connectors.ports import Committed, Unknown
from connectors.workbook import SheetsWorkbook, batch, committing, journal
from connectors.workbook.committing import Committer
from connectors.workbook.drafting import Drafter
from connectors.workbook.fence import Fence, guard_request
from connectors.workbook.journal import NO_LINES
from connectors.workbook.reading import Reader
from connectors.workbook.session import encoded
from leads.changes import Change, Changes
from leads.model import LetterState
from leads.register import Register
from leads.tabs import LEADS
from leads.telling import outgoing
from tests.fakes.post import PlainLetters
from tests.simulation import people, post, process
from tests.simulation.oracle import Finding, judged
from tests.simulation.scenario import ASKING_AND_SORTING, play
from tests.simulation.world import Setting, World

Plant = Callable[[ExitStack], None]


@dataclass(frozen=True, slots=True)
class Mutant:
    """Attributes:
    plant: Puts the mistake in place until the stack is left.
    story: One that shows it at once, where invented ones come upon it rarely.
    finds: Kinds of findings that count; empty for any.
    within: In how many stories it must be found.
    also: Acts of people that these stories tell besides.
    """

    name: str
    plant: Plant
    story: Callable[[], World] | None = None
    finds: frozenset[str] = frozenset()
    within: int = 400
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    kind: str
    scenarios: int


def hunted(mutant: Mutant) -> Found | None:
    """The first story that shows the mistake; None when none does."""
    with planted(mutant):
        if mutant.story:
            findings = shown(mutant.story())
            return Found(findings[0].kind, 1) if findings else None
        for seed in range(mutant.within):
            for finding in play(seed, also=mutant.also).findings:
                if not mutant.finds or finding.kind in mutant.finds:
                    return Found(finding.kind, seed + 1)
    return None


def shown(world: World) -> list[Finding]:
    """What the outsider finds once this world has come to rest."""
    world.rest()
    return judged(world)


@contextmanager
def planted(mutant: Mutant) -> Iterator[None]:
    with ExitStack() as stack:
        mutant.plant(stack)
        yield


def _instead(owner: Any, name: str, make: Callable[[Any], Any]) -> Plant:
    """Replace an attribute by what `make` makes of the original."""

    def plant(stack: ExitStack) -> None:
        stack.enter_context(patch.object(owner, name, make(getattr(owner, name))))

    return plant


def _both(*plants: Plant) -> Plant:
    def plant(stack: ExitStack) -> None:
        for one in plants:
            one(stack)

    return plant


# -- the commit


def _no_fence(_: Any) -> Any:
    chance = random.Random(1)
    return lambda version, guard: guard_request(version + chance.randrange(10**6, 10**8), guard)


def _guard_apart(sent: Any) -> Any:
    """The guard in a request of its own; what it should guard follows."""

    def apart(self: Committer, body: bytes, version: int, own: Any, deadline: Any) -> Any:
        guard, *rest = json.loads(body)["requests"]
        refused = sent(self, encoded({"requests": [guard]}), version, own, deadline)
        return refused or sent(self, encoded({"requests": rest}), version, own, deadline)

    return apart


def _blind_retry(sent: Any) -> Any:
    """No answer, or refused: the same rows once more, under the next version."""

    def again(self: Committer, body: bytes, version: int, own: Any, deadline: Any) -> Any:
        outcome = sent(self, body, version, own, deadline)
        if outcome is None:
            return None
        _, *rest = json.loads(body)["requests"]
        body = encoded({"requests": [guard_request(version + 1, own), *rest]})
        return sent(self, body, version + 1, own, deadline)

    return again


def _cursor_first(commit: Any) -> Any:
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


def _cursor_later(commit: Any) -> Any:
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


def _unknown_is_done(commit: Any) -> Any:
    def hopeful(self: SheetsWorkbook, changes: Changes, picture: Any) -> Any:
        outcome = commit(self, changes, picture)
        if isinstance(outcome, Unknown):
            return Committed(version=picture.version + 1, landed=changes)
        return outcome

    return hopeful


def _unknown_is_refused(commit: Any) -> Any:
    """What nobody answered is drafted again on the same reading, under a version further on."""

    def hasty(self: SheetsWorkbook, changes: Changes, picture: Any) -> Any:
        outcome = commit(self, changes, picture)
        if isinstance(outcome, Unknown):
            return commit(self, changes, replace(picture, version=picture.version + 1))
        return outcome

    return hasty


def _whole_rows(write: Any) -> Any:
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


def _version_last(read: Any) -> Any:
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


def _old_rows(read: Any) -> Any:
    """Rows are taken to stand where they once stood."""

    def remembering(self: Reader) -> Any:
        picture = read(self)
        self.rows_of_old = {**picture.places.lead_rows, **getattr(self, "rows_of_old", {})}  # type: ignore[attr-defined]
        kept = {one: at for one, at in self.rows_of_old.items() if one in picture.places.lead_rows}  # type: ignore[attr-defined]
        return replace(picture, places=replace(picture.places, lead_rows=kept))

    return remembering


def _trusts_what_is_behind(next_version: Any) -> Any:
    def trusting(self: Fence, version: int, now: Any) -> int:
        asked: int | None = next_version(self, version, now)
        return self._highest + 1 if asked is None else asked

    return trusting


def _no_epoch(fetch: Any) -> Any:
    """UIDs are taken to mean the same mails for ever."""

    def blind(self: ImapInbox, cursor: Any) -> Any:
        folder = self._open()
        return fetch(self, replace(cursor, uidvalidity=folder.uidvalidity) if cursor else None)

    return blind


def _star(_: Any) -> Any:
    """`UID 9:*` is taken to hold nothing below 9."""
    return lambda self, first, end: sorted(self._client().search(["UID", f"{first}:{end}"]))


# -- deciding


def _counted_from_rows(init: Any) -> Any:
    """The next number is one more than the highest in the sheet."""

    def counting(self: Register, picture: Any, *rest: Any, **named: Any) -> None:
        init(self, picture, *rest, **named)
        self._number = max((lead.number for lead in picture.leads), default=1000) + 1

    return counting


def _remarking(missing_cells: Any) -> Any:
    """The worker puts a remark of its own where people write theirs."""
    return lambda *given: {**missing_cells(*given), "comment": "typed by a person"}


def _without(name: str) -> Plant:
    """The roster without one standing order."""

    def plant(stack: ExitStack) -> None:
        roster = tuple(one for one in ALL if one.name != name)
        stack.enter_context(patch.object(process, "ALL", roster))

    return plant


# -- letters


def _sent_at_once(decide: Any) -> Any:
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


def _noted_first(post: Any) -> Any:
    """A letter is noted as sent, and then it is sent."""

    def boastful(house: Any, picture: Any, queued: Any, **named: Any) -> Any:
        notes = [replace(row, state=LetterState.SENT, data={}) for row in queued]
        if notes:
            picture = posting._noted(house, picture, notes)
        after, fates = post(house, picture, queued, **named)
        return after, fates

    return boastful


def _other_id(render: Any) -> Any:
    """The Message-ID is another one each time."""
    chance = random.Random(3)

    def fresh(self: Any, kind: str, message_id: str, to: str, data: Any) -> Any:
        letter = render(self, kind, message_id, to, data)
        name, _, domain = message_id.partition("@")
        return replace(letter, message_id=f"{name}@{chance.randrange(10**9)}.{domain}")

    return fresh


def _doubt_is_failure(send: Any) -> Any:
    """No answer after the last byte counts as not sent."""

    def sure(self: SmtpOutbox, letter: Any) -> None:
        try:
            send(self, letter)
        except DeliveryInDoubt as error:
            raise DeliveryFailed(str(error), permanent=False) from error

    return sure


def _doubt_is_repeated(was_sent: Any) -> Any:
    """Where the Sent folder cannot tell, the letter counts as not sent."""
    return lambda self, message_id: bool(was_sent(self, message_id))


def _held_is_repeated(settled: Any) -> Any:
    """A digest of which nobody knows whether it left is sent again."""

    def stubborn(letter: Any, log: Any, *, found: bool | None) -> Any:
        state, why = settled(letter, log, found=found)
        return (LetterState.DEFERRED if state is LetterState.HELD else state), why

    return stubborn


# -- stories for those that chance seldom shows

_EIGHT = datetime(2027, 3, 26, 7, 5, tzinfo=UTC)


def no_answer_at_eight() -> World:
    """The sheet falls silent just when the digests are to be queued."""
    world = World(Setting(start=_EIGHT, sent_folder=False))
    world.mail("new")
    world.meanwhile.append(("before write", lambda: world.outage("sheet", 300)))
    world.turn()
    return world


def overtaken_at_eight(seconds: float) -> Callable[[], World]:
    """One worker stops before it sends a letter, and the other works meanwhile."""

    def story() -> World:
        world = World(Setting(start=_EIGHT - timedelta(minutes=10), workers=2))
        for _ in range(2):  # who has just started, or not read for a while, asks the Sent folder
            world.turn(0)
            world.turn(1)
            world.wait(200)

        def meanwhile() -> None:
            for _ in range(3):
                world.wait(seconds)
                world.turn(1)

        world.mail("new")
        world.meanwhile.append(("after write", meanwhile))
        world.turn(0)
        return world

    return story


def sorted_in_that_second() -> World:
    """A touch is on its way to the second row when somebody sorts."""
    world = World(Setting(start=_EIGHT, digest_at=""))
    for _ in range(3):
        world.mail("new")
    world.turn()
    world.mail("again", 0)
    world.meanwhile.append(("before write", lambda: people.act(world, "sort", 5)))
    world.turn()
    return world


def one_inquiry_in_two_rows() -> World:
    """Filed by one worker, and once more by one that had no fence."""
    world = World(Setting(start=_EIGHT, digest_at=""))
    world.mail("new")
    world.turn()
    assert world.twin()
    return world


def digest_without_an_answer() -> World:
    """The mail server takes the digest, its answer is lost, and there is no Sent folder to ask."""
    world = World(Setting(start=_EIGHT, sent_folder=False, acknowledgements=False))
    world.mail("new")
    world.post.fates += [post.Fate.REPLY_LOST, post.Fate.REPLY_LOST]
    world.turn()
    return world


STORIES = (
    no_answer_at_eight,
    overtaken_at_eight(1_000),
    overtaken_at_eight(30),
    sorted_in_that_second,
    one_inquiry_in_two_rows,
    digest_without_an_answer,
)

_COMMIT = (SheetsWorkbook, "commit")
_SENT = (Committer, "_sent")
_NO_JOURNAL = _instead(batch, "lines_of", lambda _: lambda *_: NO_LINES)

MUTANTS = (
    Mutant("no fence", _instead(committing, "guard_request", _no_fence)),
    Mutant("the guard in a request of its own", _instead(*_SENT, _guard_apart)),
    Mutant("blind retry", _instead(*_SENT, _blind_retry)),
    Mutant("mark before commit", _instead(*_COMMIT, _cursor_first)),
    Mutant("the cursor in a second write", _instead(*_COMMIT, _cursor_later)),
    Mutant(
        "no answer taken for committed",
        _instead(*_COMMIT, _unknown_is_done),
        no_answer_at_eight,
    ),
    Mutant("no answer taken for refused", _instead(*_COMMIT, _unknown_is_refused)),
    Mutant("no journal of written rows", _NO_JOURNAL, sorted_in_that_second),
    Mutant(
        "a journal of Leads alone",
        _instead(journal, "JOURNALED", lambda _: (LEADS.title,)),
        also=ASKING_AND_SORTING,
        finds=frozenset({"note astray"}),
        within=100,
    ),
    # The journal alone would heal it: what a person typed in that second is put back.
    Mutant("whole rows written", _both(_instead(Drafter, "_write", _whole_rows), _NO_JOURNAL)),
    Mutant("the version read after the data", _instead(Reader, "read", _version_last)),
    Mutant("row numbers kept across turns", _instead(Reader, "read", _old_rows)),
    Mutant("old readings trusted", _instead(Fence, "next_version", _trusts_what_is_behind)),
    Mutant("UIDVALIDITY ignored", _instead(ImapInbox, "_fetch", _no_epoch)),
    Mutant("UID n:* believed", _instead(ImapInbox, "_search", _star)),
    Mutant("values on wrong rows left there", _without("mend_rows"), sorted_in_that_second),
    Mutant("twins not taken back", _without("take_back_twins"), one_inquiry_in_two_rows),
    Mutant("no dedupe on source_ref", _instead(Register, "home_of", lambda _: lambda *_: None)),
    Mutant("ids counted from the rows", _instead(Register, "__init__", _counted_from_rows)),
    Mutant(
        "a person's value overwritten",
        _instead(complete_typed_rows, "_missing_cells", _remarking),
    ),
    Mutant("letters sent before they are queued", _instead(turn, "decide", _sent_at_once)),
    Mutant("letters noted as sent before they are", _instead(turn, "post", _noted_first)),
    Mutant("Message-IDs at random", _instead(PlainLetters, "render", _other_id)),
    Mutant("doubt taken for failure", _instead(SmtpOutbox, "send", _doubt_is_failure)),
    Mutant("a letter in doubt sent again", _instead(SmtpOutbox, "was_sent", _doubt_is_repeated)),
    Mutant(
        "a held digest sent again",
        _instead(posting, "settled_doubt", _held_is_repeated),
        digest_without_an_answer,
        finds=frozenset({"second digest"}),
    ),
    Mutant(
        "letters looked up while they are being sent",
        _instead(outgoing, "DOUBT_AFTER", lambda _: timedelta(0)),
        overtaken_at_eight(30),
    ),
    Mutant(
        "late letters sent all the same",
        _instead(posting, "SEND_WITHIN", lambda _: timedelta(days=30)),
        overtaken_at_eight(1_000),
    ),
)
