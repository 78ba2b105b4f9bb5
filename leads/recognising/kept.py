"""The index of a register, kept from one reading to the next: only what changed is read again.

What `index_of` answers depends on its leads alone; that it remembers is seen in nothing but the
time it takes. So a turn may ask for it wherever it needs to know whom we have met.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

from leads.model import Lead
from leads.recognising.index import Index

_MOST_KEPT = 4  # registers: a worker serves one workspace, or a few


class _Shelf:
    """Indexes by the register's first lead, which tells workspaces apart and hardly ever changes."""

    def __init__(self) -> None:
        self._indexes: OrderedDict[tuple[str, str, str], Index] = OrderedDict()
        self._one_at_a_time = Lock()
        self.spare: Index | None = None
        self.newest: Index | None = None

    def of(self, leads: Sequence[Lead]) -> Index:
        """A layer over the kept index: what a turn adds is gone with the turn."""
        with self._one_at_a_time:
            first = leads[0] if leads else None
            whose = (first.lead_id, first.name, first.email) if first else ("", "", "")
            kept = self._indexes.pop(whose, None)
            if kept is None:
                kept, self.spare = self.spare or Index(), None
            kept.update(leads)
            if kept.is_worn:
                kept = Index(leads)
            self.newest = kept
            self._indexes[whose] = kept
            while len(self._indexes) > _MOST_KEPT:
                self._indexes.popitem(last=False)
            return Index(over=kept)


_SHELF = _Shelf()


def index_of(leads: Sequence[Lead]) -> Index:
    """The index of these leads, to be added to freely.

    It is good until the register is next asked for: a turn takes one, uses it, and lets it go.
    """
    return _SHELF.of(leads)


def start_from(index: Index) -> None:
    """The next register that is asked for the first time starts from this one, whatever register it was of."""
    _SHELF.spare = index


def newest_index() -> Index | None:
    """The index that was last asked for, without what turns added to it."""
    return _SHELF.newest
