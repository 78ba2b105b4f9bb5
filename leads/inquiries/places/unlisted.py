"""A place that no list has, where somebody says outright to live in it: "abitiamo in una casetta a Capriasca"."""

from __future__ import annotations

import re
from functools import cache

from leads.inquiries.places.place import country_of_word
from leads.inquiries.places.place_words import place_words
from leads.inquiries.places.regions import countries_with_region
from leads.inquiries.places.small_places import countries_with_place
from leads.inquiries.wording.letters import UPPER
from leads.inquiries.wording.small_words import is_small_word
from leads.inquiries.words import table_of


def home_unlisted(text: str) -> tuple[str, int]:
    """The place and where it stands; ("", 0) where a region, a country, or a town of another land is named."""
    for found in _lives().finditer(text):
        name = found["place"].rstrip(".'’-")
        is_other = bool(
            country_of_word(name)
            or countries_with_region(name)
            or countries_with_place(name)
            or (" on " not in name and countries_with_place(name.split()[0]))
        )
        goes_on = bool(found["next"]) and not is_small_word(found["next"].lower())
        if not (is_other or goes_on or is_small_word(name.lower()) or _no_homes().fullmatch(name)):
            return name, found.start("place")
    return "", 0


@cache
def _lives() -> re.Pattern[str]:
    told = "|".join(place_words()["lives"])
    joins = r"(?:(?:am|an|der|im|in|ob|bei|de|la|le|del|di|do|da|dos|sur|sous|en|on|upon|of) ){0,2}"
    name = rf"{UPPER}[\w'’-]{{2,}}(?: {joins}{UPPER}[\w'’-]+){{0,2}}"
    return re.compile(rf"(?i:\b(?:{told})) (?P<place>{name})(?=[,.;!?)]|\s*$| (?P<next>\w+))")


@cache
def _no_homes() -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:{'|'.join(table_of('place_words')['no_homes'])})")
