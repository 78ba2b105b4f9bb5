"""Which leads are worth comparing with? The register by e-mail, phone, name, company and place."""

from __future__ import annotations

import gc
from array import array
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import accumulate, chain, islice

from leads.model import Contact, Lead
from leads.recognising.bulk import rows_of
from leads.recognising.keys import (
    domain_key,
    email_key,
    key_sets,
    number_key,
)
from leads.recognising.normalising import (
    Fingerprint,
    cells_of,
    fingerprint,
    fingerprint_of_cells,
)
from leads.recognising.packing import digest_of, digests_of, packed, unpacked
from leads.recognising.postings import Postings, Unsorted

MOST_CANDIDATES = 20
_MOST_SHARING = 64  # a key shared by more leads than this tells nobody apart
_MOST_SHARING_FAINT = (
    3  # and four digits of a phone tell few apart, if they are in a large register
)
_MOST_SHARING_CONTACT = 200  # but of a shared mailbox or switchboard the newest are looked at
_MOST_AND_LEAST = (
    (_MOST_SHARING_CONTACT, 1.0),
    (_MOST_SHARING, 0.0),
    (_MOST_SHARING_FAINT, 0.0),
)
"""Of each kind of keys: by how many leads one may be shared, and what it is worth even by more."""

_FEW = 500  # leads, for which it does not pay to make every shelf
_AT_ONCE = 1024  # leads, for the sake of the caches of the processor


class Index:
    """The register, found by what people have in common.

    One lead may be added several times, as more of it becomes known: it is then found by all it
    was ever known by. A lead takes some 300 bytes. Adding one costs about as much as comparing it
    with ten others, whatever the size of the register.

    An index may lie `over` another one and then finds what either holds; what is added goes into
    the upper one alone. So a turn tries things out over the index of the register as it was read.
    """

    def __init__(self, leads: Iterable[Lead] = (), *, over: Index | None = None) -> None:
        self._under = over
        self._first = over.end if over is not None else 0  # the lower index's places come first
        self._rows = bytearray()
        self._ends = array("Q")
        self._digests = array("Q")  # of each place's contact: whether it changed; 0 is "left"
        self._postings = Postings()
        self._left = 0
        if over is not None:
            for lead in leads:
                self.add(lead)
        else:
            self.update(leads)

    def __len__(self) -> int:
        """How many times a lead was added and still stands."""
        return len(self._ends) - self._left + (len(self._under) if self._under is not None else 0)

    @property
    def end(self) -> int:
        return self._first + len(self._ends)

    def add(self, lead: Lead) -> None:
        """Make a lead of the register findable, as it stands now."""
        cells = cells_of(lead)
        self._place(lead.lead_id, fingerprint_of_cells(cells), digest_of(cells))

    def add_contact(self, lead_id: str, contact: Contact) -> None:
        """Make a lead findable by this contact, too."""
        self.add_fingerprint(lead_id, fingerprint(contact))

    def add_fingerprint(self, lead_id: str, known: Fingerprint) -> None:
        self._place(lead_id, known, digest=1)

    def _place(self, lead_id: str, known: Fingerprint, digest: int) -> None:
        contact, other, faint = key_sets(known)
        self._postings.add(contact.union(other, faint), self.end)
        self._rows += packed(lead_id, known)
        self._ends.append(len(self._rows))
        self._digests.append(digest)

    # --- what changed between two readings ---

    def update(self, leads: Iterable[Lead]) -> int:
        """Make this the index of exactly these leads; how many of them were new or had changed.

        What stands in `leads` as it did before costs a glance, not a comparison.
        """
        assert self._under is None or not len(self), "an index over another is only added to"
        had, kept, changed = len(self._ends), bytearray(len(self._ends)), 0
        if not had:
            return self._fill(leads)
        digests, ahead = self._digests, 0
        elsewhere: dict[int, int] = {}
        all_in_order = True
        for lead in leads:
            cells = cells_of(lead)
            digest = digest_of(cells)
            # Where the one before stood comes this one, unless somebody sorted or deleted rows.
            if ahead < had and digests[ahead] == digest:
                place = ahead
            elif ahead == had and all_in_order:
                place = -1
            else:
                all_in_order = False
                elsewhere = elsewhere or self._by_digest()
                place = elsewhere.get(digest, -1)
            if place >= 0:
                kept[place] = 1
                ahead = place + 1
                continue
            changed += 1
            self._place(lead.lead_id, fingerprint_of_cells(cells), digest)
        self._leave(place for place in range(had) if not kept[place])
        return changed

    def _fill(self, leads: Iterable[Lead]) -> int:
        """Put all leads into an index that is empty."""
        everybody = iter(leads)
        few = list(islice(everybody, _FEW))
        if len(few) < _FEW:
            for lead in few:
                self.add(lead)
            return len(few)
        with _no_looking_for_cycles():
            self._fill_with_many(chain(few, everybody))
        return len(self._ends)

    def _fill_with_many(self, everybody: Iterator[Lead]) -> None:
        keys = Unsorted()
        while several := list(map(cells_of, islice(everybody, _AT_ONCE))):
            rows = rows_of(several, self.end, keys)
            ends = accumulate(map(len, rows), initial=len(self._rows))
            self._ends.extend(islice(ends, 1, None))
            self._rows += b"".join(rows)
            self._digests.extend(digests_of(several))
            keys.rest()
        self._postings = keys.sorted()

    def _by_digest(self) -> dict[int, int]:
        """Where each lead stands that is as it was; of a row that was doubled, the first."""
        places = range(len(self._digests) - 1, -1, -1)
        return dict(zip(reversed(self._digests), places, strict=True))

    def _leave(self, places: Iterable[int]) -> None:
        for place in places:
            if self._digests[place]:
                self._digests[place] = 0
                self._left += 1

    @property
    def is_worn(self) -> bool:
        """Whether so much of it was changed that building it anew pays."""
        return self._left > 1000 and 8 * self._left > len(self._ends)

    # --- as bytes ---

    def parts(self) -> tuple[array[int], array[int], array[int], bytearray, bytes]:
        """All that a snapshot keeps: ends, digests, sizes of the shelves, rows, keys."""
        assert self._under is None, "only the index of a register is kept"
        sizes, keys = self._postings.to_bytes()
        return self._ends, self._digests, sizes, self._rows, keys

    @classmethod
    def of_parts(
        cls,
        ends: array[int],
        digests: array[int],
        sizes: array[int],
        rows: memoryview,
        keys: memoryview,
    ) -> Index:
        """The index whose `parts` these were; ValueError when they do not fit together."""
        if len(ends) != len(digests) or (ends[-1] if ends else 0) != len(rows):
            raise ValueError("the rows do not fit their ends")
        index = cls()
        index._ends, index._digests, index._rows = ends, digests, bytearray(rows)
        index._postings = Postings.from_bytes(sizes, keys)
        index._left = digests.count(0)
        return index

    # --- finding ---

    def candidates(self, wanted: Fingerprint) -> list[tuple[str, Fingerprint]]:
        """Leads that share something telling, those that share most and rarest first.

        A lead that was added several times comes once for each time it shares something.
        """
        shared = self._shared(wanted)
        # Ties go to the older lead, whatever the order of the keys.
        in_order = sorted(sorted(shared), key=shared.__getitem__, reverse=True)
        return list(map(unpacked, self._rows_at(in_order[:MOST_CANDIDATES])))

    def _shared(self, wanted: Fingerprint) -> dict[int, float]:
        """Places and their credit for each key they share: the more, the fewer have it; none when too many have."""
        shared: dict[int, float] = {}
        had = shared.get
        for keys, (most, least) in zip(key_sets(wanted), _MOST_AND_LEAST, strict=True):
            for places in self._of_each(keys, most, or_none=not least):
                credit = least + 1 / (1 + len(places))
                for place in places:
                    shared[place] = had(place, 0.0) + credit
        return shared

    def _of_each(self, keys: Iterable[int], most: int, *, or_none: bool) -> list[list[int]]:
        """The `places` of each key that has any; with `or_none` of those only that are not shared by too many."""
        if self._under is None and not self._left:  # then the postings tell all there is to know
            return self._postings.newest_of_each(
                keys, most if or_none else most + 1, or_none=or_none
            )
        each = [self.places(key, most) for key in keys]
        return [places for places in each if places and not (or_none and len(places) > most)]

    def places(self, key: int, most: int) -> list[int]:
        """The newest places that stand and have a key; one more than `most` when there are too many."""
        found = self._standing(key, most + 1)
        if self._under is None or len(found) > most:
            return found
        # What the lower one learned since then is not seen from here.
        under = [place for place in self._under.places(key, most) if place < self._first]
        return (under + found)[-most - 1 :]

    def _standing(self, key: int, most: int) -> list[int]:
        """The newest places of this layer that have a key, without those that were left."""
        found = self._postings.newest(key, most)
        if not self._left:
            return found
        first, digests = self._first, self._digests
        looked_at = most
        standing = [place for place in found if digests[place - first]]
        while len(standing) < most and len(found) == looked_at:
            looked_at *= 2
            found = self._postings.newest(key, looked_at)
            standing = [place for place in found if digests[place - first]]
        return standing[-most:]

    def with_email(self, email: str) -> list[tuple[str, Fingerprint]]:
        found = self._at(email_key(email))
        return [(lead_id, known) for lead_id, known in found if email in known.emails]

    def with_phone(self, digits: str) -> list[tuple[str, Fingerprint]]:
        return self._at(number_key(digits))

    def at_domain(self, domain: str) -> list[tuple[str, Fingerprint]]:
        found = self._at(domain_key(domain))
        return [(lead_id, known) for lead_id, known in found if known.domain == domain]

    def _at(self, key: int) -> list[tuple[str, Fingerprint]]:
        places = self.places(key, _MOST_SHARING_CONTACT)
        return [self._known(place) for place in places if self.stands(place)]

    def stands(self, place: int) -> bool:
        if place < self._first and self._under is not None:
            return self._under.stands(place)
        return self._digests[place - self._first] != 0

    def _known(self, place: int) -> tuple[str, Fingerprint]:
        return unpacked(self.row(place))

    def _rows_at(self, places: Iterable[int]) -> Iterable[bytearray]:
        if self._under is not None:
            return map(self.row, places)
        rows, ends = self._rows, self._ends
        return [rows[ends[place - 1] if place else 0 : ends[place]] for place in places]

    def row(self, place: int) -> bytearray:
        if place < self._first and self._under is not None:
            return self._under.row(place)
        at = place - self._first
        return self._rows[self._ends[at - 1] if at else 0 : self._ends[at]]

    def __iter__(self) -> Iterator[tuple[str, Fingerprint]]:
        """Every lead as it was added, the oldest first."""
        if self._under is not None:
            yield from self._under
        for place in range(self._first, self.end):
            if self.stands(place):
                yield self._known(place)


@contextmanager
def _no_looking_for_cycles() -> Iterator[None]:
    """What fills an index makes thousands of tuples a second and no cycles: looking for these takes a twentieth."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
