"""The towns of one country, small ones too: words/towns.tsv beside the larger ones of words/cities.tsv.

Both are drawn from GeoNames (geonames.org, CC BY 4.0). Only the line of the country that is asked for is taken apart:
what a letter calls "Olpe" is a town where its writer is known to be in Germany, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from leads.folding import fold
from leads.inquiries.words import text_of

_NAMES_KEPT = 256
_STEM = 4
"""Letters that must be left of a name whose ending is taken off; one less where another vowel ends it."""

_ENDINGS = {
    "PL": ("ego", "emu", "iu", "ie", "em", "ej", "ach", "u", "i", "e", "y", "a"),
    "CZ": ("e", "u", "i", "ach", "ich", "y", "a"),
    "SK": ("e", "u", "i", "och", "ach", "y", "a"),
    "HR": ("u", "i", "a", "e"), "RS": ("u", "i", "a", "e"), "BA": ("u", "i", "a", "e"), "SI": ("u", "i", "a", "e"),
    "FI": ("ssa", "sta", "lla", "lta", "lle", "sa", "hin", "un", "an", "en"),
    "HU": ("ban", "ben", "bol", "rol", "on", "en", "ra", "re", "ba", "be", "i", "n"),
    "UA": ("і", "у", "а", "и"),
}  # fmt: skip
"""How names end in the cases that say where somebody is, or whence, folded."""


def town_of(name: str, country: str) -> str:
    """The town of a country that a text names, spelled as the text has it; "" where it has none of that name.

    "we Wrocławiu" names Wrocław: what is inflected is spelled as the list has it.
    """
    known = _towns_of(country)
    plain = fold(name)
    if plain in known:
        return name
    if country in _GREEK:
        return next((known[base] for base in _greek_bases(plain) if base in known), "")
    found = next((known[stem] for stem in _stems(plain, country) if stem in known), "")
    return found or (_of_inflected_words(plain, country) if " " in plain else "")


def _of_inflected_words(plain: str, country: str) -> str:
    """The one town of several words that differ by no more than their endings: "Nowym Targu" is Nowy Targ."""
    if country not in _INFLECTED_IN_EACH:
        return ""
    words = plain.split()
    found = [
        name
        for known, name in _towns_of(country).items()
        if known[0] == plain[0] and _are_inflected(words, known.split())
    ]
    return found[0] if len(found) == 1 else ""


def _are_inflected(words: list[str], known: list[str]) -> bool:
    return len(words) == len(known) and all(map(_is_inflected, words, known))


def _is_inflected(word: str, known: str) -> bool:
    """Whether a word begins as a name's word does but for its last two letters, and is not much longer."""
    stem = known[: max(len(known) - 2, min(3, len(known)))]
    return word.startswith(stem) and abs(len(word) - len(known)) <= _LONGEST_ENDING


_GREEK = frozenset({"GR", "CY"})


def _greek_bases(plain: str) -> Iterator[str]:
    """A Greek town as lists have it, of its other cases: "στη Νάξο", "του Πύργου", "της Πάτρας"."""
    yield f"{plain}σ"
    if plain.endswith("ου"):
        yield f"{plain[:-2]}οσ"
        yield f"{plain[:-1]}"
    if plain.endswith("σ"):
        yield plain[:-1]


_LONGEST_ENDING = 3
_INFLECTED_IN_EACH = frozenset({"PL", "CZ", "SK", "HR", "RS", "SI", "BA"})
"""Where adjectives of a name are inflected as its nouns are."""


def has_town(name: str, country: str) -> bool:
    """Whether a country has a town of exactly this name."""
    return fold(name) in _towns_of(country)


@lru_cache(maxsize=_NAMES_KEPT)
def rank_of(name: str, country: str) -> int | None:
    """A town's place among those of its country, the larger ones first; None where it has none of that name."""
    plain = fold(name)
    return next((at for at, known in enumerate(_towns_of(country)) if known == plain), None)


@lru_cache(maxsize=_NAMES_KEPT)
def countries_with_town(name: str) -> tuple[str, ...]:
    """Every country with a town of exactly this name, spelled as the lists have it or as other languages call it."""
    if not name or _MARKS & set(name):
        return ()
    table, wanted, found = _every_town(), f"|{name}|", []
    at = table.find(wanted)
    while at >= 0:
        start = table.rfind("\n", 0, at) + 1
        found.append(table[start : start + 2])
        end = table.find("\n", at)
        at = table.find(wanted, end) if end >= 0 else -1
    return tuple(dict.fromkeys(found))


_MARKS = frozenset("|\t\n")


@cache
def _every_town() -> str:
    """All lists as one text, a line a country, a bar on either side of each name."""
    texts = (text_of(f"{table}.tsv") for table in ("cities", "towns", "exonyms"))
    return "".join(
        f"\n{line.replace(chr(9), chr(9) + '|', 1)}|"
        for text in texts
        for line in text.splitlines()
    )


def is_inflected_in(country: str) -> bool:
    """Whether the language of a country says where by the ending of a name."""
    return country in {"FI", "HU", "TR"}


def _stems(plain: str, country: str) -> list[str]:
    """What a name may be without the ending of its case, the longest first."""
    short = [
        plain.removesuffix(ending)
        for ending in _ENDINGS.get(country, ())
        if plain.endswith(ending) and len(plain) - len(ending) >= _STEM - 1
    ]
    stems = [stem for stem in short if len(stem) >= _STEM]
    whole = [f"{stem}{vowel}" for stem in short for vowel in ("a", "o", "e", "y", "а")]
    return [*whole, *stems] if country == "UA" else [*stems, *whole]


@cache
def _towns_of(country: str) -> dict[str, str]:
    """Name, folded -> name, of every town of a country; none where no list has it. All countries take 10 MB."""
    found: dict[str, str] = {}
    table, start = _every_town(), f"\n{country}\t|"
    at = table.find(start) if country else -1
    while at >= 0:
        end = table.find("|\n", at)
        for name in table[at + len(start) : end].split("|"):
            found.setdefault(_folded(name), name)
        at = table.find(start, end) if end >= 0 else -1
    return found


def _folded(name: str) -> str:
    """What `fold` makes of it, at a tenth of the cost where a name has plain letters alone."""
    if name.isascii() and name.replace(" ", "").isalpha():
        return name.lower()
    return fold(name) or name
