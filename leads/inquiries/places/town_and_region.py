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
from leads.inquiries.places.quarters import city_of_quarter
from leads.inquiries.places.regions import (
    countries_with_region,
    is_code,
    is_marked_region,
    is_region_of,
)
from leads.inquiries.places.small_places import countries_with_place
from leads.inquiries.places.towns import rank_of
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
    if len(asked) != PAIR or asked.count(Label.REGION) != 1:
        return None
    return Order.REGION_FIRST if asked[0] is Label.REGION else Order.TOWN_FIRST


def town_and_region(names: Sequence[str], order: Order | None = None) -> tuple[str, str] | None:
    """(town, region) of two names; the region "" where the first is a suburb. None where nothing tells."""
    if len(names) != PAIR:
        return None
    first, last = names
    if city := city_of_quarter(first, last) or city_of_quarter(last, first):
        return city, ""
    if order is Order.QUARTER_FIRST:
        return last, ""
    if order is Order.REGION_FIRST:
        return (first, "") if folded(first) in _CITY_STATES else (last, first)
    if order is Order.TOWN_FIRST or is_marked_region(last):
        return first, last
    return (last, first) if is_marked_region(first) else _told_by_names(first, last)


def _told_by_names(first: str, last: str) -> tuple[str, str] | None:
    return _told_by_regions(first, last) or _told_by_towns(first, last)


def _told_by_regions(first: str, last: str) -> tuple[str, str] | None:
    """The same where one name is a region of a country that has a town of the other name."""
    if folded(last) in _CITY_STATES:
        return None
    regions = countries_with_region(last)
    beside = set(regions) & set(countries_with_place(first))
    large = country_of_town(last)
    if beside and not (large in _SUBURB_FIRST and large in beside):
        return first, last
    if regions and not (is_code(last) or large or countries_with_region(first)):
        return first, last
    ahead = set(countries_with_region(first)) & set(countries_with_place(last))
    is_region_first = "TR" in ahead or (ahead and country_of_town(first) not in ahead)
    return (last, first) if is_region_first and not is_code(first) else None


def _told_by_towns(first: str, last: str) -> tuple[str, str] | None:
    """The same by what the names are: of a town that nobody has heard of, the one behind it is the town."""
    home, having = country_of_town(last), countries_with_place(first)
    is_suburb = home in _SUBURB_FIRST and not country_of_town(first)
    if folded(last) in _CITY_STATES or is_suburb or (home and home not in having):
        return last, ""
    if home and not is_region_of(last, home) and _is_larger(last, first, home):
        return last, ""
    if not (having or countries_with_region(first)) and countries_with_place(last):
        return last, ""  # "Quinta da Serra, Sintra"
    return (first, last) if having else None


def _is_larger(town: str, other: str, country: str) -> bool:
    """Whether a town is the larger of two; what no list of towns has is small."""
    ours, others = rank_of(town, country), rank_of(other, country)
    return ours is not None and (others is None or ours < others)
