"""Which places share a key? Sorted flat arrays, eight bytes for a key and its place.

A register of a million leads has some ten million keys: gigabytes as Python objects, 80 MB
here. The first bits of a key choose one of 4,096 short arrays, so that finding is a bisection and
adding moves a few kilobytes: nothing is ever rebuilt, and no `add` has to wait for another.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable
from itertools import islice
from operator import eq

MOST_PLACES = 1 << 24
"""Places are numbers below this one: 16.7 million."""

_PLACE_BITS, _SHELF_BITS = 24, 12
_SHELVES = 1 << _SHELF_BITS
_SHELF_SHIFT = 64 - _SHELF_BITS
_PLACE_MASK = MOST_PLACES - 1
KEY_MASK = (1 << 64) - MOST_PLACES
"""A key's 40 bits: above them is nothing, and below them is room for a place."""

_NEAR = 4
_NONE = array("Q")
"""The shelf of nothing; never put anything there."""


class Postings:
    """Keys of 40 bits times 2**24, each with the places it was added for."""

    def __init__(self, shelves: list[array[int]] | None = None) -> None:
        # Each shelf is made when something is first put there.
        self._shelves = shelves or [_NONE] * _SHELVES

    def __len__(self) -> int:
        return sum(map(len, self._shelves))

    def add(self, keys: Iterable[int], place: int) -> None:
        """Note that `place` has these keys, each of them named once."""
        shelves = self._shelves
        for key in keys:
            shelf = shelves[key >> _SHELF_SHIFT]
            if shelf is _NONE:
                shelf = shelves[key >> _SHELF_SHIFT] = array("Q")
            insort(shelf, key | place)

    def newest(self, key: int, most: int) -> list[int]:
        """The newest places that have the key, the oldest of them first."""
        shelf = self._shelves[key >> _SHELF_SHIFT]
        start, size = bisect_left(shelf, key), len(shelf)
        last = key | _PLACE_MASK
        if start == size or shelf[start] > last:
            return []
        # Few places have it: looking among the next ones first takes two steps instead of ten.
        near = start + _NEAR
        if near >= size or shelf[near] <= last:
            near = size
        end = bisect_left(shelf, last + 1, start + 1, near)
        return [posting & _PLACE_MASK for posting in shelf[max(start, end - most) : end]]

    def to_bytes(self) -> tuple[array[int], bytes]:
        """How many keys each shelf holds, and all of them one after the other."""
        sizes = array("Q", map(len, self._shelves))
        return sizes, b"".join(shelf.tobytes() for shelf in self._shelves)

    @classmethod
    def from_bytes(cls, sizes: array[int], keys: memoryview) -> Postings:
        """What `to_bytes` gave; ValueError when the two do not fit together."""
        if len(sizes) != _SHELVES or 8 * sum(sizes) != len(keys):
            raise ValueError("the sizes do not fit the keys")
        read, start = cls(), 0
        for number, size in enumerate(sizes):
            if size:
                read._shelves[number] = array("Q", keys[start : start + 8 * size].tobytes())
                start += 8 * size
        return read


class Unsorted:
    """Keys on their way into postings: put anywhere, and sorted once, when all are there."""

    def __init__(self) -> None:
        self._shelves = [array("Q") for _ in range(_SHELVES)]
        self._appends = [shelf.append for shelf in self._shelves]

    def put(self, keys: Iterable[int], place: int) -> None:
        """Note that `place` has these keys; they may be named twice."""
        appends = self._appends
        for key in keys:
            appends[key >> _SHELF_SHIFT](key | place)

    def put_each(self, whats: Iterable[int], about: int, places: Iterable[int]) -> None:
        """Note each "what", times what it is about, for the place beside it."""
        appends = self._appends
        for what, place in zip(whats, places, strict=True):
            posting = what * about & KEY_MASK | place
            appends[posting >> _SHELF_SHIFT](posting)

    def put_crossed(
        self, wheres: Iterable[int], whats: Iterable[Iterable[int]], places: Iterable[int]
    ) -> None:
        """Note each "where", by XOR with each "what" beside it, for the place beside both."""
        appends = self._appends
        for where, several, place in zip(wheres, whats, places, strict=True):
            here = where | place
            for what in several:
                posting = what ^ here
                appends[posting >> _SHELF_SHIFT](posting)

    def sorted(self) -> Postings:
        """All that was put, to be found and added to."""
        return Postings([_in_order(shelf) if shelf else _NONE for shelf in self._shelves])


def _in_order(shelf: array[int]) -> array[int]:
    """All of one shelf, each once.

    Numbers below 2**64 take twice as long to sort as the floating-point numbers of the same bits. These
    are in the same order, as what stands in one shelf has the same sign and exponent: its first bits.
    """
    exponent = shelf[0] >> _SHELF_SHIFT & _EXPONENTS
    if exponent in _NO_NUMBERS:
        return array("Q", sorted(set(shelf)))
    floats = array("d", shelf.tobytes()).tolist()
    floats.sort(reverse=shelf[0] > _NEGATIVE)
    if any(map(eq, floats, islice(floats, 1, None))):
        return array("Q", sorted(set(shelf)))
    return array("Q", array("d", floats).tobytes())


_NEGATIVE = (
    1 << 63
)  # of IEEE 754's double precision: where the sign stands, and eleven bits of exponent
_EXPONENTS = 0x7FF
_NO_NUMBERS = frozenset({0, _EXPONENTS})  # exponents of what is not compared like other numbers
