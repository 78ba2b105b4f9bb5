"""Arithmetic on a whole column of 64-bit numbers at once.

A thousand numbers side by side are one long number to Python: what it does to that it does to each, in a
fraction of the time that a thousand small steps take.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable

_BYTES = 8


def lanes(numbers: Iterable[int]) -> array[int]:
    """The numbers as they are, side by side; each below 2**64."""
    return array("Q", numbers)


def tagged(whats: Iterable[int], under: int, tags: Iterable[int]) -> array[int]:
    """Each "what", shifted by `under` bits, with the tag below it; ValueError when they are not as many."""
    what, tag = lanes(whats), lanes(tags)
    _check(what, tag)
    return _apart(_together(what) << under | _together(tag), len(what))


def crossed(ones: array[int], others: array[int]) -> array[int]:
    """Each number, by XOR with the other beside it; ValueError when they are not as many."""
    _check(ones, others)
    return _apart(_together(ones) ^ _together(others), len(ones))


def _check(ones: array[int], others: array[int]) -> None:
    if len(ones) != len(others):
        raise ValueError(f"{len(ones)} numbers beside {len(others)}")


def _together(numbers: array[int]) -> int:
    return int.from_bytes(numbers, sys.byteorder)


def _apart(together: int, count: int) -> array[int]:
    return array("Q", together.to_bytes(_BYTES * count, sys.byteorder))
