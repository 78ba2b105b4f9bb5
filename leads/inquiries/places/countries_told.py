"""In which country is a writer whom no code, domain or register tells? The small towns that they live in tell.

A postcode's line, or a town behind words that say outright that somebody is there: "we rent a house in Bad Feilnbach".
Last of all, a language that is at home in one country.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from leads.inquiries.places.cities import country_of_town
from leads.inquiries.places.homes import (
    also_spoken_in,
    has_postcodes_like,
    is_postcode_of,
    spoken_in,
)
from leads.inquiries.places.lives_in import lives_in
from leads.inquiries.places.named_regions import country_of_region_named
from leads.inquiries.places.regions import countries_with_region, is_code
from leads.inquiries.places.small_places import countries_with_place
from leads.inquiries.places.towns import rank_of
from leads.inquiries.places.towns_told import may_be_told_in, town_told
from leads.inquiries.wording.letters import UPPER
from leads.inquiries.wording.patterns import late_pattern

_LOOKED_AT, _MOST_WORDS = 2_500, 3
_OF_ONE_MAIL = 8
_TOWN = late_pattern(
    r"(?<=\s)(?:in|at|near|outside|from|aus|à|de|desde|en|em|a|di|da|uit|vanuit|w|we|z|ze|i|på|v|ve|în|din)[ \n]"
    rf"(?={UPPER})"
)
_NAME = late_pattern(
    r"[\w'’.-]+(?: (?:(?:am|an|der|im|sur|sous|en|on|upon|de|la|le|del|di) ){0,4}[^\W\da-z_][\w'’-]+){0,2}"
)


@dataclass(frozen=True, slots=True)
class Told:
    """A country, and the words that tell it; "" where none does."""

    country: str = ""
    words: str = ""


def country_of_address(city: str, postcode: str, spoken: tuple[str, ...], region: str = "") -> str:
    """The country that has a place of this name and region, and postcodes of this length; "" where several have.

    `spoken`: where the letter's language is at home; these decide between several, after the one whose town is by far
    the largest. A region alone tells where one country has it.
    """
    if not (city or region):
        return ""
    regions = countries_with_region(region) or tuple(filter(None, [country_of_town(region)]))
    head, places = _with_place(city)
    having = [one for one in places if has_postcodes_like(one, postcode)]
    having = [one for one in having if is_postcode_of(one, postcode)] or having
    is_told = len(regions) == 1 and not is_code(region)
    having = [one for one in having if one in regions] or (list(regions) if is_told else having)
    if not having:
        told = next((one for one in (region, city) if not is_code(one)), "")
        having = [one for one in countries_with_region(told) if has_postcodes_like(one, postcode)]
    at_home = [one for one in spoken if one in having]
    large = country_of_town(head)
    if large in at_home or (
        not spoken and large in ([one for one in _ENGLISH if one in having] or having)
    ):
        return large
    return next(iter(at_home), having[0] if len(having) == 1 else "")


_ENGLISH = spoken_in("en") + also_spoken_in("en")


def _with_place(city: str) -> tuple[str, tuple[str, ...]]:
    """A place, or the one that it begins with, and the countries that have it: "Klosterneuburg bei Wien", "Lyon 3e"."""
    heads = (city, *(ends.split(city)[0].strip(" -") for ends in (_BESIDE_ANOTHER, _QUARTER)))
    told = ((head, having) for head in heads if (having := countries_with_place(head)))
    return next(told, (city, ()))


_BESIDE_ANOTHER = late_pattern(
    r"(?i)\s(?:bei|b\.|nahe|near|près|lez|cerca|vicino|perto|bij|koło|k\.|im|i\.|am|a\.|an der|in der|in|ob|/)\s|[(/]"
)
_QUARTER = late_pattern(r"\s\d|-")
"""A number, or the half of a double name, behind a town."""


def country_of_town_lived_in(text: str, spoken: tuple[str, ...]) -> Told:
    """The one country of the town that a writer says they live in; nothing where several have such a town."""
    for name in _lived_in(text[:_LOOKED_AT]):
        words = name.rstrip(".'’-").split()
        for length in range(min(len(words), _MOST_WORDS), 0, -1):
            town = " ".join(words[:length]).rstrip(".'’-,")
            having = countries_with_place(town)
            having = tuple(one for one in having if one in spoken) or having
            if len(having) == 1:
                return Told(having[0], town)
            if having:
                break
    return Told()


def country_of_message(
    message: str, language: str, signature: tuple[str, ...] = (), *, is_outright: bool = False
) -> Told:
    """The one country of the town that a message puts its writer in; nothing where several may be meant.

    English is at home everywhere: there, only a town that somebody says outright to be in, or signs with. Where no
    town is told, a region. `is_outright`: of any language only such a town, as where they speak of several countries.
    """
    home = next(iter(spoken_in(language, message)), "") if language != "en" else ""
    if language == "en" and (by_river := _on_river(message)):
        return Told("GB", by_river)
    for homes in _homes_told(message, language, signature):
        told = [(one, town) for one in homes if (town := town_told(signature, message, one))]
        meant = {
            country: town.line
            for country, town in told
            if (town.confidence >= _SAID_OUTRIGHT or not (is_outright or language == "en"))
            and _is_known_in(town.name, country, homes, home)
        }
        if meant:
            return Told(*next(iter(meant.items()))) if len(meant) == 1 else Told()
    if is_outright:
        return Told()
    return Told(*country_of_region_named(message, spoken_in(language, message)))


def _on_river(message: str) -> str:
    """The town by a river that somebody says to be in, as only Britain's are called: "Hay on Wye"; or ""."""
    if " on " not in message and "-on-" not in message and "upon" not in message:
        return ""
    return next(filter(_ON_RIVER.fullmatch, _lived_in(message[:_LOOKED_AT])), "")


_ON_RIVER = late_pattern(
    r"[A-Z]\w+[ -](?:up)?on[ -](?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Febr)uary|March|April|May|Ju[nl]|"
    r"Aug|Sept|Octo|Nov|Dec)[A-Z]\w+"
)


def _homes_told(
    message: str, language: str, signature: tuple[str, ...]
) -> Iterator[tuple[str, ...]]:
    """The countries of a language whose towns a letter may name, the likelier ones first."""
    homes = (spoken_in(language, message), also_spoken_in(language))
    if language != "en":
        yield from homes
        return
    if not signature and not _lived_in(message):
        return
    named = {
        one
        for name in set(may_be_told_in(signature, message))
        for one in countries_with_place(name.strip(" .*"))
    }
    yield from (tuple(one for one in some if one in named) for some in homes)


_SAID_OUTRIGHT = 0.6


_LARGE_ONES = 500
"""So many of a country's towns are known beyond it."""


def _is_known_in(town: str, country: str, spoken: tuple[str, ...], home: str) -> bool:
    """Whether a country has the large town of that name, or, of those that speak the language, the only one.

    Of two called Soest one is Dutch: who writes German means the other, which is as large. `home`: where most of those
    live who write the letter's language; "" for English.
    """
    large = country_of_town(town)
    if large and large != country:
        rank = rank_of(town, country) if country == home and large not in spoken else None
        return rank is not None and rank < _LARGE_ONES
    if large:
        return True
    having = countries_with_place(town)
    return country in having and not any(one != country and one in spoken for one in having)


@lru_cache(maxsize=_OF_ONE_MAIL)
def _lived_in(text: str) -> tuple[str, ...]:
    """The words behind those that say outright that somebody is there."""
    names = (
        _NAME.match(text, found.end())
        for found in _TOWN.finditer(text)
        if lives_in(text, found.end())
    )
    return tuple(name[0] for name in names if name)


_OF_ONE_COUNTRY = {
    "ja": "JP", "ko": "KR", "pl": "PL", "cs": "CZ", "hu": "HU", "fi": "FI", "da": "DK", "no": "NO", "is": "IS",
    "he": "IL", "th": "TH", "lv": "LV", "lt": "LT", "et": "EE", "sl": "SI", "bg": "BG", "sk": "SK", "ka": "GE",
    "hy": "AM", "mn": "MN", "km": "KH", "tr": "TR",
}  # fmt: skip


def country_of_language(language: str) -> str:
    """The only country where a language is at home, and few who write it live elsewhere; "" for others."""
    return _OF_ONE_COUNTRY.get(language, "")
