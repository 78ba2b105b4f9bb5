"""Countries are understood by code and by name, in several languages."""

from __future__ import annotations

import pytest
from babel import Locale

from leads.countries import country_code, country_names


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


def test_every_country_that_cldr_names_is_known_by_its_code() -> None:
    """Digits name continents ("150" is Europe); ZZ is "unknown", EU, UN and EZ are unions, X. and QO are none."""
    names = {str(code): name for code, name in Locale("en").territories.items()}
    named = {code for code in names if len(code) == 2 and code.isalpha()}
    known = {code for code in named if country_code(code) == code}
    assert named - known == {"ZZ", "EU", "UN", "EZ", "XA", "XB", "QO"}
    assert set(country_names()) == {names[code] for code in known}
