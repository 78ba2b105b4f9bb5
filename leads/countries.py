"""Which country is meant? ISO codes and names in the languages our correspondents write."""

from __future__ import annotations

from functools import cache, lru_cache

from leads.folding import fold

LANGUAGES = tuple(
    "en de fr es it pt nl pl sv da nb fi cs hu ro tr el ru uk ja zh ar".split()  # noqa: SIM905  # reads best as words
)
"""Languages whose names for countries, days and months are understood; earlier ones win."""

# What people write and CLDR does not list as a name.
_EVERYDAY = {
    "uk": "GB",
    "u k": "GB",
    "great britain": "GB",
    "britain": "GB",
    "england": "GB",
    "scotland": "GB",
    "wales": "GB",
    "northern ireland": "GB",
    "usa": "US",
    "u s a": "US",
    "u s": "US",
    "united states of america": "US",
    "america": "US",
    "brd": "DE",
    "holland": "NL",
    "the netherlands": "NL",
    "czech republic": "CZ",
    "uae": "AE",
    "korea": "KR",
    "republic of ireland": "IE",
}


@lru_cache(maxsize=4096)
def country_code(text: str) -> str:
    """The ISO 3166 alpha-2 code that a code or a name means; "" when it means none we know."""
    wanted = fold(text)
    if not wanted:
        return ""
    if len(wanted) == 2 and wanted.upper() in _codes():
        return wanted.upper()
    return _EVERYDAY.get(wanted) or _by_name().get(wanted, "")


def country_names() -> tuple[str, ...]:
    """In English: what a misspelt country is compared with."""
    return tuple(_names("en").values())


@cache
def _names(language: str) -> dict[str, str]:
    from babel import Locale

    territories = Locale.parse(language).territories
    # Digits name continents ("150" is Europe); ZZ is "unknown", EU and UN are no countries.
    return {
        code: name
        for code, name in territories.items()
        if len(code) == 2
        and code.isalpha()
        and code not in {"ZZ", "EU", "UN", "EZ", "XA", "XB", "QO"}
    }


@cache
def _codes() -> frozenset[str]:
    return frozenset(_names("en"))


@cache
def _by_name() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        for code, name in _names(language).items():
            found.setdefault(fold(name), code)
    return found
