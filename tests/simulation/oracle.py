"""The outsider: what must be true once faults have ceased, judged by the rows, the mailboxes and the post alone.

It never asks the program and never reads its log. Each finding is a kind and a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from leads.model import Cell
from leads.settings import MERGED_STAGE
from tests.simulation import columns, headings, merges, notes, people
from tests.simulation.book import Book, Row
from tests.simulation.post import Accepted
from tests.simulation.world import MARK, World

_DIGEST = re.compile(r"digest\.(?P<who>.+)\.(?P<day>\d{4}-\d\d-\d\d)@")
_A_DAY = timedelta(hours=23)
"""A letter may leave some minutes after it was queued."""
_UNASKED_AFTER = timedelta(minutes=20)
"""After so long a letter goes although the Sent folder cannot be looked into, where nothing shows a restored file."""
_OWN_ID = re.compile(r"L-\d+")
_OF_PEOPLE = ("Leads", "History", "Screened", "Review")
"""The tabs in which a digest that comes due changes nothing."""


@dataclass(frozen=True, slots=True)
class Finding:
    kind: str
    told: str

    def __str__(self) -> str:
        return f"{self.kind}: {self.told}"


def judged(world: World) -> list[Finding]:
    """All that is wrong; empty when every promise was kept."""
    return [Finding(kind, told) for kind, look in PROMISES for told in look(world)]


# -- inquiries


def _places(world: World) -> Counter[str]:
    """Mark -> in how many places it was filed: as a lead, a touch or a screened row; copies apart."""
    book = world.sheet.book
    found: Counter[str] = Counter()
    twins = _taken_back(book)
    for row in book.tab("History").texts():
        if row["what"] in {"filed", "wrote again"} and row["lead_id"] not in twins:
            found.update(set(MARK.findall(str(row["new"]))))
    standing = set()
    for row in book.tab("Screened").texts():
        standing.add(row["source_ref"])
        if row["verdict"] != "copy" and not _OWN_ID.fullmatch(str(row["decision"])):
            found.update(set(MARK.findall(str(row["subject"]))))
    for ref in (_trimmed(book) | book.deleted) - standing:
        found.update(world.truth.screened.get(str(ref), ()))
    return found


def _asked_for(book: Book) -> set[str]:
    """Leads that a person asked for in Screened: their rows name them."""
    return {str(row["decision"]) for row in book.tab("Screened").texts() if row["decision"]}


def _unheard(world: World) -> Iterator[str]:
    for row in world.sheet.book.tab("Screened").texts():
        if row["decision"] and not _OWN_ID.fullmatch(str(row["decision"])):
            yield f"somebody typed {row['decision']} beside {row['subject']}, and nothing came of it"
    told = Counter(
        frozenset((str(row["lead_id"]), str(row["new"])))
        for row in world.sheet.book.tab("History").texts()
        if row["what"] == "not the person of"
    )
    for row in world.sheet.book.tab("Review").texts():
        pair = frozenset((str(row["lead_a"]), str(row["lead_b"])))
        if row["kind"] == "possible repeat" and row["decision"] and not row["decided_by"]:
            yield f"somebody typed {row['decision']} beside {sorted(pair)}, and nothing came of it"
        is_first = "they stay two" in str(row["why"])
        if row["decision"] == "Different" and is_first and told[pair] != 1:
            yield f"that {sorted(pair)} are two people is told {told[pair]} times"


def _trimmed(book: Book) -> set[Cell]:
    """The source_refs of Screened rows that housekeeping took away, or may have."""
    rows = (row for row in book.tab("History").texts() if row["what"] == "screened rows trimmed")
    return {ref for row in rows for ref in str(row["source_ref"]).split("\n")}


def _copies(book: Book) -> Counter[str]:
    """Mark -> how many rows call it a second copy."""
    copies = (row for row in book.tab("Screened").texts() if row["verdict"] == "copy")
    return Counter(mark for row in copies for mark in MARK.findall(str(row["subject"])))


def _lost(world: World) -> Iterator[str]:
    places = _places(world)
    for mark in world.truth.arrived:
        if not places[mark]:
            yield f"{mark} arrived and is nowhere in the sheet"
    ids = _ids(world.sheet.book)
    excused = world.sheet.book.deleted | _taken_back(world.sheet.book)
    for lead_id, name, copied in _filed(world.sheet.book):
        called = {lead_id, name, f"a row of {lead_id}", f"a row of {copied}"}
        if lead_id not in ids and not called & excused:
            yield f"{lead_id} ({name}) was filed, nobody deleted it, and its row is gone"


def _doubled(world: World) -> Iterator[str]:
    for mark, times in _places(world).items():
        if times > 1:
            yield f"{mark} was filed {times} times"
    for mark, times in _copies(world.sheet.book).items():
        if times >= world.truth.deliveries[mark]:
            yield f"{mark} came {world.truth.deliveries[mark]} times, and shows {times} copies"


def _doubled_rows(world: World) -> Iterator[str]:
    ids = _ids(world.sheet.book)
    filed = Counter(lead_id for lead_id, *_ in _filed(world.sheet.book))
    for lead_id in ids.keys() | filed.keys():
        if ids[lead_id] > 1:
            yield f"{lead_id} stands in {ids[lead_id]} rows"
        if filed[lead_id] > 1:
            yield f"{lead_id} was filed {filed[lead_id]} times"
        if not filed[lead_id]:
            yield f"{lead_id} has a row and was never filed"


def _back_again(world: World) -> Iterator[str]:
    ids = _ids(world.sheet.book)
    for lead_id in world.sheet.book.deleted & ids.keys():
        yield f"{lead_id} was deleted by a person and is there again"


def _taken_back(book: Book) -> frozenset[Cell]:
    """Second rows of one inquiry that the program emptied again; Review says so."""
    return frozenset(
        row["lead_b"]
        for row in book.tab("Review").texts()
        if row["kind"] == "filed twice" and row["decided_by"] == "mended"
    )


def _filed(book: Book) -> Iterator[tuple[str, str, str]]:
    """Lead id, what it was called, and the id of the row that it was copied from."""
    for row in book.tab("History").texts():
        if row["what"] == "filed":
            copied = people.COPIED.match(str(row["because"]))
            yield str(row["lead_id"]), str(row["new"])[:60], copied[1] if copied else ""


def _ids(book: Book) -> Counter[str]:
    rows = book.tab("Leads").texts()
    return Counter(str(row["lead_id"]) for row in rows if row["lead_id"])


# -- cells


def _foreign(world: World) -> Iterator[str]:
    book = world.sheet.book
    into = merges.merged(book)
    for row in _rows(book):
        for key, typed, shown in merges.typed_and_gone(row, book, into):
            yield f"{row.cells.get('lead_id')}: a person put {typed!r} under {key}, it shows {shown!r}"


def _mixed_up(world: World) -> Iterator[str]:
    """Values that belong to another lead, and cells that stayed blank or behind."""
    book = world.sheet.book
    events = merges.inquiries(book)
    mails = {mark: arrival.email for mark, arrival in world.truth.arrived.items()}
    emails = {
        str(row["lead_id"]): mails.get(found.group(), "")
        for row in book.tab("History").texts()
        if row["what"] == "filed" and (found := MARK.search(str(row["new"])))
    }
    asked_for = _asked_for(book)
    into, ever_merged = merges.merged(book), merges.homes(book)
    copied = {lead_id: source for lead_id, _, source in _filed(book)}
    for row in _rows(book):
        lead_id = str(row.cells.get("lead_id") or "")
        if not lead_id and not any(row.cells.get(key) for key in people.SAYS_SOMEBODY):
            continue
        if not _OWN_ID.fullmatch(lead_id):
            yield f"the row of {row.cells.get('name')!r} has the id {lead_id!r}"
            continue
        known = lead_id in emails and (emails[lead_id] or lead_id not in asked_for)
        if known and row.cells.get("email", "") != emails[lead_id]:
            yield f"{lead_id} shows the address {row.cells.get('email')!r}, not {emails[lead_id]!r}"
        if lead_id in events and row.cells.get("inquiries") != events[lead_id]:
            yield f"{lead_id} counts {row.cells.get('inquiries')} inquiries of {events[lead_id]}"
        # Nobody is reminded of a merged row, nor of a copy of one that shows so.
        is_copy = row.cells.get("stage") == MERGED_STAGE and copied.get(lead_id) in ever_merged
        is_settled = lead_id in into or is_copy
        filled = ("owner", "stage", "source", *(() if is_settled else ("next_action",)))
        blank = [key for key in filled if not row.cells.get(key)]
        if blank:
            yield f"{lead_id} has nothing under {', '.join(blank)}"


def _misplaced(world: World) -> Iterator[str]:
    """Touches that are told of another lead than their writer's, or one that theirs was merged into.

    A copy of their row that somebody pasted is a lead of its own, and theirs too: it shows their address, or did
    as long as it stood.
    """
    book, homes = world.sheet.book, merges.homes(world.sheet.book)
    mails = {mark: arrival.email for mark, arrival in world.truth.arrived.items()}
    shown = {(row.cells.get("email"), str(row.cells.get("lead_id"))) for row in _rows(book)}
    standing = _ids(book)
    copied = {about: source for about, _, source in _filed(book) if not standing[about]}
    theirs: dict[str, set[str]] = {}
    for row in book.tab("History").texts():
        about, found = str(row["lead_id"]), MARK.search(str(row["new"]))
        email = mails.get(found.group(), "") if found else ""
        if not email:
            continue
        if row["what"] == "filed":
            theirs.setdefault(email, set()).update(homes.get(about, {about}))
        of_them = theirs.get(email, {about})
        is_theirs = bool({about, copied.get(about)} & of_them) or (email, about) in shown
        if row["what"] == "wrote again" and not is_theirs:
            yield f"{found and found.group()} of {email} is told of {about}, not of {sorted(theirs[email])}"


def _decided(world: World) -> Iterator[str]:
    yield from merges.carried_out_twice(world.sheet.book)
    yield from merges.asked_twice(world.sheet.book)


def _notes(world: World) -> Iterator[str]:
    yield from notes.astray(world.sheet.book)


def _rows(book: Book) -> list[Row]:
    return [row for _, row in book.tab("Leads").body()]


# -- ids, cursors, keys


def _reused(world: World) -> Iterator[str]:
    if world.truth.restored:  # an older version knows nothing of the ids given since
        return
    for lead_id, names in world.truth.given.items():
        if len(names) > 1:
            yield f"{lead_id} was given to {sorted(names)}"


def _behind(world: World) -> Iterator[str]:
    system = _system(world.sheet.book)
    for server in world.mailboxes:
        folder = server.inbox
        highest = max(folder.mails, default=0)
        shown = system.get(f"cursor {server.name}", "")
        if highest and shown != f"{folder.uidvalidity} {highest}":
            yield f"{server.name} is filed to {folder.uidvalidity} {highest}, its cursor is {shown!r}"


def _keys(world: World) -> Iterator[str]:
    rows = world.sheet.book.tab("_system").texts()
    for key, times in Counter(str(row["key"]) for row in rows if row["key"]).items():
        if times > 1:
            yield f"_system holds {key} {times} times"


def _system(book: Book) -> dict[str, Cell]:
    return {str(row["key"]): row["value"] for row in book.tab("_system").texts()}


# -- letters


def _second_digest(world: World) -> Iterator[str]:
    digests = Counter(
        (letter.to, found["day"])
        for letter in _asked_about(world)
        if (found := _DIGEST.match(letter.message_id))
    )
    if world.truth.restored and not world.sent_folder:
        return  # the log of letters was taken back, and nobody else could be asked
    for (who, day), times in digests.items():
        if times > 1:
            yield f"{who} got {times} digests of {day}"


def _asked_about(world: World) -> Iterator[Accepted]:
    """The letters that left, but for those of which a restored file had perhaps forgotten, and nobody could be asked.

    Who has just started sees no restored file, and does not wait for ever.
    """
    for letter in world.post.accepted:
        if not world.truth.restored or letter.unseen < _UNASKED_AFTER:
            yield letter


def _letters(world: World) -> Iterator[str]:
    left = Counter(letter.message_id for letter in world.post.accepted)
    states: dict[str, str] = {}
    for row in world.sheet.book.tab("_outbox").texts():
        states[str(row["message_id"])] = str(row["state"])
    for message_id, state in states.items():
        if state == "sent" and not left[message_id]:
            yield f"{message_id} is noted as sent and never left"
        if state in {"queued", "deferred", "unasked"}:
            yield f"{message_id} is still {state}"
    if not world.truth.restored:
        for message_id in left.keys() - states.keys() - world.truth.queued:
            yield f"{message_id} left and was never queued"
    # A log that was taken back has forgotten that they left; without a Sent folder nobody else knows.
    most = 2 if world.sent_folder else 2 + 2 * world.truth.restored
    for message_id, times in left.items():
        if times > most and not message_id.startswith("digest."):
            yield f"{message_id} left {times} times"
    yield from _too_many_acknowledgements(world)


def _too_many_acknowledgements(world: World) -> Iterator[str]:
    """An address hears once a day that its inquiry arrived, whatever it writes.

    When the last one left, a worker knows by its own clock alone: one for each day that clocks have shown.
    That one left, a restored file has forgotten, and without a Sent folder nobody else knows.
    """
    most = len(world.truth.days_off) + (0 if world.sent_folder else world.truth.restored)
    first: dict[tuple[str, str], Accepted] = {}
    for letter in sorted(_asked_about(world), key=lambda letter: letter.at):
        if not letter.message_id.startswith("digest."):
            first.setdefault((letter.to, letter.message_id), letter)
    for one in first.values():
        within = [n for n in first.values() if n.to == one.to and one.at <= n.at < one.at + _A_DAY]
        if len(within) > most:
            yield f"{one.to} got {len(within)} acknowledgements in a day"


# -- rest


def _restless(world: World) -> Iterator[str]:
    """One more turn on a quiet world writes nothing and sends nothing, but for a digest that is due in that minute."""
    for _ in range(2):
        before, letters = world.sheet.book, len(world.post.accepted)
        landed = world.sheet.landed
        world.wait(61)
        world.turn(0)
        fresh = world.post.accepted[letters:]
        if not fresh and world.sheet.landed == landed:
            return
        if not _is_digest_time(before, world.sheet.book, fresh):
            break
    yield "a turn on a quiet world wrote or sent something"


def _is_digest_time(before: Book, after: Book, fresh: Sequence[Accepted]) -> bool:
    """Whether all that happened between these two is that digests came due: they left, or had nothing to tell."""
    noted = list(after.tab("_outbox").texts())[len(list(before.tab("_outbox").texts())) :]
    told = {str(row["message_id"]) for row in noted}
    known = {str(row["message_id"]) for row in before.tab("_outbox").texts()}
    left = {one.message_id for one in fresh}
    stayed = all(_shows(before, title) == _shows(after, title) for title in _OF_PEOPLE)
    return (
        stayed
        and bool(told)
        and not told & known
        and left <= told
        and all(_DIGEST.match(one) for one in told)
    )


def _shows(book: Book, title: str) -> list[dict[str, Cell]]:
    return list(book.tab(title).texts())


PROMISES: list[tuple[str, Callable[[World], Iterator[str]]]] = [
    ("lost", _lost),
    ("unheard", _unheard),
    ("doubled", _doubled),
    ("doubled", _doubled_rows),
    ("deleted and back", _back_again),
    ("foreign cell", _foreign),
    ("mixed up", _mixed_up),
    ("mixed up", _misplaced),
    ("mixed up", lambda world: headings.strange(world.sheet.book)),
    ("mixed up", lambda world: columns.strange(world.sheet.book)),
    ("decided twice", _decided),
    ("note astray", _notes),
    ("id reused", _reused),
    ("cursor", _behind),
    ("key doubled", _keys),
    ("second digest", _second_digest),
    ("letter", _letters),
    ("restless", _restless),
]
"""(kind, what looks for it), in the order in which they are told."""
