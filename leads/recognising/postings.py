"""Which places share a key? Sorted flat arrays, eight bytes for a key and its place.

A register of a million leads has some ten million keys: gigabytes as Python objects, 80 MB
here. The first bits of a key choose one of many short arrays, so that finding is a bisection and
adding moves a few kilobytes: nothing is ever rebuilt, and no `add` has to wait for another.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from itertools import chain, compress, islice
from operator import ne
from struct import pack

MOST_PLACES = 1 << 24
"""Places are numbers below this one: 16.7 million."""

_PLACE_BITS, _KEY_BITS = 24, 38
_BITS = _KEY_BITS + _PLACE_BITS
_PLACE_MASK = MOST_PLACES - 1
KEY_MASK = (1 << _BITS) - MOST_PLACES
"""A key's 38 bits: above them two are free, for `_in_order`, and below them is room for a place."""

_SHELVES, _MORE_SHELVES = 1 << 12, 1 << 16
_MANY = 1 << 19  # keys; from here on more shelves pay, each of which takes 80 bytes
_AT_ONCE = 1 << 20  # keys that are put in order together
_NEAR = 4
_NONE = array("Q")
"""The shelf of nothing; never put anything there."""


class Postings:
    """Keys of 38 bits times 2**24, each with the places it was added for."""

    def __init__(self, shelves: list[array[int]] | None = None) -> None:
        # Each shelf is made when something is first put there.
        self._shelves = shelves or [_NONE] * _SHELVES
        self._shift = _shift(len(self._shelves))

    def __len__(self) -> int:
        return sum(map(len, self._shelves))

    def add(self, keys: Iterable[int], place: int) -> None:
        """Note that `place` has these keys, each of them named once."""
        shelves, shift = self._shelves, self._shift
        for key in keys:
            shelf = shelves[key >> shift]
            if shelf is _NONE:
                shelf = shelves[key >> shift] = array("Q")
            insort(shelf, key | place)

    def newest(self, key: int, most: int) -> list[int]:
        """The newest places that have the key, the oldest of them first."""
        return next(iter(self.newest_of_each((key,), most)), [])

    def newest_of_each(
        self, keys: Iterable[int], most: int, *, or_none: bool = False
    ) -> list[list[int]]:
        """As `newest`, of each key that any place has; with `or_none` of those only that `most` places have."""
        shelves, shift = self._shelves, self._shift
        found = []
        for key in keys:
            shelf = shelves[key >> shift]
            start, size = bisect_left(shelf, key), len(shelf)
            if start == size or (place := shelf[start] - key) > _PLACE_MASK:
                continue
            last = key | _PLACE_MASK
            if start + 1 == size or shelf[start + 1] > last:
                found.append([place])
                continue
            # Few places have it: looking among the next ones first takes two steps instead of ten.
            near = start + _NEAR
            if near >= size or shelf[near] <= last:
                near = size
            end = bisect_left(shelf, last + 1, start + 1, near)
            if end - start > most:
                if or_none:
                    continue
                start = end - most
            found.append([posting & _PLACE_MASK for posting in shelf[start:end]])
        return found

    def to_bytes(self) -> tuple[array[int], bytes]:
        """How many keys each shelf holds, and all of them one after the other."""
        sizes = array("Q", map(len, self._shelves))
        return sizes, b"".join(shelf.tobytes() for shelf in self._shelves)

    @classmethod
    def from_bytes(cls, sizes: array[int], keys: memoryview) -> Postings:
        """What `to_bytes` gave; ValueError when the two do not fit together."""
        if len(sizes) not in (_SHELVES, _MORE_SHELVES) or 8 * sum(sizes) != len(keys):
            raise ValueError("the sizes do not fit the keys")
        shelves, start = [_NONE] * len(sizes), 0
        for number, size in enumerate(sizes):
            if size:
                shelves[number] = array("Q", keys[start : start + 8 * size].tobytes())
                start += 8 * size
        return cls(shelves)


def _shift(shelves: int) -> int:
    """By how many bits a key is to be shifted to be the number of its shelf, of so many."""
    return _BITS - (shelves.bit_length() - 1)


class Unsorted:
    """Keys on their way into postings: put anywhere, sorted a million at once, and merged when all are there."""

    def __init__(self) -> None:
        self._last = array("Q")
        self._runs: list[array[int]] = []

    def put(self, keys: Iterable[int], place: int) -> None:
        """Note that `place` has these keys; they may be named twice, one after the other."""
        self.put_all([key | place for key in keys])

    def put_all(self, postings: Iterable[int]) -> None:
        """Note these keys, each with its place in its last bits."""
        self._last.extend(postings)

    def rest(self) -> None:
        """Nothing that was put so far is put a second time: a good moment to put in order what is there."""
        if len(self._last) >= _AT_ONCE:
            self._sort()

    def _sort(self) -> None:
        self._runs.append(_in_order(self._last, some_twice=True))
        self._last = array("Q")

    def sorted(self) -> Postings:
        """All that was put, to be found and added to."""
        self._sort()
        keys = sum(map(len, self._runs))
        return Postings(list(self._cut(_SHELVES if keys < _MANY else _MORE_SHELVES)))

    def _cut(self, number: int) -> Iterator[array[int]]:
        """All runs as one, in so many shelves."""
        first, all_of_them = 0, 1 << _BITS
        parts = [_cut(run, first, all_of_them, _SHELVES) for run in self._runs]
        each = all_of_them // _SHELVES
        for several in zip(*parts, strict=True):
            shelf = array("Q", b"".join(several))
            if len(several) > 1:
                shelf = _in_order(shelf)
            yield from _cut(shelf, first, each, number // _SHELVES)
            first += each


def _cut(run: array[int], first: int, span: int, number: int) -> Iterator[array[int]]:
    """What of a run in order lies in each part of the span that begins with `first`, of so many equal parts."""
    step, start = span // number, 0
    for bound in range(first + step, first + span + 1, step):
        end = bisect_left(run, bound, start) if number > 1 else len(run)
        yield run[start:end] if end > start else _NONE
        start = end


def _in_order(postings: array[int], *, some_twice: bool = False) -> array[int]:
    """All of them in order, each once.

    Numbers below 2**64 take twice as long to sort as the floating-point numbers of the same bits, and longer to
    get in and out of an array. Where the first two bits are free these are in the same order, and every one is a
    number: the first is the sign, and with the second set alone would begin what is infinite, or none.
    """
    floats = memoryview(postings).cast("B").cast("d").tolist()
    floats.sort()
    if some_twice:
        following = chain(islice(floats, 1, None), (-1.0,))
        floats = list(compress(floats, map(ne, floats, following)))
    return array("Q", pack(f"{len(floats)}d", *floats))
