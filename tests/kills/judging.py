"""The judge: looks at the sheet, at what was delivered and at the letters that left; never at the program's log."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from email import message_from_bytes
from email.message import Message
from pathlib import Path

from tests.acceptance.conftest import Local, furnished
from tests.kills.people import People
from tests.kills.post import Post
from tests.kills.storm import Plan, Storm, nursery
from tests.servers.dovecot import Dovecot

FILED = ("filed", "wrote again")
COPY = "copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """What a storm cost. Every list ought to be empty.

    Attributes:
        lost: Message-IDs, callers or leads that are not where they belong.
        doubled: Message-IDs or rows that are there more often than they came.
        second_digests: Message-IDs of digests that left twice, of confirmations that left more than twice (after
            a doubt one is sent once more, under the same Message-ID), and whoever got two different ones.
        foreign: Cells of people that do not hold what they typed.
        miscounted: Rows whose Inquiries is another number than that of the buyer's letters.
        in_doubt: Letters that were held because nobody could tell whether they had left.
    """

    kills: int
    mails: int
    letters: int
    lost: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    second_digests: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)
    miscounted: list[str] = field(default_factory=list)
    restless: bool = False
    in_doubt: int = 0

    @property
    def faults(self) -> list[str]:
        """All that it cost, one sentence each."""
        kinds = {
            "lost": self.lost,
            "doubled": self.doubled,
            "sent twice": self.second_digests,
            "foreign": self.foreign,
            "miscounted": self.miscounted,
        }
        told = [f"{kind}: {each}" for kind, found in kinds.items() for each in found]
        return [*told, "did not come to rest"] if self.restless else told

    @property
    def faultless(self) -> bool:
        return not self.faults


def stormed(
    plan: Plan,
    folder: Path,
    dovecot: Dovecot | None = None,
    told: Callable[[int], None] = lambda _kills: None,
) -> Toll:
    """Go through one storm in a world of its own, which lies in `folder`."""
    with furnished(folder / "local") as local:
        config = local.config
        acknowledging(local)

        def deliver(raw: bytes, at: datetime) -> None:
            """Into Dovecot when it is the mailbox, dated as the workers' clock stands."""
            if dovecot:
                dovecot.deliver(raw, at.timestamp())
            else:
                local.deliver(raw)

        if dovecot:
            config = local.config_with("dovecot.yaml", mailboxes=[dovecot.as_mailbox()])
        with nursery(config) as workers:
            storm = Storm(plan, local, workers, deliver)
            storm.rage(told)
            storm.settle()
        return judged(storm.post, storm.people, local, kills=storm.kills, restless=storm.restless)


def judged(post: Post, people: People, local: Local, *, kills: int, restless: bool) -> Toll:
    """Compare what the world did with what is in the sheet."""
    leads = local.rows("Leads")
    lost, doubled = _filings(post, local)
    for problem, wanted, found in (
        *_rows(Counter(post.letters_of.keys()), Counter(row["Email"] for row in leads)),
        *_rows(Counter(people.callers), Counter(row["Name"] for row in leads)),
    ):
        (lost if found < wanted else doubled).append(problem)
    doubled += [
        f"id {each}" for each, n in Counter(row["ID"] for row in leads).items() if n > 1 and each
    ]
    lost += [f"{row['Name']}: no id" for row in leads if not row["ID"]]
    comments = {row["ID"]: row["Comment"] for row in leads}
    letters = [message_from_bytes(raw) for raw in local.sent()]
    left = Counter(str(each["Message-ID"]) for each in letters)
    answered = {(str(each["To"]), str(each["Message-ID"])) for each in letters if _is_answer(each)}
    answers = Counter(to for to, _ in answered)
    return Toll(
        kills=kills,
        mails=post.mails,
        letters=len(letters),
        lost=lost,
        doubled=doubled,
        second_digests=[
            each for each, n in left.items() if n > (2 if "acknowledgement" in each else 1)
        ]
        + [f"{to}: answered {n} times" for to, n in answers.items() if n > 1],
        foreign=[
            f"{lead}: {comments.get(lead)!r}, not {text!r}"
            for lead, text in people.comments.items()
            if comments.get(lead) != text
        ]
        + [
            f"{row['ID']}: {row['Comment']!r} by nobody"
            for row in leads
            if row["Comment"] and row["ID"] not in people.comments
        ],
        miscounted=_miscounted(post, leads),
        restless=restless,
        in_doubt=sum(row["State"] == "held" for row in local.rows("_outbox")),
    )


def acknowledging(local: Local) -> None:
    """Somebody switches confirmations on in the Rules tab, so that letters leave all day long."""
    tab = local.sheet().worksheet("Rules")
    row = [each["Then"] for each in local.rows("Rules")].index("acknowledgement") + 2
    tab.update_acell(f"C{row}", "on")


def _is_answer(letter: Message) -> bool:
    return "acknowledgement" in str(letter["Message-ID"])


def _filings(post: Post, local: Local) -> tuple[list[str], list[str]]:
    """Each text under each Message-ID once, as a lead, a touch or a screened row."""
    refs = [row["Source ref"] for row in local.rows("History") if row["What"] in FILED]
    refs += [row["Source ref"] for row in local.rows("Screened") if row["Verdict"] != COPY]
    found = Counter(ref.rpartition("#")[0] for ref in refs if "#" in ref)
    lost: list[str] = []
    doubled: list[str] = []
    for problem, wanted, there in _rows(post.texts, found):
        (lost if there < wanted else doubled).append(problem)
    doubled += [f"ref {ref}" for ref, n in Counter(refs).items() if n > 1 and ref]
    return lost, doubled


def _rows(wanted: Counter[str], found: Counter[str]) -> Iterable[tuple[str, int, int]]:
    """What is there another number of times than it ought to be."""
    for each, count in wanted.items():
        if found[each] != count:
            yield f"{each}: {found[each]} times, not {count}", count, found[each]


def _miscounted(post: Post, leads: Iterable[dict[str, str]]) -> list[str]:
    """Each buyer's row counts the different letters they wrote."""
    return [
        f"{row['Email']}: Inquiries is {row['Inquiries']}, not {wanted}"
        for row in leads
        if (wanted := post.letters_of.get(row["Email"], 0)) and str(row["Inquiries"]) != str(wanted)
    ]
