"""A colleague's letter of the day as data: what to do today, most urgent first, and nothing when there is nothing.

Everything in it that came from outside is plain text; the templates escape it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from leads.following_up.due import DueLead, Urgency, due
from leads.following_up.working_time import is_working_day, local_date, week_start
from leads.model import aware
from leads.picture import Picture
from leads.settings import Member
from leads.telling.digest_log import news_since
from leads.telling.notices import Notice, notices
from leads.telling.wording import (
    day_in_words,
    greeting,
    mailto,
    one_line,
    telephone,
    web_link,
)

MOST_CARDS = 15
"""Gmail clips a letter at 102 KB; what is left over follows as a compact list."""

MOST_DATA = 40_000
"""Characters of JSON. The data waits in one cell of the workbook, which holds 50,000."""

TITLES = {
    Urgency.OVERDUE: "Overdue",
    Urgency.TODAY: "Due today",
    Urgency.WROTE_AGAIN: "Wrote again",
    Urgency.NEW: "New",
    Urgency.UNTOUCHED: "Untouched",
    Urgency.LATER: "Later this week",
}
MOST_SHOWN = 55_000
"""Bytes of the data once escaped for HTML; the shipped template adds about 42,000 around fifteen cards."""

_COUNTED_AS = {Urgency.TODAY: "today"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One lead, ready to be worked on.

    Attributes:
        said: What they wrote since the last digest, or "".
        comment: Our own last comment, which stands at the start of the cell, or "".
        interest: What they asked for, told where there is neither of the two.
        tel, mailto: Links, or "" where the cell holds nothing that can be one.
        link: The lead's row in the sheet.
    """

    lead_id: str
    name: str
    company: str
    stage: str
    priority: str
    because: str
    said: str
    comment: str
    interest: str
    phone: str
    tel: str
    email: str
    mailto: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One lead in the compact list."""

    lead_id: str
    name: str
    company: str
    because: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """All leads of one urgency.

    Attributes:
        key: The urgency in one word, for templates ("overdue", "wrote-again").
        count: How many there are; more than cards and lines together when some did not fit.
        hidden: Those that did not fit; they are in the sheet.
    """

    key: str
    title: str
    count: int
    cards: tuple[Card, ...]
    lines: tuple[Line, ...]
    hidden: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """One letter.

    Attributes:
        day: The member's local date, ISO.
        summary: The counts in words: "2 overdue, 3 today, 1 new". For the subject.
        outlook: What comes later this week, in words, or "".
        first: Whom to start with: name and company, "" when nothing is due.
        preheader: What a phone shows below the subject.
        notices: For managers: what nobody else hears of.
        sheet: Where the Leads tab opens.
        footer: Why this letter came, and where that is changed.
    """

    name: str
    greeting: str
    day: str
    day_in_words: str
    summary: str
    outlook: str
    first: str
    preheader: str
    sections: tuple[Section, ...]
    notices: tuple[Notice, ...]
    sheet: str
    footer: str

    def as_data(self) -> dict[str, object]:
        """As JSON values only: what the templates show, and what the workbook keeps until it is sent."""
        data: dict[str, object] = json.loads(json.dumps(asdict(self)))
        return data


def compose(member: Member, picture: Picture, now: datetime) -> Digest | None:
    """The member's digest of this moment; None when there is nothing to say.

    Leads that are only due later this week are told beside something else, or by themselves on the
    first working day of the week, so that its silence never looks like a breakdown.
    """
    since = news_since(picture.letters, member, aware(now))
    found = due(picture, member, now, since)
    told = notices(member, picture, since)
    if not told and all(one.urgency is Urgency.LATER for one in found):
        today = local_date(member, now)
        if not found or not _opens_the_week(member, today):
            return None
    for room in _ROOMS:
        digest = _Composer(member=member, picture=picture, now=now, room=room).digest(found, told)
        if _fits(digest.as_data()):
            break
    return digest


def _opens_the_week(member: Member, today: date) -> bool:
    first = week_start(member, today)
    earlier = (date.fromordinal(n) for n in range(first.toordinal(), today.toordinal()))
    return not any(is_working_day(member, day) for day in earlier)


def _fits(data: Mapping[str, object]) -> bool:
    text = json.dumps(data, ensure_ascii=False)
    escaped = len(text.encode()) + 4 * text.count("&") + 3 * (text.count("<") + text.count(">"))
    return len(json.dumps(data)) < MOST_DATA and escaped < MOST_SHOWN


@dataclass(frozen=True, slots=True, kw_only=True)
class _Room:
    """How much is shown: cards and compact lines in all, characters of a text and of a name."""

    cards: int
    lines: int
    note: int
    name: int


_ROOMS = (
    _Room(cards=MOST_CARDS, lines=30, note=280, name=80),
    _Room(cards=MOST_CARDS, lines=20, note=280, name=60),
    _Room(cards=MOST_CARDS, lines=10, note=140, name=40),
    _Room(cards=MOST_CARDS, lines=5, note=60, name=30),
    _Room(cards=5, lines=0, note=60, name=30),
)
"""Tried in turn until the data fits its cell. Text in scripts that JSON writes as \\uXXXX takes six times the room."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Composer:
    member: Member
    picture: Picture
    now: datetime
    room: _Room

    def digest(self, found: Sequence[DueLead], told: tuple[Notice, ...]) -> Digest:
        local = self.now.astimezone(self.member.zone)
        pressing = [one for one in found if one.urgency is not Urgency.LATER]
        counts = Counter(one.urgency for one in found)
        later = counts.pop(Urgency.LATER, 0)
        return Digest(
            name=one_line(self.member.name, 80),
            greeting=greeting(local),
            day=local.date().isoformat(),
            day_in_words=day_in_words(local.date(), self.member.language),
            summary=", ".join(filter(None, (_counted(counts), *(one.short for one in told))))
            or "All clear today",
            outlook=f"{later} later this week" if later else "",
            first=self._who(pressing[0]) if pressing else "",
            preheader=self._preheader(pressing[0]) if pressing else _first_line(told),
            sections=self._sections(found),
            notices=told,
            sheet=web_link(self.picture.url),
            footer=self._footer(),
        )

    def _sections(self, found: Sequence[DueLead]) -> tuple[Section, ...]:
        groups = {u: [one for one in found if one.urgency is u] for u in Urgency}
        sizes = [0 if u is Urgency.LATER else len(group) for u, group in groups.items()]
        cards = _shares(sizes, self.room.cards, least=2)
        left = [len(group) - shown for group, shown in zip(groups.values(), cards, strict=True)]
        lines = _shares(left, self.room.lines, least=5)
        return tuple(
            self._section(urgency, group, group[:shown], group[shown : shown + listed])
            for (urgency, group), shown, listed in zip(groups.items(), cards, lines, strict=True)
            if group
        )

    def _section(
        self,
        urgency: Urgency,
        here: Sequence[DueLead],
        in_cards: Sequence[DueLead],
        in_lines: Sequence[DueLead],
    ) -> Section:
        cards = tuple(self._card(one) for one in in_cards)
        lines = tuple(self._line(one) for one in in_lines)
        return Section(
            key=urgency.value.replace(" ", "-"),
            title=TITLES[urgency],
            count=len(here),
            cards=cards,
            lines=lines,
            hidden=len(here) - len(cards) - len(lines),
        )

    def _card(self, one: DueLead) -> Card:
        lead = one.lead
        phone, tel = telephone(lead.phone, lead.country or self.picture.workspace.region)
        said, comment = (one_line(text, self.room.note) for text in (one.said, lead.comment))
        return Card(
            lead_id=one_line(lead.lead_id, 20),
            name=self._name(one),
            company=one_line(lead.company, self.room.name),
            stage=one_line(lead.stage, 30),
            priority=one_line(lead.priority, 10),
            because=one_line(one.because, 160),
            said=said,
            comment=comment,
            interest="" if said or comment else one_line(lead.interest, self.room.note),
            phone=phone,
            tel=tel,
            email=one_line(lead.email, 80),
            mailto=mailto(lead.email),
            link=web_link(self.picture.link_to(lead)),
        )

    def _line(self, one: DueLead) -> Line:
        return Line(
            lead_id=one_line(one.lead.lead_id, 20),
            name=self._name(one),
            company=one_line(one.lead.company, self.room.name),
            because=one_line(one.because, 80),
            link=web_link(self.picture.link_to(one.lead)),
        )

    def _name(self, one: DueLead) -> str:
        """The best there is to call them by."""
        lead = one.lead
        known = (
            lead.name.strip() or lead.company.strip() or lead.email.strip() or lead.phone.strip()
        )
        return one_line(known, self.room.name) or lead.lead_id

    def _who(self, one: DueLead) -> str:
        name, company = self._name(one), one_line(one.lead.company, self.room.name)
        return f"{name} ({company})" if company and company != name else name

    def _preheader(self, one: DueLead) -> str:
        start = f"{self._name(one)}: {one.because}"
        note = one.said or one.lead.comment or one.lead.interest
        return one_line(f"{start}. {note}" if note else start, 140)

    def _footer(self) -> str:
        at = f" at {self.member.digest_at:%H:%M}" if self.member.digest_at else ""
        return (
            f"Sent on your working days{at} ({self.member.zone.key}), only when there is "
            "something to do. Time, days and absence are set on the Team tab."
        )


def _first_line(told: Sequence[Notice]) -> str:
    return one_line(told[0].lines[0], 140) if told else ""


def _shares(sizes: Sequence[int], room: int, least: int) -> list[int]:
    """How many of each group are shown: the first ones go first, but leave `least` for each that follows."""
    shares: list[int] = []
    for place, size in enumerate(sizes):
        kept = sum(min(least, later) for later in sizes[place + 1 :])
        share = min(size, max(0, room - kept))
        shares.append(share)
        room -= share
    return shares


def _counted(counts: Mapping[Urgency, int]) -> str:
    told = (u for u in Urgency if counts.get(u))
    return ", ".join(f"{counts[u]} {_COUNTED_AS.get(u, u.value)}" for u in told)
