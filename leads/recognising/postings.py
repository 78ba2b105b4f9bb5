"""Which places share a key? Sorted flat arrays, eight bytes for a key and its place.

A register of a million leads has some fifteen million keys: gigabytes as Python objects, 120 MB
here. The first bits of a key choose one of 4,096 short arrays, so that finding is a bisection and
adding moves a few kilobytes: nothing is ever rebuilt, and no `add` has to wait for another.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable
from itertools import chain, islice

MOST_PLACES = 1 << 24
"""Places are numbers below this one: 16.7 million."""

_PLACE_BITS = 24
_SHELF_BITS = 12
_SHELVES = 1 << _SHELF_BITS
_KEY_BITS = 64 - _PLACE_BITS
_KEY_MASK = (1 << _KEY_BITS) - 1
_PLACE_MASK = MOST_PLACES - 1
KEY_MASK = (1 << (_SHELF_BITS + _KEY_BITS)) - 1
"""Of a key these bits count: 52."""

_NEAR = 4
_FEW = 500
"""So many places are not worth the making of every shelf."""

_NONE = array("Q")
"""The shelf of nothing; never put anything there."""


class Postings:
    """Keys below 2**52, each with the places it was added for."""

    def __init__(self) -> None:
        self._shelves = [_NONE] * _SHELVES  # each made when something is first put there

    def __len__(self) -> int:
        return sum(map(len, self._shelves))

    def add(self, keys: Iterable[int], place: int) -> None:
        """Note that `place` has these keys, each of them named once."""
        for key in keys:
            insort(self._shelf(key), (key & _KEY_MASK) << _PLACE_BITS | place)

    def fill(self, keys_of_places: Iterable[tuple[int, Iterable[int]]]) -> None:
        """As `add` of every place with its keys, several times as fast; keys may be named twice."""
        given = iter(keys_of_places)
        few = list(islice(given, _FEW))
        if len(few) < _FEW:
            for place, keys in few:
                self.add(set(keys), place)
            return
        shelves = [array("Q") if shelf is _NONE else shelf for shelf in self._shelves]
        appends = [shelf.append for shelf in shelves]
        for place, keys in chain(few, given):
            for key in keys:
                appends[key >> _KEY_BITS]((key & _KEY_MASK) << _PLACE_BITS | place)
        self._shelves = [array("Q", sorted(set(shelf))) if shelf else _NONE for shelf in shelves]

    def _shelf(self, key: int) -> array[int]:
        number = key >> _KEY_BITS
        shelf = self._shelves[number]
        if shelf is _NONE:
            shelf = self._shelves[number] = array("Q")
        return shelf

    def newest(self, key: int, most: int) -> list[int]:
        """The newest places that have the key, the oldest of them first."""
        shelf = self._shelves[key >> _KEY_BITS]
        low = (key & _KEY_MASK) << _PLACE_BITS
        start = bisect_left(shelf, low)
        if start == len(shelf) or shelf[start] > low | _PLACE_MASK:
            return []
        # Few places have it: looking among the next ones first takes two steps instead of ten.
        near = min(start + _NEAR, len(shelf))
        if near < len(shelf) and shelf[near] < low + MOST_PLACES:
            near = len(shelf)
        end = bisect_left(shelf, low + MOST_PLACES, start + 1, near)
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
