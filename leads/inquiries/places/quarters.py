"""Which quarters are parts of which city? words/quarters.tsv: country, city, its quarters, where people tell both.

Turks tell district and province, which goes by its chief town: Nilüfer is a part of Bursa; Fethiye, in the province
of Muğla, is a town of its own.
"""

from __future__ import annotations

from functools import cache

from leads.folding import fold
from leads.inquiries.places.regions import is_region_of
from leads.inquiries.places.small_places import has_place
from leads.inquiries.words import text_of


def city_of_quarter(quarter: str, city: str) -> str:
    """The city, where it has a quarter of that name; else ""."""
    return city if fold(quarter) in _quarters().get(fold(city), ()) else ""


def city_or_district(district: str, province: str, country: str) -> str:
    """The city that has a district within it, or the district, which is a town of its own: "Nilüfer / Bursa" is in
    Bursa, "Fethiye / Muğla" in Fethiye. "" where the one is no place, or the other neither a province nor a place.
    """
    if city := city_of_quarter(district, province):
        return city
    is_province = is_region_of(province, country) or has_place(province, country)
    return district if is_province and has_place(district, country) else ""


@cache
def _quarters() -> dict[str, frozenset[str]]:
    lines = (line.split("\t") for line in text_of("quarters.tsv").splitlines())
    return {fold(city): frozenset(map(fold, names.split("|"))) for _, city, names in lines}
