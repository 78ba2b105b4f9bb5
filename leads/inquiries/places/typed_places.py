"""A place as somebody types it where a form asks for one: near it, with its region behind it, with its river.

"Nähe Rosenheim", "Angers 49", "Anápolis-GO", "Bozeman Montana", "Halle/Saale". Words are taken off only where what they
leave is a place that the lists know, and the whole is none: "Bad Soden", "The Hague" and "Region Hannover" stay.
"""

from __future__ import annotations

import re
from functools import cache

from leads.inquiries.places.place_words import one_of, place_words
from leads.inquiries.places.quarters import city_of_quarter
from leads.inquiries.places.regions import countries_with_region, is_region_of
from leads.inquiries.places.small_places import countries_with_place, has_place
from leads.inquiries.wording.patterns import late_pattern

_LONGEST = 80
_MOST_WORDS_OF_REGION = 3
_NAME_ENDS = late_pattern(r"[,(/]|\s[-–]\s")
_POSTCODE_FIRST = late_pattern(r"(?:[A-Z]{1,2}-)?\d{4,5}\b")


def without_nearness(words: str) -> str:
    """A place without what says that it is only near: "Nähe Rosenheim", "near Tullamore, Co. Offaly"."""
    bare = words.strip()
    if len(bare) > _LONGEST or _is_place(bare):
        return words
    for pattern in _near():
        found = pattern.match(bare)
        if found and _is_place(found["place"]):
            return found["place"].strip()
    return words


def _is_place(words: str) -> bool:
    """Whether an answer begins with a place that the lists know, or with a postcode."""
    name = _NAME_ENDS.split(words)[0].strip(" .")
    return bool(_POSTCODE_FIRST.match(words) or countries_with_place(name))


@cache
def _near() -> tuple[re.Pattern[str], ...]:
    told = place_words()
    ahead, behind = one_of(told["near"]), one_of(told["near_behind"])
    return (
        re.compile(rf"(?i)(?:{ahead})(?:\s+|(?<=[/.]))(?P<place>\S.*)"),
        re.compile(rf"(?i)(?P<place>\S.*?),?\s+\(?(?:{behind})\)?"),
    )


def parted(words: str) -> tuple[str, str]:
    """(town, region) of a town with its region right behind it: "Bozeman Montana", "Anápolis-GO", "Angers 49".

    ("", "") where the whole is a place, or the region is none of the town's country.
    """
    if len(words) > _LONGEST or not _HAS_TWO.search(words) or countries_with_place(words):
        return "", ""
    for split in list(_BETWEEN.finditer(words))[-_MOST_WORDS_OF_REGION:]:
        town, region = words[: split.start()].strip(" ,"), words[split.end() :].strip(" ()")
        if city := city_of_quarter(region, town) or city_of_quarter(town, region):
            return city, ""
        if _DIGITS.match(region) and town.casefold() in _COUNTED_QUARTERS:
            continue
        if set(countries_with_region(region)) & set(countries_with_place(town)):
            return town, region
        if is_region_of(town, "TR") and has_place(region, "TR"):
            return region, town  # "Manisa Akhisar"
    return "", ""


_HAS_TWO = late_pattern(r"\w[\s-]\W?\w")
_BETWEEN = late_pattern(r"[\s-]+\(?")
_DIGITS = late_pattern(r"\d")
_COUNTED_QUARTERS = frozenset({"paris", "lyon", "marseille"})


def without_quarter(words: str) -> str:
    """A town without the quarter behind its stroke: "Linz/Urfahr"; what is called by its river stays: "Halle/Saale"."""
    town, stroke, behind = (part.strip() for part in words.partition("/"))
    if not stroke or "/" in behind or is_named_by(behind):
        return words
    is_double = bool(countries_with_place(f"{town}-{behind}"))
    return town if countries_with_place(town) and not is_double else words


def is_named_by(words: str) -> bool:
    """Whether words behind a stroke are a part of the name: a river, a land, as in "Halle/Saale"."""
    return words.strip().casefold() in _words_of("named_by")


def is_known(words: str) -> bool:
    """Whether words are a region or a place of the lists."""
    return bool(countries_with_region(words) or countries_with_place(words))


def is_link_to_map(words: str) -> bool:
    """Whether words are what a program links an address to a map by: "Map It"."""
    return words.strip(" .()[]").casefold() in _words_of("map")


@cache
def _words_of(what: str) -> frozenset[str]:
    return frozenset(place_words()[what])
