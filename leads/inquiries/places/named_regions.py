"""Regions that a text names: behind a town, whose country they tell, "Bozeman, Montana"; or as where somebody is."""

from __future__ import annotations

from leads.inquiries.places.cities import country_of_town
from leads.inquiries.places.regions import countries_with_region, is_code
from leads.inquiries.places.small_places import countries_with_place
from leads.inquiries.wording.letters import UPPER
from leads.inquiries.wording.patterns import late_pattern

_LOOKED_AT = 2_500
_WORD = rf"{UPPER}[\w'’.-]+"
_JOIN = r"(?:am|an|der|im|in|of|de|del|di|do|da|dos|la|las|los|y|e|and|upon|on|sur) "
_NAME = rf"{_WORD}(?: (?:{_JOIN}){{0,2}}{_WORD}){{0,2}}"
_PAIR = late_pattern(
    rf"(?<![\w.-])(?P<town>{_NAME})(?:, | \(| - |/)(?=(?P<region>{_NAME}|\d{{2}}\)))"
)
_THERE = late_pattern(
    rf"(?<=\s)(?:in|im|to|near|from|nach|aus|en|de|du|dans|a|nel|nella|da|em|n[oa]|uit|w|na|i|på|till|v|para) "
    r"(?:(?:la |l['’])?(?:provinci[ae]s?|province|prowincji|regione?|région|región|departamento|département|"
    r"Landkreis|Kreis|Kanton|canton|cantone|comarca|county|state|distrito|concelho|județul|województwie|powiecie) "
    r"(?:(?:d[aeiou]|del|dell[ao]|van|of) |d['’]|dell['’])?)?"
    rf"(?=(?P<region>{_NAME}))"
)


def country_of_pair(text: str) -> tuple[str, str]:
    """The one country that has the town and the region behind it, and the words; ("", "") where none has both."""
    for found in _PAIR.finditer(text[:_LOOKED_AT]):
        having = _with_region(found["region"].rstrip(")"))
        if not having:
            continue
        both = [one for one in countries_with_place(_last_of(found["town"])) if one in having]
        if len(both) == 1:
            return both[0], f"{found[0]}{found['region']}"
    return "", ""


def _with_region(words: str) -> tuple[str, ...]:
    """The countries with a region that begins so: "Montana Do" is Montana."""
    names = words.rstrip(".'’-").split()
    heads = (" ".join(names[:length]) for length in range(len(names), 0, -1))
    return next(filter(None, map(countries_with_region, heads)), ())


def _last_of(words: str) -> str:
    """The town at the end of words in capitals: "Hotel Post Bozeman"."""
    names = words.split()
    ends = (" ".join(names[at:]) for at in range(len(names)))
    return next((end for end in ends if countries_with_place(end)), words)


def country_of_region_named(text: str, spoken: tuple[str, ...]) -> tuple[str, str]:
    """The country of a region that somebody is in or wants something sent to; ("", "") where several may be meant.

    `spoken`: where the letter's language is at home; regions of others do not count, as the larger towns of others.
    """
    for found in _THERE.finditer(text[:_LOOKED_AT]):
        names = found["region"].rstrip(".'’-").split()
        for length in range(len(names), 0, -1):
            name = " ".join(names[:length])
            having = [one for one in countries_with_region(name) if one in spoken]
            town = country_of_town(name)
            if len(having) == 1 and not is_code(name) and town in {"", having[0]}:
                return having[0], name
    return "", ""


def region_behind(town: str, line: str) -> str:
    """The region that a line names behind a town: "06800 Mérida (Badajoz)"; "" where none stands there."""
    _, beside, behind = line.partition(town) if town else ("", "", "")
    found = _BEHIND.match(behind) if beside else None
    return found["region"] if found and countries_with_region(found["region"]) else ""


_BEHIND = late_pattern(rf"(?:, | \(| - | ?/ ?)(?P<region>{_NAME})")
