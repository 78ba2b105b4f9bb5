"""Countries are understood by code and by name, in several languages."""

from __future__ import annotations

import pytest

from leads.countries import country_code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("DE", "DE"),
        ("de", "DE"),
        ("Germany", "DE"),
        ("Deutschland", "DE"),
        ("Allemagne", "DE"),
        ("Niemcy", "DE"),
        ("ドイツ", "DE"),
        ("Österreich", "AT"),
        ("osterreich", "AT"),
        ("U.K.", "GB"),
        ("uk", "GB"),
        ("Scotland", "GB"),
        ("The Netherlands", "NL"),
        ("USA", "US"),
        ("Côte d’Ivoire", "CI"),
        ("Europe", ""),
        ("EU", ""),
        ("Germny", ""),
        ("", ""),
    ],
)
def test_a_country_is_told_by_code_or_name(typed: str, code: str) -> None:
    assert country_code(typed) == code
