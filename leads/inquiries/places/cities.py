"""Which country's towns does a text name? The larger towns of every country, in its own script too.

words/exonyms.tsv has what other languages call them: Cologne, Gand, Genf.

words/cities.tsv, a line a country, is drawn from GeoNames (geonames.org, CC BY 4.0): the fifteen largest places
and all of more than 30,000 people (60,000 in a dozen large countries, 250,000 in China and India); of towns that
several countries have, the one that is by far the largest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from leads.folding import fold
from leads.inquiries.people.given_names import is_given_name
from leads.inquiries.wording.patterns import late_pattern
from leads.inquiries.wording.small_words import is_small_word
from leads.inquiries.words import text_of

_LONGEST_NAME = 4
"""Words of a town's name."""
_CJK = late_pattern(r"[\u3040-\u30ff\u4e00-\u9fff]{2,}")
_WORDS = late_pattern(r"[^\W\d_][\w'’.-]*")
_NO_TOWNS = frozenset(
    # Words that begin sentences and subjects more often than they name a place.
    """
    best reading bath mobile nice most bar same price van batman split orange sale deal barking rugby man worms
    essen halle hof central centar union florida mercedes young salt lens tours ham bury hull of date general
    progress independence freedom liberty paradise enterprise republic imperial commerce industry garden gardens
    temple palm valley mission college university park hill lake grand green sur norte este oeste centro buena
    bella santa san los las del liberdade esperanza victoria santo maria porto sol campo bela vista alta baja
    real mar rio puerto villa para come sun male bender sidi hand marina nova saint same upper lower new old west
    east north south hope home sky side over under see mesa brest much grays barry opera diamond commercial
    bell market anna natal merced media martin lincoln madison nelson washington jackson aurora jordan chad
    bureau hamburger bad burg dom lima wels plan most gera minden essen singen speyer hagen siegen
    """.split()  # noqa: SIM905  # reads best as words
)


@dataclass(frozen=True, slots=True)
class Town:
    """A town that a text names, as it is written there, and where in the text."""

    country: str
    name: str
    at: int


class Names:
    """Names of places to look for, folded, with their countries."""

    def __init__(self, *known: Mapping[str, str]) -> None:
        """`known`: where several know a name, the first decides."""
        self._known = known
        self._longest: dict[str, int] = {}
        for name in chain.from_iterable(known):
            first, blank, rest = name.partition(" ")
            if blank:
                self._longest[first] = max(self._longest.get(first, 0), rest.count(" ") + 2)
        self.most_words = lru_cache(maxsize=_WORDS_KEPT)(self._most_words)
        self.country_of = lru_cache(maxsize=_WORDS_KEPT)(self._country_of)

    def spelled(self, name: str) -> str:
        """The country of a name as it is listed."""
        return next((known[name] for known in self._known if name in known), "")

    def _country_of(self, name: str) -> str:
        """The country of a name however it is inflected."""
        return next(filter(None, map(self.spelled, _uninflected(name))), "")

    def _most_words(self, first: str) -> int:
        """Of how many words a name may be that begins with `first`; other scripts inflect first words, too."""
        if not first.isascii():
            return _LONGEST_NAME
        return self._longest.get(_plain(first).partition(" ")[0], 1)


_WORDS_KEPT = 512
"""Large words of mails: most begin a sentence or greet, and are met again in the next mail."""


@cache
def towns() -> Names:
    """The towns of cities.tsv."""
    return Names(listed_towns())


def towns_in(text: str, names: Names | None = None) -> Iterator[Town]:
    """Every larger town that a text names, in order; words that more often mean something else are left out.

    `names`: what to look for instead.
    """
    names = names or towns()
    words = list(_WORDS.finditer(text))
    goes_on = 0
    for at, word in enumerate(words):
        first = word[0]
        if at < goes_on or not _may_begin(first):
            continue
        for length in range(min(names.most_words(first), len(words) - at), 0, -1):
            last = words[at + length - 1]
            spelled = text[word.start() : last.end()].rstrip(".'’-")
            if "\n" in spelled or len(spelled) > _LONGEST_SPELLED:
                continue
            country = names.country_of(spelled)
            if country and not _is_common(spelled, length, words[at - 1][0] if at else ""):
                yield Town(country, spelled, word.start())
                goes_on = at + length
                break
    if not text.isascii():
        yield from _run_together(text, names)


_LONGEST_SPELLED = 40


def country_of_town(name: str) -> str:
    """The country that has the only large town of that name; "" when none has."""
    name = name.strip()
    if not name or len(name) > _LONGEST_SPELLED or _is_common(name, name.count(" ") + 1):
        return ""
    return towns().country_of(name)


def _may_begin(word: str) -> bool:
    return word[0].isupper() or (not word.isascii() and word[0].lower() == word[0].upper())


def _is_common(name: str, length: int, ahead: str = "") -> bool:
    """Whether a name is more often a word or a person's; `ahead`: the word in front of it, where only towns stand."""
    lowered = name.lower()
    if length > 1:
        return False
    if lowered in _NO_TOWNS or is_small_word(lowered):
        return True
    return name.isascii() and is_given_name(name) and ahead not in _INSIDE


_INSIDE = frozenset({"in", "near", "à", "em", "w", "v", "u", "på"})
"""Ahead of people's names stand others: "from Florence", "für Sofia"."""


_ARABIC = late_pattern(r"^[\u0600-\u06ff\s]+$")
_ARABIC_PREFIX = late_pattern(r"^(?:و?[بلفك]|و)(?=\S{3})")
_CYRILLIC = late_pattern(r"^[\u0400-\u04ff\s-]+$")


def _uninflected(word: str) -> Iterator[str]:
    """A town's name as it is listed: without the letters that case endings and prepositions add."""
    plain = _plain(word)
    yield plain
    is_latin = word.isascii()
    if is_latin and len(plain) <= _SHORT:
        return
    if not is_latin and _ARABIC.match(word):
        bare = _ARABIC_PREFIX.sub("", plain)
        yield bare
        if bare.startswith("ل"):
            yield f"ا{bare}"
    elif not is_latin and _CYRILLIC.match(word) and len(plain) > _SHORT:
        stem = plain[:-1]
        if plain[-1] in "еуа":
            yield from (stem, f"{stem}а")
        elif plain[-1] in "иі":
            yield from (f"{stem}ь", f"{stem}я", f"{stem}а")
    elif len(plain) > _SHORT and plain[-1] in "ua":
        # "u Zagrebu", "u Sarajevu", "iz Splita"
        stem = plain[:-1]
        yield from (stem, f"{stem}o")
    elif len(plain) > _SHORT and plain[-1] == "i":
        yield f"{plain[:-1]}a"  # "u Rijeci" is not, "u Puli" is


_SHORT = 4


def _plain(word: str) -> str:
    return fold(word) or word


@cache
def listed_towns() -> Mapping[str, str]:
    """Name of a town, folded -> its country."""
    found: dict[str, str] = {}
    for table in ("cities.tsv", "exonyms.tsv"):
        text = text_of(table)
        for line in text.splitlines():
            country, _, names = line.partition("\t")
            for name in names.split("|"):
                found.setdefault(_plain(name), country)
    return found


@cache
def _longest_run_together() -> int:
    return max(len(name) for name in listed_towns() if _CJK.fullmatch(name))


def _run_together(text: str, names: Names) -> Iterator[Town]:
    """Towns in scripts that write no blanks between words."""
    for run in _CJK.finditer(text):
        at = 0
        while at < len(run[0]) - 1:
            for length in range(min(_longest_run_together(), len(run[0]) - at), 1, -1):
                name = run[0][at : at + length]
                if country := names.spelled(name):
                    yield Town(country, name, run.start() + at)
                    at += length - 1
                    break
            at += 1
