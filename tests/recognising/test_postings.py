"""Postings filled at once are those that were added one by one, however many there are."""

from __future__ import annotations

import random

import pytest

from leads.recognising.postings import KEY_MASK, Postings


@pytest.mark.parametrize("places", [0, 3, 499, 500, 501, 900])
def test_filling_at_once_is_adding_one_by_one(places: int) -> None:
    chance = random.Random(places)
    common = [chance.getrandbits(64) & KEY_MASK for _ in range(20)]
    rows = [
        (place, [chance.getrandbits(64) & KEY_MASK, *chance.choices(common, k=5)])
        for place in range(places)
    ]
    added, filled = Postings(), Postings()
    for place, keys in rows:
        added.add(set(keys), place)
    filled.fill(rows)

    assert filled.to_bytes() == added.to_bytes()
    assert len(filled) == sum(len(set(keys)) for _, keys in rows)
