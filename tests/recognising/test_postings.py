"""Postings sorted at once are those that were added one by one."""

from __future__ import annotations

import random

from leads.recognising.postings import KEY_MASK, MOST_PLACES, Postings, Unsorted


def test_putting_all_and_sorting_once_is_adding_one_by_one() -> None:
    chance = random.Random(1)
    hashes = [chance.getrandbits(32) for _ in range(20)]
    about = chance.getrandbits(40) << 24
    added, put = Postings(), Unsorted()
    for place in range(300):
        keys = [chance.getrandbits(64) & KEY_MASK for _ in range(3)]
        what, other = chance.sample(hashes, 2)
        crossed = {what * about & KEY_MASK ^ key for key in keys}
        added.add({*keys, other * about & KEY_MASK, *crossed}, place)
        put.put(keys, place)
        put.put_each([other, other], about, [place, place])
        put.put_crossed(keys, [[what * about & KEY_MASK]] * 3, [place] * 3)

    assert put.sorted().to_bytes() == added.to_bytes()


def test_every_shelf_is_in_order_whatever_number_its_bits_would_be_as_a_float() -> None:
    chance = random.Random(2)
    first_bits = [0x000, 0x001, 0x3FF, 0x7FE, 0x7FF, 0x800, 0x801, 0xBFF, 0xFFE, 0xFFF]
    keys = [
        (first << 52 | rest) & KEY_MASK
        for first in first_bits
        for rest in (0, (1 << 52) - 1, *(chance.getrandbits(52) for _ in range(30)))
    ]
    added, put = Postings(), Unsorted()
    for place in (0, 1, 5, MOST_PLACES - 1):
        added.add(set(keys), place)
        put.put([*keys, *keys], place)

    assert put.sorted().to_bytes() == added.to_bytes()
