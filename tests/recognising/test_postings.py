"""Postings sorted at once are those that were added one by one."""

from __future__ import annotations

import random
from unittest.mock import patch

import pytest

from leads.recognising import postings
from leads.recognising.lanes import crossed, lanes, tagged
from leads.recognising.postings import KEY_MASK, MOST_PLACES, Postings, Unsorted


def test_putting_all_and_sorting_once_is_adding_one_by_one() -> None:
    chance = random.Random(1)
    added, put = Postings(), Unsorted()
    for place in range(300):
        keys = [chance.getrandbits(62) & KEY_MASK for _ in range(3)]
        more = [chance.getrandbits(62) & KEY_MASK for _ in range(3)]
        added.add({*keys, *more}, place)
        put.put([*keys, *keys], place)
        put.put_all([key | place for key in more])

    assert put.sorted().to_bytes() == added.to_bytes()


def test_what_is_sorted_in_several_runs_and_kept_on_more_shelves_is_found_as_what_was_added() -> (
    None
):
    chance = random.Random(3)
    common = [chance.getrandbits(62) & KEY_MASK for _ in range(50)]
    added, put = Postings(), Unsorted()
    with patch.object(postings, "_AT_ONCE", 100), patch.object(postings, "_MANY", 1):
        for place in range(300):
            keys = {*chance.sample(common, 3), chance.getrandbits(62) & KEY_MASK}
            added.add(keys, place)
            put.put(keys, place)
            put.rest()
        many = put.sorted()
    read = Postings.from_bytes(many.to_bytes()[0], memoryview(many.to_bytes()[1]))
    for grown in (added, many, read):
        grown.add(common, 300)

    for key in common:
        assert many.newest(key, 9) == read.newest(key, 9) == added.newest(key, 9)


def test_every_shelf_is_in_order_whatever_number_its_bits_would_be_as_a_float() -> None:
    chance = random.Random(2)
    first_bits = [0x000, 0x001, 0x0FF, 0x1FE, 0x1FF, 0x200, 0x201, 0x3FE, 0x3FF]
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


def test_a_column_at_once_is_each_of_its_numbers() -> None:
    chance = random.Random(4)
    ones, others = ([chance.getrandbits(64) for _ in range(99)] for _ in range(2))
    whats, tags = [n >> 32 for n in ones], [n >> 34 for n in others]

    assert list(crossed(lanes(ones), lanes(others))) == [
        a ^ b for a, b in zip(ones, others, strict=True)
    ]
    assert list(tagged(whats, 30, tags)) == [w << 30 | t for w, t in zip(whats, tags, strict=True)]
    with pytest.raises(ValueError, match="98 numbers beside 99"):
        crossed(lanes(ones[1:]), lanes(others))


def test_keys_looked_up_together_give_what_each_gives_and_none_that_too_many_have() -> None:
    chance = random.Random(4)
    keys = sorted(chance.getrandbits(62) & KEY_MASK for _ in range(12))
    held = Postings()
    for how_many, key in enumerate(keys):
        for place in range(how_many):
            held.add((key,), place)

    assert held.newest_of_each(keys, 5) == [held.newest(key, 5) for key in keys[1:]]
    assert held.newest_of_each(keys, 5)[-1] == [6, 7, 8, 9, 10]
    assert held.newest_of_each(keys, 5, or_none=True) == [list(range(n)) for n in range(1, 6)]
