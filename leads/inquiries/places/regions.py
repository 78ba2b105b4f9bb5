"""The states, provinces, counties and departments that people name beside a town, and whose they are.

words/regions.tsv has them, a line a country: each by its names, the usual ways to shorten it behind "=".
"""

from __future__ import annotations

import re
from functools import cache

from leads.folding import fold
from leads.inquiries.places.marked_towns import is_region as is_cyrillic_region
from leads.inquiries.places.place_words import one_of, place_words
from leads.inquiries.wording.patterns import late_pattern
from leads.inquiries.words import text_of

_LONGEST = 60
_LONGEST_CODE = 3
_BEHIND_TOWNS = ("US", "CA", "AU", "GB")


def countries_with_region(words: str) -> tuple[str, ...]:
    """Every country with a region of that name: "West Yorkshire", "woj. śląskie", "Bs. As.", "GO"; () for none.

    Codes of two and three letters, "MI" and "49", are of many countries: only a town beside them tells.
    """
    known, plain = _regions(), fold(words[:_LONGEST])
    if plain in known:
        return known[plain]
    bare = _BRACKETED.sub("", _without_mark(words))
    return () if bare == words or is_code(bare) else known.get(fold(bare), ())


_BRACKETED = late_pattern(r"(?<!\s)\s+\([^()]{1,10}\)$")
"""A code behind a region: "Morbihan (56)"."""


def is_region_of(words: str, country: str) -> bool:
    """Whether a country has a region of that name."""
    return country in countries_with_region(words)


def is_marked_region(words: str) -> bool:
    """Whether words say that they name a region: "Kreis Borken", "woj. małopolskie", "Тверская обл."."""
    return _without_mark(words) != words or is_cyrillic_region(words)


def is_code(words: str) -> bool:
    """Whether words are so short that they name a region only beside a town: "MI", "QLD", "49"."""
    return len(fold(words)) <= _LONGEST_CODE


def is_state(words: str) -> bool:
    """Whether words name a state of North America or Australia, or a county of Britain, as stands behind a town."""
    having = () if is_code(words) else countries_with_region(words)
    return any(country in having for country in _BEHIND_TOWNS)


@cache
def _regions() -> dict[str, tuple[str, ...]]:
    """Name or code of a region, folded -> the countries that have it."""
    found: dict[str, list[str]] = {}
    for line in text_of("regions.tsv").splitlines():
        country, _, regions = line.partition("\t")
        for region in regions.split("|"):
            name, _, shortened = region.partition("=")
            for one in (name, *filter(None, shortened.split(","))):
                countries = found.setdefault(fold(one), [])
                if country not in countries:
                    countries.append(country)
    return {name: tuple(countries) for name, countries in found.items()}


@cache
def _marks() -> re.Pattern[str]:
    told = place_words()
    ahead, behind = (one_of(told[key]) for key in ("region", "region_behind"))
    return re.compile(rf"(?i)^(?:{ahead})\s+(?P<ahead>\S.*)$|^(?P<behind>\S.*?)\s+(?:{behind})$")


def _without_mark(words: str) -> str:
    """A region without the word that says it is one."""
    bare = words.strip(" .,()")
    found = _marks().match(bare[:_LONGEST])
    return (found["ahead"] or found["behind"]) if found else words


_STATE_CODES = (
    ("AU", 4, frozenset(("NSW", "VIC", "QLD", "TAS", "ACT", "SA", "WA", "NT"))),
    (
        "US",
        5,
        frozenset(
            (  # noqa: SIM905  # reads best as words
                "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC "
                "ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC"
            ).split()
        ),
    ),
)


def country_of_region(region: str, postcode: str) -> str:
    """The country whose state codes and postcodes go together so: "QLD 4300", "IL 60614"; "" when none."""
    digits = postcode.partition("-")[0]
    return next(
        (
            country
            for country, length, codes in _STATE_CODES
            if digits.isdigit() and len(digits) == length and region in codes
        ),
        "",
    )


def is_state_of_usa(code: str) -> bool:
    """Whether two letters are those of a state: "SC"."""
    return any(country == "US" and code in codes for country, _, codes in _STATE_CODES)
