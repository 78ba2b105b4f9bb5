"""One answer that tells a place taken apart: street, postcode, town, region, in the orders that the world writes.

Either the postcode stands before the city (most of Europe, Latin America) or behind city and region
(English-speaking countries); which of the two, the country or the postcode's own shape tells.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from leads.inquiries.places.cities import country_of_town
from leads.inquiries.places.homes import has_postcodes_like
from leads.inquiries.places.known_postal import known_postal
from leads.inquiries.places.marked_towns import marked_town
from leads.inquiries.places.place import country_of_sign, country_of_word
from leads.inquiries.places.regions import countries_with_region, is_marked_region, is_state
from leads.inquiries.places.small_places import countries_with_place
from leads.inquiries.places.town_and_region import PAIR, Order, town_and_region
from leads.inquiries.places.towns import countries_with_town
from leads.inquiries.places.typed_places import (
    is_known,
    is_link_to_map,
    is_named_by,
    parted,
    without_nearness,
    without_quarter,
)
from leads.inquiries.wording.patterns import late_pattern

_LONGEST = 300
_MOST_PIECES = 12

_SHAPES = (
    ("GB", r"(?:GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})"),
    ("CA", r"[ABCEGHJ-NPRSTVXY]\d[A-Z][ -]?\d[A-Z]\d"),
    ("IE", r"(?:[AC-FHKNPRTV-Y]\d{2}|D6W) ?[AC-FHKNPRTV-Y\d]{4}"),
    ("NL", r"[1-9]\d{3} ?[A-Z]{2}"),
    ("BR", r"\d{5}-\d{3}"),
    ("PT", r"\d{4}-\d{3}"),
    ("PL", r"\d{2}-\d{3}"),
    ("JP", r"〒\s?\d{3}-?\d{4}"),
    ("", r"\d{5}-\d{4}|\d{3} \d{3}|\d{3} \d{2}|\d{4,6}"),
)  # fmt: skip
_OWN_SHAPE = tuple((country, late_pattern(rf"{shape}\Z")) for country, shape in _SHAPES if country)
_ANY_SHAPE = "|".join(shape for _, shape in _SHAPES)
_SIGN = r"(?:[A-Z]{1,3}-|CEP:? |C\.?P\.? ?|PLZ:? )?"
_SIGNED = late_pattern(r"([A-Z]{1,2})-\d{4}")
_ALONE = late_pattern(rf"{_SIGN}(?P<postcode>{_ANY_SHAPE})\Z")
_BEFORE = late_pattern(
    rf"{_SIGN}(?P<postcode>{_ANY_SHAPE})[ ,/–-]+(?P<city>[^\W\d].*)\Z", re.DOTALL
)
_BEHIND = late_pattern(
    rf"\A(?P<city>[^\W\d].*?)(?<![ ,/–-])[ ,/–-]++{_SIGN}(?P<postcode>{_ANY_SHAPE})\Z", re.DOTALL
)

_BEFORE_EAST_ASIAN = late_pattern(
    r"[(〒\s]{0,3}(?P<postcode>\d{3}-\d{4}|\d{5,6}|\d{3})\)?[\s,]+(?P<rest>[\u3040-\u9fff\uac00-\ud7af].*)",
    re.DOTALL,
)
"""East Asian addresses go from the large to the small: postcode, region, town, street."""

_BEHIND_CITY = frozenset(
    "US CA GB IE AU NZ IN ZA SG PH TH KR CN TW HK NG KE PK LK BD MY ID VN UA RU BR".split()  # noqa: SIM905  # reads best as words
)
"""Where the postcode stands behind the city."""
_CODE = late_pattern(r"[A-Z]{2,3}\Z")
_SPLIT_REGION = (
    late_pattern(r"(?P<city>.+?)(?:(?<!\s)\s++)?[(\[](?P<region>[^)\]]{2,40})[)\]]\Z"),
    late_pattern(r"(?P<city>.+?)(?:(?<!\s)\s++)?/\s*+(?P<region>[A-Z]{2})\Z"),
    late_pattern(r"(?P<city>.+?)(?:,\s*+|(?<!\s)\s++[-–]\s++)(?P<region>[A-Z]{2,3})\Z"),
    late_pattern(r"(?P<city>.+?)(?<!\s)\s++(?P<region>[A-Z]{2,3})\Z"),
)
_COUNTY = late_pattern(r"(?i)(?:co\.?|county)\s+\w+")


@dataclass(slots=True)
class Told:
    """What an address says, part by part; "" where it does not."""

    street: str = ""
    postcode: str = ""
    city: str = ""
    region: str = ""
    country: str = ""


def country_of_postcode(postcode: str) -> str:
    """The only country that writes postcodes so; "" for plain digits."""
    return next((country for country, shape in _OWN_SHAPE if shape.match(postcode.upper())), "")


def country_of_answered(postcode: str) -> str:
    """The same of what was asked for as a postcode: eight digits, as Brazilians type a CEP, are no phone there."""
    return country_of_postcode(postcode) or ("BR" if _CEP.match(postcode.strip()) else "")


_CEP = late_pattern(r"\d{2}\.?\d{3}-?\d{3}\Z")


def address_told(text: str, country: str, *, is_street: bool) -> Told:
    """A whole address. `is_street`: the form asks for city or postcode elsewhere, so this is mostly the street."""
    if found := _BEFORE_EAST_ASIAN.match(text.strip()):
        return Told(postcode=found["postcode"], street=" ".join(found["rest"].split())[:200])
    pieces, told = _pieces(text), Told()
    if pieces and is_link_to_map(pieces[-1]):
        pieces.pop()
    if len(pieces) > 1 and (code := _country_piece(pieces[-1])):
        told.country = code
        pieces.pop()
    if marked := None if text.isascii() else marked_town(pieces):
        told.city, told.postcode, told.region, pieces = marked
        if pieces and not told.country and (code := _country_piece(pieces[0])):
            told.country = code
            pieces.pop(0)
        told.street = ", ".join(pieces)[:200]
        return told
    country = country or told.country
    at = _postal(pieces, country, told, at_least=0 if is_street else 1)
    if at is None:
        first = _BEFORE.match(pieces[0]) if pieces and not is_street else None
        if first and is_known(first["city"]):
            told.postcode = first["postcode"]
            told.city, told.region = _with_region(first["city"])
            pieces.pop(0)
        elif not is_street and len(pieces) > 1:
            _city_without_postcode(pieces, told)
        if not (is_street or told.city) and pieces:
            _city_behind_house(pieces, told)
    else:
        pieces = [*pieces[:at], *_parted_from_town(told)]
    told.street = ", ".join(pieces)[:200]
    return told


_POSTAL_DIGITS = late_pattern(r"\d{3}|[A-Z]\d")
"""As many digits as a postcode has; fewer are a floor or a house number."""


def place_told(text: str, country: str, order: Order | None = None) -> Told:
    """Postcode, city and region in one answer, without a street. `order`: in which the form asks for them."""
    pieces, told = _pieces(without_nearness(_REMARK.sub("", text))), Told()
    if (
        len(pieces) > 1
        and (code := _country_piece(pieces[-1]))
        and not _is_town_beside(pieces, code)
    ):
        told.country = code
        pieces.pop()
    if len(pieces) > 1 and not _POSTAL_DIGITS.search(text):
        pieces = [pieces[0], *(p for p in pieces[1:] if not any(map(str.isdigit, p)))]
    postal = _postal(pieces, country or told.country, told, at_least=0, is_place=True)
    if postal is None and pieces:
        pair = town_and_region(pieces[-PAIR:], order) if len(pieces) >= PAIR else None
        told.city, told.region = pair or _with_region(", ".join(pieces), order)
        if not told.city and not told.country:
            told.city = ", ".join(pieces)
        if not any(map(str.isalpha, told.city)):
            told.city = ""
    if not told.postcode and _FIVE_DIGITS.match(told.region):
        told.postcode, told.region = told.region, ""  # "Dinan (22100)"
    if told.city and not told.country and not told.postcode and not told.region:
        halves = _halves(told.city)
        if len(halves) == PAIR and (code := _country_piece(halves[1])):
            told.city, told.country = halves[0], code
    return told


def _halves(words: str) -> list[str]:
    """What stands on either side of a stroke or dash."""
    return [half.strip() for half in _STROKE.split(words) if half.strip()]


_FIVE_DIGITS = late_pattern(r"\d{4,5}\Z")
_STROKE = late_pattern(r"/|(?<=\s)[-–](?=\s)")
_REMARK = late_pattern(r"(?:(?<!\s)\s++)?\((?=[^()]*\d)(?=[^()]*[^\W\d]{3})[^()]{1,60}\)")
"""What somebody adds in brackets: "Ankara / Çankaya (3. kat, asansör var)"."""
_ENDS_SHORTENED = late_pattern(r"(?:\bSt|\b[A-Z])\.$")
"""As in "Langnau i. E.": the dot is the name's."""


_APART = late_pattern(r"[\n,;]+|(?<=\S) [-–|] (?=\d{2}-\d{3}\b|\d{3} \d{2}\b|\d{4,6}\b)")
"""Between the parts of an address: also a dash ahead of a postcode, "Via Roma 112 - 22063 Cantù"."""


def _pieces(text: str) -> list[str]:
    """The lines and comma-separated parts; a lone house number stays with its street."""
    found: list[str] = []
    for piece in _APART.split(text[:_LONGEST]):
        bare = (
            " ".join(piece.split()).strip(" .")
            if not _ENDS_SHORTENED.search(piece.strip())
            else piece.strip()
        )
        if not bare or bare in found:
            continue
        if (
            found
            and re.fullmatch(r"\d{1,3}(?: ?[a-zA-Z])?(?:[/-]\d{1,3})?", bare)
            and not found[-1][:1].isdigit()
        ):
            found[-1] = f"{found[-1]}, {bare}"
        else:
            found.append(bare)
    return found[:_MOST_PIECES]


def _country_piece(piece: str) -> str:
    """A country's name; codes of two letters mean regions more often, but for these."""
    if len(piece) <= 2 and piece.upper() not in {"UK", "US"}:
        return ""
    if is_state(piece):
        return ""
    return country_of_word(piece.strip(" .()"))


def _is_town_beside(pieces: list[str], code: str) -> bool:
    """Whether the last piece, a country's name too, is a town of the country of the one before: "Motril, Granada"."""
    home = country_of_town(pieces[-1])
    return bool(home) and home != code and home in countries_with_town(pieces[-2])


def _postal(
    pieces: list[str], country: str, told: Told, *, at_least: int, is_place: bool = False
) -> int | None:
    """Find postcode, city and region; the number of the first piece that is theirs, None when there is no postcode."""
    for at in range(len(pieces) - 1, -1, -1):
        piece = pieces[at]
        is_first = at < at_least
        if signed := _SIGNED.match(piece):
            told.country = told.country or country_of_sign(signed[1])
        if found := _ALONE.match(piece):
            told.postcode = found["postcode"]
            return _around(pieces, at, country, told)
        before, behind = _BEFORE.match(piece), _BEHIND.match(piece)
        shape = country or _shape_of(before or behind)
        if behind and (is_place or _is_postcode_behind(behind, shape, is_first=is_first)):
            told.postcode = behind["postcode"]
            return _city_before(pieces, at, behind["city"], told)
        if before and not is_first and shape not in _BEHIND_CITY - {"BR", "UA", "RU", "IN", "KR"}:
            told.postcode = before["postcode"]
            told.city, told.region = _with_region(before["city"])
            if not told.region and at + 1 < len(pieces):
                told.region = pieces[at + 1].strip("() ")
            return at
    return None


def _shape_of(found: re.Match[str] | None) -> str:
    return country_of_postcode(found["postcode"]) if found else ""


def _is_postcode_behind(found: re.Match[str], country: str, *, is_first: bool) -> bool:
    """As in "Springfield IL 62701" and "London SW1A 1AA", but not "Hauptstraße 1234"."""
    if country_of_postcode(found["postcode"]) or country in _BEHIND_CITY:
        return not is_first or len(found["postcode"]) > 4
    if is_first:
        return False
    town = found["city"].strip(" ,")
    is_local = any(
        has_postcodes_like(one, found["postcode"])
        for one in (*countries_with_place(town), *countries_with_region(town))
        if country in {"", one}
    )
    return is_local or (not country and (bool(_CODE.match(town.split()[-1])) or is_state(town)))


def _around(pieces: list[str], at: int, country: str, told: Told) -> int:
    """A postcode in a piece of its own: its city is beside it."""
    shape = country or country_of_postcode(told.postcode)
    behind = pieces[at + 1] if at + 1 < len(pieces) else ""
    is_city_next = shape not in _BEHIND_CITY or shape == "BR"
    if behind and is_city_next and not _is_region(behind):
        told.city, told.region = _with_region(behind)
        if not told.region and at + 2 < len(pieces):
            told.region = pieces[at + 2]
        return at
    if at and _is_region(pieces[at - 1], pieces[at - 2] if at > 1 else ""):
        told.region = pieces[at - 1]
        if at > 1:
            told.city = pieces[at - 2]
            return at - 2
        return at - 1
    if at:
        return _city_before(pieces, at, "", told)
    return at


def _city_before(pieces: list[str], at: int, words: str, told: Told) -> int:
    """The city that ends in `words`, or, where these are only a region, in the piece before."""
    if not words or _is_region(words, pieces[at - 1] if at else ""):
        told.region = words
        if at == 0:
            return at
        at -= 1
        words = pieces[at]
        if not told.region and at > 1 and _COUNTY.fullmatch(words):
            told.region, at, words = words, at - 1, pieces[at - 1]
    city, region = _with_region(words)
    told.city, told.region = city, told.region or region
    return at


def _is_region(words: str, beside: str = "") -> bool:
    """Whether words are a region; `beside`: what stands ahead of them, a town of the same country."""
    if _CODE.match(words) or is_state(words) or is_marked_region(words):
        return True
    having = countries_with_region(words) if beside else ()
    return bool(having) and not set(having).isdisjoint(countries_with_place(beside))


def _with_region(words: str, order: Order | None = None) -> tuple[str, str]:
    """As in "Milano (MI)", "Uberaba/MG", "Chicago IL", "Austin, Texas" as (city, region)."""
    words = words.strip(" ,-–")
    words = words if _ENDS_SHORTENED.search(words) else words.rstrip(" ,.-–")
    head, comma, tail = words.rpartition(",")
    if comma and is_state(tail):
        return head.strip(), tail.strip()
    for shape in _SPLIT_REGION:
        if (found := shape.match(words)) and not found["city"].isupper():
            return found["city"].strip(" ,-"), found["region"].strip()
    town, region = parted(words)
    if town:
        return town, region
    halves = _halves(words)
    if len(halves) != PAIR or _country_piece(halves[1]):
        return words, ""
    if is_named_by(halves[1]) or not is_known(halves[1]):
        return without_quarter(words), ""
    return town_and_region(halves, order) or (words, "")


def _city_without_postcode(pieces: list[str], told: Told) -> None:
    """The last pieces of an address without postcode, where the street before them has a number."""
    has_pair = len(pieces) > PAIR and not any(map(str.isdigit, "".join(pieces[-PAIR:])))
    pair = town_and_region(pieces[-PAIR:]) if has_pair else None
    is_county = len(pieces) > PAIR and bool(_COUNTY.fullmatch(pieces[-1]))
    is_behind_lane = len(pieces) > PAIR and ends_in_lane(pieces[-2])
    if not (pair or is_county or is_behind_lane or any(map(str.isdigit, pieces[0]))):
        return
    if any(map(str.isdigit, pieces[-1])) or ")" in pieces[-1].partition("(")[0]:
        return
    if pair and not is_county:
        told.city, told.region = pair
        del pieces[-PAIR if told.region else -1 :]
        return
    if is_county or (len(pieces) > PAIR and _is_region(pieces[-1])):
        told.region = pieces.pop()
    if len(pieces) > 1:
        city, region = _with_region(pieces.pop())
        told.city, told.region = city, told.region or region


_BEHIND_HOUSE = late_pattern(
    rf"(?P<street>(?=.*[^\W\d]).*?\d[a-zA-Z]?)[\s,–-]+(?:(?P<postcode>{_ANY_SHAPE})\s+)?(?P<city>[^\W\d][^\d]*)\Z"
)


def ends_in_lane(words: str) -> bool:
    """Whether words end in a street, whose house goes by a name: "The Old Forge, Church Lane"."""
    return bool(_LANE.search(words))


_LANE = late_pattern(
    r"(?i)\b(?:lane|road|rd|street|st|close|avenue|ave|drive|way|row|terrace|hill|gardens|crescent|green|square|mews)\.?\Z"
)


def _parted_from_town(told: Told) -> list[str]:
    """The house and street that no comma sets off from the town, and which the town is then told without:
    "48 Mill Rd Littleton".
    """
    found = _LANE_AND_TOWN.match(told.city) if told.city[:1].isdigit() else None
    if found is None:
        return []
    told.city = told.city[found.end() :]
    return [found["street"]]


_LANE_AND_TOWN = late_pattern(
    r"(?i)(?P<street>\d+[a-z]? .{2,60}\b(?:lane|ln|road|rd|street|st|close|drive|dr|avenue|ave|boulevard|blvd|court|ct|"
    r"circle|place|pl|parkway|pkwy|highway|hwy|way)\.?) (?=[^\W\d_]{3})"
)


def _city_behind_house(pieces: list[str], told: Told) -> None:
    """A town that no comma sets off from the house: "Kerkstraat 5 9000 Gent"; or that is all there is."""
    if (postal := known_postal(pieces[-1], "")) and len(pieces[-1]) > len(postal.postcode):
        told.postcode = postal.postcode
        street, _, behind = pieces.pop().partition(postal.postcode)
        told.city, told.region = _with_region(behind)
        pieces += [street.strip(" ,-–")] if street.strip(" ,-–") else []
        return
    found = _BEHIND_HOUSE.match(pieces[-1])
    words = found["city"] if found else pieces[0] if len(pieces) == 1 else ""
    city, region = _with_region(words) if words else ("", "")
    if not city or not countries_with_place(city):
        return
    told.city, told.region = city, region
    if found:
        told.postcode, pieces[-1] = found["postcode"] or "", found["street"].strip(" ,")
    else:
        pieces.clear()
