"""Are these two names one person's? Turned, shortened, misspelt, and not so."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from leads.recognising.nicknames import may_be_same_first_name
from leads.recognising.person_names import PersonName


class NameLevel(StrEnum):
    SAME = "same name"
    VARIANT = "same name in another form"
    TYPO = "names differ by a typing error"
    PART = "one name is part of the other"
    FIRST_ALIKE = "first names are alike but not the same"
    FIRST_DIFFERS = "first names differ"
    LAST_DIFFERS = "surnames differ"
    SUFFIX_DIFFERS = "one is junior or senior"
    DIFFERENT = "names differ"
    ONE_MISSING = "one has no name"
    BOTH_MISSING = "no names"


class _Pair(StrEnum):
    """How two words of two names compare."""

    EQUAL = "equal"
    SHORT = "short form"
    INITIAL = "initial"
    TYPO = "typing error"
    ALIKE = "alike"  # Maria and Mario, Paul and Paula, Jan and Jana


def compare_names(one: PersonName, other: PersonName) -> tuple[NameLevel, str]:
    """The level, and the same in words a rep reads ("first names differ: Ana / Marco")."""
    level = _level(one, other)
    if level is NameLevel.BOTH_MISSING:
        return level, ""
    if level in {NameLevel.SAME, NameLevel.ONE_MISSING}:
        return level, level.value
    return level, f"{level}: {_told(one, level)} / {_told(other, level)}"


def _told(name: PersonName, level: NameLevel) -> str:
    first_only = level in {NameLevel.FIRST_DIFFERS, NameLevel.FIRST_ALIKE} and len(name.words) > 1
    return name.words[0].title() if first_only else name.shown[:60]


def _level(one: PersonName, other: PersonName) -> NameLevel:
    if not (one.words and other.words):
        either = one.words or other.words
        return NameLevel.ONE_MISSING if either else NameLevel.BOTH_MISSING
    level = _level_of_words(one.words, other.words)
    alike = level in {NameLevel.SAME, NameLevel.VARIANT, NameLevel.TYPO, NameLevel.PART}
    if one.suffix != other.suffix and alike:
        return NameLevel.SUFFIX_DIFFERS
    return level


def _level_of_words(one: tuple[str, ...], other: tuple[str, ...]) -> NameLevel:
    if one == other or sorted(one) == sorted(other) or "".join(one) == "".join(other):
        return NameLevel.SAME
    short, long = sorted((one, other), key=len)
    pairs, alone, left = _paired(short, long)
    if not alone:
        return _all_paired(short, long, pairs)
    if not pairs and _is_misspelt_as_a_whole(short, long):
        return NameLevel.TYPO
    return _some_paired(short, long, pairs, left)


def _paired(
    short: tuple[str, ...], long: tuple[str, ...]
) -> tuple[dict[str, tuple[str, _Pair]], list[str], list[str]]:
    """Each word of the shorter name with its counterpart, the best pairs first; and the words left over."""
    pairs: dict[str, tuple[str, _Pair]] = {}
    mine, theirs = list(short), list(long)
    for kind in _Pair:
        for word in tuple(mine):
            match = next((w for w in theirs if _pair(word, w) is kind), None)
            if match is not None:
                pairs[word] = (match, kind)
                mine.remove(word)
                theirs.remove(match)
    return pairs, mine, theirs


@lru_cache(maxsize=100_000)
def _pair(one: str, other: str) -> _Pair | None:
    """The closest way in which two words of names compare; None when they do not."""
    if one == other:
        return _Pair.EQUAL
    if may_be_same_first_name(one, other) or _is_cut_short(one, other):
        return _Pair.SHORT
    if min(len(one), len(other)) == 1:
        return _Pair.INITIAL if one[0] == other[0] else None
    if not _is_misspelt(one, other):
        return None
    return _Pair.ALIKE if _has_another_ending(one, other) else _Pair.TYPO


def _is_cut_short(one: str, other: str) -> bool:
    """As Ab is Abraham and Alex is Alexander; but Paul is not Paula cut short."""
    short, long = sorted((one, other), key=len)
    return 2 <= len(short) <= 5 and len(long) - len(short) >= 3 and long.startswith(short)


def _is_misspelt(one: str, other: str) -> bool:
    longest = max(len(one), len(other))
    allowed = 0 if longest < 4 else 1 if longest < 8 else 2
    return OSA.distance(one, other, score_cutoff=allowed) <= allowed


def _has_another_ending(one: str, other: str) -> bool:
    """Maria and Mario, Paul and Paula: relatives more often than slips."""
    short, long = sorted((one, other), key=len)
    if len(short) == len(long):
        return short[:-1] == long[:-1]
    return long.startswith(short[:-1]) and len(long) - len(short) == 1 and long[-1] in "aeoi"


def _all_paired(
    short: tuple[str, ...], long: tuple[str, ...], pairs: dict[str, tuple[str, _Pair]]
) -> NameLevel:
    kinds = {kind for _, kind in pairs.values()}
    if _Pair.ALIKE in kinds:
        return NameLevel.FIRST_ALIKE
    if len(short) == 1 < len(long):
        return NameLevel.PART
    if kinds == {_Pair.INITIAL} or (kinds == {_Pair.SHORT} and len(short) > 1):
        return NameLevel.DIFFERENT  # nothing of the two is really the same
    if _Pair.TYPO in kinds:
        return NameLevel.TYPO
    return (
        NameLevel.SAME if kinds == {_Pair.EQUAL} and len(short) == len(long) else NameLevel.VARIANT
    )


def _is_misspelt_as_a_whole(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """A space in the wrong place, "russel lyuan", or letters swapped across it."""
    one, other = "".join(short), "".join(long)
    return len(one) >= 8 and OSA.distance(one, other, score_cutoff=2) <= 2


def _some_paired(
    short: tuple[str, ...],
    long: tuple[str, ...],
    pairs: dict[str, tuple[str, _Pair]],
    left: list[str],
) -> NameLevel:
    full = {
        (word, match)
        for word, (match, kind) in pairs.items()
        if kind in {_Pair.EQUAL, _Pair.TYPO} and min(len(word), len(match)) > 2
    }
    if not full:
        return NameLevel.DIFFERENT
    if len(short) > 1 and all(word == short[0] and match == long[0] for word, match in full):
        return NameLevel.LAST_DIFFERS if left else NameLevel.DIFFERENT
    return NameLevel.FIRST_DIFFERS
