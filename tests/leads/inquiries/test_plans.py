"""A look at a line's digits only spares asking the library: it never hides a number that the library finds."""

from __future__ import annotations

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leads.inquiries.phones.plans import may_hold_valid

_REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)
_PIECES = ["0", "00", "011", "+", "(0)", "(", ")", " ", "-", "/", ".", ":", " ext. ", "x", "0", "٣"]


@pytest.mark.parametrize("home", _REGIONS)
def test_an_example_of_every_kind_of_number_is_looked_at_however_it_is_written(home: str) -> None:
    formats = phonenumbers.PhoneNumberFormat
    for kind in phonenumbers.PhoneNumberType.values():
        if number := phonenumbers.example_number_for_type(home, kind):
            written = [
                phonenumbers.format_number(number, way)
                for way in (formats.NATIONAL, formats.INTERNATIONAL, formats.E164)
            ]
            written.append(phonenumbers.format_out_of_country_calling_number(number, home))
            written.append(phonenumbers.format_out_of_country_calling_number(number, "FR"))

            assert all(may_hold_valid(f"Tel. {one}.", home) for one in written[:4]), written
            assert may_hold_valid(written[4], "FR"), written


@pytest.mark.parametrize(
    ("line", "home"),
    [
        ("On Dec 16, 2011, at 12:47 PM, John Doe", "DE"),
        ("Date: Tue, 7 Apr 2026 10:00:01 +0000", "GB"),
        ("RSVP: 993-8586", "US"),
        ("My number is: +00 0000 000 000", "GB"),
        ("Tel. 020 7946 0123", ""),
    ],
)
def test_lines_without_a_number_of_the_plan_are_not_looked_at(line: str, home: str) -> None:
    assert not may_hold_valid(line, home)


@given(
    st.lists(st.sampled_from(_PIECES) | st.text("0123456789", max_size=7), max_size=14).map(
        "".join
    ),
    st.sampled_from(_REGIONS),
)
@settings(max_examples=500, deadline=None)
def test_the_library_finds_nothing_in_what_is_not_looked_at(line: str, home: str) -> None:
    if not may_hold_valid(line, home):
        assert not list(phonenumbers.PhoneNumberMatcher(line, home))
