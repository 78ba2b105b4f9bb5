"""A postcode and a town that the lists know, wherever they stand in a signature's line: "7 rue du Lac 74000 Annecy"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from leads.inquiries.places.homes import has_postcodes_like
from leads.inquiries.places.small_places import countries_with_place, has_place
from leads.inquiries.places.town_letters import in_its_letters
from leads.inquiries.wording.patterns import late_pattern

_LONGEST_LINE = 160
_MOST_WORDS = 5
_POSTAL = late_pattern(
    r"(?<![\w/.+-])(?<!\d )(?P<marked>\(|(?:C\.? ?P\.?|PLZ|CEP)[ :]{0,2})?(?:[A-Z]{1,2}-)?"
    r"(?P<postcode>\d{4,5}|\d{3} \d{2}|\d{2}-\d{3}|\d{5}-\d{3}|\d{4}-\d{3})(?(marked)\)?,?)\s+"
    r"(?P<city>[^\W\d_][^\d,;|·•()/@:]{1,40})"
)
_YEAR = late_pattern(r"(?:19|20)\d\d\Z")
_HOUSE_AHEAD = late_pattern(r"(?:\d[a-zA-Z]?|\bBP|\bCS)\s*[,–—|·•-]\s*\Z|\A\s*\Z")
_DIALLED = late_pattern(r"(?i)\b(?:tel|tél|tlf|tfn|fax|mob\w*|phone|cell?|handy|gsm)\b|\+\d")


@dataclass(frozen=True, slots=True)
class Postal:
    """A postcode, its town as it is written, and the country where one alone may be meant; else ""."""

    postcode: str
    city: str
    country: str


def known_postal(line: str, country: str) -> Postal | None:
    """What a line tells; None where it has no postcode beside a town, of `country` where that is known."""
    if len(line) > _LONGEST_LINE or "@" in line:
        return None
    for found in _POSTAL.finditer(line):
        ahead = line[: found.start()]
        if _DIALLED.search(ahead) or (
            _YEAR.match(found["postcode"]) and not _HOUSE_AHEAD.search(ahead)
        ):
            continue
        for name in _names(found["city"]):
            if having := _having(name, found["postcode"], country):
                only = having[0] if len(having) == 1 else ""
                return Postal(found["postcode"], in_its_letters(name), country or only)
    return _behind_town(line, country) if country in _BEHIND_TOWNS else None


_BEHIND_TOWN = late_pattern(
    r"(?:^|,|\s[–-])\s*(?P<city>[^\W\d_][\w .'’-]{2,30}),? (?P<postcode>\d{4,6})\s*$"
)
_BEHIND_TOWNS = frozenset(
    {"ZA", "NZ", "AU", "IN", "KE", "NG", "PH", "BD", "PK", "MY", "TH", "ID", "SG", "LK"}
)


def _behind_town(line: str, country: str) -> Postal | None:
    """The same where the postcode stands behind the town: "P.O. Box 112, Ceres, 6835"."""
    found = None if _DIALLED.search(line) else _BEHIND_TOWN.search(line)
    if found and _having(found["city"], found["postcode"], country):
        return Postal(found["postcode"], in_its_letters(found["city"]), country)
    return None


def _names(words: str) -> Iterator[str]:
    """What the first words may name, as many as a name has."""
    parts = words.replace(" - ", " ").split()[:_MOST_WORDS]
    for length in range(len(parts), 0, -1):
        yield " ".join(parts[:length]).strip(" .-–")


def _having(name: str, postcode: str, country: str) -> list[str]:
    """The countries that have the place, and postcodes as long."""
    of_country = (country,) if country and has_place(name, country) else ()
    having = of_country if country else countries_with_place(name)
    return [one for one in having if has_postcodes_like(one, postcode.replace("-", ""))]
