"""Are texts read and numbers shown by the habits of a locale?"""

from __future__ import annotations

import datetime as dt

import pytest

from standin.sheets.cells import Value
from standin.sheets.entering import entered
from standin.sheets.formatting import shown
from standin.sheets.locales import locale_named

_TODAY = dt.date(2026, 3, 4)


@pytest.mark.parametrize(
    ("locale", "text", "value", "back"),
    [
        ("en_US", "1/2/2021", 44198, "1/2/2021"),
        ("en_GB", "1/2/2021", 44228, "01/02/2021"),
        ("en_IN", "31/12/2025", 46022, "31/12/2025"),
        ("de_DE", "31.12.2025", 46022, "31.12.2025"),
        ("en_GB", "12/31/2025", "12/31/2025", "12/31/2025"),
        ("en_US", "2020-01-01", 43831, "2020-01-01"),
        ("en_GB", "5 June 2025", 45813, "5 Jun 2025"),
        ("en_GB", "5/6", 46178, "5/6"),
        ("en_US", "1/2/2021 14:05", 44198.586805555555, "1/2/2021 14:05"),
        ("en_US", "1,234.5", 1234.5, "1,234.50"),
        ("de_DE", "1.234,5", 1234.5, "1.234,50"),
        ("de_DE", "1,5", 1.5, "1,5"),
        ("en_US", "1,5", "1,5", "1,5"),
        ("en_GB", "£1,200", 1200, "£1,200"),
        ("de_DE", "5 €", 5, "5 €"),
        ("de_DE", "12,5%", 0.125, "12,50%"),
        ("de_DE", "WAHR", True, "WAHR"),
        ("en_US", "-3.5", -3.5, "-3.5"),
        ("en_US", "3_1_0", "3_1_0", "3_1_0"),
        ("en_US", "'=1+1", "=1+1", "=1+1"),
        ("en_GB", "+44 20 7946 0123", "+44 20 7946 0123", "+44 20 7946 0123"),
        ("en_GB", "+442079460123", 442079460123, "442079460123"),
    ],
)
def test_typed_text_is_read_and_shown_by_locale(
    locale: str, text: str, value: Value, back: str
) -> None:
    habits = locale_named(locale)

    read, number_format = entered(text, habits, _TODAY)

    assert (read, shown(read, number_format, habits)) == (value, back)


@pytest.mark.parametrize(
    ("number", "pattern", "text"),
    [
        (1234567.891, "#,##0.00", "1,234,567.89"),
        (0.256, "0.0%", "25.6%"),
        (-5, '0;(0);"none"', "(5)"),
        (0, '0;(0);"none"', "none"),
        (12, "00000", "00012"),
        (5, '0" days"', "5 days"),
        (43831.5, "ddd d mmm yyyy hh:mm", "Wed 1 Jan 2020 12:00"),
        (43831.75, "m/d/yy h:mm am/pm", "1/1/20 6:00 PM"),
        (1.5, "[h]:mm", "36:00"),
        (2.5, "0.##", "2.5"),
        (1e20, "", "1E+20"),
        (0.1, "", "0.1"),
    ],
)
def test_numbers_are_shown_through_their_pattern(number: float, pattern: str, text: str) -> None:
    assert shown(number, {"pattern": pattern}, locale_named("en_US")) == text
