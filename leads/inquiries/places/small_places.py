"""Every country with a place of a name, villages too, however somebody typed it: words/places.tsv beside the towns.

Drawn from GeoNames (geonames.org, CC BY 4.0): what words/cities.tsv and words/towns.tsv leave out, down to 500 people
in much of Europe and 1,000 to 15,000 elsewhere, and what others call the larger ones ("Girne", "Tirupur").

Such names are believed where the words around say that they are a place: an answer to a question for one, what stands
beside a postcode, where somebody says to live. Read on demand, in some 50 ms; 3 MB.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from leads.folding import fold
from leads.inquiries.places.towns import countries_with_town
from leads.inquiries.words import table_of, text_of

_NAMES_KEPT = 256
_LONGEST_NAME = 60


@lru_cache(maxsize=_NAMES_KEPT)
def countries_with_place(name: str) -> tuple[str, ...]:
    """Every country with a place of this name; those of a town before those of a village, "" and unknown ones: ().

    Capitals, accents, hyphens and shortened saints do not count: "st etienne", "Anapolis", "Muenchen".
    """
    if found := countries_with_town(name):
        return found
    spellings = _spellings_of(name)
    return next(
        (
            found
            for table in _TABLES
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
        for table in _TABLES
        for spelling in _spellings_of(name)
    )


@cache
def _no_places() -> frozenset[str]:
    return frozenset(table_of("place_words")["no_places"])


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


def _countries_in(table: str, plain: str) -> tuple[str, ...]:
    """The countries, a line each, whose line has a folded name."""
    wanted, found = f"|{plain}|", []
    at = table.find(wanted)
    while at >= 0:
        start = table.rfind("\n", 0, at) + 1
        found.append(table[start : start + 2].upper())
        end = table.find("\n", at)
        at = table.find(wanted, end) if end >= 0 else -1
    return tuple(dict.fromkeys(found))


@cache
def _plain_towns() -> str:
    return _plain("cities") + _plain("towns") + _plain("exonyms")


@cache
def _plain_places() -> str:
    return _plain("places")


_TABLES = (_plain_towns, _plain_places)
_LETTERS = (
    ("ø", "o"), ("ł", "l"), ("đ", "d"), ("æ", "ae"), ("œ", "oe"), ("ð", "d"), ("þ", "th"), ("ı", "i"), ("ß", "ss"),
    ("-", " "), ("'", " "), ("’", " "), ("‘", " "), (". ", " "), (".", " "), ("\t", "\t|"), ("\n", "|\n"),
)  # fmt: skip


def _plain(table: str) -> str:
    """A list as `fold` writes its names, all at once, a bar on either side of each; names in other scripts are lost."""
    text = text_of(f"{table}.tsv").lower()
    for letter, plain in _LETTERS:
        text = text.replace(letter, plain)
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
