"""Postings sorted at once are those that were added one by one."""

from __future__ import annotations

import random

from leads.recognising.postings import KEY_MASK, Postings, Unsorted


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
        put.put_crossed(keys, [[what * about & KEY_MASK]], [0, 0, 0], place)

    assert put.sorted().to_bytes() == added.to_bytes()
