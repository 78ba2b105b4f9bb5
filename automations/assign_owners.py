"""Every open lead without an owner gets one by its territory, and a date on which it asks for attention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from automations.automation import Automation
from leads.changes import CellChange, Change, Changes
from leads.following_up.assigning import Beside, assign
from leads.following_up.working_time import next_workday
from leads.model import Cell, Event, Lead, ReviewCase
from leads.picture import Arrivals, Picture
from leads.recognising.deciding import filed_beside
from leads.tabs import LEADS

NAME = "assign_owners"

_OWNER = LEADS.column("owner").heading
_LIKELY = 0.5
"""Score of a possible repeat from which two reps should not write to what is probably one person."""


def assign_owners(picture: Picture, arrivals: Arrivals, now: datetime) -> Changes:
    """Fill Owner, Territory and Next action where they are blank; a person's value is never touched."""
    del arrivals
    leads = [lead for lead in picture.leads if picture.settings.is_open(lead.stage)]
    if all(lead.owner and lead.next_action for lead in leads):
        return Changes()
    desk = _Desk.of(picture, leads, now)
    changes = (desk.settle(lead) for lead in leads)
    return Changes(tuple(change for change in changes if change))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Desk:
    """One turn's assigning: who has how many, and which blanks people want to stay blank.

    Attributes:
        today: In the spreadsheet's zone, in which its dates are meant.
        load: Member -> open leads.
        taken_today: Member -> leads given to them today, by us.
        given: (lead id, heading) that we once filled: if it is blank now, a person cleared it.
        known: Every lead by its id, as it stands in the picture.
        owners: Lead id -> owner, of every lead.
        beside: Lead id -> the lead that it belongs beside, and what the two share.
    """

    picture: Picture
    today: date
    load: Counter[str]
    taken_today: Counter[str]
    given: frozenset[tuple[str, str]]
    known: dict[str, Lead]
    owners: dict[str, str]
    beside: dict[str, tuple[str, str]]

    @classmethod
    def of(cls, picture: Picture, leads: list[Lead], now: datetime) -> _Desk:
        today = now.astimezone(picture.zone).date()
        ours = [event for event in picture.events if event.who == NAME and event.new]
        return cls(
            picture=picture,
            today=today,
            load=Counter(_as_in_team(picture, lead.owner) for lead in leads if lead.owner),
            taken_today=Counter(
                str(event.new)
                for event in ours
                if event.what == _OWNER and event.at.astimezone(picture.zone).date() == today
            ),
            given=frozenset((event.lead_id, event.what) for event in ours),
            known={lead.lead_id: lead for lead in picture.leads},
            owners={lead.lead_id: lead.owner for lead in picture.leads if lead.owner},
            beside=dict(_filed_beside(picture)),
        )

    def settle(self, lead: Lead) -> Change | None:
        """What is to be filled in on this lead, as one matter; None when there is nothing."""
        cells = (*self._owner_and_territory(lead), *self._next_action(lead))
        return Change(cells=cells) if cells else None

    def _owner_and_territory(self, lead: Lead) -> Iterator[CellChange]:
        if not self._wanted(lead, "owner"):
            return
        found = assign(
            lead,
            self.picture.settings,
            self.load,
            self.today,
            self.taken_today,
            beside=self._beside(lead),
        )
        if found.territory and self._wanted(lead, "territory"):
            yield _fill(lead, "territory", found.territory, found.because)
        if found.owner:
            self.load[found.owner] += 1
            self.taken_today[found.owner] += 1
            self.owners[lead.lead_id] = found.owner
            note = f"{found.owner}, because {found.because}"
            yield _fill(lead, "owner", found.owner, found.because, note)

    def _beside(self, lead: Lead) -> Beside | None:
        """The lead that this one was filed beside, as it stands now, and who has it."""
        known_as, tie = self.beside.get(lead.lead_id, ("", ""))
        known = self.known.get(known_as)
        if known is None:
            return None
        owner = self.owners.get(known_as, "")
        return Beside(lead=known, owner=_as_in_team(self.picture, owner) if owner else "", tie=tie)

    def _next_action(self, lead: Lead) -> Iterator[CellChange]:
        stage = self.picture.settings.stage(lead.stage)
        if not stage or stage.remind_after is None or not self._wanted(lead, "next_action"):
            return
        touched = lead.last_touch or lead.first_contact
        since = touched.astimezone(self.picture.zone).date() if touched else self.today
        due = max(_days_after(since, stage.remind_after), self.today)
        days = "1 day" if stage.remind_after == 1 else f"{stage.remind_after} days"
        because = f"{stage.name}: after {days} without a touch"
        owner = self.picture.settings.member(self.owners.get(lead.lead_id, ""))
        if owner and (workday := next_workday(owner, due)) != due:
            due, because = workday, f"{because}, on {owner.name}'s next working day"
        yield _fill(lead, "next_action", due, because)

    def _wanted(self, lead: Lead, attribute: str) -> bool:
        """Whether the cell is blank, can be written, and nobody emptied it after we had filled it."""
        heading = LEADS.column(attribute).heading
        return (
            not getattr(lead, attribute)
            and heading not in self.picture.missing.get(LEADS.title, ())
            and (lead.lead_id, attribute) not in self.picture.words
            and (lead.lead_id, heading) not in self.given
        )


def _filed_beside(picture: Picture) -> Iterator[tuple[str, tuple[str, str]]]:
    """Lead id -> the lead of a colleague, or of what was, or may have been, the same person; and which."""
    for event in picture.events:
        if event.what == Event.FILED:
            known, tie = filed_beside(event.because)
            if known:
                yield event.lead_id, (known, tie)
    for case in picture.review:
        is_open = case.kind == ReviewCase.POSSIBLE_REPEAT and not case.decision
        if is_open and (case.score or 0) >= _LIKELY:
            yield case.lead_b, (case.lead_a, "perhaps of the same person")


def _days_after(since: date, days: int) -> date:
    """The day so many days later; the last there is when somebody typed a number beyond it."""
    try:
        return since + timedelta(days=days)
    except OverflowError:
        return date.max


def _as_in_team(picture: Picture, owner: str) -> str:
    """The owner as Team spells them, so that "ana" counts for Ana."""
    member = picture.settings.member(owner)
    return member.name if member else owner


def _fill(lead: Lead, attribute: str, new: Cell, because: str, note: str = "") -> CellChange:
    return CellChange(
        lead_id=lead.lead_id,
        attribute=attribute,
        old=getattr(lead, attribute),
        new=new,
        because=because,
        who=NAME,
        note=note,
    )


AUTOMATION = Automation(
    NAME,
    "Every open lead without an owner gets one by its territory, and a date for its next action.",
    assign_owners,
)
