"""What the latest version wrote into rows of a tab (Leads, Review, Screened), and what really stood there when it came.

A row is written by its number, and people may move rows or columns between the reading and the write. So each
version that writes rows has the spreadsheet itself copy them, in the very request: the headings and each row as
they stood just before, and each row just after. A database calls that a rollback journal. Nobody writes rows on a
reading that does not show the journal of the version before, so whatever went astray is put right by whoever
writes next, from what was seen and not from a guess.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from leads.model import Cell

JOURNAL = "journal"
"""`_system` key: which lines beside the keys tell of which rows. Only the workbook connector looks inside."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WrittenRow:
    """One row that was written into by its number, or appended while columns moved.

    A column is named by our attribute; one of people's own by its heading, in a way that is no attribute.

    Attributes:
        row: The number (1-based); of an appended one, at this reading.
        expected: Column -> what the reading had shown there; blank cells left out.
        before: Column -> what stood in that row when the write came.
        after: Column -> what stood in it when the write had landed.
        meant: Column -> what was written for it; None where a cell was emptied.
        under: Column -> the one that stood under its letters by then.
    """

    version: int
    row: int
    expected: Mapping[str, Cell]
    before: Mapping[str, Cell]
    after: Mapping[str, Cell]
    meant: Mapping[str, Cell]
    under: Mapping[str, str]
    is_appended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Journal:
    """Attributes:
    rows: In the order in which they were written.
    moved: Version -> attribute -> the column that stood under its letters by then; of versions that wrote or
        appended rows while columns moved.
    own: Of Leads: column of people's own that was written into -> row number -> what it shows at this reading.
    columns: Of another tab: all columns that this reading shows.
    shown: Of another tab: row number -> its filled cells at this reading.
    """

    rows: tuple[WrittenRow, ...] = ()
    moved: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    own: Mapping[str, Mapping[int, Cell]] = field(default_factory=dict)
    columns: frozenset[str] = frozenset()
    shown: Mapping[int, Mapping[str, Cell]] = field(default_factory=dict)


NO_JOURNAL = Journal()
