"""Where are they? Country, postcode and city, from address lines, the phone and the domain."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from leads.inquiries.wording.patterns import late_pattern

_GENERIC_TWO_LETTERS = frozenset(
    {
        "io",
        "co",
        "ai",
        "tv",
        "me",
        "cc",
        "fm",
        "ly",
        "ws",
        "gg",
        "to",
        "sh",
        "ac",
        "eu",
        "su",
        "la",
        "vc",
    }
)
_TLD_COUNTRY = {"uk": "GB"}

_POSTCODES = (
    (
        "GB",
        late_pattern(
            r"\b(?P<postcode>(?:GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2}))\b"
        ),
    ),
    (
        "NL",
        late_pattern(
            r"\b(?P<postcode>[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2})\b(?!(?<=[NS][EW])[\w ]+ "
            r"(?:St|Street|Ave|Avenue|Rd|Road|Blvd|Dr|Ln|Way|Pl|Ct)\b),?\s+(?P<city>[A-Z][\w'’ -]{1,40})"
        ),
    ),
    (
        "US",
        late_pattern(
            r"\b(?P<city>[A-Z][\w.'’ -]{1,40}),?\s+(?P<region>[A-Z]{2})\s+(?P<postcode>\d{5}(?:-\d{4})?)\b"
        ),
    ),
    (
        "AU",
        late_pattern(
            r"(?:,\s*)?(?P<city>[A-Z][\w'’ -]{1,40}?),? (?P<region>NSW|VIC|QLD|TAS|ACT|SA|WA|NT) (?P<postcode>\d{4})\b"
        ),
    ),
    (
        "BR",
        late_pattern(
            r"(?:CEP:? ?)(?P<postcode>\d{5}-\d{3})\b(?:\s+(?P<city>[A-ZÀ-Þ][\w -]{1,40}))?"
        ),
    ),
    (
        "CA",
        late_pattern(
            r"(?:(?P<city>[A-ZÀ-Þ][\w.'’ -]{1,40}?),? \(?(?P<region>[A-Z]{2})\)? +)?"
            r"(?P<postcode>[ABCEGHJ-NPRSTVXY]\d[A-Z] \d[A-Z]\d)\b"
        ),
    ),
    ("IE", late_pattern(r"\b(?P<postcode>[AC-FHKNPRTV-Y]\d[\dW] [AC-FHKNPRTV-Y\d]{4})\b")),
    (
        "IN",
        late_pattern(
            r"\b(?P<city>[A-Z][a-z]{2,30})\s*[-–,]\s*(?P<postcode>[1-9]\d{2} ?\d{3})\b(?![ .-]?\d)"
        ),
    ),
    ("JP", late_pattern(r"〒\s?(?P<postcode>\d{3}-?\d{4})")),
    ("PL", late_pattern(r"\b(?P<postcode>\d{2}-\d{3})\s+(?P<city>[A-ZŁŚŻŹĆ][\w -]{1,40})")),
    ("PT", late_pattern(r"\b(?P<postcode>\d{4}-\d{3})\s+(?P<city>[A-ZÀ-Þ][\w -]{1,40})")),
    ("SE", late_pattern(r"\b(?P<postcode>\d{3} \d{2})\s+(?P<city>[A-ZÅÄÖ][\w -]{1,40})")),
    (
        "",
        late_pattern(
            r"\b(?P<country>[A-Z]{1,2})-(?P<postcode>\d{4,5})\s+(?P<city>[A-ZÀ-Þ][\w.'’/ -]{1,40})"
        ),
    ),
    (
        "TR",
        late_pattern(
            r"\bNo ?[:.]? ?\d{1,4}(?:[/-]\w{1,3})?[ ,]+(?P<postcode>\d{5})\s+(?P<city>[A-ZÇĞİÖŞÜ][\w.'’/ -]{1,40})"
        ),
    ),
    (
        "",
        late_pattern(
            r"(?:^|[,|•·;]\s*|\s[–—-]\s*|\s(?:à|in|i|te|w|v|a)\s)(?P<postcode>\d{4,5}|\d{3} "
            r"\d{2})\s+(?P<city>[^\W\da-zß-öø-ÿ_](?:[^\W\d]|['’])[\w.'’/ -]{0,40})"
        ),
    ),
)
_DIGIT = late_pattern(r"\d")
_STREET = late_pattern(
    r"(?i)(?:straße|strasse|str\.|weg|allee|platz|gasse|ring|damm|ufer)\s*\d|\b(?:rue|avenue|"
    r"boulevard|via|viale|piazza|calle|avenida|rua|"
    r"plaza|ul\.|ulica|al\.)\s|\b\d{1,5}\s+[\w'’ ]{2,40}\b(?:street|st|road|rd|avenue|ave|"
    r"lane|ln|drive|dr|way|court|blvd|close|park|square)\b|"
    r"(?:straat|laan|plein|gade|vej|gatan|vägen|gata|veien|katu|tie)\s*\d"
)
_CAR_SIGNS = {
    "D": "DE",
    "A": "AT",
    "F": "FR",
    "I": "IT",
    "B": "BE",
    "L": "LU",
    "E": "ES",
    "P": "PT",
    "S": "SE",
    "N": "NO",
    "FL": "LI",
}


"""What of _NATIONAL begins with a small letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a signature or form says somebody is; "" where it does not say. `line` is where the country was read."""

    country: str = ""
    region: str = ""
    city: str = ""
    postcode: str = ""
    address: str = ""
    line: str = ""


def country_of_domain(email: str) -> str:
    """The country of an address's top-level domain; "" for generic ones and those sold as such (.io, .ai)."""
    ending = email.rpartition(".")[2].lower()
    if len(ending) != 2 or not ending.isalpha() or ending in _GENERIC_TWO_LETTERS:
        return ""
    return _TLD_COUNTRY.get(ending, ending.upper() if ending.upper() in _regions() else "")


@lru_cache(maxsize=1)
def _regions() -> frozenset[str]:
    import phonenumbers

    return frozenset(phonenumbers.SUPPORTED_REGIONS)


def place_in(signature: tuple[str, ...]) -> Place:
    """What the address lines of a signature say."""
    signature = _mended(signature)
    country, country_line = _country_line(signature)
    address = next(
        (line.strip(" ,*") for line in signature[:16] if _STREET.search(line) and len(line) < 120),
        "",
    )
    for line in signature[:16]:
        if "@" in line or not _DIGIT.search(line):
            continue
        for region, pattern in _POSTCODES:
            match = pattern.search(line)
            if match is None or (
                not region
                and "country" not in match.groupdict()
                and not _is_postal(line, address, match.start("postcode"))
            ):
                continue
            said = match.groupdict()
            of_sign = country_of_sign(said.get("country") or "")
            told = (
                country
                or of_sign
                or (region if region not in {"US", "SE", ""} or said.get("region") else "")
                or _country_of_town(_city(said.get("city") or ""), said["postcode"], line)
            )
            return Place(
                country=told,
                region=said.get("region") or "",
                city=_city(said.get("city") or "", told),
                postcode=said["postcode"] if region != "IN" else said["postcode"].replace(" ", ""),
                address=address,
                line=country_line or line,
            )
    return _place_of_postal(signature, address, country, country_line) or _place_of_town(
        signature, address, country, country_line
    )


def _mended(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines, with a town that a mail program broke off behind its postcode back on that line: "... | 99104"."""
    for at in range(min(len(lines), _LINES) - 1):
        line, below = lines[at], lines[at + 1]
        if len(line) >= _WRAPPED and _POSTCODE_ENDS.search(line) and _TOWN_ALONE.match(below):
            return (*lines[:at], f"{line} {below}", *lines[at + 2 :])
    return lines


_LINES, _WRAPPED = 16, 50
_POSTCODE_ENDS = late_pattern(r"[,|•·;–-] (?:[A-Z]{1,2}-)?(?:\d{4,5}|\d{3} \d{2}|\d{2}-\d{3})$")
_TOWN_ALONE = late_pattern(r"[^\W\d_a-zß-öø-ÿ][^\W\d_]+(?:[ -][^\W\d_]+){0,3}(?=$|[,|•·;]| [–-] )")


def _place_of_postal(
    signature: tuple[str, ...], address: str, country: str, line_of: str
) -> Place | None:
    """The town of the lists that stands beside a postcode, whatever stands ahead of it."""
    from leads.inquiries.places.known_postal import known_postal

    for line in signature[1:16]:
        if _DIGIT.search(line) and (told := known_postal(line, country)):
            return Place(
                country=told.country,
                city=told.city,
                postcode=told.postcode,
                address=address,
                line=line_of or line.strip(),
            )
    return None


_TOWN_BEFORE = late_pattern(
    r"^(?P<city>[^\W\d_][^\d]{1,30}?)[ ,–-]{1,3}(?P<postcode>\d{3} \d{3}|\d{4,6})$"
)
_TOWN_BEHIND = late_pattern(r"^(?P<postcode>\d{6}|\d{3} \d{3}),? (?P<city>[^\W\d_][^\d]{1,30})$")


def _place_of_town(signature: tuple[str, ...], address: str, country: str, line_of: str) -> Place:
    """The town in an address without a postcode that all countries would write so: "Nairobi 00100"."""
    for line in signature[1:16]:
        if in_state := _TOWN_IN_STATE.match(line):
            from leads.inquiries.places.regions import is_state_of_usa
            from leads.inquiries.places.towns import has_town

            town, region = in_state["city"], in_state["region"]
            if is_state_of_usa(region) and has_town(town, "US") and country in {"", "US"}:
                return Place(
                    country="US", city=town, region=region, address=address, line=line.strip()
                )
        pieces = [piece.strip(" .*()") for piece in _PIECES.split(line)] if "@" not in line else []
        for part in pieces[::-1]:
            found = _TOWN_BEFORE.match(part) or _TOWN_BEHIND.match(part)
            town, postcode = (found["city"], found["postcode"]) if found else (part, "")
            told = _country_of_town(town, postcode)
            beside = [piece for piece in pieces if piece != part]
            is_placed = (
                bool(postcode) or any(map(_NUMBERED.search, beside)) or line.strip() in address
            )
            if told and country in {"", told} and is_placed and not any(map(_STATE.match, beside)):
                return Place(
                    country=country or (told if postcode else ""),
                    city=town.strip(" ,.-"),
                    postcode=postcode,
                    address=address,
                    line=line_of or line.strip(),
                )
    return Place(country=country, address=address, line=line_of)


_TOWN_IN_STATE = late_pattern(
    r"^\W{0,3}(?P<city>[A-Z][\w.' -]{1,30}), (?P<region>[A-Z]{2})\W{0,3}$"
)
"""A line of its own: "Greenville, SC"."""
_NUMBERED = late_pattern(r"[^\W\d_]{2}\.? \d{1,4}[a-zA-Z]?$|^\d{1,5}[a-zA-Z]? [^\W\d_]{3}")
_STATE = late_pattern(r"[A-Z]{2}$")


def _country_of_town(town: str, postcode: str, line: str = "") -> str:
    """The country of a large town, where a postcode beside it may be one of that country; of the region behind it."""
    from leads.inquiries.places.cities import country_of_town
    from leads.inquiries.places.homes import has_postcodes_like
    from leads.inquiries.places.named_regions import region_behind
    from leads.inquiries.places.regions import countries_with_region

    regions = countries_with_region(region_behind(town, line))
    if len(regions) == 1 and has_postcodes_like(regions[0], postcode):
        return regions[0]
    country = country_of_town(town) or (country_of_word(town) if postcode else "")
    return country if country and has_postcodes_like(country, postcode) else ""


def is_street(line: str) -> bool:
    """Whether a line names a street and a house."""
    return bool(_STREET.search(line))


def _is_postal(line: str, address: str, at: int) -> bool:
    """A bare four or five digit number is a postcode only beside a street or at the start of a short line."""
    is_behind_house = bool(_HOUSE.search(line[:at]))
    return bool(address) or is_behind_house or (line.strip()[:4].isdigit() and len(line) < 50)


_HOUSE = late_pattern(
    r"(?:[^\W\d_.]{3}\.?,? \d{1,4} ?[a-zA-Z]?|\bs/n|\bNo:? ?\d{1,4}|[^\W\d_]{3}\.?)\s*+(?:[,–—|·•-]|\bà\b)\s*+$"
)
"""What stands ahead of a postcode on one line: "Hauptplatz 1, ", "ZA de l'Exemple - "."""


def _city(words: str, country: str = "") -> str:
    """The town, without what stands behind it: house, province, region, its name in a second language.

    Turks put the town last, or its province: "Nilüfer / Bursa", "Fethiye / Muğla".
    """
    from leads.inquiries.places.quarters import city_or_district

    town = _BEHIND_TOWN.split(words)[0].strip(" -–.,")
    if country != "TR":
        return _SECOND_NAME.split(town)[0]
    first, _, last = (part.strip() for part in town.rpartition("/"))
    return city_or_district(first, last, country) or last


_SECOND_NAME = late_pattern(r"\s/\s|/[A-Z]{2}$")
_BEHIND_TOWN = late_pattern(r"\s{2,}|\s[-–|]\s|,|\bTel\b|\bPhone\b|\s\d{1,4}[a-z]?$|\s[A-Z]{2}$")


def _country_line(signature: tuple[str, ...]) -> tuple[str, str]:
    """The country that an address line ends in, and that line. The first line is a name: Chad is a person there."""
    for line in reversed(signature[1:16]):
        for piece in reversed(_PIECES.split(line)):
            word = piece.strip(" .*()")
            if _COUNTRY_WORDS.match(word) and (code := country_of_word(word)):
                return code, line.strip()
    return "", ""


_PIECES = late_pattern(r"[,|•·/]|\s[–-]\s")
_COUNTRY_WORDS = late_pattern(r"^[^\W\d_][^\d@_:]{2,29}$")


def country_of_sign(sign: str) -> str:
    """The country of the sign ahead of a postcode: "A-4020", "CH-8001"; one of two letters is its code."""
    return _CAR_SIGNS.get(sign, sign if len(sign) == _LETTERS_OF_CODE else "")


_LETTERS_OF_CODE = 2


@lru_cache(maxsize=2_048)
def country_of_word(word: str) -> str:
    """The country a word or code names in a form or an address; "" when none."""
    if len(word) > 40:
        return ""
    from leads.countries import country_code

    return country_code(word)
