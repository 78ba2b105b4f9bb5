"""Planted mistakes: what a hurried hand might do to the program. The simulation must turn red on each.

A green run proves nothing unless every one of these still turns it red.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import timedelta

from automations import complete_typed_rows, posting, turn
from connectors.mailbox import ImapInbox
from connectors.outbox import SmtpOutbox
from connectors.workbook import SheetsWorkbook, batch, committing, journal
from connectors.workbook.committing import Committer
from connectors.workbook.drafting import Drafter
from connectors.workbook.fence import Fence
from connectors.workbook.journal import NO_LINES
from connectors.workbook.reading import Reader
from leads.register import Register
from leads.tabs import LEADS
from leads.telling import outgoing
from tests.fakes.post import PlainLetters
from tests.simulation import mistakes
from tests.simulation.directed import (
    digest_without_an_answer,
    no_answer_at_eight,
    one_inquiry_in_two_rows,
    overtaken_at_eight,
    restored_while_the_mailbox_is_away,
    sorted_in_that_second,
    two_find_a_restored_file,
)
from tests.simulation.mistakes import Plant, both, instead, without
from tests.simulation.oracle import Finding, judged
from tests.simulation.scenario import ASKING_AND_SORTING, play
from tests.simulation.world import World


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


_COMMIT = (SheetsWorkbook, "commit")
_SENT = (Committer, "_sent")
_NO_JOURNAL = instead(batch, "lines_of", lambda _: lambda *_: NO_LINES)

MUTANTS = (
    Mutant("no fence", instead(committing, "guard_request", mistakes.no_fence)),
    Mutant("the guard in a request of its own", instead(*_SENT, mistakes.guard_apart)),
    Mutant("blind retry", instead(*_SENT, mistakes.blind_retry)),
    Mutant("mark before commit", instead(*_COMMIT, mistakes.cursor_first)),
    Mutant("the cursor in a second write", instead(*_COMMIT, mistakes.cursor_later)),
    Mutant(
        "no answer taken for committed",
        instead(*_COMMIT, mistakes.unknown_is_done),
        no_answer_at_eight,
    ),
    Mutant("no answer taken for refused", instead(*_COMMIT, mistakes.unknown_is_refused)),
    Mutant("no journal of written rows", _NO_JOURNAL, sorted_in_that_second),
    Mutant(
        "a journal of Leads alone",
        instead(journal, "JOURNALED", lambda _: (LEADS.title,)),
        also=ASKING_AND_SORTING,
        finds=frozenset({"note astray"}),
        within=100,
    ),
    # The journal alone would heal it: what a person typed in that second is put back.
    Mutant(
        "whole rows written", both(instead(Drafter, "_write", mistakes.whole_rows), _NO_JOURNAL)
    ),
    Mutant("the version read after the data", instead(Reader, "read", mistakes.version_last)),
    Mutant("row numbers kept across turns", instead(Reader, "read", mistakes.old_rows)),
    Mutant(
        "old readings trusted",
        both(
            instead(Fence, "next_version", mistakes.trusts_what_is_behind),
            instead(Fence, "restored", mistakes.goes_on_above_any_guard),
        ),
    ),
    Mutant(
        "guards that others left after the reading gone on above",
        instead(Fence, "restored", mistakes.goes_on_above_any_guard),
        two_find_a_restored_file,
    ),
    Mutant("UIDVALIDITY ignored", instead(ImapInbox, "_fetch", mistakes.no_epoch)),
    Mutant("UID n:* believed", instead(ImapInbox, "_search", mistakes.star)),
    Mutant("values on wrong rows left there", without("mend_rows"), sorted_in_that_second),
    Mutant("twins not taken back", without("take_back_twins"), one_inquiry_in_two_rows),
    Mutant("no dedupe on source_ref", instead(Register, "home_of", lambda _: lambda *_: None)),
    Mutant("ids counted from the rows", instead(Register, "__init__", mistakes.counted_from_rows)),
    Mutant(
        "a person's value overwritten",
        instead(complete_typed_rows, "_missing_cells", mistakes.remarking),
    ),
    Mutant("letters sent before they are queued", instead(turn, "decide", mistakes.sent_at_once)),
    Mutant("letters noted as sent before they are", instead(turn, "post", mistakes.noted_first)),
    Mutant("Message-IDs at random", instead(PlainLetters, "render", mistakes.other_id)),
    Mutant("doubt taken for failure", instead(SmtpOutbox, "send", mistakes.doubt_is_failure)),
    Mutant(
        "a letter in doubt sent again", instead(SmtpOutbox, "was_sent", mistakes.doubt_is_repeated)
    ),
    Mutant(
        "a Sent folder that is away taken for none",
        instead(SmtpOutbox, "was_sent", mistakes.away_is_none),
        restored_while_the_mailbox_is_away,
        finds=frozenset({"second digest"}),
    ),
    Mutant(
        "a held digest sent again",
        instead(posting, "settled_doubt", mistakes.held_is_repeated),
        digest_without_an_answer,
        finds=frozenset({"second digest"}),
    ),
    Mutant(
        "letters looked up while they are being sent",
        instead(outgoing, "DOUBT_AFTER", lambda _: timedelta(0)),
        overtaken_at_eight(30),
    ),
    Mutant(
        "late letters sent all the same",
        instead(posting, "SEND_WITHIN", lambda _: timedelta(days=30)),
        overtaken_at_eight(1_000),
    ),
)
