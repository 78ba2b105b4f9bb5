"""Which row each of the written ones was meant for, wherever it stands by now.

One that had a name (an id, a source ref) is known by it; one without by what it held, the likeliest pairs first.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from leads.drafts import Copy, Draft
from leads.journal import WrittenRow
from leads.shown_rows import ALIKE
from leads.tabs import LEADS

_TELLING: Mapping[str, tuple[str, ...]] = {LEADS.title: ("name", "email", "phone", "comment")}
"""Title -> what a person types into a row of their own, and hardly ever twice."""


class RightfulRows:
    """Attributes:
    found: The rows that were meant, by the place in `rows`; without those that are gone.
    """

    def __init__(
        self,
        copy: Copy,
        rows: Sequence[WrittenRow],
        landed: Mapping[int, Draft | None],
        copies: Mapping[tuple[str, str], int | None],
        right: Container[int],
    ) -> None:
        """Args:
        landed: The rows that were hit, by the place in `rows`.
        copies: (the id that a row was copied with, its own) -> the version that gave it its own.
        right: The places of those that surely came where they were meant to come.
        """
        self._copy, self._rows, self._landed, self._copies = copy, rows, landed, copies
        self._taken: set[tuple[int, int]] = set()
        self.found: dict[int, Draft] = {}
        self._gone = {at for at, hit in landed.items() if hit is None and at in right}
        for at, row in enumerate(rows):
            if (row.is_appended or at in right) and (hit := landed[at]):
                self._claim(at, hit)
        self._by_name_and_likeness()
        self._by_what_tells()
        self._by_place()

    def _by_name_and_likeness(self) -> None:
        pairs: list[tuple[tuple[float, bool, int], int, Draft]] = []
        for at, row in enumerate(self._rows):
            if row.is_appended or at in self.found or at in self._gone:
                continue
            wanted = self._copy.name_of(row.expected)
            named = [draft for draft in self._copy.rows if draft.known_as == wanted]
            is_alone = len(named) == 1 and named[0] is self._landed[at]
            if self._is_copy(row, len(named)) and not is_alone:
                named = named[
                    1:
                ]  # the first keeps the id; of one row alone whoever showed the copied id is gone
            elif wanted and len(named) == 1:
                self._claim(at, named[0])  # of two rows that carried it the first keeps it
                continue
            for n, draft in enumerate(named):
                alike = self._copy.shows(draft, row.expected)
                if alike < ALIKE:
                    continue
                # Of rows of Leads with one id the first keeps it, however well another fits.
                is_first = bool(wanted) and self._copy.tab == LEADS
                fits = (1.0, False) if is_first else (alike, draft is self._landed[at])
                pairs.append(((*fits, -n), at, draft))
        for _, at, draft in sorted(pairs, key=lambda pair: pair[0], reverse=True):
            self._claim(at, draft)

    def _by_what_tells(self) -> None:
        """The one nameless row that still tells who it is, however much else was edited since."""
        telling = _TELLING.get(self._copy.tab.title, ())
        for at, row in enumerate(self._rows):
            if at in self.found or self._copy.name_of(row.expected):
                continue
            told = {a: row.expected[a] for a in telling if a in row.expected}
            alike = [
                draft
                for draft in self._copy.rows
                if not draft.known_as
                and (row.version, draft.number) not in self._taken
                and any(self._copy.says(draft.cells, a, value) for a, value in told.items())
            ]
            if len(alike) == 1:
                self._claim(at, alike[0])

    def _by_place(self) -> None:
        """What is left over was changed or deleted in that second: a nameless row that was hit will do."""
        for at, row in enumerate(self._rows):
            hit = self._landed[at]
            if hit and row.before and not hit.known_as and not self._copy.name_of(row.expected):
                self._claim(at, hit)

    def _is_copy(self, row: WrittenRow, standing: int) -> bool:
        """Whether this gave its own id to a row of Leads that was copied with another's; so many carry that now."""
        carried, own_id = (str(cells.get("lead_id") or "") for cells in (row.expected, row.meant))
        given = self._copies.get((carried, own_id))
        return given is not None and (standing > 1 or given == row.version)

    def _claim(self, at: int, draft: Draft) -> None:
        place = self._rows[at].version, draft.number
        if at not in self.found and place not in self._taken:
            self.found[at] = draft
            self._taken.add(place)
