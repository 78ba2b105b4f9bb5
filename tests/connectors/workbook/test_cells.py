"""What goes into a cell and what comes out again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.workbook.cells import (
    CUT_MARK,
    TEXT_LIMIT,
    cell_data,
    day,
    entered_value,
    fitting,
    moment,
    numeric,
    serial,
    text,
)

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    "words",
    ['=HYPERLINK("http://x.test","click")', "+44 20 7946 0123", "007", "@all", "-1+1", "TRUE"],
)
def test_text_from_a_stranger_stays_text(words: str) -> None:
    assert entered_value(words, BERLIN) == {"stringValue": words}


def test_numbers_and_ticks_keep_their_type() -> None:
    assert entered_value(3, BERLIN) == {"numberValue": 3}
    assert entered_value(1.5, BERLIN) == {"numberValue": 1.5}
    assert entered_value(True, BERLIN) == {"boolValue": True}
    assert entered_value(float("nan"), BERLIN) == {"stringValue": "nan"}


def test_blank_cell_has_no_value() -> None:
    assert cell_data(None, BERLIN) == {}
    assert cell_data("", BERLIN) == {}
    assert cell_data(0, BERLIN) == {"userEnteredValue": {"numberValue": 0}}


def test_dates_count_from_the_sheets_day_zero() -> None:
    assert serial(date(2020, 1, 1), BERLIN) == 43831
    assert serial(date(1900, 1, 1), BERLIN) == 2


def test_times_are_told_in_the_spreadsheets_zone() -> None:
    noon_utc = datetime(2027, 7, 1, 12, 0, tzinfo=UTC)

    assert serial(noon_utc, BERLIN) == serial(date(2027, 7, 1), BERLIN) + 14 / 24


@given(
    st.integers(0, 110 * 365 * 86_400).map(
        lambda s: datetime(1990, 1, 1, tzinfo=UTC) + timedelta(seconds=s)
    ),
    st.sampled_from(["Etc/UTC", "Asia/Kolkata", "Australia/Lord_Howe", "America/New_York"]),
)
def test_a_moment_survives_the_sheet_to_the_second(there: datetime, name: str) -> None:
    zone = ZoneInfo(name)
    occurs_twice = there.astimezone(zone).fold == 1  # a sheet cannot say which of the two it means

    assert moment(serial(there, zone), zone) == there or occurs_twice


@pytest.mark.parametrize("raw", ["next week", "", None, True, -3, 0, 1e12, float("inf")])
def test_what_is_no_date_is_none_and_no_crash(raw: object) -> None:
    assert day(raw) is None  # type: ignore[arg-type]


def test_iso_text_under_a_date_is_a_date() -> None:
    assert day("2027-06-01") == date(2027, 6, 1)


def test_whole_numbers_read_as_text_lose_their_point() -> None:
    assert text(2079460123.0) == "2079460123"
    assert text(True) == "TRUE"
    assert text("  two words ") == "two words"


def test_numbers_typed_as_text_count_but_words_do_not() -> None:
    assert numeric("12") == 12.0
    assert numeric("about 12") is None
    assert numeric(True) is None


def test_text_beyond_a_cell_is_cut_with_a_mark() -> None:
    kept = fitting("ä😀" * TEXT_LIMIT)

    assert kept.endswith(CUT_MARK)
    assert len(kept.encode("utf-16-le")) // 2 <= TEXT_LIMIT


@given(st.text(alphabet=st.characters(), max_size=50))
def test_any_text_can_be_sent(words: str) -> None:
    kept = fitting(words + "\ud800\x00")

    kept.encode("utf-8")
    assert "\x00" not in kept


@pytest.mark.parametrize("raw", ["0001-01-01 00:00", "9999-12-31 23:59", 2_958_465.99])
def test_moment_at_either_end_of_the_calendar_is_none(raw: object) -> None:
    """It has no date in some zones, and would break whoever asks for one."""
    assert moment(raw, BERLIN) is None  # type: ignore[arg-type]  # as read
    assert day(raw) is None  # type: ignore[arg-type]
