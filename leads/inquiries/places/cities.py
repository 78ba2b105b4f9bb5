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
from itertools import chain, islice

from leads.folding import fold
from leads.inquiries.people.given_names import is_given_name
from leads.inquiries.wording.letters import UPPER
from leads.inquiries.wording.patterns import late_pattern
from leads.inquiries.wording.small_words import is_small_word
from leads.inquiries.words import text_of

_LONGEST_NAME = 4
"""Words of a town's name."""
_CJK = late_pattern(r"[\u3040-\u30ff\u4e00-\u9fff]{2,}")
_WORDS = late_pattern(r"[^\W\d_][\w'’.-]*")
_TO_LARGE = late_pattern(
    rf"(?:[\W\d_]++|(?!{UPPER})(?P<ahead>[^\W\d_][\w'’.-]*+))*+(?P<large>{UPPER}[\w'’.-]*)"
)
"""All up to the next of these words that begins large, and the last one ahead of it."""
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
    wedding bureau hamburger bad burg dom lima wels plan most gera minden essen singen speyer hagen siegen
    לד יבנה אלעד מוריה 예산 양산 이천 기장 영광 연일 부여 상주 서동 구리 공주 신안 오산 장성 보성
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
        self._longest_run: dict[str, int] = {}
        for name in chain.from_iterable(known):
            first, blank, rest = name.partition(" ")
            if blank:
                self._longest[first] = max(self._longest.get(first, 0), rest.count(" ") + 2)
            elif _CJK.match(name):
                self._longest_run[name[0]] = max(self._longest_run.get(name[0], 0), len(name))
        self.begins_one = lru_cache(maxsize=_WORDS_KEPT)(self._begins_one)

    def spelled(self, name: str) -> str:
        """The country of a name as it is listed."""
        for known in self._known:
            if name in known:
                return known[name]
        return ""

    def country_of(self, name: str) -> str:
        """The country of a name however it is inflected."""
        plain = _plain(name)
        country = self.spelled(plain)
        if country or _is_bare(name, plain):
            return country
        return next(filter(None, map(self.spelled, _uninflected(name, plain))), "")

    def _begins_one(self, word: str) -> bool:
        """Whether a name may begin with a word."""
        return self.most_words(word) > 1 or bool(self.country_of(word))

    def most_words(self, first: str) -> int:
        """Of how many words a name may be that begins with `first`; Arabic and Hebrew have prepositions ahead of it."""
        if not first.isascii() and _ARABIC.match(first):
            return _LONGEST_NAME
        most = self._longest.get(_plain(first).partition(" ")[0], 1)
        if most == 1 and not first.isascii() and _HEBREW.match(first):
            return max(self._longest.get(_plain(bare), 1) for bare in _alone(first))
        return most

    def longest_run(self, letter: str) -> int:
        """Of how many letters a name may be that begins with this one, in scripts that write no blanks."""
        return self._longest_run.get(letter, 0)


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
    last, end = "", 0
    while word := _TO_LARGE.match(text, end):
        ahead = word["ahead"] or last
        last, end = word["large"], word.end()
        first = last.rstrip(_ENDS)
        if len(first) > _LONGEST_SPELLED or not (names.begins_one(first) and _may_begin(first)):
            continue
        if town := _town_at(text, word.start("large"), end, ahead, names):
            yield town
            end = town.at + len(town.name)
            last = _WORDS.findall(town.name)[-1]
    if not text.isascii():
        yield from _run_together(text, names)


_LONGEST_SPELLED = 40
_ENDS = ".'’-"
"""Signs within names that are none of them at their end."""


def _town_at(text: str, at: int, end: int, ahead: str, names: Names) -> Town | None:
    """The town, of as many words as one has, whose first word stands at `at` up to `end`."""
    ends = [end]
    if (most := names.most_words(text[at:end])) > 1:
        ends += [word.end() for word in islice(_WORDS.finditer(text, end), most - 1)]
    for length in range(len(ends), 0, -1):
        spelled = text[at : ends[length - 1]].rstrip(_ENDS)
        if "\n" in spelled or len(spelled) > _LONGEST_SPELLED:
            continue
        country = names.country_of(spelled)
        if country and not _is_common(spelled, length, ahead):
            return Town(country, spelled, at)
    return None


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


def without_words_of_place(name: str) -> str:
    """A town without what Arabic, Hebrew and Korean write in one word with it: "בחיפה" is חיפה, "수원에서" 수원."""
    if name.isascii() or not _JOINS_WORDS.match(name) or towns().spelled(_plain(name)):
        return name
    return next(
        (bare for bare in _alone(name) if any(map(towns().spelled, _listed_as(bare)))), name
    )


def _alone(word: str) -> Iterator[str]:
    """What a word may be without the word of place ahead of it or behind."""
    if _ARABIC.match(word):
        bare = _ARABIC_PREFIX.sub("", word)
        if bare.startswith("ل"):
            yield f"ا{bare}"
        yield bare
    elif _HEBREW.match(word):
        yield _HEBREW_PREFIX.sub("", word)
    else:
        yield _KOREAN_ENDING.sub("", word)


def _listed_as(bare: str) -> Iterator[str]:
    """A name as the list may have it, which has some Korean towns with their rank alone: 창원시."""
    return map(_plain, (bare, f"{bare}시", f"{bare}군"))


_JOINS_WORDS = late_pattern(r"^[\u05d0-\u05ea\u0600-\u06ff\uac00-\ud7a3\s'’.-]+$")
_HEBREW = late_pattern(r"^[\u05d0-\u05ea\s'’.-]+$")
_HEBREW_PREFIX = late_pattern(r"^[וש]?[במל](?=\S{2})")
_KOREAN_ENDING = late_pattern(
    r"(?<=\S\S)(?:에서는?|에는?|으로|로|까지|의|인데|입니다|이고|이며|이에요|예요)$"
)
_ARABIC = late_pattern(r"^[\u0600-\u06ff\s]+$")
_ARABIC_PREFIX = late_pattern(r"^(?:و?[بلفك]|و)(?=\S{3})")
_CYRILLIC = late_pattern(r"^[\u0400-\u04ff\s-]+$")


def _is_bare(word: str, plain: str) -> bool:
    """Whether no ending and no preposition can be taken off a name: see `_uninflected`."""
    return word.isascii() and (len(plain) <= _SHORT or plain[-1] not in "uai")


def _uninflected(word: str, plain: str) -> Iterator[str]:
    """A town's name as it may be listed: without the letters that case endings and prepositions add.

    `plain`: the same folded.
    """
    is_latin = word.isascii()
    if not is_latin and _JOINS_WORDS.match(word):
        for bare in _alone(word):
            if bare != word and bare not in _NO_TOWNS:
                yield from _listed_as(bare)
    elif not is_latin and _CYRILLIC.match(word) and len(plain) > _SHORT:
        stem = plain[:-1]
        if plain[-1] in "еуа":
            yield from (stem, f"{stem}а")
        elif plain[-1] in "иі":
            yield from (f"{stem}ь", f"{stem}я", f"{stem}а")
    elif len(plain) > _SHORT and plain[-1] in "ua":
        # "u Zagrebu", "u Sarajevu", "iz Splita", "Jyväskylää"; no other ending of these stands behind a vowel:
        # Oberau is not Oberá.
        stem = plain[:-1]
        is_ending = stem[-1] == plain[-1] or stem[-1] not in "aeiou"
        yield from (stem, f"{stem}o") if is_ending else (f"{stem}o",)
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


def _run_together(text: str, names: Names) -> Iterator[Town]:
    """Towns in scripts that write no blanks between words."""
    for found in _CJK.finditer(text):
        run, at = found[0], 0
        while at < len(run) - 1:
            for length in range(min(names.longest_run(run[at]), len(run) - at), 1, -1):
                name = run[at : at + length]
                if country := names.spelled(name):
                    yield Town(country, name, found.start() + at)
                    at += length - 1
                    break
            at += 1
