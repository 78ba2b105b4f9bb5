"""The quota is kept on our side: bursts pass, what is more is spread out, and no minute sees sixty."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from connectors.workbook.quota import BURST, PER_MINUTE, Bucket
from tests.fakes.clock import Clock


def bucket(clock: Clock) -> Bucket:
    return Bucket(clock, clock.sleep, kind="reads")


def test_a_busy_turn_never_waits() -> None:
    clock = Clock()
    tokens = bucket(clock)
    for _ in range(BURST):
        tokens.take()

    assert clock.slept == []


def test_waits_are_spread_and_none_is_longer_than_one_request_is_worth() -> None:
    clock = Clock()
    tokens = bucket(clock)
    for _ in range(200):
        tokens.take()

    assert max(clock.slept) <= 60 / PER_MINUTE


@given(st.lists(st.floats(0, 20), min_size=50, max_size=200))
def test_no_minute_sees_more_than_google_allows(pauses: list[float]) -> None:
    clock = Clock()
    tokens = bucket(clock)
    taken: list[datetime] = []
    for pause in pauses:
        clock.advance(pause)
        tokens.take()
        taken.append(clock.now)

    minute = timedelta(minutes=1)
    assert max(sum(start <= one < start + minute for one in taken) for start in taken) < 60


def test_clock_that_jumps_a_day_back_or_ahead_makes_nobody_wait_long() -> None:
    clock = Clock()
    tokens = bucket(clock)
    for jump in (-86_400, 86_400, -86_400):
        clock.advance(jump)
        for _ in range(BURST + 1):
            tokens.take()

    assert max(clock.slept) <= 60 / PER_MINUTE
