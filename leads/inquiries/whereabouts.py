"""Which countries does a letter speak of? Towns, countries, money, offices and greetings that it names.

This is the evidence where nobody says it outright: no country code, no country's domain, no address. It tells
whose numbering a phone follows, and, where all of it agrees, the country itself.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from leads.countries import LANGUAGES, names_of_countries
from leads.folding import fold
from leads.inquiries.cities import Names, towns, towns_in
from leads.inquiries.homes import also_spoken_in, spoken_in
from leads.inquiries.needed_words import fragments_needed

_LOOKED_AT = 3_000
_MOST_NAMED = 12


@cache
def _ways() -> tuple[tuple[str, tuple[str, ...], re.Pattern[str]], ...]:
    """Country, pieces of text without which its pattern matches nothing (none: nobody knows), and the pattern."""
    table = files("leads.inquiries").joinpath("words", "ways.toml").read_text("utf-8")
    return tuple(
        (country, _pieces_of(patterns), re.compile("|".join(patterns)))
        for country, patterns in tomllib.loads(table).items()
    )


def _pieces_of(patterns: list[str]) -> tuple[str, ...]:
    """Pieces of text, one of which every text has that one of the patterns matches; () where nobody knows."""
    pieces: list[frozenset[str]] = []
    for pattern in patterns:
        is_sign = pattern[0] not in _SYNTAX and not pattern[0].isalnum()
        pieces.append(frozenset(pattern[0]) if is_sign else fragments_needed(pattern))
    return tuple(frozenset().union(*pieces)) if all(pieces) else ()


_SYNTAX = r"\([.^$*+?{|"
"""Signs that begin a pattern and stand for something else; any other sign, as of money, stands for itself."""


def countries_spoken_of(text: str, language: str) -> dict[str, tuple[str, ...]]:
    """Country -> the words of a letter that name or imply it, the most spoken of first.

    Of a letter in a language that few countries speak, those alone: a buyer from Graz who mentions Paris is no
    Parisian. English is written everywhere.
    """
    text = text[:_LOOKED_AT]
    spoken = spoken_in(language, text) + also_spoken_in(language) if language != "en" else ()
    found: dict[str, list[str]] = {}
    for country, words in _named(text, language):
        if (not spoken or country in spoken) and words not in found.get(country, ()):
            found.setdefault(country, []).append(words)
    ranked = sorted(found.items(), key=lambda one: -len(one[1]))
    return {country: tuple(words[:_MOST_NAMED]) for country, words in ranked}


def _named(text: str, language: str) -> Iterator[tuple[str, str]]:
    for town in towns_in(text, _names(language if language in LANGUAGES else "en")):
        yield town.country, town.name
    for country, pieces, pattern in _ways():
        if pieces and not any(map(text.__contains__, pieces)):
            continue
        match = pattern.search(text)
        if match:
            yield country, match[0].strip()


@cache
def _names(language: str) -> Names:
    """Towns, and the countries as a language calls them."""
    return Names.of(_country_names(language)).beside(towns())


def _country_names(language: str) -> dict[str, str]:
    """The names of countries in a language, folded; without those that are first of all something else."""
    return {
        fold(name): code
        for code, name in names_of_countries("nb" if language == "no" else language).items()
        if fold(name) not in _SOMETHING_ELSE
    }


_SOMETHING_ELSE = frozenset(
    {"georgia", "jordan", "chad", "tchad", "china", "turkey", "guinea", "jersey", "jordania", "عمان"}
)  # fmt: skip
