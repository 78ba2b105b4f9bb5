"""In which town is the writer? Told in the lines they sign with, or in passing: "here in Blumenau".

Only towns of the country that the writer is known to be in count, and only where the words around say that somebody
is there, or wants something brought there; a fair, our own shop and what they saw elsewhere are no place of theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, pairwise

from leads.inquiries.companies.legal_forms import has_legal_form
from leads.inquiries.people.given_names import is_given_name
from leads.inquiries.people.names import looks_like_name
from leads.inquiries.people.sign_offs import is_sign_off, name_behind_sign_off
from leads.inquiries.places.cities import country_of_town, towns_in, without_words_of_place
from leads.inquiries.places.homes import also_spoken_in, has_postcodes_like, spoken_in
from leads.inquiries.places.lives_in import AHEAD
from leads.inquiries.places.marked_towns import marked_town
from leads.inquiries.places.marked_words import marks_in
from leads.inquiries.places.quarters import city_of_quarter, city_or_district
from leads.inquiries.places.regions import is_region_of
from leads.inquiries.places.small_places import has_place
from leads.inquiries.places.town_letters import in_its_letters
from leads.inquiries.places.towns import (
    countries_with_town,
    has_town,
    is_inflected_in,
    town_of,
)
from leads.inquiries.places.unlisted import home_unlisted
from leads.inquiries.wording.letters import UPPER
from leads.inquiries.wording.patterns import late_pattern
from leads.inquiries.wording.small_words import is_small_word

_LOOKED_AT = 2_500
_LINES, _LONGEST_LINE = 16, 200
_MOST_WORDS = 4
_SURE = 3
_OF_ONE_MAIL = 8


@dataclass(frozen=True, slots=True)
class TownFound:
    """A town, the line it was read from, how sure we are (0..1), and its postcode where one stands beside it."""

    name: str
    line: str
    confidence: float
    postcode: str = ""


def town_told(signature: tuple[str, ...], body: str, country: str) -> TownFound | None:
    """The town of a country that a letter gives as its writer's; None where it gives none, or several."""
    if not country:
        return None
    said = body[:_LOOKED_AT]
    if told := _town_signed(signature, country):
        return told
    if not said.islower():
        return _town_said(said, country)
    found = _town_said(_with_capitals(said), country)
    return replace(found, line=found.line.lower()) if found else None


def _with_capitals(body: str) -> str:
    """What is typed without capitals, with those of the larger towns: "unsere küche in Hamburg altona"."""
    return _SMALL_PLACE.sub(_written_large, body)


def _written_large(found: re.Match[str]) -> str:
    town = found["town"].title()
    return f"{found['ahead']}{town if country_of_town(town) else found['town']}"


_SMALL_PLACE = late_pattern(
    r"(?P<ahead>(?:^|[\s(])(?:in|aus|nach|bei|à|en|em|te|uit|a|w|we|ze|i|från|till|near|from|de|da|di) )"
    r"(?P<town>[^\W\d_]{4,30})"
)
"""A word behind one of place."""


_PIECES = late_pattern(r"[,،|•·;]|\s?/\s?|\s[–—-]\s")
_REGION = late_pattern(r"(?:(?<!\s)\s++)?\([^()]{2,30}\)")
"""A region in brackets: "Gatineau (Québec) J8X 2K1"."""
_AROUND = late_pattern(
    r"^(?:(?:гр|[мг])\.\s|(?:.*\s)?(?:[A-Z]{1,2}-)?\d{1,6}(?:[ -]\d{2,4})?\s++)|"
    r"(?<!\s)\s++(?:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{4,6}|[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{2})$"
)
"""What stands beside a town on its line: "м. Стрий", "4601 Wels", "Belfast BT1 6DN", "Vimercate MB"."""
_NO_PLACE = late_pattern(
    r"@|www\.|https?:|(?i:\btel\b|\bfax\b|\bregister|gericht|\btrading name\b|\bcompany no|\bcommission\b|"
    r"\bVAT\b)"
)


def _town_signed(signature: tuple[str, ...], country: str) -> TownFound | None:
    """A piece of a signature's line that is a town, and nothing else."""
    lines = _lines_of_place(signature)
    for line, pieces in lines:
        if told := _town_marked(line):
            return told
        towns = [town for piece in pieces if (town := _only_town(piece, country))]
        if towns == pieces and is_given_name(towns[0]) and len(towns) == 1:
            continue  # "Margaret", who signs
        if towns and not (towns[0] == pieces[0] and _is_of_firm(pieces[1:], country)):
            # An address goes from the house to the town; else the region stands behind it.
            is_address = any(letter.isdigit() for letter in line)
            cities = (city_of_quarter(*pair) for pair in pairwise(towns))
            if city := next(filter(None, cities), ""):
                return TownFound(in_its_letters(city), line.strip(), 0.6)
            return TownFound(towns[-1 if is_address else 0], line.strip(), 0.6)
    return _town_said("\n".join(line for line, _ in lines if not _is_person(line)), country)


def _is_person(line: str) -> bool:
    """Whether a line is a name with a small word within: "Anna de Vries" is in no Vries; "Santiago de Chile" is one."""
    found = _OF_FAMILY.match(line.strip(" *_"))
    return found is not None and is_given_name(found["given"]) and not countries_with_town(found[0])


_OF_FAMILY = late_pattern(
    r"(?P<given>[^\W\d_]+)(?: [^\W\d_]\.)? (?:de|da|di|do|dos|del|van|von|vom|la|ter|ten|af|av)"
    r"(?: (?:la|der|den|het))? [^\W\d_][\w'’-]+$"
)


@lru_cache(maxsize=_OF_ONE_MAIL)
def _lines_of_place(signature: tuple[str, ...]) -> tuple[tuple[str, list[str]], ...]:
    """The lines that may name a place, each with its pieces."""
    first = _first_line_of_place(signature[0]) if signature else ""
    lines = (first, *map(_line_of_place, signature[1:_LINES]))
    return tuple(
        (line, [piece.strip(" .*") for piece in _PIECES.split(_REGION.sub("", line))])
        for line in lines
        if line
    )


def _first_line_of_place(line: str) -> str:
    """What the first line tells of a place: it is a name, but for what stands behind it, or a closing phrase.

    "Margit Hölzl, Rosenheim", "Liebe Grüße aus Soest".
    """
    line = line[:_LONGEST_LINE]
    if is_sign_off(line):
        return line if any(mark.is_sure for mark in marks_in(line)) else ""
    name, comma, behind = line.partition(", ")
    is_signed = comma and " " in name and looks_like_name(name) and is_given_name(name.split()[0])
    if not is_signed or name_behind_sign_off(name)[0] or _NO_PLACE.search(behind):
        return ""
    return behind


def _line_of_place(line: str) -> str:
    """A line without the number that a town stands beside, "Tel. 601 4918830 Bogotá, Colombia"; "" for no place's."""
    line = line[:_LONGEST_LINE]
    if not _NO_PLACE.search(line):
        return line
    left = _DIALLED.sub(", ", line).strip(" ,")
    return "" if left == line or _NO_PLACE.search(left) else left


_DIALLED = late_pattern(
    r"(?i)\b(?:tel|tél|telefono?|teléfono|telefon|téléphone|phone|ph|fax)\b[.:]*+\s*+[+(\d][\d ()/.-]{5,20}\d"
)


def may_be_told_in(signature: tuple[str, ...], body: str) -> Iterator[str]:
    """The names that may be towns, whatever the country: of a letter whose language does not inflect them."""
    for _, pieces in _lines_of_place(signature):
        yield from pieces
    texts = ("\n".join(line for line, _ in _lines_of_place(signature)), body[:_LOOKED_AT])
    for mark in chain.from_iterable(map(marks_in, texts)):
        yield from (" ".join(mark.words[:length]) for length in range(1, len(mark.words) + 1))


def _is_of_firm(pieces: list[str], country: str) -> bool:
    """Whether what stands behind a town is a firm's: "Fleet, QuickDrop Ltd"; in "Joinville - SC" it is a state."""
    is_state = bool(pieces) and is_region_of(pieces[0], country)
    return not is_state and has_legal_form(" ".join(pieces))


def _town_marked(line: str) -> TownFound | None:
    """The town and postcode of a line in Cyrillic letters that marks its town: "432011, г. Ульяновск, ул. ..."."""
    if line.isascii() or not _CYRILLIC_STREET.search(line):
        return None
    found = marked_town([piece.strip(" .") for piece in line.split(",")])
    return TownFound(found[0], line.strip(), 0.7, found[1]) if found else None


_CYRILLIC_STREET = late_pattern(
    r"\b(?:ул|вул|бул|пр|просп|пл|наб|пер|ж\.?к)\.|\b(?:улица|проспект|вулиця|площад)|\d{4,6}"
)


def _only_town(piece: str, country: str) -> str:
    """The town in a piece of a line that has no word beside it but a postcode; "" for others."""
    town = _AROUND.sub("", piece).strip(" .")
    is_written = not town[:1].islower() or town != piece
    if not is_written:
        return ""
    parted = town.partition("-")[0]  # "Duisburg-Ruhrort"
    known = next((name for name in (town, parted) if name and has_town(name, country)), "")
    return known[:1].upper() + known[1:]


def _town_said(body: str, country: str) -> TownFound | None:
    """The one town that the running text puts somebody or something of theirs in."""
    found: dict[str, tuple[int, str, str]] = {}
    for town, points, at, postcode in _said(body, country):
        line = body[body.rfind("\n", 0, at) + 1 :].partition("\n")[0].strip()
        if points > found.get(town, (0, ""))[0]:
            found[town] = (points, line, postcode)
    best = sorted(found.items(), key=lambda one: -one[1][0])
    if not best:
        return _home_unlisted(body)
    if len(best) > 1 and best[0][1][0] == best[1][1][0] < _SURE:
        return None
    town, (points, line, postcode) = best[0]
    return TownFound(town, line, 0.6 if points >= _SURE else 0.45, postcode)


@lru_cache(maxsize=_OF_ONE_MAIL)
def _home_unlisted(body: str) -> TownFound | None:
    name, at = home_unlisted(body)
    line = body[body.rfind("\n", 0, at) + 1 :].partition("\n")[0].strip()
    return TownFound(name, line, 0.5) if name else None


def _said(body: str, country: str) -> Iterator[tuple[str, int, int, str]]:
    """Every town of the country that stands where a writer's may: its name, points, where, and its postcode."""
    for mark in marks_in(body):
        is_local = bool(mark.postcode) and has_postcodes_like(country, mark.postcode)
        town = _longest(mark.words, country)
        if not town and mark.is_own:
            town = _of_adjective(mark.words[0], country)
        if not town and (is_local or (mark.is_behind and (mark.is_sure or mark.is_brought))):
            town = _longest_village(mark.words, country)
        if not town or not mark.is_theirs:
            continue
        is_weak = mark.word_ahead == "di" or is_small_word(town.lower()) or town in _DATES
        if mark.is_sure or not is_weak:
            points = _SURE if mark.is_sure else 2 if mark.is_behind and not mark.is_bare else 1
            yield town, points, mark.at, mark.postcode if is_local else ""
    yield from _inflected(body, country)


_DATES = frozenset((
    "March", "Mars", "Mart", "Mai", "Mayo", "Maggio", "August", "Avril", "Juli",
    "Julio", "Março", "März", "Marca", "Aralık", "Mardi", "Thursday", "Sonntag", "Sobota",
))  # fmt: skip
"""Months and days that places are called by: only who says outright that they live there means the place."""


def _inflected(body: str, country: str) -> Iterator[tuple[str, int, int, str]]:
    """The same of towns whose own endings say where somebody is, and of scripts without capitals."""
    if is_inflected_in(country) or _has_turkish_place(body):
        for word in _LARGE.finditer(body):
            town = _longest((word[0],), country)
            if not town and (turkish := _TURKISH_PLACE.search(word[0])):
                town = _village_of_turks(word[0][: turkish.start()], country)
            ahead = body[max(0, word.start() - AHEAD) : word.start()]
            if town and town != word[0] and not _YOURS_OF_TURKS.search(ahead):
                both = _of_both(body, word.start(), town, country)
                yield both or town, 2, word.start(), ""
    elif not body.isascii() and _OTHER_LETTERS.search(body):
        for seen in towns_in(body):
            if seen.country != country or seen.name.isascii():
                continue
            ahead = body[max(0, seen.at - AHEAD) : seen.at]
            if not (_YOURS.search(ahead) or _FAIR_BEHIND.match(body, seen.at + len(seen.name))):
                town = without_words_of_place(seen.name)
                yield town.removesuffix("市"), 2, seen.at, ""


@lru_cache(maxsize=_OF_ONE_MAIL)
def _has_turkish_place(body: str) -> bool:
    return ("'" in body or "’" in body) and bool(_TURKISH_PLACE.search(body))


def _of_both(body: str, at: int, district: str, country: str) -> str:
    """The town where Turks tell city and district: "İzmir Çiğli'deki", "Muğla Fethiye'de"."""
    words = _LAST_WORD.search(body[max(0, at - AHEAD) : at])
    return city_or_district(district, words[1], country) if words and country == "TR" else ""


_YOURS = late_pattern(
    r"(?:שלכם|שלך|אצלכם|אצלך|תערוכ\w*|יריד|معرض\w*|لديكم|عندكم|فرعكم|متجركم|귀사)\b[^.!?\n]{0,20}$"
)
"""Ahead of a town where we are, or a fair is."""
_FAIR_BEHIND = late_pattern(r" ?(?:열린|열리는|개최|전시회|박람회|엑스포)")
_YOURS_OF_TURKS = late_pattern(r"[\w'’][uıiü]n[uıiü]z\b[^.!?\n]{0,28}$")
"""Ahead of a town that is not the writer's: "Showroom'unuz Kadıköy'de mi?"."""
_LAST_WORD = late_pattern(rf"(?:^|\s)({UPPER}[\w'-]+)\s$")


def _village_of_turks(name: str, country: str) -> str:
    """A place that a Turkish ending marks, where the country or another that speaks Turkish has it."""
    homes = (country, *also_spoken_in("tr")) if country in spoken_in("tr") else (country,)
    return name if any(has_place(name, one) for one in homes) else ""


_TURKISH_PLACE = late_pattern(r"(?<=\w)['’](?:[dt][ae](?:ki|n|y[iı][mz])?)\b")
"""Turkish letters tell towns of other countries so, too: "Berlin'de"."""


_LARGE = late_pattern(rf"(?<![^\s]){UPPER}[\w'’-]{{4,}}")
_OTHER_LETTERS = late_pattern(r"[\u0590-\u06ff\u3040-\u9fff\uac00-\ud7af]")


def _of_half(name: str, country: str) -> str:
    """An inflected town ahead of its quarter: "z Brna-Líšně"."""
    half, hyphen, _ = name.partition("-")
    town = town_of(half, country) if hyphen else ""
    return "" if town == half else town


def _longest_village(words: tuple[str, ...], country: str) -> str:
    """The same of places that only the words around mark as one, as they are written."""
    names = (
        " ".join(words[:length]).rstrip(".'’-,")
        for length in range(min(len(words), _MOST_WORDS), 0, -1)
    )
    return next((name for name in names if has_place(name, country)), "")


def _of_adjective(word: str, country: str) -> str:
    """The town that Germans make a word of: "in unserem Hamburger Büro", "Dresdner", "Bremer"."""
    stem = word.removesuffix("er")
    names = (stem, f"{stem.removesuffix('n')}en", f"{stem}e") if stem != word else ()
    return next((name for name in names if has_town(name, country)), "")


_OF_TURKS = late_pattern(r"['’](?:[dt][ae](?:ki|n|y[iı][mz])?|ye|ya|s)$")


def _longest(words: tuple[str, ...], country: str) -> str:
    """The town that the first words name, as many of them as one has."""
    for length in range(min(len(words), _MOST_WORDS), 0, -1):
        name = " ".join(words[:length])
        name = (_OF_TURKS.sub("", name) if "'" in name or "’" in name else name).rstrip(".'’-")
        if town := town_of(name, country) or _of_half(name, country):
            return town
    return ""
