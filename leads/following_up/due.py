"""Who asks for attention today: which of a colleague's leads, how urgently, and why in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from leads.following_up.working_time import local_date, week_start
from leads.model import Event, Lead
from leads.picture import Picture
from leads.settings import Member, Settings, StageKind


class Urgency(StrEnum):
    """Why a lead is shown, most urgent first. A lead is shown once, under its most urgent reason."""

    OVERDUE = "overdue"
    TODAY = "today"
    WROTE_AGAIN = "wrote again"
    NEW = "new"
    UNTOUCHED = "untouched"
    """No next action is set, and nobody touched it for longer than its stage may wait."""
    LATER = "later this week"


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLead:
    """A lead that asks for attention.

    Attributes:
        because: In words: "6 days overdue; wrote again, 3rd time".
        age_days: How long it has been asking; for LATER, days to go as a negative number.
        said: What they wrote, where that is news, or "".
    """

    lead: Lead
    urgency: Urgency
    because: str
    age_days: int
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _News:
    """What happened on a lead since the last digest: the newest of each kind, or None."""

    touch: Event | None = None
    arrival: Event | None = None
    worked_on: Event | None = None


_NO_NEWS = _News()
_WEIGHT = {"A": 4, "B": 3, "C": 2, "D": 1}
_ORDER = tuple(Urgency)


def due(picture: Picture, member: Member, now: datetime, since: datetime) -> tuple[DueLead, ...]:
    """The member's leads that ask for attention, by urgency, then oldest x priority first.

    Days are counted in the member's local date. What came after `since` is news: a touch ("wrote
    again", also on a lead that is won, lost or put off) or an arrival (filed, or given to them).
    """
    own = [lead for lead in picture.leads if _same(lead.owner, member.name)]
    news = _news(picture.events, {lead.lead_id for lead in own}, member, since)
    judge = _Judge(settings=picture.settings, member=member, today=local_date(member, now))
    found = (judge.judged(lead, news.get(lead.lead_id, _NO_NEWS)) for lead in own)
    return tuple(sorted((one for one in found if one), key=_rank))


def _rank(one: DueLead) -> tuple[int, float, int]:
    weight = _WEIGHT.get(one.lead.priority.strip().upper(), 2)
    pressing = one.age_days if one.urgency is Urgency.LATER else (one.age_days + 1) * weight
    return _ORDER.index(one.urgency), -pressing, one.lead.number


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judge:
    settings: Settings
    member: Member
    today: date

    def judged(self, lead: Lead, news: _News) -> DueLead | None:
        """Why this lead is shown today, or None when it may rest."""
        if self._kind(lead) is StageKind.JUNK:
            return None
        reasons = (self._dated(lead), self._wrote_again(lead, news), self._new(lead, news))
        first = next((reason for reason in reasons if reason), None)
        if first and first.urgency in {Urgency.OVERDUE, Urgency.TODAY} and news.touch:
            because = f"{first.because}; {_wrote_again(lead)}"
            return replace(first, because=because, said=_said(news.touch))
        return first or self._untouched(lead) or self._later(lead)

    def _kind(self, lead: Lead) -> StageKind:
        stage = self.settings.stage(lead.stage)
        return stage.kind if stage else StageKind.OPEN

    def _has_date(self, lead: Lead) -> bool:
        return self._kind(lead) in {StageKind.OPEN, StageKind.LATER}

    def _dated(self, lead: Lead) -> DueLead | None:
        """Overdue or due today. A lead put off for later speaks up on its date, too."""
        if lead.next_action is None or not self._has_date(lead):
            return None
        days = (self.today - lead.next_action).days
        if days > 0:
            because = f"{_days(days)} overdue"
            return DueLead(lead=lead, urgency=Urgency.OVERDUE, because=because, age_days=days)
        if days == 0:
            return DueLead(lead=lead, urgency=Urgency.TODAY, because="due today", age_days=0)
        return None

    def _wrote_again(self, lead: Lead, news: _News) -> DueLead | None:
        if news.touch is None or self._is_planned(lead, news, news.touch):
            return None
        age = (self.today - local_date(self.member, news.touch.at)).days
        because = _wrote_again(lead)
        if (kind := self._kind(lead)) is not StageKind.OPEN:
            because = f"{because}, and the lead is {_closed_words(kind, lead.stage)}"
        return DueLead(
            lead=lead,
            urgency=Urgency.WROTE_AGAIN,
            because=because,
            age_days=age,
            said=_said(news.touch),
        )

    def _new(self, lead: Lead, news: _News) -> DueLead | None:
        event = news.arrival
        if event is None or not self.settings.is_open(lead.stage):
            return None
        if self._is_planned(lead, news, event):
            return None
        filed = event.what == Event.FILED
        at = (lead.first_contact or event.at) if filed else event.at
        return DueLead(
            lead=lead,
            urgency=Urgency.NEW,
            because=self._came(lead, at) if filed else self._given(event),
            age_days=max(0, (self.today - local_date(self.member, at)).days),
            # A row typed by a person has no message behind it, only its name.
            said=_said(event) if filed and event.source_ref else "",
        )

    def _came(self, lead: Lead, at: datetime) -> str:
        by = f" by {_source_words(lead.source)}" if lead.source else ""
        return f"came {self._when(at)}{by}"

    def _given(self, event: Event) -> str:
        why = f": {event.because}" if event.because else ""
        return f"given to you {self._when(event.at)}{why}"

    def _is_planned(self, lead: Lead, news: _News, event: Event) -> bool:
        """Somebody worked on it after it came, and set a date: it will speak up by itself."""
        worked = news.worked_on is not None and news.worked_on.at > event.at
        return worked and lead.next_action is not None and lead.next_action > self.today

    def _untouched(self, lead: Lead) -> DueLead | None:
        stage = self.settings.stage(lead.stage)
        last = lead.last_touch or lead.first_contact
        if not stage or stage.kind is not StageKind.OPEN or stage.remind_after is None:
            return None
        if lead.next_action is not None or last is None:
            return None
        days = (self.today - local_date(self.member, last)).days
        if days <= stage.remind_after:
            return None
        because = f"untouched for {_days(days)}, and no next action is set"
        return DueLead(lead=lead, urgency=Urgency.UNTOUCHED, because=because, age_days=days)

    def _later(self, lead: Lead) -> DueLead | None:
        if lead.next_action is None or not self._has_date(lead):
            return None
        if lead.next_action >= week_start(self.member, self.today) + timedelta(days=7):
            return None
        days = (self.today - lead.next_action).days
        because = _weekday(lead.next_action)
        return DueLead(lead=lead, urgency=Urgency.LATER, because=because, age_days=days)

    def _when(self, at: datetime) -> str:
        """When it came, as one says it: "17:40 yesterday", "Friday 17:40", "12 Nov"."""
        local = at.astimezone(self.member.zone)
        days = (self.today - local.date()).days
        match days:
            case 0:
                return f"{local:%H:%M} today"
            case 1:
                return f"{local:%H:%M} yesterday"
            case _ if 1 < days < 7:
                return f"{local:%A %H:%M}"
            case _:
                return f"{local.day} {local:%b}"


def _news(
    events: Iterable[Event], lead_ids: set[str], member: Member, since: datetime
) -> dict[str, _News]:
    found: dict[str, _News] = {}
    for event in events:
        if event.at <= since or event.lead_id not in lead_ids:
            continue
        known = found.get(event.lead_id, _NO_NEWS)
        found[event.lead_id] = _News(
            touch=event if _is_touch(event) else known.touch,
            arrival=known.arrival or (event if _is_arrival(event, member) else None),
            worked_on=event if event.what in {"Stage", "Comment"} else known.worked_on,
        )
    return found


def _is_touch(event: Event) -> bool:
    """They wrote again; or what they wrote as somebody else was found to be theirs."""
    return event.what == Event.TOUCH or (event.what == Event.TOOK_IN and bool(event.new))


def _is_arrival(event: Event, member: Member) -> bool:
    given = event.what == "Owner" and isinstance(event.new, str) and _same(event.new, member.name)
    return given or event.what == Event.FILED


def _said(event: Event) -> str:
    return event.new if isinstance(event.new, str) else ""


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()


def _days(days: int) -> str:
    return "1 day" if days == 1 else f"{days} days"


def _weekday(day: date) -> str:
    return f"{day:%A} {day.day} {day:%b}"


def _wrote_again(lead: Lead) -> str:
    return f"wrote again, {_ordinal(lead.inquiries)} time" if lead.inquiries > 1 else "wrote again"


def _ordinal(number: int) -> str:
    last_two = number % 100
    suffix = "th" if 11 <= last_two <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{suffix}"


def _closed_words(kind: StageKind, stage: str) -> str:
    return f'put off ("{stage}")' if kind is StageKind.LATER else f'closed ("{stage}")'


def _source_words(source: str) -> str:
    return {"Email": "e-mail", "SMS/Fax": "SMS or fax"}.get(source, source.lower())
