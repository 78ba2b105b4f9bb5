"""Leads whose row is there while their id is not: cleared, overwritten, or written on another row.

A row is known again by what it holds: as the reading before or History tells it, by what a person had typed when
it got its id, or by the link to the message it was filed for.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

from leads.inquiries.refs import message_id_of
from leads.last_known import UNKNOWN
from leads.misdirected import OURS, Search
from leads.model import Cell
from leads.repairs import Repairs
from leads.shifted_rows import displaced
from leads.shown_rows import ShownRow, likeness
from leads.tabs import LEADS
from leads.writes import Write

_CONTENT = tuple(c.attribute for c in LEADS.columns if c.attribute != "lead_id")


class LostIds:
    """One search for ids that are not on their rows."""

    def __init__(self, search: Search, repairs: Repairs) -> None:
        self._search, self._repairs = search, repairs
        self._picture, self._known = search.picture, search.known
        self._zone = search.picture.zone
        self._given = [write for write in search.writes if write.typed is not None]
        there = self._known.standing | (self._known.whole - self._known.gone)
        self._missing = set(there - {lead.lead_id for lead in self._picture.leads})
        self._claimed: set[int] = set()

    def settle(self) -> None:
        """Every id goes where it was meant for, and who lost its own gets it back."""
        if not self._given and not self._missing:
            return
        rights = self._rights()
        for write in self._given:
            right, own = rights.get(write.lead_id), self._search.rows.of(write.lead_id)
            self._missing.discard(write.lead_id)
            if right is None and (own is None or not self._is_stray(own, write)):
                continue
            if right is None or right is not own:
                self._bring_home(write, right, own, rights)
            else:
                self._search.follow(write, self._repairs)
        for lead_id in sorted(self._missing):
            self._find(lead_id)

    # -- ids given to rows that had none

    def _rights(self) -> dict[str, ShownRow]:
        """Lead id -> the row that it was meant for, of those that are still there."""
        rights: dict[str, ShownRow] = {}
        unsure: list[Write] = []
        for write in self._given:
            own = self._search.rows.of(write.lead_id)
            if own and (not _identity(write) or self._likeness(own, write) == 1):
                rights[write.lead_id] = own
                self._claimed.add(own.number)
            else:
                unsure.append(write)
        if unsure:
            self._match(unsure, rights)
        return rights

    def _match(self, unsure: list[Write], rights: dict[str, ShownRow]) -> None:
        """The likeliest pairs first."""
        ids = {write.lead_id for write in self._given}
        open_rows = [
            row
            for row in self._search.rows.all
            if row.number not in self._claimed and (row.lead is None or row.lead_id in ids)
        ]
        pairs = [
            (alike, row.lead_id == write.lead_id, row.number == write.row, -row.number, write, row)
            for write in unsure
            for row in open_rows
            if (alike := self._likeness(row, write))
        ]
        for *_, write, row in sorted(pairs, key=lambda pair: pair[:4], reverse=True):
            if write.lead_id not in rights and row.number not in self._claimed:
                rights[write.lead_id] = row
                self._claimed.add(row.number)

    def _likeness(self, row: ShownRow, write: Write) -> float:
        return likeness(row.cells, _identity(write), (), self._zone)

    def _is_stray(self, own: ShownRow, write: Write) -> bool:
        """Whether the row under this id is surely another: a lead's that lacks its id, or one without any content."""
        rest = own.cells.keys() - write.cells.keys() - set(OURS)
        return not rest or self._owner(own, write) is not None

    def _bring_home(
        self,
        write: Write,
        right: ShownRow | None,
        own: ShownRow | None,
        rights: Mapping[str, ShownRow],
    ) -> None:
        lead_id = write.lead_id
        if right is not None:
            because = f"{lead_id} was meant for this row, and landed elsewhere while rows moved"
            missed = {a for a in write.cells if self._search.is_missed(write, right, a)}
            self._give(right, lead_id, because, missed.union(OURS))
        where = "no row any more"
        if own is not None:
            where = f"row {own.number}"
            taken = {row.number for row in rights.values()}
            if own.number not in taken:
                where = self._release(own, write)
        again = "and was written again where it belongs" if right else "and was not written again"
        why = f"the ID {lead_id} landed on {where}, because rows or columns moved in that second, {again}"
        self._repairs.tell(lead_id, why)

    def _release(self, row: ShownRow, write: Write) -> str:
        """Take a stray id off a row; whose row it is, in words."""
        owner = self._owner(row, write)
        because = f"{write.lead_id} was meant for another row"
        if owner is not None:
            self._missing.discard(owner)
            self._claimed.add(row.number)
            self._repairs.put(row, "lead_id", owner, because)
        else:
            self._repairs.put(row, "lead_id", None, because)
        for attribute in write.cells:
            if attribute != "lead_id" and self._search.is_ours(row, attribute):
                self._put(row, owner, attribute, because)
        return owner or f"row {row.number}"

    def _put(self, row: ShownRow, owner: str | None, attribute: str, because: str) -> None:
        if owner is None:
            self._repairs.put(row, attribute, None, because)
            return
        value = self._known.expected(owner, attribute)
        if value is not UNKNOWN and not self._search.says(row, attribute, value):
            self._repairs.put(row, attribute, value, because)

    def _owner(self, row: ShownRow, write: Write) -> str | None:
        """The lead without an id whose row this is by all that was not written over."""
        found = [
            (alike, lead_id)
            for lead_id in self._missing
            if (alike := likeness(row.cells, self._row_of(lead_id), write.cells, self._zone))
        ]
        return max(found)[1] if found else None

    def _row_of(self, lead_id: str) -> dict[str, Cell]:
        held = {a: self._known.expected(lead_id, a) for a in _CONTENT}
        return {a: value for a, value in held.items() if value is not UNKNOWN}

    def _give(self, row: ShownRow, lead_id: str, because: str, ours: Container[str] = ()) -> None:
        """The id, and each cell that does not show what it is to hold: of `ours`, of what we wrote, and blanks."""
        self._claimed.add(row.number)
        self._repairs.put(row, "lead_id", lead_id, because)
        for attribute in _CONTENT:
            value = self._known.expected(lead_id, attribute)
            if value is UNKNOWN or self._search.says(row, attribute, value):
                continue
            is_blank_of_ours = attribute in OURS and row.cells.get(attribute) is None
            if attribute in ours or is_blank_of_ours or self._search.is_ours(row, attribute):
                self._repairs.put(row, attribute, value, because)

    # -- ids that are gone

    def _find(self, lead_id: str) -> None:
        found = self._among_rows(lead_id) or self._under_other_id(lead_id)
        if found is None:
            return
        row, because, ours = found
        self._give(row, lead_id, because, ours)
        self._repairs.tell(lead_id, f"{lead_id} has its ID back: {because}")

    def _open_rows(self) -> Iterator[ShownRow]:
        for row in self._search.rows.all:
            if row.lead is None and "lead_id" not in row.cells and row.number not in self._claimed:
                yield row

    def _among_rows(self, lead_id: str) -> tuple[ShownRow, str, Container[str]] | None:
        wanted = self._row_of(lead_id)
        rows = list(self._open_rows())
        for row in rows:
            if lead_id in row.cells.values():
                why = (
                    "its cells landed under other columns, because a column was inserted or removed"
                )
                return row, why, displaced(self._search, row, lead_id)
        alike = [(like, -row.number, row) for row in rows if (like := self._like(row, wanted))]
        if alike:
            best = max(alike, key=lambda one: one[:2])
            return best[2], "its ID cell was cleared; the row is the same", ()
        refs = [e.source_ref for e in self._picture.events if e.lead_id == lead_id and e.source_ref]
        links = {self._picture.workspace.link_to(message_id_of(ref)) for ref in refs} - {""}
        for row in rows:
            if row.cells.get("message") in links:
                return (
                    row,
                    "its ID cell was cleared; the row still links to its message",
                    frozenset(),
                )
        return None

    def _like(self, row: ShownRow, wanted: Mapping[str, Cell]) -> float:
        return likeness(row.cells, wanted, ("inquiries",), self._zone)

    def _under_other_id(self, lead_id: str) -> tuple[ShownRow, str, Container[str]] | None:
        """The row under an id that nobody gave out: a person typed over it."""
        given = {event.lead_id for event in self._picture.events} | self._known.leads.keys()
        wanted = self._row_of(lead_id)
        for row in self._search.rows.all:
            if row.lead and row.lead_id not in given and self._like(row, wanted):
                return row, f"its ID was overwritten with “{row.lead_id}”", ()
        return None


def _identity(write: Write) -> dict[str, Cell]:
    """What the row held and nothing was written over: by that it is known again."""
    typed = write.typed or {}
    return {a: cell for a, cell in typed.items() if a not in write.cells and cell not in (None, "")}
