"""When a reading that is behind may be trusted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from connectors.workbook.fence import BASE, Fence, Guard, guard_request, guards_of

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)


def test_current_reading_takes_the_next_version() -> None:
    assert Fence().next_version(7, NOW) == 8


def test_reading_behind_the_highest_guard_may_not_commit() -> None:
    fence = Fence()
    fence.saw({9: Guard("x", NOW)})

    assert fence.next_version(7, NOW) is None
    assert fence.next_version(7, NOW + timedelta(minutes=4)) is None


def test_reading_that_stays_behind_for_five_minutes_is_a_restored_file() -> None:
    fence = Fence()
    fence.saw({9: Guard("x", NOW)})
    fence.next_version(7, NOW)

    assert fence.next_version(7, NOW + timedelta(minutes=5)) == 10


def test_reading_that_moves_while_behind_starts_the_wait_anew() -> None:
    fence = Fence()
    fence.saw({9: Guard("x", NOW)})
    fence.next_version(7, NOW)
    fence.next_version(8, NOW + timedelta(minutes=4))

    assert fence.next_version(8, NOW + timedelta(minutes=6)) is None


def test_catching_up_ends_the_wait() -> None:
    fence = Fence()
    fence.saw({9: Guard("x", NOW)})
    fence.next_version(7, NOW)

    assert fence.next_version(9, NOW + timedelta(minutes=1)) == 10
    assert fence.next_version(10, NOW + timedelta(minutes=9)) == 11


def test_reading_behind_a_guard_that_settled_long_ago_is_a_restored_file_at_once() -> None:
    """So that a worker started anew for each turn need not live through the five minutes."""
    fence = Fence()
    fence.saw({9: Guard("x", NOW - timedelta(minutes=15))})

    assert fence.next_version(7, NOW) == 10


def test_commit_of_ours_that_slept_on_its_way_is_as_young_as_its_landing() -> None:
    fence = Fence()
    fence.landed(5, NOW)

    fence.saw({5: Guard("a", NOW - timedelta(minutes=20))})

    assert fence.next_version(4, NOW) is None


def test_guard_without_a_time_settles_nothing() -> None:
    fence = Fence()
    fence.saw({9: Guard("x")})

    assert fence.next_version(7, NOW) is None


@pytest.mark.parametrize(
    "faster",
    [
        {9: Guard("x"), 10: Guard("y", NOW - timedelta(hours=2))},  # by a clock that is slow
        {8: Guard("y", NOW + timedelta(seconds=2)), 9: Guard("z", NOW + timedelta(seconds=3))},
    ],
    ids=["above all that were known", "in the place of those that went with the file"],
)
def test_guard_that_was_left_after_the_reading_makes_it_an_old_one_and_no_restored_file(
    faster: dict[int, Guard],
) -> None:
    fence = Fence()
    fence.saw({9: Guard("x", NOW - timedelta(days=1))})
    assert fence.next_version(7, NOW) == 10

    assert fence.restored(7, faster, NOW) is None
    assert fence.next_version(10, NOW + timedelta(minutes=4)) == 11


def test_guards_that_are_left_in_a_restored_file_are_gone_on_above() -> None:
    fence = Fence()
    fence.saw({9: Guard("x", NOW - timedelta(days=1))})
    fence.next_version(7, NOW)

    assert fence.restored(7, {9: Guard("x", NOW - timedelta(days=1))}, NOW) == 10
    assert fence.restored(7, {}, NOW) == 8


def test_what_stayed_behind_one_guard_is_behind_the_next_only_just_now() -> None:
    fence = Fence()
    fence.landed(9, NOW)
    fence.next_version(7, NOW)

    fence.saw({10: Guard("y", NOW + timedelta(minutes=5))})

    assert fence.next_version(7, NOW + timedelta(minutes=5)) is None


def test_guards_are_read_back_with_their_owners() -> None:
    request = guard_request(12, Guard("abc", NOW))["createDeveloperMetadata"]["developerMetadata"]
    strange = {"metadataId": 17, "metadataKey": "other"}
    answer = {
        "matchedDeveloperMetadata": [{"developerMetadata": request}, {"developerMetadata": strange}]
    }

    assert request["metadataId"] == BASE + 12 < 2**31
    assert guards_of(answer) == {12: Guard("abc", NOW)}
