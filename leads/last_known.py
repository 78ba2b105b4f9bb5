"""What every cell of Leads held by our last knowledge: the reading before, and History since.

After a restart there is no reading before, and the last known values are those of History. A cell
that neither tells of is unknown, which is not the same as blank.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Final
from zoneinfo import ZoneInfo

from leads.model import Cell, Event, Lead
from leads.picture import Picture
from leads.row_log import row_log
from leads.tabs import LEADS, Column

LONGEST = 1_000
"""Characters of a cell that History tells; of what is longer, its beginning, its length and a digest."""

WATCHED_SINCE = "watched since"
"""`_system` key: the version from which people's edits are noticed. What happened before is nobody's news."""

_ATTRIBUTE_OF = {column.heading: column.attribute for column in LEADS.columns}
_ID = LEADS.column("lead_id").heading
_BLANK_WHEN_FILED = ("owner", "next_action", "comment", "territory", "tags", "priority", "value")
_BLANKS: Mapping[str, Cell] = dict.fromkeys(_BLANK_WHEN_FILED)


class Unknown(Enum):
    """No value at all, not even a blank one."""

    UNKNOWN = "unknown"


UNKNOWN: Final = Unknown.UNKNOWN


def in_history(value: Cell) -> Cell:
    """The value as History tells it; a long text is cut, so that its cut forms are equal only if the texts are."""
    if not isinstance(value, str) or len(value) <= LONGEST:
        return value
    digest = hashlib.sha256(value.encode("utf-8", "replace")).hexdigest()[:12]
    mark = f"… ({len(value):,} characters, {digest})"
    return value[: LONGEST - len(mark)] + mark


def is_cut(value: Cell) -> bool:
    """Whether `in_history` left something off."""
    return isinstance(value, str) and len(value) == LONGEST and value.endswith(")")


def comparable(value: Cell, zone: ZoneInfo) -> Cell:
    """The same for all values that a cell shows alike: to the second in the sheet's zone, spaces aside."""
    match value:
        case None:
            return ""
        case datetime():
            return value.astimezone(zone).replace(tzinfo=None, microsecond=0).isoformat(" ")
        case date():
            return value.isoformat()
        case bool():
            return value
        case int() | float():
            return float(value)
        case _:
            return in_history(value.strip())


def watched_columns(*pictures: Picture) -> tuple[Column, ...]:
    """The columns of Leads that can be compared: there in each of these readings. The id names the lead itself."""
    lost = {heading for one in pictures for heading in one.missing.get(LEADS.title, ())}
    return tuple(c for c in LEADS.columns if c.heading not in lost and c.attribute != "lead_id")


def cell_of(picture: Picture, lead: Lead, attribute: str) -> Cell:
    """What the lead's cell shows; words under a date too."""
    words = picture.words.get((lead.lead_id, attribute))
    value: Cell = getattr(lead, attribute) if words is None else words
    # A blank count is read as 0.
    return None if attribute == "inquiries" and not value else value


@dataclass(frozen=True, slots=True, kw_only=True)
class LastKnown:
    """See the module's docstring.

    Attributes:
        picture: The reading before; None after a restart or a restore.
        leads: Of that reading, by id.
        told: What History has told since: lead id -> attribute -> value.
        filed: Leads filed for an inquiry since, and the stage they were given: what the filing left blank is
            known to be blank.
        shown: Of the reading itself, by id: those that were filed.
        gone: Leads that History tells to be deleted.
        standing: Ids that should be there.
        rows: What every cell is to hold by History: lead id -> attribute -> value. Of `whole` ones, the rest is blank.
    """

    picture: Picture | None
    leads: Mapping[str, Lead] = field(default_factory=dict)
    told: Mapping[str, Mapping[str, Cell]] = field(default_factory=dict)
    filed: Mapping[str, Cell | Unknown] = field(default_factory=dict)
    shown: Mapping[str, Lead] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    standing: frozenset[str] = frozenset()
    rows: Mapping[str, Mapping[str, Cell]] = field(default_factory=dict)
    whole: frozenset[str] = frozenset()

    @classmethod
    def before(cls, picture: Picture) -> LastKnown:
        """What was known before this reading."""
        since, previous = watched_since(picture), picture.previous
        if previous is None or picture.was_restored:
            return cls._of_history(picture, since_version(picture.events, since))
        leads = {lead.lead_id: lead for lead in previous.leads}
        fresh = since_version(picture.events, max(since, previous.version))
        strangers = any(lead.lead_id not in leads for lead in picture.leads)
        # Only of a lead that was not there before all of History is asked whether it was ever deleted.
        gone = _gone(since_version(picture.events, since) if strangers else fresh)
        filed = {e.lead_id for e in fresh if e.what == Event.FILED}
        of_inquiries = _of_inquiries(fresh)
        rows, whole = _rows_of(since_version(picture.events, previous.version))
        return cls(
            picture=previous,
            leads=leads,
            told=_told(fresh),
            filed=of_inquiries,
            shown={one.lead_id: one for one in picture.leads if one.lead_id in of_inquiries}
            if of_inquiries
            else {},
            gone=gone,
            standing=frozenset(leads.keys() | filed) - gone,
            rows=rows,
            whole=whole,
        )

    @classmethod
    def _of_history(cls, picture: Picture, events: list[Event]) -> LastKnown:
        """After a restart, and of a restored file."""
        filings = [e for e in events if e.what == Event.FILED]
        gone = _gone(events)
        rows, whole = _rows_of(picture.events)
        return cls(
            picture=None,
            told=_told(events),
            filed=_of_inquiries(filings),
            shown={lead.lead_id: lead for lead in picture.leads},
            gone=gone,
            standing=frozenset(e.lead_id for e in filings) - gone,
            rows=rows,
            whole=whole,
        )

    def expected(self, lead_id: str, attribute: str) -> Cell | Unknown:
        """What the cell is to hold now, what has been written since the reading before included."""
        row = self.rows.get(lead_id, {})
        if attribute in row:
            return row[attribute]
        if lead_id in self.whole:
            return None
        if self.picture and (lead := self.leads.get(lead_id)):
            return cell_of(self.picture, lead, attribute)
        return self._when_filed(lead_id, attribute) if lead_id in self.filed else UNKNOWN

    def value(self, lead_id: str, attribute: str) -> Cell | Unknown:
        """What the cell last held, as far as we know."""
        told = self.told.get(lead_id)
        if told is not None and attribute in told:
            return told[attribute]
        if self.picture and (lead := self.leads.get(lead_id)):
            return cell_of(self.picture, lead, attribute)
        return self._when_filed(lead_id, attribute) if lead_id in self.filed else UNKNOWN

    def _when_filed(self, lead_id: str, attribute: str) -> Cell | Unknown:
        """What the new row of an inquiry held: one inquiry, last touched when it came."""
        if attribute in _BLANK_WHEN_FILED:
            return None
        if attribute == "stage":
            return self.filed[lead_id]
        if attribute == "inquiries":
            return 1
        lead = self.shown.get(lead_id)
        return lead.first_contact if lead and attribute == "last_touch" else UNKNOWN

    def values(self, lead_id: str, attributes: Iterable[str]) -> dict[str, Cell]:
        """What these cells of the lead last held, without those of which nothing is known."""
        if self.picture and (lead := self.leads.get(lead_id)):
            held = {a: cell_of(self.picture, lead, a) for a in attributes}
        elif lead_id in self.filed:
            stage = self.filed[lead_id]
            held = {**_BLANKS} if stage is UNKNOWN else {**_BLANKS, "stage": stage}
        else:
            held = {}
        return {**held, **self.told.get(lead_id, {})}


def watched_since(picture: Picture) -> int:
    """The version from which edits are noticed; the present one while nothing is remembered."""
    told = picture.memory.get(WATCHED_SINCE, "")
    return int(told) if told.isdecimal() else picture.version


def since_version(events: Sequence[Event], version: int) -> list[Event]:
    """The events of later versions, oldest first. Versions never fall in a log that only grows.

    Rows without a version are nobody's: a person typed them.
    """
    found: list[Event] = []
    for event in reversed(events):
        if event.version is not None and event.version <= version:
            break
        if event.version is not None:
            found.append(event)
    return found[::-1]


def nothing_new(picture: Picture) -> bool:
    """Whether all that this picture shows was taken note of when it was read: so it is while a worker idles."""
    before = picture.previous
    return (
        before is not None
        and before.leads is picture.leads
        and before.events is picture.events
        and before.typed_rows is picture.typed_rows
        and before.known_refs is picture.known_refs
    )


def _told(events: list[Event]) -> dict[str, dict[str, Cell]]:
    told: dict[str, dict[str, Cell]] = defaultdict(dict)
    for event in events:
        if attribute := _ATTRIBUTE_OF.get(event.what):
            told[event.lead_id][attribute] = event.new
    return dict(told)


def _rows_of(events: Sequence[Event]) -> tuple[dict[str, dict[str, Cell]], frozenset[str]]:
    """What these events wrote into rows, and the leads whose whole row they tell."""
    rows: dict[str, dict[str, Cell]] = defaultdict(dict)
    whole: set[str] = set()
    for event in events:
        if (attribute := _ATTRIBUTE_OF.get(event.what)) and attribute != "lead_id":
            rows[event.lead_id][attribute] = event.new
        if event.version is not None and (log := row_log(event.cell)):
            rows[event.lead_id] = {**log.typed, **log.written}
            whole.add(event.lead_id)
    return dict(rows), frozenset(whole)


def _of_inquiries(events: list[Event]) -> dict[str, Cell | Unknown]:
    """Leads that were filed for an inquiry, nobody typed their row; and the stage they were given."""
    return {e.lead_id: _stage_of(e) for e in events if e.what == Event.FILED and e.source_ref}


def _stage_of(filing: Event) -> Cell | Unknown:
    log = row_log(filing.cell)
    return log.written.get("stage", UNKNOWN) if log else UNKNOWN


def _gone(events: list[Event]) -> frozenset[str]:
    """Ids whose row somebody deleted, or gave another id, and that have not come back."""
    gone: set[str] = set()
    for event in events:
        what = event.what
        if what == Event.DELETED or (what == _ID and event.new != event.lead_id):
            gone.add(event.lead_id)
        elif gone and what in (Event.BACK, Event.FILED, _ID):
            gone.discard(event.lead_id)
    return frozenset(gone)
