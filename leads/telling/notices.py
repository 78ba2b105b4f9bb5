"""What a manager's digest tells beyond their own leads: what nobody else hears of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from leads.model import Lead, LetterState, ReviewCase
from leads.picture import Picture
from leads.recognising.decisions import PAIRS
from leads.settings import Member, Role
from leads.telling.outgoing import standings
from leads.telling.undelivered import in_words
from leads.telling.unheard import unheard, why_unheard
from leads.telling.wording import one_line

MOST_LINES = 12
_LINE_MOST = 220


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One matter.

    Attributes:
        short: For the subject: "2 leads nobody is told of".
        lines: One sentence each; `hidden` more did not fit.
        advice: What to do about it.
    """

    title: str
    short: str
    lines: tuple[str, ...]
    hidden: int
    advice: str


def notices(member: Member, picture: Picture, since: datetime) -> tuple[Notice, ...]:
    """A manager's, at this moment; for everybody else none. Letters and questions are news `since` the last digest."""
    if member.role is not Role.MANAGER:
        return ()
    missed = [_line(lead, picture) for lead in unheard(picture)]
    given_up = in_words(
        standing.last
        for standing in standings(picture.letters).values()
        if standing.last.state is LetterState.FAILED and standing.last.at > since
    )
    fresh = [
        case
        for case in picture.review
        if not case.decision and case.decided_at is None and case.raised_at > since
    ]
    pairs = [f"{case.lead_a} and {case.lead_b}: {case.why}" for case in fresh if case.kind in PAIRS]
    waiting = [case.why for case in fresh if case.kind == ReviewCase.HELD]
    found = (
        _notice(
            "Nobody is told of these leads",
            ("lead nobody is told of", "leads nobody is told of"),
            missed,
            "Correct Owner in Leads, or the owner's row on the Team tab.",
        ),
        _notice(
            "Letters that did not arrive",
            ("letter that did not arrive", "letters that did not arrive"),
            given_up,
            "They are not tried again. Each is asked about on the Review tab.",
        ),
        _notice(
            "Perhaps one person twice",
            ("question in Review", "questions in Review"),
            pairs,
            "Choose Same, Different or Later beside each on the Review tab.",
        ),
        _notice(
            "Inquiries, or not",
            ("letter that waits for a word", "letters that wait for a word"),
            waiting,
            "Choose Lead or No lead beside each on the Review tab; undecided, it becomes a lead.",
        ),
    )
    return tuple(notice for notice in found if notice.lines)


def _line(lead: Lead, picture: Picture) -> str:
    known = (lead.name, lead.company, lead.email, lead.phone)
    name = next((one_line(text, 60) for text in known if one_line(text, 60)), "")
    who = f"{lead.lead_id}, {name}" if name else lead.lead_id
    return f"{who}: {why_unheard(lead.owner, picture.settings)}"


def _notice(title: str, words: tuple[str, str], lines: Sequence[str], advice: str) -> Notice:
    count = len(lines)
    return Notice(
        title=f"{title} ({count})",
        short=f"{count} {words[0] if count == 1 else words[1]}",
        lines=tuple(one_line(line, _LINE_MOST) for line in lines[:MOST_LINES]),
        hidden=max(count - MOST_LINES, 0),
        advice=advice,
    )
