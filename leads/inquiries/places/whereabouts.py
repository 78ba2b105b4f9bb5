"""Which countries does a letter speak of? Towns, countries, money, offices and greetings that it names.

This is the evidence where nobody says it outright: no country code, no country's domain, no address. It tells
whose numbering a phone follows, and, where all of it agrees, the country itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from leads.countries import LANGUAGES, names_of_countries
from leads.folding import fold
from leads.inquiries.places.cities import Names, listed_towns, towns_in
from leads.inquiries.places.homes import also_spoken_in, spoken_in
from leads.inquiries.places.lives_in import lives_in
from leads.inquiries.places.towns import rank_of
from leads.inquiries.wording.needed_words import Sieve, needs_of
from leads.inquiries.wording.patterns import late_pattern
from leads.inquiries.words import table_of

_LOOKED_AT = 3_000
_MOST_NAMED = 12


@dataclass(frozen=True, slots=True)
class _Ways:
    """Ways of speaking: their patterns, each with its country, and which of them a text is worth a search for."""

    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    sieve: Sieve

    def found_in(self, text: str) -> dict[str, str]:
        """Country -> the first words of a text that speak as one does there."""
        first: dict[str, re.Match[str]] = {}
        for number in self.sieve.worth_a_search(text):
            country, pattern = self.patterns[number]
            found = pattern.search(text)
            if found and (country not in first or found.start() < first[country].start()):
                first[country] = found
        return {country: found[0].strip() for country, found in first.items()}


@cache
def _ways() -> _Ways:
    told = [(country, way) for country, ways in table_of("ways").items() for way in ways]
    return _Ways(
        tuple((country, late_pattern(way, of_names=True)) for country, way in told),
        Sieve(needs_of(way) for _, way in told),
    )


def countries_spoken_of(text: str, language: str) -> dict[str, tuple[str, ...]]:
    """Country -> the words of a letter that name or imply it, the most spoken of first.

    Ahead of those stands the country of a town that they say they live in: schools and shops are elsewhere.

    Of a letter in a language that few countries speak, those alone: a buyer from Graz who mentions Paris is no
    Parisian, and who says "vivo en Bergen" is in Norway. English is written everywhere.
    """
    text = text[:_LOOKED_AT]
    spoken = spoken_in(language, text) + also_spoken_in(language) if language != "en" else ()
    found: dict[str, list[str]] = {}
    lived_in: set[str] = set()
    for country, words, at in _named(text, language):
        is_home = at > 0 and lives_in(text, _ahead_of_bracket(text, at))
        is_home = is_home and (country in spoken or not _has_namesake(words, spoken[:1]))
        if (not spoken or country in spoken or is_home) and words not in found.get(country, ()):
            found.setdefault(country, []).append(words)
            if is_home:
                lived_in.add(country)
    ranked = sorted(found.items(), key=lambda one: (one[0] not in lived_in, -len(one[1])))
    return {country: tuple(words[:_MOST_NAMED]) for country, words in ranked}


def _has_namesake(town: str, homes: tuple[str, ...]) -> bool:
    """Whether one of these countries has a town of this name that is known beyond it: who writes German means that one.

    "Wir wohnen in Soest": there is a Dutch one, as large.
    """
    ranks = (rank_of(town, home) for home in homes)
    return any(rank is not None and rank < _KNOWN_ONES for rank in ranks)


_KNOWN_ONES = 500


def _ahead_of_bracket(text: str, at: int) -> int:
    """Where the town stands whose country is told in brackets: "en Bergen (Noruega)"; `at` itself for others."""
    return text.rfind(" ", 0, max(at - 2, 0)) + 1 if text[at - 1] == "(" else at


def _named(text: str, language: str) -> Iterator[tuple[str, str, int]]:
    """Country, the words that name it, and where a town stands; 0 for other words."""
    for town in towns_in(text, _names(language if language in LANGUAGES else "en")):
        yield town.country, town.name, town.at
    for country, words in _ways().found_in(text).items():
        yield country, words, 0


@cache
def _names(language: str) -> Names:
    """Towns, and the countries as a language calls them."""
    return Names(_country_names(language), listed_towns())


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
