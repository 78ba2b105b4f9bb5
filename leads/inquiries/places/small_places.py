"""Every country with a place of a name, villages too, however somebody typed it: words/places.tsv beside the towns.

Drawn from GeoNames (geonames.org, CC BY 4.0): what words/cities.tsv and words/towns.tsv leave out, down to 500 people
in much of Europe and 1,000 to 15,000 elsewhere, and what others call the larger ones ("Girne", "Tirupur").

Such names are believed where the words around say that they are a place: an answer to a question for one, what stands
beside a postcode, where somebody says to live. Read on demand, in some 50 ms of the processor; 3 MB.
A line of the list is a letter, a country, and its places that begin so.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from leads.folding import fold
from leads.inquiries.places.place_words import place_words
from leads.inquiries.places.towns import countries_with_town
from leads.inquiries.words import text_of

_NAMES_KEPT = 256
_LONGEST_NAME = 60


@lru_cache(maxsize=_NAMES_KEPT)
def countries_with_place(name: str) -> tuple[str, ...]:
    """Every country with a place of this name; those of a town before those of a village, "" and unknown ones: ().

    Capitals, accents, hyphens and shortened saints do not count: "st etienne", "Anapolis", "Muenchen".
    """
    if not fold(name).isascii():
        return countries_with_town(name)
    spellings = _spellings_of(name)
    return next(
        (
            found
            for table in (_towns, _places)
            for spelling in spellings
            if (found := _countries_in(table(), spelling))
        ),
        (),
    )


@lru_cache(maxsize=_NAMES_KEPT)
def has_place(name: str, country: str) -> bool:
    """Whether a country has a place of this name, a town or a village, however it is typed."""
    return country in countries_with_place(name) or any(
        country in _countries_in(table(), spelling)
        for table in (_towns, _places)
        for spelling in _spellings_of(name)
    )


@cache
def _no_places() -> frozenset[str]:
    return frozenset(place_words()["no_places"])


_SAINTS = (("st ", ("saint ", "sankt ", "sint ", "santa ")), ("ste ", ("sainte ",)), ("s ", ("san ", "sao ", "santa ")),
           ("sta ", ("santa ",)), ("sto ", ("santo ",)), ("mt ", ("mount ",)), ("ft ", ("fort ",)),
           ("saint ", ("st ",)), ("sankt ", ("st ",)))  # fmt: skip
_SHORTENED = (
    (" st ", " saint "), (" ste ", " sainte "), (" a d ", " an der "), (" a ", " am "), (" i d ", " in der "),
    (" i ", " im "), (" o d ", " ob der "), (" v d ", " vor der "), (" b ", " bei "), (" s ", " sur "),
)  # fmt: skip
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))


def _spellings_of(name: str) -> tuple[str, ...]:
    """A name, folded, and how lists may spell it; () for what means no place."""
    plain = fold(name) if len(name) <= _LONGEST_NAME else ""
    if not plain.isascii() or plain in _no_places():
        return ()
    return tuple(dict.fromkeys(_spellings(plain)))


def _spellings(plain: str) -> Iterator[str]:
    """A folded name as lists may have it: saints spelled out, umlauts as one letter."""
    if not plain:
        return
    yield plain
    for short, wholes in _SAINTS:
        if plain.startswith(short):
            yield from (f"{whole}{plain.removeprefix(short)}" for whole in wholes)
    for middle, whole in _SHORTENED:
        if middle in plain:
            yield plain.replace(middle, whole)
    without = plain
    for two, one in _UMLAUTS:
        without = without.replace(two, one)
    if without != plain:
        yield without


def _countries_in(tables: dict[str, str], plain: str) -> tuple[str, ...]:
    """The countries, a line each, whose line has a folded name."""
    table, wanted, found = tables.get(plain[:1], ""), f"|{plain}|", []
    at = table.find(wanted)
    while at >= 0:
        start = table.rfind("\n", 0, at) + 1
        found.append(table[start : start + 2].upper())
        end = table.find("\n", at)
        at = table.find(wanted, end) if end >= 0 else -1
    return tuple(dict.fromkeys(found))


@cache
def _towns() -> dict[str, str]:
    """By first letter, the towns of the larger lists: a line a country, a bar on either side of each name."""
    found: dict[str, list[str]] = {}
    for table in ("cities", "towns", "exonyms"):
        for line in _plain(table).splitlines():
            country, _, names = line.partition("\t")
            of_letter: dict[str, list[str]] = {}
            for name in names.split("|"):
                of_letter.setdefault(name[:1], []).append(name)
            for letter, begun in of_letter.items():
                found.setdefault(letter, []).append(f"\n{country}\t|{'|'.join(begun)}|")
    return {letter: "".join(lines) for letter, lines in found.items()}


@cache
def _places() -> dict[str, str]:
    """The same of the smaller places."""
    found: dict[str, list[str]] = {}
    for line in _plain("places").splitlines():
        letter, country, names = line.split("\t")
        found.setdefault(letter, []).append(f"\n{country}\t|{names}|")
    return {letter: "".join(lines) for letter, lines in found.items()}


_LETTERS = (
    ("ø", "o"), ("ł", "l"), ("đ", "d"), ("æ", "ae"), ("œ", "oe"), ("ð", "d"), ("þ", "th"), ("ı", "i"), ("ß", "ss"),
    ("-", " "), ("'", " "), ("’", " "), ("‘", " "), (". ", " "), (".", " "), ("| ", "|"), ("\t ", "\t"),
)  # fmt: skip


def _plain(table: str) -> str:
    """A list as `fold` writes its names, all at once; names in other scripts are lost."""
    text = text_of(f"{table}.tsv").lower()
    for letter, plain in _LETTERS:
        text = text.replace(letter, plain)
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
