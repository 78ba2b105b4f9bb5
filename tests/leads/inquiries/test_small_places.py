"""Villages, however somebody typed them, and the country that a place and its region tell."""

from __future__ import annotations

import pytest

from leads.inquiries.places.countries_told import country_of_address
from leads.inquiries.places.regions import countries_with_region
from leads.inquiries.places.small_places import countries_with_place


@pytest.mark.parametrize(
    ("typed", "country"),
    [
        ("Överkalix", "SE"),
        ("Tiradentes", "BR"),
        ("Girne", "CY"),
        ("Tirupur", "IN"),
        ("Anapolis", "BR"),
        ("st etienne", "FR"),
        ("Muenchen", "DE"),
        ("são joão del rei", "BR"),
        ("Esch-sur-Alzette", "LU"),
        ("Vic sur Cère", "FR"),
        ("'s-Hertogenbosch", "NL"),
        ("Mülheim a. d. Ruhr", "DE"),
    ],
)
def test_a_village_is_known_however_it_is_typed(typed: str, country: str) -> None:
    assert countries_with_place(typed) == (country,)


@pytest.mark.parametrize(
    "typed", ["", "|", "keine Angabe", "n/a", "x" * 5_000, "\n", "none", "Tbc"]
)
def test_what_is_no_place_has_no_country(typed: str) -> None:
    assert countries_with_place(typed) == ()


@pytest.mark.parametrize(
    ("region", "countries"),
    [
        ("woj. śląskie", ("PL",)),
        ("Bs. As.", ("AR",)),
        ("Co. Offaly", ("IE",)),
        ("N. Yorks", ("GB",)),
        ("Kreis RE", ()),
        ("Nirgendwo", ()),
    ],
)
def test_a_region_is_known_by_its_usual_abbreviation(
    region: str, countries: tuple[str, ...]
) -> None:
    assert countries_with_region(region) == countries


@pytest.mark.parametrize(
    ("city", "postcode", "region", "spoken", "country"),
    [
        ("Mérida", "", "Yucatán", ("ES", "MX"), "MX"),
        ("Mérida", "", "Badajoz", ("ES", "MX"), "ES"),
        ("Rosario", "", "Santa Fe", ("ES", "MX", "AR"), "AR"),
        ("Halifax", "", "Nova Scotia", (), "CA"),
        ("Wakefield", "", "West Yorkshire", (), "GB"),
        ("Martigny", "1920", "", ("FR", "BE", "CH"), "CH"),
        ("Klosterneuburg bei Wien", "3400", "", ("DE", "AT"), "AT"),
        ("Kleinkleckersdorf", "", "Vorarlberg", ("DE", "AT"), "AT"),
        ("", "80521", "Colorado", (), "US"),
        ("", "", "MI", (), ""),
        ("", "", "Morbihan (56)", ("FR",), "FR"),
        ("Lyon 3e", "", "", ("FR",), "FR"),
        ("Dublin 8", "", "", (), "IE"),
        ("Brunswick", "", "", (), ""),
        ("Freiburg i. Br.", "", "", ("DE", "AT", "CH"), "DE"),
        ("Saint-Denis", "", "La Réunion", ("FR", "BE"), "RE"),
        ("Lobito", "", "Benguela", ("PT", "BR"), "AO"),
        ("Kleinkleckersdorf", "", "", ("DE",), ""),
    ],
)
def test_the_region_tells_which_of_several_towns_is_meant(
    city: str, postcode: str, region: str, spoken: tuple[str, ...], country: str
) -> None:
    assert country_of_address(city, postcode, spoken, region) == country
