"""What must be true under each heading of Leads: a person finds there what it says, in copies of rows, too.

A value of ours that fell under another column as columns moved is seen by its kind: an owner's name is no date.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from leads.model import Cell, Source
from leads.settings import MERGED_STAGE
from tests.simulation.book import Book
from tests.simulation.merges import counted

_STAGES = {"New", "Talking", MERGED_STAGE}
WORDS = {"next_action": "next week", "value": "a lot"}
"""Column -> what only people write there: a copy of the row brings it along."""
_FIRST_DAY = 40_000
"""Serial numbers of the days of which stories tell are above; no count or value typed is."""


def _is_time(value: Cell) -> bool:
    return isinstance(value, int | float) and value > _FIRST_DAY


_MEANT: dict[str, Callable[[Cell], bool]] = {
    "stage": lambda value: value in _STAGES,
    "owner": lambda value: value in {"Priya Nair", "Tom Berg"},
    "source": lambda value: value in set(Source),
    "next_action": _is_time,
    "first_contact": _is_time,
    "last_touch": _is_time,
    "inquiries": lambda value: counted({"inquiries": value}) > 0,
    "territory": lambda value: value == "All",
}


def strange(book: Book) -> Iterator[str]:
    """What stands under a heading that means something else, and nobody typed, there or in the row it is a copy of."""
    for _, row in book.tab("Leads").body():
        for key, is_meant in _MEANT.items():
            shown = row.cells.get(key, "")
            brought = WORDS.get(key) if row.pasted.get(key) == shown else ""
            if shown not in ("", row.typed.get(key), brought) and not is_meant(shown):
                yield f"{row.cells.get('lead_id')} shows {shown!r} under {key}"
