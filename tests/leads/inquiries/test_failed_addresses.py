"""Which addresses a bounce says are bad for good, and the cheap looks that spare searches of reports."""

from __future__ import annotations

import re

import pytest

from leads.inquiries.mail import Mail
from leads.inquiries.screening import failed_addresses
from leads.inquiries.screening.failed_addresses import failed_for_good
from leads.inquiries.text import forwards
from leads.inquiries.wording.pattern_shapes import EDGE, skeletons_of
from leads.inquiries.wording.patterns import compiled

_TO = "<ana@example.org>"


def _failed(report: str) -> tuple[str, ...]:
    return failed_for_good(Mail(digest="d", size=1, text=report))


@pytest.mark.parametrize(
    "report",
    [
        f"Final-Recipient: rfc822; ana@example.org\nAction: failed\nStatus: 5.0.0\n{_TO}",
        f"{_TO}: 550 no mailbox here",
        f"{_TO}: host said (5.4.4)",
        f"{_TO}\nstatus: 5.x",
        f"{_TO}: address is blocked. 550 5.1.1 unknown user",
        f"{_TO}: unknown user; we will keep trying",
    ],
)
def test_a_failure_for_good_names_whom_it_is_about(report: str) -> None:
    assert _failed(report) == ("ana@example.org",)


@pytest.mark.parametrize(
    "report",
    [
        f"{_TO}: 550 mailbox is full",
        f"{_TO}: 4.5.5.1 greeted",
        f"{_TO}: 2550 bytes were sent",
        f"{_TO}: it may exist, or be invalid",
        f"{_TO}: delivery is delayed",
    ],
)
def test_what_may_pass_or_says_nothing_of_the_address_names_nobody(report: str) -> None:
    assert _failed(report) == ()


@pytest.mark.parametrize(
    ("pattern", "looks"),
    [
        (failed_addresses._UNKNOWN, failed_addresses._UNKNOWN_HAS),
        (forwards._FROM_DAEMON, forwards._DAEMON_HAS),
    ],
)
def test_a_cheap_look_misses_no_way_of_its_pattern(
    pattern: re.Pattern[str], looks: tuple[str, ...]
) -> None:
    written = compiled(pattern)
    assert written is not None
    ways = {way.replace(EDGE, "") for way in skeletons_of(written.pattern, written.flags)}

    assert [way for way in ways if not any(map(way.__contains__, looks))] == []
