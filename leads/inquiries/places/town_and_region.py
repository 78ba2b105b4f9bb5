"""Two names in one answer: a town and its region, or a suburb and its town.

The order in which the form asks tells best ("Ciudad y estado", "İl / İlçe"). Else the town stands first nearly
everywhere, though many a region goes by its chief town's name ("León, Guanajuato"); but who writes English, or lives in
a city that is a state of its own, puts the suburb ahead of the town ("Blackrock, Cork", "Kreuzberg, Berlin").
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto

from leads.inquiries.forms.label import Label
from leads.inquiries.forms.labels import folded
from leads.inquiries.forms.profiles import label_of
from leads.inquiries.places.cities import country_of_town
from leads.inquiries.places.marked_towns import is_region
from leads.inquiries.places.towns import city_or_district, countries_with_town
from leads.inquiries.wording.patterns import late_pattern

PAIR = 2
ASKED_APART = late_pattern(r"[,/&+]|\s(?:und|and|et|y|e|en|i|и|ve|og|och|ja|a|o|ou|oder|or|та|і)\s")
"""Between two things that one question asks for."""
_BRACKETED = late_pattern(r"(?P<first>[^()]+)\((?P<second>[^()]+)\)\W*\Z")
_SUBURB_FIRST = frozenset("GB IE AU NZ ZA IN SG KE NG PK LK MY PH HK AE".split())  # noqa: SIM905  # reads best as words
_CITY_STATES = frozenset(
    "berlin hamburg wien vienna bruxelles brussel brussels budapest praha prague москва санкт-петербург київ минск "  # noqa: SIM905
    "istanbul ankara warszawa bucuresti paris".split()
)


_QUARTERS = frozenset(
    "bairro barrio colonia quartier stadtteil ortsteil suburb dzielnica wijk mahalle semt ilce quartiere zona".split()  # noqa: SIM905
)


class Order(Enum):
    """In which order a form asks for town and region."""

    TOWN_FIRST = auto()
    REGION_FIRST = auto()
    QUARTER_FIRST = auto()


def order_asked(heading: str) -> Order | None:
    """The order of a question for both; None where it asks for one thing alone."""
    bare = heading.strip(" :*")
    bracketed = _BRACKETED.match(bare)
    parts = bracketed.groups() if bracketed else ASKED_APART.split(bare)
    asked = [label_of(part.strip()) for part in parts if part.strip()]
    if len(asked) == PAIR and asked[1] is Label.CITY and folded(parts[0].strip()) in _QUARTERS:
        return Order.QUARTER_FIRST
    if len(asked) != PAIR or Label.REGION not in asked:
        return None
    return Order.REGION_FIRST if asked[0] is Label.REGION else Order.TOWN_FIRST


def town_and_region(names: Sequence[str], order: Order | None = None) -> tuple[str, str] | None:
    """(town, region) of two names; the region "" where the first is a suburb. None where nothing tells."""
    if len(names) != PAIR:
        return None
    first, last = names
    if order is Order.QUARTER_FIRST:
        return city_or_district(first, last, "TR") or last, ""
    if order is Order.REGION_FIRST:
        return (first, "") if _is_its_quarter(last, first) else (last, first)
    if order is Order.TOWN_FIRST or is_region(last):
        return first, last
    return (last, first) if is_region(first) else _told_by_towns(first, last)


def _told_by_towns(first: str, last: str) -> tuple[str, str] | None:
    """The same by what the names are: of a town that nobody has heard of, the one behind it is the town."""
    home, having = country_of_town(last), countries_with_town(first)
    is_suburb = home in _SUBURB_FIRST and not country_of_town(first)
    if folded(last) in _CITY_STATES or is_suburb or (home and home not in having):
        return last, ""
    return (first, last) if having else None


def _is_its_quarter(district: str, province: str) -> bool:
    """Whether a Turkish district is a part of the town that its province goes by: "Konya / Karatay"."""
    if country_of_town(province) != "TR":
        return False
    return folded(province) in _CITY_STATES or "TR" not in countries_with_town(district)
